"""On which day a thing that was owed was handed in: by its key, in one query for each sort of thing."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime

from haidang.kit import clock
from haidang.kit.audit.selectors import last_moments
from haidang.office.documents.models import Document, Opinion
from haidang.plan.difficulties.models import Decision, Difficulty, Extension
from haidang.plan.followup.choices import SAID, State
from haidang.plan.followup.models import Update
from haidang.plan.followup.owed import update_key
from haidang.plan.followup.owed_dated import task_key
from haidang.plan.money.models import Estimate
from haidang.plan.plans.models import Amendment, Duty, Receipt, TaskProduct
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


#: By which acts each thing about a difficulty is handed in, where no day of its own is kept.
_SAID_BY = {
    "submit": ("forwarded", "submitted", "answered", "asked-back"),
    "explain": ("explained",),
    "close": ("resolved", "reopened"),
}


def _difficulties(keys: Keys) -> Days:
    """Put on its way by the desk, answered by who settles it, explained and closed by who raised it."""
    pks = _firsts(keys)
    rows = {row.pk: row for row in Difficulty.objects.filter(pk__in=pks)}
    decisions = Decision.objects.filter(difficulty__in=pks).order_by("pk")
    answered = dict(decisions.values_list("difficulty", "decided_on"))
    said = {what: last_moments(Difficulty, pks, verbs) for what, verbs in _SAID_BY.items()}
    for key, (pk, what, *_more) in keys:
        if int(pk) not in rows:
            continue
        row, moment = rows[int(pk)], said.get(what, {}).get(pk)
        known = {"submit": row.sent_on, "answer": answered.get(row.pk), "close": row.closed_on}
        if day := known.get(what) or _local(moment):
            yield key, day


def _extensions(keys: Keys) -> Days:
    rows = Extension.objects.filter(pk__in=_firsts(keys), decided_on__isnull=False)
    for pk, day in rows.values_list("pk", "decided_on"):
        if day:
            yield f"extension:{pk}", day


def _amendments(keys: Keys) -> Days:
    rows = Amendment.objects.filter(pk__in=_firsts(keys), put_at__isnull=False)
    yield from _dated("amendment", rows.values_list("pk", "put_at"))


def _products(keys: Keys) -> Days:
    """Approved by its paper, for each of its leads, or the lead's task done without it; read, by who keeps the plan."""
    pks = _firsts(keys)
    rows = list(TaskProduct.objects.filter(pk__in=pks).select_related("document"))
    signed = {row.pk: row.document.issued_on for row in rows if row.document}
    done = _done_by({row.task_id for row in rows})
    task_of = {row.pk: row.task_id for row in rows}
    approved, read = (last_moments(TaskProduct, pks, [verb]) for verb in ("approved", "read"))
    for key, (pk, whose, *_more) in keys:
        if whose == "read":
            day = _local(read.get(pk))
        else:
            by_task = done.get((task_of.get(int(pk), 0), int(whose)))
            day = signed.get(int(pk)) or _local(approved.get(pk)) or by_task
        if day:
            yield key, day


def _done_by(tasks: set[int]) -> dict[tuple[int, int], date]:
    """The day on which each lead of these tasks finished, or said so."""
    rows = Update.objects.filter(duty__task__in=tasks, stage__in=SAID, state=State.DONE).order_by("-first")
    found = rows.values_list("duty__task", "duty__agency", "finished_on", "counts_on")
    return {(task, agency): day for task, agency, finished, counts in found if (day := finished or counts)}


def _estimates(keys: Keys) -> Days:
    """Appraised, decided or refused, settled: the day that is kept, or of the act."""
    pks = _firsts(keys)
    rows = {row.pk: row for row in Estimate.objects.filter(pk__in=pks)}
    said = {
        "appraise": last_moments(Estimate, pks, ["appraised", "returned"]),
        "decide": last_moments(Estimate, pks, ["refused", "returned"]),
    }
    for key, (pk, what, *_more) in keys:
        if int(pk) not in rows:
            continue
        row = rows[int(pk)]
        known = {"appraise": row.appraised_on, "decide": row.decided_on, "settle": row.settled_on}
        if day := known.get(what) or _local(said.get(what, {}).get(pk)):
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
    "difficulty": _difficulties,
    "extension": _extensions,
    "amendment": _amendments,
    "product": _products,
    "estimate": _estimates,
}


def _firsts(keys: Keys) -> set[int]:
    return {int(parts[0]) for _key, parts in keys}


def _local(moment: datetime | None) -> date | None:
    """The day of an act, which in a demonstration may truly lie after the day it pretends."""
    return min(moment.astimezone(clock.VIETNAM).date(), clock.today()) if moment else None


def _dated(kind: str, rows: Iterable[tuple[int, datetime | None]]) -> Days:
    for pk, moment in rows:
        if day := _local(moment):
            yield f"{kind}:{pk}", day
