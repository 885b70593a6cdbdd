"""Xin ý kiến as rows: what is asked of whom by when, and what each answered. How one stands is computed, not kept."""

from datetime import date
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, Max, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from haidang.kit.records.querysets import RecordQuerySet
from haidang.kit.search.searchable import Searchable
from haidang.office.accounts.choices import Reach
from haidang.office.directory.models import Agency
from haidang.office.documents import rules
from haidang.office.documents.choices import OpinionState, Settlement, Stance
from haidang.office.documents.models.papers import Document

OPINION_VERBS = {
    "opinion-given": _("Trả lời ý kiến"),
    "opinion-entered": _("Nhập hộ ý kiến"),
    "opinion-settled": _("Tiếp thu, giải trình"),
}


class ConsultationQuerySet(RecordQuerySet["Consultation"]):
    """The questions the office asks about the opinions it asked for."""

    def for_user(self, user: Any, verb: str) -> Self:
        """Who oversees sees all; an agency what it asked and what it was asked. Only the asker changes it."""
        reach = user.reach(verb, "document") if user.is_authenticated else None
        if reach is None or verb == "delete":
            return self.none()
        if verb != "view":
            return self.filter(agency__in=user.charge.answers)
        if reach == Reach.ALL:
            return self
        asked = Opinion.objects.filter(agency__in=user.charge.sees).values("consultation")
        return self.filter(Q(agency__in=user.charge.sees) | Q(pk__in=asked))

    def may_add(self, user: Any) -> bool:
        return bool(user.is_authenticated and user.agency_id in user.charge.answers and user.may("add", "document"))

    def open(self) -> Self:
        return self.filter(closed_on=None, withdrawn_on=None)

    def open_on(self, day: date) -> Self:
        """Those that were asked by the end of that day and neither closed nor withdrawn by then."""
        closed_later = Q(closed_on=None) | Q(closed_on__gt=day)
        return self.filter(closed_later, Q(withdrawn_on=None) | Q(withdrawn_on__gt=day), asked_on__lte=day)

    def waiting(self) -> Self:
        """Open ones that somebody has not answered."""
        return self.open().filter(Exists(Opinion.objects.filter(consultation=OuterRef("pk"), answered_on=None)))

    def overdue(self, today: date) -> Self:
        return self.waiting().filter(due_on__lt=today)

    def to_settle(self) -> Self:
        """Open ones with remarks that the asker has not taken up or explained."""
        unsettled = Opinion.objects.unsettled().filter(consultation=OuterRef("pk"))
        return self.open().filter(Exists(unsettled))

    def to_end(self, day: date) -> Self:
        """Those that wait for their asker on that day: everybody answered, or the day of the answer is past. With
        `has_remarks`, to be taken up or explained; `is_waited_for`, where somebody never answered; `last_on`, the last
        answer.
        """
        theirs = Opinion.objects.filter(consultation=OuterRef("pk"))
        return (
            self.open_on(day)
            .filter(Q(due_on__lt=day) | ~Exists(theirs.filter(Q(answered_on=None) | Q(answered_on__gt=day))))
            .annotate(
                has_remarks=Exists(theirs.unsettled()),
                is_waited_for=Exists(theirs.filter(answered_on=None)),
                last_on=Max("opinions__answered_on"),
            )
        )


class Consultation(models.Model):
    """One question put to several agencies at once, with one day for all of them."""

    subject = models.CharField(_("nội dung xin ý kiến"), max_length=300)
    words = models.TextField(_("vấn đề cần cho ý kiến"), blank=True)
    document = models.ForeignKey(
        Document, verbose_name=_("văn bản xin ý kiến"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="consultations",
    )  # fmt: skip
    #: Rooms above are not known here: the record it is about is an address of this house and a name.
    link_url = models.CharField(_("địa chỉ hồ sơ"), max_length=200, blank=True, editable=False)
    link_name = models.CharField(_("hồ sơ"), max_length=250, blank=True, editable=False)
    agency = models.ForeignKey(
        Agency, verbose_name=_("cơ quan xin ý kiến"), on_delete=models.PROTECT, related_name="consultations",
        editable=False,
    )  # fmt: skip
    asked_on = models.DateField(_("ngày xin ý kiến"))
    due_on = models.DateField(_("hạn trả lời"))
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("người xin ý kiến"), on_delete=models.PROTECT, related_name="+",
        editable=False,
    )  # fmt: skip
    closed_on = models.DateField(_("kết thúc ngày"), null=True, blank=True, editable=False)
    withdrawn_on = models.DateField(_("rút ngày"), null=True, blank=True, editable=False)
    withdrawn_why = models.TextField(_("vì sao rút"), blank=True, editable=False)

    objects = ConsultationQuerySet.as_manager()

    searchable = Searchable(title="subject", number="document__number", text=("words", "link_name", "agency__name"))

    NOTE_VERBS = {
        "asked": _("Xin ý kiến"),
        "asked-also": _("Xin thêm ý kiến"),
        "extended": _("Đổi hạn trả lời"),
        "closed": _("Kết thúc lấy ý kiến"),
        "withdrawn": _("Rút việc xin ý kiến"),
        **OPINION_VERBS,
    }
    NOTE_FIELDS = {
        "asked_of": _("cơ quan được xin ý kiến"),
        "of": _("cơ quan trả lời"),
    }

    class Meta:
        verbose_name = "việc xin ý kiến"
        verbose_name_plural = "xin ý kiến"
        ordering = ["-asked_on", "-pk"]
        indexes = [models.Index(fields=["due_on"], name="documents_consultation_due")]
        constraints = [
            models.CheckConstraint(
                condition=Q(due_on__gte=F("asked_on")),
                name="documents_opinions_are_due_after_they_are_asked",
                violation_error_message=_("Hạn trả lời phải từ ngày xin ý kiến trở đi."),
            ),
            models.CheckConstraint(
                condition=Q(closed_on=None) | Q(withdrawn_on=None),
                name="documents_a_consultation_ends_once",
                violation_error_message=_("Việc xin ý kiến đã rút thì không còn kết thúc được nữa."),
            ),
        ]

    def __str__(self) -> str:
        return self.subject

    def get_absolute_url(self) -> str:
        return reverse("documents:consultation-record", args=[self.pk])

    def in_place_of(self, user: Any) -> Agency | None:
        found: Agency | None = user.in_place_of(self.agency)
        return found

    @property
    def is_open(self) -> bool:
        return self.closed_on is None and self.withdrawn_on is None

    @property
    def takes_files(self) -> bool:
        """What is asked about may be added until it ends (asked by kit.files)."""
        return self.is_open


