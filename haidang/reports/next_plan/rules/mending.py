"""The linter of plans goes over the draft: what it can name the right form of is mended, the rest is shown at its row.

Last year's slips must not be signed a second time. What no rule can mend in a title stands there with its finding; a
solution that the linter objects to is left out of the draft and named, so that a person writes it anew.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from haidang.plan.plans.reading import seen_in, sentence_of
from haidang.reports.next_plan.rules.as_text import as_text
from haidang.reports.next_plan.rules.paper import FRAME, Place
from haidang.reports.next_plan.rules.values import FieldWords, PlanWords, TaskWords
from haidang.reports.next_plan.rules.wording import bare, in_list, shut_quotes

#: After so many rounds what is left is for a person: each round mends everything that it can name.
ROUNDS = 6


@dataclass(frozen=True, slots=True)
class Doubt:
    """A finding of the linter in the draft, and what of it says so."""

    code: str
    sentence: str
    place: Place = FRAME


@dataclass(frozen=True, slots=True)
class Mend:
    """What was made of a row's words: before and after; after "" where it was taken away."""

    key: int
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Left:
    """A solution that is not proposed, and why."""

    key: int
    words: str
    why: str


@dataclass(frozen=True, slots=True)
class Anniversary:
    """A round year that the draft forgets: of whom, how many years, on which day."""

    event: str
    years: int
    day: str


@dataclass(slots=True)
class Mended:
    """The draft after all rounds, and what was done to it."""

    plan: PlanWords
    mends: list[Mend] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    forgotten: list[Anniversary] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Found:
    code: str
    values: Mapping[str, str]
    place: Place
    #: The words that it is about, as they stand there.
    words: str

    @property
    def doubt(self) -> Doubt:
        return Doubt(self.code, sentence_of(self.code, dict(self.values)), self.place)


def doubts(plan: PlanWords) -> list[Doubt]:
    """What the linter finds in the draft as it stands: without a day, as it is printed, and as of its month.

    Some checks need a day (names that nobody bears any more); others say more without one.
    """
    return _once_each([*_lint(plan), *_lint(plan, dated=True)])


def _once_each(found: "Iterable[_Found]") -> list[Doubt]:
    return list({(each.code, each.place, each.words): each.doubt for each in found}.values())


def mended(plan: PlanWords) -> Mended:
    """The draft with everything put right that a rule can put right."""
    work = Mended(plan)
    printed = _rounds(work, dated=False)
    signed = _rounds(work, dated=True)
    if sum([_leave(work, each) for each in (*printed, *signed)]):
        printed, signed = _lint(work.plan), _lint(work.plan, dated=True)
    work.doubts = _once_each((*printed, *signed))
    work.forgotten = [_anniversary(each.values) for each in printed if each.code in ("D108", "D109")]
    return work


def _rounds(work: Mended, *, dated: bool) -> "list[_Found]":
    """Over all findings again and again, until nothing can be done any more; what is left."""
    for _round in range(ROUNDS):
        found = _lint(work.plan, dated=dated)
        # what is left out needs no mending: it goes first
        done = [_leave(work, each) for each in found if each.code not in _MENDS]
        if not sum(done + [_mend(work, each) for each in found]):
            return found
    return _lint(work.plan, dated=dated)


def _lint(plan: PlanWords, *, dated: bool = False) -> list[_Found]:
    sheet = as_text(plan, dated=dated)
    return [
        _Found(each.code, each.values, sheet.place_of(each.span), sheet.source.line_of(each.span))
        for each in seen_in(sheet.source).findings
    ]


def _anniversary(values: Mapping[str, str]) -> Anniversary:
    event = values.get("event") or f"thiết lập quan hệ ngoại giao Việt Nam - {values['country']}"
    return Anniversary(event, int(values["years"]), values["day"])


# ── mending ──────────────────────────────────────────────────────────────────────────────────────


