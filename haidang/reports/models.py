"""A report with its days, what was composed of the records for them, and what an officer made of each paragraph."""

from collections.abc import Sequence
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from haidang.kit import clock
from haidang.kit.records.querysets import RecordQuerySet
from haidang.kit.search.searchable import Searchable
from haidang.office.accounts.choices import Reach
from haidang.office.directory.models import Agency
from haidang.office.documents.models import Document
from haidang.plan.plans.models import Plan
from haidang.reports import rules
from haidang.reports.choices import Act, ReportKind, Stage
from haidang.reports.compose.kept import from_json
from haidang.reports.compose.material import Span
from haidang.reports.compose.values import Section
from haidang.reports.compose.wording import asked_of


class ReportQuerySet(RecordQuerySet["Report"]):
    """The reports, in the words of the office."""

    def for_user(self, user: Any, verb: str) -> Self:
        """Who oversees reads all; an agency its own, and those of others once they are signed. What is still written
        is the affair of who writes it. The records behind a sentence are opened by their own rights.
        """
        if not user.is_authenticated or user.is_admin:
            return self.none()
        if verb == "view":
            return self if user.oversees else self.filter(Q(stage=Stage.SIGNED) | self._ours(user))
        reach = user.reach("approve" if verb == "approve" else "change", "report")
        if reach == Reach.ALL:
            return self
        return self.filter(self._ours(user)) if reach == Reach.AGENCY else self.none()

    def _ours(self, user: Any) -> Q:
        return Q(agency__in=user.charge.sees) if user.agency_id else Q(pk__in=[])

    def may_add(self, user: Any) -> bool:
        return bool(user.is_authenticated and user.agency_id and user.may("add", "report"))

    def kept(self) -> Self:
        """Those that were not given up."""
        return self.exclude(stage=Stage.DROPPED)

    def with_names(self) -> Self:
        return self.select_related("agency", "plan", "document", "made_by", "signed_by")


