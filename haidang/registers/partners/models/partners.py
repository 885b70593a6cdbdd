"""Who the province has to do with abroad: countries, localities, missions, organisations, companies."""

from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from haidang.kit.records.querysets import RecordQuerySet
from haidang.kit.search.searchable import Searchable
from haidang.office.accounts.choices import Reach
from haidang.office.directory.models import Agency
from haidang.office.norms.choices import Tag
from haidang.papers.vietnamese.letters import fold
from haidang.registers.partners.choices import Continent, Kind


class PartnerQuerySet(RecordQuerySet["Partner"]):
    """The partners, in the words of the office."""

    def for_user(self, user: Any, verb: str) -> Self:
        """Whoever reads the books knows all partners; the desk keeps all, an agency those that are its own."""
        reach = user.reach(verb, "book") if user.is_authenticated else None
        if reach is None:
            return self.none()
        return self if verb == "view" or reach == Reach.ALL else self.filter(keeper__in=user.charge.answers)

    def may_add(self, user: Any) -> bool:
        return bool(user.is_authenticated and user.may("add", "book"))

    def countries(self) -> Self:
        return self.filter(kind=Kind.COUNTRY)

    def of_country(self, country: "Partner") -> Self:
        """The country itself and all that is in it."""
        return self.filter(Q(pk=country.pk) | Q(country=country))


class Partner(models.Model):
    """A country, or somebody in one. Known by its name in Vietnamese, found by every name it bears."""

    kind = models.CharField(_("loại đối tác"), max_length=12, choices=Kind)
    name = models.CharField(_("tên tiếng Việt"), max_length=160)
    name_english = models.CharField(_("tên tiếng Anh"), max_length=160, blank=True)
    name_original = models.CharField(
        _("tên nguyên ngữ"), max_length=160, blank=True, help_text=_("Bằng chữ viết của nước đó.")
    )
    aliases = models.CharField(
        _("tên gọi khác"), max_length=400, blank=True, help_text=_("Cách nhau bằng dấu chấm phẩy.")
    )
    country = models.ForeignKey(
        "self", verbose_name=_("nước"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="partners", limit_choices_to={"kind": Kind.COUNTRY.value},
    )  # fmt: skip
    region = models.CharField(
        _("vùng, bang, tỉnh"), max_length=120, blank=True, help_text=_("Nơi địa phương đó thuộc về.")
    )
    continent = models.CharField(_("châu lục"), max_length=8, choices=Continent, blank=True)
    iso = models.CharField(_("mã nước (ISO)"), max_length=2, blank=True)
    keeper = models.ForeignKey(
        Agency, verbose_name=_("cơ quan giữ quan hệ"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="kept_partners",
    )  # fmt: skip
    note = models.TextField(_("ghi chú"), blank=True)
    source = models.CharField(_("nguồn"), max_length=250, blank=True)
    tag = models.CharField(_("mức tin cậy"), max_length=2, choices=Tag, default=Tag.KNOWN)
    sort_key = models.CharField(_("khóa sắp xếp"), max_length=160, editable=False, db_index=True)

    objects = PartnerQuerySet.as_manager()
    searchable = Searchable(
        title="name", number="iso", text=("name_english", "name_original", "aliases", "region", "country__name")
    )

    NOTE_VERBS = {"seeded": _("Nạp từ dữ liệu nền")}

    class Meta:
        verbose_name = "đối tác"
        verbose_name_plural = "đối tác"
        ordering = ["sort_key", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind=Kind.COUNTRY) | Q(country=None),
                name="partners_country_stands_alone",
                violation_error_message=_("Nước, vùng lãnh thổ thì không thuộc nước nào khác: bỏ trống ô nước."),
            ),
            models.CheckConstraint(
                condition=~Q(kind=Kind.LOCALITY) | Q(country__isnull=False),
                name="partners_locality_has_country",
                violation_error_message=_("Địa phương nước ngoài phải ghi thuộc nước nào."),
            ),
            # two, since SQLite takes every missing country for another one
            models.UniqueConstraint(
                fields=["kind", "name", "country"],
                name="partners_once",
                violation_error_message=_("Đối tác loại này đã có tên này trong sổ."),
            ),
            models.UniqueConstraint(
                fields=["kind", "name"],
                condition=Q(country=None),
                name="partners_once_without_country",
                violation_error_message=_("Đối tác loại này đã có tên này trong sổ."),
            ),
            models.UniqueConstraint(
                fields=["iso"],
                condition=~Q(iso=""),
                name="partners_iso_once",
                violation_error_message=_("Mã nước này đã dùng cho nước khác."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.sort_key = fold(self.name)
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("partners:partner-record", args=[self.pk])

    def clean(self) -> None:
        """What stands in a country stands in a country; only a country has a code and a continent."""
        super().clean()
        self.iso = self.iso.upper()
        if self.country_id and self.country is not None and self.country.kind != Kind.COUNTRY:
            raise ValidationError(
                {"country": gettext("“%(name)s” không phải là nước. Chọn một nước trong sổ.") % {"name": self.country}}
            )
        if self.kind == Kind.COUNTRY:
            return
        if self.iso:
            raise ValidationError({"iso": gettext("Chỉ nước, vùng lãnh thổ mới có mã nước: bỏ trống ô này.")})
        if self.continent:
            raise ValidationError(
                {"continent": gettext("Châu lục ghi ở nước; đối tác trong nước đó theo châu lục của nước.")}
            )

    @property
    def is_country(self) -> bool:
        return self.kind == Kind.COUNTRY

    @property
    def land(self) -> "Partner | None":
        """The country: itself, or the one it stands in."""
        return self if self.is_country else self.country
