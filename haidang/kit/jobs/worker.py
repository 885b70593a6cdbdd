"""The worker: two lanes (work and timers), a watch that brings back the dead and fires the timers, an end in time."""

import logging
import os
import signal
import threading
import time
from collections.abc import Callable
from contextlib import suppress

from django.db import Error, close_old_connections, connection
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from haidang.kit import clock
from haidang.kit.jobs import services
from haidang.kit.jobs.ending import Ending
from haidang.kit.jobs.running import AT_WORK, INTERRUPTION, give_back

log = logging.getLogger("haidang.jobs")

#: After a signal: how long a job may finish, and when the process ends whatever happens. dev.py waits 15 s.
GRACE, END = 4.0, 12.0
#: How often the queue and the clock are looked at, and how often the dead.
LOOK, REAP = 1.0, 5.0


class Lane(Worker):
    """One line of django-tasks' queue; it ends by `running`, and a lost database is no reason to end."""

    def __init__(self, *, timers: bool) -> None:
        super().__init__(
            queue_names=[services.TIMERS_LANE] if timers else ["*"],
            excluded_queue_names=[] if timers else [services.TIMERS_LANE],
            interval=LOOK,
            batch=False,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=f"{os.uname().nodename}-{os.getpid()}-{'timers' if timers else 'work'}",
        )


def do_what_waits() -> None:
    """Everything that is due now, here, in the caller's transaction and connection: for tests and scripts."""
    here = Lane(timers=False)
    while place := DBTaskResult.objects.ready().first():
        place.claim(here.worker_id)
        here.run_task(place)


def work(ending: Ending) -> None:
    """Work until SIGTERM or SIGINT; then finish or give back what is being done, well before dev.py stops waiting."""
    # A line at the start and one at the end of each job, each minute, would hide what matters.
    for chatty in ("django_tasks", "django_tasks_db"):
        logging.getLogger(chatty).setLevel(logging.WARNING)
    lanes = [Lane(timers=False), Lane(timers=True)]
    stopping = ending.asked
    last = float("inf")

    def stop() -> None:
        nonlocal last
        last = time.monotonic() + GRACE
        for lane in lanes:
            lane.running = False
        signal.setitimer(signal.ITIMER_REAL, GRACE)

    signal.signal(signal.SIGALRM, lambda signum, frame: INTERRUPTION.raise_if_allowed())
    ending.then(stop)

    timers = threading.Thread(target=_steadily, args=(lanes[1].run, stopping), name="timers", daemon=True)
    for thread in (timers, threading.Thread(target=_watch, args=(stopping,), name="watch", daemon=True)):
        thread.start()
    threading.Thread(target=_end_in_time, args=(stopping,), name="end", daemon=True).start()
    log.info("worker ready")
    began = time.monotonic()
    _steadily(lanes[0].run, stopping)
    timers.join(timeout=max(1.0, min(GRACE, last - time.monotonic())))
    for unfinished in list(AT_WORK.values()):
        with suppress(Error):
            give_back(unfinished)
    log.info("worker ended after %d s", time.monotonic() - began)
    # Not by the ordinary way: a thread in the midst of a query must not see the interpreter go away.
    os._exit(0)


def _steadily(act: Callable[[], None], stopping: threading.Event) -> None:
    """Again and again until told to stop; a database that is away for a while is waited for."""
    while not stopping.is_set():
        try:
            act()
        except Error as fault:
            log.warning("database: %s; trying again", fault)
            connection.close()
            stopping.wait(3)
        except Exception:
            log.exception("worker: unforeseen; trying again")
            stopping.wait(3)


def _watch(stopping: threading.Event) -> None:
    """Look at the clock each second, and for the dead each five."""
    reaped = 0.0

    def look() -> None:
        nonlocal reaped
        close_old_connections()
        services.fire(clock.now())
        if time.monotonic() - reaped >= REAP:
            reaped = time.monotonic()
            services.reap(clock.now())
        stopping.wait(LOOK)

    _steadily(look, stopping)


def _end_in_time(stopping: threading.Event) -> None:
    """The last word: what neither finished nor could be interrupted is left to the reaper of the next worker."""
    stopping.wait()
    time.sleep(END)
    log.warning("worker: not finished in time")
    os._exit(1)
