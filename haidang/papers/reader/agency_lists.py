"""Assignments in "Tổ chức thực hiện" and in directives: agencies as headings, "Giao Sở X …", "Sở X chủ trì …"."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from haidang.papers.reader.agencies import coordinators, split_agencies, subject
from haidang.papers.reader.assignments import label_in
from haidang.papers.reader.bare_charges import before_charge, is_bare
from haidang.papers.reader.bare_names import CLOSING_TEXT, names_bodies, under_bare_names
from haidang.papers.reader.dates import deadline_of, tail_deadlines
from haidang.papers.reader.hidden_subjects import names_behind_colon, subject_behind_clause, subject_of_heading
from haidang.papers.reader.items import Above, blanks_at, item_of
from haidang.papers.reader.label_lines import label_parts, labelled_inside
from haidang.papers.reader.labels import BULLETS, NUMBERED
from haidang.papers.reader.plan import Assignment, Mention, Node
from haidang.papers.reader.prose_charges import ABOVE, prose_charges
from haidang.papers.reader.sections import ZONES, heading, is_about_aims, is_form, is_item, is_organisation
from haidang.papers.sources.text import Source, Span

#: Paragraphs that close a plan and charge nobody: difficulties, "Trên đây là …", general calls.
_CLOSING = re.compile(
    r"(?:trong qua trinh|qua trinh|tren day la|tren co so|can cu (?:ke hoach|chi thi)|yeu cau|"
    r"de nghi cac (?:don vi|co quan|so)[^.]{0,60}nghiem tuc|ke hoach nay|noi dung|moi vuong mac|neu co)"
)
_CARRY_OUT = re.compile(
    r"chiu trach nhiem (?:thi hanh|thuc hien) (?:quyet dinh|nghi quyet|chi thi) nay|quyet dinh nay co hieu luc"
)
_ORDERS = re.compile(
    r"(?:Thủ tướng Chính phủ|(?:Chủ tịch )?(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân) (?:tỉnh|thành phố))"
    r"(?: [A-ZĐ]\w+){0,4} (?:yêu cầu|giao|phân công)\s+(?:Thủ trưởng\s+)?"
)
_REQUEST = re.compile(
    r"\s*(?:(?P<polite>(?:trân trọng|kính|rất mong|mong|xin)\s+(?:mong\s+)?)(?P<asks>(?:đề nghị|yêu cầu)\s+)?"
    r"|(?P<asks_plainly>(?:đề nghị|yêu cầu)\s+)|(?:cảm ơn|thông báo (?:để|đến|tới))\s+)(?=\S)"
)
#: Heads that name a body beyond doubt, wherever the heading stands.
_SURE = re.compile(
    r"(?:Giao(?: cho)?|Đề nghị|Yêu cầu|Phân công)?\s*:?\s*"
    r"(?:Sở|(?:Phòng|Hiệp hội|Hội|Đồn)(?= [A-ZĐ])|Đảng đoàn|(?:Tỉnh|Thành|Huyện) [đĐ]oàn|Bộ|Ban|UBND|UBMTTQ|"
    r"Ủy ban|Uỷ ban|Công an|Văn phòng|Thanh tra|Cục|Chi cục|"
    r"Mặt trận|Bộ Chỉ huy|[Cc]ác [Ss]ở|[Cc]ác [Bb]ộ|[Cc]ác [Cc]ơ quan|[Cc]ác [Đđ]ơn vị|Các doanh nghiệp|Các tổ chức|"
    r"Báo và|Đài|Viện|Hội Nông dân|Liên|Thủ trưởng|Giám đốc|Chủ tịch|Thành viên|Trạm|Kho bạc|Đặc khu)\b"
)


class Listed(NamedTuple):
    """What stands in the contents of a plan, and what under its organisation."""

    contents: list[Assignment]
    organisation: list[Assignment]


def listed_assignments(source: Source, root: Node, taken: list[Span], *, commands: bool = True) -> Listed:
    """What agency lists and prose assign, in the order of the text; nothing inside the spans already `taken`.

    `commands` is False for papers that ask or tell and give no orders: tờ trình, báo cáo, biên bản.
    """
    found = Listed([], [])
    bare = commands and not any(child.kind in ("roman", "upper", "part", "chapter") for child in root.children)
    stack: list[tuple[Node, Above, bool]] = [(child, (), bare) for child in reversed(root.children)]
    counts: dict[int, int] = {}
    while stack:
        node, above, organises = stack.pop()
        if (
            node.kind in ZONES
            or node.kind == "foreign"
            or is_form(source, node)
            or any(span.holds(node.span) for span in taken)
        ):
            continue
        if is_about_aims(source, node) or _is_carried_out(source, node):
            continue
        inner_organises = organises or is_organisation(source, node) or node.kind == "article"
        ordering = organises or node.kind == "article"
        items = list(_items(source, node, above, ordering, counts, commands=commands))
        if items:
            (found.organisation if organises else found.contents).extend(items)
            # "Giao các sở, ban, ngành:" behind an item is an order of its own
            stack.extend(
                (child, (*above, node), inner_organises)
                for child in reversed(node.children)
                if child.kind == "given" and not any(child.whole.holds(item.title.span) for item in items)
            )
            continue
        if inner_organises and commands:
            under = list(under_bare_names(source, node, above))
            if under:
                found.organisation.extend(under)
                continue
        stack.extend((child, (*above, node), inner_organises) for child in reversed(node.children))
    return found


def _is_carried_out(source: Source, node: Node) -> bool:
    """ "Điều 3. Chánh Văn phòng; Giám đốc Sở …; chịu trách nhiệm thi hành Quyết định này": nobody's task."""
    return (
        node.kind == "article"
        and not any(child.kind in NUMBERED for child in node.children)
        and _CARRY_OUT.search(source.folded, node.span.start, node.whole.end) is not None
    )


