"""Keeping a record and taking it away: under right and lock, with a note."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models, transaction
from django.db.models import ProtectedError, RestrictedError
from django.forms import ModelForm
from django.utils.translation import gettext as _

from haidang.kit.audit.services import note

#: What a form leaves empty, and what a relation to nobody comes to.
_NOTHING: tuple[Any, ...] = (None, "", [])


@transaction.atomic
def save(form: ModelForm[Any], *, by: Any) -> models.Model:
    """Keep what a valid form says, and note what became different."""
    rows = type(form.instance)._default_manager
    if form.instance.pk is None:
        if not rows.may_add(by):
            raise PermissionDenied
        return _added(form, by=by)
    # A form has already put its values into its own instance: what stood before is asked of the database.
    held = rows.for_user(by, "change").select_for_update(of=("self",)).get(pk=form.instance.pk)
    _refuse_if_stale(form, held)
    before = _facts(held, form.changed_data)
    record: models.Model = form.save()
    changes = {name: [before[name], now] for name, now in _facts(record, form.changed_data).items()}
    if changes := {name: pair for name, pair in changes.items() if pair[0] != pair[1]}:
        note(record, "changed", by=by, changes=changes)
    return _still_seen(record, by=by)


def _added(form: ModelForm[Any], *, by: Any) -> models.Model:
    record: models.Model = form.save()
    facts = _facts(record, [name for name in form.fields if form.cleaned_data.get(name) not in _NOTHING])
    told = {name: [None, value] for name, value in facts.items() if value not in _NOTHING}
    note(record, "added", by=by, changes=told)
    return _still_seen(record, by=by)


def _still_seen(record: models.Model, *, by: Any) -> models.Model:
    """Nobody puts a record out of their own sight."""
    if not type(record)._default_manager.for_user(by, "view").filter(pk=record.pk).exists():  # type: ignore[attr-defined]
        raise ValidationError(
            _("Lưu như vậy thì chính bạn không còn được xem hồ sơ này. Xem lại cơ quan, đơn vị đã chọn.")
        )
    return record


def _refuse_if_stale(form: ModelForm[Any], held: models.Model) -> None:
    """Somebody may have saved between the reading of the row and the lock."""
    now = form.__class__(instance=held).initial
    if any(now.get(name) != form.initial.get(name) for name in form.fields if name in now):
        raise stale()


def stale() -> ValidationError:
    """Two people had the same record open, and the other was first."""
    return ValidationError(
        _("Trong lúc bạn sửa, người khác đã lưu hồ sơ này. Mở lại trang để xem bản mới rồi sửa tiếp."),
        code="stale",
    )


def _facts(record: models.Model, names: Sequence[str]) -> dict[str, Any]:
    """Values for the history. Those of personal fields are masks, since only the record itself is asked."""
    facts: dict[str, Any] = {}
    for name in names:
        value = getattr(record, name, None)
        facts[name] = [str(each) for each in value.all()] if isinstance(value, models.Manager) else value
    return facts


@transaction.atomic
def delete(record: models.Model, *, by: Any, reason: str) -> None:
    """Take a record away for good; its history stays. What others stand on cannot go."""
    rows = type(record)._default_manager.for_user(by, "delete")  # type: ignore[attr-defined]
    record = rows.select_for_update(of=("self",)).get(pk=record.pk)
    if not reason.strip():
        raise ValidationError(_("Chưa ghi lý do xóa. Ghi lý do rồi xóa lại."))
    note(record, "deleted", by=by, reason=reason.strip())
    try:
        record.delete()
    except (ProtectedError, RestrictedError) as refused:
        raise ValidationError(_held_by(record, refused)) from None


def _held_by(record: models.Model, refused: ProtectedError | RestrictedError) -> str:
    held = refused.protected_objects if isinstance(refused, ProtectedError) else refused.restricted_objects
    kinds: dict[str, int] = {}
    for each in held:
        name = str(each._meta.verbose_name)
        kinds[name] = kinds.get(name, 0) + 1
    told = ", ".join(f"{count} {name}" for name, count in kinds.items())
    return _("Chưa xóa được “%(name)s”: còn %(told)s dựa vào đó. Chuyển hoặc xóa những bản ghi ấy trước.") % {
        "name": record,
        "told": told,
    }
