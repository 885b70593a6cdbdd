"""What the review shows: the text with its colours, the proposals beside it, what a later reading saw otherwise."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from haidang.office.directory.models import Agency
from haidang.papers.sources.text import Source, Span
from haidang.plan.plans.models import Finding, Plan, Proposal, Reading, Task
from haidang.plan.plans.reading import sentence_of, title_of


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a line and what they were read as."""

    name: str
    words: str


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of the source as the review page shows it."""

    number: int
    start: int
    pieces: tuple[Piece, ...]
    #: The proposal that the line belongs to, and whether it is the first line of it.
    proposal: int | None = None
    begins: bool = False
    findings: tuple[int, ...] = ()


def painted_lines(reading: Reading, proposals: Sequence[Proposal], findings: Sequence[Finding]) -> list[TextLine]:
    """The whole text, line by line, each run in its class; nothing is left out, what was not read is a class too."""
    text = reading.source.text
    lines: list[TextLine] = []
    runs = iter(reading.coverage)
    run = next(runs, None)
    owners = sorted(proposals, key=lambda p: p.start)
    owner_at = 0
    marks = sorted(findings, key=lambda f: f.start)
    mark_at = 0
    shown: set[int] = set()
    start = 0
    for number, words in enumerate(text.split("\n"), 1):
        end = start + len(words)
        pieces = []
        at = start
        while at < end and run is not None:
            name, _start, until = run
            stop = min(until, end)
            if stop > at:
                pieces.append(Piece(name, text[at:stop]))
                at = stop
            if until <= end:
                run = next(runs, None)
        while run is not None and run[2] <= end:
            run = next(runs, None)
        while owner_at < len(owners) and owners[owner_at].end <= start:
            owner_at += 1
        owner = owners[owner_at] if owner_at < len(owners) and owners[owner_at].start < max(end, start + 1) else None
        found = []
        while mark_at < len(marks) and marks[mark_at].start <= end:
            found.append(marks[mark_at].pk)
            mark_at += 1
        if words.strip() or found:
            begins = owner is not None and owner.pk not in shown
            if owner is not None:
                shown.add(owner.pk)
            lines.append(TextLine(number, start, tuple(pieces), owner and owner.pk, begins, tuple(found)))
        start = end + 1
    return lines


@dataclass(frozen=True, slots=True)
class MentionShown:
    """An agency as the text names it, and what the directory knows of it."""

    words: str
    agency: Agency | None = None
    is_group: bool = False
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class ProposalShown:
    """A proposal as its card shows it."""

    proposal: Proposal
    title: str
    leads: tuple[MentionShown, ...]
    coordinators: tuple[MentionShown, ...]
    deadlines: tuple[str, ...]
    products: tuple[str, ...]
    solutions: tuple[str, ...]
    findings: tuple[Finding, ...] = ()
    task: Task | None = None


def shown(reading: Reading, proposals: Sequence[Proposal], findings: Sequence[Finding]) -> list[ProposalShown]:
    """The cards of a reading, in the order of the paper."""
    source = reading.source.source
    codes = {m["code"] for p in proposals for name in ("leads", "coordinators", "implementers")
             for m in p.values.get(name, []) if m.get("code")}  # fmt: skip
    agencies = {agency.code: agency for agency in Agency.objects.filter(code__in=codes)}
    tasks = {task.proposal_id: task for task in Task.objects.filter(proposal__in=proposals)}
    return [_card(source, proposal, agencies, findings, tasks.get(proposal.pk)) for proposal in proposals]


def _card(
    source: Source, proposal: Proposal, agencies: dict[str, Agency], findings: Sequence[Finding], task: Task | None
) -> ProposalShown:
    values = proposal.values

    def mentions(*names: str) -> tuple[MentionShown, ...]:
        return tuple(
            MentionShown(_words(source, m), agencies.get(m.get("code") or ""), bool(m["group"]), bool(m["open"]))
            for name in names
            for m in values.get(name, [])
        )

    return ProposalShown(
        proposal=proposal,
        title=" ".join(_words(source, value) for value in values.get("title", [])),
        leads=mentions("leads", "implementers"),
        coordinators=mentions("coordinators"),
        deadlines=tuple(_words(source, d) for d in values.get("deadlines", [])),
        products=tuple(_words(source, p) for p in values.get("products", [])),
        solutions=tuple(_words(source, s) for s in values.get("solutions", [])),
        findings=tuple(f for f in findings if proposal.start <= f.start < proposal.end),
        task=task,
    )


def _words(source: Source, value: dict[str, Any]) -> str:
    return source.line_of(Span(*value["at"]))


def latest_reading(plan: Plan) -> Reading | None:
    """The newest reading of the newest text of a plan."""
    return (
        Reading.objects.filter(source__plan=plan).select_related("source__plan").order_by("-source_id", "-id").first()
    )


def finding_words(finding: Finding) -> tuple[str, str]:
    """(title, sentence) of a finding in Vietnamese."""
    return title_of(finding.code), sentence_of(finding.code, finding.values)


@dataclass(frozen=True, slots=True)
class Difference:
    """What a later reading saw otherwise: "new", "gone" or "changed", under a label."""

    what: str
    label: str
    before: str = ""
    after: str = ""


def differences(older: Reading, newer: Reading) -> Iterator[Difference]:
    """What two readings of one source see differently, task by task; accepted work is never touched by it."""
    before = {(p.kind, p.section, p.label): p for p in older.proposals.select_related("reading__source")}
    after = {(p.kind, p.section, p.label): p for p in newer.proposals.select_related("reading__source")}
    for key in before.keys() | after.keys():
        old, new = before.get(key), after.get(key)
        if old is None and new is not None:
            yield Difference("new", new.label, "", new.words("title"))
        elif new is None and old is not None:
            yield Difference("gone", old.label, old.words("title"), "")
        elif old and new:
            for name in ("title", "leads", "coordinators", "deadlines", "solutions"):
                if [v["at"] for v in old.spans(name)] != [v["at"] for v in new.spans(name)]:
                    yield Difference("changed", new.label, old.words(name), new.words(name))
