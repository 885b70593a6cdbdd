"""The head of a paper: parent body, issuer, number, place and day, kind and title (NĐ 30/2020/NĐ-CP, PL I)."""

import re
from typing import NamedTuple

from haidang.papers.reader.about_line import MOTTO, TO, about_line
from haidang.papers.reader.citations import BASIS_HEAD
from haidang.papers.reader.dates import safe_date
from haidang.papers.reader.labels import NUMBERED, label_of
from haidang.papers.reader.plan import DateValue, Letterhead, Value
from haidang.papers.reader.tables import trimmed
from haidang.papers.sources.text import Source, Span
from haidang.papers.vietnamese.letters import LOWER, UPPER, fold

#: Kinds of papers with a name of their own (NĐ 30/2020/NĐ-CP Đ7; TT 01/2011/TT-BNV; laws and decrees).
KINDS = (
    "nghi quyet", "quyet dinh", "chi thi", "quy che", "quy dinh", "thong cao", "thong bao", "huong dan",
    "chuong trinh hanh dong", "chuong trinh", "ke hoach hanh dong", "ke hoach", "phuong an", "de an", "du an",
    "bao cao", "bien ban", "to trinh", "hop dong", "cong dien", "ban ghi nho", "ban thoa thuan",
    "giay uy quyen", "giay moi", "giay gioi thieu", "giay nghi phep", "phieu gui", "phieu chuyen", "phieu bao",
    "thu cong", "ket luan", "nghi dinh", "thong tu lien tich", "thong tu", "phap lenh", "luat", "lenh",
    "thong tri", "quy trinh", "de cuong", "cong van", "giay di duong", "ban cam ket",
)  # fmt: skip
_KIND = re.compile(r"(?P<kind>" + "|".join(sorted(KINDS, key=len, reverse=True)) + r")(?=\s|$|[:.])")
#: How far down a letterhead can reach, in characters.
_REACH = 6000

