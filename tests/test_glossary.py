"""Every table bears the official name the glossary gives it, so that code and office say the same."""

import re

from django.apps import apps

from tests.storeys import ROOT

ROW = re.compile(r"^\|\s*`(?P<name>\w+)`\s*\|\s*(?P<official>[^|]+?)\s*\|\s*(?P<meaning>[^|]+?)\s*\|$")


def rows():
    lines = (ROOT / "docs" / "glossary.md").read_text("utf-8").splitlines()
    return [found.groupdict() for line in lines if (found := ROW.match(line))]


def test_every_model_bears_its_official_name():
    words = {row["name"]: row["official"] for row in rows()}
    ours = [model for model in apps.get_models() if model.__module__.startswith("haidang.")]
    wrong = {m.__name__: str(m._meta.verbose_name) for m in ours if words.get(m.__name__) != m._meta.verbose_name}
    assert wrong == {}


def test_every_row_of_the_glossary_is_whole_and_stands_once():
    lines = (ROOT / "docs" / "glossary.md").read_text("utf-8").splitlines()
    assert len(rows()) == sum(line.startswith("| `") for line in lines)
    names = [row["name"] for row in rows()]
    assert names
    assert sorted(set(names)) == sorted(names)
