"""Every sentence of the program that can be said in another language, and the catalogue kept in step with them.

    python -m tests.catalogue        writes haidang/locale/en/LC_MESSAGES/django.po anew: what is gone is dropped,
                                     what is new stands there without words, what was translated stays

Not Django's makemessages: it needs GNU gettext, which a bare Debian lacks.
"""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import polib
from django.utils.translation.template import templatize

from tests.storeys import ROOT

CATALOGUE = ROOT / "haidang" / "locale" / "en" / "LC_MESSAGES" / "django.po"

#: For each function that translates: which arguments are the context, the sentence, its plural.
_CALLS: dict[str, tuple[int | None, int, int | None]] = {
    "_": (None, 0, None),
    "gettext": (None, 0, None),
    "gettext_lazy": (None, 0, None),
    "gettext_noop": (None, 0, None),
    "ngettext": (None, 0, 1),
    "ngettext_lazy": (None, 0, 1),
    "pgettext": (0, 1, None),
    "pgettext_lazy": (0, 1, None),
    "npgettext": (0, 1, 2),
    "npgettext_lazy": (0, 1, 2),
}
_IN_TEMPLATES = re.compile(r"\b(_|n?p?gettext)\((?=\s*[ubr]?['\"])")


class Sentence(NamedTuple):
    """A sentence as it stands in the code; `plural` is "" where there is none."""

    words: str
    plural: str = ""
    context: str = ""


def of_python(code: str) -> Iterator[Sentence]:
    """The sentences that a piece of Python may translate, by whatever name it calls the functions that do it."""
    if "gettext" not in code:
        return
    nodes = [*ast.walk(ast.parse(code))]
    called = {name: name for name in _CALLS}
    for node in nodes:
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation":
            called |= {each.asname: each.name for each in node.names if each.asname and each.name in _CALLS}
    for node in nodes:
        if isinstance(node, ast.Call):
            name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
            if name in called:
                yield from _sentence(called[name], node.args)


def of_template(text: str, name: str) -> Iterator[Sentence]:
    """The sentences that a template may translate."""
    code = templatize(text, origin=name)
    for call in _IN_TEMPLATES.finditer(code):
        arguments = _arguments(code, call.end() - 1)
        if arguments is not None:
            yield from _sentence(call[1], arguments)


def _arguments(code: str, start: int) -> list[ast.expr] | None:
    """The arguments of the call whose bracket opens at `start`; what stands around it is not Python."""
    for end in re.compile(r"\)").finditer(code, start):
        try:
            call = ast.parse(f"f{code[start : end.end()]}", mode="eval").body
        except SyntaxError:
            continue
        return call.args if isinstance(call, ast.Call) else None
    return None


def _sentence(name: str, arguments: list[ast.expr]) -> Iterator[Sentence]:
    context, words, plural = _CALLS[name]
    said = [_text(arguments, at) for at in (words, plural, context)]
    if said[0]:
        yield Sentence(*(each or "" for each in said))


def _text(arguments: list[ast.expr], at: int | None) -> str | None:
    if at is None or at >= len(arguments):
        return None
    value = arguments[at]
    return value.value if isinstance(value, ast.Constant) and isinstance(value.value, str) else None


def sentences(root: Path = ROOT / "haidang") -> dict[Sentence, list[str]]:
    """Every sentence of the program with the files it stands in."""
    found: dict[Sentence, list[str]] = {}
    for file in sorted(root.rglob("*")):
        place = file.relative_to(root.parent).as_posix()
        if "/tests/" in place or "/migrations/" in place or "/vendor/" in place or file.suffix not in _READERS:
            continue
        for sentence in _READERS[file.suffix](file):
            places = found.setdefault(sentence, [])
            if place not in places:
                places.append(place)
    return found


def _template(file: Path) -> Iterator[Sentence]:
    return of_template(file.read_text("utf-8"), file.name)


_READERS = {".py": lambda file: of_python(file.read_text("utf-8")), ".html": _template, ".txt": _template}


def key(entry: polib.POEntry) -> Sentence:
    return Sentence(entry.msgid, entry.msgid_plural or "", entry.msgctxt or "")


def update() -> int:
    """Bring the catalogue in step with the program; how many sentences still want their English."""
    before = {key(entry): entry for entry in polib.pofile(str(CATALOGUE))} if CATALOGUE.exists() else {}
    after = polib.POFile(wrapwidth=120)
    after.metadata = {
        "Project-Id-Version": "Hai Dang",
        "Language": "en",
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": "nplurals=2; plural=(n != 1);",
    }
    for sentence, places in sorted(sentences().items(), key=lambda item: (item[1][0], item[0])):
        known = before.get(sentence)
        after.append(
            polib.POEntry(
                msgid=sentence.words,
                msgid_plural=sentence.plural,
                msgctxt=sentence.context or None,
                msgstr=known.msgstr if known else "",
                msgstr_plural=(known.msgstr_plural if known else {0: "", 1: ""}) if sentence.plural else {},
                occurrences=[(place, "") for place in places],
                flags=["python-brace-format"] if "{" in sentence.words else [],
            )
        )
    CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
    after.save(str(CATALOGUE))
    return sum(not said(entry) for entry in after)


def said(entry: polib.POEntry) -> list[str]:
    """The English of an entry, [] while any form of it is missing."""
    forms = list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]
    return forms if forms and all(forms) else []


if __name__ == "__main__":
    import django

    django.setup()
    sys.stdout.write(f"{update()} sentences without English\n")
