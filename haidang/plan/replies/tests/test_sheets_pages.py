"""Pages of the sheet with a person at the door; without scripts."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from haidang.plan.followup.choices import Stage
from haidang.plan.followup.examples import draft
from haidang.plan.followup.models import Update
from haidang.plan.replies import services
from haidang.plan.replies.choices.sheets import IntakeStage
from haidang.plan.replies.models import Intake, SheetOut
from haidang.plan.replies.tests.made import Filled

pytestmark = pytest.mark.django_db
SHEETS, OUT, IN = "replies:sheets", "replies:sheet-out", "replies:sheet-in"


def text(response):
    return response.content.decode()


def handed_in(client, data, name="bang.xlsx", **more):
    posted = {"sheet": SimpleUploadedFile(name, data), "confirms_no_secrets": "on"} | more
    return client.post(reverse(IN), posted, follow=True)


def test_the_way_to_it_stands_where_updates_are_asked_for(officer, duty, enter):
    html = text(enter(officer).get(reverse("followup:open")))
    assert f'href="{reverse(SHEETS)}#tai-ve">Tải bảng về' in html
    assert f'href="{reverse(SHEETS)}#nop-bang">Nộp bảng' in html


def test_each_plan_and_period_is_offered_with_its_day(officer, duty, enter):
    html = text(enter(officer).get(reverse(SHEETS)))
    assert "tháng 3/2020" in html
    assert "hạn gửi 18/03/2020" in html
    assert "Tất cả các kỳ đang chờ" in html


def test_a_sheet_is_taken_along_filled_handed_in_and_written(officer, duty, accepted, enter):
    client = enter(officer)
    reply = client.post(reverse(OUT), {"form": "B", "plan": accepted.pk, "period": "2020-t03"})
    assert reply["Content-Type"].endswith("spreadsheetml.sheet")
    assert "2020-t03" in reply["Content-Disposition"]
    filled = Filled(reply.content).put("1.1", state="Đang thực hiện", done="Đã họp.")
    html = text(handed_in(client, filled.data))
    assert "Chưa có gì được ghi." in html
    assert "1 dòng ghi được, 0 dòng cần quyết định." in html
    intake = Intake.objects.get()
    html = text(client.post(intake.get_absolute_url(), {"act": "send"}, follow=True))
    assert "Đã gửi 1 cập nhật." in html
    assert Update.objects.get().stage == Stage.SUBMITTED
    assert "bang.xlsx" in text(client.get(reverse(SHEETS)))
    assert "bang.xlsx" in text(client.get(Update.objects.get().get_absolute_url()))


def test_a_conflict_is_resolved_on_the_page(officer, duty, sheet, enter):
    filled = sheet().put("1.1", done="Tệp.")
    draft(duty, by=officer, done="Hệ thống.")
    client = enter(officer)
    html = text(handed_in(client, filled.data))
    assert "Từ lúc giao bảng, hệ thống đã đổi và tệp cũng sửa." in html
    intake = Intake.objects.get()
    row = intake.rows.get(title__startswith="1.1")
    chosen = {f"d-{row.pk}-done": "edit", f"e-{row.pk}-done": "Cả hai."}
    html = text(client.post(intake.get_absolute_url(), chosen | {"act": "keep"}, follow=True))
    assert "Đã lưu 1 bản nháp." in html
    assert Update.objects.get().done == "Cả hai."


def test_rows_may_be_pasted(officer, sheet, enter):
    words = sheet().put("1.1", done="Đã họp.").copied()
    html = text(enter(officer).post(reverse(IN), {"rows": words, "confirms_no_secrets": "on"}, follow=True))
    assert "1 dòng ghi được" in html


@pytest.mark.parametrize(
    ("posted", "sentence"),
    [
        ({}, "Chưa chọn tệp nào"),
        ({"sheet": SimpleUploadedFile("a.xlsx", b""), "confirms_no_secrets": "on"}, "Tệp này trống"),
        ({"rows": "", "confirms_no_secrets": "on"}, "Chưa dán dòng nào"),
        ({"rows": "a\tb", "confirms_no_secrets": "on"}, "Không thấy dòng tiêu đề"),
        ({"rows": "a\tb"}, "Chưa xác nhận tài liệu không chứa bí mật nhà nước"),
    ],
)
def test_what_cannot_be_taken_is_said_beside_its_field(officer, duty, enter, posted, sentence):
    response = enter(officer).post(reverse(IN), posted)
    assert response.status_code == 422
    assert sentence in text(response)
    assert not Intake.objects.exists()


@pytest.mark.parametrize("posted", [{}, {"form": "X"}, {"form": "B", "plan": "0"}, {"form": "B", "period": "2031-t01"}])
def test_no_other_sheet_can_be_asked_for(officer, duty, enter, posted):
    assert enter(officer).post(reverse(OUT), posted).status_code == 422
    assert not SheetOut.objects.exists()


def test_an_agency_gets_no_other_agencys_rows_whatever_it_asks(officer, duty, desk, enter):
    reply = enter(officer).post(reverse(OUT), {"form": "B", "period": "2020-t03", "agency": desk.agency_id})
    assert {line[4] for line in Filled(reply.content).lines()} == {"Sở Công Thương"}


def test_the_desk_chooses_an_agency(desk, officer, duty, enter):
    client = enter(desk)
    assert f'<option value="{officer.agency_id}"' in text(client.get(reverse(SHEETS)))
    html = text(client.get(reverse(SHEETS), {"co-quan": officer.agency_id}))
    assert f'name="agency" value="{officer.agency_id}"' in html
    assert client.get(reverse(SHEETS), {"co-quan": "9" * 40}).status_code == 200


def test_a_colleague_sees_it_and_may_not_confirm_it(officer, leader, sheet, enter):
    intake = services.take_file("b.xlsx", sheet().put("1.1", done="Đã họp.").data, by=officer)
    client = enter(leader)
    html = text(client.get(intake.get_absolute_url()))
    assert "Ghi thành bản nháp" not in html
    assert client.post(intake.get_absolute_url(), {"act": "keep"}).status_code == 403
    assert not Update.objects.exists()


def test_a_sheet_may_be_set_aside(officer, sheet, enter):
    intake = services.take_file("b.xlsx", sheet().put("1.1", done="Đã họp.").data, by=officer)
    client = enter(officer)
    client.post(intake.get_absolute_url(), {"act": "drop"})
    intake.refresh_from_db()
    assert intake.stage == IntakeStage.DROPPED
    response = client.post(intake.get_absolute_url(), {"act": "keep"})
    assert response.status_code == 422
    assert "nộp lại bảng" in text(response)
    assert not Update.objects.exists()


@pytest.mark.parametrize(
    "posted",
    [
        {"act": "keep", "d-999999999999999999-done": "file"},
        {"act": "keep", "d-x-done": "file"},
        {"act": "không có"},
        {"act": "file", "d-1-stage": "file"},
    ],
)
def test_words_nobody_asked_for_do_nothing(officer, duty, sheet, enter, posted):
    filled = sheet().put("1.1", done="Tệp.")
    draft(duty, by=officer, done="Hệ thống.")
    intake = services.take_file("b.xlsx", filled.data, by=officer)
    assert enter(officer).post(intake.get_absolute_url(), posted).status_code == 302
    assert Update.objects.get().done == "Hệ thống."


def test_rows_are_filtered_by_their_verdict(officer, sheet, enter):
    intake = services.take_file("b.xlsx", sheet().put("1.1", done="Đã họp.").data, by=officer)
    html = text(enter(officer).get(intake.get_absolute_url(), {"loc": "taken"}))
    assert "1.1 Lập hồ sơ" in html
    assert "1.2 Đón đoàn" not in html


def test_markup_in_a_cell_is_only_words(officer, sheet, enter):
    intake = services.take_file("b.xlsx", sheet().put("1.1", done="<script>alert(1)</script>").data, by=officer)
    html = text(enter(officer).get(intake.get_absolute_url()))
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html


def test_the_pages_ask_no_more_of_the_database_for_more_rows(officer, duty, sheet, enter):
    client = enter(officer)
    few = services.take_file("b.xlsx", sheet().put("1.1", done="Đã họp.").data, by=officer)
    many = services.take_file("b.xlsx", sheet(period="").data, by=officer)
    assert many.rows.count() > few.rows.count()
    counted = []
    for intake in (few, many):
        client.get(intake.get_absolute_url())
        with CaptureQueriesContext(
            connection,
        ) as asked:
            client.get(intake.get_absolute_url())
        counted.append(len(asked))
    assert counted[0] == counted[1]
