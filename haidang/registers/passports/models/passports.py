"""A passport and the book of what happened to it."""

from datetime import date
from typing import Any, Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, OuterRef, Prefetch, Q, Subquery
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from haidang.kit import clock
from haidang.kit.personal.fields import EncryptedCharField
from haidang.kit.personal.keeping import Keeping
from haidang.kit.records.days import refuse_turned
from haidang.kit.records.querysets import RecordQuerySet
from haidang.kit.search.searchable import Searchable
from haidang.office.accounts.choices import Reach
from haidang.office.directory.models import Agency, Official, Posting
from haidang.office.documents.models import Document
from haidang.registers.passports import rules
from haidang.registers.passports.choices import Kind, Move, State


def of_agencies(user: Any, on: date) -> "models.QuerySet[Any, Any]":
    """The officials who hold a post today in an agency for which this person reads."""
    return Posting.objects.in_force(on).filter(agency__in=user.charge.sees).order_by().values("official")


def kept_by(user: Any, verb: str, *, agency: str = "agency") -> Q | None:
    """The rows of a book that belong to agencies: all, one's own, or none (None)."""
    reach = user.reach(verb, "book") if user.is_authenticated else None
    if reach is None:
        return None
    if reach == Reach.ALL:
        return Q()
    return Q(**{f"{agency}__in": user.charge.sees if verb == "view" else user.charge.answers})


class PassportQuerySet(RecordQuerySet["Passport"]):
    """What the office asks about the passports it keeps."""

    def for_user(self, user: Any, verb: str) -> Self:
        """Who oversees sees all; an agency those it keeps, those of its own people, and what is on its way to it."""
        kept = kept_by(user, verb)
        if kept is None:
            return self.none()
        if verb != "view" or not kept:
            return self.filter(kept)
        coming = Movement.objects.filter(kind=Move.TRANSFERRED, confirmed_on=None, to_agency__in=user.charge.sees)
        ours = Q(holder__in=of_agencies(user, clock.today())) | Q(pk__in=coming.order_by().values("passport"))
        return self.filter(kept | ours)

    def may_add(self, user: Any) -> bool:
        return bool(user.is_authenticated and user.may("add", "book"))

    def with_book(self) -> Self:
        """With the lines of the hand-over book, so that states cost no query of their own."""
        return self.select_related("holder", "agency").prefetch_related(
            Prefetch("movements", Movement.objects.select_related("decision", "to_agency", "by", "confirmed_by"))
        )

    def in_state(self, state: str) -> Self:
        """Those that stand so, asked of the database: by the last line of the book."""
        last = Movement.objects.filter(passport=OuterRef("pk")).order_by("-pk")
        rows = self.annotate(
            last_move=Subquery(last.values("kind")[:1]), last_seen=Subquery(last.values("confirmed_on")[:1])
        )
        arrived = Q(last_move=Move.TRANSFERRED, last_seen__isnull=False)
        found = {
            State.ASKED: Q(last_move=None, issued_on=None),
            State.ISSUED: Q(last_move=None, issued_on__isnull=False),
            State.KEPT: Q(last_move__in=[Move.RECEIVED, Move.RETURNED]) | arrived,
            State.OUT: Q(last_move=Move.GIVEN),
            State.ON_WAY: Q(last_move=Move.TRANSFERRED, last_seen=None),
            State.LOST: Q(last_move=Move.LOST),
            State.GONE: Q(last_move__in=[Move.LEFT, Move.SURRENDERED]),
        }
        return rows.filter(found[State(state)])

    def held(self) -> Self:
        """Those that somebody still answers for."""
        gone = Movement.objects.filter(kind__in=[Move.LEFT, Move.SURRENDERED, Move.LOST])
        return self.exclude(pk__in=gone.order_by().values("passport"))

    def expiring(self, until: date) -> Self:
        """Those in our hands that end by that day, the soonest first."""
        return self.held().filter(expires_on__lte=until).order_by("expires_on", "pk")


