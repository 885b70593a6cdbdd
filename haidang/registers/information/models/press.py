"""Foreign press in the province: what it asked for, who answered in how many days, what it did here."""

from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from haidang.kit.dossiers.models import Dossier, Part
from haidang.kit.dossiers.rules import Course, step
from haidang.kit.personal.fields import EncryptedCharField
from haidang.kit.personal.keeping import Keeping
from haidang.kit.search.searchable import Searchable
from haidang.office.accounts.books import BookQuerySet, Hand, hands_of
from haidang.office.documents.models import Consultation, Opinion
from haidang.plan.plans.linking import tasks_field
from haidang.registers.information import verdicts
from haidang.registers.information.choices import PressAct, PressKind, PressStage
from haidang.registers.information.models.common import (
    PARTS_TOLD,
    agency_field,
    country_field,
    day_of_act,
    paper_field,
)
from haidang.registers.partners.models import Partner

_DECIDERS = (Hand.DESK, Hand.APPROVER)


class PressQuerySet(BookQuerySet["PressRequest"]):
    """What the office asks about foreign press."""

    def beside(self, user: Any) -> Q:
        """Who is asked for an opinion reads what it is about."""
        asked = Opinion.objects.filter(agency__in=user.charge.sees).order_by().values("consultation")
        return Q(consultation__in=asked)

    def writable(self) -> Q:
        return Q(stage__in=[PressStage.ASKED, PressStage.ALLOWED])

    def deletable(self) -> Q:
        return Q(stage=PressStage.ASKED)

    def on_days(self, since: date, until: date) -> Self:
        return self.filter(starts_on__lte=until, ends_on__gte=since)


