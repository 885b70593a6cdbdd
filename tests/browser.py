"""A person at the screen: Debian's Chromium, the accessibility checker, and an ear for broken security policy."""

import os
import shutil
from collections.abc import Callable, Iterator
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


@pytest.fixture
def axe() -> "Callable[[Page], list[str]]":
    """What hinders people with disabilities on the page as it stands now; an empty list is the only good answer."""
    from axe_playwright_python.sync_playwright import Axe

    checker = Axe()

    def faults(tab: "Page") -> list[str]:
        found = checker.run(tab, options={"resultTypes": ["violations"]}).response["violations"]
        return [f"{fault['id']}: {node['html']}" for fault in found for node in fault["nodes"]]

    return faults


@pytest.fixture
def fit(axe: "Callable[[Page], list[str]]") -> "Callable[..., None]":
    """Says of the page as it stands that it hinders nobody and is no wider than the screen.

    Both screens are tried on the one page: what takes long is making the rows and loading the page. The dark is looked
    at on the desk alone, since a telephone has no colours of its own.
    """

    def looked_at(tab: "Page", *, dark: bool = True) -> None:
        for name, (width, height) in reversed(WIDTHS.items()):
            tab.set_viewport_size({"width": width, "height": height})
            for scheme in ("light", "dark") if dark and name == "desk" else ("light",):
                tab.emulate_media(color_scheme=scheme, reduced_motion="reduce")
                assert axe(tab) == [], (tab.url, name, scheme)
            wider = tab.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            assert wider == 0, (tab.url, name)

    return looked_at
