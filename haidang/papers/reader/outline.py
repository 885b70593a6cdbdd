"""Paragraphs → a tree. Levels are learnt, not fixed; what breaks this is named in `layouts`, not patched in here."""

import re
from collections.abc import Callable, Iterable, Sequence

from haidang.papers.reader.given_heads import heads_an_order
from haidang.papers.reader.labels import Label, label_of
from haidang.papers.reader.paragraphs import Paragraph
from haidang.papers.reader.plan import Node
from haidang.papers.sources.text import Source, Span, Table
from haidang.papers.vietnamese.letters import is_foreign

#: (label, open path) → how many of the open nodes stay open; None where the exception has nothing to say.
Exception_ = Callable[[Label, Sequence["Open"]], int | None]


class Open:
    """A node that still takes children. Only the outline changes it, and only while it is built."""

    __slots__ = ("children", "ends", "label", "span", "text")

    def __init__(self, label: Label, span: Span, text: Span, *, ends: str = "") -> None:
        self.label, self.span, self.text = label, span, text
        #: The last character of the paragraph: ":" opens a list, ";" and "." do not.
        self.ends = ends
        self.children: list[Open | Node] = []

    @property
    def kind(self) -> str:
        return self.label.kind

    def shut(self) -> Node:
        children = tuple(child.shut() if isinstance(child, Open) else child for child in self.children)
        return Node(self.label.kind, self.label.text, self.span, self.text, children)


def outline(
    source: Source,
    paragraphs: Iterable[Paragraph],
    *,
    tables: Sequence[Table] = (),
    parts: Sequence[tuple[str, Span]] = (),
    exceptions: Sequence[Exception_] = (),
) -> Node:
    """Hang every paragraph somewhere; one that nobody understands stays as plain text.

    A kind of label seen for the first time opens a level below the current one; when the kind comes back,
    the tree climbs to it. `parts` are zones of the page (head, foot) and tables: their paragraphs hang under one
    node of that kind, and the levels begin anew behind them.
    """
    root = Open(Label("root", "", 0), Span(0, len(source.text)), Span(0, 0))
    path = [root]
    zones = sorted([*parts, *(("table", table.span) for table in tables)], key=lambda zone: zone[1])
    zone_at = 0
    zone_node: Open | None = None
    for paragraph in paragraphs:
        span = paragraph.span
        while zone_at < len(zones) and zones[zone_at][1].end <= span.start:
            zone_at, zone_node = zone_at + 1, None
        if zone_at < len(zones) and zones[zone_at][1].start <= span.start:
            kind, zone = zones[zone_at]
            if zone_node is None:
                zone_node = Open(Label(kind, "", 0), zone, Span(zone.start, zone.start))
                if kind != "table":
                    del path[1:]
                path[-1].children.append(zone_node)
            zone_node.children.append(Node("text", "", span, span))
            continue
        words = source.flat[span.start : span.end]
        label = label_of(source.text[span.start : span.end], words)
        if label.kind == "text" and is_foreign(words):
            # nobody's task: it stays where it stands, as text of its node
            path[-1].children.append(Node("foreign", "", span, span))
            continue
        _hang(path, label, span, exceptions, words=words)
    return root.shut()


def _letter_not_number(path: Sequence[Open], label: Label) -> Label:
    """ "C." is a hundred after "XCIX." and a letter after "B."."""
    if label.kind == "roman" and len(label.text) == 1:
        before = chr(ord(label.text) - 1)
        if any(node.kind == "upper" and node.label.text == before for node in path):
            return label._replace(kind="upper")
    return label


#: What an eye makes of a Roman number: "II." → "H.", "III." → "HI." or "IIl.".
_MISREAD = re.compile(r"\s*(?P<misread>[IVXHl1]{0,3}[IVXHl][IVXHl1]{0,3})[.,]\s+(?=(?:[^\W\d_a-z]{2,}[ ,]*){2})")


def _misread_roman(path: Sequence[Open], label: Label, words: str) -> Label:
    """A heading in capitals beside a Roman number, whose own number was misread."""
    found = _MISREAD.match(words)
    if not found or label.kind not in ("text", "upper") or not any(node.kind == "roman" for node in path):
        return label
    text = found["misread"].replace("H", "II").replace("l", "I").replace("1", "I")
    return Label("roman", text, found.end())


def _misread_one(path: Sequence[Open], label: Label) -> Label:
    """ "l. Sở Mẫu" is a one that an eye took for a letter, unless "k." stands before it."""
    if label.kind == "lower" and label.text == "l" and not any(n.kind == "lower" and n.label.text == "k" for n in path):
        return label._replace(kind="n1", text="1")
    return label


def _hang(path: list[Open], label: Label, span: Span, exceptions: Sequence[Exception_], *, words: str) -> None:
    label = _misread_roman(path, _misread_one(path, _letter_not_number(path, label)), words)
    text = Span(min(span.start + label.end, span.end), span.end)
    if label.kind == "text" and len(path) > 1 and heads_an_order(words):
        label = Label("given", "", 0)
    if label.kind == "text":
        path[-1].children.append(Node("text", "", span, text))
        return
    keep = next((kept for rule in exceptions if (kept := rule(label, path)) is not None), None)
    if keep is None:
        kinds = [node.kind for node in path]
        keep = kinds.index(label.kind) if label.kind in kinds else len(path)
    del path[max(1, keep) :]
    node = Open(label, span, text, ends=words.rstrip()[-1:])
    path[-1].children.append(node)
    path.append(node)
