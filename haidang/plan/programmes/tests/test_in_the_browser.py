"""A programme at the screen: made from a Word file, returned, accepted; fit for everybody at two widths."""

import pytest
from django.conf import settings as django_settings
from django.test import Client

from haidang.papers.sources.tests.made import indicator_table, step_table, word
from haidang.plan.plans.selectors.receipts import offers
from haidang.plan.plans.services import receipts
from haidang.plan.programmes.choices import Stage
from haidang.plan.programmes.examples import part_request, programme
from haidang.plan.programmes.models import Output, Programme, Step

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def come_in(context, live_server, user):
    """Somebody is signed in in this browser."""
    client = Client()
    client.force_login(user)
    name = django_settings.SESSION_COOKIE_NAME
    context.clear_cookies()
    context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": live_server.url}])


def looked_at(page, axe):
    assert axe(page) == [], page.url
    wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wider == 0, page.url


def test_every_page_of_the_programmes_is_fit_for_everybody(page, fit, live_server, cast, accepted, sct):
    desk, officer = cast["so-ngoai-vu"], cast["so-cong-thuong"]
    receipts.send(accepted, [offer.agency for offer in offers(accepted)[:5]], by=desk)
    part = part_request(accepted, sct, by=officer)
    programme(accepted, sct, by=officer, files=False)
    duty = part.duty_id
    own = f"/chuong-trinh/{accepted.pk}/{sct.pk}/"
    paths = {
        officer: [
            "/chuong-trinh/", own, f"/chuong-trinh/nhiem-vu/{duty}/san-pham/", f"/chuong-trinh/nhiem-vu/{duty}/tep/",
            f"/chuong-trinh/buoc/{Step.objects.latest('pk').pk}/", f"/ke-hoach/{accepted.pk}/nhan/",
            "/chuong-trinh/phoi-hop/",
        ],
        desk: [
            "/chuong-trinh/", f"/chuong-trinh/{accepted.pk}/", own, f"/chuong-trinh/{accepted.pk}/{desk.agency_id}/",
            "/chuong-trinh/phoi-hop/", f"/chuong-trinh/phoi-hop/{part.pk}/", f"/ke-hoach/{accepted.pk}/nhan/",
            f"/ke-hoach/phan-viec/{part.asked_id}/",
        ],
    }  # fmt: skip
    for who, visited in paths.items():
        come_in(page.context, live_server, who)
        for path in visited:
            page.goto(live_server.url + path)
            fit(page, dark=False)


def programme_file(document):
    indicator_table(document)
    document.add_paragraph()
    step_table(document)


def test_a_programme_from_word_is_returned_mended_and_accepted(page, axe, live_server, cast, accepted, sct, tmp_path):
    page.set_viewport_size({"width": 1280, "height": 900})
    file = tmp_path / "chuong-trinh.docx"
    file.write_bytes(word(programme_file))
    own = f"{live_server.url}/chuong-trinh/{accepted.pk}/{sct.pk}/"
    come_in(page.context, live_server, cast["so-cong-thuong"])
    page.goto(own)
    page.get_by_role("button", name="Lấy thành bước 1.1").click()
    page.get_by_role("button", name="Lấy thành bước 1.2").click()
    page.get_by_role("link", name="Đọc từ tệp 1.1").click()
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_label("Tôi xác nhận").check()
    page.get_by_role("button", name="Đọc tệp").click()
    looked_at(page, axe)
    page.get_by_role("button", name="Lấy các dòng đã đánh dấu").click()
    # three indicators and two products; three steps with their days beside those of the plan's solutions
    assert Output.objects.count() == 5
    assert Step.objects.filter(person="Phòng Thương mại", due_on__isnull=False).count() == 2
    page.get_by_label("Lãnh đạo phụ trách").fill("Người mẫu D, Phó Giám đốc")
    page.get_by_role("button", name="Lưu").click()
    page.get_by_role("button", name="Gửi Sở Ngoại vụ").click()
    come_in(page.context, live_server, cast["so-ngoai-vu"])
    page.goto(own)
    page.get_by_label("Nhận xét").fill("Ghi hạn cho từng bước.")
    page.get_by_role("button", name="Trả lại để bổ sung").click()
    come_in(page.context, live_server, cast["so-cong-thuong"])
    page.goto(own)
    assert page.get_by_text("Ghi hạn cho từng bước.").is_visible()
    step = Step.objects.filter(duty__task__label="1.1", due_on=None).earliest("pk")
    page.get_by_role("link", name=step.words).click()
    page.get_by_label("Hạn").fill("2020-04-15")
    page.get_by_role("button", name="Lưu").click()
    page.get_by_role("button", name="Gửi Sở Ngoại vụ").click()
    come_in(page.context, live_server, cast["so-ngoai-vu"])
    page.goto(own)
    page.get_by_role("button", name="Chấp nhận").click()
    assert Programme.objects.get().stage == Stage.ACCEPTED