def _items(
    source: Source, node: Node, above: Above, organises: bool, counts: dict[int, int], *, commands: bool
) -> Iterator[Assignment]:
    """The assignments that `node` makes as an agency heading, as "Sở X: …", or as a sentence with a subject."""
    if node.kind in ("roman", "upper", "part", "chapter", "annex") and not organises:
        return
    if node.kind == "text" and (not above or _CLOSING.match(heading(source, node))):
        return
    if not is_item(node) and node.kind != "given" and not organises:
        return
    leads, end = subject(source, node.text.start, node.text.end, "subject")
    if not leads and organises:
        leads, end = subject_of_heading(source, node)
    ordered = _ORDERS.match(source.flat, node.text.start, node.text.end) if leads else None
    if ordered:
        # "The chairman asks the heads of departments to …": who is asked is charged
        leads, end = subject(source, ordered.end(), node.text.end, "subject-of-order")
    if not leads and organises and is_item(node):
        leads, end = subject_behind_clause(source, node)
    asked = _REQUEST.match(source.flat, end, node.text.end) if leads else None
    if asked and (node.kind == "text" or asked["polite"]):
        # "Sở X trân trọng đề nghị Công an tỉnh …": the one who asks is not charged, who is asked may be
        if not (asked["asks"] or asked["asks_plainly"]):
            return
        leads, end = subject(source, asked.end(), node.text.end, "subject-of-request")
        if not leads or ABOVE.match(source.flat, leads[0].span.start):
            return
    if not leads:
        if commands and is_item(node):
            yield from _in_prose(source, node, above)
        return
    rest = source.flat[end : node.text.end].strip(" .;")
    named = names_behind_colon(source, leads[0].span.start, end, node.text.end)
    if named > end and (node.children or source.flat[named : node.text.end].strip(" .;:")):
        # "Các sở: Công Thương, Du lịch, Y tế" over (or with) what they are to do
        end = named
        leads = split_agencies(source, Span(leads[0].span.start, end), "names-behind-colon")
        rest = source.flat[end : node.text.end].strip(" .;")
    if rest and _is_heading(source, node, rest):
        leads, rest = (
            split_agencies(source, Span(leads[0].span.start, _trim_duty(source, node.text)), "heading-of-bodies"),
            "",
        )
    sure = commands and _SURE.match(source.flat[node.text.start : node.text.end]) is not None
    if rest in ("", ":"):
        if organises or (sure and node.children):
            yield from _under_agency(source, node, above, leads)
        return
    if _CARRY_OUT.search(source.folded, end, node.text.end):
        return
    told = _RELATIVE.match(rest) if organises and all(lead.group for lead in leads) else None
    if told:
        # "Các sở, ngành chủ trì các nội dung tại Mục II: …": which of them is said before the colon
        end = source.flat.index(":", end)
        leads, rest = split_agencies(source, Span(leads[0].span.start, end), "subject"), ":"
        if source.flat[end + 1 : node.text.end].strip(" .;"):
            rest = source.flat[end : node.text.end]
    if rest.startswith(":"):
        if organises or sure:
            start = source.flat.index(":", end) + 1
            yield item_of(
                source, node, above, leads, Span(start + blanks_at(source, start), node.text.end), "agency-colon"
            )
        return
    given = commands and is_item(node) and _GIVEN_TO.match(source.flat, node.text.start, node.text.end)
    if given and ABOVE.match(source.flat, leads[0].span.start):
        given = None
    # "Các đơn vị được giao …" only says which of them
    charged = _CHARGED.match(rest) and not (rest.startswith("được") and all(lead.group for lead in leads))
    if not organises and not given and not (sure and charged):
        if commands and is_item(node):
            yield from _in_prose(source, node, above)
        return
    if node.children and rest.endswith(":") and len(rest) < 160:
        yield from _under_agency(source, node, above, leads)
        return
    key = id(above[-1]) if above else 0
    label = label_in(above, node)
    if node.kind == "text" or node.kind in BULLETS:
        counts[key] = counts.get(key, 0) + 1
        label = f"{above[-1].label if above else ''}-{counts[key]}"
    yield item_of(source, node, above, leads, node.text, "agency-sentence", label)
    yield from _second_subjects(source, node, above)


