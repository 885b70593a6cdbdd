"""Keeping and taking away; what its tasks are told."""

from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext as _

from haidang.kit.records import services as records
from haidang.office.accounts.books import refuse_others
from haidang.office.documents.models import Document
from haidang.plan.followup.services import drop_draft, tell_tasks
from haidang.registers.information.telling import sentence

M = TypeVar("M", bound=models.Model)


@transaction.atomic
def keep(form: Any, *, by: Any) -> models.Model:
    """What the form says: of one's own agency, or of any for who keeps every book. Its tasks hear of what is new."""
    field = next(name for name in ("agency", "licence") if name in form.fields)
    refuse_others(form.instance.agency, by=by, field=field)
    changed = form.instance.pk is not None and "tasks" in form.changed_data
    row = records.save(form, by=by)
    if changed:
        drop_draft(row, by=by)
    tell(row, by=by)
    return row


@transaction.atomic
def remove(record: models.Model, *, by: Any, reason: str) -> None:
    """Nothing of it stays in the drafts of its tasks."""
    held = type(record)._default_manager.for_user(by, "delete").get(pk=record.pk)  # type: ignore[attr-defined]
    drop_draft(held, by=by)
    records.delete(held, by=by, reason=reason)


def tell(row: Any, *, by: Any) -> None:
    """Its tasks are told what has become of it, where there is something to tell."""
    if told := sentence(row):
        tell_tasks(row, told, by=by)


def in_force(paper: Document | None, what: str) -> Document:
    """The paper of an act that stands on nothing without it; `what`: "giấy phép"."""
    if paper is None:
        raise ValidationError(
            {"number": _("Chưa ghi %(what)s. Ghi số, ký hiệu và ngày.") % {"what": what}}, code="no-paper"
        )
    return _not_withdrawn(paper)


def maybe(paper: Document | None) -> Document | None:
    return paper and _not_withdrawn(paper)


def _not_withdrawn(paper: Document) -> Document:
    if paper.withdrawn_as:
        raise ValidationError(
            {"number": _("Văn bản %(paper)s đã rút, không dùng được.") % {"paper": paper}}, code="withdrawn"
        )
    return paper
