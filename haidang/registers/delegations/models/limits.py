"""What delegations are held against beside norms: windows in which nobody goes, last year's number; who let one go."""

from typing import Any, Self

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from haidang.kit import clock
from haidang.kit.records.querysets import RecordQuerySet
from haidang.kit.search.searchable import Searchable
from haidang.office.accounts.choices import Reach
from haidang.office.directory.models import Agency
from haidang.office.documents.models import Document
from haidang.registers.delegations.models.delegations import Delegation


class KeptByDeskQuerySet(RecordQuerySet[Any]):
    """Rows everybody who reads the books may know of, and Sở Ngoại vụ keeps."""

    def for_user(self, user: Any, verb: str) -> Self:
        reach = user.reach(verb, "book") if user.is_authenticated else None
        if reach is None:
            return self.none()
        return self if verb == "view" or reach == Reach.ALL else self.none()

    def may_add(self, user: Any) -> bool:
        return bool(user.is_authenticated and user.reach("add", "book") == Reach.ALL)


class BlackoutQuerySet(KeptByDeskQuerySet):
    def touching(self, since: Any, until: Any) -> Self:
        """Those that have one of these days."""
        return self.filter(starts_on__lte=until, ends_on__gte=since)


class Blackout(models.Model):
    """Days on which nobody goes abroad: the preparation and the holding of the Party congress (plan 163, 1.4)."""

    name = models.CharField(_("tên"), max_length=160, help_text=_("Ví dụ: Chuẩn bị và tổ chức Đại hội Đảng bộ tỉnh."))
    starts_on = models.DateField(_("từ ngày"))
    ends_on = models.DateField(_("đến hết ngày"))
    document = models.ForeignKey(
        Document, verbose_name=_("văn bản"), on_delete=models.PROTECT, null=True, blank=True, related_name="blackouts"
    )
    basis = models.CharField(
        _("số, ngày văn bản ngoài sổ"), max_length=250, blank=True,
        help_text=_("Chưa có văn bản thì để trống: khi đó chỉ nhắc, không chặn."),
    )  # fmt: skip
    agencies = models.ManyToManyField(
        Agency, verbose_name=_("chỉ áp dụng cho cơ quan"), blank=True, related_name="blackouts",
        help_text=_("Để trống: mọi cơ quan."),
    )  # fmt: skip
    remark = models.TextField(_("ghi chú"), blank=True)

    objects = BlackoutQuerySet.as_manager()
    searchable = Searchable(title="name", text=("basis", "remark"))

    class Meta:
        verbose_name = "thời gian không tổ chức đoàn"
        verbose_name_plural = "thời gian không tổ chức đoàn"
        ordering = ["-starts_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="delegations_blackout_days",
                violation_error_message=_("Ngày cuối phải từ ngày đầu trở đi."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.starts_on:%d/%m/%Y} - {self.ends_on:%d/%m/%Y})"

    def get_absolute_url(self) -> str:
        return reverse("delegations:blackout-record", args=[self.pk])

    @property
    def source(self) -> str:
        """Its paper; "" while it is only expected."""
        return str(self.document) if self.document_id else self.basis


class YearBaseline(models.Model):
    """How many delegations went in a year, as a paper says it: what the next year is compared with."""

    year = models.PositiveSmallIntegerField(_("năm"), validators=[MinValueValidator(1990), MaxValueValidator(2100)])
    agency = models.ForeignKey(
        Agency, verbose_name=_("cơ quan"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="delegation_baselines", help_text=_("Để trống: số của cả tỉnh."),
    )  # fmt: skip
    count = models.PositiveSmallIntegerField(_("số đoàn"))
    source = models.CharField(
        _("nguồn"), max_length=250, help_text=_("Báo cáo, văn bản nào nêu con số này; ai cung cấp.")
    )

    objects = KeptByDeskQuerySet.as_manager()
    searchable = Searchable(title="source", text=("agency__name",))

    NOTE_VERBS = {"counted": _("Chốt số từ sổ")}

    class Meta:
        verbose_name = "số đoàn ra của năm"
        verbose_name_plural = "số đoàn ra của năm"
        ordering = ["-year", F("agency__order").asc(nulls_first=True), "pk"]
        constraints = [
            # two, since both engines take every missing agency for another one
            models.UniqueConstraint(
                fields=["year", "agency"],
                name="delegations_one_number_of_an_agency",
                violation_error_message=_("Năm này đã có số đoàn của cơ quan."),
            ),
            models.UniqueConstraint(
                fields=["year"],
                condition=Q(agency=None),
                name="delegations_one_number_of_the_province",
                violation_error_message=_("Năm này đã có số đoàn của cả tỉnh."),
            ),
        ]

    def __str__(self) -> str:
        whose = self.agency or _("cả tỉnh")
        return f"{self.year}, {whose}: {self.count}"

    def get_absolute_url(self) -> str:
        return reverse("delegations:yearbaseline-record", args=[self.pk])


class OverrideQuerySet(RecordQuerySet["Override"]):
    def for_user(self, user: Any, verb: str) -> Self:
        """Whoever sees the delegation sees who let it go, and why. Nobody changes it."""
        if verb != "view":
            return self.none()
        return self.filter(delegation__in=Delegation.objects.for_user(user, "view").order_by().values("pk"))


class Override(models.Model):
    """A limit refused a delegation, and somebody who may let it go all the same. Only added to."""

    delegation = models.ForeignKey(
        Delegation, verbose_name=_("đoàn ra"), on_delete=models.CASCADE, related_name="overrides"
    )
    rule = models.CharField(_("quy tắc"), max_length=20)
    #: What exactly was let go: other days, another window, and the question is asked again.
    mark = models.CharField(_("dấu của điều đã thấy"), max_length=32, editable=False)
    sentence = models.TextField(_("điều đã thấy"))
    source = models.CharField(_("căn cứ"), max_length=300, blank=True)
    reason = models.TextField(_("lý do vẫn cho đi"))
    document = models.ForeignKey(
        Document, verbose_name=_("văn bản đồng ý"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="delegation_overrides",
    )  # fmt: skip
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("người cho đi"), on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField(_("lúc"), default=clock.now)

    objects = OverrideQuerySet.as_manager()

    class Meta:
        verbose_name = "lần cho đi dù vướng quy định"
        verbose_name_plural = "lần cho đi dù vướng quy định"
        ordering = ["delegation", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="delegations_override_has_its_reason",
                violation_error_message=_("Cho đi dù vướng quy định thì phải ghi lý do."),
            ),
            models.UniqueConstraint(fields=["delegation", "mark"], name="delegations_override_once"),
        ]

    def __str__(self) -> str:
        return f"{self.rule}: {self.reason[:80]}"