def _is_told_to_report(source: Source, node: Node, end: int) -> bool:
    """ "… nếu có vướng mắc, đề nghị các đơn vị phản ánh về Sở X": a channel, nobody's task."""
    told = re.match(r"\s*(?:kip thoi\s+)?(?:phan anh|bao cao|kien nghi|lien he)", source.folded[end : node.text.end])
    words = source.folded[node.text.start : end]
    return told is not None and re.search(r"vuong mac|kho khan|phat sinh", words) is not None


def _in_prose(source: Source, node: Node, above: Above) -> Iterator[Assignment]:
    """An item whose sentences charge somebody on the way: one assignment for each who is charged."""
    charges = [
        charge for charge in prose_charges(source, node.text) if not _is_told_to_report(source, node, charge.end)
    ]
    for number, charge in enumerate(charges, 1):
        label = label_in(above, node)
        if node.kind in BULLETS and above:
            label = f"{above[-1].label}-{above[-1].children.index(node) + 1}"
        start = node.text.start if number == 1 else charge.start
        title = Span(start, node.text.end)
        if len(charges) == 1 and is_bare(source, charge.end, node.text.end):
            title = Span(start, before_charge(source, start, charge.start) or title.end)
        item = item_of(
            source,
            node,
            above,
            charge.leads,
            title,
            "charged-in-prose",
            f"{label}#{number}" if number > 1 else label,
        )
        partners = coordinators(source, charge.end, node.text.end, "with")
        due = item.deadlines or tuple(
            deadline_of(source, words, "label-in-prose") for words in labelled_inside(source, node.text, "deadline")
        )
        reach = max([charge.end, *(partner.span.end for partner in partners)])
        due = due or tuple(
            deadline_of(source, words, "tail-of-charge")
            for words in tail_deadlines(source, Span(reach, node.text.end))[:1]
        )
        yield replace(item, coordinators=partners, deadlines=due)


#: In the contents of a plan only these words charge the body before them.
_CHARGED = re.compile(
    r"(?:chủ trì|có trách nhiệm|chịu trách nhiệm|được (?:giao|phân công)|"
    r"(?:là|làm) (?:cơ quan |đơn vị )?(?:đầu mối|chủ trì|thường trực))(?!\w)"
)
#: "- Giao Sở X tổ chức …": an order wherever it stands; what is asked of those above is a wish.
_GIVEN_TO = re.compile(
    r"(?:Giao(?: cho)?|Phân công|Yêu cầu|"
    r"Đề nghị(?! (?:UBND|[ỦU]y ban nhân dân|Uỷ ban nhân dân|HĐND|Tỉnh|Thành) ))\s+(?=\S)"
)
_RELATIVE = re.compile(r"(?:chủ trì|phối hợp|được giao|được phân công|có tên)(?: [^.;,:]{1,80})?: ?(?=[^\W\d_]|$)")
_DUTY = re.compile(
    r"\s*(?:có trách nhiệm|chịu trách nhiệm|có nhiệm vụ|thực hiện)(?:\s+(?:thực hiện|các nhiệm vụ sau|"
    r"các nội dung sau|như sau|sau))*\s*:?\s*$"
)
_ACTS = re.compile(r"(?:chủ trì|phối hợp|tham mưu|là |chịu trách nhiệm|chủ động|tiếp tục|tăng cường|căn cứ|xây dựng)")


def _is_heading(source: Source, node: Node, rest: str) -> bool:
    """A short unfinished line with items under it names bodies, even if a word in it looks like a verb."""
    if node.kind not in NUMBERED or not node.children or len(node.text) > 220:
        return False
    if _DUTY.search(rest) and not _ACTS.match(rest):
        return True
    if rest.startswith(","):
        rest = rest[1:].lstrip()
    return (
        source.text[node.span.end - 1] not in ".;"
        and len(rest.split()) <= 14
        and "," not in rest
        and not _ACTS.match(rest)
    )


def _trim_duty(source: Source, text: Span) -> int:
    found = _DUTY.search(source.flat[text.start : text.end])
    end = text.start + found.start() if found else text.end
    return end


