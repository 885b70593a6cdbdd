"""The plan itself: one signed paper that gives agencies their tasks."""

from collections.abc import Collection
from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from haidang.kit import clock
from haidang.kit.records.querysets import RecordQuerySet
from haidang.kit.search.searchable import Searchable
from haidang.office.directory.models import Agency
from haidang.office.documents.models import Document
from haidang.office.norms.choices import PeriodKind
from haidang.plan.plans.choices import MemberState, Origin


class PlanQuerySet(RecordQuerySet["Plan"]):
    """The plans of the province, in the words of the office."""

    def for_user(self, user: Any, verb: str) -> Self:
        """The desk keeps plans; who oversees reads them all; an agency those it was sent or has a part in."""
        if not user.is_authenticated or user.is_admin:
            return self.none()
        if user.is_desk:
            return self
        if verb != "view":
            return self.none()
        if user.oversees:
            return self.filter(pk__in=Plan.objects.filter(tasks__isnull=False).order_by().values("pk"))
        if not user.agency_id:
            return self.none()
        seen = user.charge.sees
        sent = Plan.objects.filter(receipts__agency__in=seen).order_by().values("pk")
        # who has a part in a task sees what the task brought forth
        below = has_part(Plan.objects.filter(tasks__isnull=False), seen, "parent_task__")
        return self.filter(has_part(Plan.objects.all(), seen, "tasks__") | Q(pk__in=sent) | below)

    def of_programmes(self) -> Self:
        """Those for which each lead makes a programme: a letter that gives one task asks for none."""
        return self.filter(origin=Origin.READ)

    def numbered(self, number: str, issued_on: date | None = None) -> Self:
        """Those with this number, however it was typed. Numbers begin again each year: another year, another paper."""
        found = self.filter(number__iexact=number.replace(" ", ""))
        return found.filter(Q(issued_on=None) | Q(issued_on__year=issued_on.year)) if issued_on else found


class Plan(models.Model):
    """A paper that assigns: a yearly plan, a thematic one, a directive."""

    number = models.CharField(_("số, ký hiệu"), max_length=64, blank=True, db_index=True)
    kind = models.CharField(_("loại văn bản"), max_length=64, blank=True)
    title = models.TextField(_("trích yếu"))
    issuer = models.CharField(_("cơ quan ban hành"), max_length=250, blank=True)
    issuer_agency = models.ForeignKey(
        Agency, verbose_name=_("cơ quan ban hành trong danh bạ"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="plans_issued",
    )  # fmt: skip
    issued_on = models.DateField(_("ngày ban hành"), null=True, blank=True)
    year = models.PositiveSmallIntegerField(_("năm"), null=True, blank=True)
    above = models.ForeignKey(
        "self", verbose_name=_("kế hoạch cấp trên"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="below",
    )  # fmt: skip
    #: The task whose product it is: "Kế hoạch tuyển sinh" of task 3.5.
    parent_task = models.ForeignKey(
        "plans.Task", verbose_name=_("nhiệm vụ cấp trên"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="child_plans",
    )  # fmt: skip
    #: The paper itself in the book of papers.
    document = models.ForeignKey(
        Document, verbose_name=_("văn bản trong sổ"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="plans",
    )  # fmt: skip
    origin = models.CharField(_("nguồn"), max_length=8, choices=Origin, default=Origin.READ)
    #: From its own reporting clause; empty where it has none, and then the office asks by the month.
    report_kind = models.CharField(_("kỳ báo cáo"), max_length=12, choices=PeriodKind, blank=True)
    created_at = models.DateTimeField(_("đưa vào lúc"), default=clock.now)

    objects = PlanQuerySet.as_manager()
    searchable = Searchable(title="title", number="number", text=("kind", "issuer"))

    NOTE_VERBS = {
        "read": _("Đọc văn bản"),
        "rejected": _("Bỏ một mục"),
        "reopened": _("Mở lại một mục"),
        "finding-settled": _("Xử lý điểm cần soát"),
        "named": _("Làm rõ tên cơ quan"),
        "sent": _("Gửi kế hoạch"),
        "amended": _("Điều chỉnh kế hoạch"),
        "hung": _("Nối với kế hoạch, nhiệm vụ cấp trên"),
        "paper-linked": _("Ghi văn bản liên quan"),
        "paper-unlinked": _("Bỏ văn bản liên quan"),
        "task-given": _("Giao việc"),
        "report-kind-set": _("Đặt kỳ báo cáo"),
    }
    NOTE_FIELDS = {"changes": _("thay đổi")}

    class Meta:
        verbose_name = "kế hoạch"
        verbose_name_plural = "kế hoạch"
        ordering = ["-issued_on", "-id"]

    def __str__(self) -> str:
        return f"{self.kind or 'Văn bản'} {self.number}".strip() if self.number else self.title[:120]

    def get_absolute_url(self) -> str:
        return reverse("plans:plan", args=[self.pk])


def has_part(rows: models.QuerySet[Any], agencies: Collection[int], task: str = "") -> Q:
    """Those of `rows` in which one of the agencies has a part; `task` is the way to the task ("tasks__").

    Each way to a part is looked up by itself: joined in one question they would be multiplied with each other.
    """
    found = Q(pk__in=[])
    for way in (
        {f"{task}assignments__agency__in": agencies},
        {
            f"{task}assignments__members__agency__in": agencies,
            f"{task}assignments__members__state": MemberState.CONFIRMED,
        },
        {f"{task}solutions__assignees__agency__in": agencies},
        # whoever owes something of it: those meant by a phrase ("các huyện"), those who were asked
        {f"{task}duties__agency__in": agencies, f"{task}duties__ended_at": None},
    ):
        found |= Q(pk__in=rows.filter(**way).order_by().values("pk"))
    return found
