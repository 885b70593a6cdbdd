"""A decision changes a plan that is running: words and parts at once, nothing of before lost, and what is refused."""

from datetime import date, datetime, time

import pytest
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied, ValidationError

from haidang.kit import clock
from haidang.kit.audit.selectors import history
from haidang.office.accounts.examples import person
from haidang.office.directory.models import Agency
from haidang.office.documents.models import Document
from haidang.plan.plans import amend_rules, services
from haidang.plan.plans.choices import AmendmentState, Answer, Ending, MemberState, Part
from haidang.plan.plans.examples import accepted_plan
from haidang.plan.plans.models import Amendment, Assignment, Duty, GroupMember, Plan, Solution, Task, TaskDay
from haidang.plan.plans.selectors import amendments
from haidang.plan.plans.selectors.as_of import as_of, days_in_force, figures, first_days, in_force, original
from haidang.plan.plans.tests.conftest import CAST
from tests.mornings import nine_o_clock
from tests.worlds import World, stands_on

pytestmark = pytest.mark.django_db
SIGNED, BEGUN, EVE, DAY, LATER = (
    date(2020, 1, 6), date(2020, 1, 10), date(2020, 6, 14), date(2020, 6, 15), date(2020, 6, 20),
)  # fmt: skip
DECISION = services.Decision("1500/QĐ-UBND", date(2020, 6, 12), "điều chỉnh kế hoạch hợp tác biển và cảng (minh họa)")


@pytest.fixture
def walk(settings, monkeypatch):
    """It is nine in the morning of a day."""

    def to(day):
        settings.HAIDANG_TODAY = day
        monkeypatch.setattr(clock, "now", lambda: datetime.combine(day, time(9), clock.VIETNAM))

    return to


def _take_in():
    with nine_o_clock(BEGUN):
        accepted_plan(by=person("so-ngoai-vu"))


IN_JANUARY = World("taken in in January", _take_in, on=CAST)


@pytest.fixture
@stands_on(IN_JANUARY)
def plan(worlds, walk, desk):
    """The plan of the examples, taken in in January; it is the twentieth of June now."""
    worlds.have(IN_JANUARY)
    walk(LATER)
    return Plan.objects.get()


@pytest.fixture
def tasks(plan):
    return {task.label: task for task in plan.tasks.of_content()}


@pytest.fixture
def draft(plan, desk):
    return services.draft_amendment(plan, by=desk, decision=DECISION, in_force_on=DAY, words="Dịch bệnh, dồn việc.")


def agency(code):
    return Agency.objects.get(code=code)


def put(amendment, by):
    amendment = Amendment.objects.get(pk=amendment.pk)
    return services.put_in_force(amendment, by=by, seen=amendments.preview(amendment).mark)


def then(plan, on):
    return {task.label: task for task in as_of(plan, on) if task.kind == "task"}


def who(task, part=Part.LEAD):
    return [party.words for party in task.who_has(part)]


def duties(task):
    rows = Duty.objects.active().filter(task=task)
    return {(duty.agency.code, duty.part) for duty in rows}


def said(plan):
    return [task.said for task in plan]


# ── each kind of change, and all of them together ────────────────────────────────────────────────


def several(draft, tasks, desk):
    """Every kind of change in one decision."""
    add = services.add_change
    first, second = tasks["1.1"].solutions.order_by("position")
    add(draft, "merge", by=desk, task=tasks["2.2"], others=[tasks["2.3"]], title="Đón sinh viên, đội văn nghệ")
    add(draft, "drop", by=desk, task=tasks["1.3"], reason="Tàu nước ngoài không cập cảng.")
    add(draft, "postpone", by=desk, task=tasks["3.1"], to_year=2021, reason="Không mở được lớp.")
    add(draft, "due", by=desk, task=tasks["1.1"], due_on=date(2020, 8, 15), deadline_words="trước ngày 15/8/2020")
    add(
        draft, "content", by=desk, task=tasks["1.1"], title="Lập hồ sơ giới thiệu các bến cảng bằng ba thứ tiếng",
        solutions=[(second, second.words + " và bản tiếng Nhật"), (None, "In một nghìn bản")],
    )  # fmt: skip
    add(draft, "lead", by=desk, task=tasks["1.2"], parties=[(Part.LEAD, agency("SDL"))])
    add(draft, "coordination", by=desk, task=tasks["1.2"], parties=[(Part.COORDINATING, agency("SCT"))])
    add(
        draft, "add", by=desk, task=tasks["1.2"], label="1.2a", title="Khử khuẩn tàu khách",
        due_on=date(2020, 9, 30), parties=[(Part.LEAD, agency("SDL")), (Part.COORDINATING, agency("SNGV"))],
        solutions=[(None, "Mua hóa chất")],
    )  # fmt: skip
    return first, second


