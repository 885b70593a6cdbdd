"""An archive is of one moment, and nobody waits for it."""

from threading import Thread

import pytest
from django.db import connection

from haidang.exchange.archive import services
from haidang.exchange.archive.checking import check
from haidang.exchange.archive.tests.made import quiet
from haidang.exchange.archive.writing import one_moment
from haidang.office.accounts.models import User


def _somebody(name):
    User.objects.create_user(name, full_name="Người mẫu B", role="desk-leader")
    connection.close()


@pytest.mark.django_db(transaction=True)
def test_what_is_written_meanwhile_is_not_in_it():
    _somebody("a")
    with one_moment():
        assert connection.in_atomic_block
        assert User.objects.count() == 1
        if connection.vendor == "postgresql":  # the tests' SQLite lies in memory, where a reader does keep writers out
            writer = Thread(target=_somebody, args=["b"])
            writer.start()
            writer.join(10)
            assert not writer.is_alive()
        assert User.objects.count() == 1
    if connection.vendor == "sqlite":
        assert connection.transaction_mode == "IMMEDIATE"  # type: ignore[attr-defined]
    made = services.make(2020, by=User.objects.get(username="a"), tell=quiet)
    assert check(made.path, seal=made.seal).faults == []
