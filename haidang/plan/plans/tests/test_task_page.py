"""A task: what the plan says, who has a part in it, until when and who says so, what to look at, what was done."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from haidang.office.directory.models import Agency
from haidang.plan.plans import services
from haidang.plan.plans.choices import DueState
from haidang.plan.plans.models import GroupMember, Task


def page_of(client, task):
    return client.get(reverse("plans:task", args=[task.pk]))


def words(response):
    return " ".join(response.content.decode().split())


def test_a_task_shows_the_words_of_the_plan_one_click_from_their_place(enter, officer, tasks):
    shown = page_of(enter(officer), tasks["1.1"])
    said = words(shown)
    assert "+ Thu thập số liệu bốc dỡ của ba năm gần nhất tại từng bến;" in said
    assert '<mark class="hd-lead">Sở Công Thương</mark>' in said
    assert '<mark class="hd-date">trước ngày 30/4/2020</mark>' in said
    first = shown.context["shown"].passage.first_line
    place = f"{reverse('plans:source', args=[tasks['1.1'].source_id])}?nhiem-vu={tasks['1.1'].pk}#dong-{first}"
    assert f'href="{place}"' in said
    assert f'id="dong-{first}"' in enter(officer).get(place).content.decode()


def test_solutions_are_items_with_addresses_of_their_own_and_say_whom_they_charge(enter, desk, accepted_163):
    shown = page_of(enter(desk), accepted_163.tasks.get(label="11", kind="task"))
    said = words(shown)
    assert [f'id="giai-phap-{n}"' in said for n in range(1, 7)] == [True] * 5 + [False]
    assert "Giao riêng: Ủy ban nhân dân các huyện, thị xã, thành phố" in said


def test_a_solution_outside_the_passage_is_shown_too(enter, desk, tasks):
    task = tasks["1.2"]
    task.solutions.create(position=9, words="+ Ghi thêm khi gộp")
    assert "Giải pháp khác" in words(page_of(enter(desk), task))
    assert "+ Ghi thêm khi gộp" in words(page_of(enter(desk), task))


DAYS = [
    ("1.1", "30/4/2020", "Kế hoạch ghi: “trước ngày 30/4/2020”."),
    ("2.1", "19/8/2020", "Nhiệm vụ nhắc ngày kỷ niệm"),
    ("3.2", "14/12/2020", "Mới là đề xuất: chưa ai bị đôn đốc theo ngày này."),
    ("1.3", "chưa có", "không quy tắc nào đề xuất được ngày"),
]


@pytest.mark.parametrize(("label", "day", "why"), DAYS)
def test_a_day_says_where_it_comes_from(enter, desk, tasks, label, day, why):
    said = words(page_of(enter(desk), tasks[label]))
    assert day in said
    assert why in said


def test_a_task_that_came_from_no_text_is_shown_all_the_same(enter, desk, accepted):
    task = Task.objects.create(plan=accepted, position=99, label="9.9", title="Việc giao thêm", accepted_by=desk)
    said = words(page_of(enter(desk), task))
    assert "Nhiệm vụ này không lấy từ văn bản nào" in said


def test_findings_that_concern_a_task_are_for_those_who_see_the_whole_plan(enter, desk, cast, tasks):
    task = tasks["2.2"]
    said = words(page_of(enter(desk), task))
    assert "A101" in said
    assert "Sở Ngoại vụ vừa chủ trì vừa phối hợp với chính mình" in said
    assert "A101" not in words(page_of(enter(cast["so-tai-chinh"]), task))


def test_a_settled_finding_says_who_settled_it_and_how(enter, desk, tasks, accepted):
    finding = accepted.sources.get().readings.get().findings.get(code="A101")
    services.settle_findings([finding], by=desk, reason="Đã hỏi lại nơi soạn thảo.")
    said = words(page_of(enter(desk), tasks["2.2"]))
    assert "đã xử lý" in said
    assert "Đã hỏi lại nơi soạn thảo." in said


WHO = [
    ("so-ngoai-vu", 200),
    ("lanh-dao-so-ngoai-vu", 200),
    ("pho-chu-tich-ubnd", 200),
    ("van-phong-ubnd", 200),
    ("kiem-tra", 200),
    ("so-cong-thuong", 200),
    ("lanh-dao-so-cong-thuong", 200),
    ("so-du-lich", 200),
    ("tinh-doan", 404),
    ("lien-hiep-huu-nghi", 404),
    ("so-tai-chinh", 404),
    ("cong-an", 404),
    ("ubnd-vung-tau", 404),
    ("quan-tri", 404),
]


@pytest.mark.parametrize(("who", "status"), WHO)
def test_a_task_is_open_to_those_who_have_a_part_in_it_and_to_those_who_oversee(enter, cast, tasks, who, status):
    client = enter(cast[who])
    assert page_of(client, tasks["1.1"]).status_code == status
    # who may not see it cannot correct it either; who may only see it is told so
    is_desk = who in ("so-ngoai-vu", "lanh-dao-so-ngoai-vu")
    read, write = (200, 302) if is_desk else (403, 403) if status == 200 else (404, 404)
    assert client.get(reverse("plans:task-correct", args=[tasks["1.1"].pk])).status_code == read
    assert client.post(reverse("plans:task-due", args=[tasks["1.1"].pk])).status_code == write


def test_a_confirmed_member_of_a_phrase_has_the_task_from_then_on(enter, desk, cast, tasks):
    police = cast["cong-an"]
    phrase = tasks["3.1"].assignments.get(is_group=True)
    member = GroupMember.objects.get(assignment=phrase, agency=police.agency)
    assert page_of(enter(police), tasks["3.1"]).status_code == 404
    services.settle_member(member, takes_part=True, by=desk)
    assert page_of(enter(police), tasks["3.1"]).status_code == 200


def test_only_who_may_finds_the_buttons(enter, desk, cast, tasks):
    acts = {"Sửa nhiệm vụ": "desk", "Không đặt thời hạn": "desk", "Xác nhận các cơ quan đã đánh dấu": "lead"}
    task = tasks["1.3"]
    Task.objects.filter(pk=task.pk).update(due_on="2020-12-01", due_state=DueState.PROPOSED)
    GroupMember.objects.create(
        assignment=task.assignments.get(is_group=True), agency=Agency.objects.get(code="SGTVT"), reason="Để thử."
    )
    for who, roles in (("so-ngoai-vu", {"desk", "lead"}), ("tinh-doan", {"lead"}), ("kiem-tra", set())):
        said = words(page_of(enter(cast[who]), task))
        assert {act for act in acts if act in said} == {act for act, role in acts.items() if role in roles}


def test_the_tasks_before_and_after_are_those_one_may_see(enter, desk, officer, tasks):
    wide = page_of(enter(desk), tasks["1.2"]).context["shown"]
    assert (wide.before.label, wide.after.label) == ("1.1", "1.3")
    narrow = page_of(enter(officer), tasks["1.2"]).context["shown"]
    assert (narrow.before.label, narrow.after) == ("1.1", None)


def test_the_story_of_a_task_is_told_on_its_page(enter, desk, officer, tasks):
    services.correct(tasks["1.1"], by=desk, version=1, title="Lập hồ sơ các bến", reason="Thiếu chữ khi đọc.")
    said = words(page_of(enter(officer), tasks["1.1"]))
    for told in ("Sửa nội dung", "Lập hồ sơ các bến", "Lý do: Thiếu chữ khi đọc.", "Chấp nhận"):
        assert told in said


def test_many_members_and_solutions_cost_no_more_queries(enter, desk, tasks):
    client = enter(desk)
    page_of(client, tasks["3.1"])
    with CaptureQueriesContext(connection) as few:
        page_of(client, tasks["3.1"])
    phrase = tasks["3.1"].assignments.get(is_group=True)
    others = Agency.objects.exclude(pk__in=phrase.members.values("agency"))[:60]
    GroupMember.objects.bulk_create(GroupMember(assignment=phrase, agency=agency) for agency in others)
    for at in range(10, 40):
        solution = tasks["3.1"].solutions.create(position=at, words="+ Thêm")
        solution.assignees.create(words="Sở Ngoại vụ", agency=desk.agency)
    with CaptureQueriesContext(connection) as many:
        page_of(client, tasks["3.1"])
    assert len(many) == len(few)
