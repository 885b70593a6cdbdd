"""A filled sheet judged row by row, by the form and the verb that pages use; kept all at once or not at all."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, DataError, transaction
from django.utils.translation import gettext as _

from haidang.kit.personal.fields import personal_fields
from haidang.kit.records.columns import said
from haidang.kit.records.register import Register
from haidang.kit.records.sheets import KEY, choices_of, fields_of
from haidang.kit.search.folding import plain

Row = dict[str, Any]
#: So much of a cell is told with its fault.
_TOLD = 60


@dataclass(frozen=True)
class Line:
    """A row with the verdict on it."""

    number: int
    row: Row
    #: "new", "changed", "same" or "bad".
    verdict: str
    name: str
    sentence: str

    @property
    def is_good(self) -> bool:
        return self.verdict in ("new", "changed")


class Refused(Exception):
    """Some row cannot be kept any more: nothing is."""

    def __init__(self, lines: list[Line]) -> None:
        self.lines = lines


def judge(register: Register, rows: list[Row], *, by: Any) -> list[Line]:
    """Do what would be done, see what comes of it, and undo it: so two rows of one number in the file are found too."""
    with transaction.atomic():
        lines = list(_kept(register, rows, by))
        transaction.set_rollback(True)
    return lines


def keep(
    register: Register, rows: list[Row], *, by: Any, told: Callable[[int], None] = lambda count: None
) -> list[Line]:
    """Keep every row, or none: somebody may have changed something since the preview. `told` hears how far it is."""
    lines = []
    with transaction.atomic():
        for line in _kept(register, rows, by):
            lines.append(line)
            told(len(lines))
        if any(line.verdict == "bad" for line in lines):
            raise Refused(lines)
    return lines


def _kept(register: Register, rows: list[Row], by: Any) -> Iterator[Line]:
    fields = fields_of(register, by)
    words = {name: _by_word(field) for name, field in fields.items()}
    for row in rows:
        try:
            with transaction.atomic():
                yield _one(register, row, _typed(row, fields, words), by)
        except _Bad as bad:
            yield Line(row[""], row, "bad", bad.name, " ".join(bad.sentences))
        except (OverflowError, DataError):
            # the key of a choice, before any form has looked at it: each engine says so in its own way
            yield Line(row[""], row, "bad", "", _("Có số lớn hơn mọi số mà sổ giữ được. Xem lại các ô chọn."))


class _Bad(Exception):
    """This row cannot be kept, and why."""

    def __init__(self, sentences: list[str], name: str = "") -> None:
        self.sentences, self.name = sentences, name


def _one(register: Register, row: Row, data: dict[str, Any], by: Any) -> Line:
    record = _record(register, row, by)
    # What the sheet has no column for stays as it is.
    held = _as_posted(register.form(instance=record, by=by)) if record else {}
    form = register.form(held | data, instance=record, by=by)
    if not form.is_valid():
        raise _Bad(list(_faults(form, row)))
    if record and not form.has_changed():
        return Line(row[""], row, "same", str(record), _("Không có gì khác."))
    try:
        saved = register.save(form, by=by)
    except ValidationError as refused:
        raise _Bad(list(refused.messages)) from None
    except PermissionDenied:
        raise _Bad([_("Bạn không có quyền thêm vào sổ này.")]) from None
    except DatabaseError:
        raise _Bad([_("Trùng hoặc trái với một dòng khác trong sổ.")]) from None
    changed = ", ".join(str(form.fields[name].label or name) for name in form.changed_data)
    return Line(
        row[""],
        row,
        "changed" if record else "new",
        str(saved),
        _("Sửa: %(names)s.") % {"names": changed} if record else _("Thêm mới."),
    )


def _record(register: Register, row: Row, by: Any) -> Any:
    if not (key := row.get(KEY)):
        return None
    with suppress(ValueError):
        if found := register.rows(by, "change").filter(pk=int(key)).first():
            return found
    raise _Bad(
        [_("ID %(key)s không có trong sổ, hoặc bạn không được sửa. Thêm mới thì để trống cột ID.") % {"key": key}]
    )


def _as_posted(form: Any) -> dict[str, Any]:
    """What a browser would send back if nothing were touched."""
    found = {name: form[name].value() for name in form.fields if not isinstance(form.fields[name], forms.FileField)}
    return {
        name: [getattr(v, "pk", v) for v in value] if isinstance(value, list | tuple) else value
        for name, value in found.items()
        if value is not None
    }


def _typed(row: Row, fields: dict[str, forms.Field], words: dict[str, dict[str, str]]) -> dict[str, Any]:
    """What a person would have typed or chosen in the form."""
    return {name: _value(fields[name], row[name], words[name]) for name in fields if name in row}


def _value(field: forms.Field, cell: str, words: dict[str, str]) -> Any:
    if isinstance(field, forms.BooleanField):
        return plain(cell) in ("co", "x", "1", "dung", "true")
    if isinstance(field, forms.MultipleChoiceField | forms.ModelMultipleChoiceField):
        return [_chosen(one.strip(), words) for one in cell.split(";") if one.strip()]
    if words and cell:
        return _chosen(cell, words)
    return _day(cell) if isinstance(field, forms.DateField) else cell


def _chosen(cell: str, words: dict[str, str]) -> str:
    return words.get(plain(cell), cell)


def _by_word(field: forms.Field) -> dict[str, str]:
    """A choice may be written as it is said, marks and case aside, or as it is stored."""
    offered = choices_of(field)
    return {plain(value): value for value, _told in offered} | {plain(told): value for value, told in offered}


def _day(cell: str) -> str:
    for form in ("%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y"):
        with suppress(ValueError):
            return datetime.strptime(cell, form).date().isoformat()  # noqa: DTZ007
    return cell


def _faults(form: Any, row: Row) -> Iterator[str]:
    """Each fault with the column it is in, and what stands there unless the sentence says it, or it is of a person."""
    hidden = {field.name for field in personal_fields(type(form.instance))}
    for name, faults in form.errors.items():
        label = form.fields[name].label or name if name in form.fields else ""
        cell = "" if name in hidden else str(row.get(name, ""))[:_TOLD]
        for fault in faults:
            where = f"{said(label)} “{cell}”" if cell and cell not in fault else said(label)
            yield f"{where}: {fault}" if label else str(fault)
