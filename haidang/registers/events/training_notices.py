"""Whom a course is told of, in Vietnamese whatever the screen of the person who acts speaks."""

from collections.abc import Iterable

from django.utils import translation
from django.utils.translation import gettext as _

from haidang.kit import clock
from haidang.kit.verdicts import day
from haidang.office.accounts.choices import Role
from haidang.office.accounts.models import User
from haidang.office.notices.choices import Kind
from haidang.office.notices.selectors import people_of
from haidang.office.notices.services import tell_all
from haidang.registers.events.models.training import Enrolment, TrainingCourse
from haidang.registers.events.training_choices import CourseStage


@translation.override("vi")
def opened(course: TrainingCourse, *, by: User) -> None:
    """Names are taken, or taken longer: who was asked by name knows, and every focal person where it is for all."""
    invited = people_of(course.invited.values_list("pk", flat=True), about=course.title)
    told = {"title": course.title, "day": day(course.register_by)}
    tell_all(
        [*invited, *_focal()] if course.is_for_all else invited,
        Kind.ASKED,
        key=f"course:{course.pk}:open:{course.register_by}",
        title=_("Nhận đăng ký đến hết ngày %(day)s: %(title)s") % told,
        words=f"{course.organiser_said}, {course.days}. {course.audience}".strip(),
        url=course.get_absolute_url(),
        reason=_("cơ quan bạn được mời cử người dự lớp này"),
        by=by,
    )


def _focal() -> Iterable[User]:
    return User.objects.filter(role=Role.FOCAL, is_active=True, agency__isnull=False)


@translation.override("vi")
def seated(enrolment: Enrolment, *, by: User) -> None:
    """Somebody of the queue has a seat now."""
    told = {"name": enrolment.name, "title": enrolment.training.title}
    tell_all(
        people_of([enrolment.agency_id], about=enrolment.training.title),
        Kind.DECIDED,
        key=f"enrolment:{enrolment.pk}:seated",
        title=_("%(name)s đã có chỗ: %(title)s") % told,
        url=enrolment.get_absolute_url(),
        reason=_("bạn là đầu mối của cơ quan cử người dự lớp này"),
        by=by,
    )


@translation.override("vi")
def called_off(course: TrainingCourse, reason: str, *, by: User) -> None:
    """It is not held: who entered somebody must know."""
    entered = course.enrolments.standing().order_by().values_list("agency", flat=True).distinct()
    tell_all(
        people_of(list(entered), about=course.title),
        Kind.DECIDED,
        key=f"course:{course.pk}:{CourseStage.CANCELLED}:{clock.now():%Y%m%d%H%M%S}",
        title=_("Không tổ chức: %(title)s") % {"title": course.title},
        words=reason,
        url=course.get_absolute_url(),
        reason=_("cơ quan bạn đã cử người dự lớp này"),
        by=by,
    )
