"""The papers at the screen: what each page looks like to everybody, and the clerk's way through a day."""

import re
from datetime import date

import pytest
from playwright.sync_api import expect

from haidang.office.accounts.examples import demo_accounts
from haidang.office.accounts.models import User
from haidang.office.documents import services
from haidang.office.documents.examples import cited, consultation, document, reply
from haidang.office.norms import services as norms

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def clerk(transactional_db):
    return {user.username: user for user in demo_accounts()}["van-thu"]


@pytest.fixture
def signed_in(page, live_server):
    def entered(name="van-thu", path="/van-ban/"):
        page.goto(live_server.url + f"/dang-nhap/?next={path}")
        page.get_by_role("button", name=name).click()
        page.wait_for_url(f"**{path}")
        return page

    return entered


def looked_at(page, axe):
    schemes = ("light", "dark") if page.viewport_size["width"] > 800 else ("light",)
    for scheme in schemes:
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        assert axe(page) == [], (page.url, scheme)
    wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wider == 0, page.url


def test_every_page_of_papers_is_fit_for_everybody(page, fit, signed_in, live_server, clerk):
    asked, answer, named = document(by=clerk), reply(by=clerk), cited(by=clerk)
    services.correct(asked, by=clerk, arrival_number=31)
    done = services.answer(document(by=clerk), with_=answer, by=clerk)
    signed_in()
    one = f"/van-ban/{asked.pk}/"
    paths = [
        "",
        "them/",
        "in/",
        "nhap/",
        "tra-so/?number=192-KH/TU",
        "so/den/",
        "so/di/",
        "so/theo-doi/",
        "so/den/?start=x",
    ]
    pages = [f"/van-ban/{tail}" for tail in paths]
    pages += [one, one + "sua/", one + "rut/", one + "tra-loi/", one + "lich-su/", f"/van-ban/{named.pk}/"]
    for path in [*pages, f"/van-ban/{answer.pk}/", f"/van-ban/{done.pk}/", "/van-ban/?state=withdrawn"]:
        page.goto(live_server.url + path)
        fit(page)
    page.emulate_media(media="print")
    page.goto(live_server.url + "/van-ban/so/den/")
    assert page.get_by_text("Dữ liệu minh họa").first.is_visible()
    assert not page.get_by_role("button", name="Xem").is_visible()


def test_the_clerk_books_a_paper_finds_its_twin_and_its_answer(page, axe, signed_in, live_server, clerk):
    reply(by=clerk)
    signed_in(path="/van-ban/them/")
    page.get_by_label("Đến, đi").select_option(label="Đến")
    page.get_by_label("Số, ký hiệu").fill("499/sngv-ls&hqt")
    page.get_by_text("chưa có văn bản mang số này").wait_for()
    page.get_by_label("Số, ký hiệu").fill("499 / sngv-ls&htqt")
    page.get_by_role("link", name="Công văn số 499/SNgV-LS&HTQT").wait_for()
    page.get_by_label("Số, ký hiệu").fill("77/SCT-QLTM")
    page.get_by_label("Ngày văn bản").fill("2020-06-01")
    page.get_by_label("Cơ quan ban hành", exact=False).first.select_option(label="Sở Công Thương")
    page.get_by_label("Trích yếu").fill("Sao gửi văn bản số 05/MẬT-UBND")
    page.get_by_label("Hạn trả lời").fill("2020-06-10")
    page.get_by_role("button", name="Lưu").click()
    page.get_by_text("không được chứa bí mật nhà nước").first.wait_for()
    looked_at(page, axe)
    page.get_by_label("Trích yếu").fill("V/v đăng ký gian hàng")
    page.get_by_role("button", name="Lưu").click()
    page.get_by_role("heading", name="Công văn số 77/SCT-QLTM").wait_for()
    assert page.get_by_text("chờ văn thư vào sổ").is_visible()
    page.get_by_label("Số, ký hiệu").fill("499/SNgV-LS&HTQT")
    page.get_by_role("button", name="Tìm và ghi").click()
    page.get_by_text("trả lời bằng").wait_for()
    looked_at(page, axe)


def test_who_has_no_scripts_finds_and_books_too(browser, live_server, clerk, settings):
    settings.HAIDANG_TODAY = date(2020, 6, 15)
    document(by=clerk)
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(live_server.url + "/dang-nhap/?next=/van-ban/")
    page.get_by_role("button", name="van-thu").click()
    page.get_by_label("Tình trạng").select_option(label="Quá hạn trả lời")
    page.get_by_role("button", name="Lọc").click()
    page.get_by_role("link", name="214/SCT-QLTM").click()
    expect(page.get_by_text("Quá hạn").first).to_be_visible()
    context.close()


def test_every_page_of_opinions_is_fit_for_everybody(page, fit, signed_in, live_server, clerk, settings):
    settings.HAIDANG_TODAY = date(2020, 6, 12)
    norms.seed()
    paper = document(by=clerk)
    asked = consultation(document=paper, asked=("SCT", "TDOAN", "SDL"))
    mine = asked.opinions.get(agency__code="SCT")
    officer = User.objects.get(username="so-cong-thuong")
    words = "Đề nghị bổ sung giải pháp kết nối doanh nghiệp; bỏ giải pháp số 3 vì trùng nhiệm vụ đã giao."
    services.answer_opinion(mine, by=officer, stance="remarks", words=words)
    signed_in("Chuyên viên Sở Ngoại vụ", "/van-ban/xin-y-kien/")
    one = f"/van-ban/xin-y-kien/{asked.pk}/"
    paths = ["/van-ban/xin-y-kien/", "/van-ban/xin-y-kien/them/", "/van-ban/xin-y-kien/in/", one, f"{one}doi-han/"]
    answers = [f"/van-ban/y-kien/{mine.pk}/", f"/van-ban/y-kien/{mine.pk}/tiep-thu/"]
    for path in [*paths, f"{one}rut/", f"{one}lich-su/", *answers]:
        page.goto(live_server.url + path)
        fit(page)


def test_the_focal_person_answers_on_a_telephone_and_the_asker_explains(page, axe, signed_in, live_server, clerk):
    page.set_viewport_size({"width": 390, "height": 844})
    asked = consultation()
    mine = asked.opinions.get(agency__code="SCT")
    signed_in("Đầu mối Sở Công Thương", f"/van-ban/y-kien/{mine.pk}/")
    page.get_by_label("Có ý kiến góp ý").check()
    page.get_by_role("button", name="Gửi ý kiến").click()
    page.get_by_text("chưa ghi góp ý gì").wait_for()
    looked_at(page, axe)
    page.get_by_label("Nội dung góp ý").fill("Bỏ giải pháp số 3")
    page.get_by_role("button", name="Gửi ý kiến").click()
    page.get_by_text("Đã ghi ý kiến của Sở Công Thương").wait_for()
    assert page.get_by_role("cell", name="Bỏ giải pháp số 3").is_visible()
    page.context.clear_cookies()
    signed_in("Chuyên viên Sở Ngoại vụ", asked.get_absolute_url())
    page.get_by_role("link", name=re.compile("Tiếp thu, giải trình.*Sở Công Thương")).click()
    page.get_by_label("Giải trình", exact=True).check()
    page.get_by_label("Nội dung tiếp thu, giải trình").fill("Giữ lại vì đã có kinh phí")
    page.get_by_role("button", name="Lưu").click()
    page.get_by_role("cell", name="Giữ lại vì đã có kinh phí").wait_for()
    looked_at(page, axe)
