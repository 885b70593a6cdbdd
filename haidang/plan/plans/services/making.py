"""From what was read to rows: tasks with their parts and solutions, for one proposal or for all in a few queries."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from haidang.kit.audit.services import note
from haidang.office.accounts.models import User
from haidang.office.directory.models import Agency
from haidang.office.directory.selectors import fields_for
from haidang.papers.sources.text import Source, Span
from haidang.plan.plans.choices import DueState, Part
from haidang.plan.plans.models import Assignment, Proposal, Solution, SolutionAssignee, SourceText, Task
from haidang.plan.plans.rules import first_day, is_standing, open_groups
from haidang.plan.plans.selectors.names import Names, day_of, names_in, words_at

PARTS = ((Part.LEAD, "leads"), (Part.COORDINATING, "coordinators"), (Part.IMPLEMENTING, "implementers"))
#: What a person may say otherwise than the paper was read.
CORRECTABLE = ("label", "title", "due_on", "leads", "coordinators", "implementers")


@dataclass(frozen=True, slots=True)
class Party:
    """Who takes part: a mention of the paper, or an agency that a person put there."""

    words: str
    agency: Agency | None = None
    mention: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A task to be: the proposal, the values to take (of a part of it, of several), and what a person corrected."""

    proposal: Proposal
    values: Mapping[str, Any]
    corrected: Mapping[str, Any] = field(default_factory=dict)
    #: The word of the note that tells it.
    verb: str = "accepted"


def make(text: SourceText, drafts: Sequence[Draft], *, by: User) -> list[Task]:
    """The rows of `drafts`, which are of one text, and a note for each that says what was corrected."""
    source, plan = text.source, text.plan
    assert plan
    names = names_in(plan, source, (Proposal(values=draft.values) for draft in drafts))
    titles = _field_titles([draft.proposal for draft in drafts], source)
    fields = fields_for(titles.values())
    tasks = []
    changes: list[dict[str, list[Any]]] = []
    for draft in drafts:
        title = titles.get((draft.proposal.section, draft.proposal.field), "")
        task, changed = _task(draft, source, by)
        task.plan, task.source = plan, text
        task.field_title, task.directory_field = title, fields.get(title)
        task.is_standing = goes_on(task)
        tasks.append(task)
        changes.append(changed)
    Task.objects.bulk_create(tasks)
    assignments: list[Assignment] = []
    for task, draft, changed in zip(tasks, drafts, changes, strict=True):
        for part, name in PARTS:
            parties, corrected = _parties(draft, name, source, names)
            assignments += _assignments(task, part, parties)
            changed |= corrected
    Assignment.objects.bulk_create(assignments)
    _make_solutions(tasks, drafts, source, names)
    for task, draft, changed in zip(tasks, drafts, changes, strict=True):
        note(task, draft.verb, by=by, changes=changed)
    return tasks


def goes_on(task: Task) -> bool:
    """Is it work without an end? By its words and its day, unless a person said so."""
    if task.standing_by_hand:
        return task.is_standing
    return is_standing(task.title, task.deadline_words, due_on=task.due_on)


def as_party(one: Agency | Party, on: date) -> Party:
    """An agency under the name it bore on the day."""
    return one if isinstance(one, Party) else Party(one.name_on(on), one)


def _task(draft: Draft, source: Source, by: User) -> tuple[Task, dict[str, list[Any]]]:
    proposal, values = draft.proposal, draft.values
    day = first_day(values.get("deadlines", []))
    read = {"label": proposal.label, "title": joined(source, values.get("title", [])), "due_on": day}
    said = {name: value for name, value in draft.corrected.items() if name in read and value != read[name]}
    if "due_on" in said:
        state = DueState.ACCEPTED if said["due_on"] else DueState.REFUSED
    else:
        state = DueState.PRINTED if day else ""  # type: ignore[assignment]
    task = Task(
        proposal=proposal, kind=proposal.kind, position=proposal.position, section=proposal.section,
        field=proposal.field, start=proposal.start, end=proposal.end, due_state=state, accepted_by=by,
        description=joined(source, values.get("descriptions", []), "\n"),
        deadline_words=joined(source, values.get("deadlines", []), "; "), **(read | said),
    )  # fmt: skip
    return task, {name: [read[name], value] for name, value in said.items()}


def _parties(draft: Draft, name: str, source: Source, names: Names) -> tuple[list[Party], dict[str, list[Any]]]:
    """Who takes part, as read or as corrected; and what was changed."""
    read = parties_read(draft.values.get(name, []), source, names)
    if name not in draft.corrected:
        return read, {}
    on = day_of(draft.proposal.reading.plan)
    said = [as_party(one, on) for one in draft.corrected[name]]
    before, after = [one.words for one in read], [one.words for one in said]
    return said, {name: [before, after]} if before != after else {}


def parties_read(mentions: Iterable[Mapping[str, Any]], source: Source, names: Names) -> list[Party]:
    """The mentions of one part as they stand in the paper."""
    found = []
    for mention in mentions:
        words = words_at(source, mention)
        found.append(Party(words, None if mention.get("group") else names.of(words), mention))
    return found


def _assignments(task: Task, part: Part, parties: Sequence[Party]) -> Iterator[Assignment]:
    is_open = open_groups([one.mention or {} for one in parties])
    for at, one in enumerate(parties):
        mention = one.mention or {}
        place = mention.get("at") or [None, None]
        yield Assignment(
            task=task, part=part, position=at + 1, words=one.words, agency=one.agency,
            is_group=bool(mention.get("group")), is_open=is_open[at], start=place[0], end=place[1],
        )  # fmt: skip


def _make_solutions(tasks: Sequence[Task], drafts: Sequence[Draft], source: Source, names: Names) -> None:
    rows: list[Solution] = []
    read: list[Mapping[str, Any]] = []
    for task, draft in zip(tasks, drafts, strict=True):
        for position, solution in enumerate(draft.values.get("solutions", []), 1):
            start, end = solution["at"]
            rows.append(Solution(task=task, position=position, words=words_at(source, solution), start=start, end=end))
            read.append(solution)
    Solution.objects.bulk_create(rows)
    SolutionAssignee.objects.bulk_create(
        SolutionAssignee(solution=row, words=one.words, agency=one.agency)
        for row, solution in zip(rows, read, strict=True)
        for one in parties_read(solution.get("assignees", []), source, names)
    )


def _field_titles(proposals: Iterable[Proposal], source: Source) -> dict[tuple[str, str], str]:
    """The headings of the fields under which `proposals` stand."""
    readings = {proposal.reading_id: proposal.reading for proposal in proposals}
    return {
        (heading["section"], heading["label"]): words_at(source, heading).strip(" :;.")
        for reading in readings.values()
        for heading in reading.values.get("fields", [])
    }


def joined(source: Source, values: Iterable[Mapping[str, Any]], by: str = " ") -> str:
    return by.join(source.line_of(Span(*value["at"])) for value in values)
