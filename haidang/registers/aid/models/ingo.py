"""A foreign non-governmental organisation that works, or asks to work, in the province, and what it did here."""

from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import Exists, F, Max, OuterRef, Q, Subquery
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from haidang.kit.dossiers.models import Dossier, Part
from haidang.kit.dossiers.rules import Course, step
from haidang.kit.money import CURRENCIES
from haidang.kit.search.searchable import Searchable
from haidang.office.accounts.books import BookQuerySet, Hand, hands_of
from haidang.office.directory.models import Agency
from haidang.office.documents.models import Document
from haidang.plan.plans.linking import tasks_field
from haidang.registers.aid.ingo_choices import IngoAct, IngoStage, RegistrationStage, Sector
from haidang.registers.partners.choices import Kind
from haidang.registers.partners.models import Partner

_FOLLOWS = (Hand.AUTHOR, Hand.DESK)


class IngoQuerySet(BookQuerySet["Ingo"]):
    """The organisations, in the words of the office."""

    def active(self) -> Self:
        return self.filter(stage=IngoStage.ACTIVE)

    def registered(self, on: date) -> Self:
        """Those with a paper of registration that holds on the day."""
        return self.filter(pk__in=self._papers().holding(on).order_by().values("ingo"))

    def with_registration(self, on: date) -> Self:
        """Each with `registered_until`: the last day of the paper that holds on the day; None where none does."""
        held = self._papers().holding(on).filter(ingo=OuterRef("pk")).order_by("-valid_to")
        return self.annotate(
            registered_until=Subquery(held.values("valid_to")[:1]), was_registered=Exists(self._theirs("registrations"))
        )

    def with_last_activity(self) -> Self:
        """Each with the last days on which something was heard of it: what it did, what it reported, its last paper."""
        granted = self._theirs("registrations").filter(stage=RegistrationStage.GRANTED).order_by("-issued_on")
        given = self._theirs("projects").filter(decided_on__isnull=False).order_by("-decided_on")
        reported = self._theirs("reports").order_by("-received_on")
        return self.annotate(
            did_last_on=Max("activities__on"),
            gave_last_on=Subquery(given.values("decided_on")[:1]),
            reported_last_on=Subquery(reported.values("received_on")[:1]),
            granted_last_on=Subquery(granted.values("issued_on")[:1]),
        )

    def _papers(self) -> Any:
        relation: Any = self.model._meta.get_field("registrations")
        return relation.related_model._default_manager

    def _theirs(self, name: str) -> Any:
        relation: Any = self.model._meta.get_field(name)
        return relation.related_model._default_manager.filter(ingo=OuterRef("pk"))


