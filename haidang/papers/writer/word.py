"""An official paper as a Word file, in the form of Annex I of Decree 30/2020."""

from collections.abc import Iterable, Sequence

from docx.document import Document
from docx.oxml.ns import qn

from haidang.papers.writer import sheet, wording
from haidang.papers.writer.blocks import Space, drawn
from haidang.papers.writer.measures import LINES, SIZES, even, head_columns, rule_below, text_width
from haidang.papers.writer.model import Official
from haidang.papers.writer.ooxml import Element, framed, paragraph, rule, table


def docx_of(paper: Official) -> bytes:
    """The .docx; the same paper gives the same bytes."""
    made = sheet.new(paper)
    _put(made, _head(paper))
    _put(made, _opening(paper))
    _put(made, drawn(Space(made, _width(paper)), wording.closed(paper)))
    if paper.is_signed or paper.recipients:
        _hold_to_the_end(made)
        _put(made, [_foot(paper)])
    for at, annex in enumerate(paper.annexes):
        sheet.next_section(made, landscape=annex.landscape, mark=paper.mark)
        _put(made, _annex_head(paper, at))
        _put(made, drawn(Space(made, text_width(landscape=annex.landscape)), annex.blocks))
    return sheet.as_bytes(made)


def _width(paper: Official) -> int:
    return text_width(landscape=paper.landscape)


def _put(made: Document, drawn_blocks: Iterable[Element]) -> None:
    """At the end of the body, before the properties of its last section."""
    last = made.element.body.sectPr
    for each in drawn_blocks:
        last.addprevious(each)


# ── the head ─────────────────────────────────────────────────────────────────────────────────────


def _head(paper: Official) -> list[Element]:
    """Two rows, so that the number and the day stand on one line however long the names above are."""
    left, right = head_columns(wording.place_and_day(paper.head, paper.language))
    room = left - LINES.gap
    rows = [
        [_who(paper, room), _country(paper, right)],
        [_number(paper, room) or [_line("", SIZES.number)], _day(paper)],
    ]
    return [table(rows, (left, right), gap=LINES.gap)]


def _line(words: str, size: float, *, bold: bool = False, italic: bool = False) -> Element:
    return paragraph(words, size=size, align="center", first=0, after=0, bold=bold, italic=italic)


def _who(paper: Official, room: float) -> list[Element]:
    head, parts = paper.head, []
    if head.parent:
        parts.append(_evenly(wording.in_column(head.parent), SIZES.parent, room))
    issuer = wording.in_column(head.issuer)
    parts.append(_evenly(issuer, SIZES.issuer, room, bold=True))
    length = rule_below(issuer.split("\n")[-1], SIZES.issuer, room=room, share=0.42)
    parts.append(rule(length=length, room=room, after=4))
    return parts


def _evenly(words: str, size: float, room: float, *, bold: bool = False, before: float | None = None) -> Element:
    """Centred, in lines of about one length."""
    side = (room - even(words, size, room=room, bold=bold)) / 2
    return paragraph(
        words, size=size, align="center", left=side, right=side, first=0, before=before, after=0, bold=bold
    )


def _number(paper: Official, room: float) -> list[Element]:
    head, parts = paper.head, []
    if number := wording.number_line(head, paper.language):
        parts.append(_line(number, SIZES.number))
    if not paper.kind and paper.about:
        parts.append(_evenly(wording.about_letter(paper), SIZES.letter_about, room, before=6))
    if paper.urgency:
        parts.append(framed(paper.urgency, size=SIZES.motto, room=room, width=8 + 4 * len(paper.urgency)))
    return parts


def _country(paper: Official, room: float) -> list[Element]:
    motto = wording.MOTTO[paper.language]
    return [
        _line(wording.COUNTRY[paper.language], SIZES.country, bold=True),
        _line(motto, SIZES.motto, bold=True),
        rule(length=rule_below(motto, SIZES.motto, room=room, share=1), room=room, after=4),
    ]


def _day(paper: Official) -> list[Element]:
    parts = [_line(wording.place_and_day(paper.head, paper.language), SIZES.place, italic=True)]
    if paper.is_draft:
        parts.append(_line(wording.DRAFT[paper.language], SIZES.motto, bold=True))
    return parts


