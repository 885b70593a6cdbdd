"""Summaries of projects in Vietnamese and English, and the letters by which they go to missions and donors."""

from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from haidang.kit.dossiers.models import Dossier
from haidang.kit.dossiers.rules import Course, step
from haidang.kit.money import CURRENCIES
from haidang.kit.search.searchable import Searchable
from haidang.office.accounts.books import BookQuerySet, Hand, hands_of
from haidang.office.directory.models import Agency
from haidang.office.documents.models import Document
from haidang.plan.plans.linking import tasks_field
from haidang.registers.aid.ingo_choices import (
    LetterAct,
    LetterStage,
    Reply,
    Sector,
    SummaryAct,
    SummaryStage,
)
from haidang.registers.aid.summary_rules import PAIRS
from haidang.registers.partners.models import Partner

_FOLLOWS = (Hand.AUTHOR, Hand.DESK)
_S, _A = SummaryStage, SummaryAct
_L = LetterStage


class ProjectSummaryQuerySet(BookQuerySet["ProjectSummary"]):
    def writable(self) -> Q:
        """What went out, or may go out any moment, is not rewritten behind the backs of who has it."""
        return Q(stage=_S.DRAFT)

    def sendable(self) -> Self:
        return self.filter(stage__in=[_S.READY, _S.FUNDED])


