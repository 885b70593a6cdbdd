"""Real workers in processes of their own: killed in the midst, asked to end, two at one clock."""

import signal
import time

import pytest

from haidang.kit.jobs.tests.processes import wait_for

pytestmark = pytest.mark.machine

TELL = "job = Job.objects.get(function__endswith='slow'); print(job.state, job.tries, job.deaths)"


def test_a_job_whose_worker_is_killed_runs_again_once(say, worker, tmp_path):
    diary = tmp_path / "diary"
    say(f"enqueue(made.slow, {str(diary)!r}, 1.5, by=None)")
    first = worker()
    wait_for(diary, 1)
    first.send_signal(signal.SIGKILL)
    first.wait()
    assert say(TELL) == "running 1 0"
    # Two look for the dead at one time, a minute later.
    dead = "[job for job in reap(clock.now() + timedelta(seconds=61)) if job.function.endswith('slow')]"
    later = f"print(len({dead}))"
    assert sorted([say(later), say(later)]) == ["0", "1"]
    worker(), worker()
    assert wait_for(diary, 3) == ["begun", "begun", "done"]
    time.sleep(1.5)
    assert wait_for(diary, 3) == ["begun", "begun", "done"]
    assert say(TELL) == "done 2 1"
    # Both also looked at the clock: every turn was fired by one of them.
    assert say("print(Job.objects.filter(lane='timers').count() <= TimerSlot.objects.count() > 0)") == "True"


@pytest.mark.one_engine  # a signal is the system's, whichever engine keeps the jobs
def test_a_worker_that_is_asked_to_end_finishes_a_short_job(say, worker, tmp_path):
    diary = tmp_path / "diary"
    say(f"enqueue(made.slow, {str(diary)!r}, 1.5, by=None)")
    one = worker()
    wait_for(diary, 1)
    one.terminate()
    assert one.wait(timeout=15) == 0
    assert wait_for(diary, 2) == ["begun", "done"]
    assert say(TELL) == "done 1 0"


def test_a_worker_that_is_asked_to_end_gives_a_long_job_back_at_once(say, worker, tmp_path):
    diary = tmp_path / "diary"
    say(f"enqueue(made.slow, {str(diary)!r}, 600, by=None)")
    one = worker()
    wait_for(diary, 1)
    one.terminate()
    # As long as dev.py waits; on a quiet machine it is four seconds.
    assert one.wait(timeout=15) == 0
    assert say(TELL) == "waiting 0 0"
    worker()
    assert wait_for(diary, 2) == ["begun", "begun"]


@pytest.mark.one_engine  # a signal is the system's, whichever engine keeps the jobs
def test_an_idle_worker_ends_at_once(worker):
    one = worker()
    one.terminate()
    assert one.wait(timeout=15) == 0


@pytest.mark.one_engine  # a signal is the system's, whichever engine keeps the jobs
def test_a_worker_that_is_asked_to_end_while_it_loads_ends_in_order(worker):
    one = worker(loading=True)
    one.terminate()
    assert one.wait(timeout=60) == 0
