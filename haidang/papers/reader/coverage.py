"""What every character of the text was read as: proof that nothing was lost, and of what was not read."""

from collections import Counter
from collections.abc import Iterator

from haidang.papers.reader.labels import NUMBERED
from haidang.papers.reader.paragraphs import page_numbers
from haidang.papers.reader.plan import Assignment, Plan, Value
from haidang.papers.reader.sections import ZONES, placed
from haidang.papers.sources.text import Span

#: The classes, in the order of their codes. "not-read" is first: what nothing paints stays so.
CLASSES: tuple[str, ...] = (
    "not-read",
    "blank",
    "plain",
    "furniture",
    "letterhead",
    "basis",
    "enacting",
    "heading",
    "label",
    "purpose",
    "requirement",
    "goal",
    "title",
    "description",
    "solution",
    "charge-label",
    "lead",
    "coordinating",
    "implementing",
    "supervisor",
    "deadline",
    "product",
    "order",
    "reporting",
    "channel",
    "recipient",
    "signer",
    "table",
    "footnote",
)
#: What stands in a zone of the page and is no more than that.
_ZONE_CLASSES = {"table": "table", "margin": "furniture", "footnote": "footnote", "addressees": "recipient"}
_CODE = {name: code for code, name in enumerate(CLASSES)}
_BLANK = frozenset(" \t\n\u200b\ufeff\u00ad\f\v")
_MARKUP = frozenset("*|_")


def coverage(plan: Plan) -> list[tuple[str, Span]]:
    """The text cut into runs of one class each, from the first character to the last, none left out."""
    painted = _painted(plan)
    runs: list[tuple[str, Span]] = []
    start = 0
    for at in range(1, len(painted) + 1):
        if at == len(painted) or painted[at] != painted[start]:
            runs.append((CLASSES[painted[start]], Span(start, at)))
            start = at
    return runs


def counts(plan: Plan) -> dict[str, int]:
    """How many characters were read as each class; the sum is the length of the text."""
    tally = Counter(_painted(plan))
    return {CLASSES[code]: tally[code] for code in sorted(tally)}


def _painted(plan: Plan) -> bytearray:
    text = plan.source.text
    painted = bytearray(len(text))
    for name, span in _strokes(plan):
        painted[span.start : span.end] = bytes([_CODE[name]]) * (span.end - span.start)
    blank, furniture = _CODE["blank"], _CODE["furniture"]
    for at, letter in enumerate(text):
        if letter in _BLANK:
            painted[at] = blank
        elif letter in _MARKUP or (painted[at] == 0 and letter in "-–—=~"):
            painted[at] = furniture
    return painted


def _strokes(plan: Plan) -> Iterator[tuple[str, Span]]:
    """Everything that paints, from the ground up: what comes later lies above."""
    for node, above in placed(plan.outline):
        if node.kind in ZONES:
            continue
        zone = next((n.kind for n in above if n.kind in ZONES), "")
        yield _ZONE_CLASSES.get(zone, "plain"), node.span
        if node.kind in NUMBERED and (node.children or len(node.text) < 120):
            yield "heading", node.span
        if node.text.start > node.span.start:
            yield "label", Span(node.span.start, node.text.start)
    for line in page_numbers(plan.source):
        yield "furniture", line
    yield from _of_the_page(plan)
    for value in plan.purposes:
        yield "purpose", value.span
    for value in plan.requirements:
        yield "requirement", value.span
    for goal in plan.goals:
        yield "goal", goal.span
    for task in plan.tasks:
        yield from _of_task(task, "title")
    for item in plan.org_assignments:
        yield from _of_task(item, "order")
    for clause in plan.reporting:
        for deadline in clause.when:
            yield "reporting", deadline.span
    for channel in plan.channels:
        yield "channel", channel.span


def _of_the_page(plan: Plan) -> Iterator[tuple[str, Span]]:
    head = plan.letterhead
    for value in plan.furniture:
        yield "furniture", value.span
    for printed in (head.parent_body, head.issuer, head.full_number, head.dated, head.place, head.kind, head.title):
        if printed is not None:
            yield "letterhead", printed.span
            if isinstance(printed, Value):
                for piece in printed.more:
                    yield "letterhead", piece
    for basis in plan.bases:
        node = next((n for n in plan.outline.children if n.span.holds(basis.span)), None)
        yield "basis", node.span if node else basis.span
    if plan.enacting:
        yield "enacting", plan.enacting.span
    for value in (*plan.recipients, *plan.addressees):
        yield "recipient", value.span
    for part in (*plan.signer.formula, plan.signer.position, plan.signer.name):
        if part is not None:
            yield "signer", part.span


def _of_task(task: Assignment, title: str) -> Iterator[tuple[str, Span]]:
    for value in task.descriptions:
        yield "description", value.span
    for solution in task.solutions:
        yield "solution", solution.span
    yield title, task.title.span
    for _, span in task.lines:
        yield "charge-label", span
    for name, mentions in (
        ("lead", task.leads),
        ("coordinating", task.coordinators),
        ("implementing", task.implementers),
    ):
        for mention in mentions:
            # the agency that heads a list is painted once, as the lead it is
            yield name, mention.span
    for value in task.supervisors:
        yield "supervisor", value.span
    for deadline in task.deadlines:
        yield "deadline", deadline.span
    for value in task.products:
        if not task.title.span.holds(value.span):
            yield "product", value.span
    for _, value in task.others:
        yield "table", value.span
