"""A draft: the paper as a record gave it, what a person wrote in it, what it became. It stays as evidence."""

from datetime import date
from typing import Any, Self

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from haidang.kit import clock
from haidang.kit.files.models import StoredFile
from haidang.kit.records.querysets import RecordQuerySet
from haidang.kit.search.searchable import Searchable
from haidang.office.accounts.choices import Reach
from haidang.office.directory.models import Agency
from haidang.office.documents.choices import PLACES, DraftStage
from haidang.office.documents.models.papers import Document
from haidang.office.documents.paper_kinds import PaperKind, paper_kinds
from haidang.office.documents.rules_drafts import Edit
from haidang.papers.writer import kept
from haidang.papers.writer.model import Official

#: Drafts that came into the world: who oversees the papers of all reads them.
_OUT = (DraftStage.ISSUED, DraftStage.SIGNED)


#: The words themselves: what lists do not read.
WORDS = ("composed", "paper", "edits", "lost")


class DraftQuerySet(RecordQuerySet["Draft"]):
    """The drafts, in the words of the office."""

    def for_user(self, user: Any, verb: str) -> Self:
        """An agency its own, each person as far as they see the record; who oversees all papers what was issued.

        A draft is nobody else's: the letter about an agency is not read by it before it is sent.
        """
        reach = user.reach("view" if verb == "view" else "add", "document") if user.is_authenticated else None
        if reach is None or verb == "delete":
            return self.none()
        if verb != "view":
            return self.filter(self._about_what_is_seen(user), agency__in=user.charge.answers)
        ours = self.filter(self._about_what_is_seen(user), agency__in=user.charge.sees)
        # A list shows what a paper is about; its words may be two hundred pages.
        return (ours | self._out(reach)).defer(*WORDS)

    def seen_on(self, record: models.Model, user: Any) -> Self:
        """Those of a record that `user` sees already: the same rows as `for_user`, without asking for the record."""
        reach = user.reach("view", "document") if user.is_authenticated else None
        if reach is None:
            return self.none()
        rows = self.of(record)
        return (rows.filter(agency__in=user.charge.sees) | rows._out(reach)).defer(*WORDS)

    def _out(self, reach: str) -> Self:
        """What was issued, for who oversees the papers of all."""
        return self.filter(stage__in=_OUT) if reach == Reach.ALL else self.none()

    def _about_what_is_seen(self, user: Any) -> Q:
        """Rooms above have the records; this one knows them by their rights alone."""
        found = Q(pk__in=[])
        for type_id in Draft.objects.order_by().values_list("record_type", flat=True).distinct():
            model: Any = ContentType.objects.get_for_id(type_id).model_class()
            rows = getattr(model and model._default_manager, "for_user", None)
            if rows:
                found |= Q(record_type=type_id, record_id__in=rows(user, "view").order_by().values("pk"))
        return found

    def may_add(self, user: Any) -> bool:
        return bool(user.is_authenticated and user.may("add", "document"))

    def of(self, record: models.Model) -> Self:
        """Those that were drafted from a record."""
        return self.filter(record_type=ContentType.objects.get_for_model(record), record_id=record.pk)

    def standing(self) -> Self:
        """Those that nobody threw away."""
        return self.exclude(stage=DraftStage.DROPPED)


