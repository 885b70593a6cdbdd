"""The bulletin: its licence from the dossier to its last day, what changes in it, the issues that stand on it."""

from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from haidang.kit.dossiers.models import Dossier
from haidang.kit.dossiers.rules import Course, step
from haidang.kit.search.searchable import Searchable
from haidang.office.accounts.books import BookQuerySet, Hand, hands_of
from haidang.plan.money.models import Estimate
from haidang.plan.plans.linking import tasks_field
from haidang.registers.information import verdicts
from haidang.registers.information.choices import (
    ChangeAct,
    ChangeStage,
    Frequency,
    Language,
    LicenceAct,
    LicenceStage,
    Licensed,
    WorkAct,
    WorkStage,
)
from haidang.registers.information.models.common import Work, WorkQuerySet, agency_field, day_of_act, paper_field

#: Who writes down what the licensing body said.
_DECIDERS = (Hand.DESK, Hand.APPROVER)


class LicenceQuerySet(BookQuerySet["BulletinLicence"]):
    """What the office asks about licences."""

    def writable(self) -> Q:
        return Q(stage=LicenceStage.DRAFT)

    def holding(self, on: date) -> Self:
        """Those under which an issue may come out that day."""
        stopping = Q(stage=LicenceStage.STOPPED, stopped_on__gt=on)
        return self.filter(Q(stage=LicenceStage.LICENSED) | stopping, valid_from__lte=on, valid_to__gte=on)

    def alive(self) -> Self:
        """Those that were not refused, stopped or given up."""
        return self.filter(stage__in=[LicenceStage.DRAFT, LicenceStage.FILED, LicenceStage.LICENSED])

    def ending(self, since: date, until: date) -> Self:
        """Those whose last day is one of these."""
        return self.filter(stage=LicenceStage.LICENSED, valid_to__range=(since, until))


