"""Every address of the program, knocked at as everybody: who is let in, who is refused, to whom it does not exist."""

import logging
from collections import defaultdict
from collections.abc import Hashable
from contextlib import nullcontext
from functools import partial
from http.cookies import SimpleCookie
from math import inf
from types import FunctionType
from typing import Any
from zlib import crc32

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLResolver, reverse

from haidang.kit.records.catalogue import registers
from haidang.office.accounts import middleware
from haidang.office.accounts.models import OpenSession, User
from tests.drawing import drawn_for
from tests.people import PEOPLE
from tests.rights import EVERYBODY, Address, addresses, people, tables
from tests.worlds import World, stands_on

TABLES = tables()
METHODS = ("GET", "POST")
#: A page, a way on, or a form that is told what is wrong with it.
_LET_IN = {200, 201, 302, 303, 400, 409, 422}


#: Somebody who keeps the books, and somebody who keeps only their own: each sees every other page as it is drawn.
_DRAWN_FOR = ("so-ngoai-vu", "so-cong-thuong")
_SAID = "who asked: (what they got, what the table says)"
#: The cookies of everybody, signed in once for all these tests.
_COOKIES: dict[str, Any] = {}
#: What the tests of an address begin with, by the name of the world in which it lies.
_ARGS: dict[str, tuple[Any, ...]] = {}


def _let_everybody_in():
    for who, user in people().items():
        browser = Client()
        browser.force_login(user)
        _COOKIES[who] = browser.cookies


SIGNED_IN = World("everybody signed in", _let_everybody_in, on=PEOPLE)


def _worlds():
    """What each address is about, as a world: addresses about the same thing share it."""
    worlds: dict[Any, World] = {}
    for name in sorted(TABLES):
        known = f"what {name} is about"
        worlds.setdefault(recipe(TABLES[name].args), World(known, partial(_make, known, name), on=SIGNED_IN))
    return {name: worlds[recipe(row.args)] for name, row in TABLES.items()}


def _make(known, name):
    _ARGS[known] = TABLES[name].args(_cast())


def recipe(make):
    """Equal for two functions that do the same with the same things."""
    if isinstance(make, partial):
        return (recipe(make.func), *map(recipe, make.args), *make.keywords, *map(recipe, make.keywords.values()))
    if isinstance(make, FunctionType):
        held = (*(cell.cell_contents for cell in make.__closure__ or ()), *(make.__defaults__ or ()))
        return (make.__module__, make.__code__, *map(recipe, held))
    return make if isinstance(make, Hashable) else id(make)


WORLDS = _worlds()


def _cast():
    return {user.username: user for user in User.objects.filter(username__in=EVERYBODY)}


@pytest.fixture
@stands_on(lambda item: WORLDS[item.callspec.params["name"]])
def about(name, worlds, db, caplog, settings, tmp_path, monkeypatch):
    """The arguments of an address, after everybody has been let in."""
    settings.HAIDANG_DATA = tmp_path
    # Some thousand refusals are what is asked for here: no line of the log for each, and no page with a menu.
    caplog.set_level(logging.CRITICAL)
    # Each answer is taken back, and with it that the session was seen: it would be noted at every address.
    monkeypatch.setattr(middleware, "_SEEN_EACH", inf)
    monkeypatch.setattr(URLResolver, "resolve_error_handler", lambda self, code: lambda *_, **__: plain(code))
    worlds.have(WORLDS[name])
    return _ARGS[WORLDS[name].name]


def plain(code):
    return HttpResponse(status=code)


def test_every_address_has_a_row_and_every_row_an_address():
    found = set(addresses())
    assert found - TABLES.keys() == set(), "write a row in tests/rights.py of the room (see tests/rights.py)"
    assert TABLES.keys() - found == set(), "no such address"


def test_nobody_is_named_who_does_not_exist():
    for name, row in TABLES.items():
        named = (row.seen_by or frozenset()) | (row.done_by or frozenset()) | row.refused
        assert named <= EVERYBODY, name


#: Of each register these are asked on both engines by `test_registers.py`: by odd addresses, and by a sheet.
_ASKED_OF_REGISTERS = {
    register.url_name(page) for register in registers() for page in ("list", "print", "export", "sheet")
}
#: What these ask of the database is the same whichever book it is about: the other engine is asked at one in five.
_ALIKE = {register.url_name(page) for register in registers() for page in ("history", "import", "delete")}


def _on_its_engines(name):
    is_asked_by_another = name in _ASKED_OF_REGISTERS or (name in _ALIKE and turn(name) % 5)
    return pytest.param(name, marks=pytest.mark.one_engine) if is_asked_by_another else name


