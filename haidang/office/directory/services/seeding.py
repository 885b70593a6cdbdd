"""The directory begins with the facts of papers.reference: the same files that the reader and the checks use.

Run again, nothing is made twice, and what people changed since stays as they left it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from haidang.kit import clock
from haidang.kit.audit.services import note_all
from haidang.office.directory import rules
from haidang.office.directory.choices import Kind, Level, NameKind
from haidang.office.directory.models import (
    Agency,
    AgencyGroup,
    AgencyName,
    AgencyParent,
    Field,
    GroupListing,
    Succession,
)
from haidang.papers.reference import agencies as facts
from haidang.papers.reference.groups import group_phrases
from haidang.papers.reference.names import provinces
from haidang.papers.reference.province import Difference, communes, differences, fields_of_work, missions, topics

#: The province of the demonstration: Bà Rịa - Vũng Tàu (papers/reference/provinces.csv).
DEMO_PROVINCE = "77"

#: What agencies.csv calls a kind, in the words of the directory.
_KINDS = {
    "ủy ban nhân dân": Kind.PEOPLES_COMMITTEE,
    "hội đồng nhân dân": Kind.COUNCIL,
    "đoàn đại biểu": Kind.COUNCIL,
    "quốc hội": Kind.OTHER,
    "văn phòng": Kind.OFFICE,
    "sở": Kind.DEPARTMENT,
    "ban": Kind.BOARD,
    "lực lượng vũ trang": Kind.ARMED_FORCES,
    "Đảng": Kind.PARTY,
    "mặt trận": Kind.FRONT,
    "đoàn thể": Kind.FRONT,
    "hội": Kind.ASSOCIATION,
    "ngoài nhà nước": Kind.SCHOOL,
    "sự nghiệp": Kind.PUBLIC_UNIT,
    "báo chí": Kind.PRESS,
    "ngành dọc": Kind.SECTOR,
    "tòa án": Kind.COURT,
    "viện kiểm sát": Kind.COURT,
    "chính phủ": Kind.OTHER,
    "bộ": Kind.MINISTRY,
    "cơ quan ngang bộ": Kind.MINISTRY,
    "cục": Kind.OTHER,
    "cơ quan đại diện": Kind.FOREIGN_MISSION,
}
_LEVELS = {
    "tỉnh": Level.PROVINCE,
    "huyện": Level.DISTRICT,
    "xã": Level.COMMUNE,
    "trung ương": Level.CENTRAL,
    "nước ngoài": Level.ABROAD,
}
#: How a city under the central government is called in a row that is meant for any of them.
_ANY_CITY = "thành phố trực thuộc trung ương"


@dataclass(frozen=True, slots=True)
class Seeded:
    """How much was new."""

    agencies: int
    groups: int
    fields: int


@transaction.atomic
def seed(by: Any = None, *, province: str = DEMO_PROVINCE) -> Seeded:
    """Enter every known agency, group and field that the directory has not got, as it is in `province`."""
    told = differences(province)
    known = set(Agency.objects.values_list("code", flat=True))
    _agencies(province, told, known)
    _communes(known)
    _missions(known)
    new = list(Agency.objects.exclude(code__in=known))
    _parents({agency.code: agency for agency in Agency.objects.all()}, {agency.code for agency in new}, told)
    _heirs({agency.code: agency for agency in Agency.objects.all()}, {agency.code for agency in new}, told)
    groups, fields = _groups(told), _fields()
    note_all((*new, *groups, *fields), "seeded", by=by)
    return Seeded(len(new), len(groups), len(fields))


# ── agencies and their names ─────────────────────────────────────────────────────────────────────


def _agencies(province: str, told: Sequence[Difference], known: set[str]) -> None:
    """One agency for each code, whatever number of rows its names take."""
    rows: dict[str, list[facts.Agency]] = defaultdict(list)
    heirs = {each.agency: each for each in told if each.what == "heir"}
    for row in facts.known_agencies():
        # what the body is called after it went is what its heir is called
        heir = heirs.get(row.code)
        goes_on = heir and heir.day and row.valid_from and row.valid_from >= heir.day
        rows[heir.other if heir and goes_on else row.code].append(row)
    city = _city_of(province)
    absent = {each.agency for each in told if each.what == "absent"}
    begins = {each.agency: each.day for each in told if each.what == "begins"}
    ends = {each.agency: rules.day_before(each.day) for each in told if each.what == "heir" and each.day}
    words = topics()
    for position, (code, named) in enumerate(rows.items()):
        if code in known:
            continue
        first = begins.get(code) or _first(named)
        last = ends.get(code) or _last(named)
        names = list(_names(named, first, last, city))
        own = next(row for row in named if row.code == code)
        kind, level = _sort(own)
        _made(
            code, names, first, last, kind=kind, level=level, topics=", ".join(words.get(code, ())),
            order=rules.protocol_order(kind, level, position), source=own.source[:250],
            is_of_province=code not in absent,
        )  # fmt: skip


def _sort(row: facts.Agency) -> tuple[Kind, Level]:
    kind, level = _KINDS[row.kind], _LEVELS[row.level]
    if row.kind == "cơ quan đại diện":
        ours = "Việt Nam tại" in row.name
        return (Kind.MISSION, Level.ABROAD) if ours else (Kind.FOREIGN_MISSION, Level.FOREIGN)
    if row.kind == "ngoài nhà nước":
        return kind, Level.OUTSIDE
    return kind, level


def _city_of(province: str) -> str:
    """The city into which the province went, as papers write it; "" where it did not."""
    names = {each.code: each for each in provinces()}
    heir = next((each.heir for each in provinces() if each.code == province and each.heir), "")
    return f"Thành phố {names[heir].name}" if heir else ""


def _first(rows: Sequence[facts.Agency]) -> date | None:
    days = [row.valid_from for row in rows]
    return None if None in days else min(day for day in days if day)


def _last(rows: Sequence[facts.Agency]) -> date | None:
    days = [row.valid_to for row in rows]
    return None if None in days else max(day for day in days if day)


Name = tuple[str, str, date | None, date | None]


def _names(rows: Sequence[facts.Agency], first: date | None, last: date | None, city: str) -> Iterator[Name]:
    """Every name with its days. A later row renames where the names of this province say so, else it adds aliases."""
    rows = sorted(rows, key=lambda row: row.valid_from or date.min)
    for number, row in enumerate(rows):
        later = rows[number + 1] if number + 1 < len(rows) else None
        since = row.valid_from or first
        until = _earliest(
            row.valid_to, last, rules.day_before(later.valid_from) if later and later.valid_from else None
        )
        if not (since and until and since > until):
            yield NameKind.OFFICIAL, row.name.replace(_ANY_CITY, city or _ANY_CITY), since, until
            if row.english:
                yield NameKind.ENGLISH, row.english, since, until
        # what people call it goes on being said after a change of name, where the name itself has no end
        for alias in row.aliases:
            yield (NameKind.SHORT if _is_short(alias) else NameKind.ALIAS), alias, since, _earliest(row.valid_to, last)


def _is_short(alias: str) -> bool:
    """ "SNgV", "BQLKCN": one word, mostly capitals."""
    return " " not in alias and sum(letter.isupper() for letter in alias) * 2 > len(alias)


def _earliest(*days: date | None) -> date | None:
    return min((day for day in days if day), default=None)


def _made(code: str, names: Iterable[Name], first: date | None, last: date | None, **fields: Any) -> Agency:
    names = list(names)
    official = [(since, until, text) for kind, text, since, until in names if kind == NameKind.OFFICIAL]
    agency = Agency(code=code, name=rules.name_of(official, clock.today()), valid_from=first, valid_to=last, **fields)
    agency.save()
    seen: set[tuple[str, str, date | None]] = set()
    for kind, text, since, until in names:
        if (kind, text, since) not in seen:
            seen.add((kind, text, since))
            AgencyName(agency=agency, kind=kind, text=text, valid_from=since, valid_to=until).save()
    return agency


def _communes(known: set[str]) -> None:
    for position, each in enumerate(communes()):
        if each.code in known:
            continue
        name = f"Ủy ban nhân dân {each.unit}"
        names: list[Name] = [
            (NameKind.OFFICIAL, name, each.valid_from, each.valid_to),
            (NameKind.ALIAS, each.unit, each.valid_from, each.valid_to),
            (NameKind.ENGLISH, f"People's Committee of {each.english}", each.valid_from, each.valid_to),
        ]
        _made(
            each.code, names, each.valid_from, each.valid_to, kind=Kind.PEOPLES_COMMITTEE, level=Level.COMMUNE,
            order=rules.protocol_order(Kind.PEOPLES_COMMITTEE, Level.COMMUNE, position), topics=each.unit,
            source=each.source,
        )  # fmt: skip


def _missions(known: set[str]) -> None:
    for position, each in enumerate(missions()):
        if each.code in known:
            continue
        names: list[Name] = [
            (NameKind.OFFICIAL, each.name, each.valid_from, each.valid_to),
            (NameKind.ENGLISH, each.english, each.valid_from, each.valid_to),
        ]
        _made(
            each.code, names, each.valid_from, each.valid_to, kind=Kind.MISSION, level=Level.ABROAD,
            order=rules.protocol_order(Kind.MISSION, Level.ABROAD, position + 20), source=each.source,
        )  # fmt: skip


# ── parents and heirs ────────────────────────────────────────────────────────────────────────────


def _parents(agencies: Mapping[str, Agency], new: set[str], told: Sequence[Difference]) -> None:
    """Parents as the rows say; under a body that went, then under its heir."""
    heirs = {each.agency: each for each in told if each.what == "heir"}
    moved = {each.other: each for each in told if each.what == "parent-of"}
    above = {row.code: row.parent for row in facts.known_agencies() if row.parent}
    above |= {each.code: "BNG" for each in missions()}
    for code, parent in above.items():
        if code in new and parent in agencies:
            _stood(agencies[code], agencies[parent], heirs.get(parent), agencies)
    for each in communes():
        if each.code in new and (heir := heirs.get("UBND")):
            _under(agencies[each.code], agencies[heir.other], each.valid_from, None, each.source)
    for code, each_move in moved.items():
        if code in new:
            _under(agencies[code], agencies[each_move.agency], each_move.day, None, each_move.basis)


def _stood(agency: Agency, parent: Agency, heir: Difference | None, agencies: Mapping[str, Agency]) -> None:
    """Under the parent while both live, and from then on under its heir, where the agency outlives the parent."""
    last = _earliest(agency.valid_to, parent.valid_to)
    first = max((day for day in (agency.valid_from, parent.valid_from) if day), default=None)
    if not (first and last and first > last):
        _under(agency, parent, first, last, "")
    if (
        heir is None
        or heir.day is None
        or (agency.valid_to and agency.valid_to < heir.day)
        or agency.code == heir.other
    ):
        return
    since = max(day for day in (heir.day, agency.valid_from) if day)
    _under(agency, agencies[heir.other], since, agency.valid_to, heir.basis)


def _under(agency: Agency, parent: Agency, first: date | None, last: date | None, decision: str) -> None:
    AgencyParent.objects.get_or_create(
        agency=agency, parent=parent, valid_from=first, defaults={"valid_to": last, "decision": decision}
    )


def _heirs(agencies: Mapping[str, Agency], new: set[str], told: Sequence[Difference]) -> None:
    steps: list[tuple[str, str, date, str, str]] = []
    for each in told:
        if each.what == "heir" and each.day:
            steps.append((each.agency, each.other, each.day, each.basis, ""))
    for heir in facts.heirs():
        steps.append((heir.predecessor, heir.successor, heir.since, heir.legal_basis, heir.scope))
    for commune in communes():
        if commune.valid_from:
            scope = f"địa bàn {commune.unit}"
            steps.append((commune.district, commune.code, commune.valid_from, commune.source, scope))
    has_main = set(Succession.objects.filter(is_main=True).values_list("predecessor__code", flat=True))
    for predecessor, successor, since, basis, scope in steps:
        if predecessor not in new and successor not in new:
            continue
        _, made = Succession.objects.get_or_create(
            predecessor=agencies[predecessor],
            successor=agencies[successor],
            scope="" if scope == "toàn bộ" else scope,
            defaults={"since": since, "legal_basis": basis, "is_main": predecessor not in has_main},
        )
        if made:
            has_main.add(predecessor)


# ── groups and fields ────────────────────────────────────────────────────────────────────────────


def _groups(told: Sequence[Difference]) -> list[AgencyGroup]:
    known = set(AgencyGroup.objects.values_list("code", flat=True))
    made = []
    for each in group_phrases():
        if each.code in known:
            continue
        kinds = list(dict.fromkeys(_KINDS[kind].value for kind in each.kinds))
        group = AgencyGroup.objects.create(
            code=each.code, phrase=each.phrase, variants="\n".join(each.variants), kinds=kinds,
            level=_LEVELS[each.level].value if each.level else "", is_open=each.open, reading=each.reading,
            source=each.source,
        )  # fmt: skip
        left_out = {each.agency: each for each in told if each.what == "not-in-group" and each.other == group.code}
        for agency in Agency.objects.filter(code__in=left_out):
            GroupListing.objects.create(
                group=group, agency=agency, is_left_out=True, reason=left_out[agency.code].basis
            )
        made.append(group)
    return made


def _fields() -> list[Field]:
    known = set(Field.objects.values_list("code", flat=True))
    agencies = {agency.code: agency for agency in Agency.objects.all()}
    made = []
    for each in fields_of_work():
        if each.code in known:
            continue
        field = Field.objects.create(code=each.code, name=each.name, order=each.order, words=", ".join(each.words))
        field.agencies.set(agencies[code] for code in each.agencies if code in agencies)
        made.append(field)
    return made
