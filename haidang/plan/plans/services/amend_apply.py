"""What each kind of change does to the rows: everything that stood before keeps its place, with the day it ended."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime, time
from typing import Any

from django.db.models import Max

from haidang.kit.audit.services import note
from haidang.kit.clock import VIETNAM
from haidang.office.accounts.models import User
from haidang.office.directory.rules import is_open
from haidang.plan.plans.amend_rules import PartyThen, in_order, parties_after, parties_of_both, printed
from haidang.plan.plans.choices import Answer, ChangeKind, DayKind, DueState, Ending, Part, ProposalKind
from haidang.plan.plans.models import (
    Amendment,
    Assignment,
    Change,
    Duty,
    GroupMember,
    Solution,
    SolutionAssignee,
    SolutionWords,
    Task,
    TaskWords,
)
from haidang.plan.plans.selectors.amendments import changing, with_changes
from haidang.plan.plans.services.days import move_due
from haidang.plan.plans.services.duties import keep_duties
from haidang.plan.plans.services.members import propose_members

_WORDS = ("title", "description", "deadline_words")


class Applying:
    """One amendment on its way into the rows, inside the transaction of the verb that puts it in force."""

    def __init__(self, amendment: Amendment, *, by: User) -> None:
        assert amendment.in_force_on
        self._amendment, self._by, self._on = amendment, by, amendment.in_force_on
        self._at = datetime.combine(self._on, time(), VIETNAM)
        self._why = str(amendment.document)
        self._touched: dict[int, Task] = {}
        self._phrased: list[Task] = []

    def all(self) -> None:
        """Every change in its order; then whoever has a part gets a duty, and whoever has none owes nothing."""
        act: Mapping[str, Callable[[Change], None]] = {
            ChangeKind.ADD: self._add,
            ChangeKind.CONTENT: self._reword,
            ChangeKind.LEAD: self._charge_anew,
            ChangeKind.COORDINATION: self._charge_anew,
            ChangeKind.DUE: self._move_day,
            ChangeKind.MERGE: self._merge,
            ChangeKind.POSTPONE: self._drop,
            ChangeKind.DROP: self._drop,
        }
        for change in with_changes(self._amendment.changes.all()):
            act[change.kind](change)
        self._carry_given_by_hand()
        keep_duties(self._touched.values(), at=self._at)
        self._carry_answers()
        if self._phrased:
            propose_members(self._amendment.plan, self._phrased)

    def _task(self, pk: int | None) -> Task:
        """The row as the changes before this one left it, under lock."""
        task = Task.objects.select_for_update(of=("self",)).get(pk=pk or 0, plan=self._amendment.plan_id)
        self._touched[task.pk] = task
        return task

    # words

    def _say(self, task: Task, **words: str) -> dict[str, list[Any]]:
        """Other words for a task; the words of before stay, until this day."""
        changes = {name: [getattr(task, name), value] for name, value in words.items() if getattr(task, name) != value}
        if changes:
            before = {name: getattr(task, name) for name in _WORDS}
            TaskWords.objects.create(task=task, until=self._on, amendment=self._amendment, **before)
            for name, (_old, value) in changes.items():
                setattr(task, name, value)
        return changes

    def _saved(self, task: Task, changes: dict[str, list[Any]], verb: str = "amended", reason: str = "") -> None:
        task.version += 1
        task.save()
        note(task, verb, by=self._by, changes=changes, reason=f"{self._why}. {reason}".strip(" ."))

    def _reword(self, change: Change) -> None:
        task = self._task(change.task_id)
        changes = self._say(task, title=change.title or task.title, description=change.description)
        if solutions := self._resolve(task, change):
            changes |= solutions
        self._saved(task, changes, reason=change.reason)

    def _resolve(self, task: Task, change: Change) -> dict[str, list[Any]]:
        """Solutions in other words, new ones behind them; those that are not named any more end."""
        said = {each.solution_id: each.words for each in change.solutions.all() if each.solution_id}
        held = list(task.solutions.order_by("position", "pk"))
        before = [each.words for each in held]
        for solution in held:
            self._resay(solution, said.get(solution.pk))
        added = [each.words for each in change.solutions.all() if each.solution_id is None]
        self._add_solutions(task, added)
        after = list(task.solutions.order_by("position", "pk").values_list("words", flat=True))
        return {str(Solution._meta.verbose_name): [before, after]} if before != after else {}

    def _resay(self, solution: Solution, words: str | None) -> None:
        if words is None:
            solution.ended_on = self._on
        elif words != solution.words:
            SolutionWords.objects.create(
                solution=solution, until=self._on, amendment=self._amendment, words=solution.words
            )
            solution.words = words
        solution.save(update_fields=["ended_on", "words"])

    def _add_solutions(self, task: Task, words: Iterable[str]) -> list[Solution]:
        last = Solution.ever.filter(task=task).aggregate(last=Max("position"))["last"] or 0
        rows = [
            Solution(task=task, position=position, words=each, begun_on=self._on)
            for position, each in enumerate(words, last + 1)
        ]
        return Solution.objects.bulk_create(rows)

    # who has a part

    def _charge_anew(self, change: Change) -> None:
        task = self._task(change.task_id)
        part = Part.LEAD if change.kind == ChangeKind.LEAD else Part.COORDINATING
        held = _parties(task)
        after = parties_after(held, part, changing(change).parties)
        self._saved(task, self._set_parties(task, held, after), reason=change.reason)

    def _set_parties(self, task: Task, held: Sequence[PartyThen], after: Sequence[PartyThen]) -> dict[str, list[Any]]:
        """Who is not named any more ends; who is new stands behind those who stay."""
        stays = {(party.part, party.who) for party in after}
        had = {(party.part, party.who) for party in held}
        for row, party in zip(_rows(task), held, strict=True):
            if (party.part, party.who) not in stays:
                row.ended_on = self._on
                row.save(update_fields=["ended_on"])
        self._add_parties(task, [party for party in after if (party.part, party.who) not in had])
        before, now = _by_part(held), _by_part(after)
        return {
            str(Part(part).label): [before.get(part), now.get(part)]
            for part in (*before, *(part for part in now if part not in before))
            if before.get(part) != now.get(part)
        }

    def _add_parties(self, task: Task, parties: Iterable[PartyThen]) -> None:
        last = Assignment.ever.filter(task=task).aggregate(last=Max("position"))["last"] or 0
        rows = [
            Assignment(
                task=task, part=party.part, position=position, words=party.words, agency_id=party.agency_id,
                is_group=party.agency_id is None, is_open=party.agency_id is None and is_open(party.words),
                begun_on=self._on,
            )
            for position, party in enumerate(parties, last + 1)
        ]  # fmt: skip
        Assignment.objects.bulk_create(rows)
        if any(row.is_group for row in rows):
            self._phrased.append(task)

    # days

    def _move_day(self, change: Change) -> None:
        task = self._task(change.task_id)
        words = self._say(task, deadline_words=printed(changing(change)))
        if words:
            self._saved(task, words, reason=change.reason)
        if change.due_on != (task.due_on if task.is_urged else None):
            why = change.reason or self._amendment.words or self._why
            move_due(
                task, change.due_on, by=self._by, decided_on=self._on, why=why, document=self._amendment.document,
                kind=DayKind.AMENDMENT,
            )  # fmt: skip

    # tasks that come and go

    def _add(self, change: Change) -> None:
        beside = self._task(change.task_id)
        said = changing(change)
        task = Task(
            plan=self._amendment.plan, kind=ProposalKind.TASK, position=beside.position, section=beside.section,
            field=beside.field, field_title=beside.field_title, directory_field_id=beside.directory_field_id,
            label=said.label, title=said.title, description=said.description, deadline_words=printed(said),
            due_on=said.due_on, due_state=DueState.PRINTED if said.due_on else "", accepted_by=self._by,
            begun_on=self._on, begun_by=self._amendment,
        )  # fmt: skip
        task.full_clean()
        task.save()
        self._touched[task.pk] = task
        self._add_parties(task, in_order(said.parties))
        self._add_solutions(task, [each.words for each in said.solutions])
        change.made = task
        change.save(update_fields=["made"])
        note(task, "amendment-added", by=self._by, reason=f"{self._why}. {change.reason}".strip(" ."))

    def _drop(self, change: Change) -> None:
        task = self._task(change.task_id)
        ending = Ending.POSTPONED if change.kind == ChangeKind.POSTPONE else Ending.DROPPED
        task.postponed_to = change.to_year if ending == Ending.POSTPONED else None
        self._leave(task, ending, change.reason)

    def _leave(self, task: Task, ending: Ending, reason: str) -> None:
        task.ended_on, task.ended_by, task.ending = self._on, self._amendment, ending
        self._saved(task, {"ending": [None, ending.label]}, verb="amendment-ended", reason=reason)

    def _merge(self, change: Change) -> None:
        task = self._task(change.task_id)
        held = _parties(task)
        after: Sequence[PartyThen] = held
        others = [self._task(other.pk) for other in sorted(change.others.all(), key=lambda one: (one.position, one.pk))]
        for other in others:
            after = parties_of_both(after, _parties(other))
        changes = self._say(task, title=change.title or task.title, description=change.description or task.description)
        changes |= self._set_parties(task, held, after)
        for other in others:
            self._take_solutions(task, other)
            self._take_members(task, other)
            other.merged_into = task
            self._leave(other, Ending.MERGED, change.reason)
        self._saved(task, changes | {"merged": [None, [other.label for other in others]]}, reason=change.reason)

    def _take_solutions(self, task: Task, other: Task) -> None:
        held = list(other.solutions.order_by("position", "pk").prefetch_related("assignees"))
        rows = self._add_solutions(task, [each.words for each in held])
        SolutionAssignee.objects.bulk_create(
            SolutionAssignee(solution=row, words=one.words, agency_id=one.agency_id)
            for row, each in zip(rows, held, strict=True)
            for one in each.assignees.all()
        )

    def _take_members(self, task: Task, other: Task) -> None:
        """Whom a phrase was confirmed to mean it means in the task that comes of both."""
        phrases = {(row.part, _party(row).who): row for row in task.assignments.filter(is_group=True)}
        members = GroupMember.objects.filter(assignment__task=other, assignment__ended_on=None)
        rows = []
        for member in members.select_related("assignment"):
            phrase = phrases.get((member.assignment.part, _party(member.assignment).who))
            if phrase and phrase.begun_on == self._on:
                rows.append(
                    GroupMember(
                        assignment=phrase,
                        agency_id=member.agency_id,
                        reason=member.reason,
                        state=member.state,
                        settled_by_id=member.settled_by_id,
                        settled_at=member.settled_at,
                    )
                )
        GroupMember.objects.bulk_create(rows, ignore_conflicts=True)

    # what people said and gave goes on in the task that others were merged into

    def _carry_given_by_hand(self) -> None:
        for other in self._merged():
            task = self._touched[other.merged_into_id or 0]
            for duty in Duty.objects.active().filter(task=other, by_hand=True, solution=None):
                if not Duty.objects.active().filter(task=task, agency=duty.agency_id, part=duty.part).exists():
                    Duty.objects.create(
                        task=task, agency_id=duty.agency_id, part=duty.part, by_hand=True, begun_at=self._at
                    )

    def _carry_answers(self) -> None:
        """Who took its part, or did not, is not asked again."""
        for other in self._merged():
            answered = Duty.objects.filter(task=other, solution=None, answer__in=(Answer.ACCEPTED, Answer.DECLINED))
            for duty in answered.exclude(ended_at__lt=self._at):
                asked = Duty.objects.active().asked()
                asked.filter(task=other.merged_into_id, agency=duty.agency_id, part=duty.part).update(
                    answer=duty.answer, reason=duty.reason, answered_by=duty.answered_by_id,
                    answered_at=duty.answered_at,
                )  # fmt: skip

    def _merged(self) -> list[Task]:
        return [
            task for task in self._touched.values() if task.merged_into_id and task.ended_by_id == self._amendment.pk
        ]


def _rows(task: Task) -> list[Assignment]:
    """Who has a part now, in the order of `_parties`."""
    order = {Part.LEAD: 0, Part.IMPLEMENTING: 1, Part.COORDINATING: 2}
    rows = task.assignments.order_by("position", "pk")
    return sorted(rows, key=lambda row: order[Part(row.part)])


def _parties(task: Task) -> list[PartyThen]:
    return [_party(row) for row in _rows(task)]


def _party(row: Assignment) -> PartyThen:
    return PartyThen(row.part, row.words, row.agency_id)


def _by_part(parties: Iterable[PartyThen]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for party in parties:
        found.setdefault(party.part, []).append(party.words)
    return found
