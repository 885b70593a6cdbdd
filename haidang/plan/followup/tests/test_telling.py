"""Who is told when an update comes back or is taken, when a task is ruled, when a part is put into somebody's hands."""

import pytest

from haidang.office.notices.choices import Kind
from haidang.office.notices.models import Notice
from haidang.plan.followup import examples, services
from haidang.plan.followup.choices import RulingKind
from haidang.plan.followup.models import Update

pytestmark = pytest.mark.django_db


def told(person):
    return [(notice.kind, notice.reason) for notice in Notice.objects.filter(person=person).order_by("pk")]


def test_who_sent_an_update_is_told_each_time_it_comes_back(duty, officer, desk):
    update = examples.sent(duty, by=officer)
    services.return_(update, remark="Thiếu số liệu kim ngạch.", by=desk)
    (notice,) = Notice.objects.filter(person=officer)
    assert notice.kind == Kind.RETURNED
    assert notice.words == "Thiếu số liệu kim ngạch."
    assert notice.url == update.get_absolute_url()
    assert notice.reason == "bạn đã gửi cập nhật này"
    assert notice.by == desk


def test_who_handles_the_part_is_told_before_who_sent_it(duty, officer, leader, desk):
    services.put_in_charge(duty, leader, by=officer)
    services.return_(examples.sent(duty, by=officer), remark="Thiếu số liệu.", by=desk)
    assert [kind for kind, _why in told(leader)] == [Kind.GIVEN, Kind.RETURNED]
    assert told(officer) == []


def test_who_left_is_not_told_and_the_agency_is(duty, officer, leader, desk):
    update = examples.sent(duty, by=officer)
    officer.is_active = False
    officer.save()
    services.return_(Update.objects.get(pk=update.pk), remark="Thiếu số liệu.", by=desk)
    assert told(officer) == []
    assert told(leader) == [(Kind.RETURNED, "bạn là đầu mối của cơ quan có phần việc này")]


def test_an_update_that_is_taken_is_told_too(duty, officer, desk):
    services.accept(examples.sent(duty, by=officer), by=desk)
    assert told(officer) == [(Kind.ACCEPTED, "bạn đã gửi cập nhật này")]


def test_a_ruling_is_told_to_all_that_have_a_part(duty, officer, desk):
    services.rule(duty.task, kind=RulingKind.PAUSED, reason="Chờ ý kiến Bộ Ngoại giao.", by=desk)
    (notice,) = Notice.objects.filter(person=officer)
    assert notice.kind == Kind.DECIDED
    assert notice.words == "Chờ ý kiến Bộ Ngoại giao."
