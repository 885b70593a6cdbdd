"""An international conference from the first draft of its paper to the report of its results."""

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
from haidang.office.accounts.choices import Reach
from haidang.office.directory.models import Agency
from haidang.office.documents.models import Consultation, Document, Opinion
from haidang.plan.money.models import Estimate
from haidang.plan.plans.linking import tasks_field
from haidang.registers.conferences import rules
from haidang.registers.conferences.choices import Act, Authority, Hand, Mode, Organiser, Stage, Topic
from haidang.registers.partners.models import Partner


def _paper(label: Any, name: str) -> "models.ForeignKey[Any, Any]":
    """A paper of the dossier: set by the acts, never by the form."""
    return models.ForeignKey(
        Document, verbose_name=label, on_delete=models.PROTECT, null=True, blank=True, related_name=name,
        editable=False,
    )  # fmt: skip


class ConferenceQuerySet(RecordQuerySet["Conference"]):
    """What the office asks about conferences."""

    def for_user(self, user: Any, verb: str) -> Self:
        """Who oversees sees all; an agency its own, and those it was asked about. Facts change while it is a draft."""
        if verb == "draft":
            return drafted_by(self, user)
        reach = user.reach(verb, "book") if user.is_authenticated else None
        if reach is None:
            return self.none()
        if verb == "view":
            if reach == Reach.ALL:
                return self
            asked = Opinion.objects.filter(agency__in=user.charge.sees).order_by().values("consultation")
            return self.filter(Q(agency__in=user.charge.sees) | Q(consultation__in=asked))
        rows = self if reach == Reach.ALL else self.filter(agency__in=user.charge.answers)
        return rows.filter(stage=Stage.DRAFT)

    def may_add(self, user: Any) -> bool:
        return bool(user.is_authenticated and user.may("add", "book"))

    def on_days(self, since: date, until: date) -> Self:
        """Those that are held on one of the days."""
        return self.filter(starts_on__lte=until, ends_on__gte=since)

    def of_window(self, first: date, last: date) -> Self:
        """Those of a yearly list: held, or allowed and not called off, in its window."""
        stages = [Stage.ALLOWED, Stage.HELD, Stage.REPORTED]
        rows = self.filter(stage__in=stages, ends_on__range=(first, last), is_press=False, by_party_rules=False)
        return rows.order_by("starts_on", "pk")

    def open(self) -> Self:
        """Those about which somebody still has to do something."""
        return self.filter(stage__in=[Stage.DRAFT, Stage.FILED, Stage.ALLOWED, Stage.HELD])

    def with_names(self) -> Self:
        return self.select_related(
            "agency",
            "estimate",
            "consultation",
            "request",
            "scheme",
            "funds_paper",
            "hosting_paper",
            "decision",
            "report",
        )