_NUMBER = re.compile(
    r"(?:Số|SỐ|số|Sô|Só|Sồ)\s*:?\s*(?P<full>(?P<num>\d+(?:/\d{4})?)?[ \t\n|*]{0,20}?"
    r"(?P<join>[/\-–]|[ ](?=[A-ZĐ]{2,5}\s?[/\-]))\s*"
    r"(?P<symbol>[A-ZĐ][\wĐ]*(?:\s?[/\-–&.]\s?(?:[A-ZĐ][\wĐ&.]*))*))"
)
_DATE = re.compile(
    rf"(?<!\w)(?P<place>(?:(?:Thành phố|Thị xã|TP|Tp|TX|Tỉnh|Quận|"
    rf"Huyện)\.?\s+)?(?:[{UPPER}][{LOWER}]+(?:\s*[-–]\s*|\s+))*[{UPPER}][{LOWER}]+)\s*[,.]\s*"
    r"(?P<date>ngày\s*(?P<d>\d{0,2})[\s.…]*tháng\s*(?P<m>\d{0,2})[\s.…]*năm\s*(?P<y>\d{0,4})"
    r"|ngày\s*(?P<d2>\d{1,2})\s*(?P<sign>[/.\-])\s*(?P<m2>\d{1,2})\s*(?P=sign)\s*(?P<y2>\d{4}))"
)
_ABOUT = re.compile(r"v/v\s*:?\s*|ve viec\s*:\s*")
#: Where a body's name begins on the left of the head.
_BODY = re.compile(
    r"(?:UBND|ỦY BAN|UỶ BAN|ỦY|UỶ|HỘI ĐỒNG|HĐND|SỞ|BAN|BỘ|TỔNG CỤC|CHI CỤC|CỤC|VỤ|VIỆN|TRƯỜNG|ĐẠI HỌC|"
    r"HỌC VIỆN|TRUNG TÂM|VĂN PHÒNG|PHÒNG|CÔNG AN|THANH TRA|TỈNH ỦY|TỈNH UỶ|"
    r"THÀNH ỦY|THÀNH UỶ|ĐẢNG ỦY|ĐẢNG UỶ|HUYỆN ỦY|LIÊN HIỆP|LIÊN MINH|LIÊN ĐOÀN|HIỆP HỘI|HỘI|ĐOÀN|"
    r"TỈNH ĐOÀN|TỔNG|CÔNG TY|TẬP ĐOÀN|NGÂN HÀNG|KHO BẠC|TÒA ÁN|TOÀ ÁN|QUÂN KHU|ĐÀI|BÁO|"
    r"QUỸ|KIỂM TOÁN|CHÍNH PHỦ|THỦ TƯỚNG|CHỦ TỊCH|QUỐC HỘI|BẢO HIỂM|ĐẢNG BỘ|BAN CHẤP HÀNH|MẶT TRẬN|UBMTTQ|"
    r"TỔ CÔNG TÁC|BCH|BCĐ)(?!\w)"
)
#: A first line that is not yet a whole name: "VĂN PHÒNG" + "CHÍNH PHỦ", "THỦ TƯỚNG" + "CHÍNH PHỦ".
_NEEDS_MORE = re.compile(
    r"(?:ỦY|UỶ|VĂN PHÒNG|THỦ TƯỚNG|CHỦ TỊCH|BAN|ỦY BAN|UỶ BAN|ỦY BAN THƯỜNG VỤ|ĐOÀN ĐẠI BIỂU|THƯỜNG TRỰC|"
    r"BAN THƯỜNG VỤ|BỘ TRƯỞNG|HỘI ĐỒNG|BAN CHẤP HÀNH|BAN QUẢN LÝ|LIÊN HIỆP CÁC|TỔNG|ĐẢNG ỦY|ĐẢNG UỶ)$"
)
_AUTHORITY = re.compile(
    r"(?:THỦ TƯỚNG|BỘ TRƯỞNG|CHỦ TỊCH|GIÁM ĐỐC|TỔNG GIÁM ĐỐC|CHỦ NHIỆM|THỦ TRƯỞNG|CHÁNH|TRƯỞNG|CỤC TRƯỞNG|"
    r"HIỆU TRƯỞNG|VIỆN TRƯỞNG|TỔNG CỤC TRƯỞNG|ỦY BAN|UỶ BAN|HỘI ĐỒNG|CHÍNH PHỦ|QUỐC HỘI|BAN THƯỜNG VỤ|"
    r"BAN CHẤP HÀNH|TỔNG BÍ THƯ|BỘ CHÍNH TRỊ|BAN BÍ THƯ|CÁC BỘ TRƯỞNG)\b"
)


class _Row(NamedTuple):
    """A piece of a line of the head: `span` trimmed, `words` as printed without markup."""

    span: Span
    words: str


class Head(NamedTuple):
    letterhead: Letterhead
    #: Where the body begins: after the title and the authority under it.
    end: int
    furniture: tuple[Value, ...]
    #: The authority printed under the title ("ỦY BAN NHÂN DÂN TỈNH …", "GIÁM ĐỐC SỞ …").
    authority: Value | None


