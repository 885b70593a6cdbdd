"""An update at the screen of a telephone: under a minute, kept by itself, fit for everybody at two widths."""

import time
from decimal import Decimal

import pytest
from django.conf import settings as django_settings
from django.test import Client
from django.urls import reverse

from haidang.plan.followup import services
from haidang.plan.followup.choices import RulingKind, Stage
from haidang.plan.followup.examples import draft, sent
from haidang.plan.followup.models import Update
from haidang.plan.programmes import services as programmes
from tests.browser import WIDTHS

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]
NOW = "2020-t03"


def come_in(page, live_server, user):
    """Somebody is signed in in this browser."""
    client = Client()
    client.force_login(user)
    name = django_settings.SESSION_COOKIE_NAME
    page.context.clear_cookies()
    page.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": live_server.url}])


def test_an_update_takes_less_than_a_minute_on_a_telephone(page, live_server, duty, officer):
    width, height = WIDTHS["telephone"]
    page.set_viewport_size({"width": width, "height": height})
    come_in(page, live_server, officer)
    begun = time.monotonic()
    page.goto(live_server.url + reverse("followup:open"))
    page.get_by_role("link", name="tháng 3/2020: 1.1").first.click()
    page.get_by_label("Đang thực hiện", exact=True).check()
    page.get_by_label("Đã làm được từ lần trước").fill("Đã có số liệu của 14 bến.")
    page.get_by_text("Đã tự lưu lúc").wait_for()
    assert Update.objects.get().done == "Đã có số liệu của 14 bến."
    page.get_by_role("button", name="Gửi Sở Ngoại vụ").click()
    page.get_by_text("Đã gửi. Sở Ngoại vụ xem trước ngày 05/03/2020.").wait_for()
    assert time.monotonic() - begun < 60
    assert Update.objects.get().stage == Stage.SUBMITTED


def test_a_figure_is_reported_with_the_update_in_the_same_minute(page, axe, live_server, duty, officer):
    width, height = WIDTHS["telephone"]
    page.set_viewport_size({"width": width, "height": height})
    programmes.save_output(duty, name="Tàu khách cập cảng", unit="lượt", target=Decimal(45), by=officer)
    come_in(page, live_server, officer)
    begun = time.monotonic()
    page.goto(live_server.url + reverse("followup:open"))
    page.get_by_role("link", name="tháng 3/2020: 1.1").first.click()
    page.get_by_label("Đang thực hiện", exact=True).check()
    page.get_by_label("Đã làm được từ lần trước").fill("Thêm 12 chuyến tàu khách.")
    page.get_by_label("Tàu khách cập cảng (lượt)").fill("mười hai")
    # kept by itself: the words that are no number are told at once, and stay
    page.get_by_text("“mười hai” không phải con số").wait_for()
    page.get_by_label("Tàu khách cập cảng (lượt)").fill("12")
    page.get_by_text("Đã tự lưu lúc").wait_for()
    assert Update.objects.get().figures.get().value == 12
    page.get_by_role("button", name="Gửi Sở Ngoại vụ").click()
    page.get_by_text("Đã gửi. Sở Ngoại vụ xem trước ngày 05/03/2020.").wait_for()
    assert time.monotonic() - begun < 60
    page.emulate_media(reduced_motion="reduce")
    for path in (
        reverse("followup:task", args=[duty.task_id]),
        reverse("followup:figures", args=[duty.task.plan_id, duty.agency_id]),
        Update.objects.get().get_absolute_url(),
    ):
        page.goto(live_server.url + path)
        page.get_by_text("26,6 %").wait_for()
        assert axe(page) == [], path
        assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0, path
    # the page of the programme fetches them from the room above
    page.goto(live_server.url + reverse("programmes:programme", args=[duty.task.plan_id, duty.agency_id]))
    page.get_by_text("26,6 %").wait_for()
    assert axe(page) == []


def test_every_page_of_the_follow_up_is_fit_for_everybody(page, fit, live_server, duty, parts, cast):
    officer, desk = cast["so-cong-thuong"], cast["so-ngoai-vu"]
    update = sent(duty, by=officer)
    draft(next(iter(parts("1.2", "SCT"))), by=officer)
    services.return_(sent(duty, by=officer, period="2020-t02"), remark="Nêu tên hai bến.", by=desk)
    services.rule(duty.task, RulingKind.ADJUSTED, reason="Thêm hai bến mới.", by=desk)
    paths = {
        officer: [
            reverse("followup:open"),
            reverse("followup:write", args=[duty.pk, "2020-t02"]),
            update.get_absolute_url(),
            reverse("followup:agency"),
        ],
        desk: [
            reverse("followup:board"),
            update.get_absolute_url(),
            reverse("followup:task", args=[duty.task_id]),
            reverse("followup:plan", args=[duty.task.plan_id]),
            reverse("followup:write", args=[duty.pk, "2020-t01"]),
        ],
    }
    for who, visited in paths.items():
        come_in(page, live_server, who)
        for path in visited:
            page.goto(live_server.url + path)
            fit(page, dark=False)
