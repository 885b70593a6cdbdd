"""Laws of amending, whatever is decided: every past day stays what it was, and what was previewed is what comes."""

from datetime import date, timedelta
from random import Random
from typing import Any

import pytest

from haidang.office.directory.models import Agency
from haidang.plan.plans import amend_refusals, amend_rules, services
from haidang.plan.plans.choices import ChangeKind, Part
from haidang.plan.plans.models import Amendment, Duty, Task
from haidang.plan.plans.selectors import amendments
from haidang.plan.plans.selectors.as_of import as_of
from haidang.plan.plans.tests.test_amending import SIGNED, plan, walk

__all__ = ["plan", "walk"]

pytestmark = pytest.mark.django_db
CODES = ("SCT", "SDL", "SNGV", "STC", "TDOAN")


def a_change(chance, task, others, number):
    """Something that somebody may decide about a task; it may turn out to be impossible."""
    kind = chance.choice(list(ChangeKind))
    agencies = list(Agency.objects.filter(code__in=chance.sample(CODES, chance.randint(1, 3))))
    solutions = [(one, f"{one.words} {number}") for one in task.solutions.all() if chance.random() < 0.7]
    every: dict[ChangeKind, dict[str, Any]] = {
        ChangeKind.ADD: {
            "label": f"9.{number}", "title": f"Việc mới {number}", "parties": [(Part.LEAD, one) for one in agencies],
            "solutions": [(None, "Một"), (None, "Hai")], "due_on": date(2020, 12, 1),
        },
        ChangeKind.CONTENT: {"title": f"{task.title} {number}", "solutions": [*solutions, (None, f"Thêm {number}")]},
        ChangeKind.LEAD: {"parties": [(Part.LEAD, one) for one in agencies]},
        ChangeKind.COORDINATION: {"parties": [(Part.COORDINATING, one) for one in agencies[1:]]},
        ChangeKind.DUE: {"due_on": chance.choice([None, date(2020, 7, 1) + timedelta(days=number)])},
        ChangeKind.MERGE: {"others": others, "title": chance.choice(["", f"Gộp {number}"])},
        ChangeKind.POSTPONE: {"to_year": 2021},
        ChangeKind.DROP: {},
    }  # fmt: skip
    return kind, {"task": task, "reason": f"Lý do {number}."} | every[kind]


def several(chance, plan, draft, desk, number):
    """A few changes, as many of them as go together."""
    for _each in range(chance.randint(1, 4)):
        tasks = list(Task.objects.filter(plan=plan).in_force().of_content())
        task, *others = chance.sample(tasks, min(len(tasks), chance.randint(2, 3)))
        number += 1
        kind, said = a_change(chance, task, others, number)
        change = services.add_change(draft, kind, by=desk, **said)
        if list(amend_refusals.impossible(as_of(plan, SIGNED.replace(month=12)), amendments.drafted(draft), year=2020)):
            services.remove_change(change, by=desk)
    return number


@pytest.mark.parametrize("seed", range(3))
def test_no_past_day_changes_and_nothing_comes_that_was_not_previewed(plan, walk, desk, seed):
    chance, number = Random(seed), 0
    kept = {SIGNED: as_of(plan, SIGNED)}
    for month in range(2, 6):
        on = date(2020, month, 10)
        walk(on)
        draft = services.draft_amendment(
            plan, by=desk, in_force_on=on, decision=services.Decision(f"{month}00/QĐ-UBND", on)
        )
        number = several(chance, plan, draft, desk, number)
        if not draft.changes.exists():
            continue
        before = as_of(plan, on)
        foreseen = amend_rules.amended(before, amendments.drafted(draft))
        draft = Amendment.objects.get(pk=draft.pk)
        services.put_in_force(draft, by=desk, seen=amendments.preview(draft).mark)
        assert [one.said for one in as_of(plan, on)] == [one.said for one in foreseen]
        kept[on - timedelta(days=1)], kept[on] = before, as_of(plan, on)
    assert len(kept) > 4
    for day, then in kept.items():
        assert as_of(plan, day) == then, day
    # who has a part by the words of today has a duty, and nobody else
    for task in Task.objects.filter(plan=plan):
        named = {(one.agency_id, one.part) for one in task.assignments.filter(is_group=False) if one.agency_id}
        has = set(Duty.objects.active().filter(task=task, solution=None).values_list("agency", "part"))
        assert has == (named if task.is_in_force else set())
