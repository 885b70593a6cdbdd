"""Who is told when an estimate comes back, is decided or refused."""

import pytest

from haidang.office.notices.choices import Kind
from haidang.office.notices.models import Notice
from haidang.plan.money import examples, services

pytestmark = pytest.mark.django_db


def test_its_author_is_told_that_an_estimate_came_back(officer, finance):
    estimate = examples.asked()
    assert not Notice.objects.exists(), "who sends it knows"
    services.send_back(estimate, reason="Thiếu báo giá", by=finance)
    (notice,) = Notice.objects.all()
    assert notice.person == estimate.created_by
    assert (notice.kind, notice.words) == (Kind.RETURNED, "Thiếu báo giá")


def test_its_author_is_told_what_was_decided(officer):
    estimate = examples.decided()
    (notice,) = Notice.objects.all()
    assert (notice.person, notice.kind) == (estimate.created_by, Kind.DECIDED)
    assert "đã được quyết định" in notice.title


def test_when_its_author_has_left_the_agency_is_told(cast, chair):
    estimate = examples.appraised()
    author = estimate.created_by
    author.is_active = False
    author.save()
    services.refuse(estimate, reason="Không cấp thiết", by=chair)
    people = set(Notice.objects.values_list("person__agency", "person__is_active"))
    assert people == {(estimate.agency_id, True)}
