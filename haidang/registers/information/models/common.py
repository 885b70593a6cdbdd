"""What the models of the room share: whose a row is, when its facts may still be written, papers of acts."""

from typing import Any, Self, TypeVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from haidang.kit.dossiers.models import Dossier
from haidang.kit.dossiers.rules import Course, step
from haidang.office.accounts.books import BookQuerySet, Hand, hands_of
from haidang.office.directory.models import Agency
from haidang.office.documents.models import Document
from haidang.registers.information.choices import WorkAct, WorkStage
from haidang.registers.partners.models import Partner

M = TypeVar("M", bound=models.Model, covariant=True)


def agency_field(related_name: str, label: Any) -> "models.ForeignKey[Any, Any]":
    return models.ForeignKey(Agency, verbose_name=label, on_delete=models.PROTECT, related_name=related_name)


def country_field(related_name: str, label: Any) -> "models.ForeignKey[Any, Any]":
    return models.ForeignKey(
        Partner, verbose_name=label, on_delete=models.PROTECT, null=True, blank=True, related_name=related_name,
        limit_choices_to={"kind": "country"},
    )  # fmt: skip


def paper_field(label: Any, related_name: str) -> "models.ForeignKey[Any, Any]":
    """A paper of an act: set by the act, never by the form."""
    return models.ForeignKey(
        Document, verbose_name=label, on_delete=models.PROTECT, null=True, blank=True, related_name=related_name,
        editable=False,
    )  # fmt: skip


def day_of_act(label: Any) -> "models.DateField[Any, Any]":
    return models.DateField(label, null=True, blank=True, editable=False)


PARTS_TOLD = {
    "part-added": _("Thêm"), "part-changed": _("Sửa phần"), "part-dropped": _("Bỏ"),
}  # fmt: skip


class WorkQuerySet(BookQuerySet[M]):
    """What is prepared is written; what was done keeps its facts."""

    def writable(self) -> Q:
        return Q(stage=WorkStage.DRAFT)

    def done(self) -> Self:
        return self.filter(stage=WorkStage.DONE)


class Work(Dossier):
    """Something that an agency prepares and then does."""

    course = Course({
        WorkAct.DO: step(Hand.AUTHOR, WorkStage.DRAFT, WorkStage.DONE),
        WorkAct.TELL: step(Hand.AUTHOR, WorkStage.DONE),
        WorkAct.CANCEL: step(Hand.AUTHOR, WorkStage.DRAFT, WorkStage.CANCELLED),
    })  # fmt: skip

    stage = models.CharField(_("trạng thái"), max_length=12, choices=WorkStage, default=WorkStage.DRAFT, editable=False)
    results = models.TextField(_("kết quả"), blank=True, editable=False)

    NOTE_VERBS = {
        "do": _("Đã thực hiện"), "tell": _("Ghi kết quả sau đó"), "cancel": _("Không thực hiện nữa"),
    } | PARTS_TOLD  # fmt: skip
    NOTE_FIELDS = {"part": _("phần của hồ sơ")}

    class Meta:
        abstract = True

    def hands(self, user: Any) -> frozenset[str]:
        return hands_of(self.agency_id, user)  # type: ignore[attr-defined]

    def in_place_of(self, user: Any) -> Agency | None:
        found: Agency | None = user.in_place_of(self.agency)  # type: ignore[attr-defined]
        return found
