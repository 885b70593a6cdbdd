"""The schema of an archive: as JSON beside the data, and as docs/archive.md.

The page is written by `python -m haidang.exchange.archive.schema`.
"""

import hashlib
import json
import os
from pathlib import Path
from typing import Any

import django

#: What a kind of value is in JSON Schema.
_TYPES: dict[str, dict[str, str]] = {
    "integer": {"type": "integer"},
    "number": {"type": "number"},
    "boolean": {"type": "boolean"},
    "date": {"type": "string", "format": "date"},
    "moment": {"type": "string", "format": "date-time"},
    "time": {"type": "string", "format": "time"},
    "duration": {"type": "number"},
    "uuid": {"type": "string", "format": "uuid"},
    "bytes": {"type": "string", "contentEncoding": "base64"},
    "json": {},
}


def schema_of(table: Any) -> dict[str, Any]:
    """JSON Schema of one row."""
    properties = {}
    for column in table.columns:
        told: dict[str, Any] = {"title": str(column.field.verbose_name), "kind": column.kind}
        shape = dict(_TYPES.get(column.kind, {"type": "string"}))
        if column.field.null and "type" in shape:
            shape["type"] = [shape["type"], "null"]  # type: ignore[assignment]
        if column.points_at:
            told["points_at"] = column.points_at
        properties[column.name] = shape | told
    return {
        "title": str(table.model._meta.verbose_name),
        "table": table.name,
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def whole(tables: Any) -> dict[str, Any]:
    """Of every kind of rows, by its name."""
    return {table.label: schema_of(table) for table in tables}


def prints(schema: dict[str, Any]) -> dict[str, str]:
    """What has to be the same on both sides, as a short mark for each kind of rows: names and kinds, not titles."""
    found = {}
    for label, told in schema.items():
        columns = [(name, each["kind"], each.get("points_at", "")) for name, each in sorted(told["properties"].items())]
        found[label] = hashlib.sha256(json.dumps([told["table"], columns]).encode()).hexdigest()[:16]
    return found


# ── docs/archive.md ──────────────────────────────────────────────────────────────────────────────

_HEAD = """# The archive of a year

Made from the models by `python -m haidang.exchange.archive.schema` (in the environment of a demonstration); a test says
when it is out of date. Why it is so: [decision 0016](decisions/0016-an-archive-is-whole.md).

One zip of open files, from which an empty installation restores everything:

| In the zip | What it is |
|---|---|
| `DOC-TRUOC.txt` | what this is and how to read it, in Vietnamese and in English |
| `manifest.json` | year, program, who made it and when, last seal, rows of each kind and behind it, attached files |
| `SHA256SUMS` | digest of every other file: `sha256sum -c SHA256SUMS` after unpacking |
| `schema.json` | JSON Schema of one row of each kind: the tables below, for programs |
| `data/<room>.<kind>.json` | every row of that kind: a JSON list, one row on a line |
| `books/<room>.<register>.csv` | the books as people read them (UTF-8, personal data left out) |
| `papers/<kind>/…docx`, `…pdf` | drafts and reports of the year as official papers: every row with a field `paper` |
| `files/<kind>/<number>/…` | what is attached to that record |

`haidang archive verify FILE` looks through all of it without a database: names, digests, rows, attached files, and the
log of all acts, whose seals are computed anew. `--seal NUMBER:DIGEST` and `--sha256 DIGEST` compare with what was kept
elsewhere. `haidang archive restore FILE` makes an empty installation into what the archive says, all of it or nothing.

Left out: who is signed in at the moment, waiting and past background work, the search index (made anew).

## Kinds of values
"""

_FOOT = """
A value that is empty is `null` (or an empty text). *Personal data* and *secrets* (passwords as digests, secret parts of
addresses) are encrypted under the key of the installation (`HAIDANG_SECRET_KEY`), also in the archive: who has the file
and not the key reads neither. To restore them the new installation needs that key (in `HAIDANG_SECRET_KEY_FALLBACKS`).

## A digest of the log, computed by hand

Of a row of `audit.note` or `audit.rowchange`: take away `id`, write the rest as JSON with sorted keys, no spaces,
letters as they are, and take SHA-256. A seal's `manifest` has one line for each row (`change 17 <digest>`); its own
`digest` is SHA-256 over these, joined by line feeds: digest of the seal before (64 zeros for the first), number,
moment, `first_change`, `last_change`, `first_note`, `last_note`, `count` (`None` where there is none), manifest.

## Kinds of rows
"""


def written() -> str:
    """The whole page."""
    from haidang.exchange.archive.choices import KINDS
    from haidang.exchange.archive.tables import tables

    kinds = [f"- `{kind}`: {said}" for kind, said in KINDS.items()]
    # A register made for the tests of the machinery is no part of any archive of an office.
    ours = [table for table in tables() if not table.model.__module__.startswith("tests.")]
    return "\n".join([_HEAD, *kinds, _FOOT, *(_section(table) for table in ours)])


def _section(table: Any) -> str:
    lines = [f"### `{table.label}`: {table.model._meta.verbose_name}", ""]
    lines += ["| Cột | Tên | Giá trị |", "|---|---|---|"]
    for column in table.columns:
        kind = f"{column.kind} → `{column.points_at}`" if column.points_at else column.kind
        lines.append(
            f"| `{column.name}` | {column.field.verbose_name} | {kind}{', null' if column.field.null else ''} |"
        )
    return "\n".join([*lines, ""])


def page() -> Path:
    return Path(__file__).resolve().parents[3] / "docs" / "archive.md"


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "haidang.site.settings")
    django.setup()
    page().write_text(written(), "utf-8")