class OpinionQuerySet(RecordQuerySet["Opinion"]):
    def for_user(self, user: Any, verb: str) -> Self:
        """Each agency sees its own answer and, once it is closed, the whole table; the asker and who oversees all.

        An answer is changed by the agency that was asked, or entered for it by the asker.
        """
        reach = user.reach(verb, "document") if user.is_authenticated else None
        if reach is None or verb == "delete":
            return self.none()
        if reach == Reach.ALL and verb == "view":
            return self
        if verb != "view":
            answered = user.charge.answered(Opinion.objects.all(), about="consultation__subject").order_by()
            return self.filter(Q(pk__in=answered.values("pk")) | Q(consultation__agency__in=user.charge.answers))
        own = Q(agency__in=user.charge.sees) | Q(consultation__agency__in=user.charge.sees)
        asked = Opinion.objects.filter(agency__in=user.charge.sees).values("consultation")
        return self.filter(own | Q(consultation__closed_on__isnull=False, consultation__in=asked))

    def unsettled(self) -> Self:
        return self.filter(stance=Stance.REMARKS, settled="")

    def awaited(self, day: date) -> Self:
        """Those nobody had given by the end of that day."""
        open_ones = Consultation.objects.open_on(day).values("pk")
        return self.filter(Q(answered_on=None) | Q(answered_on__gt=day), consultation__in=open_ones)


class Opinion(models.Model):
    """What one agency that was asked answered, and what the asker made of it."""

    consultation = models.ForeignKey(
        Consultation, verbose_name=_("việc xin ý kiến"), on_delete=models.CASCADE, related_name="opinions"
    )
    agency = models.ForeignKey(
        Agency, verbose_name=_("cơ quan được xin ý kiến"), on_delete=models.PROTECT, related_name="opinions"
    )
    stance = models.CharField(_("trả lời"), max_length=8, choices=Stance, blank=True)
    words = models.TextField(_("nội dung góp ý"), blank=True)
    document = models.ForeignKey(
        Document, verbose_name=_("văn bản góp ý"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="opinions",
    )  # fmt: skip
    #: The day it counts for: what comes in after office hours counts for the next.
    answered_on = models.DateField(_("ngày trả lời"), null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("người trả lời"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="+",
    )  # fmt: skip
    #: "" where the agency answered here itself.
    source = models.CharField(_("nguồn nhập hộ"), max_length=250, blank=True)
    settled = models.CharField(_("tiếp thu, giải trình"), max_length=12, choices=Settlement, blank=True)
    explanation = models.TextField(_("nội dung tiếp thu, giải trình"), blank=True)
    settled_on = models.DateField(_("ngày tiếp thu, giải trình"), null=True, blank=True)
    #: How often it was written: whoever saves must have seen the same.
    version = models.PositiveIntegerField(_("lần ghi"), default=0)

    objects = OpinionQuerySet.as_manager()

    NOTE_VERBS = OPINION_VERBS

    class Meta:
        verbose_name = "ý kiến"
        verbose_name_plural = "ý kiến"
        ordering = ["consultation", "agency__sort_key", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["consultation", "agency"],
                name="documents_each_is_asked_once",
                violation_error_message=_("Cơ quan này đã được xin ý kiến về việc này."),
            ),
            models.CheckConstraint(
                condition=(
                    Q(answered_on=None, stance="", settled="")
                    | Q(answered_on__isnull=False, stance__in=["agrees", "remarks"])
                ),
                name="documents_an_answer_has_its_day",
                violation_error_message=_("Ý kiến đã trả lời thì phải có ngày trả lời."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agency}: {self.consultation}"

    def get_absolute_url(self) -> str:
        return reverse("documents:opinion", args=[self.pk])

    def is_answered_by(self, user: Any) -> bool:
        """Is it for the agency of `user` to answer it: the one that was asked, or its heir?"""
        return bool(user.charge.answers_for(self.agency_id, self.consultation.subject))

    def in_place_of(self, user: Any) -> Agency | None:
        """Also where the asker enters it: the asker is then nobody's heir here."""
        found: Agency | None = user.in_place_of(self.agency, self.consultation.subject)
        return found

    @property
    def is_theirs(self) -> bool:
        """The agency answered here itself: nobody enters anything else for it."""
        return self.answered_on is not None and not self.source

    def state(self, today: date) -> OpinionState:
        asked = self.consultation
        return rules.opinion_state(self.answered_on, asked.due_on, today, is_withdrawn=asked.withdrawn_on is not None)
