"""One round through the whole house: as each role, every page that the role may open, on a desk and on a telephone.

The pages are those of the table of rights (tests/rights.py) and of the menu, so a new room is visited as it comes. The
list of what was visited is written to .pytest_cache/d/haidang/visited.txt.
"""

import logging
import time

import pytest
from django.test import Client
from django.urls import reverse

from tests.browser import WIDTHS
from tests.rights import EVERYBODY, ROLE_OF, people, tables

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

#: The role for which the pages are looked at in the dark as well: its pages are the most.
IN_THE_DARK = "so-ngoai-vu"

#: What the accessibility of a page hangs on: elements and attributes, not the words and numbers that stand in them.
SHAPE = """() => {
  const copy = document.documentElement.cloneNode(true);
  const walk = document.createTreeWalker(copy, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) walk.currentNode.data = walk.currentNode.data.trim() ? "x" : "";
  for (const name of ["value", "href", "action", "hx-get", "hx-post", "datetime", "content"])
    for (const one of copy.querySelectorAll(`[${name}]`)) one.setAttribute(name, "x");
  return copy.outerHTML.replace(/\\d+/g, "0");
}"""
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


class Round:
    """What was seen so far, and what was wrong with it."""

    def __init__(self, page, axe, server):
        self.page, self.axe, self.server = page, axe, server
        self.shapes: set[tuple[str, str, str]] = set()
        self.faults: list[str] = []
        self.visited: list[str] = []

    def look(self, who, path, scheme="light"):
        """Open the page and look at it on both screens."""
        self.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        self.page.goto(self.server + path)
        for name, (width, height) in WIDTHS.items():
            self.page.set_viewport_size({"width": width, "height": height})
            where = f"{who} {path} {name} {scheme}"
            if wider := self.page.evaluate(TOO_WIDE):
                self.faults.append(f"{where}: {wider} px wider than the screen")
            self.hinders(where, name, scheme)
            self.visited.append(where)

    def open_menus(self, who, path):
        """The menu of a telephone, and those of a desk."""
        self.page.emulate_media(color_scheme="light", reduced_motion="reduce")
        for name, (width, height) in WIDTHS.items():
            self.page.set_viewport_size({"width": width, "height": height})
            self.page.goto(self.server + path)
            self.page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
            self.hinders(f"{who} {path} {name} menus open", name, "light")

    def hinders(self, where, name, scheme):
        """A page of a shape that was looked at already is not asked again: it could not answer otherwise."""
        shape = (name, scheme, self.page.evaluate(SHAPE))
        if shape not in self.shapes:
            self.shapes.add(shape)
            self.faults += [f"{where}: {fault}" for fault in self.axe(self.page)]


def pages_of(who, user, rows, client):
    """Paths of what this person may open: the table's and the menu's; a file, or a way on, is no page."""
    client.force_login(user)
    menu = [line.url for group in client.get("/").context["shell"].menu for line in (group, *group.lines)]
    paths = [path for row, path in rows.values() if who in row.seen_by] + [path for path in menu if path]
    replies = {path: client.get(path) for path in dict.fromkeys(paths)}
    return [
        path
        for path, reply in replies.items()
        if reply.status_code == 200
        and reply["Content-Type"].startswith("text/html")
        and "attachment" not in str(reply.headers)
    ]


def test_every_page_of_every_role_hinders_nobody_and_fits_the_screen(
    page, axe, live_server, world, pytestconfig, capsys
):
    began = time.monotonic()
    cast, rows = world
    tour = Round(page, axe, live_server.url)
    for path in (path for row, path in rows.values() if row.public and row.seen_by == EVERYBODY):
        if Client().get(path)["Content-Type"].startswith("text/html"):
            tour.look("anonymous", path)
    for who in one_of_each_role():
        client = Client()
        paths = pages_of(who, cast[who], rows, client)
        assert "/" in paths, who
        cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}
        page.context.clear_cookies()
        page.context.add_cookies([cookie])
        for path in paths:
            tour.look(who, path)
            if who == IN_THE_DARK:
                tour.look(who, path, "dark")
        tour.open_menus(who, "/")
    kept = pytestconfig.cache.mkdir("haidang") / "visited.txt"
    kept.write_text("\n".join(tour.visited) + "\n", "utf-8")
    with capsys.disabled():
        print(f"\n{len(tour.visited)} views in {time.monotonic() - began:.0f} s, {len(tour.shapes)} shapes: {kept}")
    assert not tour.faults, "\n".join(tour.faults)
