"""T: slips of the keyboard: signs, bullets, capitals, blanks, repeated words."""

import re
from collections.abc import Iterator
from functools import cache

from haidang.papers.reader.checks.check import Check, Hit
from haidang.papers.reader.checks.paper import ZONES, Paper
from haidang.papers.reader.labels import BULLETS
from haidang.papers.reader.plan import Node
from haidang.papers.reference.names import Spelling, spellings
from haidang.papers.sources.text import Span
from haidang.papers.vietnamese.letters import LOWER, UPPER

_OPENING, _CLOSING = "“", "”"


def _quotes(paper: Paper) -> Iterator[Hit]:
    """An opening quotation mark in a paragraph has no closing one."""
    for span in paper.body_spans:
        open_at: list[int] = []
        text = paper.plan.source.text[span.start : span.end]
        for at, letter in enumerate(text):
            if letter == _OPENING:
                open_at.append(at)
            elif letter == _CLOSING and open_at:
                open_at.pop()
        if open_at and '"' not in text[open_at[-1] :] and not paper.is_quoted(span.start + open_at[-1]):
            here = Span(span.start + open_at[-1], span.end)
            yield Hit(Span(here.start, here.start + 1), {"words": paper.short(here, 60)})


# --- bullets and labels


def _odd_bullet(paper: Paper) -> Iterator[Hit]:
    """One bullet of another sign among its neighbours: "-" among "+"."""
    for node in paper.plan.outline.walk():
        rows = [child for child in node.children if child.kind in BULLETS]
        dashes = [row for row in rows if row.kind == "dash"]
        # the outline puts a dash beside pluses only where it cannot open a list of its own
        if len(dashes) == 1 and len(rows) > 1 and all(row.kind in ("dash", "plus") for row in rows):
            odd, other = dashes[0], next(row for row in rows if row.kind == "plus")
            yield Hit(
                Span(odd.span.start, odd.text.start), {"printed": _sign(paper, odd), "others": _sign(paper, other)}
            )


def _sign(paper: Paper, node: Node) -> str:
    return paper.flat[node.span.start : node.text.start].strip()[:1]


_NUMBER_KINDS = ("n1", "n2", "n3", "roman")


def _label_without_dot(paper: Paper) -> Iterator[Hit]:
    """A number without its dot where the other numbers of the same kind have one."""
    by_kind: dict[str, list[tuple[Node, bool]]] = {}
    for node in paper.body:
        if node.kind in _NUMBER_KINDS:
            printed = paper.flat[node.span.start : node.text.start].strip()
            by_kind.setdefault(node.kind, []).append((node, printed[-1:] in ".)/-–"))
    for rows in by_kind.values():
        bare = [node for node, dotted in rows if not dotted]
        if len(rows) >= 4 and len(bare) * 5 <= len(rows):
            for node in bare:
                yield Hit(Span(node.span.start, node.text.start), {"label": node.label})


def _no_blank_after_bullet(paper: Paper) -> Iterator[Hit]:
    """A bullet stands against its first word, where the other bullets have a blank."""
    rows = [node for node in paper.body if node.kind in ("plus", "dash")]
    tight = [node for node in rows if node.text.start - node.span.start == 1]
    if len(tight) * 5 > len(rows):
        return
    for node in tight:
        yield Hit(Span(node.span.start, node.text.start + 1), {"words": paper.short(node.span, 40)})


#: năm 2018của · Campuchia;Tổng · du lịch...nhằm · hành.Tiếp
_STUCK = re.compile(
    r"(?<![\w./@:])(?P<year>(?:năm|tháng|ngày)\s+\d{1,4})(?P<after>[^\W\d_]{2,})"
    r"|(?<=[^\W\d_]{2})(?P<sign>;|,|\.\.\.|…)(?P<next>[^\W\d_]{2,})"
    rf"|(?<=[{LOWER}]{{2}})(?P<stop>[.:])(?P<capital>[{UPPER}][{LOWER}]+\s)"
)


def _no_blank_after_sign(paper: Paper) -> Iterator[Hit]:
    """A word stands against the sign or the number before it: "2018của", "Campuchia;Tổng"."""
    for span in paper.body_spans:
        for found in _STUCK.finditer(paper.flat, span.start, span.end):
            start = max(span.start, found.start() - 12)
            yield Hit(Span(*found.span()), {"words": paper.words(Span(start, min(span.end, found.end() + 6)))})


# 30/12/2015 -30/12/2020
_UNEVEN = re.compile(r"\d{1,2}/\d{1,2}/\d{4}(?: +[-–](?=\d)|[-–] +(?=\d))\d{1,2}/\d{1,2}/\d{4}")
_RANGE = re.compile(r"\d{1,2}/\d{1,2}/\d{4}(?P<dash>\s*[-–]\s*)\d{1,2}/\d{1,2}/\d{4}")


