"""The foot of a paper: recipients on the left, the signature block on the right (NĐ 30/2020/NĐ-CP, PL I, and Đ13)."""

import re
from typing import NamedTuple

from haidang.papers.reader.plan import Signer, Value
from haidang.papers.reader.tables import trimmed
from haidang.papers.sources.text import Source, Span
from haidang.papers.vietnamese.letters import LOWER, UPPER

#: "Nơi nhận:" at the head of a line, a letter or two lost by OCR forgiven.
_HEAD = re.compile(r"(?:^|(?<=\n))[ \t*|_]*(?P<words>\w?[ơoôờ]i\s+nh[ậâạa]n)\s*[*_]*\s*:", re.IGNORECASE)
_FORMULA = re.compile(r"(?:(?:TM|KT|TL|TUQ|TƯQ|Q)\s*[.,]\s*|(?:T/M|K/T|T/L)\.?\s+)")
_POSITION = re.compile(
    r"(?:PHÓ\s+|Q\.\s*|QUYỀN\s+)?(?:CHỦ TỊCH|THỦ TƯỚNG|GIÁM ĐỐC|TỔNG GIÁM ĐỐC|BỘ TRƯỞNG|THỨ TRƯỞNG|"
    r"CHÁNH VĂN PHÒNG|CHÁNH THANH TRA|CHÁNH|TRƯỞNG BAN|"
    r"TRƯỞNG PHÒNG|TRƯỞNG|CỤC TRƯỞNG|CHI CỤC TRƯỞNG|VỤ TRƯỞNG|TỔNG CỤC TRƯỞNG|VIỆN TRƯỞNG|HIỆU TRƯỞNG|"
    r"CHỦ NHIỆM|BÍ THƯ|TỔNG BÍ THƯ|TỔNG THANH TRA|THỐNG ĐỐC|"
    r"TƯ LỆNH|CHỈ HUY TRƯỞNG|CHỈ HUY|CHÍNH ỦY|CHỦ BIÊN|TỔNG|ỦY VIÊN|THƯỜNG TRỰC|HỘI TRƯỞNG|VIỆN|KẾ TOÁN)(?!\w)"
)
_NAME = re.compile(
    r"(?:(?:PGS|GS|TS|ThS|BS|KS|CN)\.?\s*)*"
    # Nguyễn Văn A; and the nobody who signs specimens and demonstrations: Người mẫu A
    rf"(?P<name>[{UPPER}][{LOWER}]*(?:\s+[{UPPER}][{LOWER}]*){{1,5}}|Người mẫu [{UPPER}])\s*$"
)
#: A name in capitals is told from a post by its family name.
_NAME_IN_CAPITALS = re.compile(
    r"(?!HỒ CHÍ MINH)(?:NGUYỄN|TRẦN|LÊ|PHẠM|HOÀNG|HUỲNH|PHAN|VŨ|VÕ|ĐẶNG|BÙI|ĐỖ|HỒ|NGÔ|DƯƠNG|LÝ|ĐINH|TRỊNH|ĐOÀN|LƯƠNG|"
    r"MAI|TRƯƠNG|LÂM|HÀ|CAO|THÁI|TẠ|PHÙNG|QUÁCH|LƯU|TÔ|ĐÀO|ĐÀM|NÔNG|HỨA|KIỀU|LA|LỤC|NGHIÊM|TĂNG|THẠCH|TIÊU|TỐNG|VI|VƯƠNG|"
    rf"CHU|CHÂU)(?:\s+[{UPPER}]+){{2,4}}\s*$"
)
_REACH = 6000


class Foot(NamedTuple):
    recipients: tuple[Value, ...]
    signer: Signer
    #: The whole foot: from "Nơi nhận" or the formula, whichever stands first, to the end of both.
    span: Span | None
    furniture: tuple[Value, ...]


class _Row(NamedTuple):
    span: Span
    words: str
    ends_cell: bool


def read_foot(source: Source, after: int) -> Foot:
    """Recipients and signer of the paper whose body begins at `after`; all empty where the text has no foot."""
    head = _find_head(source, after)
    if head is None:
        return _signature_alone(source, after)
    rows = _rows(source, head.end(), min(len(source.text), head.end() + _REACH))
    before = _rows(source, max(after, head.start() - 400), head.start())
    recipients, left = _recipients(source, rows)
    signer = _signer(source, left, before)
    start = head.start("words")
    end = max([head.end(), *(value.span.end for value in recipients)])
    for value in (*signer.formula, signer.position, signer.name):
        if value is not None:
            start, end = min(start, value.span.start), max(end, value.span.end)
    mark = Value(Span(head.start("words"), head.end()), "recipients-head")
    return Foot(recipients, signer, Span(start, end), (mark,))


def _find_head(source: Source, after: int) -> re.Match[str] | None:
    for found in _HEAD.finditer(source.text, after):
        below = source.text[found.end() : found.end() + 1500]
        if re.search(r"(?:^|\n)[ \t*|]*[-–+]|[Ll]ưu", below):
            return found
    return None


