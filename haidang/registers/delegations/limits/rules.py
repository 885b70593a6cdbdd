"""The limits of a delegation, each a function of the trip and of what it is held against. No Django, no clock.

A rule that nothing speaks against says so too (`Kind.OK`), with what it compared: silence would look like neglect.
What cannot be judged is `Kind.UNKNOWN`. In the Party's channel everything but the plain impossible only warns.
"""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from haidang.registers.delegations.limits.facts import Compared, Facts, Finding, Kind, Limit, Trip, Window
from haidang.registers.delegations.limits.likeness import alike

#: Norms that hold the numbers (papers/reference/rules.csv); a province sets its own in the book of norms.
FEWER, KEY_LEADERS, PER_LEADER, COUNTRIES, REPEAT, PLANNED, REPORT = (
    "TRIP-FEWER",
    "TRIP-KEY",
    "TRIP-LEADER",
    "TRIP-COUNTRIES",
    "TRIP-REPEAT",
    "TRIP-PLAN",
    "TRIP-RPT",
)
NORMS = (FEWER, KEY_LEADERS, PER_LEADER, COUNTRIES, REPEAT, PLANNED, REPORT)
#: What has no norm behind it stands on the trip itself, or on the book.
BY_ITSELF = "book"

Rule = Callable[[Trip, Facts], Iterator[Finding]]


def judge(trip: Trip, facts: Facts) -> tuple[Finding, ...]:
    """All that the rules find, the gravest first."""
    found = [finding for rule in RULES for finding in rule(trip, facts)]
    return tuple(sorted(found, key=lambda finding: GRAVEST.index(finding.kind)))


GRAVEST = (Kind.REFUSE, Kind.WARN, Kind.UNKNOWN, Kind.OK)


# ── the trip itself ──────────────────────────────────────────────────────────────────────────────


def days(trip: Trip, facts: Facts) -> Iterator[Finding]:
    """It ends on the day it begins or later."""
    if trip.starts_on is None or trip.ends_on is None:
        yield Finding("days", Kind.UNKNOWN, "days-missing", BY_ITSELF)
    elif trip.ends_on < trip.starts_on:
        yield Finding("days", Kind.REFUSE, "days-turned", BY_ITSELF, {"first": trip.starts_on, "last": trip.ends_on})
    else:
        told = {"first": trip.starts_on, "last": trip.ends_on, "count": (trip.ends_on - trip.starts_on).days + 1}
        yield Finding("days", Kind.OK, "days-fine", BY_ITSELF, told)


def members(trip: Trip, facts: Facts) -> Iterator[Finding]:
    """Somebody goes."""
    if not trip.members:
        yield Finding("members", Kind.REFUSE, "members-none", BY_ITSELF)
    else:
        yield Finding("members", Kind.OK, "members-some", BY_ITSELF, {"count": len(trip.members)})


# ── against the calendar ─────────────────────────────────────────────────────────────────────────


def blackout(trip: Trip, facts: Facts) -> Iterator[Finding]:
    """Nobody goes while the congress is prepared and held (plan 163, 1.4). A window without its paper only warns."""
    if not trip.has_days:
        yield Finding("blackout", Kind.UNKNOWN, "blackout-no-days", BY_ITSELF)
        return
    held = [window for window in facts.windows if not window.agency_ids or trip.agency_id in window.agency_ids]
    met = [window for window in held if trip.meets(window.starts_on, window.ends_on)]
    for window in met:
        kind = Kind.REFUSE if window.document and not trip.is_party else Kind.WARN
        case = "blackout-met" if window.document else "blackout-expected"
        told = {"name": window.name, "days": window.days, "trip": trip.days, "document": window.document}
        yield Finding("blackout", kind, case, window.document or BY_ITSELF, told, (_window(window),))
    if not met:
        assert trip.starts_on
        assert trip.ends_on
        years = range(trip.starts_on.year, trip.ends_on.year + 1)
        near = tuple(_window(each) for each in held if {each.starts_on.year, each.ends_on.year} & set(years))
        # a year without any window may be a year in which nobody entered one: that is said, and is no fault
        case = "blackout-clear" if near else "blackout-none"
        yield Finding("blackout", Kind.OK, case, BY_ITSELF, {"year": trip.starts_on.year}, near)


