"""A bulletin whose licence runs out: told at home, asked for again, granted, and the next issue comes out."""

from datetime import date

import pytest
from django.conf import settings as django_settings
from django.test import Client
from django.urls import reverse

from haidang.registers.information import examples
from haidang.registers.information.choices import LicenceStage, WorkStage
from haidang.registers.information.models import BulletinIssue, BulletinLicence

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


def cite(page, number, day="2026-03-02"):
    """The paper of an act."""
    page.get_by_label("Văn bản: số, ký hiệu").fill(number)
    page.get_by_label("Ngày văn bản").fill(day)


def send(page, act):
    page.locator("main form").get_by_role("button", name=act, exact=True).click()


def test_a_licence_that_runs_out_is_asked_for_again_before_the_next_issue(page, fit, live_server, officer, desk):
    old = examples.licensed(valid_from=date(2026, 2, 1), valid_to=date(2026, 3, 20))
    come_in(page, live_server, officer)

    # what is owed at home leads to the licence
    page.goto(live_server.url + reverse("desk:home"))
    page.get_by_text("Xin phép tiếp bản tin sắp hết phép").first.wait_for()
    page.get_by_role("link", name=old.name).first.click()
    page.get_by_text("còn 18 ngày").wait_for()
    page.get_by_text("Hồ sơ lẽ ra nộp trước ngày 18/02/2026").wait_for()
    fit(page)

    page.get_by_role("link", name="Lập hồ sơ xin phép tiếp").click()
    send(page, "Lập hồ sơ xin phép tiếp")
    page.get_by_text("Đã lập hồ sơ xin phép tiếp. Xem lại nội dung rồi nộp.").wait_for()
    page.get_by_role("link", name="Nộp hồ sơ xin phép").click()
    cite(page, "410/SCT-VP")
    send(page, "Nộp hồ sơ xin phép")
    page.get_by_text("Hạn trả lời hồ sơ xin phép: ngày 23/03/2026").wait_for()
    new = BulletinLicence.objects.get(renews=old)

    # longer than a year is refused with its rule, and nothing is kept
    come_in(page, live_server, desk)
    page.goto(live_server.url + new.get_absolute_url())
    page.get_by_role("link", name="Ghi giấy phép", exact=True).click()
    cite(page, "12/GP-UBND")
    page.get_by_label("Có hiệu lực từ ngày").fill("2026-03-21")
    page.get_by_label("Đến hết ngày").fill("2027-03-21")
    send(page, "Ghi giấy phép")
    page.get_by_text("muộn nhất là ngày 20/03/2027").first.wait_for()
    fit(page, dark=False)
    assert BulletinLicence.objects.get(pk=new.pk).stage == LicenceStage.FILED
    page.get_by_label("Đến hết ngày").fill("2027-03-20")
    send(page, "Ghi giấy phép")
    page.get_by_text("Đã cấp phép").first.wait_for()

    # an issue of today stands outside the new licence, and within the old one
    issue = examples.bulletinissue(licence=new)
    come_in(page, live_server, officer)
    page.goto(live_server.url + issue.get_absolute_url())
    page.get_by_text("nằm ngoài thời hạn giấy phép (21/03/2026 - 20/03/2027)").wait_for()
    page.get_by_role("link", name="Sửa", exact=True).first.click()
    page.get_by_label("Giấy phép").select_option(str(old.pk))
    page.get_by_role("button", name="Lưu").click()
    page.get_by_text("Trong thời hạn giấy phép.").wait_for()
    page.get_by_role("link", name="Ghi đã thực hiện").click()
    send(page, "Ghi đã thực hiện")
    page.get_by_text("Đã thực hiện").first.wait_for()
    fit(page, dark=False)
    assert BulletinIssue.objects.get().stage == WorkStage.DONE
