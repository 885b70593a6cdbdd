"""Sheets that were handed out, with what stood in them; sheets that came back, with what became of each row."""

import secrets
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from haidang.kit import clock
from haidang.kit.records.querysets import RecordQuerySet
from haidang.office.directory.models import Agency
from haidang.plan.followup.choices import Source
from haidang.plan.plans.models import Duty, Plan
from haidang.plan.replies.choices.sheets import OPEN_CELLS, Choice, Form, IntakeStage, Outcome, Verdict, Way

#: Without letters and digits that are taken for one another.
_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"


def new_code(form: str) -> str:
    """A code for a sheet; its first letter tells the form."""
    return form + "".join(secrets.choice(_LETTERS) for _n in range(9))


class SheetOut(models.Model):
    """A sheet that somebody took along to fill in: who, when, of which plan and period."""

    code = models.CharField(_("mã bảng"), max_length=12, unique=True)
    form = models.CharField(_("mẫu"), max_length=1, choices=Form)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("người tải"), on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField(_("tải lúc"), default=clock.now)
    #: None: of every agency, or of every plan; "": of every period that is still open.
    agency = models.ForeignKey(
        Agency, verbose_name=_("cơ quan"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    plan = models.ForeignKey(
        Plan, verbose_name=_("kế hoạch"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    period = models.CharField(_("kỳ"), max_length=12, blank=True)

    NOTE_FIELDS = {"rows": _("số dòng")}

    class Meta:
        verbose_name = "bảng cập nhật giao ra"
        verbose_name_plural = "bảng cập nhật giao ra"
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.get_form_display()} {self.code}"


class SheetLine(models.Model):
    """A row of such a sheet with what stood in it: the common ground when it comes back."""

    #: What was handed out stays what it was.
    append_only = True

    sheet = models.ForeignKey(SheetOut, verbose_name=_("bảng"), on_delete=models.PROTECT, related_name="lines")
    duty = models.ForeignKey(Duty, verbose_name=_("phần việc"), on_delete=models.PROTECT, related_name="+")
    period = models.CharField(_("kỳ"), max_length=12)
    version = models.PositiveIntegerField(_("lần sửa lúc giao"), default=0)
    values = models.JSONField(_("nội dung lúc giao"), default=dict)

    class Meta:
        verbose_name = "dòng của bảng giao ra"
        verbose_name_plural = "dòng của bảng giao ra"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["sheet", "duty", "period"], name="replies_a_part_once_in_a_sheet")
        ]

    def __str__(self) -> str:
        return f"{self.duty}, {self.period}"


class IntakeQuerySet(RecordQuerySet["Intake"]):
    def for_user(self, user: Any, verb: str) -> Self:
        """Seen by the agency of who handed it in, and its heirs; confirmed by that person alone, for it is done in
        their name, and while they act for that agency.
        """
        if not user.is_authenticated or not user.may("add", "update"):
            return self.none()
        if verb != "view":
            return self.filter(by_id=user.pk, agency__in=user.charge.answers)
        return self.filter(agency__in=user.charge.sees)


class Intake(models.Model):
    """A sheet that came back: nothing of it is written anywhere else before its person confirms it."""

    way = models.CharField(_("cách nộp"), max_length=8, choices=Way)
    name = models.CharField(_("tên tệp"), max_length=200, blank=True)
    digest = models.CharField(_("dấu của tệp"), max_length=64)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("người nộp"), on_delete=models.PROTECT, related_name="+"
    )
    agency = models.ForeignKey(Agency, verbose_name=_("cơ quan"), on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(_("nộp lúc"), default=clock.now)
    stage = models.CharField(_("bước"), max_length=8, choices=IntakeStage, default=IntakeStage.OPEN)
    settled_at = models.DateTimeField(_("xác nhận lúc"), null=True, blank=True)
    #: What is to be known of the whole sheet: codes with what was found.
    remarks = models.JSONField(_("lưu ý"), default=list, blank=True)
    entered_source = models.CharField(_("nhập hộ theo"), max_length=12, choices=Source, blank=True)
    entered_words = models.CharField(_("ai báo, khi nào"), max_length=250, blank=True)

    objects = IntakeQuerySet.as_manager()

    NOTE_VERBS = {"settled": _("Xác nhận bảng nộp"), "set-aside": _("Bỏ bảng nộp")}
    NOTE_FIELDS = {"kept": _("bản nháp đã lưu"), "sent": _("cập nhật đã gửi"), "rows": _("số dòng")}

    class Meta:
        verbose_name = "lượt nộp bảng"
        verbose_name_plural = "lượt nộp bảng"
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.name or str(self.get_way_display())

    def get_absolute_url(self) -> str:
        return reverse("replies:intake", args=[self.pk])

    @property
    def is_open(self) -> bool:
        return self.stage == IntakeStage.OPEN


#: Not written yet.
TO_WRITE = (Outcome.WAITING, Outcome.FAILED)


class IntakeRowQuerySet(RecordQuerySet["IntakeRow"]):
    def waiting(self) -> Self:
        """Those that can still be written: taken, or with something to decide; what failed may be tried again."""
        return self.filter(outcome__in=TO_WRITE, verdict__in=(Verdict.TAKEN, Verdict.CONFLICT))

    def worst_first(self) -> Self:
        """What a person has to look at first, then as it stands in the file."""
        order = models.Case(
            *(models.When(verdict=verdict, then=place) for place, verdict in enumerate(Verdict)),
            default=len(Verdict),
        )
        return self.alias(worst=order).order_by("worst", "pk")


class IntakeRow(models.Model):
    """One row that came back: what the file said, the verdict, and what a person decided."""

    intake = models.ForeignKey(Intake, verbose_name=_("lượt nộp"), on_delete=models.CASCADE, related_name="rows")
    sheet = models.CharField(_("trang tính"), max_length=60, blank=True)
    number = models.PositiveIntegerField(_("dòng"), null=True, blank=True)
    #: As the file names it; what nobody may see is named no other way.
    title = models.CharField(_("nhiệm vụ"), max_length=300, blank=True)
    line = models.ForeignKey(
        SheetLine, verbose_name=_("dòng đã giao"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    duty = models.ForeignKey(
        Duty, verbose_name=_("phần việc"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    period = models.CharField(_("kỳ"), max_length=12, blank=True)
    mine = models.JSONField(_("tệp ghi"), default=dict)
    faults = models.JSONField(_("lỗi"), default=list, blank=True)

    verdict = models.CharField(_("kết luận"), max_length=12, choices=Verdict)
    why = models.CharField(_("vì sao"), max_length=24)
    #: Name → [what was handed out, what the file says, what stood in the system, what becomes of it].
    cells = models.JSONField(_("các ô"), default=dict, blank=True)
    #: The version of the update that the verdict was given on.
    version = models.PositiveIntegerField(_("lần sửa lúc xét"), default=0)
    #: Name → [choice, words].
    decided = models.JSONField(_("lựa chọn"), default=dict, blank=True)
    outcome = models.CharField(_("đã làm"), max_length=8, choices=Outcome, blank=True, default=Outcome.WAITING)
    words = models.TextField(_("lời báo"), blank=True)
    #: What was written, by name: the ground for the next sheet of the same person.
    written = models.JSONField(_("đã ghi"), default=dict, blank=True)

    objects = IntakeRowQuerySet.as_manager()

    class Meta:
        verbose_name = "dòng của bảng nộp"
        verbose_name_plural = "dòng của bảng nộp"
        ordering = ["pk"]
        indexes = [models.Index(fields=["intake", "verdict"], name="replies_row_verdict")]
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome=Outcome.WAITING) | Q(duty__isnull=False), name="replies_written_has_its_part"
            )
        ]

    def __str__(self) -> str:
        return self.title or f"{self.sheet} {self.number or ''}".strip()

    @property
    def to_decide(self) -> list[str]:
        """The cells of which nobody has said what stands."""
        asks = [name for name, cell in self.cells.items() if cell[3] in OPEN_CELLS]
        return [name for name in asks if self.decided.get(name, [""])[0] not in Choice.values]

    @property
    def is_ready(self) -> bool:
        return self.outcome in TO_WRITE and (
            self.verdict == Verdict.TAKEN or (self.verdict == Verdict.CONFLICT and not self.to_decide)
        )

    @property
    def result(self) -> dict[str, str]:
        """What would be written, by name; what stays as it is is left out."""
        found: dict[str, str] = {}
        for name, (_base, mine, theirs, verdict) in self.cells.items():
            choice, *edited = self.decided.get(name, [""])
            takes = choice == Choice.FILE or (verdict == "taken" and not choice)
            value = edited[0] if choice == Choice.EDIT and edited else mine if takes else theirs
            if value != theirs:
                found[name] = value
        return found
