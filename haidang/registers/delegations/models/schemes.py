"""The scheme of a delegation, row by row: who goes, where, what they do each day, who invites, what is prepared."""

from typing import Any, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from haidang.kit.personal.fields import EncryptedCharField, EncryptedDateField
from haidang.kit.personal.keeping import Keeping
from haidang.kit.records.querysets import RecordQuerySet
from haidang.office.directory.models import Agency, Official
from haidang.office.documents.models import Document
from haidang.registers.delegations.choices import LogisticKind, Part, PassportState, VisaState
from haidang.registers.delegations.models.delegations import Delegation
from haidang.registers.partners.models import Partner


class PartsQuerySet(RecordQuerySet[Any]):
    """Rows of a delegation: whoever sees it sees them; whoever writes it writes them."""

    def for_user(self, user: Any, verb: str) -> Self:
        verb = "change" if verb == "delete" else verb
        seen = Delegation.objects.for_user(user, verb).order_by().values("pk")
        return self.filter(delegation__in=seen)


class Member(models.Model):
    """One who goes: an official of the directory, or somebody from outside it."""

    delegation = models.ForeignKey(
        Delegation, verbose_name=_("đoàn ra"), on_delete=models.CASCADE, related_name="members"
    )
    position = models.PositiveSmallIntegerField(_("thứ tự"), default=0)
    part = models.CharField(_("vai trò"), max_length=12, choices=Part, default=Part.MEMBER)
    official = models.ForeignKey(
        Official, verbose_name=_("cán bộ trong danh bạ"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="delegation_places",
    )  # fmt: skip
    name = models.CharField(
        _("họ và tên"), max_length=120, blank=True, help_text=_("Để trống khi đã chọn cán bộ trong danh bạ.")
    )
    post = models.CharField(_("chức danh"), max_length=160, blank=True)
    agency = models.ForeignKey(
        Agency, verbose_name=_("cơ quan"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="delegation_members",
    )  # fmt: skip
    organisation = models.CharField(_("đơn vị ngoài danh bạ"), max_length=250, blank=True)
    is_key_leader = models.BooleanField(
        _("lãnh đạo chủ chốt của tỉnh"), default=False,
        help_text=_("Bí thư, Phó Bí thư Tỉnh ủy, Chủ tịch HĐND, Chủ tịch UBND tỉnh."),
    )  # fmt: skip
    born_on = EncryptedDateField(_("ngày sinh"), null=True, blank=True)
    passport_number = EncryptedCharField(_("số hộ chiếu"), max_length=20, blank=True)
    passport_state = models.CharField(
        _("hộ chiếu"), max_length=12, choices=PassportState, default=PassportState.UNKNOWN
    )
    visa_state = models.CharField(_("thị thực"), max_length=12, choices=VisaState, default=VisaState.UNKNOWN)
    papers_remark = models.CharField(_("ghi chú hộ chiếu, thị thực"), max_length=250, blank=True)

    keeping = Keeping(since="delegation__ends_on")

    objects = PartsQuerySet.as_manager()

    class Meta:
        verbose_name = "thành viên đoàn ra"
        verbose_name_plural = "thành viên đoàn ra"
        ordering = ["delegation", "position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(official__isnull=False) | ~Q(name=""),
                name="delegations_member_is_somebody",
                violation_error_message=_("Mỗi thành viên là một cán bộ trong danh bạ, hoặc có họ và tên."),
            ),
            models.UniqueConstraint(
                fields=["delegation", "official"],
                condition=Q(official__isnull=False),
                name="delegations_member_once",
                violation_error_message=_("Mỗi cán bộ chỉ ghi một lần trong một đoàn."),
            ),
            models.UniqueConstraint(
                fields=["delegation"],
                condition=Q(part="head"),
                name="delegations_one_head",
                violation_error_message=_("Mỗi đoàn có một trưởng đoàn."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.official) if self.official_id else self.name

    def get_absolute_url(self) -> str:
        return self.delegation.get_absolute_url()

    def may_reveal(self, user: Any, name: str) -> bool:
        """Whose duty needs it: the desk, Công an, and who writes for the agency (asked by kit.personal)."""
        if user.may("view", "personal"):
            return True
        return bool(user.may("change", "book") and user.charge.answers_for(self.delegation.agency_id))

    @property
    def organisation_said(self) -> str:
        return str(self.agency) if self.agency_id else self.organisation


class Stop(models.Model):
    """A place of the trip, from a day to a day."""

    delegation = models.ForeignKey(
        Delegation, verbose_name=_("đoàn ra"), on_delete=models.CASCADE, related_name="stops"
    )
    position = models.PositiveSmallIntegerField(_("thứ tự"), default=0)
    country = models.ForeignKey(
        Partner, verbose_name=_("nước"), on_delete=models.PROTECT, related_name="delegation_stops"
    )
    place = models.CharField(_("địa phương, nơi đến"), max_length=160, blank=True)
    starts_on = models.DateField(_("từ ngày"), null=True, blank=True)
    ends_on = models.DateField(_("đến ngày"), null=True, blank=True)
    is_transit = models.BooleanField(
        _("chỉ quá cảnh"), default=False, help_text=_("Nước chỉ quá cảnh không tính vào số nước của chuyến đi.")
    )

    objects = PartsQuerySet.as_manager()

    class Meta:
        verbose_name = "nơi đến của đoàn ra"
        verbose_name_plural = "nơi đến của đoàn ra"
        ordering = ["delegation", "position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(starts_on=None) | Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="delegations_stop_days",
                violation_error_message=_("Ở mỗi nơi, ngày đi khỏi phải từ ngày đến trở đi."),
            ),
        ]

    def __str__(self) -> str:
        # Singapore is its own city
        return ", ".join(dict.fromkeys(part for part in (self.place, str(self.country)) if part))


class ProgrammeDay(models.Model):
    """One piece of work of the programme, on its day."""

    delegation = models.ForeignKey(
        Delegation, verbose_name=_("đoàn ra"), on_delete=models.CASCADE, related_name="programme"
    )
    on = models.DateField(_("ngày"))
    at = models.TimeField(_("giờ"), null=True, blank=True)
    place = models.CharField(_("nơi"), max_length=160, blank=True)
    words = models.TextField(_("nội dung"))
    partner = models.ForeignKey(
        Partner, verbose_name=_("làm việc với"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="delegation_programme",
    )  # fmt: skip

    objects = PartsQuerySet.as_manager()

    class Meta:
        verbose_name = "việc trong chương trình đoàn ra"
        verbose_name_plural = "chương trình đoàn ra"
        ordering = ["delegation", "on", F("at").asc(nulls_first=True), "pk"]

    def __str__(self) -> str:
        return f"{self.on:%d/%m/%Y}: {' '.join(self.words.split())[:80]}"

    @property
    def number(self) -> int | None:
        """Which day of the trip it is."""
        start = self.delegation.starts_on
        return (self.on - start).days + 1 if start else None


class Invitation(models.Model):
    """A partner of the trip, and its letter of invitation where there is one."""

    delegation = models.ForeignKey(
        Delegation, verbose_name=_("đoàn ra"), on_delete=models.CASCADE, related_name="invitations"
    )
    partner = models.ForeignKey(
        Partner, verbose_name=_("đối tác"), on_delete=models.PROTECT, related_name="delegation_invitations"
    )
    is_inviting = models.BooleanField(_("là bên mời"), default=True)
    invited_on = models.DateField(_("ngày thư mời"), null=True, blank=True)
    signed_by = models.CharField(_("người ký thư mời"), max_length=160, blank=True)
    document = models.ForeignKey(
        Document, verbose_name=_("thư mời trong sổ văn bản"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="delegation_invitations",
    )  # fmt: skip
    words = models.CharField(_("ghi chú"), max_length=250, blank=True)

    objects = PartsQuerySet.as_manager()

    class Meta:
        verbose_name = "đối tác của đoàn ra"
        verbose_name_plural = "đối tác của đoàn ra"
        ordering = ["delegation", "-is_inviting", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["delegation", "partner"],
                name="delegations_partner_once",
                violation_error_message=_("Mỗi đối tác chỉ ghi một lần trong một đoàn."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.partner)


class LogisticLine(models.Model):
    """Something to prepare: who does it by when. What it costs stands in the estimate."""

    delegation = models.ForeignKey(
        Delegation, verbose_name=_("đoàn ra"), on_delete=models.CASCADE, related_name="logistics"
    )
    kind = models.CharField(_("việc"), max_length=12, choices=LogisticKind, default=LogisticKind.TRAVEL)
    words = models.CharField(_("nội dung"), max_length=250)
    who = models.CharField(_("ai làm"), max_length=160, blank=True)
    due_on = models.DateField(_("xong trước ngày"), null=True, blank=True)
    done_on = models.DateField(_("đã xong ngày"), null=True, blank=True)

    objects = PartsQuerySet.as_manager()

    class Meta:
        verbose_name = "việc chuẩn bị của đoàn ra"
        verbose_name_plural = "công tác chuẩn bị của đoàn ra"
        ordering = ["delegation", F("due_on").asc(nulls_last=True), "pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.words}"
