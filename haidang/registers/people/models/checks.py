"""A check of how an agency does a part of foreign affairs: planned, held, concluded, and what was found put right."""

from datetime import date
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from haidang.kit.dossiers.models import Dossier, Part
from haidang.kit.dossiers.rules import Course, step
from haidang.kit.search.searchable import Searchable
from haidang.office.accounts.books import BookQuerySet, Hand, hands_of
from haidang.office.directory.models import Agency
from haidang.plan.plans.linking import tasks_field
from haidang.registers.people import check_rules
from haidang.registers.people.check_choices import CheckAct, CheckHand, CheckStage, CheckTopic, FindingKind, Remedy
from haidang.registers.people.models.common import paper_field

_OPEN = (CheckStage.PLANNED, CheckStage.ANNOUNCED, CheckStage.CHECKED)
#: From here on the agency that is checked knows of it.
_KNOWN = (CheckStage.ANNOUNCED, CheckStage.CHECKED, CheckStage.CONCLUDED, CheckStage.CLOSED)


class AgencyCheckQuerySet(BookQuerySet["AgencyCheck"]):
    """The checks; an agency reads of its own once it was told."""

    def beside(self, user: Any) -> Q:
        return Q(checked__in=user.charge.sees, stage__in=_KNOWN)

    def writable(self) -> Q:
        return Q(stage__in=_OPEN)

    def deletable(self) -> Q:
        return Q(stage=CheckStage.PLANNED)

    def on_days(self, since: date, until: date) -> Self:
        return self.filter(starts_on__lte=until, ends_on__gte=since)

    def living(self) -> Self:
        return self.exclude(stage__in=[CheckStage.CLOSED, CheckStage.CANCELLED])


