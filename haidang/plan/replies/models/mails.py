"""Mails: what a mail that went out asks, by numbers; and mails that came back, kept whatever became of them."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from haidang.kit import clock
from haidang.kit.records.querysets import RecordQuerySet
from haidang.office.notices.models import Mail
from haidang.plan.followup.models import Update
from haidang.plan.plans.models import Duty
from haidang.plan.replies.choices.mails import Cause, Fate


class MailItem(models.Model):
    """One thing that a mail asks for, by the number that its reader sees before it."""

    mail = models.ForeignKey(Mail, verbose_name=_("thư"), on_delete=models.CASCADE, related_name="items")
    number = models.PositiveSmallIntegerField(_("số trong thư"))
    duty = models.ForeignKey(Duty, verbose_name=_("phần việc"), on_delete=models.PROTECT, related_name="+")
    period = models.CharField(_("kỳ"), max_length=12)

    class Meta:
        verbose_name = "việc trong thư"
        verbose_name_plural = "việc trong thư"
        ordering = ["mail", "number"]
        constraints = [models.UniqueConstraint(fields=["mail", "number"], name="replies_one_number_in_a_mail")]

    def __str__(self) -> str:
        return f"{self.number}. {self.duty} ({self.period})"


class InMailQuerySet(RecordQuerySet["InMail"]):
    """The desk and administration keep the mails, in and out; everybody sees those that spoke in their name."""

    def for_user(self, user: Any, verb: str) -> Self:
        if not user.is_authenticated or verb != "view":
            return self.none()
        return self if user.may("view", "mail") else self.filter(person=user.pk)


class InMail(models.Model):
    """A mail that came in. It is kept also when nothing was done with it."""

    #: Of the bytes: the same mail fetched twice is one mail.
    digest = models.CharField(_("mã băm"), max_length=64, unique=True)
    message_id = models.CharField(_("mã thư"), max_length=250, blank=True, db_index=True)
    received_at = models.DateTimeField(_("nhận lúc"), default=clock.now)
    sender = models.CharField(_("ghi là từ"), max_length=254, blank=True, help_text=_("Dòng này ai cũng ghi được."))
    subject = models.CharField(_("tiêu đề"), max_length=250, blank=True)
    fate = models.CharField(_("kết quả"), max_length=16, choices=Fate)
    cause = models.CharField(_("lý do"), max_length=12, choices=Cause, blank=True)
    detail = models.TextField(_("cụ thể"), blank=True)
    # Columns named secret are not copied into the log of rows: a mail may quote a link, and speak of persons.
    words = models.TextField(_("chữ của người trả lời"), db_column="secret_words", blank=True)
    raw = models.BinaryField(_("nguyên thư"), db_column="secret_raw", null=True)
    mail = models.ForeignKey(
        Mail, verbose_name=_("trả lời thư"), on_delete=models.PROTECT, null=True, blank=True, related_name="replies"
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("thay mặt"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="mails_in",
    )  # fmt: skip
    updates = models.ManyToManyField(Update, verbose_name=_("cập nhật"), blank=True, related_name="mails_in")
    answer = models.ForeignKey(
        Mail, verbose_name=_("thư trả lời lại"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    NOTE_VERBS = {"mail-taken": _("Gửi cập nhật bằng thư trả lời"), "mail-refused": _("Thư trả lời không được nhận")}

    objects = InMailQuerySet.as_manager()

    class Meta:
        verbose_name = "thư đến"
        verbose_name_plural = "thư đến"
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.subject or self.message_id