def _mend(work: Mended, found: _Found) -> bool:
    """Was something done about it?"""
    mend = _MENDS.get(found.code)
    if mend is None:
        return False
    before = work.plan
    mend(work, found)
    return work.plan != before


def _everywhere(work: Mended, found: _Found) -> None:
    """One word for another, wherever it stands: "CuBa", "Sở Giao thông Vận tải", "qui định"."""
    values = found.values
    printed, right = values.get("printed") or values["words"], values.get("right") or values.get("common", "")
    if printed == "Các":
        return  # a title may begin with it; in lists of bodies it was put right when they were taken over
    if len(printed.split()) == len(right.split()) or found.code in _LONGER:
        _say(work, printed, right)


#: Their right form may have more words than the printed one.
_LONGER = frozenset(("T114", "T201", "T202"))


def _say(work: Mended, printed: str, right: str, place: Place | None = None) -> None:
    if not right or printed == right:
        return
    pattern = re.compile(rf"(?<!\w){re.escape(printed)}(?!\w)")
    keys: set[int] = set()

    def said(words: str, key: int) -> str:
        if place is not None and key != place.key:
            return words
        after = pattern.sub(right, words)
        if after != words:
            keys.add(key)
        return after

    work.plan = _map(work.plan, said)
    work.mends += [Mend(key, printed, right) for key in sorted(keys)]


def _known_day(work: Mended, found: _Found) -> None:
    """A day that is known to be another: it is written as it was written, with the figures that are right."""
    right = found.values.get("known") or found.values["other"]
    day, month, year = (int(part) for part in right.split("/"))
    nought = f"{month:02}" if month < 3 else str(month)
    written = f"{day:02} tháng {nought} năm {year}" if "tháng" in found.words else f"{day:02}/{nought}/{year}"
    lead = "ngày " if found.words.startswith("ngày ") else ""
    _say(work, found.words, lead + written, found.place)


def _known_number(work: Mended, found: _Found) -> None:
    _say(work, found.values["number"], found.values["other"], found.place)


def _shut(work: Mended, found: _Found) -> None:
    work.plan = _map(work.plan, lambda words, key: shut_quotes(words) if key == found.place.key else words)


def _task(work: Mended, key: int, change: Callable[[TaskWords], TaskWords]) -> None:
    def changed(task: TaskWords) -> TaskWords:
        return change(task) if task.key == key else task

    fields = tuple(replace(each, tasks=tuple(map(changed, each.tasks))) for each in work.plan.fields)
    work.plan = replace(work.plan, fields=fields)


def _not_beside_itself(work: Mended, found: _Found) -> None:
    """Who leads is not asked to work with itself."""
    gone = found.words

    def without(task: TaskWords) -> TaskWords:
        return replace(task, coordinators=tuple(each for each in task.coordinators if each != gone))

    _task(work, found.place.key, without)
    work.mends.append(Mend(found.place.key, gone, ""))


def _once(work: Mended, found: _Found) -> None:
    def once(task: TaskWords) -> TaskWords:
        return replace(
            task, leads=tuple(dict.fromkeys(task.leads)), coordinators=tuple(dict.fromkeys(task.coordinators))
        )

    _task(work, found.place.key, once)


def _one_lead(work: Mended, found: _Found) -> None:
    """One task, one lead: the first that is named; the others work with it until a person says otherwise."""

    def led(task: TaskWords) -> TaskWords:
        first, *others = task.leads
        coordinators = in_list(dict.fromkeys((*others, *task.coordinators)))
        work.mends.append(Mend(task.key, ", ".join(task.leads), first))
        return replace(task, leads=(first,), coordinators=coordinators)

    _task(work, found.place.key, led)


