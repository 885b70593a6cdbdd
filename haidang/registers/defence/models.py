"""A defence activity by its open metadata, and where its papers lie. What was said there is not kept here."""

from datetime import date
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from haidang.kit.dossiers.models import Dossier, Part
from haidang.kit.dossiers.rules import Course, step
from haidang.kit.search.searchable import Searchable
from haidang.office.accounts.books import BookQuerySet, Hand, hands_of
from haidang.office.accounts.choices import Reach, Role
from haidang.office.directory.choices import Kind as AgencyKind
from haidang.office.directory.models import Agency
from haidang.plan.plans.linking import tasks_field
from haidang.registers.defence.choices import Act, Kind, PaperKind, Stage
from haidang.registers.partners.models import Partner

#: Who reads of it beside the agency itself: who keeps the books, and the leaders of UBND.
READERS = frozenset({Role.DESK, Role.DESK_UNIT, Role.DESK_LEADER, Role.CHAIR, Role.VICE_CHAIR})


def is_military(agency: Agency | None) -> bool:
    """Army, border guard, police: they keep this book of themselves."""
    return agency is not None and agency.kind == AgencyKind.ARMED_FORCES


class DefenceActivityQuerySet(BookQuerySet["DefenceActivity"]):
    """Of this book whoever oversees the others sees nothing, unless it is said here."""

    def for_user(self, user: Any, verb: str) -> Self:
        rows = super().for_user(user, verb)
        if not user.is_authenticated or user.role in READERS:
            return rows
        return rows.filter(agency__in=user.charge.sees)

    def writable(self) -> Q:
        return Q(stage=Stage.PLANNED)

    def may_add(self, user: Any) -> bool:
        if not super().may_add(user):
            return False
        return bool(user.reach("add", "book") == Reach.ALL or is_military(user.agency))

    def may_enter(self, user: Any) -> bool:
        """Has this person any business with the book?"""
        return bool(user.is_authenticated and (user.role in READERS or is_military(user.agency)))

    def on_days(self, since: date, until: date) -> Self:
        return self.filter(on__range=(since, until))

    def untold(self, today: date) -> Self:
        """Their day is over, and nobody said whether they were held."""
        return self.filter(stage=Stage.PLANNED, on__lt=today)


class DefenceActivity(Dossier):
    """Name, day, partner, held or not."""

    #: Nothing of what was talked about comes in, so nothing hangs on it (asked by kit.files).
    takes_files = False
    #: Its name is told in the log only to who may see it, also when it is gone (asked by kit.audit).
    is_restricted = True

    course = Course({
        Act.DONE: step(Hand.AUTHOR, Stage.PLANNED, Stage.DONE),
        Act.OFF: step(Hand.AUTHOR, Stage.PLANNED, Stage.OFF),
        Act.REOPEN: step(Hand.AUTHOR, (Stage.DONE, Stage.OFF), Stage.PLANNED),
    })  # fmt: skip

    name = models.CharField(
        _("tên hoạt động"), max_length=200, help_text=_("Như đã công bố; không ghi nội dung làm việc.")
    )
    kind = models.CharField(_("loại hoạt động"), max_length=12, choices=Kind, default=Kind.MEETING)
    agency = models.ForeignKey(
        Agency, verbose_name=_("cơ quan chủ trì"), on_delete=models.PROTECT, related_name="defence_activities"
    )
    partners = models.ManyToManyField(Partner, verbose_name=_("đối tác"), blank=True, related_name="defence_activities")
    on = models.DateField(_("ngày dự kiến"))
    tasks = tasks_field("defence_activities")
    stage = models.CharField(_("trạng thái"), max_length=8, choices=Stage, default=Stage.PLANNED, editable=False)
    done_on = models.DateField(_("đã thực hiện ngày"), null=True, blank=True, editable=False)

    objects = DefenceActivityQuerySet.as_manager()
    searchable = Searchable(title="name")

    NOTE_VERBS = {
        "done": _("Ghi đã thực hiện"),
        "off": _("Ghi không thực hiện"),
        "reopen": _("Ghi lại từ đầu"),
        "part-added": _("Thêm"),
        "part-changed": _("Sửa"),
        "part-dropped": _("Bỏ"),
    }
    NOTE_FIELDS = {"part": _("nội dung")}

    class Meta:
        verbose_name = "hoạt động đối ngoại quốc phòng"
        verbose_name_plural = "hoạt động đối ngoại quốc phòng"
        ordering = ["-on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(stage=Stage.DONE, done_on__isnull=False) | (~Q(stage=Stage.DONE) & Q(done_on=None)),
                name="defence_done_on_a_day",
                violation_error_message=_("Hoạt động đã thực hiện thì phải có ngày, chưa thực hiện thì không có."),
            )
        ]
        indexes = [models.Index(fields=["stage", "on"], name="defence_stage")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("defence:defenceactivity-record", args=[self.pk])

    def clean(self) -> None:
        super().clean()
        if self.agency_id and not is_military(self.agency):
            sentence = _now("%(agency)s không thuộc lực lượng vũ trang; sổ này ghi hoạt động của lực lượng vũ trang.")
            raise ValidationError({"agency": sentence % {"agency": self.agency}})

    def hands(self, user: Any) -> frozenset[Hand]:
        return hands_of(self.agency_id, user)

    def in_place_of(self, user: Any) -> Agency | None:
        found: Agency | None = user.in_place_of(self.agency)
        return found


class DefencePaper(Part):
    """A stub: that there is a paper, and who has it. Neither number nor subject: they are asked for where it lies."""

    whole_name = "activity"

    activity = models.ForeignKey(
        DefenceActivity, verbose_name=_("hoạt động"), on_delete=models.CASCADE, related_name="papers"
    )
    kind = models.CharField(_("loại văn bản"), max_length=12, choices=PaperKind)
    keeper = models.ForeignKey(
        Agency, verbose_name=_("cơ quan lưu"), on_delete=models.PROTECT, related_name="defence_papers_kept"
    )

    class Meta:
        verbose_name = "văn bản tra cứu tại văn thư"
        verbose_name_plural = "văn bản tra cứu tại văn thư"
        ordering = ["activity", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["activity", "kind", "keeper"],
                name="defence_paper_once",
                violation_error_message=_("Loại văn bản này ở cơ quan này đã ghi rồi."),
            )
        ]

    def __str__(self) -> str:
        return _now("%(kind)s, tra cứu tại văn thư %(keeper)s") % {
            "kind": self.get_kind_display(),
            "keeper": self.keeper,
        }
