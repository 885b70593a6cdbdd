"""Guests from the first line to the draft of an update, with a banquet beyond its ceiling; every page at two widths."""

import pytest
from django.conf import settings as django_settings
from django.test import Client
from django.urls import reverse

from haidang.plan.followup.models import Hint
from haidang.registers.visits import examples
from haidang.registers.visits.choices import Stage
from haidang.registers.visits.models import Visit
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


def test_a_banquet_beyond_its_ceiling_is_seen_explained_agreed_held_and_drafted(
    page, live_server, duty, desk, chair, directory
):
    row = examples.costed(examples.visit(tasks=[duty.task]))

    size(page, "desk")
    come_in(page, live_server, desk)
    page.goto(live_server.url + row.get_absolute_url())
    page.get_by_text("Vượt 3.000.000 đồng so với mức 2.000.000 đồng (TT 35/2026/TT-BTC Đ9).").first.wait_for()
    page.get_by_role("link", name="Trình đón đoàn").click()
    page.get_by_role("button", name="Trình đón đoàn").click()
    page.get_by_text("Sửa dự toán, hoặc ghi lý do vượt.").wait_for()
    page.get_by_label("Lý do vượt mức chi").fill("Lãnh đạo Bộ cùng dự chiêu đãi.")
    page.get_by_role("button", name="Trình đón đoàn").click()
    page.get_by_text("Đã trình.").wait_for()

    come_in(page, live_server, chair)
    page.goto(live_server.url + row.get_absolute_url())
    page.get_by_role("link", name="Đồng ý đón").click()
    page.get_by_text("TT 35/2026/TT-BTC Đ9").first.wait_for()
    page.get_by_label("Lý do vượt mức chi").fill("Đồng ý.")
    page.get_by_role("button", name="Đồng ý đón").click()
    page.get_by_text("Đã đồng ý đón đoàn.").wait_for()

    size(page, "telephone")
    come_in(page, live_server, desk)
    page.goto(live_server.url + row.get_absolute_url())
    page.get_by_role("link", name="Ghi đã đón").click()
    page.get_by_label("Kết quả").fill("Thống nhất trao đổi chuyên gia cảng.")
    page.get_by_role("button", name="Ghi đã đón").click()
    page.get_by_text("nhận câu gợi ý vào bản nháp cập nhật").wait_for()
    assert Visit.objects.get().stage == Stage.HELD
    assert "Thống nhất trao đổi chuyên gia cảng." in Hint.objects.get().sentence


@pytest.fixture
def world(duty, desk, directory):
    """Guests with all their parts, and a call."""
    row = examples.costed(examples.visit(tasks=[duty.task]))
    parts = {
        "member": examples.member(row), "session": examples.session(row), "gift": examples.gift(row),
        "commitment": examples.commitment(row),
    }  # fmt: skip
    light = examples.light(achieved="Chúc mừng nhiệm kỳ mới.")
    return {"row": row, "light": light, "submitted": examples.submitted()} | parts


@pytest.fixture
def paths(world):
    def at(name, row=None):
        return reverse(f"visits:{name}", args=[row.pk] if row else [])

    return {
        "so-ngoai-vu": [
            at("visit-list"), at("quick"), at("annex"), at("visit-record", world["row"]),
            at("visit-edit", world["row"]), at("visit-record", world["light"]), at("visit-edit", world["light"]),
            at("submit", world["row"]), at("classify", world["row"]), at("consult", world["row"]),
            at("cancel", world["row"]),
            at("line-item", world["row"]) + "?words=Chi%C3%AAu+%C4%91%C3%A3i+%C4%91o%C3%A0n",
            *(at(f"{part}-edit", world[part]) for part in ("member", "session", "gift", "commitment")),
            reverse("norms:on-a-day") + "?ngay=2026-05-18&tu=2026-05-17", reverse("norms:amount-list"),
        ],
        "lanh-dao-ubnd": [at("visit-record", world["submitted"]), at("approve", world["submitted"])],
    }  # fmt: skip


def test_every_page_of_the_room_is_fit_for_everybody(page, fit, live_server, cast, paths):
    for who, visited in paths.items():
        come_in(page, live_server, cast[who])
        for path in visited:
            assert page.goto(live_server.url + path).status == 200, path
            fit(page, dark=False)
