"""The books of scholarships: intakes and students, with their pages."""

from datetime import date
from typing import Any

import django_filters
from django.db.models import Count, Q, QuerySet
from django.urls import path
from django.utils.translation import gettext_lazy as _

from haidang.kit.dossiers.forms import ReasonForm
from haidang.kit.dossiers.views import ActPage, Pages, PartPages
from haidang.kit.records.columns import Column
from haidang.kit.records.filters import RecordFilters, WordsFilter, YearFilter
from haidang.kit.records.register import Register
from haidang.kit.records.related import additions
from haidang.registers.partners.models import Partner
from haidang.registers.people import scholar_forms as forms
from haidang.registers.people import scholar_services as services
from haidang.registers.people.models import IntakeLetter, ScholarshipIntake, Stipend, Student, YearResult
from haidang.registers.people.scholar_choices import PLACED, IntakeAct, IntakeStage, Level, StudentAct, StudentStage
from haidang.registers.people.scholar_selectors import intake_checks, student_checks
from haidang.registers.people.scholar_views import summary_page


class IntakeFilters(RecordFilters):
    words = WordsFilter(fields=("country__name", "fields", "terms"))
    stage = django_filters.ChoiceFilter(label=_("Trạng thái"), choices=IntakeStage.choices)
    country = django_filters.ModelChoiceFilter(label=_("Nước"), queryset=Partner.objects.countries())
    level = django_filters.ChoiceFilter(label=_("Trình độ"), choices=Level.choices)
    since = YearFilter(label=_("Từ năm"), field_name="year", lookup_expr="gte")
    until = YearFilter(label=_("Đến năm"), field_name="year", lookup_expr="lte")
    announced_since = django_filters.DateFilter(
        label=_("Thông báo từ ngày"), field_name="announced_on", lookup_expr="gte"
    )
    announced_until = django_filters.DateFilter(
        label=_("Thông báo đến ngày"), field_name="announced_on", lookup_expr="lte"
    )

    class Meta:
        model = ScholarshipIntake
        fields = ("words", "stage", "country", "level", "since", "until", "announced_since", "announced_until")


_PLACED = Column(
    "placed", _("đã trúng tuyển"), expression=Count("students", filter=Q(students__stage__in=PLACED), distinct=True)
)

intakes = Register(
    model=ScholarshipIntake,
    name="intake",
    form=forms.IntakeForm,
    filters=IntakeFilters,
    columns=("year", "country", "level", "school", "places", _PLACED, "closes_on", "stage"),
    details=(
        "year", "country", "level", "places", _PLACED, "school", "fields", "agency", "opens_on", "closes_on", "terms",
        "estimate", "tasks", "stage", "plan_paper", "announced_on", "list_paper", "received_on", "results",
    ),
    save=services.save_intake,
)  # fmt: skip


class StudentFilters(RecordFilters):
    words = WordsFilter(fields=("code", "field", "sent_by"))
    stage = django_filters.ChoiceFilter(label=_("Trạng thái"), choices=StudentStage.choices)
    country = django_filters.ModelChoiceFilter(
        label=_("Nước"), field_name="intake__country", queryset=Partner.objects.countries()
    )
    level = django_filters.ChoiceFilter(label=_("Trình độ"), choices=Level.choices)
    year = YearFilter(label=_("Năm tuyển sinh"), field_name="intake__year")
    stay = django_filters.DateFilter(label=_("Tạm trú hết hạn đến ngày"), field_name="stay_until", lookup_expr="lte")
    since = django_filters.DateFilter(label=_("Nhập học từ ngày"), field_name="enrolled_on", lookup_expr="gte")
    until = django_filters.DateFilter(label=_("Nhập học đến ngày"), field_name="enrolled_on", lookup_expr="lte")
    left_since = django_filters.DateFilter(label=_("Kết thúc từ ngày"), field_name="left_on", lookup_expr="gte")
    left_until = django_filters.DateFilter(label=_("Kết thúc đến ngày"), field_name="left_on", lookup_expr="lte")
    present_on = django_filters.DateFilter(label=_("Đang theo học ngày"), method="present")
    paid_since = django_filters.DateFilter(label=_("Có khoản chi từ ngày"), method="paid")
    paid_until = django_filters.DateFilter(label=_("Có khoản chi đến ngày"), method="paid")

    class Meta:
        model = Student
        fields = (
            "words", "stage", "country", "level", "year", "stay", "since", "until", "left_since", "left_until",
            "present_on", "paid_since", "paid_until",
        )  # fmt: skip

    def present(self, rows: QuerySet[Any], name: str, value: date) -> QuerySet[Any]:
        """Those who had begun and not ended."""
        found: QuerySet[Any] = rows.studying_on(value)  # type: ignore[attr-defined]
        return found

    def paid(self, rows: QuerySet[Any], name: str, value: date) -> QuerySet[Any]:
        """Both days look at one payment: one before and one after are none between."""
        asked = self.form.cleaned_data
        since, until = asked.get("paid_since") or date.min, asked.get("paid_until") or date.max
        payments = Stipend.objects.filter(paid_on__range=(since, until))
        return rows.filter(pk__in=payments.order_by().values("student"))


