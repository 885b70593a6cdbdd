"""Physical lines → paragraphs: hard-wrapped lines are joined, and a hyphen at a line's start is not always a bullet."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from haidang.papers.reader.labels import BULLETS, label_of
from haidang.papers.sources.text import Source, Span
from haidang.papers.vietnamese.letters import LOWER, is_foreign

_TERMINAL = ".;:!?…"
_RULE = re.compile(r"[\s|*_\-–—=~.]*$")
_PAGE_NUMBER = re.compile(r"\s*[-–]?\s*(?:\d{1,3}|[$Ss§])\s*[-–).]?\s*$")
_MARKS = " \t*|_\u200b\ufeff"
#: "## II. NHIỆM VỤ": a head of markdown is a paragraph of its own.
_HEAD = re.compile(r"[ \t]{0,3}#{1,6}[ \t]")
#: What begins the foot of a paper or its list of addressees never carries a sentence on.
_FOOT = re.compile(r"(?:Nơi nhận|Kính gửi)\s*[*_]*\s*:|(?:TM|KT|TL|TUQ)\.\s*[A-ZĐỦ]")
#: Left halves of names and words that are written with a spaced hyphen and may break before it.
_HYPHENATED = re.compile(
    r"(?:kinh tế|chính trị|văn hóa|văn hoá|Lao động|Thương binh|Tổ chức|Kế hoạch|Bà Rịa|Thừa Thiên|Phan Rang|"
    r"Việt Nam|Lào|giai đoạn \d{4}|năm \d{4}|\d{4})$"
)


class Paragraph(NamedTuple):
    """`span` runs from the first letter to the last; `gap` says a blank line stood before it."""

    span: Span
    gap: bool


class _Line(NamedTuple):
    start: int  # first character that is not blank or markup
    end: int
    bar: bool  # holds a cell bar: a boundary of flattened cells
    rule: bool  # "-------": a line drawn, no words
    head: bool = False  # a head of markdown


def _lines(source: Source) -> list[_Line | None]:
    """One entry a physical line, None for a blank one."""
    found: list[_Line | None] = []
    text = source.text
    for span in source.lines():
        raw = text[span.start : span.end]
        words = raw.strip(_MARKS)
        if not raw.strip(" \t\u200b\ufeff") or _is_page_number(text, span):
            found.append(None)
        elif not words:
            found.append(_Line(span.start, span.end, "|" in raw, True) if "|" in raw else None)
        else:
            # a star with a blank behind it is a bullet, not italics
            head = _HEAD.match(raw)
            left = raw.lstrip(" \t")
            if head:
                words = raw[head.end() :].strip(_MARKS)
                if not words:
                    found.append(None)
                    continue
                start = span.start + raw.index(words, head.end())
            elif left.startswith("* ") and left[2:3].strip(_MARKS) and not left[2:].lstrip().startswith("*"):
                start = span.start + len(raw) - len(left)
            else:
                start = span.start + raw.index(words)
            end = span.start + len(raw.rstrip(_MARKS))
            found.append(_Line(start, end, "|" in raw, _RULE.match(words) is not None, head is not None))
    return found


#: A line in small letters that no label opens ("a) …" begins anew), or one that begins with a day: "20/6/2023.".
_SMALL = re.compile(rf"[ \t*|_\u200b\ufeff]*(?:(?![a-zđ][.)/])[{LOWER}]|\d{{1,2}}/\d{{1,2}}/\d{{4}}[.,;)\s])")


def is_wrapped(source: Source) -> bool:
    """Are the lines of the text hard-wrapped? Short lines, and many that go on in small letters, say yes; where blank
    lines part the paragraphs, one is enough. Flattened tables tell nothing: each cell is a line there."""
    if source.wrapped is not None:
        return source.wrapped
    long = going_on = count = blanks = 0
    run: list[str] = []
    for span in [*source.lines(), Span(len(source.text), len(source.text))]:
        line = source.text[span.start : span.end]
        if line.strip():
            run.append(line)
            continue
        blanks += 1
        if sum("|" in words for words in run) <= 0.3 * len(run):
            count += len(run)
            long += sum(len(words) > 140 for words in run)
            going_on += sum(_SMALL.match(words) is not None for words in run[1:])
        run = []
    if long > count * 0.03:
        return False
    parted = blanks > 0.15 * (count + blanks)
    return count > 3 and going_on >= (1 if parted else count * 0.12)


def page_numbers(source: Source) -> Iterator[Span]:
    """Lines that number a page: they are no paragraph, and painted as what they are."""
    return (span for span in source.lines() if _is_page_number(source.text, span))


def _is_page_number(text: str, span: Span) -> bool:
    """A number alone between blank lines, or at the very edge of the text: furniture of the page."""
    if span.end - span.start > 8 or not _PAGE_NUMBER.match(text, span.start, span.end):
        return False
    if not (text[: span.start].strip(_MARKS + "\n") or text[span.end :].strip(_MARKS + "\n")):
        return False  # a text that is a number alone has no page to be the number of
    above = text[max(0, span.start - 3) : span.start]
    below = text[span.end : span.end + 3]
    return span.start == 0 or span.end == len(text) or above.endswith("\n\n") or below.startswith("\n\n")


class _Widths(NamedTuple):
    first: int
    other: int
    #: Paragraphs are parted by blank lines, so a line end alone parts nothing but labelled lines.
    gapped: bool


def _widths(source: Source, lines: list[_Line | None]) -> _Widths:
    """How long a line gets before it is wrapped, apart for the first line of a paragraph (some
    converters break it early) and the others: the length that nearly all lines that do go on would pass
    with one more word."""
    text = source.text
    firsts: list[int] = []
    others: list[int] = []
    is_first = True
    for here, following in pairwise(lines):
        if here is None or here.rule:
            is_first = True
            continue
        if following is not None and not following.rule and text[following.start].islower():
            (firsts if is_first else others).append(_with_next_word(text, here, following))
            is_first = False
        else:
            is_first = text[here.end - 1] in _TERMINAL or following is None
    blanks, count = _outside_tables(lines)
    few = firsts + others if len(firsts) < _FEW else firsts
    return _Widths(_low(few), _low(others or firsts), blanks > 0.15 * count)


def _outside_tables(lines: list[_Line | None]) -> tuple[int, int]:
    """(blank lines, all lines) of the text proper: a flattened table has one cell a line and no blanks."""
    blanks = count = run = bars = 0
    for line in [*lines, None]:
        if line is not None:
            run += 1
            bars += line.bar
            continue
        blanks += 1
        count += 1 + (0 if bars > 0.3 * run else run)
        run = bars = 0
    return blanks, count


#: Fewer first lines than this tell nothing apart from the others.
_FEW = 5
#: The word that did not fit into the line above; a hyphen goes with the word behind it.
_NEXT_WORD = re.compile(r"(?:[-–]\s)?\S*")


def _with_next_word(text: str, above: _Line, below: _Line) -> int:
    """How long the line above would be with the first word of the one below."""
    found = _NEXT_WORD.match(text, below.start, below.end)
    return above.end - above.start + 1 + (len(found[0]) if found else 0)


def _low(lengths: list[int]) -> int:
    """The tenth percentile: a few odd lines may fall below it."""
    return sorted(lengths)[len(lengths) // 10] if lengths else 0


def paragraphs(source: Source, within: Span | None = None) -> list[Paragraph]:
    """The paragraphs of the document in order; every letter of the text that is not a drawn rule is in one of them."""
    lines = _lines(source)
    wrapped = is_wrapped(source)
    widths = _widths(source, lines) if wrapped else _Widths(0, 0, False)
    text = source.text
    found: list[Paragraph] = []
    start = end = -1
    gap = seen_gap = True
    is_first = True
    charges = bold = False

    def close() -> None:
        nonlocal start
        if start >= 0:
            found.append(Paragraph(Span(start, end), gap))
        start = -1

    previous: _Line | None = None
    for line in lines:
        if line is None:
            seen_gap = True
            continue
        if line.rule:
            close()
            seen_gap = True
            previous = None
            continue
        joins = (
            start >= 0
            and previous is not None
            and not line.bar
            and not previous.bar
            and not (line.head or previous.head)
            and (wrapped or seen_gap or bold)
            and _goes_on(text, previous, line, _Join(is_first, seen_gap, wrapped, widths, charges, bold))
        )
        if joins:
            is_first = False
        else:
            close()
            start, gap, is_first, bold = line.start, seen_gap, True, False
            charges = _CHARGE.match(text, line.start, line.end) is not None
        bold ^= _opens_bold(text, line)
        end = line.end
        previous = line
        seen_gap = False
    close()
    return _completed(source, found)


def _opens_bold(text: str, line: _Line) -> bool:
    """Is there one mark of bold too many in the line, its markup at both ends counted?"""
    start, end = text.rfind("\n", 0, line.start) + 1, text.find("\n", line.end)
    return text.count("**", start, end if end >= 0 else len(text)) % 2 == 1


#: A label or a head word that stands alone in its paragraph: "1." ⏎ "Công an tỉnh"; "1. Sở" ⏎ "Tài chính".
_UNFINISHED = re.compile(
    r"(?:\(?(?:\d{1,2}(?:\.\d{1,2})*|[IVX]+|[a-zđ])\s?[.),/]\s*(?:Sở|Bộ|Ban|Hội|Cục)?|(?:\d{1,2}\.)+\d{1,2}\.?)\s*$"
)


def _completed(source: Source, found: list[Paragraph]) -> list[Paragraph]:
    """Labels torn from their words are given them back."""
    completed: list[Paragraph] = []
    for paragraph in found:
        above = completed[-1] if completed else None
        if above and len(above.span) <= 14 and _UNFINISHED.match(source.line_of(above.span)):
            words = source.text[paragraph.span.start : paragraph.span.end]
            between = source.text[above.span.end : paragraph.span.start]
            if "|" not in between and label_of(words).kind == "text" and len(between) < 12:
                completed[-1] = Paragraph(Span(above.span.start, paragraph.span.end), above.gap)
                continue
        completed.append(paragraph)
    return completed


#: "- Đơn vị chủ trì tham mưu:", "Cơ quan phối hợp thực hiện:"
_CHARGE = re.compile(r"[\s\-–+*•|_]*(?:Đơn vị|Cơ quan)\s+[^:\n]{0,30}(?:chủ trì|phối hợp|thực hiện)[^:\n]{0,30}:")


class _Join(NamedTuple):
    is_first: bool
    gap: bool
    wrapped: bool
    widths: _Widths
    #: The paragraph is a line that charges somebody.
    charges: bool = False
    #: Bold was opened in the paragraph and not yet shut.
    bold: bool = False

    @property
    def width(self) -> int:
        return self.widths.first if self.is_first else self.widths.other


def _goes_on(text: str, above: _Line, below: _Line, join: _Join) -> bool:
    """Does the line `below` carry on the sentence of the line `above`?"""
    last = text[above.end - 1]
    words = text[below.start : below.end]
    if _FOOT.match(words):
        return False
    label = label_of(words)
    if is_foreign(words, 8) != is_foreign(text[above.start : above.end], 8):
        return False
    ends = last in _TERMINAL and not (last == "." and text[above.start : above.end].endswith("..."))
    if join.gap:
        # a paragraph torn in two by a page break or a slip of the converter
        return join.wrapped and not ends and last not in ')”"' and words[0].islower() and label.kind == "text"
    if join.bold and not join.gap and label.kind == "text":
        # bold that is not yet shut: the heading goes on
        return True
    if join.charges and last == "." and label.kind == "text" and words[0].isupper():
        # a list of agencies is no prose: behind its full stop something else begins
        return False
    full = _with_next_word(text, above, below) >= join.width
    if label.kind == "dash":
        return _hyphen_goes_on(text[above.start : above.end], words, full=full, ends=ends)
    if label.kind == "text":
        if words[0].islower():
            return True
        if last == ";":
            return False
        heading = text[above.start : above.end].isupper() and words.isupper() and not ends
        return full or heading or (not ends and (join.widths.gapped or not words[0].isupper()))
    if label.kind in BULLETS:
        return False
    if ends:
        return False
    # "… lần thứ⏎19. Các Sở": a number in the run of a sentence
    return full and label.kind in ("n1", "n2") and words[label.end : label.end + 1].islower()


def _hyphen_goes_on(above: str, words: str, *, full: bool, ends: bool) -> bool:
    """ "kinh tế⏎- xã hội", "Bà Rịa⏎- Vũng Tàu", "-30/12/2020)": hyphens inside a sentence."""
    after = words[1:].lstrip()
    if not after:
        return False
    if ends or not full:
        return False
    if words[1:2].isdigit() or after[0].islower() or after[0].isdigit():
        return True
    return _HYPHENATED.search(above) is not None
