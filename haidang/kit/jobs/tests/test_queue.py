"""Asking for a job, and how it ends."""

from datetime import timedelta

import pytest
from django.db import transaction
from django_tasks_db.models import DBTaskResult

from haidang.kit import clock
from haidang.kit.jobs.choices import State
from haidang.kit.jobs.models import Job
from haidang.kit.jobs.running import LostTicket, Pulse, run
from haidang.kit.jobs.services import enqueue, job
from haidang.kit.jobs.tests import made
from haidang.kit.jobs.worker import do_what_waits

pytestmark = pytest.mark.django_db


def work():
    """Everything that waits, also what waits for a later moment."""
    DBTaskResult.objects.filter(status="READY").update(run_after=clock.now())
    do_what_waits()


def test_a_job_tells_who_asked_about_what_and_how_it_ended(officer, desk):
    asked = enqueue(made.add, 2, 3, by=officer, about=desk)
    assert (asked.state, str(asked), asked.by, asked.about) == (State.WAITING, "Cộng hai số", officer, desk)
    do_what_waits()
    asked.refresh_from_db()
    assert asked.result
    assert asked.started_at
    assert asked.finished_at
    assert (asked.state, asked.result["sum"], asked.tries, asked.error) == (State.DONE, 5, 1, "")
    assert asked.asked_at <= asked.started_at <= asked.finished_at
    assert asked.link == "/ket-qua/5/"


@pytest.mark.parametrize("url", ["https://example.com/", "//example.com/", "javascript:alert(1)", "", None])
def test_a_result_leads_to_no_other_house(url):
    assert Job(result={"url": url}).link == ""


@pytest.mark.django_db(transaction=True)
def test_what_a_transaction_undoes_was_never_asked_for(officer):
    with transaction.atomic():
        enqueue(made.add, 2, 3, by=officer)
        transaction.set_rollback(True)
    assert not Job.objects.exists()
    assert not DBTaskResult.objects.exists()


def test_a_job_that_fails_twice_is_done_at_the_third_try(officer):
    asked = enqueue(made.fail, 2, by=officer)
    do_what_waits()
    asked.refresh_from_db()
    assert (asked.state, asked.tries, asked.error) == (State.WAITING, 1, "")
    assert asked.queued_at > clock.now() + timedelta(seconds=3)
    do_what_waits()
    assert made.CALLS == ["fail"], "the pause is kept"
    work()
    work()
    asked.refresh_from_db()
    assert (asked.state, asked.tries, asked.result) == (State.DONE, 3, 3)


def test_a_job_that_always_fails_ends_with_a_sentence_for_people(officer):
    asked = enqueue(made.fail, 99, by=officer)
    for _try in range(5):
        work()
    asked.refresh_from_db()
    assert (asked.state, asked.tries, len(made.CALLS)) == (State.FAILED, 3, 3)
    assert "sau 3 lần thử" in asked.error
    assert "RuntimeError" not in asked.error


def test_a_refusal_is_an_answer_and_is_not_tried_again(officer):
    asked = enqueue(made.refuse, by=officer)
    work()
    work()
    asked.refresh_from_db()
    assert (asked.state, asked.error) == (State.FAILED, "Tệp không có nội dung. Kiểm tra lại tệp.")
    assert made.CALLS == ["refuse"]


def test_a_job_says_how_far_it_is(officer):
    asked = enqueue(made.three_pages, by=officer)
    do_what_waits()
    asked.refresh_from_db()
    assert (asked.done, asked.total, asked.words) == (3, 3, "Đang nhận dạng trang 3/3")


def test_only_a_declared_function_of_a_module_is_a_job(officer):
    with pytest.raises(KeyError):
        enqueue(len, "abc", by=officer)
    with pytest.raises(TypeError, match="could not find"):
        job()(lambda: None)
    asked = enqueue(made.add, 1, 1, by=officer)
    Job.objects.update(function="os.getcwd")
    for _try in range(5):
        work()
    asked.refresh_from_db()
    assert (asked.state, asked.result) == (State.FAILED, None)


def test_arguments_must_survive_the_queue(officer):
    with pytest.raises(TypeError):
        enqueue(made.add, object(), 1, by=officer)


def test_an_old_ticket_is_worth_nothing(officer):
    asked = enqueue(made.add, 2, 3, by=officer)
    run(asked.pk, asked.pk)
    asked.refresh_from_db()
    assert (asked.state, asked.tries) == (State.WAITING, 0)


def test_a_run_that_lost_its_job_is_told_so(officer):
    asked = enqueue(made.add, 2, 3, by=officer)
    Job.objects.update(ticket=None)
    pulse = Pulse(asked)
    pulse._write(clock.now())
    with pytest.raises(LostTicket):
        pulse.progress(1, 2)


@pytest.mark.django_db(transaction=True)
def test_the_pulse_is_seen_while_the_job_runs(officer):
    asked = enqueue(made.add, 2, 3, by=officer)
    Job.objects.update(state=State.RUNNING, heartbeat_at=clock.now() - timedelta(minutes=5))
    pulse = Pulse(asked, beat=timedelta(0))
    pulse.progress(1, 4, "Trang 1/4")
    pulse._write(clock.now())
    asked.refresh_from_db()
    assert (asked.done, asked.total, asked.words) == (1, 4, "Trang 1/4")
    assert asked.heartbeat_at
    assert clock.now() - asked.heartbeat_at < timedelta(seconds=10)
