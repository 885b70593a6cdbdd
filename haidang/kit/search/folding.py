"""Text as it is compared: without marks, without case, on both engines and in Python alike.

People type "doan vao" for "Đoàn vào". SQLite compares only ASCII letters without case, PostgreSQL's `unaccent` cannot
be indexed, so both are taught the same function, `haidang_fold(text)`: SQLite by Python, PostgreSQL by SQL made from
the same table.
"""

import re
import unicodedata
from typing import Any

from django.db import connections

from haidang.papers.vietnamese.letters import HYPHENS

_MARKS = re.compile("[\u0300-\u036f]+")
#: Letters that are no letter with a mark, so that taking marks away leaves them.
_LETTERS = {"đ": "d", "Đ": "d", "Ð": "d", "ð": "d", "Ɖ": "d", "ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "ı": "i"}
_BLANKS = "\u00a0\u2007\u2009\u202f\u3000"
#: Capitals outside ASCII: Latin, Greek, Cyrillic.
_CAPITALS = {
    letter: letter.lower()
    for code in (*range(0xC0, 0x250), *range(0x370, 0x460))
    if (letter := chr(code)) != letter.lower() and len(letter.lower()) == 1 and not unicodedata.decomposition(letter)
}
_SMALL = _CAPITALS | _LETTERS | dict.fromkeys(HYPHENS, "-") | dict.fromkeys(_BLANKS, " ")
_TABLE = str.maketrans(_SMALL | {chr(code): chr(code + 32) for code in range(ord("A"), ord("Z") + 1)})


def plain(text: str) -> str:
    """`text` in small letters without marks: "Đà Nẵng" → "da nang". What is not a letter stays."""
    if text.isascii():
        return text.lower()
    return _MARKS.sub("", unicodedata.normalize("NFD", text)).translate(_TABLE)


def _function() -> str:
    """The same for PostgreSQL. Its `lower` is asked for ASCII alone: the rest depends on how the server was built."""
    pairs = {letter: small for letter, small in _SMALL.items() if not letter.isascii()}
    return (
        "CREATE OR REPLACE FUNCTION haidang_fold(said text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE "
        "AS $fold$ SELECT lower(translate(regexp_replace(normalize(said, NFD), '[\u0300-\u036f]+', '', 'g'), "
        f"'{''.join(pairs)}', '{''.join(pairs.values())}') COLLATE \"C\") $fold$"
    )


def teach(connection: Any, **_: Any) -> None:
    """Called by Django for each new connection."""
    if connection.vendor == "sqlite":
        connection.connection.create_function("haidang_fold", 1, _or_nothing, deterministic=True)


def _or_nothing(text: Any) -> str | None:
    return None if text is None else plain(str(text))


def after_migrating(using: str, **_: Any) -> None:
    """Called by Django when all migrations have been run: PostgreSQL keeps the function in the database."""
    if connections[using].vendor == "postgresql":
        with connections[using].cursor() as cursor:
            cursor.execute(_function())