class ProjectSummary(Dossier):
    """A project told on two pages, side by side in Vietnamese and English, for who may pay for it."""

    course = Course({
        _A.READY: step(_FOLLOWS, _S.DRAFT, _S.READY),
        _A.FUND: step(_FOLLOWS, _S.READY, _S.FUNDED),
        _A.REVISE: step(_FOLLOWS, _S.READY, _S.DRAFT),
        _A.CLOSE: step(_FOLLOWS, (_S.DRAFT, _S.READY), _S.CLOSED),
    })  # fmt: skip

    title = models.CharField(_("tên dự án"), max_length=250)
    title_english = models.CharField(_("tên dự án (tiếng Anh)"), max_length=250, blank=True)
    agency = models.ForeignKey(
        Agency, verbose_name=_("cơ quan lập"), on_delete=models.PROTECT, related_name="project_summaries"
    )
    sector = models.CharField(_("lĩnh vực"), max_length=16, choices=Sector, default=Sector.OTHER)
    owner = models.CharField(_("chủ dự án"), max_length=250, blank=True)
    owner_english = models.CharField(_("chủ dự án (tiếng Anh)"), max_length=250, blank=True)
    place = models.CharField(_("địa điểm"), max_length=250, blank=True)
    place_english = models.CharField(_("địa điểm (tiếng Anh)"), max_length=250, blank=True)
    background = models.TextField(_("bối cảnh, sự cần thiết"), blank=True)
    background_english = models.TextField(_("bối cảnh, sự cần thiết (tiếng Anh)"), blank=True)
    objectives = models.TextField(_("mục tiêu"), blank=True)
    objectives_english = models.TextField(_("mục tiêu (tiếng Anh)"), blank=True)
    activities = models.TextField(_("hoạt động chính"), blank=True)
    activities_english = models.TextField(_("hoạt động chính (tiếng Anh)"), blank=True)
    results = models.TextField(_("kết quả mong đợi"), blank=True)
    results_english = models.TextField(_("kết quả mong đợi (tiếng Anh)"), blank=True)
    beneficiaries = models.TextField(_("người hưởng lợi"), blank=True)
    beneficiaries_english = models.TextField(_("người hưởng lợi (tiếng Anh)"), blank=True)
    term = models.CharField(_("thời gian thực hiện"), max_length=120, blank=True)
    term_english = models.CharField(_("thời gian thực hiện (tiếng Anh)"), max_length=120, blank=True)
    amount = models.DecimalField(_("kinh phí đề nghị tài trợ"), max_digits=16, decimal_places=2, null=True, blank=True)
    counterpart = models.DecimalField(
        _("vốn đối ứng dự kiến"), max_digits=16, decimal_places=2, null=True, blank=True,
        help_text=_("Cùng loại tiền với kinh phí đề nghị."),
    )  # fmt: skip
    currency = models.CharField(
        _("loại tiền"), max_length=3, choices=[(code, code) for code in CURRENCIES], default="USD"
    )
    contact = models.CharField(_("đầu mối liên hệ"), max_length=250, blank=True)
    contact_english = models.CharField(_("đầu mối liên hệ (tiếng Anh)"), max_length=250, blank=True)
    tasks = tasks_field("project_summaries")
    stage = models.CharField(_("bước"), max_length=8, choices=_S, default=_S.DRAFT, editable=False)
    ready_on = models.DateField(_("hoàn chỉnh ngày"), null=True, blank=True, editable=False)
    donor = models.ForeignKey(
        Partner, verbose_name=_("nhà tài trợ"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="summaries_funded", editable=False,
    )  # fmt: skip
    funded_on = models.DateField(_("có tài trợ ngày"), null=True, blank=True, editable=False)

    objects = ProjectSummaryQuerySet.as_manager()
    searchable = Searchable(title="title", text=("title_english", "objectives", "place", "owner"))

    NOTE_VERBS = {
        "ready": _("Hoàn chỉnh hai ngôn ngữ"),
        "revise": _("Đưa về soạn lại"),
        "fund": _("Có nhà tài trợ"),
        "close": _("Thôi vận động"),
    }

    class Meta:
        verbose_name = "bản tóm tắt dự án"
        verbose_name_plural = "bản tóm tắt dự án"
        ordering = ["title", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "title"],
                name="aid_summary_once",
                violation_error_message=_("Cơ quan này đã có bản tóm tắt của dự án cùng tên."),
            ),
            models.CheckConstraint(
                condition=(Q(amount=None) | Q(amount__gte=0)) & (Q(counterpart=None) | Q(counterpart__gte=0)),
                name="aid_summary_amounts",
                violation_error_message=_("Kinh phí không nhỏ hơn 0."),
            ),
            models.CheckConstraint(
                condition=~Q(stage=_S.FUNDED) | Q(donor__isnull=False, funded_on__isnull=False),
                name="aid_summary_funded_by_somebody",
                violation_error_message=_("Có tài trợ thì phải ghi nhà tài trợ và ngày."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("aid:summary-record", args=[self.pk])

    def hands(self, user: Any) -> frozenset[str]:
        return hands_of(self.agency_id, user)

    def in_place_of(self, user: Any) -> Agency | None:
        found: Agency | None = user.in_place_of(self.agency)
        return found

    @property
    def texts(self) -> dict[str, tuple[str, str]]:
        """Each thing it tells, in Vietnamese and in English."""
        return {name: (getattr(self, name), getattr(self, f"{name}_english")) for name in PAIRS}


class DonorLetterQuerySet(BookQuerySet["DonorLetter"]):
    def beside(self, user: Any) -> Q:
        """Whose project it is reads of the letters that went out for it."""
        return Q(summary__agency__in=user.charge.sees)

    def writable(self) -> Q:
        return Q(stage=_L.SENT)

    def unanswered(self) -> Self:
        return self.filter(stage=_L.SENT, expected_on__isnull=False).order_by("expected_on", "pk")

    def with_next_step(self) -> Self:
        """Answered, and something is still to be done about it."""
        return self.filter(stage=_L.ANSWERED, next_on__isnull=False).order_by("next_on", "pk")


class DonorLetter(Dossier):
    """A summary on its way to a mission or a donor: when, what they said, what comes next."""

    course = Course({
        LetterAct.ANSWER: step(_FOLLOWS, _L.SENT, _L.ANSWERED),
        LetterAct.STEP: step(_FOLLOWS, _L.ANSWERED),
        LetterAct.CLOSE: step(_FOLLOWS, (_L.SENT, _L.ANSWERED), _L.CLOSED),
    })  # fmt: skip

    summary = models.ForeignKey(
        ProjectSummary, verbose_name=_("bản tóm tắt dự án"), on_delete=models.PROTECT, related_name="letters"
    )
    partner = models.ForeignKey(
        Partner, verbose_name=_("gửi tới"), on_delete=models.PROTECT, related_name="donor_letters",
        help_text=_("Cơ quan đại diện, tổ chức, doanh nghiệp trong sổ đối tác."),
    )  # fmt: skip
    agency = models.ForeignKey(
        Agency, verbose_name=_("cơ quan gửi"), on_delete=models.PROTECT, related_name="donor_letters"
    )
    sent_on = models.DateField(_("gửi ngày"))
    number = models.CharField(_("số, ký hiệu công văn"), max_length=100, blank=True)
    document = models.ForeignKey(
        Document, verbose_name=_("công văn, thư"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="donor_letters", editable=False,
    )  # fmt: skip
    expected_on = models.DateField(
        _("đề nghị trả lời trước ngày"), null=True, blank=True, help_text=_("Qua ngày này thì nhắc lại.")
    )
    note = models.TextField(_("ghi chú"), blank=True)
    stage = models.CharField(_("bước"), max_length=10, choices=_L, default=_L.SENT, editable=False)
    reply = models.CharField(_("trả lời"), max_length=10, choices=Reply, blank=True, editable=False)
    replied_on = models.DateField(_("trả lời ngày"), null=True, blank=True, editable=False)
    reply_words = models.TextField(_("nội dung trả lời"), blank=True, editable=False)
    reply_paper = models.ForeignKey(
        Document, verbose_name=_("văn bản trả lời"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="donor_letters_answered", editable=False,
    )  # fmt: skip
    next_step = models.CharField(_("việc tiếp theo"), max_length=250, blank=True, editable=False)
    next_on = models.DateField(_("làm trước ngày"), null=True, blank=True, editable=False)

    objects = DonorLetterQuerySet.as_manager()
    searchable = Searchable(title="summary__title", number="number", text=("note", "partner__name"))

    NOTE_VERBS = {
        "answer": _("Nhà tài trợ trả lời"),
        "step": _("Đã làm bước tiếp"),
        "close": _("Khép lại"),
        "paper-kept": _("Gắn văn bản đã ký"),
    }

    class Meta:
        verbose_name = "thư gửi nhà tài trợ"
        verbose_name_plural = "thư gửi nhà tài trợ"
        ordering = ["-sent_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(expected_on=None) | Q(expected_on__gte=F("sent_on")),
                name="aid_letter_expected_after",
                violation_error_message=_("Ngày đề nghị trả lời phải từ ngày gửi trở đi."),
            ),
            models.CheckConstraint(
                condition=Q(replied_on=None) | Q(replied_on__gte=F("sent_on")),
                name="aid_letter_replied_after",
                violation_error_message=_("Ngày trả lời phải từ ngày gửi trở đi."),
            ),
            models.CheckConstraint(
                condition=~Q(stage=_L.ANSWERED) | (~Q(reply="") & Q(replied_on__isnull=False)),
                name="aid_letter_answered_whole",
                violation_error_message=_("Thư đã trả lời phải ghi trả lời thế nào, ngày nào."),
            ),
            models.CheckConstraint(
                condition=Q(next_on=None) | ~Q(next_step=""),
                name="aid_letter_next_step_said",
                violation_error_message=_("Có ngày phải làm thì ghi việc tiếp theo là gì."),
            ),
            models.UniqueConstraint(
                fields=["summary", "partner", "sent_on"],
                name="aid_letter_once",
                violation_error_message=_("Thư gửi nơi này về dự án này trong ngày đó đã có trong sổ."),
            ),
        ]
        indexes = [models.Index(fields=["stage", "expected_on"], name="aid_letter_waiting")]

    def __str__(self) -> str:
        return f"{self.partner}: {self.summary}"

    def get_absolute_url(self) -> str:
        return reverse("aid:letter-record", args=[self.pk])

    @property
    def tasks(self) -> Any:
        """What comes of a letter is told to the tasks of its project."""
        return self.summary.tasks

    def hands(self, user: Any) -> frozenset[str]:
        return hands_of(self.agency_id, user)

    def in_place_of(self, user: Any) -> Agency | None:
        found: Agency | None = user.in_place_of(self.agency)
        return found

    def is_late(self, on: date) -> bool:
        return self.stage == _L.SENT and self.expected_on is not None and self.expected_on < on
