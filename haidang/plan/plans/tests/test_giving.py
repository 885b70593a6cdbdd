"""Tasks that no plan gave, words that nobody had read, phrases that mean nobody, work that goes on."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from haidang.papers.sources.text import Span
from haidang.plan.plans import services
from haidang.plan.plans.choices import DueState, MemberState, Origin, Part
from haidang.plan.plans.models import Assignment, Duty, Plan, Task
from haidang.plan.plans.owed import owed
from haidang.plan.plans.selectors.tasks import task_shown, with_everything

pytestmark = pytest.mark.django_db


@pytest.fixture
def trade(cast):
    return cast["so-cong-thuong"].agency


@pytest.fixture
def tourism(cast):
    return cast["so-du-lich"].agency


@pytest.fixture
def notice(desk):
    """A thông báo kết luận that came in."""
    return services.paper_named("45/TB-UBND", date(2020, 5, 4), "Ủy ban nhân dân tỉnh", by=desk, about="Kết luận họp")


# ── from other papers ────────────────────────────────────────────────────────────────────────────


def test_a_paper_that_gives_tasks_is_a_plan_of_its_kind(notice, desk, trade, tourism):
    task = services.add_task(
        notice, "Rà soát tuyến tàu khách", leads=[trade], coordinators=[tourism], due_on=date(2020, 6, 30), by=desk
    )
    plan = task.plan
    assert (plan.document, plan.number, plan.kind, plan.origin) == (notice, "45/TB-UBND", "Thông báo", Origin.GIVEN)
    assert (task.label, task.due_state, task.is_urged) == ("1", DueState.ACCEPTED, True)
    assert set(Duty.objects.filter(task=task).values_list("agency", "part")) == {
        (trade.pk, Part.LEAD),
        (tourism.pk, Part.COORDINATING),
    }
    another = services.add_task(notice, "Báo cáo kết quả", leads=[tourism], by=desk)
    assert (another.plan, another.label) == (plan, "2")
    assert plan not in Plan.objects.of_programmes()


def test_a_day_that_the_paper_prints_is_the_papers(notice, desk, trade):
    task = services.add_task(
        notice, "Rà soát", leads=[trade], due_on=date(2020, 6, 30), deadline_words="trước ngày 30/6", by=desk
    )
    assert task.due_state == DueState.PRINTED


def test_who_is_given_a_task_sees_it_and_its_paper(notice, desk, cast):
    task = services.add_task(notice, "Rà soát", leads=[cast["so-cong-thuong"].agency], by=desk)
    assert Task.objects.for_user(cast["so-cong-thuong"], "view").filter(pk=task.pk).exists()
    assert Plan.objects.for_user(cast["so-cong-thuong"], "view").filter(pk=task.plan_id).exists()
    assert not Task.objects.for_user(cast["so-du-lich"], "view").filter(pk=task.pk).exists()
    shown = type(notice).objects.for_user(cast["so-cong-thuong"], "view")
    assert shown.filter(pk=notice.pk).exists()


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"leads": []}, "Chưa có cơ quan chủ trì"),
        ({"title": " "}, "Chưa ghi nội dung"),
        ({"due_on": date(2020, 5, 1)}, "trước ngày 04/05/2020"),
        ({"coordinators": "same"}, "chỉ ghi một vai"),
    ],
)
def test_a_task_that_nobody_can_do_is_not_given(notice, desk, trade, said, sentence):
    said = {"title": "Rà soát", "leads": [trade], "by": desk} | said
    if said.get("coordinators"):
        said["coordinators"] = [trade]
    with pytest.raises(ValidationError, match=sentence):
        services.add_task(notice, said.pop("title"), **said)
    assert not Task.objects.exists()
    assert not Plan.objects.exists()


def test_only_the_desk_gives_tasks(notice, officer, accepted, trade):
    with pytest.raises(PermissionDenied):
        services.add_task(notice, "Rà soát", leads=[trade], by=officer)
    with pytest.raises(PermissionDenied):
        services.add_task(accepted, "Rà soát", leads=[trade], by=officer)


def test_a_task_can_be_given_under_a_plan_on_record(accepted, desk, trade):
    task = services.add_task(accepted, "Thêm việc", leads=[trade], by=desk)
    assert task.plan == accepted
    assert task.position > max(accepted.tasks.exclude(pk=task.pk).values_list("position", flat=True))


def test_a_direction_at_a_meeting_has_no_number(desk, trade, enter):
    page = enter(desk)
    said = {
        "kind": "meeting", "number": "", "issued_on": "2020-05-11", "issuer": "Phó Chủ tịch UBND tỉnh",
        "subject": "Họp giao ban đối ngoại tháng 5", "title": "Chuẩn bị đón đoàn", "leads": trade.name,
        "coordinators": "", "due_on": "2020-05-29", "description": "", "deadline_words": "", "then": "more",
    }  # fmt: skip
    reply = page.post("/ke-hoach/giao-viec/", said)
    task = Task.objects.get()
    assert reply.url == f"/ke-hoach/giao-viec/?theo={task.plan_id}"
    assert (task.plan.kind, task.plan.number, task.plan.document) == ("Chỉ đạo tại cuộc họp", "", None)
    more = {"title": "In tài liệu", "leads": trade.name}
    reply = page.post(reply.url, more)
    assert Task.objects.get(label="2").plan == task.plan
    assert "Họp giao ban đối ngoại tháng 5" in page.get(task.get_absolute_url()).content.decode()
    assert page.get(task.plan.get_absolute_url()).status_code == 200


def test_a_form_that_is_refused_leaves_nothing(desk, enter):
    said = {"kind": "letter", "number": "5/CV-UBND", "issued_on": "2020-05-11", "issuer": "Ủy ban nhân dân tỉnh",
            "subject": "Về việc đón đoàn", "title": "Đón đoàn", "leads": "Sở Không Có"}  # fmt: skip
    reply = enter(desk).post("/ke-hoach/giao-viec/", said)
    assert reply.status_code == 422
    assert "Danh bạ chưa có" in reply.content.decode()
    assert not Plan.objects.exists()


# ── words that nobody had read ───────────────────────────────────────────────────────────────────


@pytest.fixture
def unread(accepted):
    """The reader did not see one line of the text."""
    reading = accepted.sources.get().readings.get()
    start = reading.source.text.index("Lập danh sách doanh nghiệp")
    end = reading.source.text.index("\n", start)
    reading.coverage = [*reading.coverage, ["not-read", start, end]]
    reading.save()
    return reading, Span(start, end)


def test_words_that_were_not_read_become_a_task_with_their_address(unread, desk, trade):
    reading, at = unread
    task = services.task_from_unread(reading, at, leads=[trade], by=desk)
    assert (task.start, task.end, task.source) == (at.start, at.end, reading.source)
    assert task.title.startswith("Lập danh sách doanh nghiệp")
    # it stands where its words stand
    assert (task.field, task.section) == ("2", "II")
    with pytest.raises(ValidationError, match="đã thành nhiệm vụ"):
        services.task_from_unread(reading, at, leads=[trade], by=desk)
    with pytest.raises(ValidationError, match="không còn là chỗ chưa đọc"):
        services.task_from_unread(reading, Span(0, 10), leads=[trade], by=desk)


def test_the_review_page_leads_from_the_words_to_the_task(unread, desk, trade, enter, accepted):
    _reading, at = unread
    page, address = enter(desk), f"/ke-hoach/{accepted.pk}/ra-soat/chua-doc/{at.start}/"
    review = f"/ke-hoach/{accepted.pk}/ra-soat/?xem=chua-doc"
    assert address in page.get(review).content.decode()
    assert page.post(address, {"title": "Lập danh sách", "leads": ""}).status_code == 422
    page.post(address, {"title": "Lập danh sách", "label": "2.2a", "leads": trade.name})
    task = Task.objects.get(label="2.2a")
    shown = page.get(review).content.decode()
    assert task.get_absolute_url() in shown
    assert address not in shown


# ── a phrase that means nobody ───────────────────────────────────────────────────────────────────


@pytest.fixture
def phrase(tasks):
    """ "Các Sở, Ban, Ngành có liên quan" of 1.3."""
    return Assignment.objects.get(task=tasks["1.3"], is_group=True)


def test_nothing_waits_for_a_phrase_that_means_nobody(phrase, desk, tasks, trade):
    services.members._further(phrase, trade)
    assert f"phrase:{phrase.pk}" in {row.key.rpartition(":")[0] for row in owed(date(2030, 1, 1))}
    services.say_nobody(phrase, reason="Tỉnh Đoàn tự làm được.", by=desk)
    assert f"phrase:{phrase.pk}" not in {row.key.rpartition(":")[0] for row in owed(date(2030, 1, 1))}
    shown = task_shown(with_everything(Task.objects.filter(pk=phrase.task_id)).get(), desk)
    assert not shown.waiting
    assert not phrase.members.exclude(state=MemberState.LEFT_OUT).exists()


def test_a_phrase_without_a_proposal_is_answered_too(phrase, desk):
    phrase.members.all().delete()
    task = with_everything(Task.objects.filter(pk=phrase.task_id))
    assert task_shown(task.get(), desk).waiting
    services.say_nobody(phrase, reason="Không cơ quan nào liên quan.", by=desk)
    assert not task_shown(task.get(), desk).waiting


def test_it_needs_a_reason_and_nobody_who_takes_part(phrase, desk, trade):
    with pytest.raises(ValidationError, match="Chưa ghi lý do"):
        services.say_nobody(phrase, reason=" ", by=desk)
    services.add_member(phrase, trade, by=desk)
    with pytest.raises(ValidationError, match="Bỏ cơ quan ra trước"):
        services.say_nobody(phrase, reason="Không có.", by=desk)


def test_who_is_named_after_all_takes_the_answer_back(phrase, desk, trade):
    services.say_nobody(phrase, reason="Không có.", by=desk)
    services.add_member(phrase, trade, by=desk)
    phrase.refresh_from_db()
    assert phrase.nobody_because == ""
    assert Duty.objects.active().filter(task=phrase.task_id, agency=trade).exists()


def test_the_card_of_the_review_takes_the_answer(phrase, desk, enter, tasks):
    proposal = tasks["1.3"].proposal
    said = {"task": tasks["1.3"].pk, f"khong-{phrase.pk}": "Tỉnh Đoàn tự làm.",
            "member": [one.pk for one in phrase.members.all()]}  # fmt: skip
    enter(desk).post(f"/ke-hoach/de-xuat/{proposal.pk}/thanh-vien/", said)
    phrase.refresh_from_db()
    assert phrase.nobody_because == "Tỉnh Đoàn tự làm."


def test_a_stranger_answers_for_nobody(phrase, cast):
    with pytest.raises(Task.DoesNotExist):
        services.say_nobody(phrase, reason="Không có.", by=cast["so-du-lich"])


# ── work that goes on ────────────────────────────────────────────────────────────────────────────


def test_the_desk_says_that_work_goes_on_or_ends_and_words_do_not_undo_it(tasks, desk):
    task = tasks["1.3"]
    assert task.is_standing
    services.set_standing(task, is_standing=False, by=desk)
    task.refresh_from_db()
    services.correct(task, by=desk, version=task.version, reason="Lỗi chép.", title="Thường xuyên thăm thuyền viên")
    task.refresh_from_db()
    assert (task.is_standing, task.standing_by_hand) == (False, True)


def test_what_has_a_day_is_no_work_that_goes_on(tasks, desk):
    with pytest.raises(ValidationError, match="30/04/2020"):
        services.set_standing(tasks["1.1"], is_standing=True, by=desk)


def test_a_day_ends_what_went_on(tasks, desk):
    task = services.settle_due(tasks["1.3"], accepts=True, on=date(2020, 9, 1), by=desk)
    assert not task.is_standing
