"""Foreign press by the law of the day, and what came of it."""

from datetime import date, time, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from haidang.kit import clock
from haidang.kit.verdicts import Outcome
from haidang.plan.followup.models import Hint
from haidang.plan.plans.terms import Answering
from haidang.registers.information import checks, examples
from haidang.registers.information.choices import PressKind, PressStage
from haidang.registers.information.happenings import happenings
from haidang.registers.information.models import PressReporter, PressRequest
from haidang.registers.information.owed import owed
from haidang.registers.information.services import press

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cast", "norms", "today")]


def sentence(caught):
    return " ".join(caught.value.messages)


def said(row):
    return {one.code: one for one in checks.of_press(PressRequest.objects.get(pk=row.pk), clock.today())}


def answer():
    return examples.paper("đồng ý để phóng viên hoạt động", by=examples.CHAIR, series="UBND-VP")


@pytest.mark.parametrize(
    ("starts_on", "goes"),
    [(date(2026, 3, 16), True), (date(2026, 3, 14), True), (date(2026, 3, 13), False)],
)
def test_until_30_6_2026_press_asks_ten_working_days_before(starts_on, goes, desk):
    row = examples.pressrequest(starts_on=starts_on)
    if goes:
        assert press.allow(row, paper=answer(), by=desk).stage == PressStage.ALLOWED
        return
    with pytest.raises(ValidationError) as caught:
        press.allow(row, paper=answer(), by=desk)
    assert "trước ít nhất 10 ngày làm việc" in sentence(caught)
    assert "NĐ 88/2012" in sentence(caught)
    assert PressRequest.objects.get().answered_on is None
    row = press.allow(row, paper=answer(), waiver="Chủ tịch UBND tỉnh đồng ý ngày 02/3.", by=desk)
    assert (row.stage, row.waiver) == (PressStage.ALLOWED, "Chủ tịch UBND tỉnh đồng ý ngày 02/3.")
    notice = said(row)["press-notice"]
    assert (notice.let_go, notice.stops) == (row.waiver, False)


def test_a_missing_licence_is_not_let_pass_by_a_reason(desk):
    row = examples.pressrequest(licence="")
    with pytest.raises(ValidationError) as caught:
        press.allow(row, paper=answer(), waiver="Gấp", by=desk)
    assert "Chưa ghi giấy phép" in sentence(caught)
    late = examples.pressrequest(licence_to=clock.today() + timedelta(days=31))
    with pytest.raises(ValidationError) as caught:
        press.allow(late, paper=answer(), by=desk)
    assert "vượt ngoài thời hạn giấy phép" in sentence(caught)


@pytest.mark.parametrize(
    ("received_on", "codes"),
    [
        (date(2026, 6, 30), {"press-licence": Outcome.REFUSE, "press-notice": Outcome.OK}),
        (date(2026, 7, 1), {"press-answer": Outcome.OK}),
    ],
)
def test_the_law_of_residents_changes_on_its_very_day(received_on, codes, settings):
    settings.HAIDANG_TODAY = received_on
    row = examples.pressrequest(kind=PressKind.RESIDENT, licence="")
    assert {code: one.kind for code, one in said(row).items()} == codes


def test_from_1_7_2026_the_province_answers_in_five_working_days(settings, cast):
    settings.HAIDANG_TODAY = date(2026, 7, 1)
    row = examples.pressrequest(kind=PressKind.RESIDENT)
    (each,) = [one for one in owed(date(2026, 7, 1)) if one.key == f"information:press:{row.pk}"]
    province = Answering(date(2026, 7, 1)).of(cast["lanh-dao-ubnd"].agency_id)
    assert (each.agency_id, each.due_on) == (province, date(2026, 7, 8))
    settings.HAIDANG_TODAY = date(2026, 7, 9)
    assert said(row)["press-answer"].kind == Outcome.WARN


@pytest.mark.parametrize(
    ("received_on", "starts_on", "kind"),
    [
        (date(2026, 6, 29), date(2026, 7, 1), Outcome.OK),
        (date(2026, 6, 30), date(2026, 7, 1), Outcome.REFUSE),
        (date(2026, 7, 1), date(2026, 7, 2), Outcome.OK),
        (date(2026, 7, 2), date(2026, 7, 2), Outcome.REFUSE),
    ],
)
def test_a_press_conference_is_told_two_working_days_then_24_hours_before(received_on, starts_on, kind, settings):
    settings.HAIDANG_TODAY = received_on
    row = examples.pressrequest(kind=PressKind.CONFERENCE, starts_on=starts_on, at=time(9, 0), licence="")
    assert said(row)["press-notice"].kind == kind


