"""Web pages and Word's "saved as web page": blocks become paragraphs, tables become tables."""

import re
from typing import Any

from haidang.papers.sources.builder import Builder
from haidang.papers.sources.faults import damage
from haidang.papers.sources.plain import decoded
from haidang.papers.sources.text import Source, Span

_DROPPED = frozenset(
    ("script", "style", "head", "noscript", "template", "nav", "iframe", "object", "svg", "form", "button")
)
_INLINE = frozenset(
    word
    for line in (
        "a abbr acronym b bdi bdo big cite code dfn em font i ins kbd label mark o:p",
        "q s samp small span strike strong sub sup tt u var wbr",
    )
    for word in line.split(" ")
)
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w\-]+)", re.IGNORECASE)


def read_html(name: str, data: bytes) -> Source:
    """The text of a page; scripts, styles and hidden elements left out. Errors: Refused "damaged", "empty"."""
    from lxml import etree, html  # heavy: loaded when the first page is read

    notes: tuple[str, ...] = ()
    declared = _CHARSET.search(data[:4096])
    if declared and declared[1].lower() not in (b"utf-8", b"utf8"):
        text = data.decode(_known(declared[1].decode("ascii")), errors="replace")
    else:
        text, notes = decoded(data)
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text)
    # ValueError: what is left of a torn declaration of an encoding, in a text that has none any more
    with damage(etree.LxmlError, ValueError, what="HTML"):
        root = html.document_fromstring(text)
    page = _Page()
    page.block(root)
    page.close()
    return page.out.source(name, "html", notes)


def _known(encoding: str) -> str:
    import codecs

    try:
        return codecs.lookup(encoding).name
    except LookupError:
        return "utf-8"


class _Page:
    """Collects inline text until a block begins or ends."""

    def __init__(self) -> None:
        self.out = Builder()
        self._words: list[str] = []
        self._kind = "body"

    def close(self) -> None:
        """End the paragraph that is being collected."""
        text = "".join(self._words)
        self._words = []
        for line in text.split("\n"):
            line = " ".join(line.split())
            if line:
                self.out.paragraph(line, self._kind)

    def block(self, element: Any) -> None:
        """Walk an element, deep pages without recursion trouble: a page nests a few hundred levels at most."""
        if not isinstance(element.tag, str) or element.tag in _DROPPED or _hidden(element):
            return
        if element.tag == "br":
            self._words.append("\n")
            return
        if element.tag == "table":
            self.close()
            self.table(element)
            return
        inline = element.tag in _INLINE
        if not inline:
            self.close()
        if element.tag == "li" and not _has_marker(element):
            self._words.append(_marker(element))
        self._say(element.text)
        for child in element:
            self.block(child)
            self._say(child.tail)
        if not inline:
            self.close()

    def _say(self, text: str | None) -> None:
        if text:
            # line ends of the source are blanks on the page
            self._words.append(re.sub(r"\s+", " ", text))

    def table(self, element: Any) -> None:
        start = self.out.position
        held: dict[int, tuple[int, Span]] = {}  # column → (rows still covered, cell)
        rows: list[tuple[Span, ...]] = []
        outer, self._kind = self._kind, "cell"
        for row in element.iter("tr"):
            if next(row.iterancestors("table")) is not element:
                continue
            cells: list[Span] = []
            for cell in row.iterchildren("td", "th"):
                _fill(cells, held)
                span = self.cell(cell)
                for _ in range(_number(cell.get("colspan"))):
                    held[len(cells)] = (_number(cell.get("rowspan")) - 1, span)
                    cells.append(span)
            _fill(cells, held)
            rows.append(tuple(cells))
        self._kind = outer
        if rows:
            self.out.add_table(start, rows)

    def cell(self, cell: Any) -> Span:
        start = self.out.position
        self._say(cell.text)
        for child in cell:
            self.block(child)
            self._say(child.tail)
        self.close()
        return self.out.trimmed(start)


def _fill(cells: list[Span], held: dict[int, tuple[int, Span]]) -> None:
    """Cells of the rows above that reach down into this one."""
    while len(cells) in held and held[len(cells)][0] > 0:
        left, span = held[len(cells)]
        held[len(cells)] = (left - 1, span)
        cells.append(span)


def _number(text: str | None) -> int:
    return max(1, min(int(text), 200)) if text and text.strip().isdecimal() else 1


def _hidden(element: Any) -> bool:
    style = str(element.get("style", "")).replace(" ", "").lower()
    return "display:none" in style or "mso-hide:all" in style or element.get("hidden") is not None


def _has_marker(item: Any) -> bool:
    return bool(re.match(r"\s*(?:\d+[.)]|[a-zđ]\)|[-+*•])", item.text_content()))


def _marker(item: Any) -> str:
    """ "1. " in a numbered list, "- " in the others."""
    parent = item.getparent()
    if parent is not None and parent.tag == "ol":
        before = [child for child in parent if child.tag == "li"]
        return f"{_number(parent.get('start')) + before.index(item)}. "
    return "- "
