"""The draft of a plan as plain values: what the paper is written from, and what is read back from it."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class TaskWords:
    """One task as the plan says it. Words carry no mark of their list and no end mark."""

    title: str
    leads: tuple[str, ...] = ()
    coordinators: tuple[str, ...] = ()
    #: "chậm nhất ngày 30/4/2021"; "" where the plan sets none.
    due: str = ""
    description: str = ""
    solutions: tuple[str, ...] = ()
    #: The row it is of, so that what is found in the paper can be shown there.
    key: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence of its own: a purpose, a requirement, a paper that the plan rests on, an order of section IV."""

    words: str
    key: int = 0


@dataclass(frozen=True, slots=True)
class FieldWords:
    """A field of work (nhóm công tác) with its tasks."""

    title: str
    tasks: tuple[TaskWords, ...]


@dataclass(frozen=True, slots=True)
class AnnexRow:
    """A line of an annex, without its number: the paper numbers what goes in."""

    cells: tuple[str, ...]
    key: int = 0


@dataclass(frozen=True, slots=True)
class AnnexWords:
    """A list of a book: its title, its columns with their widths, the first of them the number."""

    title: str
    columns: tuple[tuple[str, int], ...]
    rows: tuple[AnnexRow, ...]


@dataclass(frozen=True, slots=True)
class Head:
    """Whose plan it is, and who is to sign it."""

    issuer: str
    #: The trích yếu: "Hoạt động đối ngoại năm 2021 của tỉnh …".
    about: str
    #: What follows the number: "KH-UBND".
    symbol: str = "KH-UBND"
    place: str = ""
    #: The month and year beside the blank day.
    drafted_on: date | None = None
    formula: tuple[str, ...] = ()
    post: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class PlanWords:
    """The whole plan."""

    head: Head
    fields: tuple[FieldWords, ...]
    bases: tuple[Line, ...] = ()
    purposes: tuple[Line, ...] = ()
    requirements: tuple[Line, ...] = ()
    organisation: tuple[Line, ...] = ()
    recipients: tuple[str, ...] = ()
    annexes: tuple[AnnexWords, ...] = ()
    #: What a demonstration says of itself above every page.
    mark: str = ""

    @property
    def numbered(self) -> "list[tuple[str, TaskWords]]":
        """Each task with the number that the paper gives it: "2.3"."""
        return [
            (f"{at}.{under}", task)
            for at, field in enumerate(self.fields, 1)
            for under, task in enumerate(field.tasks, 1)
        ]
