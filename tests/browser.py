"""A person at the screen: Debian's Chromium, the accessibility checker, and an ear for broken security policy."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from django.templatetags.static import static

from tests.needs import missing

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Locator, Page

#: The two widths every page is looked at: a desk and a telephone.
WIDTHS = {"desk": (1280, 800), "telephone": (390, 844)}


def chromium() -> str | None:
    """Where Chromium is on this machine; the one without windows of its own draws the same pages in less time."""
    said = os.environ.get("HAIDANG_CHROMIUM")
    names = (said, "chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
    return next((path for name in names if name and (path := shutil.which(name))), None)


@pytest.fixture(scope="session")
def _chromium() -> "Iterator[Browser]":
    """One Chromium for the whole run."""
    from playwright.sync_api import Error, sync_playwright

    path = chromium()
    if path is None:
        missing("Chromium is not on this machine (HAIDANG_CHROMIUM says where it is)")
    # Playwright runs a loop in this thread; the database is used only between its steps.
    os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    # Chromium's own sandbox refuses to start as root.
    flags = ["--no-sandbox"] if os.geteuid() == 0 else []
    try:
        with sync_playwright() as playwright:
            opened = playwright.chromium.launch(executable_path=path, args=flags)
            yield opened
            opened.close()
    except (Error, OSError) as error:  # libatomic1 missing, a Chromium too old
        missing(f"Chromium does not start: {error}")


@pytest.fixture(scope="session")
def _desk(_chromium: "Browser") -> "BrowserContext":
    """The browser that most tests sit down at, one after the other; what it has fetched and compiled it keeps."""
    return _chromium.new_context(
        locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh", color_scheme="light", reduced_motion="reduce"
    )


@pytest.fixture
def browser(_chromium: "Browser", _desk: "BrowserContext") -> "Iterator[Browser]":
    """For a test that wants a browser of its own (no scripts, a second person): it is closed after the test."""
    yield _chromium
    for context in _chromium.contexts:
        if context is not _desk:
            context.close()


@pytest.fixture
def page(_desk: "BrowserContext") -> "Iterator[Page]":
    """A fresh tab that fails the test if a page breaks the security policy or a script of ours throws."""
    tab = _desk.new_page()
    complaints: list[str] = []

    def listen(message: Any) -> None:
        # A form that is refused is answered with 422, which Chromium writes down as if something were broken.
        if message.type == "error" and "status of 422" not in message.text:
            complaints.append(f"{tab.url}: {message.text}")

    tab.on("console", listen)
    tab.on("pageerror", lambda error: complaints.append(f"{tab.url}: {error}"))
    yield tab
    stand_up(_desk)
    assert not complaints, "\n".join(complaints)


def choice(tab: "Page", name: str) -> "Locator":
    """The box in which a choice among many is typed. Until the script of the page puts it there, the select has its
    role and its name, and whoever types into that waits for something that is about to be hidden."""
    return tab.locator("input").and_(tab.get_by_role("combobox", name=name, exact=True))


def stand_up(desk: "BrowserContext") -> None:
    """Leave nothing behind for whoever sits down next: no tab, no cookie, no choice of colours."""
    for tab in desk.pages:
        if tab.url.startswith("http"):
            tab.evaluate("localStorage.clear()")
        tab.close()
    desk.clear_cookies()
    desk.clear_permissions()
    desk.unroute_all()
    desk.set_offline(False)


#: Says what a page consists of, and looks at so much of it as was not seen before.
_LOOKING = Path(__file__).with_name("looking.js").read_text("utf-8")
_LOOK = "parts => looking.at(parts)"
#: Fetches the checker. A window may outlive its page, and the checker keeps to the page that it was laid into.
_LAY = """address => new Promise((laid, missing) => {
    const script = document.createElement("script");
    script.src = address;
    script.onload = () => { axe.configure({noHtml: true}); window.axeOf = document; script.remove(); laid(); };
    script.onerror = missing;
    document.head.append(script);
})"""


class InOrder:
    """What was looked at in this run and found to hinder nobody: parts of pages, ways to draw a text.

    It is a file, a line for each look, so that what one process has looked at another need not.
    """

    def __init__(self, path: Path) -> None:
        self._path, self._read, self._known = path, 0, set[str]()
        path.touch()

    def known(self) -> set[str]:
        """Whatever any process has noted by now."""
        with self._path.open("rb") as noted:
            noted.seek(self._read)
            whole, end, _begun = noted.read().rpartition(b"\n")
        self._read += len(whole + end)
        self._known.update(whole.decode().split())
        return self._known

    def note(self, parts: set[str]) -> None:
        # as one write: two processes would write between each other's lines
        with self._path.open("ab", buffering=0) as noted:
            noted.write(" ".join(parts).encode() + b"\n")


@pytest.fixture(scope="session")
def _in_order(tmp_path_factory: pytest.TempPathFactory) -> InOrder:
    own = tmp_path_factory.getbasetemp()
    return InOrder((own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "in-order")


@pytest.fixture
def axe(_in_order: InOrder) -> "Callable[..., list[str]]":
    """What hinders people with disabilities on the page as it stands now; an empty list is the only good answer.

    A page that is wider than the screen hinders everybody.
    """

    def faults(tab: "Page", *, everything: bool = True, colours: bool = True) -> list[str]:
        """`everything` but the `colours`, and these; either may be left out."""
        consists_of: str = tab.evaluate(_LOOKING, [everything, colours])
        new = set(consists_of.split()) - _in_order.known()
        if not new:
            return []
        found: list[str] | None = tab.evaluate(_LOOK, " ".join(new))
        if found is None:
            tab.evaluate(_LAY, static("axe/axe.min.js"))
            found = tab.evaluate(_LOOK, " ".join(new))
        if not found:
            _in_order.note(new)
        return found or []

    return faults


@pytest.fixture
def fit(axe: "Callable[..., list[str]]") -> "Callable[..., None]":
    """Says of the page as it stands that it hinders nobody and is no wider than the screen.

    Both screens are tried on the one page: what takes long is making the rows and loading the page. Colours are the
    same on both, so they are looked at on the desk, and nothing but they in the dark.
    """

    def looked_at(tab: "Page", *, dark: bool = True) -> None:
        for name, (width, height) in reversed(WIDTHS.items()):
            tab.set_viewport_size({"width": width, "height": height})
            assert axe(tab, colours=name == "desk") == [], (tab.url, name)
        if dark:
            tab.emulate_media(color_scheme="dark")
            assert axe(tab, everything=False) == [], (tab.url, "dark")
            tab.emulate_media(color_scheme="light")

    return looked_at
