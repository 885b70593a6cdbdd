"""The year as a line: what lies in which month, and which delegations go on days on which nobody goes."""

from datetime import date

import pytest
from django.urls import reverse

from haidang.desk.year_line import drawn, lines_of, months_of
from haidang.kit.happenings import Happening
from haidang.registers.delegations import examples
from haidang.registers.delegations.limits.facts import Window

CONGRESS = Window("Đại hội", date(2020, 9, 1), date(2020, 10, 31), "05-TB/TU")


def happening(since, until, kind="delegation", **more):
    return Happening(f"{kind}:{since}", kind, "Đoàn A", "/doan-ra/1/", since, until, **more)


@pytest.mark.parametrize(
    ("since", "until", "more", "meets"),
    [
        (date(2020, 8, 25), date(2020, 8, 31), {}, False),
        (date(2020, 8, 25), date(2020, 9, 1), {}, True),
        (date(2020, 10, 31), date(2020, 11, 3), {}, True),
        (date(2020, 11, 1), date(2020, 11, 3), {}, False),
        (date(2020, 9, 7), date(2020, 9, 9), {"kind": "visit"}, False),  # who comes is not kept away
        (date(2020, 9, 7), date(2020, 9, 9), {"is_cancelled": True}, False),
    ],
)
def test_a_delegation_on_days_on_which_nobody_goes_is_marked(since, until, more, meets):
    (line,) = lines_of([happening(since, until, **more)], [CONGRESS])
    assert line.is_in_the_way is meets


@pytest.mark.parametrize(("agencies", "meets"), [(frozenset({7}), True), (frozenset({8}), False)])
def test_a_window_for_some_agencies_is_for_those_alone(agencies, meets):
    window = Window("Đại hội", date(2020, 9, 1), date(2020, 10, 31), "05-TB/TU", agencies)
    (line,) = lines_of([happening(date(2020, 9, 7), date(2020, 9, 9), agency_ids=frozenset({7}))], [window])
    assert line.is_in_the_way is meets


def test_a_visit_is_one_of_its_month_however_many_hours_its_programme_has():
    whole = Happening("visit:3", "visit", "Đoàn A", "/doan-vao/3/", date(2020, 1, 6), date(2020, 1, 8))
    hour = Happening("visit:3:1", "visit", "Tiếp: Đoàn A", "/doan-vao/3/", date(2020, 1, 6))
    other = Happening("visit:4", "visit", "Đoàn B", "/doan-vao/4/", date(2020, 1, 7))
    january = months_of(2020, lines_of([hour, whole, other], []), [])[0]
    assert [line.happening.key for line in january.lines] == ["visit:3", "visit:4"]
    assert [number for _kind, number in january.counts] == [2]


def test_fairs_and_festivals_stand_in_the_year_beside_delegations():
    lines = lines_of([happening(date(2020, 9, 7), date(2020, 9, 9), "event")], [CONGRESS])
    assert [(line.kind, line.is_in_the_way) for line in lines] == [("event", False)]


def test_what_lasts_over_the_end_of_a_month_stands_in_both():
    lines = lines_of([happening(date(2020, 1, 30), date(2020, 2, 2))], [])
    held = [month.first.month for month in months_of(2020, lines, []) if month.lines]
    assert held == [1, 2]


def test_a_window_stands_in_each_of_its_months_and_december_has_31_days():
    last = Window("Cuối năm", date(2020, 12, 31), date(2021, 1, 2))
    closed = {month.first.month: len(month.windows) for month in months_of(2020, [], [CONGRESS, last])}
    assert {number for number, count in closed.items() if count} == {9, 10, 12}


def test_deadlines_are_not_drawn_and_bars_end_with_the_year():
    lines = lines_of(
        [happening(date(2019, 12, 30), date(2020, 1, 3)), happening(date(2020, 5, 1), None, kind="due")], [CONGRESS]
    )
    told = drawn(2020, lines, [CONGRESS])
    assert [(each["since"], each["until"]) for each in told["lines"]] == [("2020-01-01", "2020-01-03")]
    assert told["windows"] == [{"name": "Đại hội", "since": "2020-09-01", "until": "2020-10-31"}]


@pytest.mark.django_db
def test_the_page_names_what_goes_while_the_congress_is_held(enter, desk):
    window = examples.blackout()
    examples.delegation(starts_on=date(2020, 9, 7), ends_on=date(2020, 9, 9))
    page = enter(desk).get(reverse("desk:year-line"), {"nam": 2020})
    assert [line.happening.title for line in page.context["in_the_way"]] == [
        "Đoàn xúc tiến thương mại tại Nhật Bản (minh họa)"
    ]
    assert window.name in page.content.decode()
    assert not enter(desk).get(reverse("desk:year-line"), {"nam": 2019}).context["count"]
