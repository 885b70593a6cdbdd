#!/usr/bin/env python3
"""Set up, start and test Hải Đăng on a machine that has only Python 3.11 with venv.

    python3 dev.py                   set up what is missing, start web and worker, print the address
    python3 dev.py --empty           the same with directory and accounts only, in a folder of its own
    python3 dev.py haidang …         a command of the house on the demonstration's data: haidang import FILE
    python3 dev.py install           set up without starting
    python3 dev.py test --fast       linters, types, contracts; rules, reader, and the rooms you changed on SQLite
    python3 dev.py test              all of that, the database half again on PostgreSQL, the browser: what CI runs
    python3 dev.py test --long       what takes minutes: by hand, before a release

Only the standard library is used here: this file runs before anything is installed.
"""

import argparse
import hashlib
import os
import platform
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Sequence
from pathlib import Path
from types import FrameType
from typing import NoReturn

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / "bin"
STAMPS = VENV / "stamps"
PYTHON = str(BIN / "python")
VENDOR = ROOT / "haidang" / "static" / "vendor"
#: The machine's own, whatever stands before it on the path.
OWN_PYTHON = "/usr/bin/python3"
#: The assets are built again when one of these changes.
ASSET_LOCKS = ("package-lock.json", "package.json", "hatch_build.py")

# Else every process we start compiles Django anew: half of the time it takes to start, hundreds of times in a test.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
#: The day the demonstration lives on, unless HAIDANG_TODAY says another.
DEMO_DAY = "2020-06-15"
#: How long web and worker may take to finish what they are doing.
PATIENCE = 15


def say(words: str) -> None:
    print(words, flush=True)


def give_up(words: str) -> NoReturn:
    sys.exit(f"dev.py: {words}")


# ── set up ───────────────────────────────────────────────────────────────────────────────────────


def fingerprint(*files: Path) -> str:
    """What these files say, under this version of Python: if it is the same as last time, there is nothing to do."""
    digest = hashlib.sha256(minor(platform.python_version()).encode())
    for file in files:
        digest.update(b"\0" + file.read_bytes())
    return digest.hexdigest()


def done_before(name: str, mark: str) -> bool:
    stamp = STAMPS / name
    return stamp.is_file() and stamp.read_text() == mark


def remember(name: str, mark: str) -> None:
    STAMPS.mkdir(parents=True, exist_ok=True)
    (STAMPS / name).write_text(mark)


