"""Friendship associations of the province and their branches: how they come to be, who leads them."""

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
from haidang.registers.people import friend_rules
from haidang.registers.people.friend_choices import AssociationAct, AssociationKind, AssociationStage, FoundingKind
from haidang.registers.people.models.common import country_field, paper_field, refuse_no_country

_LIVING = (AssociationStage.PREPARING, AssociationStage.FOUNDED)


class FriendshipAssociationQuerySet(BookQuerySet["FriendshipAssociation"]):
    """The associations; a branch is read by the house in which it is."""

    def beside(self, user: Any) -> Q:
        return Q(host__in=user.charge.sees)

    def writable(self) -> Q:
        return Q(stage__in=_LIVING)

    def deletable(self) -> Q:
        return Q(stage=AssociationStage.PREPARING)

    def living_on(self, on: date) -> Self:
        """Those that were founded and not dissolved on that day."""
        founded = self.filter(founded_on__lte=on)
        return founded.filter(Q(ended_on=None) | Q(ended_on__gt=on))


class FriendshipAssociation(Dossier):
    """An association of friendship with a country, or a branch of one in a house, a locality, a school."""

    course = Course({
        AssociationAct.STEP: step(Hand.AUTHOR, AssociationStage.PREPARING),
        AssociationAct.FOUND: step(Hand.AUTHOR, AssociationStage.PREPARING, AssociationStage.FOUNDED),
        AssociationAct.COUNT: step(Hand.AUTHOR, AssociationStage.FOUNDED),
        AssociationAct.DISSOLVE: step(Hand.AUTHOR, AssociationStage.FOUNDED, AssociationStage.DISSOLVED),
        AssociationAct.DROP: step(Hand.AUTHOR, AssociationStage.PREPARING, AssociationStage.DROPPED),
    })  # fmt: skip

    kind = models.CharField(_("loại"), max_length=12, choices=AssociationKind, default=AssociationKind.ASSOCIATION)
    name = models.CharField(_("tên hội, chi hội"), max_length=200, unique=True)
    country = country_field("friendship_associations")
    parent = models.ForeignKey(
        "self", verbose_name=_("thuộc hội"), on_delete=models.PROTECT, null=True, blank=True, related_name="branches",
        limit_choices_to={"kind": AssociationKind.ASSOCIATION.value},
    )  # fmt: skip
    host = models.ForeignKey(
        Agency, verbose_name=_("chi hội đặt tại"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="hosted_branches",
    )  # fmt: skip
    agency = models.ForeignKey(
        Agency, verbose_name=_("cơ quan theo dõi"), on_delete=models.PROTECT, related_name="friendship_associations"
    )
    office = models.CharField(_("trụ sở, địa chỉ liên hệ"), max_length=250, blank=True)
    note = models.TextField(_("ghi chú"), blank=True)
    tasks = tasks_field("friendship_associations")

    stage = models.CharField(
        _("trạng thái"), max_length=12, choices=AssociationStage, default=AssociationStage.PREPARING, editable=False
    )
    founded_on = models.DateField(_("thành lập ngày"), null=True, blank=True, editable=False)
    founding_paper = paper_field(_("quyết định thành lập"), "associations_founded")
    chair = models.CharField(_("chủ tịch, trưởng chi hội"), max_length=120, blank=True, editable=False)
    members = models.PositiveIntegerField(_("số hội viên"), null=True, blank=True, editable=False)
    counted_on = models.DateField(_("số liệu đến ngày"), null=True, blank=True, editable=False)
    ended_on = models.DateField(_("giải thể ngày"), null=True, blank=True, editable=False)
    ending_paper = paper_field(_("quyết định giải thể"), "associations_ended")

    objects = FriendshipAssociationQuerySet.as_manager()
    searchable = Searchable(
        title="name", number="founding_paper__number", text=("country__name", "office", "note", "terms__chair")
    )

    NOTE_VERBS = {
        **{act.value: act.label for act in AssociationAct},
        "part-added": _("Thêm một dòng"),
        "part-changed": _("Sửa một dòng"),
        "part-dropped": _("Bỏ một dòng"),
    }
    NOTE_FIELDS = {"part": _("dòng"), "step": _("bước thành lập")}

    class Meta:
        verbose_name = "hội, chi hội hữu nghị"
        verbose_name_plural = "hội, chi hội hữu nghị"
        ordering = ["country__sort_key", "kind", "name", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind=AssociationKind.ASSOCIATION, parent=None)
                | Q(kind=AssociationKind.BRANCH, parent__isnull=False),
                name="people_association_branch_has_parent",
                violation_error_message=_("Chi hội phải ghi thuộc hội nào; hội hữu nghị thì bỏ trống ô đó."),
            ),
            models.CheckConstraint(
                condition=~Q(stage__in=[AssociationStage.FOUNDED, AssociationStage.DISSOLVED])
                | Q(founded_on__isnull=False),
                name="people_association_founded_on_a_day",
                violation_error_message=_("Hội đã thành lập phải có ngày thành lập."),
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gte=F("founded_on")),
                name="people_association_ended_after_it_began",
                violation_error_message=_("Ngày giải thể phải từ ngày thành lập trở đi."),
            ),
        ]
        indexes = [models.Index(fields=["stage", "founded_on"], name="people_association_stage")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("people:friendshipassociation-record", args=[self.pk])

    def clean(self) -> None:
        """A branch is of the same country as its association."""
        super().clean()
        refuse_no_country(self.country if self.country_id else None)
        if self.parent_id and self.parent is not None and self.parent.country_id != self.country_id:
            told = {"parent": self.parent, "country": self.parent.country}
            sentence = _now("“%(parent)s” là hội hữu nghị với %(country)s; chi hội phải cùng nước với hội.") % told
            raise ValidationError({"country": sentence}, code="other-country")
        if self.kind == AssociationKind.ASSOCIATION and self.host_id:
            raise ValidationError({"host": _now("Chỉ chi hội mới ghi nơi đặt; hội hữu nghị thì bỏ trống ô này.")})

    def hands(self, user: Any) -> frozenset[str]:
        return hands_of(self.agency_id, user)

    def in_the_way(self, act: Any) -> str:
        if act == AssociationAct.FOUND and self.parent is not None and self.parent.stage != AssociationStage.FOUNDED:
            told = {"parent": self.parent, "stage": self.parent.get_stage_display()}
            return _now("“%(parent)s” đang ở bước “%(stage)s”: chi hội thành lập sau hội.") % told
        if act == AssociationAct.DISSOLVE:
            count = self.branches.filter(stage__in=_LIVING).count()
            if count:
                return _now("Hội còn %(count)s chi hội; giải thể hoặc chuyển chi hội trước.") % {"count": count}
        return ""

    def in_place_of(self, user: Any) -> Agency | None:
        found: Agency | None = user.in_place_of(self.agency)
        return found


class FoundingStep(Part):
    """One step by which an association comes to be: meant for a day, done on a day, by a paper."""

    whole_name = "association"

    association = models.ForeignKey(
        FriendshipAssociation, verbose_name=_("hội, chi hội"), on_delete=models.CASCADE, related_name="founding_steps"
    )
    kind = models.CharField(_("bước"), max_length=12, choices=FoundingKind)
    due_on = models.DateField(_("dự kiến ngày"), null=True, blank=True)
    done_on = models.DateField(_("đã làm ngày"), null=True, blank=True, editable=False)
    document = paper_field(_("văn bản"), "founding_steps")
    words = models.CharField(_("ghi chú"), max_length=400, blank=True)

    class Meta:
        verbose_name = "bước thành lập hội"
        verbose_name_plural = "bước thành lập hội"
        ordering = ["association", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["association", "kind"],
                name="people_founding_step_once",
                violation_error_message=_("Bước này đã có. Sửa dòng đã có."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_kind_display())

    @property
    def seen(self) -> friend_rules.Step:
        return friend_rules.Step(self.kind, self.done_on, self.due_on)


class AssociationTerm(Part):
    """A term of office: from its congress until the next."""

    whole_name = "association"

    association = models.ForeignKey(
        FriendshipAssociation, verbose_name=_("hội, chi hội"), on_delete=models.CASCADE, related_name="terms"
    )
    number = models.PositiveSmallIntegerField(_("nhiệm kỳ thứ"))
    congress_on = models.DateField(_("đại hội ngày"), null=True, blank=True)
    since = models.DateField(_("từ ngày"))
    until = models.DateField(_("đến ngày"))
    chair = models.CharField(_("chủ tịch, trưởng chi hội"), max_length=120)
    board = models.PositiveSmallIntegerField(_("số ủy viên ban chấp hành"), null=True, blank=True)

    class Meta:
        verbose_name = "nhiệm kỳ của hội hữu nghị"
        verbose_name_plural = "nhiệm kỳ của hội hữu nghị"
        ordering = ["association", "-since", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until__gt=F("since")),
                name="people_term_days",
                violation_error_message=_("Ngày cuối nhiệm kỳ phải sau ngày đầu."),
            ),
            models.UniqueConstraint(
                fields=["association", "number"],
                name="people_term_once",
                violation_error_message=_("Nhiệm kỳ này đã có. Sửa dòng đã có."),
            ),
        ]

    def __str__(self) -> str:
        return _now("nhiệm kỳ %(number)s (%(since)s - %(until)s)") % {
            "number": self.number, "since": f"{self.since:%d/%m/%Y}", "until": f"{self.until:%d/%m/%Y}",
        }  # fmt: skip

    def clean(self) -> None:
        super().clean()
        if not (self.since and self.until):
            return
        others = AssociationTerm.objects.filter(association=self.association_id).exclude(pk=self.pk)
        known = list(others.values_list("number", "since", "until"))
        if found := friend_rules.terms_meet(self.since, self.until, known):
            raise ValidationError(found.sentence, code=found.code)
