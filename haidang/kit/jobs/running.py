"""One job from its place in the queue to its end. The only file that knows django-tasks' way of calling."""

import inspect
import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import Error, connection, transaction
from django.db.models import F
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from django_tasks import TaskContext, task

from haidang.kit import clock
from haidang.kit.jobs.choices import State
from haidang.kit.jobs.models import Job
from haidang.kit.jobs.rules import back_off
from haidang.papers.sources.refusals import Refused

log = logging.getLogger("haidang.jobs")


@dataclass(frozen=True, slots=True)
class Declared:
    """What `@job` says of a function."""

    retries: int
    title: Any
    lane: str


#: Every function that may be called from the queue, by its dotted path: a row can name no other.
DECLARED: dict[str, Declared] = {}


class StopRequested(BaseException):
    """The worker must end now; the job goes back to the queue. Not an Exception: a job may not swallow it."""


class LostTicket(Exception):
    """The job was given to somebody else meanwhile: this run took too long to give a sign of life."""


@task(takes_context=True)
def carry_out(context: "TaskContext", job_id: str) -> None:
    """What stands in the queue of django-tasks: the name of one of our rows."""
    run(UUID(job_id), UUID(str(context.task_result.id)))


def push(job: Job, *, after: timedelta | None = None) -> None:
    """Give the job a new place in the queue; its old one is worth nothing from now on. In the caller's transaction."""
    now = clock.now()
    place = carry_out.using(queue_name=job.lane, run_after=now + after if after else None).enqueue(str(job.pk))
    job.state, job.ticket, job.queued_at = State.WAITING, UUID(str(place.id)), now + (after or timedelta())
    job.save(update_fields=["state", "ticket", "queued_at"])


def run(job_id: UUID, ticket: UUID) -> None:
    """Do the job, unless somebody else holds a newer ticket for it; write down how it ended."""
    mine = Job.objects.filter(pk=job_id, ticket=ticket)
    now = clock.now()
    begun = mine.filter(state=State.WAITING).update(
        state=State.RUNNING, started_at=now, heartbeat_at=now, tries=F("tries") + 1, done=0, total=0, words=""
    )
    if not begun:
        return
    job = mine.get()
    pulse = Pulse(job)
    try:
        with pulse, INTERRUPTION.allowed():
            result = _call(job, pulse)
    except StopRequested:
        give_back(job)
    except LostTicket:
        log.warning("job %s (%s) was given to another worker meanwhile", job.pk, job.function)
    except (ValidationError, Refused) as refusal:
        # Said to the person who asked: trying again would not change the answer.
        _end(job, pulse, state=State.FAILED, error=_sentence(refusal))
    except Exception:
        log.exception("job %s (%s) failed", job.pk, job.function)
        _try_again(job, pulse)
    else:
        _end(job, pulse, state=State.DONE, result=result)


def _call(job: Job, pulse: "Pulse") -> Any:
    function = import_string(job.function)
    if job.function not in DECLARED:
        raise LookupError(f"{job.function} is not declared with @job.")
    offered = {"progress": pulse.progress, "job": job}
    asked = inspect.signature(function).parameters
    return function(*job.arguments, **{name: value for name, value in offered.items() if name in asked})


def _sentence(refusal: ValidationError | Refused) -> str:
    return refusal.sentence() if isinstance(refusal, Refused) else " ".join(refusal.messages)


def _end(job: Job, pulse: "Pulse", **facts: Any) -> bool:
    """Write the end of this run, if the job is still ours."""
    facts |= {"finished_at": clock.now(), **pulse.seen()}
    return bool(Job.objects.filter(pk=job.pk, ticket=job.ticket, state=State.RUNNING).update(**facts))


@transaction.atomic
def _try_again(job: Job, pulse: "Pulse") -> None:
    declared = DECLARED.get(job.function)
    sentence = _("Công việc gặp lỗi sau %(tries)d lần thử. Hãy làm lại; nếu vẫn lỗi, báo quản trị mã %(code)s.") % {
        "tries": job.tries,
        "code": str(job.pk)[:8],
    }
    if _end(job, pulse, state=State.FAILED, error=sentence) and declared and job.tries <= declared.retries:
        push(job, after=back_off(job.tries))
        Job.objects.filter(pk=job.pk).update(error="", finished_at=None)


@transaction.atomic
def give_back(job: Job) -> bool:
    """Put a job that was interrupted, and has not failed, back in the queue; False if it is no longer ours."""
    ours = Job.objects.select_for_update().filter(pk=job.pk, ticket=job.ticket, state=State.RUNNING)
    if not ours.update(tries=F("tries") - 1):
        return False
    push(job)
    return True


@dataclass
class Interruption:
    """May a signal break in? Only while a job's own function runs, never while its end is being written."""

    _open: bool = False

    @contextmanager
    def allowed(self) -> Iterator[None]:
        # Signals are heard by the main thread alone: a job of another thread neither opens nor shuts this.
        here = threading.current_thread() is threading.main_thread()
        self._open = self._open or here
        try:
            yield
        finally:
            if here:
                self._open = False

    def raise_if_allowed(self) -> None:
        """For a signal handler."""
        if self._open:
            self._open = False
            raise StopRequested


INTERRUPTION = Interruption()
#: The jobs this process is at, by thread: what the timers' lane could not finish is given back at the end.
AT_WORK: dict[int, Job] = {}


@dataclass
class Pulse:
    """A thread that writes the sign of life and the progress, on a connection of its own.

    The job may be inside a long transaction: what it wrote there nobody would see, and its lock would stop the beat.
    """

    job: Job
    beat: timedelta = field(default_factory=lambda: getattr(settings, "JOB_HEARTBEAT", timedelta(seconds=10)))
    look: float = 1.0
    lost: bool = False
    _done: int = 0
    _total: int = 0
    _words: str = ""
    _told: bool = True
    _stop: threading.Event = field(default_factory=threading.Event)

    def progress(self, done: int, total: int, words: str = "") -> None:
        """What a job calls: so far `done` of `total`, and in words. Errors: LostTicket."""
        if self.lost:
            raise LostTicket
        self._done, self._total, self._words, self._told = done, total, words[:200], False

    def seen(self) -> dict[str, Any]:
        return {"done": self._done, "total": self._total, "words": self._words}

    def __enter__(self) -> "Pulse":
        AT_WORK[threading.get_ident()] = self.job
        self._thread = threading.Thread(target=self._go, name=f"pulse-{self.job.pk}", daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *fault: object) -> None:
        self._stop.set()
        # It may stand before a lock of ours; it is fenced by the ticket, so nothing is lost by not waiting long.
        self._thread.join(timeout=2)
        AT_WORK.pop(threading.get_ident(), None)

    def _go(self) -> None:
        last = clock.now()
        try:
            while not self._stop.wait(self.look):
                now = clock.now()
                if self._told and now - last < self.beat:
                    continue
                try:
                    self._write(now)
                    last = now
                except Error as fault:
                    log.warning("job %s: heartbeat not written: %s", self.job.pk, fault)
        finally:
            connection.close()

    def _write(self, now: datetime) -> None:
        seen, self._told = self.seen(), True
        rows = Job.objects.filter(pk=self.job.pk)
        if not rows.filter(ticket=self.job.ticket, state=State.RUNNING).update(heartbeat_at=now, **seen):
            self.lost = rows.exclude(ticket=self.job.ticket).exists()


#: For types: what a job may ask for by naming an argument `progress`.
Progress = Callable[..., None]
