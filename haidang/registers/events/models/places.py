"""A standing place of the province, at home or with a partner abroad: opened, kept, told of, closed."""

from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from haidang.kit.dossiers.models import Dossier, Part
from haidang.kit.dossiers.rules import Course, step
from haidang.kit.search.searchable import Searchable
from haidang.office.accounts.books import BookQuerySet, Hand, hands_of
from haidang.office.directory.models import Agency
from haidang.office.documents.models import Document
from haidang.plan.money.models import Estimate
from haidang.plan.plans.linking import tasks_field
from haidang.registers.events.event_choices import Channel
from haidang.registers.events.models.events import Event
from haidang.registers.events.place_choices import Every, PlaceAct, PlaceKind, PlaceStage
from haidang.registers.events.place_rules import Span, next_span
from haidang.registers.partners.models import Partner


class StandingPlaceQuerySet(BookQuerySet["StandingPlace"]):
    """What the office asks about its places."""

    def writable(self) -> Q:
        return ~Q(stage__in=[PlaceStage.CLOSED, PlaceStage.CANCELLED])

    def deletable(self) -> Q:
        return Q(stage=PlaceStage.PREPARING)

    def open_on_days(self, since: date, until: date) -> Self:
        """Those that were open on one of the days."""
        still = Q(closed_on=None) | Q(closed_on__gte=since)
        return self.filter(still, opened_on__lte=until)

    def with_last_told(self) -> Self:
        """With the last day that its reports tell of, as `told_until`."""
        return self.annotate(told_until=models.Max("reports__until"))


