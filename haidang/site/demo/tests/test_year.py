"""The year of the demonstration, against numbers worked out by hand from its tables."""

from collections import Counter
from datetime import date

import pytest
from django.db import transaction
from django.test import override_settings

from haidang.desk.owed import owed
from haidang.kit.audit.models import Note
from haidang.plan.followup.choices import TaskState
from haidang.plan.followup.models import Update
from haidang.plan.followup.selectors import standings
from haidang.plan.money.models import Estimate
from haidang.plan.plans.models import Receipt, Task
from haidang.plan.programmes.models import Programme
from haidang.site.demo.load import load

pytestmark = pytest.mark.django_db
TODAY = date(2020, 6, 15)


@pytest.fixture(scope="module")
def told_once(django_db_setup, django_db_blocker, tmp_path_factory):
    day = override_settings(HAIDANG_TODAY=TODAY, HAIDANG_DATA=tmp_path_factory.mktemp("data"))
    with django_db_blocker.unblock(), day, transaction.atomic():
        load()
        yield
        transaction.set_rollback(True)


@pytest.fixture
def told(told_once, db, settings):
    settings.HAIDANG_TODAY = TODAY


def test_the_updates_are_those_of_the_tables(told):
    rows = list(Update.objects.all())
    assert Counter(row.period.code for row in rows) == {
        "2019-t12": 45, "2020-t01": 45, "2020-t02": 51, "2020-t03": 43, "2020-t04": 40, "2020-t05": 38, "2020-t06": 24,
    }  # fmt: skip
    assert Counter(row.stage for row in rows) == {
        "locked": 224, "accepted": 41, "submitted": 15, "draft": 4, "with-leader": 1, "returned": 1,
    }  # fmt: skip
    assert Counter(row.state for row in rows) == {
        "doing": 249, "hindered": 15, "not-started": 8, "nothing": 8, "done": 6,
    }  # fmt: skip
    assert (Update.objects.late().count(), Update.objects.entered_for_others().count()) == (5, 77)


def test_the_tasks_stand_as_told(told):
    found = standings(Task.objects.filter(kind="task"), TODAY).values()
    assert Counter(each.state for each in found) == {
        TaskState.DOING: 24, TaskState.DONE: 5, TaskState.HINDERED: 3, TaskState.WAITING: 1, TaskState.PAUSED: 1,
        TaskState.STANDING: 1,
    }  # fmt: skip


def test_receipts_programmes_and_estimates_are_those_told(told):
    assert Receipt.objects.unconfirmed().count() == 1
    assert Receipt.objects.count() == 46 + 5
    assert Counter(Programme.objects.values_list("stage", flat=True)) == {"accepted": 12, "submitted": 1, "returned": 1}
    assert sorted(Estimate.objects.values_list("stage", flat=True)) == ["appraised", "asked", "decided"]


def test_nothing_is_owed_before_its_time(told):
    assert [each for each in owed(TODAY) if each.since and each.since > TODAY] == []


def test_the_year_is_told_once(told):
    before = Update.objects.count(), Note.objects.count()
    load()
    assert (Update.objects.count(), Note.objects.count()) == before