def read_head(source: Source) -> Head:
    """The letterhead of a paper; every part is None where it is not printed."""
    reach = min(len(source.text), _REACH)
    rows = _rows(source, reach)
    kind_row, kind = _kind_row(source, rows)
    stop = kind_row.span.start if kind_row else _first_prose(source, rows, reach)
    motto = [Span(*found.span()) for found in MOTTO.finditer(source.folded, 0, min(reach, stop + 400))]
    number = _number(source, max(stop, motto[-1].end if motto else 0) + 300 if not kind_row else stop + 1)
    dated = _DATE.search(source.flat, 0, min(reach, stop + 300) if not kind_row else stop + 1)
    about = _ABOUT.search(source.folded, 0, reach) if not kind_row else None
    taken = [*motto, *([Span(*number.span())] if number else []), *([Span(*dated.span())] if dated else [])]
    parent, issuer = _bodies(source, [row for row in rows if row.span.end <= stop], taken, about)
    title: Value | None = None
    end = stop
    authority: Value | None = None
    kind_value = None
    kind_name = ""
    if kind_row and kind:
        kind_value = Value(kind, "kind-line")
        kind_name = source.line_of(kind).upper()
        title, end = _title(source, rows, kind)
        authority, end = _authority(source, rows, end)
    elif about:
        kind_name = "CÔNG VĂN"
        title, end = about_line(source, about.end(), dated)
    elif number and TO.search(source.folded, 0, reach):
        kind_name = "CÔNG VĂN"
    if issuer is None and authority is not None:
        issuer = _body_of(source, authority)
    head = Letterhead(parent, issuer, *_number_values(number), *_date_values(dated), kind_value, kind_name, title)
    furniture = tuple(Value(span, "motto") for span in motto)
    return Head(head, end, furniture, authority)


def _rows(source: Source, reach: int) -> list[_Row]:
    """The lines of the head, split further where columns stand side by side (wide blanks, bars)."""
    rows = []
    for line in source.lines():
        if line.start >= reach:
            break
        at = line.start
        for piece in re.split(r"(\||\t| {3,})", source.text[line.start : line.end]):
            span = trimmed(source.text, Span(at, at + len(piece)), " \t*_|-–—=#")
            at += len(piece)
            if span.end > span.start:
                rows.append(_Row(span, source.line_of(span)))
    return rows


def _kind_row(source: Source, rows: list[_Row]) -> tuple[_Row | None, Span | None]:
    """The line that prints the kind, in capitals (or bold, alone in its line)."""
    for at, row in enumerate(rows[:60]):
        found = _KIND.match(source.folded, row.span.start, row.span.end)
        if not found:
            continue
        words = source.flat[found.start() : found.end()]
        if not words.isupper():
            continue
        if at == 0 and not _is_alone(row, found):
            continue
        return row, Span(*found.span())
    return None, None


def _is_alone(row: _Row, found: re.Match[str]) -> bool:
    return found.end() - found.start() == len(row.span)


def _first_prose(source: Source, rows: list[_Row], reach: int) -> int:
    """Where the body of a paper without a kind begins: at "Kính gửi", or the first long line of prose."""
    to = TO.search(source.folded, 0, reach)
    if to:
        return to.start()
    for row in rows:
        if label_of(row.words).kind in NUMBERED:
            return row.span.start
        if len(row.words) > 60 and not row.words.isupper() and not _DATE.search(row.words):
            return row.span.start
    return rows[-1].span.end if rows else 0


def _number(source: Source, stop: int) -> re.Match[str] | None:
    return _NUMBER.search(source.flat, 0, min(stop, len(source.flat)))


def _number_values(found: re.Match[str] | None) -> tuple[Value | None, Value | None, Value | None]:
    if not found:
        return None, None, None
    number = Value(Span(*found.span("num")), "number") if found["num"] else None
    return Value(Span(*found.span("full")), "number-line"), number, Value(Span(*found.span("symbol")), "symbol")


def _date_values(found: re.Match[str] | None) -> tuple[DateValue | None, Value | None]:
    if not found:
        return None, None
    on = None
    day, month, year = (found[part] or found[f"{part}2"] for part in ("d", "m", "y"))
    if day and month and year and len(year) == 4:
        on = safe_date(int(year), int(month), int(day))
    return DateValue(Span(*found.span("date")), "place-and-day", on), Value(Span(*found.span("place")), "place-and-day")


