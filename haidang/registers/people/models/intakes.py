"""An intake of a scholarship programme: a year, a country, so many places; made known through missions."""

from datetime import date
from typing import Any, Self

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from haidang.kit.dossiers.models import Dossier, Part
from haidang.kit.dossiers.rules import Course, step
from haidang.kit.search.searchable import Searchable
from haidang.office.accounts.books import BookQuerySet, Hand, hands_of
from haidang.office.directory.models import Agency
from haidang.plan.money.models import Estimate
from haidang.plan.plans.linking import tasks_field
from haidang.registers.partners.models import Partner
from haidang.registers.people.models.common import country_field, paper_field, refuse_no_country
from haidang.registers.people.scholar_choices import PLACED, IntakeAct, IntakeStage, Level, StudentStage

_LIVING = (IntakeStage.PLANNED, IntakeStage.APPROVED, IntakeStage.ANNOUNCED, IntakeStage.SELECTED)


class ScholarshipIntakeQuerySet(BookQuerySet["ScholarshipIntake"]):
    """The intakes; the school that takes the students in reads of its own."""

    def beside(self, user: Any) -> Q:
        return Q(school__in=user.charge.sees)

    def writable(self) -> Q:
        return Q(stage__in=_LIVING)

    def deletable(self) -> Q:
        return Q(stage=IntakeStage.PLANNED)

    def living(self) -> Self:
        """Those about which somebody still has to do something."""
        return self.filter(stage__in=_LIVING)

    def of_years(self, since: date, until: date) -> Self:
        return self.filter(year__range=(since.year, until.year))


