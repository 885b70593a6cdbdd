"""A fault of form: what Phụ lục I asks for, what stands there instead, and where."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from haidang.papers.form.messages import MESSAGES
from haidang.papers.form.paper import Line
from haidang.papers.form.wording import PARTS, Severity

_QUOTED = 60


class Both(NamedTuple):
    """Words of a sentence in both languages."""

    vi: str
    en: str


Value = str | Both


class Hit(NamedTuple):
    """What a check saw: the code, the lines it is true of, and the words that fill its sentence."""

    code: str
    lines: tuple[Line, ...] = ()
    values: Mapping[str, Value] = {}


@dataclass(frozen=True, slots=True)
class Fault:
    """`code` is a key of the one table of sentences; `quote` begins the first line it is true of, `count` of how many.

    `line` is the place of that line in the body of the file, from 0; None for what belongs to no line.
    """

    code: str
    quote: str = ""
    line: int | None = None
    count: int = 1
    values: Mapping[str, Value] = field(default_factory=dict)

    @classmethod
    def of(cls, hit: Hit) -> "Fault":
        first = next((line for line in hit.lines if line.text), None)
        quote = "" if first is None else first.text
        if len(quote) > _QUOTED:
            quote = quote[:_QUOTED].rpartition(" ")[0] + "…"
        return cls(hit.code, quote, first.number if first else None, max(1, len(hit.lines)), dict(hit.values))

    @property
    def severity(self) -> Severity:
        return MESSAGES[self.code].severity

    @property
    def rule(self) -> str:
        """Where Phụ lục I says so."""
        return MESSAGES[self.code].rule

    def title(self, language: str = "vi") -> str:
        message = MESSAGES[self.code]
        return message.title_en if language == "en" else message.title_vi

    def sentence(self, language: str = "vi") -> str:
        """What was found, and what the form asks for."""
        message = MESSAGES[self.code]
        words = {
            name: (value.en if language == "en" else value.vi) if isinstance(value, Both) else value
            for name, value in self.values.items()
        }
        return (message.en if language == "en" else message.vi).format_map(words)

    def place(self, language: str = "vi") -> str:
        """The part of the paper, and the first words of the line."""
        part = PARTS[self.code[1]]
        where = part.en if language == "en" else part.vi
        if not self.quote:
            return where
        more = "" if self.count == 1 else f" (+{self.count - 1})"
        return f"{where}, “{self.quote}”{more}"
