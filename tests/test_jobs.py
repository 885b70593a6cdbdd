"""Jobs are rows: what a transaction undoes is not enqueued, and the worker that dev.py starts carries out the rest."""

from datetime import date
from inspect import signature

import pytest
from django.core.management import call_command
from django.db import transaction
from django.utils.module_loading import import_string
from django_tasks import TaskResultStatus, task
from django_tasks.exceptions import TaskResultDoesNotExist

from haidang import cli
from haidang.kit.jobs.services import timers
from haidang.kit.jobs.tests import made


@task()
def add(a: int, b: int) -> int:
    return a + b


def work() -> None:
    call_command("db_worker", batch=True, startup_delay=False, verbosity=0)


@pytest.mark.django_db(transaction=True)
def test_a_worker_does_what_is_waiting():
    result = add.enqueue(2, 3)
    work()
    result.refresh()
    assert (result.status, result.return_value) == (TaskResultStatus.SUCCESSFUL, 5)


@pytest.mark.django_db(transaction=True)
def test_work_of_a_transaction_that_failed_was_never_asked_for():
    with transaction.atomic():
        result = add.enqueue(2, 3)
        transaction.set_rollback(True)
    work()
    with pytest.raises(TaskResultDoesNotExist):
        result.refresh()


def test_every_timer_of_the_house_stands_once_and_can_be_called_with_a_day():
    names = [timer.name for timer in timers()]
    assert names
    assert sorted(set(names)) == sorted(names)
    for timer in timers():
        assert "today" in signature(import_string(timer.function)).parameters, timer


def test_a_timer_is_also_a_command(settings, capsys):
    settings.HAIDANG_TODAY = date(2020, 6, 15)
    settings.JOB_TIMERS = [("daily", "at 07:00", "haidang.kit.jobs.tests.made.note_the_day")]
    made.CALLS.clear()
    assert cli.main(["job"]) == 0
    assert capsys.readouterr().out.split()[:3] == ["daily", "at", "07:00"]
    assert cli.main(["job", "daily", "--today", "2020-06-30"]) == 0
    assert cli.main(["job", "daily"]) == 0
    assert [date(2020, 6, 30), date(2020, 6, 15)] == made.CALLS
    assert cli.main(["job", "weekly"]) == 2
    assert "Không có việc “weekly”" in capsys.readouterr().err
