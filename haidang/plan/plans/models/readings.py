"""The reading: what one version of the reader saw, as addresses and rule names, never a copy of the words."""

from datetime import date
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from haidang.kit import clock
from haidang.kit.records.querysets import RecordQuerySet
from haidang.papers.sources.text import Span
from haidang.plan.plans.choices import FindingState, ProposalKind, ProposalState
from haidang.plan.plans.models.plans import Plan
from haidang.plan.plans.models.texts import SourceText
from haidang.plan.plans.rules import first_day


class Reading(models.Model):
    """One version of the reader over one source; a later one stands beside it and overwrites nothing."""

    source = models.ForeignKey(
        SourceText, verbose_name=_("toàn văn"), on_delete=models.PROTECT, related_name="readings"
    )
    reader = models.CharField(_("phiên bản trình đọc"), max_length=32)
    at = models.DateTimeField(_("đọc lúc"), default=clock.now)
    #: Addresses of letterhead, bases, fields, recipients, signer …: {name: [[start, end, rule], …]}.
    values = models.JSONField(_("giá trị đọc được"), default=dict)
    #: [[class, start, end], …]: what each run of words was read as; blanks between words of one class belong to it.
    coverage = models.JSONField(_("tô màu"), default=list)
    #: {class: characters}; together they are the whole text.
    counts = models.JSONField(_("số ký tự theo loại"), default=dict)

    class Meta:
        verbose_name = "bản đọc"
        verbose_name_plural = "bản đọc"
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["source", "reader"], name="one_reading_a_version")]

    def __str__(self) -> str:
        return f"{self.source} · {self.reader}"

    @property
    def plan(self) -> Plan:
        """The plan that the text belongs to: nothing is laid before a person without one."""
        assert self.source.plan
        return self.source.plan


class Proposal(models.Model):
    """A task as the reader saw it; nothing is a task until a person accepts it."""

    reading = models.ForeignKey(Reading, verbose_name=_("bản đọc"), on_delete=models.PROTECT, related_name="proposals")
    kind = models.CharField(_("loại"), max_length=16, choices=ProposalKind, default=ProposalKind.TASK)
    position = models.PositiveIntegerField(_("thứ tự"))
    section = models.CharField(_("mục"), max_length=160, blank=True)
    field = models.CharField(_("số của lĩnh vực"), max_length=32, blank=True)
    label = models.CharField(_("số thứ tự"), max_length=32, blank=True)
    layout = models.CharField(_("cách trình bày"), max_length=48)
    start = models.PositiveIntegerField(_("từ ký tự"))
    end = models.PositiveIntegerField(_("đến ký tự"))
    #: title, leads, coordinators, implementers, deadlines, products, descriptions, solutions: addresses and rules.
    values = models.JSONField(_("giá trị"), default=dict)
    state = models.CharField(_("trạng thái"), max_length=12, choices=ProposalState, default=ProposalState.OPEN)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("người soát"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="+",
    )  # fmt: skip
    settled_at = models.DateTimeField(_("soát lúc"), null=True, blank=True)
    reason = models.TextField(_("lý do"), blank=True)
    #: Raised by each act, so that who works on a card of before is told what happened meanwhile.
    version = models.PositiveIntegerField(_("lần xử lý"), default=1)
    #: The same place in an earlier reading of the plan.
    earlier = models.ForeignKey(
        "self", verbose_name=_("ở bản đọc trước"), on_delete=models.PROTECT, null=True, blank=True, related_name="later"
    )
    merged_into = models.ForeignKey(
        "self", verbose_name=_("gộp vào"), on_delete=models.PROTECT, null=True, blank=True, related_name="merged"
    )

    class Meta:
        verbose_name = "nhiệm vụ đề xuất"
        verbose_name_plural = "nhiệm vụ đề xuất"
        ordering = ["reading", "position"]
        constraints = [models.UniqueConstraint(fields=["reading", "position"], name="one_proposal_a_place")]

    def __str__(self) -> str:
        return f"{self.label} {self.words('title')}".strip()

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    @property
    def title_spans(self) -> list[Span]:
        """The words of the title: several where the other column of the page stands between them."""
        return [Span(*value["at"]) for value in self.values.get("title", ())]

    @property
    def due_on(self) -> date | None:
        """The first day that the paper itself names."""
        return first_day(self.values.get("deadlines", []))

    def words(self, name: str) -> str:
        """The words of a value as one line, from the source."""
        source = self.reading.source.source
        return " ".join(source.line_of(Span(*value["at"])) for value in self.values.get(name, ()))


class FindingQuerySet(RecordQuerySet["Finding"]):
    def for_user(self, user: Any, verb: str) -> Self:
        """Findings speak of the whole paper, so they are for who oversees; the desk settles them."""
        if not user.is_authenticated or not user.oversees:
            return self.none()
        plans = Plan.objects.for_user(user, verb).order_by().values("pk")
        return self.filter(reading__source__plan__in=plans)

    def of_latest(self) -> Self:
        """Those of the newest reading of each plan: of the earlier ones nobody is asked any more."""
        newer = Reading.objects.filter(source__plan=models.OuterRef("reading__source__plan"))
        return self.filter(reading=models.Subquery(newer.order_by("-source_id", "-id").values("pk")[:1]))


class Finding(models.Model):
    """Something in the paper that a person should look at, and what they said about it."""

    reading = models.ForeignKey(Reading, verbose_name=_("bản đọc"), on_delete=models.PROTECT, related_name="findings")
    code = models.CharField(_("mã"), max_length=8)
    severity = models.CharField(_("mức"), max_length=8)
    start = models.PositiveIntegerField(_("từ ký tự"))
    end = models.PositiveIntegerField(_("đến ký tự"))
    values = models.JSONField(_("giá trị"), default=dict)
    state = models.CharField(_("trạng thái"), max_length=8, choices=FindingState, default=FindingState.OPEN)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("người xử lý"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="+",
    )  # fmt: skip
    settled_at = models.DateTimeField(_("xử lý lúc"), null=True, blank=True)
    reason = models.TextField(_("lý do"), blank=True)

    objects = FindingQuerySet.as_manager()

    class Meta:
        verbose_name = "điểm cần soát"
        verbose_name_plural = "điểm cần soát"
        ordering = ["reading", "start", "code"]

    def __str__(self) -> str:
        return f"{self.code} ({self.start})"
