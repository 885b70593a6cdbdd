"""Each limit as a table of cases: the day before, the day itself, the day after; one fewer, as many, one more."""

from dataclasses import replace
from datetime import date

import pytest

from haidang.registers.delegations.limits import rules
from haidang.registers.delegations.limits.facts import Baseline, Due, Facts, Limit, Window, span
from haidang.registers.delegations.limits.likeness import alike
from haidang.registers.delegations.limits.sentences import SENTENCES, TITLES, said
from haidang.registers.delegations.limits.tests.trips import (
    OK,
    REFUSE,
    SOURCE,
    TODAY,
    UNKNOWN,
    WARN,
    day,
    facts,
    kinds,
    one,
    trip,
)

# ── the trip itself ──────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("since", "until", "kind"),
    [
        ("10/4", "10/4", OK),
        ("10/4", "11/4", OK),
        ("10/4", "9/4", REFUSE),
        (None, "9/4", UNKNOWN),
        ("10/4", None, UNKNOWN),
    ],
)
def test_a_delegation_comes_back_on_the_day_it_goes_or_later(since, until, kind):
    assert one(rules.days, trip(since=since, until=until), facts()).kind == kind


def test_days_that_are_turned_round_are_refused_in_the_partys_channel_too():
    assert one(rules.days, trip(until="9/4", is_party=True), facts()).kind == REFUSE


@pytest.mark.parametrize(("people", "kind"), [({}, REFUSE), ({"a": "Người A"}, OK)])
def test_a_delegation_without_members_is_refused(people, kind):
    assert one(rules.members, trip(members=people), facts()).kind == kind


# ── against the calendar ─────────────────────────────────────────────────────────────────────────

CONGRESS = Window("Đại hội Đảng bộ tỉnh", day("1/9"), day("31/10"), "Thông báo 01-TB/TU")


@pytest.mark.parametrize(
    ("since", "until", "kind"),
    [
        ("20/8", "31/8", OK),
        ("20/8", "1/9", REFUSE),  # the last day of the trip is the first of the window
        ("10/9", "12/9", REFUSE),
        ("1/8", "30/11", REFUSE),
        ("31/10", "5/11", REFUSE),
        ("1/11", "5/11", OK),
        ("1/11", None, UNKNOWN),
    ],
)
def test_nobody_goes_while_the_congress_is_prepared_and_held(since, until, kind):
    assert kinds(rules.blackout, trip(since=since, until=until), facts(windows=[CONGRESS])) == [kind]


@pytest.mark.parametrize(
    ("window", "asked", "kind"),
    [
        (CONGRESS, {}, REFUSE),
        (CONGRESS, {"is_party": True}, WARN),
        (replace(CONGRESS, document=""), {}, WARN),  # expected days, without a paper
        (replace(CONGRESS, agency_ids=frozenset({7})), {}, REFUSE),
        (replace(CONGRESS, agency_ids=frozenset({8})), {}, OK),
    ],
)
def test_a_window_binds_by_its_paper_its_agencies_and_the_channel(window, asked, kind):
    assert kinds(rules.blackout, trip(since="10/9", until="12/9", **asked), facts(windows=[window])) == [kind]


def test_every_window_that_is_met_is_named():
    preparing = Window("Chuẩn bị Đại hội", day("1/8"), day("31/8"), "Thông báo 02-TB/TU")
    found = list(rules.blackout(trip(since="30/8", until="2/9"), facts(windows=[preparing, CONGRESS])))
    assert [(each.kind, each.source) for each in found] == [
        (REFUSE, "Thông báo 02-TB/TU"),
        (REFUSE, "Thông báo 01-TB/TU"),
    ]
    assert found[0].compared[0].label == "Chuẩn bị Đại hội (1/8/2020 - 31/8/2020)"


@pytest.mark.parametrize(("windows", "case"), [([], "blackout-none"), ([CONGRESS], "blackout-clear")])
def test_a_year_in_which_nobody_entered_a_window_is_said_so(windows, case):
    assert one(rules.blackout, trip(), facts(windows=windows)).case == case


LEADERS_IN_KOREA = {"agency_id": 1, "agency": "Tỉnh ủy", "members": {"b": "Người B"}}


