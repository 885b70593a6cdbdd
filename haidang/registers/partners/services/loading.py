"""The book begins with the facts of papers.reference. Run again, nothing is made twice, and what people changed stays.

Rows are known again by what they are about (a country by its name, a day by partner and name), never by their words.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from haidang.kit.audit.services import note_all
from haidang.office.directory.models import Agency
from haidang.papers.reference import countries as facts
from haidang.papers.reference.province import missions
from haidang.registers.partners.choices import DayKind, Kind, Level, RelationKind, Stage
from haidang.registers.partners.models import (
    Partner,
    PartnerDay,
    PartnershipLevel,
    PriorityListing,
    Relation,
    RelationStep,
)
from haidang.registers.partners.saying import name_of_signing

#: Which agency keeps what nobody else does; whose partners are whose, as partner_localities.csv names them.
_DESK = "SNGV"
_SIDES: Mapping[str, tuple[str, Level]] = {
    "tỉnh Bà Rịa - Vũng Tàu": (_DESK, Level.PROVINCE),
    "Bộ Chỉ huy quân sự tỉnh": ("BCHQS", Level.FORCES),
    "thị xã Phú Mỹ": ("UBPM", Level.DISTRICT),
    "thành phố Vũng Tàu": ("UBVT", Level.DISTRICT),
}
#: The words of a relation that tell its form; the first that is found counts.
_FORMS: Mapping[str, RelationKind] = {
    "kết nghĩa": RelationKind.TWINNING,
    "bản ghi nhớ": RelationKind.MEMORANDUM,
    "thỏa thuận": RelationKind.COOPERATION,
    "thành viên": RelationKind.COOPERATION,
    "trao đổi": RelationKind.EXCHANGE,
    "giao lưu": RelationKind.EXCHANGE,
}
#: These are signed papers; the others are only known to be there.
_SIGNED = frozenset({RelationKind.TWINNING, RelationKind.MEMORANDUM, RelationKind.COOPERATION})
_HOME = "Việt Nam"


@dataclass(frozen=True, slots=True)
class Loaded:
    """How much was new."""

    partners: int
    days: int
    relations: int
    others: int

    @property
    def total(self) -> int:
        return self.partners + self.days + self.relations + self.others


@transaction.atomic
def load_reference(*, by: Any = None) -> Loaded:
    """Enter the countries, localities, missions and organisations with their days, levels, lists and relations."""
    agencies = {agency.code: agency for agency in Agency.objects.filter(code__in=[code for code, _ in _SIDES.values()])}
    known = {(each.kind, each.name): each for each in Partner.objects.all()}
    made = [*_countries(known, agencies), *_in_countries(known, agencies)]
    days, others = [*_days(known)], [*_levels(known), *_listings(known)]
    relations = [*_relations(known, agencies)]
    note_all((*made, *days, *others, *relations), "seeded", by=by)
    return Loaded(len(made), len(days), len(relations), len(others))


Known = dict[tuple[str, str], Partner]
Agencies = Mapping[str, Agency]


def _new(known: Known, kind: Kind, name: str, **values: Any) -> Iterator[Partner]:
    if (kind, name) not in known:
        known[kind, name] = Partner.objects.create(kind=kind, name=name, **values)
        yield known[kind, name]


def _countries(known: Known, agencies: Agencies) -> Iterator[Partner]:
    """All of them; the province's own office keeps those whose relations it counts."""
    related = {each.country: each for each in facts.relations()}
    for each in facts.countries():
        relation = related.get(each.country)
        names = (*each.aliases, *(relation.aliases if relation else ()))
        yield from _new(
            known, Kind.COUNTRY, each.country, name_english=each.english, name_original=each.original, iso=each.iso,
            continent=each.continent, aliases="; ".join(dict.fromkeys(names)),
            keeper=agencies.get(_DESK) if relation else None, note=relation.note if relation else "",
            source=relation.source if relation else each.source, tag=relation.tag if relation else each.tag,
        )  # fmt: skip


def _in_countries(known: Known, agencies: Agencies) -> Iterator[Partner]:
    for each in facts.partner_localities():
        code = _SIDES.get(each.vietnamese_side, (_DESK, Level.PROVINCE))[0]
        yield from _new(
            known, Kind.LOCALITY, each.locality, country=known[Kind.COUNTRY, each.country], region=each.region,
            name_english=each.english, name_original=each.original, aliases="; ".join(each.aliases),
            keeper=agencies.get(code), source=each.source, tag=each.tag, note=each.note,
        )  # fmt: skip
    for mission in missions():
        yield from _new(
            known, Kind.MISSION, mission.name, country=known[Kind.COUNTRY, mission.country],
            name_english=mission.english, source=mission.source, tag="K",
        )  # fmt: skip
    for body in facts.organisations():
        yield from _new(
            known, Kind.ORGANISATION, body.organisation, name_english=body.english, aliases="; ".join(body.aliases),
            keeper=agencies.get(_SIDES.get(body.vietnamese_side, (_DESK, Level.PROVINCE))[0]),
            note=body.note, source=body.source, tag=body.tag,
        )  # fmt: skip


# ── days ─────────────────────────────────────────────────────────────────────────────────────────


def _days(known: Known) -> Iterator[PartnerDay]:
    have = set(PartnerDay.objects.values_list("partner", "kind", "name", "valid_from"))
    rows = (_relation_days, _national_days, _organisation_days, _lunar, _local_days)
    for row in (row for told in rows for row in told(known)):
        if (row.partner_id, row.kind, row.name, row.valid_from) not in have:
            row.save()
            yield row


