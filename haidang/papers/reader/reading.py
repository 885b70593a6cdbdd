"""The whole reading: a `Source` in, a `Plan` out. A text is never refused and nothing of it is lost."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from haidang.papers.reader.addressees import read_addressees
from haidang.papers.reader.agencies import Agencies
from haidang.papers.reader.agency_lists import listed_assignments
from haidang.papers.reader.annex import table_tasks
from haidang.papers.reader.assignments import labelled_tasks
from haidang.papers.reader.citations import bases_of, citations, opens_list
from haidang.papers.reader.clauses import channels, indicators, reporting_clauses
from haidang.papers.reader.closing import Foot, read_foot
from haidang.papers.reader.indicators import indicators as table_rows
from haidang.papers.reader.labels import BULLETS, NUMBERED
from haidang.papers.reader.layouts import EXCEPTIONS
from haidang.papers.reader.letterhead import Head, read_head
from haidang.papers.reader.outline import outline
from haidang.papers.reader.paragraphs import paragraphs
from haidang.papers.reader.plan import Assignment, Citation, Field, Indicator, Mention, Node, Plan, Solution, Value
from haidang.papers.reader.plan_year import in_year, year_of
from haidang.papers.reader.sections import goals, placed, purposes, requirements, section_of
from haidang.papers.reader.tables import tables as tables_of
from haidang.papers.sources.text import Source, Span, Table

#: Raised whenever a reading may come out otherwise than before.
VERSION = "3"

#: Kinds of papers that ask or tell; whoever is named in them is not charged.
_WITHOUT_ORDERS = frozenset(
    ("TỜ TRÌNH", "BÁO CÁO", "BIÊN BẢN", "GIẤY MỜI", "GIẤY GIỚI THIỆU", "HỢP ĐỒNG", "BẢN GHI NHỚ")
)


def read(source: Source, agencies: Agencies | Iterable[tuple[str, str]] | None = None) -> Plan:
    """Read an official paper.

    `agencies`, where given, is a list of (code, name): it resolves mentions that the grammar found to codes.
    """
    if agencies is not None and not isinstance(agencies, Agencies):
        agencies = Agencies(agencies)
    head = read_head(source)
    foot = read_foot(source, head.end)
    addressees = read_addressees(source, head.end)
    tables = tuple(table for table in tables_of(source) if _is_of_body(table, head, foot))
    parts = _parts(source, head, foot, addressees.span)
    root = outline(source, paragraphs(source), tables=tables, parts=parts, exceptions=EXCEPTIONS)
    bases, enacting = _bases(source, root)
    tasks = [*labelled_tasks(source, root), *table_tasks(source, tables, _sections(root))]
    commands = head.letterhead.kind_name not in _WITHOUT_ORDERS
    listed = listed_assignments(source, root, [task.span for task in tasks], commands=commands)
    tasks = sorted([*tasks, *listed.contents], key=lambda task: task.span)
    organisation = listed.organisation
    if not tasks:
        # a paper that assigns only in "Tổ chức thực hiện", or a directive: those are its tasks
        tasks, organisation = organisation, []
    year = year_of(source, head.letterhead.title)
    tasks = [in_year(source, task, year) for task in tasks]
    organisation = [in_year(source, item, year) for item in organisation]
    if agencies is not None:
        tasks = [_resolved(source, task, agencies) for task in tasks]
        organisation = [_resolved(source, item, agencies) for item in organisation]
    return Plan(
        source=source,
        outline=root,
        letterhead=head.letterhead,
        signer=foot.signer,
        bases=bases,
        enacting=enacting,
        purposes=tuple(Value(node.text, "under-purpose") for node in purposes(source, root)),
        requirements=tuple(Value(node.text, "under-requirement") for node in requirements(source, root)),
        goals=(*indicators(source, goals(source, root)), *_figures(source, tables, tasks)),
        fields=_fields(root, tasks),
        tasks=tuple(tasks),
        org_assignments=tuple(organisation),
        reporting=tuple(reporting_clauses(source, root)),
        channels=tuple(channels(source, root)),
        recipients=foot.recipients,
        addressees=addressees.values,
        citations=tuple(citations(source, Span(head.end, len(source.text)))),
        tables=tables,
        furniture=(*head.furniture, *foot.furniture),
    )


def _is_of_body(table: Table, head: Head, foot: Foot) -> bool:
    """Word lays out letterhead and foot in tables too: those are no tables of the paper."""
    return table.span.start >= head.end and (foot.span is None or not table.span.meets(foot.span))


def _figures(source: Source, tables: tuple[Table, ...], tasks: list[Assignment]) -> Iterator[Indicator]:
    """Rows of tables of figures, but for those that charge somebody: these are tasks."""
    for row in table_rows(source):
        inside = any(table.span.holds(row.name) for table in tables)
        if inside and row.unit and row.target and not any(task.span.meets(row.name) for task in tasks):
            span = Span(min(row.name.start, row.unit.start), max(row.target.end, row.unit.end, row.name.end))
            yield Indicator(span, "row-of-figures", row.target, row.unit)


def _sections(root: Node) -> dict[Span, str]:
    """Which counted heading each table stands under."""
    return {node.span: section_of(above) for node, above in placed(root) if node.kind == "table"}


def _parts(source: Source, head: Head, foot: Foot, addressees: Span | None) -> list[tuple[str, Span]]:
    parts = [("head", Span(0, head.end))]
    if foot.span is not None:
        parts.append(("foot", foot.span))
    if addressees is not None and (foot.span is None or not addressees.meets(foot.span)):
        parts.append(("addressees", addressees))
    zones = {"header": "margin", "footer": "margin", "footnote": "footnote"}
    parts.extend((zones[place.kind], place.span) for place in source.places if place.kind in zones)
    return parts


def _bases(source: Source, root: Node) -> tuple[tuple[Citation, ...], Value | None]:
    """The basis paragraphs: those between the head and the first counted heading, up to the sentence that issues."""
    found: list[Citation] = []
    enacting: Value | None = None
    numbers: set[str] = set()
    listed = False
    for node in _basis_paragraphs(root):
        span = node.text if node.kind in BULLETS else node.span
        if opens_list(source, span):
            listed = True
            continue
        papers = list(bases_of(source, span, listed=listed))
        listed = bool(papers)
        for citation in papers:
            key = source.line_of(citation.number).replace(" ", "") if citation.number else source.line_of(citation.span)
            if key not in numbers:
                numbers.add(key)
                found.append(citation)
        if source.text[node.span.end - 1] == ":":
            enacting = Value(node.span, "ends-with-colon")
            break
    return tuple(found), enacting


def _basis_paragraphs(root: Node) -> Iterator[Node]:
    """What stands between the head and the first counted heading; a list of bases hangs one level deeper."""
    for node in root.children:
        if node.kind == "head":
            continue
        if node.kind in NUMBERED or node.kind in ("foot", "table"):
            return
        yield node
        yield from (child for child in node.children if child.kind in BULLETS)


def _fields(root: Node, tasks: list[Assignment]) -> tuple[Field, ...]:
    """The headings below a section that tasks stand under or that are tasks themselves."""
    wanted = {(task.section, task.field) for task in tasks if task.layout.startswith("label-lines")}
    found = []
    for node, above in placed(root):
        if node.kind in ("n1", "n2") and (section_of((*above, node)), node.label) in wanted:
            found.append(Field(node.text, "heading", section_of((*above, node)), node.label))
            wanted.discard((section_of((*above, node)), node.label))
    return tuple(found)


def _resolved(source: Source, item: Assignment, agencies: Agencies) -> Assignment:
    def known(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
        return tuple(m if m.group else agencies.resolved(source, m) for m in mentions)

    def solution(of: Solution) -> Solution:
        return replace(of, assignees=known(of.assignees)) if of.assignees else of

    return replace(
        item,
        leads=known(item.leads),
        coordinators=known(item.coordinators),
        implementers=known(item.implementers),
        solutions=tuple(map(solution, item.solutions)),
    )