def test_what_was_previewed_is_what_was_put_in_force(plan, draft, tasks, desk):
    several(draft, tasks, desk)
    before = as_of(plan, LATER)
    foreseen = amend_rules.amended(before, amendments.drafted(draft))
    shown = amendments.preview(draft)
    assert shown.refusals == ()
    put(draft, desk)
    assert said(as_of(plan, LATER)) == said(foreseen)
    done = amendments.preview(Amendment.objects.get(pk=draft.pk))
    assert [(one.label, one.kind, one.title, one.deadline) for one in done.diffs] == [
        (one.label, one.kind, one.title, one.deadline) for one in shown.diffs
    ]


def test_the_plan_of_a_day_before_is_what_it_was_whatever_followed(plan, draft, tasks, desk, walk):
    whole, counted = as_of(plan, SIGNED), figures(as_of(plan, SIGNED), EVE)
    several(draft, tasks, desk)
    put(draft, desk)
    assert as_of(plan, SIGNED) == whole == as_of(plan, EVE)
    assert as_of(plan, DAY) != whole
    walk(date(2020, 10, 1))
    second = services.draft_amendment(
        plan, by=desk, in_force_on=date(2020, 9, 1), decision=services.Decision("2000/QĐ-UBND", date(2020, 8, 31))
    )
    amended = then(plan, DAY)
    services.add_change(second, "content", by=desk, task=tasks["1.1"], title="Một tên khác nữa")
    services.add_change(second, "due", by=desk, task=tasks["1.1"], due_on=None)
    services.add_change(second, "drop", by=desk, task=tasks["2.2"], reason="Thôi.")
    services.add_change(second, "lead", by=desk, task=tasks["1.2"], parties=[(Part.LEAD, agency("SCT"))])
    put(second, desk)
    assert as_of(plan, SIGNED) == whole == as_of(plan, EVE)
    assert figures(as_of(plan, SIGNED), EVE) == counted
    assert then(plan, DAY) == amended == then(plan, date(2020, 8, 31))
    now = then(plan, date(2020, 9, 1))
    assert (now["1.1"].title, now["1.1"].due_on, "2.2" in now) == ("Một tên khác nữa", None, False)
    assert who(now["1.2"]) == ["Sở Công Thương"]


def test_text_parts_days_and_figures_of_the_day_before_and_of_the_day(plan, draft, tasks, desk):
    several(draft, tasks, desk)
    put(draft, desk)
    old, new = then(plan, EVE), then(plan, DAY)
    assert sorted(old) == ["1.1", "1.2", "1.3", "2.1", "2.2", "2.3", "3.1", "3.2"]
    assert sorted(new) == ["1.1", "1.2", "1.2a", "2.1", "2.2", "3.2"]
    assert [(one["1.1"].title[-13:], one["1.1"].due_on) for one in (old, new)] == [
        ("hai thứ tiếng", date(2020, 4, 30)), (" ba thứ tiếng", date(2020, 8, 15)),
    ]  # fmt: skip
    assert [len(one["1.1"].solutions) for one in (old, new)] == [2, 2]
    assert who(old["1.2"]) == ["Sở Du lịch", "Sở Công Thương"]
    assert (who(new["1.2"]), who(new["1.2"], Part.COORDINATING)) == (["Sở Du lịch"], ["Sở Công Thương"])
    assert who(new["2.2"]) == ["Sở Ngoại vụ", "Ủy ban nhân dân thành phố Vũng Tàu"]
    counted = [figures(as_of(plan, on), on) for on in (EVE, DAY)]
    assert [(one.tasks, one.orders, one.with_day, one.day_over) for one in counted] == [(8, 3, 1, 1), (6, 3, 2, 0)]
    of_sct = [next(row for row in one.agencies if row.agency.code == "SCT") for one in counted]
    assert [(row.leads, row.coordinates) for row in of_sct] == [(2, 0), (1, 1)]
    assert set(original(plan)) - set(in_force(plan, DAY)) == {tasks["1.3"], tasks["2.3"], tasks["3.1"]}
    assert [task.label for task in in_force(plan, DAY).exclude(pk__in=original(plan))] == ["1.2a"]