class Draft(models.Model):
    """One paper from its first composing to its signed file."""

    #: The key of its `PaperKind`.
    kind = models.CharField(_("loại dự thảo"), max_length=80)
    record_type = models.ForeignKey(
        ContentType, verbose_name=_("loại hồ sơ"), on_delete=models.PROTECT, related_name="+"
    )
    record_id = models.PositiveBigIntegerField(_("mã hồ sơ"))
    record = GenericForeignKey("record_type", "record_id")
    title = models.CharField(_("trích yếu"), max_length=500)
    agency = models.ForeignKey(Agency, verbose_name=_("cơ quan soạn"), on_delete=models.PROTECT, related_name="drafts")
    stage = models.CharField(_("tình trạng"), max_length=12, choices=DraftStage, default=DraftStage.DRAFTING)
    #: As the records said it, as a person wrote it, and what person wrote where (see `rules_drafts.Edit`).
    composed = models.JSONField(_("bản máy soạn"), editable=False)
    paper = models.JSONField(_("bản dự thảo"), editable=False)
    edits = models.JSONField(_("đoạn đã sửa"), default=list, editable=False)
    #: What a person wrote and the last composing found no place for.
    lost = models.JSONField(_("đoạn sửa chưa đặt lại được"), default=list, editable=False)
    composed_on = models.DateField(_("soạn theo hồ sơ ngày"), default=clock.today)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("người soạn"), on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField(_("soạn lúc"), default=clock.now)
    version = models.PositiveIntegerField(_("lần sửa"), default=1)
    #: Of the paper as it was issued: whoever has the words can prove that they are these.
    sha256 = models.CharField(_("mã băm SHA-256"), max_length=64, blank=True)
    document = models.OneToOneField(
        Document, verbose_name=_("văn bản đã ban hành"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="draft",
    )  # fmt: skip
    issued_at = models.DateTimeField(_("ban hành lúc"), null=True, blank=True)
    signed_file = models.ForeignKey(
        StoredFile, verbose_name=_("bản đã ký"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    signed_at = models.DateTimeField(_("nhận bản ký lúc"), null=True, blank=True)
    template = models.ForeignKey(
        "documents.PaperTemplate", verbose_name=_("mẫu của cơ quan"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="drafts",
    )  # fmt: skip

    objects = DraftQuerySet.as_manager()
    searchable = Searchable(title="title", text=("agency__name", "document__number"))

    #: Nothing hangs on a draft: the signed file is the document's.
    takes_files = False
    #: Whoever sees a draft of theirs sees its paper by itself: they issued it (asked by `DocumentQuerySet`).
    opens_its_paper = False

    NOTE_VERBS = {
        "drafted": _("Soạn văn bản"),
        "redrafted": _("Soạn lại theo hồ sơ"),
        "reworded": _("Sửa lời văn"),
        "restored": _("Lấy lại lời văn máy soạn"),
        "put-aside": _("Bỏ các đoạn sửa chưa đặt lại được"),
        "issued": _("Ban hành, vào sổ"),
        "signed": _("Nhận bản đã ký"),
        "dropped": _("Bỏ dự thảo"),
    }
    NOTE_FIELDS = PLACES | {"paragraph": _("đoạn văn")}

    class Meta:
        verbose_name = "dự thảo văn bản"
        verbose_name_plural = "văn bản dự thảo"
        ordering = ["-made_at", "-pk"]
        indexes = [
            models.Index(fields=["record_type", "record_id"], name="documents_draft_record"),
            models.Index(fields=["stage", "-made_at"], name="documents_draft_stage"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(stage__in=["issued", "signed"]) | Q(document__isnull=False) & ~Q(sha256=""),
                name="documents_issued_has_its_number",
                violation_error_message=_("Đã ban hành thì phải có văn bản trong sổ."),
            ),
            models.CheckConstraint(
                condition=~Q(stage="signed") | Q(signed_file__isnull=False),
                name="documents_signed_has_its_file",
                violation_error_message=_("Đã ký thì phải có tệp đã ký."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind_said}: {self.title}"[:200]

    def get_absolute_url(self) -> str:
        return reverse("documents:draft-record", args=[self.pk])

    @property
    def paper_kind(self) -> PaperKind | None:
        """None where the house does not know such papers any more."""
        return paper_kinds().get(self.kind)

    @property
    def kind_said(self) -> str:
        return str(kind.label) if (kind := self.paper_kind) else self.kind

    @property
    def official(self) -> Official:
        """The paper as it stands."""
        return _official(self.paper)

    @property
    def as_composed(self) -> Official:
        """The paper as the records said it."""
        return _official(self.composed)

    @property
    def edited(self) -> list[Edit]:
        return [Edit(**each) for each in self.edits]

    @property
    def unplaced(self) -> list[Edit]:
        return [Edit(**each) for each in self.lost]

    @property
    def is_open(self) -> bool:
        """It can still be written otherwise."""
        return self.stage == DraftStage.DRAFTING

    @property
    def is_whole(self) -> bool:
        """Is what was issued still, letter for letter, what its hash was made of?"""
        return not self.sha256 or kept.fingerprint(self.official) == self.sha256

    @property
    def issued_on(self) -> date | None:
        return self.official.head.day


def _official(told: Any) -> Official:
    found: Official = kept.from_json(told)
    return found


class PaperTemplateQuerySet(RecordQuerySet["PaperTemplate"]):
    def for_user(self, user: Any, verb: str) -> Self:
        """An agency its own; who signs for it says which form its papers have."""
        if not user.is_authenticated or not user.may("view" if verb == "view" else "add", "document"):
            return self.none()
        if verb == "view":
            return self.filter(agency__in=user.charge.sees)
        return self.filter(agency=user.agency_id) if user.agency_id and user.may("approve", "report") else self.none()

    def may_add(self, user: Any) -> bool:
        can = user.is_authenticated and user.may("add", "document") and user.may("approve", "report")
        return bool(can and user.agency_id)

    def in_use(self) -> Self:
        return self.filter(retired_at=None)


class PaperTemplate(models.Model):
    """A Word file by which an agency gives its papers of one kind their look. One stands; the earlier ones stay."""

    kind = models.CharField(_("loại dự thảo"), max_length=80)
    agency = models.ForeignKey(
        Agency, verbose_name=_("cơ quan"), on_delete=models.PROTECT, related_name="paper_templates"
    )
    name = models.CharField(_("tên tệp"), max_length=200)
    data = models.BinaryField(_("tệp mẫu"), editable=False)
    sha256 = models.CharField(_("mã băm SHA-256"), max_length=64, editable=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("người đưa lên"), on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField(_("đưa lên lúc"), default=clock.now)
    retired_at = models.DateTimeField(_("thôi dùng lúc"), null=True, blank=True)

    objects = PaperTemplateQuerySet.as_manager()

    NOTE_VERBS = {"added": _("Đưa mẫu lên"), "retired": _("Thôi dùng mẫu")}

    class Meta:
        verbose_name = "mẫu văn bản"
        verbose_name_plural = "mẫu văn bản"
        ordering = ["kind", "-at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "agency"],
                condition=Q(retired_at=None),
                name="documents_one_template_of_a_kind",
                violation_error_message=_("Cơ quan đã có mẫu cho loại văn bản này."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind_said}: {self.name}"

    @property
    def kind_said(self) -> str:
        kind = paper_kinds().get(self.kind)
        return str(kind.label) if kind else self.kind
