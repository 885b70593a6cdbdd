"""The first page as a person sees it."""

import io

import pdfplumber
import pytest

pytestmark = pytest.mark.browser

PAGES = ["/", "/kieu-mau/", "/khong-co-trang-nay/"]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_hinders_nobody_fits_the_screen_and_opens_in_the_colours_of_the_machine(page, fit, live_server, path):
    if path == PAGES[-1]:
        # The browser itself notes a 404 on its console; that is no fault of the page.
        page.route("**" + path, lambda route: route.fulfill(response=route.fetch(), status=200))
    for scheme in ("dark", "light"):
        page.emulate_media(color_scheme=scheme)
        page.goto(live_server.url + path)
        assert page.get_attribute("html", "data-bs-theme") == scheme
    fit(page)


def test_the_letters_are_be_vietnam_pro(page, live_server):
    page.goto(live_server.url)
    page.wait_for_function("document.fonts.status === 'loaded'")
    assert page.evaluate("document.fonts.check('16px \"Be Vietnam Pro\"', 'ữ')")
    assert page.evaluate("[...document.fonts].some(font => font.status === 'loaded')")


def test_a_person_changes_to_a_dark_page_and_it_stays(page, live_server):
    page.goto(live_server.url)
    page.get_by_role("button", name="Nền tối").click()
    page.reload()
    assert page.get_attribute("html", "data-bs-theme") == "dark"
    assert page.get_by_role("button", name="Nền tối").get_attribute("aria-pressed") == "true"


def test_paper_is_light(page, live_server):
    page.emulate_media(media="print")
    page.goto(live_server.url)
    assert not page.locator(".hd-top").is_visible()
    assert page.locator("h1").is_visible()


def test_in_a_demonstration_each_sheet_of_a_print_says_so(page, live_server):
    page.goto(live_server.url + "/kieu-mau/")
    with pdfplumber.open(io.BytesIO(page.pdf(prefer_css_page_size=True))) as printed:
        sheets = [sheet.extract_text() for sheet in printed.pages]
    assert len(sheets) > 1
    assert [sheet.count("Dữ liệu minh họa") for sheet in sheets] == [1] * len(sheets)
