"""The letterhead: national title and motto, bodies, number, place and day (PL I, phần I, mục II.1-4)."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from haidang.papers.form.checks.face import Face, length_hit, ruled, worn
from haidang.papers.form.faults import Both, Hit
from haidang.papers.form.paper import Line, Paper
from haidang.papers.form.parts import Parts
from haidang.papers.vietnamese.letters import fold

_TITLE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
_MOTTO = "Độc lập - Tự do - Hạnh phúc"
_COUNCILS = re.compile(r"(?:uy ban nhan dan|ubnd|hoi dong nhan dan|hdnd)\b(?!.*\bvan phong)")
_TITLE_FACE = Face((12, 13), bold=True, italic=False)
_MOTTO_FACE = Face((13, 14), bold=True, italic=False)
_ISSUER_FACE = Face((12, 13), bold=True, italic=False, upper=True, align="center")
_PARENT_FACE = Face((12, 13), bold=False, italic=False, upper=True, align="center")
_NUMBER_FACE = Face((13, 13), bold=False, italic=False)
_DAY_FACE = Face((13, 14), bold=False, italic=True)
_SAME = Both("bằng dòng chữ", "as long as it")
_THIRD = Both("1/3 đến 1/2 dòng chữ", "1/3 to 1/2 of it")


def title(paper: Paper, parts: Parts) -> Iterator[Hit]:
    """Quốc hiệu: the words, the letters."""
    line = parts.title
    if line is None:
        yield Hit("F201")
    elif _placed_tone(line.text) != _TITLE:
        yield Hit("F202", (line,), {"found": line.text})
    yield from worn("F203", [line], _placed(_TITLE_FACE, line))


def _placed(face: Face, line: Line | None) -> Face:
    """In a column of its own it stands in the middle; beside tabs and blanks nobody can say."""
    return replace(face, align="center") if line is not None and line.cell and not line.is_tabbed else face


def _placed_tone(text: str) -> str:
    """HOÀ and HÒA are two manners of one word."""
    return text.replace("HOÀ", "HÒA")


def motto(paper: Paper, parts: Parts) -> Iterator[Hit]:
    """Tiêu ngữ: the words, the letters, the rule below."""
    line = parts.motto
    if line is None:
        yield Hit("F204")
        return
    if line.text.replace("–", "-") != _MOTTO:
        yield Hit("F205", (line,), {"found": line.text})
    yield from worn("F206", [line], _placed(_MOTTO_FACE, line))
    rule, hits = ruled("F207", [line], _after(parts.right, line, parts.day))
    yield from hits
    yield from length_hit(rule, line, Both("Tiêu ngữ", "the motto"), 0.85, 1.15, _SAME)


def _after(column: list[Line], line: Line, until: Line | None) -> list[Line]:
    """The lines where the rule below `line` may hang: down to the next part, which may hold it itself."""
    at = next((at for at, each in enumerate(column) if each is line), None)
    if at is None:
        return []
    end = next((where for where, each in enumerate(column) if each is until and where > at), at + 2)
    return column[at + 1 : end + 1]


def bodies(paper: Paper, parts: Parts) -> Iterator[Hit]:
    """Who issues it, and under whom."""
    if not parts.issuer:
        yield Hit("F208")
        return
    yield from worn("F209", parts.issuer, _ISSUER_FACE)
    if parts.parent and _COUNCILS.match(parts.issuer[0].folded):
        above = " ".join(line.text for line in parts.parent)
        yield Hit("F211", tuple(parts.parent), {"issuer": parts.issuer_text, "parent": above})
    else:
        yield from worn("F210", parts.parent, _PARENT_FACE)
    rule, hits = ruled("F212", parts.issuer, _after(parts.left, parts.issuer[-1], parts.number))
    yield from hits
    widest = max(parts.issuer, key=lambda line: len(line.text))
    yield from length_hit(rule, widest, Both("tên cơ quan ban hành", "the issuing body"), 0.30, 0.55, _THIRD)


def number(paper: Paper, parts: Parts) -> Iterator[Hit]:
    """Số, ký hiệu: how it is written, the letters, and whether the symbol is of this kind."""
    line = parts.number
    if line is None:
        yield Hit("F214")
        return
    wrong = _number_wrong(line.text) or _with_year(line, parts)
    if wrong is not None:
        yield Hit("F215", (line,), {"printed": line.text, "found": wrong})
    yield from worn("F216", [line], _placed(_NUMBER_FACE, line))
    yield from _of_its_kind(line, parts)


def _number_wrong(text: str) -> Both | None:
    """The first thing that is not as in "Số: 05/KH-UBND"; a draft leaves the number blank."""
    if not text.startswith("Số"):
        return Both("phải bắt đầu bằng từ “Số”", "must begin with the word “Số”")
    if not re.match(r"Số\s*:", text):
        return Both("thiếu dấu hai chấm sau từ “Số”", "lacks the colon after “Số”")
    digits = re.match(r"Số\s*:\s*(\d*)", text)
    if digits and len(digits[1]) == 1:
        return Both("có số nhỏ hơn 10, phải ghi thêm số 0 phía trước", "is below 10 and lacks the nought before it")
    if "/" not in text:
        return Both("không có dấu gạch chéo giữa số và ký hiệu", "has no slash between number and symbol")
    if re.search(r"\d\s+/|/\s+\S|\S\s+[-–]|[-–]\s+\S", text):
        return Both("có khoảng trắng bên dấu “/” hoặc “-”", "has blanks beside “/” or “-”")
    if re.search(r"/\s*$", text):
        return Both("không có ký hiệu sau dấu gạch chéo", "has no symbol behind the slash")
    if "–" in text or "—" in text:
        return Both("dùng gạch dài thay cho gạch nối", "has a dash for a hyphen")
    return None


def _with_year(line: Line, parts: Parts) -> Both | None:
    """05/2026/BC-SNgV: only normative papers bear the year."""
    kind = parts.document_kind
    is_normative = kind is not None and ("quy phạm" in kind.system or kind.kind in _MAYBE_NORMATIVE)
    if is_normative or not re.search(r"/\s*(?:19|20)\d\d\s*/", line.text):
        return None
    return Both("có ghi năm; chỉ văn bản quy phạm pháp luật mới ghi năm", "bears the year, as only normative papers do")


#: A letter has no abbreviation of its kind: who issues it stands first.
_OF_ISSUER = Both("tên viết tắt cơ quan ban hành", "the short name of who issues it")
_MAYBE_NORMATIVE = ("Quyết định", "Nghị quyết", "Thông tư", "Nghị định", "Chỉ thị")


def _of_its_kind(line: Line, parts: Parts) -> Iterator[Hit]:
    kind = parts.document_kind
    symbol = re.search(r"/\s*(?:\d{4}\s*/\s*)?([^\W\d_]+)", line.text)
    if kind is None and parts.subject and symbol is not None and symbol[1] == "CV":
        yield Hit("F217", (line,), {"kind": "Công văn", "found": "CV", "wanted": _OF_ISSUER})
        return
    if kind is None or symbol is None or not kind.abbreviation or symbol[1] in kind.abbreviations:
        return
    yield Hit("F217", (line,), {"kind": kind.kind, "found": symbol[1], "wanted": f"{kind.abbreviation}-"})


def place_and_day(paper: Paper, parts: Parts) -> Iterator[Hit]:
    """Địa danh, ngày tháng năm."""
    line = parts.day
    if line is None:
        yield Hit("F218")
        return
    wrong = _day_wrong(line.text)
    if wrong is not None:
        yield Hit("F219", (line,), {"printed": line.text, "found": wrong})
    # many stand a little to the left, set by hand, and nobody minds
    is_aside = line.setting.align == "right" and line.cell is not None and not line.is_tabbed
    yield from worn("F220", [line], replace(_DAY_FACE, align="center") if is_aside else _DAY_FACE)


_WHOLE = re.compile(r"(?P<place>.*?)\s*(?P<comma>,?)\s*ngày\s*(?P<day>[\d.…_]*)\s*tháng\s*(?P<month>[\d.…_]*)\s*năm\s*"
                    r"(?P<year>[\d.…_]*)", re.IGNORECASE)  # fmt: skip


def _day_wrong(text: str) -> Both | None:
    found = _WHOLE.fullmatch(text)
    if found is None:
        return Both(
            "không theo mẫu “Địa danh, ngày … tháng … năm …”", "is not of the form “Place, ngày … tháng … năm …”"
        )
    if not found["place"]:
        return Both("không ghi địa danh", "names no place")
    if found["place"].isupper() and len(found["place"]) > 3:
        return Both("có địa danh in hoa", "has its place in capitals")
    # dots wait for the place of whoever signs, as the day does
    if re.match(r"[^\W\d_]", found["place"]) and not found["place"][0].isupper():
        return Both("có địa danh không viết hoa chữ đầu", "has a place without a capital")
    if re.search(r"N[gG]ày|NGÀY|T[hH]áng|THÁNG|N[ăĂ]m|NĂM", text[found.end("place") :]):
        return Both("viết hoa chữ “ngày”, “tháng” hoặc “năm”", "has capitals in “ngày”, “tháng” or “năm”")
    if not found["comma"]:
        return Both("thiếu dấu phẩy sau địa danh", "lacks the comma after the place")
    if re.fullmatch(r"[1-9]", found["day"]):
        return Both("có ngày nhỏ hơn 10, phải ghi thêm số 0 phía trước", "has a day below 10 without the nought")
    if found["month"] in ("1", "2"):
        return Both("có tháng 1 hoặc 2, phải ghi thêm số 0 phía trước", "has month 1 or 2 without the nought")
    if re.fullmatch(r"\d{1,3}|\d{5,}", found["year"]):
        return Both("có năm không đủ bốn chữ số", "has a year that is not of four figures")
    if found["day"].isdigit() and found["month"].isdigit() and found["year"].isdigit() and not issued_on(text):
        return Both("là ngày không có trong lịch", "is a day that no calendar has")
    return None


def issued_on(text: str) -> date | None:
    found = re.search(r"ngay\s*(\d{1,2})\s*thang\s*(\d{1,2})\s*nam\s*(\d{4})", fold(text))
    try:
        return date(int(found[3]), int(found[2]), int(found[1])) if found else None
    except ValueError:
        return None


def order(paper: Paper, parts: Parts) -> Iterator[Hit]:
    """Who issues it on the left with its number below; the title, the motto, the day on the right, in this order."""
    left, right = {id(line) for line in parts.left}, {id(line) for line in parts.right}
    swapped = parts.title is not None and parts.is_title_on_the_left
    if swapped:
        yield Hit("F221", (parts.title,), {"found": _SWAPPED})  # type: ignore[arg-type]
        return
    for one, two, found in (
        (parts.title, parts.motto, _MOTTO_FIRST), (parts.motto, parts.day, _DAY_FIRST),
        (parts.issuer[-1] if parts.issuer else None, parts.number, _NUMBER_FIRST),
    ):  # fmt: skip
        if one is None or two is None:
            continue
        is_one_column = {id(one), id(two)} <= left or {id(one), id(two)} <= right
        if is_one_column and _row(two) < _row(one):
            yield Hit("F221", (two,), {"found": found})
            return


def _row(line: Line) -> tuple[int, int]:
    return (line.cell[1] if line.cell else 0, line.number)


_SWAPPED = Both("Quốc hiệu, Tiêu ngữ đặt bên trái", "The national title stands on the left")
_MOTTO_FIRST = Both("Tiêu ngữ đặt trên Quốc hiệu", "The motto stands above the national title")
_DAY_FIRST = Both("Địa danh, thời gian đặt trên Tiêu ngữ", "Place and day stand above the motto")
_NUMBER_FIRST = Both("Số, ký hiệu đặt trên tên cơ quan", "The number stands above the issuing body")