def along(trip: Trip, facts: Facts) -> Iterator[Finding]:
    """What goes "on the occasion" of another trip moves with it, and so do the deadlines that hang on both."""
    tied = [other for other in facts.others if _tied(trip, other)]
    if off := [other for other in tied if other.is_off]:
        yield Finding("along", Kind.WARN, "along-off", BY_ITSELF, {}, tuple(map(_compared, off)))
    others = [other for other in tied if not other.is_off]
    if not others and not trip.dues:
        return
    if not trip.has_days:
        yield Finding("along", Kind.UNKNOWN, "along-no-days", BY_ITSELF, {}, tuple(map(_compared, others)))
        return
    apart = [other for other in others if other.has_days and not trip.meets(other.starts_on, other.ends_on)]
    unknown = [other for other in others if not other.has_days]
    if apart:
        told = {"trip": trip.days, "count": len(apart), "days": "; ".join(other.days for other in apart)}
        yield Finding("along", Kind.WARN, "along-apart", BY_ITSELF, told, tuple(map(_compared, apart)))
    if unknown:
        yield Finding("along", Kind.UNKNOWN, "along-unknown", BY_ITSELF, {}, tuple(map(_compared, unknown)))
    if others and not apart and not unknown:
        yield Finding("along", Kind.OK, "along-together", BY_ITSELF, {}, tuple(map(_compared, others)))
    yield from _past_due(trip, others)


def _past_due(trip: Trip, others: list[Trip]) -> Iterator[Finding]:
    """A deadline of the trip, or of one it goes along with, that the trip would come after."""
    assert trip.ends_on
    dues = {(due.label, due.on): due for each in (trip, *others) if each is trip or each.is_seen for due in each.dues}
    for due in sorted(dues.values(), key=lambda due: due.on):
        if trip.ends_on > due.on:
            told = {"task": due.label, "due": due.on, "last": trip.ends_on, "late": (trip.ends_on - due.on).days}
            yield Finding("due", Kind.WARN, "due-passed", BY_ITSELF, told, (Compared(due.label, due.url),))


def overlap(trip: Trip, facts: Facts) -> Iterator[Finding]:
    """Nobody is in two places. Trips made "on the same occasion" share their people, and are left alone."""
    if not trip.members:
        yield Finding("overlap", Kind.UNKNOWN, "no-people", BY_ITSELF)
        return
    if not trip.has_days:
        yield Finding("overlap", Kind.UNKNOWN, "overlap-no-days", BY_ITSELF)
        return
    met = [
        (other, sorted(trip.members[key] for key in trip.members.keys() & other.members.keys()))
        for other in _others(trip, facts)
        if trip.meets(other.starts_on, other.ends_on) and not _tied(trip, other)
    ]
    both = [(other, names) for other, names in met if names]
    for other, names in both:
        told = {"names": ", ".join(names), "days": other.days}
        yield Finding("overlap", _grave(trip), "overlap-met", BY_ITSELF, told, (_compared(other),))
    if not both:
        looked = {"count": len(met)}
        yield Finding(
            "overlap", Kind.OK, "overlap-none", BY_ITSELF, looked, tuple(_compared(other) for other, _ in met)
        )


# ── against the numbers of the norms ─────────────────────────────────────────────────────────────


def fewer(trip: Trip, facts: Facts) -> Iterator[Finding]:
    """Fewer than last year: the whole province, and the agency where somebody gave its number."""
    limit = facts.limits.get(FEWER, Limit())
    if not limit.source or trip.starts_on is None:
        yield _unjudged("fewer", limit, "fewer-no-days")
        return
    year = trip.starts_on.year
    gone = [other for other in _others(trip, facts) if other.starts_on and other.starts_on.year == year]
    last = {row.agency_id: row for row in facts.baselines if row.year == year - 1}
    if None not in last:
        asked = {"year": year, "last_year": year - 1}
        yield Finding("fewer", Kind.UNKNOWN, "fewer-unknown", limit.source, asked)
    for agency_id in (None, trip.agency_id) if trip.agency_id else (None,):
        row = last.get(agency_id)
        if row is None:
            continue
        own = [other for other in gone if agency_id is None or other.agency_id == agency_id]
        told = {"year": year, "last_year": year - 1, "count": len(own) + 1, "last": row.count, "agency": trip.agency}
        is_fewer = len(own) + 1 < row.count
        case = ("fewer-fine" if is_fewer else "fewer-not") + ("-agency" if agency_id else "")
        kind = Kind.OK if is_fewer else _kind(trip, limit)
        # forty trips are not told one by one: the book has them, and this one is in it
        book = facts.year_url and facts.year_url + (f"&agency={agency_id}" if agency_id else "")
        held = Compared(f"{year}: {len(own) + 1}", book)
        compared = (Compared(f"{row.year}: {row.count} ({row.source})", row.url), held)
        yield Finding("fewer", kind, case, limit.source, told, compared)


