"""What is owed: one thing that one agency or person still has to do, since when and until when. Computed, never stored.

Each room that waits for somebody offers `owed(on) -> Iterable[Owed]` in its `owed.py`; `desk` lists those functions
once, and "Việc của tôi", the digest, the ladder of urging, the calendar and the leaders' page all read that one list.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse


@dataclass(frozen=True, slots=True)
class Owed:
    """`key` names the thing for ever ("update:task:17:2020-t05"): an urging belongs to (key, rung)."""

    key: str
    #: The kind in a word of the office, already for the eye: "Cập nhật kỳ", "Xác nhận đã nhận".
    kind: str
    title: str
    #: Where it is done, in one click.
    url: str
    agency_id: int | None = None
    #: One person of the agency, where it is theirs alone.
    person_id: int | None = None
    since: date | None = None
    due_on: date | None = None
    #: The task it belongs to, where it belongs to one.
    task_id: int | None = None
    #: The title names the person whose papers it is about: not told where nobody signs in.
    names_person: bool = False

    @property
    def order(self) -> tuple[bool, date, str]:
        """Due soonest first, what has no day last."""
        return (self.due_on is None, self.due_on or date.max, self.title)


#: Stands for the number of a row while the resolver is asked; no row has it.
_ROW = 987_654_321_987


class Places:
    """Addresses for many lines: the resolver is asked once for each kind of address, not once for each line.

    `Places("followup:write")(17, "2020-t05")` is what `reverse` says, and quick from the second row on.

    The first argument is the number of a row; those that follow are asked about anew when they are new.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._known: dict[tuple[Any, ...], tuple[str, str]] = {}

    def __call__(self, pk: int, *rest: Any) -> str:
        if rest not in self._known:
            before, _, after = reverse(self._name, args=[_ROW, *rest]).partition(str(_ROW))
            self._known[rest] = (before, after)
        before, after = self._known[rest]
        return f"{before}{pk}{after}"
