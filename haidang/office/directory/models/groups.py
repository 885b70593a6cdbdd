"""Phrases for many agencies, and whom they mean on a day."""

from datetime import date

from django.db import models
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from haidang.kit.search.searchable import Searchable
from haidang.office.directory import rules
from haidang.office.directory.choices import Kind, Level
from haidang.office.directory.models.agencies import Agency
from haidang.office.directory.models.dated import Dated, DatedQuerySet, DirectoryQuerySet


class AgencyGroupQuerySet(DirectoryQuerySet["AgencyGroup"]):
    def patterns(self) -> dict[str, tuple[str, ...]]:
        """For each group the phrases that name it."""
        return {group.code: group.forms for group in self}

    def named_in(self, phrase: str) -> "list[AgencyGroup]":
        """The groups that a phrase names, in its order."""
        groups = {group.code: group for group in self}
        codes = rules.groups_in(phrase, {code: group.forms for code, group in groups.items()})
        return [groups[code] for code in codes]


class AgencyGroup(models.Model):
    """ "Các Sở, Ban, Ngành": the phrases that name a group, and the rule or the list that says who belongs to it."""

    code = models.CharField(_("mã"), max_length=32, unique=True)
    phrase = models.CharField(_("cụm từ"), max_length=250)
    variants = models.TextField(_("cách viết khác"), blank=True, help_text=_("Mỗi dòng một cách viết."))
    kinds = models.JSONField(_("loại cơ quan"), default=list, blank=True)
    level = models.CharField(_("cấp"), max_length=16, choices=Level, blank=True)
    is_open = models.BooleanField(
        _("tập mở"), default=False, help_text=_("Cụm từ không nói rõ ai; phải có người xác nhận từng cơ quan.")
    )
    reading = models.CharField(_("cách hiểu"), max_length=250, blank=True)
    source = models.CharField(_("nguồn"), max_length=250, blank=True)

    objects = AgencyGroupQuerySet.as_manager()
    searchable = Searchable(title="phrase", number="code", text=("variants", "reading"))

    NOTE_VERBS = {
        "member-added": _("Thêm thành viên"),
        "member-left-out": _("Ghi không thuộc nhóm"),
        "member-ended": _("Kết thúc dòng ghi riêng"),
        "seeded": _("Nạp từ dữ liệu nền"),
    }

    class Meta:
        verbose_name = "nhóm cơ quan"
        verbose_name_plural = "nhóm cơ quan"
        ordering = ["phrase", "pk"]

    def __str__(self) -> str:
        return self.phrase

    def get_absolute_url(self) -> str:
        return reverse("directory:group-record", args=[self.pk])

    @property
    def forms(self) -> tuple[str, ...]:
        """Every way in which the group is named."""
        return (self.phrase, *(line.strip() for line in self.variants.splitlines() if line.strip()))

    @property
    def kind_labels(self) -> list[str]:
        return [str(Kind(kind).label) for kind in self.kinds]

    @property
    def has_rule(self) -> bool:
        return bool(self.kinds or self.level)

    @property
    def is_boundless(self) -> bool:
        """ "Các cơ quan có liên quan": open, and without a word about what kind of agency."""
        return self.is_open and not self.has_rule

    def members(self, on: date) -> QuerySet[Agency]:
        """Who belongs to it on the day: those of its kinds and level in this province, and those listed by name.

        Who is listed as left out does not belong to it, whatever the rule says.
        """
        listed = self.listed.in_force(on)
        chosen = Q(pk__in=listed.filter(is_left_out=False).values("agency"))
        if self.has_rule:
            rule = Q(is_of_province=True)
            rule &= Q(kind__in=self.kinds) if self.kinds else Q()
            rule &= Q(level=self.level) if self.level else Q()
            chosen |= rule
        out = listed.filter(is_left_out=True).values("agency")
        return Agency.objects.alive(on).filter(chosen).exclude(pk__in=out).in_protocol_order()


class GroupListingQuerySet(DatedQuerySet["GroupListing"]):
    pass


class GroupListing(Dated):
    """An agency listed beside the rule of a group, from a day to a day: it belongs to it too, or it is left out."""

    group = models.ForeignKey(
        AgencyGroup, verbose_name=_("nhóm cơ quan"), on_delete=models.CASCADE, related_name="listed"
    )
    agency = models.ForeignKey(Agency, verbose_name=_("cơ quan"), on_delete=models.PROTECT, related_name="listed_in")
    is_left_out = models.BooleanField(_("không thuộc nhóm"), default=False)
    reason = models.CharField(_("lý do"), max_length=250, blank=True)

    objects = GroupListingQuerySet.as_manager()

    class Meta(Dated.Meta):
        verbose_name = "dòng ghi riêng của nhóm"
        verbose_name_plural = "dòng ghi riêng của nhóm"
        ordering = ["group", "agency__order", "pk"]

    def __str__(self) -> str:
        return f"{self.group}: {self.agency}"
