"""Questions about papers that a page asks: what may be doubted, what else it might be, the next number."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Max

from haidang.kit import clock
from haidang.office.documents import rules
from haidang.office.documents.choices import DOUBTS, Standing
from haidang.office.documents.models import Document


def doubts(document: Document, today: date) -> list[str]:
    """What a person should look at again, each in a sentence; and the papers it might be a second time."""
    return [str(DOUBTS[code]) % values for code, values in rules.doubts(document.facts, today)]


def might_be(document: Document, user: Any) -> list[Document]:
    """Others under its number, where something that is not known keeps them apart."""
    if not document.ordinal or document.withdrawn_as:
        return []
    rows = Document.objects.for_user(user, "view").valid().filter(ordinal=document.ordinal, series=document.series)
    others = rows.exclude(pk=document.pk).with_issuers().order_by("pk")
    return [row for row in others if rules.may_be_same(row.identity, document.identity)]


def next_arrival_number(year: int) -> int:
    """The number the next paper in gets: one series a year, from 1 (NĐ 30/2020/NĐ-CP Đ22)."""
    used = Document.objects.valid().filter(arrival_year=year).aggregate(last=Max("arrival_number"))["last"]
    return (used or 0) + 1


@dataclass(frozen=True)
class Followed:
    """A paper in the book of follow-up: how its answer stands on the day."""

    document: Document
    standing: Standing

    @property
    def is_overdue(self) -> bool:
        return self.standing == Standing.OVERDUE


def followed(documents: Any, today: date | None = None) -> list[Followed]:
    """Each with its standing."""
    day = today or clock.today()
    return [Followed(document, document.standing(day)) for document in documents]