class Conference(models.Model):
    """A conference or workshop with foreigners or foreign money, that somebody must allow."""

    title = models.CharField(_("tên hội nghị, hội thảo"), max_length=300)
    agency = models.ForeignKey(
        Agency, verbose_name=_("cơ quan tổ chức"), on_delete=models.PROTECT, related_name="conferences"
    )
    organiser = models.CharField(_("bên tổ chức"), max_length=12, choices=Organiser, default=Organiser.VIETNAMESE)
    others = models.CharField(_("đơn vị phối hợp, bên nước ngoài"), max_length=300, blank=True)
    partners = models.ManyToManyField(Partner, verbose_name=_("đối tác"), blank=True, related_name="conferences")
    mode = models.CharField(_("hình thức"), max_length=12, choices=Mode, default=Mode.IN_PERSON)
    is_in_vietnam = models.BooleanField(_("có điểm họp ở Việt Nam"), default=True)
    starts_on = models.DateField(_("khai mạc ngày"))
    ends_on = models.DateField(_("bế mạc ngày"))
    place = models.CharField(_("địa điểm"), max_length=250)
    content = models.TextField(_("mục đích, nội dung"))
    topic = models.CharField(_("nội dung thuộc lĩnh vực"), max_length=16, choices=Topic, default=Topic.ORDINARY)
    has_ministers = models.BooleanField(_("có người cấp Bộ trưởng trở lên chủ trì, tham dự"), default=False)
    vietnamese = models.PositiveIntegerField(_("số khách Việt Nam"), default=0)
    foreigners = models.PositiveIntegerField(_("số khách nước ngoài"), default=0)
    guests = models.CharField(_("thành phần khách nước ngoài"), max_length=300, blank=True)
    funding = models.CharField(_("nguồn kinh phí"), max_length=250, blank=True)
    has_foreign_money = models.BooleanField(_("có tài trợ nước ngoài"), default=False)
    is_hosting = models.BooleanField(_("đăng cai theo luân phiên, theo đề nghị của tổ chức quốc tế"), default=False)
    is_press = models.BooleanField(_("là họp báo"), default=False)
    by_party_rules = models.BooleanField(_("của Mặt trận, đoàn thể (theo quy định của Đảng)"), default=False)
    estimate = models.OneToOneField(
        Estimate, verbose_name=_("dự toán"), on_delete=models.PROTECT, null=True, blank=True, related_name="conference"
    )
    tasks = tasks_field("conferences")

    stage = models.CharField(_("trạng thái"), max_length=12, choices=Stage, default=Stage.DRAFT, editable=False)
    request = _paper(_("công văn xin phép"), "conferences_requested")
    scheme = _paper(_("đề án tổ chức"), "conferences_schemed")
    funds_paper = _paper(_("văn bản đồng ý nhận tài trợ"), "conferences_funded")
    hosting_paper = _paper(_("văn bản đồng ý chủ trương đăng cai"), "conferences_hosted")
    decision = _paper(_("văn bản trả lời"), "conferences_decided")
    report = _paper(_("báo cáo kết quả"), "conferences_reported")
    consultation = models.ForeignKey(
        Consultation, verbose_name=_("lấy ý kiến"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="conferences", editable=False,
    )  # fmt: skip
    filed_on = models.DateField(_("gửi hồ sơ ngày"), null=True, blank=True, editable=False)
    decided_on = models.DateField(_("trả lời ngày"), null=True, blank=True, editable=False)
    vietnamese_came = models.PositiveIntegerField(_("khách Việt Nam đã dự"), null=True, blank=True, editable=False)
    foreigners_came = models.PositiveIntegerField(_("khách nước ngoài đã dự"), null=True, blank=True, editable=False)
    results = models.TextField(_("kết quả"), blank=True, editable=False)
    reported_on = models.DateField(_("báo cáo ngày"), null=True, blank=True, editable=False)

    objects = ConferenceQuerySet.as_manager()
    searchable = Searchable(title="title", number="decision__number", text=("content", "place", "agency__name"))

    NOTE_VERBS = {
        "papers": _("Ghi giấy tờ của hồ sơ"),
        "asked": _("Lấy ý kiến"),
        "filed": _("Gửi hồ sơ xin phép"),
        "waived": _("Cho qua một quy định"),
        "allowed": _("Cho phép"),
        "refused": _("Không cho phép"),
        "sent-back": _("Trả lại để bổ sung"),
        "held": _("Đã tổ chức"),
        "reported": _("Báo cáo kết quả"),
        "cancelled": _("Không tổ chức nữa"),
    }
    NOTE_FIELDS = {"rule": _("quy định")}

    class Meta:
        verbose_name = "hội nghị, hội thảo quốc tế"
        verbose_name_plural = "hội nghị, hội thảo quốc tế"
        ordering = ["-starts_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="conferences_days",
                violation_error_message=_("Ngày bế mạc phải từ ngày khai mạc trở đi."),
            ),
            models.CheckConstraint(
                condition=~Q(stage__in=[Stage.FILED, Stage.ALLOWED]) | Q(filed_on__isnull=False, request__isnull=False),
                name="conferences_filed_with_a_letter",
                violation_error_message=_("Hồ sơ đã gửi phải có công văn xin phép và ngày gửi."),
            ),
            models.CheckConstraint(
                condition=~Q(stage=Stage.ALLOWED) | Q(decision__isnull=False, decided_on__isnull=False),
                name="conferences_allowed_by_a_paper",
                violation_error_message=_("Cho phép phải có văn bản và ngày."),
            ),
            models.CheckConstraint(
                condition=~Q(stage=Stage.REPORTED) | Q(report__isnull=False, reported_on__isnull=False),
                name="conferences_reported_by_a_paper",
                violation_error_message=_("Đã báo cáo phải có báo cáo kết quả và ngày."),
            ),
        ]
        indexes = [models.Index(fields=["stage", "starts_on"], name="conferences_stage")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("conferences:conference-record", args=[self.pk])

    def facts(self, *, awaited: int = 0) -> rules.Facts:
        """As the rules see it; `awaited`: who was asked and has not answered."""
        asked = self.consultation if self.consultation_id else None
        return rules.Facts(
            starts_on=self.starts_on, ends_on=self.ends_on, organiser=self.organiser, mode=self.mode,
            is_in_vietnam=self.is_in_vietnam, foreigners=self.foreigners, has_foreign_money=self.has_foreign_money,
            is_press=self.is_press, by_party_rules=self.by_party_rules, has_ministers=self.has_ministers,
            topic=self.topic, is_hosting=self.is_hosting, filed_on=self.filed_on,
            held_on=self.ends_on if self.stage in (Stage.HELD, Stage.REPORTED) else None,
            reported_on=self.reported_on, pieces=self.pieces,
            asked_on=asked.asked_on if asked else None, asked_due_on=asked.due_on if asked else None,
            opinions_awaited=awaited,
        )  # fmt: skip

    @property
    def pieces(self) -> frozenset[str]:
        """The pieces of the dossier that are there."""
        there = {
            "scheme": self.scheme_id, "opinions": self.consultation_id, "funds": self.funds_paper_id,
            "hosting": self.hosting_paper_id,
        }  # fmt: skip
        return frozenset(name for name, pk in there.items() if pk)

    @property
    def counts(self) -> bool:
        """Must somebody allow it?"""
        return not rules.counts(self.facts())

    @property
    def authority(self) -> Authority:
        return rules.authority(self.facts())

    @property
    def days(self) -> str:
        """Its days for the eye."""
        first, last = f"{self.starts_on:%d/%m/%Y}", f"{self.ends_on:%d/%m/%Y}"
        return first if first == last else f"{first} - {last}"

    def hands(self, user: Any) -> frozenset[Hand]:
        """In which ways it is this person's business. The desk does an author's work for anybody."""
        found = set()
        if user.reach("change", "book") == Reach.ALL or (
            user.may("change", "book") and user.charge.answers_for(self.agency_id)
        ):
            found.add(Hand.AUTHOR)
        if user.is_desk or user.may("approve", "book"):
            found.add(Hand.DECIDER)
        return frozenset(found)

    def acts(self, user: Any) -> tuple[Act, ...]:
        """What this person can do to it now."""
        return rules.acts(self.stage, self.hands(user), counts=self.counts)

    def in_place_of(self, user: Any) -> Agency | None:
        found: Agency | None = user.in_place_of(self.agency)
        return found


class Waiver(models.Model):
    """A rule that was let pass for one conference: which, why, by whom. Only added to."""

    conference = models.ForeignKey(
        Conference, verbose_name=_("hội nghị"), on_delete=models.CASCADE, related_name="waivers"
    )
    code = models.CharField(_("quy định"), max_length=16)
    told = models.TextField(_("điều quy định đã nói"))
    reason = models.TextField(_("lý do cho qua"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("người cho qua"), on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField(_("lúc"), default=clock.now)

    class Meta:
        verbose_name = "lần cho qua quy định về hội nghị"
        verbose_name_plural = "lần cho qua quy định về hội nghị"
        ordering = ["conference", "pk"]

    def __str__(self) -> str:
        return f"{self.code}: {self.reason}"


class YearlyList(models.Model):
    """The list of a year, once it was sent: with what letter, on what day."""

    year = models.PositiveSmallIntegerField(_("năm"), unique=True)
    document = models.ForeignKey(
        Document, verbose_name=_("văn bản gửi"), on_delete=models.PROTECT, related_name="conference_lists"
    )
    sent_on = models.DateField(_("gửi ngày"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("người ghi"), on_delete=models.PROTECT, related_name="+"
    )

    NOTE_VERBS = {"sent": _("Gửi danh mục hằng năm")}

    class Meta:
        verbose_name = "danh mục hội nghị quốc tế hằng năm"
        verbose_name_plural = "danh mục hội nghị quốc tế hằng năm"
        ordering = ["-year"]

    def __str__(self) -> str:
        return f"Danh mục hội nghị quốc tế năm {self.year}"