class Report(models.Model):
    """One report of one agency for some days."""

    kind = models.CharField(_("loại báo cáo"), max_length=8, choices=ReportKind)
    #: Of a thematic report: the key of its theme.
    theme = models.CharField(_("chuyên đề"), max_length=32, blank=True)
    title = models.CharField(_("trích yếu"), max_length=500)
    #: As its sentences call the days: "6 tháng đầu năm 2020".
    period = models.CharField(_("kỳ báo cáo"), max_length=80)
    since = models.DateField(_("số liệu từ ngày"))
    until = models.DateField(_("số liệu đến hết ngày"))
    plan = models.ForeignKey(
        Plan, verbose_name=_("kế hoạch"), on_delete=models.PROTECT, null=True, blank=True, related_name="reports",
        help_text=_("Để trống thì báo cáo mọi kế hoạch của năm."),
    )  # fmt: skip
    agency = models.ForeignKey(
        Agency, verbose_name=_("cơ quan báo cáo"), on_delete=models.PROTECT, related_name="reports"
    )
    recipient = models.CharField(_("kính gửi"), max_length=250, blank=True)
    stage = models.CharField(_("trạng thái"), max_length=12, choices=Stage, default=Stage.BUILDING)
    with_sources = models.BooleanField(
        _("kèm phụ lục nguồn số liệu"), default=False,
        help_text=_("Danh mục hồ sơ, cập nhật làm căn cứ cho từng đoạn."),
    )  # fmt: skip

    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("người lập"), on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField(_("lập lúc"), default=clock.now)
    #: Whose eyes the records were read with; compared later with the same.
    seen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("tổng hợp theo quyền của"), on_delete=models.PROTECT,
        related_name="+",
    )  # fmt: skip
    #: The day on which they were read: what lay after it was planned.
    composed_on = models.DateField(_("tổng hợp ngày"), null=True, blank=True)
    #: Sections, sentences, numbers and sources as composed (`compose.kept`).
    data = models.JSONField(_("dữ liệu tổng hợp"), default=dict, blank=True)
    version = models.PositiveIntegerField(_("lần sửa"), default=1)
    remark = models.TextField(_("ý kiến khi trả lại"), blank=True)

    document = models.ForeignKey(
        Document, verbose_name=_("văn bản đã ký"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="reports",
    )  # fmt: skip
    signed_on = models.DateField(_("ký ngày"), null=True, blank=True)
    signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("người ghi đã ký"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="+",
    )  # fmt: skip
    frozen_at = models.DateTimeField(_("khóa lúc"), null=True, blank=True)
    #: The paper as it was frozen (`papers.writer.kept`).
    paper = models.JSONField(_("văn bản khi khóa"), default=dict, blank=True)
    #: SHA-256 over data, paragraphs, paper and the seal.
    digest = models.CharField(_("mã kiểm tra"), max_length=64, blank=True)
    #: "number:digest" of the last seal of the log of acts on that day.
    audit_seal = models.CharField(_("niêm phong nhật ký"), max_length=90, blank=True)

    objects = ReportQuerySet.as_manager()
    searchable = Searchable(title="title", text=("period", "agency__name"))

    NOTE_VERBS = {
        "opened": _("Lập báo cáo"),
        "built": _("Tổng hợp từ hồ sơ"),
        "edited": _("Sửa đoạn"),
        "restored": _("Dùng lại lời tổng hợp"),
        "own-added": _("Thêm đoạn"),
        "own-removed": _("Bỏ đoạn tự viết"),
        "left-out": _("Bỏ đoạn khỏi báo cáo"),
        "taken-back": _("Đưa đoạn trở lại"),
        "addressed": _("Ghi nơi nhận kiến nghị"),
        "submitted": _("Gửi soát"),
        "sent-back": _("Trả lại để soạn tiếp"),
        "signed": _("Ghi đã ký và khóa"),
        "numbered": _("Ghi văn bản đã ký"),
        "dropped": _("Bỏ báo cáo"),
    }
    NOTE_FIELDS = {
        "paragraph": _("đoạn"),
        "sentences": _("số câu"),
        "sources": _("số nguồn"),
        "digest": _("mã kiểm tra"),
        "seal": _("niêm phong số"),
    }

    class Meta:
        verbose_name = "báo cáo"
        verbose_name_plural = "báo cáo"
        ordering = ["-until", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until__gte=F("since")),
                name="reports_days_run_forward",
                violation_error_message=_("Ngày cuối kỳ phải từ ngày đầu kỳ trở đi."),
            ),
            models.CheckConstraint(
                condition=(Q(kind=ReportKind.THEME) & ~Q(theme="")) | (~Q(kind=ReportKind.THEME) & Q(theme="")),
                name="reports_theme_of_thematic",
                violation_error_message=_("Báo cáo chuyên đề phải có chuyên đề; báo cáo khác thì không."),
            ),
            models.CheckConstraint(
                condition=~Q(stage=Stage.SIGNED)
                | (Q(signed_on__isnull=False, frozen_at__isnull=False) & ~Q(digest="")),
                name="reports_signed_is_frozen",
                violation_error_message=_("Báo cáo đã ký phải có ngày ký và mã kiểm tra."),
            ),
        ]
        indexes = [models.Index(fields=["stage", "until"], name="reports_stage")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("reports:report", args=[self.pk])

    @property
    def is_signed(self) -> bool:
        return self.stage == Stage.SIGNED

    @property
    def is_open(self) -> bool:
        """May its words still be changed?"""
        return self.stage == Stage.DRAFT

    @property
    def is_built(self) -> bool:
        return bool(self.data)

    @property
    def span(self) -> Span:
        return Span(self.since, self.until, self.composed_on or clock.today())

    @cached_property
    def sections(self) -> Sequence[Section]:
        """As composed: the parts of the report, then its annexes."""
        return from_json(self.data) if self.data else ()

    def may(self, act: Act) -> bool:
        return rules.may_do(act, self.stage) and not (act == Act.NUMBER and self.document_id)


class PassageQuerySet(RecordQuerySet["Passage"]):
    def for_user(self, user: Any, verb: str) -> Self:
        """Whoever sees a report reads its paragraphs; whoever may change it edits them."""
        return self.filter(report__in=Report.objects.for_user(user, verb).order_by().values("pk"))

    def in_report(self) -> Self:
        """Those that the paper bears."""
        return self.filter(is_left_out=False)


class Passage(models.Model):
    """One paragraph: the words that were composed, and those that an officer put in their place."""

    report = models.ForeignKey(Report, verbose_name=_("báo cáo"), on_delete=models.CASCADE, related_name="passages")
    #: Of the section in which it stands.
    section = models.CharField(_("mục"), max_length=120)
    #: Its own in the report; it stays the same when the report is composed again.
    key = models.CharField(_("mã đoạn"), max_length=250)
    position = models.PositiveIntegerField(_("thứ tự"))
    composed = models.TextField(_("lời tổng hợp"), blank=True)
    edited = models.TextField(_("lời đã sửa"), blank=True)
    #: The composed words that were before the officer who edited them.
    edited_from = models.TextField(_("lời tổng hợp khi sửa"), blank=True)
    edited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("người sửa"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="+",
    )  # fmt: skip
    #: Keys of what it stands on.
    sources = models.JSONField(_("nguồn"), default=list, blank=True)
    mark = models.CharField(_("dấu đầu dòng"), max_length=1, blank=True)
    addressee = models.CharField(_("nơi nhận kiến nghị"), max_length=250, blank=True)
    is_proposal = models.BooleanField(_("là kiến nghị"), default=False)
    #: An officer wrote it: it stands on nobody's record, and says so.
    is_own = models.BooleanField(_("tự viết"), default=False)
    is_left_out = models.BooleanField(_("không đưa vào báo cáo"), default=False)

    objects = PassageQuerySet.as_manager()

    class Meta:
        verbose_name = "đoạn của báo cáo"
        verbose_name_plural = "đoạn của báo cáo"
        ordering = ["report", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["report", "key"],
                name="reports_one_passage_of_a_key",
                violation_error_message=_("Báo cáo đã có đoạn này."),
            ),
        ]

    def __str__(self) -> str:
        return self.words[:120]

    @property
    def words(self) -> str:
        """As the paper bears them."""
        return self.edited or self.composed

    @property
    def read(self) -> str:
        """The same, a recommendation with whom it goes to, whoever wrote it."""
        return asked_of(self.words, self.addressee) if self.is_proposal and self.addressee else self.words

    @property
    def is_edited(self) -> bool:
        return bool(self.edited) and not self.is_own

    @property
    def is_stale(self) -> bool:
        """Was it edited, and the records say something else since?"""
        return self.is_edited and self.edited_from != self.composed

    @property
    def needs_addressee(self) -> bool:
        return self.is_proposal and not self.is_left_out and not self.addressee
