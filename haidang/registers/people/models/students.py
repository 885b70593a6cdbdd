"""A foreign student on a scholarship of the province: from candidate to diploma, what is paid, how the years go."""

from datetime import date
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from haidang.kit.dossiers.models import Dossier, Part
from haidang.kit.dossiers.rules import Course, step
from haidang.kit.money import CURRENCIES, Money
from haidang.kit.personal.fields import EncryptedCharField, EncryptedDateField
from haidang.kit.personal.keeping import Keeping
from haidang.kit.search.searchable import Searchable
from haidang.office.accounts.books import BookQuerySet, Hand, hands_of
from haidang.office.directory.models import Agency
from haidang.plan.money.models import Estimate
from haidang.plan.plans.linking import tasks_field
from haidang.registers.people import scholar_rules
from haidang.registers.people.models.common import paper_field
from haidang.registers.people.models.intakes import ScholarshipIntake
from haidang.registers.people.numbering import next_number
from haidang.registers.people.scholar_choices import (
    PLACED,
    PRESENT,
    Gender,
    Grade,
    Level,
    Outcome,
    Payment,
    StudentAct,
    StudentStage,
)

_LIVING = (StudentStage.CANDIDATE, StudentStage.ADMITTED, *PRESENT)
_CURRENCIES = [(code, code) for code in CURRENCIES]


class StudentQuerySet(BookQuerySet["Student"]):
    """The students; their school reads of its own."""

    whose = "intake__agency"

    def beside(self, user: Any) -> Q:
        return Q(intake__school__in=user.charge.sees, stage__in=PLACED)

    def writable(self) -> Q:
        return Q(stage__in=_LIVING)

    def deletable(self) -> Q:
        return Q(stage__in=[StudentStage.CANDIDATE, StudentStage.REFUSED])

    def present(self) -> Self:
        return self.filter(stage__in=PRESENT)

    def studying_on(self, on: date) -> Self:
        """Those who had begun and not ended on that day."""
        begun = self.filter(enrolled_on__lte=on)
        return begun.filter(Q(left_on=None) | Q(left_on__gt=on))


