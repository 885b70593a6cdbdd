"""What belongs to one visit: who comes, the programme by the hour, gifts, what was promised, what a line of cost is."""

from typing import Any, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from haidang.kit.personal.fields import EncryptedCharField, EncryptedDateField
from haidang.kit.personal.keeping import Keeping
from haidang.kit.records.querysets import RecordQuerySet
from haidang.office.directory.models import Agency, Official
from haidang.office.norms.choices import AmountItem, HeadRole
from haidang.plan.plans.models import Task
from haidang.registers.visits import rules
from haidang.registers.visits.choices import GiftWay, SessionKind
from haidang.registers.visits.models.visits import Visit, may_reveal_of


class PartQuerySet(RecordQuerySet[Any]):
    """Whoever sees the visit sees its parts; whoever writes it writes them."""

    def for_user(self, user: Any, verb: str) -> Self:
        seen = Visit.objects.for_user(user, "view" if verb == "view" else "change")
        return self.filter(visit__in=seen.order_by().values("pk"))


class Part(models.Model):
    """What all parts share."""

    visit: "models.ForeignKey[Visit, Visit]"

    objects = PartQuerySet.as_manager()

    class Meta:
        abstract = True

    def get_absolute_url(self) -> str:
        return self.visit.get_absolute_url()


class VisitMember(Part):
    """Somebody of the delegation. Passport and birthday are encrypted, masked, and shown with a reason."""

    visit = models.ForeignKey(Visit, verbose_name=_("đoàn vào"), on_delete=models.CASCADE, related_name="members")
    name = models.CharField(_("họ và tên"), max_length=120)
    post = models.CharField(_("chức vụ, tổ chức"), max_length=250, blank=True)
    role = models.CharField(_("vai trong đoàn"), max_length=8, choices=HeadRole, default=HeadRole.MEMBER)
    nationality = models.CharField(_("quốc tịch"), max_length=80, blank=True)
    passport = EncryptedCharField(_("số hộ chiếu"), max_length=20, blank=True)
    born_on = EncryptedDateField(_("ngày sinh"), null=True, blank=True)

    keeping = Keeping(since="visit__ends_on")

    class Meta:
        verbose_name = "thành viên đoàn vào"
        verbose_name_plural = "thành viên đoàn vào"
        ordering = ["visit", "role", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["visit"],
                condition=Q(role=HeadRole.HEAD),
                name="visits_one_head",
                violation_error_message=_("Đoàn đã có trưởng đoàn; mỗi đoàn một trưởng đoàn."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.post}" if self.post else self.name

    def may_reveal(self, user: Any, name: str) -> bool:
        return may_reveal_of(self.visit, user)


class VisitSession(Part):
    """One line of the programme: what, when, where, who receives, who interprets, which car."""

    visit = models.ForeignKey(Visit, verbose_name=_("đoàn vào"), on_delete=models.CASCADE, related_name="sessions")
    kind = models.CharField(_("việc"), max_length=12, choices=SessionKind)
    on = models.DateField(_("ngày"))
    at = models.TimeField(_("từ giờ"), null=True, blank=True)
    until = models.TimeField(_("đến giờ"), null=True, blank=True)
    words = models.CharField(_("nội dung"), max_length=250)
    place = models.CharField(_("nơi"), max_length=160, blank=True)
    host = models.ForeignKey(
        Official, verbose_name=_("người tiếp"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    interpreter = models.CharField(_("phiên dịch"), max_length=160, blank=True)
    car = models.CharField(_("xe"), max_length=160, blank=True)

    class Meta:
        verbose_name = "mục chương trình đón"
        verbose_name_plural = "chương trình đón"
        ordering = ["visit", "on", F("at").asc(nulls_first=True), "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until=None) | (Q(at__isnull=False) & Q(until__gt=F("at"))),
                name="visits_a_session_ends_later",
                violation_error_message=_("Giờ cuối phải sau giờ đầu."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.on:%d/%m} {self.at:%H:%M} {self.words}" if self.at else f"{self.on:%d/%m} {self.words}"

    @property
    def said(self) -> str:
        """ "Chiêu đãi: tối ở khách sạn", and "Làm việc với Sở Công Thương" as it is."""
        return rules.said_once(self.get_kind_display(), self.words, ": ")


class VisitGift(Part):
    """What was given or received; what it costs stands in the estimate."""

    visit = models.ForeignKey(Visit, verbose_name=_("đoàn vào"), on_delete=models.CASCADE, related_name="gifts")
    way = models.CharField(_("chiều"), max_length=8, choices=GiftWay, default=GiftWay.GIVEN)
    words = models.CharField(_("tặng phẩm"), max_length=160)
    count = models.PositiveSmallIntegerField(_("số lượng"), default=1)
    person = models.CharField(_("người tặng, người nhận"), max_length=160, blank=True)
    kept_by = models.CharField(
        _("nơi giữ"), max_length=160, blank=True, help_text=_("Với tặng phẩm nhận được: cơ quan nào giữ.")
    )

    class Meta:
        verbose_name = "tặng phẩm"
        verbose_name_plural = "tặng phẩm"
        ordering = ["visit", "way", "pk"]

    def __str__(self) -> str:
        return f"{self.words} ({self.count})"


class VisitCommitment(Part):
    """What was agreed on: who does what by when; given as a task it is followed like every other."""

    visit = models.ForeignKey(Visit, verbose_name=_("đoàn vào"), on_delete=models.CASCADE, related_name="commitments")
    words = models.CharField(_("việc đã thống nhất"), max_length=250)
    agency = models.ForeignKey(
        Agency, verbose_name=_("cơ quan thực hiện"), on_delete=models.PROTECT, related_name="visit_commitments"
    )
    due_on = models.DateField(_("thời hạn"), null=True, blank=True)
    task = models.ForeignKey(
        Task, verbose_name=_("nhiệm vụ đã giao"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="visit_commitments", editable=False,
    )  # fmt: skip

    class Meta:
        verbose_name = "cam kết với khách"
        verbose_name_plural = "cam kết với khách"
        ordering = ["visit", "pk"]

    def __str__(self) -> str:
        return self.words


class VisitLineItem(Part):
    """Which item of the table a line of the estimate is, said by a person. By its words: lines are laid anew."""

    visit = models.ForeignKey(Visit, verbose_name=_("đoàn vào"), on_delete=models.CASCADE, related_name="line_items")
    words = models.CharField(_("dòng dự toán"), max_length=250)
    item = models.CharField(_("khoản"), max_length=24, choices=AmountItem)
    role = models.CharField(_("vai trong đoàn"), max_length=8, choices=HeadRole, blank=True)

    class Meta:
        verbose_name = "khoản của dòng dự toán"
        verbose_name_plural = "khoản của dòng dự toán"
        ordering = ["visit", "words"]
        constraints = [
            models.UniqueConstraint(
                fields=["visit", "words"],
                name="visits_a_line_is_one_item",
                violation_error_message=_("Dòng này đã được chỉ ra khoản."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.words}: {self.get_item_display()}"
