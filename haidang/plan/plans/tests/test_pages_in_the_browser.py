"""Accepted plans at the screen: fit for everybody, at two widths, light, dark, on paper, without scripts."""

from datetime import date

import pytest
from django.conf import settings as django_settings
from django.test import Client
from playwright.sync_api import expect

from haidang.plan.plans.choices import DueState
from haidang.plan.plans.models import Task

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def the_day(settings):
    settings.HAIDANG_TODAY = date(2020, 6, 15)


def come_in(context, live_server, user):
    """Somebody is signed in in this browser."""
    client = Client()
    client.force_login(user)
    name = django_settings.SESSION_COOKIE_NAME
    context.clear_cookies()
    context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": live_server.url}])


def looked_at(page, axe):
    """Nothing hinders anybody, and nothing is wider than the screen; a telephone has no colours of its own."""
    for scheme in ("light", "dark") if page.viewport_size["width"] > 800 else ("light",):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        assert axe(page) == [], (page.url, scheme)
    wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wider == 0, page.url


def test_every_page_of_a_plan_is_fit_for_everybody(page, fit, live_server, cast, accepted_163):
    plan = f"/ke-hoach/{accepted_163.pk}/"
    one, other = (accepted_163.tasks.of_content().get(label=label) for label in ("3.5", "3.4"))
    task = f"/ke-hoach/nhiem-vu/{one.pk}/"
    text = f"/ke-hoach/toan-van/{one.source_id}/"
    paths = {
        "so-ngoai-vu": [
            "/ke-hoach/", "/ke-hoach/?q=khong-co", plan, plan + "?q=khong-co-gi", plan + "?standing=findings-open",
            plan + "thoi-han/", plan + "lich-su/", task, task + "sua/", f"/ke-hoach/nhiem-vu/{other.pk}/",
            f"{text}?nhiem-vu={one.pk}#dong-275", f"/ke-hoach/linh-vuc/{one.directory_field_id}/",
        ],
        "so-cong-thuong": [
            "/ke-hoach/", plan, text, f"/ke-hoach/co-quan/{cast['so-cong-thuong'].agency_id}/",
            f"/ke-hoach/nhiem-vu/{accepted_163.tasks.get(label='1.1').pk}/",
        ],
    }  # fmt: skip
    for who, visited in paths.items():
        come_in(page.context, live_server, cast[who])
        for path in visited:
            page.goto(live_server.url + path)
            fit(page)
    page.goto(live_server.url + f"/ke-hoach/nhiem-vu/{accepted_163.tasks.get(label='1.1').pk}/")
    page.evaluate("for (const fold of document.querySelectorAll('main details')) fold.open = true")
    fit(page)


def test_what_was_refused_is_shown_again_fit_for_everybody(browser, axe, live_server, desk, tasks):
    # a page of its own: the browser complains of every answer of 422, though nothing is wrong with the page
    context = browser.new_context(locale="vi-VN", viewport={"width": 1280, "height": 800})
    page = context.new_page()
    come_in(context, live_server, desk)
    page.goto(f"{live_server.url}/ke-hoach/nhiem-vu/{tasks['1.3'].pk}/")
    page.get_by_role("combobox", name="Thêm cơ quan theo tên").fill("Sở Không Có")
    page.get_by_role("button", name="Thêm", exact=True).click()
    page.get_by_text("Danh bạ chưa có “Sở Không Có”.").wait_for()
    looked_at(page, axe)
    page.goto(f"{live_server.url}/ke-hoach/nhiem-vu/{tasks['1.3'].pk}/sua/")
    page.get_by_label("Cơ quan chủ trì").fill("Sở Không Có")
    page.get_by_label("Lý do sửa").fill("Thử")
    page.get_by_role("button", name="Lưu").click()
    page.get_by_text("Danh bạ chưa có “Sở Không Có”.").wait_for()
    looked_at(page, axe)
    context.close()


def test_typing_narrows_the_list_where_one_stands_and_the_address_keeps_it(page, live_server, desk, accepted):
    come_in(page.context, live_server, desk)
    page.goto(f"{live_server.url}/ke-hoach/{accepted.pk}/")
    page.get_by_label("Từ trong nhiệm vụ").press_sequentially("le tan")
    page.get_by_text("1 mục khớp với điều đang tìm.").wait_for()
    assert page.locator(".hd-task-label").all_inner_texts() == ["3.1"]
    page.wait_for_url("**q=le*tan*")
    page.reload()
    assert page.locator(".hd-task-label").all_inner_texts() == ["3.1"]
    page.get_by_role("link", name="Bỏ lọc").click()
    page.get_by_role("button", name="Thu gọn").click()
    expect(page.locator(".hd-task:visible")).to_have_count(0)
    page.get_by_role("button", name="Mở hết").click()
    expect(page.locator(".hd-task:visible")).to_have_count(11)


def test_an_agency_is_added_to_a_phrase_by_a_name_without_marks(page, axe, live_server, desk, tasks):
    come_in(page.context, live_server, desk)
    page.goto(f"{live_server.url}/ke-hoach/nhiem-vu/{tasks['1.3'].pk}/")
    if not page.get_by_role("combobox", name="Thêm cơ quan theo tên").is_visible():
        page.get_by_text("Thêm cơ quan", exact=True).click()
    page.get_by_role("combobox", name="Thêm cơ quan theo tên").press_sequentially("so y te")
    assert axe(page) == []
    page.get_by_role("option", name="Sở Y tế").click()
    page.get_by_role("button", name="Thêm", exact=True).click()
    page.locator("#phan-cong").get_by_role("link", name="Sở Y tế").wait_for()


def test_without_scripts_a_plan_is_read_narrowed_and_settled(browser, live_server, desk, accepted, tasks):
    context = browser.new_context(locale="vi-VN", java_script_enabled=False)
    page = context.new_page()
    come_in(context, live_server, desk)
    page.goto(f"{live_server.url}/ke-hoach/{accepted.pk}/")
    page.get_by_label("Lĩnh vực").select_option(label="2. Gặp gỡ hữu nghị")
    page.get_by_role("button", name="Lọc").click()
    expect(page.locator(".hd-task-label")).to_have_text(["2.1", "2.2", "2.3"])
    page.get_by_role("link", name="Tổ chức buổi gặp mặt").click()
    page.get_by_role("button", name="Chấp nhận 19/8/2020").click()
    page.get_by_text("Đã chốt thời hạn.").wait_for()
    page.goto(f"{live_server.url}/ke-hoach/nhiem-vu/{tasks['3.1'].pk}/")
    page.get_by_role("button", name="Xác nhận các cơ quan đã đánh dấu").click()
    page.get_by_text("Đã xác nhận các cơ quan tham gia.").wait_for()
    context.close()
    assert Task.objects.get(pk=tasks["2.1"].pk).due_state == DueState.ACCEPTED
    assert not tasks["3.1"].assignments.get(is_group=True).members.filter(state="proposed").exists()


def test_on_paper_there_is_the_plan_and_no_button(page, live_server, desk, accepted):
    come_in(page.context, live_server, desk)
    page.goto(f"{live_server.url}/ke-hoach/{accepted.pk}/")
    page.emulate_media(media="print")
    assert page.get_by_text("Dữ liệu minh họa").is_visible()
    assert page.locator(".hd-task:visible").count() == 11
    for button in page.get_by_role("button").all():
        assert not button.is_visible()
    assert not page.get_by_label("Từ trong nhiệm vụ").is_visible()
