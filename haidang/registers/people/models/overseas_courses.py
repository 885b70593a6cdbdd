"""What Vietnamese abroad ask and what is done with them: requests with their answers, visits, classes, seminars."""

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

from haidang.kit import clock
from haidang.kit.dossiers.models import Dossier
from haidang.kit.dossiers.rules import Course, step
from haidang.kit.money import Money
from haidang.kit.personal.fields import EncryptedCharField, EncryptedTextField
from haidang.kit.personal.keeping import Keeping
from haidang.kit.search.searchable import Searchable
from haidang.office.accounts.books import BookQuerySet, Hand, hands_of
from haidang.office.directory.models import Agency
from haidang.office.documents.models import Document
from haidang.plan.money.models import Estimate
from haidang.plan.plans.linking import tasks_field
from haidang.registers.people.models.overseas import (
    CURRENCY_CHOICES,
    OverseasAssociation,
    country_field,
    refuse_what_is_no_country,
)
from haidang.registers.people.numbering import Numbered
from haidang.registers.people.overseas_choices import (
    ActivityAct,
    ActivityKind,
    ActivityStage,
    Matter,
    RequestAct,
    RequestStage,
)


def _paper(label: Any, name: str) -> "models.ForeignKey[Any, Any]":
    """A paper that an act names."""
    return models.ForeignKey(
        Document, verbose_name=label, on_delete=models.PROTECT, null=True, blank=True, related_name=name,
        editable=False,
    )  # fmt: skip


class OverseasRequestQuerySet(BookQuerySet["OverseasRequest"]):
    def beside(self, user: Any) -> Q:
        """Who was given it to answer."""
        return Q(handler__in=user.charge.sees)

    def writable(self) -> Q:
        return Q(stage=RequestStage.RECEIVED)

    def open(self) -> Self:
        return self.filter(stage=RequestStage.RECEIVED)


