"""Leave, the days before and after, the cost; the periods of a place: a table of cases for each rule."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from haidang.kit.verdicts import Compared, Outcome
from haidang.registers.events import event_rules as rules
from haidang.registers.events import place_rules
from haidang.registers.events.event_choices import EventKind, Role, Where
from haidang.registers.events.event_rules import Facts, Term
from haidang.registers.events.place_choices import Every

FIRST, LAST = date(2026, 5, 4), date(2026, 5, 6)
FACTS = Facts(kind=EventKind.FAIR, starts_on=FIRST, ends_on=LAST, needs_leave=True)
THIRTY = Term(date(2026, 4, 4), "trước khai mạc 30 ngày", "NĐ 81/2018/NĐ-CP")
GAP = Term(why="Chưa có quy định.")
DUE = Term(date(2026, 5, 21), "15 ngày", "thiết lập của tỉnh")


def kind(verdict):
    return verdict.kind if verdict else None


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({}, Outcome.WARN),
        ({"needs_leave": False}, None),
        ({"allowed_on": FIRST}, Outcome.OK),
        ({"allowed_on": date(2026, 5, 5)}, Outcome.WARN),
        ({"is_called_off": True}, None),
    ],
)
def test_what_must_be_allowed_is_allowed_before_it_begins(facts, said):
    assert kind(rules.leave(replace(FACTS, **facts))) == said


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({}, "EVENT-FAIR-ASK"),
        ({"kind": EventKind.ART}, "EVENT-ART-ASK"),
        ({"kind": EventKind.SPORTS}, ""),
        ({"role": Role.GUEST}, ""),
        ({"role": Role.SUPPORT}, "EVENT-FAIR-ASK"),
        ({"where": Where.COUNTRY}, "EVENT-FAIR-ASK"),
        ({"where": Where.ABROAD}, ""),
        ({"where": Where.ONLINE}, ""),
    ],
)
def test_only_what_we_hold_in_the_country_is_asked_for_so_long_before(facts, code):
    assert rules.norm_before(replace(FACTS, **facts)) == code


@pytest.mark.parametrize(
    ("facts", "term", "today", "said"),
    [
        ({"asked_on": date(2026, 4, 4)}, THIRTY, FIRST, Outcome.OK),
        ({"asked_on": date(2026, 4, 5)}, THIRTY, FIRST, Outcome.REFUSE),
        ({"asked_on": date(2026, 4, 5)}, replace(THIRTY, may_refuse=False), FIRST, Outcome.WARN),
        ({}, THIRTY, date(2026, 4, 4), Outcome.WARN),
        ({}, THIRTY, date(2026, 4, 5), Outcome.REFUSE),
        ({"needs_leave": False}, THIRTY, date(2026, 3, 1), Outcome.WARN),
        ({"needs_leave": False, "took_place": True}, THIRTY, date(2026, 6, 1), None),
        ({}, GAP, date(2026, 3, 1), Outcome.UNKNOWN),
        ({"kind": EventKind.SPORTS}, None, date(2026, 3, 1), None),
        ({"is_called_off": True}, THIRTY, date(2026, 3, 1), None),
    ],
)
def test_the_dossier_goes_out_so_many_days_before(facts, term, today, said):
    assert kind(rules.asking(replace(FACTS, **facts), term, today)) == said


def test_what_is_late_names_its_last_day_and_what_it_compared():
    verdict = rules.asking(replace(FACTS, asked_on=date(2026, 4, 5)), THIRTY, FIRST)
    assert verdict
    assert "04/04/2026" in verdict.sentence
    assert "NĐ 81/2018/NĐ-CP" in verdict.said
    assert [one.words for one in verdict.compared] == ["gửi ngày 05/04/2026", "chậm nhất ngày 04/04/2026"]


@pytest.mark.parametrize(
    ("facts", "law", "said"),
    [
        ({"is_foreign": True}, THIRTY, Outcome.WARN),
        ({"is_foreign": True}, GAP, Outcome.UNKNOWN),
        ({"is_foreign": False}, THIRTY, None),
        ({"is_foreign": True, "where": Where.ABROAD}, THIRTY, None),
        ({"is_foreign": True, "role": Role.GUEST}, THIRTY, None),
        ({"is_foreign": True, "kind": EventKind.MEETING}, THIRTY, None),
    ],
)
def test_a_seminar_with_foreigners_belongs_into_another_book(facts, law, said):
    assert kind(rules.seminar(replace(FACTS, **{"kind": EventKind.SEMINAR} | facts), law)) == said


@pytest.mark.parametrize(
    ("facts", "term", "today", "said"),
    [
        ({}, DUE, date(2026, 5, 21), Outcome.OK),
        ({}, DUE, date(2026, 5, 22), Outcome.WARN),
        ({"reported_on": date(2026, 5, 21)}, DUE, date(2026, 6, 1), Outcome.OK),
        ({"reported_on": date(2026, 5, 22)}, DUE, date(2026, 6, 1), Outcome.WARN),
        ({}, GAP, date(2026, 5, 21), Outcome.UNKNOWN),
        ({"took_place": False}, DUE, date(2026, 5, 22), None),
        ({"kind": EventKind.MEETING}, DUE, date(2026, 5, 22), None),
    ],
)
def test_the_report_is_there_in_time_and_what_is_light_needs_none(facts, term, today, said):
    assert kind(rules.report(replace(FACTS, **{"took_place": True} | facts), term, today)) == said


@pytest.mark.parametrize(
    ("facts", "decided", "spent", "said"),
    [
        ({"has_estimate": True}, "100", "100", Outcome.OK),
        ({"has_estimate": True}, "100", "101", Outcome.WARN),
        ({"has_estimate": True}, None, "0", Outcome.WARN),
        ({}, None, "0", Outcome.WARN),
        ({"kind": EventKind.STUDY}, None, "0", None),
        ({"role": Role.SUPPORT}, None, "0", None),
        ({"is_called_off": True}, None, "0", None),
    ],
)
def test_the_cost_is_held_against_what_was_decided(facts, decided, spent, said):
    verdict = rules.cost(replace(FACTS, **facts), Decimal(decided) if decided else None, Decimal(spent))
    assert kind(verdict) == said


def test_what_looks_like_the_same_thing_is_named_and_stops_nothing():
    twin = Compared("Ngày hội khác", "/su-kien/2/")
    verdict = rules.twin(FACTS, [twin])
    assert verdict
    assert (verdict.kind, verdict.compared) == (Outcome.WARN, (twin,))
    assert rules.twin(FACTS, []) is None
    assert rules.twin(replace(FACTS, is_called_off=True), [twin]) is None


# ── periods of a place ───────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("on", "every", "last"),
    [
        (date(2026, 3, 31), Every.QUARTER, date(2026, 3, 31)),
        (date(2026, 4, 1), Every.QUARTER, date(2026, 6, 30)),
        (date(2026, 6, 30), Every.HALF, date(2026, 6, 30)),
        (date(2026, 7, 1), Every.HALF, date(2026, 12, 31)),
        (date(2024, 2, 29), Every.YEAR, date(2024, 12, 31)),
    ],
)
def test_a_period_ends_with_its_quarter_half_or_year(on, every, last):
    assert place_rules.end_of_period(on, every) == last


@pytest.mark.parametrize(
    ("opened", "told", "closed", "span"),
    [
        (None, None, None, None),
        (date(2026, 2, 10), None, None, (date(2026, 2, 10), date(2026, 6, 30))),
        (date(2026, 2, 10), date(2026, 6, 30), None, (date(2026, 7, 1), date(2026, 12, 31))),
        (date(2026, 2, 10), date(2026, 6, 30), date(2026, 8, 15), (date(2026, 7, 1), date(2026, 8, 15))),
        (date(2026, 2, 10), date(2026, 8, 15), date(2026, 8, 15), None),
    ],
)
def test_a_place_tells_of_the_period_after_the_last_until_it_is_closed(opened, told, closed, span):
    found = place_rules.next_span(opened, told, Every.HALF, closed_on=closed)
    assert (found and (found.since, found.until)) == span


@pytest.mark.parametrize(
    ("since", "until", "told", "fault"),
    [
        (date(2026, 1, 1), date(2026, 1, 31), None, ""),
        (date(2026, 1, 31), date(2026, 1, 1), None, "backwards"),
        (date(2025, 12, 31), date(2026, 1, 31), None, "early"),
        (date(2026, 1, 31), date(2026, 2, 28), date(2026, 1, 31), "told"),
        (date(2026, 2, 1), date(2026, 2, 28), date(2026, 1, 31), ""),
        (date(2026, 2, 1), date(2026, 3, 2), date(2026, 1, 31), ""),
        (date(2026, 2, 1), date(2026, 3, 3), date(2026, 1, 31), "to-come"),
    ],
)
def test_a_period_is_over_once_told_and_not_before_the_opening(since, until, told, fault):
    assert place_rules.fault(since, until, date(2026, 1, 1), told, date(2026, 3, 2)) == fault
