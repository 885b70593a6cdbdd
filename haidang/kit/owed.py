"""What is owed: one thing that one agency or person still has to do, since when and until when. Computed, never stored.

Each room that waits for somebody offers `owed(on) -> Iterable[Owed]` in its `owed.py`; `desk` lists those functions
once, and "Việc của tôi", the digest, the ladder of urging, the calendar and the leaders' page all read that one list.
"""

from dataclasses import dataclass
from datetime import date


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

    @property
    def order(self) -> tuple[bool, date, str]:
        """Due soonest first, what has no day last."""
        return (self.due_on is None, self.due_on or date.max, self.title)
