"""On which day a thing that was owed was handed in: by its key, in one query for each sort of thing."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime

from haidang.kit.clock import VIETNAM
from haidang.office.documents.models import Document, Opinion
from haidang.plan.followup.choices import SAID, State
from haidang.plan.followup.models import Update
from haidang.plan.followup.owed import update_key
from haidang.plan.followup.owed_dated import task_key
from haidang.plan.plans.models import Duty, Receipt
from haidang.plan.programmes.models import PartRequest, Programme

#: The numbers that stand after the first word of each key, as (key, parts of the key).
Keys = list[tuple[str, list[str]]]
Days = Iterator[tuple[str, date]]


def days_of(keys: Iterable[str]) -> dict[str, date]:
    """The days that are known; what is left out was either not handed in, or the rooms do not say when."""
    held: dict[str, Keys] = defaultdict(list)
    for key in keys:
        kind, *parts = key.split(":")
        held[kind].append((key, parts))
    return {key: day for kind, some in held.items() if kind in _ASKED for key, day in _ASKED[kind](some)}


def _updates(keys: Keys) -> Days:
    """Sent, whether or not it was looked at: from then on it is the desk that is waited for."""
    duties = {int(parts[0]) for _key, parts in keys}
    wanted = {key for key, _parts in keys}
    for row in Update.objects.filter(duty__in=duties, stage__in=SAID).select_related("duty"):
        key = update_key(row.duty, row.period)
        if key in wanted and row.counts_on:
            yield key, row.counts_on


def _tasks(keys: Keys) -> Days:
    """Said to be done, whether or not it was confirmed: the day it was finished, else the day it was said."""
    rows = Update.objects.filter(duty__in=_firsts(keys), stage__in=SAID, state=State.DONE).order_by("-first")
    for duty, finished, counts in rows.values_list("duty", "finished_on", "counts_on"):
        if day := finished or counts:
            yield task_key(duty), day


def _receipts(keys: Keys) -> Days:
    rows = Receipt.objects.filter(pk__in=_firsts(keys), received_at__isnull=False)
    yield from _dated("receipt", rows.values_list("pk", "received_at"))


def _duties(keys: Keys) -> Days:
    rows = Duty.objects.filter(pk__in=_firsts(keys), answered_at__isnull=False)
    yield from _dated("duty", rows.values_list("pk", "answered_at"))


def _parts(keys: Keys) -> Days:
    rows = PartRequest.objects.filter(pk__in=_firsts(keys), answered_at__isnull=False)
    yield from _dated("part", rows.values_list("pk", "answered_at"))


def _programmes(keys: Keys) -> Days:
    rows = Programme.objects.filed().filter(plan__in=_firsts(keys), filed_on__isnull=False)
    for plan, agency, day in rows.values_list("plan", "agency", "filed_on"):
        if day:
            yield f"programme:{plan}:{agency}", day


def _opinions(keys: Keys) -> Days:
    rows = Opinion.objects.filter(pk__in=_firsts(keys), answered_on__isnull=False)
    for pk, day in rows.values_list("pk", "answered_on"):
        if day:
            yield f"opinion:{pk}", day


def _papers(keys: Keys) -> Days:
    """A paper to several agencies has one answer for all of them."""
    rows = Document.objects.answered().filter(pk__in=_firsts(keys)).select_related("reply")
    days = {row.pk: row.answered_on for row in rows}
    for key, parts in keys:
        if day := days.get(int(parts[0])):
            yield key, day


_ASKED: dict[str, Callable[[Keys], Days]] = {
    "update": _updates,
    "task": _tasks,
    "receipt": _receipts,
    "duty": _duties,
    "part": _parts,
    "programme": _programmes,
    "opinion": _opinions,
    "answer": _papers,
}


def _firsts(keys: Keys) -> set[int]:
    return {int(parts[0]) for _key, parts in keys}


def _dated(kind: str, rows: Iterable[tuple[int, datetime | None]]) -> Days:
    for pk, moment in rows:
        if moment:
            yield f"{kind}:{pk}", moment.astimezone(VIETNAM).date()
