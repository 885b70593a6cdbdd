"""The source: what was uploaded, and its text as it will be for ever."""

from pathlib import Path
from typing import Any, NoReturn, Self

from django.conf import settings
from django.core.files.storage import FileSystemStorage
from django.db import models
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from haidang.kit import clock
from haidang.kit.records.querysets import RecordQuerySet
from haidang.papers.sources.text import Place, Source, Span, Table, Word
from haidang.plan.plans.choices import UploadState
from haidang.plan.plans.models.plans import Plan


class Uploads(FileSystemStorage):
    """Beside the database, never under what the web server gives away; nobody else of the machine reads it."""

    def __init__(self) -> None:
        super().__init__(file_permissions_mode=0o600, directory_permissions_mode=0o700)

    # asked for anew each time: an installation says where its data lie, and so does a test
    @property
    def base_location(self) -> Path:
        return Path(settings.HAIDANG_DATA) / "uploads"

    @property
    def location(self) -> str:
        return str(self.base_location.absolute())


def _uploads() -> FileSystemStorage:
    return Uploads()


class UploadQuerySet(RecordQuerySet["Upload"]):
    def for_user(self, user: Any, verb: str) -> Self:
        """The desk sees what any of its people uploaded."""
        return self if user.is_authenticated and user.is_desk else self.none()

    def of_content(self, sha256: str) -> Self:
        """Those of the same bytes that were taken, or still may be."""
        return self.filter(sha256=sha256).exclude(state=UploadState.REFUSED)


class Upload(models.Model):
    """A file on its way to becoming a source; it waits here while it is read, and when it must be asked about."""

    name = models.CharField(_("tên tệp"), max_length=250)
    file = models.FileField(_("tệp"), storage=_uploads, max_length=100, blank=True)
    size = models.PositiveBigIntegerField(_("cỡ, byte"))
    sha256 = models.CharField(_("mã băm SHA-256"), max_length=64, db_index=True, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("người tải lên"), on_delete=models.PROTECT, related_name="uploads"
    )
    at = models.DateTimeField(_("lúc"), default=clock.now)
    state = models.CharField(_("trạng thái"), max_length=12, choices=UploadState, default=UploadState.WAITING)
    #: Why it was refused, or what is asked.
    words = models.TextField(_("lời báo"), blank=True)
    plan = models.ForeignKey(
        Plan, verbose_name=_("kế hoạch"), on_delete=models.PROTECT, null=True, blank=True, related_name="uploads"
    )
    source = models.ForeignKey(
        "SourceText", verbose_name=_("văn bản gốc"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="uploads",
    )  # fmt: skip
    #: It is the approved paper of a task's product: its tasks hang under that task.
    product = models.ForeignKey(
        "plans.TaskProduct", verbose_name=_("sản phẩm của nhiệm vụ"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="uploads",
    )  # fmt: skip

    objects = UploadQuerySet.as_manager()

    NOTE_VERBS = {
        "refused": _("Không nhận tệp"),
        "answered": _("Trả lời về số đã có"),
    }

    class Meta:
        verbose_name = "tệp tải lên"
        verbose_name_plural = "tệp tải lên"
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("plans:plan-upload-state", args=[self.pk])

    @property
    def is_under_way(self) -> bool:
        return self.state in (UploadState.WAITING, UploadState.READING)


class SourceText(models.Model):
    """The text of a signed paper, immutable: every value read later is an address in it."""

    plan = models.ForeignKey(
        Plan, verbose_name=_("kế hoạch"), on_delete=models.PROTECT, null=True, blank=True, related_name="sources"
    )
    name = models.CharField(_("tên tệp"), max_length=250)
    sha256 = models.CharField(_("SHA-256 của tệp"), max_length=64, db_index=True)
    format = models.CharField(_("định dạng"), max_length=16)
    text = models.TextField(_("toàn văn"))
    #: What the geometry of the file told: tables, places, bold, words seen by OCR; offsets only.
    layout = models.JSONField(_("bố cục"), default=dict)
    created_at = models.DateTimeField(_("đọc lúc"), default=clock.now)

    class Meta:
        verbose_name = "toàn văn kế hoạch"
        verbose_name_plural = "toàn văn kế hoạch"
        ordering = ["id"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        fields = kwargs.get("update_fields")
        if self.pk and set(fields or ["text"]) - {"plan"}:
            self._refuse()
        super().save(*args, **kwargs)

    def _refuse(self) -> NoReturn:
        raise ValueError("A source never changes: every value read from it is an address in it.")

    @cached_property
    def source(self) -> Source:
        """The text with its places, as the reader takes it."""
        layout = self.layout
        return Source(
            name=self.name,
            text=self.text,
            format=self.format,
            wrapped=layout.get("wrapped"),
            tables=tuple(
                Table(Span(*span), tuple(tuple(Span(*cell) for cell in row) for row in rows))
                for span, rows in layout.get("tables", ())
            ),
            places=tuple(Place(Span(start, end), kind, page) for start, end, kind, page in layout.get("places", ())),
            bold=tuple(Span(*span) for span in layout.get("bold", ())),
            words=tuple(Word(Span(start, end), sure) for start, end, sure in layout.get("words", ())),
            notes=tuple(layout.get("notes", ())),
        )

    @staticmethod
    def layout_of(source: Source) -> dict[str, Any]:
        """What `source` must find again, as JSON."""
        return {
            "wrapped": source.wrapped,
            "tables": [
                [
                    [table.span.start, table.span.end],
                    [[[cell.start, cell.end] for cell in row] for row in table.rows],
                ]
                for table in source.tables
            ],
            "places": [[p.span.start, p.span.end, p.kind, p.page] for p in source.places],
            "bold": [[span.start, span.end] for span in source.bold],
            "words": [[word.span.start, word.span.end, word.confidence] for word in source.words],
            "notes": list(source.notes),
        }
