"""Every import contract is broken once on purpose, in a copy, and seen to be caught."""

import ast
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.storeys import ROOT

LINT = Path(sys.executable).with_name("lint-imports")


def lint(house: Path) -> subprocess.CompletedProcess[str]:
    # broad enough that no line of the report is broken in two
    env = os.environ | {"COLUMNS": "240"}
    return subprocess.run([LINT, "--no-cache"], cwd=house, env=env, capture_output=True, text=True, check=False)


def copied(to: Path) -> Path:
    """A copy of the house: its modules and its contracts, nothing else."""
    shutil.copytree(ROOT / "haidang", to / "haidang", ignore=lambda _, names: {n for n in names if not kept(n)})
    shutil.copy(ROOT / "pyproject.toml", to)
    return to


def kept(name: str) -> bool:
    return name.endswith(".py") or ("." not in name and name not in {"__pycache__", "static", "templates", "tests"})


def add(house: Path, file: str, text: str) -> None:
    """Add a module, and make packages of the folders it lies in."""
    path = house / file
    path.parent.mkdir(parents=True, exist_ok=True)
    for folder in path.relative_to(house).parents:
        if folder != Path("."):
            (house / folder / "__init__.py").touch()
    path.write_text(text)


def test_the_house_as_it_stands_keeps_every_contract(tmp_path):
    done = lint(copied(tmp_path))
    assert done.returncode == 0, done.stdout


#: Who breaks which contract; the files it takes; how the report names them.
BREAKS = {
    "papers knows a storey above": (
        "Nobody imports from a storey above",
        {"papers/vietnamese/wrong.py": "import haidang.kit.clock"},
        "haidang.papers.vietnamese.wrong -> haidang.kit.clock",
    ),
    "kit knows where it is put together": (
        "Nobody imports from a storey above",
        {"kit/wrong.py": "import haidang.site.urls"},
        "haidang.kit.wrong -> haidang.site.urls",
    ),
    "a room not built yet has its floor already": (
        "Nobody imports from a storey above",
        {"registers/partners/models.py": "", "plan/plans/wrong_above.py": "import haidang.registers.partners.models"},
        "haidang.plan.plans.wrong_above -> haidang.registers.partners.models",
    ),
    "a storey nobody declared": ("Nobody imports from a storey above", {"shed/__init__.py": ""}, "- haidang.shed"),
    "sources knows the reader": (
        "papers: the reader stands on sources, and sources on letters and facts",
        {"papers/sources/wrong.py": "import haidang.papers.reader"},
        "haidang.papers.sources.wrong -> haidang.papers.reader",
    ),
    "a room of papers nobody declared": (
        "papers: the reader stands on sources, and sources on letters and facts",
        {"papers/shed/__init__.py": ""},
        "- haidang.papers.shed",
    ),
    "papers knows Django": (
        "papers: no Django, no web, no database",
        {"papers/vietnamese/wrong_web.py": "from django.conf import settings"},
        "haidang.papers.vietnamese.wrong_web -> django",
    ),
    "a page goes to the reader past its door": (
        "papers.reader has one door, and the command line",
        {"site/wrong.py": "import haidang.papers.reader.plan"},
        "haidang.site.wrong -> haidang.papers.reader.plan",
    ),
    "the clock knows the records": (
        "kit: the order of its rooms",
        {"kit/records/register.py": "", "kit/money/wrong.py": "import haidang.kit.records.register"},
        "haidang.kit.money.wrong -> haidang.kit.records.register",
    ),
    "the directory knows the notices": (
        "office: the order of its rooms",
        {"office/notices/models.py": "", "office/directory/wrong.py": "import haidang.office.notices.models"},
        "haidang.office.directory.wrong -> haidang.office.notices.models",
    ),
    "the plan knows its follow-up": (
        "plan: the order of its rooms",
        {"plan/followup/models.py": "", "plan/plans/wrong.py": "import haidang.plan.followup.models"},
        "haidang.plan.plans.wrong -> haidang.plan.followup.models",
    ),
    "neighbours know each other": (
        "registers: the order of its rooms",
        {
            "registers/passports/models.py": "",
            "registers/agreements/wrong.py": "import haidang.registers.passports.models",
        },
        "haidang.registers.agreements.wrong -> haidang.registers.passports.models",
    ),
    "a rule knows a table": (
        "inside a room: words, rules, facts, questions, verbs, pages",
        {"plan/plans/models.py": "", "plan/plans/rules.py": "import haidang.plan.plans.models"},
        "haidang.plan.plans.rules -> haidang.plan.plans.models",
    ),
}


@pytest.fixture(scope="module")
def report(tmp_path_factory):
    """What is said of a house in which all of them are broken at once: under each contract, what breaks it."""
    house = copied(tmp_path_factory.mktemp("broken"))
    for _contract, files, _said in BREAKS.values():
        for file, text in files.items():
            add(house, f"haidang/{file}", text + "\n")
    done = lint(house)
    assert done.returncode == 1
    _, _, broken = done.stdout.partition("\nBroken contracts\n")
    parts = re.split(r"^(.+)\n-+\n", broken, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


@pytest.mark.machine
@pytest.mark.parametrize("case", BREAKS)
def test_a_broken_contract_is_caught(report, case):
    contract, _files, said = BREAKS[case]
    assert said in report.get(contract, ""), report


def imports(file: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return {name for name in found if name.startswith("django")}


#: Words need their labels translated; that is all of Django they need.
WORDS_MAY = {"django.db.models.TextChoices", "django.db.models.IntegerChoices", "django.utils.translation.gettext_lazy"}


def test_rules_know_nothing_of_django_and_words_only_their_labels():
    rules = {file: imports(file) for file in (ROOT / "haidang").rglob("rules.py")}
    words = {file: imports(file) - WORDS_MAY for file in (ROOT / "haidang").rglob("choices.py")}
    assert {str(file): names for file, names in (rules | words).items() if names} == {}


def test_the_reader_starts_without_django():
    code = "import sys, haidang.papers.reader, haidang.papers.sources; sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0