def _ask_too(work: Mended, found: _Found) -> None:
    """Whom the words of a solution or the law charge works with the lead."""
    agency = found.values["agency"].strip("…")

    if found.place.part == "solution" and not _stands(work.plan, found):
        return  # the words that charge it were left out

    def asked(task: TaskWords) -> TaskWords:
        if agency in (*task.leads, *task.coordinators):
            return task
        # behind a phrase for many nobody is found by name
        at = next((at for at, each in enumerate(task.coordinators) if _is_phrase(each)), len(task.coordinators))
        return replace(task, coordinators=in_list((*task.coordinators[:at], agency, *task.coordinators[at:])))

    _task(work, found.place.key, asked)
    work.mends.append(Mend(found.place.key, "", agency))


def _stands(plan: PlanWords, found: _Found) -> bool:
    words = found.words.lstrip("+ ")
    return any(words in each for _l, task in plan.numbered if task.key == found.place.key for each in task.solutions)


def _is_phrase(words: str) -> bool:
    return words[:1].islower() or words.startswith("Các ")


def _send_too(work: Mended, found: _Found) -> None:
    """Whoever is charged gets the paper; "Lưu" stays the last line."""
    *others, last = work.plan.recipients or ("Lưu: VT",)
    work.plan = replace(work.plan, recipients=(*others, found.values["agency"], last))


def _heir(work: Mended, found: _Found) -> None:
    """A body that is no more: its one heir stands in its place; of several a person chooses."""
    heirs = found.values["heirs"]
    if heirs != "?" and "," not in heirs:
        _say(work, found.words, heirs)


_MENDS: Mapping[str, Callable[[Mended, _Found], None]] = {
    **dict.fromkeys(("T109", "T110", "T111", "T114", "T201", "T202", "T203", "T204", "T205", "T206"), _everywhere),
    **dict.fromkeys(("D102", "D103", "L101", "L106"), _known_day),
    "L102": _known_number,
    "T101": _shut,
    "A101": _not_beside_itself,
    "A102": _one_lead,
    "A105": _send_too,
    "A106": _ask_too,
    "A108": _once,
    "A109": _heir,
    "A110": _ask_too,
}


def _leave(work: Mended, found: _Found) -> bool:
    """A solution with a finding that nothing mends is not proposed."""
    place = found.place
    if place.part != "solution":
        return False
    why = found.doubt.sentence

    def shorter(task: TaskWords) -> TaskWords:
        words = task.solutions[place.at] if place.at < len(task.solutions) else ""
        # another finding of this round may have taken it, and moved those behind it
        if bare(found.words.lstrip("+ "))[:20] not in words and found.words not in words:
            return task
        work.left.append(Left(task.key, words, why))
        return replace(task, solutions=(*task.solutions[: place.at], *task.solutions[place.at + 1 :]))

    before = work.plan
    _task(work, place.key, shorter)
    return work.plan != before


# ── every word of the draft ──────────────────────────────────────────────────────────────────────


def _map(plan: PlanWords, said: Callable[[str, int], str]) -> PlanWords:
    """The draft with each of its words said anew; who says them is told by the key."""

    def lines(rows: Iterable[Any]) -> tuple[Any, ...]:
        return tuple(replace(row, words=said(row.words, row.key)) for row in rows)

    return replace(
        plan,
        bases=lines(plan.bases),
        purposes=lines(plan.purposes),
        requirements=lines(plan.requirements),
        organisation=lines(plan.organisation),
        fields=tuple(_field(each, said) for each in plan.fields),
        recipients=tuple(said(each, 0) for each in plan.recipients),
    )


def _field(of: FieldWords, said: Callable[[str, int], str]) -> FieldWords:
    first = of.tasks[0].key if of.tasks else 0
    return replace(of, title=said(of.title, first), tasks=tuple(_tasks(of.tasks, said)))


def _tasks(tasks: Iterable[TaskWords], said: Callable[[str, int], str]) -> Iterator[TaskWords]:
    for task in tasks:
        key = task.key
        yield replace(
            task,
            title=said(task.title, key),
            description=said(task.description, key),
            leads=tuple(said(each, key) for each in task.leads),
            coordinators=tuple(said(each, key) for each in task.coordinators),
            solutions=tuple(said(each, key) for each in task.solutions),
        )