class ScholarshipIntake(Dossier):
    """So many scholarships of one level for one country in one year."""

    course = Course({
        IntakeAct.APPROVE: step((Hand.DESK, Hand.APPROVER), IntakeStage.PLANNED, IntakeStage.APPROVED),
        IntakeAct.WRITE: step(Hand.AUTHOR, (IntakeStage.APPROVED, IntakeStage.ANNOUNCED)),
        IntakeAct.ANNOUNCE: step(Hand.AUTHOR, IntakeStage.APPROVED, IntakeStage.ANNOUNCED),
        IntakeAct.SELECT: step(Hand.AUTHOR, IntakeStage.ANNOUNCED, IntakeStage.SELECTED),
        IntakeAct.RECEIVE: step(Hand.AUTHOR, IntakeStage.SELECTED, IntakeStage.RECEIVED),
        IntakeAct.CANCEL: step(
            Hand.AUTHOR, (IntakeStage.PLANNED, IntakeStage.APPROVED, IntakeStage.ANNOUNCED), IntakeStage.CANCELLED
        ),
    })  # fmt: skip

    year = models.PositiveSmallIntegerField(
        _("năm tuyển sinh"), validators=[MinValueValidator(1990, _("Năm tuyển sinh phải từ 1990 trở đi."))]
    )
    country = country_field("scholarship_intakes")
    level = models.CharField(_("trình độ đào tạo"), max_length=12, choices=Level, default=Level.BACHELOR)
    places = models.PositiveSmallIntegerField(_("chỉ tiêu"))
    school = models.ForeignKey(
        Agency, verbose_name=_("cơ sở đào tạo"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="scholarship_intakes",
    )  # fmt: skip
    fields = models.CharField(_("ngành tuyển"), max_length=300, blank=True)
    agency = models.ForeignKey(
        Agency, verbose_name=_("cơ quan chủ trì"), on_delete=models.PROTECT, related_name="led_intakes"
    )
    opens_on = models.DateField(_("nhận hồ sơ từ ngày"), null=True, blank=True)
    closes_on = models.DateField(_("nhận hồ sơ đến ngày"), null=True, blank=True)
    terms = models.TextField(_("điều kiện, quyền lợi"), blank=True)
    estimate = models.ForeignKey(
        Estimate, verbose_name=_("dự toán"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="scholarship_intakes",
    )  # fmt: skip
    tasks = tasks_field("scholarship_intakes")

    stage = models.CharField(
        _("trạng thái"), max_length=12, choices=IntakeStage, default=IntakeStage.PLANNED, editable=False
    )
    plan_paper = paper_field(_("kế hoạch tuyển sinh"), "intakes_planned")
    announced_on = models.DateField(_("thông báo xong ngày"), null=True, blank=True, editable=False)
    list_paper = paper_field(_("quyết định trúng tuyển"), "intakes_selected")
    received_on = models.DateField(_("tiếp nhận ngày"), null=True, blank=True, editable=False)
    results = models.TextField(_("kết quả"), blank=True, editable=False)

    objects = ScholarshipIntakeQuerySet.as_manager()
    searchable = Searchable(
        title="country__name", number="plan_paper__number", text=("fields", "terms", "letters__answer")
    )

    NOTE_VERBS = {
        **{act.value: act.label for act in IntakeAct},
        "part-added": _("Thêm thư thông báo"),
        "part-changed": _("Sửa thư thông báo"),
        "part-dropped": _("Bỏ thư thông báo"),
    }
    NOTE_FIELDS = {"part": _("thư thông báo"), "letter": _("thư thông báo")}

    class Meta:
        verbose_name = "kỳ tuyển sinh học bổng"
        verbose_name_plural = "kỳ tuyển sinh học bổng"
        ordering = ["-year", "country__sort_key", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(places__gte=1),
                name="people_intake_places",
                violation_error_message=_("Chỉ tiêu phải từ 1 trở lên."),
            ),
            models.CheckConstraint(
                condition=Q(opens_on=None) | Q(closes_on=None) | Q(closes_on__gte=F("opens_on")),
                name="people_intake_days",
                violation_error_message=_("Ngày hết nhận hồ sơ phải từ ngày bắt đầu nhận trở đi."),
            ),
            models.CheckConstraint(
                condition=Q(stage__in=[IntakeStage.PLANNED, IntakeStage.CANCELLED]) | Q(plan_paper__isnull=False),
                name="people_intake_approved_by_a_paper",
                violation_error_message=_("Kỳ tuyển sinh đã duyệt phải có kế hoạch tuyển sinh."),
            ),
            # two, since SQLite takes every missing school for another one
            models.UniqueConstraint(
                fields=["year", "country", "level", "school"],
                name="people_intake_once",
                violation_error_message=_("Năm này, nước này, trình độ này đã có kỳ tuyển sinh ở cơ sở đào tạo đó."),
            ),
            models.UniqueConstraint(
                fields=["year", "country", "level"],
                condition=Q(school=None),
                name="people_intake_once_without_school",
                violation_error_message=_("Năm này, nước này, trình độ này đã có kỳ tuyển sinh."),
            ),
        ]
        indexes = [models.Index(fields=["stage", "year"], name="people_intake_stage")]

    def __str__(self) -> str:
        return _now("Học bổng %(year)s cho %(country)s, %(level)s") % {
            "year": self.year, "country": self.country, "level": self.get_level_display(),
        }  # fmt: skip

    def get_absolute_url(self) -> str:
        return reverse("people:intake-record", args=[self.pk])

    def clean(self) -> None:
        super().clean()
        refuse_no_country(self.country if self.country_id else None)

    def hands(self, user: Any) -> frozenset[str]:
        return hands_of(self.agency_id, user)

    def in_the_way(self, act: Any) -> str:
        if act == IntakeAct.ANNOUNCE and not self.letters.exists():
            return _now("Chưa ghi thư thông báo nào. Ghi thư gửi cơ quan đại diện trước.")
        if act == IntakeAct.SELECT and not self.students.filter(stage__in=PLACED).exists():
            return _now("Chưa có sinh viên nào trúng tuyển. Ghi trúng tuyển cho từng hồ sơ trước.")
        if act == IntakeAct.CANCEL and (count := self.students.exclude(stage=StudentStage.REFUSED).count()):
            return _now("Còn %(count)s hồ sơ sinh viên chưa giải quyết; trả lời từng người trước.") % {"count": count}
        return ""

    def in_place_of(self, user: Any) -> Agency | None:
        found: Agency | None = user.in_place_of(self.agency)
        return found


class IntakeLetter(Part):
    """A letter by which an intake was made known: to which mission, when, what came back."""

    whole_name = "intake"

    intake = models.ForeignKey(
        ScholarshipIntake, verbose_name=_("kỳ tuyển sinh"), on_delete=models.CASCADE, related_name="letters"
    )
    partner = models.ForeignKey(
        Partner, verbose_name=_("gửi cơ quan đại diện"), on_delete=models.PROTECT, related_name="scholarship_letters"
    )
    sent_on = models.DateField(_("gửi ngày"))
    document = paper_field(_("công văn"), "scholarship_letters")
    answer_due_on = models.DateField(_("mong trả lời trước ngày"), null=True, blank=True)
    answered_on = models.DateField(_("trả lời ngày"), null=True, blank=True)
    answer = models.CharField(_("nội dung trả lời"), max_length=400, blank=True)

    class Meta:
        verbose_name = "thư thông báo tuyển sinh"
        verbose_name_plural = "thư thông báo tuyển sinh"
        ordering = ["intake", "sent_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_on=None) | Q(answered_on__gte=F("sent_on")),
                name="people_letter_answered_after_it_was_sent",
                violation_error_message=_("Ngày trả lời phải từ ngày gửi thư trở đi."),
            ),
            models.CheckConstraint(
                condition=Q(answer_due_on=None) | Q(answer_due_on__gte=F("sent_on")),
                name="people_letter_due_after_it_was_sent",
                violation_error_message=_("Ngày mong trả lời phải từ ngày gửi thư trở đi."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.partner}, {self.sent_on:%d/%m/%Y}"