def _bodies(
    source: Source, rows: list[_Row], taken: list[Span], about: re.Match[str] | None
) -> tuple[Value | None, Value | None]:
    """Parent and issuer: what is left on the left of the head, in capitals."""
    left = []
    for row in rows:
        if about and row.span.start >= about.start():
            continue
        for span in _without(row.span, taken):
            span = trimmed(source.text, span, " \t*_|-–—=.:,;#")
            words = source.line_of(span)
            letters = [c for c in words if c.isalpha()]
            if (
                len(letters) >= 2
                and words.upper() == words
                and not re.match(r"(?:SAO Y|SAO LỤC|TRÍCH SAO)\b", words)
                and not re.fullmatch(
                    r"\(?(?:BẢN SAO|HỎA TỐC|HOẢ TỐC|KHẨN|THƯỢNG KHẨN|DỰ THẢO(?: LẦN (?:THỨ )?\w+| \d+)?|SỐ)\)?[\s:;.]*",
                    words,
                )
            ):
                left.append(_Row(span, words))
    if not left:
        left = _in_small_letters(source, rows, taken)
    if left and not _BODY.match(left[0].words) and left[0].words.isupper():
        left = left[next((i for i, row in enumerate(left) if _BODY.match(row.words)), 0) :]
    bodies: list[list[_Row]] = []
    for row in left:
        printed = row.words.upper()
        above = " ".join(r.words for r in bodies[-1]).upper() if bodies else ""
        begins = _BODY.match(printed) and not _NEEDS_MORE.search(above)
        if not bodies or (begins and not _same_name(bodies[-1], row)):
            bodies.append([row])
        else:
            bodies[-1].append(row)
    if not bodies:
        return None, None
    parent = _value([row for body in bodies[:-1] for row in body], taken) if len(bodies) > 1 else None
    return parent, _value(bodies[-1], taken)


def _in_small_letters(source: Source, rows: list[_Row], taken: list[Span]) -> list[_Row]:
    """ "Ủy ban nhân dân" + "tỉnh Nam Định": a head typed without capitals."""
    left: list[_Row] = []
    for row in rows[:8]:
        if len(row.words) > 60 or any(row.span.meets(other) for other in taken):
            continue
        more = left and row.words.lower().startswith(
            ("tỉnh ", "thành phố ", "huyện ", "quận ", "thị xã ", "xã ", "phường ")
        )
        if more or _BODY.match(row.words.upper()) or fold(row.words).startswith("uy ban nhan dan"):
            left.append(row)
    return left


def _same_name(above: list[_Row], row: _Row) -> bool:
    """ "ỦY BAN THƯỜNG VỤ" + "QUỐC HỘI", "ĐOÀN …" + "QUỐC HỘI": one name on two lines."""
    return row.words.startswith(("QUỐC HỘI", "CHÍNH PHỦ")) and len(above) == 1


def _value(rows: list[_Row], taken: list[Span]) -> Value:
    """The lines of a name: one span, or several where the right column stands between its lines."""
    pieces = [rows[0].span]
    for row in rows[1:]:
        between = Span(pieces[-1].end, row.span.start)
        if any(between.meets(other) for other in taken):
            pieces.append(row.span)
        else:
            pieces[-1] = Span(pieces[-1].start, row.span.end)
    return Value(pieces[0], "left-of-head", tuple(pieces[1:]))


def _without(span: Span, taken: list[Span]) -> list[Span]:
    pieces = [span]
    for other in taken:
        cut = []
        for piece in pieces:
            if not piece.meets(other):
                cut.append(piece)
                continue
            if piece.start < other.start:
                cut.append(Span(piece.start, other.start))
            if other.end < piece.end:
                cut.append(Span(other.end, piece.end))
        pieces = cut
    return pieces


def _title(source: Source, rows: list[_Row], kind: Span) -> tuple[Value | None, int]:
    """The trích yếu under the kind: its first block of lines; in capitals it may go on over a gap."""
    lines = [row for row in rows if row.span.end > kind.end]
    start = end = -1
    capitals = False
    for row in lines:
        span = (
            row.span
            if row.span.start >= kind.end
            else trimmed(source.text, Span(kind.end, row.span.end), " \t*_|-–—=:.#")
        )
        if span.end <= span.start:
            continue
        words = source.line_of(span)
        if start < 0:
            if _ends_title(source, span, words, first=True):
                return None, kind.end
            start, end, capitals = span.start, span.end, _in_capitals(words)
            continue
        gap = source.text[end : span.start]
        if re.search(r"-{3,}|_{3,}", gap) or _ends_title(source, span, words, first=False):
            break
        if "\n" in gap.strip(" \t") and gap.count("\n") > 1 and not (capitals and _in_capitals(words)):
            break
        if capitals and not _in_capitals(words):
            break
        end = span.end
    if start < 0:
        return None, kind.end
    return Value(Span(start, end), "under-kind"), end


