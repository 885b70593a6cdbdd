"""A draft at the screen: from the record to the signed file, as a person goes; each page looked at."""

import os
import re

import pytest

from haidang.kit import clock
from haidang.office.accounts.examples import demo_accounts
from haidang.office.documents.examples import consultation
from haidang.office.documents.models import Draft
from haidang.office.documents.tests.said import signed_file

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def question(transactional_db):
    demo_accounts()
    return consultation(due_on=clock.today(), asked_on=clock.today())


def seen(page, fit, name):
    fit(page)
    if folder := os.environ.get("HAIDANG_PICTURES"):  # for who wants to look
        page.emulate_media(color_scheme="light")
        for width in (1280, 390):
            page.set_viewport_size({"width": width, "height": 900})
            page.screenshot(path=f"{folder}/{name}-{width}.png", full_page=True)
    page.set_viewport_size({"width": 1280, "height": 900})


def test_a_person_drafts_writes_over_looks_issues_and_signs(page, fit, live_server, question):
    page.goto(f"{live_server.url}/dang-nhap/?next={question.get_absolute_url()}")
    page.get_by_role("button", name="Chuyên viên Sở Ngoại vụ").click()
    page.wait_for_url(f"**{question.get_absolute_url()}")
    seen(page, fit, "record")
    page.get_by_role("button", name="Công văn xin ý kiến").click()
    page.get_by_text("Đã soạn theo hồ sơ").wait_for()
    seen(page, fit, "draft")

    page.get_by_role("link", name=re.compile("Sửa.*Rất mong nhận được")).click()
    page.get_by_role("textbox", name="Lời văn").fill("Trân trọng cảm ơn quý cơ quan.")
    seen(page, fit, "words")
    page.get_by_role("button", name="Lưu đoạn này").click()
    page.get_by_text("đã sửa", exact=True).wait_for()
    assert page.url.endswith(question_draft().get_absolute_url()), "written in its place, on the same page"

    page.get_by_role("link", name="Xem bản in").click()
    picture = page.get_by_role("img", name="Trang 1;")
    picture.wait_for()
    assert picture.evaluate("image => image.naturalWidth") > 800
    seen(page, fit, "preview")
    page.get_by_role("link", name="Về dự thảo", exact=True).click()

    page.get_by_role("link", name="Ban hành", exact=True).click()
    page.get_by_label("Số", exact=True).fill("88")
    seen(page, fit, "issue")
    page.get_by_role("button", name="Ban hành", exact=True).click()
    page.get_by_text("Đã vào sổ").wait_for()

    page.get_by_role("link", name="Nhận bản đã ký").click()
    upload = signed_file()
    page.get_by_label("Bản đã ký").set_input_files(
        {"name": upload.name or "", "mimeType": "application/pdf", "buffer": upload.read()}
    )
    page.get_by_label("Tôi xác nhận").check()
    seen(page, fit, "sign")
    page.get_by_role("button", name="Nhận bản ký").click()
    page.get_by_text("Đã nhận bản ký").wait_for()
    seen(page, fit, "signed")
    for path, name in (("/van-ban/du-thao/", "list"), ("/van-ban/mau-van-ban/", "templates")):
        page.goto(live_server.url + path)
        seen(page, fit, name)


def question_draft():
    return Draft.objects.get()
