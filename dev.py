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
from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Thread
from types import FrameType
from typing import NoReturn

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / "bin"
STAMPS = VENV / "stamps"
PYTHON = str(BIN / "python")
VENDOR = ROOT / "haidang" / "static" / "vendor"
#: The assets are built again when one of these changes.
ASSET_LOCKS = ("package-lock.json", "package.json", "hatch_build.py")

UNDER_CI = bool(os.environ.get("CI"))
# Else every process we start compiles Django anew: half of the time it takes to start, hundreds of times in a test.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
#: What `tests.postgres` answers when no server could be had.
NO_SERVER = 69
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
    """What these files say, under this Python: if it is the same as last time, there is nothing to do."""
    digest = hashlib.sha256(platform.python_version().encode())
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


def make_venv() -> None:
    """A virtual environment of the Python that runs this file; one of another Python is made anew."""
    if sys.version_info < (3, 11):  # noqa: UP036  (who runs this file has not read pyproject.toml)
        give_up(f"Python 3.11 or newer is needed; this is {platform.python_version()}.")
    if done_before("python", platform.python_version()) and Path(PYTHON).exists():
        return
    if VENV.exists() and not Path(PYTHON).exists():
        shutil.rmtree(VENV)
    say("· making .venv")
    if run(sys.executable, "-m", "venv", "--upgrade", str(VENV), quiet=True):
        give_up("could not make .venv. On Debian and Ubuntu: apt-get install python3-venv")
    remember("python", platform.python_version())


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


# ── test ─────────────────────────────────────────────────────────────────────────────────────────


def found(*patterns: str) -> bool:
    """Is there any such file on this machine?"""
    return any(True for pattern in patterns for _ in Path("/").glob(pattern.lstrip("/")))


#: Chromium without windows: the same pages in two thirds of the time. A Debian that has none is tested all the same.
HEADLESS = "chromium-headless-shell"


def has_chromium() -> bool:
    return bool(
        os.environ.get("HAIDANG_CHROMIUM")
        or any(shutil.which(name) for name in (HEADLESS, "chromium", "chromium-browser", "google-chrome"))
    )


def has_vietnamese_font() -> bool:
    # Debian 12's own fonts-liberation is version 1, without one Vietnamese letter; 2 is in a folder of its own.
    return found("/usr/share/fonts/truetype/liberation2/*.ttf") or "1:2" in output(
        "dpkg-query", "-W", "fonts-liberation"
    )


def has_tesseract() -> bool:
    return bool(shutil.which("tesseract")) and "vie" in output("tesseract", "--list-langs").split()


def has_dovecot() -> bool:
    return found("/usr/sbin/dovecot") and found("/usr/lib/dovecot/imap")


def has_libreoffice() -> bool:
    return bool(shutil.which("soffice")) and found("/usr/lib/libreoffice/program/libswlo.so")


def has_libatomic() -> bool:
    return found("/usr/lib/*/libatomic.so.1", "/lib/*/libatomic.so.1", "/usr/lib64/libatomic.so.1")


def output(*command: str) -> str:
    try:
        return subprocess.run(command, capture_output=True, text=True, check=False, timeout=30).stdout
    except (OSError, subprocess.TimeoutExpired):
        return ""


#: What the tests need of the machine: is it there, and which of Debian's packages bring it
#: (a tuple is one package under the names it has had).
SYSTEM_NEEDS: dict[str, tuple[Callable[[], bool], tuple[str | tuple[str, ...], ...]]] = {
    "Chromium": (has_chromium, ("chromium",)),
    "a font with Vietnamese letters": (has_vietnamese_font, (("fonts-liberation2", "fonts-liberation"),)),
    "git (to ask what is committed)": (lambda: bool(shutil.which("git")), ("git",)),
    "Dovecot (a mailbox to fetch mails from)": (has_dovecot, ("dovecot-imapd",)),
    "LibreOffice Writer (what Word files look like)": (has_libreoffice, ("libreoffice-writer-nogui",)),
    "libatomic (for Playwright)": (has_libatomic, ("libatomic1",)),
    "Tesseract with Vietnamese": (has_tesseract, ("tesseract-ocr", "tesseract-ocr-vie")),
}


def as_root() -> list[str] | None:
    """How to become root here without asking anybody; None when there is no way."""
    if os.geteuid() == 0:
        return []
    if (
        shutil.which("sudo")
        and subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False).returncode == 0
    ):
        return ["sudo", "-n"]
    return None


