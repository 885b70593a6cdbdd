"""Looking through an archive without a database: names, digests, rows, attached files, the log. No Django."""

import errno
import hashlib
import io
import json
import lzma
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from haidang.exchange.archive.choices import DISK, FAULTS, LOG, LOG_KINDS
from haidang.exchange.archive.rules import (
    MANIFEST,
    SCHEMA,
    SUMS,
    Manifest,
    NotOurs,
    Told,
    is_place,
    is_safe,
    is_schema,
    manifest_of,
    row_of,
    shown,
    sums_of,
    swells,
)
from haidang.kit.audit.rules import BEGINNING, Entry, entries_of, faults_of_rows, row_digest, seal_digest

_PIECE = 1 << 20
#: Of what is read as a whole: the manifest, the schema, the digests; of a row on its line.
_MOST, _LONGEST = 200_000_000, 600_000_000
#: After so many of one kind the point is made.
_ENOUGH = 20
#: What reading a damaged zip raises: the last three of a way of packing nobody has, of a password, of a name not there.
_DAMAGED = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, ValueError, RuntimeError, KeyError)
#: What looks like the disk and is the zip: a place before the beginning of the file; a stream that is none.
_NO_DISK = (None, errno.EINVAL)

Tell = Callable[[int, int, str], None]


def _quiet(done: int, total: int, words: str) -> None:
    """Nobody is waiting to be told."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong with an archive, and where."""

    code: str
    found: str = ""

    def sentence(self) -> str:
        return FAULTS[self.code].format(found=self.found)


class Unusable(Exception):
    """So much is wrong that there is nothing to look through."""

    def __init__(self, code: str, found: str = "") -> None:
        super().__init__(code, found)
        self.fault = Fault(code, found)


class Damaged(Exception):
    """A part of the archive is not what it should be; its name."""


@contextmanager
def _reading(name: str) -> Iterator[None]:
    """Around reading of a part and nothing else. Raises Damaged, and Unusable where the disk is what cannot be read."""
    try:
        yield
    except OSError as fault:
        if fault.errno in _NO_DISK:
            raise Damaged(name) from fault
        raise Unusable("disk", disk_said(fault)) from fault
    except _DAMAGED as fault:
        raise Damaged(name) from fault


def disk_said(fault: OSError) -> str:
    """What is wrong with a file or its disk, as people say it."""
    return DISK.get(errno.errorcode.get(fault.errno or 0, ""), fault.strerror or type(fault).__name__)


@dataclass
class Opened:
    """An archive whose manifest could be read."""

    parts: zipfile.ZipFile
    manifest: Manifest
    digests: dict[str, str]
    schema: dict[str, Any]

    def rows(self, told: Told) -> Iterator[dict[str, Any]]:
        """The rows of one kind, one at a time. Raises Damaged, Unusable."""
        with (
            _reading(told.file),
            self.parts.open(told.file) as raw,
            io.TextIOWrapper(raw, "utf-8", newline="\n") as lines,
        ):
            while line := lines.readline(_LONGEST):
                if (row := row_of(line)) is not None:
                    yield row

    def pieces(self, name: str) -> Iterator[bytes]:
        """What a part holds. Raises Damaged, Unusable."""
        with _reading(name), self.parts.open(name) as source:
            while piece := source.read(_PIECE):
                yield piece


@dataclass
class Checked:
    """What was found: the manifest, if there is one, and everything that is wrong."""

    manifest: Manifest | None = None
    sha256: str = ""
    faults: list[Fault] = field(default_factory=list)


@contextmanager
def opened(path: Path) -> Iterator[Opened]:
    """The archive at `path`. Raises Unusable."""
    try:
        with _reading(path.name):
            parts = zipfile.ZipFile(path)
    except Damaged as damaged:
        raise Unusable("not-a-zip") from damaged
    with parts:
        yield _looked_into(parts)


def _looked_into(parts: zipfile.ZipFile) -> Opened:
    names = parts.namelist()
    if swells((entry.compress_size, entry.file_size) for entry in parts.infolist()):
        raise Unusable("too-large", f"{sum(entry.file_size for entry in parts.infolist()) // 1_000_000} MB")
    if MANIFEST not in names:
        raise Unusable("not-ours", f"không có {MANIFEST}")
    try:
        manifest = manifest_of(_whole(parts, MANIFEST))
        digests = sums_of(_whole(parts, SUMS)) if SUMS in names else {}
        schema = _schema(parts) if SCHEMA in names else {}
    except NotOurs as fault:
        code, _, version = str(fault).partition(" ")
        raise Unusable("version" if code == "version" else "not-ours", version or f"{MANIFEST} sai mẫu") from fault
    except Damaged as damaged:
        raise Unusable("part", shown(str(damaged))) from damaged
    return Opened(parts, manifest, digests, schema)


