"""The test command: every step is taken and told, and what the machine lacks is never passed over in silence."""

import re
import time

import pytest

import dev
from tests import tiers


def test_what_is_missing_fails_under_ci_and_is_said_elsewhere(monkeypatch, capsys):
    for under_ci, code, word in ((True, 1, "FAILED"), (False, 0, "SKIPPED")):
        monkeypatch.setattr(tiers, "UNDER_CI", under_ci)
        steps = tiers.Steps()
        steps.could_not("machine", "no Chromium")
        assert steps.finish(time.monotonic()) == code
        assert f"{word}: no Chromium" in capsys.readouterr().out


def test_a_failed_step_fails_the_run_and_the_others_still_run(monkeypatch, capsys):
    codes = iter([1, 0])
    monkeypatch.setattr(dev, "run", lambda *command, **options: next(codes))
    steps = tiers.Steps()
    steps.take("first", "x")
    steps.take("second", "x")
    assert steps.finish(time.monotonic()) == 1
    assert [result for _, result, _ in steps.results] == ["failed", "ok"]


def test_what_runs_beside_the_others_is_waited_for_and_may_fail_the_run(monkeypatch, capsys):
    monkeypatch.setattr(dev, "run", lambda *command, **options: command == ("x", "wrong"))
    steps = tiers.Steps()
    steps.begin("types", "x", "wrong")
    steps.take("after", "x")
    assert steps.finish(time.monotonic()) == 1
    assert dict(result[:2] for result in steps.results) == {"types": "failed", "after": "ok"}
    assert "types: failed, see above" in capsys.readouterr().out


def test_apt_is_asked_for_what_is_missing_only(monkeypatch):
    asked: list[object] = []

    def refuse(packages):
        asked.append(packages)
        return "no apt"

    needs = {"here": (lambda: True, ("a",)), "gone": (lambda: False, ("b", ("c2", "c")))}
    monkeypatch.setattr(tiers, "SYSTEM_NEEDS", needs)
    monkeypatch.setattr(tiers, "apt_install", refuse)
    monkeypatch.setattr(tiers, "is_known", lambda package: False)
    assert tiers.prepare_machine() == ["gone: no apt"]
    assert asked == [["b", ("c2", "c")]]


@pytest.mark.parametrize(
    ("there", "known", "said", "asked"),
    [(False, True, "", [tiers.HEADLESS]), (True, True, "", []), (False, False, "", []), (False, True, "chromium", [])],
)
def test_a_lighter_browser_is_asked_for_where_apt_knows_one_and_no_run_fails_without_it(
    monkeypatch, there, known, said, asked
):
    found: list[str] = []

    def refuse(packages):
        found.extend(packages)
        return "no apt"

    monkeypatch.setattr(tiers, "SYSTEM_NEEDS", {})
    monkeypatch.setattr(tiers.shutil, "which", lambda name: "/usr/bin/x" if there else None)
    monkeypatch.setattr(tiers, "is_known", lambda package: known)
    monkeypatch.setattr(tiers, "apt_install", refuse)
    monkeypatch.setenv("HAIDANG_CHROMIUM", said)
    assert tiers.prepare_machine() == []
    assert found == asked


def test_what_is_named_after_the_browser_is_asked_in_the_browser_and_nowhere_else():
    """Such files are not even read where the browser is not wanted (conftest.py)."""
    for path in sorted(dev.ROOT.glob("haidang/**/test_*in_the_browser*.py")):
        marks = re.search(r"^pytestmark = (.*?)^(?=\S)", path.read_text("utf-8") + "\nend", re.M | re.S)
        assert marks, path
        assert "pytest.mark.browser" in marks[1], path
