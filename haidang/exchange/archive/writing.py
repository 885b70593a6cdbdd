"""Writing an archive: every row, every book, every paper and every attached file, in one pass and little memory."""

import hashlib
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import IO, Any

import structlog
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import connection, models, transaction
from django.utils.timezone import localtime

import haidang
from haidang.exchange.archive import schema
from haidang.exchange.archive.books import books, count
from haidang.exchange.archive.readme import readme
from haidang.exchange.archive.rules import (
    BETWEEN,
    BOOKS,
    CLOSING,
    DATA,
    FILES,
    MANIFEST,
    OPENING,
    PAPERS,
    README,
    SCHEMA,
    SUMS,
    Kept,
    Manifest,
    Told,
    line_of,
    short,
    sums,
)
from haidang.exchange.archive.tables import Table, key_proof, tables
from haidang.kit.audit.models import Note, RowChange, Seal
from haidang.kit.files.models import StoredFile
from haidang.kit.files.rules import names_apart
from haidang.papers.writer.kept import NotAPaper, from_json
from haidang.papers.writer.model import Official
from haidang.papers.writer.pages import pdf_of
from haidang.papers.writer.word import docx_of

log = structlog.get_logger("haidang.archive")

_PIECE = 1 << 20
#: (done, total, words)
Tell = Callable[[int, int, str], None]


@dataclass
class _Entry:
    """A file of the archive while it is written: its digest and size come with it."""

    to: IO[bytes]
    size: int = 0
    digest: Any = field(default_factory=hashlib.sha256)

    def write(self, piece: bytes) -> None:
        self.to.write(piece)
        self.digest.update(piece)
        self.size += len(piece)


class _Zip:
    """The zip, and the digests of what stands in it."""

    def __init__(self, target: IO[bytes], now: datetime) -> None:
        self._zip = zipfile.ZipFile(target, "w", allowZip64=True)
        self._moment = localtime(now).timetuple()[:6]
        self.digests: dict[str, str] = {}

    @contextmanager
    def entry(self, name: str, *, packs: bool = True) -> Iterator[_Entry]:
        """Papers and pictures are packed already: to pack them again costs time and saves nothing."""
        told = zipfile.ZipInfo(name, date_time=self._moment)
        told.compress_type = zipfile.ZIP_DEFLATED if packs else zipfile.ZIP_STORED
        told.external_attr = 0o600 << 16
        with self._zip.open(told, "w", force_zip64=True) as to:
            made = _Entry(to)
            yield made
        self.digests[name] = made.digest.hexdigest()

    def put(self, name: str, text: str) -> None:
        with self.entry(name) as entry:
            entry.write(text.encode())

    def close(self) -> None:
        self._zip.close()


@contextmanager
def one_moment() -> Iterator[None]:
    """Everything read inside is as it stood at one moment, while others go on writing."""
    if connection.in_atomic_block:  # whoever opened it sees one moment already
        yield
        return
    connection.ensure_connection()
    if connection.vendor == "postgresql":
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            yield
        return
    # IMMEDIATE would keep every writer waiting until the archive is made; we only read.
    sqlite: Any = connection
    usual, sqlite.transaction_mode = sqlite.transaction_mode, "DEFERRED"
    try:
        with transaction.atomic():
            yield
    finally:
        sqlite.transaction_mode = usual


def write(target: IO[bytes], *, year: int, by: Any, now: datetime, tell: Tell) -> Manifest:
    """The whole archive into `target`; what stands in it."""
    made = _Zip(target, now)
    with one_moment():
        kept = tables()
        files, lost = _files()
        steps = _Steps(tell, len(kept) + count() + len(files))
        told = tuple(_rows(made, table, steps) for table in kept)
        for name, lines in books(by):
            steps.next(name)
            with made.entry(f"{BOOKS}/{name}.csv") as entry:
                for line in lines:
                    entry.write(line)
        last = Seal.objects.order_by("number").last()
        unsealed = _unsealed(last)
        drafted = _drafted(year)
    steps.total += len(drafted)
    for each in drafted:
        steps.next(each.stem.rpartition("/")[2])
        _paper(made, each)
    stored = tuple(_file(made, each, steps) for each in files)
    manifest = Manifest(
        year=year,
        program=haidang.__version__,
        engine=connection.vendor,
        made_at=now.isoformat(),
        made_by=str(by),
        seal=f"{last.number}:{last.digest}" if last else "",
        key=key_proof(),
        models=told,
        files=stored,
        sealed_at=last.at.isoformat() if last else "",
        unsealed=unsealed,
        lost=lost,
    )
    made.put(SCHEMA, line_of(schema.whole(kept)))
    made.put(README, readme(manifest, localtime(now)))
    made.put(MANIFEST, manifest.written())
    made.put(SUMS, sums(made.digests))
    made.close()
    return manifest


def _unsealed(last: Seal | None) -> int:
    """Rows of the log that were written after the last seal."""
    ends = {RowChange: last.last_change if last else 0, Note: last.last_note if last else 0}
    return sum(model._default_manager.filter(pk__gt=end or 0).count() for model, end in ends.items())


@dataclass
class _Steps:
    tell: Tell
    total: int
    done: int = 0

    def next(self, words: str) -> None:
        self.tell(self.done, self.total, words[:200])
        self.done += 1


def _rows(made: _Zip, table: Table, steps: _Steps) -> Told:
    steps.next(str(table.model._meta.verbose_name))
    name, count = f"{DATA}/{table.label}.json", 0
    with made.entry(name) as entry:
        for count, row in enumerate(table.rows(), start=1):
            entry.write(f"{OPENING if count == 1 else BETWEEN}{line_of(row)}".encode())
        entry.write((CLOSING if count else OPENING + CLOSING.lstrip()).encode())
    return Told(table.label, table.name, name, count, next_number(table))


