"""How Việt Nam stands with a country, and on which lists of preference it is: dated, common to all."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from haidang.kit.search.searchable import Searchable
from haidang.office.norms.choices import Tag
from haidang.registers.partners.choices import Kind
from haidang.registers.partners.models.owned import CommonQuerySet, Held, meets
from haidang.registers.partners.models.partners import Partner


class PartnershipLevelQuerySet(CommonQuerySet["PartnershipLevel"]):
    """The levels, as they held."""


class PartnershipLevel(Held):
    """The level of partnership between Việt Nam and a country, from a day on."""

    partner = models.ForeignKey(
        Partner, verbose_name=_("nước"), on_delete=models.CASCADE, related_name="levels",
        limit_choices_to={"kind": Kind.COUNTRY.value},
    )  # fmt: skip
    level = models.CharField(_("mức quan hệ"), max_length=120)
    source = models.CharField(_("nguồn"), max_length=250, blank=True)
    tag = models.CharField(_("mức tin cậy"), max_length=2, choices=Tag, default=Tag.KNOWN)

    objects = PartnershipLevelQuerySet.as_manager()
    searchable = Searchable(title="level", text=("partner__name", "source"))

    NOTE_VERBS = {"seeded": _("Nạp từ dữ liệu nền")}

    class Meta(Held.Meta):
        verbose_name = "mức quan hệ đối tác"
        verbose_name_plural = "mức quan hệ đối tác"
        ordering = ["partner__sort_key", "-valid_from", "-pk"]

    def __str__(self) -> str:
        return f"{self.partner}: {self.level}"

    def get_absolute_url(self) -> str:
        return reverse("partners:level-record", args=[self.pk])

    def clean(self) -> None:
        """A country has one level on a day."""
        super().clean()
        if not self.partner_id:
            return
        if self.partner.kind != Kind.COUNTRY:
            raise ValidationError(
                {"partner": gettext("Mức quan hệ đối tác ghi ở nước; “%(name)s” không phải là nước.")
                 % {"name": self.partner}}
            )  # fmt: skip
        rows = PartnershipLevel.objects.filter(meets(self.valid_from, self.valid_to), partner=self.partner_id)
        if other := rows.exclude(pk=self.pk).first():
            raise ValidationError(
                gettext("Trùng thời gian với mức “%(level)s” của %(name)s. Hãy kết thúc mức cũ trước ngày này.")
                % {"level": other.level, "name": self.partner}
            )


class PriorityListingQuerySet(CommonQuerySet["PriorityListing"]):
    """Who is on which list."""

    def names(self) -> list[str]:
        """The lists there are."""
        return sorted(self.order_by().values_list("name", flat=True).distinct())


class PriorityListing(Held):
    """A partner on a list of preference (ASEAN, neighbours, traditional friends), from a day to a day, by a paper."""

    partner = models.ForeignKey(Partner, verbose_name=_("đối tác"), on_delete=models.CASCADE, related_name="priorities")
    name = models.CharField(_("danh sách ưu tiên"), max_length=120, help_text=_("Ví dụ: ASEAN, láng giềng."))
    basis = models.CharField(_("căn cứ"), max_length=250, blank=True)
    tag = models.CharField(_("mức tin cậy"), max_length=2, choices=Tag, default=Tag.KNOWN)

    objects = PriorityListingQuerySet.as_manager()
    searchable = Searchable(title="name", text=("partner__name", "basis"))

    NOTE_VERBS = {"seeded": _("Nạp từ dữ liệu nền")}

    class Meta(Held.Meta):
        verbose_name = "đối tác ưu tiên"
        verbose_name_plural = "đối tác ưu tiên"
        ordering = ["name", "partner__sort_key", "-valid_from", "-pk"]

    def __str__(self) -> str:
        return f"{self.name}: {self.partner}"

    def get_absolute_url(self) -> str:
        return reverse("partners:priority-record", args=[self.pk])

    def clean(self) -> None:
        """A partner is once on a list on a day."""
        super().clean()
        rows = PriorityListing.objects.filter(
            meets(self.valid_from, self.valid_to), partner=self.partner_id, name=self.name
        )
        if self.partner_id and rows.exclude(pk=self.pk).exists():
            raise ValidationError(
                gettext("%(name)s đã có trong danh sách “%(list)s” vào thời gian này.")
                % {"name": self.partner, "list": self.name}
            )

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.name = self.name.strip()
        super().save(*args, **kwargs)
