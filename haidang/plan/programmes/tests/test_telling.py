"""Who is told when a programme comes back, and when a part is asked for and answered."""

import pytest

from haidang.office.notices.choices import Kind
from haidang.office.notices.models import Notice
from haidang.plan.plans.choices import Part
from haidang.plan.plans.models import Duty
from haidang.plan.programmes import examples, services

pytestmark = pytest.mark.django_db


def test_the_agency_is_told_that_its_programme_came_back_and_then_that_it_was_taken(duty, officer, desk):
    filed = examples.programme(duty.task.plan, duty.agency, by=officer)
    services.return_(filed.plan, filed.agency, "Ghi rõ người làm bước 2.", by=desk)
    services.submit(filed.plan, filed.agency, by=officer)
    services.accept(filed.plan, filed.agency, by=desk)
    notices = Notice.objects.filter(person=officer).order_by("pk")
    assert [(notice.kind, notice.words) for notice in notices] == [
        (Kind.RETURNED, "Ghi rõ người làm bước 2."),
        (Kind.ACCEPTED, ""),
    ]
    assert notices[0].url == filed.get_absolute_url()


def test_a_coordinator_is_told_what_is_asked_and_the_asker_what_was_answered(duty, officer, cast):
    asked = Duty.objects.get(task=duty.task, agency__code="SDL", part=Part.COORDINATING)
    request = services.ask_part(duty, asked, "Cung cấp ảnh bến tàu khách.", by=officer)
    (question,) = Notice.objects.filter(person=cast["so-du-lich"])
    assert (question.kind, question.words) == (Kind.ASKED, "Cung cấp ảnh bến tàu khách.")
    services.answer_part(request, accepts=False, reason="Không rõ ảnh nào", by=cast["so-du-lich"])
    (answer,) = Notice.objects.filter(person=officer)
    assert (answer.kind, answer.words) == (Kind.DECIDED, "Không rõ ảnh nào")