def run(*command: str, env: dict[str, str] | None = None, quiet: bool = False) -> int:
    """Run `command` from the root and wait; `quiet` keeps its words back unless it fails."""
    if not quiet:
        return subprocess.run(command, cwd=ROOT, env=env, check=False).returncode
    done = subprocess.run(command, cwd=ROOT, env=env, check=False, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if done.returncode:
        sys.stdout.buffer.write(done.stdout)
        sys.stdout.flush()
    return done.returncode


def minor(version: str) -> str:
    """3.11 of 3.11.2: packages are made for the one and go with each of the others."""
    return ".".join(version.split(".")[:2])


def interpreter() -> tuple[str, str]:
    """The Python that .venv is made of, and its version: the machine's own, where it is of the version asked for.

    Asked for is the version of the Python that runs this file. An office has the machine's own; another one that
    comes first on the path was as a rule built on the spot, without optimization, and is slower.
    """
    asks = "import ensurepip, platform; print(platform.python_version())"
    try:
        own = subprocess.run([OWN_PYTHON, "-c", asks], capture_output=True, text=True, check=False).stdout.strip()
    except OSError:
        own = ""
    running = platform.python_version()
    # the real one: this file may be run by a link in the .venv that is about to go
    path, version = (OWN_PYTHON, own) if minor(own) == minor(running) else (sys.executable, running)
    return os.path.realpath(path), version


def make_venv() -> None:
    """A virtual environment; one of another Python is made anew."""
    if sys.version_info < (3, 11):  # noqa: UP036  (who runs this file has not read pyproject.toml)
        give_up(f"Python 3.11 or newer is needed; this is {platform.python_version()}.")
    python, version = interpreter()
    if done_before("python", f"{python} {version}") and Path(PYTHON).exists():
        return
    if VENV.exists():
        shutil.rmtree(VENV)
    say(f"· making .venv of {python} ({version})")
    if run(python, "-m", "venv", str(VENV), quiet=True):
        give_up("could not make .venv. On Debian and Ubuntu: apt-get install python3-venv")
    remember("python", f"{python} {version}")


def install_requirements(name: str) -> None:
    """Install requirements/<name>.txt, every file of it checked against its hash; with uv, else with pip."""
    lock = ROOT / "requirements" / f"{name}.txt"
    mark = fingerprint(lock)
    if done_before(name, mark):
        return
    say(f"· installing requirements/{name}.txt")
    pinned = ("--require-hashes", "-r", str(lock))
    with_uv = (str(BIN / "uv"), "pip", "install", "--quiet", "--python", PYTHON, *pinned)
    with_pip = (PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *pinned)
    # uv does not read pip's settings: where only pip knows the way to the packages, pip goes.
    if name != "tools" and (BIN / "uv").exists():
        if run(*with_uv, quiet=True) == 0:
            remember(name, mark)
            return
        say("  uv could not; trying pip")
    if run(*with_pip, quiet=True):
        give_up(f"could not install requirements/{name}.txt (see above).")
    remember(name, mark)


def install_house() -> None:
    """Put `haidang` into .venv as a link to this folder, with its command."""
    mark = fingerprint(ROOT / "pyproject.toml")
    if done_before("house", mark) and (BIN / "haidang").exists():
        return
    # hatchling comes from requirements/tools.txt, so nothing unpinned is fetched to build the link.
    link = ("pip", "install", "--quiet", "--no-deps", "--no-build-isolation", "--editable", str(ROOT))
    if run(str(BIN / "uv"), *link, "--python", PYTHON, quiet=True) and run(PYTHON, "-m", *link):
        give_up("could not install the command `haidang` (see above).")
    remember("house", mark)


def build_assets() -> None:
    """Style sheets, scripts and fonts from the locked npm set; without them the pages are plain but work."""
    mark = fingerprint(*(ROOT / name for name in ASSET_LOCKS))
    if done_before("assets", mark) and VENDOR.is_dir():
        return
    say("· building assets")
    try:
        install_requirements("assets")
        failed = run(PYTHON, str(ROOT / "hatch_build.py"), quiet=True)
    except SystemExit as refused:
        say(str(refused))
        failed = 1
    if failed:
        last = "the last ones built are used" if VENDOR.is_dir() else "pages will look plain"
        say(f"  ASSETS NOT BUILT (see above): {last}. It is tried again next time.")
        return
    remember("assets", mark)


def compile_catalogues() -> None:
    """The English words of the pages, from the committed catalogue; without them the pages are Vietnamese alone."""
    catalogues = sorted(ROOT.glob("haidang/locale/*/LC_MESSAGES/*.po"))
    mark = fingerprint(*catalogues)
    if done_before("words", mark) and all(file.with_suffix(".mo").is_file() for file in catalogues):
        return
    if run(PYTHON, "-c", "import hatch_build; hatch_build.compile_catalogues()", quiet=True):
        say("  WORDS NOT COMPILED (see above): pages are in Vietnamese only. It is tried again next time.")
        return
    remember("words", mark)


def install(*requirements: str) -> None:
    make_venv()
    for name in ("tools", *requirements):
        install_requirements(name)
    install_house()
    build_assets()
    compile_catalogues()


# ── start ────────────────────────────────────────────────────────────────────────────────────────


def demonstration(data: Path, port: int | None = None) -> dict[str, str]:
    """The environment of a demonstration. Only here is HAIDANG_DEMO set: elsewhere the program is in production."""
    # What leaves the program (mails, the address of a calendar) leads back to where it was started.
    here = {"HAIDANG_ADDRESS": f"http://127.0.0.1:{port}"} if port else {}
    return {"HAIDANG_TODAY": DEMO_DAY, **here, **os.environ} | {
        "HAIDANG_DEMO": "1",
        "HAIDANG_DATA": str(data),
        "DJANGO_SETTINGS_MODULE": "haidang.site.settings",
        "PYTHONUNBUFFERED": "1",
    }


def web_command(port: int) -> list[str]:
    # 32 threads: a few slow senders of request bodies must not stop everybody else.
    threads = ("--workers", "1", "--blocking-threads", "32", "--backpressure", "128")
    where = ("--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port), "--no-ws")
    return [str(BIN / "granian"), *where, *threads, "--log-level", "error", "haidang.site.wsgi:application"]


def worker_command() -> list[str]:
    return [PYTHON, "-m", "haidang", "worker"]


def port_is_free(port: int) -> bool:
    with socket.socket() as door:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            door.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=2) as reply:
            return bool(reply.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def stop(children: Sequence["subprocess.Popen[bytes]"]) -> None:
    """Ask all to finish, wait, and end what does not listen, with everything it started."""
    for child in children:
        if child.poll() is None:
            child.terminate()
    deadline = time.monotonic() + PATIENCE
    for child in children:
        try:
            child.wait(max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            os.killpg(child.pid, signal.SIGKILL)
            child.wait()


def prepare(env: dict[str, str], *, empty: bool) -> None:
    """The tables, and in them what a demonstration begins with."""
    say("· preparing the database")
    # One process for both: starting Django costs more than what it does here.
    only = ("--empty",) if empty else ()
    if run(PYTHON, "-m", "django", "demo", "--migrate", "--verbosity", "0", *only, env=env):
        give_up("could not prepare the database (see above).")


def serve(port: int, data: Path, *, empty: bool = False) -> int:
    """Prepare the data, start web and worker, and stay until told to stop or until one of them ends."""
    if not port_is_free(port):
        give_up(f"port {port} is in use. Another one: python3 dev.py --port {port + 1}")
    data.mkdir(parents=True, exist_ok=True)
    env = demonstration(data, port)
    prepare(env, empty=empty)
    children: list[subprocess.Popen[bytes]] = []
    try:
        # Sessions of their own: Ctrl-C reaches this process alone, which then stops them in order.
        for command in (web_command(port), worker_command()):
            children.append(subprocess.Popen(command, cwd=ROOT, env=env, start_new_session=True))
        address = f"http://127.0.0.1:{port}/"
        told = False
        while all(child.poll() is None for child in children):
            if not told and answers(f"{address}readyz"):
                say(f"\n  Hải Đăng: {address}\n  Sign in as so-ngoai-vu, password haidang-demo (others: README.md)")
                say("  (Ctrl-C to stop)\n")
                told = True
            time.sleep(0.5 if told else 0.1)
        say("dev.py: web or worker ended by itself; stopping.")
        return 1
    except KeyboardInterrupt:
        say("\n· stopping")
        return 0
    finally:
        # A second Ctrl-C must not leave half of them behind.
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, signal.SIG_IGN)
        stop(children)


# ── the command line ─────────────────────────────────────────────────────────────────────────────


def arguments(given: Sequence[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="dev.py", description="Set up, start and test Hải Đăng.")
    parser.set_defaults(act="serve")
    parser.add_argument("--port", type=int, default=8000, help="where the web server listens (8000)")
    parser.add_argument("--data", type=Path, help="where database and files are kept (data/; with --empty data-empty/)")
    parser.add_argument("--empty", action="store_true", help="directory and accounts only, no plans")
    acts = parser.add_subparsers(title="instead of starting")
    acts.add_parser("install", help="set up without starting").set_defaults(act="install")
    house = acts.add_parser("haidang", help="run a command of the house on the demonstration's data")
    house.set_defaults(act="haidang")
    house.add_argument("command", nargs=argparse.REMAINDER, metavar="…", help="import FILE, audit verify, …")
    testing = acts.add_parser("test", help="run the tests")
    testing.set_defaults(act="test", tier="ci")
    tier = testing.add_mutually_exclusive_group()
    tier.add_argument("--fast", dest="tier", action="store_const", const="fast", help="a minute, SQLite only")
    tier.add_argument("--long", dest="tier", action="store_const", const="long", help="what takes minutes, by hand")
    asked = parser.parse_args(given)
    # What was tried on an empty province stays apart from the demonstration.
    asked.data = asked.data or ROOT / ("data-empty" if asked.empty else "data")
    return asked


def interrupted(number: int, frame: FrameType | None) -> NoReturn:
    """SIGTERM stops as Ctrl-C does, whoever started us."""
    raise KeyboardInterrupt


def main(given: Sequence[str] | None = None) -> int:
    asked = arguments(given)
    # SIGINT too: a shell that starts us in the background has it ignored. SIGHUP: a terminal that was closed.
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, interrupted)
    try:
        if asked.act == "test":
            from tests import tiers  # who starts the program needs nothing of it

            return tiers.test(asked.tier)
        install("base")
        if asked.act == "haidang":
            # From where the person stands: their files are named from there.
            env = demonstration(asked.data.resolve())
            return subprocess.run([PYTHON, "-m", "haidang", *asked.command], env=env, check=False).returncode
        return 0 if asked.act == "install" else serve(asked.port, asked.data.resolve(), empty=asked.empty)
    except KeyboardInterrupt:
        return 0 if asked.act == "serve" else 130


if __name__ == "__main__":
    sys.exit(main())
