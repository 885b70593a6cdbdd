"""A task with a day, and what it is to make, is owed by each who leads it, until they say that it is done."""

from datetime import date

import pytest

from haidang.office.directory.models import Succession
from haidang.plan.followup import services
from haidang.plan.followup.choices import RulingKind, State
from haidang.plan.followup.examples import sent
from haidang.plan.followup.models import InCharge, Update
from haidang.plan.followup.owed_dated import halted_tasks, owed, task_key
from haidang.plan.followup.periods import reporting
from haidang.plan.followup.tests.conftest import MORNING
from haidang.plan.plans import services as plans
from haidang.plan.plans.choices import Part
from haidang.plan.plans.models import Duty, TaskProduct

pytestmark = pytest.mark.django_db


def found(duty, on):
    return next((each for each in owed(on) if each.key == task_key(duty.pk)), None)


def test_a_task_with_a_day_is_owed_from_the_day_of_the_plan(today, duty, officer):
    each = found(duty, today)
    assert each
    assert (each.due_on, each.agency_id, each.task_id) == (duty.task.due_on, officer.agency_id, duty.task_id)
    assert each.since == duty.task.plan.issued_on
    assert each.title.startswith("1.1 ")
    assert found(duty, date(2019, 1, 1)) is None


def test_a_task_without_a_day_is_asked_about_in_its_periods_alone(today, duty):
    undated = {task_key(part.pk) for part in reporting().filter(task__due_on=None)}
    assert undated
    assert undated.isdisjoint(each.key for each in owed(today))


def test_whoever_is_in_charge_owes_it(today, duty, officer):
    InCharge.objects.create(duty=duty, user=officer, since=today)
    each = found(duty, today)
    assert each
    assert each.person_id == officer.pk


def test_who_says_that_it_is_done_owes_it_no_more(today, duty, officer):
    sent(duty, by=officer, state=State.DOING)
    assert found(duty, today)
    Update.objects.update(state=State.DONE)
    assert found(duty, today) is None


def test_a_paused_task_is_not_owed_until_it_goes_on(today, duty, cast):
    chair = cast["lanh-dao-ubnd"]
    services.rule(duty.task, RulingKind.PAUSED, reason="Chờ kinh phí.", by=chair)
    assert halted_tasks(today) == {duty.task_id}
    assert found(duty, today) is None
    services.rule(duty.task, RulingKind.RESUMED, reason="Đã có kinh phí.", by=chair)
    assert found(duty, today)


def test_the_heir_owes_what_an_agency_that_is_gone_was_to_finish(today, duty, cast):
    gone, heir = duty.agency, cast["so-du-lich"].agency
    gone.valid_to = date(2020, 3, 1)
    gone.save()
    Succession.objects.create(
        predecessor=gone, successor=heir, since=date(2020, 3, 2), legal_basis="NQ (minh họa)", is_main=True
    )
    each = found(duty, today)
    assert each
    assert each.agency_id == heir.pk


def test_its_price_does_not_grow_with_what_is_owed(today, duty, django_assert_max_num_queries):
    with django_assert_max_num_queries(8):
        assert list(owed(today))


# ── products ─────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def product(duty, desk):
    """A plan that Sở Công Thương is to make under 1.1."""
    made = plans.add_product(duty.task, "Kế hoạch quảng bá cảng", by=desk, due_on=date(2020, 4, 30))
    TaskProduct.objects.update(created_at=MORNING)
    return made


def products(on):
    return [each for each in owed(on) if each.key.startswith("product:")]


def test_a_product_is_owed_by_the_lead_until_a_paper_approves_it(today, duty, product, desk):
    [each] = products(today)
    assert each.key == f"product:{product.pk}:{duty.agency_id}"
    assert (each.agency_id, each.due_on, each.task_id) == (duty.agency_id, date(2020, 4, 30), duty.task_id)
    paper = plans.paper_named("31/KH-UBND", today, "", by=desk, about="Kế hoạch quảng bá cảng")
    plans.approve_product(product, paper, by=desk)
    assert products(today) == []


def test_once_its_task_is_done_a_product_is_owed_no_more(today, duty, product, officer):
    sent(duty, by=officer, state=State.DOING)
    assert products(today)
    Update.objects.update(state=State.DONE)
    assert products(today) == []


def test_of_two_leads_only_who_is_not_done_owes_the_product(today, duty, product, officer, cast):
    other = Duty.objects.create(task=duty.task, agency=cast["so-du-lich"].agency, part=Part.LEAD)
    sent(duty, by=officer, state=State.DOING)
    Update.objects.update(state=State.DONE)
    assert [each.agency_id for each in products(today)] == [other.agency_id]


def test_a_product_of_a_paused_task_is_not_owed_meanwhile(today, duty, product, cast):
    services.rule(duty.task, RulingKind.PAUSED, reason="Chờ kinh phí.", by=cast["lanh-dao-ubnd"])
    assert products(today) == []
