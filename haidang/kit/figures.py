"""What a book counts over some days: each figure with the list behind it. Computed, never stored.

Each room offers `figures(user, since, until) -> Iterable[Figure]` in its `figures.py`; `reports` lists those functions
once, and the page of figures, the leaders' page and the reports all read that one list, for a period and for the same
period of the year before ("so với cùng kỳ").
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse


@dataclass(frozen=True, slots=True)
class Figure:
    """`key` names the figure for ever ("aid:disbursed"): a report compares two periods, and two plans, by it."""

    key: str
    #: The book it is of, already for the eye: "Viện trợ".
    group: str
    #: What is counted, as a report says it: "giá trị giải ngân viện trợ".
    label: str
    value: int | Decimal
    #: "đoàn", "người", "VND", "USD"
    unit: str = ""
    #: The list that the figure was counted from, with its filter set; every number opens its records.
    url: str = ""
    #: "party", "state", "people", or "" where the book knows no channels.
    channel: str = ""


def opened(list_name: str, since: date | None = None, until: date | None = None, **asked: Any) -> str:
    """The address of the list that a figure was counted from: `opened("visits:visit-list", since, until, kind="…")`."""
    days = {"since": since, "until": until}
    told = {name: str(value) for name, value in (days | asked).items() if value not in (None, "")}
    return f"{reverse(list_name)}?{urlencode(told)}" if told else reverse(list_name)
