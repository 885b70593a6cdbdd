"""The year of the demonstration walked on to its last day, against numbers worked out by hand from its tables."""

import re
from collections import Counter
from datetime import date

import pytest
from django.db import transaction
from django.db.models import Count, Sum
from django.test import override_settings
from django.urls import reverse

from haidang.desk.owed import owed
from haidang.exchange.archive.tests.made import move_to_another_machine
from haidang.office.accounts.models import User
from haidang.office.notices.choices import MailState
from haidang.office.notices.models import Mail
from haidang.plan.difficulties.models import Difficulty
from haidang.plan.evaluation.choices import Grade
from haidang.plan.evaluation.models import Aim, Assessment, Evaluation, LastYearFigure
from haidang.plan.evaluation.selectors import results, scores
from haidang.plan.evaluation.selectors.papers import report_data
from haidang.plan.followup.choices import Result, TaskState
from haidang.plan.followup.models import OutputFigure, Update
from haidang.plan.followup.owed import update_key
from haidang.plan.followup.selectors import counts, silent, standings
from haidang.plan.plans.models import Amendment, Plan, Task, TaskDay
from haidang.plan.plans.selectors.as_of import as_of
from haidang.plan.urging.models import Urging
from haidang.site.demo.load import load
from haidang.site.demo.tests import books_told, judged
from tests.worlds import let_the_planner_know

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
def told_once(bare_ground, django_db_blocker, tmp_path_factory):
    day = override_settings(HAIDANG_TODAY=LAST, HAIDANG_DATA=tmp_path_factory.mktemp("data"))
    with django_db_blocker.unblock(), day, transaction.atomic():
        load()
        let_the_planner_know()
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


def test_the_page_of_the_leaders_tells_the_same_figures(told, client):
    client.force_login(User.objects.get(username="lanh-dao-ubnd"))
    words = " ".join(re.sub("<[^>]+>", " ", client.get(reverse("desk:leaders")).text).split())
    for told_there in (
        "4 kế hoạch với 40 nhiệm vụ",
        "13 hoàn thành đúng hạn",
        "2 hoàn thành quá hạn",
        "22 đang làm trong hạn",
        "1 đang làm quá hạn",
        "0 cơ quan im lặng",
    ):
        assert told_there in words


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
    # what was handed in is urged about no more; who never reported in spring is urged to this day
    said = {update_key(row.duty, row.period) for row in Update.objects.said().select_related("duty")}
    assert not sent.filter(key__in=said, ended_on=None).exists()
    assert sent.filter(key__in=said, ending="answered").exists()
    assert sent.filter(ended_on=None, agency__code="BQLKCN").exists()


def test_five_mornings_wrote_the_mail_of_the_day_and_none_left_the_house(told):
    mails = Mail.objects.filter(key__startswith="digest:")
    days = {mail.key.rpartition(":")[2] for mail in mails}
    assert days == {"2020-05-18", "2020-06-11", "2020-07-15", "2020-09-30", "2020-12-16"}
    assert set(Mail.objects.values_list("state", flat=True)) == {MailState.HELD}


def test_figures_of_the_year_add_up(told):
    counted = dict(OutputFigure.objects.values_list("output__duty__task__label").annotate(sum=Sum("value")))
    # 2.2: 1104 until June, 400 in September, 600 in December; 5.2: 205, 45, 60; 10.1: 1800, 200
    assert counted == {"2.2": 2104, "5.2": 310, "10.1": 2000, "8.2": 210}


# ── the year is judged ───────────────────────────────────────────────────────────────────────────


def evaluated():
    return Evaluation.objects.select_related("plan", "monitor", "deputy").get(plan=the_plan())


def parts_judged():
    return list(Assessment.objects.filter(evaluation=evaluated()).with_names())


def counted(tally):
    return tuple(tally.grades[grade] for grade in Grade)


