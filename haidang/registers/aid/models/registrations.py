"""Papers of registration of foreign organisations: what the province was asked, what it said, until when they hold."""

from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from haidang.kit.dossiers.models import Dossier
from haidang.kit.dossiers.rules import Course, step
from haidang.kit.search.searchable import Searchable
from haidang.office.accounts.books import BookQuerySet, Hand, hands_of
from haidang.office.directory.models import Agency
from haidang.office.documents.models import Consultation, Document, Opinion
from haidang.registers.aid.ingo_choices import (
    IngoStage,
    Leaning,
    RegistrationAct,
    RegistrationAim,
    RegistrationKind,
    RegistrationStage,
)
from haidang.registers.aid.models.ingo import Ingo

_FOLLOWS = (Hand.AUTHOR, Hand.DESK)
_ANSWERS = (Hand.DESK, Hand.APPROVER)
_S, _A = RegistrationStage, RegistrationAct


class RegistrationQuerySet(BookQuerySet["Registration"]):
    whose = "ingo__agency"

    def beside(self, user: Any) -> Q:
        """Who was asked for an opinion reads what it is about."""
        asked = Opinion.objects.filter(agency__in=user.charge.sees).order_by().values("consultation")
        return Q(consultation__in=asked)

    def writable(self) -> Q:
        return ~Q(stage__in=[_S.REFUSED, _S.REVOKED])

    def holding(self, on: date) -> Self:
        """Those that hold on the day: both ends count; what was revoked held until the day before."""
        held = Q(stage=_S.GRANTED) | Q(stage=_S.REVOKED, revoked_on__gt=on)
        return self.filter(held, issued_on__lte=on, valid_to__gte=on)

    def of_year(self, first: date, last: date) -> Self:
        """Those that held on one of the days."""
        held = Q(stage=_S.GRANTED) | Q(stage=_S.REVOKED, revoked_on__gt=first)
        return self.filter(held, issued_on__lte=last, valid_to__gte=first)

    def asked(self) -> Self:
        """Those for which the opinion of UBND tỉnh is waited for."""
        return self.filter(stage=_S.ASKED, requested_on__isnull=False)

    def running_out(self, until: date) -> Self:
        """The last papers that end, or ended, by a day, of organisations still here; nothing is on its way."""
        others = self.model._default_manager.filter(ingo=OuterRef("ingo"), kind=OuterRef("kind"))
        coming = others.filter(renews=OuterRef("pk")).exclude(stage=_S.REFUSED)
        later = others.filter(stage=_S.GRANTED, valid_to__gt=OuterRef("valid_to"))
        rows = self.filter(stage=_S.GRANTED, valid_to__lte=until, ingo__stage=IngoStage.ACTIVE)
        return rows.filter(~Exists(coming), ~Exists(later))

    def without_plan(self) -> Self:
        """Granted, and no plan of work was sent to the province yet."""
        return self.filter(stage=_S.GRANTED, plan_on=None, ingo__stage=IngoStage.ACTIVE)


