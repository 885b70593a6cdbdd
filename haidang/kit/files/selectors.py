"""What a page needs to show the files of a record."""

from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.urls import reverse

from haidang.kit.files.forms import RemovalForm, UploadForm
from haidang.kit.files.models import StoredFile


@dataclass(frozen=True, slots=True)
class FilesPanel:
    """The files of one record before one person: what templates files/list.html and files/upload.html expect."""

    rows: list[StoredFile]
    may_change: bool
    #: "plans-task-12": for ids on the page.
    key: str
    attach_url: str
    bundle_url: str
    upload: UploadForm
    removal: RemovalForm


def files_panel(record: Model, user: Any) -> FilesPanel:
    """The files of a record that `user` may see (the caller has asked). Two queries, however many files."""
    kind = ContentType.objects.get_for_model(record)
    key = f"{kind.app_label}-{kind.model}-{record.pk}"
    address = (f"{kind.app_label}.{kind.model}", record.pk)
    may_change = type(record)._default_manager.for_user(user, "change").filter(pk=record.pk).exists()  # type: ignore[attr-defined]
    return FilesPanel(
        rows=list(StoredFile.objects.on(record).select_related("by")),
        may_change=may_change and getattr(record, "takes_files", True),
        key=key,
        attach_url=reverse("files:attach", args=address),
        bundle_url=reverse("files:bundle", args=address),
        upload=UploadForm(auto_id=f"{key}-%s"),
        removal=RemovalForm(auto_id=False),
    )
