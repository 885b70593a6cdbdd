"""The year of the demonstration, against numbers worked out by hand from its tables."""

from collections import Counter, defaultdict
from datetime import date

import pytest
from django.db.models import Sum

from haidang.desk.owed import owed
from haidang.kit.audit.models import Note
from haidang.office.documents.choices import OpinionState
from haidang.office.notices.choices import MailState
from haidang.office.notices.models import Mail
from haidang.plan.difficulties.models import Difficulty, Extension
from haidang.plan.followup.choices import Deadline, Result, Stage, State, TaskState
from haidang.plan.followup.models import OutputFigure, Update
from haidang.plan.followup.selectors import silent, standings
from haidang.plan.money.models import Estimate
from haidang.plan.plans.choices import MemberState
from haidang.plan.plans.models import Assignment, Duty, Receipt, Task, TaskDay, TaskProduct
from haidang.plan.programmes.models import Output, Programme
from haidang.plan.replies.models import InMail, SignedLink
from haidang.plan.urging.models import Urging
from haidang.registers.delegations.models import Delegation, Override
from haidang.site.demo.load import OPENS, load
from haidang.site.demo.tests import books_told

pytestmark = pytest.mark.django_db
TODAY = OPENS


# Worked out by hand. Parts that said something in a period, by who gave the work:
#
#            plan and directive   conclusion (27:)            of 8.3 (41:), by the quarter
#   t12, t01        45, 45
#   t02             51            (directive: 6 more)
#   t03             43            +3 (27:1, 2, 4)              q1: 3
#   t04             40            +3
#   t05             38            +2 (27:2 was dropped)
#   t06             29            +1 (27:1 was finished)       q2: 2 (Tỉnh Đoàn is silent)
#   (of 3.3, 4.2, 6.2, 7.3 and 9 nobody has written in t06 yet: the books drafted them)
SAID_IN = {
    "2019-t12": 45, "2020-t01": 45, "2020-t02": 51, "2020-t03": 46, "2020-t04": 43, "2020-t05": 40, "2020-t06": 30,
    "2020-q1": 3, "2020-q2": 2,
}  # fmt: skip
# Tasks: 29 of the plan, 6 of the directive, 4 of the conclusion, 3 of the plan under 8.3: 42.
#   done      6: 06:1.a, 06:1.b, 06:4, 7.1, 8.3, and 27:1, which was late
#   hindered  3: 3.2, 3.4 (its day was moved to 29/5 and is past), 10.2
#   not begun 2: 27:4, 41:1.2
#   one each: 27:2 dropped, 27:3 never heard of, 06:4#2 waits to be confirmed, 1.4 paused, 2.2 standing
TASKS = {
    TaskState.DOING: 26, TaskState.DONE: 6, TaskState.HINDERED: 3, TaskState.NOT_STARTED: 2, TaskState.DROPPED: 1,
    TaskState.SILENT: 1, TaskState.WAITING: 1, TaskState.PAUSED: 1, TaskState.STANDING: 1,
}  # fmt: skip


def test_the_updates_are_those_of_the_tables(told):
    rows = list(Update.objects.all())
    assert Counter(row.period.code for row in rows) == SAID_IN
    assert len(rows) == 305
    assert Counter(row.stage for row in rows) == {
        "locked": 233, "accepted": 43, "submitted": 18, "draft": 9, "with-leader": 1, "returned": 1,
    }  # fmt: skip
    assert Counter(row.state for row in rows) == {
        "doing": 260, "hindered": 15, "not-started": 15, "nothing": 8, "done": 7,
    }  # fmt: skip
    assert (Update.objects.late().count(), Update.objects.entered_for_others().count()) == (5, 81)


