"""Days that were proposed and phrases that mean many: who answers, what is refused, what is noted."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from haidang.kit.audit.selectors import history
from haidang.office.directory.models import Agency
from haidang.plan.plans import services
from haidang.plan.plans.choices import DueState, MemberState
from haidang.plan.plans.models import GroupMember, Task


def post(client, name, pk, **said):
    return client.post(reverse(f"plans:{name}", args=[pk]), said, follow=True)


def fresh(task):
    return Task.objects.get(pk=task.pk)


# ── days ─────────────────────────────────────────────────────────────────────────────────────────

ANSWERS = [
    ({"answer": "yes"}, date(2020, 8, 19), DueState.ACCEPTED),
    ({"answer": "none"}, None, DueState.REFUSED),
    ({"answer": "other", "due_on": "2020-08-10"}, date(2020, 8, 10), DueState.ACCEPTED),
]


@pytest.mark.parametrize(("said", "day", "state"), ANSWERS)
def test_the_desk_settles_a_proposed_day(enter, desk, tasks, said, day, state):
    shown = post(enter(desk), "task-due", tasks["2.1"].pk, **said)
    assert "Đã chốt thời hạn." in shown.content.decode()
    task = fresh(tasks["2.1"])
    assert (task.due_on, task.due_state) == (day, state)
    assert task.is_urged is (state == DueState.ACCEPTED)
    assert history(task)[-1].label == "Chốt thời hạn"


def test_a_day_that_is_none_is_shown_again_with_what_is_wrong(enter, desk, tasks):
    shown = post(enter(desk), "task-due", tasks["2.1"].pk, answer="other", due_on="30/02/2020")
    assert shown.status_code == 422
    assert 'id="id_due_on_error"' in shown.content.decode()
    assert fresh(tasks["2.1"]).due_state == DueState.PROPOSED


def test_the_day_that_the_plan_prints_is_settled_by_nobody(enter, desk, tasks):
    shown = post(enter(desk), "task-due", tasks["1.1"].pk, answer="none")
    assert "do kế hoạch ghi" in shown.content.decode()
    assert fresh(tasks["1.1"]).due_on == date(2020, 4, 30)


def test_a_task_without_any_day_may_be_given_one_but_none_cannot_be_accepted(enter, desk, tasks):
    client = enter(desk)
    assert "chưa có ngày nào để chấp nhận" in post(client, "task-due", tasks["1.3"].pk, answer="yes").content.decode()
    post(client, "task-due", tasks["1.3"].pk, answer="other", due_on="2020-09-01")
    assert fresh(tasks["1.3"]).due_on == date(2020, 9, 1)


def test_the_days_of_a_plan_are_settled_together_and_the_printed_ones_left_alone(enter, desk, accepted, tasks):
    chosen = [tasks[label].pk for label in ("2.1", "3.2", "1.1")]
    shown = post(enter(desk), "plan-dues", accepted.pk, task=chosen, answer="yes")
    assert "Đã chấp nhận 2 thời hạn." in shown.content.decode()
    assert {label: fresh(tasks[label]).due_state for label in ("2.1", "3.2", "1.1", "2.2")} == {
        "2.1": DueState.ACCEPTED,
        "3.2": DueState.ACCEPTED,
        "1.1": DueState.PRINTED,
        "2.2": DueState.PROPOSED,
    }
    shown = post(enter(desk), "plan-dues", accepted.pk, task=[tasks["2.2"].pk], answer="none")
    assert "Đã ghi 1 nhiệm vụ là không đặt thời hạn." in shown.content.decode()
    assert "Chưa đánh dấu nhiệm vụ nào" in post(enter(desk), "plan-dues", accepted.pk).content.decode()


def test_the_days_of_another_plan_are_not_touched(enter, desk, accepted, tasks, plan_163):
    services.accept_all(plan_163.sources.get().readings.get(), by=desk)
    other = plan_163.tasks.filter(due_state=DueState.PROPOSED).first()
    post(enter(desk), "plan-dues", accepted.pk, task=[other.pk], answer="yes")
    assert fresh(other).due_state == DueState.PROPOSED


def test_who_may_only_read_a_plan_settles_no_days(enter, cast, accepted):
    for who, status in (("lanh-dao-ubnd", 403), ("so-cong-thuong", 403), ("quan-tri", 404)):
        assert enter(cast[who]).get(reverse("plans:plan-dues", args=[accepted.pk])).status_code == status


# ── phrases ──────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def phrase(tasks):
    """ "Các Sở, Ban, Ngành" of task 3.1, of which many are proposed."""
    return tasks["3.1"].assignments.get(is_group=True)


def states(phrase):
    return set(phrase.members.values_list("state", flat=True))


def test_one_answer_settles_all_that_were_proposed(enter, desk, tasks, phrase):
    chosen = list(phrase.members.values_list("pk", flat=True))[:3]
    shown = post(enter(desk), "task-members", tasks["3.1"].pk, member=chosen)
    assert "Đã xác nhận các cơ quan tham gia." in shown.content.decode()
    assert set(phrase.members.filter(state=MemberState.CONFIRMED).values_list("pk", flat=True)) == set(chosen)
    assert states(phrase) == {MemberState.CONFIRMED, MemberState.LEFT_OUT}
    told = [line for line in history(tasks["3.1"]) if line.verb == "member-settled"]
    assert len(told) == 1
    assert len(told[0].changes) == phrase.members.count()


def test_an_answer_may_be_changed_one_by_one(enter, desk, phrase):
    client, member = enter(desk), phrase.members.first()
    for answer, state in (("yes", MemberState.CONFIRMED), ("no", MemberState.LEFT_OUT)):
        post(client, "member-settle", member.pk, answer=answer)
        assert GroupMember.objects.get(pk=member.pk).state == state


def test_the_lead_says_whom_its_phrase_means_and_a_coordinator_does_not(enter, cast, desk, tasks):
    open_phrase = tasks["1.3"].assignments.get(is_group=True)
    youth, police = cast["tinh-doan"], cast["cong-an"]
    shown = post(enter(youth), "member-add", open_phrase.pk, agency="Công an tỉnh")
    assert shown.status_code == 200
    member = open_phrase.members.get(agency=police.agency)
    assert member.state == MemberState.CONFIRMED
    assert post(enter(police), "member-settle", member.pk, answer="no").status_code == 403
    assert post(enter(police), "task-members", tasks["1.3"].pk).status_code == 403
    assert post(enter(cast["so-du-lich"]), "member-settle", member.pk, answer="no").status_code == 404
    assert GroupMember.objects.get(pk=member.pk).state == MemberState.CONFIRMED


def test_an_unknown_name_is_refused_with_the_nearest_and_stays_in_its_box(enter, desk, tasks):
    open_phrase = tasks["1.3"].assignments.get(is_group=True)
    shown = post(enter(desk), "member-add", open_phrase.pk, agency="Sở Giao thông vận tải đường bộ")
    assert shown.status_code == 422
    said = shown.content.decode()
    assert "Danh bạ chưa có “Sở Giao thông vận tải đường bộ”." in said
    assert "gần nhất: sở giao thông vận tải" in said.lower()
    assert 'value="Sở Giao thông vận tải đường bộ"' in said


def test_nobody_is_named_twice(desk, tasks):
    open_phrase = tasks["1.3"].assignments.get(is_group=True)
    youth = tasks["1.3"].assignments.get(part="lead").agency
    with pytest.raises(ValidationError, match="đã được nêu tên ở mục"):
        services.add_member(open_phrase, youth, by=desk)
    transport = Agency.objects.get(code="SGTVT")
    services.add_member(open_phrase, transport, by=desk)
    with pytest.raises(ValidationError, match="đã có trong"):
        services.add_member(open_phrase, transport, by=desk)
    with pytest.raises(ValidationError, match="không phải cụm từ"):
        services.add_member(tasks["1.3"].assignments.get(part="lead"), transport, by=desk)


def test_who_was_left_out_may_be_put_in_again_by_name(desk, phrase):
    member = phrase.members.select_related("agency").first()
    services.settle_member(member, takes_part=False, by=desk)
    assert services.add_member(phrase, member.agency, by=desk).state == MemberState.CONFIRMED
    assert phrase.members.filter(agency=member.agency).count() == 1
