"""Days of a page, what two things want of one person, what is told as one line: tables of cases, no database."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as some

from haidang.desk.calendar import rules
from haidang.desk.calendar.choices import Clash
from haidang.desk.calendar.tests.made import june, thing

TODAY = date(2020, 6, 15)


def june_to(first, last, **facts):
    return thing(date(2020, 6, first), date(2020, 6, last), **facts)


HALL, PORT = "Trụ sở UBND tỉnh", "Cảng Cái Mép"

CLASHES = {
    "two hours apart: one ends as the other begins": (
        june(15, at=time(8), place=HALL), june(15, at=time(10), place=PORT), None,
    ),
    "a minute less": (june(15, at=time(8), place=HALL), june(15, at=time(9, 59), place=PORT), Clash.PLACES),
    "the same hour in two places": (june(15, at=time(8), place=HALL), june(15, at=time(8), place=PORT), Clash.PLACES),
    "the same hour in one house": (june(15, at=time(8), place=HALL), june(15, at=time(8), place=HALL), Clash.HOURS),
    "one house, written otherwise": (
        june(15, at=time(8), place=HALL), june(15, at=time(9), place="trụ sở  UBND Tỉnh "), Clash.HOURS,
    ),
    "the same hour, nobody knows where": (june(15, at=time(8)), june(15, at=time(8), place=HALL), Clash.HOURS),
    "the same hour of another day": (june(15, at=time(8), place=HALL), june(16, at=time(8), place=PORT), None),
    "one ends as the other begins, by what is written": (
        june(15, at=time(8), ends_at=time(9), place=HALL), june(15, at=time(9), place=PORT), None,
    ),
    "a long one is not over yet": (
        june(15, at=time(8), ends_at=time(11, 30), place=HALL), june(15, at=time(11), place=PORT), Clash.PLACES,
    ),
    "one has no hour": (june(15, place=HALL), june(15, at=time(8), place=PORT), Clash.UNSURE),
    "none has an hour, and both are in one house": (june(15, place=HALL), june(15, place=HALL), Clash.UNSURE),
    "abroad, and at home on the first day": (june_to(15, 18, place="Ansan"), june(15, place=HALL), Clash.PLACES),
    "abroad, and at home on the last day": (
        june_to(15, 18, place="Ansan"), june(18, at=time(17), place=HALL), Clash.PLACES,
    ),
    "home again the day after": (june_to(15, 18, place="Ansan"), june(19, place=HALL), None),
    "not gone the day before": (june_to(15, 18, place="Ansan"), june(14, place=HALL), None),
    "at a conference, and receiving there": (june_to(15, 17, place=HALL), june(16, at=time(9), place=HALL), None),
    "away, nobody knows where": (june_to(15, 18), june(16, place=HALL), Clash.UNSURE),
    "two trips that share one day": (june_to(10, 15, place="Ansan"), june_to(15, 20, place="Lào"), Clash.PLACES),
    "one is cancelled": (june_to(15, 18, place="Ansan", is_cancelled=True), june(16, place=HALL), None),
    "one is not decided yet": (june_to(15, 18, place="Ansan", is_tentative=True), june(16, place=HALL), Clash.PLACES),
}  # fmt: skip


@pytest.mark.parametrize("case", CLASHES)
def test_two_things_are_in_each_others_way_whichever_is_named_first(case):
    one, other, expected = CLASHES[case]
    assert rules.clash(one, other) == rules.clash(other, one) == expected


def test_a_conflict_is_of_one_person_who_must_be_at_both():
    first = june(15, at=time(8), place=HALL, official_ids=frozenset({1, 2}))
    second = june(15, at=time(8), place=PORT, official_ids=frozenset({2, 3}))
    (found,) = rules.conflicts([second, first])
    assert (found.official_id, found.day, found.clash) == (2, TODAY, Clash.PLACES)


def test_every_pair_is_told_once_and_the_earliest_first():
    leader = frozenset({1})
    trip = june_to(10, 20, place="Ansan", official_ids=leader)
    calls = [june(day, place=HALL, official_ids=leader) for day in (20, 12, 21)]
    assert [pair.day.day for pair in rules.conflicts([*calls, trip])] == [12, 20]


DAYS = {
    "2020-06-30": date(2020, 6, 30),
    "2020-06-31": TODAY,
    "": TODAY,
    "hôm qua": TODAY,
    "0001-01-01": TODAY,
    "9999-12-31": TODAY,
    "1946-01-01": date(1946, 1, 1),
    "2199-12-31": date(2199, 12, 31),
}


@pytest.mark.parametrize("words", DAYS)
def test_an_address_names_a_day_or_it_is_today(words):
    assert rules.day_asked(words, TODAY) == DAYS[words]


@given(some.dates(rules.FIRST, rules.LAST))
def test_after_before_one_is_back_whatever_the_page(day):
    for page_of in (rules.week_of, rules.month_of, rules.year_of, lambda day: rules.days_from(day, 30)):
        span = page_of(day)
        assert span.first <= day <= span.last
        assert page_of(page_of(span.before).after) == span
        assert page_of(span.after).first > span.last
        assert page_of(span.before).last < span.first


@given(some.dates(rules.FIRST, rules.LAST))
def test_the_weeks_of_a_month_hold_each_of_its_days_once_from_monday(day):
    span = rules.month_of(day)
    days = [each for week in rules.weeks_of(span) for each in week]
    assert days[0].weekday() == 0
    assert [each for each in days if each.month == day.month] == list(rules.days_of(span.first, span.last))


ROWS = [
    ("04-30", False, "Ngày Chiến thắng", None, None),
    ("09-01", False, "Quốc khánh (thêm một ngày)", date(2021, 1, 1), None),
    ("2020-05-01", True, "Làm bù (minh họa)", None, None),
    ("05-01", False, "Quốc tế Lao động", None, None),
]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2020, 4, 30), ("Ngày Chiến thắng", False)),
        (date(2021, 9, 1), ("Quốc khánh (thêm một ngày)", False)),
        # the second day off of 2/9 came with the labour code of 2019, in force from 1/1/2021
        (date(2020, 9, 1), None),
        # a day named by a notice goes before the day of every year
        (date(2020, 5, 1), ("Làm bù (minh họa)", True)),
        (date(2021, 5, 1), ("Quốc tế Lao động", False)),
        (date(2020, 6, 15), None),
    ],
)
def test_a_day_bears_the_mark_of_the_working_calendar(day, expected):
    mark = rules.marks(ROWS, day, day).get(day)
    assert (mark and (mark.name, mark.is_worked)) == expected
    assert rules.marks(reversed(ROWS), day, day).get(day) == mark


def test_what_several_agencies_must_do_until_one_day_is_told_once_with_all_of_them():
    paper = {"title": "Trả lời văn bản: 12", "url": "/van-ban/1/"}
    asked = [june(1, kind="due", agency_ids=frozenset({n}), **paper) for n in range(3)]
    later, another = june(2, kind="due", **paper), june(1, kind="due", title="Trả lời văn bản: 12")
    visits = [june(1, **paper) for _ in range(2)]
    once = rules.told_once([*asked, later, another, *visits])
    assert once[1:] == [later, another, *visits]
    assert (once[0].key, once[0].agency_ids) == (asked[0].key, frozenset(range(3)))


def gathered(found):
    return rules.gathered(found, url=lambda day: f"/{day}/", said=lambda sort, count: f"{sort} x {count}")


def test_more_than_three_deadlines_of_one_sort_on_one_day_are_one_line():
    many = [june(14, kind="due", title=f"Cập nhật tháng 5/2020: {n}", agency_ids=frozenset({n})) for n in range(4)]
    other = june(14, kind="due", title="Trả lời văn bản: 12")
    (line,) = [each for each in gathered([*many, other]) if each is not other]
    assert (line.title, line.url, line.agency_ids) == (
        "Cập nhật tháng 5/2020 x 4", "/2020-06-14/", frozenset(range(4))
    )  # fmt: skip
    assert len(gathered(many[:3])) == 3


def test_deadlines_of_two_days_and_things_with_people_are_never_gathered():
    days = [june(day, kind="due", title="Trả lời văn bản: 12") for day in (1, 2, 3, 4)]
    visits = [june(1, title="Tiếp xã giao: 12") for _ in range(6)]
    cancelled = [june(1, kind="due", title="Hạn trả lời ý kiến: 12", is_cancelled=True) for _ in range(6)]
    assert len(gathered(days + visits + cancelled)) == 16


def test_what_lasts_several_days_is_on_each_of_them_and_on_no_other_page():
    trip = thing(date(2020, 5, 30), date(2020, 6, 2))
    held = rules.by_day([trip], date(2020, 6, 1), date(2020, 6, 30))
    assert [day.day for day, things in held.items() if things] == [1, 2]
    assert len(held) == 30


def test_a_day_tells_those_with_people_first_and_by_their_hour():
    due, late = june(1, kind="due", title="A"), june(1, at=time(14))
    early, strange = june(1, at=time(8)), june(1, kind="moon", title="Â")
    (things,) = rules.by_day([strange, due, late, early], date(2020, 6, 1), date(2020, 6, 1)).values()
    assert things == [early, late, due, strange]


@pytest.mark.parametrize(
    ("each", "expected"),
    [
        (june(14, kind="due"), True),
        (june(15, kind="due"), False),
        (june(14, kind="task"), False),
        (june(14, kind="visit"), False),
        (june(14, kind="due", is_cancelled=True), False),
    ],
)
def test_only_what_is_still_waited_for_is_overdue_and_not_on_its_day(each, expected):
    assert rules.is_overdue(each, TODAY) == expected


def test_a_feed_has_everything_of_the_kinds_chosen_but_of_deadlines_only_those_of_the_house():
    visit, ours = june(1), june(1, kind="due", agency_ids=frozenset({7, 8}))
    theirs, nobodys = june(1, kind="task", agency_ids=frozenset({8})), june(1, kind="due")
    found = [visit, ours, theirs, nobodys]
    assert [each for each in found if rules.is_in_feed(each, agency=7, kinds=())] == [visit, ours, nobodys]
    assert [each for each in found if rules.is_in_feed(each, agency=7, kinds=["due"])] == [ours, nobodys]
