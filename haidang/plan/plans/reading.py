"""The one door to the reader: what it saw in a source, as plain values for the tables (addresses, never words)."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from haidang.papers.reader import VERSION, Plan, read
from haidang.papers.reader.agencies import Agencies, split_agencies
from haidang.papers.reader.as_text import CLASS_NAMES
from haidang.papers.reader.coverage import coverage
from haidang.papers.reader.findings import Finding
from haidang.papers.reader.indicators import indicators
from haidang.papers.reader.lint import lint
from haidang.papers.reader.plan import Assignment, Citation, Deadline, Mention
from haidang.papers.reader.plan import Solution as ReadSolution
from haidang.papers.reader.steps import steps
from haidang.papers.sources.text import Source, Span

__all__ = [
    "CLASS_NAMES",
    "VERSION",
    "Agencies",
    "Seen",
    "SeenIndicator",
    "SeenStep",
    "SeenTask",
    "bodies_in",
    "indicators_in",
    "read_paper",
    "seen_in",
    "sentence_of",
    "steps_in",
    "title_of",
]


@dataclass(frozen=True, slots=True)
class SeenTask:
    """One assignment of the paper: a row of `Proposal` to be."""

    kind: str
    section: str
    field: str
    label: str
    layout: str
    start: int
    end: int
    values: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Seen:
    """Everything a reading keeps."""

    reader: str
    values: dict[str, Any]
    coverage: list[list[Any]]
    counts: dict[str, int]
    tasks: list[SeenTask]
    findings: tuple[Finding, ...]
    letterhead: dict[str, Any]


def read_paper(source: Source, agencies: Iterable[tuple[str, str]] | None = None) -> Plan:
    """What the reader sees in a paper; `agencies` are (code, name) as of the day of the paper."""
    return read(source, agencies)


def bodies_in(words: str) -> list[str]:
    """The bodies that a list of them names, each as it is written: where the reader parts it, and where it does not."""
    source = Source.of("", words)
    return [source.line_of(each.span) for each in split_agencies(source, Span(0, len(source.text)), "list")]


@dataclass(frozen=True, slots=True)
class SeenIndicator:
    """One row of a table of indicators, in its words."""

    name: str
    unit: str
    target: str
    baseline: str
    #: What stands over the baseline: its year.
    baseline_head: str
    group: str


def indicators_in(source: Source) -> list[SeenIndicator]:
    """The rows of the tables of indicators in a paper or a sheet."""
    said = source.line_of
    return [
        SeenIndicator(
            name=said(row.name),
            unit=said(row.unit),
            target=said(row.target),
            baseline=said(row.baseline) if row.baseline else "",
            baseline_head=" ".join(said(head) for head in row.baseline_head),
            group=said(row.group) if row.group else "",
        )
        for row in indicators(source)
    ]


@dataclass(frozen=True, slots=True)
class SeenStep:
    """One row of a table of steps, in its words, with the days they say."""

    words: str
    when: str
    starts_on: date | None
    due_on: date | None
    person: str
    product: str
    group: str


def steps_in(source: Source, year: int | None) -> list[SeenStep]:
    """The rows of the tables of steps in a paper or a sheet; `year` is that of a day written without one."""

    def said(span: Span | None) -> str:
        return source.line_of(span) if span else ""

    return [
        SeenStep(
            words=said(row.work),
            when=said(row.when),
            starts_on=row.run.starts_on,
            due_on=row.run.due_on,
            person=said(row.person),
            product=said(row.product),
            group=said(row.group),
        )
        for row in steps(source, year)
    ]


def seen_in(source: Source, agencies: Sequence[tuple[str, str]] | None = None) -> Seen:
    """The reading of `source` as plain values, with its findings and what each character was read as."""
    plan = read_paper(source, agencies)
    runs = coverage(plan)
    return Seen(
        reader=str(VERSION),
        values=_values(plan),
        coverage=_strokes(source.text, runs),
        counts=_counts(runs),
        tasks=[
            *(_task(task, "task") for task in plan.tasks),
            *(_task(item, "organisation") for item in plan.org_assignments),
        ],
        findings=lint(plan),
        letterhead=_letterhead(plan),
    )


def _strokes(text: str, runs: Sequence[tuple[str, Span]]) -> list[list[Any]]:
    """The runs as a pen would draw them: blanks between words of one class and one line belong to it."""
    strokes: list[list[Any]] = []
    blank: Span | None = None
    for name, span in runs:
        if name == "blank":
            blank = span
            continue
        if blank and strokes and strokes[-1][0] == name and "\n" not in text[blank.start : blank.end]:
            strokes[-1][2] = span.end
        else:
            strokes.append([name, span.start, span.end])
        blank = None
    return strokes


def _counts(runs: Iterable[tuple[str, Span]]) -> dict[str, int]:
    tally: Counter[str] = Counter()
    for name, span in runs:
        tally[name] += len(span)
    return dict(tally)


def sentence_of(code: str, values: dict[str, str]) -> str:
    """The sentence of a finding in Vietnamese."""
    return _finding(code, values).sentence()


def title_of(code: str) -> str:
    return _finding(code, {}).title()


def _finding(code: str, values: dict[str, str]) -> Finding:
    return Finding(code, "warning", Span(0, 0), values)


def _letterhead(plan: Plan) -> dict[str, Any]:
    head = plan.letterhead
    number = plan.words(head.full_number).replace(" ", "")
    return {
        # a draft leaves room for its number: "/KH-UBND" is none
        "number": number if any(letter.isdigit() for letter in number) else "",
        "kind": head.kind_name.capitalize(),
        "title": plan.words(head.title),
        "issuer": plan.words(head.issuer),
        "issued_on": head.dated.on if head.dated else None,
    }


def _values(plan: Plan) -> dict[str, Any]:
    head, signer = plan.letterhead, plan.signer
    single = {
        "issuer": head.issuer,
        "parent_body": head.parent_body,
        "number": head.full_number,
        "dated": head.dated,
        "place": head.place,
        "kind": head.kind,
        "title": head.title,
        "signer_post": signer.position,
        "signer_name": signer.name,
    }
    found: dict[str, Any] = {name: [_at(value)] for name, value in single.items() if value is not None}
    found["signer_formula"] = [_at(value) for value in signer.formula]
    found["bases"] = [_citation(citation) for citation in plan.bases]
    found["purposes"] = [_at(value) for value in plan.purposes]
    found["requirements"] = [_at(value) for value in plan.requirements]
    found["fields"] = [_at(field) | {"section": field.section, "label": field.label} for field in plan.fields]
    found["recipients"] = [_at(value) for value in plan.recipients]
    found["goals"] = [_at(goal) for goal in plan.goals]
    found["reporting"] = [
        _at(clause)
        | {"who": _mentions(clause.who), "to": _mentions(clause.to), "when": [_deadline(d) for d in clause.when]}
        for clause in plan.reporting
    ]
    found["channels"] = [
        _at(channel) | {"who": _mentions(channel.who), "to": _mentions(channel.to)} for channel in plan.channels
    ]
    return found


def _task(task: Assignment, kind: str) -> SeenTask:
    return SeenTask(
        kind=kind,
        section=task.section,
        field=task.field,
        label=task.label,
        layout=task.layout,
        start=task.span.start,
        end=task.span.end,
        values={
            "title": [_at(task.title), *({"at": [s.start, s.end]} for s in task.title.more)],
            "leads": _mentions(task.leads),
            "coordinators": _mentions(task.coordinators),
            "implementers": _mentions(task.implementers),
            "supervisors": [_at(value) for value in task.supervisors],
            "deadlines": [_deadline(deadline) for deadline in task.deadlines],
            "products": [_at(value) for value in task.products],
            "descriptions": [_at(value) for value in task.descriptions],
            "solutions": [_solution(solution) for solution in task.solutions],
        },
    )


def _at(value: Any) -> dict[str, Any]:
    return {"at": [value.span.start, value.span.end], "rule": value.rule}


def _citation(citation: Citation) -> dict[str, Any]:
    """Where the parts of a citation stand, so that the paper can be found in the book."""
    parts = {"number": citation.number, "kind": citation.kind, "issuer": citation.issuer, "title": citation.title}
    on = citation.dated.on if citation.dated else None
    return (
        _at(citation)
        | {name: [span.start, span.end] for name, span in parts.items() if span}
        | {"on": on.isoformat() if on else None}
    )


def _mentions(mentions: Iterable[Mention]) -> list[dict[str, Any]]:
    return [_at(m) | {"code": m.code, "group": m.group, "open": m.open} for m in mentions]


def _deadline(deadline: Deadline) -> dict[str, Any]:
    return _at(deadline) | {
        "kind": deadline.kind,
        "from": deadline.start.isoformat() if deadline.start else None,
        "on": deadline.on.isoformat() if deadline.on else None,
    }


def _solution(solution: ReadSolution) -> dict[str, Any]:
    return _at(solution) | {
        "label": solution.label,
        "assignees": _mentions(solution.assignees),
        "deadlines": [_deadline(deadline) for deadline in solution.deadlines],
    }