def _rows(source: Source, start: int, end: int) -> list[_Row]:
    """Pieces of lines, columns parted; a bar or a new paper's heading is remembered as the end of a cell."""
    rows: list[_Row] = []
    at = start
    for line in source.text[start:end].split("\n"):
        bar = "|" in line
        for piece in re.split(r"(\||\t+| {4,})", line):
            span = trimmed(source.text, Span(at, at + len(piece)), " \t*_|\u200b")
            at += len(piece)
            if span.end > span.start:
                rows.extend(_parted(source, span))
        if bar and rows:
            rows[-1] = rows[-1]._replace(ends_cell=True)
        at += 1
    return rows


def _parted(source: Source, span: Span) -> list[_Row]:
    """A recipient and a formula on one line, as OCR gives them: "Nơi nhận: TM. ỦY BAN NHÂN DÂN"."""
    words = source.flat[span.start : span.end]
    inside = re.search(r"(?<=[;,.:\s])\s*(?:(?:TM|KT|TL|TUQ)\.\s*[A-ZĐỦƯ])", words)
    if inside and inside.start() > 0 and not _FORMULA.match(words):
        cut = span.start + inside.start()
        pieces = [trimmed(source.text, Span(span.start, cut)), trimmed(source.text, Span(cut, span.end))]
        return [_Row(p, source.line_of(p), False) for p in pieces if p.end > p.start]
    post = _POST_BEHIND.search(words)
    if post:
        pieces = [Span(span.start, span.start + post.start("post")), Span(span.start + post.start("post"), span.end)]
        return [_Row(p, source.line_of(p), False) for p in (trimmed(source.text, piece) for piece in pieces)]
    kept = _KEPT_AND_NAME.match(words)
    if kept:
        pieces = [Span(span.start, span.start + kept.end("kept")), Span(span.start + kept.start("name"), span.end)]
        return [_Row(p, source.line_of(p), False) for p in pieces]
    return [_Row(span, source.line_of(span), False)]


#: "- UBND tỉnh (b/c); CHỦ TỊCH": a recipient and the post of the other column on one line.
_POST_BEHIND = re.compile(rf"^[-–+•].*[;.,]\s+(?P<post>{_POSITION.pattern})\s*$")
#: "- Lưu: VT, TH. Nguyễn Văn A": the last recipient and the name of the other column on one line.
_KEPT_AND_NAME = re.compile(
    rf"(?P<kept>[-–+•]\s*Lưu\s*:?[^.]*\.)\s+(?P<name>[{UPPER}][{LOWER}]+(?:\s+[{UPPER}][{LOWER}]*){{1,5}})\s*$"
)


def _recipients(source: Source, rows: list[_Row]) -> tuple[tuple[Value, ...], list[_Row]]:
    """The items of the list, and the rows that are not of it."""
    items: list[Span] = []
    rest: list[_Row] = []
    over = False
    for at, row in enumerate(rows):
        bullet = re.match(r"[-–+•]\s*", row.words)
        if _is_signature(row.words) and not bullet:
            # OCR reads across the columns: the formula may stand above the first recipient
            over = over or (bool(items) and _is_left(source, row.span))
            rest.append(row)
            continue
        if over:
            rest.append(row)
            continue
        if (bullet and not _NAME.match(row.words[bullet.end() :])) or (
            not items and not bullet and at == 0 and not _is_signature(row.words)
        ):
            items.extend(_split_items(source, row.span))
        elif bullet:
            items.append(row.span)
        elif items and not _is_left(source, row.span):
            rest.append(row)
        elif (items and not _NAME.match(row.words)) or (items and source.text[items[-1].end - 1] not in ".;"):
            items[-1] = Span(items[-1].start, row.span.end)
        else:
            rest.append(row)
            over = over or bool(items)
        over = over or row.ends_cell or (bool(items) and _is_last(source, items[-1]))
    values = []
    for item in items:
        start, end = item.start, item.end
        while start < end and source.text[start] in "-–+• \t*":
            start += 1
        while end > start and source.text[end - 1] in ";., \t*|_":
            end -= 1
        if end > start:
            values.append(Value(Span(start, end), "recipient-line"))
    return tuple(values), rest


def _is_left(source: Source, span: Span) -> bool:
    """Does the row stand in the left column? One with something before it, or far to the right, does not."""
    before = source.text[source.text.rfind("\n", 0, span.start) + 1 : span.start]
    return not before.strip(" \t*_|") and len(before) < 20


def _is_last(source: Source, item: Span) -> bool:
    """ "- Lưu: VT, TH6." closes the list (NĐ 30/2020/NĐ-CP, PL I)."""
    words = source.line_of(item)
    return re.match(r"[-–+•]\s*(?:Lưu|LƯU|lưu)\b", words) is not None and words.endswith(".")


def _split_items(source: Source, span: Span) -> list[Span]:
    """ "- Như trên; - Lưu: VT." on one line."""
    spans, start = [], span.start
    for found in re.finditer(r";\s*(?=[-–]\s)", source.flat[span.start : span.end]):
        spans.append(Span(start, span.start + found.start()))
        start = span.start + found.end()
    spans.append(Span(start, span.end))
    return spans


