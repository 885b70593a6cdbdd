"""The draft laid out as the plans of the province are: I. Mục đích, II. Yêu cầu, III. N.M. tasks, IV. Tổ chức."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from haidang.papers.writer.model import (
    Annex,
    Block,
    Column,
    Heading,
    Item,
    Letterhead,
    Official,
    Para,
    Row,
    Signature,
    Table,
)
from haidang.plan.plans.reading import bodies_in
from haidang.reports.next_plan.rules.values import AnnexWords, FieldWords, Head, Line, PlanWords, TaskWords
from haidang.reports.next_plan.rules.wording import bare

#: The label lines, as the reader of plans knows them (papers.reader.label_lines) and the province writes them.
LEADS, COORDINATORS, DUE = "Đơn vị chủ trì tham mưu", "Đơn vị phối hợp thực hiện", "Thời hạn hoàn thành"
SOLUTIONS = "Giải pháp thực hiện"
KIND = "KẾ HOẠCH"

Part = Literal[
    "frame", "basis", "purpose", "requirement", "field", "title", "description", "leads", "coordinators", "due",
    "solution", "organisation", "recipients", "annex",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Place:
    """What of the draft a paragraph says: of which row (0: of none), and which of its several."""

    part: Part = "frame"
    key: int = 0
    at: int = 0


#: What no row says: headings, label lines, the letterhead, the foot.
FRAME = Place()
Placed = tuple[Place, Block]


def plan_paper(plan: PlanWords) -> Official:
    """The paper of the draft: without number and day until it is issued."""
    head = plan.head
    return Official(
        head=Letterhead(issuer=head.issuer, symbol=head.symbol, place=head.place, drafted_on=head.drafted_on),
        kind=KIND,
        about=head.about,
        bases=tuple(bare(line.words) for line in plan.bases),
        blocks=tuple(block for _place, block in placed_blocks(plan)),
        signature=Signature(formula=head.formula, post=head.post, name=head.name),
        recipients=plan.recipients,
        annexes=tuple(Annex(each.title, (_table(each),), landscape=True) for each in plan.annexes),
        is_draft=True,
        mark=plan.mark,
    )


#: Columns of numbers and days stand in the middle.
_CENTRED = frozenset(("STT", "Số người", "Thành phần, số người", "Thời gian", "Thời gian, số ngày", "Dự kiến ký"))


def _table(annex: AnnexWords) -> Table:
    columns = tuple(Column(name, width, "center" if name in _CENTRED else "left") for name, width in annex.columns)
    return Table(columns, tuple(Row(cells) for cells in numbered(annex)))


def numbered(annex: AnnexWords) -> list[tuple[str, ...]]:
    """The rows as they are printed, each behind its number."""
    return [(str(number), *row.cells) for number, row in enumerate(annex.rows, 1)]


def placed_blocks(plan: PlanWords) -> Iterator[Placed]:
    yield FRAME, Para(f"{who(plan.head)} ban hành {KIND.capitalize()} với các nội dung như sau:")
    yield FRAME, Heading("I. MỤC ĐÍCH")
    yield from _bullets("purpose", plan.purposes)
    yield FRAME, Heading("II. YÊU CẦU")
    yield from _bullets("requirement", plan.requirements)
    yield FRAME, Heading("III. NỘI DUNG KẾ HOẠCH")
    for number, field in enumerate(plan.fields, 1):
        yield from _field(number, field)
    yield FRAME, Heading("IV. TỔ CHỨC THỰC HIỆN")
    for number, line in enumerate(plan.organisation, 1):
        yield Place("organisation", line.key), Para(f"{number}. {ended(line.words, '.')}")


def who(head: Head) -> str:
    """ "Ủy ban nhân dân tỉnh": the issuer as it speaks of itself."""
    words = " ".join(head.issuer.split())
    for printed, said in _SELF.items():
        if words.upper().startswith(printed):
            return said
    return words


_SELF = {
    "ỦY BAN NHÂN DÂN TỈNH": "Ủy ban nhân dân tỉnh",
    "ỦY BAN NHÂN DÂN THÀNH PHỐ": "Ủy ban nhân dân thành phố",
}


def _bullets(part: Part, lines: Sequence[Line]) -> Iterator[Placed]:
    for line in lines:
        yield Place(part, line.key), Item(ended(line.words, "."), mark="-")


def _field(number: int, field: FieldWords) -> Iterator[Placed]:
    key = field.tasks[0].key if field.tasks else 0
    yield Place("field", key), Heading(f"{number}. {bare(field.title)}:", level=2)
    for under, task in enumerate(field.tasks, 1):
        yield from _task(f"{number}.{under}", task)


def _task(label: str, task: TaskWords) -> Iterator[Placed]:
    yield Place("title", task.key), Heading(f"{label}. {bare(task.title)}", level=3)
    if task.description:
        yield Place("description", task.key), Para(ended(task.description, "."))
    yield Place("leads", task.key), Item(f"{LEADS}: {listed(task.leads)}.")
    if task.coordinators:
        yield Place("coordinators", task.key), Item(f"{COORDINATORS}: {listed(task.coordinators)}.")
    if task.due:
        yield Place("due", task.key), Item(f"{DUE}: {task.due}.")
    if task.solutions:
        yield FRAME, Item(f"{SOLUTIONS}:", mark="*")
    last = len(task.solutions) - 1
    for at, words in enumerate(task.solutions):
        yield Place("solution", task.key, at), Item(ended(words, "." if at == last else ";"), mark="+")


def ended(words: str, mark: str) -> str:
    """With its end mark; "..." is one already where a full stop would follow."""
    words = bare(words)
    return words if mark == "." and words.endswith("...") else f"{words}{mark}"


def in_two_lines(issuer: str) -> str:
    """The place of a people's committee stands below its name."""
    return _PLACE.sub(r"\1\n", " ".join(issuer.split()))


_PLACE = re.compile(r"^((?:ỦY|UỶ) BAN NHÂN DÂN) (?=TỈNH|THÀNH PHỐ|HUYỆN|XÃ|PHƯỜNG)")


def listed(bodies: Sequence[str]) -> str:
    """Parted by commas, as offices write; by semicolons where a comma would join two names into one."""
    with_commas = ", ".join(bodies)
    return with_commas if bodies_in(with_commas) == list(bodies) else "; ".join(bodies)
