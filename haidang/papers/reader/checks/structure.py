"""S: what a paper of this form should have, and what its parts promise each other."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from math import log

from haidang.papers.reader.checks.check import Check, Hit, Severity
from haidang.papers.reader.checks.paper import Paper
from haidang.papers.reader.labels import POINT_LETTERS
from haidang.papers.reader.plan import Assignment, Node
from haidang.papers.sources.text import Span
from haidang.papers.vietnamese.letters import fold

# (đính kèm Phụ lục các đoàn đi công tác …) · theo Phụ lục II kèm theo
_PROMISE = re.compile(
    r"\b(?:dinh kem|gui kem|kem theo|co|chi tiet (?:tai|theo)|theo|tai)\s+(?:cac\s+)?(?:phu luc|bieu mau)\b"
    r"(?!\s+(?:luat|nghi dinh|hop dong))"
)
_OTHERS = re.compile(
    r"\s+(?:[ivx\d]+\s+)?(?:ban hanh\s+|kem theo\s+|cua\s+|tai\s+)*"
    r"(?:nghi dinh|thong tu|quyet dinh|nghi quyet|cong van|luat|chi thi|chuong trinh|de an|van ban)"
)
_ANNEX_HEAD = re.compile(
    r"^[\s*|_]*(?:phu luc|bieu mau|bieu so|bang)\b(?!\s+(?:cac doan|nay|tren))[^.;]{0,160}$", re.MULTILINE
)


def _annex_absent(paper: Paper) -> Iterator[Hit]:
    """The paper says that an annex comes with it, and none does."""
    if _has_annex(paper) or not (paper.plan.recipients or paper.plan.signer.name):
        return  # a text without a foot is cut: what came behind it nobody can tell
    for found in _PROMISE.finditer(paper.folded):
        if not _OTHERS.match(paper.folded, found.end()):
            rest = re.match(r"[^.;:()]{0,50}", paper.folded[found.end() : found.end() + 50])
            words = paper.words(Span(found.start(), found.end() + (rest.end() if rest else 0)))
            yield Hit(Span(*found.span()), {"words": words})


def _has_annex(paper: Paper) -> bool:
    if any(node.kind in ("annex", "table") for node in paper.plan.outline.walk()):
        return True
    ends = [value.span.end for value in paper.plan.recipients]
    after = max(ends, default=0)
    lines = fold(paper.plan.source.text)
    return bool(after) and _ANNEX_HEAD.search(lines, after) is not None


#: Issuers that decide together, so that whoever signs signs on their behalf.
_COLLECTIVE = re.compile(r"^(?:uy ban nhan dan|ubnd|hoi dong nhan dan|hdnd|uy ban mat tran)")


#: Kinds that a committee decides on; a chỉ thị or a báo cáo may be the chairman's own, which needs no "TM.".
_OF_THE_COMMITTEE = ("ke hoach", "chuong trinh", "nghi quyet", "quyet dinh", "de an", "quy che", "quy dinh")


def _no_on_behalf(paper: Paper) -> Iterator[Hit]:
    """A People's Committee issues the paper, and no line "TM. ỦY BAN NHÂN DÂN" stands above the signer's post; a
    paper of the chairman's own competence has none (NĐ 30/2020/NĐ-CP Đ13 khoản 1; before it, TT 01/2011/TT-BNV)."""
    issuer = paper.plan.letterhead.issuer
    signer = paper.plan.signer
    if issuer is None or signer.position is None or not _COLLECTIVE.match(fold(paper.words(issuer.span))):
        return
    formulas = [fold(paper.words(value.span)) for value in signer.formula]
    if any(re.match(r"t[/.]?\s?m\b|tm", formula) for formula in formulas):
        return
    first = signer.formula[0].span if signer.formula else signer.position.span
    kind = paper.plan.letterhead.kind
    if kind is None:
        return  # a công văn: mostly the chairman's own
    printed = " / ".join(paper.words(value.span) for value in (*signer.formula, signer.position))
    collective = fold(paper.words(kind.span)).startswith(_OF_THE_COMMITTEE)
    severity: Severity = "warning" if collective else "note"
    yield Hit(first, {"issuer": paper.words(issuer.span), "printed": printed}, severity)


