"""Whose a thing is, how near its day, what fits on two pages: as tables."""

from datetime import date

import pytest

from haidang.desk import rules
from haidang.desk.choices import When
from haidang.office.accounts.choices import Role

#: A Wednesday.
TODAY = date(2020, 6, 17)


@pytest.mark.parametrize(
    ("due_on", "said"),
    [
        (date(2020, 6, 16), When.OVERDUE),
        # the day itself is not late
        (date(2020, 6, 17), When.WEEK),
        (date(2020, 6, 21), When.WEEK),
        (date(2020, 6, 22), When.LATER),
        (None, When.UNDATED),
    ],
)
def test_a_week_ends_with_its_sunday(due_on, said):
    assert rules.when(due_on, TODAY) == said


@pytest.mark.parametrize("today", [date(2020, 6, 15), date(2020, 6, 17), date(2020, 6, 21)])
def test_every_day_of_a_week_knows_its_monday_and_sunday(today):
    assert rules.week_of(today) == (date(2020, 6, 15), date(2020, 6, 21))


@pytest.mark.parametrize(
    ("key", "kind"),
    [
        ("update:17:2020-t05", "update"),
        ("receipt:4", "receipt"),
        ("estimate:4:decide", "decide"),
        ("answer:9:12", "answer"),
        ("estimate", "estimate"),
    ],
)
def test_a_key_says_what_sort_of_thing_it_is(key, kind):
    assert rules.kind_of(key) == kind


ME, COLLEAGUE, OURS, THEIRS = 1, 2, 10, 20
MINE = [
    # key, agency, person, role, is mine
    ("update:1:2020-t05", OURS, None, Role.FOCAL, True),
    ("update:1:2020-t05", OURS, ME, Role.FOCAL, True),
    ("update:1:2020-t05", OURS, COLLEAGUE, Role.FOCAL, False),
    ("update:1:2020-t05", THEIRS, None, Role.FOCAL, False),
    ("update:1:2020-t05", THEIRS, None, Role.DESK, False),
    # who inspects, and who keeps the books, reports for nobody
    ("update:1:2020-t05", OURS, None, Role.INSPECTOR, False),
    ("update:1:2020-t05", OURS, None, Role.CLERK, False),
    # an approval inside the agency is for its leader
    ("approve:3", OURS, None, Role.FOCAL, False),
    ("approve:3", OURS, None, Role.AGENCY_LEADER, True),
    ("review:3", OURS, None, Role.DESK, True),
    ("review:3", OURS, None, Role.CLERK, False),
    ("estimate:3:appraise", OURS, None, Role.FINANCE, True),
    ("estimate:3:decide", OURS, None, Role.CHAIR, True),
    ("estimate:3:decide", OURS, None, Role.PROVINCE_OFFICE, False),
    # a paper handed to nobody yet is of the house
    ("book:3", None, None, Role.CLERK, True),
    ("accept:3", None, None, Role.DESK, True),
    ("accept:3", None, None, Role.CLERK, False),
    ("accept:3", None, None, Role.FOCAL, False),
    ("answer:3", None, None, Role.DESK, True),
    ("answer:3", None, None, Role.FOCAL, False),
    ("answer:3", None, ME, Role.FOCAL, True),
]


@pytest.mark.parametrize(("key", "agency", "person", "role", "said"), MINE)
def test_a_thing_is_mine_by_agency_person_and_role(key, agency, person, role, said):
    found = rules.is_mine(key, agency=agency, person=person, role=role, my_agency=OURS, me={ME})
    assert found is said


def test_who_stands_in_has_the_work_of_the_absent():
    assert rules.is_mine("answer:3", agency=None, person=7, role=Role.DESK, my_agency=OURS, me={ME, 7})


@pytest.mark.parametrize(
    ("key", "agency", "person", "said"),
    [
        ("update:1:2020-t05", OURS, COLLEAGUE, True),
        ("approve:3", OURS, None, True),
        ("update:1:2020-t05", THEIRS, None, False),
        ("book:3", None, None, False),
        # the paper may not be open to the others
        ("answer:3", OURS, COLLEAGUE, False),
    ],
)
def test_a_colleague_is_told_what_the_agency_owes_but_not_what_was_handed_to_one(key, agency, person, said):
    assert rules.is_of_colleagues(key, agency=agency, person=person, my_agency=OURS) is said


@pytest.mark.parametrize(
    ("room", "taken", "left"), [(0, [], 3), (2, ["a"], 2), (3, ["a", "b"], 1), (9, list("abc"), 0)]
)
def test_only_whole_rows_go_on_the_paper(room, taken, left):
    assert rules.fitting(list("abc"), [2, 1, 3], room) == (taken, left)


@pytest.mark.parametrize(
    ("words", "said"),
    [("ngắn", "ngắn"), ("một hai ba bốn", "một hai ba…"), ("đúngmườihai", "đúngmườihai")],
)
def test_a_long_title_is_cut_between_words(words, said):
    assert rules.shortened(words, 12) == said
