"""A reading as text for a terminal: the tree, the painted source, the list of findings."""

import textwrap
from collections.abc import Iterable, Iterator

from haidang.papers.reader.coverage import CLASSES, counts, coverage
from haidang.papers.reader.findings import Finding
from haidang.papers.reader.plan import Assignment, Mention, Plan
from haidang.papers.sources.text import Span

#: Each class in Vietnamese, as an officer reads it under the painted text.
CLASS_NAMES: dict[str, str] = {
    "not-read": "chưa đọc được",
    "blank": "khoảng trống",
    "plain": "văn xuôi",
    "furniture": "nét trình bày",
    "letterhead": "đầu văn bản",
    "basis": "căn cứ",
    "enacting": "câu ban hành",
    "heading": "đề mục",
    "label": "số thứ tự",
    "purpose": "mục đích",
    "requirement": "yêu cầu",
    "goal": "mục tiêu",
    "title": "nhiệm vụ",
    "description": "mô tả",
    "solution": "giải pháp",
    "charge-label": "nhãn phân công",
    "lead": "chủ trì",
    "coordinating": "phối hợp",
    "implementing": "thực hiện",
    "supervisor": "lãnh đạo phụ trách",
    "deadline": "thời hạn",
    "product": "sản phẩm",
    "order": "tổ chức thực hiện",
    "reporting": "kỳ báo cáo",
    "channel": "kênh phản ánh",
    "recipient": "nơi nhận",
    "signer": "người ký",
    "table": "bảng",
    "footnote": "chú thích",
}
_COLOURS = {
    "not-read": "1;97;41",
    "heading": "1",
    "title": "1;93",
    "description": "33",
    "solution": "32",
    "order": "94",
    "channel": "96",
    **dict.fromkeys(("lead", "implementing"), "1;95"),
    **dict.fromkeys(("coordinating", "supervisor"), "35"),
    **dict.fromkeys(("deadline", "reporting"), "91"),
    **dict.fromkeys(("product", "goal"), "92"),
    **dict.fromkeys(("letterhead", "recipient", "signer"), "36"),
    **dict.fromkeys(("basis", "enacting"), "34"),
    **dict.fromkeys(("purpose", "requirement", "table", "footnote"), "37"),
    **dict.fromkeys(("charge-label", "label", "furniture"), "90"),
}


def tree(plan: Plan) -> str:
    """The reading as an indented tree that a person can read."""
    return "\n".join(_tree(plan))


def _tree(plan: Plan) -> Iterator[str]:
    head = plan.letterhead
    yield f"{head.kind_name or 'VĂN BẢN'} {plan.words(head.full_number).replace(' ', '')}".strip()
    yield f"  {plan.words(head.title)}"
    if head.parent_body:
        yield f"  Cơ quan chủ quản: {plan.words(head.parent_body)}"
    yield f"  Cơ quan ban hành: {plan.words(head.issuer) or 'không thấy'}"
    day = (
        f"{head.dated.on:%d/%m/%Y}"
        if head.dated and head.dated.on
        else "ngày để trống"
        if head.dated
        else "không thấy ngày"
    )
    yield f"  {plan.words(head.place)}, {day}".replace("  , ", "  ")
    signer = [*map(plan.words, plan.signer.formula), plan.words(plan.signer.position), plan.words(plan.signer.name)]
    if any(signer):
        yield f"  Người ký: {' / '.join(filter(None, signer))}"
    if plan.bases:
        yield f"  Căn cứ ({len(plan.bases)}):"
        for basis in plan.bases:
            day = f" ({basis.dated.on:%d/%m/%Y})" if basis.dated and basis.dated.on else ""
            about = plan.words(basis.title)[:90]
            yield f"    - {plan.words(basis.kind)} {plan.words(basis.number)}{day} {about}".rstrip()
    titles = {(field.section, field.label): plan.words(field.span) for field in plan.fields}
    yield f"  Nhiệm vụ ({len(plan.tasks)}):"
    yield from _assignments(plan, plan.tasks, titles)
    if plan.org_assignments:
        yield f"  Tổ chức thực hiện ({len(plan.org_assignments)}):"
        yield from _assignments(plan, plan.org_assignments, {})
    for clause in plan.reporting:
        when = ", ".join(plan.words(deadline.span) for deadline in clause.when)
        yield f"  Báo cáo: {_names(plan, clause.who) or '…'} → {_names(plan, clause.to) or '…'}: {when}"
    for channel in plan.channels:
        yield f"  Khó khăn, vướng mắc gửi về: {_names(plan, channel.to) or '…'}"
    if plan.addressees:
        yield f"  Kính gửi: {'; '.join(map(plan.words, plan.addressees))}"
    if plan.recipients:
        yield f"  Nơi nhận: {'; '.join(map(plan.words, plan.recipients))}"
    unread = counts(plan).get("not-read", 0)
    yield f"  Chưa đọc được: {unread} ký tự trên {len(plan.source.text)}"


