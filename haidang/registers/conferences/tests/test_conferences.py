"""A conference by its verbs and pages, with the norms of the day."""

import io
from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from python_calamine import CalamineWorkbook

from haidang.kit import clock
from haidang.kit.verdicts import Outcome
from haidang.office.documents.models import Document
from haidang.office.norms.models import Norm
from haidang.plan.followup.models import Hint
from haidang.plan.plans.terms import Answering
from haidang.registers.conferences import examples, selectors, services, terms
from haidang.registers.conferences.choices import Stage
from haidang.registers.conferences.happenings import happenings
from haidang.registers.conferences.models import Conference, Waiver, YearlyList
from haidang.registers.conferences.owed import owed
from tests.paper_words import tables_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cast", "norms", "today")]


def fresh(row):
    return Conference.objects.get(pk=row.pk)


def sentence(caught):
    return " ".join(caught.value.messages)


def said(row, on=None):
    return {one.code: one for one in selectors.checks(fresh(row), today=on)}


def due(on, what):
    return [each for each in owed(on) if each.key.startswith(f"conferences:{what}:")]


def in_days(days, **facts):
    """Ready to be filed, and opening in so many days."""
    return examples.ready(starts_on=clock.today() + timedelta(days=days), **facts)


def letter():
    return examples.paper("xin phép tổ chức")


def test_a_paper_whose_day_was_mistyped_is_mended_in_the_same_form(enter, officer, desk):
    row = examples.filed()
    address, today = reverse("conferences:allow", args=[row.pk]), clock.today()
    door = enter(desk)
    early = door.post(address, {"number": "900/UBND-VP", "issued_on": (today - timedelta(days=4)).isoformat()})
    assert early.status_code == 422
    assert "trước ngày gửi hồ sơ" in early.content.decode()
    assert not Document.objects.filter(number="900/UBND-VP").exists()
    door.post(address, {"number": "900/UBND-VP", "issued_on": today.isoformat()})
    assert fresh(row).stage == Stage.ALLOWED


# ── the days before ──────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("days", "facts", "goes"),
    [
        (30, {}, True),
        (29, {}, False),
        (40, {"has_ministers": True}, True),
        (39, {"has_ministers": True}, False),
        (39, {"topic": "religion"}, False),
        (39, {}, True),
    ],
)
def test_the_days_before_are_those_of_who_allows_it(days, facts, goes, officer):
    row = in_days(days, **facts)
    if goes:
        assert services.file(row, request=letter(), by=officer).stage == Stage.FILED
        return
    with pytest.raises(ValidationError) as caught:
        services.file(row, request=letter(), by=officer)
    assert f"{days} ngày" in sentence(caught)
    assert "QĐ 06/2020/QĐ-TTg" in sentence(caught)
    assert (fresh(row).stage, fresh(row).filed_on, fresh(row).request) == (Stage.DRAFT, None, None)


def test_what_is_late_is_let_pass_with_a_reason_by_the_desk_alone(officer, desk):
    row = in_days(29)
    with pytest.raises(PermissionDenied):
        services.waive(row, "filing", reason="Gấp", by=officer)
    with pytest.raises(ValidationError):
        services.waive(row, "filing", reason=" ", by=desk)
    with pytest.raises(ValidationError):
        services.waive(row, "dossier", reason="Không ngăn", by=desk)
    services.waive(row, "filing", reason="Chủ tịch UBND tỉnh đồng ý tại cuộc họp ngày 02/3.", by=desk)
    assert "29 ngày" in Waiver.objects.get().told
    assert services.file(row, request=letter(), by=officer).stage == Stage.FILED
    assert said(row)["filing"].let_go


def test_a_later_opening_is_in_time_again(officer):
    row = in_days(29)
    Conference.objects.filter(pk=row.pk).update(starts_on=clock.today() + timedelta(days=30))
    assert services.file(fresh(row), request=letter(), by=officer).stage == Stage.FILED


@pytest.mark.parametrize(("on", "kind"), [(date(2020, 4, 14), Outcome.UNKNOWN), (date(2020, 4, 15), Outcome.REFUSE)])
def test_the_law_changes_on_its_very_day(on, kind, settings):
    settings.HAIDANG_TODAY = on
    row = in_days(20)
    assert said(row, on)["filing"].kind == kind
    law = said(row, on)["authority"]
    assert (law.source, law.kind) == (
        ("QĐ 76/2010/QĐ-TTg", Outcome.WARN) if on.day == 14 else ("QĐ 06/2020/QĐ-TTg", Outcome.OK)
    )


