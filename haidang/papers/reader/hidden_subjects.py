"""Subjects that a sentence hides: behind a clause ("Căn cứ Kế hoạch này, các sở …"), or as "Các sở: A, B"."""

import re

from haidang.papers.reader.agencies import subject
from haidang.papers.reader.body_names import is_body, name_end
from haidang.papers.reader.plan import Mention, Node
from haidang.papers.sources.text import Source

#: "Căn cứ Kế hoạch này, …", "Hằng năm, …", "Đồng thời, giao …": what stands before the subject of an order.
_CLAUSE = re.compile(
    r"(?:Căn cứ|Trên cơ sở|Theo|Dựa (?:vào|trên)|Trong phạm vi|Từ (?:nội dung|kết quả)|Hằng (?:năm|quý|tháng)|"
    r"Hàng (?:năm|quý|tháng)|Định kỳ|Đồng thời|Ngoài ra|Bên cạnh đó|Ngay sau khi|Sau khi|Đối với|Trong năm|"
    r"Trước ngày|Chậm nhất)\b[^.;:]{0,240}?,\s*(?=\S)"
)
_ASKED = re.compile(r"(?:giao|đề nghị|yêu cầu|phân công|khuyến khích)(?: cho)?\s+")


def subject_behind_clause(source: Source, node: Node) -> tuple[tuple[Mention, ...], int]:
    """Who is charged by a sentence that does not begin with them; () where nobody plainly is."""
    flat, end = source.flat, node.text.end
    at = node.text.start
    if not _CLAUSE.match(flat, at, end):
        return (), at
    for found in re.finditer(r",\s*", flat[at : min(end, at + 400)]):
        if re.search(r"[.;:]\s", flat[at : at + found.start()]):
            break
        begin = at + found.end()
        asked = _ASKED.match(flat, begin, end)
        begin = asked.end() if asked else begin
        if not is_body(flat, begin, end):
            continue
        leads, stop = subject(source, begin, end, "subject-behind-clause")
        if leads and flat[stop : stop + 1] == " " and flat[stop + 1 : stop + 2].islower():
            return leads, stop
    return (), at


#: "Trách nhiệm của Sở X", "Đối với UBND cấp huyện:"
_HEADING_OF = re.compile(
    r"(?:[Tt]rách nhiệm|[Nn]hiệm vụ|[Vv]ai trò)(?:\s+(?:cụ thể|thực hiện))?\s+(?:của|đối với)\s+|Đối với\s+|Về phía\s+"
)


def subject_of_heading(source: Source, node: Node) -> tuple[tuple[Mention, ...], int]:
    """Whom a heading like "Trách nhiệm của Sở X" names; () where it goes on as a sentence."""
    flat, end = source.flat, node.text.end
    found = _HEADING_OF.match(flat, node.text.start, end)
    if not found:
        return (), node.text.start
    leads, stop = subject(source, found.end(), end, "subject-of-heading")
    rest = flat[stop:end].strip(" .;")
    return (leads, stop) if rest == "" or rest.startswith(":") else ((), node.text.start)


#: Names behind "Các sở:", each with a capital.
_NAMES = re.compile(r"\s*:\s*[A-ZĐ][^,;:.]{1,60}(?:(?:,|;|\s+và)\s+[A-ZĐ][^,;:.]{1,60})+")
_MANY_OF = re.compile(r"[Cc]ác\s+(?:[Ss]ở|[Bb]an|[Bb]ộ|[Pp]hòng|[Hh]ội|[Hh]uyện|[Xx]ã|[Pp]hường|[Cc]ơ quan|[Đđ]ơn vị)$")


def names_behind_colon(source: Source, start: int, colon: int, end: int) -> int:
    """Where the short names behind "Các sở:" end; `colon` where there are none."""
    flat = source.flat
    if not _MANY_OF.search(flat, start, colon) or flat[colon : colon + 1] != ":":
        return colon
    stop = name_end(flat, colon + 1, end)
    while stop > colon and flat[stop - 1] in " .;":
        stop -= 1
    return stop if _NAMES.fullmatch(flat, colon, stop) else colon
