"""What goes wrong around an update: norms that are missing or double, somebody who left, a clock set back."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from haidang.office.accounts.models import User
from haidang.office.norms.models import Norm
from haidang.plan.followup import selectors, services, terms
from haidang.plan.followup.choices import Deadline, Stage
from haidang.plan.followup.examples import draft, sent
from haidang.plan.followup.models import InCharge, Update
from haidang.plan.followup.owed import owed
from haidang.plan.plans.choices import DueState

pytestmark = pytest.mark.django_db
NOW, TODAY = "2020-t03", date(2020, 3, 2)
CODES = ("RPT-DUE", "RPT-CUTOFF", "RPT-WIN-M", "UPD-REVIEW", "URGE-SOON", "URGE-SILENT")


def gap(code):
    Norm.objects.versions(code).delete()


def double(code):
    """A second row for the same days."""
    row = Norm.objects.versions(code).holding(TODAY).get()
    row.pk, row.valid_from = None, date(2019, 6, 1)
    row.code, row.family = f"{code}-9", code
    row.save()


@pytest.mark.parametrize("fault", [gap, double])
@pytest.mark.parametrize("code", CODES)
def test_a_gap_in_the_norms_or_two_at_once_stops_nobody(duty, officer, desk, enter, fault, code):
    fault(code)
    period = next(iter(selectors.open_to(officer, TODAY)))[0].period.code
    update = sent(duty, by=officer, period=period)
    assert update.stage == Stage.SUBMITTED
    assert f"review:{update.pk}" in {each.key for each in owed(TODAY)}
    for who, pages in {
        officer: [reverse("followup:open"), reverse("followup:task", args=[duty.task_id])],
        desk: [
            reverse("followup:board"),
            update.get_absolute_url(),
            reverse("followup:plan", args=[duty.task.plan_id]),
        ],
    }.items():
        for page in pages:
            assert enter(who).get(page).status_code == 200, page


def test_what_is_due_soon_and_who_is_silent_the_office_sets(duty):
    duty.task.due_on, duty.task.due_state = date(2020, 3, 10), DueState.ACCEPTED
    duty.task.save()
    assert selectors.standings([duty.task], TODAY)[duty.task_id].deadline == Deadline.IN_TIME
    Norm.objects.filter(code="URGE-SOON").update(amount="10")
    assert selectors.standings([duty.task], TODAY)[duty.task_id].deadline == Deadline.SOON
    assert "SCT" in {each.agency.code for each in selectors.silent(TODAY)}
    Norm.objects.filter(code="URGE-SILENT").update(amount="90")
    assert "SCT" not in {each.agency.code for each in selectors.silent(TODAY)}


def test_by_when_it_is_read_is_a_row_of_the_norms_for_the_day_it_came(duty, officer, desk):
    update = sent(duty, by=officer)
    assert terms.review_by(update) == date(2020, 3, 5)
    Norm.objects.filter(code="UPD-REVIEW").update(amount="7")
    # seven working days over a weekend
    (review,) = [each for each in owed(TODAY) if each.key == f"review:{update.pk}"]
    assert review.due_on == date(2020, 3, 11)


def test_what_somebody_who_left_had_in_hand_is_the_agencys(duty, officer, leader, desk, enter):
    services.put_in_charge(duty, officer, by=leader)
    update = draft(duty, by=officer)
    User.objects.filter(pk=officer.pk).update(is_active=False)
    found = next(each for each in owed(TODAY) if each.key == f"update:{duty.pk}:{NOW}")
    assert (found.person_id, found.agency_id) == (None, duty.agency_id)
    # the draft stays, with the name under it, and the next one sends it
    assert (
        "Đầu mối Sở Công Thương" in enter(leader).get(reverse("followup:write", args=[duty.pk, NOW])).content.decode()
    )
    assert services.submit(update, by=leader).submitted_by == leader
    assert InCharge.objects.current().get(duty=duty).user == officer


def test_a_clock_set_back_loses_nothing_and_breaks_nothing(duty, officer, desk, enter, settings):
    update = sent(duty, by=officer)
    draft(duty, by=officer, period="2020-t02")
    settings.HAIDANG_TODAY = date(2020, 1, 10)
    with pytest.raises(ValidationError, match="kỳ chưa bắt đầu"):
        services.save_draft(duty, NOW, version=1, by=officer, done="Khác.")
    pages = [reverse("followup:open"), reverse("followup:task", args=[duty.task_id]), update.get_absolute_url()]
    assert [enter(officer).get(page).status_code for page in pages] == [200, 200, 200]
    pages = [reverse("followup:board"), reverse("followup:plan", args=[duty.task.plan_id])]
    assert [enter(desk).get(page).status_code for page in pages] == [200, 200]
    assert all(each.days > 0 for each in selectors.silent(date(2020, 1, 10)))
    # what lies before the desk still does; and the period that is still ahead is asked for nowhere
    keys = {each.key for each in owed(date(2020, 1, 10))}
    assert f"review:{update.pk}" in keys
    assert f"update:{duty.pk}:2020-t02" not in keys
    settings.HAIDANG_TODAY = TODAY
    assert services.save_draft(duty, "2020-t02", version=1, by=officer, done="Đã gửi đủ.").version == 2
    assert Update.objects.count() == 2
