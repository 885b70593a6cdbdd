"""Lines that say who and when: "- Đơn vị chủ trì: …", "(Cơ quan phối hợp: …)", "Thời gian thực hiện: …"."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from haidang.papers.reader.body_names import is_body
from haidang.papers.sources.text import Source, Span

_BODY = (
    r"(?:cac\s+)?(?:don vi|co quan|to chuc|bo phan|phong|nganh|cap|dia phuong|noi|ben)"
    r"(?:\s*(?:,|va|/)\s*(?:don vi|co quan|ca nhan|to chuc|dia phuong|nguoi))*"
)
_TAIL = (
    r"(?:(?:\s+|\s*[,/]\s*)(?:tham muu|thuc hien|to chuc|trien khai|chinh|xay dung|soan thao|trinh|giai quyet|theo doi|"
    r"va|,|/|phu trach|nhiem vu|du kien|hoan thanh|cu the|lien quan|kiem tra))*"
)
#: kind of line → what stands before the colon (folded). The order matters: the first that matches names the line.
PATTERNS: tuple[tuple[str, str], ...] = (
    # Đơn vị phối hợp thực hiện:
    ("coordinating", rf"(?:{_BODY}\s+)?(?:cung\s+)?phoi hop{_TAIL}"),
    # Đơn vị chủ trì tham mưu: · Cơ quan đầu mối:
    (
        "lead",
        rf"giao(?: cho)?|"
        rf"(?:{_BODY}\s+)?(?:duoc giao\s+|duoc phan cong\s+|co trach nhiem\s+)?(?:chu tri|dau moi){_TAIL}",
    ),
    # Đơn vị thực hiện: · Phân công thực hiện:
    (
        "implementing",
        rf"(?:{_BODY}\s+(?:to chuc\s+|truc tiep\s+|duoc giao\s+)?(?:thuc hien|trien khai|phu trach|tham muu|soan thao|"
        r"chiu trach nhiem|to chuc)"
        rf"|phu trach|(?:nguoi|ca nhan)(?: duoc giao)? thuc hien|"
        rf"trach nhiem thuc hien|phan cong(?: thuc hien| nhiem vu)?|to chuc thuc hien|thuc hien){_TAIL}",
    ),
    # Lãnh đạo phụ trách:
    (
        "supervisor",
        r"(?:dong chi\s+)?(?:lanh dao(?:\s+(?:so|ubnd tinh|ubnd|tinh|don vi))?|nguoi|can bo|dong chi)\s+"
        r"(?:phu trach|chi dao|theo doi|chiu trach nhiem)(?:\s+(?:chi dao|theo doi|thuc hien))*",
    ),
    # Thời gian thực hiện: · Thời hạn hoàn thành:
    (
        "deadline",
        r"(?:thoi gian(?!(?:,| va) dia diem)|thoi gian(?:,| va) dia diem|dia diem(?:,| va) thoi gian|thoi han|tien do|"
        r"han(?: chot| cuoi)?|ky han|thoi diem|moc thoi gian|lo trinh|hoan thanh|deadline|"
        r"ngay (?:hoan thanh|thuc hien|to chuc))(?:\s+(?:thuc hien|hoan thanh|trien khai|bao cao|trinh|ban hanh|"
        r"du kien|to chuc|cu the|xong|phai|can|va|,|tien do|thoi gian))*",
    ),
    # Sản phẩm, kết quả:
    (
        "product",
        r"(?:san pham|ket qua|dau ra|chi tieu ket qua)(?:\s*(?:,|/|va)?\s*(?:san pham|ket qua|dau ra|du kien|"
        r"dat duoc|can dat|hoan thanh|cuoi cung|chu yeu|thuc hien|yeu cau))*",
    ),
    # Kinh phí thực hiện:
    (
        "money",
        r"(?:kinh phi|nguon kinh phi|du toan(?: kinh phi)?|nguon von)(?:\s+(?:thuc hien|du kien|dam bao|bao dam))*",
    ),
    # Địa điểm tổ chức:
    ("place", r"(?:dia diem|noi)(?:\s+(?:thuc hien|to chuc))+|dia diem"),
    # * Giải pháp thực hiện:
    (
        "solutions",
        r"(?:cac\s+)?(?:giai phap|bien phap|nhiem vu, giai phap|noi dung cong viec)"
        r"(?:\s+(?:thuc hien|chu yeu|cu the|trong tam))*",
    ),
    # Nội dung: · Yêu cầu:
    ("contents", r"(?:noi dung|muc tieu|yeu cau|doi tuong|hinh thuc)(?:\s+(?:thuc hien|chu yeu|cu the))*"),
)
_ANY = "|".join(f"(?P<{kind}>{pattern})" for kind, pattern in PATTERNS)
_AT_HEAD = re.compile(
    rf"[\s\-–—+*•.]*(?:[a-zđ][.)/,]\s*|\(?\d{{1,2}}\s?[.)/,]\s*|\d\.\d\.?\s*)?[\s(]*(?:{_ANY})\s*(?:\([^()]*\))?\s*:"
)
_INSIDE = re.compile(rf"(?:[;.(,]\s*[-–+]?\s*|\s[-–]\s)(?:{_ANY})\s*:")
#: Kinds that may follow another on one line, or stand in brackets at the end of a sentence.
_CHARGES = frozenset(("lead", "coordinating", "implementing", "deadline", "product", "supervisor"))
#: A quick look before the patterns: no label line without one of these.
_HINT = re.compile(
    r"hoan thanh|chu tri|phoi hop|thuc hien|trien khai|phu trach|dau moi|thoi |han|tien do|san pham|ket qua|dau ra|"
    r"kinh phi|von|giao|phan cong|dia diem|phap|noi dung|muc tieu|lo trinh|yeu cau|chi dao|hinh thuc|doi tuong|du toan|"
    r"tham muu|soan thao|trach nhiem|to chuc|deadline|han"
)


class LabelPart(NamedTuple):
    """One label with its words: `kind`, `whole` from the label on, `value` after the colon."""

    kind: str
    whole: Span
    value: Span


def label_parts(source: Source, span: Span) -> tuple[LabelPart, ...]:
    """The labels of a paragraph that begins with one, each with its words; () for any other paragraph."""
    folded = source.folded
    colon = folded.find(":", span.start, min(span.end, span.start + 160))
    if colon < 0 or not _HINT.search(folded, span.start, colon):
        return ()
    head = _AT_HEAD.match(folded, span.start, span.end)
    if not head:
        return ()
    return tuple(_parts(source, head, span))


def charges_inside(source: Source, span: Span) -> tuple[LabelPart, ...]:
    """Labels in brackets or after a full stop at the end of a task: "… (Chủ trì: Sở A; phối hợp: Sở B)"."""
    folded = source.folded
    if folded.find(":", span.start, span.end) < 0:
        return ()
    first = None
    for found in _INSIDE.finditer(folded, span.start, span.end):
        kind = _kind(found)
        if kind not in _CHARGES:
            continue
        first = first or found
        if kind in ("lead", "implementing"):
            # "Thời gian: …" may stand before who is charged
            parts = tuple(_parts(source, first, span))
            # "Mở chợ phiên, giao:" says nobody yet
            return parts if any(part.kind == kind and len(part.value) for part in parts) else ()
    return ()


def labelled_inside(source: Source, span: Span, kind: str) -> tuple[Span, ...]:
    """The words behind labels of one kind that stand inside a paragraph: "…; thời gian: tháng 4/2020)"."""
    if source.folded.find(":", span.start, span.end) < 0:
        return ()
    found = []
    for head in _INSIDE.finditer(source.folded, span.start, span.end):
        if _kind(head) == kind:
            stop = re.compile(r"[;)]|\.(?=\s|$)").search(source.flat, head.end(), span.end)
            found.append(_value(source.flat, head.end(), stop.start() if stop else span.end))
    return tuple(value for value in found if len(value))


def _parts(source: Source, first: re.Match[str], span: Span) -> Iterator[LabelPart]:
    folded = source.folded
    kind = _kind(first)
    start, at = first.start(), first.end()
    for found in _INSIDE.finditer(folded, at, span.end):
        if _kind(found) not in _CHARGES:
            continue
        value = _value(source.flat, at, found.start())
        yield LabelPart(_of_value(source, kind, start, value), Span(start, found.start()), value)
        kind, start, at = _kind(found), found.start(_kind(found)), found.end()
    value = _value(source.flat, at, span.end)
    yield LabelPart(_of_value(source, kind, start, value), Span(start, span.end), value)


#: Posts are persons; "Người phụ trách: Văn phòng Sở" names who does it.
_POST = re.compile(r"(?:Phó |Chủ tịch|Giám đốc|Chánh|Trưởng|Thủ trưởng|Lãnh đạo|Đồng chí|Bí thư|Ủy viên)")


def _of_value(source: Source, kind: str, start: int, value: Span) -> str:
    """The kind of a line, its value seen: a body is no leader who watches over the work."""
    flat = source.flat
    is_leader = source.folded[start : value.start].find("lanh dao") >= 0
    if kind != "supervisor" or is_leader or _POST.match(flat, value.start) or not is_body(flat, value.start, value.end):
        return kind
    return "implementing"


def _kind(found: re.Match[str]) -> str:
    return next(kind for kind, _ in PATTERNS if found[kind] is not None)


def _value(flat: str, start: int, end: int) -> Span:
    while start < end and flat[start] in " ":
        start += 1
    while end > start and flat[end - 1] in " .;,":
        end -= 1
    if flat[start:end].endswith(")") and flat.count("(", start, end) < flat.count(")", start, end):
        end -= 1
    return Span(start, end)