def turn(name):
    return crc32(name.encode())


@pytest.mark.parametrize("name", list(map(_on_its_engines, sorted(TABLES))))
def test_an_address_answers_what_the_table_says(about, name):
    row = TABLES[name]
    expected = asked(name, expectations(row))
    url, browser = reverse(name, args=about), Client()
    for method in METHODS:
        # a form that is refused is the same page again
        with drawn_for(drawn(name, expected) if method == "GET" else ()):
            one = {case: said for case, said in expected.items() if case[0] == method}
            assert wrong_answers(url, row, browser, one) == {}, _SAID


@pytest.mark.long
@pytest.mark.parametrize("name", sorted(TABLES))
def test_everybody_gets_at_an_address_what_the_table_says(about, name):
    row = TABLES[name]
    with drawn_for(_DRAWN_FOR):
        assert wrong_answers(reverse(name, args=about), row, Client(), expectations(row)) == {}, _SAID


def wrong_answers(url, row, browser, expected):
    found = {(method, who): answer(method, who, url, row, browser) for method, who in expected}
    return {case: (found[case], said) for case, said in expected.items() if not fits(found[case], said)}


def expectations(row):
    return {(method, who): expectation(row, method, who) for method in METHODS for who in (None, *sorted(EVERYBODY))}


def expectation(row: Address, method, who):
    """Who has not signed in (None) is sent to the door."""
    if who:
        return row.expected(method, who)
    return "none" if row.expected(method, "") == "none" else ("in" if row.public else "door")


def asked(name, expected):
    """Whom we ask: of those who are answered alike one, and who it is changes from address to address.

    An address has its answers from the rights of its book, and each book has a dozen addresses: who is let in where
    they should not be is found at one of them, and at all of them by the long tests, which ask everybody. The other
    engine is asked for what it does alone: the questions of a page and of an act, by one who is let in.
    """
    if connection.vendor == "postgresql":
        one = {method: (method, who) for (method, who), said in expected.items() if said == "in"}
        return dict.fromkeys(one.values(), "in")
    alike = defaultdict(list)
    for (method, who), said in expected.items():
        alike[method, said].append(who)
    found = {}
    for (method, said), whom in alike.items():
        known = sorted(who for who in whom if who)
        if known:
            is_drawn = said == "in" and drawn_at(name) in known
            found[method, drawn_at(name) if is_drawn else known[turn(name) % len(known)]] = said
        if None in whom and said != "none":
            found[method, None] = said
    return found


def drawn(name, expected):
    """For whom the page is drawn: on the other engine for whoever opens it, since a template asks for rows too."""
    if connection.vendor == "postgresql":
        return {who for method, who in expected if method == "GET"}
    return {drawn_at(name)}


def drawn_at(name):
    return _DRAWN_FOR[turn(name) % len(_DRAWN_FOR)]


def fits(found, said):
    """Where a method does not exist it is enough that nobody comes in by it."""
    return found == said or (said == "none" and found in ("403", "404", "door"))


def answer(method, who, url, row: Address, client):
    """What the house answers one person, and nothing of it stays; of who is refused nothing was written either."""
    client.cookies = _COOKIES[who].copy() if who else SimpleCookie()
    written: list[str] = []
    # who is refused leaves nothing to take back: what they wrote would be told
    taken_back = transaction.atomic() if row.expected(method, who or "") == "in" or row.public else nullcontext()
    with taken_back, connection.execute_wrapper(partial(_write_down, written)):
        sent = {"content_type": "application/json"} if row.is_json else {}
        reply = client.get(url) if method == "GET" else client.post(url, row.posted or {}, **sent)
        if not isinstance(taken_back, nullcontext):
            transaction.set_rollback(True)
    said = _said_by(reply, who, row)
    return f"{said}, and wrote {written}" if said != "in" and written else said


def _write_down(written, execute, sql, params, many, context):
    # at the door it may be kept where somebody wanted to go
    if sql.startswith(("INSERT", "UPDATE", "DELETE")) and OpenSession._meta.db_table not in sql:
        written.append(sql[:60])
    return execute(sql, params, many, context)


def _said_by(reply, who, row: Address):
    if reply.status_code == 302 and reply["Location"].startswith(settings.LOGIN_URL):
        # Some pages of the door lie under its address; to go on there is to be let in.
        return "in" if who else "door"
    if row.is_json and reply.status_code == 401:
        return "door"
    if reply.status_code in _LET_IN:
        return "in"
    return "none" if reply.status_code == 405 else str(reply.status_code)
