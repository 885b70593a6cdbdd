"""Columns of tables whose rows are tasks: what the words over a column say it holds."""

import re
from typing import NamedTuple

from haidang.papers.reader.body_names import is_body
from haidang.papers.sources.text import Source, Span, Table

#: What a column holds, by the words of its head (folded); the first that matches names it.
_HEADS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("number", re.compile(r"(?:stt|tt|so tt|so thu tu)$")),
    # "Cơ quan chủ trì, phối hợp": both in one column
    ("both", re.compile(r".*(?:chu tri|thuc hien|dau moi).*phoi hop")),
    ("coordinating", re.compile(r".*(?:phoi hop|(?:co quan|don vi|bo phan|phong)[^:]*tham gia)")),
    ("supervisor", re.compile(r".*lanh dao|(?:nguoi|dong chi|can bo)[^:]*(?:phu trach|chi dao|theo doi)")),
    (
        "lead",
        re.compile(
            r".*(?:chu tri|dau moi)|(?:don vi|co quan|phong|bo phan|nguoi|ca nhan|to chuc|noi)[^:]*"
            r"(?:thuc hien|phu trach|duoc giao|to chuc|tham muu|chiu trach nhiem|soan thao|de xuat|trien khai)|"
            r"phan cong|trach nhiem|giao (?:cho|don vi|co quan)|(?:phu trach|thuc hien|chuyen vien)(?: thuc hien)?$"
        ),
    ),
    # a body, or what is counted: its cells tell
    (
        "body",
        re.compile(r"(?:ten )?(?:don vi|co quan|phong|so|dia phuong|to chuc)(?: ?[,/] ?(?:\w+ ?){1,2}| va \w+ \w+)*$"),
    ),
    ("product", re.compile(r"(?:san pham|ket qua|dau ra)")),
    (
        "deadline",
        re.compile(
            r".*(?:thoi gian|thoi han|tien do|thoi diem|han hoan|lo trinh|hoan thanh)|(?:ky )?han$|thang$|quy$|ket thuc"
        ),
    ),
    ("product", re.compile(r".*(?:san pham|ket qua|dau ra)")),
    ("money", re.compile(r".*(?:kinh phi|nguon von|du toan)")),
    (
        "task",
        re.compile(
            r".*(?:nhiem vu|noi dung|cong viec|hoat dong|giai phap|ten |du an|de an|van ban|dau viec|phan viec|su kien|"
            r"hang muc|cong tac|chuong trinh)|viec\b"
        ),
    ),
    ("note", re.compile(r".*(?:ghi chu|can cu)")),
    # a figure that somebody is to reach is a task where the table says who
    ("figure", re.compile(r"(?:cac )?(?:chi tieu|muc tieu)")),
)


class Columns(NamedTuple):
    number: int | None
    task: int
    lead: int
    coordinating: int | None
    deadline: int | None
    product: int | None
    supervisor: int | None
    others: tuple[tuple[int, Span], ...]
    #: The column of who leads holds who helps, too.
    both: bool = False


#: Columns that no table of tasks has: who heads a delegation, the other side of an agreement, who allows a conference,
#: the years of an anniversary.
_OF_A_BOOK = re.compile(r"truong doan\b|ben nuoc ngoai\b|cap (?:cho phep|ky)$|ngay,? so nam$|(?:ngay|nam) ky niem$")


def lists_a_book(source: Source, table: Table) -> bool:
    """Đoàn ra, đoàn vào, agreements, conferences: who leads a trip is charged with that trip, not with a task."""
    cells = (cell for row in table.rows[:3] for cell in row)
    return any(
        len(cell) <= 60 and _OF_A_BOOK.match(" ".join(source.folded[cell.start : cell.end].split())) for cell in cells
    )


def is_of_its_own(source: Source, table: Table) -> bool:
    """Figures, money …: heads of its own, and none of them says who is charged; it carries no table of tasks on."""
    for at, row in enumerate(table.rows[:3]):
        kinds = [_kind(source, cell) for cell in row]
        if "number" in kinds and len(set(kinds) - {None}) + kinds.count(None) >= 2:
            below = table.rows[at + 1] if at + 1 < len(table.rows) else ()
            whole = under_heads(source, row, below, table.width)
            return columns_of(source, whole or row, table) is None and columns_of(source, row, table) is None
    return False


def columns_of(source: Source, row: tuple[Span, ...], table: Table) -> Columns | None:
    """Is this row the head of a task table? It is if one column holds tasks and another says who leads."""
    cells = list(dict.fromkeys(row))
    if any(len(cell) > 120 for cell in cells):
        return None
    width = table.width
    places: dict[str, int] = {}
    others: list[tuple[int, Span]] = []
    for at, cell in enumerate(row):
        kind = _kind(source, cell)
        if kind == "body" and not _holds_bodies(source, table, at):
            kind = None
        if kind and kind not in places:
            places[kind] = at
        elif len(cell):
            others.append((at, cell))
    _stand_in(places)
    if "task" not in places or "lead" not in places:
        return None
    shift = 1 if "number" not in places and len(row) < width and places["task"] == 0 else 0

    def at_(name: str) -> int | None:
        return places[name] + shift if name in places else None

    named = [(at + shift, row[at]) for name, at in places.items() if name in ("money", "note")]
    return Columns(
        number=places.get("number", 0 if shift else None),
        task=places["task"] + shift,
        lead=places["lead"] + shift,
        coordinating=at_("coordinating"),
        deadline=at_("deadline"),
        product=at_("product"),
        supervisor=at_("supervisor"),
        others=(*named, *((at + shift, cell) for at, cell in others)),
        both=places.get("both") == places["lead"],
    )


def _stand_in(places: dict[str, int]) -> None:
    """Where no column is plainly that of who leads, or of what is to be done, the next best is."""
    for wanted, others in (("lead", ("both", "body", "supervisor")), ("task", ("figure",))):
        found = next((name for name in others if name in places), None)
        if wanted not in places and found is not None:
            places[wanted] = places[found] if found == "both" else places.pop(found)


def _holds_bodies(source: Source, table: Table, at: int) -> bool:
    """Do the cells of a column name bodies? "đoàn", "triệu USD" are what is counted."""
    return any(at < len(row) and is_body(source.flat, row[at].start, row[at].end) for row in table.rows[1:])


def _kind(source: Source, cell: Span) -> str | None:
    """What a column holds, by the words of its head."""
    words = " ".join(source.folded[cell.start : cell.end].split())
    return next((name for name, pattern in _HEADS if words and pattern.match(words)), None)


def under_heads(source: Source, head: tuple[Span, ...], row: tuple[Span, ...], width: int) -> tuple[Span, ...] | None:
    """The head in two rows as one: "Phân công | Thời gian" over "Chủ trì | Phối hợp | Bắt đầu | Hoàn thành".

    None where `row` is no second row of a head.
    """
    below = [cell for cell in dict.fromkeys(row) if len(cell) and cell not in head]
    if len(below) < 2 or any(len(cell) > 40 for cell in below):
        return None
    if sum(_kind(source, cell) in _SUB_HEADS for cell in below) < 2:
        return None
    if len(row) == len(head):
        return tuple(low if len(low) else high for high, low in zip(head, row, strict=True))
    # a converter gave only the cells that are there: they stand under the group that names who does it
    group = next((at for at, cell in enumerate(head) if _kind(source, cell) == "lead"), None)
    if group is None or len(head) - 1 + len(row) != width:
        return None
    return (*head[:group], *row, *head[group + 1 :])


_SUB_HEADS = ("lead", "coordinating", "deadline", "product", "supervisor")
