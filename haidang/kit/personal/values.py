"""A personal value as the program carries it: to everything that reads text it is its mask."""

from typing import Any, Self

from haidang.kit.personal import services
from haidang.kit.personal.keys import Unreadable, decrypt


class Personal(str):
    """A string that *is* the mask: printing, formatting, slicing, JSON and templates cannot show more.

    The value itself is carried encrypted; `reveal` is the way to it, and logs who took it.
    """

    __slots__ = ("_field", "_record", "token")

    token: str
    _record: Any
    _field: str

    def __new__(cls, mask: str, token: str) -> Self:
        made = super().__new__(cls, mask)
        made.token, made._record, made._field = token, None, ""
        return made

    def of(self, record: Any, field: str) -> "Personal":
        """The same value, knowing whose it is."""
        made = Personal(str(self), self.token)
        made._record, made._field = record, field
        return made

    def reveal(self, *, by: Any, reason: str) -> Any:
        """The plain value; who saw it and why is logged."""
        if self._record is None:
            raise TypeError("Take the value from its record: a value out of values() does not know whose it is.")
        return services.reveal(self._record, self._field, by=by, reason=reason)

    def __eq__(self, other: object) -> bool:
        """Two values are the same when what they hide is the same, not when their masks look alike."""
        if not isinstance(other, Personal):
            return str.__eq__(self, other) is True
        try:
            return self.token == other.token or decrypt(self.token) == decrypt(other.token)
        except Unreadable:
            return False

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return str.__hash__(self)

    def __repr__(self) -> str:
        return f"<Personal {self!s}>"

    def __reduce__(self) -> Any:
        return Personal, (str(self), self.token)
