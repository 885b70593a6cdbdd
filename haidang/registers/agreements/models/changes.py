"""What is done to an agreement after its signature: amended, extended, suspended, ended, inherited."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from haidang.kit import clock
from haidang.kit.records.querysets import RecordQuerySet
from haidang.office.documents.models import Consultation, Document
from haidang.registers.agreements.choices import ChangeKind, ChangeStage
from haidang.registers.agreements.models.agreements import Agreement

#: Kinds of which Bộ Ngoại giao is told within 15 days (Đ33, 34).
TOLD = (ChangeKind.AMEND, ChangeKind.EXTEND, ChangeKind.SUSPEND, ChangeKind.END)


class AgreementChangeQuerySet(RecordQuerySet["AgreementChange"]):
    def for_user(self, user: Any, verb: str) -> Self:
        seen = Agreement.objects.for_user(user, verb).order_by().values("pk")
        return self.none() if verb == "delete" else self.filter(agreement__in=seen)

    def open(self) -> Self:
        return self.filter(stage=ChangeStage.OPEN)

    def unnotified(self) -> Self:
        """Done under the law, and Bộ Ngoại giao does not know."""
        rows = self.filter(stage=ChangeStage.DONE, kind__in=TOLD, notified_on=None, agreement__scope="law")
        return rows.exclude(agreement__level="army")


class AgreementChange(models.Model):
    """One change: begun, asked about where it must be, in effect by a paper, told to Bộ Ngoại giao."""

    agreement = models.ForeignKey(
        Agreement, verbose_name=_("thỏa thuận"), on_delete=models.CASCADE, related_name="changes"
    )
    kind = models.CharField(_("thay đổi"), max_length=10, choices=ChangeKind)
    stage = models.CharField(_("trạng thái"), max_length=8, choices=ChangeStage, default=ChangeStage.OPEN)
    words = models.TextField(_("nội dung, lý do"))
    is_technical = models.BooleanField(_("chỉ sửa kỹ thuật, không lấy ý kiến"), default=False)
    is_rename = models.BooleanField(_("chỉ đổi tên bên ký"), default=False)
    until = models.DateField(_("gia hạn đến hết ngày"), null=True, blank=True)
    until_before = models.DateField(_("hết hiệu lực trước khi gia hạn"), null=True, blank=True)
    begun_on = models.DateField(_("bắt đầu ngày"), default=clock.today)
    consultation = models.ForeignKey(
        Consultation, verbose_name=_("việc xin ý kiến"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="agreement_changes",
    )  # fmt: skip
    document = models.ForeignKey(
        Document, verbose_name=_("văn bản"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="agreement_changes",
    )  # fmt: skip
    effective_on = models.DateField(_("có hiệu lực ngày"), null=True, blank=True)
    notice = models.ForeignKey(
        Document, verbose_name=_("văn bản thông báo"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="agreement_changes_told",
    )  # fmt: skip
    notified_on = models.DateField(_("thông báo Bộ Ngoại giao ngày"), null=True, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("người ghi"), on_delete=models.PROTECT, related_name="+"
    )

    #: Kinds of which Bộ Ngoại giao is told within 15 days (Đ33, 34).
    TOLD = TOLD

    objects = AgreementChangeQuerySet.as_manager()

    class Meta:
        verbose_name = "thay đổi của thỏa thuận"
        verbose_name_plural = "thay đổi của thỏa thuận"
        ordering = ["agreement", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["agreement"], condition=Q(stage="open"), name="agreements_one_change_at_a_time",
                violation_error_message=_("Thỏa thuận đang có một thay đổi chưa xong; xong hoặc thôi việc ấy trước."),
            ),
            models.CheckConstraint(
                condition=~Q(stage=ChangeStage.DONE) | Q(effective_on__isnull=False),
                name="agreements_change_has_its_day",
                violation_error_message=_("Thay đổi đã có hiệu lực phải có ngày."),
            ),
            models.CheckConstraint(
                condition=~Q(kind=ChangeKind.EXTEND) | Q(until__isnull=False),
                name="agreements_extension_has_its_end",
                violation_error_message=_("Gia hạn phải ghi đến hết ngày nào."),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.agreement}"

    def get_absolute_url(self) -> str:
        return self.agreement.get_absolute_url()

    @property
    def is_open(self) -> bool:
        return self.stage == ChangeStage.OPEN

    @property
    def norm(self) -> str:
        """Which norm says by when Bộ Ngoại giao is told."""
        return "AGR-CHANGED" if self.kind in (ChangeKind.AMEND, ChangeKind.EXTEND) else "AGR-ENDED"
