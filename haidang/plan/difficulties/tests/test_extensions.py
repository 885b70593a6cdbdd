"""Another day for a task: asked in time, decided by who gave it; every day kept; the ledger of moved promises."""

import io
from datetime import date

import pytest
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext
from python_calamine import CalamineWorkbook

from haidang.kit.audit.selectors import history
from haidang.plan.difficulties import services
from haidang.plan.difficulties.choices import ExtensionStage, Late
from haidang.plan.difficulties.examples import REASON
from haidang.plan.difficulties.models import Extension
from haidang.plan.difficulties.owed import owed
from haidang.plan.difficulties.selectors.lists import moved_by_agency, moved_promises
from haidang.plan.difficulties.sheets import ledger_sheet
from haidang.plan.difficulties.tests.told import refused
from haidang.plan.followup import services as followup
from haidang.plan.followup.choices import State
from haidang.plan.followup.examples import draft
from haidang.plan.plans.models import Task

pytestmark = pytest.mark.django_db
DUE, MAY, JUNE = date(2020, 4, 30), date(2020, 5, 31), date(2020, 6, 30)


@pytest.fixture
def asked(duty, officer):
    return services.ask_extension(duty, MAY, REASON, by=officer)


def due_of(duty):
    return Task.objects.get(pk=duty.task_id).due_on


# ── asked ────────────────────────────────────────────────────────────────────────────────────────


def test_the_old_day_stands_until_somebody_decides(asked, duty):
    assert (asked.due_before, asked.until, asked.stage) == (DUE, MAY, ExtensionStage.ASKED)
    assert due_of(duty) == DUE


def test_after_the_day_only_the_desk_enters_it_and_as_late(duty, officer, desk, settings):
    settings.HAIDANG_TODAY = date(2020, 5, 4)
    assert "phải đề nghị trước khi hết hạn" in refused(services.ask_extension, duty, MAY, REASON, by=officer)
    assert "phải đề nghị trước" in refused(services.ask_extension, duty, MAY, REASON, by=officer, is_late=True)
    row = services.ask_extension(duty, MAY, REASON, by=desk, is_late=True, told_by="Công văn 77/SCT-XNK")
    assert (row.is_late, row.told_by, row.agency) == (True, "Công văn 77/SCT-XNK", duty.agency)


def test_the_day_itself_is_in_time(duty, officer, settings):
    settings.HAIDANG_TODAY = DUE
    assert services.ask_extension(duty, MAY, REASON, by=officer).asked_on == DUE


@pytest.mark.parametrize(
    ("until", "reason", "sentence"),
    [
        (None, REASON, "Chưa chọn đề nghị gia hạn đến ngày nào"),
        (DUE, REASON, "phải sau hạn đang có (30/04/2020)"),
        (MAY, " ", "Chưa ghi lý do"),
    ],
)
def test_what_is_missing_is_named(duty, officer, until, reason, sentence):
    assert sentence in refused(services.ask_extension, duty, until, reason, by=officer)
    assert not Extension.objects.exists()


def test_a_second_asking_waits_for_the_first(asked, duty, officer):
    assert "đang chờ quyết định" in refused(services.ask_extension, duty, JUNE, REASON, by=officer)


def test_a_task_without_a_day_has_nothing_to_extend(parts, officer):
    (part,) = parts("1.2", "SCT")
    assert "chưa có thời hạn được chốt" in refused(services.ask_extension, part, MAY, REASON, by=officer)


def test_what_is_finished_needs_no_more_days(duty, officer, desk):
    update = draft(duty, by=officer, state=State.DONE)
    followup.add_evidence(update, link="https://sct.example.vn/ho-so", by=officer)
    followup.confirm_done(followup.submit(update, by=officer), by=desk)
    assert "đã được xác nhận hoàn thành" in refused(services.ask_extension, duty, MAY, REASON, by=officer)