def _is_signature(words: str) -> bool:
    if _FORMULA.match(words) or (words == words.upper() and _POSITION.match(words)):
        return True
    # "Phó Chủ tịch" in small letters, as before TT 01/2011/TT-BNV
    return _POSITION.fullmatch(words.upper()) is not None


#: Capitals as a typist sets them; what an eye makes of seal and signature has other signs among them.
_PRINTED = re.compile(r"(?=.*[^\W\d_]{2})[\w\s.,;:/&()\-–]+")


def _signer(source: Source, rows: list[_Row], before: list[_Row]) -> Signer:
    """Formula lines, the post, the name under them."""
    start = next((i for i, row in enumerate(rows) if _is_signature(row.words)), None)
    if start is None:
        start = next((i for i, row in enumerate(before) if _is_signature(row.words)), None)
        rows = before
    if start is None:
        return Signer()
    formulas: list[Span] = []
    position: Span | None = None
    name: Value | None = None
    for row in rows[start : start + 30]:
        words = row.words
        if (words.startswith("(") and words.endswith(")")) or re.match(r"[-–+•]\s*\w", words):
            continue
        formula = _FORMULA.match(words)
        if formula and position is None and not words.startswith("Q"):
            formulas.append(row.span)
        elif position is not None and _NAME_IN_CAPITALS.match(words):
            name = Value(row.span, "under-post")
            break
        elif words == words.upper() and _PRINTED.fullmatch(words):
            if position is None and formulas and (not _has_object(source, formulas[-1]) or not _POSITION.match(words)):
                formulas[-1] = Span(formulas[-1].start, row.span.end)
            elif position is None:
                position = row.span
            elif not re.match(r"(?:PHỤ LỤC|KẾ HOẠCH|DANH MỤC|BIỂU)", words):
                position = Span(position.start, row.span.end)
            else:
                break
        elif position is None and not _NAME.match(words) and _is_post(words, after_formula=bool(formulas)):
            position = row.span
        elif found := _NAME.match(words):
            at = source.text.find(found["name"].split()[0], row.span.start, row.span.end)
            name = Value(Span(max(at, row.span.start), row.span.end), "under-post")
            break
        elif position is not None and len(words) > 60:
            break
    return Signer(
        tuple(Value(span, "formula") for span in formulas), Value(position, "post") if position else None, name
    )


def _is_post(words: str, *, after_formula: bool) -> bool:
    """A post in small letters: with more words behind it only under a formula."""
    post = _POSITION.match(words.upper())
    return post is not None and (after_formula or post.end() == len(words))


def _has_object(source: Source, span: Span) -> bool:
    """ "KT." alone in its line still waits for whom it stands in for."""
    return re.search(r"(?:[.,]\s*|/\w\s+)\S", source.line_of(span)) is not None


def _signature_alone(source: Source, after: int) -> Foot:
    """A paper without "Nơi nhận": the last formula line that a name follows."""
    rows = (
        _rows(source, after, len(source.text))
        if len(source.text) - after < 200_000
        else _rows(source, len(source.text) - 4000, len(source.text))
    )
    for at in range(len(rows) - 1, -1, -1):
        if _FORMULA.match(rows[at].words) and _is_signature(rows[at].words):
            while at and _FORMULA.match(rows[at - 1].words):
                at -= 1
            signer = _signer(source, rows[at:], [])
            if signer.name:
                return Foot((), signer, Span(rows[at].span.start, signer.name.span.end), ())
    return _post_alone(source, rows)


#: Behind the name of who signs stand annexes, or nothing.
_BEHIND = re.compile(r"(?:PHỤ LỤC|Phụ lục|BIỂU|Biểu|DANH MỤC|BẢNG|MẪU|Mẫu)(?!\w)")
#: Between the post and the name: the words for a seal, a line drawn.
_SEAL = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|\W+|[Đđ]ã ký\.?")


def _post_alone(source: Source, rows: list[_Row]) -> Foot:
    """A paper without "Nơi nhận" and without a formula: a post with a name under it, and no more words behind."""
    last = next((at for at, row in enumerate(rows) if at and _BEHIND.match(row.words) and _ends_before(rows, at)), None)
    closing = rows[:last] if last is not None else rows
    for at in range(len(closing) - 2, max(-1, len(closing) - 8), -1):
        if not _is_signature(closing[at].words) or len(closing[at].words) > 80:
            continue
        signer = _signer(source, closing[at:], [])
        below = [row for row in closing[at + 1 :] if not _SEAL.fullmatch(row.words)]
        plain = all(row.words == row.words.upper() for row in below[:-1])
        if signer.name and signer.position and plain and below and below[-1].span.end == signer.name.span.end:
            return Foot((), signer, Span(closing[at].span.start, signer.name.span.end), ())
    return Foot((), Signer(), None, ())


def _ends_before(rows: list[_Row], at: int) -> bool:
    """Does the row above hold a person's name, as the last of the paper does?"""
    return _NAME.match(rows[at - 1].words) is not None or _NAME_IN_CAPITALS.match(rows[at - 1].words) is not None