def _schema(parts: zipfile.ZipFile) -> dict[str, Any]:
    try:
        told: Any = json.loads(_whole(parts, SCHEMA))
    except (ValueError, RecursionError) as fault:
        raise Damaged(SCHEMA) from fault
    if not is_schema(told):
        raise Damaged(SCHEMA)
    return dict(told)


def _whole(parts: zipfile.ZipFile, name: str) -> str:
    with _reading(name):
        if parts.getinfo(name).file_size > _MOST:
            raise ValueError(name)
        return parts.read(name).decode()


def check(path: Path, *, seal: str = "", sha256: str = "", tell: Tell = _quiet) -> Checked:
    """Everything that is wrong with the archive at `path`; `seal` and `sha256` are what was kept elsewhere."""
    found = Checked()
    try:
        found.sha256 = digest_of(path)
        with opened(path) as archive:
            found.manifest = archive.manifest
            found.faults = [*_names(archive), *_digests(archive, tell)]
            # what a file says counts only when it is the file that was written, and what rows say when they are rows
            found.faults = found.faults or [*_rows(archive, tell)] or [*_attachments(archive), *_log(archive)]
    except Unusable as unusable:
        found.faults = [unusable.fault]
    except Damaged as damaged:  # what was whole a moment ago: somebody writes to the file
        found.faults = [Fault("part", shown(str(damaged)))]
    if seal and found.manifest and found.manifest.seal != seal:
        found.faults.append(Fault("seal", found.manifest.seal or "(không có)"))
    if sha256 and found.sha256 and found.sha256 != sha256.lower():
        found.faults.append(Fault("digest", found.sha256))
    return found


def digest_of(path: Path) -> str:
    """SHA-256 of the whole file. Raises Unusable where the disk does not give it."""
    digest = hashlib.sha256()
    with _reading(path.name), path.open("rb") as source:
        while piece := source.read(_PIECE):
            digest.update(piece)
    return digest.hexdigest()


def _names(archive: Opened) -> Iterator[Fault]:
    names = archive.parts.namelist()
    for name, count in Counter(names).items():
        if count > 1 or not is_safe(name):
            yield Fault("name", shown(name))
    for name in archive.digests.keys() - set(names):
        yield Fault("missing", name)
    if SUMS not in names:
        yield Fault("missing", SUMS)
        return
    for name in sorted(set(names) - archive.digests.keys() - {SUMS}):
        yield Fault("unlisted", shown(name))


def _digests(archive: Opened, tell: Tell) -> Iterator[Fault]:
    names = set(archive.parts.namelist()) & archive.digests.keys()
    for done, name in enumerate(sorted(names)):
        tell(done, len(names), name)
        digest = hashlib.sha256()
        try:
            for piece in archive.pieces(name):
                digest.update(piece)
        except Damaged:
            yield Fault("altered", name)
            continue
        if digest.hexdigest() != archive.digests[name]:
            yield Fault("altered", name)


def _rows(archive: Opened, tell: Tell) -> Iterator[Fault]:
    """Each file of rows has as many as the manifest says, and each row the columns that the schema says."""
    listed = archive.manifest.models
    for done, told in enumerate(listed):
        tell(done, len(listed), told.model)
        if told.file not in archive.digests:
            yield Fault("missing", told.file)
            continue
        columns = set(archive.schema.get(told.model, {}).get("properties", ()))
        count, are_whole = 0, True
        try:
            for row in archive.rows(told):
                count += 1
                are_whole = are_whole and row.keys() == columns
        except Damaged:
            are_whole = False
        if not are_whole:
            yield Fault("rows", told.file)
        elif count != told.rows:
            yield Fault("count", f"{told.file} có {count} dòng, đã khai {told.rows}")
    if twice := [name for name, count in Counter(told.model for told in listed).items() if count > 1]:
        yield Fault("rows", ", ".join(twice))