def key_leaders(trip: Trip, facts: Facts) -> Iterator[Finding]:
    """Not two leaders of the province on one trip."""
    limit = facts.limits.get(KEY_LEADERS, Limit())
    if not limit.source or not trip.members:
        yield _unjudged("key-leaders", limit, "no-people")
        return
    names = tuple(sorted(trip.leaders.values()))
    told = {"count": len(names), "most": limit.number, "names": ", ".join(names)}
    compared = tuple(Compared(name) for name in names)
    if len(names) > limit.number:
        yield Finding("key-leaders", _kind(trip, limit), "key-leaders-many", limit.source, told, compared)
    else:
        yield Finding("key-leaders", Kind.OK, "key-leaders-fine", limit.source, told, compared)


def per_leader(trip: Trip, facts: Facts) -> Iterator[Finding]:
    """So many trips for one leader in one year."""
    if not trip.leaders:
        return
    limit = facts.limits.get(PER_LEADER, Limit())
    if not limit.source or trip.starts_on is None:
        yield _unjudged("per-leader", limit, "per-leader-no-days")
        return
    year = trip.starts_on.year
    gone = [other for other in _others(trip, facts) if other.starts_on and other.starts_on.year == year]
    for key, name in sorted(trip.leaders.items(), key=lambda pair: pair[1]):
        own = [other for other in gone if key in other.members]
        told = {"name": name, "year": year, "count": len(own) + 1, "most": limit.number}
        is_over = len(own) + 1 > limit.number
        case = "per-leader-many" if is_over else "per-leader-fine"
        kind = _kind(trip, limit) if is_over else Kind.OK
        yield Finding("per-leader", kind, case, limit.source, told, tuple(map(_compared, own)))


def countries(trip: Trip, facts: Facts) -> Iterator[Finding]:
    """So many countries on one trip."""
    limit = facts.limits.get(COUNTRIES, Limit())
    if not limit.source or not trip.countries:
        yield _unjudged("countries", limit, "countries-none")
        return
    told = {"count": len(trip.countries), "most": limit.number}
    compared = tuple(Compared(name) for name in sorted(trip.countries.values()))
    is_over = len(trip.countries) > limit.number
    kind = _kind(trip, limit) if is_over else Kind.OK
    yield Finding("countries", kind, "countries-many" if is_over else "countries-fine", limit.source, told, compared)


def repeat(trip: Trip, facts: Facts) -> Iterator[Finding]:
    """No second delegation with the same content to the same place within so many years."""
    limit = facts.limits.get(REPEAT, Limit())
    if not limit.source or trip.starts_on is None or not trip.countries:
        yield _unjudged("repeat", limit, "countries-none" if trip.starts_on else "repeat-no-days")
        return
    since = years_before(trip.starts_on, limit.number)
    before = [
        other
        for other in _others(trip, facts)
        if other.starts_on and other.ends_on and since < other.ends_on and other.starts_on <= trip.starts_on
        if not _tied(trip, other) and same_place(trip, other)
    ]
    same = [other for other in before if alike(trip.content, other.content)]
    told = {"years": limit.number, "count": len(same), "looked": len(before)}
    if same:
        yield Finding("repeat", _kind(trip, limit), "repeat-found", limit.source, told, tuple(map(_compared, same)))
    else:
        yield Finding("repeat", Kind.OK, "repeat-none", limit.source, told, tuple(map(_compared, before)))


# ── against the papers ───────────────────────────────────────────────────────────────────────────