def test_every_day_is_known_by_the_first_and_by_the_one_in_force(plan, draft, tasks, desk):
    services.add_change(draft, "due", by=desk, task=tasks["1.1"], due_on=date(2020, 8, 15))
    put(draft, desk)
    rows = list(Task.objects.filter(pk=tasks["1.1"].pk))
    assert first_days(rows) == days_in_force(rows, EVE) == {rows[0].pk: date(2020, 4, 30)}
    assert days_in_force(rows, DAY) == {rows[0].pk: date(2020, 8, 15)}
    moved = TaskDay.objects.moves().get(task=rows[0])
    assert (moved.document, moved.decided_on, moved.kind) == (draft.document, DAY, "amendment")


def test_asking_about_a_day_costs_the_same_for_a_long_plan(plan, draft, tasks, desk, django_assert_num_queries):
    several(draft, tasks, desk)
    put(draft, desk)
    with django_assert_num_queries(8):
        as_of(plan, EVE)
    with django_assert_num_queries(8):
        as_of(plan, DAY)


# ── the running work ─────────────────────────────────────────────────────────────────────────────


def test_nothing_more_is_owed_for_a_task_that_left_the_plan_and_what_was_given_stays_to_be_read(
    plan, draft, tasks, desk
):
    had = Duty.objects.active().get(task=tasks["1.3"], part=Part.LEAD)
    services.duties.give_part(tasks["1.3"], agency("SYT"), Part.COORDINATING, by=desk)
    services.add_change(draft, "drop", by=desk, task=tasks["1.3"], reason="Tàu không cập cảng.")
    put(draft, desk)
    task = Task.objects.get(pk=tasks["1.3"].pk)
    assert (task.ended_on, task.ended_by, task.ending) == (DAY, draft, Ending.DROPPED)
    assert not Duty.objects.active().filter(task=task).exists()
    assert Duty.objects.get(pk=had.pk).ended_at == datetime.combine(DAY, time(), clock.VIETNAM)
    assert task not in Task.objects.in_force()
    assert task in Task.objects.in_force(EVE)
    told = history(task)[-1]
    assert told.label == "Thôi theo quyết định"
    assert "1500/QĐ-UBND" in told.reason
    assert "Tàu không cập cảng" in told.reason
    with pytest.raises(ValidationError, match="không còn trong kế hoạch"):
        services.duties.give_part(task, agency("STC"), Part.LEAD, by=desk)


def test_of_two_merged_tasks_the_parts_go_on_in_one_and_nobody_is_asked_twice(plan, draft, tasks, desk, cast):
    phrase = Assignment.objects.get(task=tasks["1.3"], is_group=True)
    services.add_member(phrase, agency("SDL"), by=desk)
    asked = Duty.objects.asked().get(task=tasks["1.3"], agency__code="SDL")
    services.duties.answer(asked, accepts=True, by=cast["so-du-lich"])
    services.duties.give_part(tasks["1.3"], agency("SYT"), Part.COORDINATING, by=desk)
    services.add_change(draft, "merge", by=desk, task=tasks["2.1"], others=[tasks["1.3"]])
    put(draft, desk)
    kept, gone = Task.objects.get(pk=tasks["2.1"].pk), Task.objects.get(pk=tasks["1.3"].pk)
    assert (gone.merged_into, gone.ending) == (kept, Ending.MERGED)
    assert not Duty.objects.active().filter(task=gone).exists()
    assert {("TDOAN", "lead"), ("SDL", "coordinating"), ("SYT", "coordinating")} <= duties(kept)
    assert Duty.objects.active().get(task=kept, agency__code="SDL").answer == Answer.ACCEPTED
    assert set(Duty.objects.gathered_in(kept)) >= {asked, *Duty.objects.filter(task=kept)}
    assert set(Task.objects.gathered_in(kept)) == {kept, gone}
    assert GroupMember.objects.get(assignment__task=kept, agency__code="SDL").state == MemberState.CONFIRMED