def _relation_days(known: Known) -> Iterator[PartnerDay]:
    for each in facts.relations():
        yield PartnerDay(
            partner=known[Kind.COUNTRY, each.country], kind=DayKind.RELATIONS, name="thiết lập quan hệ ngoại giao",
            month=each.since.month, day=each.since.day, year=each.since.year, note=each.note, source=each.source,
            tag=each.tag,
        )  # fmt: skip


#: "Tết Bunpimay (14-16/4)"
_SPAN = re.compile(r"\s*\((?P<first>\d+)-(?P<last>\d+)/(?P<month>\d+)\)$")


def _national_days(known: Known) -> Iterator[PartnerDay]:
    for each in facts.national_days():
        if each.country == _HOME:
            continue
        # a republic of a federation has a day of its own
        partner = known.get((Kind.COUNTRY, each.country)) or known[Kind.LOCALITY, each.country]
        span = _SPAN.search(each.name)
        yield PartnerDay(
            partner=partner, kind=DayKind.NEW_YEAR if each.name.startswith("Tết ") else DayKind.NATIONAL,
            name=_SPAN.sub("", each.name), month=int(span["month"]) if span else each.month,
            day=int(span["first"]) if span else each.day,
            length=int(span["last"]) - int(span["first"]) + 1 if span else 1,
            valid_from=each.valid_from, valid_to=each.valid_to, source=each.source, tag=each.tag,
        )  # fmt: skip


def _organisation_days(known: Known) -> Iterator[PartnerDay]:
    for each in facts.organisation_days():
        yield PartnerDay(
            partner=known[Kind.ORGANISATION, each.organisation], kind=DayKind.ORGANISATION, name=each.event,
            month=each.on.month, day=each.on.day, year=each.on.year, source=each.source, tag=each.tag,
        )  # fmt: skip


def _lunar(known: Known) -> Iterator[PartnerDay]:
    for each in facts.countries():
        if each.lunar:
            yield PartnerDay(
                partner=known[Kind.COUNTRY, each.country], kind=DayKind.LUNAR, name="Tết Nguyên đán",
                note="theo kỳ nghỉ Tết ở trang Ngày nghỉ, ngày làm bù", source=each.source, tag=each.tag,
            )  # fmt: skip


def _local_days(known: Known) -> Iterator[PartnerDay]:
    """The days on which something was signed that still holds."""
    for each in facts.partner_localities():
        if len(each.since) == len("2015-07-27") and not each.until and _form_of(each.relation) in _SIGNED:
            on = date.fromisoformat(each.since)
            yield PartnerDay(
                partner=known[Kind.LOCALITY, each.locality], kind=DayKind.LOCAL, name=name_of_signing(each.relation),
                month=on.month, day=on.day, year=on.year, note=each.vietnamese_side, source=each.source, tag=each.tag,
            )  # fmt: skip


# ── levels, lists, relations ─────────────────────────────────────────────────────────────────────


def _levels(known: Known) -> Iterator[PartnershipLevel]:
    have = set(PartnershipLevel.objects.values_list("partner", "level"))
    for each in facts.partnerships():
        partner = known[Kind.COUNTRY, each.country]
        if (partner.pk, each.level) not in have:
            yield PartnershipLevel.objects.create(
                partner=partner, level=each.level, valid_from=each.valid_from, valid_to=each.valid_to,
                source=each.source, tag=each.tag,
            )  # fmt: skip


def _listings(known: Known) -> Iterator[PriorityListing]:
    have = set(PriorityListing.objects.values_list("partner", "name"))
    for each in facts.priority_listings():
        partner = known[Kind.COUNTRY, each.partner]
        if (partner.pk, each.list) not in have:
            yield PriorityListing.objects.create(
                partner=partner, name=each.list, valid_from=each.valid_from, valid_to=each.valid_to,
                basis=each.source, tag=each.tag,
            )  # fmt: skip


def _relations(known: Known, agencies: Agencies) -> Iterator[Relation]:
    """What the province has already: at the stage that is known, without papers, since none was seen."""
    have = set(Relation.objects.values_list("partner", flat=True))
    for each in (*facts.partner_localities(), *_memberships()):
        partner = known.get((Kind.LOCALITY, each.locality)) or known[Kind.ORGANISATION, each.locality]
        code, level = _SIDES.get(each.vietnamese_side, (_DESK, Level.PROVINCE))
        if partner.pk in have or code not in agencies:
            continue
        kind = _form_of(each.relation)
        stage = Stage.STOPPED if each.until else Stage.SIGNED if kind in _SIGNED else Stage.STUDY
        since = date.fromisoformat(each.since) if len(each.since) == 10 else None
        relation = Relation.objects.create(
            partner=partner, title=each.relation[:1].upper() + each.relation[1:], kind=kind, level=level,
            agency=agencies[code], vietnamese_side=each.vietnamese_side, stage=stage, since=since,
            since_said="" if since else each.since, note=_note_of(each), source=each.source, tag=each.tag,
        )  # fmt: skip
        words = f"Theo dữ liệu nền ({each.source})." if each.source else "Theo dữ liệu nền."
        RelationStep.objects.create(relation=relation, stage=stage, on=since, words=words)
        yield relation


def _form_of(relation: str) -> RelationKind:
    return next((form for words, form in _FORMS.items() if words in relation), RelationKind.OTHER)


def _memberships() -> Iterator[facts.PartnerLocality]:
    """Organisations to which somebody of the province belongs, told as the localities are."""
    for body in facts.organisations():
        if body.relation:
            yield facts.PartnerLocality(
                body.organisation, body.english, "", body.aliases, "", "", body.vietnamese_side, body.relation, "", "",
                body.note, body.source, body.tag,
            )  # fmt: skip


def _note_of(locality: facts.PartnerLocality) -> str:
    ended = f"chấm dứt {locality.until}" if locality.until else ""
    return "; ".join(filter(None, (locality.note, ended)))
