"""A key from the page to the program, and the page that shows what it opens; fit for everybody."""

import json
import urllib.request
from datetime import date

import pytest

from haidang.office.accounts.choices import DEMO_PASSWORD
from haidang.office.accounts.examples import demo_accounts
from tests.browser import choice

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_key_goes_from_the_page_into_a_program(page, fit, live_server, settings, tmp_path):
    settings.HAIDANG_DATA, settings.HAIDANG_TODAY = tmp_path, date(2026, 6, 15)
    demo_accounts()
    page.goto(f"{live_server.url}/dang-nhap/?next=/tai-khoan/")
    page.locator("button", has=page.get_by_text("so-cong-thuong", exact=True)).click()
    page.get_by_role("link", name="Khóa API").click()
    page.get_by_role("heading", name="Khóa API").wait_for()
    fit(page)
    page.get_by_role("link", name="Tạo khóa").click()
    # who has just signed in by password is not asked for it again
    if page.get_by_label("Mật khẩu").count():
        page.get_by_label("Mật khẩu").fill(DEMO_PASSWORD)
        page.keyboard.press("Enter")
    page.get_by_label("Dùng cho việc gì").fill("Kho dữ liệu của Sở")
    fit(page)
    page.get_by_role("button", name="Tạo khóa").click()
    key = page.locator("dd > code").inner_text()
    fit(page)
    asked = urllib.request.Request(f"{live_server.url}/api/v1/", headers={"Authorization": f"Bearer {key}"})
    with urllib.request.urlopen(asked) as reply:
        assert json.load(reply)["registers"]
    page.get_by_role("link", name="Về danh sách khóa").click()
    assert key not in page.content()
    page.get_by_role("link", name="Cách dùng API").click()
    choice(page, "Sổ").fill("cap nhat tien do")
    page.get_by_role("option", name="Cập nhật tiến độ (followup.update)").click()
    page.get_by_role("button", name="Xem").click()
    page.get_by_text("/api/v1/followup/update/{id}/submit/").click()
    fit(page)
