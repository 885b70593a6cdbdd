"""Who is told that a plan was sent."""

import pytest

from haidang.office.directory.models import Agency
from haidang.office.notices.choices import Kind
from haidang.office.notices.models import Notice
from haidang.plan.plans.services.receipts import send

pytestmark = pytest.mark.django_db


def test_a_focal_point_is_told_once_that_a_plan_has_come_and_where_to_confirm_it(plan, desk, officer):
    send(plan, [officer.agency], by=desk)
    (notice,) = Notice.objects.all()
    assert (notice.person, notice.kind) == (officer, Kind.GIVEN)
    assert f"/{plan.pk}/" in notice.url
    send(plan, Agency.objects.all(), by=desk)
    assert Notice.objects.filter(person=officer).count() == 1
