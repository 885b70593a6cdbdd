"""A passport is given out, confirmed by the agency of its holder, and comes back late; by two people."""

import re
from datetime import date

import pytest
from django.conf import settings as django_settings
from django.test import Client
from django.urls import reverse

from haidang.registers.passports import examples
from haidang.registers.passports.choices import State
from haidang.registers.passports.models import Movement, Passport

pytestmark = [
    pytest.mark.django_db(transaction=True), pytest.mark.browser, pytest.mark.usefixtures("cast", "norms", "today"),
]  # fmt: skip


def come_in(page, live_server, user):
    """Somebody is signed in in this browser."""
    client = Client()
    client.force_login(user)
    name = django_settings.SESSION_COOKIE_NAME
    page.context.clear_cookies()
    page.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": live_server.url}])


def test_a_passport_is_given_out_and_comes_back_late(page, fit, live_server, desk, officer, settings):
    row = examples.passport()
    address = live_server.url + row.get_absolute_url()

    come_in(page, live_server, desk)
    page.goto(address)
    page.get_by_role("link", name="Giao cho người đi công tác").click()
    page.get_by_label("Quyết định cử đi công tác, số").fill("1021/QĐ-UBND")
    page.get_by_label("Ngày quyết định").fill("2021-02-26")
    page.get_by_label("Ngày về theo quyết định").fill("2021-03-10")
    page.get_by_label("Đoàn, nước đến").fill("Đoàn đi Nhật Bản")
    fit(page, dark=False)
    page.get_by_role("button", name="Ghi", exact=True).click()
    page.get_by_text("chờ người nhận xác nhận").wait_for()

    come_in(page, live_server, officer)
    page.goto(address)
    assert page.get_by_role("link", name="Nhận lại sau chuyến đi").count() == 0
    page.get_by_role("link", name=re.compile("Xác nhận.*Giao cho người đi công tác")).click()
    page.get_by_role("button", name="Ghi", exact=True).click()
    page.get_by_text("Đã xác nhận.").wait_for()
    assert Movement.objects.latest("pk").confirmed_by == officer

    settings.HAIDANG_TODAY = date(2021, 3, 19)
    come_in(page, live_server, desk)
    page.goto(address)
    page.get_by_text("Phải nộp lại trước hết ngày 17/03/2021, đã quá 2 ngày.").wait_for()
    fit(page)
    page.get_by_role("link", name="Nhận lại sau chuyến đi").click()
    page.get_by_role("button", name="Ghi", exact=True).click()
    page.get_by_text("Đã nhận lại hộ chiếu.").wait_for()
    page.get_by_text("nộp lại quá hạn").wait_for()
    assert Passport.objects.get().state == State.KEPT
    assert "Nhật Bản" in page.content()


def test_the_books_of_the_room_are_fit_for_everybody(page, fit, live_server, desk):
    line, trip, card = examples.given(), examples.privatetrip(), examples.abtccard()
    paths = [reverse(f"passports:{name}-list") for name in ("passport", "movement", "privatetrip", "abtccard")]
    paths += [reverse("passports:out")]
    paths += [each.get_absolute_url() for each in (line, trip, card)]
    come_in(page, live_server, desk)
    for path in paths:
        assert page.goto(live_server.url + path).status == 200, path
        fit(page, dark=False)
