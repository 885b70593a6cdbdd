"""Plan 163 is amended while it runs: two tasks with updates on both are merged, one is dropped, 3.4 has another day."""

from datetime import date, datetime

import pytest
from django.urls import reverse

from haidang.kit import clock
from haidang.office.accounts.examples import person
from haidang.office.directory.models import Agency
from haidang.plan.followup import selectors
from haidang.plan.followup.examples import sent
from haidang.plan.followup.owed import owed
from haidang.plan.followup.periods import Asking, reporting
from haidang.plan.plans import services
from haidang.plan.plans.choices import Part
from haidang.plan.plans.models import Amendment, Duty, Plan, Reading
from haidang.plan.plans.selectors.amendments import preview
from haidang.plan.plans.selectors.as_of import in_force, original
from haidang.plan.plans.tests.conftest import READ_163
from tests.mornings import nine_o_clock
from tests.worlds import World, stands_on

pytestmark = pytest.mark.django_db
EVE, DAY = date(2020, 3, 15), date(2020, 3, 16)


def _accept():
    with nine_o_clock(date(2020, 3, 2)):
        services.accept_all(Reading.objects.get(), by=person("so-ngoai-vu"))


IN_MARCH = World("163, accepted in March", _accept, on=READ_163)


@pytest.fixture
@stands_on(IN_MARCH)
def plan(worlds, cast, norms, today):
    """Accepted on the second of March, when the clock stands there already."""
    worlds.have(IN_MARCH)
    return Plan.objects.get()


@pytest.fixture
def by_label(plan):
    return {task.label: task for task in plan.tasks.of_content()}


@pytest.fixture
def walk(settings, monkeypatch):
    def to(day):
        settings.HAIDANG_TODAY = day
        monkeypatch.setattr(clock, "now", lambda: datetime(day.year, day.month, day.day, 9, tzinfo=clock.VIETNAM))

    return to


def lead(task, code="SNGV"):
    return reporting(Duty.objects.filter(task=task, agency__code=code)).get()


def put(plan, desk, *changes):
    decision = services.Decision("500/QĐ-UBND", date(2020, 3, 13))
    draft = services.draft_amendment(plan, by=desk, decision=decision, in_force_on=DAY)
    for kind, said in changes:
        services.add_change(draft, kind, by=desk, **said)
    return services.put_in_force(draft, by=desk, seen=preview(Amendment.objects.get(pk=draft.pk)).mark)


def words(client, plan, day):
    response = client.get(reverse("plans:plan-as-of", args=[plan.pk]), {"ngay": day.isoformat()})
    return " ".join(response.content.decode().split()), response.context["numbers"]


def test_as_of_before_and_after_prints_text_parts_and_figures_of_that_day(plan, by_label, walk, desk, enter):
    first, second, dropped = by_label["4.1"], by_label["4.2"], by_label["8.2"]
    leads = [Duty.objects.active().filter(task=task, part=Part.LEAD).first() for task in (first, second)]
    updates = [sent(duty, by=desk) for duty in leads if duty]
    assert len(updates) == 2
    walk(DAY)
    put(
        plan, desk,
        ("merge", {"task": first, "others": [second], "title": "Một việc thông tin đối ngoại làm chung"}),
        ("drop", {"task": dropped, "reason": "Đối tác hoãn."}),
        ("due", {"task": by_label["3.4"], "due_on": date(2020, 9, 15), "deadline_words": "trước ngày 15/9/2020"}),
    )  # fmt: skip
    client = enter(desk)
    (old, before), (new, after) = (words(client, plan, day) for day in (EVE, DAY))
    for task in (first, second, dropped):
        assert task.title in old or " ".join(task.title.split()) in old
    assert "Một việc thông tin đối ngoại làm chung" in new
    assert second.title not in new
    assert dropped.title not in new
    assert "15/9/2020" in new
    assert "15/9/2020" not in old
    assert (before.tasks, after.tasks) == (29, 27)
    assert {row.agency.code for row in after.agencies} <= {row.agency.code for row in before.agencies}
    assert (original(plan).of_content().count(), in_force(plan, DAY).of_content().count()) == (29, 27)
    # what was reported of both stands in the one that they became
    assert {moment.update for moment in selectors.time_line(first, desk)} == set(updates)


def test_nothing_more_is_owed_for_what_was_dropped_and_a_new_lead_owes_nothing_for_the_months_before(
    plan, by_label, walk, desk
):
    task, dropped = by_label["8.2"], by_label["4.2"]
    walk(date(2020, 3, 20))
    assert any(each.task_id == dropped.pk for each in owed(clock.today()))
    new = Agency.objects.get(code="STC")
    put(plan, desk, ("lead", {"task": task, "parties": [(Part.LEAD, new)]}), ("drop", {"task": dropped, "reason": "x"}))
    assert not any(each.task_id == dropped.pk for each in owed(clock.today()))
    duty = lead(task, "STC")
    assert duty.since == DAY
    assert [each.period.first for each in Asking([duty], clock.today())] == [date(2020, 3, 15)]
    walk(date(2020, 4, 20))
    assert [each.period.first for each in Asking([duty], clock.today())] == [date(2020, 3, 15), date(2020, 4, 15)]