class Passport(models.Model):
    """A diplomatic or official passport of an official, kept by an agency between two trips."""

    holder = models.ForeignKey(
        Official, verbose_name=_("người được cấp"), on_delete=models.PROTECT, related_name="passports"
    )
    kind = models.CharField(_("loại"), max_length=12, choices=Kind, default=Kind.OFFICIAL)
    number = EncryptedCharField(_("số hộ chiếu"), max_length=12, blank=True)
    agency = models.ForeignKey(
        Agency, verbose_name=_("cơ quan quản lý hộ chiếu"), on_delete=models.PROTECT, related_name="passports"
    )
    asked_on = models.DateField(_("nộp hồ sơ xin cấp ngày"), null=True, blank=True)
    issued_on = models.DateField(_("ngày cấp"), null=True, blank=True)
    expires_on = models.DateField(_("ngày hết hạn"), null=True, blank=True)
    issuer = models.CharField(
        _("nơi cấp"), max_length=120, blank=True, help_text=_("Cục Lãnh sự hoặc Sở Ngoại vụ TP. Hồ Chí Minh.")
    )
    remark = models.TextField(_("ghi chú"), blank=True)

    keeping = Keeping(since="expires_on")

    objects = PassportQuerySet.as_manager()
    searchable = Searchable(title="holder__name", text=("agency__name", "remark"))

    NOTE_VERBS = {
        **{move.value: move.label for move in Move},
        "confirmed": _("Xác nhận giao nhận"),
    }
    NOTE_FIELDS = {"line": _("dòng sổ giao nhận"), "until": _("ngày về"), "decision": _("quyết định")}

    class Meta:
        verbose_name = "hộ chiếu"
        verbose_name_plural = "hộ chiếu ngoại giao, công vụ"
        ordering = ["holder__sort_key", "-issued_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(asked_on__isnull=False) | Q(issued_on__isnull=False),
                name="passports_asked_or_issued",
                violation_error_message=_("Hộ chiếu phải có ngày nộp hồ sơ xin cấp hoặc ngày cấp."),
            ),
            models.CheckConstraint(
                condition=Q(issued_on=None, expires_on=None)
                | Q(issued_on__isnull=False, expires_on__isnull=False, expires_on__gt=F("issued_on")),
                name="passports_ends_after_it_begins",
                violation_error_message=_("Hộ chiếu đã cấp phải có ngày hết hạn, sau ngày cấp."),
            ),
            models.CheckConstraint(
                condition=Q(asked_on=None) | Q(issued_on=None) | Q(issued_on__gte=F("asked_on")),
                name="passports_issued_after_it_was_asked_for",
                violation_error_message=_("Ngày cấp không thể trước ngày nộp hồ sơ xin cấp."),
            ),
        ]
        indexes = [models.Index(fields=["expires_on"], name="passports_passport_expiry")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.holder}"

    def get_absolute_url(self) -> str:
        return reverse("passports:passport-record", args=[self.pk])

    def clean(self) -> None:
        """Asked for, issued, ended: in this order, and not written before it happened."""
        super().clean()
        refuse_turned(self, "asked_on", "issued_on")
        refuse_turned(self, "issued_on", "expires_on", same_day=False)
        for field in ("asked_on", "issued_on"):
            day = getattr(self, field)
            if day and day > clock.today():
                raise ValidationError(
                    {field: gettext("Ngày %(on)s chưa đến; chỉ ghi việc đã xảy ra.") % {"on": f"{day:%d/%m/%Y}"}}
                )

    @property
    def lines(self) -> list["Movement"]:
        """The book of this passport, in the order it was written."""
        return sorted(self.movements.all(), key=lambda line: line.pk)

    @property
    def state(self) -> State:
        lines = (rules.Line(line.kind, line.confirmed_on is not None) for line in self.lines)
        return rules.state_of(lines, is_issued=self.issued_on is not None)

    @property
    def out(self) -> "Movement | None":
        """The line by which it is out now."""
        return self.lines[-1] if self.state == State.OUT else None

    def in_place_of(self, user: Any) -> Agency | None:
        found: Agency | None = user.in_place_of(self.agency)
        return found