class Student(Dossier):
    """A person on a scholarship. Called by a code: the name is encrypted, and shown to who keeps the book."""

    course = Course({
        StudentAct.ADMIT: step(Hand.AUTHOR, StudentStage.CANDIDATE, StudentStage.ADMITTED),
        StudentAct.TURN_DOWN: step(Hand.AUTHOR, (StudentStage.CANDIDATE, StudentStage.ADMITTED), StudentStage.REFUSED),
        StudentAct.ENROL: step(Hand.AUTHOR, StudentStage.ADMITTED, StudentStage.STUDYING),
        StudentAct.PAUSE: step(Hand.AUTHOR, StudentStage.STUDYING, StudentStage.PAUSED),
        StudentAct.RESUME: step(Hand.AUTHOR, StudentStage.PAUSED, StudentStage.STUDYING),
        StudentAct.GRADUATE: step(Hand.AUTHOR, StudentStage.STUDYING, StudentStage.GRADUATED),
        StudentAct.STOP: step(Hand.AUTHOR, PRESENT, StudentStage.STOPPED),
    })  # fmt: skip

    code = models.CharField(_("mã sinh viên"), max_length=24, unique=True, editable=False)
    intake = models.ForeignKey(
        ScholarshipIntake, verbose_name=_("kỳ tuyển sinh"), on_delete=models.PROTECT, related_name="students"
    )
    name = EncryptedCharField(_("họ và tên"), max_length=120)
    gender = models.CharField(_("giới tính"), max_length=8, choices=Gender, blank=True)
    born_on = EncryptedDateField(_("ngày sinh"), null=True, blank=True)
    passport = EncryptedCharField(_("số hộ chiếu"), max_length=20, blank=True)
    phone = EncryptedCharField(_("điện thoại"), max_length=40, blank=True)
    email = EncryptedCharField(_("thư điện tử"), max_length=120, blank=True)
    sent_by = models.CharField(_("cơ quan cử đi"), max_length=200, blank=True)
    field = models.CharField(_("ngành học"), max_length=160)
    level = models.CharField(_("trình độ đào tạo"), max_length=12, choices=Level, default=Level.BACHELOR)
    starts_on = models.DateField(_("khóa học từ ngày"), null=True, blank=True)
    ends_on = models.DateField(_("khóa học đến ngày"), null=True, blank=True)
    stay_until = models.DateField(_("được tạm trú đến ngày"), null=True, blank=True)
    estimate = models.ForeignKey(
        Estimate, verbose_name=_("dự toán"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="scholarship_students",
    )  # fmt: skip
    remark = models.TextField(_("ghi chú"), blank=True, help_text=_("Không ghi tên người ở ô này."))
    tasks = tasks_field("scholarship_students")

    stage = models.CharField(
        _("trạng thái"), max_length=12, choices=StudentStage, default=StudentStage.CANDIDATE, editable=False
    )
    admission = paper_field(_("quyết định trúng tuyển"), "students_admitted")
    admitted_on = models.DateField(_("trúng tuyển ngày"), null=True, blank=True, editable=False)
    enrolled_on = models.DateField(_("nhập học ngày"), null=True, blank=True, editable=False)
    #: The last day of study: of a diploma or of leaving.
    left_on = models.DateField(_("kết thúc học ngày"), null=True, blank=True, editable=False)
    diploma = paper_field(_("quyết định tốt nghiệp, văn bằng"), "students_graduated")
    grade = models.CharField(_("xếp loại tốt nghiệp"), max_length=12, choices=Grade, blank=True, editable=False)

    keeping = Keeping(since="left_on")
    objects = StudentQuerySet.as_manager()
    searchable = Searchable(title="code", number="code", text=("field", "sent_by", "intake__fields"))

    NOTE_VERBS = {
        **{act.value: act.label for act in StudentAct},
        "part-added": _("Thêm một dòng"),
        "part-changed": _("Sửa một dòng"),
        "part-dropped": _("Bỏ một dòng"),
    }
    NOTE_FIELDS = {"part": _("dòng"), "on": _("ngày")}

    class Meta:
        verbose_name = "lưu học sinh nước ngoài"
        verbose_name_plural = "lưu học sinh nước ngoài"
        ordering = ["-code", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(starts_on=None) | Q(ends_on=None) | Q(ends_on__gt=F("starts_on")),
                name="people_student_days",
                violation_error_message=_("Ngày kết thúc khóa học phải sau ngày bắt đầu."),
            ),
            models.CheckConstraint(
                condition=Q(left_on=None) | Q(enrolled_on__isnull=False, left_on__gte=F("enrolled_on")),
                name="people_student_left_after_enrolling",
                violation_error_message=_("Ngày kết thúc học phải từ ngày nhập học trở đi."),
            ),
            models.CheckConstraint(
                condition=~Q(stage__in=PLACED) | Q(admission__isnull=False, admitted_on__isnull=False),
                name="people_student_admitted_by_a_paper",
                violation_error_message=_("Trúng tuyển phải có quyết định và ngày."),
            ),
            models.CheckConstraint(
                condition=~Q(stage=StudentStage.GRADUATED) | Q(left_on__isnull=False, diploma__isnull=False),
                name="people_student_graduated_by_a_paper",
                violation_error_message=_("Tốt nghiệp phải có quyết định hoặc văn bằng, và ngày."),
            ),
        ]
        indexes = [models.Index(fields=["stage", "stay_until"], name="people_student_stage")]

    def __str__(self) -> str:
        return self.code

    def save(self, *args: Any, **kwargs: Any) -> None:
        """The code is given once; the intake it was given for may change, the code does not."""
        if not self.code:
            begin = scholar_rules.code_begin(self.intake.year, self.intake.country.iso)
            self.code = scholar_rules.code(begin, next_number(Student, begin))
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("people:student-record", args=[self.pk])

    @property
    def agency(self) -> Agency:
        """Whose the book is: that of the intake."""
        return self.intake.agency

    @property
    def agency_id(self) -> int:
        return self.intake.agency_id

    def hands(self, user: Any) -> frozenset[str]:
        return hands_of(self.agency_id, user)

    def may_reveal(self, user: Any, name: str) -> bool:
        """Who keeps the book, also of who has long graduated."""
        return Hand.AUTHOR in self.hands(user)

    def in_place_of(self, user: Any) -> Agency | None:
        found: Agency | None = user.in_place_of(self.agency)
        return found