def test_nobody_asks_for_another(duty, cast, desk):
    with pytest.raises(ObjectDoesNotExist):
        services.ask_extension(duty, MAY, REASON, by=cast["so-du-lich"])
    assert "nhập hộ" in refused(services.ask_extension, duty, MAY, REASON, by=desk)


def test_a_withdrawn_asking_leaves_the_day_and_a_new_one_may_come(asked, duty, officer, cast):
    with pytest.raises(PermissionDenied):
        services.withdraw_extension(asked, reason="Kịp rồi.", by=cast["lanh-dao-ubnd"])
    services.withdraw_extension(asked, reason="Kịp rồi.", by=officer)
    assert due_of(duty) == DUE
    assert services.ask_extension(duty, JUNE, REASON, by=officer).is_asked


# ── decided ──────────────────────────────────────────────────────────────────────────────────────


def test_granting_moves_the_day_and_keeps_every_one(asked, duty, chair, officer):
    row = services.decide_extension(asked, MAY, by=chair)
    assert (row.stage, row.granted_until, due_of(duty)) == (ExtensionStage.APPROVED, MAY, MAY)
    again = services.ask_extension(duty, JUNE, REASON, by=officer)
    assert again.due_before == MAY
    services.decide_extension(again, date(2020, 6, 15), "Đủ thời gian in.", by=chair)
    assert [day.day for day in duty.task.days.all()] == [DUE, MAY, date(2020, 6, 15)]
    assert [entry.verb for entry in history(Extension.objects.get(pk=again.pk))] == ["asked", "partly"]


def test_another_day_or_none_is_given_with_a_reason(asked, duty, chair):
    assert "thì ghi vì sao" in refused(services.decide_extension, asked, None, by=chair)
    assert "thì ghi vì sao" in refused(services.decide_extension, asked, JUNE, by=chair)
    services.decide_extension(asked, None, "Việc này gấp.", by=chair)
    assert (Extension.objects.get().stage, due_of(duty)) == (ExtensionStage.REFUSED, DUE)


def test_a_granted_day_is_later_than_the_one_in_force(asked, duty, chair):
    assert "phải sau hạn đang có" in refused(services.decide_extension, asked, DUE, "Như cũ.", by=chair)
    assert Extension.objects.get().is_asked


def test_it_is_decided_once(asked, chair):
    services.decide_extension(asked, MAY, by=chair)
    assert "đã xong" in refused(services.decide_extension, asked, None, "Thôi.", by=chair)


def test_a_vice_chair_decides_in_their_own_fields(asked, directed, vice, other):
    directed(other)
    with pytest.raises(PermissionDenied):
        services.decide_extension(asked, MAY, by=vice)
    directed()
    assert services.decide_extension(asked, MAY, by=vice).stage == ExtensionStage.APPROVED


def test_the_desk_decides_only_where_it_was_delegated(asked, desk, colleague, duty):
    with pytest.raises(PermissionDenied):
        services.decide_extension(asked, MAY, by=desk)
    with pytest.raises(PermissionDenied):
        services.set_extension_way(duty.task.plan, is_delegated=True, basis="Quyết định 9", by=desk)
    assert "Ghi văn bản" in refused(
        services.set_extension_way, duty.task.plan, is_delegated=True, basis="", by=colleague
    )
    services.set_extension_way(duty.task.plan, is_delegated=True, basis="Quyết định 9/QĐ-UBND", by=colleague)
    (row,) = [each for each in owed(date(2020, 3, 2)) if each.key.startswith("extension:")]
    assert row.agency_id == desk.agency_id
    assert services.decide_extension(asked, MAY, by=desk).stage == ExtensionStage.APPROVED


