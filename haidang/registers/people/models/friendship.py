"""What friendship associations and agencies do with the people of other countries."""

from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from haidang.kit.dossiers.models import Dossier
from haidang.kit.dossiers.rules import Course, step
from haidang.kit.search.searchable import Searchable
from haidang.office.accounts.books import BookQuerySet, Hand, hands_of
from haidang.office.directory.models import Agency
from haidang.plan.money.models import Estimate
from haidang.plan.plans.linking import tasks_field
from haidang.registers.partners.models import Partner
from haidang.registers.people.friend_choices import ActivityAct, ActivityKind, ActivityStage
from haidang.registers.people.models.associations import FriendshipAssociation


class FriendshipActivityQuerySet(BookQuerySet["FriendshipActivity"]):
    """The activities; what was held stays as it is."""

    def writable(self) -> Q:
        return Q(stage=ActivityStage.PLANNED)

    def on_days(self, since: date, until: date) -> Self:
        """Those that are held on one of the days."""
        return self.filter(starts_on__lte=until, ends_on__gte=since)


class FriendshipActivity(Dossier):
    """A meeting, an exchange, a greeting: of an association or of an agency, with people of other countries."""

    course = Course({
        ActivityAct.HOLD: step(Hand.AUTHOR, ActivityStage.PLANNED, ActivityStage.HELD),
        ActivityAct.CANCEL: step(Hand.AUTHOR, ActivityStage.PLANNED, ActivityStage.CANCELLED),
    })  # fmt: skip

    title = models.CharField(_("tên hoạt động"), max_length=300)
    kind = models.CharField(_("loại hoạt động"), max_length=12, choices=ActivityKind, default=ActivityKind.MEETING)
    association = models.ForeignKey(
        FriendshipAssociation, verbose_name=_("hội, chi hội"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="activities",
    )  # fmt: skip
    agency = models.ForeignKey(
        Agency, verbose_name=_("cơ quan chủ trì"), on_delete=models.PROTECT, related_name="friendship_activities"
    )
    partners = models.ManyToManyField(
        Partner, verbose_name=_("nước, đối tác"), blank=True, related_name="friendship_activities"
    )
    starts_on = models.DateField(_("từ ngày"))
    ends_on = models.DateField(_("đến ngày"))
    place = models.CharField(_("địa điểm"), max_length=200, blank=True)
    content = models.TextField(_("nội dung"), blank=True)
    estimate = models.ForeignKey(
        Estimate, verbose_name=_("dự toán"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="friendship_activities",
    )  # fmt: skip
    tasks = tasks_field("friendship_activities")

    stage = models.CharField(
        _("trạng thái"), max_length=12, choices=ActivityStage, default=ActivityStage.PLANNED, editable=False
    )
    vietnamese = models.PositiveIntegerField(_("người Việt Nam tham gia"), null=True, blank=True, editable=False)
    foreigners = models.PositiveIntegerField(_("người nước ngoài tham gia"), null=True, blank=True, editable=False)
    results = models.TextField(_("kết quả"), blank=True, editable=False)

    objects = FriendshipActivityQuerySet.as_manager()
    searchable = Searchable(title="title", text=("place", "content", "results", "association__name"))

    NOTE_VERBS = {act.value: act.label for act in ActivityAct}

    class Meta:
        verbose_name = "hoạt động hữu nghị nhân dân"
        verbose_name_plural = "hoạt động hữu nghị nhân dân"
        ordering = ["-starts_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="people_activity_days",
                violation_error_message=_("Ngày cuối của hoạt động phải từ ngày đầu trở đi."),
            ),
            models.CheckConstraint(
                condition=~Q(stage=ActivityStage.HELD) | ~Q(results=""),
                name="people_activity_held_with_results",
                violation_error_message=_("Hoạt động đã tổ chức phải có kết quả."),
            ),
        ]
        indexes = [models.Index(fields=["stage", "starts_on"], name="people_activity_stage")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("people:friendshipactivity-record", args=[self.pk])

    @property
    def days(self) -> str:
        first, last = f"{self.starts_on:%d/%m/%Y}", f"{self.ends_on:%d/%m/%Y}"
        return first if first == last else f"{first} - {last}"

    def hands(self, user: Any) -> frozenset[str]:
        return hands_of(self.agency_id, user)

    def in_place_of(self, user: Any) -> Agency | None:
        found: Agency | None = user.in_place_of(self.agency)
        return found
