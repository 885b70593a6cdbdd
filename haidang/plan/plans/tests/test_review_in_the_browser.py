"""From the signed file to the tasks, at the screen: by hand, by keyboard, on a telephone, without scripts."""

import time

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import expect

from haidang.office.directory.models import Agency
from haidang.plan.plans import services
from haidang.plan.plans.models import Task
from haidang.plan.plans.tests.papers import SECRET, SMALL
from tests.browser import WIDTHS

pytestmark = pytest.mark.browser


def sign_in(context, client, live_server, user):
    client.force_login(user)
    context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}])


@pytest.fixture
def at_the_desk(page, client, live_server, desk):
    sign_in(page.context, client, live_server, desk)
    page.set_viewport_size({"width": 1280, "height": 800})
    return page


def size(page, width):
    page.set_viewport_size(dict(zip(("width", "height"), WIDTHS[width], strict=True)))


def width_beyond(page):
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


def until(page, true, seconds=5.0):
    """Wait for something to become true on the page; its security policy lets nobody wait within it."""
    end = time.monotonic() + seconds
    while not page.evaluate(true):
        assert time.monotonic() < end, true
        page.wait_for_timeout(50)


def review(live_server, plan):
    return live_server.url + reverse("plans:plan-review", args=[plan.pk])


def test_plan_163_from_its_file_to_29_tasks_in_11_fields(at_the_desk, axe, live_server, corpus):
    page = at_the_desk
    page.goto(f"{live_server.url}/ke-hoach/tai-len/")
    page.get_by_label("Tệp kế hoạch đã ký").set_input_files(corpus / "plans" / "163-kh-ubnd-2019.txt")
    page.get_by_label("Tôi xác nhận").check()
    page.get_by_role("button", name="Tải lên và đọc").click()
    page.get_by_role("link", name="Kế hoạch 163/KH-UBND").click()
    page.get_by_text("Đã soát 0/34 mục").wait_for()
    # one lead is corrected
    card = page.locator(".rv-card").filter(has=page.get_by_role("link", name="3.5", exact=False)).first
    assert "A101" in card.inner_text()
    card.get_by_role("link", name="Sửa").click()
    page.get_by_label("Chủ trì", exact=True).fill("Sở Tài chính")
    page.get_by_role("button", name="Sửa và chấp nhận").click()
    page.get_by_text("Đã soát 1/34 mục").wait_for()
    assert axe(page) == []
    # all others as they were read
    page.get_by_text("Chấp nhận tất cả…").click()
    page.get_by_role("button", name="Chấp nhận tất cả", exact=True).click()
    page.get_by_text("Đã chấp nhận 28 nhiệm vụ và 5 mục tổ chức thực hiện").wait_for()
    tasks = Task.objects.of_content()
    assert tasks.count() == 29
    assert len(set(tasks.values_list("field", flat=True))) == 11
    assert tasks.get(label="3.5").assignments.get(part="lead").agency == Agency.objects.get(code="STC")


def test_review_hinders_nobody(at_the_desk, fit, live_server, reading, proposals, desk):
    page = at_the_desk
    services.accept(proposals["1.1"], by=desk)
    services.reject(proposals["1.2"], by=desk, reason="Trùng")
    for tab in ("nhiem-vu", "diem", "ten", "chua-doc"):
        page.goto(f"{review(live_server, reading.plan)}?xem={tab}")
        page.evaluate("document.querySelectorAll('details:not([data-menu])').forEach((one) => (one.open = true))")
        fit(page)
    for verb in ("sua", "bo"):
        page.goto(live_server.url + reverse("plans:proposal-verb", args=[proposals["2.1"].pk, verb]))
        fit(page)


def test_uploads_and_readings_hinder_nobody(at_the_desk, fit, live_server, upload):
    page = at_the_desk
    plan = upload().plan
    asked = upload(SMALL.replace("báo.", "đài."), "ban-sua-co-ten-rat-dai-" + "x" * 80 + ".txt")
    addresses = ["/ke-hoach/tai-len/", asked.get_absolute_url(), reverse("plans:plan-readings", args=[plan.pk])]
    for address in addresses:
        page.goto(live_server.url + address)
        fit(page)


def test_choosing_on_one_side_shows_the_other(at_the_desk, live_server, plan_163):
    page = at_the_desk
    page.goto(review(live_server, plan_163))
    card = page.locator(".rv-card").nth(20)
    card.scroll_into_view_if_needed()
    card.locator("h3").click(position={"x": 200, "y": 8})
    chosen = page.locator(".rv-line.rv-on").first
    until(page, "document.querySelector('.rv-text').scrollTop > 2000")
    assert chosen.get_attribute("data-p") == card.get_attribute("data-p")
    page.locator(".rv-text").evaluate("(pane) => (pane.scrollTop = 0)")
    line = page.locator(".rv-line[data-p]").nth(3)
    line.locator("p").click()
    until(page, "document.querySelector('.rv-side').scrollTop < 2000")
    assert page.locator(".rv-card.rv-on").get_attribute("data-p") == line.get_attribute("data-p")


