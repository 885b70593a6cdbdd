"""Two columns on a page: letterhead and signature block. Where they stand, and which line is in which."""

import re
from collections.abc import Iterator, Sequence

from haidang.papers.sources.page import Line, Page, Paragraph


def parts_at_middle(page: Page, line: Line) -> tuple[Line, Line] | None:
    """(left, right) of a line with a wide blank about the middle of the page; None for any other line."""
    columns = line.columns()
    if len(columns) < 2:
        return None
    _, at = max((columns[i + 1].left - columns[i].right, i) for i in range(len(columns) - 1))
    left = Line([word for column in columns[: at + 1] for word in column.words])
    right = Line([word for column in columns[at + 1 :] for word in column.words])
    middle = (left.right + right.left) / 2
    return (left, right) if page.width * 0.22 < middle < page.width * 0.75 else None


def regions(page: Page) -> Iterator[tuple[int, int]]:
    """Runs of lines that make two columns: letterhead, signature block. (first line, line after the last)"""
    kinds = [_kind(page, line) for line in page.lines]
    at = 0
    while at < len(kinds):
        if kinds[at] == "wide":
            at += 1
            continue
        end = at
        while end < len(kinds) and kinds[end] != "wide" and not (end > at and _far_below(page, end)):
            end += 1
        start = _start_of_columns(page, kinds, at, end)
        end = _end_of_columns(page, kinds, start, end)
        if start < end and ("both" in kinds[start:end] or {"left", "right"} <= set(kinds[start:end])):
            yield start, end
        at = end


def _kind(page: Page, line: Line) -> str:
    """Where a line stands: "both" columns, "left", "right", or "wide" for a line of the one text block."""
    if parts_at_middle(page, line):
        return "both"
    if is_centred(page, line) and line.left > page.width * 0.2:
        return "wide"
    if line.right < page.width * 0.56:
        return "left"
    return "right" if line.left > page.width * 0.42 else "wide"


def _far_below(page: Page, at: int) -> bool:
    """A blank as high as seven lines parts two blocks; a signature leaves room for itself on the right only."""
    return page.lines[at].top - page.lines[at - 1].bottom > 7.0 * page.lines[at].height


def _start_of_columns(page: Page, kinds: Sequence[str], at: int, end: int) -> int:
    """The short last line of a paragraph above is no left column."""
    while (
        at < end and kinds[at] == "left" and not page.lines[at].text.lower().startswith(("nơi nhận", "ubnd", "ủy ban"))
    ):
        follows_prose = at > 0 and kinds[at - 1] == "wide"
        if not follows_prose:
            break
        at += 1
    return at


#: What the body begins with: no item of a column.
_BODY = re.compile(
    r"(?:[IVXLC]{1,6}[.\-]|[A-E]\.|\d{1,2}(?:\.\d{1,2})*\s?[.),/]|Điều \d+[.:]|Phụ lục|PHỤ LỤC|Căn cứ)(?:\s|$)"
)


def _end_of_columns(page: Page, kinds: Sequence[str], start: int, end: int) -> int:
    """Behind the last line of the right column a heading on the left begins the text below."""
    last = max((at for at in range(start, end) if kinds[at] != "left"), default=end)
    return next((at for at in range(last + 1, end) if _BODY.match(page.lines[at].text)), end)


def is_centred(page: Page, line: Line) -> bool:
    return abs((line.left + line.right) / 2 - page.width / 2) < page.width * 0.05


def in_columns(page: Page, region: Sequence[Line]) -> Iterator[Paragraph]:
    """Each line of the left column, then each of the right."""
    lefts, rights = [], []
    strip = _strip(page, region)
    for line in region:
        parts = parts_at_middle(page, line)
        if parts:
            lefts.append(parts[0])
            rights.append(parts[1])
        elif (line.left + line.right) / 2 < (strip or page.width * 0.47):
            lefts.append(line)
        else:
            rights.append(line)
    for line in (*lefts, *rights):
        yield Paragraph([line], page.number)


def _strip(page: Page, region: Sequence[Line]) -> float | None:
    """The middle of the blank strip between two columns; None where no strip is free of words from top to bottom."""
    edges = [parts_at_middle(page, line) for line in region]
    both = [parts for parts in edges if parts]
    if not both:
        return None
    left, right = max(parts[0].right for parts in both), min(parts[1].left for parts in both)
    for line, parts in zip(region, edges, strict=True):
        # a line of one column moves the nearer edge
        if parts is None and line.right < right and line.left < left:
            left = max(left, line.right)
        elif parts is None and line.left > left:
            right = min(right, line.left)
    return (left + right) / 2 if left < right else None
