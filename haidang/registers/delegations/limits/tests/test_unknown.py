"""What nobody has written yet, or called off since, is never taken for passed."""

import pytest

from haidang.registers.delegations.limits import rules
from haidang.registers.delegations.limits.sentences import said
from haidang.registers.delegations.limits.tests.trips import OK, UNKNOWN, WARN, facts, kinds, one, trip


def test_the_plan_that_names_it_is_shown_to_who_asks():
    found = one(rules.planned, trip(plan="Kế hoạch 163", plan_year=2020, plan_url="/ke-hoach/1/"), facts())
    assert found.compared == (("Kế hoạch 163", "/ke-hoach/1/"),)
    assert said(found).sentence == "Đoàn thuộc danh mục của Kế hoạch 163."


@pytest.mark.parametrize(
    ("rule", "unknown"),
    [
        (rules.key_leaders, {"members": {}}),
        (rules.overlap, {"members": {}}),
        (rules.repeat, {"countries": {}}),
        (rules.countries, {"countries": {}}),
    ],
)
def test_what_nobody_has_written_yet_is_not_passed(rule, unknown):
    assert one(rule, trip(**unknown), facts()).kind == UNKNOWN


def test_a_trip_hears_that_what_it_was_to_go_along_with_was_called_off():
    asked, off = trip(along_with=frozenset({2})), trip(2, is_off=True)
    assert [(each.kind, each.case) for each in rules.along(asked, facts(off))] == [(WARN, "along-off")]
    assert said(one(rules.along, asked, facts(off))).compared[0].label.startswith("Đoàn 2")


def test_what_was_called_off_is_held_against_nobody():
    boss = {"l": "Chủ tịch"}
    asked = trip(leaders=boss, members=boss, along_with=frozenset({2, 3}))
    off = [trip(pk, members=boss, is_off=True) for pk in (2, 3)]
    for rule in (rules.per_leader, rules.repeat, rules.overlap):
        assert kinds(rule, asked, facts(*off)) == [OK]