def test_the_desk_never_extends_its_own_day(parts, desk, colleague, chair):
    (own,) = [part for part in parts("3.1", "SNGV") if part.solution is None]
    Task.objects.filter(pk=own.task_id).update(due_on=DUE, due_state="accepted")
    row = services.ask_extension(own, MAY, REASON, by=desk)
    services.set_extension_way(own.task.plan, is_delegated=True, basis="Quyết định 9/QĐ-UBND", by=colleague)
    for person in (desk, colleague):
        with pytest.raises(PermissionDenied):
            services.decide_extension(row, MAY, by=person)
    (waits,) = [each for each in owed(date(2020, 3, 2)) if each.key == f"extension:{row.pk}"]
    assert waits.agency_id == chair.agency_id
    assert services.decide_extension(row, MAY, by=chair).granted_until == MAY


def test_the_desk_writes_down_what_ubnd_signed(asked, desk, duty):
    assert "phải có số và ngày" in refused(services.decide_extension, asked, MAY, recorded=True, by=desk)
    row = services.decide_extension(
        asked, MAY, recorded=True, number="1300/UBND-VP", issued_on=date(2020, 3, 2), by=desk
    )
    assert row.document
    assert (row.document.number, row.said_by, due_of(duty)) == ("1300/UBND-VP", "UBND tỉnh", MAY)


def test_an_asking_that_waits_is_answered_with_the_difficulty(asked, sent, chair, duty):
    row = sent()
    services.settle(row, "agreed", "Đồng ý gia hạn.", extend_to=MAY, by=chair)
    asked.refresh_from_db()
    assert (asked.stage, asked.difficulty, due_of(duty)) == (ExtensionStage.APPROVED, row, MAY)
    assert Extension.objects.count() == 1


# ── the ledger ───────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def twice(asked, duty, officer, chair):
    """1.1 was moved twice: to the end of May, then to the end of June."""
    services.decide_extension(asked, MAY, by=chair)
    services.decide_extension(services.ask_extension(duty, JUNE, REASON, by=officer), JUNE, by=chair)


def test_the_ledger_tells_who_moved_which_promise_how_often_and_by_how_much(twice, desk, duty):
    (row,) = moved_promises(desk, today=date(2020, 3, 2))
    assert (row.task, row.agencies) == (duty.task, [duty.agency])
    assert (row.promise.first, row.promise.last, row.promise.times, row.promise.moved_by) == (DUE, JUNE, 2, 61)
    assert (row.finished_on, row.late) == (None, Late.IN_TIME)
    assert moved_promises(desk, today=date(2020, 6, 1))[0].late == Late.IN_EXTENDED
    assert moved_promises(desk, today=date(2020, 7, 1))[0].late == Late.LATE
    (agency,) = moved_by_agency([row])
    assert (agency.agency, agency.tasks, agency.times, agency.days) == (duty.agency, 1, 2, 61)


def test_an_agency_finds_only_its_own_in_the_ledger(twice, officer, cast):
    assert len(moved_promises(officer)) == 1
    assert moved_promises(cast["lien-hiep-huu-nghi"]) == []


def test_the_sheet_of_the_ledger_has_a_line_for_each_day(twice, desk):
    book = CalamineWorkbook.from_filelike(io.BytesIO(ledger_sheet(moved_promises(desk))))
    rows = [row for row in book.get_sheet_by_index(0).to_python() if row[0] == "1.1"]
    assert [row[4] for row in rows] == [DUE, MAY, JUNE]
    assert [row[6] for row in rows] == ["", 31, 30]


def test_the_ledger_asks_the_same_whatever_its_length(twice, parts, desk, chair):
    def asked():
        with CaptureQueriesContext(connection) as queries:
            found = len(moved_promises(desk))
        return len(queries), found

    before, few = asked()
    for label in ("1.2", "2.1", "3.1"):
        part = parts(label)[0]
        Task.objects.filter(pk=part.task_id).update(due_on=DUE, due_state="accepted")
        row = services.ask_extension(part, MAY, REASON, by=desk, told_by="Điện thoại")
        services.decide_extension(row, MAY, by=chair)
    after, more = asked()
    assert (few, more) == (1, 4)
    assert after == before
