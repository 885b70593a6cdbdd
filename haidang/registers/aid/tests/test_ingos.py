"""Organisations by their verbs, with the norms of the day: papers, opinions, reports, what is owed, what is counted."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from haidang.kit.glance import one_glance
from haidang.kit.verdicts import Outcome
from haidang.plan.followup.models import Hint
from haidang.registers.aid import examples_ingo as examples
from haidang.registers.aid import ingo_selectors, ingo_services
from haidang.registers.aid.figures_ingo import figures
from haidang.registers.aid.happenings_ingo import happenings
from haidang.registers.aid.ingo_choices import IngoStage, Leaning, RegistrationKind, RegistrationStage
from haidang.registers.aid.ingo_standing import Standing, of_standing
from haidang.registers.aid.models import Ingo, IngoReport, IngoYear, Registration
from haidang.registers.aid.owed_ingo import owed
from haidang.registers.aid.tests.told import fresh, sentence
from tests.paper_words import tables_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cast", "norms", "today")]
#: The Monday on which these tests live.
NOW = date(2026, 3, 2)


def due(what, on=NOW):
    return [each for each in owed(on) if each.key.startswith(f"aid:{what}:")]


def checks(row, on=NOW):
    check = ingo_selectors.checks_of_ingo if isinstance(row, Ingo) else ingo_selectors.checks_of_registration
    return {one.code: one for one in check(fresh(row), today=on)}


def posted(enter, who, name, facts, *args):
    return enter(who).post(reverse(f"aid:{name}", args=args), facts)


def told(reply):
    return " ".join(reply.content.decode().split())


# ── papers of registration ───────────────────────────────────────────────────────────────────────


def granted_on(day, years, kind="activity"):
    last = date(day.year + years, day.month, day.day)
    return {"kind": kind, "issued_on": day, "valid_to": last}


@pytest.mark.parametrize(
    ("kind", "years", "extra", "stops"),
    [("activity", 3, 0, False), ("activity", 3, 1, True), ("office", 5, 0, False), ("office", 5, 1, True)],
)
def test_a_paper_is_refused_that_holds_longer_than_its_kind_may(enter, union, kind, years, extra, stops):
    row = examples.ingo()
    facts = {
        "ingo": row.pk, "kind": kind, "aim": "new", "number": "12/CNV-HĐ", "issued_on": "2025-05-05",
        "valid_to": f"{date(2025 + years, 5, 5) + timedelta(days=extra):%Y-%m-%d}", "seat": "Hà Nội",
    }  # fmt: skip
    reply = posted(enter, union, "registration-add", facts)
    assert reply.status_code == (422 if stops else 302)
    assert Registration.objects.count() == (0 if stops else 1)
    if stops:
        assert f"dài hơn {years} năm" in told(reply)
        assert "NĐ 58/2022/NĐ-CP" in told(reply)
    else:
        assert Registration.objects.get().stage == RegistrationStage.GRANTED


@pytest.mark.parametrize(("on", "kind"), [(date(2022, 10, 31), Outcome.UNKNOWN), (date(2022, 11, 1), Outcome.REFUSE)])
def test_the_law_changes_on_its_very_day(on, kind):
    row = examples.registration(issued_on=on, valid_to=date(2026, 11, 30))
    assert checks(row)["validity"].kind == kind
    law = checks(row)["law"]
    decree = "NĐ 12/2012" if on.month == 10 else "NĐ 58/2022"
    assert (decree in law.sentence, law.kind == Outcome.WARN) == (True, on.month == 10)
    assert checks(row)["plan"].kind == (Outcome.UNKNOWN if on.month == 10 else Outcome.WARN)


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"number": "12/CNV-HĐ", "issued_on": "2025-05-05"}, "số, ngày cấp và ngày hết giá trị"),
        ({}, "Ghi ngày nhận văn bản hỏi ý kiến"),
        ({"requested_on": "2026-03-03"}, "chưa đến"),
        ({"number": "12/CNV-HĐ", "issued_on": "2025-05-05", "valid_to": "2025-05-04"}, "từ ngày cấp trở đi"),
    ],
)
def test_half_a_paper_is_refused_with_what_is_missing(enter, union, facts, field):
    facts = {"ingo": examples.ingo().pk, "kind": "activity", "aim": "new"} | facts
    reply = posted(enter, union, "registration-add", facts)
    assert reply.status_code == 422
    assert field in told(reply)
    assert not Registration.objects.exists()


def test_a_renewal_names_a_paper_of_the_same_organisation_and_kind(enter, union):
    own, other = examples.registration(), examples.registration()
    office = examples.registration(ingo=own.ingo, kind=RegistrationKind.OFFICE)
    facts = {"ingo": own.ingo.pk, "kind": "activity", "aim": "renew", "requested_on": "2026-03-02"}
    for wrong, words in (
        ({"renews": other.pk}, "không phải của"),
        ({"renews": office.pk}, "chọn đúng loại"),
        ({"renews": own.pk, "aim": "new"}, "Cấp mới thì không thay giấy nào"),
    ):
        reply = posted(enter, union, "registration-add", facts | wrong)
        assert (reply.status_code, words in told(reply)) == (422, True)
    assert posted(enter, union, "registration-add", facts | {"renews": own.pk}).status_code == 302
    assert due("ingo-renew") == []


def test_a_paper_bears_a_number_that_no_other_bears():
    examples.registration(number="15/CNV-HĐ")
    with pytest.raises(IntegrityError), transaction.atomic():
        examples.registration(number="15/CNV-HĐ")


def test_an_agency_writes_only_of_the_organisations_that_it_follows(enter, officer, union):
    row = examples.ingo()
    facts = {"ingo": row.pk, "kind": "activity", "aim": "new", "requested_on": "2026-03-02"}
    assert posted(enter, officer, "registration-add", facts).status_code == 422
    assert posted(enter, union, "registration-add", facts).status_code == 302


# ── the opinion of the province ──────────────────────────────────────────────────────────────────


def test_the_province_is_asked_agencies_are_asked_and_it_answers_in_time(desk, union, cast):
    row = examples.asked(requested_on=date(2026, 2, 23))
    (each,) = due("ingo-opinion")
    assert (each.due_on, each.since) == (date(2026, 3, 9), date(2026, 2, 23))
    police = cast["cong-an"]
    assert not Registration.objects.for_user(police, "view").filter(pk=row.pk).exists()
    ingo_services.consult(row, agencies=[police.agency], by=union)
    assert Registration.objects.for_user(police, "view").filter(pk=row.pk).exists()
    assert not Registration.objects.for_user(police, "change").filter(pk=row.pk).exists()
    with pytest.raises(ValidationError):
        ingo_services.consult(fresh(row), agencies=[police.agency], by=union)
    answer = examples.paper("ý kiến", by=examples.CHAIR, series="UBND-VP")
    with pytest.raises(PermissionDenied):
        ingo_services.answer(fresh(row), leaning=Leaning.AGREED, paper=answer, by=union)
    ingo_services.answer(fresh(row), leaning=Leaning.AGREED, paper=answer, by=desk)
    assert checks(row)["opinion"].kind == Outcome.OK
    assert due("ingo-opinion") == []


def test_who_does_not_agree_says_why_and_nobody_answers_before_being_asked(desk):
    row = examples.asked()
    answer = examples.paper("ý kiến", by=examples.CHAIR, series="UBND-VP")
    with pytest.raises(ValidationError) as caught:
        ingo_services.answer(row, leaning=Leaning.AGAINST, words=" ", paper=answer, by=desk)
    assert "lý do" in sentence(caught)
    with pytest.raises(ValidationError) as caught:
        ingo_services.answer(row, leaning=Leaning.AGREED, answered_on=date(2026, 3, 1), paper=answer, by=desk)
    assert "02/03/2026" in sentence(caught)
    with pytest.raises(ValidationError):
        ingo_services.answer(row, leaning=Leaning.AGREED, paper=None, by=desk)
    assert fresh(row).stage == RegistrationStage.ASKED


def test_a_paper_that_was_withdrawn_carries_no_answer(desk):
    row, answer = examples.asked(), examples.paper("ý kiến", by=examples.CHAIR, series="UBND-VP")
    type(answer).objects.filter(pk=answer.pk).update(withdrawn_as="recalled")
    answer.refresh_from_db()
    with pytest.raises(ValidationError) as caught:
        ingo_services.answer(row, leaning=Leaning.AGREED, paper=answer, by=desk)
    assert "đã rút" in sentence(caught)


def test_a_paper_is_granted_after_the_answer_and_no_longer_than_it_may_be(union):
    row = examples.answered()
    for number, on, until in (
        (" ", NOW, date(2029, 3, 2)),
        ("7/CNV", None, date(2029, 3, 2)),
        ("7/CNV", date(2026, 3, 1), date(2029, 3, 1)),
        ("7/CNV", date(2026, 3, 3), date(2029, 3, 1)),
        ("7/CNV", NOW, date(2029, 3, 3)),
        ("7/CNV", NOW, date(2026, 3, 1)),
    ):
        with pytest.raises(ValidationError):
            ingo_services.grant(fresh(row), granted_number=number, granted_on=on, valid_to=until, by=union)
    assert fresh(row).stage == RegistrationStage.ANSWERED
    made = ingo_services.grant(row, granted_number="7/CNV", granted_on=NOW, valid_to=date(2029, 3, 2), by=union)
    assert Ingo.objects.registered(NOW).get() == made.ingo


def test_what_was_revoked_held_until_the_day_before(union):
    row = examples.registration()
    ingo_services.revoke(row, on=date(2026, 3, 2), reason="Không hoạt động", by=union)
    assert Registration.objects.holding(date(2026, 3, 1)).exists()
    assert not Registration.objects.holding(NOW).exists()


# ── what is owed ─────────────────────────────────────────────────────────────────────────────────


def test_a_renewal_is_asked_for_from_its_day_until_something_is_on_its_way(union):
    row = examples.registration(valid_to=date(2026, 9, 1))
    assert due("ingo-renew", date(2026, 3, 4)) == []
    assert "renewal" not in checks(row.ingo, date(2026, 3, 4))
    assert "03/07/2026" in checks(row.ingo, date(2026, 3, 5))["renewal"].sentence
    assert checks(row.ingo, date(2026, 7, 4))["renewal"].kind == Outcome.WARN
    (each,) = due("ingo-renew", date(2026, 3, 5))
    assert (each.agency_id, each.since, each.due_on) == (union.agency_id, date(2026, 3, 5), date(2026, 7, 3))
    # it is still asked for when the paper is over, and no more when the next one holds
    assert len(due("ingo-renew", date(2026, 10, 1))) == 1
    examples.registration(ingo=row.ingo, issued_on=date(2026, 8, 1), valid_to=date(2029, 8, 1))
    assert due("ingo-renew", date(2026, 10, 1)) == []


def test_a_plan_of_work_is_owed_in_forty_five_working_days(union):
    row = examples.registration(issued_on=NOW, valid_to=date(2029, 3, 2))
    (each,) = due("ingo-plan")
    assert (each.due_on, each.agency_id) == (date(2026, 5, 7), union.agency_id)
    with pytest.raises(ValidationError):
        ingo_services.take_plan(row, plan_on=date(2026, 3, 1), by=union)
    ingo_services.take_plan(row, plan_on=NOW, by=union)
    assert due("ingo-plan") == []
    assert checks(row)["plan"].kind == Outcome.OK
    # a law that knew of no such plan asks for none
    examples.registration(issued_on=date(2022, 10, 31), valid_to=date(2026, 10, 30))
    assert due("ingo-plan") == []


@pytest.mark.parametrize(("last", "idle"), [(date(2025, 3, 2), False), (date(2025, 3, 1), True)])
def test_twelve_idle_months_are_warned_of(last, idle):
    row = examples.ingo(here_since=date(2024, 1, 1))
    examples.registration(ingo=row, issued_on=date(2024, 6, 1), valid_to=date(2027, 6, 1))
    examples.activity(row, on=last)
    assert checks(row)["idle"].kind == (Outcome.WARN if idle else Outcome.OK)
    assert len(due("ingo-idle")) == idle
    assert of_standing(Ingo.objects.all(), Standing.IDLE, NOW).exists() is idle


def test_the_year_of_reports_ends_on_the_fourteenth_and_is_due_on_the_eighteenth(desk, union):
    row = examples.registration(issued_on=date(2025, 6, 1), valid_to=date(2028, 6, 1)).ingo
    gone = examples.registration(issued_on=date(2020, 6, 1), valid_to=date(2025, 12, 14)).ingo
    assert due("ingo-report", date(2026, 12, 14)) == due("ingo-report", date(2026, 3, 2))
    (each,) = due("ingo-report", date(2026, 12, 15))
    assert (each.title, each.due_on) == (str(row), date(2026, 12, 18))
    (each,) = due("ingo-year", date(2026, 12, 15))
    assert (each.agency_id, each.due_on) == (desk.agency_id, date(2026, 12, 18))
    assert gone not in Ingo.objects.registered(NOW)
    # the year before: both worked in it
    assert {each.title for each in due("ingo-report", NOW)} == {str(row), str(gone)}


def test_standing_tells_apart_who_holds_who_runs_out_and_who_never_had_a_paper():
    held = examples.registration().ingo
    ending = examples.registration(valid_to=NOW + timedelta(days=100)).ingo
    over = examples.registration(valid_to=NOW - timedelta(days=1)).ingo
    never = examples.ingo()
    rows = Ingo.objects.all()
    found = {kind: set(of_standing(rows, kind, NOW)) for kind in Standing}
    assert found[Standing.HELD] == {held, ending}
    assert found[Standing.ENDING] == {ending}
    assert found[Standing.OVER] == {over}
    assert found[Standing.NONE] == {never}


def test_owed_costs_the_same_whatever_there_is(django_assert_max_num_queries):
    for _ in range(3):
        examples.asked()
        examples.registration(valid_to=NOW + timedelta(days=40))
        examples.letter()
        examples.need(call=examples.approved(), next_step="Gặp nhà tài trợ", next_on=NOW)
    with one_glance(), django_assert_max_num_queries(20):
        found = list(owed(NOW))
    assert len(found) > 12


# ── reports ──────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("received", "words"), [("2024-12-14", "trước ngày đầu của kỳ số liệu năm 2025"), ("2026-03-03", "chưa đến")]
)
def test_a_report_does_not_come_before_its_year_begins_nor_tomorrow(enter, union, received, words):
    facts = {"ingo": examples.ingo().pk, "year": "2025", "received_on": received, "projects": "1", "currency": "USD"}
    reply = posted(enter, union, "ingoreport-add", facts)
    assert (reply.status_code, words in told(reply)) == (422, True)
    assert not IngoReport.objects.exists()
    assert posted(enter, union, "ingoreport-add", facts | {"received_on": "2025-12-10"}).status_code == 302
    again = posted(enter, union, "ingoreport-add", facts | {"received_on": "2025-12-11"})
    assert "đã có báo cáo của năm đó" in told(again)


def test_the_report_of_the_province_tells_of_each_and_goes_out_after_the_window(
    enter, desk, union, settings, tasks, plan_of_the_year
):
    row = examples.registration(number="88/CNV-HĐ").ingo
    examples.ingoreport(ingo=row, year=2026, received_on=NOW)
    silent = examples.registration(number="89/CNV-HĐ").ingo
    examples.activity(silent, on=NOW, amount=3000, currency="USD")
    year = examples.ingoyear(year=2026, agency=desk.agency)
    year.tasks.add(tasks["2.2"])
    settings.HAIDANG_TODAY = date(2026, 12, 16)
    page = told(enter(desk).get(year.get_absolute_url()))
    assert ("88/CNV-HĐ" in page, "chưa nhận" in page, "18/12/2026" in page) == (True, True, True)
    reply = enter(desk).get(reverse("aid:ingoyear-word", args=[year.pk]))
    rows = tables_of(reply.content)[-1]
    assert {line[3]: line[6] for line in rows[1:]} == {
        "88/CNV-HĐ": "48.000,00 USD",
        "89/CNV-HĐ": "3.000,00 USD",
    }

    early = examples.paper("báo cáo", on=date(2026, 12, 14))
    with pytest.raises(ValidationError) as caught:
        ingo_services.send_year(year, paper=early, by=desk)
    assert "14/12/2026" in sentence(caught)
    ingo_services.send_year(year, paper=examples.paper("báo cáo", on=date(2026, 12, 16)), by=desk)
    assert "báo cáo năm 2026" in Hint.objects.get().sentence
    assert due("ingo-year", date(2026, 12, 20)) == due("ingo-report", date(2026, 12, 20)) == []
    assert not IngoYear.objects.for_user(desk, "change").exists()


# ── an organisation ──────────────────────────────────────────────────────────────────────────────


def test_what_has_gone_is_let_be_and_may_come_back(union):
    row = examples.registration(valid_to=NOW + timedelta(days=30)).ingo
    with pytest.raises(ValidationError):
        ingo_services.end(row, on=date(2026, 3, 3), reason="Hết dự án", by=union)
    with pytest.raises(ValidationError):
        ingo_services.end(row, on=NOW - timedelta(days=900), reason="Hết dự án", by=union)
    ended = ingo_services.end(row, on=NOW, reason="Hết dự án", by=union)
    assert (ended.stage, checks(row), due("ingo-renew")) == (IngoStage.ENDED, {}, [])
    back = ingo_services.reopen(row, reason="Ghi nhầm", by=union)
    assert (back.stage, back.ended_on) == (IngoStage.ACTIVE, None)


def test_activities_are_not_of_tomorrow_nor_after_the_end(enter, union):
    row = examples.ingo()
    facts = {"on": "2026-03-03", "what": "Khám mắt", "currency": "VND"}
    assert "chưa đến" in told(posted(enter, union, "ingo-activity-add", facts, row.pk))
    ingo_services.end(row, on=date(2026, 2, 1), reason="Hết dự án", by=union)
    assert "chấm dứt hoạt động" in told(posted(enter, union, "ingo-activity-add", facts | {"on": "2026-02-02"}, row.pk))
    half = facts | {"on": "2026-01-05", "amount": "1.000,5"}
    assert "không có phần lẻ" in told(posted(enter, union, "ingo-activity-add", half, row.pk))
    assert posted(enter, union, "ingo-activity-add", facts | {"on": "2026-01-05"}, row.pk).status_code == 302


def test_a_mark_of_secrets_is_not_kept(enter, union):
    facts = {"name": "Tổ chức mẫu", "agency": union.agency_id, "sector": "health", "note": "Độ mật: Tối mật"}
    reply = posted(enter, union, "ingo-add", facts)
    assert (reply.status_code, "bí mật nhà nước" in told(reply)) == (422, True)
    assert not Ingo.objects.exists()


# ── calendar, figures ────────────────────────────────────────────────────────────────────────────


def test_the_calendar_shows_the_last_days_of_papers_to_who_may_see_them(union, officer):
    row = examples.registration(valid_to=date(2026, 5, 5))
    (each,) = happenings(union, NOW, date(2026, 12, 31))
    assert (each.since, each.kind, each.url) == (date(2026, 5, 5), "expiry", row.get_absolute_url())
    assert list(happenings(officer, NOW, date(2026, 12, 31))) == []


def test_each_figure_opens_the_rows_that_it_counted(enter, desk, officer):
    examples.registration(issued_on=date(2026, 2, 2), valid_to=date(2029, 2, 2))
    examples.answered()
    examples.approved()
    examples.replied("yes")
    first, last = date(2026, 1, 1), date(2026, 3, 31)
    found = {each.key: each for each in figures(desk, first, last)}
    assert {key: each.value for key, each in found.items()} == dict.fromkeys(
        ("aid:ingo-registered", "aid:ingo-granted", "aid:ingo-opinions", "aid:calls", "aid:summaries", "aid:letters",
         "aid:letters-yes"), 1,
    )  # fmt: skip
    for each in found.values():
        assert "1 dòng" in told(enter(desk).get(each.url)), each.key
    assert {each.value for each in figures(officer, first, last)} == {0}
    assert {each.value for each in figures(desk, date(2020, 1, 1), date(2020, 3, 31))} == {0}