class Stipend(Part):
    """Money paid for a student: what for, for which days, how much, when."""

    whole_name = "student"

    student = models.ForeignKey(
        Student, verbose_name=_("lưu học sinh"), on_delete=models.CASCADE, related_name="stipends"
    )
    kind = models.CharField(_("khoản chi"), max_length=12, choices=Payment, default=Payment.LIVING)
    since = models.DateField(_("từ ngày"))
    until = models.DateField(_("đến ngày"))
    amount = models.DecimalField(
        _("số tiền"), max_digits=16, decimal_places=2, validators=[MinValueValidator(1, _("Số tiền phải lớn hơn 0."))]
    )
    currency = models.CharField(_("loại tiền"), max_length=3, choices=_CURRENCIES, default="VND")
    paid_on = models.DateField(_("chi ngày"), null=True, blank=True)
    remark = models.CharField(_("chứng từ, ghi chú"), max_length=200, blank=True)

    class Meta:
        verbose_name = "khoản chi học bổng"
        verbose_name_plural = "khoản chi học bổng"
        ordering = ["student", "since", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until__gte=F("since")),
                name="people_stipend_days",
                violation_error_message=_("Ngày cuối của khoản chi phải từ ngày đầu trở đi."),
            ),
            models.CheckConstraint(
                condition=Q(amount__gt=0),
                name="people_stipend_amount",
                violation_error_message=_("Số tiền phải lớn hơn 0."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.since:%d/%m/%Y} - {self.until:%d/%m/%Y}: {self.money}"

    def clean(self) -> None:
        """Never twice for one day, never outside the days of study."""
        super().clean()
        if not (self.since and self.until and self.amount is not None and self.until >= self.since):
            return
        student = self.student
        last = student.left_on or student.ends_on
        if found := scholar_rules.in_term(self.since, self.until, student.enrolled_on, last):
            raise ValidationError(found.sentence, code=found.code)
        rows = Stipend.objects.filter(student=student, kind=self.kind).exclude(pk=self.pk)
        if found := scholar_rules.twice(self.paid, [row.paid for row in rows], self.get_kind_display()):
            raise ValidationError(found.sentence, code=found.code)

    @property
    def money(self) -> Money:
        return Money(self.amount, self.currency)

    @property
    def paid(self) -> scholar_rules.Paid:
        """As the rules see it."""
        return scholar_rules.Paid(self.kind, self.since, self.until, self.amount, self.currency)


class YearResult(Part):
    """How one school year of a student ended."""

    whole_name = "student"

    student = models.ForeignKey(
        Student, verbose_name=_("lưu học sinh"), on_delete=models.CASCADE, related_name="results"
    )
    year = models.PositiveSmallIntegerField(
        _("năm học bắt đầu từ"), help_text=_("Năm học 2020-2021 thì ghi 2020."),
        validators=[MinValueValidator(1990), MaxValueValidator(2100)],
    )  # fmt: skip
    outcome = models.CharField(_("kết quả"), max_length=12, choices=Outcome, default=Outcome.PASSED)
    average = models.DecimalField(
        _("điểm trung bình"), max_digits=4, decimal_places=2, null=True, blank=True,
        validators=[MinValueValidator(0), MaxValueValidator(10)],
    )  # fmt: skip
    remark = models.CharField(_("nhận xét của trường"), max_length=400, blank=True)
    reported_on = models.DateField(_("trường báo ngày"), null=True, blank=True)

    class Meta:
        verbose_name = "kết quả năm học"
        verbose_name_plural = "kết quả năm học"
        ordering = ["student", "year", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["student", "year"],
                name="people_result_once_a_year",
                violation_error_message=_("Năm học này đã có kết quả. Sửa dòng đã có."),
            ),
        ]

    def __str__(self) -> str:
        return f"{scholar_rules.year_said(self.year)}: {self.get_outcome_display()}"

    @property
    def school_year(self) -> str:
        return scholar_rules.year_said(self.year)
