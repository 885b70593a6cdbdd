"""An update is written and sent: what is kept, who may, what is refused."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied, ValidationError

from haidang.kit import clock
from haidang.kit.audit.models import Note
from haidang.plan.followup import services
from haidang.plan.followup.choices import Source, Stage, State
from haidang.plan.followup.examples import draft, sent
from haidang.plan.followup.models import Update

pytestmark = pytest.mark.django_db
NOW = "2020-t03"


def test_a_draft_keeps_its_period_and_its_day(duty, officer):
    update = draft(duty, by=officer)
    assert (update.stage, update.period.code, update.version) == (Stage.DRAFT, NOW, 1)
    # the window closes on Saturday 14/3/2020; three working days later it is Wednesday
    assert (update.first, update.last, update.due_on) == (date(2020, 2, 15), date(2020, 3, 14), date(2020, 3, 18))


def test_there_is_one_update_of_a_part_for_a_period(duty, officer):
    first = draft(duty, by=officer)
    second = services.save_draft(duty, NOW, version=1, by=officer, done="Đã đủ 16 bến.")
    assert (second.pk, second.version, Update.objects.count()) == (first.pk, 2, 1)


def test_the_second_of_two_is_told_what_changed_and_nothing_is_lost(duty, officer, leader):
    draft(duty, by=officer)
    services.save_draft(duty, NOW, version=1, by=leader, done="Lãnh đạo sửa câu này.")
    with pytest.raises(services.Stale) as stale:
        services.save_draft(duty, NOW, version=1, by=officer, done="Tôi cũng sửa câu này.")
    assert stale.value.version == 2
    assert [(one.name, one.theirs) for one in stale.value.changed] == [("done", "Lãnh đạo sửa câu này.")]
    assert "Giám đốc Sở Công Thương vừa lưu" in stale.value.messages[0]
    assert Update.objects.get().done == "Lãnh đạo sửa câu này."
    kept = services.save_draft(duty, NOW, version=2, by=officer, done="Gộp hai câu.")
    assert kept.done == "Gộp hai câu."


def test_the_same_words_sent_twice_are_no_quarrel(duty, officer):
    draft(duty, by=officer)
    assert draft(duty, by=officer).version == 1


def test_a_period_that_has_not_begun_is_not_reported(duty, officer):
    for code in ("2020-t04", "2019-t11", "vớ vẩn"):
        with pytest.raises(ValidationError, match="không hỏi kỳ"):
            draft(duty, by=officer, period=code)
    assert not Update.objects.exists()


def test_nobody_writes_for_another_agency(duty, cast, desk):
    with pytest.raises(ObjectDoesNotExist):
        draft(duty, by=cast["so-du-lich"])
    for who in ("quan-tri", "kiem-tra", "lanh-dao-ubnd", "van-thu"):
        with pytest.raises(PermissionDenied):
            draft(duty, by=cast[who])
    with pytest.raises(PermissionDenied):
        draft(duty, by=desk)


def test_a_draft_is_the_agencys_own_affair(duty, officer, leader, desk):
    update = draft(duty, by=officer)
    assert update in Update.objects.for_user(leader, "view")
    assert update not in Update.objects.for_user(desk, "view")
    update = services.submit(update, by=officer)
    assert update in Update.objects.for_user(desk, "view")
    assert update not in Update.objects.for_user(desk, "change")


def test_what_is_sent_before_five_counts_for_the_day(duty, officer):
    assert sent(duty, by=officer).counts_on == date(2020, 3, 2)


@pytest.mark.parametrize(("minute", "expected"), [(0, date(2020, 3, 18)), (1, date(2020, 3, 19))])
def test_what_is_sent_after_five_counts_for_the_day_after(duty, officer, settings, monkeypatch, minute, expected):
    settings.HAIDANG_TODAY = date(2020, 3, 18)
    monkeypatch.setattr(clock, "now", lambda: datetime(2020, 3, 18, 10, minute, tzinfo=UTC))
    update = sent(duty, by=officer, period=NOW)
    assert (update.counts_on, update.is_late) == (expected, minute == 1)


def test_without_a_word_about_what_was_done_it_does_not_go_out(duty, officer):
    update = draft(duty, by=officer, done="")
    with pytest.raises(ValidationError) as refused:
        services.submit(update, by=officer)
    assert list(refused.value.message_dict) == ["done"]
    assert Update.objects.get().stage == Stage.DRAFT


def test_completion_needs_something_to_show(duty, officer):
    update = draft(duty, by=officer, state=State.DONE)
    with pytest.raises(ValidationError, match="chưa có minh chứng"):
        services.submit(update, by=officer)
    services.add_evidence(update, link="https://sct.example.vn/ho-so-cang", by=officer)
    assert services.submit(update, by=officer).stage == Stage.SUBMITTED


def test_work_that_goes_on_is_never_finished(parts, cast):
    (part,) = parts("1.3")
    update = draft(part, by=cast["tinh-doan"], state=State.DONE)
    services.add_evidence(update, link="https://tinhdoan.example.vn/tham-hoi", by=cast["tinh-doan"])
    with pytest.raises(ValidationError, match="không kết thúc"):
        services.submit(update, by=cast["tinh-doan"])


def test_a_day_of_completion_does_not_lie_ahead(duty, officer):
    with pytest.raises(ValidationError, match="còn ở phía trước"):
        draft(duty, by=officer, finished_on=date(2020, 3, 3))
    assert not Update.objects.exists()


def test_what_was_sent_is_not_written_in(duty, officer):
    sent(duty, by=officer)
    with pytest.raises(ValidationError, match="thu hồi trước"):
        services.save_draft(duty, NOW, version=1, by=officer, done="Khác.")


def test_nothing_new_is_a_fact_with_a_name_under_it(duty, officer):
    update = services.nothing_new(duty, NOW, by=officer)
    assert (update.state, update.stage, update.submitted_by) == (State.NOTHING, Stage.SUBMITTED, officer)
    assert Note.objects.filter(object_id=str(update.pk), verb="submitted", by=officer).exists()


def test_nothing_new_does_not_go_over_what_somebody_wrote(duty, officer, leader):
    draft(duty, by=officer)
    with pytest.raises(ValidationError, match="đã có bản nháp của Đầu mối Sở Công Thương"):
        services.nothing_new(duty, NOW, by=leader)


# ── inside the agency ────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def past_leader(duty, leader):
    services.set_way(duty.agency, leader_approves=True, by=leader)


def test_where_the_agency_works_so_its_leader_lets_it_go(duty, officer, leader, desk, past_leader):
    update = sent(duty, by=officer)
    assert (update.stage, update.submitted_at, update.counts_on) == (Stage.WITH_LEADER, None, None)
    assert update not in Update.objects.for_user(desk, "view")
    with pytest.raises(ObjectDoesNotExist):
        services.approve_inside(update, by=officer)
    update = services.approve_inside(update, by=leader)
    assert (update.stage, update.counts_on) == (Stage.SUBMITTED, date(2020, 3, 2))


def test_the_leader_gives_it_back_and_it_never_left_the_agency(duty, officer, leader, desk, past_leader):
    update = services.return_(sent(duty, by=officer), remark="Nêu tên hai bến còn thiếu.", by=leader)
    assert update.stage == Stage.RETURNED
    assert update not in Update.objects.for_user(desk, "view")
    assert services.submit(update, by=officer).stage == Stage.WITH_LEADER


def test_what_the_leader_sends_passes_nobody_else(duty, leader, past_leader):
    assert sent(duty, by=leader).stage == Stage.SUBMITTED


def test_another_agencys_way_is_not_ours_to_set(duty, cast, officer):
    for who in (officer, cast["so-du-lich"], cast["lanh-dao-ubnd"]):
        with pytest.raises(PermissionDenied):
            services.set_way(duty.agency, leader_approves=True, by=who)


# ── entered for an agency ────────────────────────────────────────────────────────────────────────


def test_what_the_desk_enters_for_an_agency_names_its_source_and_counts_apart(duty, desk, officer):
    words = "Anh A, phòng Xuất nhập khẩu, sáng 02/3"
    update = services.enter_for(
        duty, NOW, source=Source.PHONE, words=words, version=0, by=desk, state=State.DOING, done="Đã có 14 bến."
    )
    update = services.submit(update, by=desk)
    assert update.stage == Stage.SUBMITTED
    assert list(Update.objects.entered_for_others()) == [update]
    assert Note.objects.filter(object_id=str(update.pk), verb="entered-for").exists()


@pytest.mark.parametrize(("source", "words"), [("", "Anh A"), (Source.PHONE, "  "), (Source.PAPER, "")])
def test_without_its_source_nothing_is_entered_for_anybody(duty, desk, source, words):
    with pytest.raises(ValidationError):
        services.enter_for(duty, NOW, source=source, words=words, version=0, by=desk, state=State.DOING, done="Đã có.")
    assert not Update.objects.exists()


def test_the_desk_does_not_write_over_what_the_agency_writes(duty, desk, officer):
    draft(duty, by=officer)
    with pytest.raises(ValidationError, match="đã tự soạn"):
        services.enter_for(duty, NOW, source=Source.PHONE, words="Anh A", version=1, by=desk, done="Khác.")


def test_nobody_but_the_desk_enters_for_others(duty, leader):
    with pytest.raises(PermissionDenied):
        services.enter_for(duty, NOW, source=Source.PHONE, words="Anh A", version=0, by=leader, done="Khác.")
