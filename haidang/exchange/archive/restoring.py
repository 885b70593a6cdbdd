"""Making an empty installation into what an archive says: rows and files, all of it or nothing."""

import hashlib
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from itertools import islice
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError, OperationalError, connection, transaction

from haidang.exchange.archive import schema
from haidang.exchange.archive.checking import Damaged, Fault, Opened, Tell, Unusable, check, disk_said, opened
from haidang.exchange.archive.choices import REFUSALS
from haidang.exchange.archive.models import Restoration
from haidang.exchange.archive.rules import Manifest, shown
from haidang.exchange.archive.tables import Spelt, Table, knows_key, tables
from haidang.kit import clock
from haidang.kit.audit import triggers
from haidang.kit.audit.models import Note, Seal
from haidang.kit.audit.selectors import sentence
from haidang.kit.audit.services import is_busy, note, verify
from haidang.kit.jobs.models import Job
from haidang.kit.personal.keys import Unreadable
from haidang.kit.search import engines

#: What a new installation has before anybody works in it, and what goes when an archive comes.
SET_UP = frozenset(
    {"contenttypes", "auth", "account", "mfa", "audit", "accounts", "directory", "norms", "partners", "archive"}
)
#: Of these only what came with the program: what a person entered is work.
_SEEDED = ("norms", "partners")
_AT_ONCE = 500
#: Folders of the data in which files of records lie.
_FOLDERS = ("files", "uploads")


class Refused(ValidationError):
    """Nothing was changed; says why."""

    def __init__(self, code: str, **found: Any) -> None:
        super().__init__(REFUSALS[code].format(**found), code=code)


# ── may it be done here? ─────────────────────────────────────────────────────────────────────────


def refuse_unless_empty() -> None:
    """Raises Refused, naming what is here."""
    found = []
    for table in tables():
        room = table.model._meta.app_label
        # rows between two records are there when the records are
        if room not in SET_UP and not table.model._meta.auto_created and table.model._base_manager.exists():
            found.append(f"{table.model._meta.verbose_name}: {table.model._base_manager.count()}")
    entered = Note.objects.filter(content_type__app_label__in=_SEEDED).exclude(by=None).count()
    if entered:
        found.append(f"việc đã ghi trong định mức, đối tác: {entered}")
    if found:
        raise Refused("not-empty", found="; ".join(found[:5]))
    for folder in _FOLDERS:
        if lying := next((each for each in (_data() / folder).rglob("*") if each.is_file()), None):
            raise Refused("files", found=lying.relative_to(_data()).as_posix())


