"""What happened to a record, told so that a page can show it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import FieldDoesNotExist
from django.db.models import Field, Model
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from haidang.kit.audit.choices import COMMON_FIELDS, COMMON_VERBS, FAULTS, KINDS
from haidang.kit.audit.models import Note, Seal
from haidang.kit.audit.rules import Fault


@dataclass(frozen=True)
class Change:
    """A field by its official name, and what stood there before and after."""

    field: str
    old: str
    new: str


@dataclass(frozen=True)
class Line:
    """One act in the story of a record."""

    at: datetime
    by: str
    verb: str
    label: str
    changes: tuple[Change, ...]
    reason: str


def history(obj: Model) -> list[Line]:
    """The story of one record, newest last. One query, however long the story."""
    notes = Note.objects.filter(content_type=ContentType.objects.get_for_model(obj), object_id=str(obj.pk))
    return [_line(note, type(obj)) for note in notes.order_by("pk")]


def last_moments(model: type[Model], keys: Iterable[Any], verbs: Iterable[str]) -> dict[str, datetime]:
    """When each of these records (by its key, as the book writes it) last had one of these acts. One query."""
    kind = ContentType.objects.get_for_model(model)
    rows = Note.objects.filter(content_type=kind, object_id__in={str(key) for key in keys}, verb__in=set(verbs))
    return dict(rows.order_by("pk").values_list("object_id", "at"))


def last_made(model: type[Model], begin: str) -> str:
    """What the record made last of this kind was called, of those beginning like this, also when it is gone. One query.

    Numbers that rise go on from it: one that somebody has read on a paper is not given to another.
    """
    kind = ContentType.objects.get_for_model(model)
    notes = Note.objects.filter(content_type=kind, verb__in=("added", "created"), object_name__startswith=begin)
    return notes.order_by("-pk").values_list("object_name", flat=True).first() or ""


@dataclass(frozen=True)
class LogLine:
    """One act in the book of all acts, as one reader may see it."""

    at: datetime
    by: str
    label: str
    kind: str
    name: str
    reason: str
    url: str


def log_lines(notes: Iterable[Note], user: Any) -> list[LogLine]:
    """Acts of all kinds of records. A record that `user` may not see is told by its kind and number alone.

    One query for each kind on the page. Who oversees everything also reads the names of what is gone, but for kinds
    that are for some alone (`is_restricted = True` on the model).
    """
    listed = list(notes)
    kinds = ContentType.objects.get_for_models(*filter(None, (note.content_type.model_class() for note in listed)))
    models = {kind.pk: model for model, kind in kinds.items()}
    seen = {
        pk: _seen(model, [note for note in listed if note.content_type_id == pk], user) for pk, model in models.items()
    }
    return [_log_line(note, models.get(note.content_type_id), seen, user) for note in listed]


def _seen(model: type[Model], notes: list[Note], user: Any) -> dict[str, Model]:
    rows = getattr(model._default_manager, "for_user", None)
    if rows is None:
        return {}
    try:
        return {str(row.pk): row for row in rows(user, "view").filter(pk__in={note.object_id for note in notes})}
    except (TypeError, ValueError):
        return {}


def _log_line(note: Note, model: type[Model] | None, seen: dict[int, dict[str, Model]], user: Any) -> LogLine:
    record = seen.get(note.content_type_id, {}).get(note.object_id)
    shown = record is not None or (user.oversees and not getattr(model, "is_restricted", False))
    kind = str(model._meta.verbose_name) if model else note.content_type.model
    words = COMMON_VERBS | getattr(model, "NOTE_VERBS", {})
    return LogLine(
        at=note.at,
        by=note.by_name,
        label=str(words.get(note.verb, note.verb)),
        kind=kind[:1].upper() + kind[1:],
        name=note.object_name if shown else _("số %(number)s") % {"number": note.object_id},
        reason=note.reason if shown else "",
        url=record.get_absolute_url() if record and hasattr(record, "get_absolute_url") else "",
    )


def _line(note: Note, model: type[Model]) -> Line:
    words = COMMON_VERBS | getattr(model, "NOTE_VERBS", {})
    return Line(
        at=note.at,
        by=note.by_name,
        verb=note.verb,
        label=str(words.get(note.verb, note.verb)),
        changes=tuple(_change(model, name, pair) for name, pair in note.changes.items()),
        reason=note.reason,
    )


def _change(model: type[Model], name: str, pair: list[Any]) -> Change:
    try:
        field = model._meta.get_field(name)
    except FieldDoesNotExist:
        field = None
    words = COMMON_FIELDS | getattr(model, "NOTE_FIELDS", {})
    label = str(getattr(field, "verbose_name", words.get(name, name)))
    old, new = (_said(field, value) for value in [*pair, None, None][:2])
    return Change(label[:1].upper() + label[1:], old, new)


def _said(field: Any, value: Any) -> str:
    """A stored value in the words of the office."""
    if value is None or value in ("", []):
        return _("(trống)")
    if isinstance(value, bool):
        return _("có") if value else _("không")
    if isinstance(value, list):
        return ", ".join(_said(field, item) for item in value)
    if isinstance(field, Field) and field.choices:
        return str(dict(field.flatchoices).get(value, value))
    return _day(field, value) or str(value)


def _day(field: Any, value: Any) -> str:
    """Days are stored as ISO and read as day/month/year."""
    kind = field.get_internal_type() if isinstance(field, Field) else ""
    try:
        if kind == "DateField":
            return date_format(date.fromisoformat(value), "d/m/Y")
        if kind == "DateTimeField":
            return date_format(localtime(datetime.fromisoformat(value)), "d/m/Y H:i")
    except (TypeError, ValueError):
        pass
    return ""


def sentence(fault: Fault) -> str:
    """What is wrong, as the person at the command line reads it."""
    words = {"kind": KINDS.get(fault.kind, ""), "number": fault.number, "other": fault.other, "name": fault.name}
    said = str(FAULTS[fault.code]) % words
    return said[:1].upper() + said[1:]


def assurance() -> str:
    """All is well, and the seal to keep outside: with it a log cut off later is found out."""
    last = Seal.objects.order_by("number").last()
    if last is None:
        return _("Nhật ký còn trống.")
    return _("Nhật ký nguyên vẹn. Niêm phong cuối, nên lưu ở ngoài máy chủ: %(number)s:%(digest)s") % {
        "number": last.number,
        "digest": last.digest,
    }
