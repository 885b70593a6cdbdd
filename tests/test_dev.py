"""What dev.py promises: it asks for what is missing only, says what it could not have, and leaves nothing running."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

import dev


class Done:
    returncode = 2


def free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return int(door.getsockname()[1])


def test_it_starts_unless_told_otherwise():
    asked = dev.arguments([])
    assert (asked.act, asked.port, asked.data) == ("serve", 8000, dev.ROOT / "data")


@pytest.mark.parametrize(
    ("given", "act", "tier"),
    [
        (["install"], "install", None),
        (["test"], "test", "ci"),
        (["test", "--fast"], "test", "fast"),
        (["test", "--long"], "test", "long"),
    ],
)
def test_the_other_acts(given, act, tier):
    asked = dev.arguments(given)
    assert (asked.act, getattr(asked, "tier", None)) == (act, tier)


def test_work_is_done_again_only_when_a_file_or_python_changed(tmp_path, monkeypatch):
    monkeypatch.setattr(dev, "STAMPS", tmp_path / "stamps")
    lock = tmp_path / "lock"
    lock.write_text("a")
    mark = dev.fingerprint(lock)
    assert not dev.done_before("x", mark)
    dev.remember("x", mark)
    assert dev.done_before("x", dev.fingerprint(lock))
    lock.write_text("b")
    assert not dev.done_before("x", dev.fingerprint(lock))
    lock.write_text("a")
    monkeypatch.setattr(dev.platform, "python_version", lambda: "3.99.0")
    assert not dev.done_before("x", dev.fingerprint(lock))


def test_assets_that_cannot_be_built_stop_nobody(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(dev, "STAMPS", tmp_path / "stamps")
    monkeypatch.setattr(dev, "install_requirements", lambda name: None)
    monkeypatch.setattr(dev, "run", lambda *command, **options: 1)
    dev.build_assets()
    assert "ASSETS NOT BUILT" in capsys.readouterr().out
    assert not (tmp_path / "stamps" / "assets").exists()


def test_an_empty_province_has_a_folder_of_its_own():
    asked = dev.arguments(["--empty"])
    assert (asked.empty, asked.data) == (True, dev.ROOT / "data-empty")
    assert dev.arguments(["--empty", "--data", "x"]).data == Path("x")


def test_a_command_of_the_house_runs_on_the_data_of_the_demonstration(tmp_path, monkeypatch):
    ran = []

    def run(command, **how):
        ran.append((command, how))
        return Done()

    monkeypatch.setattr(dev, "install", lambda *names: None)
    monkeypatch.setattr(dev.subprocess, "run", run)
    assert dev.main(["--data", str(tmp_path), "haidang", "import", "--accept-all", "ke-hoach.docx"]) == 2
    ((command, how),) = ran
    assert command == [dev.PYTHON, "-m", "haidang", "import", "--accept-all", "ke-hoach.docx"]
    assert (how["env"]["HAIDANG_DATA"], how["env"]["HAIDANG_DEMO"]) == (str(tmp_path), "1")
    assert "cwd" not in how


def test_the_demonstration_lives_on_15_june_2020_unless_told_another_day(tmp_path, monkeypatch):
    monkeypatch.delenv("HAIDANG_TODAY", raising=False)
    assert dev.demonstration(tmp_path)["HAIDANG_TODAY"] == "2020-06-15"
    monkeypatch.setenv("HAIDANG_TODAY", "2020-11-02")
    assert dev.demonstration(tmp_path)["HAIDANG_TODAY"] == "2020-11-02"


def test_what_leaves_a_demonstration_leads_back_to_its_port(tmp_path, monkeypatch):
    monkeypatch.delenv("HAIDANG_ADDRESS", raising=False)
    assert dev.demonstration(tmp_path, 9101)["HAIDANG_ADDRESS"] == "http://127.0.0.1:9101"
    monkeypatch.setenv("HAIDANG_ADDRESS", "https://doi-ngoai.example")
    assert dev.demonstration(tmp_path, 9101)["HAIDANG_ADDRESS"] == "https://doi-ngoai.example"


@pytest.mark.parametrize(("empty", "last"), [(False, ()), (True, ("--empty",))])
def test_the_demonstration_is_loaded_behind_the_tables(monkeypatch, empty, last):
    ran = []

    def run(*command, **options):
        ran.append(command[3:])
        return 0

    monkeypatch.setattr(dev, "run", run)
    dev.prepare({}, empty=empty)
    assert ran == [("demo", "--migrate", "--verbosity", "0", *last)]


def test_only_dev_py_makes_a_demonstration(tmp_path):
    assert dev.demonstration(tmp_path)["HAIDANG_DEMO"] == "1"
    for file in dev.ROOT.glob("haidang/**/*.py"):
        if "tests" not in file.parts:
            assert 'HAIDANG_DEMO"' not in file.read_text("utf-8"), file


def test_what_is_missing_fails_under_ci_and_is_said_elsewhere(monkeypatch, capsys):
    for under_ci, code, word in ((True, 1, "FAILED"), (False, 0, "SKIPPED")):
        monkeypatch.setattr(dev, "UNDER_CI", under_ci)
        steps = dev.Steps()
        steps.could_not("machine", "no Chromium")
        assert steps.finish(time.monotonic()) == code
        assert f"{word}: no Chromium" in capsys.readouterr().out


def test_a_failed_step_fails_the_run_and_the_others_still_run(monkeypatch, capsys):
    codes = iter([1, 0])
    monkeypatch.setattr(dev, "run", lambda *command, **options: next(codes))
    steps = dev.Steps()
    steps.take("first", "x")
    steps.take("second", "x")
    assert steps.finish(time.monotonic()) == 1
    assert [result for _, result, _ in steps.results] == ["failed", "ok"]


def test_what_runs_beside_the_others_is_waited_for_and_may_fail_the_run(monkeypatch, capsys):
    monkeypatch.setattr(dev, "run", lambda *command, **options: command == ("x", "wrong"))
    steps = dev.Steps()
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
    monkeypatch.setattr(dev, "SYSTEM_NEEDS", needs)
    monkeypatch.setattr(dev, "apt_install", refuse)
    monkeypatch.setattr(dev, "is_known", lambda package: False)
    assert dev.prepare_machine() == ["gone: no apt"]
    assert asked == [["b", ("c2", "c")]]


@pytest.mark.parametrize(
    ("there", "known", "said", "asked"),
    [(False, True, "", [dev.HEADLESS]), (True, True, "", []), (False, False, "", []), (False, True, "chromium", [])],
)
def test_a_lighter_browser_is_asked_for_where_apt_knows_one_and_no_run_fails_without_it(
    monkeypatch, there, known, said, asked
):
    found: list[str] = []

    def refuse(packages):
        found.extend(packages)
        return "no apt"

    monkeypatch.setattr(dev, "SYSTEM_NEEDS", {})
    monkeypatch.setattr(dev.shutil, "which", lambda name: "/usr/bin/x" if there else None)
    monkeypatch.setattr(dev, "is_known", lambda package: known)
    monkeypatch.setattr(dev, "apt_install", refuse)
    monkeypatch.setenv("HAIDANG_CHROMIUM", said)
    assert dev.prepare_machine() == []
    assert found == asked


def test_a_port_in_use_is_told_before_anything_starts(tmp_path):
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        door.listen()
        with pytest.raises(SystemExit, match="in use"):
            dev.serve(door.getsockname()[1], tmp_path)


def test_a_child_that_does_not_listen_is_ended(monkeypatch):
    monkeypatch.setattr(dev, "PATIENCE", 0.2)
    code = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print(flush=True); time.sleep(60)"
    child = subprocess.Popen([sys.executable, "-c", code], start_new_session=True, stdout=subprocess.PIPE)
    assert child.stdout
    child.stdout.readline()
    dev.stop([child])
    assert child.returncode == -signal.SIGKILL
    child.stdout.close()


def family(pid: int) -> list[int]:
    """`pid` and everything it started, as the kernel tells."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [pid, *(member for child in children for member in family(int(child)))]


