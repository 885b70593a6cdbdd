"""The door and the pages of accounts at the screen: what each looks like to everybody, and the way through them."""

from datetime import date

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp

from haidang.office.accounts.choices import DEMO_PASSWORD
from haidang.office.accounts.examples import demo_accounts, stand_in
from haidang.office.accounts.models import User

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def the_day(settings):
    settings.HAIDANG_TODAY = date(2020, 6, 15)


def looked_at(page, axe, visited):
    """Nothing hinders anybody, and nothing is wider than the screen; a telephone has no colours of its own."""
    schemes = ("light", "dark") if page.viewport_size["width"] > 800 else ("light",)
    for scheme in schemes:
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        assert axe(page) == [], (page.url, scheme)
    wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wider == 0, page.url
    visited.append(page.url)


def code_of(user):
    secret = totp.decrypt(Authenticator.objects.get(user=user, type="totp").data["secret"])
    return totp.format_hotp_value(totp.hotp_value(secret, next(totp.yield_hotp_counters_from_time()) + 1))


def test_administration_finds_every_page_fit_for_everybody(page, fit, live_server):
    people = {user.username: user for user in demo_accounts()}
    stand_in(date(2020, 6, 15))
    visited: list[str] = []

    def look():
        fit(page)
        visited.append(page.url)

    page.goto(live_server.url + "/quan-tri/tai-khoan/")
    look()
    page.get_by_role("button", name="quan-tri").click()
    page.get_by_role("heading", name="Tài khoản", exact=True).wait_for()
    look()
    one = f"/quan-tri/tai-khoan/{people['so-cong-thuong'].pk}/"
    own = [f"/tai-khoan/{tail}" for tail in ("", "phien/", "thay/", "mat-khau/", "xac-thuc-hai-buoc/")]
    kept = [f"/quan-tri/tai-khoan/{tail}" for tail in ("them/", "nhap/")]
    for path in [*own, *kept, one, one + "sua/", one + "dong/", one + "cap-mat-khau/", "/dang-xuat/"]:
        page.goto(live_server.url + path)
        look()
    page.goto(live_server.url + one + "cap-mat-khau/")
    page.get_by_label("Lý do").fill("Quên mật khẩu")
    page.get_by_role("button", name="Xác nhận").click()
    page.get_by_text("Mật khẩu dùng một lần").wait_for()
    look()
    page.emulate_media(media="print")
    assert page.get_by_text("Dữ liệu minh họa").is_visible()
    assert not page.get_by_text("In trang này ngay").is_visible()
    assert len(visited) == 15


def test_somebody_comes_in_for_the_first_time_and_adds_a_second_factor(page, axe, live_server):
    demo_accounts()
    User.objects.filter(username="tinh-doan").update(must_change_password=True)
    visited: list[str] = []
    page.goto(live_server.url + "/dang-nhap/")
    page.get_by_label("Tên đăng nhập").fill("tinh-doan")
    page.get_by_label("Mật khẩu").fill("sai")
    page.get_by_role("button", name="Đăng nhập", exact=True).click()
    page.get_by_text("Tên đăng nhập hoặc mật khẩu không đúng").wait_for()
    looked_at(page, axe, visited)
    page.get_by_label("Mật khẩu").fill(DEMO_PASSWORD)
    page.get_by_role("button", name="Đăng nhập", exact=True).click()
    page.get_by_text("chỉ dùng một lần").wait_for()
    looked_at(page, axe, visited)
    page.get_by_label("Mật khẩu hiện nay").fill(DEMO_PASSWORD)
    for label in ("Mật khẩu mới", "Nhập lại mật khẩu mới"):
        page.get_by_label(label, exact=True).fill("Thuyền-về-bến-7")
    page.get_by_role("button", name="Đổi mật khẩu").click()
    page.get_by_text("Đã đổi mật khẩu").wait_for()
    page.goto(live_server.url + "/tai-khoan/xac-thuc-hai-buoc/bat/")
    looked_at(page, axe, visited)
    page.get_by_label("Mật khẩu").fill("Thuyền-về-bến-7")
    page.get_by_role("button", name="Xác nhận").click()
    page.locator(".hd-secret").wait_for()
    looked_at(page, axe, visited)
    secret = page.locator(".hd-secret").inner_text()
    code = totp.format_hotp_value(totp.hotp_value(secret, next(totp.yield_hotp_counters_from_time())))
    page.get_by_label("Mã xác thực").fill(code)
    page.get_by_role("button", name="Bật").click()
    page.locator(".hd-codes").wait_for()
    looked_at(page, axe, visited)
    for path in ("", "tat/", "ma-du-phong/", "ma-du-phong/tao/"):
        page.goto(live_server.url + "/tai-khoan/xac-thuc-hai-buoc/" + path)
        looked_at(page, axe, visited)
    page.locator(".hd-person summary").click()
    page.get_by_role("button", name="Đăng xuất").click()
    page.get_by_label("Tên đăng nhập").fill("tinh-doan")
    page.get_by_label("Mật khẩu").fill("Thuyền-về-bến-7")
    page.get_by_role("button", name="Đăng nhập", exact=True).click()
    page.get_by_label("Mã xác thực").wait_for()
    looked_at(page, axe, visited)
    page.get_by_label("Mã xác thực").fill(code_of(User.objects.get(username="tinh-doan")))
    page.get_by_role("button", name="Tiếp tục").click()
    page.get_by_role("heading", name="Việc của tôi", level=1).wait_for()


def test_the_vice_chair_acts_for_the_chair_and_stops(page, axe, live_server):
    stand_in(date(2020, 6, 15))
    page.goto(live_server.url + "/dang-nhap/?next=/tai-khoan/")
    page.get_by_role("button", name="pho-chu-tich-ubnd").click()
    page.get_by_role("button", name="Làm thay").click()
    page.get_by_text("đang thay Chủ tịch UBND tỉnh").wait_for()
    assert axe(page) == []
    page.get_by_role("button", name="Thôi thay").click()
    page.get_by_text("Bạn đang làm với quyền của mình").wait_for()
    assert not page.get_by_text("đang thay").is_visible()
