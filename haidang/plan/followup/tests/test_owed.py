"""What the follow-up waits for, from whom, until when."""

from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from haidang.office.directory.models import Agency
from haidang.plan.followup import selectors, services
from haidang.plan.followup.choices import RulingKind, State
from haidang.plan.followup.examples import draft, sent
from haidang.plan.followup.owed import owed
from haidang.plan.plans.choices import Part
from haidang.plan.plans.models import Duty, Task
from haidang.plan.plans.services.duties import give_part

pytestmark = pytest.mark.django_db
NOW = "2020-t03"


def keys(on=None):
    return {each.key for each in owed(on or date(2020, 3, 2))}


def of(duty):
    return {key for key in keys() if key.startswith(f"update:{duty.pk}:")}


def test_every_lead_owes_each_period_since_the_plan_was_issued(duty):
    assert of(duty) == {f"update:{duty.pk}:2020-t0{month}" for month in (1, 2, 3)}
    due = {each.key: each.due_on for each in owed(date(2020, 3, 2))}
    # 14/01 is a Tuesday; 14/02 a Friday, so that the third working day is the Wednesday after
    assert due[f"update:{duty.pk}:2020-t01"] == date(2020, 1, 17)
    assert due[f"update:{duty.pk}:2020-t02"] == date(2020, 2, 19)


def test_who_is_charged_with_a_solution_owes_for_itself(parts):
    (charged,) = parts("1.1", "SNGV")
    assert charged.solution
    assert of(charged)


def test_before_the_plan_was_issued_nothing_is_owed(duty):
    assert keys(date(2020, 1, 5)) == set()


def test_a_draft_is_still_owed_and_what_was_sent_is_owed_by_the_reader(duty, officer, desk):
    update = draft(duty, by=officer)
    assert f"update:{duty.pk}:{NOW}" in keys()
    services.submit(update, by=officer)
    assert f"update:{duty.pk}:{NOW}" not in keys()
    (review,) = [each for each in owed(date(2020, 3, 2)) if each.key == f"review:{update.pk}"]
    assert (review.agency_id, review.due_on) == (desk.agency_id, date(2020, 3, 5))
    services.return_(update, remark="Nêu số liệu.", by=desk)
    assert f"update:{duty.pk}:{NOW}" in keys()
    assert f"review:{update.pk}" not in keys()


def test_what_lies_with_the_leader_is_owed_by_the_leader(duty, officer, leader):
    services.set_way(duty.agency, leader_approves=True, by=leader)
    update = sent(duty, by=officer)
    assert f"approve:{update.pk}" in keys()
    assert f"update:{duty.pk}:{NOW}" not in keys()


def test_a_finished_part_owes_nothing_afterwards(duty, officer, desk):
    update = draft(duty, by=officer, state=State.DONE)
    services.add_evidence(update, link="https://sct.example.vn/ho-so", by=officer)
    services.confirm_done(services.submit(update, by=officer), by=desk)
    later = {each.key for each in owed(date(2020, 6, 1)) if each.key.startswith(f"update:{duty.pk}:")}
    assert later == {f"update:{duty.pk}:2020-t01", f"update:{duty.pk}:2020-t02"}


@pytest.mark.parametrize("kind", [RulingKind.DROPPED, RulingKind.PAUSED])
def test_for_a_halted_task_nobody_is_asked_not_even_for_what_is_past(duty, officer, desk, kind):
    services.rule(duty.task, kind, reason="Bên bạn hoãn vô thời hạn.", by=desk)
    assert of(duty) == set()
    assert duty not in {asked.duty for asked, _row in selectors.open_to(officer, date(2020, 3, 2))}
    services.rule(duty.task, RulingKind.RESUMED, reason="Bên bạn mời lại.", by=desk)
    assert of(duty) == {f"update:{duty.pk}:2020-t0{month}" for month in (1, 2, 3)}


def done(duty, *, period, by):
    """Said to be finished, without a day of its own."""
    update = draft(duty, by=by, period=period, state=State.DONE)
    services.add_evidence(update, link="https://sct.example.vn/ho-so", by=by)
    return services.submit(update, by=by)


def test_completion_said_late_and_without_a_day_is_not_asked_for_again(duty, officer, desk, settings):
    settings.HAIDANG_TODAY = date(2020, 3, 18)
    update = done(duty, period=NOW, by=officer)
    # while it waits for its reader nobody asks the agency for the next period
    assert f"update:{duty.pk}:2020-t04" not in keys(date(2020, 3, 18))
    services.return_(update, remark="Thiếu biên bản.", by=desk)
    assert f"update:{duty.pk}:2020-t04" in keys(date(2020, 3, 18))
    services.confirm_done(services.submit(update, by=officer), by=desk)
    update.refresh_from_db()
    assert update.finished_on == date(2020, 3, 18)
    assert f"update:{duty.pk}:2020-t04" not in keys(date(2020, 6, 1))


def test_a_plan_asks_as_often_as_its_own_clause_says(duty):
    plan = duty.task.plan
    for kind, expected in (("quarter", "2020-q1"), ("half", "2020-n1"), ("year", "2020")):
        plan.report_kind = kind
        plan.save()
        assert {key.rsplit(":", 1)[1] for key in of(duty)} == {expected}


def test_the_person_in_charge_is_named(duty, officer, leader):
    services.put_in_charge(duty, officer, by=leader)
    assert {each.person_id for each in owed(date(2020, 3, 2)) if f":{duty.pk}:" in each.key} == {officer.pk}


def test_what_the_plan_orders_about_its_own_running_owes_no_update(norms, today, accepted):
    ordered = set(Task.objects.exclude(pk__in=Task.objects.of_content().values("pk")).values_list("pk", flat=True))
    assert ordered
    assert not {each.task_id for each in owed(date(2020, 3, 2))} & ordered


def test_the_questions_asked_do_not_grow_with_what_is_owed(duty, desk, officer):
    def asked():
        with CaptureQueriesContext(connection) as queries:
            found = len(list(owed(date(2020, 3, 2))))
        return len(queries), found

    sent(duty, by=officer)
    before, few = asked()
    for agency in Agency.objects.exclude(pk=duty.agency_id).of_province()[:8]:
        give_part(duty.task, agency, Part.LEAD, by=desk)
    # who is given a part today owes nothing for the months before: these were given it in January
    Duty.objects.filter(by_hand=True).update(begun_at=datetime(2020, 1, 10, tzinfo=UTC))
    sent(duty, by=officer, period="2020-t02")
    after, more = asked()
    assert more > few
    assert after == before
