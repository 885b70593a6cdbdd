"""Facts of urging: each rung that was climbed, who was told, and what the desk holds back."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from haidang.kit import clock
from haidang.kit.records.querysets import RecordQuerySet
from haidang.kit.search.searchable import Searchable
from haidang.office.directory.models import Agency
from haidang.office.documents.models import Document
from haidang.office.norms.models import Norm
from haidang.plan.plans.models import Task
from haidang.plan.urging.choices import Ending, Fate, Step, Way, Why


class UrgingQuerySet(RecordQuerySet["Urging"]):
    """Who oversees reads all; an agency reads those it got; nobody changes what was said."""

    def for_user(self, user: Any, verb: str) -> Self:
        if not user.is_authenticated or user.is_admin or verb != "view":
            return self.none()
        if user.oversees:
            return self
        told = UrgingTo.objects.filter(person=user.pk).values("urging")
        mine = Q(pk__in=told)
        if user.agency_id:
            # who took over from an agency reads what it was urged about
            mine |= Q(agency__in=user.charge.sees, is_closed=False)
        return self.filter(mine)

    def may_climb(self, user: Any) -> bool:
        """The desk urges; so does the program itself, at its hour (nobody)."""
        return user is None or bool(user.is_authenticated and user.is_desk)

    def open(self) -> Self:
        """About what is still awaited."""
        return self.filter(ended_on=None)

    def ended_unsaid(self, since: date) -> Self:
        """Those that ended lately, and nobody knows by what."""
        return self.filter(ending=Ending.GONE, ended_on__gte=since)

    def about(self, keys: Iterable[str]) -> Self:
        return self.filter(key__in=list(keys))

    def on_the_ladder(self) -> Self:
        """Rungs, climbed or passed over; without what was said by hand."""
        return self.exclude(step=Step.BY_HAND)

    def letters_to_write(self) -> Self:
        """What a letter has to be written about: still awaited, and no letter is out."""
        return self.open().filter(step=Step.LETTER, fate=Fate.SENT, needs_letter=True, document=None)

    def for_the_province(self) -> Self:
        """What the list for the provincial committee names."""
        return self.open().filter(step=Step.PROVINCE, fate=Fate.SENT)

    def with_names(self) -> Self:
        return self.select_related("agency", "task", "document", "person", "by").prefetch_related(
            "agency__names", "told__person"
        )


class Urging(models.Model):
    """One rung of the ladder, about one thing that was owed: by what rule, to whom, and how it ended."""

    key = models.CharField(_("việc phải làm"), max_length=160, editable=False)
    turn = models.PositiveSmallIntegerField(_("lượt"), default=1, editable=False)
    #: Working days before (-) or after the due day; none where the desk spoke to somebody itself.
    rung = models.SmallIntegerField(_("mốc"), null=True, editable=False)
    step = models.CharField(_("bước"), max_length=12, choices=Step)
    fate = models.CharField(_("kết quả gửi"), max_length=8, choices=Fate, default=Fate.SENT)

    kind = models.CharField(_("loại việc"), max_length=160)
    title = models.TextField(_("nội dung việc"))
    url = models.CharField(_("nơi làm"), max_length=400)
    agency = models.ForeignKey(
        Agency, verbose_name=_("cơ quan"), on_delete=models.PROTECT, null=True, blank=True, related_name="urgings"
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("người phụ trách"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="+",
    )  # fmt: skip
    task = models.ForeignKey(
        Task, verbose_name=_("nhiệm vụ"), on_delete=models.PROTECT, null=True, blank=True, related_name="urgings"
    )
    due_on = models.DateField(_("thời hạn"), null=True, blank=True)
    days_late = models.SmallIntegerField(_("số ngày làm việc quá hạn"), default=0)
    #: What was handed to one person is told to nobody beside: the paper may not be open to them.
    is_closed = models.BooleanField(default=False, editable=False)
    needs_letter = models.BooleanField(default=False, editable=False)

    norm = models.ForeignKey(
        Norm, verbose_name=_("quy định"), on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    #: As the rule was on the day: its row may change, what was done under it does not.
    rule = models.CharField(_("theo quy định"), max_length=250, blank=True)
    rule_value = models.CharField(_("quy định nói"), max_length=250, blank=True)
    rule_source = models.CharField(_("căn cứ"), max_length=400, blank=True)

    way = models.CharField(_("cách liên hệ"), max_length=8, choices=Way, blank=True)
    words = models.TextField(_("nội dung đôn đốc"), blank=True)
    climbed_on = models.DateField(_("ngày đôn đốc"))
    at = models.DateTimeField(_("ghi lúc"), default=clock.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("người đôn đốc"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="+",
    )  # fmt: skip

    document = models.ForeignKey(
        Document, verbose_name=_("công văn đã phát hành"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="urgings",
    )  # fmt: skip
    ended_on = models.DateField(_("ngày hết chờ"), null=True, blank=True)
    ending = models.CharField(_("kết thúc"), max_length=8, choices=Ending, blank=True)

    objects = UrgingQuerySet.as_manager()
    searchable = Searchable(title="title", text=("kind", "words"))

    NOTE_VERBS = {
        "urged": _("Đôn đốc"),
        "urged-by-hand": _("Đôn đốc trực tiếp"),
        "letter-sent": _("Phát hành công văn đôn đốc"),
        "no-longer-owed": _("Thôi đôn đốc"),
        "owed-again": _("Lại phải làm"),
    }

    NOTE_FIELDS = {"passed": _("mốc bỏ qua")}

    class Meta:
        verbose_name = "lần đôn đốc"
        verbose_name_plural = "các lần đôn đốc"
        ordering = ["-climbed_on", "-pk"]
        indexes = [
            models.Index(fields=["key", "turn"], name="urging_key"),
            models.Index(fields=["-climbed_on", "-id"], name="urging_latest"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["key", "turn", "rung"],
                condition=Q(rung__isnull=False),
                name="urging_each_rung_once",
                violation_error_message=_("Việc này đã được đôn đốc ở mốc này."),
            ),
            models.CheckConstraint(
                condition=Q(rung__isnull=False) | Q(step=Step.BY_HAND),
                name="urging_rung_or_by_hand",
                violation_error_message=_("Chỉ đôn đốc trực tiếp mới không có mốc."),
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None, ending="") | Q(ended_on__isnull=False, ending__in=Ending.values),
                name="urging_ended_how",
                violation_error_message=_("Ngày hết chờ và cách kết thúc phải đi cùng nhau."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.mark}: {self.kind}, {self.title}"[:200]

    def get_absolute_url(self) -> str:
        return reverse("urging:urging-record", args=[self.pk])

    @property
    def mark(self) -> str:
        """The rung as the office says it: "T+1", or that somebody was spoken to."""
        return str(Step.BY_HAND.label) if self.rung is None else f"T{self.rung:+d}"

    @property
    def takes_files(self) -> bool:
        """A rung is a fact; papers hang on the letter, or on what was owed (asked by kit.files)."""
        return False


class UrgingTo(models.Model):
    """Somebody was told, and why it was them."""

    urging = models.ForeignKey(Urging, verbose_name=_("lần đôn đốc"), on_delete=models.CASCADE, related_name="told")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("người nhận"), on_delete=models.PROTECT, related_name="urgings"
    )
    why = models.CharField(_("vì là"), max_length=12, choices=Why)

    objects = RecordQuerySet.as_manager()

    class Meta:
        verbose_name = "người nhận đôn đốc"
        verbose_name_plural = "người nhận đôn đốc"
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["urging", "person"], name="urging_told_once")]

    def __str__(self) -> str:
        return f"{self.person} ({self.get_why_display()})"


class HoldQuerySet(RecordQuerySet["Hold"]):
    """The desk's own: it holds back, and lets go."""

    def for_user(self, user: Any, verb: str) -> Self:
        if not user.is_authenticated or verb == "delete":
            return self.none()
        return self if user.is_desk else self.none()

    def may_add(self, user: Any) -> bool:
        return bool(user.is_authenticated and user.is_desk)

    def standing(self, today: date) -> Self:
        """Those in force on the day: not let go, and not run out."""
        return self.filter(lifted_on=None).filter(Q(until=None) | Q(until__gte=today))


