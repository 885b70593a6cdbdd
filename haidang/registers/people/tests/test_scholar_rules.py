"""Places, payments, school years; notices, conclusions, remedies; founding, terms, consent: tables of cases."""

from datetime import date
from decimal import Decimal

import pytest

from haidang.kit.verdicts import Outcome
from haidang.registers.people import check_rules, friend_rules, scholar_rules
from haidang.registers.people.check_choices import FindingKind, Remedy
from haidang.registers.people.friend_choices import AssociationKind, FoundingKind

TODAY = date(2026, 3, 2)
OK, WARN, REFUSE, UNKNOWN = Outcome.OK, Outcome.WARN, Outcome.REFUSE, Outcome.UNKNOWN


def kind(verdict):
    return verdict.kind if verdict else None


# ── scholarships ─────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(("taken", "offered", "said"), [(0, 1, None), (4, 5, None), (5, 5, REFUSE), (6, 5, REFUSE)])
def test_the_last_place_is_the_last(taken, offered, said):
    found = scholar_rules.places(taken, offered)
    assert kind(found) == said
    if found:
        assert f"{offered} chỉ tiêu" in found.sentence


def test_a_code_names_year_and_country_and_nobody():
    assert scholar_rules.code(scholar_rules.code_begin(2020, "la"), 3) == "HB-2020-LA-003"
    assert scholar_rules.code(scholar_rules.code_begin(2020, ""), 12) == "HB-2020-XX-012"


@pytest.mark.parametrize(
    ("since", "until", "count"),
    [
        (date(2020, 9, 1), date(2020, 9, 30), 1),
        (date(2020, 9, 1), date(2020, 12, 31), 4),
        (date(2020, 12, 15), date(2021, 1, 15), 2),
        (date(2020, 9, 1), date(2021, 8, 31), 12),
    ],
)
def test_months_are_those_of_the_calendar(since, until, count):
    assert scholar_rules.months(since, until) == count


def _paid(since, until, amount="3630000", payment="living", currency="VND"):
    return scholar_rules.Paid(payment, since, until, Decimal(amount), currency)


SEPTEMBER = _paid(date(2020, 9, 1), date(2020, 9, 30))


@pytest.mark.parametrize(
    ("new", "said"),
    [
        (_paid(date(2020, 10, 1), date(2020, 10, 31)), None),
        (_paid(date(2020, 9, 30), date(2020, 10, 31)), REFUSE),
        (_paid(date(2020, 8, 1), date(2020, 9, 1)), REFUSE),
        (_paid(date(2020, 8, 1), date(2020, 8, 31)), None),
        (_paid(date(2020, 9, 10), date(2020, 9, 12), payment="housing"), None),
    ],
)
def test_nobody_is_paid_the_same_thing_twice_for_one_day(new, said):
    found = scholar_rules.twice(new, [SEPTEMBER], "Sinh hoạt phí")
    assert kind(found) == said
    if found:
        assert "01/09/2020" in found.sentence


@pytest.mark.parametrize(
    ("since", "until", "first", "last", "said"),
    [
        (date(2020, 9, 1), date(2020, 9, 30), date(2020, 9, 14), None, None),
        (date(2020, 8, 31), date(2020, 9, 30), date(2020, 9, 14), None, REFUSE),
        (date(2024, 7, 1), date(2024, 7, 31), date(2020, 9, 14), date(2024, 7, 10), None),
        (date(2024, 7, 1), date(2024, 8, 1), date(2020, 9, 14), date(2024, 7, 10), REFUSE),
        (date(2024, 12, 1), date(2024, 12, 31), date(2020, 9, 14), date(2024, 12, 10), None),
        (date(2020, 9, 1), date(2020, 9, 30), None, None, REFUSE),
    ],
)
def test_money_is_for_months_of_study(since, until, first, last, said):
    assert kind(scholar_rules.in_term(since, until, first, last)) == said


@pytest.mark.parametrize(
    ("paid", "norm", "may_refuse", "said"),
    [
        (SEPTEMBER, "3630000", False, OK),
        (_paid(date(2020, 9, 1), date(2020, 9, 30), "3630001"), "3630000", False, WARN),
        (_paid(date(2020, 9, 1), date(2020, 9, 30), "3630001"), "3630000", True, REFUSE),
        (_paid(date(2020, 9, 1), date(2020, 12, 31), "14520000"), "3630000", True, OK),
        (_paid(date(2020, 9, 1), date(2020, 9, 30), "200", currency="USD"), "3630000", True, UNKNOWN),
        (SEPTEMBER, None, True, UNKNOWN),
    ],
)
def test_a_stipend_is_held_against_the_norm_of_a_month(paid, norm, may_refuse, said):
    found = scholar_rules.monthly(paid, Decimal(norm) if norm else None, "TT 24/2018/TT-BTC", may_refuse=may_refuse)
    assert found.kind == said


