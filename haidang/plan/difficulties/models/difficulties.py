"""A difficulty, from the day an agency says it to the day the agency says it is over; and what was said to it."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from haidang.kit import clock
from haidang.kit.records.querysets import RecordQuerySet
from haidang.kit.search.searchable import Searchable
from haidang.office.accounts.choices import Reach
from haidang.office.directory.models import Agency, Official
from haidang.office.documents.models import Document
from haidang.plan.difficulties import rules
from haidang.plan.difficulties.choices import OPEN, Cause, Stage, Verdict
from haidang.plan.followup.models import Update
from haidang.plan.plans.models import Duty, Task

#: UBND tỉnh and Sở Ngoại vụ by their codes in the directory; heirs follow.
PROVINCE, DESK = "UBND", "SNGV"


def sees_for(user: Any) -> tuple[int, ...]:
    """The agencies whose difficulties this person reads as their own: those its own is heir of too."""
    return tuple(user.charge.sees)


def answers_for(user: Any) -> tuple[int, ...]:
    """The agencies for which this person acts: its own, or those whose one heir it is."""
    return tuple(user.charge.answers)


class DifficultyQuerySet(RecordQuerySet["Difficulty"]):
    """The difficulties, in the words of the office."""

    def for_user(self, user: Any, verb: str) -> Self:
        """Who oversees sees all; an agency its own, those of the tasks it leads, and what was sent to it to be settled.

        Writing is for whose it is, and for the desk; the acts themselves are in `rules.ACTS`.
        """
        reach = user.reach("view" if verb == "view" else "change", "update") if user.is_authenticated else None
        if reach is None or verb == "delete":
            return self.none()
        if reach == Reach.ALL:
            return self
        if verb != "view":
            return self.filter(agency__in=answers_for(user))
        own = Q(agency__in=sees_for(user))
        asked = Q(to_agency__in=sees_for(user), sent_on__isnull=False)
        seen = Duty.objects.for_user(user, "view").order_by().values("pk")
        return self.filter(own | asked | Q(duty__in=seen))

    def may_add(self, user: Any) -> bool:
        return bool(user.is_authenticated and user.may("add", "update"))

    def open(self) -> Self:
        """Those about which somebody still has to do something."""
        return self.filter(stage__in=OPEN)

    def raised(self) -> Self:
        """Those that Sở Ngoại vụ has to look at."""
        return self.filter(stage=Stage.RAISED)

    def waiting(self) -> Self:
        """Those that wait for an answer, the soonest due first."""
        return self.filter(stage=Stage.SENT).order_by(F("answer_due_on").asc(nulls_last=True), "pk")

    def of_province(self) -> Self:
        """Those that UBND, or one of its leaders, is to decide."""
        return self.filter(Q(to_leader__isnull=False) | Q(to_agency__code=PROVINCE))

    def with_names(self) -> Self:
        """With what a line about them names."""
        return self.select_related(
            "task__plan", "task__directory_field", "agency", "to_agency", "to_leader", "duty__solution", "raised_by"
        )


class Difficulty(models.Model):
    """What stands in the way of a part, said by who has the part, put to exactly one who can settle it."""

    duty = models.ForeignKey(Duty, verbose_name=_("phần việc"), on_delete=models.PROTECT, related_name="difficulties")
    # as the part said when it was raised: so the page of a task, and of an agency, finds it
    task = models.ForeignKey(Task, verbose_name=_("nhiệm vụ"), on_delete=models.PROTECT, related_name="difficulties")
    agency = models.ForeignKey(
        Agency, verbose_name=_("cơ quan nêu"), on_delete=models.PROTECT, related_name="difficulties"
    )
    update = models.ForeignKey(
        Update, verbose_name=_("nêu cùng cập nhật"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="difficulties",
    )  # fmt: skip
    cause = models.CharField(_("nguyên nhân"), max_length=16, choices=Cause)
    words = models.TextField(_("khó khăn, vướng mắc"))
    proposal = models.TextField(_("đề xuất, kiến nghị"))
    since = models.DateField(_("vướng từ ngày"), null=True, blank=True)
    to_agency = models.ForeignKey(
        Agency, verbose_name=_("cơ quan giải quyết"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="difficulties_to_settle",
    )  # fmt: skip
    to_leader = models.ForeignKey(
        Official, verbose_name=_("lãnh đạo giải quyết"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="difficulties_to_settle",
    )  # fmt: skip
    stage = models.CharField(_("trạng thái"), max_length=12, choices=Stage, default=Stage.RAISED)
    raised_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("người nêu"), on_delete=models.PROTECT, related_name="+"
    )
    raised_on = models.DateField(_("ngày nêu"), default=clock.today)
    told_by = models.CharField(_("nêu hộ theo"), max_length=250, blank=True)
    question = models.TextField(_("điều Sở Ngoại vụ hỏi lại"), blank=True)
    #: The clock on the answer: sent to who settles it, and by when that one answers.
    sent_on = models.DateField(_("gửi nơi giải quyết ngày"), null=True, blank=True)
    answer_due_on = models.DateField(_("hạn trả lời"), null=True, blank=True)
    first_answer_due_on = models.DateField(_("hạn trả lời ban đầu"), null=True, blank=True)
    closed_on = models.DateField(_("kết thúc ngày"), null=True, blank=True)
    reopened = models.PositiveSmallIntegerField(_("số lần nêu lại"), default=0)
    version = models.PositiveIntegerField(_("lần sửa"), default=1)

    objects = DifficultyQuerySet.as_manager()
    searchable = Searchable(title="words", text=("proposal", "agency__name", "task__title"))

    NOTE_VERBS = {
        "raised": _("Nêu vướng mắc"),
        "explained": _("Trả lời, bổ sung"),
        "asked-back": _("Hỏi lại cơ quan"),
        "redirected": _("Đổi nơi giải quyết"),
        "answered": _("Sở Ngoại vụ trả lời"),
        "gathered": _("Đưa vào tờ trình"),
        "let-go": _("Đưa ra khỏi tờ trình"),
        "forwarded": _("Chuyển nơi giải quyết"),
        "submitted": _("Trình UBND tỉnh"),
        "deferred": _("Hẹn ngày trả lời khác"),
        "decided": _("Cho ý kiến"),
        "completed": _("Ghi số văn bản của ý kiến"),
        "resolved": _("Xác nhận đã giải quyết"),
        "reopened": _("Nêu lại"),
        "withdrawn": _("Rút"),
    }
    NOTE_FIELDS = {"verdict": _("ý kiến"), "given": _("việc giao thêm"), "addressee": _("nơi giải quyết")}

    class Meta:
        verbose_name = "khó khăn, vướng mắc"
        verbose_name_plural = "khó khăn, vướng mắc"
        ordering = ["-raised_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(to_agency__isnull=False) ^ Q(to_leader__isnull=False),
                name="difficulties_one_addressee",
                violation_error_message=_("Mỗi vướng mắc gửi đúng một nơi giải quyết: một cơ quan hoặc một lãnh đạo."),
            ),
            models.CheckConstraint(
                condition=~Q(stage=Stage.SENT) | Q(sent_on__isnull=False),
                name="difficulties_sent_has_its_day",
                violation_error_message=_("Đã gửi nơi giải quyết thì phải có ngày gửi."),
            ),
        ]
        indexes = [
            models.Index(fields=["stage", "answer_due_on"], name="difficulties_stage"),
            models.Index(fields=["cause", "stage"], name="difficulties_cause"),
        ]

    def __str__(self) -> str:
        words = " ".join(self.words.split())
        return words if len(words) <= 120 else f"{words[:119].rsplit(' ', 1)[0]}…"

    def get_absolute_url(self) -> str:
        return reverse("difficulties:difficulty-record", args=[self.pk])

    @property
    def addressee(self) -> Agency | Official:
        """Exactly one settles it."""
        found = self.to_agency or self.to_leader
        assert found
        return found

    @property
    def is_open(self) -> bool:
        return rules.is_open(self.stage)

    @property
    def age(self) -> int:
        """For how many days it has been open, or was."""
        return rules.age(self.raised_on, self.closed_on, clock.today())

    @property
    def is_answer_late(self) -> bool:
        return rules.is_answer_late(self.stage, self.answer_due_on, clock.today())

    @property
    def takes_files(self) -> bool:
        """Files belong to what is still being said (asked by kit.files)."""
        return self.stage in (Stage.RAISED, Stage.ASKED_BACK)


class DecisionQuerySet(RecordQuerySet["Decision"]):
    def for_user(self, user: Any, verb: str) -> Self:
        """Whoever sees the difficulty sees what was said to it, and the paper under it."""
        if verb != "view":
            return self.none()
        return self.filter(difficulty__in=Difficulty.objects.for_user(user, "view").order_by().values("pk"))


class Decision(models.Model):
    """What was said to a difficulty: by who settles it, or written down from their paper. Only added to."""

    difficulty = models.ForeignKey(
        Difficulty, verbose_name=_("khó khăn, vướng mắc"), on_delete=models.PROTECT, related_name="decisions"
    )
    verdict = models.CharField(_("ý kiến"), max_length=12, choices=Verdict)
    words = models.TextField(_("nội dung ý kiến"))
    document = models.ForeignKey(
        Document, verbose_name=_("văn bản"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="difficulty_decisions",
    )  # fmt: skip
    decided_on = models.DateField(_("ngày có ý kiến"), default=clock.today)
    #: Whose word it is, as it stood that day; `by` is who wrote it down.
    said_by = models.CharField(_("người, cơ quan cho ý kiến"), max_length=250)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("người ghi"), on_delete=models.PROTECT, related_name="+"
    )
    is_recorded = models.BooleanField(_("Sở Ngoại vụ ghi theo văn bản"), default=False)
    answer_due_on = models.DateField(_("hạn trả lời khi đó"), null=True, blank=True)
    act_by = models.DateField(_("cơ quan thực hiện trước ngày"), null=True, blank=True)
    given = models.ForeignKey(
        Task, verbose_name=_("việc giao thêm"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="given_by_decisions",
    )  # fmt: skip
    at = models.DateTimeField(_("ghi lúc"), default=clock.now)

    objects = DecisionQuerySet.as_manager()

    class Meta:
        verbose_name = "ý kiến giải quyết vướng mắc"
        verbose_name_plural = "ý kiến giải quyết vướng mắc"
        ordering = ["difficulty", "pk"]

    def __str__(self) -> str:
        return f"{self.get_verdict_display()}: {self.words[:80]}"

    @property
    def days_late(self) -> int | None:
        """By how many days the answer came after its day; None where it had no day."""
        return None if self.answer_due_on is None else max(0, (self.decided_on - self.answer_due_on).days)
