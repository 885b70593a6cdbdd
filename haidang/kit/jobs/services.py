"""What the office does with jobs: declare one, ask for one, bring back the dead, fire the timers, tidy up."""

import json
from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from typing import Any, TypeVar

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from haidang.kit import clock
from haidang.kit.jobs.choices import OPEN_STATES, State
from haidang.kit.jobs.models import Job, TimerSlot, dead_since
from haidang.kit.jobs.rules import DEATHS, Timer
from haidang.kit.jobs.running import DECLARED, Declared, push

F = TypeVar("F", bound=Callable[..., Any])

#: Timers have a lane of their own: a long job must not keep them waiting.
TIMERS_LANE = "timers"
_JOB = gettext_lazy("Công việc nền")
#: How long ended jobs are kept: those of timers (and their turns), those people asked for.
KEPT_TIMERS, KEPT = timedelta(days=7), timedelta(days=90)


def job(*, retries: int = 3, title: Any = _JOB, lane: str = "default") -> Callable[[F], F]:
    """Declare a plain function of a module as a job, tried again `retries` times when it fails.

    Its arguments must survive JSON. If it names an argument `progress`, it gets `progress(done, total, words="")`;
    if `job`, its row. What it returns is the job's result; a result {"url": "/…"} is offered as a link. ValidationError
    and Refused are answers, not failures: their sentence is shown and nothing is tried again. It may run twice.
    """

    def declare(function: F) -> F:
        path = path_of(function)
        if "<" in path:
            raise TypeError(f"{path} is no function of a module: a worker could not find it.")
        DECLARED[path] = Declared(retries, title, lane)
        return function

    return declare


def path_of(function: Callable[..., Any]) -> str:
    return f"{function.__module__}.{function.__qualname__}"


@transaction.atomic
def enqueue(
    function: Callable[..., Any], *arguments: Any, by: Any, about: models.Model | None = None, title: str = ""
) -> Job:
    """Ask for a job in the transaction that needs it: if that fails, nothing was asked. `by` None is the system."""
    declared = DECLARED[path_of(function)]
    asked = Job.objects.create(
        function=path_of(function),
        arguments=json.loads(json.dumps(arguments)),
        title=title or str(declared.title),
        about_type=ContentType.objects.get_for_model(about) if about else None,
        about_id=about.pk if about else None,
        by=by,
        lane=declared.lane,
    )
    push(asked)
    return asked


def reap(now: datetime) -> list[Job]:
    """Put back, once for each death, the jobs whose worker gives no sign of life; fail those that died too often."""
    since = dead_since(now)
    # A look without a lock first: nearly always there is nobody to bring back.
    if not Job.objects.dead(since).exists():
        return []
    with transaction.atomic():
        dead = list(Job.objects.dead(since).select_for_update(of=("self",), skip_locked=True))
        for one in dead:
            DBTaskResult.objects.filter(pk=one.ticket or one.pk, status=TaskResultStatus.RUNNING).update(
                status=TaskResultStatus.FAILED, finished_at=now
            )
            _bring_back(one, now)
    return dead


def _bring_back(dead: Job, now: datetime) -> None:
    dead.deaths += 1
    dead.save(update_fields=["deaths"])
    if dead.deaths < DEATHS:
        push(dead)
        return
    dead.state, dead.finished_at = State.FAILED, now
    dead.error = _("Máy xử lý dừng đột ngột %(deaths)d lần khi làm việc này nên không thử nữa. Báo quản trị.") % {
        "deaths": dead.deaths
    }
    dead.save(update_fields=["state", "finished_at", "error"])


def timers() -> list[Timer]:
    """The table of timers: the lines of the setting JOB_TIMERS."""
    return [Timer(*line) for line in settings.JOB_TIMERS]


def fire(now: datetime, table: Iterable[Timer] | None = None) -> list[Job]:
    """Ask for what the timers owe at `now`; each slot once, however many workers look at the same clock."""
    local = now.astimezone(clock.VIETNAM)
    owed = {timer.name: (timer, slot) for timer in table or timers() if (slot := timer.slot(local))}
    latest = dict(
        TimerSlot.objects.filter(name__in=owed).order_by("name").values_list("name").annotate(models.Max("slot"))
    )
    fired = [
        _fire(timer, slot, local)
        for timer, slot in owed.values()
        if timer.name not in latest or latest[timer.name] < slot
    ]
    return [one for one in fired if one]


@transaction.atomic
def _fire(timer: Timer, slot: datetime, now: datetime) -> Job | None:
    turn, is_ours = TimerSlot.objects.get_or_create(name=timer.name, slot=slot)
    if not is_ours:
        return None
    # Each minute anew, but never two at a time: what waits will see to everything.
    if timer.is_each_minute and Job.objects.open().filter(title=timer.name, lane=TIMERS_LANE).exists():
        return None
    # In a demonstration the day is pretended: yesterday's turn is the day before the pretended one.
    today = clock.today() - (now.date() - slot.date())
    turn.job = enqueue(run_timer, timer.function, today.isoformat(), by=None, title=timer.name)
    turn.save(update_fields=["job"])
    return turn.job


@job(retries=3, title=gettext_lazy("Việc theo giờ"), lane=TIMERS_LANE)
def run_timer(function: str, today: str) -> Any:
    """Call what a timer names; only what stands in the table is ever called."""
    timer = next(timer for timer in timers() if timer.function == function)
    return call_timer(timer, today=date.fromisoformat(today))


def call_timer(timer: Timer, *, today: date) -> Any:
    """Do a timer's work for `today`, here and now; twice does no harm. What it returns is shown if JSON can hold it."""
    result = import_string(timer.function)(today=today)
    try:
        return json.loads(json.dumps(result))
    except TypeError:
        return len(result) if hasattr(result, "__len__") else None


def tidy(*, today: date) -> int:
    """A timer: forget what ended long ago, so that the queue stays short."""
    now = clock.now()
    DBTaskResult.objects.finished().filter(finished_at__lt=now - KEPT_TIMERS).delete()
    TimerSlot.objects.filter(slot__lt=now - KEPT_TIMERS).delete()
    ended = Job.objects.exclude(state__in=OPEN_STATES)
    gone, _models = ended.filter(lane=TIMERS_LANE, finished_at__lt=now - KEPT_TIMERS).delete()
    old, _models = ended.filter(finished_at__lt=now - KEPT).delete()
    return gone + old