def test_silence_agrees_to_a_film_and_to_nothing_else(settings, desk):
    settings.HAIDANG_TODAY = date(2026, 7, 1)
    film = examples.pressrequest(kind=PressKind.FILM, licence="")
    other = examples.pressrequest(kind=PressKind.RESIDENT)
    settings.HAIDANG_TODAY = date(2026, 7, 10)  # the seventh working day
    with pytest.raises(ValidationError):
        press.allow(film, by=desk)
    settings.HAIDANG_TODAY = date(2026, 7, 11)
    assert "coi như đồng ý" in said(film)["press-silence"].sentence
    assert not [one for one in owed(date(2026, 7, 11)) if one.key == f"information:press:{film.pk}"]
    assert press.allow(film, by=desk).answer is None
    with pytest.raises(ValidationError) as caught:
        press.allow(other, by=desk)
    assert "Chưa ghi văn bản trả lời" in sentence(caught)


def test_days_that_run_backwards_are_refused_by_form_and_database(enter, officer):
    for facts in ({"ends_on": date(2026, 3, 1)}, {"starts_on": date(2026, 3, 1)}):
        with pytest.raises(IntegrityError), transaction.atomic():
            examples.pressrequest(**facts)
    sent = {
        "kind": "visiting", "outlet": "Đài mẫu", "country": examples.country().pk, "agency": officer.agency_id,
        "received_on": "2026-03-02", "topic": "Cảng", "starts_on": "2026-04-02", "ends_on": "2026-04-01",
        "places": "Vũng Tàu",
    }  # fmt: skip
    reply = enter(officer).post(reverse("information:pressrequest-add"), sent)
    assert "Ngày cuối hoạt động" in reply.content.decode()
    reply = enter(officer).post(reverse("information:pressrequest-add"), sent | {"country": ""})
    assert reply.status_code == 422
    assert not PressRequest.objects.exists()


def test_agencies_that_are_asked_read_it_and_change_nothing(officer, cast):
    row, police = examples.pressrequest(), cast["cong-an"]
    assert not PressRequest.objects.for_user(police, "view").exists()
    press.ask(row, agencies=[police.agency], by=officer)
    assert PressRequest.objects.for_user(police, "view").exists()
    assert not PressRequest.objects.for_user(police, "change").exists()
    with pytest.raises(ValidationError) as caught:
        press.ask(row, agencies=[police.agency], by=officer)
    assert "Đã lấy ý kiến" in sentence(caught)
    with pytest.raises(PermissionDenied):
        press.allow(row, paper=answer(), by=officer)


def test_the_passport_of_a_reporter_is_a_mask_wherever_it_stands(enter, officer, desk):
    row = examples.pressreporter().request
    for user in (officer, desk):
        text = enter(user).get(row.get_absolute_url()).content.decode()
        assert "Mẫu Hanako" in text
        assert "TZ0000001" not in text
    edit = reverse("information:pressrequest-reporter-edit", args=[PressReporter.objects.get().pk])
    assert "TZ0000001" not in enter(officer).get(edit).content.decode()
    assert "TZ0000001" not in str(PressReporter.objects.get().passport)


def test_the_calendar_shows_who_is_coming(officer, cast):
    row = examples.pressrequest()
    (each,) = happenings(officer, row.starts_on, row.ends_on)
    assert (each.kind, each.is_tentative, each.until) == ("press", True, row.ends_on)
    assert list(happenings(cast["so-du-lich"], row.starts_on, row.ends_on)) == []


def test_task_4_2_hears_what_foreign_press_did_here(tasks_163, desk, settings):
    row = examples.allowed()
    row.tasks.add(tasks_163["4.2"])
    examples.pressreporter(request=row)
    with pytest.raises(ValidationError) as caught:
        press.do(row, results="Đã quay.", by=desk)
    assert "chưa đến" in sentence(caught)
    settings.HAIDANG_TODAY = row.ends_on + timedelta(days=1)
    assert [one.since for one in owed(clock.today()) if one.key == f"information:press-done:{row.pk}"] == [row.ends_on]
    press.do(row, results="Phóng sự 15 phút phát ngày 20/4.", by=desk)
    hint = Hint.objects.get()
    assert hint.of.duty.task.label == "4.2"
    for words in (row.outlet, "Nhật Bản, 1 phóng viên", "UBND-VP", "Phóng sự 15 phút"):
        assert words in hint.sentence


def test_who_does_not_come_leaves_nothing_behind(tasks_163, desk):
    row = examples.allowed()
    row.tasks.add(tasks_163["4.2"])
    row = press.cancel(row, reason="Hoãn chuyến đi", by=desk)
    assert not Hint.objects.exists()
    assert checks.of_press(row, clock.today()) == []