class AgencyCheck(Dossier):
    """One agency looked at by another, on one subject."""

    course = Course({
        CheckAct.ANNOUNCE: step(Hand.AUTHOR, CheckStage.PLANNED, CheckStage.ANNOUNCED),
        CheckAct.HOLD: step(Hand.AUTHOR, CheckStage.ANNOUNCED, CheckStage.CHECKED),
        CheckAct.CONCLUDE: step(Hand.AUTHOR, CheckStage.CHECKED, CheckStage.CONCLUDED),
        CheckAct.REMEDY: step((CheckHand.CHECKED, Hand.AUTHOR), CheckStage.CONCLUDED),
        CheckAct.CONFIRM: step(Hand.AUTHOR, CheckStage.CONCLUDED),
        CheckAct.RETURN: step(Hand.AUTHOR, CheckStage.CONCLUDED),
        CheckAct.CLOSE: step(Hand.AUTHOR, CheckStage.CONCLUDED, CheckStage.CLOSED),
        CheckAct.CANCEL: step(Hand.AUTHOR, (CheckStage.PLANNED, CheckStage.ANNOUNCED), CheckStage.CANCELLED),
    })  # fmt: skip

    title = models.CharField(_("tên cuộc kiểm tra"), max_length=300)
    topic = models.CharField(_("nội dung kiểm tra"), max_length=16, choices=CheckTopic, default=CheckTopic.EXITS)
    checked = models.ForeignKey(
        Agency, verbose_name=_("cơ quan được kiểm tra"), on_delete=models.PROTECT, related_name="checks_of_it"
    )
    agency = models.ForeignKey(
        Agency, verbose_name=_("cơ quan kiểm tra"), on_delete=models.PROTECT, related_name="checks_by_it"
    )
    scope_since = models.DateField(_("kiểm tra số liệu từ ngày"), null=True, blank=True)
    scope_until = models.DateField(_("kiểm tra số liệu đến ngày"), null=True, blank=True)
    starts_on = models.DateField(_("kiểm tra từ ngày"))
    ends_on = models.DateField(_("kiểm tra đến ngày"))
    team = models.TextField(_("đoàn kiểm tra"), blank=True)
    words = models.TextField(_("đề cương, yêu cầu"), blank=True)
    tasks = tasks_field("agency_checks")

    stage = models.CharField(
        _("trạng thái"), max_length=12, choices=CheckStage, default=CheckStage.PLANNED, editable=False
    )
    notice = paper_field(_("quyết định, thông báo kiểm tra"), "checks_announced")
    announced_on = models.DateField(_("báo cơ quan ngày"), null=True, blank=True, editable=False)
    minutes = paper_field(_("biên bản kiểm tra"), "checks_held")
    checked_on = models.DateField(_("kiểm tra xong ngày"), null=True, blank=True, editable=False)
    conclusion = paper_field(_("kết luận kiểm tra"), "checks_concluded")
    concluded_on = models.DateField(_("kết luận ngày"), null=True, blank=True, editable=False)
    results = models.TextField(_("nhận xét chung"), blank=True, editable=False)
    closed_on = models.DateField(_("khắc phục xong ngày"), null=True, blank=True, editable=False)

    objects = AgencyCheckQuerySet.as_manager()
    searchable = Searchable(
        title="title", number="conclusion__number", text=("checked__name", "words", "results", "findings__text")
    )

    NOTE_VERBS = {
        **{act.value: act.label for act in CheckAct},
        "part-added": _("Thêm nội dung phát hiện"),
        "part-changed": _("Sửa nội dung phát hiện"),
        "part-dropped": _("Bỏ nội dung phát hiện"),
    }
    NOTE_FIELDS = {"part": _("nội dung phát hiện"), "finding": _("nội dung phát hiện"), "on": _("ngày")}

    class Meta:
        verbose_name = "cuộc kiểm tra cơ quan"
        verbose_name_plural = "kiểm tra công tác đối ngoại"
        ordering = ["-starts_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="people_check_days",
                violation_error_message=_("Ngày kết thúc kiểm tra phải từ ngày bắt đầu trở đi."),
            ),
            models.CheckConstraint(
                condition=Q(scope_since=None) | Q(scope_until=None) | Q(scope_until__gte=F("scope_since")),
                name="people_check_scope",
                violation_error_message=_("Ngày cuối của kỳ số liệu phải từ ngày đầu trở đi."),
            ),
            models.CheckConstraint(
                condition=~Q(checked=F("agency")),
                name="people_check_of_another",
                violation_error_message=_("Cơ quan kiểm tra và cơ quan được kiểm tra phải khác nhau."),
            ),
            models.CheckConstraint(
                condition=~Q(stage__in=[CheckStage.CONCLUDED, CheckStage.CLOSED])
                | Q(conclusion__isnull=False, concluded_on__isnull=False),
                name="people_check_concluded_by_a_paper",
                violation_error_message=_("Đã kết luận phải có văn bản kết luận và ngày."),
            ),
        ]
        indexes = [models.Index(fields=["stage", "starts_on"], name="people_check_stage")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("people:agencycheck-record", args=[self.pk])

    @property
    def days(self) -> str:
        first, last = f"{self.starts_on:%d/%m/%Y}", f"{self.ends_on:%d/%m/%Y}"
        return first if first == last else f"{first} - {last}"

    def hands(self, user: Any) -> frozenset[str]:
        found: frozenset[str] = hands_of(self.agency_id, user)
        if user.charge.answers_for(self.checked_id) and user.may("change", "book"):
            found |= {CheckHand.CHECKED}
        return found

    def in_the_way(self, act: Any) -> str:
        if act not in (CheckAct.REMEDY, CheckAct.CONFIRM, CheckAct.RETURN, CheckAct.CLOSE):
            return ""
        states = [row.state for row in self.findings.all()]
        waited, reported = states.count(Remedy.WAITED), states.count(Remedy.REPORTED)
        if act == CheckAct.REMEDY and not waited:
            return _now("Không còn nội dung nào chờ khắc phục.")
        if act in (CheckAct.CONFIRM, CheckAct.RETURN) and not reported:
            return _now("Chưa có nội dung nào được báo đã khắc phục.")
        if act == CheckAct.CLOSE and waited + reported:
            return _now("Còn %(count)s nội dung chưa khắc phục xong; xác nhận từng nội dung trước.") % {
                "count": waited + reported
            }
        return ""

    def in_place_of(self, user: Any) -> Agency | None:
        found: Agency | None = user.in_place_of(self.agency)
        return found


class CheckFinding(Part):
    """What was found, what must be done about it until when; whether it was done, and who agreed that it was."""

    whole_name = "check_held"

    check_held = models.ForeignKey(
        AgencyCheck, verbose_name=_("cuộc kiểm tra"), on_delete=models.CASCADE, related_name="findings"
    )
    kind = models.CharField(_("loại"), max_length=12, choices=FindingKind, default=FindingKind.RULES)
    text = models.TextField(_("nội dung phát hiện"), max_length=4000)
    demand = models.TextField(_("yêu cầu khắc phục"), max_length=4000, blank=True)
    due_on = models.DateField(_("hạn khắc phục"), null=True, blank=True)
    remedied_on = models.DateField(_("báo khắc phục ngày"), null=True, blank=True, editable=False)
    remedy = models.TextField(_("đã khắc phục thế nào"), blank=True, editable=False)
    confirmed_on = models.DateField(_("xác nhận ngày"), null=True, blank=True, editable=False)

    class Meta:
        verbose_name = "nội dung phát hiện khi kiểm tra"
        verbose_name_plural = "nội dung phát hiện khi kiểm tra"
        ordering = ["check_held", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(confirmed_on=None) | Q(remedied_on__isnull=False, confirmed_on__gte=F("remedied_on")),
                name="people_finding_confirmed_after_remedy",
                violation_error_message=_("Xác nhận phải từ ngày báo khắc phục trở đi."),
            ),
        ]

    def __str__(self) -> str:
        return self.text if len(self.text) <= 80 else f"{self.text[:79]}…"

    def clean(self) -> None:
        super().clean()
        if told := check_rules.needs_a_day(self.kind, self.due_on, self.demand):
            raise ValidationError({"demand" if not self.demand.strip() else "due_on": told}, code="no-remedy")
        first = self.check_held.starts_on
        if self.due_on and self.due_on < first:
            told = _now("Hạn khắc phục %(due)s trước ngày kiểm tra (%(first)s). Xem lại ngày.") % {
                "due": f"{self.due_on:%d/%m/%Y}", "first": f"{first:%d/%m/%Y}",
            }  # fmt: skip
            raise ValidationError({"due_on": told}, code="due-before")

    @property
    def found(self) -> check_rules.Found:
        return check_rules.Found(self.kind, self.due_on, self.remedied_on, self.confirmed_on)

    @property
    def state(self) -> Remedy:
        return check_rules.remedy(self.found)

    @property
    def standing(self) -> str:
        """How far it is, with its day."""
        on = self.confirmed_on or self.remedied_on
        return f"{self.state.label}, {on:%d/%m/%Y}" if on else str(self.state.label)
