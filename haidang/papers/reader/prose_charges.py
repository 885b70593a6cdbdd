"""Charges inside a sentence: "… do Sở X chủ trì", "…, giao Sở X …", "(Sở X chủ trì)"."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from haidang.papers.reader.agencies import split_agencies, subject
from haidang.papers.reader.body_names import HEAD, is_body, name_end
from haidang.papers.reader.dates import tail_deadlines
from haidang.papers.reader.plan import Mention
from haidang.papers.sources.text import Source, Span

_CHARGED = (
    r"(?:(?:đồng )?chủ trì|chịu trách nhiệm|có trách nhiệm|làm (?:đầu mối|chủ đầu tư)|là (?:cơ quan|đơn vị)|phụ trách|"
    r"đảm nhiệm)"
)
#: ", giao Sở X …" · ". Giao cho Sở X …" · ": đề nghị Sở X …"
_GIVEN = re.compile(
    r"[,.;:]\s+(?:đồng thời,?\s+|và\s+)?(?P<given>(?:[Gg]iao|[Đđ]ề nghị|[Yy]êu cầu|[Pp]hân công)(?: cho)?)\s+(?=\S)"
)
#: … do Sở X chủ trì
_BY = re.compile(r"(?<!\w)do\s+(?=\S)")
_DOES = re.compile(rf"\s*,?\s*(?:{_CHARGED}|thực hiện|tham mưu)(?!\w)")
#: ". Sở X chịu trách nhiệm …" · ": Sở X chủ trì, …" · "(Sở X chủ trì"
_BEHIND = re.compile(rf"(?:[.;:]\s+|\(\s*|(?P<comma>,\s+))(?={HEAD}(?!\w)|[Cc]ác\s)")
_LEADS = re.compile(rf"\s*(?:{_CHARGED}(?!\w)|thực hiện\s*[.;)]?\s*$)")
#: Whom a province or a department cannot charge: what they lead is only told.
ABOVE = re.compile(
    r"(?:Bộ (?!Chỉ huy|chỉ huy|Tư lệnh|Tư Lệnh|đội|Đội)|Chính phủ|Thủ tướng|Quốc hội|Văn phòng Chính phủ|"
    r"Ban Bí thư|Bộ Chính trị|Trung ương)"
)


class Charge(NamedTuple):
    """`start` is where the words that charge begin."""

    start: int
    leads: tuple[Mention, ...]
    end: int


def prose_charges(source: Source, span: Span) -> Iterator[Charge]:
    """The charges inside the sentences of an item, in the order of the text."""
    found = [
        *_given(source, span),
        *_named_as(source, span),
        *_by(source, span),
        *_behind(source, span),
        *_bracketed(source, span),
    ]
    reach = span.start
    for charge in sorted(found, key=lambda charge: charge.start):
        if charge.start >= reach and not ABOVE.match(source.flat, charge.leads[0].span.start):
            yield charge
            reach = charge.end


def _given(source: Source, span: Span) -> Iterator[Charge]:
    for found in _GIVEN.finditer(source.flat, span.start, span.end):
        leads, end = subject(source, found.end(), span.end, "given-in-prose")
        if leads and (_predicate(source.flat, end) or source.flat[end : span.end].strip() in (":", "", ".", ";")):
            yield Charge(found.start("given"), leads, end)


#: "; cơ quan chủ trì là Sở X" · "Đầu mối thực hiện là Sở X"
_AS = re.compile(
    r"(?:^|[,.;:(]\s*)(?P<as>(?:[Cc]ơ quan|[Đđ]ơn vị|[Bb]ộ phận)\s+(?:chủ trì|đầu mối|thực hiện|phụ trách)|[Đđ]ầu mối)"
    r"(?:\s+(?:thực hiện|chủ trì|tham mưu|chính))*\s+là\s+(?=\S)"
)


def _named_as(source: Source, span: Span) -> Iterator[Charge]:
    flat = source.flat
    for found in _AS.finditer(flat[span.start : span.end]):
        at = span.start + found.end()
        if is_body(flat, at, span.end):
            end = _before_next(flat, at, subject(source, at, span.end, "named-in-prose")[1])
            leads = split_agencies(source, Span(at, end), "named-in-prose")
            yield Charge(span.start + found.start("as"), leads, end)


def _before_next(flat: str, start: int, end: int) -> int:
    """ "…, đơn vị phối hợp là …" is no part of the list."""
    next_ = re.search(r"\s*[,;]\s*(?:cơ quan|đơn vị)\s+(?:cùng\s+)?(?=phối hợp)", flat[start : end + 12])
    return start + next_.start() if next_ else end


def _predicate(flat: str, at: int) -> bool:
    """A verb stands behind the bodies, or a comma before one."""
    return re.match(r"\s*,?\s+[^\W\d_A-ZĐ]", flat[at : at + 8]) is not None


def _by(source: Source, span: Span) -> Iterator[Charge]:
    flat = source.flat
    for found in _BY.finditer(flat, span.start, span.end):
        if not is_body(flat, found.end(), span.end):
            continue
        end = name_end(flat, found.end(), span.end)
        if _DOES.match(flat, end, span.end):
            yield Charge(found.start(), split_agencies(source, Span(found.end(), end), "by-in-prose"), end)


def _bracketed(source: Source, span: Span) -> Iterator[Charge]:
    """ "Khảo sát tuyến bay (Sở Giao thông vận tải; Sở Du lịch)": bodies alone in the bracket that ends the item."""
    found = _LAST_BRACKET.search(source.flat, span.start, span.end)
    if not found or _SENT_TO.search(source.flat, max(span.start, found.start() - 80), found.start()):
        return
    inside = _without_time(source, Span(*found.span("bodies")))
    if name_end(source.flat, inside.start, inside.end) != inside.end:
        return
    mentions = split_agencies(source, inside, "bracket-of-item")
    if all(_is_named(source.flat, m.span) for m in mentions):
        yield Charge(inside.start, mentions, inside.end)


def _without_time(source: Source, inside: Span) -> Span:
    """ "(UBND các xã; thường xuyên)": the bodies without the time behind them."""
    due = tail_deadlines(source, inside)
    if not due:
        return inside
    end = due[-1].start
    while end > inside.start and source.flat[end - 1] in " ;,":
        end -= 1
    return Span(inside.start, end) if source.flat[end : due[-1].start].strip() else inside


def _is_named(flat: str, span: Span) -> bool:
    """A body with a name of its own: "Sở Du lịch", "UBND tỉnh"; not "Cảng container"."""
    words = flat[span.start : span.end].split()
    own = any(
        word[:1].isupper() or word.strip(",;") in ("tỉnh", "thành", "huyện", "xã", "phường") for word in words[1:]
    )
    return own and is_body(flat, span.start, span.end)


_LAST_BRACKET = re.compile(rf"\((?P<bodies>(?:{HEAD})\s[^()]{{2,200}})\)\s*[.;]?\s*$")
_SENT_TO = re.compile(
    r"báo cáo|gửi|(?<!\w)(?:về|qua|của|cho)\s+(?:UBND|[ỦU]y ban|Uỷ ban|Sở|Bộ)|gọi (?:tắt|chung)|viết tắt"
)


#: "Đầu mối liên hệ: Phòng X, điện thoại …"
_CONTACT = re.compile(r"(?:liên hệ|liên lạc|địa chỉ|chi tiết)\s*$")


def _behind(source: Source, span: Span) -> Iterator[Charge]:
    flat = source.flat
    for found in _BEHIND.finditer(flat, span.start, span.end):
        if not is_body(flat, found.end(), span.end):
            continue
        leads, end = subject(source, found.end(), span.end, "lead-in-prose")
        if not leads:
            continue
        if found["comma"] and not flat.startswith(("chủ trì", "làm đầu mối"), end + 1):
            continue
        if found[0].startswith(":") and _CONTACT.search(flat[span.start : found.start()]):
            continue
        named = found[0].startswith(":") and _is_named(flat, leads[0].span)
        if _LEADS.match(flat, end, span.end) or (named and end < span.end and _predicate(flat, end)):
            yield Charge(found.end(), leads, end)
