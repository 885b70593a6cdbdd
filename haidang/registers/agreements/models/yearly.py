"""What comes back each year: evaluations of action programmes, minutes of a twinning, what Bộ Ngoại giao gets."""

from typing import Any, Self

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from haidang.kit import clock
from haidang.kit.records.querysets import RecordQuerySet
from haidang.kit.search.searchable import Searchable
from haidang.office.directory.models import Agency
from haidang.office.documents.models import Document
from haidang.registers.agreements.choices import LIVING, DutyKind, Level
from haidang.registers.agreements.models.agreements import Agreement

_YEARS = [MinValueValidator(1950), MaxValueValidator(2100)]


class ActionProgrammeQuerySet(RecordQuerySet["ActionProgramme"]):
    def for_user(self, user: Any, verb: str) -> Self:
        """With its agreement; the agency that carries it out keeps it too."""
        reach = user.reach(verb, "book") if user.is_authenticated else None
        if reach is None:
            return self.none()
        charge = user.charge
        own = Q(agency__in=charge.sees if verb == "view" else charge.answers)
        of_agreement = Q(
            agreement__in=Agreement.objects.for_user(user, "view" if verb == "view" else "change")
            .order_by()
            .values("pk")
        )
        if verb == "delete":
            return self.filter(evaluations=None)
        return self.filter(own | of_agreement)

    def may_add(self, user: Any) -> bool:
        return bool(user.is_authenticated and user.may("add", "book"))

    def running(self) -> Self:
        """Of agreements that live."""
        return self.filter(agreement__stage__in=LIVING)


class ActionProgramme(models.Model):
    """How an agreement is carried out over some years, and which agency answers for it."""

    agreement = models.ForeignKey(
        Agreement, verbose_name=_("thỏa thuận"), on_delete=models.PROTECT, related_name="programmes"
    )
    name = models.CharField(_("tên chương trình"), max_length=300)
    agency = models.ForeignKey(
        Agency, verbose_name=_("cơ quan đầu mối"), on_delete=models.PROTECT, related_name="action_programmes"
    )
    starts_on = models.DateField(_("từ ngày"))
    ends_on = models.DateField(_("đến ngày"), null=True, blank=True)
    words = models.TextField(_("nội dung chính"), blank=True)

    objects = ActionProgrammeQuerySet.as_manager()
    searchable = Searchable(title="name", text=("words", "agreement__name", "agency__name"))

    NOTE_VERBS = {"evaluated": _("Gửi đánh giá năm"), "commented": _("Sở Ngoại vụ nhận xét")}
    NOTE_FIELDS = {"year": _("năm")}

    class Meta:
        verbose_name = "chương trình hành động"
        verbose_name_plural = "chương trình hành động"
        ordering = ["-starts_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="agreements_programme_days",
                violation_error_message=_("Ngày cuối của chương trình phải từ ngày đầu trở đi."),
            )
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("agreements:programme-record", args=[self.pk])

    @property
    def takes_files(self) -> bool:
        return self.agreement.level != Level.ARMY


class ProgrammeEvaluation(models.Model):
    """One year of a programme: what its agency says became of it, and what Sở Ngoại vụ says to that."""

    programme = models.ForeignKey(
        ActionProgramme, verbose_name=_("chương trình hành động"), on_delete=models.PROTECT, related_name="evaluations"
    )
    year = models.PositiveSmallIntegerField(_("năm"), validators=_YEARS)
    done = models.TextField(_("đã làm được gì"))
    effect = models.TextField(_("hiệu quả"), blank=True)
    obstacle = models.TextField(_("hạn chế, khó khăn"), blank=True)
    proposal = models.TextField(_("đề xuất năm sau"), blank=True)
    filed_on = models.DateField(_("gửi ngày"), default=clock.today)
    filed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("người gửi"), on_delete=models.PROTECT, related_name="+"
    )
    comment = models.TextField(_("nhận xét của Sở Ngoại vụ"), blank=True)
    commented_on = models.DateField(_("nhận xét ngày"), null=True, blank=True)
    commented_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("người nhận xét"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="+",
    )  # fmt: skip

    class Meta:
        verbose_name = "đánh giá năm của chương trình hành động"
        verbose_name_plural = "đánh giá năm của chương trình hành động"
        ordering = ["programme", "-year"]
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "year"], name="agreements_one_evaluation_a_year",
                violation_error_message=_("Năm này đã có đánh giá."),
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.programme} ({self.year})"


class TwinningMinutes(models.Model):
    """Minutes signed each year under a twinning. Of the army: that they were signed, when and where."""

    agreement = models.ForeignKey(
        Agreement, verbose_name=_("thỏa thuận"), on_delete=models.PROTECT, related_name="minutes"
    )
    year = models.PositiveSmallIntegerField(_("năm"), validators=_YEARS)
    signed_on = models.DateField(_("ký ngày"))
    signed_at = models.CharField(_("nơi ký"), max_length=200, blank=True)
    words = models.TextField(_("nội dung chính"), blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("người ghi"), on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = "biên bản hằng năm"
        verbose_name_plural = "biên bản hằng năm"
        ordering = ["agreement", "-year"]
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "year"], name="agreements_minutes_once_a_year",
                violation_error_message=_("Năm này đã ghi biên bản."),
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.agreement} ({self.year})"


class AgreementDuty(models.Model):
    """What was sent to Bộ Ngoại giao: the plan for a year, the report on a year."""

    kind = models.CharField(_("loại"), max_length=8, choices=DutyKind)
    year = models.PositiveSmallIntegerField(_("gửi trong năm"), validators=_YEARS)
    document = models.ForeignKey(
        Document, verbose_name=_("văn bản"), on_delete=models.PROTECT, related_name="agreement_duties"
    )
    sent_on = models.DateField(_("gửi ngày"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("người ghi"), on_delete=models.PROTECT, related_name="+"
    )

    NOTE_VERBS = {"sent": _("Gửi Bộ Ngoại giao")}

    class Meta:
        verbose_name = "kế hoạch, báo cáo năm về thỏa thuận quốc tế"
        verbose_name_plural = "kế hoạch, báo cáo năm về thỏa thuận quốc tế"
        ordering = ["-year", "kind"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "year"], name="agreements_duty_once",
                violation_error_message=_("Năm này đã ghi văn bản ấy."),
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.get_kind_display()} ({self.year})"
