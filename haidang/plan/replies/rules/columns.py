"""The columns of the sheets that go out, and how a heading is known again when it comes back."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from haidang.kit.search.folding import plain


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a sheet: what it is called here and there, how wide it stands, whether it is filled in."""

    name: str
    heading: str
    width: int = 24
    is_input: bool = False
    is_hidden: bool = False
    #: The merged head above it.
    group: str = ""


KEY = Column("key", "Mã dòng", 4, is_hidden=True)
STAMP = Column("stamp", "Dấu phiên bản", 4, is_hidden=True)

_HELD = "Tình hình thực hiện"
_HARD = "Khó khăn và đề xuất"

#: The sheet of the house: a column for each thing an update says.
TABLE = (
    KEY,
    STAMP,
    Column("label", "STT", 7),
    Column("title", "Nội dung nhiệm vụ", 48),
    Column("agency", "Cơ quan", 24),
    Column("due", "Thời hạn", 13),
    Column("asked", "Hạn gửi cập nhật", 13),
    Column("state", "Tình trạng", 24, is_input=True),
    Column("done", "Đã làm được từ lần trước", 48, is_input=True),
    Column("next", "Việc tiếp theo", 36, is_input=True),
    Column("obstacle", "Vướng mắc, đề nghị", 36, is_input=True),
    Column("finished_on", "Ngày hoàn thành", 14, is_input=True),
    Column("evidence", "Văn bản, minh chứng", 30, is_input=True),
)
#: The form in which the province gathers it.
PROVINCE = (
    KEY,
    STAMP,
    Column("label", "STT", 7),
    Column("title", "Nội dung nhiệm vụ", 48),
    Column("agency", "Cơ quan chủ trì", 24),
    Column("coordinators", "Cơ quan phối hợp", 30),
    Column("due", "Thời hạn", 16),
    Column("state", "Tình trạng", 24, is_input=True, group=_HELD),
    Column("done", "Kết quả thực hiện", 48, is_input=True, group=_HELD),
    Column("evidence", "Văn bản, minh chứng", 30, is_input=True, group=_HELD),
    Column("hardship", "Khó khăn", 36, is_input=True, group=_HARD),
    Column("proposal", "Đề xuất", 36, is_input=True, group=_HARD),
)
#: By the letter that opens the code of a sheet.
FORMS: Mapping[str, tuple[Column, ...]] = {"B": TABLE, "T": PROVINCE}

#: What is filled in, whichever form it came in.
INPUTS = frozenset(column.name for form in FORMS.values() for column in form if column.is_input)
HEADING_OF = {column.name: column.heading for form in (PROVINCE, TABLE) for column in form}


def folded(heading: str) -> str:
    """A heading as it is compared: "KẾT QUẢ\\nthực hiện *" is "ket qua thuc hien"."""
    return " ".join(plain(heading).split()).strip(" *:.")


_KNOWN = {folded(column.heading): column.name for form in FORMS.values() for column in form}


@dataclass(frozen=True, slots=True)
class Head:
    """Where a sheet begins, and what stands in which of its columns."""

    #: The first line below the head.
    below: int
    #: Name of a column → where it stands.
    at: Mapping[str, int]
    #: Headings that stand twice: nobody can say which is meant.
    twice: tuple[str, ...] = ()


#: A head is looked for in so many lines.
HEAD_WITHIN = 30
#: Fewer known headings are a coincidence.
_ENOUGH = 2


def head_of(lines: Sequence[Sequence[str]]) -> Head | None:
    """The head of a sheet, in whatever order its columns stand; it may take two lines, with merged cells above."""
    best: Head | None = None
    for number in range(min(len(lines), HEAD_WITHIN)):
        for depth in (1, 2):
            head = _head_at(lines[number : number + depth], number + depth)
            if len(head.at) >= _ENOUGH and INPUTS & head.at.keys() and (best is None or len(head.at) > len(best.at)):
                best = head
    return best


def _head_at(lines: Sequence[Sequence[str]], below: int) -> Head:
    at: dict[str, int] = {}
    twice = []
    for line in lines:
        for place, cell in enumerate(line):
            name = _KNOWN.get(folded(cell)) if cell else None
            if name and at.setdefault(name, place) != place:
                twice.append(HEADING_OF[name])
    return Head(below, at, tuple(twice))


def head_from_key(letter: str, place: int) -> Head:
    """The head of rows that were copied without it: the key tells the form, and where its columns begin."""
    return Head(0, {column.name: place + n for n, column in enumerate(FORMS[letter])})


def missing_inputs(names: Iterable[str]) -> list[str]:
    """The headings of what could have been filled in and has no column: their cells stay as they are."""
    had = set(names)
    form = PROVINCE if had & {"hardship", "proposal"} else TABLE
    return [column.heading for column in form if column.is_input and column.name not in had]
