"""Showing a personal value, which always leaves a trace."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Model
from django.utils.translation import gettext as _

from haidang.kit.audit.services import note
from haidang.kit.personal.keys import Unreadable
from haidang.kit.personal.models import Viewing
from haidang.kit.personal.rules import MASK
from haidang.kit.personal.selectors import may_reveal


def reveal(record: Model, name: str, *, by: Any, reason: str) -> Any:
    """The plain value of the personal field `name`, for `by`, who says why; None when there is none.

    Each view is logged: Luật 91/2025/QH15, NĐ 356/2025/NĐ-CP (before 01/01/2026: NĐ 13/2023/NĐ-CP).
    """
    field: Any = record._meta.get_field(name)
    if not reason.strip():
        raise ValidationError(_("Chưa có lý do xem. Hãy ghi lý do: mỗi lần xem dữ liệu cá nhân đều được lưu lại."))
    if record.pk is None or not may_reveal(record, by, name):
        raise PermissionDenied
    value = getattr(record, name)
    try:
        plain = field.plain(value)
    except Unreadable:
        raise ValidationError(
            _("Không giải mã được “%(field)s”: khóa cũ không còn. Hãy báo quản trị hệ thống.")
            % {"field": field.verbose_name}
        ) from None
    Viewing.objects.create(
        content_type=ContentType.objects.get_for_model(record),
        object_id=str(record.pk),
        object_name=str(record),
        field=name,
        by=by,
        by_name=str(by)[:250],
        reason=reason.strip(),
    )
    return plain


@transaction.atomic
def erase(record: Model, *, by: Any, reason: str) -> list[str]:
    """Take all personal values out of a record, for good; what it counts for stays. The names of the fields emptied.

    For who answers for personal data and sees the record. The history says that and why, never what.
    """
    why = reason.strip()
    if not why:
        raise ValidationError(_("Chưa có lý do. Hãy ghi lý do: dữ liệu đã xóa không lấy lại được."))
    if not by.may("change", "personal"):
        raise PermissionDenied
    rows = type(record)._default_manager.for_user(by, "view")  # type: ignore[attr-defined]
    row = rows.select_for_update(of=("self",)).get(pk=record.pk)
    # a value that is there carries its token
    fields = [each for each in row._meta.concrete_fields if hasattr(getattr(row, each.attname), "token")]
    for each in fields:
        setattr(row, each.name, None if each.null else "")
    row.save(update_fields=[each.name for each in fields])
    note(row, "erased", by=by, changes={each.name: [MASK, None] for each in fields}, reason=why)
    return [str(each.verbose_name) for each in fields]