@pytest.mark.parametrize(
    ("on", "year"), [(date(2020, 7, 31), 2019), (date(2020, 8, 1), 2020), (date(2020, 12, 31), 2020)]
)
def test_a_school_year_ends_on_its_day(on, year):
    assert scholar_rules.school_year(on, (7, 31)) == year


@pytest.mark.parametrize(
    ("enrolled", "today", "told", "missing"),
    [
        (date(2020, 9, 14), date(2021, 7, 31), [], []),
        (date(2020, 9, 14), date(2021, 8, 1), [], [2020]),
        (date(2020, 9, 14), date(2022, 8, 1), [2020], [2021]),
        (date(2020, 9, 14), date(2022, 8, 1), [], [2020, 2021]),
        (date(2020, 9, 14), date(2022, 8, 1), [2020, 2021], []),
    ],
)
def test_a_year_of_study_is_told_once_it_is_over(enrolled, today, told, missing):
    assert scholar_rules.years_to_tell(enrolled, today, (7, 31), told) == missing


@pytest.mark.parametrize(
    ("until", "warned", "said"),
    [
        (None, None, UNKNOWN),
        (date(2026, 3, 1), None, WARN),
        (date(2026, 3, 2), date(2026, 3, 2), WARN),
        (date(2026, 4, 30), date(2026, 3, 2), WARN),
        (date(2026, 4, 30), date(2026, 3, 3), OK),
    ],
)
def test_a_stay_that_runs_out_is_told_before(until, warned, said):
    assert kind(scholar_rules.staying(until, TODAY, warned)) == said


@pytest.mark.parametrize(
    ("letters", "closes", "said"),
    [(1, None, OK), (0, None, WARN), (0, date(2026, 3, 1), WARN), (2, date(2026, 3, 1), OK)],
)
def test_an_intake_nobody_heard_of_has_no_candidates(letters, closes, said):
    assert scholar_rules.announcing(letters, closes, TODAY).kind == said


# ── checks ───────────────────────────────────────────────────────────────────────────────────────

DAY = date(2026, 4, 6)


@pytest.mark.parametrize(
    ("found", "state"),
    [
        (check_rules.Found(FindingKind.GOOD), Remedy.NONE),
        (check_rules.Found(FindingKind.RULES, DAY), Remedy.WAITED),
        (check_rules.Found(FindingKind.RULES, DAY, DAY), Remedy.REPORTED),
        (check_rules.Found(FindingKind.RULES, DAY, DAY, DAY), Remedy.CONFIRMED),
    ],
)
def test_a_finding_is_as_far_as_its_days_say(found, state):
    assert check_rules.remedy(found) == state


@pytest.mark.parametrize(
    ("of", "due", "demand", "told"),
    [
        (FindingKind.RULES, DAY, "Thu lại hộ chiếu", ""),
        (FindingKind.RULES, None, "Thu lại hộ chiếu", "hạn khắc phục"),
        (FindingKind.RULES, DAY, " ", "yêu cầu khắc phục"),
        (FindingKind.GOOD, None, "", ""),
    ],
)
def test_what_must_be_put_right_says_what_and_until_when(of, due, demand, told):
    found = check_rules.needs_a_day(of, due, demand)
    assert told in found
    assert bool(found) == bool(told)


@pytest.mark.parametrize(
    ("announced", "last", "today", "said"),
    [
        (date(2026, 3, 23), date(2026, 3, 23), TODAY, OK),
        (date(2026, 3, 24), date(2026, 3, 23), TODAY, WARN),
        (None, date(2026, 3, 2), TODAY, OK),
        (None, date(2026, 3, 1), TODAY, WARN),
        (None, None, TODAY, UNKNOWN),
    ],
)
def test_an_agency_is_told_days_before(announced, last, today, said):
    assert check_rules.notice(announced, date(2026, 3, 30), last, "quy chế", today=today).kind == said


@pytest.mark.parametrize(
    ("checked", "concluded", "last", "said"),
    [
        (None, None, None, None),
        (date(2026, 2, 16), None, date(2026, 3, 2), OK),
        (date(2026, 2, 15), None, date(2026, 3, 1), WARN),
        (date(2026, 2, 15), date(2026, 3, 1), date(2026, 3, 1), OK),
        (date(2026, 2, 15), date(2026, 3, 2), date(2026, 3, 1), WARN),
        (date(2026, 2, 15), None, None, UNKNOWN),
    ],
)
def test_a_check_is_concluded_in_its_days(checked, concluded, last, said):
    assert kind(check_rules.conclusion(checked, concluded, last, "quy chế", today=TODAY)) == said


