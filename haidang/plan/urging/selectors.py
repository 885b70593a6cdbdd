"""What the ladder would do today: which rung of what, who is told, what is passed over, what is held back."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from haidang.kit.owed import Owed
from haidang.office.directory.answering import Answering
from haidang.office.directory.models import Agency
from haidang.office.norms.models import Norm
from haidang.office.norms.rules import Calendar, days_around
from haidang.office.norms.selectors import calendar
from haidang.plan.urging import rules
from haidang.plan.urging.audience import Audience, Manners, Told
from haidang.plan.urging.choices import Fate, Step
from haidang.plan.urging.models import Hold, Urging, UrgingQuerySet
from haidang.plan.urging.rules import Rung

#: The norm that says on which days the rungs stand.
RUNGS = "URGE-RUNGS"
#: Keys asked about in one query: an engine takes only so many.
_AT_ONCE = 5_000


@dataclass(frozen=True, slots=True)
class Climb:
    """One thing and the rung it has reached: what is sent, to whom, and what is passed over."""

    owed: Owed
    rung: Rung
    #: Rungs under it that nobody climbed in their time.
    passed: tuple[Rung, ...]
    turn: int
    days_late: int
    told: tuple[Told, ...]
    is_closed: bool
    needs_letter: bool
    hold: Hold | None = None


@dataclass(frozen=True)
class Day:
    """The whole of a day before it is done."""

    today: date
    is_open: bool
    norm: Norm
    climbs: list[Climb] = field(default_factory=list)
    held: list[Climb] = field(default_factory=list)


def day(owed: Iterable[Owed], *, today: date, manners: Manners) -> Day:
    """What the ladder does with `owed` on the day; the queries do not grow with it. Raises NoNorm."""
    norm = Norm.objects.in_force(RUNGS, on=today)
    days, rungs = calendar(), rules.ladder(days_around(norm.amount))
    found = Day(today, days.is_open(today), norm)
    up = _reached(owed, rungs, today, days)
    history = _history([each.key for each, _rungs in up])
    holds = {hold.key: hold for hold in Hold.objects.standing(today).select_related("by")}
    audience = Audience(today, manners)
    for each, reached in up:
        turn, climbed = _turn(history.get(each.key, ()), each.due_on, days)
        rung, passed = rules.next_climb(reached, climbed)
        if rung is None or each.due_on is None:
            continue
        climb = Climb(
            owed=each,
            rung=rung,
            passed=passed,
            turn=turn,
            days_late=rules.days_late(each.due_on, today, days),
            told=audience.of(each, rung.step),
            is_closed=bool(each.person_id) and manners.is_closed(each.key),
            needs_letter=rung.step == Step.LETTER and not audience.writes_no_letter_to(each.agency_id),
            hold=holds.get(each.key),
        )
        (found.held if climb.hold else found.climbs).append(climb)
    return found


def _reached(
    owed: Iterable[Owed], rungs: Sequence[Rung], today: date, days: Calendar
) -> list[tuple[Owed, tuple[Rung, ...]]]:
    """Those that stand on some rung. A thousand things share a few due days: each is counted once."""
    known: dict[tuple[date, date | None], tuple[Rung, ...]] = {}
    found = []
    for each in owed:
        if each.due_on is None:
            continue
        pair = (each.due_on, each.since)
        if pair not in known:
            known[pair] = rules.reached(rungs, due_on=each.due_on, since=each.since, today=today, calendar=days)
        if known[pair]:
            found.append((each, known[pair]))
    return found


def _history(keys: Sequence[str]) -> dict[str, list[tuple[int, int, date | None]]]:
    """What was climbed about each: (turn, rung, due day then), in their order."""
    found: dict[str, list[tuple[int, int, date | None]]] = defaultdict(list)
    for some in portions(keys):
        rows = Urging.objects.on_the_ladder().about(some).order_by("turn", "rung")
        for key, turn, rung, due_on in rows.values_list("key", "turn", "rung", "due_on"):
            if rung is not None:
                found[key].append((turn, rung, due_on))
    return found


def portions(keys: Sequence[str]) -> Iterator[Sequence[str]]:
    """As many as one query takes."""
    return (keys[start : start + _AT_ONCE] for start in range(0, len(keys), _AT_ONCE))


def _turn(history: Sequence[tuple[int, int, date | None]], due_on: date | None, days: Calendar) -> tuple[int, set[int]]:
    """The turn the ladder is in, and the rungs climbed in it: a day put off by decision begins a new one."""
    if not history:
        return 1, set()
    turn, _rung, before = history[-1]
    if rules.is_new_promise(before, due_on, days):
        return turn + 1, set()
    return turn, {rung for at, rung, _due in history if at == turn}


# ── what is to be written ────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class Letter:
    """One letter to one agency, about all it is late with."""

    agency: Agency
    name: str
    items: list[Urging]

    @property
    def longest(self) -> int:
        return max(item.days_late for item in self.items)


def to_the_province_on(items: Sequence[Urging], today: date) -> date | None:
    """The first day to come on which one of them gets onto the list for UBND tỉnh; None where that is behind them."""
    norm, days = Norm.objects.in_force(RUNGS, on=today), calendar()
    last = [rung for rung in rules.ladder(days_around(norm.amount)) if rung.step == Step.PROVINCE][:1]
    coming = (rules.day_of(rung, item.due_on, days) for rung in last for item in items if item.due_on)
    return min((day for day in coming if day > today), default=None)


def letters(today: date) -> list[Letter]:
    """The letters to be written, in protocol order; each holds all that is due to be written to that agency."""
    return _by_agency(Urging.objects.letters_to_write(), today)


def for_the_province(today: date) -> list[Letter]:
    """The list for the provincial committee: agency by agency, what is late and since when."""
    return _by_agency(Urging.objects.for_the_province(), today)


def _by_agency(rows: UrgingQuerySet, today: date) -> list[Letter]:
    """To whoever answers today: an agency that has gone since gets no letter, its heir does."""
    days, answering = calendar(), Answering(today)
    held: dict[int, list[Urging]] = defaultdict(list)
    for urging in rows.select_related("task").order_by("due_on", "pk"):
        if urging.agency_id is None:
            continue
        # As late as it is today, not as it was when the rung was climbed; nothing of it is written.
        urging.days_late = rules.days_late(urging.due_on, today, days) if urging.due_on else 0
        held[answering.of(urging.agency_id, urging.title)].append(urging)
    agencies = Agency.objects.filter(pk__in=held).prefetch_related("names").in_protocol_order()
    return [Letter(agency, agency.name_on(today), held[agency.pk]) for agency in agencies]


def told_so_far(keys: Iterable[str]) -> dict[str, list[Urging]]:
    """What was sent or said about each, the first first; what was passed over is not in it."""
    found: dict[str, list[Urging]] = defaultdict(list)
    rows = Urging.objects.about(keys).filter(fate=Fate.SENT).select_related("document")
    for row in rows.order_by("climbed_on", "pk"):
        found[row.key].append(row)
    return found


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something that was urged about and is still not there."""

    last: Urging
    times: int
    days_late: int


def still_waiting(rows: UrgingQuerySet, today: date) -> list[Waiting]:
    """Each thing once, by the last that was said about it; the latest ones first."""
    held: dict[str, list[Urging]] = defaultdict(list)
    for row in rows.open().filter(fate=Fate.SENT).select_related("agency").order_by("climbed_on", "pk"):
        held[row.key].append(row)
    days = calendar()
    found = [
        Waiting(some[-1], len(some), rules.days_late(due, today, days) if (due := some[-1].due_on) else 0)
        for some in held.values()
    ]
    return sorted(found, key=lambda each: (-each.days_late, each.last.title))
