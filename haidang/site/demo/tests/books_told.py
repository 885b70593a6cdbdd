"""How the books of the demonstration stand on two days, worked out by hand from their tables, and how it is counted.

On 15/6/2020:
    relations    Lào allowed, Philippines proposed, Pháp stopped, the university and the Thai association studied
    passports    out Vũng Tàu (S), overdue since January; on its way R; lost N; gone L; the ten others kept
    agreements   six in force, Padang suspended, the port ended; Ansan asked about, Lào approved, the letter of intent
                 proposed, the university refused
    trips        Lào draft, Ansan asked, Hàn Quốc returned, Preah Vihear appraised, the council's and Nhật Bản decided,
                 Singapore reported, Thái Lan and Campuchia settled, Sanjo and Tỉnh ủy stopped
    visits       two calls and the consuls of ASEAN prepared, investors laid before, the office agreed, three calls
                 held, Sanjo over, Nenets not come
    conferences  ports draft, tourism filed, schools allowed, the fair called off
On 31/12/2020: Lào signed and Philippines studied again; S and R kept, D given back; Lào signed, Ansan approved, the
letter dropped; Lào refused, five trips stopped, Preah Vihear and Nhật Bản settled; six held, three over; three
conferences reported, one refused, one held.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Any

from haidang.registers.agreements import choices as agreements
from haidang.registers.agreements.models import Agreement
from haidang.registers.agreements.selectors.verdicts import verdicts as said_of_agreement
from haidang.registers.conferences import choices as meetings
from haidang.registers.conferences import selectors as conferences
from haidang.registers.conferences.models import Conference
from haidang.registers.delegations import checking
from haidang.registers.delegations import choices as trips
from haidang.registers.delegations.choices import OFF
from haidang.registers.delegations.models import Delegation
from haidang.registers.partners import choices as partners
from haidang.registers.partners.models import Relation
from haidang.registers.passports import choices as passports
from haidang.registers.passports.models import Passport, PrivateTrip
from haidang.registers.visits import choices as visits
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


JUNE: dict[str, dict[str, int]] = {
    "relations": {"study": 2, "proposed": 1, "allowed": 1, "stopped": 1},
    "passports": {"kept": 10, "out": 1, "on-way": 1, "lost": 1, "gone": 1},
    "private": {"asked": 1, "allowed": 1, "refused": 1, "withdrawn": 1},
    "agreements": {
        "signed": 6, "suspended": 1, "ended": 1, "asking": 1, "approved": 1, "proposed": 1, "refused": 1,
    },
    "trips": {
        "draft": 1, "asked": 1, "returned": 1, "appraised": 1, "decided": 2, "reported": 1, "settled": 2,
        "cancelled": 2,
    },
    "visits": {"preparing": 3, "submitted": 1, "approved": 1, "held": 3, "closed": 1, "cancelled": 1},
    "conferences": {"draft": 1, "filed": 1, "allowed": 1, "cancelled": 1},
}  # fmt: skip
DECEMBER: dict[str, dict[str, int]] = {
    "relations": {"study": 3, "signed": 1, "stopped": 1},
    "passports": {"kept": 11, "lost": 1, "gone": 2},
    "private": {"asked": 1, "allowed": 1, "refused": 1, "withdrawn": 1},
    "agreements": {"signed": 7, "suspended": 1, "ended": 1, "approved": 1, "refused": 1, "dropped": 1},
    "trips": {"reported": 1, "settled": 4, "refused": 1, "cancelled": 5},
    "visits": {"held": 6, "closed": 3, "cancelled": 2},
    "conferences": {"held": 1, "reported": 3, "refused": 1, "cancelled": 1},
}
#: What stands in neither table, and why: passports were asked for (I) and issued (M) before June; districts' agreements
#: have heirs since 01/7/2025 only (NĐ 177/2025/NĐ-CP).
ELSEWHERE = {"passports": {"asked", "issued"}, "agreements": {"inherited"}}
STAGES: dict[str, Any] = {
    "relations": partners.Stage, "passports": passports.State, "private": passports.TripStage,
    "agreements": agreements.Stage, "trips": trips.Stage, "visits": visits.Stage, "conferences": meetings.Stage,
}  # fmt: skip
#: Where rules doubt on 31/12/2020.
#: Trips: Preah Vihear, let go in the days of the congress.
#: Conferences: tourism was filed 22 days before and let pass, Công an never answered about it; the fair came under
#: QĐ 76/2010, whose days nobody read, and which warns (K); the report of Vũng Tàu was due on 23/12.
#: Agreements: nothing of Luật 70/2020 was in force: copy and publication of the eight that are not the army's; changes
#: of Izumiotsu, Padang and the port, which is of a department; opinions on Ansan; the army's circular came in 2021. The
#: notice for Bashkortostan is past.
DOUBTS: dict[str, dict[tuple[str, str], int]] = {
    "trips": {("warn", "blackout"): 1},
    "conferences": {
        ("refuse", "filing"): 1, ("warn", "opinions"): 1, ("unknown", "filing"): 1, ("unknown", "opinions"): 1,
        ("warn", "authority"): 1, ("warn", "report"): 1,
    },
    "agreements": {
        ("unknown", "report"): 8, ("unknown", "publication"): 8, ("unknown", "notice-of-change"): 3,
        ("unknown", "binding"): 1, ("unknown", "opinions"): 1, ("unknown", "opinion-days"): 1, ("unknown", "law"): 1,
        ("warn", "notice"): 1,
    },
}  # fmt: skip