def _uneven_dash(paper: Paper) -> Iterator[Hit]:
    """A dash between two days with a blank on one side only: "30/12/2015 -30/12/2020"."""
    for found in _RANGE.finditer(paper.flat):
        dash = found["dash"]
        if dash[0].isspace() != dash[-1].isspace():
            yield Hit(Span(*found.span()), {"words": paper.words(Span(*found.span()))})


_MARKS = ".;:!?…"


def _lists(paper: Paper) -> Iterator[tuple[Node, list[Node]]]:
    """The lists of bullets that mostly end "." or ";", each with what it stands under."""
    for node in paper.plan.outline.walk():
        if node.kind in ZONES:
            continue
        for kind in ("plus", "dash"):
            items = [child for child in node.children if child.kind == kind]
            if len(items) > 1 and sum(_mark(paper, item) in (".", ";") for item in items) * 2 >= len(items):
                yield node, items


def _mixed_marks(paper: Paper) -> Iterator[Hit]:
    """The last item of a list ends ";", or one in the middle ends "." among items that end ";"."""
    for node, items in _lists(paper):
        marks = [_mark(paper, item) for item in items]
        # under "a)" or "-" the list above may go on behind the last bullet
        closes = node.kind not in ("lower", "dash", "plus", "paren")
        full_stops, semicolons = marks[:-1].count("."), marks[:-1].count(";")
        for item, mark in zip(items, marks, strict=True):
            last = item is items[-1]
            open_end = last and closes and mark == ";" and not item.children
            if open_end or (not last and mark == "." and full_stops == 1 and semicolons >= 2):
                yield Hit(_tail(item), {"words": paper.short(item.span, 60), "mark": mark or ""})


def _no_end_mark(paper: Paper) -> Iterator[Hit]:
    """An item of a list, or the only paragraph under "Giải pháp", has no end mark where the others have one."""
    for _, items in _lists(paper):
        for item in items:
            if _mark(paper, item) is None and not item.children:
                yield Hit(_tail(item), {"words": paper.short(item.span, 60)})
    alone = [node.children[0] for node in paper.body if node.kind == "star" and len(node.children) == 1]
    alone = [node for node in alone if node.kind == "text"]
    bare = [node for node in alone if _mark(paper, node) is None]
    if len(alone) >= 3 and len(bare) * 3 <= len(alone):
        for node in bare:
            yield Hit(_tail(node), {"words": paper.short(node.span, 60)})


def _mark(paper: Paper, item: Node) -> str | None:
    end = paper.flat[item.span.start : item.span.end].rstrip(' ”")/')
    if end.endswith("..."):
        return "…"
    return end[-1:] if end[-1:] in _MARKS else None


def _tail(item: Node) -> Span:
    return Span(max(item.span.start, item.span.end - 1), item.span.end)


# --- spelling


@cache
def _wrong(kinds: tuple[str, ...]) -> tuple[re.Pattern[str] | None, dict[str, Spelling]]:
    table = {wrong: spelling for kind in kinds for spelling in spellings(kind) for wrong in spelling.wrong}
    if not table:
        return None, table
    forms = sorted(table, key=len, reverse=True)
    alternatives = "|".join(r"\s+".join(re.escape(word) for word in form.split()) for form in forms)
    return re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)"), table


def _misspelt(paper: Paper, *kinds: str) -> Iterator[Hit]:
    """Each wrong form once, at its first place, with how often it stands in the paper."""
    pattern, table = _wrong(kinds)
    if pattern is None:
        return
    places: dict[str, list[Span]] = {}
    for found in pattern.finditer(paper.flat):
        places.setdefault(" ".join(found[0].split()), []).append(Span(*found.span()))
    for printed, spans in places.items():
        if printed in table:
            yield Hit(spans[0], {"printed": printed, "right": table[printed].right, "count": str(len(spans))})


def _capitals(paper: Paper) -> Iterator[Hit]:
    """The capitals of a body or post are not those of NĐ 30/2020/NĐ-CP PL II: "Thủ tướng chính phủ"."""
    yield from _misspelt(paper, "cơ quan, chức vụ")


def _slips(paper: Paper) -> Iterator[Hit]:
    """A common slip of the keyboard or a broken fixed phrase (names.csv): "cơ quan địa diện"."""
    yield from _misspelt(paper, "lỗi gõ", "cụm từ")


