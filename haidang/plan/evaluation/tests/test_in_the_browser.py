"""A part judged from a telephone to the leader who stands behind it; every page of the room at two widths."""

import pytest
from django.conf import settings as django_settings
from django.test import Client
from django.urls import reverse

from haidang.plan.evaluation import examples, services
from haidang.plan.evaluation.choices import Grade, Stage
from tests.browser import WIDTHS

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]


def come_in(page, live_server, user):
    """Somebody is signed in in this browser."""
    client = Client()
    client.force_login(user)
    name = django_settings.SESSION_COOKIE_NAME
    page.context.clear_cookies()
    page.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": live_server.url}])


def size(page, name):
    page.set_viewport_size(dict(zip(("width", "height"), WIDTHS[name], strict=True)))


def test_a_part_goes_from_a_telephone_to_the_leader_who_stands_behind_it(
    page, fit, live_server, part, officer, desk, director, aim, tasks
):
    row = part("1.1")
    at = live_server.url + row.get_absolute_url()
    size(page, "telephone")
    come_in(page, live_server, officer)
    page.goto(at)
    page.get_by_label("Đạt một phần").check()
    page.get_by_role("textbox", name="Kết quả", exact=True).fill(examples.RESULTS)
    page.get_by_label("Nguyên nhân chủ quan").fill(examples.SUBJECTIVE)
    page.get_by_role("button", name="Gửi tự đánh giá").click()
    page.get_by_text("Đã gửi tự đánh giá.").wait_for()

    come_in(page, live_server, desk)
    page.goto(at)
    fit(page, dark=False)
    page.get_by_role("radio", name="Không đạt").check()
    page.get_by_role("button", name="Ghi đánh giá").click()
    page.get_by_text("Chưa ghi nhận xét").wait_for()
    page.get_by_role("textbox", name="Nhận xét").fill("Hai bến lớn nhất chưa có số liệu.")
    page.get_by_role("button", name="Ghi đánh giá").click()
    page.get_by_text("Đã ghi đánh giá.").wait_for()

    come_in(page, live_server, director)
    page.goto(at)
    page.get_by_role("button", name="Xác nhận đánh giá").click()
    page.get_by_text("mức đánh giá này được tính").wait_for()
    row.refresh_from_db()
    assert (row.stage, row.grade_now) == (Stage.CONFIRMED, Grade.NOT_MET)

    services.lay_tasks(aim, [tasks["1.1"]], by=desk)
    services.judge_aim(aim, grade=Grade.PARTLY, words="20 bạn hàng đã có hồ sơ của 14 bến.", by=desk)
    come_in(page, live_server, desk)
    plan = row.evaluation.plan_id
    pages = ("plan", "settings", "agencies", "fields", "parts", "aims", "last-year")
    for path in (
        aim.get_absolute_url(),
        reverse("evaluation:list"),
        reverse("evaluation:agency", args=[plan, officer.agency_id]),
        *(reverse(f"evaluation:{name}", args=[plan]) for name in pages),
    ):
        page.goto(live_server.url + path)
        fit(page, dark=False)
