"""A delegation that comes, or a courtesy call: who, when, received by whom, at whose cost, with what result."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from haidang.kit import clock
from haidang.kit.personal.fields import EncryptedCharField
from haidang.kit.personal.keeping import Keeping
from haidang.kit.records.querysets import RecordQuerySet
from haidang.kit.search.searchable import Searchable
from haidang.office.accounts.books import drafted_by
from haidang.office.accounts.choices import Reach
from haidang.office.directory.models import Agency, Official
from haidang.office.documents.models import Consultation, Document
from haidang.office.norms.choices import GuestClass
from haidang.plan.money.models import Estimate
from haidang.plan.plans.linking import tasks_field
from haidang.registers.partners.models import Partner
from haidang.registers.visits import rules
from haidang.registers.visits.choices import LIGHT, Act, Bearing, Hand, Kind, Rank, Stage


class VisitQuerySet(RecordQuerySet["Visit"]):
    """What the office asks about its guests."""

    def for_user(self, user: Any, verb: str) -> Self:
        """Who oversees sees all; an agency its own, those whose opinion it gives, those whose commitments it keeps.

        Written by whose it is, while it is open.
        """
        if verb == "draft":
            return drafted_by(self, user)
        reach = user.reach(verb, "book") if user.is_authenticated else None
        if reach is None:
            return self.none()
        if verb == "view":
            return self if reach == Reach.ALL else self._seen_by(user)
        rows = self if reach == Reach.ALL else self.filter(agency__in=user.charge.answers)
        return rows.filter(stage=Stage.PREPARING) if verb == "delete" else rows.filter(stage__in=rules.OPEN)

    def _seen_by(self, user: Any) -> Self:
        sees = user.charge.sees
        asked = Consultation.objects.filter(opinions__agency__in=sees).order_by().values("pk")
        kept = self.model._meta.get_field("commitments").related_model._default_manager
        owed = kept.filter(agency__in=sees).order_by().values("visit")
        return self.filter(Q(agency__in=sees) | Q(consultation__in=asked) | Q(pk__in=owed))

    def may_add(self, user: Any) -> bool:
        return bool(user.is_authenticated and user.may("add", "book"))

    def with_names(self) -> Self:
        """With what a line about them names."""
        return self.select_related("agency", "receiver")

    def within(self, since: Any, until: Any) -> Self:
        """Those that touch the days from `since` to `until`."""
        return self.filter(starts_on__lte=until, ends_on__gte=since)

    def delegations(self) -> Self:
        return self.filter(kind=Kind.DELEGATION)

    def of_year(self, year: int) -> Self:
        """Those that begin in the year and are not called off."""
        return self.filter(starts_on__year=year).exclude(stage=Stage.CANCELLED)

    def unheld(self, on: Any) -> Self:
        """Agreed, over by that day, and nobody wrote that they came."""
        return self.filter(Q(stage=Stage.APPROVED) | Q(stage=Stage.PREPARING, kind__in=LIGHT), ends_on__lt=on)

    def unreported(self) -> Self:
        return self.filter(stage=Stage.HELD, kind=Kind.DELEGATION)

    def waiting(self) -> Self:
        """Laid before who agrees."""
        return self.filter(stage=Stage.SUBMITTED)


class Visit(models.Model):
    """Guests of the province."""

    kind = models.CharField(_("loại"), max_length=12, choices=Kind, default=Kind.DELEGATION)
    title = models.CharField(_("tên đoàn, buổi tiếp"), max_length=250)
    agency = models.ForeignKey(
        Agency, verbose_name=_("cơ quan chủ trì đón"), on_delete=models.PROTECT, related_name="visits"
    )
    invited_by = models.CharField(_("cơ quan mời"), max_length=250, blank=True)
    partners = models.ManyToManyField(Partner, verbose_name=_("nước, đối tác"), blank=True, related_name="visits")
    guests = models.CharField(_("khách"), max_length=250, blank=True, help_text=_("Ai đến, thuộc tổ chức nào."))
    head_name = models.CharField(_("trưởng đoàn"), max_length=120, blank=True)
    head_post = models.CharField(_("chức vụ trưởng đoàn"), max_length=250, blank=True)
    head_rank = models.CharField(
        _("cấp trưởng đoàn"), max_length=24, choices=Rank, blank=True,
        help_text=_("Theo phụ lục hạng khách; để trống thì chương trình đoán từ chức vụ đã ghi."),
    )  # fmt: skip
    guest_class = models.CharField(_("hạng khách"), max_length=8, choices=GuestClass, blank=True, editable=False)
    class_on = models.DateField(_("hạng xác định theo quy định ngày"), null=True, blank=True, editable=False)
    class_paper = models.ForeignKey(
        Document, verbose_name=_("văn bản định hạng"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="visits_classed", editable=False,
    )  # fmt: skip
    people = models.PositiveSmallIntegerField(_("số khách"), null=True, blank=True)
    contact = EncryptedCharField(
        _("người liên hệ"),
        max_length=250,
        blank=True,
        help_text=_("Tên, điện thoại, thư; được che khi xem."),
    )
    purpose = models.TextField(_("mục đích, nội dung"), blank=True)
    starts_on = models.DateField(_("từ ngày"))
    ends_on = models.DateField(_("đến hết ngày"))
    at = models.TimeField(_("giờ"), null=True, blank=True)
    places = models.CharField(_("nơi đến, nơi tiếp"), max_length=250, blank=True)
    receiver = models.ForeignKey(
        Official, verbose_name=_("lãnh đạo tiếp"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="visits_received",
    )  # fmt: skip
    bearing = models.CharField(_("chi phí"), max_length=12, choices=Bearing, default=Bearing.HOST)
    interpreter = models.CharField(_("phiên dịch"), max_length=160, blank=True)
    car = models.CharField(_("xe"), max_length=160, blank=True)
    entry_support = models.CharField(
        _("hỗ trợ nhập cảnh"), max_length=250, blank=True,
        help_text=_("Đã đề nghị cơ quan nào, số công văn, kết quả; không ghi số hộ chiếu ở đây."),
    )  # fmt: skip
    in_plan = models.BooleanField(_("trong kế hoạch năm"), default=True)
    press = models.TextField(_("báo chí, ảnh"), blank=True, help_text=_("Nơi đã đăng tin; ảnh gửi kèm ở mục Tệp."))
    tasks = tasks_field("visits")
    expected = models.TextField(_("kết quả dự kiến"), blank=True)
    achieved = models.TextField(_("kết quả đã đạt"), blank=True)
    stage = models.CharField(_("trạng thái"), max_length=12, choices=Stage, default=Stage.PREPARING, editable=False)
    decision = models.ForeignKey(
        Document, verbose_name=_("văn bản đồng ý đón"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="visits_decided", editable=False,
    )  # fmt: skip
    report = models.ForeignKey(
        Document, verbose_name=_("báo cáo kết quả"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="visits_reported", editable=False,
    )  # fmt: skip
    submitted_on = models.DateField(_("trình ngày"), null=True, blank=True, editable=False)
    reported_on = models.DateField(_("báo cáo ngày"), null=True, blank=True, editable=False)
    consultation = models.ForeignKey(
        Consultation, verbose_name=_("xin ý kiến"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="visits", editable=False,
    )  # fmt: skip
    estimate = models.OneToOneField(
        Estimate, verbose_name=_("dự toán"), on_delete=models.PROTECT, null=True, blank=True, related_name="visit",
        editable=False,
    )  # fmt: skip
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("người lập"), on_delete=models.PROTECT, related_name="+",
        editable=False,
    )  # fmt: skip
    created_at = models.DateTimeField(_("lập lúc"), default=clock.now, editable=False)

    keeping = Keeping(since="ends_on")

    objects = VisitQuerySet.as_manager()
    searchable = Searchable(title="title", text=("guests", "head_name", "head_post", "purpose", "achieved", "places"))

    NOTE_VERBS = {
        "classified": _("Xác định hạng khách"),
        "consulted": _("Xin ý kiến"),
        "estimated": _("Lập dự toán"),
        "submitted": _("Trình đón đoàn"),
        "approved": _("Đồng ý đón"),
        "sent-back": _("Trả lại"),
        "held": _("Ghi đã đón"),
        "held-lightly": _("Ghi đã tiếp"),
        "reported": _("Báo cáo kết quả"),
        "cancelled": _("Không đón nữa"),
        "part-added": _("Thêm"),
        "part-changed": _("Sửa"),
        "part-dropped": _("Bỏ"),
        "item-named": _("Chỉ ra khoản của dòng dự toán"),
        "task-given": _("Giao thành nhiệm vụ"),
    }
    NOTE_FIELDS = {
        "over": _("vượt mức chi"),
        "asked_of": _("cơ quan được xin ý kiến"),
        "part": _("nội dung"),
        "item": _("khoản"),
    }

    class Meta:
        verbose_name = "đoàn vào"
        verbose_name_plural = "đoàn vào, buổi tiếp"
        ordering = ["-starts_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="visits_end_after_their_beginning",
                violation_error_message=_("Ngày cuối phải từ ngày đầu trở đi."),
            ),
            models.CheckConstraint(
                condition=Q(people=None) | Q(people__gt=0),
                name="visits_somebody_comes",
                violation_error_message=_("Số khách phải lớn hơn 0; chưa biết thì để trống."),
            ),
        ]
        indexes = [models.Index(fields=["stage", "ends_on"], name="visits_stage")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("visits:visit-record", args=[self.pk])

    @property
    def is_light(self) -> bool:
        return self.kind in LIGHT

    @property
    def is_open(self) -> bool:
        return self.stage in rules.OPEN

    @property
    def takes_files(self) -> bool:
        """Photographs and papers come in until it is reported, and of the light kind after it (asked by kit.files)."""
        return self.is_open

    @property
    def days(self) -> int:
        return (self.ends_on - self.starts_on).days + 1

    @property
    def days_said(self) -> str:
        """ "18/05/2026", "18/05/2026 – 20/05/2026" """
        first = f"{self.starts_on:%d/%m/%Y}"
        return first if self.days == 1 else f"{first} – {self.ends_on:%d/%m/%Y}"

    def may_reveal(self, user: Any, name: str) -> bool:
        return may_reveal_of(self, user)

    def hands(self, user: Any) -> frozenset[Hand]:
        """In which ways it is this person's business. The desk does an author's work for anybody."""
        found = set()
        ours = user.charge.answers_for(self.agency_id)
        if user.reach("change", "book") == Reach.ALL or (ours and user.may("change", "book")):
            found.add(Hand.AUTHOR)
        if user.may("approve", "book"):
            found.add(Hand.APPROVER)
        return frozenset(found)

    def acts(self, user: Any) -> tuple[Act, ...]:
        """What this person can do to it now."""
        found = rules.acts(self.kind, self.stage, self.hands(user))
        # one estimate, one question: what is there is opened, not made again
        gone = {Act.ESTIMATE} if self.estimate_id else set()
        return tuple(act for act in found if act not in gone)

    def in_place_of(self, user: Any) -> Agency | None:
        found: Agency | None = user.in_place_of(self.agency)
        return found


def may_reveal_of(visit: Visit, user: Any) -> bool:
    """Personal data of guests: for whose duty it is, and for the agency that receives them."""
    return bool(
        user.may("view", "personal") or (user.charge.answers_for(visit.agency_id) and user.may("change", "book"))
    )
