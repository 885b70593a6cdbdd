"""How words and paragraphs of a Word file look, once everything they take over is counted in.

What a letter looks like is said in up to six places (defaults of the file, style of the table, style of the paragraph
and those it is based on, style of the letters, the run itself); the nearest that says anything counts.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from math import isfinite
from typing import Any

from haidang.papers.sources.docx_styles import child_of
from haidang.papers.sources.numbering import W, whole

_VAL = f"{W}val"
_OFF = ("0", "false", "off")
_THEMED = {"major": "majorFont", "minor": "minorFont"}
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
#: What the format says where nobody says anything.
_PLAIN_SIZE = 10.0

Said = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Letters:
    """How a run of letters looks; size in points, colour as six hex digits or "" for automatic."""

    font: str = ""
    #: Of the letters that plain Latin has not: most of Vietnamese.
    high: str = ""
    size: float = _PLAIN_SIZE
    bold: bool = False
    italic: bool = False
    underlined: bool = False
    caps: bool = False
    hidden: bool = False
    colour: str = ""


@dataclass(frozen=True, slots=True)
class Setting:
    """How a paragraph is set; lengths in points, `line` as a multiple of single, or points where `exact`."""

    align: str = "left"
    first: float = 0.0
    left: float = 0.0
    right: float = 0.0
    before: float = 0.0
    after: float = 0.0
    line: float = 1.0
    is_exact: bool = False
    is_contextual: bool = False
    has_rule_below: bool = False
    has_rule_above: bool = False
    breaks_page: bool = False
    style: str = ""


@dataclass
class Looks:
    """The styles of one file."""

    styles: Mapping[str, Any] = field(default_factory=dict)
    fonts: Mapping[str, str] = field(default_factory=dict)
    letters: Said = field(default_factory=dict)
    setting: Said = field(default_factory=dict)
    plain: str = ""
    lists: Mapping[tuple[str, int], Any] = field(default_factory=dict)
    _found: dict[tuple[str, str], Said] = field(default_factory=dict)

    def letters_of(self, run: Any, paragraph: str, table: str) -> Letters:
        """Of one run, whose paragraph bears style `paragraph` and stands in a table of style `table`."""
        own = child_of(run, f"{W}rPr")
        said = self.letters | self._style(table, "r") | self._style(paragraph or self.plain, "r")
        if own is not None:
            named = child_of(own, f"{W}rStyle")
            if named is not None:
                said = said | self._style(named.get(_VAL, ""), "r")
            said = said | _letters(own, self.fonts)
        return Letters(**said)

    def setting_of(self, properties: Any, table: str) -> Setting:
        style = child_of(properties, f"{W}pStyle") if properties is not None else None
        name = style.get(_VAL, "") if style is not None else self.plain
        said = self.setting | self._style(table, "p") | self._style(name, "p")
        if properties is not None:
            said = said | self._of_list(properties, name) | _setting(properties)
        return Setting(**said, style=name)

    def list_of(self, properties: Any) -> tuple[str, int] | None:
        """The automatic list of a paragraph and its level, its own or that of its style; None for no list."""
        found = None
        style = child_of(properties, f"{W}pStyle") if properties is not None else None
        name, seen = style.get(_VAL, "") if style is not None else self.plain, set()
        places = [properties]
        while name in self.styles and name not in seen:
            seen.add(name)
            places.append(child_of(self.styles[name], f"{W}pPr"))
            based = child_of(self.styles[name], f"{W}basedOn")
            name = "" if based is None else based.get(_VAL, "")
        for place in places:
            number = None if place is None else child_of(place, f"{W}numPr")
            named = None if number is None else child_of(number, f"{W}numId")
            if number is not None and named is not None:
                level = child_of(number, f"{W}ilvl")
                found = (str(named.get(_VAL, "")), whole(level.get(_VAL), 0) if level is not None else 0)
                break
        return found if found and found[0] not in ("", "0") else None

    def _of_list(self, properties: Any, name: str) -> Said:
        listed = self.list_of(properties)
        level = self.lists.get(listed) if listed else None
        inner = None if level is None else child_of(level, f"{W}pPr")
        return {} if inner is None else _setting(inner)

    def _style(self, name: str, of: str) -> Said:
        """What a style says with those it is based on; a ring of styles says nothing more."""
        if (name, of) in self._found:
            return self._found[name, of]
        chain: list[Any] = []
        at = name
        while at in self.styles and self.styles[at] not in chain:
            chain.append(self.styles[at])
            based = child_of(self.styles[at], f"{W}basedOn")
            at = "" if based is None else based.get(_VAL, "")
        said: Said = {}
        for style in reversed(chain):
            own = child_of(style, f"{W}{of}Pr")
            if own is not None:
                said |= _letters(own, self.fonts) if of == "r" else _setting(own)
        self._found[name, of] = said
        return said


def looks_of(styles: Any, theme: Any, numbering: Any) -> Looks:
    """From the roots of word/styles.xml, word/theme/theme1.xml and word/numbering.xml; each may be None."""
    looks = Looks(fonts=_theme_fonts(theme), lists=dict(_levels(numbering)))
    if styles is None:
        return looks
    looks.styles = {each.get(f"{W}styleId", ""): each for each in styles.iterchildren(f"{W}style")}
    looks.plain = next(
        (
            key
            for key, each in looks.styles.items()
            if each.get(f"{W}type") == "paragraph" and each.get(f"{W}default") in ("1", "true")
        ),
        "",
    )
    defaults = child_of(styles, f"{W}docDefaults")
    for outer, inner in (("rPrDefault", "rPr"), ("pPrDefault", "pPr")) if defaults is not None else ():
        own = child_of(defaults, f"{W}{outer}")
        own = None if own is None else child_of(own, f"{W}{inner}")
        if own is not None and inner == "rPr":
            looks.letters = _letters(own, looks.fonts)
        elif own is not None:
            looks.setting = _setting(own)
    return looks


def _letters(properties: Any, fonts: Mapping[str, str]) -> Said:
    """What one w:rPr says, no more."""
    said: Said = {}
    for child in properties:
        tag = str(child.tag).removeprefix(W)
        value = child.get(_VAL)
        if tag == "rFonts":
            said |= _fonts(child, fonts)
        elif tag == "sz" and (size := _number(value)) is not None:
            said["size"] = size / 2
        elif tag in ("b", "i", "caps", "vanish"):
            said[_FLAGS[tag]] = value not in _OFF
        elif tag == "u":
            said["underlined"] = value not in ("none", None)
        elif tag == "color":
            said["colour"] = "" if value in ("auto", None) else str(value).lower()
    return said


_FLAGS = {"b": "bold", "i": "italic", "caps": "caps", "vanish": "hidden"}


def _fonts(element: Any, fonts: Mapping[str, str]) -> Said:
    """The fonts of plain Latin letters and of those above them; a name of the theme wins over one beside it."""
    said: Said = {}
    for name, key in (("font", "ascii"), ("high", "hAnsi")):
        themed = element.get(f"{W}{key}Theme")
        font = fonts.get(str(themed)[:5], "") if themed else str(element.get(f"{W}{key}") or "")
        if font:
            said[name] = font
    return said


def _setting(properties: Any) -> Said:
    """What one w:pPr says, no more."""
    said: Said = {}
    for child in properties:
        tag = str(child.tag).removeprefix(W)
        if tag == "jc":
            said["align"] = _ALIGNS.get(str(child.get(_VAL)), "left")
        elif tag == "ind":
            said |= _indents(child)
        elif tag == "spacing":
            said |= _spacing(child)
        elif tag == "contextualSpacing":
            said["is_contextual"] = child.get(_VAL) not in _OFF
        elif tag == "pBdr":
            said["has_rule_below"] = _is_drawn(child_of(child, f"{W}bottom"))
            said["has_rule_above"] = _is_drawn(child_of(child, f"{W}top"))
        elif tag == "pageBreakBefore":
            said["breaks_page"] = child.get(_VAL) not in _OFF
    return said


_ALIGNS = {
    "both": "justify", "distribute": "justify", "center": "center", "right": "right", "end": "right",
    "left": "left", "start": "left",
}  # fmt: skip


def _is_drawn(border: Any) -> bool:
    return border is not None and border.get(_VAL) not in ("nil", "none", None)


def _indents(element: Any) -> Said:
    said: Said = {}
    for name, keys in (("left", ("left", "start")), ("right", ("right", "end"))):
        values = [_number(element.get(f"{W}{key}")) for key in keys]
        value = next((each for each in values if each is not None), None)
        if value is not None:
            said[name] = value / 20
    first, hanging = _number(element.get(f"{W}firstLine")), _number(element.get(f"{W}hanging"))
    if hanging:
        said["first"] = -hanging / 20
    elif first is not None or hanging is not None:
        said["first"] = (first or 0) / 20
    return said


def _spacing(element: Any) -> Said:
    said: Said = {}
    for side in ("before", "after"):
        value = _number(element.get(f"{W}{side}"))
        if element.get(f"{W}{side}Autospacing") in ("1", "true", "on"):
            # what browsers put there, and Word after them
            said[side] = 14.0
        elif value is not None:
            said[side] = value / 20
    line = _number(element.get(f"{W}line"))
    if line is not None:
        exact = element.get(f"{W}lineRule") in ("exact", "atLeast")
        said["is_exact"] = element.get(f"{W}lineRule") == "exact"
        # "at least" is single as soon as the letters are higher
        said["line"] = line / 20 if said["is_exact"] else 1.0 if exact else line / 240
    return said


def _theme_fonts(theme: Any) -> dict[str, str]:
    fonts: dict[str, str] = {}
    for kind, tag in _THEMED.items() if theme is not None else ():
        for element in theme.iter(f"{_DRAWING}{tag}"):
            latin = child_of(element, f"{_DRAWING}latin")
            fonts[kind] = "" if latin is None else str(latin.get("typeface", ""))
    return fonts


def _levels(numbering: Any) -> Iterator[tuple[tuple[str, int], Any]]:
    """Each list and level with its element: a list may draw its paragraphs in."""
    if numbering is None:
        return
    abstracts = {each.get(f"{W}abstractNumId"): each for each in numbering.iterchildren(f"{W}abstractNum")}
    for num in numbering.iterchildren(f"{W}num"):
        named = child_of(num, f"{W}abstractNumId")
        abstract = None if named is None else abstracts.get(named.get(_VAL))
        for level in abstract.iterchildren(f"{W}lvl") if abstract is not None else ():
            yield (str(num.get(f"{W}numId")), whole(level.get(f"{W}ilvl"), 0)), level


def _number(text: object) -> float | None:
    try:
        found = float(str(text)) if text is not None else None
    except ValueError:
        return None
    return found if found is not None and isfinite(found) else None
