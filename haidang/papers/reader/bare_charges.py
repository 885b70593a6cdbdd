"""A line that only charges what stands above it: "Giao Sở X chủ trì, phối hợp với Sở Y thực hiện trong quý II."."""

import re

from haidang.papers.reader.agencies import coordinators, subject
from haidang.papers.reader.body_names import is_body
from haidang.papers.reader.dates import tail_deadlines
from haidang.papers.reader.label_lines import LabelPart
from haidang.papers.reader.labels import BULLETS
from haidang.papers.reader.plan import Node
from haidang.papers.reader.prose_charges import ABOVE
from haidang.papers.sources.text import Source, Span

_GIVEN = re.compile(r"[\s\-–+*•(]*(?P<given>(?:Giao|Phân công)(?: cho)?\s*:?\s+)?(?=\S)")
_CHARGED = re.compile(
    r"\s*,?\s*(?:(?:là|làm)\s+(?:cơ quan\s+|đơn vị\s+)?(?:chủ trì|đầu mối|chủ đầu tư)|(?:đồng )?chủ trì|đầu mối|"
    r"(?:chịu|có) trách nhiệm(?: chính)?|phụ trách|thực hiện|tham mưu)(?!\w)"
)
#: What such a line may still say and yet order nothing of its own.
_EMPTY = re.compile(
    r"(?:[\s,;.()]|(?:va|cung|tham muu|to chuc|trien khai|thuc hien|hoan thanh|nhiem vu|noi dung|cong viec|nay|tren|"
    r"theo quy dinh|theo chuc nang|xay dung|thoi gian|thoi han|tien do|chu tri|:)(?!\w))*$"
)


def charge_line(source: Source, node: Node) -> tuple[LabelPart, ...]:
    """The line as the lead, and the deadline, of the task above it; () where it is anything else.

    "Giao …" in a paragraph without a label speaks of the heading above, whatever it adds; a bullet, and a line
    that begins with the body itself, only where it orders nothing of its own.
    """
    if node.kind not in BULLETS and node.kind != "text":
        return ()
    flat, end = source.flat, node.span.end
    head = _GIVEN.match(flat, node.text.start, end)
    if not head or not is_body(flat, head.end(), end):
        return ()
    leads, stop = subject(source, head.end(), end, "charge-line")
    charged = _CHARGED.match(flat, stop, end)
    if not leads or not charged or ABOVE.match(flat, leads[0].span.start):
        return ()
    partners = coordinators(source, stop, end, "with")
    reach = max([charged.end(), *(partner.span.end for partner in partners)])
    due = tail_deadlines(source, Span(reach, end))
    if not (head["given"] and node.kind == "text") and not _is_empty(source, reach, end, due):
        return ()
    if partners and partners[0].span.start < flat.rfind("phối hợp", stop, end):
        # "…; Sở Y phối hợp": the verb stands behind them
        reach = max(reach, flat.rfind("phối hợp", stop, end) + len("phối hợp"))
    value = Span(head.end(), reach) if partners or "chủ trì" in charged[0] else Span(head.end(), stop)
    parts = [LabelPart("lead", node.span, value)]
    parts.extend(LabelPart("deadline", span, span) for span in due[:1])
    return tuple(parts)


def _is_empty(source: Source, start: int, end: int, due: tuple[Span, ...]) -> bool:
    words = source.folded[start:end].replace("phoi hop", " " * 8)
    for span in due:
        words = words[: span.start - start] + " " * len(span) + words[span.end - start :]
    return _EMPTY.match(words.replace("voi", "   ")) is not None


def is_bare(source: Source, start: int, end: int) -> bool:
    """Do the words behind those who are charged order nothing of their own: "… chủ trì, phối hợp với Sở Y)"?"""
    charged = _CHARGED.match(source.flat, start, end)
    partners = coordinators(source, start, end, "with")
    reach = max([charged.end() if charged else start, *(partner.span.end for partner in partners)])
    return _is_empty(source, reach, end, tail_deadlines(source, Span(reach, end)))


def before_charge(source: Source, start: int, charge: int) -> int:
    """Where the words before the charge end, if they stand apart from it: "Thăm bạn (Sở X chủ trì)", "Y tế: Sở X …"."""
    end = charge
    while end > start and source.flat[end - 1] in " (:;":
        end -= 1
    if source.flat[end - 1 : end] == "," and source.flat.startswith(("giao ", "phân công "), charge):
        # "Mở chợ phiên, giao Sở X chủ trì"
        return end - 1
    return end if "(" in source.flat[end:charge] or source.flat[end : end + 1] in (":", ";") else 0