def apt_install(packages: Sequence[str | tuple[str, ...]]) -> str:
    """Install Debian packages; "" when it went well, else the reason why not."""
    root = as_root()
    if root is None:
        return "neither root nor sudo without a password"
    if not shutil.which("apt-get"):
        return "no apt-get on this machine"
    apt = [*root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", "-o", "Dpkg::Use-Pty=0"]
    for attempt in range(3):
        time.sleep(attempt * 5)  # a mirror that was busy, another apt that held the lock
        run(*apt, "update", quiet=True)
        names = [known_name(package) for package in packages]
        if run(*apt, "install", "--yes", "--no-install-recommends", *names, quiet=True) == 0:
            return ""
    return "apt-get failed three times"


def known_name(package: str | tuple[str, ...]) -> str:
    if isinstance(package, str):
        return package
    return next((name for name in package if is_known(name)), package[-1])


def is_known(package: str) -> bool:
    """Does apt know a package of this name?"""
    return bool(output("apt-cache", "show", "--no-all-versions", package))


def prepare_machine() -> list[str]:
    """Get what the tests need of the machine; what could not be had, each with its reason."""
    missing = {need: packages for need, (there, packages) in SYSTEM_NEEDS.items() if not there()}
    reason = ""
    if missing:
        say(f"· asking apt for {', '.join(missing)}")
        reason = apt_install([package for packages in missing.values() for package in packages])
    if not shutil.which(HEADLESS) and not os.environ.get("HAIDANG_CHROMIUM") and is_known(HEADLESS):
        apt_install([HEADLESS])
    return [f"{need}: {reason or 'still not found'}" for need in missing if not SYSTEM_NEEDS[need][0]()]


class Steps:
    """Runs every step, also after one has failed, and tells at the end how each went."""

    def __init__(self) -> None:
        self.results: list[tuple[str, str, float]] = []
        self.beside: list[Thread] = []

    def take(
        self, name: str, *command: str, env: dict[str, str] | None = None, skip: int | None = None, quiet: bool = False
    ) -> int:
        """Run one step; an exit code equal to `skip` is left for the caller to judge."""
        say(f"\n── {name}")
        started = time.monotonic()
        code = run(*command, env=env, quiet=quiet)
        if code != skip:
            self.results.append((name, "failed" if code else "ok", time.monotonic() - started))
        return code

    def begin(self, name: str, *command: str) -> None:
        """Run a step of one processor beside those that follow; what it says is shown if it fails."""

        def taken() -> None:
            started = time.monotonic()
            code = run(*command, quiet=True)
            say(f"\n── {name}{': failed, see above' if code else ''}")
            self.results.append((name, "failed" if code else "ok", time.monotonic() - started))

        self.beside.append(Thread(target=taken))
        self.beside[-1].start()

    def could_not(self, name: str, reason: str) -> None:
        """Required under CI, SKIPPED elsewhere: never passed over in silence."""
        say(f"\n── {name}: {'FAILED' if UNDER_CI else 'SKIPPED'}: {reason}")
        self.results.append((f"{name}: {reason}", "failed" if UNDER_CI else "SKIPPED", 0.0))

    def finish(self, since: float) -> int:
        for step in self.beside:
            step.join()
        say("\n── summary")
        for name, result, seconds in self.results:
            say(f"{result:>8}  {seconds:6.1f} s  {name}")
        say(f"   total  {time.monotonic() - since:6.1f} s")
        return int(any(result == "failed" for _, result, _ in self.results))


QUICK = "not browser and not machine and not long"


def pytest(*arguments: str, workers: int = 2) -> list[str]:
    spread = ["-n", str(workers), "--dist", "worksteal"] if workers > 1 else ["-p", "no:xdist"]
    # what makes tests of the description of the API is for the long ones, and takes a second to read each time
    without = [] if any("long" in each and "not long" not in each for each in arguments) else ["-p", "no:schemathesis"]
    return [PYTHON, "-m", "pytest", *spread, *without, *arguments]


def look_at_the_code(steps: Steps) -> None:
    def tool(name: str) -> str:
        return str(BIN / name)

    steps.begin("mypy: types", tool("mypy"))
    steps.take("ruff: lint", tool("ruff"), "check", "--quiet", ".")
    steps.take("ruff: format", tool("ruff"), "format", "--check", "--quiet", ".")
    steps.take("djlint: templates", tool("djlint"), "--lint", "--quiet", "haidang")
    steps.take("deptry: dependencies", tool("deptry"), "haidang")
    steps.take("import-linter: storeys", tool("lint-imports"), "--no-cache")


def on_postgresql(steps: Steps, env: dict[str, str], name: str, which: str) -> None:
    """`which` tests touch the database, on the other engine: DATABASE_URL, the embedded wheel, Debian's server."""
    command = [PYTHON, "-m", "tests.postgres", *pytest("-m", f"database and not browser and {which}", workers=3)]
    if steps.take(name, *command, env=env, skip=NO_SERVER) != NO_SERVER:
        return
    reason = apt_install(["postgresql"])
    if reason or steps.take(name, *command, env=env, skip=NO_SERVER) == NO_SERVER:
        steps.could_not(name, reason or "no server could be started (see above)")


def test(tier: str) -> int:
    started = time.monotonic()
    install("dev")
    steps = Steps()
    # A test that reads a setting of this machine would be true only here.
    env = {key: value for key, value in os.environ.items() if not key.startswith("HAIDANG_") or key in KEPT_FOR_TESTS}
    sqlite = {key: value for key, value in env.items() if key != "DATABASE_URL"}
    if tier == "long":
        problems = prepare_machine()
        steps.take("pytest: the long ones", *pytest("-m", "long"), env=sqlite)
        on_postgresql(steps, env, "pytest: the long ones on PostgreSQL", "(long or demo)")
    elif tier == "fast":
        problems = []
        look_at_the_code(steps)
        steps.take("pytest: on SQLite", *pytest("-q", "--touched", "-m", QUICK), env=sqlite)
    else:
        problems = prepare_machine()
        look_at_the_code(steps)
        # Three at a time: some wait for processes of their own, and two leave a fifth of two processors idle.
        which = ("-m", "not browser and not long")
        # What pytest makes of the files of a new clone is kept, so one process makes it and not three at once.
        steps.take("pytest: the tests are read", *pytest("--collect-only", *which, workers=1), env=sqlite, quiet=True)
        steps.take("pytest: everything on SQLite", *pytest(*which, workers=3), env=sqlite)
        on_postgresql(steps, env, "pytest: the database half on PostgreSQL", "not one_engine and not long")
        steps.take("pytest: in the browser", *pytest("-m", "browser and not long", workers=3), env=sqlite)
    for problem in problems:
        steps.could_not("machine", problem)
    return steps.finish(started)


#: Where the corpus and the browser are: of the machine, not of the program.
KEPT_FOR_TESTS = ("HAIDANG_CORPUS", "HAIDANG_CHROMIUM")


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
            return test(asked.tier)
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
