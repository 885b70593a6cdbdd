"""The days that come up in 18 months, what is made of each, and who is told."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from haidang.kit.happenings import within
from haidang.office.directory.models import Agency
from haidang.office.norms.models import CalendarDay, Norm
from haidang.office.notices.models import Notice
from haidang.plan.followup.models import Hint
from haidang.plan.plans.models import Duty, Task
from haidang.plan.programmes import services as programmes
from haidang.plan.programmes.models import Step
from haidang.registers.partners import examples, services
from haidang.registers.partners.choices import Way
from haidang.registers.partners.coming import Looked, Suggestion, coming, occasion_in, settings_on, until_of
from haidang.registers.partners.happenings import happenings
from haidang.registers.partners.models import AnniversaryPlan, PartnerDay
from haidang.registers.partners.owed import owed
from haidang.registers.partners.suggesting import best_of, duties_for

pytestmark = pytest.mark.django_db
PAGE = "/doi-tac/ngay-sap-toi/"
CUBA = "Kỷ niệm 60 năm thiết lập quan hệ ngoại giao Việt Nam - Cuba"


@pytest.fixture
def cuba(loaded):
    return PartnerDay.objects.get(partner__name="Cuba", kind="relations")


def titles(reply):
    return [each.title for each in reply.context["found"].suggestions]


# ── what comes up ────────────────────────────────────────────────────────────────────────────────


def test_eighteen_months_are_looked_ahead_and_cuba_is_sixty_in_2020(loaded, today, desk, client):
    client.force_login(desk)
    page = client.get(PAGE)
    assert page.context["asked"].until == date(2021, 9, 2)
    assert CUBA in titles(page)
    assert "Chúc Tết Bunpimay, Lào" in titles(page)
    assert "Quốc khánh Lào" in " ".join(titles(page))
    # 71 years of China are no round number
    assert not any("71 năm" in title for title in titles(page))
    assert any("71 năm" in title for title in titles(client.get(PAGE, {"nam_le": "on"})))


def test_each_suggestion_says_where_it_comes_from_and_how_sure_it_is(loaded, today, desk, client):
    client.force_login(desk)
    text = client.get(PAGE, {"tu": "2020-12-02", "den": "2020-12-02"}).content.decode()
    assert CUBA in text
    assert "báo chí" in text
    assert "Đã đọc văn bản" in text


def test_filters_narrow_to_a_kind_a_partner_and_what_has_no_work_yet(cuba, today, desk, client):
    client.force_login(desk)
    services.make_event(cuba, 2020, desk.agency, by=desk)
    assert titles(client.get(PAGE, {"nuoc": cuba.partner_id, "loai": "relations"})) == [CUBA]
    assert CUBA not in titles(client.get(PAGE, {"viec": "open"}))
    assert titles(client.get(PAGE, {"viec": "planned"})) == [CUBA]
    assert all("Tết" in title for title in titles(client.get(PAGE, {"loai": "new-year"})))


def test_an_odd_address_shows_the_eighteen_months(loaded, today, desk, client):
    client.force_login(desk)
    assert client.get(PAGE, {"tu": "x", "loai": "?", "nuoc": "a", "trang": "-1"}).status_code == 200
    assert client.get(PAGE, {"tu": "2020-12-02", "den": "2020-01-01"}).context["asked"].until == date(2020, 12, 2)
    assert client.get(PAGE, {"tu": "9999-12-01"}).context["asked"].since == today
    assert client.get(PAGE, {"tu": "2020-01-01", "den": "9999-12-31"}).context["asked"].until == date(2025, 1, 1)
    assert client.get(reverse("partners:choose", args=[1, 99999])).status_code == 404


def test_where_no_norm_says_what_is_round_nothing_is_hidden_and_the_page_says_so(loaded, today, desk, client):
    Norm.objects.filter(code="ANNIV-STEP").delete()
    client.force_login(desk)
    page = client.get(PAGE)
    assert any("71 năm" in title for title in titles(page))
    assert "Chưa kiểm tra được năm tròn" in page.content.decode()


def test_another_step_of_years_is_a_setting(loaded, today, desk, client):
    Norm.objects.filter(code="ANNIV-STEP").update(amount="10")
    client.force_login(desk)
    found = titles(client.get(PAGE))
    assert CUBA in found
    assert not any("65 năm" in title for title in found)


def test_the_lunar_new_year_follows_the_days_off_and_an_untold_one_is_named(loaded, settings, desk, client):
    settings.HAIDANG_TODAY = date(2019, 11, 25)
    client.force_login(desk)
    page = client.get(PAGE, {"loai": "lunar"})
    days = {each.on for each in page.context["found"].suggestions}
    assert date(2020, 1, 23) in days
    CalendarDay.objects.filter(day__startswith="2021").delete()
    assert "Tết Nguyên đán 2021: chưa kiểm tra được" in client.get(PAGE).content.decode()


def test_the_queries_do_not_grow_with_the_days(loaded, today, desk, client):
    client.force_login(desk)
    client.get(PAGE)
    with CaptureQueriesContext(connection) as few:
        client.get(PAGE, {"tu": "2020-12-01", "den": "2020-12-02"})
    with CaptureQueriesContext(connection) as many:
        client.get(PAGE, {"nam_le": "on"})
    assert len(many) <= len(few) + 1


# ── what is made of it ───────────────────────────────────────────────────────────────────────────


def test_cuba_becomes_a_step_of_the_task_that_speaks_of_it(cuba, accepted_163, today, desk, client):
    found = coming(Looked(today, until_of(today, settings_on(today)), partner=cuba.partner), settings_on(today), desk)
    (suggestion,) = [each for each in found.suggestions if each.title == CUBA]
    best = best_of(suggestion, duties_for(desk, {2020}))
    assert best
    assert "Cuba" in best.task.title + " ".join(each.words for each in best.task.solutions.all())
    client.force_login(desk)
    reply = client.post(reverse("partners:choose", args=[cuba.pk, 2020]), {"way": "step", "duty": best.pk})
    plan = AnniversaryPlan.objects.get()
    assert reply.headers["Location"] == plan.get_absolute_url()
    step = Step.objects.get()
    assert (step.words, step.due_on, step.duty) == (f"{CUBA} (02/12/2020)", date(2020, 12, 2), best)
    assert (plan.way, plan.step, plan.years, plan.agency) == (Way.STEP, step, 60, best.agency)


@pytest.mark.parametrize(
    ("partner", "kind", "labels"),
    [
        ("Cuba", "relations", {"1.2", "8.2"}),
        # "chúc Tết các nước": the New-Year calls of April
        ("Lào", "new-year", {"8.2"}),
        ("Campuchia", "new-year", {"8.2"}),
        ("Thái Lan", "new-year", {"8.2"}),
        # the army keeps its twinning by its own task, whoever else speaks of the country
        ("Preah Vihear", "local", {"11"}),
        # nobody names it: a task of anniversaries takes it
        ("Vương quốc Anh", "relations", {"1.2", "8.2"}),
    ],
)
def test_a_day_is_offered_to_the_task_that_speaks_of_such_days(
    loaded, accepted_163, today, desk, partner, kind, labels
):
    of = PartnerDay.objects.get(partner__name=partner, kind=kind)
    this, next_year = occasion_in(of, 2020), occasion_in(of, 2021)
    assert this
    assert next_year
    best = best_of(Suggestion(this, of, ""), duties_for(desk, {2020}))
    assert best
    assert best.task.label in labels
    # the plan is of 2020
    assert best_of(Suggestion(next_year, of, ""), duties_for(desk, {2020, 2021})) is None


def test_the_lead_of_the_task_is_told(cuba, accepted_163, today, desk, cast):
    duty = Duty.objects.active().get(task__plan=accepted_163, task__label="8.2", agency__code="LHHN", solution=None)
    services.make_step(cuba, 2020, duty, by=desk)
    told = Notice.objects.get(person=cast["lien-hiep-huu-nghi"])
    assert "Cuba" in told.title
    assert told.url == AnniversaryPlan.objects.get().get_absolute_url()


def test_a_day_is_taken_up_once(cuba, today, desk):
    services.make_event(cuba, 2020, desk.agency, by=desk)
    with pytest.raises(ValidationError, match="đã có việc kỷ niệm"):
        services.make_event(cuba, 2020, desk.agency, by=desk)
    # another year is another occasion
    services.make_event(cuba, 2025, desk.agency, by=desk)
    assert AnniversaryPlan.objects.count() == 2


def test_a_programme_that_was_accepted_takes_no_step_and_nothing_is_left_half_done(cuba, accepted_163, today, desk):
    duty = Duty.objects.active().get(task__plan=accepted_163, task__label="1.2", agency__code="SNGV", solution=None)
    programmes.save_step(duty, words="Bước có trước", by=desk)
    duty.agency.programmes.update(stage="accepted")
    assert duty not in duties_for(desk, {2020})
    with pytest.raises(ValidationError, match="không sửa được"):
        services.make_step(cuba, 2020, duty, by=desk)
    assert not AnniversaryPlan.objects.exists()
    assert Step.objects.count() == 1


def test_an_agency_notes_its_own_events_and_nobody_elses(cuba, today, desk, officer):
    with pytest.raises(ValidationError, match="do Sở Ngoại vụ ghi"):
        services.make_event(cuba, 2020, desk.agency, by=officer)
    assert services.make_event(cuba, 2020, officer.agency, by=officer).agency == officer.agency


def test_that_nothing_is_held_is_said_by_the_desk_with_why(cuba, today, desk, officer):
    with pytest.raises(PermissionDenied):
        services.leave(cuba, 2020, "Không có kinh phí.", by=officer)
    with pytest.raises(ValidationError, match="Chưa ghi vì sao"):
        services.leave(cuba, 2020, " ", by=desk)
    assert services.leave(cuba, 2020, "Bộ Ngoại giao tổ chức.", by=desk).way == Way.LEFT


def test_who_only_reads_makes_nothing(cuba, cast, today):
    chair = cast["lanh-dao-ubnd"]
    with pytest.raises(PermissionDenied):
        services.make_event(cuba, 2020, chair.agency, by=chair)


def test_an_event_is_owed_until_it_was_held(cuba, today, desk, settings):
    plan = services.make_event(cuba, 2020, desk.agency, form="Lễ kỷ niệm", by=desk)
    (waits,) = owed(today)
    assert (waits.key, waits.due_on, waits.agency_id) == (
        f"partners:event:{plan.pk}", date(2020, 12, 2), desk.agency_id,
    )  # fmt: skip
    with pytest.raises(ValidationError, match="chưa đến"):
        services.hold(plan, on=date(2020, 12, 2), result="Đã tổ chức.", by=desk)
    settings.HAIDANG_TODAY = date(2020, 12, 3)
    assert AnniversaryPlan.objects.get().is_overdue(date(2020, 12, 3))
    services.hold(plan, on=date(2020, 12, 2), result="Lễ kỷ niệm với 200 khách.", by=desk)
    assert list(owed(today)) == []
    with pytest.raises(ValidationError, match="đã tổ chức ngày 02/12/2020"):
        services.take_back(plan, "Nhầm.", by=desk)


def test_what_was_held_is_news_of_its_tasks(cuba, accepted_163, today, desk, settings):
    task = Task.objects.get(plan=accepted_163, label="1.2")
    plan = services.make_event(cuba, 2020, desk.agency, tasks=[task], by=desk)
    settings.HAIDANG_TODAY = date(2020, 12, 3)
    services.hold(plan, on=date(2020, 12, 2), result="Lễ kỷ niệm với 200 khách.", by=desk)
    hint = Hint.objects.get(of__duty__task=task)
    assert hint.sentence == f"Ngày 02/12/2020: {CUBA}. Kết quả: Lễ kỷ niệm với 200 khách."
    assert hint.record == plan


def test_what_is_taken_back_stands_open_again_and_may_be_told_again(cuba, today, desk, cast, client):
    agency = Agency.objects.get(code="LHHN")
    plan = services.make_event(cuba, 2020, agency, by=desk)
    services.take_back(plan, "Chuyển cơ quan khác.", by=desk)
    assert not AnniversaryPlan.objects.exists()
    services.make_event(cuba, 2020, agency, by=desk)
    assert Notice.objects.filter(person=cast["lien-hiep-huu-nghi"]).exists()


# ── the calendar ─────────────────────────────────────────────────────────────────────────────────


def test_days_of_partners_lie_in_the_calendar_with_who_holds_them(cuba, today, desk, cast):
    since, until = date(2020, 12, 1), date(2020, 12, 31)
    before = {each.title: each for each in happenings(desk, since, until)}
    assert before[CUBA].is_tentative
    assert before[CUBA].host == ""
    services.make_event(cuba, 2020, desk.agency, by=desk)
    after = {each.title: each for each in happenings(desk, since, until)}
    assert (after[CUBA].host, after[CUBA].is_tentative) == (str(desk.agency), False)
    assert (after[CUBA].key, after[CUBA].kind) == (before[CUBA].key, "anniversary")
    assert after[CUBA].partner_ids == {cuba.partner_id}
    assert list(happenings(cast["quan-tri"], since, until)) == []


def test_a_feast_of_three_days_lies_on_three_days(loaded, today, desk):
    (feast,) = [each for each in happenings(desk, date(2020, 4, 15), date(2020, 4, 15)) if "Songkran" in each.title]
    assert (feast.since, feast.last) == (date(2020, 4, 13), date(2020, 4, 15))
    assert within([feast], date(2020, 4, 15), date(2020, 4, 15)) == [feast]


def test_a_step_that_left_its_programme_leaves_the_day_told_so(cuba, accepted_163, today, desk, client):
    duty = Duty.objects.active().get(task__plan=accepted_163, task__label="1.2", agency__code="SNGV", solution=None)
    plan = services.make_step(cuba, 2020, duty, by=desk)
    programmes.drop(Step.objects.get(), by=desk)
    client.force_login(desk)
    assert "bước đã bị bỏ khỏi chương trình" in client.get(PAGE, {"nuoc": cuba.partner_id}).content.decode()
    assert client.get(plan.get_absolute_url()).status_code == 200


def test_the_example_of_the_house_is_a_day_of_its_own(cast):
    assert examples.anniversary().of != examples.anniversary().of
