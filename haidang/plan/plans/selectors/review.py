"""What the review shows beside the text: cards, findings by kind, what a later reading saw otherwise."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Prefetch
from django.utils.translation import gettext_lazy as _

from haidang.office.directory.models import Agency
from haidang.papers.sources.text import Source
from haidang.plan.plans.choices import FindingState, ProposalKind, ProposalState
from haidang.plan.plans.models import Assignment, Finding, GroupMember, Plan, Proposal, Reading, Task
from haidang.plan.plans.reading import sentence_of, title_of
from haidang.plan.plans.rules import ProposedDue, open_groups, proposed_due
from haidang.plan.plans.selectors.dues import yearly_window
from haidang.plan.plans.selectors.names import Names, words_at
from haidang.plan.plans.selectors.painting import Lines

_SEVERITIES = ("error", "warning", "note")


@dataclass(frozen=True, slots=True)
class MentionShown:
    """An agency as the text names it, and what the directory knows of it."""

    words: str
    agency: Agency | None = None
    is_group: bool = False
    is_open: bool = False

    @property
    def is_unknown(self) -> bool:
        return self.agency is None and not self.is_group


@dataclass(frozen=True, slots=True)
class FindingShown:
    """A finding with its words and the line it stands on."""

    finding: Finding
    title: str
    sentence: str
    line: int

    @property
    def is_open(self) -> bool:
        return self.finding.state == FindingState.OPEN


@dataclass(frozen=True, slots=True)
class ProposalShown:
    """A proposal as its card shows it."""

    proposal: Proposal
    line: int
    title: str
    leads: tuple[MentionShown, ...]
    coordinators: tuple[MentionShown, ...]
    deadlines: tuple[str, ...]
    products: tuple[str, ...]
    solutions: tuple[str, ...]
    descriptions: tuple[str, ...] = ()
    findings: tuple[FindingShown, ...] = ()
    tasks: tuple[Task, ...] = ()
    #: The day that will be laid before a person where the paper is silent.
    due: ProposedDue | None = None
    #: Of a later reading: what it saw otherwise than the one before.
    changes: tuple["Difference", ...] = ()

    @property
    def is_open(self) -> bool:
        return self.proposal.state == ProposalState.OPEN

    @property
    def weighty(self) -> list[FindingShown]:
        """Errors and warnings: what a person looks at before accepting."""
        return [found for found in self.findings if found.finding.severity != "note"]

    @property
    def notes(self) -> list[FindingShown]:
        return [found for found in self.findings if found.finding.severity == "note"]

    @property
    def is_behind(self) -> bool:
        """Do its tasks still follow the earlier reading?"""
        return any(task.proposal_id != self.proposal.pk for task in self.tasks)


class Cards:
    """The cards of a reading, in a constant number of queries, whichever of them are asked for."""

    def __init__(
        self, reading: Reading, proposals: Sequence[Proposal], findings: Sequence["FindingShown"], names: Names
    ) -> None:
        self._source: Source = reading.source.source
        self._lines = Lines(reading.source.text)
        self._findings = findings
        self._names = names
        self._tasks = _tasks_of(proposals)
        self._year = reading.plan.year
        self._window = yearly_window(self._year) if self._year else None
        self.all = [self._card(proposal) for proposal in proposals]

    def _card(self, proposal: Proposal) -> ProposalShown:
        values, source = proposal.values, self._source

        def said(name: str) -> tuple[str, ...]:
            return tuple(words_at(source, value) for value in values.get(name, []))

        chain = [proposal, *([proposal.earlier] if proposal.earlier else [])]
        return ProposalShown(
            proposal=proposal,
            line=self._lines.of(proposal.start),
            title=" ".join(said("title")),
            leads=self._mentions(values, "leads") + self._mentions(values, "implementers"),
            coordinators=self._mentions(values, "coordinators"),
            deadlines=said("deadlines"),
            products=said("products"),
            solutions=said("solutions"),
            descriptions=said("descriptions"),
            findings=tuple(f for f in self._findings if proposal.start <= f.finding.start < proposal.end),
            tasks=tuple(task for one in chain for task in self._tasks.get(one.pk, ())),
            due=self._due(proposal, said) if proposal.state == ProposalState.OPEN else None,
            changes=tuple(_changes(proposal.earlier, proposal)) if _is_known(proposal) else (),
        )

    def _due(self, proposal: Proposal, said: Callable[[str], tuple[str, ...]]) -> ProposedDue | None:
        if not self._year or proposal.kind != ProposalKind.TASK or proposal.values.get("deadlines"):
            return None
        words = "\n".join((" ".join(said("title")), *said("descriptions")))
        return proposed_due(words, year=self._year, dues={}, window=self._window)

    def _mentions(self, values: Mapping[str, Any], name: str) -> tuple[MentionShown, ...]:
        mentions = values.get(name, [])
        return tuple(
            MentionShown(words, None if m["group"] else self._names.of(words), bool(m["group"]), is_open)
            for m, is_open in zip(mentions, open_groups(mentions), strict=True)
            for words in [words_at(self._source, m)]
        )


def _is_known(proposal: Proposal) -> bool:
    return proposal.state == ProposalState.KNOWN and proposal.earlier is not None


def _tasks_of(proposals: Sequence[Proposal]) -> dict[int | None, list[Task]]:
    """The tasks made of `proposals` or of their earlier readings, with the phrases a person must answer for."""
    members = Prefetch("members", GroupMember.objects.select_related("agency", "settled_by"))
    made_of = {p.pk for p in proposals} | {p.earlier_id for p in proposals if p.earlier_id}
    rows = Task.objects.filter(proposal__in=made_of).order_by("pk")
    parts = Assignment.objects.select_related("agency").prefetch_related(members)
    found: dict[int | None, list[Task]] = defaultdict(list)
    for task in rows.prefetch_related(Prefetch("assignments", parts)):
        found[task.proposal_id].append(task)
    return found


def proposals_of(reading: Reading) -> list[Proposal]:
    """In the order of the paper, with who settled them and what an earlier reading saw."""
    found = list(reading.proposals.select_related("settled_by", "merged_into"))
    _with_earlier(reading, found)
    return found


def proposal_shown(pk: int) -> Proposal:
    """One proposal, as `proposals_of` gives all. Errors: Proposal.DoesNotExist."""
    found = Proposal.objects.select_related("reading__source__plan", "settled_by", "merged_into").get(pk=pk)
    _with_earlier(found.reading, [found])
    return found


def _with_earlier(reading: Reading, proposals: Sequence[Proposal]) -> None:
    """Long texts are fetched once, and taken apart once, however many proposals point into them."""
    earlier = Proposal.objects.in_bulk({p.earlier_id for p in proposals if p.earlier_id})
    readings = Reading.objects.select_related("source").in_bulk({p.reading_id for p in earlier.values()})
    for old in earlier.values():
        old.reading = readings[old.reading_id]
    for proposal in proposals:
        proposal.reading = reading
        proposal.earlier = earlier.get(proposal.earlier_id) if proposal.earlier_id else None


def latest_reading(plan: Plan) -> Reading | None:
    """The newest reading of the newest text of a plan."""
    rows = Reading.objects.filter(source__plan=plan).select_related("source__plan")
    return rows.order_by("-source_id", "-id").first()


# ── findings ─────────────────────────────────────────────────────────────────────────────────────


def finding_words(finding: Finding) -> tuple[str, str]:
    """(title, sentence) of a finding in Vietnamese."""
    return title_of(finding.code), sentence_of(finding.code, finding.values)


def findings_of(reading: Reading, lines: Lines) -> list[FindingShown]:
    """In the order of the paper."""
    rows = reading.findings.select_related("settled_by")
    return [FindingShown(one, *finding_words(one), lines.of(one.start)) for one in rows]


@dataclass(frozen=True, slots=True)
class FindingKind:
    """All findings of one code: they are often one question."""

    code: str
    title: str
    severity: str
    all: list[FindingShown] = field(default_factory=list)

    @property
    def waiting(self) -> int:
        return sum(found.is_open for found in self.all)


def by_kind(findings: Sequence[FindingShown]) -> list[FindingKind]:
    """Errors first, then warnings, then notes; within them in the order of the paper."""
    kinds: dict[tuple[str, str], FindingKind] = {}
    for found in findings:
        key = (found.finding.severity, found.finding.code)
        kinds.setdefault(key, FindingKind(found.finding.code, found.title, found.finding.severity)).all.append(found)
    return sorted(kinds.values(), key=lambda kind: _SEVERITIES.index(kind.severity))


# ── what a later reading saw otherwise ───────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Difference:
    """What a later reading saw otherwise: "new", "gone", or the name of the part that is "changed"."""

    what: str
    label: str
    before: str = ""
    after: str = ""
    part: str = ""

    @property
    def part_label(self) -> str:
        """In what they differ, for people."""
        return str(_COMPARED.get(self.part) or _WHOLE.get(self.what, ""))


_COMPARED: dict[str, Any] = {
    "title": _("Nội dung"),
    "descriptions": _("Mô tả"),
    "leads": _("Chủ trì"),
    "coordinators": _("Phối hợp"),
    "implementers": _("Thực hiện"),
    "deadlines": _("Thời hạn"),
    "solutions": _("Giải pháp"),
}
_WHOLE: dict[str, Any] = {"new": _("Mục mới"), "gone": _("Không còn thấy")}


def _changes(old: Proposal | None, new: Proposal) -> Iterator[Difference]:
    if old is None:
        return
    before_source, after_source = old.reading.source.source, new.reading.source.source
    for part in _COMPARED:
        before = "; ".join(words_at(before_source, value) for value in old.values.get(part, ()))
        after = "; ".join(words_at(after_source, value) for value in new.values.get(part, ()))
        if before != after:
            yield Difference("changed", new.label, before, after, part)


def differences(older: Reading, newer: Reading) -> list[Difference]:
    """What two readings of one plan see differently, task by task; accepted work is never touched by it."""
    before, after = _by_place(older), _by_place(newer)
    found = []
    for key in {**before, **after}:
        old, new = before.get(key), after.get(key)
        if old is None and new is not None:
            found.append(Difference("new", new.label, "", new.words("title")))
        elif new is None and old is not None:
            found.append(Difference("gone", old.label, old.words("title"), ""))
        elif old and new:
            found += _changes(old, new)
    return found


def _by_place(reading: Reading) -> dict[tuple[str, str, str], Proposal]:
    found = list(reading.proposals.all())
    for proposal in found:
        proposal.reading = reading
    return {(one.kind, one.section, one.label): one for one in found}
