"""A person at the screen: Debian's Chromium, the accessibility checker, and an ear for broken security policy."""

import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import pytest

from tests.needs import missing

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

#: The two widths every page is looked at: a desk and a telephone.
WIDTHS = {"desk": (1280, 800), "telephone": (390, 844)}


def chromium() -> str | None:
    """Where Chromium is on this machine."""
    names = (os.environ.get("HAIDANG_CHROMIUM"), "chromium", "chromium-browser", "google-chrome")
    return next((path for name in names if name and (path := shutil.which(name))), None)


@pytest.fixture(scope="session")
def browser() -> "Iterator[Browser]":
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


@pytest.fixture
def page(browser: "Browser") -> "Iterator[Page]":
    """A fresh tab that fails the test if a page breaks the security policy or a script of ours throws."""
    context = browser.new_context(locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh", color_scheme="light")
    tab = context.new_page()
    complaints: list[str] = []

    def listen(message: Any) -> None:
        # A form that is refused is answered with 422, which Chromium writes down as if something were broken.
        if message.type == "error" and "status of 422" not in message.text:
            complaints.append(f"{tab.url}: {message.text}")

    tab.on("console", listen)
    tab.on("pageerror", lambda error: complaints.append(f"{tab.url}: {error}"))
    yield tab
    context.close()
    assert not complaints, "\n".join(complaints)


#: Of what axe found only the faults come back: what is in order is a long list.
_FAULTS = "options => axe.run(options).then(found => found.violations.flatMap(fault => fault.nodes.map(node => `${fault.id}: ${node.html}`)))"  # noqa: E501
_CONTRAST = ("color-contrast",)


@pytest.fixture
def axe() -> "Callable[..., list[str]]":
    """What hinders people with disabilities on the page as it stands now; an empty list is the only good answer."""
    from axe_playwright_python.base import AXE_SCRIPT

    def faults(tab: "Page", *, only: Sequence[str] = (), without: Sequence[str] = ()) -> list[str]:
        """`only` these rules of axe, or all `without` some."""
        options: dict[str, Any] = {"resultTypes": ["violations"]}
        if only:
            options["runOnly"] = {"type": "rule", "values": list(only)}
        options["rules"] = {rule: {"enabled": False} for rule in without}
        # a window may outlive its page, and the checker keeps to the page that it was laid into
        if not tab.evaluate("window.axeOf === document"):
            tab.evaluate(AXE_SCRIPT)
            tab.evaluate("() => { window.axeOf = document; }")
        found: list[str] = tab.evaluate(_FAULTS, options)
        return found

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
            tab.emulate_media(color_scheme="light", reduced_motion="reduce")
            assert axe(tab, without=_CONTRAST if name == "telephone" else ()) == [], (tab.url, name)
            wider = tab.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            assert wider == 0, (tab.url, name)
        if dark:
            tab.emulate_media(color_scheme="dark", reduced_motion="reduce")
            assert axe(tab, only=_CONTRAST) == [], (tab.url, "dark")

    return looked_at
