"""The search box and its page as a person sees them."""

import pytest
from playwright.sync_api import expect

from tests.books.examples import author, book
from tests.books.models import Chapter

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def desk(page, live_server, client, officer):
    """A tab in which the officer is signed in, in a house with a few books."""
    writer = author("Người mẫu A")
    for number in range(7):
        made = book(f"Chuyện đường bộ, tập {number}", author=writer)
    Chapter.objects.create(
        book=made, text="Mở đầu. " + "Việc chuẩn bị cho chuyến đi rất dài. " * 9 + "Bảo hộ công dân."
    )
    client.force_login(officer)
    session = client.cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
    return page


def test_the_page_hinders_nobody_and_fits_the_screen_whatever_is_found(desk, fit, live_server):
    for query in ("", "?q=duong+bo", "?q=bao+ho+cong+dan", "?q=duongg+bo+tap", "?q=duong&loai=books.book"):
        desk.goto(f"{live_server.url}/tim-kiem/{query}")
        fit(desk)


def test_from_the_box_in_the_head_to_the_record(desk, live_server):
    desk.goto(f"{live_server.url}/sach/")
    box = desk.get_by_label("Tìm trong mọi hồ sơ")
    box.fill("bao ho cong dan")
    box.press("Enter")
    expect(desk.locator("mark")).to_have_text(["Bảo", "hộ", "công", "dân"])
    desk.get_by_role("link", name="Chuyện đường bộ, tập 6").click()
    expect(desk.locator("h1")).to_have_text("Chuyện đường bộ, tập 6")


def test_the_results_follow_what_is_typed(desk, live_server):
    desk.goto(f"{live_server.url}/tim-kiem/")
    desk.locator("#tim").fill("tap 3")
    desk.get_by_role("link", name="Chuyện đường bộ, tập 3").wait_for()
    assert "q=tap" in desk.url
