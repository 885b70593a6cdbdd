"""Where mails go, and that a practice space or a demonstration sends none unless it is told so twice."""

import os

import pytest
from django.core.exceptions import ImproperlyConfigured

from haidang.site.environment import Environment, smtp

GOOD_KEY = "k3y-0f-an-installation-that-nobody-has-seen-before-0123456789"
PRODUCTION = {"HAIDANG_SECRET_KEY": GOOD_KEY, "HAIDANG_HOSTS": "doingoai.example.gov.vn"}
DEMO = {"HAIDANG_DEMO": "1"}
SERVER = {"HAIDANG_SMTP_URL": "smtp://mail.example:25", "HAIDANG_MAIL_FROM": "hai-dang@example.gov.vn"}


@pytest.fixture
def machine(monkeypatch):
    def read(**variables):
        for name in [*os.environ]:
            if name.startswith("HAIDANG_") or name == "DATABASE_URL":
                monkeypatch.delenv(name)
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        return Environment.read()

    return read


@pytest.mark.parametrize(
    ("variables", "is_practice"),
    [
        (DEMO, True),
        (DEMO | SERVER, True),
        (DEMO | {"HAIDANG_PRACTICE": "0"}, True),
        (DEMO | SERVER | {"HAIDANG_PRACTICE": "0"}, False),
        (PRODUCTION, False),
        (PRODUCTION | SERVER, False),
        (PRODUCTION | SERVER | {"HAIDANG_PRACTICE": "1"}, True),
    ],
)
def test_a_demonstration_sends_mails_only_when_it_is_told_so_twice(machine, variables, is_practice):
    assert machine(**variables).is_practice is is_practice


def test_an_installation_with_a_mail_server_must_say_who_mails_are_from(machine):
    with pytest.raises(ImproperlyConfigured, match="HAIDANG_MAIL_FROM"):
        machine(**PRODUCTION, HAIDANG_SMTP_URL="smtp://mail.example")


@pytest.mark.parametrize(
    ("variables", "address"),
    [
        (DEMO, "http://localhost:8000"),
        (PRODUCTION, "https://doingoai.example.gov.vn"),
        (PRODUCTION | {"HAIDANG_ADDRESS": "https://khac.example/"}, "https://khac.example"),
    ],
)
def test_a_mail_knows_under_which_address_its_reader_finds_the_program(machine, variables, address):
    assert machine(**variables).full_address == address


@pytest.mark.parametrize(
    ("url", "port", "starts_tls", "is_tls"),
    [
        ("smtp://mail.example", 25, False, False),
        ("smtp+starttls://mail.example", 587, True, False),
        ("smtps://mail.example", 465, False, True),
        ("smtp://mail.example:2525", 2525, False, False),
    ],
)
def test_the_address_of_a_mail_server_is_read_whole(url, port, starts_tls, is_tls):
    server = smtp(url)
    assert (server.host, server.port, server.starts_tls, server.is_tls) == ("mail.example", port, starts_tls, is_tls)


def test_a_password_of_the_mail_server_is_unquoted_and_never_shown():
    server = smtp("smtp://hai%40dang:p%2Fw@mail.example")
    assert (server.user, server.password) == ("hai@dang", "p/w")
    assert "p/w" not in repr(server)


@pytest.mark.parametrize("url", ["mail.example:25", "http://mail.example", "smtp://"])
def test_an_address_that_names_no_mail_server_is_refused_without_showing_it(url):
    with pytest.raises(ImproperlyConfigured, match="HAIDANG_SMTP_URL must begin"):
        smtp(url)


def test_no_server_is_an_answer_too():
    assert smtp("").host == ""