class OverseasRequest(Numbered, Dossier):
    """Something that a Vietnamese abroad asks of the province; answered by a day. Who asks is personal."""

    prefix = "KB"
    course = Course({
        RequestAct.ANSWER: step(Hand.AUTHOR, RequestStage.RECEIVED, RequestStage.ANSWERED),
        RequestAct.PASS_ON: step((Hand.AUTHOR, Hand.DESK), RequestStage.RECEIVED),
        RequestAct.WITHDRAW: step(Hand.AUTHOR, RequestStage.RECEIVED, RequestStage.WITHDRAWN),
    })  # fmt: skip

    matter = models.CharField(_("lĩnh vực"), max_length=12, choices=Matter)
    subject = models.CharField(_("hỏi, đề nghị việc gì"), max_length=250, help_text=_("Không ghi tên người hỏi."))
    country = country_field(_("người hỏi ở nước"), "overseas_requests")
    sender = EncryptedCharField(_("người hỏi"), max_length=160, blank=True)
    contact = EncryptedCharField(_("địa chỉ, điện thoại"), max_length=250, blank=True)
    words = EncryptedTextField(_("nội dung"), blank=True, max_length=8000)
    received_on = models.DateField(_("nhận ngày"), default=clock.today)
    due_on = models.DateField(
        _("trả lời trước ngày"), null=True, blank=True,
        help_text=_("Để trống thì tính theo định mức của ngày nhận."),
    )  # fmt: skip
    agency = models.ForeignKey(
        Agency, verbose_name=_("cơ quan nhận"), on_delete=models.PROTECT, related_name="overseas_requests"
    )
    tasks = tasks_field("overseas_requests")

    stage = models.CharField(
        _("trạng thái"), max_length=10, choices=RequestStage, default=RequestStage.RECEIVED, editable=False
    )
    handler = models.ForeignKey(
        Agency, verbose_name=_("cơ quan trả lời"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="overseas_requests_given", editable=False,
    )  # fmt: skip
    passed_on = models.DateField(_("chuyển ngày"), null=True, blank=True, editable=False)
    answered_on = models.DateField(_("trả lời ngày"), null=True, blank=True, editable=False)
    answer = models.TextField(_("đã trả lời"), blank=True, editable=False)
    paper = _paper(_("văn bản trả lời"), "overseas_requests_answered")

    keeping = Keeping(since="answered_on")
    objects = OverseasRequestQuerySet.as_manager()
    searchable = Searchable(title="subject", number="code", text=("answer", "country__name", "agency__name"))

    NOTE_VERBS = {
        "answer": _("Trả lời"),
        "pass-on": _("Chuyển cơ quan trả lời"),
        "withdraw": _("Đã rút"),
    }

    class Meta:
        verbose_name = "yêu cầu của kiều bào"
        verbose_name_plural = "yêu cầu của kiều bào"
        ordering = ["-received_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(due_on=None) | Q(due_on__gte=F("received_on")),
                name="people_overseas_request_due_after_it_came",
                violation_error_message=_("Hạn trả lời phải từ ngày nhận trở đi."),
            ),
            models.CheckConstraint(
                condition=~Q(stage=RequestStage.ANSWERED) | (Q(answered_on__gte=F("received_on")) & ~Q(answer="")),
                name="people_overseas_request_answered_with_its_day",
                violation_error_message=_("Đã trả lời phải ghi trả lời gì và ngày, từ ngày nhận trở đi."),
            ),
        ]
        indexes = [models.Index(fields=["stage", "due_on"], name="people_overseas_request_stage")]

    def __str__(self) -> str:
        return f"{self.code}: {self.subject}"

    def get_absolute_url(self) -> str:
        return reverse("people:overseas-request-record", args=[self.pk])

    def clean(self) -> None:
        super().clean()
        refuse_what_is_no_country(self.country if self.country_id else None)

    @property
    def answerer_id(self) -> int:
        """Who is waited for."""
        return self.handler_id or self.agency_id

    def is_late(self, today: date) -> bool:
        return bool(self.due_on and (self.answered_on or today) > self.due_on)

    def hands(self, user: Any) -> frozenset[Hand]:
        """Whoever received it, and whoever was given it."""
        return hands_of(self.agency_id, user) | (hands_of(self.handler_id, user) if self.handler_id else frozenset())

    def may_reveal(self, user: Any, name: str) -> bool:
        """Nobody answers somebody they do not know."""
        return Hand.AUTHOR in self.hands(user)

    def in_place_of(self, user: Any) -> Agency | None:
        found: Agency | None = user.in_place_of(self.agency)
        return found

    @property
    def plain_sender(self) -> str:
        """Only to see that no open box tells it; never shown."""
        field: Any = self._meta.get_field("sender")
        return str(field.plain(self.sender) or "")


class OverseasActivityQuerySet(BookQuerySet["OverseasActivity"]):
    def writable(self) -> Q:
        return Q(stage=ActivityStage.PLANNED)

    def on_days(self, since: date, until: date) -> Self:
        return self.filter(starts_on__lte=until, ends_on__gte=since)


