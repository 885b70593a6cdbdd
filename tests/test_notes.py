"""The story of a record is told in the words of the office: every verb that a room notes has its Vietnamese."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps

from haidang.kit.audit.choices import COMMON_VERBS

ROOT = Path(__file__).resolve().parent.parent


def noted(tree: ast.AST) -> Iterator[str]:
    """The verbs of all calls `note(record, "verb", …)` in a module."""
    for call in ast.walk(tree):
        if isinstance(call, ast.Call) and getattr(call.func, "id", getattr(call.func, "attr", "")) == "note":
            match call.args:
                case [_, ast.Constant(value=str(verb)), *_]:
                    yield verb


@pytest.fixture(scope="module")
def spoken():
    """Where each verb is noted."""
    return {
        (str(path.relative_to(ROOT)), verb)
        for path in (ROOT / "haidang").rglob("*.py")
        if "tests" not in path.parts and "note(" in (code := path.read_text("utf-8"))
        for verb in noted(ast.parse(code))
    }


def test_the_verbs_are_found(spoken):
    assert ("haidang/office/accounts/services.py", "handed-over") in spoken


def test_every_verb_of_the_log_has_its_words(spoken):
    own = {word for model in apps.get_models() for word in getattr(model, "NOTE_VERBS", {})}
    missing = {(where, verb) for where, verb in spoken if verb not in COMMON_VERBS and verb not in own}
    assert missing == set(), "a word for each in NOTE_VERBS of its model"
