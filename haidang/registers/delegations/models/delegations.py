"""A delegation abroad, from the line of the plan to the settlement: who sends it, why, when, by which papers."""

from datetime import date
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from haidang.kit import clock
from haidang.kit.records.querysets import RecordQuerySet
from haidang.kit.search.searchable import Searchable
from haidang.office.accounts.books import drafted_by
from haidang.office.accounts.choices import Reach, Role
from haidang.office.directory.models import Agency, Official
from haidang.office.documents.models import Consultation, Document, Opinion
from haidang.plan.money.models import Estimate
from haidang.plan.plans.linking import tasks_field
from haidang.plan.plans.models import Plan
from haidang.registers.delegations import rules
from haidang.registers.delegations.choices import GOING, OFF, WRITTEN, Act, Channel, Decider, Hand, HeadRank, Stage
from haidang.registers.partners.models import Partner


class DelegationQuerySet(RecordQuerySet["Delegation"]):
    """The delegations, in the words of the office."""

    def for_user(self, user: Any, verb: str) -> Self:
        """Who oversees sees all; an agency those it sends, those its people go with, and those it was asked about.

        The facts are written by its agency while the scheme is, by the desk as long as it is not over; the acts
        themselves are in `rules.ACTS`.
        """
        if verb == "draft":
            return drafted_by(self, user)
        reach = user.reach(verb, "book") if user.is_authenticated else None
        if reach is None:
            return self.none()
        rows = self
        if reach != Reach.ALL:
            sees = user.charge.sees if verb == "view" else user.charge.answers
            ours = Q(agency__in=sees)
            if verb == "view":
                asked = Opinion.objects.filter(agency__in=sees).order_by().values("consultation")
                ours |= Q(consultations__in=asked) | Q(members__agency__in=sees)
            rows = self.filter(pk__in=type(self)(self.model).filter(ours).order_by().values("pk"))
        if verb == "change":
            return rows.filter(stage__in=WRITTEN) if reach != Reach.ALL else rows.exclude(stage__in=rules.OVER)
        return rows.filter(stage__in=WRITTEN) if verb == "delete" else rows

    def may_add(self, user: Any) -> bool:
        return bool(user.is_authenticated and user.may("add", "book"))

    def counted(self) -> Self:
        """Those that go, went, or may still go."""
        return self.exclude(stage__in=OFF)

    def going(self) -> Self:
        """Those that were decided."""
        return self.filter(stage__in=GOING)

    def of_year(self, year: int) -> Self:
        """Those that leave in that year."""
        return self.filter(starts_on__year=year)

    def between(self, since: date, until: date) -> Self:
        """Those that are abroad on one of these days."""
        return self.filter(starts_on__lte=until, ends_on__gte=since)

    def waiting_for_appraisal(self) -> Self:
        return self.filter(stage=Stage.ASKED)

    def waiting_for_decision(self) -> Self:
        return self.filter(stage=Stage.APPRAISED)

    def back_unreported(self, today: date) -> Self:
        """Those that came home and have not reported."""
        return self.filter(stage=Stage.DECIDED, ends_on__lt=today)

    def with_names(self) -> Self:
        """With what a line about them names."""
        return self.select_related("agency", "head", "decision", "estimate").prefetch_related("stops__country")


