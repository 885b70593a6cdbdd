"""The pages of a register as a person sees them."""

import pytest
from playwright.sync_api import expect

from tests.books.examples import author, book

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def shelf(officer):
    """A few books of one author; and whoever keeps them."""
    writer = author("Người mẫu A")
    for number in range(3):
        book(f"Chuyện đường bộ, tập {number}", author=writer, kind="report" if number else "novel")
    return writer


@pytest.fixture
def desk(page, live_server, client, officer, shelf):
    """A tab in which the officer is signed in."""
    client.force_login(officer)
    session = client.cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
    return page


PAGES = [
    "/sach/",
    "/sach/?words=khong",
    "/tac-gia/{0}/",
    "/sach/them/",
    "/sach/in/",
    "/sach/nhap/",
    "/tac-gia/{0}/xoa/",
]


def test_every_page_of_a_register_hinders_nobody_and_fits_the_screen(desk, fit, live_server, shelf):
    for path in PAGES:
        desk.goto(live_server.url + path.format(shelf.pk))
        fit(desk)


def test_the_list_follows_the_words_while_they_are_typed_and_back_leads_back(desk, live_server):
    desk.goto(f"{live_server.url}/sach/")
    desk.get_by_label("Tìm", exact=True).fill("tap 2")
    desk.get_by_text("1 dòng").wait_for()
    assert "words=tap" in desk.url
    assert desk.locator("tbody tr").count() == 1
    desk.go_back()
    desk.get_by_text("3 dòng").wait_for()


def test_who_blocks_scripts_filters_by_the_button(browser, live_server, client, officer, shelf):
    client.force_login(officer)
    context = browser.new_context(java_script_enabled=False)
    context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}])
    tab = context.new_page()
    tab.goto(f"{live_server.url}/sach/")
    tab.get_by_label("Loại").select_option("novel")
    tab.get_by_role("button", name="Lọc").click()
    expect(tab.locator("tbody tr")).to_have_count(1)
    assert tab.get_by_role("button", name="In").count() == 0
    context.close()