def _assignments(plan: Plan, items: Iterable[Assignment], titles: dict[tuple[str, str], str]) -> Iterator[str]:
    last: tuple[str, str] | None = None
    for item in items:
        key = (item.section, item.field)
        if key != last and key in titles and item.label != item.field:
            yield f"    {item.field}. {titles[key]}"
        last = key
        yield from textwrap.wrap(
            f"{item.label}. {plan.words(item.title)}", 110, initial_indent="      ", subsequent_indent="         "
        )
        yield f"         Chủ trì: {_names(plan, item.leads)}"
        if item.coordinators:
            yield f"         Phối hợp: {_names(plan, item.coordinators)}"
        if item.deadlines:
            yield f"         Thời hạn: {'; '.join(plan.words(d.span) for d in item.deadlines)}"
        if item.products:
            yield f"         Sản phẩm: {'; '.join(map(plan.words, item.products))}"
        if item.solutions:
            yield f"         Giải pháp: {len(item.solutions)}"


def _names(plan: Plan, mentions: Iterable[Mention]) -> str:
    def name(mention: Mention) -> str:
        tag = f" [{mention.code}]" if mention.code else " (nhóm mở)" if mention.open else ""
        return plan.words(mention.span) + tag

    return "; ".join(map(name, mentions))


def painted(plan: Plan, *, colour: bool) -> str:
    """The whole text, each run marked with what it was read as, and a table of characters per class under it.

    With `colour` runs are coloured for a terminal; without, each is enclosed as ⟦class: …⟧.
    """
    pieces = []
    for name, span in _strokes(plan):
        words = plan.source.quote(span)
        if name in ("blank", "furniture", "plain") and not colour:
            pieces.append(words)
        elif colour:
            pieces.append(f"\033[{_COLOURS.get(name, '0')}m{words}\033[0m")
        else:
            pieces.append(f"⟦{CLASS_NAMES[name]}: {words}⟧")
    tally = counts(plan)
    table = "\n".join(f"{tally[name]:>9,}  {CLASS_NAMES[name]}" for name in CLASSES if name in tally)
    return f"{''.join(pieces)}\n\n{table}"


def _strokes(plan: Plan) -> Iterator[tuple[str, Span]]:
    """The runs of the coverage as a pen would draw them: blanks between words of one class belong to it."""
    runs = coverage(plan)
    at = 0
    while at < len(runs):
        name, span = runs[at]
        end = at + 1
        while (
            end + 1 < len(runs)
            and runs[end][0] == "blank"
            and runs[end + 1][0] == name
            and "\n" not in plan.source.quote(runs[end][1])
        ):
            end += 2
        yield name, Span(span.start, runs[end - 1][1].end)
        at = end


def findings(plan: Plan, found: Iterable[Finding], language: str = "vi") -> str:
    """One line a finding: severity, code, line of the text, sentence."""
    names = _SEVERITIES[language]
    lines = []
    for finding in found:
        severity, place = names[str(finding.severity)], _line(plan, finding.span)
        lines.append(f"{severity:<9} {finding.code}  {place:>5}: {finding.sentence(language)}")
    lines.append(_TOTAL[language].format(count=len(lines)))
    return "\n".join(lines)


_SEVERITIES = {
    "vi": {"error": "LỖI", "warning": "CẢNH BÁO", "note": "lưu ý"},
    "en": {"error": "ERROR", "warning": "WARNING", "note": "note"},
}
_TOTAL = {"vi": "{count} điểm cần xem.", "en": "{count} findings."}


def _line(plan: Plan, span: Span) -> int:
    return plan.source.text.count("\n", 0, span.start) + 1
