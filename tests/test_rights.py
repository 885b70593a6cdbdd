"""Every address of the program, knocked at as everybody: who is let in, who is refused, to whom it does not exist."""

import logging
from typing import Any

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.http import HttpResponse
from django.template.backends.django import Template
from django.test import Client
from django.urls import URLResolver, reverse

from haidang.office.accounts.models import User
from tests.people import PEOPLE
from tests.rights import EVERYBODY, Address, addresses, people, tables
from tests.worlds import World, stands_on

TABLES = tables()
METHODS = ("GET", "POST")
#: A page, a way on, or a form that is told what is wrong with it.
_LET_IN = {200, 302, 303, 400, 409, 422}


#: The cookies of everybody, signed in once for all these tests.
_COOKIES: dict[str, Any] = {}


def _let_everybody_in():
    for who, user in people().items():
        browser = Client()
        browser.force_login(user)
        _COOKIES[who] = browser.cookies


SIGNED_IN = World("everybody signed in", _let_everybody_in, on=PEOPLE)


@pytest.fixture
@stands_on(SIGNED_IN)
def cast(worlds, db, caplog, settings, tmp_path, monkeypatch):
    settings.HAIDANG_DATA = tmp_path
    # Some thousand refusals are what is asked for here: no line of the log for each, and no page with a menu.
    caplog.set_level(logging.CRITICAL)
    monkeypatch.setattr(URLResolver, "resolve_error_handler", lambda self, code: lambda *_, **__: plain(code))
    if connection.vendor == "postgresql":
        # On SQLite each page is drawn for each of them; who comes in is decided before that, and once is enough.
        monkeypatch.setattr(Template, "render", lambda self, context=None, request=None: "")
    worlds.have(SIGNED_IN)
    return {user.username: user for user in User.objects.filter(username__in=EVERYBODY)}


def plain(code):
    return HttpResponse(status=code)


@pytest.fixture
def browsers(cast):
    """A browser for each, in which they are signed in, and one (None) in which nobody is."""
    found = {None: Client()}
    for who in cast:
        found[who] = Client()
        found[who].cookies = _COOKIES[who].copy()
    return found


def test_every_address_has_a_row_and_every_row_an_address():
    found = set(addresses())
    assert found - TABLES.keys() == set(), "write a row in tests/rights.py of the room (see tests/rights.py)"
    assert TABLES.keys() - found == set(), "no such address"


def test_nobody_is_named_who_does_not_exist():
    for name, row in TABLES.items():
        named = (row.seen_by or frozenset()) | (row.done_by or frozenset()) | row.refused
        assert named <= EVERYBODY, name


@pytest.mark.parametrize("name", sorted(TABLES))
def test_everybody_gets_at_an_address_what_the_table_says(cast, browsers, name):
    row = TABLES[name]
    url = reverse(name, args=row.args(cast))
    cases = [(method, who) for method in METHODS for who in browsers]
    expected = {case: expectation(row, *case) for case in cases}
    found = {case: answer(*case, url, row, browsers) for case in cases}
    wrong = {case: (found[case], said) for case, said in expected.items() if not fits(found[case], said)}
    assert wrong == {}, "who asked: (what they got, what the table says)"


def expectation(row: Address, method, who):
    """Who has not signed in (None) is sent to the door."""
    if who:
        return row.expected(method, who)
    return "none" if row.expected(method, "") == "none" else ("in" if row.public else "door")


def fits(found, said):
    """Where a method does not exist it is enough that nobody comes in by it."""
    return found == said or (said == "none" and found in ("403", "404", "door"))


def answer(method, who, url, row: Address, browsers):
    """What the house answers one person, and nothing of it stays."""
    client = browsers[who]
    cookies = client.cookies.copy()
    with transaction.atomic():
        reply = client.get(url) if method == "GET" else client.post(url, row.posted or {})
        transaction.set_rollback(True)
    client.cookies = cookies
    if reply.status_code == 302 and reply["Location"].startswith(settings.LOGIN_URL):
        # Some pages of the door lie under its address; to go on there is to be let in.
        return "in" if who else "door"
    if reply.status_code in _LET_IN:
        return "in"
    return "none" if reply.status_code == 405 else str(reply.status_code)