@pytest.mark.parametrize(
    ("since", "until", "kind"),
    [
        ("15/4", "18/4", OK),  # one day in common is the same occasion
        ("16/4", "20/4", WARN),
        ("1/4", "9/4", WARN),
        ("1/4", "10/4", OK),
        (None, None, UNKNOWN),
    ],
)
@pytest.mark.parametrize("is_said_by_the_other", [False, True])
def test_what_goes_on_the_same_occasion_moves_together(since, until, kind, is_said_by_the_other):
    asked = trip(along_with=frozenset() if is_said_by_the_other else frozenset({2}))
    other = trip(2, since, until, **LEADERS_IN_KOREA, along_with=frozenset({1} if is_said_by_the_other else ()))
    found = one(rules.along, asked, facts(other))
    assert (found.kind, found.code) == (kind, "along")
    assert found.compared[0].label.startswith("Đoàn 2 (")


def test_a_trip_that_goes_with_nobody_has_nothing_to_say_about_it():
    assert not list(rules.along(trip(), facts(trip(2))))


APRIL = Due("3.4 Giao lưu thanh niên Ansan", day("30/4"), "/nhiem-vu/34/")


@pytest.mark.parametrize(("until", "late"), [("29/4", None), ("30/4", None), ("1/5", 1), ("10/5", 10)])
def test_the_deadline_that_hangs_on_a_trip_is_named_when_the_trip_comes_after_it(until, late):
    found = [each for each in rules.along(trip(until=until, dues=(APRIL,)), facts()) if each.code == "due"]
    assert [each.told["late"] for each in found] == ([late] if late else [])
    assert all(each.kind == WARN and each.compared[0].url == APRIL.url for each in found)


def test_moving_the_leaders_trip_warns_of_the_deadline_of_the_task_that_hangs_on_the_other():
    ansan = trip(dues=(APRIL,), along_with=frozenset({2}))
    leaders = trip(2, "4/5", "9/5", **LEADERS_IN_KOREA)
    found = {each.code: each for each in rules.along(leaders, facts(ansan))}
    assert (found["along"].kind, found["due"].kind, found["due"].told["due"]) == (WARN, WARN, APRIL.on)


@pytest.mark.parametrize(
    ("since", "until", "people", "tied", "kind"),
    [
        ("15/4", "16/4", {"a": "Người A"}, False, REFUSE),
        ("16/4", "17/4", {"a": "Người A"}, False, OK),
        ("15/4", "16/4", {"b": "Người B"}, False, OK),
        ("15/4", "16/4", {"a": "Người A"}, True, OK),
    ],
)
def test_nobody_is_on_two_trips_at_once(since, until, people, tied, kind):
    other = trip(2, since, until, members=people, along_with=frozenset({1} if tied else ()))
    assert kinds(rules.overlap, trip(), facts(other)) == [kind]


def test_in_the_partys_channel_an_overlap_only_warns():
    assert kinds(rules.overlap, trip(is_party=True), facts(trip(2))) == [WARN]


# ── against the numbers of the norms ─────────────────────────────────────────────────────────────

LAST = Baseline(2019, 3, "Báo cáo 300/BC-UBND")


@pytest.mark.parametrize(
    ("gone", "baselines", "expected"),
    [
        (0, [LAST], [OK]),
        (1, [LAST], [OK]),  # this one is the second: fewer than three
        (2, [LAST], [WARN]),  # as many is not fewer
        (3, [LAST], [WARN]),
        (0, [], [UNKNOWN]),  # never green without last year's number
        (0, [replace(LAST, year=2018)], [UNKNOWN]),
        (0, [replace(LAST, count=0)], [WARN]),
        (0, [LAST, replace(LAST, count=1, agency_id=7)], [OK, WARN]),
        (0, [replace(LAST, count=5, agency_id=7)], [UNKNOWN, OK]),
        (0, [LAST, replace(LAST, count=1, agency_id=8)], [OK]),
    ],
)
def test_fewer_delegations_than_last_year(gone, baselines, expected):
    others = [trip(pk, "1/2", "3/2") for pk in range(2, 2 + gone)]
    assert kinds(rules.fewer, trip(), facts(*others, baselines=baselines)) == expected


def test_trips_of_other_years_do_not_count_for_this_year():
    others = [trip(2, "28/12/2019", "3/1"), trip(3, "1/1/2021", "4/1/2021")]
    assert one(rules.fewer, trip(), facts(*others, baselines=[LAST])).told["count"] == 1