class Ingo(Dossier):
    """An organisation: known by its name, followed by one agency, registered by papers with days."""

    course = Course({
        IngoAct.END: step(_FOLLOWS, IngoStage.ACTIVE, IngoStage.ENDED),
        IngoAct.REOPEN: step(_FOLLOWS, IngoStage.ENDED, IngoStage.ACTIVE),
    })  # fmt: skip

    name = models.CharField(_("tên tổ chức"), max_length=200)
    name_foreign = models.CharField(_("tên tiếng nước ngoài"), max_length=200, blank=True)
    short = models.CharField(_("tên viết tắt"), max_length=40, blank=True)
    partner = models.ForeignKey(
        Partner, verbose_name=_("đối tác"), on_delete=models.PROTECT, null=True, blank=True, related_name="ingos",
        help_text=_("Nếu tổ chức đã có trong sổ đối tác."),
    )  # fmt: skip
    country = models.ForeignKey(
        Partner, verbose_name=_("nước đặt trụ sở chính"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="ingos_from", limit_choices_to={"kind": Kind.COUNTRY.value},
    )  # fmt: skip
    agency = models.ForeignKey(
        Agency, verbose_name=_("cơ quan theo dõi"), on_delete=models.PROTECT, related_name="ingos"
    )
    representative = models.CharField(
        _("người đại diện ở Việt Nam"), max_length=120, blank=True, help_text=_("Theo giấy đăng ký.")
    )
    sector = models.CharField(_("lĩnh vực chính"), max_length=16, choices=Sector, default=Sector.OTHER)
    fields = models.CharField(_("lĩnh vực hoạt động"), max_length=300, blank=True, help_text=_("Như giấy đăng ký ghi."))
    places = models.CharField(
        _("địa bàn trong tỉnh"), max_length=300, blank=True, help_text=_("Cách nhau bằng dấu chấm phẩy.")
    )
    here_since = models.DateField(_("hoạt động ở tỉnh từ ngày"), null=True, blank=True)
    note = models.TextField(_("ghi chú"), blank=True)
    tasks = tasks_field("ingos")
    stage = models.CharField(_("trạng thái"), max_length=8, choices=IngoStage, default=IngoStage.ACTIVE, editable=False)
    ended_on = models.DateField(_("chấm dứt ngày"), null=True, blank=True, editable=False)
    ended_by = models.ForeignKey(
        Document, verbose_name=_("văn bản chấm dứt"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="ingos_ended", editable=False,
    )  # fmt: skip

    objects = IngoQuerySet.as_manager()
    searchable = Searchable(title="name", number="short", text=("name_foreign", "fields", "places", "country__name"))

    NOTE_VERBS = {
        "end": _("Chấm dứt hoạt động"),
        "reopen": _("Hoạt động trở lại"),
        "part-added": _("Thêm hoạt động"),
        "part-changed": _("Sửa hoạt động"),
        "part-dropped": _("Bỏ hoạt động"),
    }
    NOTE_FIELDS = {"part": _("phần")}

    class Meta:
        verbose_name = "tổ chức phi chính phủ nước ngoài"
        verbose_name_plural = "tổ chức phi chính phủ nước ngoài"
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["name"],
                name="aid_ingo_once",
                violation_error_message=_("Tổ chức này đã có trong sổ."),
            ),
            models.UniqueConstraint(
                fields=["partner"],
                name="aid_ingo_partner_once",
                violation_error_message=_("Đối tác này đã gắn với một tổ chức khác trong sổ."),
            ),
            models.CheckConstraint(
                condition=~Q(stage=IngoStage.ENDED) | Q(ended_on__isnull=False),
                name="aid_ingo_ended_on_a_day",
                violation_error_message=_("Tổ chức đã chấm dứt hoạt động phải có ngày chấm dứt."),
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(here_since=None) | Q(ended_on__gte=F("here_since")),
                name="aid_ingo_days",
                violation_error_message=_("Ngày chấm dứt phải từ ngày bắt đầu hoạt động ở tỉnh trở đi."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("aid:ingo-record", args=[self.pk])

    def hands(self, user: Any) -> frozenset[str]:
        return hands_of(self.agency_id, user)

    def in_place_of(self, user: Any) -> Agency | None:
        found: Agency | None = user.in_place_of(self.agency)
        return found


class IngoActivity(Part):
    """Something that an organisation did in the province on a day: what keeps it from being idle."""

    whole_name = "ingo"

    ingo = models.ForeignKey(Ingo, verbose_name=_("tổ chức"), on_delete=models.CASCADE, related_name="activities")
    on = models.DateField(_("ngày"))
    what = models.CharField(_("nội dung"), max_length=300)
    place = models.CharField(_("nơi"), max_length=200, blank=True)
    host = models.ForeignKey(
        Agency, verbose_name=_("cơ quan phối hợp"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="ingo_activities",
    )  # fmt: skip
    amount = models.DecimalField(_("giá trị"), max_digits=16, decimal_places=2, null=True, blank=True)
    currency = models.CharField(
        _("loại tiền"), max_length=3, choices=[(code, code) for code in CURRENCIES], default="VND"
    )
    people = models.PositiveIntegerField(_("số người hưởng lợi"), null=True, blank=True)

    class Meta:
        verbose_name = "hoạt động của tổ chức phi chính phủ nước ngoài"
        verbose_name_plural = "hoạt động của tổ chức phi chính phủ nước ngoài"
        ordering = ["-on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(amount=None) | Q(amount__gte=0),
                name="aid_ingo_activity_amount",
                violation_error_message=_("Giá trị không nhỏ hơn 0."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.on:%d/%m/%Y}: {self.what}"