def test_every_part_was_judged_by_somebody_else_confirmed_by_a_third_and_published(told):
    evaluation, parts = evaluated(), parts_judged()
    assert (evaluation.course, evaluation.closes_on, evaluation.published_on) == (
        "published", date(2020, 12, 14), date(2020, 12, 30),
    )  # fmt: skip
    assert (evaluation.document.number, evaluation.published_by.username) == ("842/TB-UBND", "lanh-dao-ubnd")
    assert Counter(row.stage for row in parts) == {"confirmed": 35}
    for row in parts:
        people = [each for each in (row.self_by_id, row.assessed_by_id, row.confirmed_by_id) if each]
        assert len(set(people)) == len(people) or row.entered_words, row
        assert row.assessor_id != row.duty.agency_id, row
        # Sở Ngoại vụ leads thirteen tasks still, and judges none of them
        assert (row.assessor.code == "VPUBND") == (row.duty.agency.code == "SNGV"), row
    assert sum(row.assessor.code == "VPUBND" for row in parts) == 13
    # those without an account: SKHDT 3, SVHTT 2, VPHDND 1; one never said a word of itself
    assert Counter(row.duty.agency.code for row in parts if row.entered_words) == {"SKHDT": 3, "SVHTT": 2, "VPHDND": 1}
    assert [row.duty.agency.code for row in parts if not row.self_by_id] == ["BQLKCN"]


def test_results_by_part_task_field_agency_and_aim_are_those_worked_out_by_hand(told):
    parts = parts_judged()
    found = results.task_results(parts)
    assert Counter(row.grade for row in parts) == judged.PARTS
    assert Counter(each.grade for each in found) == judged.TASKS
    assert {row.label: counted(row.tally) for row in results.by_field(found)} == judged.FIELDS
    assert {row.agency.code: counted(row.tally) for row in results.by_agency(parts)} == judged.AGENCIES
    assert Counter(Aim.objects.values_list("grade", flat=True)) == judged.AIMS
    # every purpose has a task of Sở Ngoại vụ behind it, no requirement has
    assert set(Aim.objects.values_list("kind", "judged_by__username")) == {
        ("purpose", "van-phong-ubnd"), ("requirement", "so-ngoai-vu"),
    }  # fmt: skip


def test_each_judgement_has_its_results_and_lessons_and_what_fell_short_its_cause(told):
    said = [row for row in parts_judged() if row.self_by_id and row.duty.task.label != "1.4"]
    assert [row for row in said if not (row.results and row.lessons and row.proposals)] == []
    short = {row.duty.task.label for row in said if row.objective or row.subjective}
    # 1.3 thought it had reached everything; it was judged lower with a word of why
    assert short == {"2.1", "3.2", "3.4", "3.6", "4.2", "6.1", "7.2"}
    otherwise = {row.duty.task.label for row in said if row.grade != row.self_grade}
    assert otherwise == {"1.3", "9", "10.1"}
    assert [row for row in said if row.grade != row.self_grade and not row.words] == []


def test_the_points_of_every_agency_are_those_worked_out_by_hand_and_stay(told):
    found = {
        each.agency.code: (tuple((part.count, part.of) for part in each.parts), str(each.total))
        for each in scores.published(evaluated())
    }
    assert found == judged.SCORES
    assert scores.differences(evaluated(), LAST) == []


def test_the_report_says_who_judged_whom_and_what_the_year_before_brought(told):
    report = report_data(evaluated(), LAST)
    assert "13" in report.judged_by
    assert "Văn phòng" in report.judged_by
    assert LastYearFigure.objects.count() == 3
    # 310 of 260 a year ago, 2104 of 1900
    told_there = " ".join(report.last_year)
    assert "+50 (+19,2 %)" in told_there
    assert "+204 (+10,7 %)" in told_there


def test_nobody_is_asked_for_a_judgement_any_more(told):
    assert [each for each in owed(LAST) if each.key.startswith(("assess", "confirm:", "publish:"))] == []


# ── the books ────────────────────────────────────────────────────────────────────────────────────


def test_the_books_end_as_told_and_doubt_where_the_law_of_the_day_is_not_known(told):
    assert books_told.stages() == books_told.DECEMBER
    assert books_told.doubts(LAST) == books_told.DOUBTS
    assert books_told.owed_of(LAST, "aid", "events") == books_told.OWED_IN_DECEMBER


# ── the year is carried away ─────────────────────────────────────────────────────────────────────


def test_the_whole_year_is_the_same_on_another_machine(told, settings, tmp_path):
    move_to_another_machine(User.objects.get(username="lanh-dao-so-ngoai-vu"), tmp_path)