def test_who_leads_no_more_keeps_what_it_reported_and_owes_nothing_from_the_day_on(plan, draft, tasks, desk, cast):
    services.add_change(draft, "lead", by=desk, task=tasks["1.2"], parties=[(Part.LEAD, agency("SDL"))])
    put(draft, desk)
    assert ("SCT", "lead") not in duties(tasks["1.2"])
    assert Duty.objects.filter(task=tasks["1.2"], agency__code="SCT").get().ended_at
    # it still sees the task that it had a part in
    assert tasks["1.2"] in Task.objects.for_user(cast["so-cong-thuong"], "view")
    assert tasks["1.2"] not in Task.objects.led_by(agency("SCT"))


def test_a_solution_keeps_who_is_charged_with_it_when_its_words_change(plan, draft, tasks, desk):
    _first, second = several(draft, tasks, desk)
    had = Duty.objects.active().get(solution=second)
    put(draft, desk)
    assert Duty.objects.active().get(solution=second) == had
    assert Solution.objects.get(pk=second.pk).words.endswith("bản tiếng Nhật")
    assert Task.objects.get(pk=tasks["1.1"].pk).solutions.count() == 2
    assert Solution.ever.filter(task=tasks["1.1"]).count() == 3


# ── what is refused ──────────────────────────────────────────────────────────────────────────────


def refused(act):
    with pytest.raises(ValidationError) as caught:
        act()
    return [each.code for each in caught.value.error_list]


def test_an_amendment_is_put_in_force_once_and_its_decision_amends_a_plan_once(plan, draft, tasks, desk):
    services.add_change(draft, "drop", by=desk, task=tasks["1.3"], reason="Thôi.")
    seen = amendments.preview(draft).mark
    services.put_in_force(draft, by=desk, seen=seen)
    assert refused(lambda: services.put_in_force(draft, by=desk, seen=seen)) == ["in-force"]
    assert refused(lambda: services.add_change(draft, "drop", by=desk, task=tasks["1.1"], reason="x")) == ["in-force"]
    assert refused(lambda: services.draft_amendment(plan, by=desk, decision=DECISION, in_force_on=DAY)) == [
        "decision-twice"
    ]
    assert Document.objects.filter(number="1500/QĐ-UBND").count() == 1


def test_nobody_puts_in_force_what_they_have_not_seen(plan, draft, tasks, desk):
    services.add_change(draft, "drop", by=desk, task=tasks["1.3"], reason="Thôi.")
    seen = amendments.preview(draft).mark
    services.add_change(draft, "drop", by=desk, task=tasks["1.1"], reason="Thôi.")
    assert refused(lambda: services.put_in_force(draft, by=desk, seen=seen)) == ["not-seen"]
    seen = amendments.preview(draft).mark
    task = Task.objects.get(pk=tasks["2.1"].pk)
    services.correct(task, by=desk, version=task.version, reason="Gõ nhầm.", title="Tên đúng")
    assert refused(lambda: services.put_in_force(draft, by=desk, seen=seen)) == ["not-seen"]
    assert Task.objects.in_force().filter(pk=tasks["1.3"].pk).exists()


def test_what_stands_in_the_way_is_told_all_at_once_and_nothing_is_done(plan, desk, tasks, walk):
    early = services.draft_amendment(plan, by=desk, in_force_on=date(2020, 7, 1))
    services.add_change(early, "due", by=desk, task=tasks["1.1"], due_on=date(2020, 8, 1))
    services.add_change(early, "drop", by=desk, task=tasks["1.1"], reason="")
    assert refused(lambda: put(early, desk)) == ["no-decision", "not-yet", "also-changed"]
    assert Task.objects.get(pk=tasks["1.1"].pk).due_on == date(2020, 4, 30)
    assert not TaskDay.objects.exists()


def test_amendments_are_put_in_force_in_the_order_of_their_days(plan, draft, tasks, desk):
    services.add_change(draft, "drop", by=desk, task=tasks["1.3"], reason="Thôi.")
    put(draft, desk)
    older = services.draft_amendment(
        plan, by=desk, decision=services.Decision("1200/QĐ-UBND", date(2020, 5, 4)), in_force_on=date(2020, 5, 5)
    )
    services.add_change(older, "drop", by=desk, task=tasks["1.1"], reason="Thôi.")
    assert refused(lambda: put(older, desk)) == ["before-last"]


