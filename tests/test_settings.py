"""A demonstration is never mistaken for an installation, nor the other way round."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.core.exceptions import ImproperlyConfigured

from haidang.site.environment import DEMO_SECRET_KEY, Environment, postgresql, sqlite
from tests.needs import missing
from tests.storeys import ROOT

GOOD_KEY = "k3y-0f-an-installation-that-nobody-has-seen-before-0123456789"
PRODUCTION = {"HAIDANG_SECRET_KEY": GOOD_KEY, "HAIDANG_HOSTS": "doingoai.example.gov.vn, 10.0.0.5"}


@pytest.fixture
def machine(monkeypatch):
    """Read the environment as on a machine that has these variables and no other of ours."""

    def read(**variables: str) -> Environment:
        for name in [*os.environ]:
            if name.startswith("HAIDANG_") or name == "DATABASE_URL":
                monkeypatch.delenv(name)
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        return Environment.read()

    return read


def test_without_a_word_about_it_the_program_is_in_production_and_refuses_to_start(machine):
    with pytest.raises(ImproperlyConfigured, match="HAIDANG_SECRET_KEY is missing"):
        machine()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"HAIDANG_SECRET_KEY": DEMO_SECRET_KEY}, "public key of the demonstration"),
        ({"HAIDANG_SECRET_KEY": "short"}, "too short"),
        ({"HAIDANG_TODAY": "2020-03-02"}, "HAIDANG_TODAY"),
        ({"HAIDANG_HOSTS": ""}, "HAIDANG_HOSTS"),
        ({"HAIDANG_DATABASE_POOL": "many"}, "database_pool"),
    ],
)
def test_production_refuses_what_belongs_to_a_demonstration(machine, change, said):
    with pytest.raises(ImproperlyConfigured, match=said):
        machine(**PRODUCTION | change)


def test_a_refusal_shows_no_secret(machine):
    with pytest.raises(ImproperlyConfigured) as refusal:
        machine(HAIDANG_SECRET_KEY="my-little-secret", HAIDANG_LOG_LEVEL="loud")
    assert "my-little-secret" not in str(refusal.value)


def test_an_installation_that_says_what_it_must_starts(machine):
    environment = machine(**PRODUCTION)
    assert environment.hosts == ["doingoai.example.gov.vn", "10.0.0.5"]
    assert not environment.demo


def test_a_demonstration_may_say_what_day_it_is(machine):
    assert machine(HAIDANG_DEMO="1", HAIDANG_TODAY="2020-03-02").today.isoformat() == "2020-03-02"


def test_sqlite_waits_for_its_turn_instead_of_failing(tmp_path):
    options = sqlite(tmp_path / "x.sqlite3")["OPTIONS"]
    assert options["transaction_mode"] == "IMMEDIATE"
    assert options["timeout"] == 20
    assert "journal_mode=WAL" in options["init_command"]
    assert "synchronous=NORMAL" in options["init_command"]


def test_a_database_address_is_read_whole():
    database = postgresql("postgresql://hai:m%40t%2Fkhau@db:5433/ke_hoach?sslmode=require", pool=4)
    assert (database["USER"], database["PASSWORD"], database["HOST"]) == ("hai", "m@t/khau", "db")
    assert (database["PORT"], database["NAME"]) == ("5433", "ke_hoach")
    assert database["OPTIONS"]["sslmode"] == "require"
    assert database["OPTIONS"]["pool"]["max_size"] == 4


def test_a_database_address_may_name_a_socket():
    assert postgresql("postgresql://postgres@/x?host=%2Frun%2Fpostgresql", pool=1)["HOST"] == "/run/postgresql"


def test_another_database_is_refused():
    with pytest.raises(ImproperlyConfigured, match="postgresql://"):
        postgresql("mysql://db/x", pool=1)


def test_passwords_cost_a_guesser_what_argon2_asks():
    from haidang.site.settings import PASSWORD_HASHERS

    assert PASSWORD_HASHERS == ["django.contrib.auth.hashers.Argon2PasswordHasher"]
    kept = Argon2PasswordHasher().encode("Thuyền về bến", "muối-của-một-người")
    assert kept.startswith("argon2$argon2id$v=19$m=102400,t=2,p=8$")
    assert Argon2PasswordHasher().verify("Thuyền về bến", kept)


def django(
    *arguments: str, settings: str = "haidang.site.settings", **variables: str
) -> subprocess.CompletedProcess[str]:
    """A Django command in a process of its own, with these variables and no other of ours."""
    inherited = {k: v for k, v in os.environ.items() if not k.startswith(("HAIDANG_", "DJANGO_", "DATABASE_URL"))}
    return subprocess.run(
        [sys.executable, "-m", "django", *arguments, "--settings", settings],
        cwd=ROOT,
        env=inherited | variables,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.machine
def test_djangos_own_deployment_checks_pass_in_production(tmp_path):
    done = django("check", "--deploy", "--fail-level", "WARNING", HAIDANG_DATA=str(tmp_path), **PRODUCTION)
    assert done.returncode == 0, done.stderr


def test_the_program_does_not_start_on_the_key_of_the_demonstration():
    done = django("check", **PRODUCTION | {"HAIDANG_SECRET_KEY": DEMO_SECRET_KEY})
    assert done.returncode != 0
    assert "public key of the demonstration" in done.stderr


@pytest.fixture(scope="module")
def collected(tmp_path_factory):
    """The folder of an installation whose static files were gathered, as before its first start."""
    folder = tmp_path_factory.mktemp("installation")
    words = ("collectstatic", "--noinput", "--verbosity", "0")
    done = django(*words, settings="tests.production", HAIDANG_DATA=str(folder), **PRODUCTION)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.mark.machine
def test_every_static_file_names_only_files_that_are_there(collected):
    if not (ROOT / "haidang" / "static" / "vendor").is_dir():
        missing("the assets were not built (python3 dev.py install)")
    names = json.loads(Path(collected, "static", "staticfiles.json").read_text())["paths"]
    assert {"ui/house.css", "vendor/bootstrap/bootstrap.min.css", "vendor/echarts/echarts.min.js"} <= names.keys()


@pytest.mark.machine
def test_production_writes_its_log_as_json_and_speaks_https(collected):
    code = (
        "from haidang.site.wsgi import application as a; from django.test import Client; c = Client();"
        "r = c.get('/', headers={'host': '10.0.0.5'}); print(r.status_code, r.headers.get('Location'));"
        "r = c.get('/', secure=True, headers={'host': '10.0.0.5'});"
        "print(r.status_code, r.headers['Strict-Transport-Security']);"
        "print(c.get('/healthz', headers={'host': '10.0.0.5'}).status_code);"
        "print(c.get('/', secure=True, headers={'host': 'elsewhere.example'}).status_code)"
    )
    inherited = {k: v for k, v in os.environ.items() if not k.startswith(("HAIDANG_", "DJANGO_", "DATABASE_URL"))}
    env = inherited | PRODUCTION | {"HAIDANG_DATA": str(collected)}
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    assert done.stdout.split() == [
        *("301", "https://10.0.0.5/"),
        *("200", "max-age=31536000;", "includeSubDomains"),
        "200",
        "400",
    ], done.stderr
    answered = [json.loads(line) for line in done.stderr.splitlines() if '"answered"' in line]
    assert [line["status"] for line in answered] == [301, 200, 400]
