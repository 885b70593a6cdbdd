"""A lead makes its programme, asks its coordinators, files it; the desk returns or accepts it."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from haidang.kit.audit.models import Note
from haidang.office.directory.models import Agency
from haidang.plan.plans.choices import Part
from haidang.plan.plans.models import Duty, Solution
from haidang.plan.plans.services import receipts
from haidang.plan.plans.services.duties import end_part
from haidang.plan.programmes import selectors, services
from haidang.plan.programmes.choices import RequestState, Stage
from haidang.plan.programmes.examples import programme as example
from haidang.plan.programmes.models import Output, PartRequest, Programme, Step, lead_duties
from haidang.plan.programmes.owed import owed

pytestmark = pytest.mark.django_db

ON = date(2020, 1, 10)


@pytest.fixture
def filed(accepted, sct, officer):
    """The programme of Sở Công Thương lies before the desk."""
    return example(accepted, sct, by=officer)


def shown(plan, agency, label):
    programme = Programme.objects.filter(plan=plan, agency=agency).first()
    return next(part for part in selectors.parts_of(plan, agency, programme) if part.task.label == label)


# ── writing it ───────────────────────────────────────────────────────────────────────────────────


def test_a_programme_begins_with_the_first_thing_written_into_it(accepted, duty, officer):
    assert not Programme.objects.exists()
    services.save_output(duty, name="Hồ sơ giới thiệu", unit="bộ", target=Decimal(2), by=officer)
    programme = Programme.objects.get()
    assert (programme.plan, programme.agency, programme.stage) == (accepted, duty.agency, Stage.DRAFT)
    assert Note.objects.filter(verb="changed", object_id=str(programme.pk), by=officer).exists()


def test_an_agency_that_leads_nothing_makes_no_programme(accepted, cast, desk):
    with pytest.raises(ValidationError, match="không chủ trì nhiệm vụ nào"):
        services.save_head(accepted, cast["so-tai-chinh"].agency, leader="Ai đó", by=desk)
    assert not Programme.objects.exists()


def test_nobody_writes_into_the_programme_of_another_agency(duty, cast):
    with pytest.raises(PermissionDenied):
        services.save_output(duty, name="Hồ sơ", by=cast["so-du-lich"])
    with pytest.raises(PermissionDenied):
        services.save_output(duty, name="Hồ sơ", by=cast["lanh-dao-ubnd"])


def test_the_desk_enters_for_an_agency_that_sent_paper(duty, desk):
    services.save_output(duty, name="Hồ sơ", by=desk)
    assert Note.objects.filter(verb="changed", by=desk).exists()


def test_a_target_without_unit_is_refused_with_a_sentence_and_nothing_is_kept(duty, officer):
    with pytest.raises(ValidationError, match="chưa ghi đơn vị tính"):
        services.save_output(duty, name="Hồ sơ", target=Decimal(2), by=officer)
    assert not Output.objects.exists()


def test_a_step_that_ends_before_it_begins_is_refused(duty, officer):
    with pytest.raises(ValidationError, match="từ ngày bắt đầu trở đi"):
        services.save_step(duty, words="In hồ sơ", starts_on=date(2020, 3, 2), due_on=date(2020, 3, 1), by=officer)


def test_ticked_solutions_become_steps_once(tasks, duty, officer):
    solutions = list(tasks["1.1"].solutions.all())
    steps = services.tick(duty, solutions, by=officer)
    assert [step.words for step in steps] == [
        "Thu thập số liệu bốc dỡ của ba năm gần nhất tại từng bến",
        "Sở Ngoại vụ có trách nhiệm hiệu đính bản tiếng Anh trước khi in.",
    ]
    with pytest.raises(ValidationError, match="Chưa đánh dấu giải pháp nào còn để lấy"):
        services.tick(duty, solutions, by=officer)
    assert Step.objects.count() == len(solutions)


def test_the_solutions_of_another_task_are_not_ticked(tasks, duty, officer):
    with pytest.raises(ValidationError, match="Chưa đánh dấu"):
        services.tick(duty, tasks["2.1"].solutions.all(), by=officer)
    step = services.save_step(duty, words="Việc khác", solutions=tasks["2.1"].solutions.all(), by=officer)
    assert not step.solutions.exists()


def test_which_solutions_a_step_serves_is_told_when_it_changes(tasks, duty, officer):
    [first, second] = tasks["1.1"].solutions.all()
    step = services.save_step(duty, words="Thu thập số liệu", solutions=[first], by=officer)
    services.save_step(duty, step=step, solutions=[second], by=officer)
    assert list(step.solutions.all()) == [second]
    told = Note.objects.filter(content_type__model="programme").latest("pk")
    assert told.changes == {"bước thực hiện: giải pháp": [[str(first)], [str(second)]]}
    count = Note.objects.count()
    services.save_step(duty, step=step, solutions=[second], by=officer)
    assert Note.objects.count() == count


def test_a_task_with_several_leads_has_a_plan_of_each(tasks, cast):
    task = tasks["1.2"]
    for name in ("so-cong-thuong", "so-du-lich"):
        duty = Duty.objects.get(task=task, part=Part.LEAD, agency=cast[name].agency)
        services.tick(duty, task.solutions.all(), by=cast[name])
    assert Step.objects.filter(duty__task=task).count() == 2
    assert Programme.objects.count() == 2


def test_what_was_written_can_be_taken_out_while_it_is_open(duty, officer, filed):
    services.withdraw(filed.plan, filed.agency, by=officer)
    output = Output.objects.filter(duty=duty)[0]
    services.drop(output, by=officer)
    assert not Output.objects.filter(pk=output.pk).exists()


def test_a_part_that_was_taken_away_is_planned_no_more(duty, officer, desk):
    end_part(duty, reason="Giao lại", by=desk)
    duty.refresh_from_db()
    with pytest.raises(ValidationError, match="không còn chủ trì"):
        services.save_step(duty, words="Việc", by=officer)


def test_the_gauge_shows_what_is_missing(accepted, duty, sct, officer):
    part = shown(accepted, sct, "1.1")
    assert (part.clear, len(part.marks)) == (1, 6)
    services.save_step(duty, words="Thu thập số liệu", person="Lê Mẫu", due_on=date(2020, 5, 2), by=officer)
    [mark] = [mark for mark in shown(accepted, sct, "1.1").missing if mark.clear == "time"]
    assert mark.lacks == ("có bước xong sau thời hạn của nhiệm vụ",)
    services.save_head(accepted, sct, leader="Phó Giám đốc", power="Giám đốc", by=officer)
    assert {mark.clear for mark in shown(accepted, sct, "1.1").missing} == {"time", "product"}


# ── its way ──────────────────────────────────────────────────────────────────────────────────────


def test_with_nothing_planned_for_a_task_it_is_not_filed(accepted, sct, duty, officer):
    services.save_head(accepted, sct, leader="Phó Giám đốc", by=officer)
    services.tick(duty, duty.task.solutions.all(), by=officer)
    with pytest.raises(ValidationError, match=r"Chưa có bước nào cho nhiệm vụ 1\.2"):
        services.submit(accepted, sct, by=officer)
    assert Programme.objects.get().stage == Stage.DRAFT


def test_nobody_responsible_is_not_filed(accepted, sct, officer):
    for duty in lead_duties().filter(agency=sct):
        services.tick(duty, duty.task.solutions.all(), by=officer)
    with pytest.raises(ValidationError, match="Chưa ghi lãnh đạo phụ trách"):
        services.submit(accepted, sct, by=officer)


def test_what_lies_before_the_desk_is_not_changed(filed, duty, officer):
    with pytest.raises(ValidationError, match="“Đã gửi, chờ xem xét” nên không sửa được"):
        services.save_step(duty, words="Thêm một bước", by=officer)


def test_returned_with_remarks_it_is_mended_filed_again_and_accepted(filed, duty, officer, desk, settings):
    with pytest.raises(ValidationError, match="Chưa ghi cần bổ sung gì"):
        services.return_(filed.plan, filed.agency, " ", by=desk)
    services.return_(filed.plan, filed.agency, "Ghi rõ người làm bước 2.", by=desk)
    settings.HAIDANG_TODAY = date(2020, 2, 20)
    services.save_step(duty, words="Bước đã sửa", by=officer)
    services.submit(filed.plan, filed.agency, by=officer)
    programme = services.accept(filed.plan, filed.agency, by=desk)
    assert (programme.stage, programme.filed_on) == (Stage.ACCEPTED, ON)
    told = Note.objects.filter(content_type__model="programme", by=desk, verb__in=["returned", "accepted"])
    assert list(told.order_by("pk").values_list("verb", flat=True)) == ["returned", "accepted"]


def test_a_programme_taken_back_has_not_come(filed, officer):
    programme = services.withdraw(filed.plan, filed.agency, by=officer)
    assert (programme.stage, programme.filed_on) == (Stage.DRAFT, None)


def test_only_the_desk_accepts(filed, officer, cast):
    for user in (officer, cast["lanh-dao-so-cong-thuong"], cast["van-phong-ubnd"]):
        with pytest.raises(PermissionDenied):
            services.accept(filed.plan, filed.agency, by=user)


def test_an_accepted_one_is_not_accepted_again(filed, desk):
    services.accept(filed.plan, filed.agency, by=desk)
    with pytest.raises(ValidationError, match="không thể chuyển sang “Đã chấp nhận”"):
        services.accept(filed.plan, filed.agency, by=desk)


# ── parts of others ──────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def request_(duty, officer):
    asked = Duty.objects.get(task=duty.task, agency__code="SDL", part=Part.COORDINATING)
    return services.ask_part(duty, asked, "Cung cấp ảnh bến tàu khách.", by=officer)


def test_a_coordinator_takes_its_part_or_says_why_not(request_, accepted, sct, cast):
    tourism = cast["so-du-lich"]
    with pytest.raises(ValidationError, match="Chưa ghi lý do không nhận"):
        services.answer_part(request_, accepts=False, by=tourism)
    services.answer_part(request_, accepts=False, reason="Ảnh do Sở Giao thông giữ.", by=tourism)
    [mark] = [mark for mark in shown(accepted, sct, "1.1").missing if mark.clear == "person"]
    assert "có cơ quan phối hợp không nhận phần việc" in mark.lacks
    services.answer_part(request_, accepts=True, by=tourism)
    request_.refresh_from_db()
    assert (request_.state, request_.answered_by) == (RequestState.ACCEPTED, tourism)


def test_the_lead_does_not_answer_for_its_coordinator(request_, officer):
    with pytest.raises(PermissionDenied):
        services.answer_part(request_, accepts=True, by=officer)


def test_who_refused_may_be_asked_again_with_other_words(request_, duty, officer, cast):
    services.answer_part(request_, accepts=False, reason="Không rõ ảnh nào", by=cast["so-du-lich"])
    services.ask_part(duty, request_.asked, "Cung cấp mười ảnh cầu cảng.", by=officer)
    again = PartRequest.objects.get()
    assert (again.state, again.words) == (RequestState.ASKED, "Cung cấp mười ảnh cầu cảng.")


def test_who_does_not_coordinate_is_not_asked(duty, tasks, officer):
    stranger = Duty.objects.filter(task=tasks["2.1"], part=Part.COORDINATING)[0]
    with pytest.raises(ValidationError, match="không phối hợp nhiệm vụ này"):
        services.ask_part(duty, stranger, "Giúp một tay", by=officer)


# ── what is owed ─────────────────────────────────────────────────────────────────────────────────


def keys(on=ON):
    return {one.key for one in owed(on)}


@pytest.mark.usefixtures("norms")
def test_each_lead_owes_a_programme_thirty_days_after_the_plan_has_come(accepted, sct, desk, officer, settings):
    settings.HAIDANG_TODAY = date(2020, 1, 9)
    receipts.send(accepted, [sct], by=desk)
    by_agency = {one.agency_id: one for one in owed(ON) if one.key.startswith("programme:")}
    assert set(by_agency) == set(lead_duties().values_list("agency", flat=True))
    # the thirtieth day is a Saturday
    assert (by_agency[sct.pk].since, by_agency[sct.pk].due_on) == (date(2020, 1, 9), date(2020, 2, 10))
    other = Agency.objects.get(code="TDOAN")
    assert by_agency[other.pk].due_on == date(2020, 2, 5)


def test_what_was_filed_is_owed_no_more_until_it_is_returned(filed, desk):
    key = f"programme:{filed.plan_id}:{filed.agency_id}"
    assert key not in keys()
    services.return_(filed.plan, filed.agency, "Bổ sung", by=desk)
    assert key in keys()


def test_what_was_filed_waits_for_the_desk_until_it_is_looked_at(filed, desk):
    assert f"accept:{filed.pk}" in keys()
    services.accept(filed.plan, filed.agency, by=desk)
    assert not any(key.startswith("accept:") for key in keys())


@pytest.mark.usefixtures("norms")
def test_a_coordinator_owes_an_answer_in_five_working_days(request_, cast):
    [one] = [one for one in owed(ON) if one.key == f"part:{request_.pk}"]
    assert (one.agency_id, one.due_on, one.task_id) == (
        cast["so-du-lich"].agency_id, date(2020, 1, 17), request_.duty.task_id
    )  # fmt: skip
    services.answer_part(request_, accepts=True, by=cast["so-du-lich"])
    assert f"part:{request_.pk}" not in keys()


@pytest.mark.usefixtures("norms")
def test_what_is_owed_costs_the_same_for_a_small_plan_and_a_large_one(accepted, accepted_163):
    with CaptureQueriesContext(connection) as both:
        many = list(owed(ON))
    Duty.objects.filter(task__plan=accepted_163).update(ended_at="2020-01-01T00:00:00Z")
    with CaptureQueriesContext(connection) as one:
        few = list(owed(ON))
    assert len(many) > len(few)
    assert len(both) <= len(one) + 1  # the norm of one more day


def test_solutions_nobody_takes_up_are_shown(accepted, filed):
    open_ones = {solution.pk for row in selectors.untaken(accepted) for solution in row.solutions}
    taken = set(Step.objects.values_list("solutions", flat=True)) - {None}
    content = set(Solution.objects.filter(task__plan=accepted, task__kind="task").values_list("pk", flat=True))
    assert taken
    assert open_ones == content - taken
