"""An item of a list of duties as an assignment: its label, its words, its partners and its day."""

from haidang.papers.reader.agencies import coordinators
from haidang.papers.reader.assignments import field_label, label_in
from haidang.papers.reader.dates import bracket_deadlines, prose_deadlines
from haidang.papers.reader.plan import Assignment, Deadline, Mention, Node, Solution, Value
from haidang.papers.reader.products import products
from haidang.papers.reader.sections import section_of
from haidang.papers.sources.text import Source, Span

Above = tuple[Node, ...]


def item_of(
    source: Source,
    node: Node,
    above: Above,
    leads: tuple[Mention, ...],
    title: Span,
    layout: str,
    label: str | None = None,
) -> Assignment:
    whole = node.whole if node.kind != "text" else node.span
    after = _after_leads(leads, title)
    return Assignment(
        span=whole,
        layout=layout,
        section=section_of((*above, node)),
        label=label_in(above, node) if label is None else label,
        title=Value(title, "sentence"),
        field=field_label(above, node),
        leads=leads,
        coordinators=coordinators(source, after, title.end, "with"),
        deadlines=_deadlines(source, title),
        products=tuple(products(source, title)),
        solutions=tuple(
            Solution(child.span, "under-item", child.label)
            for child in node.children
            if child.kind not in ("text", "given")
        ),
    )


def _deadlines(source: Source, title: Span) -> tuple[Deadline, ...]:
    return prose_deadlines(source, title) or bracket_deadlines(source, title)


def _after_leads(leads: tuple[Mention, ...], title: Span) -> int:
    inside = [lead.span.end for lead in leads if title.holds(lead.span)]
    return max([title.start, *inside])


def blanks_at(source: Source, start: int) -> int:
    count = 0
    while start + count < len(source.flat) and source.flat[start + count] == " ":
        count += 1
    return count
