"""What the room waits for, what ends when, what stands in the calendar."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from haidang.plan.followup.models import Hint
from haidang.plan.programmes.models import lead_duties
from haidang.registers.agreements import examples, services
from haidang.registers.agreements.choices import ChangeKind, DutyKind, Level, Scope
from haidang.registers.agreements.happenings import happenings
from haidang.registers.agreements.models import ActionProgramme, Agreement
from haidang.registers.agreements.owed import owed
from haidang.registers.agreements.selectors.ending import endings, look_ahead, radar

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("norms", "cast", "today")]
DAY = date(2024, 3, 4)


def found(on, what):
    """What is owed of one sort: its key, by whom, by when."""
    return [(each.key, each.agency_id, each.due_on) for each in owed(on) if each.key.split(":")[1] == what]


@pytest.mark.parametrize(
    ("signed_on", "facts", "due"),
    [
        (date(2024, 3, 1), {}, date(2024, 3, 18)),
        (date(2021, 7, 1), {}, date(2021, 7, 16)),
        (date(2021, 6, 30), {}, None),
        (date(2024, 3, 1), {"scope": Scope.ODA}, None),
        (date(2024, 3, 1), {"level": Level.ARMY}, None),
        (date(2024, 3, 1), {"reported_on": date(2024, 3, 2)}, None),
    ],
)
def test_the_prime_minister_is_told_within_15_days(signed, agency, signed_on, facts, due):
    row = signed(signed_on, **facts)
    wanted = [(f"agreement:report:{row.pk}", agency("SCT").pk, due)] if due else []
    assert found(DAY, "report") == wanted


def test_the_chair_decides_within_five_working_days_of_the_last_opinion(proposed, officer, agency, answered, again):
    Agreement.objects.filter(pk=proposed.pk).update(level=Level.DEPARTMENT)
    services.ask(again(proposed), [agency("SNGV")], by=officer)
    assert found(DAY, "decide") == []
    answered(again(proposed).consultation)
    assert found(DAY, "decide") == [(f"agreement:decide:{proposed.pk}", agency("UBND").pk, date(2024, 3, 11))]


@pytest.mark.parametrize(
    ("day", "facts", "due"),
    [
        (date(2025, 6, 30), {}, None),
        (date(2025, 7, 1), {}, date(2027, 2, 28)),
        (date(2025, 7, 1), {"expires_on": date(2025, 6, 30)}, None),
        (date(2025, 7, 1), {"level": Level.PROVINCE}, None),
    ],
)
def test_what_districts_signed_is_owed_an_heir_until_a_mere_renaming_ends(day, facts, due, agency):
    given = {"level": Level.DISTRICT, "expires_on": None} | facts
    row = examples.signed(signed_on=date(2022, 3, 29), **given)
    wanted = [(f"agreement:heir:{row.pk}", agency("SNGV").pk, due)] if due else []
    assert [each[:1] + each[2:] for each in found(day, "heir")] == [each[:1] + each[2:] for each in wanted]


def test_bo_ngoai_giao_is_told_within_15_days_of_a_change(signed, officer, agency):
    row = signed(date(2022, 3, 1))
    services.begin(row, ChangeKind.AMEND, words="Sửa lỗi chữ.", is_technical=True, by=officer)
    services.finish(row, number="1/UBND", issued_on=DAY, effective_on=DAY, by=officer)
    change = row.changes.get()
    assert found(DAY, "notify") == [(f"agreement:notify:{change.pk}", agency("SCT").pk, date(2024, 3, 19))]


@pytest.mark.parametrize(
    ("expires_on", "facts", "due"),
    [
        (date(2025, 3, 4), {}, date(2025, 3, 4)),
        (date(2025, 3, 5), {}, None),
        (date(2024, 3, 4), {}, date(2024, 3, 4)),
        (date(2024, 3, 3), {}, None),
        (date(2024, 9, 30), {"notice_days": 90}, date(2024, 7, 2)),
        (date(2024, 4, 30), {"notice_days": 90}, date(2024, 4, 30)),
        (date(2024, 9, 30), {"auto_renews": True, "renewal_months": 12}, None),
        (date(2024, 9, 30), {"auto_renews": True, "renewal_months": 12, "notice_days": 90}, date(2024, 7, 2)),
    ],
)
def test_somebody_says_in_time_whether_it_goes_on(expires_on, facts, due):
    row = examples.signed(signed_on=date(2020, 3, 2), expires_on=expires_on, **facts)
    key = f"agreement:renew:{row.pk}:{expires_on}"
    assert [(each[0], each[2]) for each in found(DAY, "renew")] == ([(key, due)] if due else [])


def test_what_is_being_extended_is_not_asked_about_again(officer):
    row = examples.signed(signed_on=date(2020, 3, 2), expires_on=date(2024, 9, 30))
    services.begin(row, ChangeKind.EXTEND, words="Gia hạn.", until=date(2029, 9, 30), by=officer)
    assert found(DAY, "renew") == []


# ── each year ────────────────────────────────────────────────────────────────────────────────────


def test_a_programme_is_evaluated_by_its_agency_and_commented_by_the_desk(on, officer, desk, agency):
    on(2024, 11, 4)
    programme = examples.programme()
    ActionProgramme.objects.filter(pk=programme.pk).update(starts_on=date(2023, 1, 1))
    day = date(2024, 11, 4)
    assert {each[0][-4:]: each[2] for each in found(day, "evaluate")} == {
        "2023": date(2023, 11, 30), "2024": date(2024, 11, 30),
    }  # fmt: skip
    made = services.evaluate(programme, year=2024, done="Đã đón hai đoàn.", by=officer)
    assert [each[0][-4:] for each in found(day, "evaluate")] == ["2023"]
    assert found(day, "comment") == [(f"agreement:comment:{made.pk}", agency("SNGV").pk, date(2024, 11, 18))]
    with pytest.raises(PermissionDenied):
        services.comment(made, words="Tốt.", by=officer)
    services.comment(made, words="Cần thêm số liệu về hàng qua cảng.", by=desk)
    assert found(day, "comment") == []
    with pytest.raises(ValidationError, match="đã được Sở Ngoại vụ nhận xét"):
        services.evaluate(programme, year=2024, done="Viết lại.", by=officer)


@pytest.mark.parametrize("year", [2023, 2025])
def test_only_years_of_the_programme_are_evaluated(officer, year):
    with pytest.raises(ValidationError, match="không đánh giá được"):
        services.evaluate(examples.programme(), year=year, done="x", by=officer)


def test_a_twinning_has_its_minutes_each_year(on, signed, officer):
    day = on(2024, 12, 2)
    row = signed(date(2015, 7, 27), years=None, has_minutes=True)
    assert [each[0][-4:] for each in found(day, "minutes")] == ["2023", "2024"]
    services.minute(row, year=2024, signed_on=date(2024, 7, 27), signed_at="Preah Vihear", by=officer)
    assert [each[0][-4:] for each in found(day, "minutes")] == ["2023"]
    with pytest.raises(ValidationError, match="đã ghi biên bản"):
        services.minute(row, year=2024, signed_on=date(2024, 7, 28), by=officer)


def test_the_two_papers_of_15_11_are_owed_by_the_desk(on, signed, desk, officer, agency):
    signed(date(2023, 12, 1), reported_on=date(2023, 12, 5))
    assert found(date(2024, 9, 30), "duty") == []
    day = on(2024, 10, 1)
    assert found(day, "duty") == [
        (f"agreement:duty:{kind}:2024", agency("SNGV").pk, date(2024, 11, 15)) for kind in ("plan", "report")
    ]
    paper = {"year": 2024, "number": "300/KH-UBND", "issued_on": day}
    services.send_duty(DutyKind.PLAN, **paper, by=desk)
    assert [each[0] for each in found(day, "duty")] == ["agreement:duty:report:2024"]
    with pytest.raises(ValidationError, match="đã ghi"):
        services.send_duty(DutyKind.PLAN, **paper, by=desk)
    with pytest.raises(PermissionDenied):
        services.send_duty(DutyKind.REPORT, **paper, by=officer)


def test_nothing_is_owed_each_year_before_the_law(on, signed):
    signed(date(2019, 3, 1))
    assert [each.key.split(":")[1] for each in owed(on(2020, 12, 1))] == []


def test_the_number_of_questions_does_not_grow():
    def asked():
        with CaptureQueriesContext(connection) as queries:
            list(owed(DAY))
        return len(queries)

    day = date(2024, 3, 1)
    examples.programme(agreement=examples.signed(signed_on=day, expires_on=date(2024, 12, 1), has_minutes=True))
    few = asked()
    for _ in range(3):
        examples.programme(agreement=examples.signed(signed_on=day, expires_on=date(2024, 12, 1), has_minutes=True))
    assert asked() == few


# ── what ends when: 2020, plan 163 ───────────────────────────────────────────────────────────────


@pytest.fixture
def in_2020(on, signed):
    """Three that end: in 2020, in 2021, in 2022."""
    on(2020, 3, 2)
    return [
        examples.signed(signed_on=date(2016, 3, 2), expires_on=day)
        for day in (date(2020, 5, 31), date(2021, 1, 31), date(2022, 1, 31))
    ]


def test_in_2020_what_ends_in_2020_and_2021_is_looked_at(in_2020, desk):
    rows = endings(desk, date(2020, 3, 2))
    assert [each.agreement for each in look_ahead(rows, 2020)] == in_2020[:2]
    assert [(mark, [each.agreement for each in of]) for mark, of in radar(rows, (12, 6, 3))] == [
        (3, in_2020[:1]), (6, []), (12, in_2020[1:2]), (0, []),
    ]  # fmt: skip


def test_one_that_ends_is_said_to_its_task_once(in_2020, desk, tasks, officer):
    _first, second, third = in_2020
    with pytest.raises(ValidationError, match="chưa gắn với nhiệm vụ"):
        services.hint(second, by=desk)
    second.tasks.add(tasks["1.1"])
    assert services.hint(second, by=desk) == 1
    services.hint(second, by=desk)
    told = Hint.objects.get(record_id=second.pk)
    assert "31/01/2021" in told.sentence
    third.tasks.add(tasks["1.1"])
    with pytest.raises(ValidationError, match="2020, 2021"):
        services.hint(third, by=desk)


def test_one_that_ends_becomes_a_step_of_the_programme_of_its_task_once(in_2020, desk, tasks):
    _first, second, third = in_2020
    duty = lead_duties().get(task=tasks["1.1"])
    with pytest.raises(ValidationError, match="không gắn với nhiệm vụ"):
        services.plan_step(second, duty, by=desk)
    second.tasks.add(tasks["1.1"])
    step = services.plan_step(second, duty, by=desk)
    assert "hết hiệu lực 31/01/2021" in step.words
    # the day by which the other side is told, else the last day
    assert step.due_on == (second.notice_by or date(2021, 1, 31))
    with pytest.raises(ValidationError, match="đã là một bước"):
        services.plan_step(second, duty, by=desk)
    third.tasks.add(tasks["1.1"])
    with pytest.raises(ValidationError, match="2020, 2021"):
        services.plan_step(third, duty, by=desk)


# ── the calendar ─────────────────────────────────────────────────────────────────────────────────


def test_signatures_and_ends_stand_in_the_calendar(desk, proposed, signed):
    row = signed(date(2019, 3, 10))
    planned = proposed.planned_on
    seen = {each.key: each for each in happenings(desk, date(2024, 3, 1), date(2024, 5, 31))}
    assert seen[f"agreement:signed:{proposed.pk}"].is_tentative
    assert seen[f"agreement:signed:{proposed.pk}"].since == planned
    assert seen[f"agreement:expires:{row.pk}"].since == date(2024, 3, 9)
    assert {each.partner_ids for each in seen.values()} == {
        frozenset({proposed.partners.get().pk}), frozenset({row.partners.get().pk}),
    }  # fmt: skip


def test_the_calendar_tells_only_what_is_seen(cast, proposed):
    assert list(happenings(cast["so-du-lich"], date(2024, 1, 1), date(2024, 12, 31))) == []