class Hold(models.Model):
    """The desk holds a thing back from the ladder, with a reason: what was agreed on the telephone is not urged."""

    key = models.CharField(_("việc phải làm"), max_length=160, editable=False)
    kind = models.CharField(_("loại việc"), max_length=160)
    title = models.TextField(_("nội dung việc"))
    agency = models.ForeignKey(
        Agency, verbose_name=_("cơ quan"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    reason = models.TextField(_("lý do"))
    since = models.DateField(_("từ ngày"))
    until = models.DateField(
        _("đến hết ngày"), null=True, blank=True, help_text=_("Để trống thì giữ đến khi có người bỏ giữ.")
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("người giữ"), on_delete=models.PROTECT, related_name="+"
    )
    lifted_on = models.DateField(_("bỏ giữ ngày"), null=True, blank=True)

    objects = HoldQuerySet.as_manager()

    NOTE_VERBS = {"held-back": _("Giữ lại, chưa đôn đốc"), "let-go": _("Bỏ giữ, đôn đốc trở lại")}

    class Meta:
        verbose_name = "việc giữ lại, chưa đôn đốc"
        verbose_name_plural = "việc giữ lại, chưa đôn đốc"
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["key"],
                condition=Q(lifted_on=None),
                name="urging_held_once",
                violation_error_message=_("Việc này đang được giữ lại."),
            ),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=models.F("since")),
                name="urging_hold_days",
                violation_error_message=_("Ngày cuối phải từ ngày đầu trở đi."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind}, {self.title}"[:200]
