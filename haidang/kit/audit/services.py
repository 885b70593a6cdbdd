"""Leaving a note of what was done; sealing what was noted and recorded; proving that nobody changed it since."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum
from typing import Any

import structlog
from django.contrib.contenttypes.models import ContentType
from django.db import OperationalError, connection, transaction
from django.db.models import Model

from haidang.kit import clock
from haidang.kit.audit import triggers
from haidang.kit.audit.models import Note, RowChange, Seal
from haidang.kit.audit.rules import (
    BEGINNING,
    Entry,
    Fault,
    entries_of,
    faults_of_rows,
    manifest,
    row_digest,
    seal_digest,
)

log = structlog.get_logger("haidang.audit")

#: The two logs that are sealed together.
_SEALED: dict[str, type[RowChange] | type[Note]] = {"change": RowChange, "note": Note}
#: Rows of each log in one seal.
_AT_ONCE = 5_000
#: How long the sealer waits for those who are writing, while others wait behind it.
_PATIENCE = "2s"
#: What PostgreSQL says when that was not long enough, and when it loosens a knot of two who wait for each other.
_BUSY = {"55P03", "40P01"}


def note(
    obj: Model,
    verb: str,
    *,
    by: Any,
    changes: Mapping[str, Sequence[Any]] | None = None,
    reason: str = "",
) -> Note:
    """Tell the office's story: `by` did `verb` to `obj`. Call it inside the transaction of the act itself.

    `by` is a user, or None when nobody was there (a stranger at the sign-in page). A record that belongs to somebody
    may be acted on by an heir: its `in_place_of(user)` names who is gone, and the story then says both.
    """
    made = _told(obj, verb, by=by, changes=changes, reason=reason)
    made.save(force_insert=True)
    return made


def note_all(rows: Iterable[Model], verb: str, *, by: Any, reason: str = "") -> None:
    """The same `verb` done to many rows at once, each with a note of its own, in as few statements as it takes."""
    Note.objects.bulk_create([_told(row, verb, by=by, reason=reason) for row in rows], batch_size=200)


def _told(
    obj: Model, verb: str, *, by: Any, changes: Mapping[str, Sequence[Any]] | None = None, reason: str = ""
) -> Note:
    actor = by if by is not None and by.is_authenticated else None
    return Note(
        content_type=ContentType.objects.get_for_model(obj),
        object_id=str(obj.pk),
        object_name=str(obj),
        verb=verb,
        by=actor,
        by_name=_named(actor, obj)[:250] if actor else "",
        changes={field: [_plain(value) for value in pair] for field, pair in (changes or {}).items()},
        reason=reason,
    )


def _named(actor: Any, obj: Model) -> str:
    in_place_of = getattr(obj, "in_place_of", None)
    gone = in_place_of(actor) if in_place_of else None
    return f"{actor} (thay cho {gone})" if gone else str(actor)


def _plain(value: Any) -> Any:
    """What JSON can hold; a record is told by its name, since its row may be gone when the story is read."""
    match value:
        case Enum():
            return _plain(value.value)
        case None | bool() | int() | float():
            return value
        case datetime() | date() | time():
            return value.isoformat()
        case Decimal() | str():
            return str(value)
        case Mapping():
            return {str(key): _plain(item) for key, item in value.items()}
        case Model():
            return str(value)
        case list() | tuple() | set() | frozenset():
            return [_plain(item) for item in value]
        case _:
            return str(value)


@transaction.atomic
def seal(now: datetime | None = None) -> list[Seal]:
    """Close everything written so far under seals, each chained to the one before; none when nothing is new.

    On PostgreSQL a number is taken before its row is seen: for a moment writers are kept out, so that no row
    can appear later under a number already sealed. Raises OperationalError when they do not finish in time
    (`is_busy`).
    """
    _keep_writers_out()
    made: list[Seal] = []
    last = Seal.objects.order_by("number").last()
    while new := _next_seal(last, now or clock.now()):
        made.append(last := new)
        # The same words in the log of the machine, kept elsewhere, show it when seals at the end are taken away.
        log.info("sealed", number=new.number, digest=new.digest, rows=new.count)
    return made


def is_busy(fault: OperationalError) -> bool:
    """Did others keep hold of what was asked for, and is nothing else wrong? Then a later try may do."""
    cause = fault.__cause__
    if (code := getattr(cause, "sqlite_errorcode", None)) is not None:
        return code & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
    return getattr(cause, "sqlstate", None) in _BUSY


def _keep_writers_out() -> None:
    """SQLite has one writer, and we are it."""
    if connection.vendor != "postgresql":
        return
    tables = ", ".join(f'"{model._meta.db_table}"' for model in _SEALED.values())
    with connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL lock_timeout = '{_PATIENCE}'")
        cursor.execute(f"LOCK TABLE {tables} IN SHARE ROW EXCLUSIVE MODE")
        cursor.execute("SET LOCAL lock_timeout TO DEFAULT")


def _next_seal(last: Seal | None, now: datetime) -> Seal | None:
    entries: list[Entry] = []
    bounds: list[int | None] = []
    for kind in _SEALED:
        before = _last_sealed(kind, last)
        new = list(_rows(kind, after=before, limit=_AT_ONCE))
        bounds += [new[0].number, new[-1].number] if new else [None, before or None]
        entries += new
    if not entries:
        return None
    made = Seal(number=(last.number if last else 0) + 1, count=len(entries), manifest=manifest(entries), at=now)
    made.first_change, made.last_change, made.first_note, made.last_note = bounds
    made.digest = _digest(made, last)
    made.save(force_insert=True)
    return made


def _digest(this: Seal, last: Seal | None) -> str:
    bounds = (this.first_change, this.last_change, this.first_note, this.last_note, this.count)
    return seal_digest(last.digest if last else BEGINNING, this.number, this.at, bounds, this.manifest)


def _last_sealed(kind: str, last: Seal | None) -> int:
    return (getattr(last, f"last_{kind}") or 0) if last else 0


def _rows(kind: str, *, after: int, until: int | None = None, limit: int | None = None) -> Iterator[Entry]:
    """The rows of one log as they stand, in order."""
    rows = _SEALED[kind]._default_manager.filter(pk__gt=after).order_by("pk")
    if until is not None:
        rows = rows.filter(pk__lte=until)
    for row in rows.values()[:limit].iterator():
        facts: dict[str, Any] = dict(row)
        yield Entry(kind, facts.pop("id"), row_digest(facts))


def verify(*, known: Mapping[int, str] | None = None) -> list[Fault]:
    """Seal what is new, then walk everything; an empty list says that nothing was changed since it was sealed.

    `known` are seals kept elsewhere (on paper, in the log of the machine): number and digest. Whoever can write
    to the database could take away the last seals with their rows; that shows only against something outside.
    """
    faults = [Fault("trigger", name=name) for name in triggers.missing(connection)]
    seal()
    sealed: list[Entry] = []
    digests: dict[int, str] = {}
    last: Seal | None = None
    for this in Seal.objects.order_by("number").iterator(chunk_size=20):
        faults += _faults_of_seal(this, last)
        digests[this.number] = this.digest
        sealed += entries_of(this.manifest)
        last = this
    for number, digest in (known or {}).items():
        if digests.get(number) != digest:
            faults.append(Fault("seal-unlike", number=number, name=digest))
    found = [entry for kind in _SEALED for entry in _rows(kind, after=0, until=_last_sealed(kind, last))]
    return faults + faults_of_rows(sealed, found)


def _faults_of_seal(this: Seal, last: Seal | None) -> list[Fault]:
    expected = last.number + 1 if last else 1
    if this.number > expected:
        return [Fault("seal-missing", number=number) for number in range(expected, this.number)]
    return [] if _digest(this, last) == this.digest else [Fault("seal-altered", number=this.number)]
