"""What an amendment makes of a plan, on plain values: the preview is what is put in force."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from difflib import SequenceMatcher

from haidang.plan.plans.choices import ChangeKind, Part

# ── the plan as it stands on a day ───────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class PartyThen:
    """Who has a part: an agency, or a phrase with those it means."""

    part: str
    words: str
    agency_id: int | None = None
    #: Agencies that a phrase was confirmed to mean.
    members: tuple[int, ...] = ()

    @property
    def who(self) -> int | str:
        """The same agency under another name is the same party."""
        return self.agency_id or " ".join(self.words.split()).casefold()


@dataclass(frozen=True, slots=True)
class SolutionThen:
    """How a task is to be done, in the words of the day."""

    #: None where it is not there yet.
    pk: int | None
    words: str
    #: (words, agency) of each that it charges.
    charged: tuple[tuple[str, int | None], ...] = ()


@dataclass(frozen=True, slots=True)
class TaskThen:
    """A task as the plan has it on a day."""

    #: None where it is not there yet.
    pk: int | None
    label: str
    title: str
    description: str = ""
    deadline_words: str = ""
    #: The day it is promised for; a day that is only proposed is none.
    due_on: date | None = None
    parties: tuple[PartyThen, ...] = ()
    solutions: tuple[SolutionThen, ...] = ()
    kind: str = "task"
    section: str = ""
    field: str = ""
    field_title: str = ""
    position: int = 0

    def who_has(self, part: str) -> tuple[PartyThen, ...]:
        return tuple(party for party in self.parties if party.part == part)

    @property
    def leads(self) -> tuple[PartyThen, ...]:
        return self.who_has(Part.LEAD)

    @property
    def coordinators(self) -> tuple[PartyThen, ...]:
        return self.who_has(Part.COORDINATING)

    @property
    def implementers(self) -> tuple[PartyThen, ...]:
        return self.who_has(Part.IMPLEMENTING)

    @property
    def said(self) -> "TaskThen":
        """What it says, whichever rows say it: what two plans are compared by."""
        return replace(self, pk=None, solutions=tuple(replace(each, pk=None) for each in self.solutions))

    @property
    def printed(self) -> "TaskThen":
        """What stands on paper: whom a phrase was confirmed to mean does not."""
        return replace(self.said, parties=tuple(replace(party, members=()) for party in self.parties))


#: The tasks of a plan in the order of the paper.
PlanThen = tuple[TaskThen, ...]


@dataclass(frozen=True, slots=True)
class Changing:
    """One change as it was drafted. Which of its values speak depends on its kind."""

    kind: str
    task: int | None = None
    others: tuple[int, ...] = ()
    label: str = ""
    title: str = ""
    description: str = ""
    due_on: date | None = None
    deadline_words: str = ""
    to_year: int | None = None
    reason: str = ""
    parties: tuple[PartyThen, ...] = ()
    solutions: tuple[SolutionThen, ...] = ()
    #: What a person calls it, for a refusal.
    name: str = ""


# ── what becomes of the plan ─────────────────────────────────────────────────────────────────────


def amended(plan: PlanThen, changes: Sequence[Changing]) -> PlanThen:
    """The plan after all of `changes`, in their order."""
    for change in changes:
        plan = _MAKES[ChangeKind(change.kind)](plan, change)
    return plan


def _each(plan: PlanThen, pk: int | None, becomes: Callable[[TaskThen], TaskThen]) -> PlanThen:
    return tuple(becomes(task) if pk is not None and task.pk == pk else task for task in plan)


def _without(plan: PlanThen, *gone: int | None) -> PlanThen:
    return tuple(task for task in plan if task.pk is None or task.pk not in gone)


def _added(plan: PlanThen, change: Changing) -> PlanThen:
    """A new task stands after the one it is said to stand after, and behind those that were put there before it."""
    beside = next(task for task in plan if task.pk is not None and task.pk == change.task)
    new = TaskThen(
        pk=None, label=change.label, title=change.title, description=change.description, due_on=change.due_on,
        deadline_words=printed(change), parties=in_order(change.parties), solutions=change.solutions,
        section=beside.section, field=beside.field, field_title=beside.field_title, position=beside.position,
    )  # fmt: skip
    at = max(n for n, task in enumerate(plan) if task.position == beside.position)
    return (*plan[: at + 1], new, *plan[at + 1 :])


def _reworded(plan: PlanThen, change: Changing) -> PlanThen:
    def becomes(task: TaskThen) -> TaskThen:
        return replace(
            task,
            title=change.title or task.title,
            description=change.description,
            solutions=solutions_after(task.solutions, change.solutions),
        )

    return _each(plan, change.task, becomes)


def solutions_after(held: Sequence[SolutionThen], said: Sequence[SolutionThen]) -> tuple[SolutionThen, ...]:
    """Solutions that stay keep their place and whom they charge; the new ones come after them."""
    words = {each.pk: each.words for each in said if each.pk is not None}
    kept = [replace(each, words=words[each.pk]) for each in held if each.pk in words]
    return (*kept, *(each for each in said if each.pk is None))


def _charged_anew(part: Part) -> Callable[[PlanThen, Changing], PlanThen]:
    def change_parties(plan: PlanThen, change: Changing) -> PlanThen:
        return _each(
            plan, change.task, lambda task: replace(task, parties=parties_after(task.parties, part, change.parties))
        )

    return change_parties


def parties_after(held: Sequence[PartyThen], part: str, said: Sequence[PartyThen]) -> tuple[PartyThen, ...]:
    """Who has `part` as said; who stays keeps its place and its name, and who comes stands behind.

    Who leads does not coordinate with itself: a part as coordinator ends where the agency becomes a lead.
    """
    wanted = {party.who: party for party in said}
    had = {party.who for party in held if party.part == part}
    leads = set(wanted) if part == Part.LEAD else set()
    kept = [
        party
        for party in held
        if (party.part == part and party.who in wanted)
        or (party.part != part and not (party.part == Part.COORDINATING and party.who in leads - had))
    ]
    return in_order((*kept, *(party for who, party in wanted.items() if who not in had)))


_ORDER = {Part.LEAD: 0, Part.IMPLEMENTING: 1, Part.COORDINATING: 2}


def in_order(parties: Sequence[PartyThen]) -> tuple[PartyThen, ...]:
    """Leads first, then who carries out, then who coordinates; each in the order in which they came."""
    return tuple(sorted(parties, key=lambda party: _ORDER[Part(party.part)]))


def _redated(plan: PlanThen, change: Changing) -> PlanThen:
    return _each(plan, change.task, lambda task: replace(task, due_on=change.due_on, deadline_words=printed(change)))


def printed(change: Changing) -> str:
    """The words for the day: those of the decision, or the day itself."""
    return change.deadline_words or (f"{change.due_on:%d/%m/%Y}" if change.due_on else "")


def _merged(plan: PlanThen, change: Changing) -> PlanThen:
    """The others go into the task that stays: its number, its day; the parts and solutions of all."""
    others = [task for task in plan if task.pk in change.others]

    def becomes(task: TaskThen) -> TaskThen:
        parties, solutions = task.parties, task.solutions
        for other in others:
            parties = parties_of_both(parties, other.parties)
            solutions = (*solutions, *(replace(each, pk=None) for each in other.solutions))
        return replace(
            task,
            title=change.title or task.title,
            description=change.description or task.description,
            parties=parties,
            solutions=solutions,
        )

    return _without(_each(plan, change.task, becomes), *change.others)


def parties_of_both(held: Sequence[PartyThen], more: Sequence[PartyThen]) -> tuple[PartyThen, ...]:
    """An agency that both name has one part in what comes of them; who leads one of them leads."""
    have = {(party.part, party.who) for party in held}
    both = [*held, *(party for party in more if (party.part, party.who) not in have)]
    leads = {party.who for party in both if party.part == Part.LEAD}
    # who coordinated with itself before still does: only a new lead ends it
    new = leads - {party.who for party in held if party.part == Part.LEAD}
    mine = len(held)
    kept = [
        party
        for at, party in enumerate(both)
        if party.part != Part.COORDINATING or party.who not in (new if at < mine else leads)
    ]
    return in_order(kept)


def _gone(plan: PlanThen, change: Changing) -> PlanThen:
    return _without(plan, change.task)


_MAKES: Mapping[ChangeKind, Callable[[PlanThen, Changing], PlanThen]] = {
    ChangeKind.ADD: _added,
    ChangeKind.CONTENT: _reworded,
    ChangeKind.LEAD: _charged_anew(Part.LEAD),
    ChangeKind.COORDINATION: _charged_anew(Part.COORDINATING),
    ChangeKind.DUE: _redated,
    ChangeKind.MERGE: _merged,
    ChangeKind.POSTPONE: _gone,
    ChangeKind.DROP: _gone,
}


# ── what is different, word by word ──────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Run:
    """Words that stayed ("same"), went ("gone") or came ("new")."""

    kind: str
    words: str


_WORDS = re.compile(r"\s+|\w+|[^\w\s]")


def word_runs(before: str, after: str) -> tuple[Run, ...]:
    """What went and what came, by whole words: "same" and "gone" together are `before`, "same" and "new" `after`."""
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    found: list[Run] = []
    for _op, a, b, c, d in SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes():
        if old[a:b] == new[c:d]:
            found.append(Run("same", "".join(old[a:b])))
            continue
        found += [Run(kind, "".join(words)) for kind, words in (("gone", old[a:b]), ("new", new[c:d])) if words]
    return tuple(found)
