"""Aid that is not ODA: one programme, project or gift from the dossier to the evaluation, with its own ledger."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from haidang.kit.dossiers.models import Dossier
from haidang.kit.dossiers.rules import Course, step
from haidang.kit.money import CURRENCIES, Money
from haidang.kit.search.searchable import Searchable
from haidang.office.accounts.books import BookQuerySet, Hand, hands_of
from haidang.office.directory.models import Agency
from haidang.office.documents.models import Consultation, Document, Opinion
from haidang.plan.money.models import Estimate
from haidang.plan.plans.linking import tasks_field
from haidang.registers.aid import project_rules as rules
from haidang.registers.aid.ingo_choices import Sector
from haidang.registers.aid.project_choices import (
    APPRAISER,
    OF_DISASTER,
    Authority,
    ProjectAct,
    ProjectKind,
    ProjectStage,
    Topic,
)
from haidang.registers.partners.models import Partner

CURRENCY_CHOICES = [(code, code) for code in CURRENCIES]
SOMETHING = [MinValueValidator(Decimal("0.01"))]

_APPRAISERS = (Hand.DESK, APPRAISER)
#: The decision is the chair's; who keeps the books writes it down from the paper.
_DECIDERS = (Hand.DESK, Hand.APPROVER)
_DONE = (ProjectStage.EVALUATED, ProjectStage.REFUSED, ProjectStage.REVOKED, ProjectStage.WITHDRAWN)
#: What was agreed on: those that sums are made of.
AGREED = (ProjectStage.APPROVED, ProjectStage.RUNNING, ProjectStage.ENDED, ProjectStage.EVALUATED)


def paper_field(label: Any, name: str) -> "models.ForeignKey[Any, Any]":
    """A paper that an act stands on: set by the act, never by the form."""
    return models.ForeignKey(
        Document, verbose_name=label, on_delete=models.PROTECT, null=True, blank=True, related_name=name,
        editable=False,
    )  # fmt: skip


def refuse_money_without_rate(row: Any) -> None:
    """An amount of foreign money is told with its rate and the day of the rate; đồng have none."""
    if row.currency == "VND":
        row.rate = row.rate_on = None
        return
    told = {"currency": row.currency}
    if row.rate is None:
        raise ValidationError(
            {"rate": _now("Số tiền bằng %(currency)s chưa có tỷ giá. Ghi tỷ giá ra đồng và ngày của tỷ giá.") % told},
            code="no-rate",
        )
    if row.rate_on is None:
        raise ValidationError(
            {"rate_on": _now("Tỷ giá %(currency)s chưa ghi là của ngày nào. Ghi ngày của tỷ giá.") % told},
            code="no-rate-day",
        )


class AidProjectQuerySet(BookQuerySet["AidProject"]):
    """The aid, in the words of the office."""

    def beside(self, user: Any) -> Q:
        """Who appraises it, from the day it was filed; who was asked about it."""
        asked = Opinion.objects.filter(agency__in=user.charge.sees).order_by().values("consultation")
        return Q(appraiser__in=user.charge.sees) | Q(consultation__in=asked)

    def writable(self) -> Q:
        return ~Q(stage__in=_DONE)

    def deletable(self) -> Q:
        return Q(stage=ProjectStage.DRAFT)

    def agreed(self) -> Self:
        return self.filter(stage__in=AGREED)

    def agreed_between(self, since: date, until: date) -> Self:
        """Those that were agreed on in these days."""
        return self.agreed().filter(decided_on__range=(since, until))

    def open(self) -> Self:
        """Those about which somebody still has to do something."""
        return self.exclude(stage__in=_DONE)


class AidProject(Dossier):
    """One programme, project, gift or relief that somebody abroad gives."""

    course = Course({
        ProjectAct.FILE: step(Hand.AUTHOR, ProjectStage.DRAFT, ProjectStage.FILED),
        ProjectAct.RECEIVE: step(Hand.AUTHOR, ProjectStage.DRAFT, ProjectStage.RUNNING),
        ProjectAct.APPRAISE: step(_APPRAISERS, ProjectStage.FILED, ProjectStage.APPRAISED),
        ProjectAct.ASK: step(_APPRAISERS, ProjectStage.FILED),
        ProjectAct.APPROVE: step(_DECIDERS, ProjectStage.APPRAISED, ProjectStage.APPROVED),
        ProjectAct.START: step(Hand.AUTHOR, ProjectStage.APPROVED, ProjectStage.RUNNING),
        ProjectAct.END: step(Hand.AUTHOR, ProjectStage.RUNNING, ProjectStage.ENDED),
        ProjectAct.EVALUATE: step((Hand.AUTHOR, APPRAISER), ProjectStage.ENDED, ProjectStage.EVALUATED),
        ProjectAct.ADJUST: step(Hand.AUTHOR, (ProjectStage.APPROVED, ProjectStage.RUNNING)),
        ProjectAct.SEND_BACK: step(_APPRAISERS, ProjectStage.FILED, ProjectStage.DRAFT),
        ProjectAct.REFUSE: step(_DECIDERS, (ProjectStage.FILED, ProjectStage.APPRAISED), ProjectStage.REFUSED),
        ProjectAct.REVOKE: step(_DECIDERS, (ProjectStage.APPROVED, ProjectStage.RUNNING), ProjectStage.REVOKED),
        ProjectAct.WITHDRAW: step(
            Hand.AUTHOR, (ProjectStage.DRAFT, ProjectStage.FILED, ProjectStage.APPRAISED), ProjectStage.WITHDRAWN
        ),
    })  # fmt: skip

    title = models.CharField(_("tên khoản viện trợ"), max_length=300)
    kind = models.CharField(_("loại"), max_length=12, choices=ProjectKind, default=ProjectKind.PROJECT)
    donor = models.ForeignKey(
        Partner, verbose_name=_("nhà tài trợ"), on_delete=models.PROTECT, related_name="aid_projects"
    )
    ingo = models.ForeignKey(
        "aid.Ingo", verbose_name=_("qua tổ chức PCPNN"), on_delete=models.PROTECT, null=True,
        blank=True, related_name="projects",
    )  # fmt: skip
    need = models.ForeignKey(
        "aid.AidNeed", verbose_name=_("theo nhu cầu"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="projects", help_text=_("Nhu cầu trong chương trình vận động viện trợ."),
    )  # fmt: skip
    agency = models.ForeignKey(
        Agency, verbose_name=_("chủ khoản viện trợ"), on_delete=models.PROTECT, related_name="aid_projects"
    )
    owner = models.CharField(
        _("đơn vị thực hiện"), max_length=250, blank=True, help_text=_("Nếu là đơn vị trực thuộc hoặc tổ chức khác.")
    )
    sector = models.CharField(_("lĩnh vực"), max_length=16, choices=Sector, default=Sector.OTHER)
    topic = models.CharField(_("nội dung thuộc"), max_length=12, choices=Topic, default=Topic.ORDINARY)
    purpose = models.TextField(_("mục tiêu, nội dung"))
    places = models.ManyToManyField(Agency, verbose_name=_("địa bàn"), blank=True, related_name="aid_here")
    beneficiaries = models.CharField(_("đối tượng thụ hưởng"), max_length=250, blank=True)
    people = models.PositiveIntegerField(_("số người thụ hưởng"), null=True, blank=True)
    amount = models.DecimalField(
        _("giá trị cam kết"), max_digits=18, decimal_places=2, null=True, blank=True, validators=SOMETHING
    )
    currency = models.CharField(_("loại tiền"), max_length=3, choices=CURRENCY_CHOICES, default="VND")
    rate = models.DecimalField(
        _("tỷ giá ra đồng"), max_digits=14, decimal_places=2, null=True, blank=True, validators=SOMETHING
    )
    rate_on = models.DateField(_("tỷ giá ngày"), null=True, blank=True)
    counterpart = models.ForeignKey(
        Estimate, verbose_name=_("vốn đối ứng (dự toán)"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="aid_projects",
    )  # fmt: skip
    starts_on = models.DateField(_("dự kiến từ ngày"), null=True, blank=True)
    ends_on = models.DateField(_("dự kiến đến ngày"), null=True, blank=True)
    signed_on = models.DateField(_("ký văn kiện ngày"), null=True, blank=True)
    disaster = models.CharField(
        _("thiên tai, sự cố"), max_length=200, blank=True, help_text=_("Với cứu trợ khẩn cấp, khắc phục hậu quả.")
    )
    disaster_on = models.DateField(_("xảy ra ngày"), null=True, blank=True)
    tasks = tasks_field("aid_projects")

    stage = models.CharField(
        _("trạng thái"), max_length=12, choices=ProjectStage, default=ProjectStage.DRAFT, editable=False
    )
    request = paper_field(_("văn bản đề nghị"), "aid_requested")
    filed_on = models.DateField(_("nộp hồ sơ ngày"), null=True, blank=True, editable=False)
    appraiser = models.ForeignKey(
        Agency, verbose_name=_("cơ quan thẩm định"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="aid_to_appraise", editable=False,
    )  # fmt: skip
    consultation = models.ForeignKey(
        Consultation, verbose_name=_("lấy ý kiến"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="aid_projects", editable=False,
    )  # fmt: skip
    appraisal = paper_field(_("báo cáo thẩm định"), "aid_appraised")
    appraised_on = models.DateField(_("thẩm định ngày"), null=True, blank=True, editable=False)
    appraisal_words = models.TextField(_("kết quả thẩm định"), blank=True, editable=False)
    decision = paper_field(_("quyết định, văn bản"), "aid_decided")
    decided_on = models.DateField(_("phê duyệt, tiếp nhận ngày"), null=True, blank=True, editable=False)
    decided_by = models.CharField(
        _("người có thẩm quyền"), max_length=16, choices=Authority, blank=True, editable=False
    )
    started_on = models.DateField(_("bắt đầu thực hiện ngày"), null=True, blank=True, editable=False)
    ended_on = models.DateField(_("kết thúc ngày"), null=True, blank=True, editable=False)
    results = models.TextField(_("kết quả"), blank=True, editable=False)
    evaluated_on = models.DateField(_("đánh giá ngày"), null=True, blank=True, editable=False)
    evaluation = models.TextField(_("đánh giá"), blank=True, editable=False)
    revocation = paper_field(_("văn bản thu hồi"), "aid_revoked")
    revoked_on = models.DateField(_("thu hồi ngày"), null=True, blank=True, editable=False)

    objects = AidProjectQuerySet.as_manager()
    searchable = Searchable(
        title="title", number="decision__number", text=("purpose", "donor__name", "agency__name", "beneficiaries")
    )

    NOTE_VERBS = {
        "file": _("Trình thẩm định"),
        "receive": _("Tiếp nhận cứu trợ"),
        "ask": _("Lấy ý kiến"),
        "appraise": _("Thẩm định"),
        "approve": _("Phê duyệt"),
        "start": _("Bắt đầu thực hiện"),
        "end": _("Kết thúc"),
        "evaluate": _("Đánh giá"),
        "adjust": _("Điều chỉnh"),
        "send-back": _("Trả lại để bổ sung"),
        "refuse": _("Không phê duyệt"),
        "revoke": _("Thu hồi quyết định"),
        "withdraw": _("Rút hồ sơ"),
        "part-added": _("Thêm giấy tờ, hiện vật, giải ngân, báo cáo"),
        "part-changed": _("Sửa giấy tờ, hiện vật, giải ngân, báo cáo"),
        "part-dropped": _("Bỏ giấy tờ, hiện vật, giải ngân, báo cáo"),
    }
    NOTE_FIELDS = {"part": _("phần"), "paper": _("văn bản")}

    class Meta:
        verbose_name = "khoản viện trợ"
        verbose_name_plural = "khoản viện trợ"
        # what nobody has decided on yet first, on both engines
        ordering = [F("decided_on").desc(nulls_first=True), "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(amount=None) | Q(currency="VND") | Q(rate__isnull=False, rate_on__isnull=False),
                name="aid_project_rate",
                violation_error_message=_("Số tiền bằng ngoại tệ phải có tỷ giá và ngày của tỷ giá."),
            ),
            models.CheckConstraint(
                condition=Q(starts_on=None) | Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="aid_project_days",
                violation_error_message=_("Ngày kết thúc dự kiến phải từ ngày bắt đầu trở đi."),
            ),
            models.CheckConstraint(
                condition=Q(started_on=None) | Q(ended_on=None) | Q(ended_on__gte=F("started_on")),
                name="aid_project_ran",
                violation_error_message=_("Ngày kết thúc phải từ ngày bắt đầu thực hiện trở đi."),
            ),
            models.CheckConstraint(
                condition=~Q(stage=ProjectStage.FILED) | Q(filed_on__isnull=False, appraiser__isnull=False),
                name="aid_project_filed",
                violation_error_message=_("Hồ sơ đã trình phải có ngày nộp và cơ quan thẩm định."),
            ),
            models.CheckConstraint(
                condition=~Q(stage__in=AGREED)
                | Q(decided_on__isnull=False, decision__isnull=False)
                | Q(decided_on__isnull=False, kind__in=sorted(OF_DISASTER)),
                name="aid_project_decided",
                violation_error_message=_("Khoản viện trợ được phê duyệt phải có quyết định và ngày."),
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=sorted(OF_DISASTER)) | Q(disaster_on__isnull=False),
                name="aid_project_disaster",
                violation_error_message=_("Cứu trợ, khắc phục hậu quả phải ghi ngày thiên tai, sự cố xảy ra."),
            ),
        ]
        indexes = [models.Index(fields=["stage", "decided_on"], name="aid_project_stage")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("aid:project-record", args=[self.pk])

    def clean(self) -> None:
        super().clean()
        if self.amount is not None:
            refuse_money_without_rate(self)
        elif self.currency == "VND":
            self.rate = self.rate_on = None
        if self.kind in OF_DISASTER and self.disaster_on is None:
            raise ValidationError(
                {"disaster_on": _now("Ghi ngày xảy ra thiên tai, sự cố: thời hạn của “%(kind)s” tính từ ngày đó.")
                 % {"kind": self.get_kind_display()}}, code="no-disaster",
            )  # fmt: skip

    # ── whose business it is ─────────────────────────────────────────────────────────────────────

    def hands(self, user: Any) -> frozenset[str]:
        found: frozenset[str] = hands_of(self.agency_id, user)
        theirs = self.appraiser_id is not None and user.charge.answers_for(self.appraiser_id)
        return found | {APPRAISER} if theirs and user.may("change", "book") else found

    def in_the_way(self, act: Any) -> str:
        if act == ProjectAct.RECEIVE and self.kind not in OF_DISASTER:
            return _now("“%(kind)s” phải qua thẩm định, phê duyệt; chỉ cứu trợ mới tiếp nhận ngay.") % {
                "kind": self.get_kind_display()
            }
        if act == ProjectAct.ASK and self.consultation_id:
            return _now("Đã lấy ý kiến về khoản này; hỏi thêm cơ quan ở trang lấy ý kiến.")
        return ""

    def in_place_of(self, user: Any) -> Agency | None:
        found: Agency | None = user.in_place_of(self.agency)
        return found

    # ── money ────────────────────────────────────────────────────────────────────────────────────

    @property
    def is_of_disaster(self) -> bool:
        return self.kind in OF_DISASTER

    @property
    def committed(self) -> Money | None:
        """What was promised, in its own currency."""
        return None if self.amount is None else Money(self.amount, self.currency)

    @property
    def dong(self) -> Decimal:
        """What was promised, in đồng at the rate it was told with."""
        return rules.in_dong(self.amount or Decimal(0), self.currency, self.rate)

    def paid(self, rows: "Iterable[Any] | None" = None) -> Money:
        """What came in so far, in its own currency."""
        found = self.disbursements.all() if rows is None else rows
        return Money(sum((each.amount for each in found), Decimal(0)), self.currency)

    @property
    def began_on(self) -> date | None:
        """The day from which reports are asked for."""
        return self.started_on if self.stage in AGREED else None