def test_without_the_number_of_last_year_the_sentence_asks_for_it():
    verdict = said(one(rules.fewer, trip(), facts()))
    assert verdict.sentence.startswith("Chưa có số liệu năm 2019")


@pytest.mark.parametrize(("tag", "is_party", "kind"), [("K", False, WARN), ("S", False, REFUSE), ("S", True, WARN)])
def test_only_a_norm_that_was_read_refuses_and_never_in_the_partys_channel(tag, is_party, kind):
    found = one(rules.fewer, trip(is_party=is_party), facts(baselines=[replace(LAST, count=1)], tag=tag))
    assert (found.kind, found.source) == (kind, SOURCE)


@pytest.mark.parametrize(("count", "kind"), [(0, OK), (1, OK), (2, WARN)])
def test_not_two_leaders_of_the_province_on_one_trip(count, kind):
    names = {str(number): f"Lãnh đạo {number}" for number in range(count)}
    assert one(rules.key_leaders, trip(leaders=names), facts()).kind == kind


@pytest.mark.parametrize(
    ("others", "kind"),
    [
        ([], OK),
        ([("1/2", "3/2")], OK),
        ([("1/2", "3/2"), ("1/12", "5/12")], WARN),
        ([("1/2", "3/2"), ("30/12/2019", "2/1")], OK),  # the year is that of the first day
    ],
)
def test_two_trips_for_one_leader_in_one_year(others, kind):
    boss = {"l": "Chủ tịch"}
    gone = [trip(pk, *days, members=boss) for pk, days in enumerate(others, start=2)]
    assert one(rules.per_leader, trip(leaders=boss, members=boss), facts(*gone)).kind == kind


def test_the_trips_of_who_is_no_leader_are_not_counted():
    assert not list(rules.per_leader(trip(), facts(trip(2), trip(3))))


@pytest.mark.parametrize(("count", "kind"), [(0, UNKNOWN), (1, OK), (3, OK), (4, WARN)])
def test_three_countries_on_one_trip(count, kind):
    names = {str(number): f"Nước {number}" for number in range(count)}
    assert one(rules.countries, trip(countries=names), facts()).kind == kind


@pytest.mark.parametrize(
    ("since", "until", "other", "kind"),
    [
        ("6/4/2017", "10/4/2017", {}, OK),  # three years to the day are over
        ("6/4/2017", "11/4/2017", {}, WARN),
        ("1/5", "6/5", {}, OK),  # the later one of two bears the warning
        ("1/3", "6/3", {"countries": {"jp": "Nhật Bản"}}, OK),
        ("1/3", "6/3", {"content": "xúc tiến đầu tư cảng biển"}, OK),
        ("1/3", "6/3", {"content": "GIAO LUU VAN HOA THANH NIEN hai tỉnh"}, WARN),
        ("1/3", "6/3", {"along_with": frozenset({1})}, OK),
    ],
)
def test_no_second_delegation_with_the_same_content_to_the_same_place(since, until, other, kind):
    assert one(rules.repeat, trip(), facts(trip(2, since, until, **other))).kind == kind


@pytest.mark.parametrize(
    ("one_place", "other_place", "is_same"),
    [
        ({}, {}, True),  # only the country is known
        ({"ansan": "Ansan"}, {}, True),
        ({"ansan": "Ansan"}, {"ansan": "Ansan"}, True),
        ({"ansan": "Ansan"}, {"seoul": "Seoul"}, False),
    ],
)
def test_places_are_compared_where_both_name_some(one_place, other_place, is_same):
    assert rules.same_place(trip(places=one_place), trip(2, places=other_place)) == is_same


@pytest.mark.parametrize(
    ("one_text", "other_text", "is_alike"),
    [
        ("Xúc tiến đầu tư cảng biển", "xuc tien dau tu cang bien nam 2019", True),
        ("Đoàn công tác thăm và làm việc", "Đoàn công tác tham gia", False),
        ("Giao lưu văn hóa thanh niên", "Xúc tiến du lịch biển đảo", False),
        ("Học tập kinh nghiệm trồng trọt, chăn nuôi", "Học tập kinh nghiệm về chăn nuôi", True),
        ("", "", False),
    ],
)
def test_contents_are_compared_by_the_words_that_tell(one_text, other_text, is_alike):
    assert alike(one_text, other_text) is is_alike
    assert alike(other_text, one_text) is is_alike