def test_every_state_and_verdict_occurs(told):
    rows = list(Update.objects.all())
    assert {row.stage for row in rows} == set(Stage)
    assert {row.state for row in rows} == set(State)
    found = list(standings(Task.objects.filter(kind="task"), TODAY).values())
    assert Counter(each.state for each in found) == TASKS
    assert set(TASKS) == set(TaskState)
    assert {each.deadline for each in found} == set(Deadline)
    # paused and dropped ones have none
    assert Counter(each.result for each in found if each.result) == {
        Result.DONE_IN_TIME: 5, Result.DONE_LATE: 1, Result.DOING_IN_TIME: 33, Result.DOING_LATE: 1,
    }  # fmt: skip


def test_each_task_of_the_plan_has_a_programme_and_three_periods_or_more(told):
    tasks = Task.objects.filter(plan__number="163/KH-UBND", kind="task")
    said, planned = defaultdict(set), set(Output.objects.values_list("duty__task", flat=True))
    for row in Update.objects.select_related("duty"):
        said[row.duty.task_id].add(row.period.code)
    assert tasks.count() == 29
    assert [task.label for task in tasks if len(said[task.pk]) < 3] == []
    assert [task.label for task in tasks if task.pk not in planned] == []


def test_eight_districts_answer_for_eleven(told):
    rows = Update.objects.said().filter(duty__task__label="11", duty__solution__isnull=False)
    # December to May, and two in June already; Long Điền said nothing in May
    assert Counter(rows.values_list("duty__agency__code", flat=True)) == {
        "UBVT": 7, "UBBR": 7, "UBPM": 6, "UBCD": 6, "UBXM": 6, "UBDD": 6, "UBCDAO": 6, "UBLD": 5,
    }  # fmt: skip


def test_receipts_programmes_and_estimates_are_those_told(told):
    assert Receipt.objects.unconfirmed().count() == 1
    # the plan, the directive, the plan under 8.3
    assert Receipt.objects.count() == 46 + 5 + 3
    assert Counter(Programme.objects.values_list("stage", flat=True)) == {
        "accepted": 14, "submitted": 1, "returned": 1, "draft": 1,
    }  # fmt: skip
    assert sorted(Estimate.objects.values_list("stage", flat=True)) == [
        "appraised",
        "asked",
        "decided",
        "settled",
        "settled",
    ]


def test_open_phrases_are_answered_but_for_three(told):
    waiting = Assignment.objects.filter(is_group=True, members__state=MemberState.PROPOSED).distinct()
    assert {phrase.task.label for phrase in waiting} == {"1.4", "3.2", "7.2"}
    answers = Counter(Duty.objects.active().filter(member__isnull=False).values_list("answer", flat=True))
    # one said no at once, one later; the harbour authority has said nothing
    assert (answers["accepted"], answers["declined"], answers["asked"]) == (51, 2, 1)


def test_a_product_was_asked_about_approved_and_read_and_its_tasks_hang_below(told):
    product = TaskProduct.objects.get(task__label="8.3", state="confirmed")
    child, asked = product.plan, product.consultation
    assert product.document
    assert child
    assert child.parent_task
    assert asked
    assert (product.stage, product.document.number) == ("read", "41/KH-UBND")
    assert (child.parent_task.label, child.report_kind, child.tasks.filter(kind="task").count()) == (
        "8.3",
        "quarter",
        3,
    )
    opinions = {each.agency.code: (each.state(TODAY), each.settled) for each in asked.opinions.all()}
    assert opinions == {
        "SDL": (OpinionState.ANSWERED, "taken"), "TDOAN": (OpinionState.ANSWERED, "explained"),
        "SCT": (OpinionState.ANSWERED, ""), "STC": (OpinionState.SILENT, ""),
    }  # fmt: skip
    assert asked.closed_on == date(2020, 1, 22)


def test_who_is_silent_is_shown(told):
    assert [(each.agency.code, each.days) for each in silent(TODAY)] == [("BQLKCN", 118), ("UBLD", 61)]


