"""Money at the screen: what each page looks like to everybody, and an appraisal line by line."""

from datetime import date
from decimal import Decimal

import pytest
from django.test import Client

from haidang.office.norms.services import seed
from haidang.plan.money import examples, services
from haidang.plan.money.choices import EntryKind, Stage
from haidang.plan.money.models import Estimate

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def signed_in(page, live_server, transactional_db):
    def entered(name, path):
        client = Client()
        client.force_login(examples.person(name))
        page.context.clear_cookies()
        cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}
        page.context.add_cookies([cookie])
        page.goto(live_server.url + path)
        return page

    return entered


@pytest.fixture
def estimates(transactional_db):
    """One in each stage that has a page of its own."""
    seed()
    moved = examples.entry().estimate
    day = date(2020, 4, 2)
    spent = services.enter(
        moved, EntryKind.SPENT, Decimal(41_000_000), on=day, by=examples.person("so-cong-thuong"), today=day
    )
    services.take_back_entry(spent, reason="Ghi nhầm dự toán", by=spent.by, today=day)
    abroad = examples.asked(
        title="Vé máy bay dự hội nghị (minh họa)", currency="USD", rate=Decimal(23230), rate_on=date(2020, 2, 1),
        lines=[{"item": "Vé khứ hồi", "unit": "người", "quantity": Decimal(3), "price": Decimal("812.35")}],
    )  # fmt: skip
    return {"draft": examples.estimate(), "asked": abroad, "appraised": examples.appraised(), "moved": moved}


def test_every_page_of_money_is_fit_for_everybody(page, fit, signed_in, live_server, estimates):
    at = {name: f"/kinh-phi/{one.pk}/" for name, one in estimates.items()}
    visits = {
        "so-cong-thuong": [
            "/kinh-phi/", "/kinh-phi/them/", at["draft"], at["draft"] + "dong/", at["draft"] + "gui/",
            at["draft"] + "rut/", at["moved"], at["moved"] + "chi/", at["moved"] + "quyet-toan/",
        ],
        "so-tai-chinh": ["/kinh-phi/cho-tham-dinh/", at["asked"], at["asked"] + "tham-dinh/", at["moved"] + "cap/"],
        "lanh-dao-ubnd": [at["appraised"], at["appraised"] + "duyet/", "/kinh-phi/tong-hop/?nam=2020"],
    }  # fmt: skip
    for who, paths in visits.items():
        signed_in(who, "/kinh-phi/")
        for path in paths:
            page.goto(live_server.url + path)
            fit(page)


def test_the_finance_department_appraises_line_by_line(page, axe, signed_in, estimates):
    sent = examples.asked()
    signed_in("so-tai-chinh", "/kinh-phi/cho-tham-dinh/")
    page.locator(f'a[href="{sent.get_absolute_url()}"]').click()
    page.get_by_role("link", name="Thẩm định", exact=True).click()
    page.get_by_label("Thẩm định: Biên dịch").fill("10 triệu")
    page.get_by_role("button", name="Ghi kết quả thẩm định").click()
    assert "“Biên dịch” bị giảm mà chưa ghi lý do" in page.get_by_role("alert").inner_text()
    assert axe(page) == []
    page.get_by_label("Lý do giảm: Biên dịch").fill("Theo định mức của tỉnh")
    page.get_by_role("button", name="Ghi kết quả thẩm định").click()
    page.wait_for_url(f"**{sent.get_absolute_url()}")
    found = Estimate.objects.get(pk=sent.pk)
    assert (found.stage, found.balance.appraised) == (Stage.APPRAISED, Decimal(55_600_000))
