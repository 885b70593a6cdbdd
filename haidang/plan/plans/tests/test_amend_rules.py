"""What an amendment makes of a plan, and what it cannot: on values, without a row."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from haidang.plan.plans import amend_refusals
from haidang.plan.plans.amend_refusals import Moment
from haidang.plan.plans.amend_rules import Changing, PartyThen, SolutionThen, TaskThen, amended, word_runs

SCT, SDL, SNGV, STC = 1, 2, 3, 4
DAY = date(2020, 8, 15)


def lead(agency, words=""):
    return PartyThen("lead", words or f"cơ quan {agency}", agency)


def beside(agency, words=""):
    return PartyThen("coordinating", words or f"cơ quan {agency}", agency)


PHRASE = PartyThen("coordinating", "Các Sở, Ban, Ngành", None, members=(SDL,))
FIRST = TaskThen(
    10, "1.1", "Lập hồ sơ các bến cảng", due_on=date(2020, 4, 30), deadline_words="trước ngày 30/4/2020", position=1,
    parties=(lead(SCT), beside(SNGV), beside(SDL)), solutions=(SolutionThen(100, "Thu thập số liệu"),
    SolutionThen(101, "Hiệu đính bản tiếng Anh", (("Sở Ngoại vụ", SNGV),))),
)  # fmt: skip
SECOND = TaskThen(
    20, "1.2", "Đón đoàn khảo sát", position=2, parties=(lead(SDL), beside(SCT), PHRASE),
    solutions=(SolutionThen(200, "Mỗi cơ quan lo một ngày"),),
)  # fmt: skip
ORDER = TaskThen(30, "1", "Giao Sở Tài chính xem xét dự toán", kind="organisation", position=3, parties=(lead(STC),))
PLAN = (FIRST, SECOND, ORDER)


def after(*changes):
    return amended(PLAN, changes)


def one(plan, label, kind="task"):
    return next(task for task in plan if task.label == label and task.kind == kind)


def who(task, part):
    return [party.who for party in task.who_has(part)]


def test_a_new_task_stands_after_the_one_it_is_put_after_and_behind_those_put_there_before():
    plan = after(
        Changing("add", 10, label="1.1a", title="Một", parties=(lead(STC),), due_on=DAY),
        Changing("add", 10, label="1.1b", title="Hai", parties=(lead(STC),)),
    )
    assert [task.label for task in plan] == ["1.1", "1.1a", "1.1b", "1.2", "1"]
    assert one(plan, "1.1a").deadline_words == "15/08/2020"


def test_what_is_said_anew_replaces_words_and_solutions_that_are_not_named_any_more_go():
    said = (SolutionThen(101, "Hiệu đính"), SolutionThen(None, "In"))
    plan = after(Changing("content", 10, title="Lập hồ sơ", solutions=said))
    task = one(plan, "1.1")
    assert (task.title, [each.words for each in task.solutions]) == ("Lập hồ sơ", ["Hiệu đính", "In"])
    assert task.solutions[0].charged == (("Sở Ngoại vụ", SNGV),), "who was charged with it still is"


def test_who_becomes_lead_coordinates_no_more_and_who_stays_keeps_its_name():
    plan = after(Changing("lead", 10, parties=(lead(SNGV, "tên khác"), lead(SCT, "tên khác"))))
    task = one(plan, "1.1")
    assert [(party.who, party.words) for party in task.leads] == [(SCT, "cơ quan 1"), (SNGV, "tên khác")]
    assert who(task, "coordinating") == [SDL]


def test_a_change_of_coordinators_leaves_the_leads_alone_and_keeps_a_phrase_with_whom_it_means():
    task = one(after(Changing("coordination", 20, parties=(beside(STC), replace(PHRASE, members=())))), "1.2")
    assert task.leads == SECOND.leads
    assert task.coordinators == (PHRASE, beside(STC))


def test_of_two_merged_tasks_one_stays_with_the_parts_and_solutions_of_both():
    plan = after(Changing("merge", 10, others=(20,), title="Đón đoàn và giới thiệu cảng"))
    assert [task.label for task in plan] == ["1.1", "1"]
    task = plan[0]
    assert (task.title, task.due_on) == ("Đón đoàn và giới thiệu cảng", date(2020, 4, 30))
    assert who(task, "lead") == [SCT, SDL]
    assert [party.words for party in task.coordinators] == ["cơ quan 3", "Các Sở, Ban, Ngành"]
    assert [each.words for each in task.solutions][-1] == "Mỗi cơ quan lo một ngày"


@pytest.mark.parametrize("change", [Changing("drop", 10, reason="Thôi"), Changing("postpone", 10, to_year=2021)])
def test_what_is_dropped_or_postponed_leaves_the_plan(change):
    assert after(change) == (SECOND, ORDER)


def test_a_day_is_moved_with_the_words_that_print_it():
    task = one(after(Changing("due", 10, due_on=DAY, deadline_words="trong tháng 8 năm 2020")), "1.1")
    assert (task.due_on, task.deadline_words) == (DAY, "trong tháng 8 năm 2020")
    assert one(after(Changing("due", 10)), "1.1").deadline_words == ""


DROP = Changing("drop", 10, reason="Đối tác hủy", name="Thôi thực hiện 1.1")
MERGE = Changing("merge", 10, others=(20,))
IMPOSSIBLE = [
    ([], "no-change"),
    ([Changing("drop", None, reason="x")], "no-task"),
    ([Changing("drop", 10, reason=" ")], "no-reason"),
    ([Changing("drop", 99, reason="x")], "not-in-plan"),
    ([Changing("add", None, label="9", title="x", parties=(lead(1),))], "no-place"),
    ([Changing("add", 10, label="1.3", parties=(lead(1),))], "no-title"),
    ([Changing("add", 10, title="x", parties=(lead(1),))], "no-label"),
    ([Changing("add", 10, label="1.2", title="x", parties=(lead(1),))], "label-taken"),
    ([Changing("add", 10, label="1.3", title="x", parties=(beside(1),))], "no-lead"),
    ([Changing("lead", 10, parties=())], "no-lead"),
    ([Changing("lead", 10, parties=(lead(SCT, "tên khác"),))], "no-difference"),
    ([Changing("due", 10, due_on=date(2020, 4, 30), deadline_words="trước ngày 30/4/2020")], "no-difference"),
    ([Changing("content", 20, title="Đón đoàn khảo sát", solutions=SECOND.solutions)], "no-difference"),
    ([Changing("merge", 10)], "nothing-merged"),
    ([Changing("merge", 10, others=(10,))], "into-itself"),
    ([Changing("merge", 10, others=(30,))], "of-two-kinds"),
    ([Changing("postpone", 10, to_year=2020, reason="x")], "no-later-year"),
    ([Changing("postpone", 10, reason="x")], "no-later-year"),
    ([DROP, Changing("due", 10, due_on=DAY)], "already-gone"),
    ([Changing("due", 10, due_on=DAY), DROP], "also-changed"),
    ([DROP, MERGE], "already-gone"),
    ([MERGE, Changing("lead", 20, parties=(lead(1),))], "already-gone"),
    ([Changing("due", 10, due_on=DAY), Changing("due", 10, due_on=date(2020, 9, 1))], "twice"),
    ([MERGE, Changing("content", 10, title="Tên khác")], "content-after-merge"),
]


@pytest.mark.parametrize(("changes", "code"), IMPOSSIBLE)
def test_what_cannot_be_is_refused(changes, code):
    assert [each.code for each in amend_refusals.impossible(PLAN, changes, year=2020)] == [code]


POSSIBLE = [
    [DROP],
    [MERGE, Changing("due", 10, due_on=DAY)],
    [MERGE, Changing("lead", 10, parties=(lead(STC),))],
    [Changing("add", 10, label="1.1a", title="x", parties=(lead(1),)), DROP],
    [Changing("drop", 20, reason="x"), Changing("add", 10, label="1.2", title="x", parties=(lead(1),))],
    [Changing("postpone", 30, to_year=2021, reason="x")],
]


@pytest.mark.parametrize("changes", POSSIBLE)
def test_what_can_be_is_not_refused(changes):
    assert not list(amend_refusals.impossible(PLAN, changes, year=2020))


RIGHT = Moment(
    today=date(2020, 6, 20), in_force_on=date(2020, 6, 15), decided_on=date(2020, 6, 12), has_document=True,
    plan_issued_on=date(2019, 12, 31), last_amended_on=date(2020, 6, 15),
)  # fmt: skip
UNTIMELY = [
    ({}, []),
    ({"in_force_on": date(2020, 6, 20)}, []),
    ({"in_force_on": date(2020, 6, 21)}, ["not-yet"]),
    ({"in_force_on": date(2020, 6, 11), "last_amended_on": None}, ["before-decision"]),
    ({"in_force_on": date(2019, 12, 30), "decided_on": None, "last_amended_on": None}, ["before-plan"]),
    ({"last_amended_on": date(2020, 6, 16)}, ["before-last"]),
    ({"has_document": False, "decided_on": None}, ["no-decision"]),
    ({"in_force_on": None}, ["no-day"]),
    ({"decided_on": None, "plan_issued_on": None, "last_amended_on": None}, []),
]


@pytest.mark.parametrize(("said", "codes"), UNTIMELY)
def test_a_decision_is_put_in_force_on_its_day_or_later_and_in_the_order_of_days(said, codes):
    assert [each.code for each in amend_refusals.untimely(replace(RIGHT, **said))] == codes


def test_what_went_and_what_came_is_told_by_whole_words():
    runs = [(run.kind, run.words) for run in word_runs("trước ngày 30/4/2020", "trước ngày 15/8/2020")]
    assert runs == [
        ("same", "trước ngày "), ("gone", "30"), ("new", "15"), ("same", "/"), ("gone", "4"), ("new", "8"),
        ("same", "/2020"),
    ]  # fmt: skip


@given(st.text(), st.text())
def test_nothing_is_lost_between_two_texts(before, after):
    runs = word_runs(before, after)
    assert "".join(run.words for run in runs if run.kind != "new") == before
    assert "".join(run.words for run in runs if run.kind != "gone") == after