def test_two_norms_on_one_day_are_told_and_stop_nothing(officer):
    row = in_days(20)
    Norm.objects.create(
        code="CONF-UBND-2", act="thử", value="45 ngày", amount="45", unit="days", valid_from=date(2021, 1, 1),
        document="Quy định mẫu", tag="S",
    )  # fmt: skip
    assert said(row)["filing"].kind == Outcome.UNKNOWN
    assert "2 dòng" in said(row)["filing"].sentence
    assert services.file(row, request=letter(), by=officer).stage == Stage.FILED


# ── the dossier ──────────────────────────────────────────────────────────────────────────────────


def test_a_dossier_that_is_not_whole_stays_here(officer):
    row = examples.conference(has_foreign_money=True, is_hosting=True)
    with pytest.raises(ValidationError) as caught:
        services.file(row, request=letter(), by=officer)
    for piece in ("đề án", "ý kiến", "nhận tài trợ", "chủ trương đăng cai"):
        assert piece in sentence(caught)
    with pytest.raises(ValidationError):
        services.file(examples.ready(), request=None, by=officer)


def test_opinions_are_due_by_the_norm_and_those_asked_read_of_it(officer, cast):
    row, police = examples.conference(), cast["cong-an"]
    assert not Conference.objects.for_user(police, "view").filter(pk=row.pk).exists()
    asked = services.ask(row, [police.agency], by=officer)
    assert asked.due_on == date(2026, 3, 17)
    assert Conference.objects.for_user(police, "view").filter(pk=row.pk).exists()
    assert not Conference.objects.for_user(police, "change").filter(pk=row.pk).exists()
    with pytest.raises(ValidationError):
        services.ask(row, [police.agency], by=officer)


def test_press_conferences_and_those_of_the_front_ask_for_no_leave_here(officer):
    for facts in ({"is_press": True}, {"by_party_rules": True}):
        row = examples.ready()
        Conference.objects.filter(pk=row.pk).update(**facts)
        with pytest.raises(ValidationError) as caught:
            services.file(fresh(row), request=letter(), by=officer)
        assert "không phải xin phép" in sentence(caught)
        assert list(said(row)) == ["scope"]


def test_days_that_end_before_they_begin_are_refused_by_form_and_database(enter, officer):
    with pytest.raises(IntegrityError), transaction.atomic():
        examples.conference(ends_on=date(2026, 1, 1))
    facts = {
        "title": "Hội thảo", "agency": officer.agency_id, "organiser": "vietnamese", "mode": "in-person",
        "starts_on": "2026-06-02", "ends_on": "2026-06-01", "place": "Vũng Tàu", "content": "Cảng", "topic": "ordinary",
        "vietnamese": "1", "foreigners": "1",
    }  # fmt: skip
    reply = enter(officer).post(reverse("conferences:conference-add"), facts)
    assert reply.status_code == 422
    assert "Ngày bế mạc phải từ ngày khai mạc" in reply.content.decode()
    assert not Conference.objects.filter(title="Hội thảo").exists()
    reply = enter(officer).post(reverse("conferences:conference-add"), facts | {"ends_on": "2026-06-03"})
    assert reply.status_code == 302
    # nor for another agency
    other = examples._agency("so-du-lich").pk
    reply = enter(officer).post(
        reverse("conferences:conference-add"), facts | {"ends_on": "2026-06-03", "agency": other}
    )
    assert reply.status_code == 422


# ── afterwards ───────────────────────────────────────────────────────────────────────────────────


def test_what_was_held_and_reported_speaks_to_its_tasks_and_what_is_cancelled_falls_silent(
    officer, tasks, settings, plan_of_the_year
):
    row = examples.allowed()
    row.tasks.add(tasks["1.1"])
    services.cancel(examples.ready(), reason="Không đủ khách", by=officer)
    settings.HAIDANG_TODAY = row.ends_on
    services.hold(row, vietnamese=90, foreigners=35, results="Ký ý định mở tuyến.", by=officer)
    hint = Hint.objects.get()
    for words in ("35 khách nước ngoài", "UBND-VP", "Ký ý định mở tuyến."):
        assert words in hint.sentence
    report = examples.paper("báo cáo kết quả", on=row.ends_on)
    services.report(fresh(row), document=report, by=officer)
    assert "Đã báo cáo kết quả" in Hint.objects.get().sentence
    assert fresh(row).stage == Stage.REPORTED


def test_it_is_not_held_before_it_is_over(officer):
    with pytest.raises(ValidationError) as caught:
        services.hold(examples.allowed(), vietnamese=1, foreigners=1, results="x", by=officer)
    assert "chưa đến" in sentence(caught)


