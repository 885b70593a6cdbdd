"""Styles of a Word file: what a paragraph takes over from its style, and that from the ones it is based on."""

from dataclasses import dataclass
from typing import Any

from haidang.papers.sources.numbering import W, whole

_PROPERTIES, _NUMBER, _VAL, _RUN_PROPERTIES = f"{W}pPr", f"{W}numPr", f"{W}val", f"{W}rPr"
_ILVL, _NUM_ID, _FONTS = f"{W}ilvl", f"{W}numId", f"{W}rFonts"
_ASCII, _ANSI = f"{W}ascii", f"{W}hAnsi"
_CAPS, _B, _VANISH = f"{W}caps", f"{W}b", f"{W}vanish"


@dataclass(slots=True)
class Style:
    caps: bool | None = None
    bold: bool | None = None
    hidden: bool | None = None
    font: str = ""
    number: tuple[str, int] | None = None


PLAIN = Style()


def child_of(element: Any, tag: str) -> Any:
    """The first child with this tag, or None; many times faster than lxml's `find`, which parses a path."""
    return next(element.iterchildren(tag), None)


def number_of(properties: Any) -> tuple[str, int] | None:
    if properties is None:
        return None
    num, level = child_of(properties, _NUM_ID), child_of(properties, _ILVL)
    if num is None:
        return None
    at = level.get(_VAL) if level is not None else "0"
    return str(num.get(_VAL, "")), whole(at, 0)


#: Most runs say nothing of themselves, or only that they are bold or not: these need no style of their own.
_BOLD = {True: Style(bold=True), False: Style(bold=False)}
_OFF = frozenset(("0", "false", "off"))


def run_style(properties: Any) -> Style:
    caps: bool | None = None
    bold: bool | None = None
    hidden: bool | None = None
    font = ""
    for child in properties:
        tag = child.tag
        if tag == _B:
            bold = child.get(_VAL, "1") not in _OFF
        elif tag == _FONTS:
            font = str(child.get(_ASCII) or child.get(_ANSI) or "")
        elif tag == _CAPS:
            caps = child.get(_VAL, "1") not in _OFF
        elif tag == _VANISH:
            hidden = child.get(_VAL, "1") not in _OFF
    if font or caps is not None or hidden is not None:
        return Style(caps, bold, hidden, font)
    return PLAIN if bold is None else _BOLD[bold]


class Styles:
    """Paragraph styles with what they take over from those they are based on; looked up when a paragraph asks."""

    def __init__(self, root: Any) -> None:
        self._elements: dict[str, Any] = {}
        self._found: dict[str, Style] = {}
        #: The style of paragraphs that name none.
        self.plain = PLAIN
        default = None
        for element in root.iterchildren(f"{W}style") if root is not None else ():
            if element.get(f"{W}type") == "paragraph":
                key = str(element.get(f"{W}styleId", ""))
                self._elements[key] = element
                if default is None and element.get(f"{W}default") in ("1", "true"):
                    default = key
        if default is not None:
            self.plain = self.get(default)

    def get(self, key: str) -> Style:
        found = self._found.get(key)
        return found if found is not None else self._resolved(key, frozenset())

    def _resolved(self, key: str, seen: frozenset[str]) -> Style:
        if key in self._found:
            return self._found[key]
        if key not in self._elements or key in seen:
            return self.plain if key not in self._elements and not seen else Style()
        element = self._elements[key]
        based = child_of(element, f"{W}basedOn")
        parent = Style() if based is None else self._resolved(str(based.get(_VAL, "")), seen | {key})
        run, paragraph = child_of(element, _RUN_PROPERTIES), child_of(element, _PROPERTIES)
        own = PLAIN if run is None else run_style(run)
        number = None if paragraph is None else number_of(child_of(paragraph, _NUMBER))
        self._found[key] = Style(
            own.caps if own.caps is not None else parent.caps,
            own.bold if own.bold is not None else parent.bold,
            own.hidden if own.hidden is not None else parent.hidden,
            own.font or parent.font,
            number or parent.number,
        )
        return self._found[key]