class Delegation(models.Model):
    """Đoàn ra: one trip, said by the agency that sends it."""

    title = models.CharField(_("tên đoàn"), max_length=250)
    agency = models.ForeignKey(
        Agency, verbose_name=_("cơ quan chủ trì"), on_delete=models.PROTECT, related_name="delegations"
    )
    channel = models.CharField(_("kênh"), max_length=8, choices=Channel, default=Channel.STATE)
    head = models.ForeignKey(
        Official, verbose_name=_("trưởng đoàn"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="delegations_led",
    )  # fmt: skip
    head_words = models.CharField(
        _("trưởng đoàn ngoài danh bạ"), max_length=160, blank=True, help_text=_("Chỉ ghi khi danh bạ không có.")
    )
    head_rank = models.CharField(
        _("diện quản lý trưởng đoàn"), max_length=12, choices=HeadRank, default=HeadRank.STATE,
        help_text=_("Ai quyết định chuyến đi và hạn báo cáo tính theo mục này."),
    )  # fmt: skip
    people = models.PositiveSmallIntegerField(_("số người dự kiến"), null=True, blank=True)

    #: A line of the annex may not know its days yet: then only the words are known. From the scheme on, days must be.
    starts_on = models.DateField(_("ngày đi"), null=True, blank=True)
    ends_on = models.DateField(_("ngày về"), null=True, blank=True)
    when_words = models.CharField(
        _("thời gian dự kiến"), max_length=120, blank=True, help_text=_("Khi chưa rõ ngày: quý III, tháng 10…")
    )

    in_plan = models.BooleanField(_("trong kế hoạch năm"), default=True)
    plan = models.ForeignKey(
        Plan, verbose_name=_("kế hoạch có danh mục đoàn"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="delegations",
    )  # fmt: skip
    extra_reason = models.TextField(_("lý do đi ngoài kế hoạch"), blank=True)
    extra_opinion = models.ForeignKey(
        Document, verbose_name=_("văn bản cho chủ trương đi ngoài kế hoạch"), on_delete=models.PROTECT, null=True,
        blank=True, related_name="delegations_allowed",
    )  # fmt: skip
    purpose = models.TextField(_("mục đích"), blank=True)
    content = models.TextField(_("nội dung làm việc"), blank=True)
    forecast = models.TextField(_("dự báo hiệu quả"), blank=True)
    funding = models.CharField(
        _("kinh phí, nguồn"), max_length=250, blank=True, help_text=_("Ai chi khoản nào; số tiền ghi ở dự toán.")
    )
    no_estimate_why = models.CharField(
        _("vì sao không lập dự toán"), max_length=250, blank=True,
        help_text=_("Chỉ ghi khi ngân sách không chi gì, ví dụ đối tác đài thọ toàn bộ."),
    )  # fmt: skip
    remark = models.TextField(_("ghi chú"), blank=True)

    along_with = models.ManyToManyField(
        "self", verbose_name=_("đi cùng dịp với"), blank=True, symmetrical=True,
        help_text=_("Đoàn hoặc sự kiện khác đi cùng dịp; đổi ngày đoàn này thì báo ở đoàn kia."),
    )  # fmt: skip
    tasks = tasks_field("delegations")
    countries = models.ManyToManyField(
        Partner, verbose_name=_("nước đến"), through="Stop", blank=True, related_name="delegations_to"
    )
    partners = models.ManyToManyField(
        Partner, verbose_name=_("đối tác"), through="Invitation", blank=True, related_name="delegations"
    )
    consultations = models.ManyToManyField(
        Consultation, verbose_name=_("xin ý kiến"), blank=True, related_name="delegations", editable=False
    )
    estimate = models.OneToOneField(
        Estimate, verbose_name=_("dự toán"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="delegation", editable=False,
    )  # fmt: skip
    request = models.ForeignKey(
        Document, verbose_name=_("văn bản đề nghị"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="delegations_requested",
    )  # fmt: skip
    scheme = models.ForeignKey(
        Document, verbose_name=_("đề án, kế hoạch đoàn"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="delegations_planned",
    )  # fmt: skip

    stage = models.CharField(_("bước"), max_length=12, choices=Stage, default=Stage.DRAFT, editable=False)
    asked_on = models.DateField(_("trình ngày"), null=True, blank=True, editable=False)
    returned_why = models.TextField(_("cần bổ sung"), blank=True, editable=False)
    appraised_on = models.DateField(_("thẩm định ngày"), null=True, blank=True, editable=False)
    appraisal = models.TextField(_("ý kiến thẩm định"), blank=True, editable=False)
    appraised_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("người thẩm định"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="+", editable=False,
    )  # fmt: skip
    decider = models.CharField(_("cấp quyết định"), max_length=12, choices=Decider, blank=True, editable=False)
    decided_on = models.DateField(_("quyết định ngày"), null=True, blank=True, editable=False)
    decided_words = models.TextField(_("ý kiến quyết định"), blank=True, editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("người quyết định, người ghi"), on_delete=models.PROTECT, null=True,
        blank=True, related_name="+", editable=False,
    )  # fmt: skip
    decision = models.ForeignKey(
        Document, verbose_name=_("quyết định cử đoàn"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="delegations_decided", editable=False,
    )  # fmt: skip
    reported_on = models.DateField(_("báo cáo ngày"), null=True, blank=True, editable=False)
    settled_on = models.DateField(_("quyết toán ngày"), null=True, blank=True, editable=False)
    stopped_on = models.DateField(_("dừng ngày"), null=True, blank=True, editable=False)
    stopped_why = models.TextField(_("vì sao không đi"), blank=True, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("người lập"), on_delete=models.PROTECT, null=True, related_name="+",
        editable=False,
    )  # fmt: skip
    created_at = models.DateTimeField(_("lập lúc"), default=clock.now, editable=False)

    objects = DelegationQuerySet.as_manager()
    searchable = Searchable(
        title="title", number="decision__number",
        text=("purpose", "content", "agency__name", "head__name", "stops__place"),
    )  # fmt: skip

    NOTE_VERBS = {
        "members-laid": _("Sửa thành viên"),
        "stops-laid": _("Sửa nước, nơi đến"),
        "programme-laid": _("Sửa chương trình"),
        "invitations-laid": _("Sửa đối tác, thư mời"),
        "logistics-laid": _("Sửa công tác chuẩn bị"),
        "papers-checked": _("Kiểm tra hộ chiếu, thị thực"),
        "estimate-begun": _("Lập dự toán"),
        "asked": _("Trình thẩm định"),
        "returned": _("Trả lại để bổ sung"),
        "consulted": _("Xin ý kiến"),
        "appraised": _("Thẩm định"),
        "decided": _("Quyết định cử đoàn"),
        "recorded": _("Ghi quyết định theo văn bản"),
        "numbered": _("Ghi số quyết định"),
        "refused": _("Không cử đoàn"),
        "moved": _("Đổi ngày đi"),
        "along-moved": _("Đoàn đi cùng dịp đổi ngày"),
        "along-off": _("Đoàn đi cùng dịp không đi nữa"),
        "reported": _("Báo cáo kết quả"),
        "committed": _("Ghi cam kết, kiến nghị"),
        "given": _("Giao thành nhiệm vụ"),
        "settled": _("Quyết toán"),
        "assessed": _("Đánh giá hiệu quả"),
        "cancelled": _("Dừng đoàn"),
        "paper-kept": _("Gắn văn bản đã ký"),
        "overridden": _("Cho đi dù vướng quy định"),
    }
    NOTE_FIELDS = {
        "rule": _("quy định"),
        "document": _("văn bản đồng ý"),
        "source": _("căn cứ"),
        "lines": _("các dòng"),
        "asked_of": _("cơ quan được xin ý kiến"),
        "due_on": _("hạn trả lời"),
        "spent": _("đã chi, đồng"),
        "given": _("nhiệm vụ"),
        "effect": _("hiệu quả"),
        "report": _("văn bản báo cáo"),
    }

    class Meta:
        verbose_name = "đoàn ra"
        verbose_name_plural = "đoàn ra"
        # The engines differ in where they put a day that is not known: here it is last.
        ordering = [F("starts_on").desc(nulls_last=True), "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(starts_on=None) | Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="delegations_back_after_leaving",
                violation_error_message=_("Ngày về phải từ ngày đi trở đi."),
            ),
            models.CheckConstraint(
                condition=Q(stage__in=["draft", "returned", "refused", "cancelled"])
                | Q(starts_on__isnull=False, ends_on__isnull=False),
                name="delegations_asked_with_its_days",
                violation_error_message=_("Đoàn đã trình thì phải có ngày đi và ngày về."),
            ),
            models.CheckConstraint(
                condition=~Q(stage__in=["decided", "reported", "settled"])
                | (Q(decided_on__isnull=False) & ~Q(decider="")),
                name="delegations_decided_by_somebody",
                violation_error_message=_("Đoàn đã được cử thì phải có ngày và cấp quyết định."),
            ),
            models.CheckConstraint(
                condition=~Q(stage__in=["reported", "settled"]) | Q(reported_on__isnull=False),
                name="delegations_reported_on_a_day",
                violation_error_message=_("Đoàn đã báo cáo thì phải có ngày báo cáo."),
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["starts_on", "ends_on"], name="delegations_days"),
            models.Index(fields=["stage", "ends_on"], name="delegations_stage"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("delegations:delegation-record", args=[self.pk])

    def hands(self, user: Any) -> frozenset[Hand]:
        """In which ways it is this person's business. The desk does an author's work for anybody."""
        found = set()
        if user.may("change", "book") and (user.is_desk or user.charge.answers_for(self.agency_id)):
            found.add(Hand.AUTHOR)
        if user.is_desk:
            found.add(Hand.DESK)
        if user.role in (Role.CHAIR, Role.VICE_CHAIR) and user.may("approve", "book"):
            found.add(Hand.DECIDER)
        return frozenset(found)

    def acts(self, user: Any) -> tuple[Act, ...]:
        """What this person can do to it now."""
        return rules.acts(self.stage, self.hands(user))

    def in_place_of(self, user: Any) -> Agency | None:
        found: Agency | None = user.in_place_of(self.agency)
        return found

    @property
    def head_said(self) -> str:
        """Who leads it, for the eye."""
        return str(self.head) if self.head_id else self.head_words

    @property
    def where_said(self) -> str:
        """ "Osaka, Nhật Bản; Seoul, Hàn Quốc"; a list brings it with `prefetch_related("stops__country")`."""
        return "; ".join(dict.fromkeys(str(stop) for stop in self.stops.all() if not stop.is_transit))

    @property
    def days(self) -> int | None:
        """For how many days, the first and the last counted."""
        return (self.ends_on - self.starts_on).days + 1 if self.starts_on and self.ends_on else None

    @property
    def promised(self) -> int:
        """How many commitments and proposals it came home with; count them with `prefetch_related`."""
        return len(self.commitments.all())

    @property
    def given(self) -> int:
        """How many of those are tasks."""
        return sum(line.task_id is not None for line in self.commitments.all())

    @property
    def is_off(self) -> bool:
        return self.stage in OFF

    @property
    def is_written(self) -> bool:
        """Does its agency still write the scheme?"""
        return self.stage in WRITTEN

    @property
    def takes_files(self) -> bool:
        """Files belong to it until it is over (asked by kit.files)."""
        return self.stage not in rules.OVER