#: As light as a child can be: it answers, and ends when it is told to.
STAND_IN = """
import http.server, sys

class Answers(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()
        self.wfile.write("Hải Đăng".encode())

http.server.HTTPServer(("127.0.0.1", int(sys.argv[1])), Answers).serve_forever()
"""


@pytest.mark.machine
def test_web_and_worker_start_and_either_signal_leaves_nobody_behind(tmp_path):
    starts_and_ends(tmp_path, signal.SIGTERM)
    # the second time everything is there already; which signal it was, only dev.py knows
    light = f"dev.web_command = lambda port: [dev.PYTHON, '-c', {STAND_IN!r}, str(port)];"
    light += "dev.worker_command = lambda: [dev.PYTHON, '-c', 'import time; time.sleep(60)'];"
    starts_and_ends(tmp_path, signal.SIGINT, light)


def starts_and_ends(data, number, light=""):
    port = free_port()
    code = (
        f"import signal, sys, pathlib, dev; signal.signal(signal.SIGTERM, dev.interrupted);{light}"
        f"sys.exit(dev.serve({port}, pathlib.Path({str(data)!r}), empty=True))"
    )
    env = {key: value for key, value in os.environ.items() if not key.startswith(("DATABASE_URL", "DJANGO_"))}
    started = subprocess.Popen([sys.executable, "-c", code], cwd=dev.ROOT, env=env, stdout=subprocess.PIPE, text=True)
    assert started.stdout
    try:
        for line in started.stdout:
            if f"http://127.0.0.1:{port}/" in line:
                break
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=5) as reply:
            assert "Hải Đăng" in reply.read().decode()
        everybody = family(started.pid)
        assert len(everybody) >= 3
        started.send_signal(number)
        assert started.wait(dev.PATIENCE + 5) == 0
        time.sleep(0.2)
        assert [pid for pid in everybody if Path(f"/proc/{pid}").exists()] == []
    finally:
        started.kill()
        started.stdout.close()
        started.wait()
