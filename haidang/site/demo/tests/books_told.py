"""How the books of the demonstration stand on a day: counted here, compared with what was worked out by hand."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Any

from haidang.registers.agreements.models import Agreement
from haidang.registers.agreements.selectors.verdicts import verdicts as said_of_agreement
from haidang.registers.conferences import selectors as conferences
from haidang.registers.conferences.models import Conference
from haidang.registers.delegations import checking
from haidang.registers.delegations.choices import OFF
from haidang.registers.delegations.models import Delegation
from haidang.registers.partners.models import Relation
from haidang.registers.passports.models import Passport, PrivateTrip
from haidang.registers.visits.models import Visit


def stages() -> dict[str, Counter[str]]:
    """Of each book: how many stand in which stage. Relations that the reference data brought are left out."""
    told = Relation.objects.filter(title__endswith="(minh họa)")
    rows: dict[str, Iterable[str]] = {
        "relations": told.values_list("stage", flat=True),
        "passports": [each.state.value for each in Passport.objects.with_book()],
        "private": PrivateTrip.objects.values_list("stage", flat=True),
        "agreements": Agreement.objects.values_list("stage", flat=True),
        "trips": Delegation.objects.values_list("stage", flat=True),
        "visits": Visit.objects.values_list("stage", flat=True),
        "conferences": Conference.objects.values_list("stage", flat=True),
    }
    return {name: Counter(found) for name, found in rows.items()}


def doubts(today: date) -> dict[str, Counter[tuple[str, str]]]:
    """(kind, rule): how often a rule says something else than "ok", book by book."""
    found: dict[str, list[Any]] = {
        "trips": [
            each for row in Delegation.objects.exclude(stage__in=OFF) for each in checking.verdicts(row, today=today)
        ],
        "conferences": [each for row in Conference.objects.all() for each in conferences.checks(row, today=today)],
        "agreements": [each for row in Agreement.objects.all() for each in said_of_agreement(row, today)],
    }
    return {
        name: Counter(
            (str(each.kind.value if hasattr(each.kind, "value") else each.kind), each.code)
            for each in said
            if str(each.kind) != "ok"
        )
        for name, said in found.items()
    }
