"""Automatic numbers of Word: what the list styles print before a paragraph, as text."""

import re
from dataclasses import dataclass, field
from typing import Any, TypeVar

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ROMANS = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
           (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
#: Nobody counts to ten thousand in letters.
_MOST = 10_000
#: Bullets as they come out: Word's symbol fonts have private letters for them.
_BULLETS = {"+": "+", "*": "*", "o": "+", "\uf02b": "+"}


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: `text` is the pattern ("%1.%2."), `format` the way of counting."""

    format: str = "decimal"
    text: str = ""
    start: int = 1
    space: bool = True
    restart: int | None = None
    legal: bool = False


@dataclass
class Numbering:
    """The lists of a document and how far each has counted."""

    #: numId → (abstract list, level overrides, start overrides)
    lists: dict[str, tuple[str, dict[int, Level], dict[int, int]]] = field(default_factory=dict)
    #: abstract list → its element; most lists of a file are never used, so each is read when it first counts.
    abstracts: dict[str, Any] = field(default_factory=dict)
    _levels: dict[str, dict[int, Level]] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)

    def label(self, num_id: str, level: int) -> str:
        """The next number of list `num_id` at `level`, with the blank behind it; "" where the list prints none."""
        if num_id not in self.lists:
            return ""
        abstract, overrides, starts = self.lists[num_id]
        rules = self._rules(abstract) | overrides
        rule = rules.get(level)
        if rule is None:
            return ""
        counts = self._counts.setdefault(abstract, {})
        if level in starts and (num_id, level) not in self._begun:
            counts[level] = starts[level]
        else:
            counts[level] = counts[level] + 1 if level in counts else rule.start
        self._begun.add((num_id, level))
        for deeper in [at for at in counts if at > level]:
            below = rules.get(deeper)
            if below is None or below.restart is None or level < below.restart:
                del counts[deeper]
        if rule.format == "none":
            return ""
        blank = " " if rule.space else ""
        if rule.format == "bullet":
            return _BULLETS.get(rule.text.strip(), "-") + " "
        text = rule.text
        for at in range(9):
            if f"%{at + 1}" in text:
                above = rules.get(at, Level())
                counting = "decimal" if rule.legal and at < level else above.format
                text = text.replace(f"%{at + 1}", counted(counts.get(at, above.start), counting))
        return text + blank if text else ""

    def _rules(self, abstract: str) -> dict[int, Level]:
        if abstract not in self._levels:
            element = self.abstracts.get(abstract)
            self._levels[abstract] = {} if element is None else dict(map(_level, element.iterchildren(f"{W}lvl")))
        return self._levels[abstract]


def counted(number: int, format: str) -> str:
    """`number` in one of Word's ways of counting; an unknown way, and more than a paper has, counts in figures."""
    if not 0 < number < _MOST:
        return f"{number:02d}" if format == "decimalZero" else str(number)
    if format in ("upperRoman", "lowerRoman"):
        roman = _roman(number)
        return roman.upper() if format == "upperRoman" else roman
    if format in ("upperLetter", "lowerLetter"):
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter.upper() if format == "upperLetter" else letter
    if format == "decimalZero":
        return f"{number:02d}"
    return str(number)


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMANS:
        count, number = divmod(number, value)
        text += letters * count
    return text


def numbering_of(root: Any) -> Numbering:
    """The lists that `word/numbering.xml` declares; an empty Numbering for None."""
    numbering = Numbering()
    if root is None:
        return numbering
    for abstract in root.iterchildren(f"{W}abstractNum"):
        numbering.abstracts[abstract.get(f"{W}abstractNumId", "")] = abstract
    for num in root.iterchildren(f"{W}num"):
        abstract_id = num.find(f"{W}abstractNumId")
        if abstract_id is None:
            continue
        overrides: dict[int, Level] = {}
        starts: dict[int, int] = {}
        for override in num.iterchildren(f"{W}lvlOverride"):
            at = whole(override.get(f"{W}ilvl"), 0)
            begin = override.find(f"{W}startOverride")
            if begin is not None:
                starts[at] = whole(begin.get(f"{W}val"), 1)
            level = override.find(f"{W}lvl")
            if level is not None:
                overrides[at] = _level(level)[1]
        numbering.lists[num.get(f"{W}numId", "")] = (abstract_id.get(f"{W}val", ""), overrides, starts)
    return numbering


def _level(element: Any) -> tuple[int, Level]:
    def value(tag: str, default: str) -> str:
        child = element.find(f"{W}{tag}")
        return default if child is None else str(child.get(f"{W}val", default))

    restart = element.find(f"{W}lvlRestart")
    return whole(element.get(f"{W}ilvl"), 0), Level(
        format=value("numFmt", "decimal"),
        text=value("lvlText", ""),
        start=whole(value("start", "1"), 1),
        space=value("suff", "tab") != "nothing",
        restart=None if restart is None else whole(restart.get(f"{W}val"), 0),
        legal=element.find(f"{W}isLgl") is not None,
    )


Default = TypeVar("Default", int, int | None)


def whole(text: object, default: Default) -> int | Default:
    """A whole number as Word writes it, none of more than nine digits; the default for whatever else stands there."""
    said = str(text)
    return int(said) if re.fullmatch(r"-?[0-9]{1,9}", said) else default