# qui trình và quy định
_I_FOR_Y = re.compile(r"\b(?P<i>[Qq]ui)\s+(?P<next>định|trình|chế|hoạch|mô|tắc|chuẩn|phạm|ước|luật|tụ)\b")
_Y = re.compile(r"\b[Qq]uy\s+(?:định|trình|chế|hoạch|mô|tắc|chuẩn|phạm|ước|luật|tụ)\b")


def _i_and_y(paper: Paper) -> Iterator[Hit]:
    """ "qui định" and "quy định" in one paper."""
    if _Y.search(paper.flat):
        for found in _I_FOR_Y.finditer(paper.flat):
            yield Hit(Span(*found.span("i")), {"printed": found[0], "right": "quy " + found["next"]})


# Căn cứ Căn cứ · các các
#: A single word only of those that Vietnamese never doubles: "tuyển sinh sinh viên", "ngày ngày" are right.
_DOUBLED = re.compile(
    r"(?<!\w)(?P<one>[^\W\d_]{2,} [^\W\d_]{2,}|"
    r"và|các|của|với|cho|tại|trên|để|về|là|được|trong|những|theo|có|do|bởi|hoặc) (?P=one)(?!\w)"
)


def _doubled(paper: Paper) -> Iterator[Hit]:
    """A joint word or a pair of words stands twice in a row: "và và", "Căn cứ Căn cứ"."""
    for span in paper.body_spans:
        for found in _DOUBLED.finditer(paper.flat, span.start, span.end):
            yield Hit(Span(*found.span()), {"words": found[0]})


# tuyên truyền thực hiện … để tuyên truyền …
_IN_A_CIRCLE = re.compile(r"(?<!\w)(?P<verb>[^\W\d_]{2,} [^\W\d_]{2,})\b[^.;:]{10,300}?\b(?:để|nhằm) (?P=verb)(?!\w)")


def _in_a_circle(paper: Paper) -> Iterator[Hit]:
    """A task is done in order to do the same: "tuyên truyền … để tuyên truyền …"."""
    for task in paper.plan.tasks:
        for found in _IN_A_CIRCLE.finditer(paper.words(task.title.span)):
            yield Hit(task.title.span, {"label": paper.place(task), "verb": found["verb"]})


# các tổ chức, cá nhân nước đến thăm
_FOREIGN = re.compile(
    r"(?<!\w)(?P<who>cá nhân|tổ chức|doanh nghiệp|địa phương|báo chí|phóng viên|chuyên gia|nhà đầu tư) nước "
    rf"(?!ngoài|bạn|sở|ta|khác|này|đó|nhà|thứ|chủ|láng|thành|tham|đối|[{UPPER}])(?P<next>[^\W\d_]+)"
)
# với các ngoại vụ địa phương
_FIELD = re.compile(r"(?<!\w)các (?P<field>ngoại vụ|nội vụ|tư pháp|công thương)(?!\w)")


def _word_left_out(paper: Paper) -> Iterator[Hit]:
    """A word is left out: "tổ chức, cá nhân nước đến thăm" (nước ngoài), "các ngoại vụ địa phương" (cơ quan)."""
    for found in _FOREIGN.finditer(paper.flat):
        yield Hit(Span(*found.span()), {"words": found[0], "right": f"{found['who']} nước ngoài {found['next']}"})
    for found in _FIELD.finditer(paper.flat):
        yield Hit(Span(*found.span()), {"words": found[0], "right": f"các cơ quan {found['field']}"})


# TTr.Tỉnh ủy
_TTR = re.compile(r"(?<!\w)TTr\s*\.?\s*(?=Tỉnh|Thành|HĐND|Huyện|TU\b|HU\b)")


def _clashing_abbreviation(paper: Paper) -> Iterator[Hit]:
    """ "TTr" for Thường trực is also the abbreviation of Tờ trình (NĐ 30/2020/NĐ-CP PL III)."""
    found = _TTR.search(paper.flat)
    if found:
        yield Hit(
            Span(found.start(), found.start() + 3), {"printed": "TTr", "meaning": "Thường trực", "other": "Tờ trình"}
        )


CHECKS = (
    Check("T101", "warning", _quotes),
    Check("T102", "note", _odd_bullet),
    Check("T103", "note", _label_without_dot),
    Check("T104", "note", _no_blank_after_bullet),
    Check("T105", "note", _no_blank_after_sign),
    Check("T106", "note", _uneven_dash),
    Check("T107", "note", _mixed_marks),
    Check("T108", "note", _no_end_mark),
    Check("T109", "note", _capitals),
    Check("T110", "warning", _slips),
    Check("T111", "note", _i_and_y),
    Check("T112", "note", _doubled),
    Check("T113", "note", _in_a_circle),
    Check("T114", "note", _word_left_out),
    Check("T115", "note", _clashing_abbreviation),
)
