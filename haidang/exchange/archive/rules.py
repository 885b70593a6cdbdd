"""What an archive looks like inside, and what may stand in one. Plain values: no Django, no disk."""

import json
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any, TypeVar

FORMAT, VERSION = "haidang-archive", 1
MANIFEST, SUMS, SCHEMA, README = "manifest.json", "SHA256SUMS", "schema.json", "DOC-TRUOC.txt"
DATA, FILES, BOOKS, PAPERS = "data", "files", "books", "papers"

#: What an entry may swell to when it is unpacked: rows of a log are much alike, but not a thousand times.
_RATIO, _SMALL = 400, 20_000_000


@dataclass(frozen=True, slots=True)
class Told:
    """One kind of rows in the archive: where they stand, how many, and the number the next one would have had."""

    model: str
    table: str
    file: str
    rows: int
    next: int | None


@dataclass(frozen=True, slots=True)
class Kept:
    """One attached file: its name in the archive, and where an installation keeps it."""

    path: str
    place: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """The first thing to read of an archive."""

    year: int
    program: str
    engine: str
    made_at: str
    made_by: str
    #: The last seal of the log, "NUMBER:DIGEST"; "" where nothing was sealed yet.
    seal: str
    #: A known word under the key of the installation: it says whether a key is the right one.
    key: str
    models: tuple[Told, ...]
    files: tuple[Kept, ...]
    #: When that seal was set, and how many rows of the log were written after it: what these say nobody vouches for.
    sealed_at: str
    unsealed: int
    #: Places of files that a row names and that were on no disk when the archive was made.
    lost: tuple[str, ...] = ()

    def written(self) -> str:
        told = {"format": FORMAT, "version": VERSION} | asdict(self)
        return json.dumps(told, ensure_ascii=False, indent=1)

    @property
    def rows(self) -> int:
        return sum(each.rows for each in self.models)


class NotOurs(ValueError):
    """What stands where the manifest should is none of ours; says what."""


def manifest_of(text: str) -> Manifest:
    """The manifest as it was written; raises NotOurs."""
    try:
        told = json.loads(text)
        if told.pop("format") != FORMAT:
            raise NotOurs("format")
        if (version := told.pop("version")) != VERSION:
            raise NotOurs(f"version {version}")
        told["models"] = tuple(_typed(Told(**each)) for each in told["models"])
        told["files"] = tuple(_typed(Kept(**each)) for each in told["files"])
        told["lost"] = tuple(map(str, told["lost"]))
        return _typed(Manifest(**told))
    except NotOurs:
        raise
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError) as fault:
        raise NotOurs(type(fault).__name__) from fault


_M = TypeVar("_M", Told, Kept, Manifest)
_TYPES = {"int": int, "str": str, "int | None": int | None}


def _typed(value: _M) -> _M:
    """The same, if each of its simple facts is of the kind it should be. Raises TypeError."""
    for each in fields(value):
        wanted = _TYPES.get(str(getattr(each.type, "__name__", each.type)), object)
        if not isinstance(getattr(value, each.name), wanted):
            raise TypeError(each.name)
    return value


def line_of(row: Mapping[str, Any]) -> str:
    """One row as JSON on one line: a file of them is a JSON list, and can be read line by line."""
    return json.dumps(row, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


#: What stands around and between the lines of a file of rows.
OPENING, BETWEEN, CLOSING = "[\n", ",\n", "\n]\n"


def row_of(line: str) -> dict[str, Any] | None:
    """The row on a line of such a file; None for the brackets around them. Raises ValueError, RecursionError."""
    bare = line.strip().removesuffix(",")
    if bare in ("[", "]", ""):
        return None
    row = json.loads(bare)
    if not isinstance(row, dict):
        raise ValueError("no row")
    if "\\u" in bare:  # half a letter, which only an escape can spell, and no database takes
        json.dumps(row, ensure_ascii=False).encode()
    return row


def is_schema(told: Any) -> bool:
    """Is it of the form that `schema.whole` writes: of each kind of rows its table, of each column its kind?"""
    return isinstance(told, dict) and all(
        isinstance(each, dict) and isinstance(each.get("table"), str) and _are_columns(each.get("properties"))
        for each in told.values()
    )


def _are_columns(told: Any) -> bool:
    return isinstance(told, dict) and all(
        isinstance(each, dict) and isinstance(each.get("kind"), str) for each in told.values()
    )


def sums(digests: Mapping[str, str]) -> str:
    """As `sha256sum -c` wants it."""
    return "".join(f"{digest}  {name}\n" for name, digest in digests.items())


_SUM = re.compile(r"([0-9a-f]{64})  (.+)")


def sums_of(text: str) -> dict[str, str]:
    """Name → digest; a line that is none is left out, and its file is then not listed."""
    found = (_SUM.fullmatch(line) for line in text.splitlines())
    return {match[2]: match[1] for match in found if match}


def shown(name: str) -> str:
    """A name out of an archive for people to read: what nobody sees or what turns letters round becomes a mark."""
    return "".join("?" if unicodedata.category(letter)[0] == "C" else letter for letter in name[:200])


def is_safe(name: str) -> bool:
    """May a file of an archive be called so? It must stay where it is unpacked, on every system."""
    parts = name.split("/")
    odd = any(unicodedata.category(letter) in ("Cc", "Cf", "Cs") for letter in name)
    return bool(name) and not odd and not set(name) & set('\\:*?"<>|') and all(_is_part(part) for part in parts)


def _is_part(part: str) -> bool:
    return bool(part) and part not in (".", "..") and part == part.rstrip(" .")


#: Where an installation keeps files, below its folder of data: nothing else is ever written there.
_PLACE = re.compile(r"(?:files/[0-9a-f]{2}/[0-9a-f]{32}|uploads/[\w./-]{1,120})", re.ASCII)


def is_place(place: str) -> bool:
    """May a file be put there when an archive is restored?"""
    return bool(_PLACE.fullmatch(place)) and is_safe(place)


def swells(sizes: Iterable[tuple[int, int]]) -> bool:
    """Does an entry (packed, unpacked) unpack to what no honest one does?"""
    return any(unpacked > _SMALL and unpacked > packed * _RATIO for packed, unpacked in sizes)


def short(text: str, most: int = 60) -> str:
    """A name for a file of an archive: nothing that a system could read as something else."""
    bare = re.sub(r'[\\/:*?"<>|\x00-\x1f]+', " ", text)
    return " ".join(bare.split())[:most].rstrip(" .") or "khong-ten"