#: The body begins without a basis: "Nhằm …", "Thời gian qua …", "Chủ tịch UBND tỉnh điện:".
_PROSE = re.compile(
    r"(?:Nhằm|Để|Thời gian qua|Trong thời gian|Trong những|Sau khi|Sau \d+|Năm \d{4},|Ngày \d+|Ngay sau|"
    r"Hiện nay)(?!\w)|"
    r"(?:Chủ tịch|Thủ tướng|Bộ trưởng|Trưởng ban)[^:]{0,80}điện:?$"
)


def _in_capitals(words: str) -> bool:
    letters = [c for c in words if c.isalpha()]
    return sum(c.isupper() for c in letters) >= 0.7 * len(letters)


def _ends_title(source: Source, span: Span, words: str, *, first: bool) -> bool:
    """Does this line stand after the title: a basis, an authority, "(Kèm theo …)", a numbered heading, prose?"""
    if re.match(r"\(\s*(?:ban hanh|kem theo)", source.folded[span.start : span.end]):
        return True
    if re.match(r"kinh (?:gui|trinh)\b", source.folded[span.start : span.end]):
        return True
    if re.match(r"(?:(?:I|1|A|a)\s*[.\-/)]\s|\(1\)|Điều 1\b|(?:Phần|PHẦN)\s+(?:I|1|thứ nhất|THỨ NHẤT)\b)", words):
        return True
    label = label_of(words)
    if label.kind in ("roman", "upper", "n1") and label.text in ("I", "A", "1"):
        # "I.MỤC ĐÍCH", "I, MỤC ĐÍCH", "1, Mục đích"
        return True
    if not first and not _in_capitals(words) and _PROSE.match(words):
        return True
    if first:
        return bool(re.match(r"căn cứ\b", words.lower()))
    if BASIS_HEAD.match(source.folded, span.start, span.end) and not _in_capitals(words):
        return (
            bool(re.match(r"[\s\-]*(?:can cu|xet)\b", source.folded[span.start : span.end]))
            or "so" in source.folded[span.start : span.end].split()
        )
    return (
        _AUTHORITY.match(words) is not None
        and (words == words.upper() or words.endswith(":"))
        and not re.match(r"ỦY BAN NHÂN DÂN .* (?:BAN HÀNH|VỀ)", words)
    )


def _authority(source: Source, rows: list[_Row], end: int) -> tuple[Value | None, int]:
    """The authority in capitals between the title and the bases."""
    for row in rows:
        if row.span.start < end:
            continue
        if re.match(r"\(\s*(?:ban hanh|kem theo)", source.folded[row.span.start : row.span.end]):
            end = row.span.end
            continue
        if _AUTHORITY.match(row.words) and row.words.upper() == row.words:
            last = row.span.end
            for below in rows:
                if (
                    below.span.start > last
                    and source.text[last : below.span.start].count("\n") == 1
                    and below.words.upper() == below.words
                ):
                    last = below.span.end
            return Value(Span(row.span.start, last), "under-title"), last
        return None, end
    return None, end


def _body_of(source: Source, authority: Value) -> Value | None:
    words = source.line_of(authority.span)
    if _BODY.match(words):
        return Value(authority.span, "under-title")
    return None


def kind_of(words: str) -> str | None:
    """The kind of paper that `words` name, folded: "KẾ HOẠCH" → "ke hoach"; None for anything else."""
    found = _KIND.match(fold(words.strip()))
    return found["kind"] if found else None
