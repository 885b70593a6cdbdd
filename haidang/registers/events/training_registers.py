"""The books of training courses and of the names entered for them, with their pages."""

from typing import Any

import django_filters
from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from haidang.kit import clock
from haidang.kit.dossiers.forms import ReasonForm
from haidang.kit.dossiers.views import ActPage, Pages
from haidang.kit.records.columns import Column
from haidang.kit.records.filters import RecordFilters, WordsFilter
from haidang.kit.records.register import Register
from haidang.registers.events import training_forms as forms
from haidang.registers.events import training_services as services
from haidang.registers.events.models.training import Enrolment, TrainingCourse
from haidang.registers.events.training_choices import (
    ATTENDED,
    SEATED,
    CourseAct,
    CourseStage,
    EnrolmentAct,
    EnrolmentStage,
)
from haidang.registers.events.training_verdicts import checks

YES, NO = "co", "khong"
YES_NO = [(YES, _("có")), (NO, _("không"))]


class CourseFilters(RecordFilters):
    words = WordsFilter(fields=("title", "content", "place", "organiser_name"))
    stage = django_filters.ChoiceFilter(label=_("Trạng thái"), choices=CourseStage.choices)
    tu = django_filters.DateFilter(label=_("Bế giảng từ ngày"), field_name="ends_on", lookup_expr="gte")
    den = django_filters.DateFilter(label=_("Bế giảng đến ngày"), field_name="ends_on", lookup_expr="lte")
    con_nhan = django_filters.DateFilter(label=_("Còn nhận đăng ký ngày"), method="still_open")

    class Meta:
        model = TrainingCourse
        fields = ("words", "stage", "subject", "channel", "organiser", "agency", "tu", "den", "con_nhan")

    def still_open(self, rows: Any, name: str, value: Any) -> Any:
        return rows.filter(stage=CourseStage.OPEN, register_by__gte=value)


class EnrolmentFilters(RecordFilters):
    words = WordsFilter(fields=("name", "post", "training__title"))
    stage = django_filters.ChoiceFilter(label=_("Tình trạng"), choices=EnrolmentStage.choices)
    da_du = django_filters.ChoiceFilter(label=_("Đã dự"), choices=YES_NO, method="was_there")
    tu = django_filters.DateFilter(label=_("Bế giảng từ ngày"), field_name="training__ends_on", lookup_expr="gte")
    den = django_filters.DateFilter(label=_("Bế giảng đến ngày"), field_name="training__ends_on", lookup_expr="lte")

    class Meta:
        model = Enrolment
        fields = ("words", "training", "agency", "stage", "da_du", "tu", "den")

    def was_there(self, rows: Any, name: str, value: str) -> Any:
        return rows.filter(stage__in=ATTENDED) if value == YES else rows.exclude(stage__in=ATTENDED)


_BY = Column("organiser_said", _("cơ quan tổ chức"), value=lambda row: row.organiser_said, join="organiser")
_TAKEN = Column(
    "taken",
    _("đã đăng ký"),
    expression=Count("enrolments", filter=Q(enrolments__stage__in=SEATED), distinct=True),
)

courses = Register(
    model=TrainingCourse,
    name="course",
    form=forms.CourseForm,
    filters=CourseFilters,
    columns=("title", "subject", _BY, "starts_on", "ends_on", "register_by", "seats", _TAKEN, "stage"),
    details=(
        "title", "subject", "channel", "agency", _BY, "audience", "content", "place", "starts_on", "ends_on",
        "register_by", "seats", _TAKEN, "is_for_all", "invited", "declined", "estimate", "tasks", "stage",
        "invitation", "opened_on", "letter", "closed_on", "results",
    ),
    save=services.save_course,
)  # fmt: skip
enrolments = Register(
    model=Enrolment,
    form=forms.EnrolmentForm,
    filters=EnrolmentFilters,
    columns=("name", "post", "agency", "training", "stage", "certified_on"),
    details=(
        "name", "post", "agency", "training", "stage", "phone", "remark", "entered_at", "certificate", "certified_on",
    ),
    save=services.enrol,
    delete=services.drop_enrolment,
)  # fmt: skip

REGISTERS = (courses, enrolments)


def _more(course: TrainingCourse, user: Any) -> dict[str, Any]:
    """Where a name is entered, and the list for who sends it."""
    today = clock.today()
    in_time = course.stage == CourseStage.OPEN and (course.register_by is None or today <= course.register_by)
    may_list = course.course.is_theirs(CourseAct.CLOSE, course.hands(user)) and course.stage != CourseStage.DRAFT
    add = f"{reverse('events:enrolment-add')}?training={course.pk}"
    return {
        "enrol_url": add if in_time and enrolments.may_add(user) else "",
        "letter_url": reverse("events:course-letter", args=[course.pk]) if may_list else "",
    }


course_pages = Pages(
    register=courses,
    acts={
        CourseAct.OPEN: ActPage(
            word="mo-dang-ky", form=forms.OpenForm, do=services.open_course, look="foremost",
            why=_("Các cơ quan được mời thấy lớp và đăng ký đến hết hạn. Văn bản mở lớp: ghi số, ngày nếu có."),
            done=_("Đã mở đăng ký."),
        ),
        CourseAct.CLOSE: ActPage(
            word="chot-danh-sach", form=forms.CloseForm, do=services.close, look="foremost",
            why=_("Cơ quan trung ương không có tài khoản: gửi danh sách bằng văn bản rồi ghi số, ngày ở đây."),
            done=_("Đã chốt danh sách."),
        ),
        CourseAct.HOLD: ActPage(
            word="da-to-chuc", form=forms.HoldForm, do=services.hold, look="foremost",
            why=_("Ai không được chọn là vắng. Nhiệm vụ liên quan được gợi ý cập nhật."),
            done=_("Đã ghi lớp đã tổ chức."),
        ),
        CourseAct.EXTEND: ActPage(
            word="gia-han", form=forms.ExtendForm, do=services.extend,
            why=_("Danh sách đã chốt thì mở lại. Hạn mới không sau ngày khai giảng."), done=_("Đã gia hạn đăng ký."),
        ),
        CourseAct.DECLINE: ActPage(
            word="khong-cu-nguoi", form=ReasonForm, do=services.decline,
            why=_("Cơ quan được mời không cử người: nêu lý do, không còn bị nhắc."), done=_("Đã ghi không cử người."),
        ),
        CourseAct.CANCEL: ActPage(
            word="khong-to-chuc", form=ReasonForm, do=services.cancel, look="undoing",
            why=_("Lớp không tổ chức, hoặc tỉnh không cử ai: ghi lý do."), done=_("Đã ghi không tổ chức."),
        ),
    },
    verdicts=lambda course, user: checks(course),
    more=_more,
    left_out=frozenset({"title", "stage"}),
)  # fmt: skip
enrolment_pages = Pages(
    register=enrolments,
    acts={
        EnrolmentAct.CERTIFY: ActPage(
            word="chung-chi", form=forms.CertifyForm, do=services.certify, look="foremost",
            done=_("Đã ghi chứng chỉ."),
        ),
        EnrolmentAct.WITHDRAW: ActPage(
            word="rut-ten", form=ReasonForm, do=services.withdraw, look="undoing",
            why=_("Người đầu danh sách chờ được lên chỗ."), done=_("Đã rút tên."),
        ),
    },
    left_out=frozenset({"stage"}),
)  # fmt: skip