def planned(trip: Trip, facts: Facts) -> Iterator[Finding]:
    """It stands in the approved annex, or has a paper of its own that lets it go."""
    limit = facts.limits.get(PLANNED, Limit())
    if not limit.source:
        yield _unjudged("planned", limit)
    elif trip.in_plan:
        yield _in_its_plan(trip, limit)
    elif trip.extra_paper:
        told = {"paper": trip.extra_paper}
        yield Finding("planned", Kind.OK, "planned-extra", limit.source, told, (Compared(trip.extra_paper),))
    else:
        yield Finding("planned", _kind(trip, limit), "planned-out", limit.source)


def _in_its_plan(trip: Trip, limit: Limit) -> Finding:
    """Who ticks a box has not shown the annex: the plan is named, and is of the year in which they go."""
    if not trip.plan:
        return Finding("planned", Kind.UNKNOWN, "planned-unknown", limit.source)
    compared = (Compared(trip.plan, trip.plan_url),)
    told: dict[str, Any] = {"plan": trip.plan, "year": trip.plan_year}
    if trip.plan_year and trip.starts_on and trip.starts_on.year != trip.plan_year:
        told["day"] = trip.starts_on
        return Finding("planned", Kind.WARN, "planned-other-year", limit.source, told, compared)
    return Finding("planned", Kind.OK, "planned-in", limit.source, told, compared)


def reports(trip: Trip, facts: Facts) -> Iterator[Finding]:
    """Who still owes the report of an earlier trip first writes it."""
    limit = facts.limits.get(REPORT, Limit())
    own = [other for other in _others(trip, facts) if other.agency_id == trip.agency_id and trip.agency_id]
    owed = [other for other in own if other.ends_on and other.ends_on < facts.today and other.reported_on is None]
    late = [other for other in owed if other.report_due_on and other.report_due_on < facts.today]
    undated = [other for other in owed if other.report_due_on is None]
    source = limit.source or BY_ITSELF
    if late:
        first = min(other.report_due_on for other in late if other.report_due_on)
        told = {"count": len(late), "first": first}
        yield Finding("reports", Kind.WARN, "reports-late", source, told, tuple(map(_compared, late)))
    elif undated:
        yield Finding("reports", Kind.UNKNOWN, "reports-undated", source, {}, tuple(map(_compared, undated)))
    else:
        yield Finding("reports", Kind.OK, "reports-none", source, {"count": len(owed)}, tuple(map(_compared, owed)))


#: In the order in which the office asks.
RULES: tuple[Rule, ...] = (
    days, members, planned, blackout, overlap, along, fewer, key_leaders, per_leader, countries, repeat, reports,
)  # fmt: skip


# ── words the rules share ────────────────────────────────────────────────────────────────────────


def years_before(day: date, count: int) -> date:
    """The same day so many years earlier; the 29th of February becomes the 28th."""
    try:
        return day.replace(year=day.year - count)
    except ValueError:
        return day.replace(year=day.year - count, day=28)


def same_place(trip: Trip, other: Trip) -> bool:
    """Places where both name some, else countries."""
    if trip.places and other.places:
        return bool(trip.places.keys() & other.places.keys())
    return bool(trip.countries.keys() & other.countries.keys())


def _others(trip: Trip, facts: Facts) -> list[Trip]:
    return [other for other in facts.others if not other.is_off and (other.pk is None or other.pk != trip.pk)]


def _tied(trip: Trip, other: Trip) -> bool:
    """One of the two says that they go on the same occasion."""
    if other.pk is None or other.pk == trip.pk:
        return False
    return other.pk in trip.along_with or (trip.pk is not None and trip.pk in other.along_with)


def _grave(trip: Trip) -> Kind:
    return Kind.WARN if trip.is_party else Kind.REFUSE


def _kind(trip: Trip, limit: Limit) -> Kind:
    return _grave(trip) if limit.may_refuse else Kind.WARN


def _unjudged(code: str, limit: Limit, case: str = "") -> Finding:
    """No norm for the day, or the trip does not say yet what the rule must know."""
    if limit.source:
        return Finding(code, Kind.UNKNOWN, case, limit.source)
    return Finding(code, Kind.UNKNOWN, "no-norm", "", {"problem": limit.problem})


def _compared(trip: Trip) -> Compared:
    """A trip of others that the reader may not open is told by its days alone."""
    if not trip.is_seen:
        return Compared(f"… ({trip.days})")
    return Compared(f"{trip.name} ({trip.days})", trip.url)


def _window(window: Window) -> Compared:
    return Compared(f"{window.name} ({window.days})", window.url)