def next_number(table: Table) -> int | None:
    """What the database would call the next row. A number given once is never given again, also after a restore:
    else the history and the files of what was deleted would hang on something new.
    """
    if not table.counts_up:
        return None
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT pg_get_serial_sequence(%s, %s)", [f'"{table.name}"', table.key.column])
            (sequence,) = cursor.fetchone()
            cursor.execute(f"SELECT last_value + CASE WHEN is_called THEN 1 ELSE 0 END FROM {sequence}")
        else:
            cursor.execute("SELECT coalesce(max(seq), 0) + 1 FROM sqlite_sequence WHERE name = %s", [table.name])
        return int(cursor.fetchone()[0])


@dataclass(frozen=True)
class _Drafted:
    """A paper that a row keeps as JSON, and what it is called in the archive."""

    stem: str
    told: Any


def _drafted(year: int) -> list[_Drafted]:
    """Drafts, reports: whatever keeps a paper (`papers.writer.kept`) in a field `paper`, of this year by its day."""
    found = []
    for table in tables():
        if not any(column.name == "paper" and column.kind == "json" for column in table.columns):
            continue
        for row in table.model._base_manager.order_by("pk").iterator(chunk_size=100):
            told = getattr(row, "paper", None)
            if isinstance(told, dict) and told.get("kind_of") == Official.__name__ and _is_of(told, row, year):
                found.append(_Drafted(f"{PAPERS}/{table.label}/{row.pk} {short(str(row), 80)}", told))
    return found


def _is_of(told: dict[str, Any], row: Any, year: int) -> bool:
    """The day that stands on the paper; of one that has none yet the day on which it was drafted."""
    day = (told.get("head") or {}).get("day") or {}
    said = str(day.get("value", "")) if isinstance(day, dict) else ""
    made = getattr(row, "made_at", None)
    return (int(said[:4]) if said[:4].isdecimal() else localtime(made).year if made else year) == year


def _paper(made: _Zip, drafted: _Drafted) -> None:
    try:
        paper = from_json(drafted.told)
        drawn = {".docx": docx_of(paper), ".pdf": pdf_of(paper)}
    except (NotAPaper, ValueError, RuntimeError, LookupError) as fault:
        log.warning("paper not drawn", paper=drafted.stem, fault=repr(fault)[:200])
        drawn = {".txt": _NOT_DRAWN.encode()}
    for ending, data in drawn.items():
        with made.entry(drafted.stem + ending, packs=False) as entry:
            entry.write(data)


#: An old paper that the program cannot draw any more is no reason to have no archive.
_NOT_DRAWN = (
    "Chương trình không vẽ lại được văn bản này; nội dung của nó có trong thư mục data.\r\n"
    "The program could not draw this paper any more; what it says stands in the folder data.\r\n"
)


# ── attached files ───────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class _Found:
    path: str
    place: str
    on_disk: Path


def _files() -> tuple[list[_Found], tuple[str, ...]]:
    """Every file that a row names, under a name that people understand; and what a row names and no disk holds."""
    found: list[_Found] = []
    lost: list[str] = []
    for folder, rows in _by_folder().items():
        for (place, on_disk, _, is_missed), name in zip(rows, names_apart([row[2] for row in rows]), strict=True):
            if on_disk.is_file():
                found.append(_Found(f"{FILES}/{folder}/{name}", place, on_disk))
            elif is_missed:
                lost.append(place)
    return found, tuple(lost)


def _by_folder() -> dict[str, list[tuple[str, Path, str, bool]]]:
    """Folder → (place, where on disk, name, would it be missed)."""
    folders: dict[str, list[tuple[str, Path, str, bool]]] = {}
    kinds = {kind.pk: f"{kind.app_label}.{kind.model}" for kind in ContentType.objects.all()}
    for file in StoredFile.objects.order_by("pk").iterator():
        row = (_place(file.path), file.path, short(file.name, 120), file.removed_at is None)
        folders.setdefault(f"{kinds[file.record_type_id]}/{file.record_id}", []).append(row)
    for table in tables():
        for column in table.columns:
            if isinstance(column.field, models.FileField):
                for record in table.model._base_manager.exclude(**{column.name: ""}).order_by("pk").iterator():
                    value = getattr(record, column.name)
                    name = short(str(getattr(record, "name", "")) or Path(value.name).name, 120)
                    row = (_place(Path(value.path)), Path(value.path), name, True)
                    folders.setdefault(f"{table.label}/{record.pk}", []).append(row)
    return folders


def _place(path: Path) -> str:
    return path.absolute().relative_to(Path(settings.HAIDANG_DATA).absolute()).as_posix()


def _file(made: _Zip, found: _Found, steps: _Steps) -> Kept:
    steps.next(found.path.rpartition("/")[2])
    with made.entry(found.path, packs=False) as entry, found.on_disk.open("rb") as source:
        while piece := source.read(_PIECE):
            entry.write(piece)
    return Kept(found.path, found.place, entry.size, made.digests[found.path])


def room_needed() -> int:
    """Bytes an archive may take at most: the files, and the rows as if nothing of them could be packed."""
    files, _lost = _files()
    database = Path(str(settings.DATABASES["default"]["NAME"]))
    rows = database.stat().st_size if connection.vendor == "sqlite" and database.is_file() else 0
    return sum(each.on_disk.stat().st_size for each in files) + rows // 4


def year_of(today: date) -> int:
    """The year whose archive is made: until the reports are in, that is the year before."""
    return today.year - 1 if today.month <= 3 else today.year