# --- labels

_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


def _roman(label: str) -> int:
    values = [_ROMAN[letter] for letter in label.lower()]
    return sum(-value if value < max(values[at:]) else value for at, value in enumerate(values))


def _ordinal(node: Node) -> int | None:
    """The place of a label in its row: 1.3 → 3, IV → 4, đ → 5."""
    label = node.label
    if node.kind == "roman":
        return _roman(label)
    if node.kind in ("n1", "n2", "n3", "n4", "n5"):
        return int(label.rsplit(".", 1)[-1])
    if node.kind == "lower" and label in POINT_LETTERS:
        return POINT_LETTERS.index(label) + 1
    return None


def _steps(before: Node, after: Node) -> bool:
    """Is `after` the next label, a new beginning, or (letters) the next of the Latin alphabet?"""
    first, second = _ordinal(before), _ordinal(after)
    if first is None or second is None or second == first + 1 or second == 1:
        return True
    return before.kind == "lower" and len(before.label) == 1 and ord(after.label) == ord(before.label) + 1


def _broken_numbers(paper: Paper) -> Iterator[Hit]:
    """A number or letter is missing or stands twice among its neighbours (order of điểm: NĐ 30/2020/NĐ-CP PL I)."""
    for node in paper.plan.outline.walk():
        rows: dict[str, Node] = {}
        for child in node.children:
            if child.kind not in ("roman", "n1", "n2", "n3", "n4", "n5", "lower"):
                continue
            if paper.is_quoted(child.span.start):
                continue
            before = rows.get(child.kind)
            if before is not None and not _steps(before, child):
                yield Hit(Span(child.span.start, child.text.start), {"label": child.label, "before": before.label})
            rows[child.kind] = child


def _number_of_parent(paper: Paper) -> Iterator[Hit]:
    """ "2.3" under heading 3: the first part of a number is not the number it stands under."""
    for node in paper.plan.outline.walk():
        if node.kind not in ("n1", "n2", "n3", "n4"):
            continue
        for child in node.children:
            if (
                child.kind in ("n2", "n3", "n4", "n5")
                and len(child.kind) == 2
                and int(child.kind[1]) == int(node.kind[1]) + 1
                and child.label.rsplit(".", 1)[0] != node.label
            ):
                yield Hit(Span(child.span.start, child.text.start), {"label": child.label, "parent": node.label})


def _unlike_labels(paper: Paper) -> Iterator[Hit]:
    """Nearly all tasks have a number of the form N.M, and a few are only headings N."""
    tasks = [task for task in paper.given if task.layout.startswith("label-lines")]
    depths = Counter(_depth(task) for task in tasks)
    common, count = max(depths.items(), key=lambda pair: pair[1], default=(0, 0))
    if common < 2 or count * 4 < len(tasks) * 3:
        return
    for task in tasks:
        if 0 < _depth(task) < common:
            yield Hit(task.title.span, {"label": task.label, "count": str(count), "tasks": str(len(tasks))})


def _depth(task: Assignment) -> int:
    return task.label.count(".") + 1 if re.fullmatch(r"\d+(?:\.\d+)*", task.label) else 0


def _described_before(paper: Paper) -> Iterator[Hit]:
    """A description stands between the title of a task and the lines that say who, where other tasks have none."""
    early = [(task, first) for task in paper.plan.tasks if (first := _early(task)) is not None]
    if len(early) * 3 > len(paper.plan.tasks):
        return
    for task, span in early:
        yield Hit(span, {"label": paper.place(task)})


def _early(task: Assignment) -> Span | None:
    charges = [span.start for kind, span in task.lines if kind in ("lead", "coordinating", "implementing")]
    before = [value.span for value in task.descriptions if charges and value.span.start < min(charges)]
    return before[0] if before else None


# --- promises