#: The columns that say which file a row means; others may come and go with versions of the program.
_OF_A_FILE = {"stored_as", "sha256", "removed_at", "name"}


def _attachments(archive: Opened) -> Iterator[Fault]:
    kept = archive.manifest.files
    for each in kept:
        if archive.digests.get(each.path) != each.sha256 or not is_place(each.place):
            yield Fault("attachment", each.path)
    if len({each.place for each in kept}) < len(kept):
        yield Fault("rows", MANIFEST)
    known = {each.place: each for each in kept}
    for row in _of(archive, "files.storedfile"):
        if not row.keys() >= _OF_A_FILE:
            yield Fault("rows", "files.storedfile")
            return
        place = f"files/{row['stored_as']}"
        if place in known:
            if known[place].sha256 != row["sha256"]:
                yield Fault("attachment", known[place].path)
        elif row["removed_at"] is None and place not in archive.manifest.lost:
            yield Fault("attachment", f"{row['name']} ({place})")


def _of(archive: Opened, model: str) -> Iterator[dict[str, Any]]:
    for told in archive.manifest.models:
        if told.model == model:
            yield from archive.rows(told)


# ── the log ──────────────────────────────────────────────────────────────────────────────────────


def _log(archive: Opened) -> Iterator[Fault]:
    """Every seal is computed anew, and every sealed row."""
    try:
        faults = list(_faults_of_log(archive))
    except Damaged:
        yield Fault("log", LOG["unreadable"])
        return
    for said in faults[:_ENOUGH]:
        yield Fault("log", said)


#: The two logs that are sealed together, and their tables.
_LOGS = {"change": "audit.rowchange", "note": "audit.note"}
_BOUNDS = ("first_change", "last_change", "first_note", "last_note", "count")


@dataclass(frozen=True, slots=True)
class _Sealed:
    """A seal as it stands in the archive."""

    number: int
    at: datetime
    bounds: tuple[int | None, ...]
    manifest: str
    digest: str

    def end(self, kind: str) -> int:
        return self.bounds[_BOUNDS.index(f"last_{kind}")] or 0


def _sealed(row: dict[str, Any]) -> _Sealed:
    """Raises Damaged for a row that is no seal."""
    try:
        moment = datetime.fromisoformat(row["at"])
        made = _Sealed(row["number"], moment, tuple(row[each] for each in _BOUNDS), row["manifest"], row["digest"])
    except (KeyError, TypeError, ValueError) as fault:
        raise Damaged("audit.seal") from fault
    are_numbers = all(each is None or isinstance(each, int) for each in (made.number, *made.bounds))
    if not (are_numbers and isinstance(made.manifest, str) and isinstance(made.digest, str)):
        raise Damaged("audit.seal")
    return made


def _faults_of_log(archive: Opened) -> Iterator[str]:
    sealed: list[Entry] = []
    previous, number, ends = BEGINNING, 0, dict.fromkeys(_LOGS, 0)
    for seal in map(_sealed, _of(archive, "audit.seal")):
        number += 1
        if seal.number != number:
            yield LOG["seal-missing"].format(number=number)
            return
        if seal_digest(previous, number, seal.at, seal.bounds, seal.manifest) != seal.digest:
            yield LOG["seal-altered"].format(number=number)
        previous = seal.digest
        sealed += entries_of(seal.manifest)
        ends = {kind: seal.end(kind) for kind in _LOGS}
    if archive.manifest.seal != (f"{number}:{previous}" if number else ""):
        yield LOG["seal-unlike"].format(name=archive.manifest.seal or "–")
    found = [entry for kind in _LOGS for entry in _entries(archive, kind)]
    within = [entry for entry in found if entry.number <= ends[entry.kind]]
    if (behind := len(found) - len(within)) != archive.manifest.unsealed:
        yield LOG["unsealed-unlike"].format(number=behind, told=archive.manifest.unsealed)
    for fault in faults_of_rows(sealed, within):
        words = {"kind": LOG_KINDS.get(fault.kind, ""), "number": fault.number, "other": fault.other}
        yield LOG[fault.code].format(**words)


def _entries(archive: Opened, kind: str) -> Iterator[Entry]:
    for row in _of(archive, _LOGS[kind]):
        number = row.pop("id", None)
        if not isinstance(number, int):
            raise Damaged(_LOGS[kind])
        yield Entry(kind, number, row_digest(row))
