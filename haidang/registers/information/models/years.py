"""A year of foreign information: its plan, its report, and what was counted on the day of the report."""

from datetime import date, timedelta
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from haidang.kit.dossiers.models import Dossier
from haidang.kit.dossiers.rules import Course, step
from haidang.kit.search.searchable import Searchable
from haidang.office.accounts.books import BookQuerySet, Hand, hands_of
from haidang.plan.money.models import Estimate
from haidang.plan.plans.linking import tasks_field
from haidang.registers.information.choices import YearAct, YearStage
from haidang.registers.information.models.common import agency_field, day_of_act, paper_field


class YearQuerySet(BookQuerySet["InfoYear"]):
    def writable(self) -> Q:
        return ~Q(stage=YearStage.REPORTED)

    def deletable(self) -> Q:
        return Q(stage=YearStage.DRAFT)


class InfoYear(Dossier):
    """Of the whole province, or of one agency."""

    course = Course({
        YearAct.PLAN: step(Hand.AUTHOR, YearStage.DRAFT, YearStage.PLANNED),
        YearAct.REPORT: step(Hand.AUTHOR, (YearStage.DRAFT, YearStage.PLANNED), YearStage.REPORTED),
    })  # fmt: skip

    year = models.PositiveSmallIntegerField(_("năm"))
    agency = agency_field("information_years", _("cơ quan lập"))
    is_of_province = models.BooleanField(_("của toàn tỉnh"), default=False)
    content = models.TextField(_("nhiệm vụ, chỉ tiêu của kế hoạch"), blank=True)
    estimate = models.ForeignKey(
        Estimate, verbose_name=_("dự toán"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="information_years",
    )  # fmt: skip
    tasks = tasks_field("information_years")

    stage = models.CharField(_("trạng thái"), max_length=12, choices=YearStage, default=YearStage.DRAFT, editable=False)
    plan = paper_field(_("kế hoạch"), "information_years_planned")
    planned_on = day_of_act(_("ban hành kế hoạch ngày"))
    report = paper_field(_("báo cáo"), "information_years_reported")
    reported_on = day_of_act(_("báo cáo ngày"))
    counted_until = day_of_act(_("số liệu đến hết ngày"))
    results = models.TextField(_("đánh giá"), blank=True, editable=False)
    #: What was counted when it was reported, as the books stood then: [label, value, unit].
    counted = models.JSONField(_("số liệu đã báo cáo"), default=list, blank=True, editable=False)

    objects = YearQuerySet.as_manager()
    searchable = Searchable(title="content", number="report__number", text=("plan__number",))

    NOTE_VERBS = {act.value: act.label for act in YearAct}

    class Meta:
        verbose_name = "năm thông tin đối ngoại"
        verbose_name_plural = "năm thông tin đối ngoại"
        ordering = ["-year", "-is_of_province", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["year"], condition=Q(is_of_province=True), name="information_one_year_of_the_province",
                violation_error_message=_("Kế hoạch, báo cáo toàn tỉnh của năm này đã có trong sổ."),
            ),
            models.UniqueConstraint(
                fields=["year", "agency"], condition=Q(is_of_province=False), name="information_one_year_of_an_agency",
                violation_error_message=_("Kế hoạch, báo cáo năm này của cơ quan đã có trong sổ."),
            ),
            models.CheckConstraint(
                condition=~Q(stage=YearStage.REPORTED)
                | Q(report__isnull=False, reported_on__isnull=False, counted_until__isnull=False),
                name="information_year_reported_on_paper",
                violation_error_message=_("Đã báo cáo phải có báo cáo, ngày báo cáo và ngày chốt số liệu."),
            ),
            models.CheckConstraint(
                condition=Q(reported_on=None) | Q(counted_until=None) | Q(reported_on__gte=F("counted_until")),
                name="information_year_counted_before",
                violation_error_message=_("Số liệu chốt đến ngày báo cáo là muộn nhất."),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        whose = _now("toàn tỉnh") if self.is_of_province else str(self.agency)
        return _now("Thông tin đối ngoại năm %(year)s, %(whose)s") % {"year": self.year, "whose": whose}

    def get_absolute_url(self) -> str:
        return reverse("information:infoyear-record", args=[self.pk])

    def hands(self, user: Any) -> frozenset[str]:
        return hands_of(self.agency_id, user)

    def in_place_of(self, user: Any) -> Any:
        return user.in_place_of(self.agency)

    @property
    def counted_since(self) -> date:
        """The day after the figures of the year before, else the first of January."""
        before = InfoYear.objects.filter(
            year=self.year - 1, is_of_province=self.is_of_province, counted_until__isnull=False
        )
        if not self.is_of_province:
            before = before.filter(agency=self.agency_id)
        last = before.values_list("counted_until", flat=True).first()
        return last + timedelta(days=1) if last else date(self.year, 1, 1)
