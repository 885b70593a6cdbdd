"""A relation of the province, a district or an agency with a partner, and each stage it came to with its paper."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from haidang.kit import clock
from haidang.kit.records.days import refuse_turned
from haidang.kit.search.searchable import Searchable
from haidang.office.accounts.choices import Reach
from haidang.office.directory.models import Agency
from haidang.office.documents.models import Document
from haidang.office.norms.choices import Tag
from haidang.plan.plans.linking import tasks_field
from haidang.registers.partners.choices import Level, RelationKind, Stage
from haidang.registers.partners.models.owned import OwnQuerySet
from haidang.registers.partners.models.partners import Partner
from haidang.registers.partners.rules import Move, moves


class RelationQuerySet(OwnQuerySet["Relation"]):
    """The relations: that they are there is no secret to who reads the books; papers keep their own rights."""

    def for_user(self, user: Any, verb: str) -> Self:
        if verb == "view" and user.is_authenticated and user.may("view", "book"):
            return self
        return super().for_user(user, verb)

    def living(self) -> Self:
        return self.exclude(stage=Stage.STOPPED)

    def signed(self) -> Self:
        return self.filter(stage=Stage.SIGNED)


class Relation(models.Model):
    """What the province has with a partner, or wants to have."""

    partner = models.ForeignKey(Partner, verbose_name=_("đối tác"), on_delete=models.PROTECT, related_name="relations")
    title = models.CharField(_("nội dung quan hệ"), max_length=250)
    kind = models.CharField(_("hình thức"), max_length=12, choices=RelationKind, default=RelationKind.COOPERATION)
    level = models.CharField(_("cấp"), max_length=12, choices=Level, default=Level.PROVINCE)
    agency = models.ForeignKey(
        Agency, verbose_name=_("cơ quan đầu mối"), on_delete=models.PROTECT, related_name="partner_relations"
    )
    vietnamese_side = models.CharField(_("bên Việt Nam"), max_length=200, blank=True)
    is_regional = models.BooleanField(_("liên kết vùng"), default=False)
    stage = models.CharField(_("giai đoạn"), max_length=12, choices=Stage, default=Stage.STUDY, editable=False)
    since = models.DateField(_("có từ ngày"), null=True, blank=True)
    since_said = models.CharField(
        _("thời gian như đã biết"), max_length=60, blank=True, help_text=_("Khi chưa rõ ngày: năm, hoặc tháng.")
    )
    basis = models.CharField(_("căn cứ"), max_length=250, blank=True)
    ended_on = models.DateField(_("chấm dứt ngày"), null=True, blank=True, editable=False)
    note = models.TextField(_("ghi chú"), blank=True)
    source = models.CharField(_("nguồn"), max_length=250, blank=True)
    tag = models.CharField(_("mức tin cậy"), max_length=2, choices=Tag, default=Tag.SOURCE)
    tasks = tasks_field("partner_relations")

    objects = RelationQuerySet.as_manager()
    searchable = Searchable(title="title", text=("partner__name", "vietnamese_side", "note"))

    NOTE_VERBS = {"seeded": _("Nạp từ dữ liệu nền"), "moved": _("Chuyển giai đoạn")}

    class Meta:
        verbose_name = "quan hệ hợp tác"
        verbose_name_plural = "quan hệ hợp tác"
        ordering = ["partner__sort_key", "-since", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(since=None) | Q(ended_on=None) | Q(ended_on__gte=F("since")),
                name="partners_relation_days",
                violation_error_message=_("Ngày chấm dứt phải từ ngày bắt đầu trở đi."),
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(stage=Stage.STOPPED),
                name="partners_relation_ended_is_stopped",
                violation_error_message=_("Quan hệ có ngày chấm dứt thì phải ở giai đoạn dừng."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.partner}: {self.title}"

    def get_absolute_url(self) -> str:
        return reverse("partners:relation-record", args=[self.pk])

    def clean(self) -> None:
        super().clean()
        refuse_turned(self, "since", "ended_on")

    def moves(self, user: Any) -> tuple[Move, ...]:
        """The stages to which this person may bring it now."""
        if not Relation.objects.for_user(user, "change").filter(pk=self.pk).exists():
            return ()
        return moves(self.stage, is_desk=user.reach("change", "book") == Reach.ALL)

    @property
    def known_since(self) -> str:
        """As far as it is known: a day, a month, a year."""
        return f"{self.since:%d/%m/%Y}" if self.since else self.since_said


class RelationStepQuerySet(OwnQuerySet["RelationStep"]):
    """The steps. Their papers are read by who oversees and by the agency of the relation."""

    def for_user(self, user: Any, verb: str) -> Self:
        reach = user.reach(verb, "book") if user.is_authenticated else None
        if reach is None:
            return self.none()
        if reach == Reach.ALL:
            return self
        whose = user.charge.sees if verb == "view" else user.charge.answers
        return self.filter(relation__agency__in=whose)


class RelationStep(models.Model):
    """A stage that a relation came to: on a day, by a paper. Only added to."""

    relation = models.ForeignKey(
        Relation, verbose_name=_("quan hệ hợp tác"), on_delete=models.CASCADE, related_name="steps"
    )
    stage = models.CharField(_("giai đoạn"), max_length=12, choices=Stage)
    on = models.DateField(_("ngày"), null=True, blank=True)
    document = models.ForeignKey(
        Document, verbose_name=_("văn bản"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="relation_steps",
    )  # fmt: skip
    words = models.TextField(_("nội dung, lý do"), blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("người ghi"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="+",
    )  # fmt: skip
    at = models.DateTimeField(_("ghi lúc"), default=clock.now)

    objects = RelationStepQuerySet.as_manager()

    class Meta:
        verbose_name = "bước của quan hệ"
        verbose_name_plural = "bước của quan hệ"
        ordering = ["relation", "pk"]

    def __str__(self) -> str:
        return f"{self.get_stage_display()}: {self.relation}"
