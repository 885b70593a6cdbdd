"""What was reached of an output in one period: a figure in an update, with the evidence of that update under it."""

from typing import Any, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from haidang.kit.files.models import StoredFile
from haidang.kit.records.querysets import RecordQuerySet
from haidang.plan.followup.choices import SAID
from haidang.plan.followup.models.updates import Evidence, Update
from haidang.plan.programmes.models import Output
from haidang.plan.programmes.rules import said


class OutputFigureQuerySet(RecordQuerySet["OutputFigure"]):
    def for_user(self, user: Any, verb: str) -> Self:
        """A figure is seen and written by who sees and writes the update it stands in."""
        return self.filter(update__in=Update.objects.for_user(user, verb).order_by().values("pk"))

    def said(self) -> Self:
        """Those that the agency stands by."""
        return self.filter(update__stage__in=SAID)

    def in_order(self) -> Self:
        """By the periods they are about."""
        return self.order_by("update__first", "pk")

    def with_evidence(self) -> Self:
        """Each with `is_shown`: does its update show anything for it?"""
        papers = Evidence.objects.filter(of=OuterRef("update"))
        files = StoredFile.objects.of_model(Update).filter(record_id=OuterRef("update"))
        return self.annotate(is_shown=Exists(papers) | Exists(files))


class OutputFigure(models.Model):
    """The figure that an agency reports of one of its outputs for one period."""

    update = models.ForeignKey(Update, verbose_name=_("cập nhật"), on_delete=models.CASCADE, related_name="figures")
    output = models.ForeignKey(
        Output, verbose_name=_("sản phẩm, chỉ tiêu"), on_delete=models.PROTECT, related_name="figures"
    )
    value = models.DecimalField(_("số đạt được"), max_digits=20, decimal_places=4)

    objects = OutputFigureQuerySet.as_manager()

    class Meta:
        verbose_name = "số liệu chỉ tiêu của kỳ"
        verbose_name_plural = "số liệu chỉ tiêu của kỳ"
        # by their numbers: the order of updates and of outputs would join eleven tables for it
        ordering = ["update_id", "output_id"]
        constraints = [
            models.UniqueConstraint(
                fields=["update", "output"],
                name="followup_one_figure_of_an_output",
                violation_error_message=_("Chỉ tiêu này đã có số liệu trong kỳ."),
            ),
            models.CheckConstraint(
                condition=Q(value__gte=0),
                name="followup_figure_not_negative",
                violation_error_message=_("Số đạt được không thể là số âm."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.output}: {self.value_said}"

    @property
    def value_said(self) -> str:
        """As papers write it: 1.250,5."""
        return said(self.value)
