"""Notices at the screen: fit for everybody; one arrives and is read on a telephone, without scripts as well."""

import pytest
from django.conf import settings as django_settings
from django.test import Client

from haidang.office.notices import examples
from haidang.office.notices.models import Notice

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PAGES = {
    "so-cong-thuong": ("/thong-bao/", "/thong-bao/cach-nhan/"),
    "so-ngoai-vu": ("/thong-bao/", "/thong-bao/thu-di/", "/thong-bao/dia-chi-hong/"),
}


def come_in(context, live_server, user):
    client = Client()
    client.force_login(user)
    name = django_settings.SESSION_COOKIE_NAME
    context.clear_cookies()
    context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": live_server.url}])


def test_every_page_of_the_notices_is_fit_for_everybody(page, fit, live_server, cast):
    examples.notice(), examples.notice(), examples.bad_address()
    mail = examples.mail()
    for who, paths in PAGES.items():
        come_in(page.context, live_server, cast[who])
        for path in (*paths, mail.get_absolute_url()) if who == "so-ngoai-vu" else paths:
            page.goto(live_server.url + path)
            fit(page)


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "without"])
def test_a_notice_arrives_and_is_read_on_a_telephone(browser, live_server, cast, scripts):
    context = browser.new_context(java_script_enabled=scripts, viewport={"width": 390, "height": 844})
    page = context.new_page()
    come_in(context, live_server, cast["so-cong-thuong"])
    page.goto(live_server.url)
    assert page.locator(".hd-bell-count").count() == 0
    notice = examples.notice()
    page.reload()
    bell = page.locator(".hd-bell")
    assert "1 chưa đọc" in " ".join(bell.text_content().split())
    bell.click()
    row = page.get_by_role("button", name=notice.title).first
    assert row.bounding_box()["height"] >= 44
    row.click()
    assert page.url.endswith("/viec-cua-toi/")
    assert page.locator(".hd-bell-count").count() == 0
    assert Notice.objects.get().is_read
    context.close()
