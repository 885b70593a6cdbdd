"""An accepted task that was taken over wrongly: corrected by the desk, with a reason, nothing lost on the way."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from haidang.kit.audit.selectors import history
from haidang.office.directory.models import Agency
from haidang.plan.plans import services
from haidang.plan.plans.choices import DueState, Part
from haidang.plan.plans.models import Task


def form_of(client, task):
    """The form as it stands on the page, ready to be sent back."""
    form = client.get(reverse("plans:task-correct", args=[task.pk])).context["form"]
    return {name: form[name].value() or "" for name in form.fields}


def send(client, task, form):
    return client.post(reverse("plans:task-correct", args=[task.pk]), form)


def names(task, part):
    return [str(row) for row in Task.objects.get(pk=task.pk).assignments.filter(part=part).order_by("position")]


def test_what_was_not_changed_stays_and_what_was_is_told_with_its_reason(enter, desk, tasks):
    client, task = enter(desk), tasks["1.2"]
    kept = task.assignments.get(agency__code="SCT").pk
    form = form_of(client, task) | {"leads": "Sở Công Thương\nSở Giao thông vận tải", "reason": "Đọc nhầm một tên."}
    assert send(client, task, form).status_code == 302
    assert names(task, Part.LEAD) == ["Sở Công Thương", "Sở Giao thông vận tải"]
    assert names(task, Part.COORDINATING) == ["Công an tỉnh", "Bộ Chỉ huy Quân sự tỉnh"]
    assert task.assignments.get(agency__code="SCT").pk == kept
    told = history(task)[-1]
    assert (told.label, told.reason) == ("Sửa nội dung", "Đọc nhầm một tên.")
    assert [(change.field, change.old, change.new) for change in told.changes] == [
        ("Chủ trì", "Sở Du lịch, Sở Công Thương", "Sở Công Thương, Sở Giao thông vận tải")
    ]


def test_a_form_sent_back_as_it_was_changes_nothing(enter, desk, tasks):
    client = enter(desk)
    for task in tasks.values():
        assert send(client, task, form_of(client, task) | {"reason": "Xem lại."}).status_code == 302
        assert Task.objects.get(pk=task.pk).version == 1
        assert [line.verb for line in history(task)] == ["accepted"]


def test_without_a_reason_nothing_is_corrected(enter, desk, tasks):
    client, task = enter(desk), tasks["1.1"]
    answer = send(client, task, form_of(client, task) | {"title": "Khác", "reason": "  "})
    assert answer.status_code == 422
    with pytest.raises(ValidationError, match="Chưa ghi lý do"):
        services.correct(task, by=desk, version=1, title="Khác", reason=" ")
    assert Task.objects.get(pk=task.pk).title == task.title


def test_who_comes_second_is_told_and_loses_nothing_that_was_typed(enter, desk, tasks):
    client, task = enter(desk), tasks["1.1"]
    form = form_of(client, task) | {"title": "Tên tôi gõ", "reason": "Sửa chữ."}
    services.correct(task, by=desk, version=1, title="Tên người kia gõ", reason="Sửa trước.")
    answer = send(client, task, form)
    assert answer.status_code == 422
    said = answer.content.decode()
    assert "vừa được người khác sửa" in said
    assert "Tên tôi gõ" in said
    assert Task.objects.get(pk=task.pk).title == "Tên người kia gõ"


def test_an_agency_that_nobody_knows_is_refused_with_the_nearest(enter, desk, tasks):
    client, task = enter(desk), tasks["1.1"]
    answer = send(client, task, form_of(client, task) | {"leads": "Sở Công Thương nghiệp", "reason": "Sửa."})
    assert answer.status_code == 422
    assert "Sở Công Thương" in answer.context["form"].errors["leads"][0]
    assert "Gần nhất: " in answer.content.decode()


def test_a_day_read_wrongly_stays_the_plan_s_and_one_without_words_is_the_desk_s(enter, desk, tasks):
    client = enter(desk)
    for label, state in (("1.1", DueState.PRINTED), ("1.3", DueState.ACCEPTED)):
        form = form_of(client, tasks[label]) | {"due_on": "2020-05-30", "reason": "Đọc nhầm ngày."}
        assert send(client, tasks[label], form).status_code == 302
        task = Task.objects.get(pk=tasks[label].pk)
        assert (task.due_on, task.due_state) == (date(2020, 5, 30), state)
    form = form_of(client, tasks["1.1"]) | {"due_on": "", "reason": "Không phải thời hạn."}
    send(client, tasks["1.1"], form)
    assert Task.objects.get(pk=tasks["1.1"].pk).due_state == ""


def test_only_the_desk_corrects(cast, tasks):
    task = tasks["1.1"]
    for who in ("so-cong-thuong", "lanh-dao-ubnd", "quan-tri"):
        with pytest.raises(Task.DoesNotExist):
            services.correct(task, by=cast[who], version=1, title="Khác", reason="Thử.")


def test_an_unknown_name_of_the_paper_becomes_a_known_agency(enter, desk, accepted):
    task = Task.objects.create(plan=accepted, position=50, label="9", title="Việc", accepted_by=desk)
    task.assignments.create(part=Part.LEAD, position=1, words="Sở Thương mại cũ")
    client = enter(desk)
    form = form_of(client, task) | {"leads": "Sở Công Thương", "reason": "Tên cũ của Sở Công Thương."}
    assert send(client, task, form).status_code == 302
    assert task.assignments.get().agency == Agency.objects.get(code="SCT")
