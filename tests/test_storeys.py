"""Every import contract is broken once on purpose, in a copy, and seen to be caught."""

import ast
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.storeys import ROOT

LINT = Path(sys.executable).with_name("lint-imports")


def lint(house: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([LINT, "--no-cache"], cwd=house, capture_output=True, text=True, check=False)


@pytest.fixture
def house(tmp_path):
    """A copy of the house: its modules and its contracts, nothing else."""
    shutil.copytree(ROOT / "haidang", tmp_path / "haidang", ignore=lambda _, names: {n for n in names if not kept(n)})
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


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


def test_the_house_as_it_stands_keeps_every_contract(house):
    done = lint(house)
    assert done.returncode == 0, done.stdout


BREAKS = {
    "papers knows a storey above": ("storey", {"papers/vietnamese/wrong.py": "import haidang.kit.clock"}),
    "kit knows where it is put together": ("storey", {"kit/wrong.py": "import haidang.site.urls"}),
    "a room not built yet has its floor already": (
        "storey",
        {"registers/partners/models.py": "", "plan/plans/wrong.py": "import haidang.registers.partners.models"},
    ),
    "a storey nobody declared": ("storey", {"shed/__init__.py": ""}),
    "sources knows the reader": (
        "papers: the reader",
        {"papers/sources/wrong.py": "import haidang.papers.reader"},
    ),
    "a room of papers nobody declared": ("papers: the reader", {"papers/shed/__init__.py": ""}),
    "papers knows Django": ("no Django", {"papers/vietnamese/wrong.py": "from django.conf import settings"}),
    "a page goes to the reader past its door": ("one door", {"site/wrong.py": "import haidang.papers.reader.plan"}),
    "the clock knows the records": (
        "kit: the order",
        {"kit/records/register.py": "", "kit/money/wrong.py": "import haidang.kit.records.register"},
    ),
    "the directory knows the notices": (
        "office: the order",
        {"office/notices/models.py": "", "office/directory/wrong.py": "import haidang.office.notices.models"},
    ),
    "the plan knows its follow-up": (
        "plan: the order",
        {"plan/followup/models.py": "", "plan/plans/wrong.py": "import haidang.plan.followup.models"},
    ),
    "neighbours know each other": (
        "registers: the order",
        {
            "registers/passports/models.py": "",
            "registers/agreements/wrong.py": "import haidang.registers.passports.models",
        },
    ),
    "a rule knows a table": (
        "inside a room",
        {"plan/plans/models.py": "", "plan/plans/rules.py": "import haidang.plan.plans.models"},
    ),
}


@pytest.mark.machine
@pytest.mark.parametrize("case", BREAKS)
def test_a_broken_contract_is_caught(house, case):
    contract, files = BREAKS[case]
    for file, text in files.items():
        add(house, f"haidang/{file}", text + "\n")
    done = lint(house)
    assert done.returncode == 1
    broken = [line for line in done.stdout.splitlines() if line.endswith("BROKEN")]
    assert any(contract in line for line in broken), done.stdout


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
