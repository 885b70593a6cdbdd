"""An event from the first thought to its report: who holds what where, with whom, at what cost, what came of it."""

from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from haidang.kit.dossiers.models import Dossier
from haidang.kit.dossiers.rules import Course, step
from haidang.kit.search.searchable import Searchable
from haidang.office.accounts.books import BookQuerySet, Hand, hands_of
from haidang.office.directory.models import Agency
from haidang.office.documents.models import Document
from haidang.plan.money.models import Estimate
from haidang.plan.plans.linking import tasks_field
from haidang.registers.events.event_choices import (
    AHEAD,
    LIGHT,
    TOOK_PLACE,
    Act,
    Channel,
    EventKind,
    Role,
    Stage,
    Where,
)
from haidang.registers.events.event_rules import Facts
from haidang.registers.partners.models import AnniversaryPlan, Partner


class EventQuerySet(BookQuerySet["Event"]):
    """What the office asks about events."""

    def beside(self, user: Any) -> Q:
        """Who helps to hold it, and who follows one of its contacts, reads of it."""
        sees = user.charge.sees
        helped = Event.coordinators.through._default_manager.filter(agency__in=sees).order_by().values("event")
        contacts = self.model._meta.get_field("contacts").related_model._default_manager
        followed = contacts.filter(agency__in=sees).order_by().values("event")
        return Q(pk__in=helped) | Q(pk__in=followed)

    def writable(self) -> Q:
        """Contacts and contracts come in long after the report."""
        return ~Q(stage=Stage.CANCELLED)

    def deletable(self) -> Q:
        return Q(stage=Stage.PREPARING)

    def on_days(self, since: date, until: date) -> Self:
        """Those that are on one of the days."""
        return self.filter(starts_on__lte=until, ends_on__gte=since)

    def begun(self, since: date, until: date) -> Self:
        """Those that took place and began on one of the days: what figures count."""
        return self.filter(stage__in=TOOK_PLACE, starts_on__range=(since, until))

    def unheld(self, on: date) -> Self:
        """Over by that day, and nobody wrote whether it took place. A day of a partner is asked for by its own book."""
        asked = Q(anniversary__isnull=False, anniversary__held_on=None)
        return self.filter(stage__in=AHEAD, ends_on__lt=on).exclude(asked)

    def unreported(self) -> Self:
        return self.filter(stage=Stage.HELD).exclude(kind__in=LIGHT)

    def unallowed(self, on: date) -> Self:
        """To come, and what must be allowed is not."""
        return self.filter(stage=Stage.PREPARING, needs_leave=True, starts_on__gte=on)


