"""Days that are kept for a partner, and what was made of one when it came up."""

from datetime import date
from typing import Any, Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from haidang.kit import clock
from haidang.kit.search.searchable import Searchable
from haidang.office.directory.models import Agency
from haidang.office.norms.choices import Tag
from haidang.plan.plans.linking import tasks_field
from haidang.plan.programmes.models import Step
from haidang.registers.partners.choices import DayKind, Way
from haidang.registers.partners.models.owned import CommonQuerySet, Held, OwnQuerySet, meets
from haidang.registers.partners.models.partners import Partner
from haidang.registers.partners.rules import Mark, is_day_of_year

#: Older than any State that keeps its own day is a slip of the pen; longer than a month no feast lasts.
FIRST_YEAR, LONGEST = 1000, 31
_TWICE = _("“%(name)s” của %(partner)s đã có trong sổ (%(day)s). Sửa dòng đó, hoặc kết thúc trước.")


class PartnerDayQuerySet(CommonQuerySet["PartnerDay"]):
    """The days."""

    def marks(self) -> list[Mark]:
        """As the rules take them."""
        return [each.mark for each in self.select_related("partner__country", "partner__keeper")]


class PartnerDay(Held):
    """A day of every year that is kept for a partner; with its first year, so that round years can be told."""

    partner = models.ForeignKey(Partner, verbose_name=_("đối tác"), on_delete=models.CASCADE, related_name="days")
    kind = models.CharField(_("loại ngày"), max_length=12, choices=DayKind)
    name = models.CharField(_("tên ngày"), max_length=200)
    month = models.PositiveSmallIntegerField(_("tháng"), null=True, blank=True)
    day = models.PositiveSmallIntegerField(_("ngày"), null=True, blank=True)
    year = models.PositiveSmallIntegerField(
        _("năm đầu"), null=True, blank=True, help_text=_("Có năm thì tính năm tròn; không có thì nhắc mỗi năm.")
    )
    length = models.PositiveSmallIntegerField(_("số ngày"), default=1)
    note = models.CharField(_("ghi chú"), max_length=250, blank=True)
    source = models.CharField(_("nguồn"), max_length=250, blank=True)
    tag = models.CharField(_("mức tin cậy"), max_length=2, choices=Tag, default=Tag.KNOWN)

    objects = PartnerDayQuerySet.as_manager()
    searchable = Searchable(title="name", text=("partner__name", "source"))

    NOTE_VERBS = {"seeded": _("Nạp từ dữ liệu nền"), "kept": _("Ghi từ ngày ký quan hệ")}

    class Meta(Held.Meta):
        verbose_name = "ngày của đối tác"
        verbose_name_plural = "ngày của đối tác"
        ordering = ["month", "day", "partner__sort_key", "pk"]
        constraints = [
            *Held.Meta.constraints,
            models.CheckConstraint(
                condition=Q(month__isnull=False, day__isnull=False) | Q(kind=DayKind.LUNAR),
                name="partners_day_has_its_day",
                violation_error_message=_("Ngày của đối tác phải có ngày và tháng (trừ Tết Nguyên đán theo âm lịch)."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.partner}: {self.name}"

    def get_absolute_url(self) -> str:
        return reverse("partners:day-record", args=[self.pk])

    def clean(self) -> None:
        """A day that the year has, of a year that has come, kept once for a partner and a reason."""
        super().clean()
        if self.month is not None and self.day is not None and not is_day_of_year(self.month, self.day):
            raise ValidationError(
                {"day": gettext("Không có ngày %(day)s/%(month)s trong năm.") % {"day": self.day, "month": self.month}}
            )
        if self.year is not None and not FIRST_YEAR <= self.year <= clock.today().year:
            raise ValidationError(
                {"year": gettext("Năm đầu %(year)s phải từ %(first)s đến năm nay (%(last)s).")
                 % {"year": self.year, "first": FIRST_YEAR, "last": clock.today().year}}
            )  # fmt: skip
        if self.length is not None and not 1 <= self.length <= LONGEST:
            raise ValidationError(
                {"length": gettext("Số ngày %(length)s phải từ 1 đến %(most)s.")
                 % {"length": self.length, "most": LONGEST}}
            )  # fmt: skip
        self._refuse_twin()

    def _refuse_twin(self) -> None:
        """The same name for the same partner at one time; one that moves has a row for each year."""
        rows = PartnerDay.objects.filter(
            meets(self.valid_from, self.valid_to), partner=self.partner_id, kind=self.kind, name__iexact=self.name
        )
        if self.partner_id and (other := rows.exclude(pk=self.pk).first()):
            raise ValidationError({"name": _TWICE % {"name": self.name, "partner": self.partner, "day": other.said}})

    @property
    def said(self) -> str:
        """ "02/12/1960", "14/04", "theo âm lịch"."""
        if self.month is None or self.day is None:
            return gettext("theo âm lịch")
        told = f"{self.day:02}/{self.month:02}"
        return f"{told}/{self.year}" if self.year else told

    @property
    def mark(self) -> Mark:
        return Mark(
            key=self.pk, partner=self.partner.name, kind=self.kind, name=self.name, month=self.month, day=self.day,
            year=self.year, length=self.length, valid_from=self.valid_from, valid_to=self.valid_to,
        )  # fmt: skip


class AnniversaryPlanQuerySet(OwnQuerySet["AnniversaryPlan"]):
    """What was made of days; everybody who reads the books may know of it."""

    def for_user(self, user: Any, verb: str) -> Self:
        if verb == "view" and user.is_authenticated and user.may("view", "book"):
            return self
        return super().for_user(user, verb)

    def awaited(self) -> Self:
        """Events that are to be held and are not noted as held."""
        return self.filter(way=Way.EVENT, held_on=None)


class AnniversaryPlan(models.Model):
    """A day of a partner in one year: who holds it and how, or which step of a programme it became."""

    of = models.ForeignKey(PartnerDay, verbose_name=_("ngày của đối tác"), on_delete=models.PROTECT,
                           related_name="plans")  # fmt: skip
    partner = models.ForeignKey(
        Partner, verbose_name=_("đối tác"), on_delete=models.PROTECT, related_name="anniversary_plans"
    )
    on = models.DateField(_("ngày kỷ niệm"))
    years = models.PositiveSmallIntegerField(_("số năm"), null=True, blank=True)
    way = models.CharField(_("cách làm"), max_length=8, choices=Way)
    agency = models.ForeignKey(
        Agency, verbose_name=_("cơ quan chủ trì"), on_delete=models.PROTECT, related_name="anniversary_plans"
    )
    form = models.CharField(_("hình thức"), max_length=250, blank=True)
    step = models.OneToOneField(
        Step, verbose_name=_("bước của nhiệm vụ"), on_delete=models.SET_NULL, null=True, blank=True,
        related_name="anniversary_plan",
    )  # fmt: skip
    tasks = tasks_field("anniversary_plans")
    reason = models.TextField(_("lý do"), blank=True)
    held_on = models.DateField(_("đã tổ chức ngày"), null=True, blank=True)
    result = models.TextField(_("kết quả"), blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("người ghi"), on_delete=models.PROTECT, null=True, related_name="+"
    )
    at = models.DateTimeField(_("ghi lúc"), default=clock.now)

    objects = AnniversaryPlanQuerySet.as_manager()
    searchable = Searchable(title="form", text=("of__name",))

    NOTE_VERBS = {
        "planned": _("Ghi việc kỷ niệm"),
        "held": _("Ghi đã tổ chức"),
        "taken-back": _("Bỏ việc kỷ niệm đã ghi"),
    }

    class Meta:
        verbose_name = "việc kỷ niệm"
        verbose_name_plural = "việc kỷ niệm"
        ordering = ["on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["of", "on"],
                name="partners_day_planned_once",
                violation_error_message=_("Ngày này của năm đó đã có việc kỷ niệm."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.of} ({self.on:%d/%m/%Y})"

    def get_absolute_url(self) -> str:
        return reverse("partners:anniversary-record", args=[self.pk])

    @property
    def is_to_hold(self) -> bool:
        return self.way == Way.EVENT and self.held_on is None

    def is_overdue(self, today: date) -> bool:
        return self.is_to_hold and self.on < today