@pytest.mark.parametrize(
    ("rows", "said", "words"),
    [
        ([check_rules.Found(FindingKind.GOOD)], None, ""),
        ([check_rules.Found(FindingKind.RULES, date(2026, 3, 1))], WARN, "quá hạn"),
        ([check_rules.Found(FindingKind.RULES, date(2026, 3, 2))], WARN, "Còn 1 trên 1"),
        ([check_rules.Found(FindingKind.RULES, date(2026, 3, 1), date(2026, 3, 1))], WARN, "chờ xác nhận"),
        ([check_rules.Found(FindingKind.RULES, DAY, TODAY, TODAY)], OK, "Đã khắc phục xong 1"),
    ],
)
def test_what_is_late_is_told_before_what_is_open(rows, said, words):
    found = check_rules.remedies(rows, TODAY)
    assert kind(found) == said
    if found:
        assert words in found.sentence


# ── friendship ───────────────────────────────────────────────────────────────────────────────────

K = FoundingKind
ALL = [K.LEAVE, K.COMMITTEE, K.DOSSIER, K.PERMIT, K.CONGRESS]


@pytest.mark.parametrize(
    ("of", "done", "left"),
    [
        (AssociationKind.ASSOCIATION, [], ALL),
        (AssociationKind.ASSOCIATION, [K.STUDY, K.LEAVE, K.PERMIT], [K.COMMITTEE, K.DOSSIER, K.CONGRESS]),
        (AssociationKind.ASSOCIATION, ALL, []),
        (AssociationKind.BRANCH, [], [K.LEAVE]),
        (AssociationKind.BRANCH, [K.LEAVE], []),
    ],
)
def test_the_steps_that_are_left_are_named_in_their_order(of, done, left):
    assert friend_rules.missing(of, done) == left
    assert friend_rules.founding(of, done).kind == (WARN if left else OK)
    assert friend_rules.founding(of, done, why="chưa có quy định").kind == UNKNOWN


@pytest.mark.parametrize(
    ("step", "on", "said"),
    [
        (K.PERMIT, date(2026, 1, 10), None),
        (K.PERMIT, date(2026, 1, 9), REFUSE),
        (K.STUDY, date(2026, 1, 10), None),
        (K.STUDY, date(2026, 1, 11), REFUSE),
        (K.COMMITTEE, date(2025, 1, 1), None),
        (K.PERMIT, None, None),
    ],
)
def test_no_step_is_done_before_one_that_comes_first(step, on, said):
    others = [friend_rules.Step(K.COMMITTEE, date(2026, 1, 10)), friend_rules.Step(K.CONGRESS, None, DAY)]
    assert kind(friend_rules.out_of_order(friend_rules.Step(step, on), others)) == said


@pytest.mark.parametrize(
    ("permitted", "held", "last", "said"),
    [
        (None, None, None, None),
        (date(2025, 12, 2), None, date(2026, 3, 2), OK),
        (date(2025, 12, 1), None, date(2026, 3, 1), WARN),
        (date(2025, 12, 1), date(2026, 3, 1), date(2026, 3, 1), OK),
        (date(2025, 12, 1), date(2026, 3, 2), date(2026, 3, 1), WARN),
        (date(2025, 12, 1), None, None, UNKNOWN),
    ],
)
def test_the_founding_congress_is_held_in_its_days(permitted, held, last, said):
    assert kind(friend_rules.congress(permitted, held, last, "nghị định", today=TODAY)) == said


@pytest.mark.parametrize(
    ("since", "until", "said"),
    [
        (date(2025, 1, 2), date(2030, 1, 1), None),
        (date(2025, 1, 1), date(2030, 1, 1), REFUSE),
        (date(2015, 1, 1), date(2020, 1, 1), REFUSE),
        (date(2015, 1, 1), date(2019, 12, 31), None),
    ],
)
def test_two_terms_of_office_share_no_day(since, until, said):
    assert kind(friend_rules.terms_meet(since, until, [(1, date(2020, 1, 1), date(2025, 1, 1))])) == said


@pytest.mark.parametrize(("until", "said"), [(None, UNKNOWN), (date(2026, 3, 1), WARN), (date(2026, 3, 2), OK)])
def test_a_board_holds_office_until_its_last_day(until, said):
    assert friend_rules.term(until, TODAY).kind == said


@pytest.mark.parametrize(
    ("on", "words"), [(None, "chưa đồng ý"), (date(2026, 3, 3), "chưa đến"), (TODAY, ""), (date(2020, 1, 1), "")]
)
def test_nobody_is_written_down_without_consent(on, words):
    found = friend_rules.consent(on, TODAY)
    assert words in found
    assert bool(found) == bool(words)