# theo đúng kế hoạch đối ngoại nhân dân năm 2020 đã được … phê duyệt
_APPROVED = re.compile(
    r"\bke hoach\s+(?P<name>[^.;,:()]{8,90}?)\s+(?:da )duoc\b[^.;,]{0,60}\b(?:phe duyet|ban hanh|thong qua)"
)
_DRAFTS = re.compile(
    r"\s*(?:xay dung|tham muu|soan thao|du thao|tham muu xay dung|xay dung va trien khai)\b[^.;]{0,40}?"
    r"\bke hoach\s+(?P<name>.{8,120})"
)


def _said_approved(paper: Paper) -> Iterator[Hit]:
    """One task follows a plan "đã được phê duyệt", and another task has yet to draft that plan."""
    drafts = []
    for task in paper.plan.tasks:
        found = _DRAFTS.match(fold(paper.words(task.title.span)))
        if found:
            drafts.append((task, _content(found["name"])))
    for found in _APPROVED.finditer(paper.folded):
        named = _content(found["name"])
        for task, content in drafts:
            if len(named) >= 3 and named <= content and not task.span.start <= found.start() < task.span.end:
                yield Hit(
                    Span(*found.span()), {"plan": paper.words(Span(*found.span("name"))), "label": paper.place(task)}
                )
                break


_FILLING = frozenset(
    ["hoat", "dong", "cong", "tac", "cua", "va", "ve", "cac", "nam", "trien", "khai", "thuc", "hien", "tinh"]
)


def _content(words: str) -> set[str]:
    return {word for word in re.findall(r"\w+", words) if word not in _FILLING}


# giảm số lượng các đoàn … so với năm 2019
_COMPARES = re.compile(
    r"\b(?P<verb>giam|tang|cao hon|thap hon)\b(?P<what>[^.;:]{0,80}?)\bso (?:voi )?(?:cung ky )?nam\s+(?:\d{4}|truoc)"
)


def _no_baseline(paper: Paper) -> Iterator[Hit]:
    """ "Giảm … so với năm 2019" without a figure: nobody can say later whether it was reached ("rõ sản phẩm")."""
    for found in _COMPARES.finditer(paper.folded):
        rest = paper.folded[found.end() : found.end() + 60]
        if not re.search(r"\d", found["what"]) and not re.match(r"[^.;,]*\d+\s*(?:%|doan|nguoi|ty|trieu)", rest):
            yield Hit(Span(*found.span()), {"words": paper.short(Span(*found.span()))})


# không tổ chức các chuyến đi … trùng với thời gian chuẩn bị và tổ chức Đại hội
_BAN = re.compile(r"\bkhong (?:to chuc|bo tri|cu)\b[^.;]{0,120}?\b(?:trung voi|trong) thoi gian\b[^.;]{0,120}")
_ABROAD = re.compile(
    r"\b(?:doan|chuyen|tham quan|di)\b[^.;]{0,120}\b(?:nuoc ngoai|tai (?:han quoc|nhat ban|lao|campuchia|nga))"
)


def _ban_without_days(paper: Paper) -> Iterator[Hit]:
    """Trips are forbidden for a time that no day bounds, while another task has a dated trip: nobody can tell whether
    the two meet."""
    for found in _BAN.finditer(paper.folded):
        if re.search(r"\d{1,2}/\d{4}|\bthang \d", found[0]):
            continue
        dated = [
            paper.place(task)
            for task in paper.given
            if not task.span.start <= found.start() < task.span.end
            and (task.deadlines or any(solution.deadlines for solution in task.solutions))
            and _ABROAD.search(paper.folded, task.span.start, task.span.end)
        ]
        if dated:
            yield Hit(Span(*found.span()), {"words": paper.short(Span(*found.span()), 120), "tasks": ", ".join(dated)})


def _one_of_several(paper: Paper) -> Iterator[Hit]:
    """The title names the same people of two countries, and a solution goes on with those of one only."""
    for task in paper.plan.tasks:
        title = _people(paper.words(task.title.span))
        for noun, countries in title.items():
            if len(countries) < 2:
                continue
            for solution in task.solutions:
                here = _people(paper.words(solution.span)).get(noun, set())
                if here and here < countries and _mentions(paper, solution.span, countries - here):
                    left = ", ".join(sorted(countries - here))
                    yield Hit(
                        solution.span,
                        {"label": paper.place(task), "noun": noun, "here": ", ".join(sorted(here)), "left": left},
                    )


