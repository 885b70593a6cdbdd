"""Addresses for many rows at once: the resolver is asked once for each kind of address, not once for each row."""

from typing import Any

from django.urls import reverse

#: Stands for the number of a row while the resolver is asked; no row has it.
_ROW = 987_654_321_987


class Places:
    """`Places("followup:write")(17, "2020-t05")` is what `reverse` says, and quick from the second row on.

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
