"""Who is charged: agencies found by grammar alone; a list, where given, only resolves a mention to a code.

The grammar (`body_names`) knows head words ("Sở", "Ban", "các …") and where a name cannot go on. It knows no names.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from haidang.papers.reader.body_names import BARE_GROUP, HEAD, MANY, NOT_A_BODY, NOUN, STARTS, is_body, name_end
from haidang.papers.reader.plan import Mention
from haidang.papers.sources.text import Source, Span
from haidang.papers.vietnamese.letters import UPPER, fold

_SEPARATOR = re.compile(r"\s*(?:;|,)\s*(?:và\s+|cùng\s+)?|\s+và\s+|\s+cùng\s+(?:với\s+)?(?=các)")
_LIST_NOUN = re.compile(
    rf"{NOUN}(?=\s*(?:[,;.:)]|và\b|$|thuộc|trực thuộc|tỉnh|thành phố|cấp|có liên quan|liên quan|"
    rf"trên địa bàn|khác|ở|tại|của|trong))"
)
#: Bodies whose single word also stands in the middle of an enumeration: "Sở, Ban, Ngành".
_PART_OF_GROUP = re.compile(
    r"(?:Sở|Ban|Ngành|Bộ|Đoàn thể|Hội|Báo|Đài|Cơ quan|Đơn vị|Doanh nghiệp|Trường|Viện|Phòng|Công ty|Đoàn|"
    r"Tổng cục|Cục|Chi cục|Vụ|Tổng công ty|Đại học|Cao đẳng|Trung cấp|Học viện)"
    r"\s*(?=[,;.:)]|$|và\b|có liên quan|liên quan|tỉnh\b|cấp\b|"
    r"trên địa bàn)"
)

#: "các Bộ, ngành và các địa phương liên quan" is one phrase.
_COMMITTEE = re.compile(r"UBND|[ỦU]y ban|Uỷ ban")
_AND_PLACES = re.compile(r"các (?:địa phương|cấp|ngành)(?=\s*(?:$|[,;.:]|liên quan|có liên quan))")
#: "cơ quan, đơn vị có liên quan" behind "và"
_CONCERNED = re.compile(
    r"(?:cơ quan|đơn vị|địa phương|tổ chức|cá nhân)"
    r"(?:\s*,\s*(?:cơ quan|đơn vị|địa phương|tổ chức|cá nhân|doanh nghiệp))*\s+(?:có\s+)?liên quan"
)
_GROUP = re.compile(
    rf"(?:{MANY}\b|{NOUN}\s*,\s*{NOUN}|{NOUN}\s+và\s+{NOUN}|(?:UBND|Ủy ban nhân dân|"
    rf"Uỷ ban nhân dân)\s+(?:các|cấp|xã|phường|huyện)|"
    r"[Cc]ơ quan(?:\s|,)|[Đđ]ơn vị(?:\s|,)|[Đđ]ịa phương|[Đđ]oàn thể|Sở, ban|Bộ, ngành)"
)
_OPEN = re.compile(r"(?:co\s+)?lien quan|khac\b")

_PARENS = re.compile(r"\([^()]*\)")


class _Piece(NamedTuple):
    start: int
    end: int


def split_agencies(source: Source, span: Span, rule: str) -> tuple[Mention, ...]:
    """The bodies in a list of them: "Sở Văn hóa, Thể thao và Du lịch, các Sở, Ban, Ngành" → two mentions.

    A comma or "và" parts two bodies only where a new body begins behind it; a semicolon always does.
    """
    pieces = list(_pieces(source.flat, span.start, span.end))
    mentions = []
    for piece in pieces:
        body = _tidy(source.flat, piece)
        if body.end > body.start:
            mentions.append(_mention(source, Span(*body), rule))
    return tuple(mentions)


def _pieces(flat: str, start: int, end: int) -> Iterator[_Piece]:
    shut = [found.span() for found in _PARENS.finditer(flat, start, end)]
    begin = start
    for found in _SEPARATOR.finditer(flat, start, end):
        if found.start() < begin or any(left <= found.start() < right for left, right in shut):
            continue
        if _begins_new(flat, begin, found, end):
            yield _Piece(begin, found.start())
            begin = found.end()
    yield _Piece(begin, end)


def _begins_new(flat: str, begin: int, separator: re.Match[str], end: int) -> bool:
    """Does another body begin behind this separator?"""
    at = separator.end()
    if ";" in separator[0]:
        return True
    before = flat[begin : separator.start()]
    if re.search(r"(?:[Cc]ác|[Cc]ác cấp|[Nn]hững)$", before.rstrip()) or _POST_ALONE.match(before.strip(" -–+")):
        return False
    if " và" in separator[0] and _CONCERNED.match(flat, at, end):
        # "UBND xã, phường và đơn vị có liên quan": two; "các Sở, ban, ngành và đơn vị liên quan": one phrase
        return not _GROUP.match(before.lstrip()) or _COMMITTEE.match(before.lstrip()) is not None
    if not STARTS.match(flat, at, end) or NOT_A_BODY.match(flat, at, end):
        return _ABBREVIATED.match(flat, at, end) is not None and not _SHARED_HEAD.search(before)
    in_group = _GROUP.match(before.lstrip())
    if in_group and (
        _PART_OF_GROUP.match(flat, at, end)
        or (_AND_PLACES.match(flat, at, end) and not _COMMITTEE.match(before.lstrip()))
    ):
        return False
    return not _second_half(before, flat[at:end])


#: "Sở Ngoại vụ, JICA": a name in capitals is one; not in "Sở GDĐT, KHCN", which shares its head.
_ABBREVIATED = re.compile(r"[A-ZĐ]{4,}(?=\s*(?:[,;.)]|$|và\s))")
_SHARED_HEAD = re.compile(rf":|(?:[Cc]ác|{NOUN})\s[^,;]*[A-ZĐ&]{{2,}}\s*$|(?:[Cc]ác)\s")
#: "Giám đốc, Thủ trưởng các sở": a post alone waits for its body.
_POST_ALONE = re.compile(r"(?:Giao\s+)?(?:Giám đốc|Thủ trưởng|Chủ tịch|Trưởng|Cục trưởng|Người đứng đầu|Lãnh đạo)$")


def _second_half(before: str, after: str) -> bool:
    """ "Trường Đại học", "Ban Chấp hành Hội": a head word that the name before still needs."""
    before = before.rstrip()
    if _OFFICE_OF.search(before) and re.match(r"UBND|HĐND|[ỦU]y ban|Uỷ ban|Hội đồng", after):
        return True
    if before.endswith("Báo") and after.startswith(("Đài", "Phát thanh")):
        # "Báo và Đài Phát thanh - Truyền hình tỉnh"
        return before.strip(" -–+") == "Báo"
    return re.search(r"(?:Liên hiệp các|Ban Chấp hành|Văn phòng)$", before) is not None and bool(after)


#: "Văn phòng HĐND và UBND huyện", "Văn phòng Đoàn đại biểu Quốc hội và HĐND tỉnh": one office of two bodies.
_OFFICE_OF = re.compile(r"Văn phòng (?:HĐND|Hội đồng nhân dân|Đoàn (?:ĐBQH|đại biểu Quốc hội|Đại biểu Quốc hội))$")


def _tidy(flat: str, piece: _Piece) -> _Piece:
    start, end = piece
    while start < end and flat[start] in ' -–+•▪●*,;:.“"':
        start += 1
    while end > start and flat[end - 1] in " .,;:-–":
        end -= 1
    if flat.startswith(("và ", "Và "), start):
        start += 3
    if flat[start:end].endswith(")") and flat.count("(", start, end) == 0:
        end -= 1
    return _Piece(start, end)


def _mention(source: Source, span: Span, rule: str) -> Mention:
    words = source.flat[span.start : span.end]
    group = _GROUP.match(words) is not None
    is_open = group and _OPEN.search(source.folded, span.start, span.end) is not None
    return Mention(span, rule, None, group, is_open)


def subject(source: Source, start: int, end: int, rule: str) -> tuple[tuple[Mention, ...], int]:
    """The bodies that a sentence begins with, and where its predicate begins; () where it begins with none."""
    flat = source.flat
    begin = start
    while begin < end and flat[begin] in ' -–+“"':
        begin += 1
    asked = re.match(
        r"(?:Giao(?: cho)?|Đề nghị|Yêu cầu|Phân công|Trân trọng đề nghị|Ủy quyền(?: cho)?|Khuyến khích|Kính đề nghị|"
        r"(?:Đồng thời|Ngoài ra),?\s+(?:giao|đề nghị|yêu cầu))\s*:?\s+(?:(?:các )?đồng chí\s+|(?:ông|bà)\s+)?",
        flat[begin:end],
    )
    if asked:
        begin += asked.end()
    if not is_body(flat, begin, end):
        return (), start
    stop = name_end(flat, begin, end)
    stop = _cut_at_clause(flat, begin, stop)
    return split_agencies(source, Span(begin, stop), rule), stop


def _cut_at_clause(flat: str, start: int, end: int) -> int:
    """A comma behind which neither a body nor a noun of a group stands ends the list."""
    for found in re.finditer(r",\s*", flat[start:end]):
        at = start + found.end()
        if STARTS.match(flat, at, end) or _LIST_NOUN.match(flat, at, end) or BARE_GROUP.match(flat, at, end):
            continue
        before = flat[start : start + found.start()]
        # inside a name: "Sở Văn hóa, Thể thao và Du lịch", "Báo và Phát thanh, Truyền hình"
        if (
            flat[at : at + 1].isupper()
            or _PLACE.match(flat, at, end)
            or _NUMBERED_ONE.match(flat, at, end)
            or _is_one_name(before, flat[at:end])
        ):
            continue
        if re.match(rf"{NOUN}(?!\w)", flat[at:end]) and (
            re.search(rf"(?<!\w){NOUN}\s*$", before) or _BODY_BEHIND.search(flat, at, min(end, at + 300))
        ):
            continue
        return start + found.start()
    return end


#: "UBND xã Thượng, xã Hạ"
_PLACE = re.compile(rf"(?:xã|phường|huyện|quận|thị xã|thị trấn|thành phố|đặc khu) [{UPPER}]")
#: "Tổ dân phố số 3, số 4"
_NUMBERED_ONE = re.compile(r"(?:số )?\d")
#: "phòng, chống", "nông, lâm sản": two words of one.
_PAIRS = (("phòng", "chống"), ("nông", "lâm"), ("cháy", "chữa"), ("tội phạm", "tệ nạn"), ("thiên tai", "tìm kiếm"))
#: "…, thương mại và du lịch tỉnh": the end of a name that counts what the body is for.
_REST_OF_NAME = re.compile(r"[^\W\d_][\w ]{2,24} và [\w ]{3,24} (?:tỉnh|thành phố|huyện|quận)$")


def _is_one_name(before: str, after: str) -> bool:
    """Does the name go on behind this comma in small letters?"""
    low = before.lower()
    if any(low.endswith(first) and after.startswith(second) for first, second in _PAIRS):
        return True
    return re.search(r"(?:Trung tâm|Ban|Quỹ|Hội|Phòng|Cục|Viện) [^,]+$", before) is not None and bool(
        _REST_OF_NAME.match(after)
    )


#: Further on in the list another body is named: what stands between is of the list too.
_BODY_BEHIND = re.compile(rf"[,;]\s+(?:và\s+)?(?:{HEAD}(?!\w)|{MANY}\s+{NOUN})")


_WITH = re.compile(
    r"(?:[Pp]hối hợp|PHỐI HỢP)(?:\s+(?:chặt chẽ|tích cực|thường xuyên|cùng|đồng bộ|kịp thời|"
    r"hiệu quả))*\s+(?P<with>(?:cùng\s+)?với\s+|cùng\s+|là\s+)?(?=\S)"
)


def coordinators(source: Source, start: int, end: int, rule: str) -> tuple[Mention, ...]:
    """Whom a sentence says to work with: "phối hợp (chặt chẽ) với Sở A, Sở B và các đơn vị liên quan …"."""
    flat = source.flat
    found: list[Mention] = []
    for match in _WITH.finditer(flat, start, end):
        at = match.end()
        if not match["with"] and not is_body(flat, at, end):
            found.extend(_partners_before(source, start, match.start(), rule))
            continue
        stop = _cut_at_clause(flat, at, name_end(flat, at, end))
        found.extend(
            m for m in split_agencies(source, Span(at, stop), rule) if not any(m.span.meets(o.span) for o in found)
        )
    for match in _JOINED.finditer(flat, start, end):
        found.extend(
            m
            for m in _partners_before(source, start, match.start(), rule)
            if not any(m.span.meets(o.span) for o in found)
        )
    return tuple(sorted(found, key=lambda mention: mention.span))


#: … Sở B phối hợp. · (Sở A chủ trì, Sở B phối hợp thực hiện)
_JOINED = re.compile(r"(?:cùng\s+)?phối hợp(?:\s+(?:thực hiện|tổ chức|triển khai))?\s*(?=[;.,)]|$)")
_BEFORE = re.compile(r"(?:(?:chủ trì|thực hiện|phụ trách)\s*[,;]?|[,;(.:])\s*(?:và\s+|có\s+)?")


def _partners_before(source: Source, start: int, end: int, rule: str) -> tuple[Mention, ...]:
    """ "Sở A chủ trì, Sở B, Sở C phối hợp (thực hiện)": whom the verb stands behind."""
    flat = source.flat
    for found in _BEFORE.finditer(flat, max(start, end - 300), end):
        at = found.end()
        if at < end and is_body(flat, at, end) and name_end(flat, at, end) == end:
            return split_agencies(source, Span(at, end), rule)
    return ()


class Agencies:
    """A list of known names: resolves a mention that the grammar found to the code of its agency."""

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        self._codes = {_plain(name): code for code, name in names}
        #: Every word that some name holds: no such word is cut off a name.
        self._words = {word for name in self._codes for word in name.split()}

    def code_of(self, words: str) -> str | None:
        """The code of the agency that `words` name, case and marks aside, with or without its place at the end."""
        plain = _plain(words)
        if plain in self._codes:
            return self._codes[plain]
        for tail in (" tinh", " thanh pho", " cua tinh"):
            if plain.endswith(tail) and plain[: -len(tail)] in self._codes:
                return self._codes[plain[: -len(tail)]]
            if plain + tail in self._codes:
                return self._codes[plain + tail]
        return None

    def _is_no_part(self, flat: str, start: int) -> bool:
        """A small word that is part of no known name: the name of a body does not go on with it."""
        word = _WORD.match(flat, start)
        if word is None or not word[0][:1].islower() or _OF_A_NAME.match(flat, start):
            return False
        return _plain(word[0]) not in self._words

    def resolved(self, source: Source, mention: Mention) -> Mention:
        """The mention with its code; a verb that the grammar took for a part of the name is left out where the
        list knows the name without it ("Sở Y tế nấu cháo")."""
        words = source.line_of(mention.span)
        code = self.code_of(words) or self.code_of(_BRACKET_AT_END.sub("", words))
        if code is not None:
            return replace(mention, code=code)
        starts = [found.start() for found in _WORD.finditer(source.flat, mention.span.start, mention.span.end)]
        for start in reversed(starts[2:]):
            known = self.code_of(source.line_of(Span(mention.span.start, start)))
            if known is not None and self._is_no_part(source.flat, start):
                end = start
                while source.flat[end - 1] == " ":
                    end -= 1
                return replace(mention, span=Span(mention.span.start, end), code=known)
        return mention


#: What sets a body apart from its like in other places: "Công an phường", "Khu kinh tế cửa khẩu Đồng Đăng".
_OF_A_NAME = re.compile(
    r"(?:tỉnh|huyện|xã|phường|thị|thành phố|quận|đặc khu|cấp|khu vực|vùng|miền|cửa khẩu|khu|liên|cơ sở|"
    r"trung ương)(?!\w)"
)
_WORD = re.compile(r"\S+")
_BRACKET_AT_END = re.compile(r"\s*\([^()]*\)$")


def _plain(name: str) -> str:
    name = fold(name).replace("uy ban nhan dan", "ubnd").replace("&", " va ")
    return " ".join(re.sub(r"[^\w]+", " ", name).split())
