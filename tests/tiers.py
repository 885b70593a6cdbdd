"""The test command behind `dev.py test`: what it needs of the machine, its steps, and its three tiers.

Only the standard library is used here: this file runs before anything is installed.
"""

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Thread

import dev

UNDER_CI = bool(os.environ.get("CI"))
#: What `tests.postgres` answers when no server could be had.
NO_SERVER = 69


# ── the machine ──────────────────────────────────────────────────────────────────────────────────


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
        dev.run(*apt, "update", quiet=True)
        names = [known_name(package) for package in packages]
        if dev.run(*apt, "install", "--yes", "--no-install-recommends", *names, quiet=True) == 0:
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
        dev.say(f"· asking apt for {', '.join(missing)}")
        reason = apt_install([package for packages in missing.values() for package in packages])
    if not shutil.which(HEADLESS) and not os.environ.get("HAIDANG_CHROMIUM") and is_known(HEADLESS):
        apt_install([HEADLESS])
    return [f"{need}: {reason or 'still not found'}" for need in missing if not SYSTEM_NEEDS[need][0]()]


# ── the steps ────────────────────────────────────────────────────────────────────────────────────


class Steps:
    """Runs every step, also after one has failed, and tells at the end how each went."""

    def __init__(self) -> None:
        self.results: list[tuple[str, str, float]] = []
        self.beside: list[Thread] = []

    def take(
        self, name: str, *command: str, env: dict[str, str] | None = None, skip: int | None = None, quiet: bool = False
    ) -> int:
        """Run one step; an exit code equal to `skip` is left for the caller to judge."""
        dev.say(f"\n── {name}")
        started = time.monotonic()
        code = dev.run(*command, env=env, quiet=quiet)
        if code != skip:
            self.results.append((name, "failed" if code else "ok", time.monotonic() - started))
        return code

    def begin(self, name: str, *command: str) -> None:
        """Run a step of one processor beside those that follow; what it says is shown if it fails."""

        def taken() -> None:
            started = time.monotonic()
            code = dev.run(*command, quiet=True)
            dev.say(f"\n── {name}{': failed, see above' if code else ''}")
            self.results.append((name, "failed" if code else "ok", time.monotonic() - started))

        self.beside.append(Thread(target=taken))
        self.beside[-1].start()

    def could_not(self, name: str, reason: str) -> None:
        """Required under CI, SKIPPED elsewhere: never passed over in silence."""
        dev.say(f"\n── {name}: {'FAILED' if UNDER_CI else 'SKIPPED'}: {reason}")
        self.results.append((f"{name}: {reason}", "failed" if UNDER_CI else "SKIPPED", 0.0))

    def finish(self, since: float) -> int:
        for step in self.beside:
            step.join()
        dev.say("\n── summary")
        for name, result, seconds in self.results:
            dev.say(f"{result:>8}  {seconds:6.1f} s  {name}")
        dev.say(f"   total  {time.monotonic() - since:6.1f} s")
        return int(any(result == "failed" for _, result, _ in self.results))


# ── the tiers ────────────────────────────────────────────────────────────────────────────────────

QUICK = "not browser and not machine and not long"


def pytest(*arguments: str, workers: int = 2) -> list[str]:
    spread = ["-n", str(workers), "--dist", "worksteal"] if workers > 1 else ["-p", "no:xdist"]
    # what makes tests of the description of the API is for the long ones, and takes a second to read each time
    without = [] if any("long" in each and "not long" not in each for each in arguments) else ["-p", "no:schemathesis"]
    return [dev.PYTHON, "-m", "pytest", *spread, *without, *arguments]


def look_at_the_code(steps: Steps) -> None:
    def tool(name: str) -> str:
        return str(dev.BIN / name)

    steps.begin("mypy: types", tool("mypy"))
    steps.take("ruff: lint", tool("ruff"), "check", "--quiet", ".")
    steps.take("ruff: format", tool("ruff"), "format", "--check", "--quiet", ".")
    steps.take("djlint: templates", tool("djlint"), "--lint", "--quiet", "haidang")
    steps.take("deptry: dependencies", tool("deptry"), "haidang")
    steps.take("import-linter: storeys", tool("lint-imports"), "--no-cache")


def on_postgresql(steps: Steps, env: dict[str, str], name: str, which: str) -> None:
    """`which` tests touch the database, on the other engine: DATABASE_URL, the embedded wheel, Debian's server."""
    command = [dev.PYTHON, "-m", "tests.postgres", *pytest("-m", f"database and not browser and {which}")]
    if steps.take(name, *command, env=env, skip=NO_SERVER) != NO_SERVER:
        return
    reason = apt_install(["postgresql"])
    if reason or steps.take(name, *command, env=env, skip=NO_SERVER) == NO_SERVER:
        steps.could_not(name, reason or "no server could be started (see above)")


def test(tier: str) -> int:
    started = time.monotonic()
    dev.install("dev")
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
        which = ("-m", "not browser and not long")
        # What pytest makes of the files of a new clone is kept, so one process makes it and not two at once.
        steps.take("pytest: the tests are read", *pytest("--collect-only", *which, workers=1), env=sqlite, quiet=True)
        steps.take("pytest: everything on SQLite", *pytest(*which), env=sqlite)
        on_postgresql(steps, env, "pytest: the database half on PostgreSQL", "not one_engine and not long")
        # Three at a time, since two often wait for the browser; where nobody waits, a third costs more than it brings.
        steps.take("pytest: in the browser", *pytest("-m", "browser and not long", workers=3), env=sqlite)
    for problem in problems:
        steps.could_not("machine", problem)
    return steps.finish(started)


#: Where the corpus and the browser are: of the machine, not of the program.
KEPT_FOR_TESTS = ("HAIDANG_CORPUS", "HAIDANG_CHROMIUM")
