"""What may not be in the repository: where packages come from here, and where this machine keeps its things."""

import re
import subprocess

import pytest

from tests.needs import missing
from tests.storeys import ROOT

# Put together from pieces, so that this file does not find itself.
HOSTS = ("pypi." + "org", "pythonhosted." + "org", "registry.npmjs" + ".")
FORBIDDEN = {
    "a registry's host": re.compile("|".join(map(re.escape, HOSTS))),
    "a path of one machine": re.compile(r"(?<![\w.])/(?:work|home|root)/(?:main|shared|\w+/)"),
}
LOCKS = ["package-lock.json", *(f"requirements/{name}.txt" for name in ("tools", "base", "dev", "assets"))]


def committed() -> list[str]:
    try:
        listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError) as error:
        missing(f"git, or a checkout: {error}")
    return [name for name in listed.stdout.decode().split("\0") if name]


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_committed_file_names(what):
    found = []
    for name in committed():
        file = ROOT / name
        if not file.is_file():
            continue
        text = file.read_bytes().decode("utf-8", "ignore")
        found += [f"{name}: {hit[0]}" for hit in FORBIDDEN[what].finditer(text)]
    assert found == []


def test_nothing_that_is_built_is_committed():
    built = ("haidang/static/vendor/", "node_modules/", ".venv/", "data/")
    assert [name for name in committed() if name.startswith(built)] == []


@pytest.mark.parametrize("lock", [name for name in LOCKS if name.startswith("requirements/")])
def test_every_requirement_is_pinned_with_a_hash(lock):
    lines = (ROOT / lock).read_text("utf-8").replace("\\\n", " ").splitlines()
    pins = [line for line in lines if line and not line.lstrip().startswith("#")]
    assert pins
    assert [line for line in pins if "==" not in line or "--hash=sha256:" not in line] == []


def test_the_npm_lock_says_what_and_not_from_where():
    assert "resolved" not in (ROOT / "package-lock.json").read_text("utf-8")