def test_difficulties_and_days_are_those_told(told):
    assert Counter(Difficulty.objects.values_list("stage", flat=True)) == {
        "resolved": 2, "decided": 1, "sent": 1, "raised": 1,
    }  # fmt: skip
    assert [(each.task.label, each.stage) for each in Extension.objects.order_by("pk")] == [
        ("3.4", "approved"), ("4#2", "refused"),
    ]  # fmt: skip
    decision = Difficulty.objects.get(task__label="3.4").decisions.get()
    assert decision.document
    assert (decision.by.username, decision.document.number) == ("pho-chu-tich-ubnd", "1702/UBND-VP")
    assert [each.day for each in TaskDay.objects.filter(task__label="3.4")] == [date(2020, 4, 30), date(2020, 5, 29)]


def test_one_wrote_by_link_one_by_mail_and_one_on_a_sheet(told):
    assert SignedLink.objects.filter(used_at__isnull=False, update__duty__agency__code="SDL").count() == 1
    assert [each.duty.agency.code for each in InMail.objects.get().updates.all()] == ["BCHQS"]
    assert Update.objects.get(origin="sheet").duty.agency.code == "UBVT"


def test_figures_of_outputs_add_up(told):
    counted = dict(OutputFigure.objects.values_list("output__duty__task__label").annotate(sum=Sum("value")))
    # 2.2: 500 + 480 + 4 × 31; 5.2: 74 + 52 + 41 + 38
    assert counted == {"2.2": 1104, "5.2": 205, "10.1": 1800, "8.2": 210}


def test_the_ladder_climbed_and_the_mails_of_the_day_went_nowhere(told):
    assert {row.rung for row in Urging.objects.filter(fate="sent")} >= {-7, -3, 1, 15}
    assert set(Mail.objects.values_list("state", flat=True)) == {MailState.HELD}
    assert Mail.objects.filter(key__startswith="digest:").exists()


def test_each_book_stands_as_it_was_told(told):
    assert books_told.stages() == books_told.JUNE


def test_every_stage_of_every_book_occurs_in_the_year_or_it_is_said_why_not():
    for book, stages in books_told.STAGES.items():
        seen = {*books_told.JUNE[book], *books_told.DECEMBER[book]}
        assert {each.value for each in stages} - seen == books_told.ELSEWHERE.get(book, set()), book


def test_a_trip_in_the_days_of_the_congress_was_refused_moved_or_let_go_with_its_reason(told):
    ansan = Delegation.objects.get(tasks__label="3.4")
    assert (ansan.starts_on, ansan.stage) == (date(2020, 11, 9), "asked")
    override = Override.objects.get()
    assert (override.rule, override.delegation.agency.code, override.by.username) == (
        "blackout", "BCHQS", "lanh-dao-so-ngoai-vu",
    )  # fmt: skip
    assert override.reason
    assert override.document


def test_what_the_books_finished_stands_in_the_drafts_of_their_tasks(told):
    untouched = Update.objects.filter(origin="evidence", stage="draft", is_touched=False)
    drafts = {each.duty.task.label: each for each in untouched}
    assert {each.duty.agency.code for each in drafts.values()} == {"SNGV"}
    told = {
        "3.3": "Đại sứ Nhật Bản", "4.2": "Báo mẫu Osaka", "6.2": "kho lạnh", "7.3": "Nước sạch cho ba trường",
        "9": "5 người có chứng chỉ",
    }  # fmt: skip
    assert [label for label, words in told.items() if words not in drafts[label].done] == []
    assert drafts.keys() == told.keys()


def test_the_books_owe_what_the_tables_left_open(told):
    keys = {":".join(each.key.split(":")[:2]) for each in owed(TODAY)}
    assert {"delegations:report", "passports:return"} <= keys
    assert books_told.owed_of(TODAY, "aid", "events") == books_told.OWED_IN_JUNE


def test_nothing_is_owed_before_its_time(told):
    assert [each for each in owed(TODAY) if each.since and each.since > TODAY] == []


def test_the_year_is_told_once(told):
    before = Update.objects.count(), Note.objects.count()
    load()
    assert (Update.objects.count(), Note.objects.count()) == before
