"""Who judges what, what a judgement needs, how points are made: tables with cases worked by hand."""

from datetime import date
from decimal import Decimal

import pytest

from haidang.office.accounts.choices import Role
from haidang.plan.evaluation import rules
from haidang.plan.evaluation.choices import Component, Course, Doubt, Fault, Grade, Mark, Stage
from haidang.plan.evaluation.rules import Counted

D = Decimal
SNGV, VP, SCT, SDL = 1, 2, 3, 4


@pytest.mark.parametrize(
    ("agencies", "assessor"),
    [
        ([SCT], SNGV),
        ([SCT, SDL], SNGV),
        ([SNGV], VP),
        # 1.4 of plan 163: one of several leads is the monitor, the task has one judge, and it is the other house
        ([SCT, SNGV, SDL], VP),
    ],
)
def test_who_follows_the_plan_does_not_judge_its_own_tasks(agencies, assessor):
    assert rules.assessor_of(agencies, monitor=SNGV, deputy=VP) == assessor


@pytest.mark.parametrize(
    ("mine", "assessor", "doers", "may"),
    [
        (SNGV, SNGV, [SCT], True),
        (SNGV, SNGV, [SNGV, SCT], False),
        (VP, VP, [SNGV], True),
        (SNGV, VP, [SNGV], False),
        (SCT, SNGV, [SCT], False),
        (None, SNGV, [SCT], False),
    ],
)
def test_a_judge_is_named_and_has_not_done_the_work(mine, assessor, doers, may):
    assert rules.judges(mine=mine, assessor=assessor, doers=doers) is may


@pytest.mark.parametrize(
    ("role", "mine", "assessor", "doers", "may"),
    [
        (Role.CHAIR, 9, SNGV, [SCT], True),
        (Role.VICE_CHAIR, 9, VP, [SNGV], True),
        (Role.DESK_LEADER, SNGV, SNGV, [SCT], True),
        (Role.DESK_LEADER, SNGV, VP, [SNGV], False),
        (Role.DESK, SNGV, SNGV, [SCT], False),
        (Role.PROVINCE_OFFICE, VP, VP, [SNGV], False),
        (Role.AGENCY_LEADER, SCT, SNGV, [SCT], False),
        (Role.AGENCY_LEADER, VP, VP, [SNGV], True),
    ],
)
def test_a_judgement_is_confirmed_by_a_leader_who_has_no_part_in_it(role, mine, assessor, doers, may):
    assert rules.confirms(role, mine=mine, assessor=assessor, doers=doers) is may


@pytest.mark.parametrize(
    ("verb", "stage", "may"),
    [
        ("self-assessed", Stage.ASKED, True),
        ("self-assessed", Stage.RETURNED, True),
        ("self-assessed", Stage.ASSESSED, False),
        ("recalled", Stage.SELF, True),
        ("recalled", Stage.ASSESSED, False),
        ("assessed", Stage.SELF, True),
        ("assessed", Stage.ASSESSED, True),
        ("assessed", Stage.ASKED, False),
        ("assessed-alone", Stage.ASKED, True),
        ("assessed-alone", Stage.SELF, False),
        ("confirmed", Stage.ASSESSED, True),
        ("confirmed", Stage.SELF, False),
        ("confirmed", Stage.CONFIRMED, False),
        ("reconsidered", Stage.CONFIRMED, False),
    ],
)
def test_a_judgement_goes_only_the_ways_of_the_table(verb, stage, may):
    assert rules.may_move(verb, stage) is may


def test_what_is_published_never_goes_anywhere():
    assert not any(rules.may_go(verb, Course.PUBLISHED) for verb in rules.COURSES)
    assert not rules.may_go("published", Course.OPEN)


@pytest.mark.parametrize(
    ("grade", "said", "faults"),
    [
        ("", {}, [("grade", Fault.NO_GRADE), ("results", Fault.NO_RESULTS)]),
        (Grade.MET, {"results": "Đã in 500 tập."}, []),
        (Grade.PARTLY, {"results": "In 200 tập."}, [("objective", Fault.NO_CAUSE)]),
        (Grade.PARTLY, {"results": "In 200 tập.", "subjective": "Chọn nhà in chậm."}, []),
        (Grade.NOT_MET, {"results": "Chưa in.", "objective": "Dịch bệnh."}, []),
        (Grade.NOT_JUDGED, {"results": "Tạm hoãn."}, []),
    ],
)
def test_what_was_not_reached_has_its_cause(grade, said, faults):
    words = {"results": "", "objective": "", "subjective": ""} | said
    assert rules.self_faults(grade, **words) == faults


@pytest.mark.parametrize(
    ("grade", "self_grade", "words", "faults"),
    [
        (Grade.MET, Grade.MET, "", []),
        (Grade.PARTLY, Grade.MET, "", [("words", Fault.NO_WORDS)]),
        (Grade.PARTLY, Grade.MET, "Mới đạt 14/16 bến.", []),
        ("", Grade.MET, "x", [("grade", Fault.NO_GRADE)]),
        # the agency said nothing: what it is judged by is written down
        (Grade.NOT_MET, "", "", [("words", Fault.NO_WORDS)]),
    ],
)
def test_who_judges_otherwise_says_why(grade, self_grade, words, faults):
    assert rules.assess_faults(grade, words=words, self_grade=self_grade) == faults


def test_a_purpose_is_not_judged_from_nothing():
    assert rules.aim_faults(Grade.MET, words="", tasks=0) == [
        ("words", Fault.NO_RESULTS),
        ("tasks", Fault.NO_TASKS),
    ]
    assert rules.aim_faults(Grade.MET, words="Ba đoàn vào.", tasks=2) == []
    assert rules.aim_faults(Grade.NOT_JUDGED, words="Không có nhiệm vụ.", tasks=0) == []


