"""Questions to the directory: who is meant by a name or by a phrase for many, and which names held on a day."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from haidang.office.directory import rules
from haidang.office.directory.choices import Level, NameKind, Part, Why
from haidang.office.directory.models import (
    Agency,
    AgencyGroup,
    AgencyName,
    AgencyParent,
    Field,
    FieldDirection,
    Membership,
    Posting,
    Succession,
)
from haidang.office.directory.models.agencies import Likeness
from haidang.office.directory.models.dated import in_force

#: Whom "các cơ quan có liên quan" may mean: bodies of the province, not ministries and not embassies.
_OWN_LEVELS = (Level.PROVINCE, Level.DISTRICT, Level.COMMUNE)

# ── names ────────────────────────────────────────────────────────────────────────────────────────


def named(text: str, on: date | None = None) -> Agency | None:
    """The one agency that bears this name on the day (without a day: ever), marks and case aside.

    None where nobody does, and where several do: then a person must choose. An official name goes before an alias.
    """
    rows = AgencyName.objects.in_force(on).filter(context="").select_related("agency")
    rows = rows.filter(in_force(on, "agency__")) if on else rows
    for form in rules.spellings(text):
        bearers = list(rows.filter(plain=form))
        official = {row.agency_id: row.agency for row in bearers if row.kind == NameKind.OFFICIAL}
        found = official or {row.agency_id: row.agency for row in bearers}
        if found:
            return next(iter(found.values())) if len(found) == 1 else None
    return None


def nearest(text: str, on: date | None = None, limit: int = 5) -> list[Likeness]:
    """What to offer for a name nobody knows: the agencies whose names are most like it, the likest first."""
    return Agency.objects.nearest(text, on, limit)


def names_as_of(on: date) -> list[tuple[str, str]]:
    """(code, name) of every name that held on the day, for the reader; a name that two agencies bear is left out.

    Where one of them bears it officially, it is theirs: an alias gives way.
    """
    rows = AgencyName.objects.in_force(on).filter(in_force(on, "agency__"), context="").exclude(kind=NameKind.ENGLISH)
    bearers: dict[str, dict[bool, set[str]]] = {}
    names = list(rows.values_list("agency__code", "text", "plain", "kind"))
    for code, _text, plain, kind in names:
        bearers.setdefault(plain, {True: set(), False: set()})[kind == NameKind.OFFICIAL].add(code)
    meant = {plain: officially[True] or officially[False] for plain, officially in bearers.items()}
    return sorted({(code, text) for code, text, plain, _kind in names if meant[plain] == {code}})


# ── phrases for many ─────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class Member:
    """An agency that a phrase may mean, and why it is proposed: the kinds of reasons, and a sentence for people."""

    agency: Agency
    whys: tuple[Why, ...]
    reason: str


def expansion(
    phrase: str,
    on: date,
    *,
    words: str = "",
    field: "Field | str | None" = None,
    history: Mapping[int, str] | None = None,
) -> list[Member]:
    """Whom a phrase for many means on the day, in protocol order, each with the reason in a sentence.

    "Các sở, ban, ngành" means all of them. Of "… có liên quan" only those are proposed whose words stand in `words`
    (the text of the task), who usually take part in its `field` (a Field, or the heading as printed), or who took
    part before: `history` says of an agency's pk where. Nobody is proposed for want of anybody better: the phrase
    then stays unresolved, and is seen to be.
    """
    return Expansions(on).of(phrase, words=words, field=field, history=history)


class Expansions:
    """The same for many phrases of one day: groups, their members and fields are asked for once, when first named."""

    def __init__(self, on: date) -> None:
        self._on = on
        self._groups = {group.code: group for group in AgencyGroup.objects.all()}
        self._forms = {code: group.forms for code, group in self._groups.items()}
        self._members: dict[str, list[Agency]] = {}
        self._usual: dict[int, set[int]] = {}

    def of(
        self,
        phrase: str,
        *,
        words: str = "",
        field: "Field | str | None" = None,
        history: Mapping[int, str] | None = None,
    ) -> list[Member]:
        groups = [self._groups[code] for code in rules.groups_in(phrase, self._forms)]
        is_open = rules.is_open(phrase) or any(group.is_open for group in groups)
        found_field = field_for(field) if isinstance(field, str) else field
        usual = self._usually_in(found_field) if found_field else set()
        members = []
        for agency, group in self._candidates(groups):
            where = (history or {}).get(agency.pk)
            reasons = _reasons(agency, words, found_field if agency.pk in usual else None, where)
            if not is_open:
                reasons.insert(0, (Why.MEMBER, _group_sentence(group, self._on)))
            if reasons:
                members.append(
                    Member(agency, tuple(why for why, _said in reasons), " ".join(said for _why, said in reasons))
                )
        return members

    def _candidates(self, groups: Sequence[AgencyGroup]) -> list[tuple[Agency, AgencyGroup]]:
        """Those the groups cover, each once, under the first group that does; of one without limits, all."""
        found: dict[int, tuple[Agency, AgencyGroup]] = {}
        for group in groups:
            for agency in self._members_of(group):
                found.setdefault(agency.pk, (agency, group))
        return sorted(found.values(), key=lambda pair: (pair[0].order, pair[0].sort_key, pair[0].pk))

    def _members_of(self, group: AgencyGroup) -> list[Agency]:
        if group.code not in self._members:
            boundless = Agency.objects.alive(self._on).of_province().filter(level__in=_OWN_LEVELS)
            self._members[group.code] = list(boundless if group.is_boundless else group.members(self._on))
        return self._members[group.code]

    def _usually_in(self, field: Field) -> set[int]:
        if field.pk not in self._usual:
            self._usual[field.pk] = set(field.agencies.values_list("pk", flat=True))
        return self._usual[field.pk]


def _reasons(agency: Agency, words: str, field: Field | None, where: str | None) -> list[tuple[Why, str]]:
    reasons = []
    met = rules.words_met(rules.topics_of(agency.topics), words)
    if met:
        spoken = ", ".join(f"“{word}”" for word in met[:3])
        reasons.append((Why.WORD, _("Nội dung có nhắc %(words)s, là việc của cơ quan này.") % {"words": spoken}))
    if field:
        reasons.append((Why.FIELD, _("Thường tham gia lĩnh vực “%(field)s”.") % {"field": field.name}))
    if where:
        reasons.append((Why.HISTORY, _("Đã tham gia việc tương tự: %(where)s.") % {"where": where}))
    return reasons


def _group_sentence(group: AgencyGroup, on: date) -> str:
    return _("Thuộc nhóm “%(group)s” tại ngày %(day)s.") % {"group": group.phrase, "day": date_format(on, "d/m/Y")}


# ── fields of work ───────────────────────────────────────────────────────────────────────────────


def directors_on(on: date) -> dict[int, int]:
    """Which leader of UBND directs each field on a day (keys of field and official); the later decision counts."""
    rows = FieldDirection.objects.in_force(on).order_by("valid_from", "pk")
    return dict(rows.values_list("field", "official"))


def field_for(title: str) -> Field | None:
    """The field of work under which a printed heading falls: by its name, else by the most of its key words."""
    return _field_among(title, Field.objects.all())


def fields_for(titles: Iterable[str]) -> dict[str, Field | None]:
    """The same for many headings, in one query."""
    fields = list(Field.objects.all())
    return {title: _field_among(title, fields) for title in titles}


def _field_among(title: str, fields: Iterable[Field]) -> Field | None:
    known = {field.pk: field for field in fields}
    pk = rules.best_field(title, {pk: (field.name, rules.topics_of(field.words)) for pk, field in known.items()})
    return known[pk] if pk is not None else None


# ── an agency on a day ───────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class Heirs:
    """Who took over from an agency, or from whom it took over: one step, as its page tells it."""

    agency: Agency
    scope: str
    since: date
    legal_basis: str
    is_main: bool


@dataclass(frozen=True)
class AgencyOn:
    """Everything the directory knows of an agency, as of a day."""

    agency: Agency
    on: date
    is_alive: bool
    name: str
    short: str
    english: str
    parent: Agency | None
    children: list[Agency]
    successors: list[Heirs]
    predecessors: list[Heirs]
    #: Who answers that day for what it was given, where that is somebody else.
    answers: Agency | None
    postings: list[Posting]
    members: list[Membership]
    groups: list[AgencyGroup]
    fields: list[Field]


def agency_on(agency: Agency, on: date) -> AgencyOn:
    """The agency as it was on the day; the number of queries does not grow with what hangs on it."""
    children = AgencyParent.objects.in_force(on).filter(parent=agency).values("agency")
    answers = agency.responsible(on)
    above = (row.parent for row in parents_over_time(agency) if rules.holds(row.valid_from, row.valid_to, on))
    steps = list(
        Succession.objects.filter(Q(predecessor=agency) | Q(successor=agency)).select_related(
            "predecessor", "successor"
        )
    )
    return AgencyOn(
        agency=agency,
        on=on,
        is_alive=agency.is_alive(on),
        name=agency.name_on(on),
        short=agency.said_on(NameKind.SHORT, on),
        english=agency.said_on(NameKind.ENGLISH, on),
        parent=next(above, None),
        children=list(Agency.objects.alive(on).filter(pk__in=children).in_protocol_order()),
        successors=[_step(row, row.successor) for row in steps if row.predecessor_id == agency.pk],
        predecessors=[_step(row, row.predecessor) for row in steps if row.successor_id == agency.pk],
        answers=None if answers == agency else answers,
        postings=list(agency.postings.in_force(on).select_related("official").order_by("rank", "pk")),
        members=members_on(agency, on) if agency.has_members else [],
        groups=groups_of(agency, on),
        fields=list(agency.fields.all()),
    )


def names_over_time(agency: Agency) -> list[AgencyName]:
    """Every name it ever bore: official ones first, the latest of each kind on top."""
    kinds = {kind.value: number for number, kind in enumerate(NameKind)}
    rows = sorted(agency.names.all(), key=lambda row: row.valid_from or date.min, reverse=True)
    return sorted(rows, key=lambda row: kinds[row.kind])


def parents_over_time(agency: Agency) -> list[AgencyParent]:
    """Under whom it stood, the latest first; `parents` may have been fetched before."""
    return sorted(agency.parents.all(), key=lambda row: row.valid_from or date.min, reverse=True)


def _step(row: Succession, other: Agency) -> Heirs:
    return Heirs(other, "" if rules.is_whole(row.scope) else row.scope, row.since, row.legal_basis, row.is_main)


def members_on(committee: Agency, on: date) -> list[Membership]:
    """Who sits in a steering committee that day: the head first, then as the words of parts stand."""
    seats = {part.value: number for number, part in enumerate(Part)}
    rows = committee.members.in_force(on).select_related("agency", "official")
    return sorted(rows, key=lambda row: (seats[row.part], row.agency.order if row.agency else 0, row.pk))


def groups_of(agency: Agency, on: date) -> list[AgencyGroup]:
    """The phrases for many that mean this agency that day."""
    if not agency.is_alive(on):
        return []
    own = dict(agency.listed_in.in_force(on).values_list("group", "is_left_out"))
    body = (agency.kind, agency.level, agency.is_of_province)
    return [
        group
        for group in AgencyGroup.objects.all()
        if rules.belongs(
            body, (group.kinds, group.level), listed=own.get(group.pk) is False, left_out=bool(own.get(group.pk))
        )
    ]