# sinh viên Lào, sinh viên Campuchia · sinh viên Lào, Campuchia
_PEOPLE = re.compile(
    r"(?P<noun>sinh viên|lưu học sinh|học sinh|cán bộ|chuyên gia|thanh niên|doanh nghiệp|người)\s+"
    r"(?P<names>[A-ZĐ]\w+(?:(?:\s*,\s*|\s+và\s+)[A-ZĐ]\w+)*)"
)


def _people(words: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for match in _PEOPLE.finditer(words):
        found.setdefault(match["noun"], set()).update(re.split(r"\s*,\s*|\s+và\s+", match["names"]))
    return found


def _mentions(paper: Paper, span: Span, names: set[str]) -> bool:
    words = paper.words(span)
    return all(name in words for name in names)


# --- the same work twice

#: Two sayings are one when the pairs of words they share weigh this much of the shorter; a pair that few sayings have
#: weighs more. Tried on real plans: what lies above was the same work, what lies below only the same office style.
_ALIKE = 0.45
_SHORTEST = 6
#: Sayings are compared at all when they share two pairs of words that no more than so many sayings have.
_RARE = 8


def _overlap(paper: Paper) -> Iterator[Hit]:
    """Two tasks with different leads have a title or solution that says nearly the same. Rows of an annex table are not
    compared: one sentence for each branch is how such tables are written."""
    tasks = [task for task in paper.given if task.layout.startswith("label-lines")]
    parts = [
        (task, span, pairs)
        for task in tasks
        for span in _sayings(task)
        if len(pairs := _pairs(paper, span)) >= _SHORTEST
    ]
    owners: dict[str, list[int]] = {}
    for at, (_, _, pairs) in enumerate(parts):
        for pair in pairs:
            owners.setdefault(pair, []).append(at)
    weight = {pair: log(len(parts) / len(ats)) for pair, ats in owners.items()}
    whole = [sum(weight[pair] for pair in pairs) for _, _, pairs in parts]
    rare = Counter(couple for ats in owners.values() if len(ats) <= _RARE for couple in combinations(ats, 2))
    told: set[tuple[str, str]] = set()
    for first, second in sorted(couple for couple, count in rare.items() if count > 1):
        (task, _, one), (other, span, two) = parts[first], parts[second]
        common = sum(weight[pair] for pair in one & two)
        labels = (paper.place(task), paper.place(other))
        if labels not in told and common >= _ALIKE * min(whole[first], whole[second]) and _apart(paper, task, other):
            told.add(labels)
            yield Hit(span, {"label": labels[1], "other": labels[0], "words": paper.short(span)})


def _apart(paper: Paper, task: Assignment, other: Assignment) -> bool:
    """Two tasks that nobody leads both of."""
    leads, others = ({paper.identity(mention) for mention in each.leads} for each in (task, other))
    return task is not other and bool(leads) and bool(others) and not leads & others


def _sayings(task: Assignment) -> Sequence[Span]:
    return (task.title.span, *(solution.span for solution in task.solutions))


def _pairs(paper: Paper, span: Span) -> frozenset[str]:
    words = re.findall(r"\w+", fold(paper.words(span)))
    return frozenset(f"{one} {two}" for one, two in pairwise(words))


CHECKS = (
    Check("S101", "warning", _annex_absent),
    Check("S102", "warning", _no_on_behalf),
    Check("S103", "warning", _broken_numbers),
    Check("S104", "warning", _number_of_parent),
    Check("S105", "note", _unlike_labels),
    Check("S106", "note", _described_before),
    Check("S107", "warning", _said_approved),
    Check("S108", "note", _no_baseline),
    Check("S109", "note", _one_of_several),
    Check("S110", "note", _overlap),
    Check("S111", "note", _ban_without_days),
)
