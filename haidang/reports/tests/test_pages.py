"""The pages of the reports: read without scripts, edited a paragraph at a time, every record a click away."""

from datetime import date

import pytest
from django.urls import reverse

from haidang.kit.jobs.worker import do_what_waits
from haidang.reports import examples, services
from haidang.reports.models import Report


def url(name, *args):
    return reverse(f"reports:{name}", args=args)


def text(answer):
    return answer.content.decode()


def test_a_report_is_asked_for_and_waited_for(year, desk, enter):
    client = enter(desk)
    asked = {"kind": "half", "year": 2020, "part": 1, "recipient": "Ủy ban nhân dân tỉnh"}
    answer = client.post(url("report-add"), asked)
    report = Report.objects.get()
    assert answer.url == report.get_absolute_url()
    assert "Có thể rời trang này" in text(client.get(answer.url))
    do_what_waits()
    page = text(client.get(answer.url))
    assert "II. " in page
    assert "14 bến" in page
    assert report.title in text(client.get(url("report-list")))
    wrong = client.post(url("report-add"), asked | {"part": 4})
    assert (wrong.status_code, "không có kỳ này" in text(wrong)) == (422, True)


def test_a_paragraph_shows_its_records_and_is_edited_with_and_without_scripts(report, desk, enter):
    client = enter(desk)
    passage = next(each for each in report.passages.all() if "14 bến" in each.words)
    page = text(client.get(url("passage", passage.pk)))
    assert "Sở Công Thương: cập nhật tháng 6/2020 về nhiệm vụ 1.1" in page
    answer = client.post(url("passage", passage.pk), {"words": "Lời mới.", "seen": passage.words})
    assert answer.url.endswith(f"#doan-{passage.pk}")
    part = client.post(
        url("passage", passage.pk), {"words": "Lời nữa.", "seen": "Lời mới."}, headers={"HX-Request": "1"}
    )
    assert ("Lời nữa." in text(part), "<html" in text(part)) == (True, False)
    late = client.post(url("passage", passage.pk), {"words": "Muộn.", "seen": "Lời mới."})
    assert (late.status_code, "vừa được người khác sửa" in text(late)) == (422, True)
    client.post(url("passage-act", passage.pk, "dung-lai"))
    assert "14 bến" in text(client.get(report.get_absolute_url()))
    client.post(url("passage-act", passage.pk, "bo-ra"))
    assert "Không đưa vào báo cáo" in text(client.get(report.get_absolute_url()))
    assert client.post(url("passage-act", passage.pk, "xoa-het")).status_code == 404


def test_numbers_of_a_table_open_their_records(report, desk, enter):
    page = text(enter(desk).get(url("report-sources", report.pk), {"o": "figures"}))
    assert page.count("Đoàn xúc tiến thương mại tại Nhật Bản") >= 2
    # called by its heading, its rows by the names of their columns: no key of ours is read by anybody
    assert "Số liệu công tác đối ngoại so với cùng kỳ" in page
    assert "Số đoàn ra (đơn vị: đoàn; kỳ này: 2; cùng kỳ: 1;" in page
    assert ": figures" not in text(enter(desk).get(report.get_absolute_url()))
    assert enter(desk).get(url("report-sources", report.pk), {"o": "khong-co"}).status_code == 404


def test_a_report_is_signed_at_the_page_and_its_differences_read(report, desk, colleague, enter):
    enter(desk).post(url("report-act", report.pk, "gui-soat"))
    signer = enter(colleague)
    signer.post(url("report-act", report.pk, "ky-khoa"), {"signed_on": "2020-06-12"})
    signed = Report.objects.get(pk=report.pk)
    page = text(signer.get(report.get_absolute_url()))
    assert (signed.digest in page, "nguyên vẹn" in page) == (True, True)
    assert "Không có gì khác" in text(signer.get(url("report-differences", report.pk)))
    for name, kind in (("report-word", "wordprocessingml"), ("report-pdf", "application/pdf")):
        answer = signer.get(url(name, report.pk))
        assert (answer.status_code, kind in answer["Content-Type"]) == (200, True)


def test_what_an_agency_may_not_see_is_counted_and_not_named(report, desk, colleague, cast, enter):
    services.submit(report, by=desk)
    services.sign(report, signed_on=date(2020, 6, 12), by=colleague)
    passage = next(each for each in report.passages.all() if "đoàn ra" in each.words)
    page = text(enter(cast["cong-an"]).get(url("passage", passage.pk)))
    assert "hồ sơ bạn không được xem" in page
    assert "Đoàn xúc tiến" not in page


@pytest.mark.parametrize("act", ["tong-hop-lai", "gui-soat", "bo"])
def test_an_act_answers_with_its_page(report, desk, enter, act):
    answer = enter(desk).post(url("report-act", report.pk, act))
    assert answer.url == report.get_absolute_url()
    assert enter(desk).get(answer.url).status_code == 200


def test_the_list_asks_the_same_whatever_its_length(year, desk, enter, django_assert_max_num_queries):
    for _ in range(3):
        examples.opened(by=desk)
    client = enter(desk)
    client.get(url("report-list"))
    with django_assert_max_num_queries(14):
        client.get(url("report-list"))