def _second_subjects(source: Source, node: Node, above: Above) -> Iterator[Assignment]:
    """A paragraph under an item that begins with another body charges that one: "9. … Bộ X chịu trách nhiệm …"."""
    for child in node.children:
        if child.kind != "text" or _CLOSING.match(heading(source, child)):
            continue
        leads, end = subject(source, child.text.start, child.text.end, "subject")
        if _REQUEST.match(source.flat, end, child.text.end):
            continue
        sure = leads and (leads[0].group or _SURE.match(source.flat[child.text.start : child.text.end]))
        if sure and end < child.text.end:
            yield item_of(
                source, child, (*above, node), leads, child.text, "agency-sentence", f"{label_in(above, node)}#2"
            )


def _under_agency(source: Source, node: Node, above: Above, leads: tuple[Mention, ...]) -> Iterator[Assignment]:
    """The items under a heading that names a body; "- Thời gian: …" speaks of the one above it."""
    held: Assignment | None = None
    for item in _each_under_agency(source, node, above, leads):
        parts = label_parts(source, item.title.span)
        if held is None or not parts or parts[0].kind != "deadline":
            if held is not None:
                yield held
            held = item
        elif not held.deadlines:
            held = replace(held, deadlines=(deadline_of(source, parts[0].value, "deadline-line"),))
    if held is not None:
        yield held


def _each_under_agency(source: Source, node: Node, above: Above, leads: tuple[Mention, ...]) -> Iterator[Assignment]:
    """The items under a heading that names a body: one assignment each."""
    children = [
        child
        for child in node.children
        if child.kind != "foreign" and not (child.kind == "text" and CLOSING_TEXT.match(heading(source, child)))
    ]
    number = 0
    own = label_in(above, node) or (above[-1].label if above else "")
    each = _of_their_own(source, children) if all(lead.group for lead in leads) else ()
    for child in children:
        number += 1
        if child in each or child.kind == "given":
            for item in _items(source, child, (*above, node), True, {}, commands=True):
                yield replace(item, label=f"{own}-{number}") if child.kind in BULLETS else item
            continue
        if child.kind in NUMBERED and child.children and names_bodies(source, child):
            # "1. Các sở, ban, ngành" over "1.1. Sở Ngoại vụ": the inner heading charges
            yield from _items(source, child, (*above, node), True, {}, commands=True)
            continue
        words = source.flat[child.text.start : child.text.end].lstrip()
        given = words.startswith(("Giao ", "Đề nghị "))
        their, end = (
            subject(source, child.text.start, child.text.end, "subject") if child.kind == "text" or given else ((), 0)
        )
        if their and end < child.text.end and _SURE.match(words) and (number > 1 or given):
            yield item_of(
                source,
                child,
                (*above, node),
                their,
                child.text,
                "agency-sentence",
                f"{own}.{child.label}" if child.kind in ("lower", "paren") else f"{own}#{number}",
            )
            continue
        if child.kind in NUMBERED:
            label = f"{own}.{child.label}" if child.kind in ("lower", "paren") else child.label
        elif child.kind == "text":
            label = own if number == 1 else f"{own}#{number}"
        else:
            label = f"{own}-{number}"
        if child.children and _WITH_FOLLOWS.search(source.flat, child.text.start, child.text.end):
            yield from _with_each(source, child, (*above, node), leads, label)
            continue
        yield item_of(source, child, (*above, node), leads, child.text, "agency-heading", label)


def _of_their_own(source: Source, children: list[Node]) -> tuple[Node, ...]:
    """ "Yêu cầu các đơn vị:" over "a) Sở A: …", "b) Sở B …": the items that name whom each of them charges, where
    most do."""
    named = tuple(
        child
        for child in children
        if child.kind != "text"
        and _SURE.match(source.flat[child.text.start : child.text.end])
        and subject(source, child.text.start, child.text.end, "subject")[0]
    )
    return named if 2 * len(named) > len(children) else ()


#: "b) Chủ trì, phối hợp với:": the items under it begin with whom to work with.
_WITH_FOLLOWS = re.compile(r"[Pp]hối hợp(?:\s+với)?\s*:?\s*$")


def _with_each(
    source: Source, node: Node, above: Above, leads: tuple[Mention, ...], label: str
) -> Iterator[Assignment]:
    """One assignment for each item: its first bodies are the coordinators, the rest is what is to be done."""
    for number, child in enumerate(node.children, 1):
        partners, end = subject(source, child.text.start, child.text.end, "with-of-item")
        item = item_of(source, child, (*above, node), leads, child.text, "agency-heading", f"{label}-{number}")
        yield replace(item, coordinators=(*partners, *item.coordinators)) if end < child.text.end else item
