"""A reading as plain data: the words beside each span, the rule, and what was made of it."""

from collections.abc import Iterable
from typing import Any

from haidang.papers.reader.coverage import counts, coverage
from haidang.papers.reader.findings import Finding
from haidang.papers.reader.plan import Assignment, Citation, Deadline, Mention, Plan, Value
from haidang.papers.sources.text import Span


def as_json(plan: Plan) -> dict[str, Any]:
    """The reading as dicts and lists for `json.dumps`; every value carries its words, its [start, end) and its rule."""
    return {
        "name": plan.source.name,
        "header": _header(plan),
        "signer": {
            "formula": " / ".join(plan.words(value) for value in plan.signer.formula) or None,
            "position": plan.words(plan.signer.position) or None,
            "name": plan.words(plan.signer.name) or None,
        },
        "bases": [_citation(plan, citation) for citation in plan.bases],
        "purposes": [_value(plan, value) for value in plan.purposes],
        "requirements": [_value(plan, value) for value in plan.requirements],
        "goals": [
            {
                "text": plan.words(g.span),
                "span": _span(g.span),
                "rule": g.rule,
                "amount": plan.words(g.amount),
                "unit": plan.words(g.unit),
            }
            for g in plan.goals
        ],
        "fields": [
            {"label": f.label, "section": f.section, "title": plan.words(f.span), "span": _span(f.span)}
            for f in plan.fields
        ],
        "tasks": [_assignment(plan, task) for task in plan.tasks],
        "org_assignments": [_assignment(plan, item) for item in plan.org_assignments],
        "reporting": [
            {
                "text": plan.words(r.span),
                "span": _span(r.span),
                "who": _mentions(plan, r.who),
                "to": _mentions(plan, r.to),
                "when": _deadlines(plan, r.when),
            }
            for r in plan.reporting
        ],
        "channels": [
            {
                "text": plan.words(c.span),
                "span": _span(c.span),
                "who": _mentions(plan, c.who),
                "to": _mentions(plan, c.to),
            }
            for c in plan.channels
        ],
        "recipients": [_value(plan, value) for value in plan.recipients],
        "addressees": [_value(plan, value) for value in plan.addressees],
        "notes": list(plan.source.notes),
    }


def _header(plan: Plan) -> dict[str, Any]:
    head = plan.letterhead
    number = plan.words(head.full_number).replace(" ", "") or None
    return {
        "full_number": number,
        "number": plan.words(head.number).replace(" ", "") or None,
        "symbol": plan.words(head.symbol).replace(" ", "") or None,
        "date": head.dated.on.isoformat() if head.dated and head.dated.on else None,
        "date_text": plan.words(head.dated.span) if head.dated else None,
        "place": plan.words(head.place) or None,
        "issuer": plan.words(head.issuer) or None,
        "parent_body": plan.words(head.parent_body) or None,
        "kind": head.kind_name or None,
        "title": plan.words(head.title) or None,
        "spans": {
            name: _span(value.span)
            for name in ("parent_body", "issuer", "full_number", "dated", "place", "kind", "title")
            if (value := getattr(head, name)) is not None
        },
    }


def _assignment(plan: Plan, item: Assignment) -> dict[str, Any]:
    return {
        "label": item.label,
        "section": item.section,
        "field": item.field,
        "layout": item.layout,
        "title": plan.words(item.title),
        "span": _span(item.span),
        "title_span": _span(item.title.span),
        "lead": _mentions(plan, item.leads),
        "coordinating": _mentions(plan, item.coordinators),
        "implementing": _mentions(plan, item.implementers),
        "supervisors": [_value(plan, value) for value in item.supervisors],
        "deadline_text": plan.words(item.deadlines[0].span) if item.deadlines else None,
        "deadlines": _deadlines(plan, item.deadlines),
        "products": [_value(plan, value) for value in item.products],
        "descriptions": [_value(plan, value) for value in item.descriptions],
        "solutions": [
            {
                "label": s.label,
                "text": plan.words(s.span),
                "span": _span(s.span),
                "rule": s.rule,
                "assignees": _mentions(plan, s.assignees),
                "products": [_value(plan, value) for value in s.products],
                "deadlines": _deadlines(plan, s.deadlines),
            }
            for s in item.solutions
        ],
        "others": [{"head": plan.words(head), **_value(plan, value)} for head, value in item.others],
    }


def _citation(plan: Plan, citation: Citation) -> dict[str, Any]:
    return {
        "number": plan.words(citation.number).replace(" ", "") or None,
        "date": citation.dated.on.isoformat() if citation.dated and citation.dated.on else None,
        "kind": plan.words(citation.kind) or None,
        "issuer": plan.words(citation.issuer) or None,
        "title": plan.words(citation.title) or None,
        "span": _span(citation.span),
        "rule": citation.rule,
    }


def _mentions(plan: Plan, mentions: Iterable[Mention]) -> list[dict[str, Any]]:
    return [
        {
            "text": plan.words(m.span),
            "span": _span(m.span),
            "rule": m.rule,
            "code": m.code,
            "group": m.group,
            "open": m.open,
        }
        for m in mentions
    ]


def _deadlines(plan: Plan, deadlines: Iterable[Deadline]) -> list[dict[str, Any]]:
    return [
        {
            "text": plan.words(d.span),
            "span": _span(d.span),
            "rule": d.rule,
            "kind": d.kind,
            "start": d.start.isoformat() if d.start else None,
            "on": d.on.isoformat() if d.on else None,
        }
        for d in deadlines
    ]


def _value(plan: Plan, value: Value) -> dict[str, Any]:
    return {"text": plan.words(value), "span": _span(value.span), "rule": value.rule}


def _span(span: Span) -> list[int]:
    return [span.start, span.end]


def findings_as_json(plan: Plan, findings: Iterable[Finding]) -> list[dict[str, Any]]:
    """Each finding: code, severity, sentences in both languages, its words and place."""
    return [
        {
            "code": finding.code,
            "severity": str(finding.severity),
            "vi": finding.sentence("vi"),
            "en": finding.sentence("en"),
            "text": plan.words(finding.span)[:200],
            "span": _span(finding.span),
        }
        for finding in findings
    ]


def findings_and_coverage(plan: Plan, findings: Iterable[Finding]) -> dict[str, Any]:
    """What `haidang read --json` adds to the reading itself."""
    return {
        "findings": findings_as_json(plan, findings),
        "coverage": {"characters": counts(plan), "runs": [[name, *_span(span)] for name, span in coverage(plan)]},
    }
