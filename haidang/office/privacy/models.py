"""What people ask about their data, what is proposed to be erased, and who looked for whom."""

from datetime import date
from typing import Any, Self

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from haidang.kit import clock
from haidang.kit.dossiers.models import Dossier
from haidang.kit.dossiers.rules import Course, step
from haidang.kit.personal.fields import EncryptedCharField, EncryptedTextField
from haidang.kit.personal.keeping import Keeping
from haidang.kit.records.querysets import RecordQuerySet
from haidang.kit.search.searchable import Searchable
from haidang.office.privacy.choices import Act, Decision, Fate, Stage, Want

#: Whose business it is: who answers for personal data, by their right.
KEEPER = "keeper"


class KeptQuerySet(RecordQuerySet[Any]):
    """For who answers for personal data, and nobody else."""

    def for_user(self, user: Any, verb: str) -> Self:
        if not user.is_authenticated or not user.may("change", "personal"):
            return self.none()
        return self if verb == "view" else self.open()

    def open(self) -> Self:
        return self.filter(stage="open")

    def may_add(self, user: Any) -> bool:
        return bool(user.is_authenticated and user.may("change", "personal"))


def hands_of(user: Any) -> frozenset[str]:
    return frozenset({KEEPER}) if user.may("change", "personal") else frozenset()


class SubjectRequest(Dossier):
    """Somebody asks about the data that are kept of them."""

    course = Course({
        Act.DO: step(KEEPER, Stage.OPEN, Stage.DONE),
        Act.REFUSE: step(KEEPER, Stage.OPEN, Stage.REFUSED),
    })  # fmt: skip

    want = models.CharField(_("yêu cầu"), max_length=8, choices=Want)
    person = EncryptedCharField(_("người yêu cầu"), max_length=160)
    contact = EncryptedCharField(_("cách liên hệ"), max_length=250, blank=True)
    words = EncryptedTextField(_("nội dung yêu cầu"), blank=True)
    received_on = models.DateField(_("nhận ngày"), default=clock.today)
    due_on = models.DateField(_("hạn trả lời"), null=True, blank=True, editable=False)
    stage = models.CharField(_("trạng thái"), max_length=8, choices=Stage, default=Stage.OPEN, editable=False)
    answered_on = models.DateField(_("trả lời ngày"), null=True, blank=True, editable=False)
    answer = EncryptedTextField(_("đã làm gì, trả lời gì"), blank=True, editable=False)
    why_not = models.TextField(_("căn cứ không thực hiện"), blank=True, editable=False)

    keeping = Keeping(since="answered_on")

    objects = KeptQuerySet.as_manager()
    searchable = Searchable(title="want")

    NOTE_VERBS = {"do": _("Ghi đã thực hiện"), "refuse": _("Trả lời không thực hiện được")}

    class Meta:
        verbose_name = "yêu cầu về dữ liệu cá nhân"
        verbose_name_plural = "yêu cầu về dữ liệu cá nhân"
        ordering = ["-received_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_on=None) | Q(answered_on__gte=F("received_on")),
                name="privacy_answered_after_it_came",
                violation_error_message=_("Ngày trả lời phải từ ngày nhận trở đi."),
            ),
            models.CheckConstraint(
                condition=Q(stage="open", answered_on=None) | (~Q(stage="open") & Q(answered_on__isnull=False)),
                name="privacy_answered_on_a_day",
                violation_error_message=_("Yêu cầu đã trả lời thì phải có ngày trả lời."),
            ),
        ]

    def __str__(self) -> str:
        """Never the name of who asked."""
        told = {"number": self.pk or "", "want": self.get_want_display(), "day": f"{self.received_on:%d/%m/%Y}"}
        return _now("Yêu cầu số %(number)s ngày %(day)s: %(want)s") % told

    def get_absolute_url(self) -> str:
        return reverse("privacy:subjectrequest-record", args=[self.pk])

    def hands(self, user: Any) -> frozenset[str]:
        return hands_of(user)

    def may_reveal(self, user: Any, name: str) -> bool:
        return bool(hands_of(user))


class ErasureProposalQuerySet(KeptQuerySet):
    def may_add(self, user: Any) -> bool:
        """They are proposed by the clock."""
        return False

    def about(self, record: models.Model) -> Self:
        kind = ContentType.objects.get_for_model(record)
        return self.filter(content_type=kind, object_id=record.pk)


