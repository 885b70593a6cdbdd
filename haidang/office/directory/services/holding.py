"""What every verb of the directory begins with: the right, the lock, and days that can be."""

from datetime import date
from typing import Any, TypeVar

from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Model, Q
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from haidang.office.directory.models import Agency

M = TypeVar("M", bound=Model)


def held(row: M, by: Any) -> M:
    """The row as it stands now, locked; who may not change it finds none (DoesNotExist)."""
    rows = type(row)._default_manager.for_user(by, "change")  # type: ignore[attr-defined]
    return rows.select_for_update(of=("self",)).get(pk=row.pk)


def refuse_unless_keeper(model: type[Model], by: Any) -> None:
    """Who does not keep the directory adds nothing to it."""
    if not model._default_manager.may_add(by):  # type: ignore[attr-defined]
        raise PermissionDenied


def said(day: date | None) -> str:
    return date_format(day, "d/m/Y") if day else _("trước tới nay")


def refuse_unless_alive(agency: Agency, on: date) -> None:
    """Nothing begins at a body that is not there that day."""
    if agency.is_alive(on):
        return
    if agency.valid_to is not None and agency.valid_to < on:
        raise ValidationError(
            _("%(agency)s đã kết thúc hoạt động ngày %(day)s nên không nhận gì từ ngày %(on)s. Chọn cơ quan kế thừa.")
            % {"agency": agency.name, "day": said(agency.valid_to), "on": said(on)}
        )
    raise ValidationError(
        _("%(agency)s chỉ có từ ngày %(day)s, chưa có vào ngày %(on)s. Xem lại ngày bắt đầu.")
        % {"agency": agency.name, "day": said(agency.valid_from), "on": said(on)}
    )


def refuse_unless_said(words: str, sentence: Any) -> str:
    """A decision, a basis, a reason: without it nobody later knows why."""
    if not words.strip():
        raise ValidationError(str(sentence))
    return words.strip()


def end(row: Any, last: date) -> None:
    """Let a dated row end with `last`. Errors: ValidationError where it begins only after that day, or ended before."""
    if row.valid_from is not None and row.valid_from > last:
        raise ValidationError(
            _("“%(row)s” bắt đầu từ ngày %(first)s, không thể kết thúc ngày %(last)s. Xem lại ngày.")
            % {"row": row, "first": said(row.valid_from), "last": said(last)}
        )
    if row.valid_to is not None and row.valid_to < last:
        raise ValidationError(_("“%(row)s” đã kết thúc từ ngày %(day)s.") % {"row": row, "day": said(row.valid_to)})
    row.valid_to = last
    row.save(update_fields=["valid_to"])


def lasting(last: date) -> Q:
    """The dated rows that would go on behind `last`."""
    return Q(valid_to=None) | Q(valid_to__gt=last)


def beginning_after(day: date) -> Q:
    return Q(valid_from__gt=day)