class BulletinLicence(Dossier):
    """Leave to bring out a bulletin: what it fixes, from which day to which."""

    course = Course({
        LicenceAct.FILE: step(Hand.AUTHOR, LicenceStage.DRAFT, LicenceStage.FILED),
        LicenceAct.GRANT: step(_DECIDERS, LicenceStage.FILED, LicenceStage.LICENSED),
        LicenceAct.SEND_BACK: step(_DECIDERS, LicenceStage.FILED, LicenceStage.DRAFT),
        LicenceAct.REFUSE: step(_DECIDERS, LicenceStage.FILED, LicenceStage.REFUSED),
        LicenceAct.RENEW: step(Hand.AUTHOR, LicenceStage.LICENSED),
        LicenceAct.STOP: step(Hand.AUTHOR, LicenceStage.LICENSED, LicenceStage.STOPPED),
        LicenceAct.CANCEL: step(Hand.AUTHOR, (LicenceStage.DRAFT, LicenceStage.FILED), LicenceStage.CANCELLED),
    })  # fmt: skip

    name = models.CharField(_("tên bản tin"), max_length=200)
    agency = agency_field("bulletin_licences", _("cơ quan xuất bản"))
    purpose = models.TextField(_("mục đích, nội dung"))
    readers = models.CharField(_("đối tượng phục vụ"), max_length=250)
    area = models.CharField(_("phạm vi phát hành"), max_length=250)
    language = models.CharField(_("ngôn ngữ"), max_length=8, choices=Language, default=Language.BILINGUAL)
    frequency = models.CharField(_("kỳ hạn xuất bản"), max_length=12, choices=Frequency, default=Frequency.QUARTER)
    paper_size = models.CharField(_("khuôn khổ"), max_length=60, help_text=_("19 x 27 cm"))
    pages = models.PositiveSmallIntegerField(_("số trang"))
    copies = models.PositiveIntegerField(_("số lượng mỗi số"))
    printer = models.CharField(_("nơi in"), max_length=200)
    chief = models.CharField(_("người chịu trách nhiệm xuất bản"), max_length=160)
    renews = models.ForeignKey(
        "self", verbose_name=_("tiếp theo giấy phép"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="renewals", editable=False,
    )  # fmt: skip
    tasks = tasks_field("bulletin_licences")

    stage = models.CharField(
        _("trạng thái"), max_length=12, choices=LicenceStage, default=LicenceStage.DRAFT, editable=False
    )
    request = paper_field(_("văn bản xin phép"), "bulletin_licences_asked")
    filed_on = day_of_act(_("nộp hồ sơ ngày"))
    decision = paper_field(_("giấy phép, văn bản trả lời"), "bulletin_licences_decided")
    decided_on = day_of_act(_("trả lời ngày"))
    valid_from = day_of_act(_("có hiệu lực từ ngày"))
    valid_to = day_of_act(_("đến hết ngày"))
    stop_notice = paper_field(_("thông báo ngừng xuất bản"), "bulletin_licences_stopped")
    stop_told_on = day_of_act(_("báo ngừng ngày"))
    stopped_on = day_of_act(_("ngừng từ ngày"))

    objects = LicenceQuerySet.as_manager()
    searchable = Searchable(title="name", number="decision__number", text=("purpose", "readers", "printer"))

    NOTE_VERBS = {act.value: act.label for act in LicenceAct} | {"amended": _("Thay đổi nội dung giấy phép")}

    class Meta:
        verbose_name = "giấy phép xuất bản bản tin"
        verbose_name_plural = "giấy phép xuất bản bản tin"
        ordering = [F("valid_to").desc(nulls_first=True), "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_from=None) | Q(valid_to=None) | Q(valid_to__gte=F("valid_from")),
                name="information_licence_days",
                violation_error_message=_("Ngày hết hiệu lực phải từ ngày có hiệu lực trở đi."),
            ),
            models.CheckConstraint(
                condition=~Q(stage__in=[LicenceStage.LICENSED, LicenceStage.STOPPED])
                | Q(decision__isnull=False, valid_from__isnull=False, valid_to__isnull=False),
                name="information_licence_on_paper",
                violation_error_message=_("Đã cấp phép phải có số giấy phép, ngày có hiệu lực và ngày hết hiệu lực."),
            ),
            models.CheckConstraint(
                condition=~Q(stage=LicenceStage.STOPPED) | Q(stopped_on__isnull=False),
                name="information_licence_stopped_on_a_day",
                violation_error_message=_("Đã ngừng xuất bản phải ghi ngừng từ ngày nào."),
            ),
        ]

    def __str__(self) -> str:
        until = f" (đến {self.valid_to:%d/%m/%Y})" if self.valid_to else ""
        return f"{self.name}{until}"

    def get_absolute_url(self) -> str:
        return reverse("information:bulletinlicence-record", args=[self.pk])

    def hands(self, user: Any) -> frozenset[str]:
        return hands_of(self.agency_id, user)

    def in_place_of(self, user: Any) -> Any:
        return user.in_place_of(self.agency)

    def in_the_way(self, act: Any) -> str:
        if act == LicenceAct.RENEW and self.pk and (later := self.renewals.alive().first()):
            return verdicts.renewed_already(str(later), str(later.get_stage_display()))
        return ""

    @property
    def last_day(self) -> date | None:
        """The last day on which an issue may come out under it."""
        return verdicts.last_day(self.valid_to, self.stopped_on)


class ChangeQuerySet(BookQuerySet["LicenceChange"]):
    whose = "licence__agency"

    def writable(self) -> Q:
        return Q(stage=ChangeStage.ASKED)