class OverseasActivity(Dossier):
    """A visit, a class, a seminar, an investor who asks, a project: planned, then held or not."""

    course = Course({
        ActivityAct.HOLD: step(Hand.AUTHOR, ActivityStage.PLANNED, ActivityStage.HELD),
        ActivityAct.CANCEL: step(Hand.AUTHOR, ActivityStage.PLANNED, ActivityStage.CANCELLED),
    })  # fmt: skip

    kind = models.CharField(_("loại hoạt động"), max_length=10, choices=ActivityKind)
    title = models.CharField(_("tên, nội dung"), max_length=250)
    country = country_field(_("nước"), "overseas_activities", required=False)
    association = models.ForeignKey(
        OverseasAssociation, verbose_name=_("hội, nhóm"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="activities_held",
    )  # fmt: skip
    agency = models.ForeignKey(
        Agency, verbose_name=_("cơ quan chủ trì"), on_delete=models.PROTECT, related_name="overseas_activities"
    )
    starts_on = models.DateField(_("từ ngày"))
    ends_on = models.DateField(_("đến ngày"), null=True, blank=True, help_text=_("Để trống: trong một ngày."))
    place = models.CharField(_("địa điểm"), max_length=200, blank=True)
    expected = models.PositiveIntegerField(_("dự kiến số kiều bào"), null=True, blank=True)
    content = models.TextField(_("mục đích, chương trình"), blank=True)
    field = models.CharField(_("lĩnh vực đầu tư"), max_length=160, blank=True)
    capital = models.DecimalField(
        _("vốn dự kiến"), max_digits=18, decimal_places=2, null=True, blank=True,
        validators=[MinValueValidator(Decimal("0.01"))],
    )  # fmt: skip
    currency = models.CharField(_("loại tiền"), max_length=3, choices=CURRENCY_CHOICES, blank=True)
    estimate = models.ForeignKey(
        Estimate, verbose_name=_("dự toán"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="overseas_activities",
    )  # fmt: skip
    tasks = tasks_field("overseas_activities")

    stage = models.CharField(
        _("trạng thái"), max_length=10, choices=ActivityStage, default=ActivityStage.PLANNED, editable=False
    )
    came = models.PositiveIntegerField(_("số kiều bào đã dự"), null=True, blank=True, editable=False)
    results = models.TextField(_("kết quả"), blank=True, editable=False)
    report = _paper(_("báo cáo"), "overseas_activities_reported")

    objects = OverseasActivityQuerySet.as_manager()
    searchable = Searchable(title="title", text=("place", "content", "results", "agency__name"))

    NOTE_VERBS = {"hold": _("Đã thực hiện"), "cancel": _("Không thực hiện nữa")}

    class Meta:
        verbose_name = "hoạt động với kiều bào"
        verbose_name_plural = "hoạt động với kiều bào"
        ordering = ["-starts_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=False, ends_on__gte=F("starts_on")),
                name="people_overseas_activity_days",
                violation_error_message=_("Ngày cuối phải từ ngày đầu trở đi."),
            ),
            models.CheckConstraint(
                condition=Q(capital=None) | ~Q(currency=""),
                name="people_overseas_activity_capital_in_something",
                violation_error_message=_("Ghi loại tiền của số vốn."),
            ),
        ]
        indexes = [models.Index(fields=["stage", "starts_on"], name="people_overseas_activity_stage")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("people:overseas-activity-record", args=[self.pk])

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.ends_on = self.ends_on or self.starts_on
        super().save(*args, **kwargs)

    def clean(self) -> None:
        super().clean()
        refuse_what_is_no_country(self.country if self.country_id else None)
        self.ends_on = self.ends_on or self.starts_on
        money = (ActivityKind.INVESTOR, ActivityKind.PROJECT)
        if self.capital is not None and self.kind not in money:
            told = _now("Vốn chỉ ghi với nhà đầu tư, dự án; loại “%(kind)s” thì bỏ trống.")
            raise ValidationError({"capital": told % {"kind": self.get_kind_display()}})

    @property
    def days(self) -> str:
        """ "01/06/2020", "01/06/2020 - 05/06/2020" """
        first = f"{self.starts_on:%d/%m/%Y}"
        return first if self.ends_on in (None, self.starts_on) else f"{first} - {self.ends_on:%d/%m/%Y}"

    @property
    def capital_said(self) -> str:
        return str(Money(self.capital, self.currency)) if self.capital is not None else ""

    def hands(self, user: Any) -> frozenset[Hand]:
        return hands_of(self.agency_id, user)

    def in_place_of(self, user: Any) -> Agency | None:
        found: Agency | None = user.in_place_of(self.agency)
        return found
