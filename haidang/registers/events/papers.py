"""What can be drafted of events and training courses, when, and what its signed paper carries out."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from haidang.office.documents.paper_kinds import PaperKind
from haidang.registers.events import event_letters, training_letters, training_services
from haidang.registers.events.event_choices import Stage
from haidang.registers.events.models import Event
from haidang.registers.events.models.training import TrainingCourse
from haidang.registers.events.training_choices import CourseAct, CourseStage


def _not_over(event: Event, today: date) -> str:
    if event.stage == Stage.CANCELLED:
        return _now("Sự kiện này không tổ chức nữa nên không có báo cáo kết quả.")
    if event.ends_on and event.ends_on > today:
        return _now("Sự kiện kết thúc ngày %(day)s; báo cáo kết quả soạn từ ngày đó.") % {
            "day": f"{event.ends_on:%d/%m/%Y}"
        }
    return ""


def _no_names(course: TrainingCourse, today: date) -> str:
    if course.stage not in (CourseStage.OPEN, CourseStage.CLOSED):
        return _now("Lớp đang ở bước “%(stage)s”; danh sách soạn khi lớp đang nhận hoặc đã chốt đăng ký.") % {
            "stage": course.get_stage_display()
        }
    if not course.needs_letter:
        return _now("Cơ quan tổ chức lớp xem được danh sách ở đây, không phải gửi văn bản.")
    return "" if course.enrolments.seated().exists() else _now("Chưa có ai đăng ký dự lớp này.")


def _sent(course: TrainingCourse, document: Any, by: Any) -> None:
    if CourseAct.CLOSE in course.acts(by):
        training_services.close(course, paper=document, by=by)


PAPERS = (
    PaperKind(
        "events.report", _("Báo cáo kết quả sự kiện"), "events.Event", event_letters.report, right="draft",
        hindrance=_not_over, abbreviation="BC",
    ),
    PaperKind(
        "events.names", _("Công văn gửi danh sách dự lớp"), "events.TrainingCourse", training_letters.names,
        right="draft", hindrance=_no_names, carried_out=_sent,
    ),
)  # fmt: skip
