"""A person at the screen: Debian's Chromium, the accessibility checker, and an ear for broken security policy."""

import os
import shutil
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import pytest

from tests.needs import missing

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

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
    return _chromium.new_context(locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh", color_scheme="light")


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


#: Of what axe found only the faults come back: what is in order is a long list. Where a text is drawn by the same rules
#: as one that was looked at before (its element and all around it are of the same kinds, in the same colours), its
#: contrast is known: a page of fifty rows has a dozen ways to draw a text. Head and foot are the same on every page: of
#: those in one state (this width, this menu, so much of it open) only the first are looked at.
_FAULTS = """async ([options, contrast, known]) => {
    const faults = [];
    const look = async (where, options) => {
        const found = await axe.run(where, options);
        faults.push(...found.violations.flatMap(fault => fault.nodes.map(node => `${fault.id}: ${node.html}`)));
    };
    const before = new Set(known), ways = new Map();
    if (options) {
        const head = document.querySelector(".hd-head");
        const state = selector => head ? head.querySelectorAll(selector).length : "none";
        const frame = `frame ${innerWidth} ${state("nav")} ${state("[aria-expanded=true], [open], .show")}`;
        const seen = head && before.has(frame);
        await look(seen ? {include: [document], exclude: [".hd-head", ".hd-foot"]} : document, options);
        ways.set(frame);
    }
    if (contrast) {
        const style = new Map();
        const drawn = element => {
            if (!element) return "";
            if (!style.has(element)) {
                const css = getComputedStyle(element);
                const own = [element.localName, element.className.baseVal ?? element.className, css.color,
                             css.backgroundColor, css.backgroundImage, css.opacity, css.fontSize,
                             css.fontWeight].join(" ");
                style.set(element, `${own} < ${drawn(element.parentElement)}`);
            }
            return style.get(element);
        };
        const hash = text => {
            let a = 7, b = 11;
            for (let at = 0; at < text.length; at++) {
                a = Math.imul(a, 31) + text.charCodeAt(at) | 0;
                b = Math.imul(b, 131) + text.charCodeAt(at) | 0;
            }
            return `${a}:${b}`;
        };
        const bears = node => node.nodeType === Node.TEXT_NODE && node.data.trim();
        for (const element of document.body.querySelectorAll("*")) {
            const written = element.matches("input, select, textarea") || [...element.childNodes].some(bears);
            if (!written || !element.checkVisibility()) continue;
            const way = hash(drawn(element));
            if (!before.has(way) && !ways.has(way)) ways.set(way, element);
        }
        const rule = {runOnly: {type: "rule", values: ["color-contrast"]}};
        const fresh = [...ways.values()].filter(Boolean);
        if (fresh.length) await look({include: fresh}, {...contrast, ...rule});
    }
    return [faults, [...ways.keys()]];
}"""


@pytest.fixture(scope="session")
def _seen_colours() -> set[str]:
    """The ways to draw a text whose contrast was looked at in this run."""
    return set()


@pytest.fixture
def axe(_seen_colours: set[str]) -> "Callable[..., list[str]]":
    """What hinders people with disabilities on the page as it stands now; an empty list is the only good answer."""
    from axe_playwright_python.base import AXE_SCRIPT

    def faults(tab: "Page", *, everything: bool = True, colours: bool = True) -> list[str]:
        """`everything` but the `colours`, and these; either may be left out."""
        # a window may outlive its page, and the checker keeps to the page that it was laid into
        if not tab.evaluate("window.axeOf === document"):
            tab.evaluate(AXE_SCRIPT)
            tab.evaluate("() => { window.axeOf = document; }")
        violations = {"resultTypes": ["violations"]}
        all_else = violations | {"rules": {"color-contrast": {"enabled": False}}}
        found: list[str]
        asked = [all_else if everything else None, violations if colours else None, sorted(_seen_colours)]
        found, ways = tab.evaluate(_FAULTS, asked)
        if not found:
            _seen_colours.update(ways)
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
            assert axe(tab, colours=name == "desk") == [], (tab.url, name)
            wider = tab.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            assert wider == 0, (tab.url, name)
        if dark:
            tab.emulate_media(color_scheme="dark", reduced_motion="reduce")
            assert axe(tab, everything=False) == [], (tab.url, "dark")

    return looked_at