def test_the_keyboard_goes_from_card_to_card_and_to_the_words(at_the_desk, live_server, plan, proposals):
    page = at_the_desk
    page.goto(review(live_server, plan))
    first, second = proposals["1.1"].pk, proposals["1.2"].pk
    page.locator(f".rv-line a[data-card='{first}']").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == f"de-xuat-{first}"
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.id") == f"de-xuat-{second}"
    assert page.locator(".rv-line.rv-on").first.get_attribute("data-p") == str(second)


def test_after_a_card_is_settled_the_next_one_is_at_hand(at_the_desk, live_server, plan, proposals):
    page = at_the_desk
    page.goto(review(live_server, plan))
    page.locator(f"#de-xuat-{proposals['1.1'].pk}").get_by_role("button", name="Chấp nhận").click()
    page.get_by_text("Đã soát 1/3 mục").wait_for()
    until(page, f"document.activeElement.id === 'de-xuat-{proposals['1.2'].pk}'")
    assert page.locator("#dem-nhiem-vu").inner_text() == "2"


def test_two_people_at_once_lose_nothing(at_the_desk, browser, live_server, plan, proposals, colleague):
    page = at_the_desk
    page.goto(review(live_server, plan))
    other = browser.new_context()
    sign_in(other, Client(), live_server, colleague)
    theirs = other.new_page()
    theirs.goto(review(live_server, plan))
    card = f"#de-xuat-{proposals['1.1'].pk}"
    theirs.locator(card).get_by_role("button", name="Chấp nhận").click()
    theirs.get_by_text("Đã soát 1/3 mục").wait_for()
    page.locator(card).get_by_role("link", name="Bỏ").click()
    # the card shows what the first did, and offers no form any more
    page.locator(card).get_by_text("Đã chấp nhận").wait_for()
    assert "Giám đốc Sở Ngoại vụ" in page.locator(card).inner_text()
    assert Task.objects.count() == 1
    other.close()


def test_findings_are_settled_in_place(at_the_desk, live_server, plan_163):
    page = at_the_desk
    page.goto(f"{review(live_server, plan_163)}?xem=diem")
    kind = page.locator("#loai-D103")
    kind.get_by_label("Cách xử lý chung").fill("Giữ nguyên theo văn bản")
    kind.get_by_role("button", name="Xử lý tất cả").click()
    page.get_by_text("Đã xử lý 2 điểm D103").wait_for()
    page.get_by_text("còn 99/101 điểm cần soát").wait_for()
    page.locator("#loai-A101 a").first.click()
    until(page, "document.querySelector('.rv-text').scrollTop > 2000")


def test_files_are_dropped_and_what_is_refused_says_why(at_the_desk, live_server):
    page = at_the_desk
    page.goto(f"{live_server.url}/ke-hoach/tai-len/")
    page.evaluate(
        """([good, secret]) => {
            const carried = new DataTransfer();
            carried.items.add(new File([good], "ke-hoach.txt"));
            carried.items.add(new File([secret], "mat.txt"));
            const form = document.querySelector("form[data-upload]");
            form.dispatchEvent(new DragEvent("drop", {dataTransfer: carried, bubbles: true, cancelable: true}));
        }""",
        [SMALL, SECRET],
    )
    page.get_by_label("Tôi xác nhận").check()
    page.get_by_role("button", name="Tải lên và đọc").click()
    page.get_by_text("ke-hoach.txt: Đã nhận").wait_for()
    page.get_by_text("tệp không được lưu").wait_for()


def test_without_scripts_a_plan_is_reviewed_too(browser, client, live_server, plan, proposals, desk):
    context = browser.new_context(java_script_enabled=False)
    sign_in(context, client, live_server, desk)
    page = context.new_page()
    page.goto(review(live_server, plan))
    card = page.locator(f"#de-xuat-{proposals['1.1'].pk}")
    card.get_by_role("link", name="Sửa").click()
    page.get_by_label("Chủ trì", exact=True).fill("Sở Du lịch")
    page.get_by_role("button", name="Sửa và chấp nhận").click()
    page.locator(f"#de-xuat-{proposals['1.2'].pk}").get_by_role("button", name="Chấp nhận").click()
    page.locator(f"#de-xuat-{proposals['2.1'].pk}").get_by_role("link", name="Bỏ").click()
    page.get_by_label("Vì sao đây không phải nhiệm vụ").fill("Trùng")
    page.get_by_role("button", name="Bỏ mục này").click()
    expect(page.get_by_text("Đã soát 3/3 mục")).to_be_visible()
    assert Task.objects.count() == 2
    # an anchor does what the script does
    page.goto(review(live_server, plan))
    page.locator(f".rv-line a[data-card='{proposals['1.2'].pk}']").click()
    assert page.url.endswith(f"#de-xuat-{proposals['1.2'].pk}")
    context.close()