class LicenceChange(Dossier):
    """Something that a licence fixes is asked to be another; once it is agreed the licence says it."""

    course = Course({
        ChangeAct.AGREE: step(_DECIDERS, ChangeStage.ASKED, ChangeStage.AGREED),
        ChangeAct.REFUSE: step(_DECIDERS, ChangeStage.ASKED, ChangeStage.REFUSED),
    })  # fmt: skip

    licence = models.ForeignKey(
        BulletinLicence, verbose_name=_("giấy phép"), on_delete=models.PROTECT, related_name="changes"
    )
    what = models.CharField(_("nội dung thay đổi"), max_length=12, choices=Licensed)
    after = models.CharField(_("đề nghị thành"), max_length=400)
    reason = models.CharField(_("lý do thay đổi"), max_length=400, blank=True)
    asked_on = models.DateField(_("đề nghị ngày"))
    request = models.CharField(_("số, ký hiệu văn bản đề nghị"), max_length=100)
    stage = models.CharField(
        _("trạng thái"), max_length=12, choices=ChangeStage, default=ChangeStage.ASKED, editable=False
    )
    before = models.CharField(_("trước đó"), max_length=400, blank=True, editable=False)
    answer = paper_field(_("văn bản trả lời"), "licence_changes_answered")
    answered_on = day_of_act(_("trả lời ngày"))

    objects = ChangeQuerySet.as_manager()
    searchable = Searchable(title="after", number="request", text=("licence__name", "reason"))

    NOTE_VERBS = {act.value: act.label for act in ChangeAct}

    class Meta:
        verbose_name = "thay đổi giấy phép bản tin"
        verbose_name_plural = "thay đổi giấy phép bản tin"
        ordering = ["-asked_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_on=None) | Q(answered_on__gte=F("asked_on")),
                name="information_change_answered_after",
                violation_error_message=_("Ngày trả lời phải từ ngày đề nghị trở đi."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_what_display()}: {self.after}"

    def get_absolute_url(self) -> str:
        return reverse("information:licencechange-record", args=[self.pk])

    @property
    def agency(self) -> Any:
        return self.licence.agency

    def hands(self, user: Any) -> frozenset[str]:
        return hands_of(self.licence.agency_id, user)

    def in_place_of(self, user: Any) -> Any:
        return user.in_place_of(self.licence.agency)


class IssueQuerySet(WorkQuerySet["BulletinIssue"]):
    pass


class BulletinIssue(Work):
    """One issue of the bulletin; it comes out under a licence."""

    course = Course({act: Work.course.steps[act] for act in (WorkAct.DO, WorkAct.CANCEL)})

    licence = models.ForeignKey(
        BulletinLicence, verbose_name=_("giấy phép"), on_delete=models.PROTECT, related_name="issues"
    )
    number = models.CharField(_("số"), max_length=20, help_text=_("02/2020"))
    agency = agency_field("bulletin_issues", _("cơ quan xuất bản"))
    theme = models.CharField(_("chủ đề"), max_length=250, blank=True)
    language = models.CharField(_("ngôn ngữ"), max_length=8, choices=Language, default=Language.BILINGUAL)
    pages = models.PositiveSmallIntegerField(_("số trang"))
    copies = models.PositiveIntegerField(_("số bản"))
    planned_on = models.DateField(_("dự kiến phát hành ngày"))
    recipients = models.CharField(_("nơi nhận"), max_length=400, blank=True)
    link = models.URLField(_("đường dẫn bản điện tử"), max_length=500, blank=True)
    estimate = models.ForeignKey(
        Estimate, verbose_name=_("dự toán"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="bulletin_issues",
    )  # fmt: skip
    tasks = tasks_field("bulletin_issues")
    published_on = day_of_act(_("phát hành ngày"))

    objects = IssueQuerySet.as_manager()
    searchable = Searchable(title="theme", number="number", text=("licence__name", "recipients"))

    class Meta:
        verbose_name = "số bản tin đối ngoại"
        verbose_name_plural = "số bản tin đối ngoại"
        ordering = ["-planned_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["licence", "number"],
                name="information_issue_once",
                violation_error_message=_("Số này của bản tin đã có trong sổ."),
            ),
            models.CheckConstraint(
                condition=~Q(stage=WorkStage.DONE) | Q(published_on__isnull=False),
                name="information_issue_out_on_a_day",
                violation_error_message=_("Số bản tin đã phát hành phải có ngày phát hành."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.licence.name} số {self.number}"

    def get_absolute_url(self) -> str:
        return reverse("information:bulletinissue-record", args=[self.pk])