def test_a_report_is_not_older_than_what_it_tells_of(officer):
    row = examples.held()
    with pytest.raises(ValidationError) as caught:
        services.report(row, document=examples.paper("báo cáo", on=row.ends_on - timedelta(days=1)), by=officer)
    assert "trước ngày bế mạc" in sentence(caught)


def test_each_stage_is_owed_by_whom_it_waits_for(officer, desk, cast):
    draft, filed, held = examples.conference(), examples.filed(), examples.held()
    today = clock.today()
    (each,) = due(today, "file")
    assert (each.agency_id, each.due_on) == (officer.agency_id, draft.starts_on - timedelta(days=30))
    (each,) = due(today, "decide")
    # in 2026 its heir answers for the province of 2020
    answering = Answering(today)
    assert (each.agency_id, each.since) == (answering.of(cast["lanh-dao-ubnd"].agency_id), today)
    (each,) = due(today, "report")
    # held on Sunday 1/3: fifteen days end on Monday 16/3
    assert (each.agency_id, each.due_on) == (officer.agency_id, date(2026, 3, 16))
    Conference.objects.filter(pk=filed.pk).update(has_ministers=True)
    (each,) = due(today, "decide")
    assert each.agency_id == answering.of(desk.agency_id)
    assert held.pk


def test_owed_costs_the_same_whatever_there_is(django_assert_max_num_queries):
    for _ in range(3):
        examples.conference()
        examples.filed()
    with django_assert_max_num_queries(16):
        assert len(list(owed(clock.today()))) == 6


def test_the_calendar_shows_its_days_to_who_may_see_it(officer, cast):
    row = examples.conference()
    (each,) = happenings(officer, row.starts_on, row.ends_on)
    assert (each.since, each.until, each.is_tentative) == (row.starts_on, row.ends_on, True)
    assert list(happenings(cast["so-du-lich"], row.starts_on, row.ends_on)) == []


# ── the list of a year ───────────────────────────────────────────────────────────────────────────


def test_the_list_of_a_year_follows_its_window_and_is_owed_until_it_is_sent(settings, enter, desk, officer):
    inside, outside = examples.held(), examples.allowed()
    Conference.objects.filter(pk=inside.pk).update(starts_on=date(2025, 12, 15), ends_on=date(2025, 12, 15))
    Conference.objects.filter(pk=outside.pk).update(starts_on=date(2026, 12, 15), ends_on=date(2026, 12, 15))
    year = terms.year_of(2026)
    assert (year.first, year.last, year.due_on) == (date(2025, 12, 15), date(2026, 12, 14), date(2026, 12, 18))
    assert due(date(2026, 12, 14), "yearly") == []
    (each,) = due(date(2026, 12, 15), "yearly")
    assert (each.agency_id, each.due_on) == (desk.agency_id, date(2026, 12, 18))

    client = enter(desk)
    listed = tables_of(client.get(reverse("conferences:yearly-word", args=[2026])).content)[-1]
    assert [row[1] for row in listed[1:]] == [inside.title]
    assert listed[1][5] == "110 / 38"
    sheet = client.get(reverse("conferences:yearly-excel", args=[2026])).content
    rows = CalamineWorkbook.from_filelike(io.BytesIO(sheet)).get_sheet_by_index(0).to_python()
    values = [cell for row in rows for cell in row if cell]
    assert inside.title in values
    assert outside.title not in values

    letter_out = examples.paper("gửi danh mục", by=examples.DESK, on=date(2026, 12, 16), series="SNgV-LS")
    with pytest.raises(PermissionDenied):
        services.send_list(2026, document=letter_out, by=officer)
    services.send_list(2026, document=letter_out, by=desk)
    assert due(date(2026, 12, 20), "yearly") == []
    with pytest.raises(ValidationError):
        services.send_list(2026, document=letter_out, by=desk)
    assert YearlyList.objects.get().sent_on == date(2026, 12, 16)


def test_a_list_is_not_sent_before_its_window_closes(desk):
    early = examples.paper("gửi danh mục", by=examples.DESK, on=date(2026, 12, 14))
    with pytest.raises(ValidationError) as caught:
        services.send_list(2026, document=early, by=desk)
    assert "14/12/2026" in sentence(caught)


def test_an_agency_finds_only_its_own_on_the_list(enter, cast):
    row = examples.held()
    address = reverse("conferences:yearly", args=[2026])
    assert row.title in enter(cast["so-cong-thuong"]).get(address).content.decode()
    assert row.title not in enter(cast["so-du-lich"]).get(address).content.decode()
    assert enter(cast["quan-tri"]).get(address).status_code == 404
