"""Jobs are rows: what a transaction undoes is not enqueued, and the worker that dev.py starts carries out the rest."""

import pytest
from django.core.management import call_command
from django.db import transaction
from django_tasks import TaskResultStatus, task
from django_tasks.exceptions import TaskResultDoesNotExist


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