def _refuse_unless_fitting(archive: Opened, *, is_running: bool) -> None:
    """The same tables, the same key, and room for the files."""
    manifest = archive.manifest
    if not knows_key(manifest.key):
        raise Refused("key")
    ours, theirs = schema.prints(schema.whole(tables())), schema.prints(archive.schema)
    if differing := sorted(label for label in ours.keys() | theirs.keys() if ours.get(label) != theirs.get(label)):
        raise Refused("schema", found=", ".join(differing[:5]), program=manifest.program)
    needed = sum(each.size for each in manifest.files)
    if shutil.disk_usage(_data()).free < needed * 1.1:
        raise Refused("room", found=-(-needed // 1_000_000))
    if is_running and not _are_kinds_the_same(archive):
        raise Refused("kinds")


def _are_kinds_the_same(archive: Opened) -> bool:
    """Processes that run remember the numbers of kinds of records; they must not change under them."""
    told = next(each for each in archive.manifest.models if each.model == "contenttypes.contenttype")
    theirs = {(row["app_label"], row["model"]): row["id"] for row in archive.rows(told)}
    return theirs == {(kind.app_label, kind.model): kind.pk for kind in ContentType.objects.all()}


# ── all or nothing ───────────────────────────────────────────────────────────────────────────────


def restore(path: Path, *, by_name: str, is_running: bool, tell: Tell) -> Restoration:
    """Everything from the archive at `path`. Raises Refused, and then nothing has changed.

    `is_running`: other processes of the program are at work here (a restore from a page).
    """
    refuse_unless_empty()
    checked = check(path, tell=tell)
    if checked.faults:
        raise Refused("faults", found=" ".join(fault.sentence() for fault in checked.faults[:5]))
    with _causes_said(), opened(path) as archive:
        _refuse_unless_fitting(archive, is_running=is_running)
        with _laid_out(archive, tell) as waiting, transaction.atomic():
            refuse_unless_empty()
            made = _replace(archive, checked.sha256, by_name, tell)
            # The last act before it counts: a file without a row does no harm, a row without its file would.
            with _moved(waiting):
                Job.objects.open().update(heartbeat_at=clock.now())  # it is this job that lives
    ContentType.objects.clear_cache()
    return made


@contextmanager
def _causes_said() -> Iterator[None]:
    """What the machine, the database or the file may have against it, each in its own sentence.

    Anything else that is raised is a fault of the program: it is heard, and nothing has changed either.
    """
    try:
        yield
    except Unusable as unusable:
        raise Refused("faults", found=unusable.fault.sentence()) from unusable
    except Damaged as damaged:  # what was whole when it was looked through: somebody writes to the file
        raise Refused("faults", found=Fault("part", shown(str(damaged))).sentence()) from damaged
    except OSError as fault:
        raise Refused("disk", found=disk_said(fault)) from fault
    except (IntegrityError, DataError) as fault:
        raise Refused("database", found=_first_line(fault)) from fault
    except OperationalError as fault:
        if is_busy(fault):
            raise Refused("busy") from fault
        if not is_out_of_order(fault):
            raise
        raise Refused("server", found=_first_line(fault)) from fault


#: SQLite: no memory, only to be read, the disk, a broken file, full, cannot be opened.
_SQLITE = frozenset({
    sqlite3.SQLITE_NOMEM, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_CANTOPEN,
})  # fmt: skip
#: PostgreSQL: the connection, what it has too little of, what administration does, what the system does.
_CLASSES = frozenset({"08", "53", "57", "58"})


def is_out_of_order(fault: OperationalError) -> bool:
    """Is it the database that cannot work, and not we who ask for what is not there?"""
    cause = fault.__cause__
    if (code := getattr(cause, "sqlite_errorcode", None)) is not None:
        return code & 0xFF in _SQLITE
    state = getattr(cause, "sqlstate", None)
    return state is None or state[:2] in _CLASSES  # a connection that broke off says nothing


def _first_line(fault: Exception) -> str:
    return next(iter(str(fault).splitlines()), "")[:200]


def _replace(archive: Opened, sha256: str, by_name: str, tell: Tell) -> Restoration:
    """The rows of the archive in the place of those of the new installation; then the log is looked through."""
    kept, last = tables(), Seal.objects.order_by("number").last()
    with triggers.asleep(connection):
        for table in kept:
            _execute(f'DELETE FROM "{table.name}"')
        _execute('DELETE FROM "accounts_opensession"')
        by_label = {each.model: each for each in archive.manifest.models}
        for done, table in enumerate(kept):
            tell(done, len(kept), str(table.model._meta.verbose_name)[:200])
            told = by_label[table.label]
            _load(table, archive.rows(told))
            if told.next is not None:
                _number_on(table, told.next)
        # Work in the background belonged to people and records that are gone.
        Job.objects.update(by=None, about_type=None, about_id=None)
        connection.check_constraints()
    ContentType.objects.clear_cache()
    engines.rebuild()
    if faults := verify():
        raise Refused("faults", found=" ".join(sentence(fault) for fault in faults[:5]))
    return _noted(archive.manifest, sha256, by_name, last)


def _noted(manifest: Manifest, sha256: str, by_name: str, last: Seal | None) -> Restoration:
    made = Restoration.objects.create(
        year=manifest.year,
        made_at=datetime.fromisoformat(manifest.made_at),
        made_by=manifest.made_by[:250],
        sha256=sha256,
        seal=manifest.seal,
        replaced=f"{last.number}:{last.digest}" if last else "",
        by_name=by_name[:250],
    )
    note(made, "restored", by=None, changes={"seal": [None, manifest.seal], "by_name": [None, by_name]})
    return made


def _load(table: Table, rows: Iterator[dict[str, Any]]) -> None:
    columns = table.columns
    names = ", ".join(f'"{each.field.column}"' for each in columns)
    insert = f'INSERT INTO "{table.name}" ({names}) VALUES ({", ".join(["%s"] * len(columns))})'
    with connection.cursor() as cursor:
        while lot := list(islice(rows, _AT_ONCE)):
            cursor.executemany(insert, [[_stored(table, each, row) for each in columns] for row in lot])


def _stored(table: Table, column: Spelt, row: dict[str, Any]) -> Any:
    """One value for the database; Refused for what is no value of this column."""
    try:
        return column.stored(row[column.name], connection)
    except (ValueError, TypeError, ArithmeticError, Unreadable) as fault:
        place = f"{table.label} {row[table.key.attname]}, cột {column.name}"
        raise Refused("value", found=shown(place)) from fault


def _number_on(table: Table, number: int) -> None:
    """The next new row gets the number it would have had where the archive was made."""
    if connection.vendor == "postgresql":
        called = "SELECT setval(pg_get_serial_sequence(%s, %s), %s, false)"
        _execute(called, [f'"{table.name}"', table.key.column, number])
        return
    _execute("DELETE FROM sqlite_sequence WHERE name = %s", [table.name])
    _execute("INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)", [table.name, number - 1])


def _execute(sql: str, arguments: list[Any] | None = None) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, arguments)


# ── files ────────────────────────────────────────────────────────────────────────────────────────


def _data() -> Path:
    return Path(settings.HAIDANG_DATA)


@contextmanager
def _laid_out(archive: Opened, tell: Tell) -> Iterator[Path]:
    """The attached files beside where they will lie, on the same disk; gone when it did not come to that."""
    _data().mkdir(parents=True, exist_ok=True, mode=0o700)
    waiting = Path(mkdtemp(prefix="restoring-", dir=_data()))
    try:
        kept = archive.manifest.files
        for done, each in enumerate(kept):
            tell(done, len(kept), each.path.rpartition("/")[2][:200])
            target = waiting / each.place
            target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            target.touch(mode=0o600)
            digest = hashlib.sha256()
            with target.open("wb") as to:
                for piece in archive.pieces(each.path):
                    to.write(piece)
                    digest.update(piece)
            if digest.hexdigest() != each.sha256:
                raise Refused("faults", found=each.path)
        yield waiting
    finally:
        shutil.rmtree(waiting, ignore_errors=True)


@contextmanager
def _moved(waiting: Path) -> Iterator[None]:
    """The files in their places; back out again if what follows fails."""
    moved: list[Path] = []
    try:
        for source in sorted(each for each in waiting.rglob("*") if each.is_file()):
            target = _data() / source.relative_to(waiting)
            target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            os.replace(source, target)
            moved.append(target)
        yield
    except BaseException:
        for target in moved:
            target.unlink(missing_ok=True)
        raise