class PressRequest(Dossier):
    """An outlet wants to work here: by which licence, when, where, on what, led by whom."""

    course = Course({
        PressAct.ALLOW: step(_DECIDERS, PressStage.ASKED, PressStage.ALLOWED),
        PressAct.ASK: step(Hand.AUTHOR, PressStage.ASKED),
        PressAct.REFUSE: step(_DECIDERS, PressStage.ASKED, PressStage.REFUSED),
        PressAct.DO: step(Hand.AUTHOR, PressStage.ALLOWED, PressStage.DONE),
        PressAct.CANCEL: step(Hand.AUTHOR, (PressStage.ASKED, PressStage.ALLOWED), PressStage.CANCELLED),
    })  # fmt: skip

    kind = models.CharField(_("loại hoạt động"), max_length=12, choices=PressKind, default=PressKind.VISITING)
    outlet = models.CharField(_("cơ quan báo chí, tổ chức đề nghị"), max_length=200)
    outlet_original = models.CharField(_("tên nguyên ngữ"), max_length=200, blank=True)
    country = models.ForeignKey(
        Partner, verbose_name=_("nước"), on_delete=models.PROTECT, related_name="press_requests",
        limit_choices_to={"kind": "country"},
    )  # fmt: skip
    agency = agency_field("press_requests", _("cơ quan tiếp nhận, theo dõi"))
    received_on = models.DateField(_("nhận đề nghị ngày"))
    licence = models.CharField(_("giấy phép của Bộ Ngoại giao: số"), max_length=100, blank=True)
    licence_from = models.DateField(_("giấy phép từ ngày"), null=True, blank=True)
    licence_to = models.DateField(_("giấy phép đến ngày"), null=True, blank=True)
    topic = models.CharField(_("đề tài"), max_length=300)
    starts_on = models.DateField(_("hoạt động từ ngày"))
    ends_on = models.DateField(_("đến ngày"))
    at = models.TimeField(_("giờ bắt đầu"), null=True, blank=True, help_text=_("Họp báo, chiếu phim: ghi giờ."))
    places = models.CharField(_("địa điểm"), max_length=300)
    programme = models.TextField(_("chương trình"), blank=True)
    guide = models.CharField(_("đơn vị hướng dẫn của phía Việt Nam"), max_length=200, blank=True)
    escort = models.CharField(_("người đi cùng của tỉnh"), max_length=200, blank=True)
    tasks = tasks_field("press_requests")

    stage = models.CharField(
        _("trạng thái"), max_length=12, choices=PressStage, default=PressStage.ASKED, editable=False
    )
    consultation = models.ForeignKey(
        Consultation, verbose_name=_("lấy ý kiến"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="press_requests", editable=False,
    )  # fmt: skip
    answer = paper_field(_("văn bản trả lời"), "press_requests_answered")
    answered_on = day_of_act(_("trả lời ngày"))
    waiver = models.TextField(_("lý do vẫn đồng ý"), blank=True, editable=False)
    results = models.TextField(_("kết quả, tin bài đã đăng"), blank=True, editable=False)

    keeping = Keeping(since="ends_on")
    objects = PressQuerySet.as_manager()
    searchable = Searchable(title="outlet", number="licence", text=("outlet_original", "topic", "places"))

    NOTE_VERBS = {act.value: act.label for act in PressAct} | PARTS_TOLD
    NOTE_FIELDS = {"part": _("phần của hồ sơ"), "rule": _("quy định")}

    class Meta:
        verbose_name = "hoạt động báo chí nước ngoài"
        verbose_name_plural = "hoạt động báo chí nước ngoài"
        ordering = ["-starts_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="information_press_days",
                violation_error_message=_("Ngày cuối hoạt động phải từ ngày đầu trở đi."),
            ),
            models.CheckConstraint(
                condition=Q(starts_on__gte=F("received_on")),
                name="information_press_asked_before",
                violation_error_message=_("Đề nghị phải nhận trước khi hoạt động bắt đầu: xem lại hai ngày."),
            ),
            models.CheckConstraint(
                condition=Q(licence_from=None) | Q(licence_to=None) | Q(licence_to__gte=F("licence_from")),
                name="information_press_licence_days",
                violation_error_message=_("Ngày hết hạn giấy phép phải từ ngày bắt đầu trở đi."),
            ),
            models.CheckConstraint(
                condition=Q(answered_on=None) | Q(answered_on__gte=F("received_on")),
                name="information_press_answered_after",
                violation_error_message=_("Ngày trả lời phải từ ngày nhận đề nghị trở đi."),
            ),
        ]
        indexes = [models.Index(fields=["stage", "starts_on"], name="information_press_stage")]

    def __str__(self) -> str:
        return f"{self.outlet}: {self.topic}"

    def get_absolute_url(self) -> str:
        return reverse("information:pressrequest-record", args=[self.pk])

    def hands(self, user: Any) -> frozenset[str]:
        return hands_of(self.agency_id, user)

    def in_place_of(self, user: Any) -> Any:
        return user.in_place_of(self.agency)

    def facts(self) -> verdicts.Press:
        """As the rules see it."""
        return verdicts.Press(
            kind=self.kind, received_on=self.received_on, starts_on=self.starts_on, ends_on=self.ends_on, at=self.at,
            licence=self.licence, licence_from=self.licence_from, licence_to=self.licence_to,
            answered_on=self.answered_on,
        )  # fmt: skip


class PressReporter(Part):
    """Somebody of the outlet who comes."""

    whole_name = "request"

    request = models.ForeignKey(
        PressRequest, verbose_name=_("hoạt động báo chí"), on_delete=models.CASCADE, related_name="reporters"
    )
    name = models.CharField(_("họ và tên"), max_length=160)
    role = models.CharField(_("vai trò"), max_length=120, blank=True, help_text=_("Phóng viên, quay phim, trợ lý…"))
    country = country_field("press_reporters", _("quốc tịch"))
    card = models.CharField(_("số thẻ phóng viên"), max_length=60, blank=True)
    passport = EncryptedCharField(_("số hộ chiếu"), max_length=20, blank=True)

    class Meta:
        verbose_name = "phóng viên nước ngoài"
        verbose_name_plural = "phóng viên nước ngoài"
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name
