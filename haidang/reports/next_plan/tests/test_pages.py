"""The pages of the next plan with a person at the door; the paper as files."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from haidang.kit.jobs.models import Job
from haidang.papers.sources.opening import open_source
from haidang.plan.plans.models import Plan
from haidang.reports.next_plan import jobs, services
from haidang.reports.next_plan.choices import Section, State, Why
from haidang.reports.next_plan.models import NextPlan
from haidang.reports.next_plan.rules.reading_back import differences
from haidang.reports.next_plan.selectors.papers import plan_words

pytestmark = pytest.mark.django_db


def at(name, *args):
    return reverse(f"next_plan:{name}", args=args)


def text(reply, status=200):
    assert reply.status_code == status
    return " ".join(reply.content.decode().split())


def test_the_desk_begins_a_draft_chooses_edits_and_puts_it_to_review(accepted, enter, desk, today):
    client = enter(desk)
    assert "Chưa có dự thảo nào" in text(client.get(at("next-list")))
    wrong = client.post(at("next-list"), {"plan": accepted.pk, "year": 2019})
    assert "chỉ lập được dự thảo cho các năm 2021 đến 2025" in text(wrong, 422)
    page = text(client.post(at("next-list"), {"plan": accepted.pk, "year": 2021}, follow=True))
    assert "Không còn điểm nào" in page
    draft = NextPlan.objects.get()
    first = draft.lines.filter(section=Section.TASK).in_order()[0]
    # nothing ticked of what was shown: all of it goes out; ticked again, it comes back
    there = draft.get_absolute_url()
    client.post(there, {"shown": [first.pk]})
    first.refresh_from_db()
    assert not first.is_in
    client.post(there, {"shown": [first.pk], "line": [first.pk]})
    form = {"words": "Giới thiệu bến cảng với bạn hàng", "field_title": first.field_title, "leads": "Sở Công Thương",
            "due": "quý II năm 2021", "position": 1, "is_in": "on", "version": 3}  # fmt: skip
    assert "Đã lưu." in text(client.post(first.get_absolute_url(), form, follow=True))
    assert "người khác đã sửa dòng này" in text(client.post(first.get_absolute_url(), form), 422)
    assert "Chưa xác nhận" in text(client.post(at("review", draft.pk), {}), 422)
    page = text(client.post(at("review", draft.pk), {"confirms_no_secrets": "on"}, follow=True))
    assert "Dự thảo đã thành kế hoạch mới chờ soát" in page
    assert "Giới thiệu bến cảng với bạn hàng" in page
    draft.refresh_from_db()
    assert draft.state == State.IN_REVIEW
    assert Plan.objects.get(drafted_as=draft).year == 2021
    # what is no draft any more is read, and not written
    assert "Lưu lựa chọn" not in text(client.get(there))
    assert client.post(first.get_absolute_url(), form | {"version": 4}).status_code == 422


def test_a_line_tells_where_it_comes_from_and_what_was_made_of_it(draft, enter, desk):
    line = next(each for each in draft.lines.filter(why=Why.REMAINS) if each.source.label == "1.2")
    page = text(enter(desk).get(line.get_absolute_url()))
    assert f'<a href="{line.source.get_absolute_url()}">Mở hồ sơ gốc: 1.2 ' in page
    assert "“Sở Du lịch, Sở Công Thương” → “Sở Du lịch”" in page


def test_the_paper_is_given_in_word_and_as_pdf(draft, enter, desk):
    client = enter(desk)
    word = client.get(at("word", draft.pk))
    assert word["Content-Disposition"] == 'attachment; filename="du-thao-ke-hoach-2021.docx"'
    assert differences(plan_words(draft), open_source("x.docx", word.content)) == []
    assert client.get(at("pdf", draft.pk)).content.startswith(b"%PDF-")


def test_markup_in_words_is_words(draft, enter, desk):
    values = {"words": "Mở <script>alert(1)</script> & chuyên mục", "field_title": "Thông tin <b>đối ngoại</b>",
              "leads": "Sở Ngoại vụ"}  # fmt: skip
    line = services.add_line(draft, Section.TASK, values, by=desk)
    assert "<script>alert" not in text(enter(desk).get(draft.get_absolute_url()))
    assert "<script>alert" not in text(enter(desk).get(line.get_absolute_url()))
    word = enter(desk).get(at("word", draft.pk)).content
    assert "<script>alert(1)</script> & chuyên mục" in open_source("x.docx", word).text


def test_the_page_asks_as_much_for_many_lines_as_for_few(draft, enter, desk):
    client = enter(desk)

    def asked(why):
        client.get(draft.get_absolute_url(), {"vi-sao": why})
        with CaptureQueriesContext(
            connection,
        ) as queries:
            client.get(draft.get_absolute_url(), {"vi-sao": why})
        return len(queries)

    assert asked(Why.STANDING) == asked("")


def test_a_long_plan_is_drafted_by_a_job(accepted, enter, desk, today, monkeypatch):
    monkeypatch.setattr(jobs, "MANY", 3)
    reply = enter(desk).post(at("next-list"), {"plan": accepted.pk, "year": 2021})
    assert reply.url == Job.objects.get().get_absolute_url()
    assert jobs.draft(accepted.pk, 2021, desk.pk) == {"url": NextPlan.objects.get().get_absolute_url()}


def test_plans_of_which_nothing_was_accepted_are_not_offered(enter, desk, today, accepted):
    Plan.objects.create(title="Chưa soát", year=2020)
    page = text(enter(desk).get(at("next-list")))
    assert "07/KH-UBND" in page
    assert "Chưa soát" not in page
