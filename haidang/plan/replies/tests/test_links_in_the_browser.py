"""From the link in a mail to a sent update, on a telephone."""

import time

import pytest

from haidang.plan.followup.choices import State
from haidang.plan.followup.models import Update
from haidang.plan.replies import services
from haidang.plan.replies.links import token_of
from tests.browser import WIDTHS

pytestmark = pytest.mark.browser


@pytest.fixture
def address(live_server, duty, officer):
    return f"{live_server.url}/tra-loi/cap-nhat/{token_of(services.link_for(officer, duty, '2020-t03'))}/"


def on_a_telephone(page):
    width, height = WIDTHS["telephone"]
    page.set_viewport_size({"width": width, "height": height})


def test_from_the_mail_to_a_sent_update_in_two_taps(page, axe, address):
    on_a_telephone(page)
    began = time.monotonic()
    page.goto(address)  # the first: the link in the mail
    assert axe(page) == []
    page.get_by_role("button", name="Xác nhận: không phát sinh trong kỳ").click()  # the second
    page.get_by_role("heading", name="Đã gửi").wait_for()
    print(f"From the link in the mail to a sent update: 2 taps, {time.monotonic() - began:.1f} s at 390 px")
    assert Update.objects.get().state == State.NOTHING
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.get_by_role("button", name="Hoàn tác").click()
    page.get_by_role("heading", name="Đã hoàn tác").wait_for()


def test_words_are_sent_with_scripts_blocked(browser, address):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    tab = context.new_page()
    tab.goto(address)
    tab.get_by_label("Đang thực hiện", exact=True).check()
    tab.get_by_label("Đã làm được từ lần trước").fill("Đã gửi thư mời tới 12 doanh nghiệp cảng.")
    tab.get_by_role("button", name="Xác nhận và gửi với tên").click()
    tab.get_by_role("heading", name="Đã gửi").wait_for()
    context.close()
    assert Update.objects.get().done == "Đã gửi thư mời tới 12 doanh nghiệp cảng."