# ── between the head and the content ─────────────────────────────────────────────────────────────


def _opening(paper: Official) -> Iterable[Element]:
    yield from _title(paper)
    if authority := wording.authority(paper):
        yield paragraph(authority, size=SIZES.kind, bold=True, align="center", first=0, before=6, after=6)
    yield from _addressed(paper)
    for base in wording.bases(paper):
        yield paragraph(base, italic=True, align="justify", first=LINES.first_line)
    if decides := wording.decides(paper):
        yield paragraph(decides, size=SIZES.kind, bold=True, align="center", first=0, before=6, after=6, keep_next=True)


def _title(paper: Official) -> Iterable[Element]:
    if not paper.kind:
        yield paragraph(first=0, after=0)
        return
    room = _width(paper)
    yield paragraph(paper.kind, size=SIZES.kind, bold=True, align="center", first=0, before=14, after=0)
    if paper.about:
        side = (room - even(paper.about, SIZES.kind, room=room)) / 2
        yield paragraph(
            paper.about, size=SIZES.kind, bold=True, align="center", left=side, right=side, first=0, after=0
        )
    last = paper.about.split("\n")[-1] or paper.kind
    yield rule(length=rule_below(last, SIZES.kind, room=room, share=0.4), room=room, after=10)


def _addressed(paper: Official) -> Iterable[Element]:
    word = wording.TO[paper.language]
    if len(paper.to) == 1:
        yield paragraph(f"{word} {paper.to[0]}", align="center", first=0, before=6, after=10)
        return
    # The dashes of a list stand below the colon.
    start, below = 25.0, 25.0 + 18.5
    for at, each in enumerate(wording.listed(paper.to)):
        if at == 0:
            yield paragraph(word, align="left", left=start, first=0, before=6, after=0, keep_next=True)
        last = at == len(paper.to) - 1
        yield paragraph(each, align="left", left=below + 3, first=-3, after=10 if last else 0, keep_next=not last)


# ── the foot ─────────────────────────────────────────────────────────────────────────────────────


def _foot(paper: Official) -> Element:
    half = _width(paper) / 2
    return table([[_recipients(paper), _signed(paper)]], (half, half))


def _recipients(paper: Official) -> Sequence[Element]:
    if not paper.recipients:
        return []
    word = paragraph(
        wording.RECIPIENTS[paper.language],
        size=SIZES.recipients_word, bold=True, italic=True, align="left", first=0, before=10, after=0,
    )  # fmt: skip
    lines = [
        paragraph(each, size=SIZES.recipients, align="left", first=0, after=0)
        for each in wording.listed(paper.recipients)
    ]
    return [word, *lines]


def _signed(paper: Official) -> Sequence[Element]:
    said = [*paper.signature.formula, paper.signature.post]
    lines = [_line(each, SIZES.signature, bold=True) for each in said if each]
    if not lines:
        return []
    space = lines[0].find(qn("w:pPr")).find(qn("w:spacing"))
    space.set(qn("w:before"), "200")
    name = paragraph(
        paper.signature.name, size=SIZES.signature, bold=True, align="center", first=0, after=0,
        before=LINES.signature * 72 / 25.4,
    )  # fmt: skip
    return [*lines, name]


def _hold_to_the_end(made: Document) -> None:
    """The signature never stands alone on a page: the last paragraph goes with it."""
    last = made.element.body.sectPr.getprevious()
    if last is not None and last.tag == qn("w:p"):
        last.get_or_add_pPr().get_or_add_keepNext()


# ── annexes ──────────────────────────────────────────────────────────────────────────────────────


def _annex_head(paper: Official, at: int) -> Iterable[Element]:
    annex = paper.annexes[at]
    room = text_width(landscape=annex.landscape)
    yield paragraph(wording.annex_name(paper, at), size=SIZES.kind, bold=True, align="center", first=0, after=0)
    yield paragraph(annex.title.upper(), size=SIZES.kind, bold=True, align="center", first=0, after=0)
    yield paragraph(wording.annex_of(paper), size=SIZES.kind, italic=True, align="center", first=0, after=0)
    yield rule(length=room * 0.2, room=room, after=10)