class Event(Dossier):
    """Something of foreign affairs that is held on days at a place."""

    course = Course({
        Act.ALLOW: step((Hand.AUTHOR, Hand.DESK), Stage.PREPARING, Stage.ALLOWED),
        Act.HOLD: step(Hand.AUTHOR, AHEAD, Stage.HELD),
        Act.REPORT: step(Hand.AUTHOR, Stage.HELD, Stage.REPORTED),
        Act.CANCEL: step(Hand.AUTHOR, AHEAD, Stage.CANCELLED),
    })  # fmt: skip

    title = models.CharField(_("tên sự kiện"), max_length=250)
    kind = models.CharField(_("loại sự kiện"), max_length=12, choices=EventKind)
    channel = models.CharField(_("kênh đối ngoại"), max_length=8, choices=Channel, default=Channel.STATE)
    agency = models.ForeignKey(
        Agency, verbose_name=_("cơ quan chủ trì"), on_delete=models.PROTECT, related_name="events"
    )
    coordinators = models.ManyToManyField(
        Agency, verbose_name=_("cơ quan phối hợp"), blank=True, related_name="events_helped"
    )
    role = models.CharField(_("tỉnh tham gia với vai trò"), max_length=8, choices=Role, default=Role.HOST)
    starts_on = models.DateField(_("từ ngày"))
    ends_on = models.DateField(_("đến hết ngày"), blank=True, help_text=_("Để trống khi chỉ có một ngày."))
    where = models.CharField(_("nơi tổ chức"), max_length=8, choices=Where, default=Where.PROVINCE)
    place = models.CharField(_("địa điểm"), max_length=250, blank=True)
    country = models.ForeignKey(
        Partner, verbose_name=_("nước"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="events_of_country", limit_choices_to={"kind": "country"},
        help_text=_("Nước tổ chức hoặc nước của đối tác chính."),
    )  # fmt: skip
    partners = models.ManyToManyField(Partner, verbose_name=_("đối tác"), blank=True, related_name="events")
    others = models.CharField(_("đơn vị khác cùng tổ chức"), max_length=250, blank=True)
    content = models.TextField(_("mục đích, nội dung"), blank=True)
    needs_leave = models.BooleanField(
        _("phải xin phép"), default=False,
        help_text=_("Chọn thì chỉ ghi đã tổ chức được sau khi có văn bản cho phép."),
    )  # fmt: skip
    asked_on = models.DateField(_("gửi hồ sơ xin phép ngày"), null=True, blank=True)
    estimate = models.ForeignKey(
        Estimate, verbose_name=_("dự toán"), on_delete=models.PROTECT, null=True, blank=True, related_name="events"
    )
    sponsors = models.CharField(_("nguồn ngoài ngân sách"), max_length=250, blank=True)
    press = models.TextField(
        _("báo chí, truyền thông"),
        blank=True,
        help_text=_("Nơi đã đăng tin; ảnh gửi kèm ở mục Tệp, mỗi ảnh một chú thích."),
    )
    tasks = tasks_field("events")

    stage = models.CharField(_("trạng thái"), max_length=12, choices=Stage, default=Stage.PREPARING, editable=False)
    licence = models.ForeignKey(
        Document, verbose_name=_("văn bản cho phép"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="events_allowed", editable=False,
    )  # fmt: skip
    allowed_on = models.DateField(_("được phép ngày"), null=True, blank=True, editable=False)
    visitors = models.PositiveIntegerField(_("lượt người dự"), null=True, blank=True, editable=False)
    foreigners = models.PositiveIntegerField(_("trong đó người nước ngoài"), null=True, blank=True, editable=False)
    results = models.TextField(_("kết quả"), blank=True, editable=False)
    report = models.ForeignKey(
        Document, verbose_name=_("báo cáo kết quả"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="events_reported", editable=False,
    )  # fmt: skip
    reported_on = models.DateField(_("báo cáo ngày"), null=True, blank=True, editable=False)
    anniversary = models.OneToOneField(
        AnniversaryPlan, verbose_name=_("việc kỷ niệm"), on_delete=models.SET_NULL, null=True, blank=True,
        related_name="event", editable=False,
    )  # fmt: skip

    objects = EventQuerySet.as_manager()
    searchable = Searchable(
        title="title", number="licence__number", text=("content", "place", "results", "country__name", "agency__name")
    )

    NOTE_VERBS = {
        "allow": _("Được phép"),
        "hold": _("Đã tổ chức"),
        "report": _("Báo cáo kết quả"),
        "cancel": _("Không tổ chức nữa"),
        "made-of-day": _("Lập từ ngày kỷ niệm của đối tác"),
        "part-added": _("Thêm"),
        "part-changed": _("Sửa"),
        "part-dropped": _("Bỏ"),
    }
    NOTE_FIELDS = {"part": _("nội dung")}

    class Meta:
        verbose_name = "sự kiện"
        verbose_name_plural = "sự kiện"
        ordering = ["-starts_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="events_days",
                violation_error_message=_("Ngày cuối phải từ ngày đầu trở đi."),
            ),
            models.CheckConstraint(
                condition=~Q(where=Where.ABROAD) | Q(country__isnull=False),
                name="events_abroad_has_a_country",
                violation_error_message=_("Sự kiện ở nước ngoài phải ghi nước nào."),
            ),
            models.CheckConstraint(
                condition=~Q(stage=Stage.ALLOWED) | Q(licence__isnull=False, allowed_on__isnull=False),
                name="events_allowed_by_a_paper",
                violation_error_message=_("Được phép thì phải có văn bản và ngày."),
            ),
            models.CheckConstraint(
                condition=~Q(stage=Stage.REPORTED) | Q(report__isnull=False, reported_on__isnull=False),
                name="events_reported_by_a_paper",
                violation_error_message=_("Đã báo cáo thì phải có văn bản báo cáo và ngày."),
            ),
            models.CheckConstraint(
                condition=Q(foreigners=None) | Q(visitors__gte=F("foreigners")),
                name="events_foreigners_are_visitors",
                violation_error_message=_("Số người nước ngoài không thể nhiều hơn số lượt người dự."),
            ),
        ]
        indexes = [models.Index(fields=["stage", "starts_on"], name="events_stage")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("events:event-record", args=[self.pk])

    def clean_fields(self, exclude: Any = None) -> None:
        """One day is enough: what ends on the day it begins need not say so twice."""
        given: date | None = self.ends_on
        self.ends_on = given or self.starts_on
        super().clean_fields(exclude=exclude)

    def hands(self, user: Any) -> frozenset[str]:
        return hands_of(self.agency_id, user)

    def in_the_way(self, act: Any) -> str:
        """What must be allowed is not held before it is."""
        if act == Act.HOLD and self.needs_leave and self.stage == Stage.PREPARING:
            return _now(
                "Sự kiện này phải được phép mới tổ chức: ghi văn bản cho phép trước, hoặc bỏ dấu “phải xin "
                "phép” nếu không phải xin."
            )
        return ""

    def in_place_of(self, user: Any) -> Agency | None:
        found: Agency | None = user.in_place_of(self.agency)
        return found

    @property
    def is_light(self) -> bool:
        return self.kind in LIGHT

    @property
    def takes_files(self) -> bool:
        """Pictures and papers come in until it is called off (asked by kit.files)."""
        return self.stage != Stage.CANCELLED

    @property
    def days(self) -> str:
        """ "18/05/2026", "18/05/2026 – 20/05/2026" """
        first = f"{self.starts_on:%d/%m/%Y}"
        return first if self.starts_on == self.ends_on else f"{first} – {self.ends_on:%d/%m/%Y}"

    @property
    def facts(self) -> Facts:
        """As the rules see it."""
        return Facts(
            kind=self.kind, role=self.role, where=self.where, starts_on=self.starts_on, ends_on=self.ends_on,
            needs_leave=self.needs_leave, asked_on=self.asked_on, allowed_on=self.allowed_on,
            took_place=self.stage in TOOK_PLACE, is_called_off=self.stage == Stage.CANCELLED,
            reported_on=self.reported_on, is_foreign=self.country_id is not None,
            has_estimate=self.estimate_id is not None,
        )  # fmt: skip
