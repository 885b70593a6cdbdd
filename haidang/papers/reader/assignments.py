"""Tasks that carry label lines under a heading: "- Đơn vị chủ trì: …", "Thời gian thực hiện: …"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from haidang.papers.reader.agencies import coordinators, split_agencies, subject
from haidang.papers.reader.bare_charges import charge_line
from haidang.papers.reader.body_names import is_body, name_end
from haidang.papers.reader.dates import bracket_deadlines, deadline_of, prose_deadlines
from haidang.papers.reader.label_lines import LabelPart, charges_inside, label_parts
from haidang.papers.reader.labels import NUMBERED
from haidang.papers.reader.plan import Assignment, Deadline, Mention, Node, Solution, Value
from haidang.papers.reader.products import products
from haidang.papers.reader.sections import ZONES, is_about_aims, is_form, is_organisation, placed, section_of
from haidang.papers.sources.text import Source, Span

_LEADING = ("lead", "implementing")
_SKIPPED = ZONES | {"foreign"}
_Above = tuple[Node, ...]


@dataclass
class _Block:
    """The label lines that stand together, what stood before them, and the solutions that follow."""

    before: list[Node] = field(default_factory=list)
    parts: list[LabelPart] = field(default_factory=list)
    solutions: list[Node] = field(default_factory=list)
    solving: bool = False
    #: The paragraph that carries its own charges in brackets: it is the task, whatever the heading says.
    own: Node | None = None

    def add_solution(self, node: Node) -> None:
        """What hangs under a solution is part of it."""
        if not self.solutions or node.span.start >= self.solutions[-1].whole.end:
            self.solutions.append(node)

    def has(self, *kinds: str) -> bool:
        return any(part.kind in kinds for part in self.parts)


@dataclass
class _Container:
    """The heading that the label lines stand under."""

    node: Node
    above: _Above
    events: list[tuple[Node, tuple[LabelPart, ...]]] = field(default_factory=list)

    @property
    def blocks(self) -> list[_Block]:
        return [block for block in _blocks(self.events) if block.has(*_LEADING)]


def labelled_tasks(source: Source, root: Node) -> list[Assignment]:
    """Every task with label lines, in the order of the text."""
    tasks: list[Assignment] = []
    for container in _climbed(_containers(source, root)):
        blocks = container.blocks
        for number, block in enumerate(blocks, 1):
            tasks.append(_task(source, container, block, number if len(blocks) > 1 else 0))
    return sorted(tasks, key=lambda task: task.span)


def _containers(source: Source, root: Node) -> list[_Container]:
    """Headings with their paragraphs, each paragraph with its labels; only those that charge somebody are kept."""
    open_: dict[int, _Container] = {}
    found: list[_Container] = []
    waiting = ""
    for node, above in placed(root):
        if node.kind in _SKIPPED or any(n.kind in ZONES or is_form(source, n) for n in above):
            continue
        parts = label_parts(source, node.span)
        if parts:
            waiting = _waits(parts)
        else:
            parts = _named_below(source, node, waiting)
            waiting = waiting if parts else ""
        if not parts and _may_charge_above(source, above):
            parts = charge_line(source, node)
        if node.kind in NUMBERED and not parts:
            container = _Container(node, above)
            open_[id(node)] = container
            found.append(container)
            inside = charges_inside(source, node.text)
            if inside:
                container.events.append((node, inside))
            continue
        holder = next((open_[id(n)] for n in reversed(above) if id(n) in open_), None)
        if holder is not None:
            holder.events.append((node, parts or charges_inside(source, node.span)))
    return [container for container in found if container.blocks or container.node.kind in NUMBERED]


def _waits(parts: tuple[LabelPart, ...]) -> str:
    """The kind of a line whose bodies stand in the lines below it: "- Cơ quan phối hợp:"."""
    last = parts[-1]
    return last.kind if last.kind in (*_LEADING, "coordinating") and not len(last.value) else ""


def _named_below(source: Source, node: Node, kind: str) -> tuple[LabelPart, ...]:
    """A bullet or a line that only names a body, under a line that waits for it."""
    if not kind or node.kind in NUMBERED - {"lower", "paren"}:
        return ()
    start, end = node.text.start, node.text.end
    while end > start and source.flat[end - 1] in " .;,":
        end -= 1
    if not is_body(source.flat, start, end) or name_end(source.flat, start, end) != end:
        return ()
    return (LabelPart(kind, node.span, Span(start, end)),)


def _may_charge_above(source: Source, above: _Above) -> bool:
    """Only under a task's own heading; where a plan says who carries it out, each line is an order of its own."""
    holder = next((n for n in reversed(above) if n.kind in NUMBERED), None)
    return (
        holder is not None
        and holder.kind in ("n1", "n2", "n3", "n4", "n5", "lower", "paren", "named")
        and not any(is_organisation(source, n) or is_about_aims(source, n) for n in above)
    )


