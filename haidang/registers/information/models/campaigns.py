"""A campaign of guidance: what is explained to whom, with what, where, to how many."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from haidang.kit.dossiers.models import Part
from haidang.kit.dossiers.rules import Course
from haidang.kit.dossiers.services import not_to_come
from haidang.kit.search.searchable import Searchable
from haidang.plan.money.models import Estimate
from haidang.plan.plans.linking import tasks_field
from haidang.registers.information import verdicts
from haidang.registers.information.choices import About, Guidance, Language, MaterialKind, WorkAct
from haidang.registers.information.models.common import Work, WorkQuerySet, agency_field, paper_field


class CampaignQuerySet(WorkQuerySet["Campaign"]):
    pass


class Campaign(Work):
    """Prepared with its materials, carried out place by place, closed with what came of it."""

    course = Course({act: Work.course.steps[act] for act in (WorkAct.DO, WorkAct.CANCEL)})

    title = models.CharField(_("tên đợt tuyên truyền"), max_length=300)
    about = models.CharField(_("nội dung"), max_length=12, choices=About, default=About.PROTECTION)
    agency = agency_field("campaigns", _("cơ quan tổ chức"))
    audience = models.CharField(_("đối tượng"), max_length=250)
    starts_on = models.DateField(_("từ ngày"))
    ends_on = models.DateField(_("đến ngày"))
    content = models.TextField(_("văn bản, quy định được phổ biến"), blank=True)
    others = models.CharField(_("đơn vị phối hợp"), max_length=300, blank=True)
    people_planned = models.PositiveIntegerField(_("số người dự kiến"), null=True, blank=True)
    estimate = models.ForeignKey(
        Estimate, verbose_name=_("dự toán"), on_delete=models.PROTECT, null=True, blank=True, related_name="campaigns"
    )
    tasks = tasks_field("campaigns")
    report = paper_field(_("báo cáo kết quả"), "campaigns_reported")

    objects = CampaignQuerySet.as_manager()
    searchable = Searchable(title="title", text=("audience", "content", "places__place"))

    class Meta:
        verbose_name = "đợt tuyên truyền"
        verbose_name_plural = "đợt tuyên truyền"
        ordering = ["-starts_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="information_campaign_days",
                violation_error_message=_("Ngày cuối của đợt tuyên truyền phải từ ngày đầu trở đi."),
            )
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("information:campaign-record", args=[self.pk])


class CampaignMaterial(Part):
    """Something that is read, heard or seen in it."""

    whole_name = "campaign"

    campaign = models.ForeignKey(
        Campaign, verbose_name=_("đợt tuyên truyền"), on_delete=models.CASCADE, related_name="materials"
    )
    kind = models.CharField(_("loại"), max_length=12, choices=MaterialKind, default=MaterialKind.LEAFLET)
    title = models.CharField(_("tên tài liệu"), max_length=250)
    language = models.CharField(_("ngôn ngữ"), max_length=8, choices=Language, default=Language.VIETNAMESE)
    copies = models.PositiveIntegerField(_("số bản"), default=0)
    link = models.URLField(_("đường dẫn"), max_length=500, blank=True)

    class Meta:
        verbose_name = "tài liệu tuyên truyền"
        verbose_name_plural = "tài liệu tuyên truyền"
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.title


class CampaignPlace(Part):
    """A place where people were reached, on a day, and how many they were."""

    whole_name = "campaign"

    campaign = models.ForeignKey(
        Campaign, verbose_name=_("đợt tuyên truyền"), on_delete=models.CASCADE, related_name="places"
    )
    on = models.DateField(_("ngày"))
    place = models.CharField(_("địa điểm"), max_length=250)
    form = models.CharField(_("hình thức"), max_length=12, choices=Guidance, default=Guidance.MEETING)
    people = models.PositiveIntegerField(_("số người"))
    note = models.CharField(_("ghi chú"), max_length=400, blank=True)

    class Meta:
        verbose_name = "nơi tuyên truyền"
        verbose_name_plural = "nơi tuyên truyền"
        ordering = ["on", "pk"]

    def __str__(self) -> str:
        return f"{self.place}, {self.on:%d/%m/%Y}"

    def clean(self) -> None:
        """What is counted has happened, on one of the days of the campaign."""
        super().clean()
        on: date | None = self.on  # none where the form could not read it
        if on is None:
            return
        not_to_come(on, "on")
        whole = self.campaign
        if told := verdicts.outside(on, whole.starts_on, whole.ends_on, label=_now("thời gian của đợt tuyên truyền")):
            raise ValidationError({"on": told}, code="outside")