def test_an_extension_decided_after_the_day_stands_before_a_change_of_the_same_day(plan, draft, tasks, desk):
    services.move_due(tasks["1.1"], date(2020, 7, 1), by=desk, decided_on=date(2020, 6, 18), why="Đối tác chậm.")
    services.add_change(draft, "due", by=desk, task=tasks["1.1"], due_on=date(2020, 8, 1))
    assert refused(lambda: put(draft, desk)) == ["before-last"]


def test_a_task_of_another_plan_has_no_place_in_an_amendment(draft, desk):
    text = accepted_plan.__globals__["TEXT"].replace("07/KH-UBND", "17/KH-UBND")
    other = accepted_plan(by=desk, name="khac.txt", text=text).tasks.first()
    assert refused(lambda: services.add_change(draft, "drop", by=desk, task=other, reason="x")) == ["other-plan"]


def test_a_draft_is_the_desk_s_and_the_assigner_may_put_it_in_force(plan, draft, tasks, desk, cast):
    services.add_change(draft, "drop", by=desk, task=tasks["1.3"], reason="Thôi.")
    officer, chair = cast["so-cong-thuong"], cast["pho-chu-tich-ubnd"]
    seen = amendments.preview(draft).mark
    for act in (
        lambda: services.draft_amendment(plan, by=officer),
        lambda: services.add_change(draft, "drop", by=officer, task=tasks["1.1"], reason="x"),
        lambda: services.put_in_force(draft, by=officer, seen=seen),
        lambda: services.cancel_amendment(draft, by=officer, reason="x"),
    ):
        with pytest.raises((ObjectDoesNotExist, PermissionDenied)):
            act()
    with pytest.raises(PermissionDenied):
        services.put_in_force(draft, by=cast["van-phong-ubnd"], seen=seen)
    assert services.put_in_force(draft, by=chair, seen=seen).put_by == chair
    assert draft in Amendment.objects.for_user(officer, "view")


def test_a_draft_is_changed_and_given_up_and_its_decision_drafted_anew(plan, draft, tasks, desk):
    change = services.add_change(draft, "drop", by=desk, task=tasks["1.3"], reason="Thôi.")
    services.remove_change(change, by=desk)
    assert amendments.preview(draft).refusals == ("Bản điều chỉnh chưa có thay đổi nào. Thêm ít nhất một thay đổi.",)
    services.say_decision(draft, by=desk, decision=DECISION, in_force_on=LATER, words="Khác")
    assert refused(lambda: services.cancel_amendment(draft, by=desk, reason=" ")) == ["no-reason"]
    assert services.cancel_amendment(draft, by=desk, reason="Chưa ký.").state == AmendmentState.CANCELLED
    again = services.draft_amendment(plan, by=desk, decision=DECISION, in_force_on=DAY)
    assert again.document == draft.document
    assert [line.label for line in history(draft)] == [
        "Soạn điều chỉnh", "Thêm một thay đổi", "Bỏ một thay đổi", "Sửa", "Hủy bản điều chỉnh",
    ]  # fmt: skip


def test_what_a_decision_said_is_no_longer_corrected_as_if_the_paper_said_it(plan, draft, tasks, desk):
    services.add_change(draft, "lead", by=desk, task=tasks["1.2"], parties=[(Part.LEAD, agency("SDL"))])
    services.add_change(draft, "drop", by=desk, task=tasks["1.3"], reason="Thôi.")
    put(draft, desk)
    task = Task.objects.get(pk=tasks["1.2"].pk)
    said = {"by": desk, "version": task.version, "reason": "Gõ nhầm."}
    assert refused(lambda: services.correct(task, parties={Part.LEAD: [agency("SCT")]}, **said)) == ["amended"]
    services.correct(task, parties={Part.COORDINATING: [agency("STC")]}, **said)
    gone = Task.objects.get(pk=tasks["1.3"].pk)
    assert refused(lambda: services.move_due(gone, LATER, by=desk, decided_on=LATER, why="Chậm.")) == ["left"]


def test_a_later_reading_does_not_write_over_what_a_decision_said(plan, draft, tasks, desk):
    services.add_change(draft, "content", by=desk, task=tasks["1.1"], title="Lời của quyết định")
    put(draft, desk)
    proposal = tasks["1.1"].proposal
    proposal.state = "known"
    proposal.save()
    assert refused(lambda: services.take_over(proposal, by=desk)) == ["amended"]