class StandingPlace(Dossier):
    """A corner, a booth, an office where the province is to be found day by day."""

    course = Course({
        PlaceAct.OPEN: step(Hand.AUTHOR, PlaceStage.PREPARING, PlaceStage.OPEN),
        PlaceAct.REPORT: step(Hand.AUTHOR, (PlaceStage.OPEN, PlaceStage.PAUSED, PlaceStage.CLOSED)),
        PlaceAct.PAUSE: step(Hand.AUTHOR, PlaceStage.OPEN, PlaceStage.PAUSED),
        PlaceAct.RESUME: step(Hand.AUTHOR, PlaceStage.PAUSED, PlaceStage.OPEN),
        PlaceAct.UNREPORT: step(Hand.AUTHOR, (PlaceStage.OPEN, PlaceStage.PAUSED, PlaceStage.CLOSED)),
        PlaceAct.CLOSE: step(Hand.AUTHOR, (PlaceStage.OPEN, PlaceStage.PAUSED), PlaceStage.CLOSED),
        PlaceAct.CANCEL: step(Hand.AUTHOR, PlaceStage.PREPARING, PlaceStage.CANCELLED),
    })  # fmt: skip

    name = models.CharField(_("tên điểm"), max_length=200)
    kind = models.CharField(_("loại điểm"), max_length=8, choices=PlaceKind, default=PlaceKind.CULTURE)
    channel = models.CharField(_("kênh đối ngoại"), max_length=8, choices=Channel, default=Channel.STATE)
    agency = models.ForeignKey(
        Agency, verbose_name=_("cơ quan phụ trách"), on_delete=models.PROTECT, related_name="standing_places"
    )
    country = models.ForeignKey(
        Partner, verbose_name=_("nước"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="standing_places_of_country", limit_choices_to={"kind": "country"},
        help_text=_("Để trống khi điểm ở trong nước."),
    )  # fmt: skip
    partner = models.ForeignKey(
        Partner, verbose_name=_("đối tác nơi đặt điểm"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="standing_places",
    )  # fmt: skip
    address = models.CharField(_("địa chỉ"), max_length=250)
    operator = models.CharField(_("đơn vị vận hành"), max_length=200, blank=True)
    purpose = models.TextField(_("mục đích, nội dung trưng bày"), blank=True)
    planned_on = models.DateField(_("dự kiến khai trương ngày"), null=True, blank=True)
    every = models.CharField(_("báo cáo hoạt động"), max_length=8, choices=Every, default=Every.HALF)
    opening = models.ForeignKey(
        Event, verbose_name=_("sự kiện khai trương"), on_delete=models.SET_NULL, null=True, blank=True,
        related_name="places_opened",
    )  # fmt: skip
    estimate = models.ForeignKey(
        Estimate, verbose_name=_("dự toán"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="standing_places",
    )  # fmt: skip
    tasks = tasks_field("standing_places")

    stage = models.CharField(
        _("trạng thái"), max_length=12, choices=PlaceStage, default=PlaceStage.PREPARING, editable=False
    )
    opened_on = models.DateField(_("khai trương ngày"), null=True, blank=True, editable=False)
    opening_paper = models.ForeignKey(
        Document, verbose_name=_("văn bản mở điểm"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="standing_places_opened", editable=False,
    )  # fmt: skip
    closed_on = models.DateField(_("đóng ngày"), null=True, blank=True, editable=False)
    closing_paper = models.ForeignKey(
        Document, verbose_name=_("văn bản đóng điểm"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="standing_places_closed", editable=False,
    )  # fmt: skip

    objects = StandingPlaceQuerySet.as_manager()
    searchable = Searchable(title="name", text=("address", "operator", "purpose", "country__name", "agency__name"))

    NOTE_VERBS = {
        "open": _("Khai trương"),
        "report": _("Báo cáo hoạt động"),
        "unreport": _("Gỡ báo cáo ghi nhầm"),
        "pause": _("Tạm dừng"),
        "resume": _("Hoạt động lại"),
        "close": _("Đóng"),
        "cancel": _("Không mở nữa"),
    }
    NOTE_FIELDS = {"period": _("kỳ báo cáo"), "visitors": _("lượt khách")}

    class Meta:
        verbose_name = "điểm thường trực"
        verbose_name_plural = "điểm thường trực"
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(stage__in=[PlaceStage.OPEN, PlaceStage.PAUSED, PlaceStage.CLOSED])
                | Q(opened_on__isnull=False),
                name="events_place_opened_on_a_day",
                violation_error_message=_("Điểm đã mở phải có ngày khai trương."),
            ),
            models.CheckConstraint(
                condition=~Q(stage=PlaceStage.CLOSED) | Q(closed_on__isnull=False),
                name="events_place_closed_on_a_day",
                violation_error_message=_("Điểm đã đóng phải có ngày đóng."),
            ),
            models.CheckConstraint(
                condition=Q(closed_on=None) | Q(closed_on__gte=F("opened_on")),
                name="events_place_closed_after_opening",
                violation_error_message=_("Ngày đóng phải từ ngày khai trương trở đi."),
            ),
            models.UniqueConstraint(
                fields=["name", "agency"],
                name="events_place_once",
                violation_error_message=_("Cơ quan này đã có điểm mang tên ấy trong sổ."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("events:place-record", args=[self.pk])

    def hands(self, user: Any) -> frozenset[str]:
        return hands_of(self.agency_id, user)

    def in_the_way(self, act: Any) -> str:
        """Nothing is told where all is told, and nothing taken off where nothing was told."""
        if act == PlaceAct.REPORT and self.next_span is None:
            return _now("Điểm đã đóng và đã báo cáo hoạt động đến ngày đóng; không còn kỳ nào phải báo cáo.")
        if act == PlaceAct.UNREPORT and self.last_told is None:
            return _now("Điểm này chưa có báo cáo hoạt động nào để gỡ.")
        return ""

    def in_place_of(self, user: Any) -> Agency | None:
        found: Agency | None = user.in_place_of(self.agency)
        return found

    @property
    def takes_files(self) -> bool:
        """Asked by kit.files."""
        return self.stage != PlaceStage.CANCELLED

    @property
    def last_told(self) -> date | None:
        """The last day that its reports tell of."""
        known: date | None
        if hasattr(self, "told_until"):
            known = self.told_until
        else:
            known = self.reports.aggregate(told=models.Max("until"))["told"]
        return known

    @property
    def next_span(self) -> Span | None:
        """The period of which it has to tell next; None before it opened, and after all was told."""
        return next_span(self.opened_on, self.last_told, self.every, closed_on=self.closed_on)


class PlaceReport(Part):
    """What a place did in a period: who came, what was shown. Only added to by the verb, and the last one taken off."""

    whole_name = "place"

    place = models.ForeignKey(
        StandingPlace, verbose_name=_("điểm thường trực"), on_delete=models.CASCADE, related_name="reports"
    )
    since = models.DateField(_("từ ngày"))
    until = models.DateField(_("đến hết ngày"))
    visitors = models.PositiveIntegerField(_("lượt khách"))
    words = models.TextField(_("hoạt động, kết quả"))
    paper = models.ForeignKey(
        Document, verbose_name=_("văn bản báo cáo"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="place_reports",
    )  # fmt: skip
    told_on = models.DateField(_("báo cáo ngày"))

    class Meta:
        verbose_name = "báo cáo hoạt động của điểm thường trực"
        verbose_name_plural = "báo cáo hoạt động của điểm thường trực"
        ordering = ["place", "-since"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until__gte=F("since")),
                name="events_place_report_days",
                violation_error_message=_("Ngày cuối kỳ phải từ ngày đầu kỳ trở đi."),
            ),
            models.UniqueConstraint(
                fields=["place", "since"],
                name="events_place_told_once",
                violation_error_message=_("Kỳ này đã có báo cáo."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.since:%d/%m/%Y} – {self.until:%d/%m/%Y}"