_INTAKE = Column("intake", join="intake__country")

students = Register(
    model=Student,
    form=forms.StudentForm,
    filters=StudentFilters,
    columns=("code", "name", _INTAKE, "field", "enrolled_on", "ends_on", "stay_until", "stage"),
    details=(
        "code", _INTAKE, "name", "gender", "born_on", "passport", "phone", "email", "sent_by", "field", "level",
        Column("intake__school"), "starts_on", "ends_on", "stay_until", "estimate", "tasks", "stage", "admission",
        "admitted_on", "enrolled_on", "left_on", "diploma", "grade", "remark",
    ),
    save=services.save_student,
)  # fmt: skip

#: Told under the heading.
_SAID = frozenset({"stage"})

intake_pages = Pages(
    register=intakes,
    acts={
        IntakeAct.APPROVE: ActPage(
            word="duyet", form=forms.ApproveForm, do=services.approve, look="foremost",
            why=_("Ghi kế hoạch tuyển sinh, cấp học bổng đã được duyệt: từ đó thông báo được."),
        ),
        IntakeAct.WRITE: ActPage(
            word="thu-thong-bao", form=forms.WriteForm, do=services.write,
            why=_("Mỗi thư gửi một cơ quan đại diện; ghi trả lời ở dòng của thư đó."),
        ),
        IntakeAct.ANNOUNCE: ActPage(word="thong-bao-xong", form=forms.OnDayForm, do=services.announce, look="foremost"),
        IntakeAct.SELECT: ActPage(word="trung-tuyen", form=forms.SelectForm, do=services.select, look="foremost"),
        IntakeAct.RECEIVE: ActPage(word="tiep-nhan", form=forms.OnDayForm, do=services.receive, look="foremost"),
        IntakeAct.CANCEL: ActPage(word="khong-tuyen", form=ReasonForm, do=services.cancel_intake, look="undoing"),
    },
    parts={
        "letter": PartPages(
            word="thu", model=IntakeLetter, form=forms.LetterForm, title=_("Thông báo qua cơ quan đại diện"),
            columns=("partner", "sent_on", "document", "answer_due_on", "answered_on", "answer"),
            empty=_("Chưa gửi thư nào."),
            is_offered=lambda record: record.stage not in (IntakeStage.PLANNED, IntakeStage.CANCELLED),
        ),
    },
    verdicts=intake_checks,
    more=lambda record, user: {"additions": additions(record, user)},
    left_out=_SAID,
)  # fmt: skip

student_pages = Pages(
    register=students,
    acts={
        StudentAct.ADMIT: ActPage(word="trung-tuyen", form=forms.AdmitForm, do=services.admit, look="foremost"),
        StudentAct.TURN_DOWN: ActPage(
            word="khong-trung-tuyen", form=ReasonForm, do=services.turn_down, look="undoing"
        ),
        StudentAct.ENROL: ActPage(word="nhap-hoc", form=forms.EnrolForm, do=services.enrol, look="foremost"),
        StudentAct.GRADUATE: ActPage(
            word="tot-nghiep", form=forms.GraduateForm, do=services.graduate, look="foremost"
        ),
        StudentAct.PAUSE: ActPage(word="tam-nghi", form=forms.DayReasonForm, do=services.pause),
        StudentAct.RESUME: ActPage(word="hoc-lai", form=forms.OnDayForm, do=services.resume, look="foremost"),
        StudentAct.STOP: ActPage(word="thoi-hoc", form=forms.DayReasonForm, do=services.stop, look="undoing"),
    },
    parts={
        "result": PartPages(
            word="ket-qua", model=YearResult, form=forms.ResultForm, title=_("Kết quả từng năm học"),
            columns=(
                Column("school_year", _("năm học"), value=lambda row: row.school_year), "outcome", "average",
                "reported_on", "remark",
            ),
            empty=_("Chưa có năm học nào."),
            is_offered=lambda record: record.enrolled_on is not None,
        ),
        "stipend": PartPages(
            word="chi", model=Stipend, form=forms.StipendForm, title=_("Các khoản chi"),
            columns=(
                "kind", "since", "until",
                Column("money", _("số tiền"), value=lambda row: str(row.money), is_number=True), "paid_on", "remark",
            ),
            empty=_("Chưa chi khoản nào."),
            is_offered=lambda record: record.enrolled_on is not None,
        ),
    },
    verdicts=student_checks,
    left_out=_SAID,
)  # fmt: skip

REGISTERS = (intakes, students)
URLS = [
    path("hoc-bong/tong-hop/", summary_page, name="scholar-summary"),
    *intake_pages.urls("hoc-bong/ky-tuyen-sinh/"),
    *student_pages.urls("hoc-bong/luu-hoc-sinh/"),
]