class ErasureProposal(Dossier):
    """The time for which the personal data of one record are kept is over: somebody decides."""

    course = Course({
        Decision.ERASE: step(KEEPER, Fate.OPEN, Fate.ERASED),
        Decision.KEEP: step(KEEPER, Fate.OPEN, Fate.KEPT),
    })  # fmt: skip

    content_type = models.ForeignKey(
        ContentType, verbose_name=_("loại hồ sơ"), on_delete=models.PROTECT, related_name="+"
    )
    object_id = models.PositiveBigIntegerField(_("mã hồ sơ"))
    record = GenericForeignKey("content_type", "object_id")
    since = models.DateField(_("tính từ ngày"))
    over_on = models.DateField(_("hết hạn lưu ngày"))
    basis = models.CharField(_("theo quy định"), max_length=250)
    proposed_on = models.DateField(_("đề xuất ngày"), default=clock.today)
    stage = models.CharField(_("trạng thái"), max_length=8, choices=Fate, default=Fate.OPEN, editable=False)
    decided_on = models.DateField(_("quyết định ngày"), null=True, blank=True, editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("người quyết định"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="+", editable=False,
    )  # fmt: skip
    kept_until = models.DateField(_("giữ đến hết ngày"), null=True, blank=True, editable=False)
    why = models.TextField(_("lý do"), blank=True, editable=False)

    objects = ErasureProposalQuerySet.as_manager()
    searchable = Searchable(title="basis")

    NOTE_VERBS = {"erase": _("Xóa dữ liệu cá nhân"), "keep": _("Giữ thêm")}

    class Meta:
        verbose_name = "đề xuất xóa dữ liệu cá nhân"
        verbose_name_plural = "đề xuất xóa dữ liệu cá nhân"
        ordering = ["over_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["content_type", "object_id"],
                condition=Q(stage="open"),
                name="privacy_one_open_proposal",
                violation_error_message=_("Hồ sơ này đã có đề xuất chờ quyết định."),
            ),
            models.CheckConstraint(
                condition=~Q(stage="kept") | Q(kept_until__isnull=False),
                name="privacy_kept_until_a_day",
                violation_error_message=_("Giữ thêm thì phải ghi đến ngày nào."),
            ),
        ]

    def __str__(self) -> str:
        """By kind and number: a name may be that of the person."""
        return f"{self.kind_said} {_now('số')} {self.object_id}"

    def get_absolute_url(self) -> str:
        return reverse("privacy:erasureproposal-record", args=[self.pk])

    @property
    def kind_said(self) -> str:
        model = self.content_type.model_class()
        label = str(model._meta.verbose_name) if model else self.content_type.model
        return label[:1].upper() + label[1:]

    def hands(self, user: Any) -> frozenset[str]:
        return hands_of(user)

    def is_over(self, today: date) -> bool:
        return self.over_on < today


class LookupQuerySet(RecordQuerySet["Lookup"]):
    def for_user(self, user: Any, verb: str) -> Self:
        """Read by who answers for personal data; written by the search alone."""
        return self if verb == "view" and user.is_authenticated and user.may("change", "personal") else self.none()


class Lookup(models.Model):
    """Somebody looked for one person over all books: who, why, and how much was found or handed out."""

    #: The triggers of kit.audit refuse to change or delete a row.
    append_only = True

    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("người tra cứu"), on_delete=models.PROTECT, related_name="+"
    )
    by_name = models.CharField(_("tên người tra cứu"), max_length=250)
    at = models.DateTimeField(_("lúc"), default=clock.now)
    said = EncryptedCharField(_("tra cứu ai"), max_length=160)
    reason = models.TextField(_("lý do"))
    found = models.PositiveIntegerField(_("số hồ sơ tìm thấy"))
    is_handed_out = models.BooleanField(_("đã xuất dữ liệu"), default=False)

    objects = LookupQuerySet.as_manager()

    class Meta:
        verbose_name = "lượt tra cứu dữ liệu của một người"
        verbose_name_plural = "lượt tra cứu dữ liệu của một người"
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.by_name}, {self.at:%d/%m/%Y}"
