"""A course by its verbs and pages: names in time, seats, the queue, the letter, who went, the update of its task."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from haidang.kit import clock
from haidang.kit.records.imports import judge, keep
from haidang.kit.verdicts import Outcome
from haidang.office.accounts.choices import Role
from haidang.office.accounts.models import User
from haidang.office.directory.examples import agency
from haidang.office.directory.models import Succession
from haidang.office.norms.models import Norm
from haidang.office.notices.models import Notice
from haidang.plan.followup.models import Hint
from haidang.plan.plans.terms import Answering
from haidang.registers.events import training_examples as examples
from haidang.registers.events import training_services as services
from haidang.registers.events.models import Enrolment, TrainingCourse
from haidang.registers.events.tests.told import enter_name, fresh, sentence
from haidang.registers.events.training_choices import EnrolmentStage
from haidang.registers.events.training_figures import figures
from haidang.registers.events.training_forms import EnrolmentForm
from haidang.registers.events.training_happenings import happenings
from haidang.registers.events.training_owed import owed
from haidang.registers.events.training_registers import enrolments
from haidang.registers.events.training_verdicts import checks
from tests.paper_words import lines_of, tables_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cast", "norms", "today")]


def due(on, what):
    return [each for each in owed(on) if each.key.startswith(f"events:course-{what}:")]


def said(course, on=None):
    return {one.code: one for one in checks(fresh(course), today=on)}


# ── names in time ────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(("days", "goes"), [(9, True), (10, True), (11, False)])
def test_names_are_entered_until_the_closing_day_and_refused_after_with_the_day_named(days, goes, officer, settings):
    course = examples.course()
    settings.HAIDANG_TODAY = clock.today() + timedelta(days=days)
    if goes:
        assert enter_name(course, officer).stage == EnrolmentStage.SEAT
        return
    with pytest.raises(ValidationError) as caught:
        enter_name(course, officer)
    assert "12/03/2026" in sentence(caught)
    assert not Enrolment.objects.exists()


def test_a_closed_list_takes_no_name_until_it_is_opened_again(officer, desk):
    course = examples.closed_course()
    with pytest.raises(ValidationError) as caught:
        enter_name(course, officer)
    assert "đã chốt" in sentence(caught)
    services.extend(course, register_by=clock.today() + timedelta(days=12), reason="Bộ cho thêm chỗ", by=desk)
    assert enter_name(course, officer).stage == EnrolmentStage.SEAT


@pytest.mark.parametrize(("days", "words"), [(-1, "đã qua"), (31, "sau ngày khai giảng")])
def test_a_new_closing_day_lies_between_today_and_the_first_day(days, words, desk):
    course = examples.course()
    with pytest.raises(ValidationError) as caught:
        services.extend(course, register_by=clock.today() + timedelta(days=days), reason="Thêm chỗ", by=desk)
    assert words in sentence(caught)
    assert fresh(course).register_by == course.register_by


def test_an_agency_enters_its_own_people_once(officer, cast):
    course = examples.course()
    enter_name(course, officer)
    with pytest.raises(ValidationError) as caught:
        enter_name(course, officer, name="Người  mẫu Đ ")
    assert "đã có tên" in sentence(caught)
    others = EnrolmentForm({"training": course.pk, "agency": cast["so-du-lich"].agency_id, "name": "X"}, by=officer)
    assert "agency" in others.errors


def test_who_is_not_asked_neither_sees_the_course_nor_enters_names(officer, cast):
    course = examples.course(is_for_all=False, invited=[officer.agency])
    assert TrainingCourse.objects.for_user(officer, "view").filter(pk=course.pk).exists()
    stranger = cast["so-du-lich"]
    assert not TrainingCourse.objects.for_user(stranger, "view").filter(pk=course.pk).exists()
    form = EnrolmentForm({"training": course.pk, "agency": stranger.agency_id, "name": "X"}, by=stranger)
    assert "training" in form.errors


def test_the_desk_enters_nobody_for_an_agency_that_was_not_asked(officer, desk, cast):
    course = examples.course(is_for_all=False, invited=[officer.agency])
    with pytest.raises(ValidationError) as caught:
        enter_name(course, desk, agency=cast["so-du-lich"].agency_id)
    assert "không mời" in sentence(caught)


def test_an_agency_reads_its_own_names_and_the_keeper_all(officer, desk, cast):
    course = examples.course()
    mine, other = enter_name(course, officer), enter_name(course, cast["so-du-lich"], name="Người mẫu E")
    seen = Enrolment.objects.for_user(officer, "view")
    assert list(seen) == [mine]
    assert set(Enrolment.objects.for_user(desk, "view")) == {mine, other}


def test_a_draft_is_nobodys_business_but_the_keepers(officer):
    course = examples.draft_course()
    assert not TrainingCourse.objects.for_user(officer, "view").filter(pk=course.pk).exists()


# ── seats ────────────────────────────────────────────────────────────────────────────────────────


def test_the_queue_moves_up_when_somebody_withdraws_or_seats_are_added(officer, desk, enter):
    course = examples.course(seats=1)
    first, second, third = (enter_name(course, officer, name=f"Người mẫu {n}") for n in "GHI")
    assert [each.stage for each in (first, second, third)] == ["seat", "waiting", "waiting"]
    with pytest.raises(ValidationError):
        services.withdraw(first, reason=" ", by=officer)
    services.withdraw(first, reason="Đi công tác", by=officer)
    assert [fresh(each).stage for each in (first, second, third)] == ["withdrawn", "seat", "waiting"]

    page = reverse("events:course-edit", args=[course.pk])
    form = enter(desk).get(page).context["form"]
    facts = {name: value for name, value in form.initial.items() if value not in (None, [])}
    facts |= {"starts_on": f"{course.starts_on}", "ends_on": f"{course.ends_on}", "seats": "2"}
    assert enter(desk).post(page, facts).status_code == 302
    assert fresh(third).stage == EnrolmentStage.SEAT
    reply = enter(desk).post(page, facts | {"seats": "1"})
    assert reply.status_code == 422
    assert "Đã có 2 người có chỗ" in reply.content.decode()


def test_who_withdrew_is_entered_again_and_stands_at_the_end(officer):
    course = examples.course(seats=1)
    first, second = enter_name(course, officer), enter_name(course, officer, name="Người mẫu H")
    services.withdraw(first, reason="Nhầm", by=officer)
    again = enter_name(course, officer)
    assert (fresh(second).stage, again.stage) == (EnrolmentStage.SEAT, EnrolmentStage.WAITING)


def test_a_line_that_was_a_mistake_gives_its_seat_back(officer, cast):
    course = examples.course(seats=1)
    first, second = enter_name(course, officer), enter_name(course, officer, name="Người mẫu H")
    services.drop_enrolment(first, by=cast["lanh-dao-so-ngoai-vu"], reason="Nhập nhầm lớp")
    assert fresh(second).stage == EnrolmentStage.SEAT


# ── the programme of the day ─────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("starts_on", "kind", "source"),
    [
        (date(2016, 2, 15), Outcome.UNKNOWN, ""),
        (date(2016, 2, 16), Outcome.OK, "QĐ 247/QĐ-TTg"),
        (date(2020, 12, 31), Outcome.OK, "QĐ 247/QĐ-TTg"),
        (date(2021, 1, 1), Outcome.OK, "QĐ 1275/QĐ-TTg"),
        (date(2025, 12, 31), Outcome.OK, "QĐ 1275/QĐ-TTg"),
        (date(2026, 1, 1), Outcome.UNKNOWN, ""),
    ],
)
def test_the_programme_is_that_of_the_first_day(starts_on, kind, source):
    found = said(examples.draft_course(starts_on=starts_on, register_by=None))["law"]
    assert (found.kind, found.source) == (kind, source)


def test_two_programmes_on_one_day_are_told(today):
    Norm.objects.create(
        code="TRAIN-LAW-3", act="thử", value="khác", valid_from=date(2020, 1, 1), document="Văn bản mẫu", tag="S"
    )
    assert "2 dòng" in said(examples.draft_course(starts_on=date(2020, 6, 1), register_by=None))["law"].sentence


# ── a scenario: plan 163, task 9 ─────────────────────────────────────────────────────────────────


def test_a_course_of_the_ministry_from_its_letter_to_the_update_of_its_task(
    desk, officer, cast, tasks, settings, enter, plan_of_the_year
):
    course = examples.course(invited=[officer.agency, cast["so-du-lich"].agency])
    course.tasks.add(tasks["1.1"])
    # each that was asked by name owes an answer by the closing day
    assert {each.agency_id for each in due(clock.today(), "enrol")} == {
        Answering(clock.today()).of(agency, course.title) for agency in course.invited.values_list("pk", flat=True)
    }
    assert all(each.due_on == course.register_by for each in due(clock.today(), "enrol"))
    assert said(course)["silence"].kind == Outcome.WARN
    first = enter_name(course, officer, phone="0912345678")
    second = enter_name(course, officer, name="Người mẫu K")
    services.decline(course, reason="Bận mùa du lịch", by=cast["so-du-lich"])
    assert due(clock.today(), "enrol") == []
    assert said(course)["silence"].kind == Outcome.OK
    # the closing day passes, the keeper owes the list
    (each,) = due(date(2026, 3, 13), "close")
    assert (each.agency_id, each.since) == (Answering(clock.today()).of(desk.agency_id), course.register_by)

    client = enter(desk)
    reply = client.get(reverse("events:course-letter", args=[course.pk]))
    rows = tables_of(reply.content)[1]
    assert [row[1] for row in rows] == ["Họ và tên", first.name, second.name]
    assert "0912345678" not in "".join(cell for row in rows for cell in row)
    assert "Kính gửi: Bộ Ngoại giao" in lines_of(reply.content)

    reply = client.post(
        reverse("events:course-close", args=[course.pk]), {"number": "88/SNgV-VP", "issued_on": "2026-03-02"}
    )
    assert reply.status_code == 302
    settings.HAIDANG_TODAY = course.ends_on + timedelta(days=1)
    (each,) = due(clock.today(), "hold")
    reply = client.post(
        reverse("events:course-hold", args=[course.pk]), {"went": [first.pk], "results": "Áp dụng vào đón đoàn."}
    )
    assert reply.status_code == 302
    assert (fresh(first).stage, fresh(second).stage) == (EnrolmentStage.WENT, EnrolmentStage.ABSENT)
    services.certify(first, certified_on=clock.today(), certificate="CC-01", by=officer)
    told = Hint.objects.get().sentence
    for words in ("1 người dự", "Bộ Ngoại giao", "88/SNgV-VP", "1 người có chứng chỉ", "Áp dụng vào đón đoàn."):
        assert words in told
    assert list(owed(clock.today())) == []

    found = list(figures(desk, date(2026, 1, 1), date(2026, 12, 31)))
    assert [(each.key, each.value) for each in found if each.channel] == [("events:courses", 1)]
    counted = {each.key: each for each in found}
    assert [counted[f"events:{key}"].value for key in ("courses", "courses:skills", "trained", "certified")] == [1] * 4
    for each in found:
        assert client.get(each.url).context["page"].paginator.count == each.value, each.key
    assert [each.value for each in figures(desk, date(2025, 1, 1), date(2025, 12, 31))] == [0, 0, 0]


def test_what_is_called_off_leaves_no_sentence_behind(desk, tasks, plan_of_the_year):
    course = examples.draft_course()
    course.tasks.add(tasks["1.1"])
    services.open_course(course, by=desk)
    assert "hạn đăng ký 12/03/2026" in Hint.objects.get().sentence
    services.cancel(course, reason="Bộ hoãn lớp", by=desk)
    assert not Hint.objects.exists()
    assert list(owed(clock.today())) == []


def test_who_is_asked_is_told_when_names_are_taken_and_taken_longer(officer, desk, cast):
    course = examples.course(is_for_all=False, invited=[officer.agency])
    told = Notice.objects.filter(url=course.get_absolute_url())
    assert "12/03/2026" in told.get(person=officer).title
    assert not told.filter(person=cast["so-du-lich"]).exists()
    services.extend(course, register_by=clock.today() + timedelta(days=12), reason="Thêm chỗ", by=desk)
    assert told.filter(person=officer).count() == 2
    enter_name(course, officer)
    services.cancel(fresh(course), reason="Bộ hoãn lớp", by=desk)
    assert told.filter(person=officer, words="Bộ hoãn lớp").exists()


def test_a_course_for_all_is_told_to_every_focal_person_and_a_seat_to_whose_it_is(officer, cast, desk):
    course = examples.course(seats=1)
    told = Notice.objects.filter(url=course.get_absolute_url())
    assert {each.person for each in told} >= {officer, cast["so-du-lich"], cast["ubnd-vung-tau"]}
    assert not told.filter(person=cast["kiem-tra"]).exists()
    first = enter_name(course, cast["so-du-lich"])
    second = enter_name(course, officer, name="Người mẫu H")
    services.withdraw(first, reason="Ốm", by=cast["so-du-lich"])
    assert "Người mẫu H đã có chỗ" in Notice.objects.get(url=second.get_absolute_url()).title


def test_owed_costs_the_same_whatever_there_is(officer, django_assert_max_num_queries):
    for _ in range(3):
        examples.course(invited=[officer.agency])
        examples.closed_course()
    with django_assert_max_num_queries(6):
        assert len(list(owed(clock.today()))) == 3


def test_the_calendar_shows_its_days_to_whom_it_is_open(officer, desk):
    course, draft = examples.course(), examples.draft_course()
    found = {each.url: each for each in happenings(desk, course.starts_on, course.ends_on)}
    assert found[course.get_absolute_url()].host == "Bộ Ngoại giao"
    assert found[draft.get_absolute_url()].is_tentative
    assert [each.url for each in happenings(officer, course.starts_on, course.ends_on)] == [course.get_absolute_url()]


def test_a_telephone_is_seen_by_whose_business_it_is(officer, desk, cast):
    row = examples.enrolment()
    assert "0900000000" not in str(row.phone)
    assert [row.may_reveal(user, "phone") for user in (officer, desk, cast["kiem-tra"])] == [True, True, False]


def test_the_programme_is_of_no_matter_to_a_course_of_the_province(desk):
    assert "law" in said(examples.draft_course())
    assert "law" not in said(examples.draft_course(organiser=desk.agency))


def test_an_heir_answers_for_the_agency_that_was_asked():
    asked = agency(name="Sở Mẫu cũ", last=date(2026, 2, 28))
    heir = agency(name="Sở Mẫu mới", first=date(2026, 3, 1))
    Succession.objects.create(predecessor=asked, successor=heir, since=date(2026, 3, 1), legal_basis="minh họa")
    focal = User.objects.create_user("ke-thua", role=Role.FOCAL, agency=heir, full_name="Đầu mối kế thừa")
    course = examples.course(is_for_all=False, invited=[asked])
    assert [each.agency_id for each in due(clock.today(), "enrol")] == [heir.pk]
    assert TrainingCourse.objects.for_user(focal, "view").filter(pk=course.pk).exists()
    assert course.waited_from(focal) == [asked]
    enter_name(course, focal)
    assert due(clock.today(), "enrol") == []
    assert course.waited_for() == []


def test_a_sheet_of_names_is_judged_row_by_row_and_seats_are_counted_in_it(officer):
    course = examples.course(seats=1)
    row = {"training": course.title, "agency": str(officer.agency)}
    names = ("Người mẫu P", "Người mẫu Q", "Người mẫu P")
    rows = [{"": at, "name": name} | row for at, name in enumerate(names, 2)]
    lines = judge(enrolments, rows, by=officer)
    assert [line.verdict for line in lines] == ["new", "new", "bad"]
    assert "đã có tên" in lines[2].sentence
    assert not Enrolment.objects.exists()
    keep(enrolments, rows[:2], by=officer)
    assert list(Enrolment.objects.in_turn().values_list("stage", flat=True)) == ["seat", "waiting"]