class Registration(Dossier):
    """One paper of registration: asked for, given an opinion on, granted until a day."""

    course = Course({
        _A.CONSULT: step(_FOLLOWS, _S.ASKED),
        _A.ANSWER: step(_ANSWERS, _S.ASKED, _S.ANSWERED),
        _A.GRANT: step(_FOLLOWS, (_S.ASKED, _S.ANSWERED), _S.GRANTED),
        _A.REFUSE: step(_FOLLOWS, (_S.ASKED, _S.ANSWERED), _S.REFUSED),
        _A.PLAN: step(_FOLLOWS, _S.GRANTED),
        _A.REVOKE: step(_FOLLOWS, _S.GRANTED, _S.REVOKED),
    })  # fmt: skip

    ingo = models.ForeignKey(Ingo, verbose_name=_("tổ chức"), on_delete=models.PROTECT, related_name="registrations")
    kind = models.CharField(_("loại giấy"), max_length=10, choices=RegistrationKind, default=RegistrationKind.ACTIVITY)
    aim = models.CharField(_("việc"), max_length=6, choices=RegistrationAim, default=RegistrationAim.NEW)
    renews = models.ForeignKey(
        "self", verbose_name=_("thay giấy"), on_delete=models.PROTECT, null=True, blank=True, related_name="renewals",
        help_text=_("Giấy đang có mà lần này gia hạn hoặc sửa đổi."),
    )  # fmt: skip
    requested_on = models.DateField(
        _("nhận văn bản hỏi ý kiến ngày"), null=True, blank=True, help_text=_("Của Bộ Ngoại giao; tính hạn trả lời.")
    )
    seat = models.CharField(_("nơi đặt văn phòng"), max_length=120, blank=True, help_text=_("Của văn phòng đại diện."))
    scope = models.TextField(_("nội dung, địa bàn được phép"), blank=True)
    number = models.CharField(_("số giấy đăng ký"), max_length=60, blank=True)
    issued_on = models.DateField(_("cấp ngày"), null=True, blank=True)
    valid_to = models.DateField(_("có giá trị đến hết ngày"), null=True, blank=True)

    stage = models.CharField(_("bước"), max_length=10, choices=_S, default=_S.ASKED, editable=False)
    consultation = models.ForeignKey(
        Consultation, verbose_name=_("việc xin ý kiến"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="ingo_registrations", editable=False,
    )  # fmt: skip
    leaning = models.CharField(_("ý kiến của UBND tỉnh"), max_length=10, choices=Leaning, blank=True, editable=False)
    leaning_words = models.TextField(_("điều kiện, lý do"), blank=True, editable=False)
    answer = models.ForeignKey(
        Document, verbose_name=_("văn bản trả lời của UBND tỉnh"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="ingo_registrations_answered", editable=False,
    )  # fmt: skip
    answered_on = models.DateField(_("trả lời ngày"), null=True, blank=True, editable=False)
    plan_on = models.DateField(_("gửi tỉnh kế hoạch hoạt động ngày"), null=True, blank=True, editable=False)
    plan_paper = models.ForeignKey(
        Document, verbose_name=_("kế hoạch hoạt động"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="ingo_registrations_planned", editable=False,
    )  # fmt: skip
    revoked_on = models.DateField(_("hết hiệu lực từ ngày"), null=True, blank=True, editable=False)

    objects = RegistrationQuerySet.as_manager()
    searchable = Searchable(title="ingo__name", number="number", text=("scope", "seat"))

    NOTE_VERBS = {
        "consult": _("Lấy ý kiến các cơ quan"),
        "answer": _("UBND tỉnh cho ý kiến"),
        "grant": _("Được cấp giấy"),
        "refuse": _("Không được cấp"),
        "plan": _("Gửi tỉnh kế hoạch hoạt động"),
        "revoke": _("Bị thu hồi, chấm dứt"),
    }

    class Meta:
        verbose_name = "đăng ký của tổ chức phi chính phủ nước ngoài"
        verbose_name_plural = "đăng ký của tổ chức phi chính phủ nước ngoài"
        ordering = ["ingo__name", "-issued_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(stage__in=[_S.GRANTED, _S.REVOKED])
                | (~Q(number="") & Q(issued_on__isnull=False, valid_to__isnull=False)),
                name="aid_registration_granted_whole",
                violation_error_message=_("Giấy đã cấp phải có số, ngày cấp và ngày hết giá trị."),
            ),
            models.CheckConstraint(
                condition=Q(issued_on=None) | Q(valid_to=None) | Q(valid_to__gte=F("issued_on")),
                name="aid_registration_days",
                violation_error_message=_("Ngày hết giá trị phải từ ngày cấp trở đi."),
            ),
            models.CheckConstraint(
                condition=Q(requested_on=None) | Q(answered_on=None) | Q(answered_on__gte=F("requested_on")),
                name="aid_registration_answered_after",
                violation_error_message=_("Ngày trả lời phải từ ngày nhận văn bản hỏi ý kiến trở đi."),
            ),
            models.CheckConstraint(
                condition=~Q(stage=_S.ANSWERED) | (~Q(leaning="") & Q(answered_on__isnull=False)),
                name="aid_registration_answered_whole",
                violation_error_message=_("Đã cho ý kiến thì phải ghi ý kiến gì, ngày nào."),
            ),
            models.CheckConstraint(
                condition=~Q(stage=_S.REVOKED) | Q(revoked_on__isnull=False),
                name="aid_registration_revoked_on_a_day",
                violation_error_message=_("Giấy bị thu hồi phải có ngày hết hiệu lực."),
            ),
            models.UniqueConstraint(
                fields=["number"],
                condition=~Q(number=""),
                name="aid_registration_number_once",
                violation_error_message=_("Giấy đăng ký số này đã có trong sổ."),
            ),
        ]
        indexes = [models.Index(fields=["stage", "valid_to"], name="aid_registration_end")]

    def __str__(self) -> str:
        told = f"{self.ingo}: {self.get_kind_display()}"
        return f"{told} số {self.number}" if self.number else told

    def get_absolute_url(self) -> str:
        return reverse("aid:registration-record", args=[self.pk])

    @property
    def agency(self) -> Agency:
        """Who follows the organisation follows its papers."""
        return self.ingo.agency

    @property
    def agency_id(self) -> int:
        found: int = self.ingo.agency_id
        return found

    @property
    def tasks(self) -> Any:
        """What is done for the paper is done for the tasks of its organisation."""
        return self.ingo.tasks

    @property
    def acted_on(self) -> date | None:
        """The day whose law it stands under: that of the paper, or of the question."""
        return self.issued_on or self.requested_on

    def hands(self, user: Any) -> frozenset[str]:
        return hands_of(self.ingo.agency_id, user)

    def in_the_way(self, act: Any) -> str:
        if act == _A.CONSULT and self.consultation_id:
            return str(_("Đã lấy ý kiến; xem việc xin ý kiến trên trang này."))
        if act in (_A.ANSWER, _A.CONSULT) and self.requested_on is None:
            return str(_("Chưa ghi ngày nhận văn bản hỏi ý kiến. Sửa hồ sơ, ghi ngày đó rồi làm tiếp."))
        if act == _A.PLAN and self.plan_on:
            return str(_("Kế hoạch hoạt động đã gửi tỉnh; sửa thì ghi ở hồ sơ giấy tờ của văn bản đó."))
        return ""

    def in_place_of(self, user: Any) -> Agency | None:
        found: Agency | None = user.in_place_of(self.ingo.agency)
        return found
