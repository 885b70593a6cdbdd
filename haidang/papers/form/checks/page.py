"""The page: sheet, margins, font, colour, page numbers (PL I, phần I, mục I)."""

from collections.abc import Iterator

from haidang.papers.form.checks.face import Face, align_said, worn
from haidang.papers.form.faults import Both, Hit
from haidang.papers.form.looks import Setting
from haidang.papers.form.paper import Line, PageNumber, Paper, Piece, Sheet
from haidang.papers.form.parts import Parts

#: Half a millimetre is the width of a pen; files round to twips.
_NEAR = 0.6
#: Of a paper without a page break that is surely longer than one sheet, in letters.
_ONE_SHEET = 3600
_BLACK = ("", "000000", "black")
_LEGACY = (".vn", "vni-", "vni ")
_ARABIC = ("", "decimal")
_NOT_ARABIC = Both("không phải chữ số Ả Rập", "is not in Arabic figures")
_NUMBER = Face((13, 14), bold=False, italic=False)


def sheets(paper: Paper, parts: Parts) -> Iterator[Hit]:
    """Size and margins of every section; only an annex may lie across."""
    annexed = {line.sheet for annex in parts.annexes for line in annex}
    main = {line.sheet for line in parts.content} | {0}
    for at, sheet in enumerate(paper.sheets):
        yield from _sheet(sheet)
        if sheet.is_landscape and at in main and at not in annexed and not _is_all_table(paper, at):
            yield Hit("F102")


def _is_all_table(paper: Paper, sheet: int) -> bool:
    """A wide table within the text may lie across (PL I, phần I, mục I.2)."""
    inside = [line for line in paper.said if line.sheet == sheet]
    return any(line.cell for line in inside) and sum(len(line.text) for line in inside if not line.cell) < 300


def _sheet(sheet: Sheet) -> Iterator[Hit]:
    sides = sorted((sheet.width, sheet.height))
    if abs(sides[0] - 210) > 1 or abs(sides[1] - 297) > 1:
        yield Hit("F101", values={"found": f"{sheet.width:.0f} x {sheet.height:.0f}"})
    for name, value in ((Both("trên", "top"), sheet.top), (Both("dưới", "bottom"), sheet.bottom)):
        if not 20 - _NEAR <= value <= 25 + _NEAR:
            yield Hit("F103", values={"side": name, "found": _mm(value)})
    if not 30 - _NEAR <= sheet.left <= 35 + _NEAR:
        yield Hit("F104", values={"found": _mm(sheet.left)})
    if not 15 - _NEAR <= sheet.right <= 20 + _NEAR:
        yield Hit("F105", values={"found": _mm(sheet.right)})


def _mm(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0").replace(".", ",")


def letters(paper: Paper, parts: Parts) -> Iterator[Hit]:
    """One font, one colour. Signs of a sign font are no letters."""
    for code, wrong in (("F107", _legacy_fonts), ("F106", _other_fonts), ("F108", _colours)):
        found: dict[str, list[Line]] = {}
        for line in (*paper.said, *_numbers(paper)):
            for piece in line.words:
                for named in wrong(piece):
                    if line not in found.setdefault(named, []):
                        found[named].append(line)
        if found:
            lines = tuple({id(line): line for each in found.values() for line in each}.values())
            yield Hit(code, lines, {"found": ", ".join(found)})


def _fonts(piece: Piece) -> set[str]:
    """The fonts in which its letters are drawn; where no place names one, Word takes Times New Roman."""
    used = {piece.look.high if ord(letter) > 127 else piece.look.font for letter in piece.text if letter.isalnum()}
    return {each.strip() for each in used if each}


def _legacy_fonts(piece: Piece) -> list[str]:
    return sorted(each for each in _fonts(piece) if each.lower().startswith(_LEGACY))


def _other_fonts(piece: Piece) -> list[str]:
    legacy = _legacy_fonts(piece)
    return sorted(each for each in _fonts(piece) if each.lower() != "times new roman" and each not in legacy)


def _colours(piece: Piece) -> list[str]:
    return [] if piece.look.colour in _BLACK else [f"#{piece.look.colour}"]


def numbers(paper: Paper, parts: Parts) -> Iterator[Hit]:
    """In the top margin, in its middle, from the second page on."""
    shown = [number for sheet in paper.sheets for number in sheet.numbers]
    if not shown:
        if _is_long(paper):
            yield Hit("F109")
        return
    if all(number.where == "footer" for number in shown):
        yield Hit("F110")
    first = paper.sheets[0]
    if any(_is_on_first_page(first, number) for number in first.numbers):
        yield Hit("F111")
    aside = next((number for number in shown if number.align != "center"), None)
    if aside is not None:
        yield Hit("F112", values={"found": align_said(aside.align)})
    beside = next((number.beside for number in shown if number.beside), "")
    counted = next((sheet.number_format for sheet in paper.sheets if sheet.number_format not in _ARABIC), "")
    if beside or counted:
        found = Both(f"có kèm “{beside}”", f"has “{beside}” beside it") if beside else _NOT_ARABIC
        yield Hit("F114", values={"found": found})
    for hit in worn("F113", _numbers(paper), _NUMBER):
        yield Hit(hit.code, (), hit.values)


def _is_on_first_page(sheet: Sheet, number: PageNumber) -> bool:
    return number.kind == ("first" if sheet.is_first_page_different else "default")


def _is_long(paper: Paper) -> bool:
    if len(paper.sheets) > 1 or any(line.is_on_new_page for line in paper.said):
        return True
    return sum(len(line.text) for line in paper.said) > _ONE_SHEET


def _numbers(paper: Paper) -> list[Line]:
    """A page number is a field, no words: it is looked at as if it read "2"."""
    looks = dict.fromkeys(number.look for sheet in paper.sheets for number in sheet.numbers)
    return [Line([Piece("2", look)], Setting(align="center")) for look in looks]