DUE = date(2020, 4, 30)


@pytest.mark.parametrize(
    ("grade", "shares", "due_on", "finished_on", "doubts"),
    [
        (Grade.MET, [D(100)], DUE, DUE, []),
        (Grade.MET, [D("87.5")], DUE, DUE, [Doubt.TARGET]),
        (Grade.EXCEEDED, [D(120), D("99.9")], None, None, [Doubt.TARGET]),
        (Grade.MET, [None], DUE, None, [Doubt.OPEN]),
        (Grade.MET, [None], DUE, date(2020, 5, 1), [Doubt.LATE]),
        (Grade.MET, [], None, None, [Doubt.NO_OUTPUT]),
        # who says that it fell short is not doubted
        (Grade.PARTLY, [D(10)], DUE, None, []),
        ("", [], DUE, None, []),
    ],
)
def test_what_does_not_fit_a_good_judgement_is_said_beside_it(grade, shares, due_on, finished_on, doubts):
    assert rules.doubts(grade, shares=shares, due_on=due_on, finished_on=finished_on) == doubts


@pytest.mark.parametrize(
    ("parts", "grade"),
    [
        ([], None),
        ([Grade.MET, ""], None),
        ([Grade.MET, Grade.EXCEEDED], Grade.MET),
        ([Grade.EXCEEDED, Grade.PARTLY, Grade.MET], Grade.PARTLY),
        ([Grade.NOT_JUDGED, Grade.MET], Grade.MET),
        ([Grade.NOT_JUDGED], Grade.NOT_JUDGED),
    ],
)
def test_a_task_is_no_better_than_the_worst_of_its_parts(parts, grade):
    assert rules.grade_of_task(parts) == grade


ON = date(2020, 12, 14)


@pytest.mark.parametrize(
    ("due_on", "came_on", "entered", "mark"),
    [
        (DUE, DUE, False, Mark.IN_TIME),
        (DUE, date(2020, 5, 1), False, Mark.LATE),
        (DUE, DUE, True, Mark.ENTERED),
        (DUE, None, False, Mark.MISSING),
        (ON, None, False, Mark.WAITING),
        (None, None, False, Mark.WAITING),
        (None, DUE, False, Mark.IN_TIME),
    ],
)
def test_late_and_written_by_another_count_apart(due_on, came_on, entered, mark):
    assert rules.marked(due_on=due_on, came_on=came_on, on=ON, entered=entered) == mark


def test_what_is_not_due_is_not_counted_and_what_another_wrote_is_not_the_agencys():
    marks = [Mark.IN_TIME, Mark.IN_TIME, Mark.LATE, Mark.ENTERED, Mark.MISSING, Mark.WAITING]
    assert rules.counted(Component.UPDATES, marks) == Counted(Component.UPDATES, 2, 5)


WEIGHTS = {
    Component.DONE: D(30),
    Component.UPDATES: D(25),
    Component.PROGRAMME: D(10),
    Component.ANSWERS: D(10),
    Component.DIFFICULTIES: D(5),
    Component.RESULTS: D(20),
}


def _counts(**said):
    return [Counted(Component[name], *said.get(name, (0, 0))) for name in Component.__members__]


@pytest.mark.parametrize(
    ("counts", "points", "total", "weighed"),
    [
        # 30·2/3 = 20 + 25·9/12 = 18,75 + 10 + 10·1/2 = 5 + 5 + 20·3/4 = 15: 73,75 of 100
        (
            _counts(
                DONE=(2, 3), UPDATES=(9, 12), PROGRAMME=(1, 1), ANSWERS=(1, 2), DIFFICULTIES=(1, 1), RESULTS=(3, 4)
            ),
            ["20.0", "18.8", "10.0", "5.0", "5.0", "15.0"],
            "73.8",
            100,
        ),
        # no difficulty was raised and nothing had a day: (25·9/12 + 10) of 35 = 28,75 / 35 = 82,142…
        (_counts(UPDATES=(9, 12), PROGRAMME=(1, 1)), [None, "18.8", "10.0", None, None, None], "82.1", 35),
        # nothing was to be done: no points, and not nought points
        (_counts(), [None] * 6, None, 0),
        (_counts(DONE=(0, 2)), ["0.0", None, None, None, None, None], "0.0", 30),
    ],
)
def test_points_are_the_share_of_what_was_at_stake(counts, points, total, weighed):
    made = rules.score(counts, WEIGHTS)
    assert [part.points for part in made.parts] == [None if each is None else D(each) for each in points]
    assert made.total == (None if total is None else D(total))
    assert made.weighed == weighed


def test_a_component_without_a_weight_that_day_weighs_nothing():
    made = rules.score(_counts(DONE=(1, 2), UPDATES=(1, 1)), {Component.DONE: D(30)})
    assert (made.total, made.weighed) == (D("50.0"), D(30))


@pytest.mark.parametrize(
    ("now", "unit", "then", "then_unit", "compared"),
    [
        (D(14), "bến", D(12), "bến", (D(2), D("16.7"))),
        (D(9), "đoàn", D(12), "Đoàn ", (D(-3), D("-25.0"))),
        (D(3), "đoàn", D(0), "đoàn", (D(3), None)),
        (D(3), "đoàn", D(3), "lượt", None),
        (None, "bến", D(12), "bến", None),
        (D(3), "bến", None, "", None),
    ],
)
def test_nothing_is_compared_with_a_year_of_which_nothing_is_known(now, unit, then, then_unit, compared):
    found = rules.compared(now, unit, then, then_unit)
    assert (found and (found.change, found.percent)) == compared
