"""The year before, as somebody found it in a paper: without such a row nothing is compared."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from haidang.kit import clock
from haidang.kit.records.querysets import RecordQuerySet
from haidang.office.documents.models import Document
from haidang.plan.plans.models import Plan
from haidang.plan.programmes.models import Output
from haidang.plan.programmes.rules import said


class LastYearFigureQuerySet(RecordQuerySet["LastYearFigure"]):
    def for_user(self, user: Any, verb: str) -> Self:
        """Read by who sees the plan, kept by the desk."""
        if verb != "view":
            return self if user.is_authenticated and user.is_desk else self.none()
        return self.filter(plan__in=Plan.objects.for_user(user, "view").order_by().values("pk"))


class LastYearFigure(models.Model):
    """A figure of the year before, entered by hand with the paper it stands in."""

    plan = models.ForeignKey(
        Plan, verbose_name=_("kế hoạch"), on_delete=models.PROTECT, related_name="last_year_figures"
    )
    #: The output of this year that it is compared with; left out, it stands for itself.
    output = models.ForeignKey(
        Output, verbose_name=_("so với chỉ tiêu"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="last_year_figures",
    )  # fmt: skip
    what = models.CharField(_("số liệu về"), max_length=250)
    year = models.PositiveSmallIntegerField(_("năm"))
    value = models.DecimalField(_("con số"), max_digits=20, decimal_places=4)
    unit = models.CharField(_("đơn vị tính"), max_length=60)
    source = models.CharField(_("nguồn"), max_length=250)
    document = models.ForeignKey(
        Document, verbose_name=_("văn bản nguồn"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="last_year_figures",
    )  # fmt: skip
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("người nhập"), on_delete=models.PROTECT, related_name="+"
    )
    entered_at = models.DateTimeField(_("nhập lúc"), default=clock.now)

    objects = LastYearFigureQuerySet.as_manager()

    class Meta:
        verbose_name = "số liệu cùng kỳ năm trước"
        verbose_name_plural = "số liệu cùng kỳ năm trước"
        ordering = ["plan", "what", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["output", "year"],
                condition=Q(output__isnull=False),
                name="evaluation_one_last_year_of_an_output",
                violation_error_message=_("Chỉ tiêu này đã có số liệu của năm đó."),
            ),
            models.CheckConstraint(
                condition=~Q(source=""),
                name="evaluation_last_year_with_source",
                violation_error_message=_("Số liệu cùng kỳ phải có nguồn."),
            ),
            models.CheckConstraint(
                condition=~Q(unit=""),
                name="evaluation_last_year_with_unit",
                violation_error_message=_("Số liệu cùng kỳ phải có đơn vị tính."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.what}, {self.year}: {self.value_said} {self.unit}"

    @property
    def value_said(self) -> str:
        """As papers write it: 1.250,5."""
        return said(self.value)
