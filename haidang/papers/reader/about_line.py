"""The V/v of a công văn: what it is about, under the number or beside the day."""

import re

from haidang.papers.reader.plan import Value
from haidang.papers.reader.tables import trimmed
from haidang.papers.sources.text import Source, Span

MOTTO = re.compile(
    r"(?P<state>cong\s*hoa\s+xa\s+hoi\s+chu\s+nghia\s+viet\s+nam|dang\s+cong\s+san\s+viet\s+nam)|(?P<words>doc\s+lap\s*[-.]\s*tu\s+do\s*[-.]\s*hanh\s+phuc)"
)
TO = re.compile(r"kinh gui\s*:?")


def about_line(source: Source, start: int, dated: re.Match[str] | None) -> tuple[Value | None, int]:
    """The V/v of a công văn: its block of lines, up to the day, "Kính gửi" or a gap."""
    stops = [found.start() for found in (TO.search(source.folded, start, start + 1500),) if found]
    if dated and dated.start() >= start:
        stops.append(dated.start())
    gap = re.compile(r"\n[ \t|]*\n").search(source.text, start, start + 1500)
    if gap:
        stops.append(gap.start())
    stop = min(stops, default=min(len(source.text), start + 300))
    for motto in MOTTO.finditer(source.folded, start, stop):
        stop = min(stop, motto.start())
    span = trimmed(source.text, Span(start, stop), " \t\n*_|-–—=.")
    if span.end <= span.start:
        return None, start
    more = _below_left(source, span, stop)
    return Value(span, "about-line", more), max([span.end, *(piece.end for piece in more)])


def _below_left(source: Source, span: Span, stop: int) -> tuple[Span, ...]:
    """The lines of a V/v that go on under its first one, where the day stands beside that in the other column."""
    text = source.text
    line_end = text.find("\n", span.end)
    if "\n" in text[span.end : stop] or line_end < 0 or not text[stop:line_end].strip():
        return ()
    more: list[Span] = []
    at = line_end + 1
    for line in text[at : at + 500].split("\n")[:4]:
        left = re.split(r"\||\t| {4,}", line.strip())[0] if line.strip() else ""
        piece = Span(at + line.find(left), at + line.find(left) + len(left))
        if not left or TO.match(source.folded, piece.start) or MOTTO.match(source.folded, piece.start):
            break
        if left[0].isupper() or re.match(r"[-–+•\d]", left):
            break
        more.append(piece)
        at += len(line) + 1
    return tuple(more)