def _climbed(containers: list[_Container]) -> Iterator[_Container]:
    """Label lines under the last of "a) … b) …" speak of the number over the letters (70/KH-UBND, Cần Thơ)."""
    by_node = {id(container.node): container for container in containers}
    for container in containers:
        blocks = container.blocks
        if not blocks:
            continue
        parent = container.above[-1] if container.above else None
        if container.node.kind in ("lower", "paren") and parent is not None and len(blocks) == 1:
            brothers = [c for c in parent.children if c.kind == container.node.kind]
            charged = [c for c in brothers if id(c) in by_node and by_node[id(c)].blocks]
            holder = by_node.get(id(parent))
            if len(brothers) > 1 and charged == [brothers[-1]] and holder is not None and not holder.blocks:
                events = [(n, ()) for n in parent.children if n.span < container.node.span]
                yield _Container(parent, container.above[:-1], [*events, (container.node, ()), *container.events])
                continue
        yield container


def _blocks(events: list[tuple[Node, tuple[LabelPart, ...]]]) -> list[_Block]:
    blocks: list[_Block] = []
    pending: list[Node] = []
    for node, parts in events:
        if not parts:
            if blocks and blocks[-1].solving:
                blocks[-1].add_solution(node)
            else:
                pending.append(node)
            continue
        if parts[0].kind in ("solutions", "contents"):
            if blocks:
                blocks[-1].solving = True
                blocks[-1].parts.extend(parts)
                # what stands between the charges and their solutions is text of its node
                pending = [node for node in pending if node.kind != "text"]
            continue
        if parts[0].whole.start > node.span.start + 1 and node.kind not in NUMBERED:
            blocks.append(_Block(before=[node], parts=list(parts), own=node))
            pending = []
            continue
        for part in parts:
            begins = part.kind in _LEADING and (not blocks or blocks[-1].has(part.kind)) and (pending or not blocks)
            apart = part.kind not in _LEADING and (not blocks or (pending and not blocks[-1].solving))
            if apart and blocks and not blocks[-1].has(part.kind) and all(n.kind == "text" for n in pending):
                # a footnote or a page's edge stands between two lines of one block
                pending, apart = [], False
            follows = (
                part.kind in _LEADING and pending and blocks and not blocks[-1].solving and blocks[-1].has(*_LEADING)
            )
            if begins or apart or follows:
                blocks.append(_Block(before=pending))
                pending = []
            blocks[-1].parts.append(part)
        if parts[0].whole.start > node.span.start + 1 and blocks and not blocks[-1].before:
            blocks[-1].before = [node]
    if blocks and pending:
        blocks[-1].solutions.extend(pending)
    return blocks


def _task(source: Source, container: _Container, block: _Block, number: int) -> Assignment:
    node, above = container.node, container.above
    title, rest = _title(source, node, block, number)
    leads = _agencies(source, block, "lead")
    implementers = _agencies(source, block, "implementing")
    solutions = tuple(_solutions(source, block.solutions))
    ends = (
        [part.whole.end for part in block.parts] + [n.whole.end for n in block.solutions] + [n.whole.end for n in rest]
    )
    spans = [title.span, *(n.span for n in rest)]
    if block.own is not None:
        spans.append(block.own.span)
    start = min(
        node.span.start if number == 0 else min(span.start for span in spans),
        *(part.whole.start for part in block.parts),
    )
    return Assignment(
        span=Span(start, max([title.span.end, *ends])),
        layout="label-lines" if number == 0 else "label-lines-many",
        section=section_of((*above, node)),
        label=_block_label(above, node, block, number),
        title=title,
        field=field_label(above, node),
        leads=leads or implementers,
        coordinators=_agencies(source, block, "coordinating"),
        implementers=implementers if leads else (),
        supervisors=tuple(Value(part.value, "label-line") for part in block.parts if part.kind == "supervisor"),
        deadlines=_deadlines(source, block, (*rest, *block.solutions)) or bracket_deadlines(source, title.span),
        products=tuple(_products(source, block, title)),
        descriptions=tuple(Value(n.span, "before-label-lines") for n in rest),
        solutions=solutions,
        lines=tuple((part.kind, part.whole) for part in block.parts),
    )


