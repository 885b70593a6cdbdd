"""One round through the whole house: as each role, every page that the role may open, on a desk and on a telephone.

The pages are those of the table of rights (tests/rights.py) and of the menu, so a new room is visited as it comes.
Every page of every role is fetched; the browser looks at each that differs from those it has seen. The list is written
to .pytest_cache/d/haidang/visited.txt.
"""

import logging
import re
import time

import pytest
from django.test import Client
from django.urls import reverse
from lxml.html import document_fromstring

from tests.browser import WIDTHS
from tests.rights import ROLE_OF, people, tables

pytestmark = [pytest.mark.long, pytest.mark.browser, pytest.mark.django_db(transaction=True)]

#: The role for which the pages are looked at in the dark as well: its pages are the most.
IN_THE_DARK = "so-ngoai-vu"

#: Values that differ from row to row and change nothing of what a page is.
_VALUES = frozenset({"value", "href", "action", "hx-get", "hx-post", "datetime", "content", "title", "src"})
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def one_of_each_role():
    """One person for each role: pages differ by role, hardly by person."""
    found: dict[str, str] = {}
    for name, role in ROLE_OF.items():
        found.setdefault(role, name)
    return list(found.values())


@pytest.fixture
def world(db, settings, tmp_path, caplog):
    """The people, and what every page with an object is about."""
    settings.HAIDANG_DATA = tmp_path
    caplog.set_level(logging.CRITICAL)
    cast = people()
    rows = {name: row for name, row in tables().items() if row.seen_by}
    return cast, {name: (row, reverse(name, args=row.args(cast))) for name, row in rows.items()}


def shape(element):
    """What look and accessibility hang on: elements and attributes, not words, numbers or how many of a kind."""
    inner: list[str] = []
    for child in element:
        said = shape(child) if isinstance(child.tag, str) else ""
        if said not in inner[-1:]:
            inner.append(said)
    named = ((name, "" if name in _VALUES else re.sub(r"\d+", "0", value)) for name, value in element.attrib.items())
    has_words = bool((element.text or "").strip() or any((child.tail or "").strip() for child in element))
    return f"<{element.tag} {sorted(named)} {has_words}>{''.join(inner)}</>"


def shapes(html):
    """The head, with the menu of a role, and the rest of a page: roles share the one or the other."""
    page = document_fromstring(html)
    (head,) = page.iterfind(".//header[@class='hd-head']")
    said = shape(head)
    for body in head.iterancestors("body"):
        body.remove(head)
    return said, shape(page)


class Round:
    """What was seen so far, and what was wrong with it."""

    def __init__(self, page, axe, server):
        self.page, self.axe, self.server = page, axe, server
        self.seen: set[str] = set()
        self.faults: list[str] = []
        self.visited: list[str] = []

    def look(self, who, path, html, *, dark=False):
        """Look at the page on both screens, unless head and rest are those of pages that were looked at already."""
        new = set(shapes(html)) - self.seen
        self.visited.append(
            f"{who} {path}: {'looked at' if new else 'as before'}{', also in the dark' * bool(new and dark)}"
        )
        if not new:
            return
        self.seen |= new
        self.page.emulate_media(color_scheme="light", reduced_motion="reduce")
        self.page.goto(self.server + path)
        # The desk last: the dark is looked at there, since a telephone has no colours of its own.
        for name, (width, height) in reversed(WIDTHS.items()):
            self.page.set_viewport_size({"width": width, "height": height})
            if wider := self.page.evaluate(TOO_WIDE):
                self.faults.append(f"{who} {path} {name}: {wider} px wider than the screen")
            self.hinders(f"{who} {path} {name}")
        if dark:
            self.page.emulate_media(color_scheme="dark", reduced_motion="reduce")
            self.page.locator("html[data-bs-theme=dark]").wait_for(state="attached")
            self.hinders(f"{who} {path} in the dark")

    def hinders(self, where):
        self.faults += [f"{where}: {fault}" for fault in self.axe(self.page)]

    def open_menus(self, who, path, html):
        """The menu of a telephone, and those of a desk."""
        head = "open " + shapes(html)[0]
        if head in self.seen:
            return
        self.seen.add(head)
        self.page.emulate_media(color_scheme="light", reduced_motion="reduce")
        self.page.goto(self.server + path)
        for name, (width, height) in WIDTHS.items():
            self.page.set_viewport_size({"width": width, "height": height})
            self.page.evaluate("document.querySelectorAll('header details').forEach(one => { one.open = true })")
            self.hinders(f"{who} {path} {name}, menus open")


def pages_of(who, rows, client):
    """Pages this person may open, by their paths, the one they land on first: the table's and the menu's.

    A file, or a way on, is no page.
    """
    home = client.get("/", follow=True)
    menu = [line.url for group in home.context["shell"].menu for line in (group, *group.lines)]
    paths = [path for row, path in rows.values() if who in row.seen_by] + [path for path in menu if path]
    paths.insert(0, home.request["PATH_INFO"])
    found = {}
    for path in dict.fromkeys(paths):
        if html := page_of(client.get(path)):
            found[path] = html
    return found


def page_of(reply):
    is_page = reply.status_code == 200 and reply["Content-Type"].startswith("text/html")
    return reply.content.decode() if is_page and "Content-Disposition" not in reply else ""


def test_every_page_of_every_role_hinders_nobody_and_fits_the_screen(
    page, axe, live_server, world, pytestconfig, capsys
):
    began = time.monotonic()
    cast, rows = world
    tour = Round(page, axe, live_server.url)
    for row, path in rows.values():
        if row.public and (html := page_of(Client().get(path))):
            tour.look("anonymous", path, html)
    for who in one_of_each_role():
        client = Client()
        client.force_login(cast[who])
        found = pages_of(who, rows, client)
        assert found, who
        cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}
        page.context.clear_cookies()
        page.context.add_cookies([cookie])
        for path, html in found.items():
            tour.look(who, path, html, dark=who == IN_THE_DARK)
        tour.open_menus(who, *next(iter(found.items())))
    kept = pytestconfig.cache.mkdir("haidang") / "visited.txt"
    kept.write_text("\n".join(tour.visited) + "\n", "utf-8")
    with capsys.disabled():
        looked = sum("looked at" in line for line in tour.visited)
        print(f"\n{len(tour.visited)} pages, {looked} looked at, {time.monotonic() - began:.0f} s: {kept}")
    assert not tour.faults, "\n".join(tour.faults)
