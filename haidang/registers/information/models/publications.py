"""A publication about the province, and to whom its copies went."""

from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q, Sum
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from haidang.kit.dossiers.models import Part
from haidang.kit.dossiers.services import not_before, not_to_come
from haidang.kit.search.searchable import Searchable
from haidang.office.accounts.books import BookQuerySet
from haidang.plan.money.models import Estimate
from haidang.plan.plans.linking import tasks_field
from haidang.registers.information import verdicts
from haidang.registers.information.choices import Language, PublicationKind, WorkStage
from haidang.registers.information.models.common import Work, agency_field, paper_field
from haidang.registers.partners.models import Partner


class PublicationQuerySet(BookQuerySet["Publication"]):
    """Copies are handed out for years: only what will never be is closed."""

    def writable(self) -> Q:
        return ~Q(stage=WorkStage.CANCELLED)

    def deletable(self) -> Q:
        return Q(stage=WorkStage.DRAFT)

    def done(self) -> Self:
        return self.filter(stage=WorkStage.DONE)

    def with_handed_out(self) -> Self:
        return self.annotate(handed_out=Coalesce(Sum("handouts__copies"), 0))


class Publication(Work):
    """A book, a leaflet, a disc: languages, copies, for whom, by which way it reaches them."""

    title = models.CharField(_("tên ấn phẩm"), max_length=250)
    kind = models.CharField(_("loại"), max_length=12, choices=PublicationKind, default=PublicationKind.BROCHURE)
    agency = agency_field("publications", _("cơ quan xuất bản"))
    language = models.CharField(_("ngôn ngữ"), max_length=8, choices=Language, default=Language.BILINGUAL)
    copies = models.PositiveIntegerField(_("số bản"), default=0, help_text=_("Ấn phẩm điện tử: để 0."))
    audience = models.CharField(_("đối tượng"), max_length=250, help_text=_("Nhà đầu tư Nhật Bản, khách du lịch…"))
    channel = models.CharField(_("kênh phát hành"), max_length=250, help_text=_("Đoàn ra, hội chợ, cơ quan đại diện…"))
    content = models.TextField(_("nội dung"), blank=True)
    printer = models.CharField(_("nơi in, nơi làm"), max_length=160, blank=True)
    planned_on = models.DateField(_("dự kiến xong ngày"), null=True, blank=True)
    permit = models.CharField(_("giấy phép, xác nhận đăng ký xuất bản"), max_length=160, blank=True)
    link = models.URLField(_("đường dẫn bản điện tử"), max_length=500, blank=True)
    estimate = models.ForeignKey(
        Estimate, verbose_name=_("dự toán"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="publications",
    )  # fmt: skip
    tasks = tasks_field("publications")
    published_on = models.DateField(_("phát hành ngày"), null=True, blank=True, editable=False)
    paper = paper_field(_("văn bản phát hành, nghiệm thu"), "publications_accepted")

    objects = PublicationQuerySet.as_manager()
    searchable = Searchable(title="title", number="permit", text=("audience", "content", "channel"))

    class Meta:
        verbose_name = "ấn phẩm đối ngoại"
        verbose_name_plural = "ấn phẩm đối ngoại"
        ordering = ["-published_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(stage=WorkStage.DONE) | Q(published_on__isnull=False),
                name="information_publication_out_on_a_day",
                violation_error_message=_("Ấn phẩm đã phát hành phải có ngày phát hành."),
            ),
            models.CheckConstraint(
                condition=Q(copies__gt=0) | Q(kind=PublicationKind.DIGITAL) | ~Q(stage=WorkStage.DONE),
                name="information_publication_has_copies",
                violation_error_message=_("Ấn phẩm in đã phát hành phải ghi số bản."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("information:publication-record", args=[self.pk])


class Handout(Part):
    """Copies that went to somebody on a day."""

    whole_name = "publication"

    publication = models.ForeignKey(
        Publication, verbose_name=_("ấn phẩm"), on_delete=models.CASCADE, related_name="handouts"
    )
    on = models.DateField(_("ngày"))
    to = models.CharField(_("phát cho, gửi cho"), max_length=250)
    occasion = models.CharField(_("dịp"), max_length=250, blank=True)
    partner = models.ForeignKey(
        Partner, verbose_name=_("đối tác"), on_delete=models.PROTECT, null=True, blank=True, related_name="handouts"
    )
    copies = models.PositiveIntegerField(_("số bản"))

    class Meta:
        verbose_name = "lượt phát ấn phẩm"
        verbose_name_plural = "lượt phát ấn phẩm"
        ordering = ["on", "pk"]

    def __str__(self) -> str:
        return f"{self.to}: {self.copies} bản"

    def clean(self) -> None:
        """Only what came out is handed out, and never more than there is."""
        super().clean()
        whole, copies = self.publication, self.copies or 0
        if whole.published_on is None:
            raise ValidationError(
                _now("“%(title)s” chưa phát hành: ghi đã thực hiện (ngày, số bản) rồi ghi lượt phát.")
                % {"title": whole}
            )
        not_to_come(self.on, "on")
        not_before(self.on, whole.published_on, _now("ngày phát hành"), "on")
        others = whole.handouts.exclude(pk=self.pk).aggregate(sum=Coalesce(Sum("copies"), 0))["sum"]
        if told := verdicts.too_many(whole.copies, others, copies):
            raise ValidationError({"copies": told}, code="too-many")
