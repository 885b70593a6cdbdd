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


@pytest.mark.parametrize(
    ("says", "is_taken"),
    [("3.11.99", True), ("3.9.2", False), ("3.111.1", False), ("", False), (None, False)],
)
def test_the_machines_own_python_is_taken_where_it_is_of_the_version_asked_for(tmp_path, monkeypatch, says, is_taken):
    own = tmp_path / "python3"
    if says is not None:  # "" is what a Python says that cannot make an environment
        own.write_text(f"#!/bin/sh\necho {says}\n")
        own.chmod(0o755)
    monkeypatch.setattr(dev, "OWN_PYTHON", str(own))
    monkeypatch.setattr(dev.platform, "python_version", lambda: "3.11.7")
    assert dev.interpreter() == ((str(own), says) if is_taken else (os.path.realpath(sys.executable), "3.11.7"))


def test_an_environment_of_another_python_is_made_anew_and_one_of_the_same_stays(tmp_path, monkeypatch):
    venv = tmp_path / ".venv"
    for name, path in {"VENV": venv, "STAMPS": venv / "stamps", "PYTHON": str(venv / "bin" / "python")}.items():
        monkeypatch.setattr(dev, name, path)
    (venv / "bin").mkdir(parents=True)
    (venv / "of another").touch()
    dev.make_venv()
    assert (venv / "bin" / "python").exists()
    assert not (venv / "of another").exists()
    (venv / "ours").touch()
    dev.make_venv()
    assert (venv / "ours").exists()


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
