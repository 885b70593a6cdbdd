"""Calling for aid: the programme of a year, and each thing in it for which somebody is looked for."""

from datetime import date
from typing import Any, Self

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from haidang.kit.dossiers.models import Dossier
from haidang.kit.dossiers.rules import Course, step
from haidang.kit.money import CURRENCIES
from haidang.kit.search.searchable import Searchable
from haidang.office.accounts.books import BookQuerySet, Hand, hands_of
from haidang.office.directory.models import Agency
from haidang.office.documents.models import Document
from haidang.plan.plans.linking import tasks_field
from haidang.registers.aid.ingo_choices import CallAct, CallStage, NeedStage, Sector
from haidang.registers.aid.models.summaries import ProjectSummary
from haidang.registers.partners.models import Partner

_S, _A = CallStage, CallAct


class AidCallQuerySet(BookQuerySet["AidCall"]):
    def writable(self) -> Q:
        return Q(stage__in=[_S.DRAFT, _S.APPROVED])

    def deletable(self) -> Q:
        return Q(stage=_S.DRAFT)

    def unfinished(self, before: int) -> Self:
        """Approved, of a year before, and not summed up."""
        return self.filter(stage=_S.APPROVED, year__lt=before)


class AidCall(Dossier):
    """The programme by which an agency calls for aid in a year."""

    course = Course({
        _A.APPROVE: step((Hand.DESK, Hand.APPROVER), _S.DRAFT, _S.APPROVED),
        _A.FINISH: step((Hand.AUTHOR, Hand.DESK), _S.APPROVED, _S.DONE),
        _A.CANCEL: step((Hand.AUTHOR, Hand.DESK), (_S.DRAFT, _S.APPROVED), _S.CANCELLED),
    })  # fmt: skip

    title = models.CharField(_("tên chương trình"), max_length=250)
    year = models.PositiveSmallIntegerField(_("năm"), validators=[MinValueValidator(1990), MaxValueValidator(2200)])
    agency = models.ForeignKey(
        Agency, verbose_name=_("cơ quan vận động"), on_delete=models.PROTECT, related_name="aid_calls"
    )
    aims = models.TextField(_("mục tiêu, ưu tiên"), blank=True)
    ways = models.TextField(_("cách vận động"), blank=True)
    target = models.DecimalField(_("mức phấn đấu"), max_digits=16, decimal_places=2, null=True, blank=True)
    currency = models.CharField(
        _("loại tiền"), max_length=3, choices=[(code, code) for code in CURRENCIES], default="USD"
    )
    tasks = tasks_field("aid_calls")
    stage = models.CharField(_("bước"), max_length=10, choices=_S, default=_S.DRAFT, editable=False)
    approval = models.ForeignKey(
        Document, verbose_name=_("văn bản phê duyệt"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="aid_calls_approved", editable=False,
    )  # fmt: skip
    approved_on = models.DateField(_("phê duyệt ngày"), null=True, blank=True, editable=False)
    results = models.TextField(_("kết quả"), blank=True, editable=False)
    finished_on = models.DateField(_("tổng kết ngày"), null=True, blank=True, editable=False)

    objects = AidCallQuerySet.as_manager()
    searchable = Searchable(title="title", number="approval__number", text=("aims", "ways", "agency__name"))

    NOTE_VERBS = {
        "approve": _("Phê duyệt chương trình"),
        "finish": _("Tổng kết"),
        "cancel": _("Không thực hiện nữa"),
    }

    class Meta:
        verbose_name = "chương trình vận động viện trợ"
        verbose_name_plural = "chương trình vận động viện trợ"
        ordering = ["-year", "title", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "year", "title"],
                name="aid_call_once",
                violation_error_message=_("Cơ quan này đã có chương trình cùng tên trong năm đó."),
            ),
            models.CheckConstraint(
                condition=~Q(stage__in=[_S.APPROVED, _S.DONE]) | Q(approved_on__isnull=False),
                name="aid_call_approved_on_a_day",
                violation_error_message=_("Chương trình được phê duyệt phải có ngày phê duyệt."),
            ),
            models.CheckConstraint(
                condition=~Q(stage=_S.DONE) | Q(finished_on__isnull=False),
                name="aid_call_finished_on_a_day",
                violation_error_message=_("Chương trình đã tổng kết phải có ngày tổng kết."),
            ),
            models.CheckConstraint(
                condition=Q(target=None) | Q(target__gte=0),
                name="aid_call_target",
                violation_error_message=_("Mức phấn đấu không nhỏ hơn 0."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("aid:call-record", args=[self.pk])

    def hands(self, user: Any) -> frozenset[str]:
        return hands_of(self.agency_id, user)

    def in_place_of(self, user: Any) -> Agency | None:
        found: Agency | None = user.in_place_of(self.agency)
        return found


class AidNeedQuerySet(BookQuerySet["AidNeed"]):
    whose = "call__agency"

    def writable(self) -> Q:
        """As long as its programme is."""
        return Q(call__stage__in=[_S.DRAFT, _S.APPROVED])

    def awaited(self) -> Self:
        """Those with a next step on a day, in programmes that go on."""
        going = self.filter(stage__in=[NeedStage.OPEN, NeedStage.PROMISED], next_on__isnull=False)
        return going.filter(call__stage=_S.APPROVED).order_by("next_on", "pk")

    def due_by(self, on: date) -> Self:
        return self.awaited().filter(next_on__lte=on)


class AidNeed(models.Model):
    """One thing of a programme: what is wanted, where, how much, from whom, how far it came."""

    call = models.ForeignKey(AidCall, verbose_name=_("chương trình"), on_delete=models.CASCADE, related_name="needs")
    what = models.CharField(_("nội dung vận động"), max_length=300)
    sector = models.CharField(_("lĩnh vực"), max_length=16, choices=Sector, default=Sector.OTHER)
    place = models.CharField(_("địa bàn"), max_length=200, blank=True)
    owner = models.ForeignKey(
        Agency, verbose_name=_("đơn vị thụ hưởng"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="aid_needs",
    )  # fmt: skip
    amount = models.DecimalField(_("giá trị cần"), max_digits=16, decimal_places=2, null=True, blank=True)
    currency = models.CharField(
        _("loại tiền"), max_length=3, choices=[(code, code) for code in CURRENCIES], default="USD"
    )
    donors = models.ManyToManyField(Partner, verbose_name=_("nhà tài trợ hướng tới"), blank=True, related_name="needs")
    summary = models.ForeignKey(
        ProjectSummary, verbose_name=_("bản tóm tắt dự án"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="needs",
    )  # fmt: skip
    stage = models.CharField(_("tình trạng"), max_length=10, choices=NeedStage, default=NeedStage.OPEN)
    promised = models.DecimalField(_("giá trị cam kết"), max_digits=16, decimal_places=2, null=True, blank=True)
    next_step = models.CharField(_("việc tiếp theo"), max_length=250, blank=True)
    next_on = models.DateField(_("làm trước ngày"), null=True, blank=True)
    note = models.TextField(_("ghi chú"), blank=True)

    objects = AidNeedQuerySet.as_manager()
    searchable = Searchable(title="what", text=("place", "next_step", "call__title"))

    class Meta:
        verbose_name = "nhu cầu vận động viện trợ"
        verbose_name_plural = "nhu cầu vận động viện trợ"
        ordering = ["call", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=(Q(amount=None) | Q(amount__gte=0)) & (Q(promised=None) | Q(promised__gte=0)),
                name="aid_need_amounts",
                violation_error_message=_("Giá trị không nhỏ hơn 0."),
            ),
            models.CheckConstraint(
                condition=~Q(stage=NeedStage.PROMISED) | Q(promised__isnull=False),
                name="aid_need_promised_how_much",
                violation_error_message=_("Đã có cam kết thì ghi giá trị cam kết."),
            ),
            models.CheckConstraint(
                condition=Q(next_on=None) | ~Q(next_step=""),
                name="aid_need_next_step_said",
                violation_error_message=_("Có ngày phải làm thì ghi việc tiếp theo là gì."),
            ),
        ]

    def __str__(self) -> str:
        return self.what

    def get_absolute_url(self) -> str:
        return reverse("aid:need-record", args=[self.pk])

    def in_place_of(self, user: Any) -> Agency | None:
        found: Agency | None = user.in_place_of(self.call.agency)
        return found
