"""The directory at the screen: fit for everybody, at a desk and on a telephone, and one way through it."""

from datetime import date

import pytest
from django.conf import settings as django_settings
from django.test import Client
from django.urls import reverse

from haidang.office.directory import services
from haidang.office.directory.choices import Kind
from haidang.office.directory.examples import demo_directory
from haidang.office.directory.models import Agency, AgencyGroup, Field, Official
from haidang.office.directory.tests.conftest import person
from tests.browser import choice

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def the_day(settings):
    settings.HAIDANG_TODAY = date(2020, 6, 15)


@pytest.fixture
def keeper(the_day):
    demo_directory()
    return person("so-ngoai-vu", "desk", Agency.objects.get(code="SNGV"))


def enter(page, live_server, user):
    client = Client()
    client.force_login(user)
    key = client.cookies[django_settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": django_settings.SESSION_COOKIE_NAME, "value": key, "url": live_server.url}])


def pages_with_much_on_them():
    """What the round through the whole house sees only with one example: here with the demo province."""
    return [
        reverse("directory:agency-list"),
        f"{Agency.objects.get(code='UBVT').get_absolute_url()}?ngay=2025-07-01",
        Agency.objects.get(kind=Kind.STEERING).get_absolute_url(),
        Official.objects.get(name="Phó Chủ tịch UBND tỉnh phụ trách kinh tế").get_absolute_url(),
        AgencyGroup.objects.get(code="BANDANG").get_absolute_url(),
        Field.objects.get(code="LANH-SU").get_absolute_url(),
        reverse("directory:focal-print"),
        f"{reverse('directory:unknown')}?ten=Sở+Ngọai+vụ",
    ]


def test_pages_with_much_on_them_are_fit_for_everybody(page, fit, live_server, keeper):
    enter(page, live_server, keeper)
    for address in pages_with_much_on_them():
        reply = page.goto(live_server.url + address)
        assert reply.status == 200, address
        fit(page)
    page.goto(live_server.url + Agency.objects.get(code="SKHDT").get_absolute_url())
    page.get_by_text("Thay đổi theo văn bản").click()
    page.get_by_role("link", name="Đổi tên").wait_for()
    fit(page)


def test_a_merger_is_written_down_and_read_on_both_sides_of_its_day(page, live_server, keeper):
    services.add(name="Hiệp hội Du lịch và Lữ hành", level="province", by=keeper)
    enter(page, live_server, keeper)
    page.goto(live_server.url + Agency.objects.get(code="HHDL").get_absolute_url())
    page.get_by_text("Thay đổi theo văn bản").click()
    page.get_by_role("link", name="Sáp nhập").click()
    choice(page, "Nhập vào").fill("hiep hoi du lich va lu hanh")
    page.get_by_role("option", name="Hiệp hội Du lịch và Lữ hành").click()
    page.get_by_label("Từ ngày").fill("2020-07-01")
    page.get_by_label("Căn cứ").fill("QĐ 1 (minh họa)")
    page.get_by_role("button", name="Ghi").click()
    page.get_by_text("Đã sáp nhập vào Hiệp hội Du lịch và Lữ hành").wait_for()
    page.get_by_label("Xem tại ngày").fill("2020-07-01")
    page.get_by_role("button", name="Xem").click()
    page.get_by_text("Cơ quan không hoạt động vào ngày này").wait_for()
    page.get_by_label("Xem tại ngày").fill("2020-06-30")
    page.get_by_role("button", name="Xem").click()
    page.get_by_role("heading", name="Tại ngày 30/06/2020").wait_for()
    assert not page.get_by_text("Cơ quan không hoạt động vào ngày này").is_visible()