def test_three_years_before_a_leap_day():
    assert rules.years_before(date(2020, 2, 29), 3) == date(2017, 2, 28)


# ── against the papers ───────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("tag", "asked", "kind"),
    [
        ("S", {"plan": "Kế hoạch 163", "plan_year": 2020}, OK),
        ("S", {"plan": "Kế hoạch 163", "plan_year": 2019}, WARN),
        ("S", {"plan": "Kế hoạch 163", "plan_year": None}, OK),
        ("S", {"plan": ""}, UNKNOWN),  # a box that was ticked is no annex
        ("S", {"in_plan": False}, REFUSE),
        ("K", {"in_plan": False}, WARN),
        ("S", {"in_plan": False, "is_party": True}, WARN),
        ("S", {"in_plan": False, "extra_paper": "12-CV/TU"}, OK),
    ],
)
def test_what_is_not_in_the_annex_needs_a_paper_of_its_own(tag, asked, kind):
    assert one(rules.planned, trip(**asked), facts(tag=tag)).kind == kind


@pytest.mark.parametrize(
    ("until", "due", "reported", "agency", "kind"),
    [
        ("10/2", "28/2", None, 7, WARN),
        ("10/2", "2/3", None, 7, OK),  # due today is not late
        ("10/2", "28/2", "1/3", 7, OK),
        ("10/2", "28/2", None, 8, OK),
        ("10/2", None, None, 7, UNKNOWN),
        ("2/3", None, None, 7, OK),  # it comes back today
    ],
)
def test_who_owes_the_report_of_an_earlier_trip_is_told(until, due, reported, agency, kind):
    other = trip(
        2, "5/2", until, agency_id=agency, report_due_on=due and day(due), reported_on=reported and day(reported)
    )  # fmt: skip
    assert one(rules.reports, trip(), facts(other)).kind == kind


# ── all together ─────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "rule", [rules.fewer, rules.key_leaders, rules.per_leader, rules.countries, rules.repeat, rules.planned]
)
def test_without_a_norm_for_the_day_nothing_is_passed(rule):
    boss = {"l": "Chủ tịch"}
    nothing = Facts(TODAY, limits={code: Limit(problem="Chưa có quy định.") for code in rules.NORMS})
    found = list(rule(trip(leaders=boss), nothing))
    assert [(each.kind, each.case) for each in found] == [(UNKNOWN, "no-norm")]
    assert said(found[0]).sentence == "Chưa có quy định."


def test_the_gravest_comes_first_and_every_finding_can_be_said():
    bad = trip(members={}, since="10/9", until="12/9", in_plan=False, dues=(APRIL,), countries={})
    found = rules.judge(bad, facts(trip(2), tag="S", windows=[CONGRESS]))
    order = [OK, UNKNOWN, WARN, REFUSE]
    assert [order.index(each.kind) for each in found] == sorted((order.index(e.kind) for e in found), reverse=True)
    assert {REFUSE, WARN, UNKNOWN, OK} == {each.kind for each in found}
    for each in found:
        verdict = said(each)
        assert "%(" not in verdict.sentence
        assert verdict.title
        assert verdict.source


def test_every_rule_has_a_title_and_every_case_a_sentence():
    cases = {word for word in _strings("rules.py") if word in SENTENCES}
    assert cases | {"fewer-fine-agency", "fewer-not-agency"} == set(SENTENCES)
    assert {case.split("-")[0] for case in SENTENCES} <= {code.split("-")[0] for code in TITLES} | {"no"}


def _strings(name: str) -> set[str]:
    """The words in quotes of a file of the room."""
    import re
    from pathlib import Path

    text = Path(rules.__file__).with_name(name).read_text("utf-8")
    return set(re.findall(r'"([a-z-]+)"', text))


def test_a_trip_of_others_is_told_by_its_days_alone():
    found = one(rules.overlap, trip(), facts(trip(2, is_seen=False, url="/doan-ra/2/")))
    assert [(each.label, each.url) for each in found.compared] == [("… (10/4/2020 - 15/4/2020)", "")]


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [("10/4", "15/4", "10/4/2020 - 15/4/2020"), ("10/4", "10/4", "10/4/2020"), ("10/4", None, "10/4/2020 - ?")],
)
def test_a_span_of_days_is_said(first, last, expected):
    assert span(day(first), last and day(last)) == expected
