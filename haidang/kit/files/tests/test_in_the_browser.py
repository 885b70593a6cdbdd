"""Hanging files on a record, at the screen: with scripts and without."""

import pytest
from playwright.sync_api import expect

from haidang.kit.files.models import StoredFile
from haidang.kit.files.services import attach
from haidang.kit.files.tests.made import upload, word

pytestmark = [pytest.mark.browser, pytest.mark.urls("haidang.kit.files.tests.pages")]


def enter(context, client, live_server, user):
    client.force_login(user)
    context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}])


@pytest.fixture
def address(page, client, live_server, keeper, record):
    enter(page.context, client, live_server, keeper)
    return f"{live_server.url}/ho-so/{record.pk}/"


def files(*names):
    mime = "application/octet-stream"
    return [{"name": name, "mimeType": mime, "buffer": word(name)} for name in names]


def test_the_files_of_a_record_hinder_nobody(page, fit, address, keeper, record):
    for name in ("Công văn số 12.docx", "Một tên rất dài không có dấu cách_" + "x" * 100 + ".docx"):
        attach(record, upload(name, word(name)), by=keeper)
    page.goto(address)
    page.get_by_text("Gỡ tệp").first.click()
    fit(page)


def test_several_files_are_chosen_sent_and_then_listed(page, address):
    page.goto(address)
    page.get_by_label("Chọn tệp").set_input_files(files("a.docx", "b.docx"))
    page.get_by_label("Tôi xác nhận").check()
    page.get_by_role("button", name="Tải lên").click()
    page.get_by_role("link", name="b.docx").wait_for()
    assert page.get_by_role("link", name="a.docx").is_visible()


def test_files_are_dropped_into_the_frame(page, address):
    page.goto(address)
    page.evaluate(
        """() => {
            const carried = new DataTransfer();
            carried.items.add(new File(["Kính gửi các sở"], "tha.txt"));
            const form = document.querySelector("form[data-upload]");
            form.dispatchEvent(new DragEvent("drop", {dataTransfer: carried, bubbles: true, cancelable: true}));
        }"""
    )
    page.get_by_label("Tôi xác nhận").check()
    page.get_by_role("button", name="Tải lên").click()
    page.get_by_role("link", name="tha.txt").wait_for()


def test_a_file_that_is_refused_says_why_and_the_others_are_taken(page, address, record):
    page.goto(address)
    secret = {"name": "m.docx", "mimeType": "application/octet-stream", "buffer": word("TỐI MẬT", "x")}
    page.get_by_label("Chọn tệp").set_input_files([secret, *files("a.docx")])
    page.get_by_label("Tôi xác nhận").check()
    page.get_by_role("button", name="Tải lên").click()
    page.get_by_text("a.docx: Đã nhận").wait_for()
    assert page.get_by_text("không được chứa bí mật nhà nước").is_visible()
    assert [file.name for file in StoredFile.objects.on(record)] == ["a.docx"]


def test_without_scripts_the_form_sends_them_all(browser, client, live_server, keeper, record):
    context = browser.new_context(java_script_enabled=False)
    enter(context, client, live_server, keeper)
    page = context.new_page()
    page.goto(f"{live_server.url}/ho-so/{record.pk}/")
    page.get_by_label("Chọn tệp").set_input_files(files("a.docx", "b.docx"))
    page.get_by_label("Tôi xác nhận").check()
    page.get_by_role("button", name="Tải lên").click()
    assert page.url.endswith(f"/ho-so/{record.pk}/")
    assert page.get_by_role("link", name="b.docx").is_visible()
    page.get_by_text("Gỡ tệp").first.click()
    page.get_by_label("Lý do gỡ").first.fill("Nhầm")
    page.get_by_role("button", name="Gỡ").first.click()
    expect(page.get_by_role("link", name="a.docx")).to_be_hidden()
    context.close()