class MovementQuerySet(RecordQuerySet["Movement"]):
    def for_user(self, user: Any, verb: str) -> Self:
        """Who sees the passport sees its book, and who must confirm sees the line; lines are only added."""
        if verb != "view":
            return self.none()
        return self.filter(passport__in=Passport.objects.for_user(user, "view").order_by().values("pk"))

    def last_ones(self) -> Self:
        """The last line of each passport."""
        last = Movement.objects.filter(passport=OuterRef("passport")).order_by("-pk").values("pk")[:1]
        return self.filter(pk=Subquery(last))

    def out(self) -> Self:
        """The lines by which passports are out now."""
        return self.last_ones().filter(kind=Move.GIVEN)

    def unconfirmed(self) -> Self:
        return self.filter(confirmed_on=None)

    def with_names(self) -> Self:
        return self.select_related(
            "passport__holder", "passport__agency", "to_agency", "decision", "by", "confirmed_by"
        )


class Movement(models.Model):
    """A line of the hand-over book: what happened, on which decision, who wrote it, who of the other side confirmed."""

    passport = models.ForeignKey(
        Passport, verbose_name=_("hộ chiếu"), on_delete=models.PROTECT, related_name="movements"
    )
    kind = models.CharField(_("việc giao nhận"), max_length=12, choices=Move)
    on = models.DateField(_("ngày"), default=clock.today)
    decision = models.ForeignKey(
        Document, verbose_name=_("theo văn bản"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="passport_movements",
    )  # fmt: skip
    until = models.DateField(_("ngày về theo quyết định"), null=True, blank=True)
    to_agency = models.ForeignKey(
        Agency, verbose_name=_("cơ quan nhận"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="passports_taken_over",
    )  # fmt: skip
    words = models.CharField(_("nội dung"), max_length=250, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("người ghi sổ"), on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField(_("ghi lúc"), default=clock.now)
    confirmed_on = models.DateField(_("xác nhận ngày"), null=True, blank=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("người xác nhận"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="+",
    )  # fmt: skip
    #: Where the other side signed on paper: who signed, and where the paper is.
    confirmed_words = models.CharField(_("ký nhận trên giấy"), max_length=250, blank=True)

    objects = MovementQuerySet.as_manager()
    searchable = Searchable(title="words", number="decision__number")

    class Meta:
        verbose_name = "dòng sổ giao nhận hộ chiếu"
        verbose_name_plural = "sổ giao nhận hộ chiếu"
        ordering = ["-on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind=Move.GIVEN) | Q(decision__isnull=False, until__isnull=False),
                name="passports_given_on_a_decision",
                violation_error_message=_("Giao hộ chiếu phải theo một quyết định, có ngày về."),
            ),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("on")),
                name="passports_back_after_it_went",
                violation_error_message=_("Ngày về phải từ ngày giao trở đi."),
            ),
            models.CheckConstraint(
                condition=~Q(kind=Move.TRANSFERRED) ^ Q(to_agency__isnull=False),
                name="passports_taken_over_by_somebody",
                violation_error_message=_("Chuyển hộ chiếu phải ghi cơ quan nhận."),
            ),
            models.CheckConstraint(
                condition=Q(confirmed_on=None, confirmed_by=None)
                | Q(confirmed_on__isnull=False, confirmed_by__isnull=False),
                name="passports_confirmed_by_somebody",
                violation_error_message=_("Xác nhận phải có ngày và người xác nhận."),
            ),
        ]
        indexes = [models.Index(fields=["kind", "until"], name="passports_movement_until")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.on:%d/%m/%Y}: {self.passport.holder}"

    def get_absolute_url(self) -> str:
        return reverse("passports:movement-record", args=[self.pk])
