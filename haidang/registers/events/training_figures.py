"""What courses come to over some days: how many were held, who was there, who has a certificate."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext as _

from haidang.kit.figures import Figure
from haidang.registers.events.event_choices import Channel
from haidang.registers.events.models.training import Enrolment, TrainingCourse
from haidang.registers.events.training_choices import ATTENDED, CourseStage, EnrolmentStage, Subject


def figures(user: Any, since: date, until: date) -> Iterator[Figure]:
    """By the day on which a course ends; two queries."""
    group = _("Bồi dưỡng")
    days = f"tu={since:%Y-%m-%d}&den={until:%Y-%m-%d}"
    courses, people = reverse("events:course-list"), reverse("events:enrolment-list")
    held = TrainingCourse.objects.for_user(user, "view").filter(stage=CourseStage.HELD, ends_on__range=(since, until))
    counted = held.order_by().values_list("subject", "channel").annotate(count=Count("pk", distinct=True))
    by_subject, by_channel = Counter[str](), Counter[str]()
    for subject, channel, count in counted:
        by_subject[subject] += count
        by_channel[channel] += count
    whole, asked = _("lớp bồi dưỡng đã tổ chức, tham gia"), f"{courses}?stage={CourseStage.HELD}&{days}"
    yield Figure("events:courses", group, whole, by_subject.total(), _("lớp"), asked)
    for channel in Channel:
        if count := by_channel[channel]:
            url = f"{asked}&channel={channel}"
            yield Figure("events:courses", group, whole, count, _("lớp"), url, channel.value)
    for subject in Subject:
        if count := by_subject[subject]:
            url = f"{courses}?stage={CourseStage.HELD}&subject={subject}&{days}"
            label = _("lớp bồi dưỡng: %(subject)s") % {"subject": str(subject.label).lower()}
            yield Figure(f"events:courses:{subject}", group, label, count, _("lớp"), url)
    rows = Enrolment.objects.for_user(user, "view").filter(
        stage__in=ATTENDED, training__stage=CourseStage.HELD, training__ends_on__range=(since, until)
    )
    by_stage = dict(rows.order_by().values_list("stage").annotate(count=Count("pk", distinct=True)))
    yield Figure(
        "events:trained", group, _("lượt người dự lớp bồi dưỡng"), sum(by_stage.values()), _("lượt người"),
        f"{people}?da_du=co&{days}",
    )  # fmt: skip
    yield Figure(
        "events:certified", group, _("người có chứng chỉ bồi dưỡng"), by_stage.get(EnrolmentStage.CERTIFIED, 0),
        _("người"), f"{people}?stage={EnrolmentStage.CERTIFIED}&{days}",
    )  # fmt: skip
