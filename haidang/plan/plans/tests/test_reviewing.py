"""Accept, correct, split, merge, reject, take back: what a person says of what was read, and only then a task."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from haidang.kit.audit.models import Note
from haidang.office.directory.models import Agency
from haidang.plan.plans import services
from haidang.plan.plans.choices import DueState, FindingState, Part, ProposalState
from haidang.plan.plans.models import Plan, Proposal, Task
from haidang.plan.plans.services import Party

pytestmark = pytest.mark.django_db


def parties(task, part):
    return [one.words for one in task.assignments.filter(part=part)]


def test_an_accepted_proposal_is_a_task_in_the_words_of_the_plan(proposals, desk):
    task = services.accept(proposals["1.1"], by=desk)
    assert (task.label, task.title, task.field) == ("1.1", "Mở hội chợ hàng hóa của tỉnh", "1")
    assert task.field_title == "Công tác hội nhập"
    assert (task.due_on, task.due_state) == (date(2024, 6, 15), DueState.PRINTED)
    assert parties(task, Part.LEAD) == ["Sở Công Thương"]
    assert task.assignments.get(part=Part.LEAD).agency == Agency.objects.get(code="SCT")
    assert [one.words for one in task.solutions.all()] == [
        "+ Chọn chỗ dựng gian hàng;", "+ Mời doanh nghiệp nước bạn;", "+ Đưa tin trên báo.",
    ]  # fmt: skip
    assert task.source is not None
    assert task.source.text[task.start : task.end].startswith("1.1. Mở hội chợ")
    assert proposals["1.1"].reading.proposals.get(label="1.1").state == ProposalState.ACCEPTED
    assert Note.objects.filter(verb="accepted", by=desk).get().changes == {}


def test_a_corrected_lead_stands_in_the_task_and_in_its_history(proposals, desk):
    tourism = Agency.objects.get(code="SDL")
    task = services.accept(proposals["1.1"], by=desk, leads=[tourism], title="Mở hội chợ")
    assert parties(task, Part.LEAD) == ["Sở Du lịch"]
    assert task.title == "Mở hội chợ"
    changes = Note.objects.get(verb="accepted").changes
    assert changes["leads"] == [["Sở Công Thương"], ["Sở Du lịch"]]
    assert changes["title"] == ["Mở hội chợ hàng hóa của tỉnh", "Mở hội chợ"]
    # what was read stays as it was read
    assert proposals["1.1"].words("leads") == "Sở Công Thương"


def test_a_correction_that_changes_nothing_is_none(proposals, desk):
    read = Party("Sở Công Thương", Agency.objects.get(code="SCT"))
    services.accept(proposals["1.1"], by=desk, leads=[read], title="Mở hội chợ hàng hóa của tỉnh")
    assert Note.objects.get(verb="accepted").changes == {}


def test_a_day_that_a_person_sets_is_accepted_with_it(proposals, desk):
    task = services.accept(proposals["1.2"], by=desk, due_on=date(2024, 9, 30))
    assert (task.due_on, task.due_state) == (date(2024, 9, 30), DueState.ACCEPTED)
    assert task.is_urged


def test_nothing_else_is_corrected_on_the_way(proposals, desk):
    with pytest.raises(TypeError, match="section"):
        services.accept(proposals["1.1"], by=desk, section="IV")


def test_everything_open_is_accepted_in_the_order_of_the_paper(reading, proposals, desk):
    services.reject(proposals["1.2"], by=desk, reason="Trùng")
    tasks = services.accept_all(reading, by=desk)
    assert [task.label for task in tasks] == ["1.1", "2.1"]
    assert services.accept_all(reading, by=desk) == []
    assert Task.objects.count() == 2


def test_a_rejection_needs_a_reason_and_can_be_taken_back(proposals, desk):
    with pytest.raises(ValidationError, match="Chưa ghi lý do"):
        services.reject(proposals["1.1"], by=desk, reason=" ")
    rejected = services.reject(proposals["1.1"], by=desk, reason="Chỉ là lời dẫn")
    assert (rejected.state, rejected.reason, rejected.settled_by) == ("rejected", "Chỉ là lời dẫn", desk)
    reopened = services.reopen(rejected, by=desk)
    assert (reopened.state, reopened.reason) == ("open", "")
    assert [n.verb for n in Note.objects.filter(verb__in=("rejected", "reopened")).order_by("pk")] == [
        "rejected", "reopened",
    ]  # fmt: skip


def test_what_became_a_task_is_not_opened_again(proposals, desk):
    services.accept(proposals["1.1"], by=desk)
    with pytest.raises(ValidationError, match="đã xử lý trước"):
        services.reopen(proposals["1.1"], by=desk)


def test_a_split_gives_two_tasks_with_the_solutions_shared_out(proposals, desk):
    first, second = services.split(proposals["1.1"], at=[2, 3], by=desk)
    assert (first.label, second.label) == ("1.1a", "1.1b")
    assert [one.words for one in first.solutions.all()] == ["+ Chọn chỗ dựng gian hàng;"]
    assert second.solutions.count() == 2
    assert parties(first, Part.LEAD) == parties(second, Part.LEAD) == ["Sở Công Thương"]
    assert Proposal.objects.get(pk=proposals["1.1"].pk).state == ProposalState.SPLIT


@pytest.mark.parametrize("at", [[], [1, 2, 3], [9]])
def test_a_split_leaves_something_on_both_sides(proposals, desk, at):
    with pytest.raises(ValidationError, match="không tách được"):
        services.split(proposals["1.1"], at=at, by=desk)
    assert not Task.objects.exists()
    assert Proposal.objects.get(pk=proposals["1.1"].pk).state == ProposalState.OPEN


def test_merged_proposals_are_one_task_and_nobody_stands_in_it_twice(proposals, desk):
    task = services.merge([proposals["1.2"], proposals["1.1"]], by=desk)
    assert (task.label, task.title) == ("1.1", "Mở hội chợ hàng hóa của tỉnh")
    assert parties(task, Part.LEAD) == ["Sở Công Thương", "Sở Ngoại vụ"]
    assert parties(task, Part.COORDINATING).count("Sở Ngoại vụ") == 1
    assert "Dạy tiếng cho cán bộ cửa khẩu" in task.description
    merged = Proposal.objects.get(pk=proposals["1.2"].pk)
    assert (merged.state, merged.merged_into) == (ProposalState.MERGED, proposals["1.1"])


def test_one_alone_is_not_merged(proposals, desk):
    with pytest.raises(ValidationError, match="ít nhất hai"):
        services.merge([proposals["1.1"]], by=desk)


def test_when_one_of_several_was_settled_none_is_merged(proposals, desk, colleague):
    services.reject(proposals["1.2"], by=colleague, reason="Trùng")
    with pytest.raises(ValidationError, match="Giám đốc Sở Ngoại vụ"):
        services.merge([proposals["1.1"], proposals["1.2"]], by=desk)
    assert Proposal.objects.get(pk=proposals["1.1"].pk).state == ProposalState.OPEN
    assert not Task.objects.exists()


# ── two people at once ───────────────────────────────────────────────────────────────────────────


def test_who_comes_second_is_told_who_was_first_and_loses_nothing(proposals, desk, colleague):
    services.accept(proposals["1.1"], by=colleague)
    for act in (
        lambda: services.accept(proposals["1.1"], by=desk),
        lambda: services.reject(proposals["1.1"], by=desk, reason="Trùng"),
        lambda: services.split(proposals["1.1"], at=[1], by=desk),
    ):
        with pytest.raises(ValidationError, match=r"Giám đốc Sở Ngoại vụ đã xử lý trước \(đã chấp nhận\)"):
            act()
    assert Task.objects.count() == 1


def test_a_card_of_before_is_not_acted_on_though_it_is_open_again(proposals, desk, colleague):
    seen = proposals["1.1"].version
    services.reject(proposals["1.1"], by=colleague, reason="Trùng")
    services.reopen(proposals["1.1"], by=colleague)
    with pytest.raises(ValidationError, match="vừa được người khác xử lý"):
        services.accept(proposals["1.1"], by=desk, version=seen)
    assert services.accept(proposals["1.1"], by=desk, version=seen + 2)


def test_a_finding_is_settled_once(reading, desk, colleague):
    finding = reading.findings.first()
    with pytest.raises(ValidationError, match="Chưa ghi cách xử lý"):
        services.settle_findings([finding], by=desk, reason=" ")
    services.settle_findings([finding], by=colleague, reason="Giữ nguyên")
    with pytest.raises(ValidationError, match="Giám đốc Sở Ngoại vụ đã xử lý"):
        services.settle_findings([finding], by=desk, reason="Khác")
    finding.refresh_from_db()
    assert (finding.state, finding.reason, finding.settled_by) == (FindingState.SETTLED, "Giữ nguyên", colleague)


def test_all_findings_of_a_kind_are_settled_in_one_act_and_those_of_others_stand(reading, desk, colleague):
    all_of_them = list(reading.findings.all())
    services.settle_findings(all_of_them[:1], by=colleague, reason="Giữ nguyên")
    done = services.settle_findings(all_of_them, by=desk, reason="Đã xem")
    assert len(done) == len(all_of_them) - 1
    assert reading.findings.filter(settled_by=colleague).count() == 1


# ── rights ───────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("name", ["so-cong-thuong", "lanh-dao-ubnd", "van-thu", "quan-tri"])
def test_only_the_desk_reviews(proposals, reading, cast, name):
    user = cast[name]
    for act in (
        lambda: services.accept(proposals["1.1"], by=user),
        lambda: services.accept_all(reading, by=user),
        lambda: services.reject(proposals["1.1"], by=user, reason="x"),
        lambda: services.split(proposals["1.1"], at=[1], by=user),
        lambda: services.merge([proposals["1.1"], proposals["1.2"]], by=user),
        lambda: services.settle_findings([reading.findings.first()], by=user, reason="x"),
    ):
        with pytest.raises(Plan.DoesNotExist):
            act()
    assert not Task.objects.exists()


# ── the model plan ───────────────────────────────────────────────────────────────────────────────


def test_plan_163_is_29_tasks_in_11_fields_and_five_orders_of_its_running(plan_163, desk):
    reading = plan_163.sources.get().readings.get()
    services.accept_all(reading, by=desk)
    tasks = Task.objects.filter(plan=plan_163).of_content()
    assert tasks.count() == 29
    assert len(set(tasks.values_list("field", flat=True))) == 11
    assert all(tasks.values_list("field_title", flat=True))
    assert all(tasks.values_list("directory_field", flat=True))
    assert Task.objects.filter(plan=plan_163).count() == 34
    assert (plan_163.number, plan_163.year) == ("163/KH-UBND", 2020)
    # 73 solutions: 66 with a plus, one with a dash, six paragraphs
    assert sum(task.solutions.count() for task in tasks) == 73


def test_task_3_5_of_plan_163_has_its_finding(plan_163):
    reading = plan_163.sources.get().readings.get()
    task = reading.proposals.get(label="3.5")
    found = reading.findings.filter(start__gte=task.start, start__lt=task.end).values_list("code", flat=True)
    assert "A101" in found


def test_every_lead_of_plan_163_is_in_the_directory(plan_163, desk):
    services.accept_all(plan_163.sources.get().readings.get(), by=desk)
    unknown = Task.objects.filter(assignments__agency=None, assignments__is_group=False)
    assert list(unknown.values_list("label", "assignments__words")) == []
