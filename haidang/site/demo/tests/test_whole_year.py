"""The year of the demonstration walked on to its last day, against numbers worked out by hand from its tables."""

from collections import Counter
from datetime import date

import pytest
from django.db import transaction
from django.db.models import Count, Sum
from django.test import override_settings

from haidang.office.notices.choices import MailState
from haidang.office.notices.models import Mail
from haidang.plan.difficulties.models import Difficulty
from haidang.plan.followup.choices import Result, TaskState
from haidang.plan.followup.models import OutputFigure, Update
from haidang.plan.followup.selectors import counts, silent, standings
from haidang.plan.plans.models import Amendment, Plan, Task, TaskDay
from haidang.plan.plans.selectors.as_of import as_of
from haidang.plan.urging.models import Urging
from haidang.site.demo.load import load

pytestmark = [pytest.mark.django_db, pytest.mark.long]
LAST = date(2020, 12, 31)

# Worked out by hand. Parts that report by the month, of the plan and the directive: 40 are asked in May (38 said it,
# the industrial zones and Long Điền did not). From June on:
#
#   t06   40 - 7.1 (finished in May)    = 39 asked, 38 said (the zones are silent)    + 27:4          = 39
#   t07   39 - 06:4#2 (finished)        = 38                                          + 27:3, 27:4    = 40
#   t08   38 - 6.2 (merged on 20/7)     = 37                                          + 27:3, 27:4    = 39
#   t09   37 - 10.2 (dropped on 24/8)   = 36                                          + 27:4          = 37
#   t10                                   36                                          + 27:4          = 37
#   t11, t12                              36
#   q3, q4: the three of the plan under 8.3
SAID_IN = {
    "2019-t12": 45, "2020-t01": 45, "2020-t02": 51, "2020-t03": 46, "2020-t04": 43, "2020-t05": 40, "2020-t06": 39,
    "2020-t07": 40, "2020-t08": 39, "2020-t09": 37, "2020-t10": 37, "2020-t11": 36, "2020-t12": 36,
    "2020-q1": 3, "2020-q2": 2, "2020-q3": 3, "2020-q4": 3,
}  # fmt: skip
# Of 42 tasks two have left the plan; of the 40 others
#   done 15: the six of June, 06:4#2, 27:3 (late), 27:4, 1.5, 3.3, 3.4, 9, 10.1, 41:1.1
#   one each: 27:2 dropped, 1.4 paused, 2.2 standing; 22 go on (of 1.2 the day is past: 14/12)
TASKS = {TaskState.DONE: 15, TaskState.DOING: 22, TaskState.DROPPED: 1, TaskState.PAUSED: 1, TaskState.STANDING: 1}


@pytest.fixture(scope="module")
def told_once(django_db_setup, django_db_blocker, tmp_path_factory):
    day = override_settings(HAIDANG_TODAY=LAST, HAIDANG_DATA=tmp_path_factory.mktemp("data"))
    with django_db_blocker.unblock(), day, transaction.atomic():
        load()
        yield
        transaction.set_rollback(True)


@pytest.fixture
def told(told_once, db, settings):
    settings.HAIDANG_TODAY = LAST


def the_plan():
    return Plan.objects.get(number="163/KH-UBND")


def test_every_period_was_reported_read_and_locked(told):
    rows = list(Update.objects.all())
    assert Counter(row.period.code for row in rows) == SAID_IN
    assert len(rows) == 545
    assert Counter(row.stage for row in rows) == {"locked": 545}
    # done: 7 in June, 8 after; not begun: 27:4 once more; hindered: 3.4, 8.2 and 10.2 once more; nothing: 06:3 thrice
    assert Counter(row.state for row in rows) == {
        "doing": 485, "hindered": 18, "done": 15, "not-started": 16, "nothing": 11,
    }  # fmt: skip


def test_the_tasks_end_as_told(told):
    found = list(standings(Task.objects.filter(kind="task", ending=""), LAST).values())
    assert Counter(each.state for each in found) == TASKS
    assert counts(found) == {
        Result.DONE_IN_TIME: 13, Result.DONE_LATE: 2, Result.DOING_IN_TIME: 22, Result.DOING_LATE: 1,
    }  # fmt: skip
    assert {each.task.label for each in found if each.result == Result.DOING_LATE} == {"1.2"}


def test_who_was_silent_speaks_again(told):
    assert silent(LAST) == []


@pytest.mark.parametrize(
    ("on", "tasks", "due_of_3_4"),
    [
        (date(2020, 3, 1), 29, date(2020, 4, 30)),
        (date(2020, 4, 14), 29, date(2020, 5, 29)),
        (date(2020, 7, 19), 29, date(2020, 5, 29)),
        (date(2020, 7, 20), 28, date(2020, 5, 29)),
        (date(2020, 8, 23), 28, date(2020, 5, 29)),
        (date(2020, 8, 24), 27, date(2020, 5, 29)),
        (date(2020, 9, 22), 27, date(2020, 5, 29)),
        (date(2020, 9, 23), 27, date(2020, 11, 30)),
    ],
)
def test_the_plan_is_that_of_the_day(told, on, tasks, due_of_3_4):
    then = [each for each in as_of(the_plan(), on) if each.kind == "task"]
    assert len(then) == tasks
    assert [each.due_on for each in then if each.label == "3.4"] == [due_of_3_4]


def test_three_decisions_amended_the_plan_and_lost_nothing(told):
    assert Amendment.objects.in_force().count() == 3
    assert dict(Task.objects.exclude(ending="").values_list("label", "ending")) == {"6.2": "merged", "10.2": "dropped"}
    # both had reported until then, and what they said stays: from December to July, to August
    for label, periods in (("6.2", 8), ("10.2", 9)):
        assert Update.objects.filter(duty__task__label=label, duty__task__plan=the_plan()).count() == periods, label
    assert Difficulty.objects.get(task__label="10.2").is_open
    kinds = TaskDay.objects.filter(task__label="3.4").values_list("kind", flat=True)
    assert list(kinds) == ["original", "extension", "amendment"]


def test_the_ladder_climbed_on_every_rung_and_sent_nothing_twice(told):
    sent = Urging.objects.filter(fate="sent")
    assert {row.rung for row in sent} == {-7, -3, 1, 7, 15}
    assert not sent.values("key", "turn", "rung").annotate(times=Count("pk")).filter(times__gt=1).exists()
    # nobody is urged about what was handed in: of each the rungs are closed
    handed_in = set(Update.objects.said().values_list("duty", flat=True))
    assert handed_in
    assert sent.filter(ending="answered").exists()


def test_five_mornings_wrote_the_mail_of_the_day_and_none_left_the_house(told):
    mails = Mail.objects.filter(key__startswith="digest:")
    days = {mail.key.rpartition(":")[2] for mail in mails}
    assert days == {"2020-05-18", "2020-06-11", "2020-07-15", "2020-09-30", "2020-12-16"}
    assert set(Mail.objects.values_list("state", flat=True)) == {MailState.HELD}


def test_figures_of_the_year_add_up(told):
    counted = dict(OutputFigure.objects.values_list("output__duty__task__label").annotate(sum=Sum("value")))
    # 2.2: 1104 until June, 400 in September, 600 in December; 5.2: 205, 45, 60; 10.1: 1800, 200
    assert counted == {"2.2": 2104, "5.2": 310, "10.1": 2000, "8.2": 210}