def _block_label(above: _Above, node: Node, block: _Block, number: int) -> str:
    """The printed label; "4#2" for the second block under one label, "1-3" for the third bullet under it."""
    label = label_in(above, node)
    if block.own is not None and block.own in node.children:
        return f"{label}-{node.children.index(block.own) + 1}"
    return f"{label}#{number}" if number else label


def _title(source: Source, node: Node, block: _Block, number: int) -> tuple[Value, list[Node]]:
    """The heading; or, where several blocks share one heading, the first paragraph before the block."""
    inside = next(
        (part.whole.start for part in block.parts if node.span.start < part.whole.start < node.span.end), None
    )
    if block.own is None and (number == 0 or not block.before) and len(node.text):
        gives = _GIVES.search(source.flat, node.text.start, node.text.end)
        stop = _before(source, inside) if inside else gives.start() if gives else node.text.end
        return Value(Span(node.text.start, stop), "heading"), [n for n in block.before if n is not node]
    if not block.before:
        return Value(node.span, "heading"), []
    first = block.before[0]
    end = next((part.whole.start for part in block.parts if first.span.start < part.whole.start < first.span.end), None)
    return Value(
        Span(first.text.start, _before(source, end) if end else first.text.end), "first-paragraph"
    ), block.before[1:]


#: "Mở chợ phiên, giao": what the heading says of those who stand below it is no part of the title.
_GIVES = re.compile(r"\s*[,;:–-]\s*(?:giao|phân công)(?: cho)?\s*:?\s*$")


def _before(source: Source, end: int) -> int:
    while end and source.text[end - 1] in " (;.,–-\n":
        end -= 1
    return end


def label_in(above: _Above, node: Node) -> str:
    """ "3.1.a" for a letter under a number."""
    if (
        node.kind in ("lower", "paren")
        and above
        and above[-1].kind in NUMBERED
        and above[-1].kind not in ("roman", "upper")
    ):
        return f"{above[-1].label}.{node.label}"
    return node.label


def field_label(above: _Above, node: Node) -> str:
    """The label of the field of work: the outermost number below the section, or the task's own."""
    counted = [n for n in (*above, node) if n.kind in ("n1", "n2", "n3")]
    return counted[0].label if counted else ""


def _agencies(source: Source, block: _Block, kind: str) -> tuple[Mention, ...]:
    found: list[Mention] = []
    for part in block.parts:
        prose = _CHARGES.search(source.flat, part.value.start, part.value.end)
        if part.kind in _LEADING and prose:
            # "Phân công: Sở A chủ trì, phối hợp Sở B"
            leads, end = subject(source, part.value.start, part.value.end, f"{part.kind}-line")
            found.extend(leads if kind == part.kind else ())
            if kind == "coordinating":
                found.extend(coordinators(source, end, part.value.end, "with"))
        elif part.kind == kind and len(part.value):
            found.extend(split_agencies(source, part.value, f"{kind}-line"))
    return tuple(found)


_CHARGES = re.compile(r"\s(?:chủ trì|phối hợp|chịu trách nhiệm|làm (?:chủ đầu tư|đầu mối))(?!\w)")


def _deadlines(source: Source, block: _Block, others: tuple[Node, ...]) -> tuple[Deadline, ...]:
    """What the label line says; where there is none, what the sentences plainly bind."""
    said = [
        deadline_of(source, part.value, "deadline-line")
        for part in block.parts
        if part.kind == "deadline" and len(part.value)
    ]
    if said:
        return tuple(said)
    found: list[Deadline] = []
    for node in others:
        found.extend(d for d in prose_deadlines(source, node.span) if d.kind in ("day", "period"))
    return tuple(found)


def _products(source: Source, block: _Block, title: Value) -> Iterator[Value]:
    said = [Value(part.value, "product-line") for part in block.parts if part.kind == "product" and len(part.value)]
    yield from said
    if not said:
        yield from products(source, title.span)


def _solutions(source: Source, nodes: list[Node]) -> Iterator[Solution]:
    for node in nodes:
        assignees, _ = subject(source, node.text.start, node.text.end, "subject-of-solution")
        yield Solution(
            node.span,
            "under-task",
            node.label,
            assignees,
            tuple(products(source, node.text)),
            tuple(d for d in prose_deadlines(source, node.text) if d.kind in ("day", "period")),
        )


def without_overlaps(tasks: list[Assignment]) -> list[Assignment]:
    """One reading for one place: of two assignments with one title the first stands."""
    seen: set[Span] = set()
    kept = []
    for task in tasks:
        if task.title.span not in seen:
            seen.add(task.title.span)
            kept.append(replace(task))
    return kept
