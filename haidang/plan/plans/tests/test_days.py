"""The ledger of moved promises: every day a task ever had, by whose decision, and what is refused."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied, ValidationError

from haidang.kit.audit.selectors import history
from haidang.office.documents.examples import document
from haidang.plan.plans import services
from haidang.plan.plans.choices import DayKind, DueState
from haidang.plan.plans.models import Task, TaskDay

pytestmark = pytest.mark.django_db
FIRST, SECOND, THIRD = date(2020, 4, 30), date(2020, 5, 31), date(2020, 6, 30)


def move(task, until, by, **said):
    facts: dict[str, Any] = {"decided_on": date(2020, 4, 20), "why": "Đối tác hoãn chuyến khảo sát."}
    return services.move_due(task, until, by=by, **(facts | said))


def ledger(task):
    rows = TaskDay.objects.filter(task=task)
    return [(row.day, row.decided_on, row.kind) for row in rows]


def test_every_day_of_a_task_stays_in_order_and_the_first_is_the_plan_s(tasks, desk):
    paper = document()
    move(tasks["1.1"], SECOND, desk, document=paper)
    move(tasks["1.1"], THIRD, desk, decided_on=date(2020, 5, 25), kind=DayKind.AMENDMENT)
    assert ledger(tasks["1.1"]) == [
        (FIRST, date(2020, 1, 6), DayKind.ORIGINAL),
        (SECOND, date(2020, 4, 20), DayKind.EXTENSION),
        (THIRD, date(2020, 5, 25), DayKind.AMENDMENT),
    ]
    task = Task.objects.get(pk=tasks["1.1"].pk)
    assert (task.due_on, task.due_state) == (THIRD, DueState.PRINTED)
    assert task.days.get(kind=DayKind.EXTENSION).document == paper
    moved = history(task)[-1]
    assert (moved.label, moved.reason) == ("Chuyển thời hạn", "Đối tác hoãn chuyến khảo sát.")


def test_a_task_that_had_only_a_proposed_day_was_never_promised_for_it(tasks, desk):
    assert tasks["2.1"].due_state == DueState.PROPOSED
    move(tasks["2.1"], SECOND, desk)
    assert ledger(tasks["2.1"])[0] == (None, date(2020, 1, 6), DayKind.ORIGINAL)
    assert Task.objects.get(pk=tasks["2.1"].pk).is_urged


REFUSED = [
    ({"why": "  "}, "no-reason"),
    ({"decided_on": date(2999, 1, 1)}, "to-come"),
    ({"until": FIRST}, "same-day"),
    ({"decided_on": date(2020, 4, 1)}, "older"),
]


@pytest.mark.parametrize(("said", "code"), REFUSED)
def test_a_move_that_cannot_be_is_refused_and_nothing_is_written(tasks, desk, said, code):
    if code == "older":
        move(tasks["1.1"], SECOND, desk)
    before = ledger(tasks["1.1"])
    said = dict(said)
    with pytest.raises(ValidationError) as refused:
        move(tasks["1.1"], said.pop("until", THIRD), desk, **said)
    assert refused.value.code == code
    assert ledger(tasks["1.1"]) == before


def test_the_assigner_moves_a_day_itself_and_an_agency_never(tasks, cast, desk):
    assert move(tasks["1.1"], SECOND, cast["pho-chu-tich-ubnd"]).by == cast["pho-chu-tich-ubnd"]
    with pytest.raises(PermissionDenied):
        move(tasks["1.1"], THIRD, cast["so-cong-thuong"], decided_on=date(2020, 5, 1))
    with pytest.raises(ObjectDoesNotExist):
        move(tasks["1.1"], THIRD, cast["quan-tri"], decided_on=date(2020, 5, 1))


def test_a_moved_day_is_neither_corrected_nor_settled_as_if_it_stood_in_the_paper(tasks, desk):
    move(tasks["1.2"], SECOND, desk)
    task = Task.objects.get(pk=tasks["1.2"].pk)
    for act in (
        lambda: services.settle_due(task, accepts=False, by=desk),
        lambda: services.correct(task, by=desk, version=task.version, reason="Gõ nhầm.", due_on=THIRD),
    ):
        with pytest.raises(ValidationError) as refused:
            act()
        assert refused.value.code == "moved"
