"""A film that shows the province, and the channels that showed it."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from haidang.kit.dossiers.models import Part
from haidang.kit.dossiers.services import not_before, not_to_come
from haidang.kit.search.searchable import Searchable
from haidang.office.accounts.books import BookQuerySet
from haidang.plan.money.models import Estimate
from haidang.plan.plans.linking import tasks_field
from haidang.registers.information.choices import Language, Subject, Where, WorkStage
from haidang.registers.information.models.common import Work, agency_field, country_field, day_of_act, paper_field


class ClipQuerySet(BookQuerySet["VideoClip"]):
    """A clip is shown for years after it was made: its channels are written all along."""

    def writable(self) -> Q:
        return ~Q(stage=WorkStage.CANCELLED)

    def deletable(self) -> Q:
        return Q(stage=WorkStage.DRAFT)

    def done(self) -> Any:
        return self.filter(stage=WorkStage.DONE)


class VideoClip(Work):
    """Made, accepted, shown; afterwards what the channels tell of it."""

    title = models.CharField(_("tên video"), max_length=250)
    subject = models.CharField(_("nội dung"), max_length=12, choices=Subject, default=Subject.TOURISM)
    agency = agency_field("video_clips", _("cơ quan thực hiện"))
    language = models.CharField(_("ngôn ngữ, phụ đề"), max_length=8, choices=Language, default=Language.ENGLISH)
    seconds = models.PositiveIntegerField(_("độ dài (giây)"), null=True, blank=True)
    producer = models.CharField(_("đơn vị sản xuất"), max_length=200, blank=True)
    audience = models.CharField(_("thị trường, đối tượng"), max_length=250, blank=True)
    planned_on = models.DateField(_("dự kiến xong ngày"), null=True, blank=True)
    link = models.URLField(_("đường dẫn"), max_length=500, blank=True)
    estimate = models.ForeignKey(
        Estimate, verbose_name=_("dự toán"), on_delete=models.PROTECT, null=True, blank=True, related_name="video_clips"
    )
    tasks = tasks_field("video_clips")
    finished_on = day_of_act(_("nghiệm thu ngày"))
    paper = paper_field(_("biên bản nghiệm thu"), "video_clips_accepted")

    objects = ClipQuerySet.as_manager()
    searchable = Searchable(title="title", text=("producer", "audience", "airings__channel"))

    class Meta:
        verbose_name = "video quảng bá"
        verbose_name_plural = "video quảng bá"
        ordering = ["-finished_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(stage=WorkStage.DONE) | Q(finished_on__isnull=False),
                name="information_clip_finished_on_a_day",
                violation_error_message=_("Video đã thực hiện phải có ngày nghiệm thu."),
            )
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("information:videoclip-record", args=[self.pk])


class Airing(Part):
    """One channel that showed it, on which days, how often."""

    whole_name = "clip"

    clip = models.ForeignKey(VideoClip, verbose_name=_("video"), on_delete=models.CASCADE, related_name="airings")
    channel = models.CharField(_("kênh"), max_length=160)
    where = models.CharField(_("phát ở"), max_length=8, choices=Where, default=Where.ABROAD)
    country = country_field("airings", _("nước, thị trường"))
    since = models.DateField(_("phát từ ngày"))
    until = models.DateField(_("đến ngày"), null=True, blank=True)
    times = models.PositiveIntegerField(_("số lượt phát"), null=True, blank=True)
    views = models.PositiveBigIntegerField(_("lượt xem"), null=True, blank=True)
    link = models.URLField(_("đường dẫn"), max_length=500, blank=True)

    class Meta:
        verbose_name = "lần phát sóng video"
        verbose_name_plural = "lần phát sóng video"
        ordering = ["since", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")),
                name="information_airing_days",
                violation_error_message=_("Ngày cuối phát sóng phải từ ngày đầu trở đi."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.channel}, từ {self.since:%d/%m/%Y}"

    def clean(self) -> None:
        """Nothing is shown before it is there."""
        super().clean()
        if self.clip.finished_on is None:
            raise ValidationError(
                _now("“%(title)s” chưa xong: ghi đã thực hiện (ngày nghiệm thu) rồi ghi kênh phát.")
                % {"title": self.clip}
            )
        not_to_come(self.since, "since")
        not_before(self.since, self.clip.finished_on, _now("ngày nghiệm thu"), "since")
