"""A decision whose day has come waits for the desk to put it in force."""

from datetime import date

import pytest

from haidang.plan.plans import services
from haidang.plan.plans.examples import draft_amendment
from haidang.plan.plans.models import Amendment
from haidang.plan.plans.owed import owed
from haidang.plan.plans.selectors.amendments import preview

pytestmark = pytest.mark.django_db


def waiting(on):
    return [(each.key, each.due_on) for each in owed(on) if each.key.startswith("amendment:")]


def test_a_decision_waits_from_its_day_until_it_is_put_in_force(accepted, desk, settings):
    settings.HAIDANG_TODAY = date(2020, 6, 16)
    draft = draft_amendment(accepted, by=desk)
    assert waiting(date(2020, 6, 14)) == []
    assert waiting(date(2020, 6, 15)) == [(f"amendment:{draft.pk}", date(2020, 6, 15))]
    services.put_in_force(draft, by=desk, seen=preview(Amendment.objects.get(pk=draft.pk)).mark)
    assert waiting(date(2020, 6, 16)) == []


def test_a_decision_that_is_not_signed_yet_waits_for_nobody_here(accepted, desk):
    services.draft_amendment(accepted, by=desk, in_force_on=date(2020, 6, 15))
    assert waiting(date(2020, 6, 20)) == []
