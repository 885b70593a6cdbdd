"""Whom a công văn, a tờ trình or a báo cáo is sent to: "Kính gửi: …", on its line or as a list under it."""

import re
from typing import NamedTuple

from haidang.papers.reader.plan import Value
from haidang.papers.reader.tables import trimmed
from haidang.papers.sources.text import Source, Span

_HEAD = re.compile(r"(?:^|(?<=\n))[ \t*|_]*(?P<words>Kính\s+(?:gửi|trình))[ \t*_]*:", re.IGNORECASE)
_BULLET = re.compile(r"[ \t*|_]*[-–+•]\s*")
#: How far behind the head a "Kính gửi" can stand, and how many lines its list can have.
_REACH, _LINES = 3000, 60


class Addressees(NamedTuple):
    values: tuple[Value, ...]
    #: From "Kính gửi" to the end of the last item.
    span: Span | None


def read_addressees(source: Source, after: int) -> Addressees:
    """The addressees of a paper whose body begins at `after`; none where it names none."""
    text = source.text
    head = _HEAD.search(text, after, min(len(text), after + _REACH))
    if not head:
        return Addressees((), None)
    items: list[Span] = []
    bulleted = False
    at, gap = head.end(), False
    for number, line in enumerate(text[at:].split("\n", _LINES)[:_LINES]):
        span = trimmed(text, Span(at, at + len(line)), " \t*_|\u200b")
        at += len(line) + 1
        if not len(span):
            gap = gap or number > 0
            continue
        bullet = _BULLET.match(text, span.start, span.end)
        if bullet:
            bulleted = True
            items.append(Span(bullet.end(), span.end))
        elif not items:
            items.append(span)
        elif not gap and _goes_on(text, items[-1], span, bulleted=bulleted):
            items[-1] = Span(items[-1].start, span.end)
        else:
            break
        gap = False
    values = [Value(trimmed(text, item, " \t\n*_|;.,"), "addressee") for item in items]
    values = [value for value in values if len(value.span)]
    if not values:
        return Addressees((), None)
    return Addressees(tuple(values), Span(head.start("words"), max(items[-1].end, values[-1].span.end)))


def _goes_on(text: str, above: Span, line: Span, *, bulleted: bool) -> bool:
    """A name on two lines goes on in small letters, or, in a list, until its semicolon."""
    if text[above.end - 1] in ".;:":
        return False
    return text[line.start].islower() or (bulleted and len(line) < 60 and text[line.end - 1] in ".;")
