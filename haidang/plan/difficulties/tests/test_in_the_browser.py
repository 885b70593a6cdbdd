"""A difficulty from a telephone to the vice-chair and back; every page of the room at two widths."""

from datetime import date

import pytest
from django.conf import settings as django_settings
from django.test import Client
from django.urls import reverse

from haidang.plan.difficulties import examples, services
from haidang.plan.difficulties.choices import Cause, Stage
from haidang.plan.difficulties.models import Difficulty
from haidang.plan.followup.choices import State
from haidang.plan.followup.examples import sent as update_sent
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


def test_a_difficulty_goes_from_a_telephone_to_the_vice_chair_and_back(
    page, live_server, duty, officer, desk, vice, directed
):
    update = update_sent(duty, by=officer, state=State.HINDERED, obstacle="Hai bến chưa gửi số liệu.")

    size(page, "telephone")
    come_in(page, live_server, officer)
    page.goto(live_server.url + update.get_absolute_url())
    page.get_by_role("link", name="Nêu vướng mắc này để được giải quyết").click()
    page.get_by_label("Phối hợp", exact=True).check()
    page.get_by_label("Đề xuất, kiến nghị").fill("UBND tỉnh có văn bản yêu cầu hai bến gửi số liệu.")
    page.get_by_role("button", name="Nêu vướng mắc").click()
    page.get_by_text("Đã nêu vướng mắc").wait_for()
    row = Difficulty.objects.get()
    assert (row.words, row.update, row.to_leader) == (update.obstacle, update, vice.leader_account.official)

    size(page, "desk")
    come_in(page, live_server, desk)
    page.goto(live_server.url + reverse("difficulties:board"))
    page.get_by_label("Chọn vướng mắc của").check()
    page.get_by_role("button", name="Lập tờ trình từ các việc đã đánh dấu").click()
    page.get_by_label("Ý kiến của Sở Ngoại vụ").fill("Thống nhất với đề xuất.")
    page.get_by_role("button", name="Lưu tờ trình").click()
    page.get_by_text("Đã lưu tờ trình.").wait_for()
    page.get_by_label("Số, ký hiệu tờ trình đã ký").fill("812/TTr-SNgV")
    page.get_by_label("Ngày tờ trình").fill("2020-03-02")
    page.get_by_role("button", name="Ghi đã trình UBND tỉnh").click()
    page.get_by_text("Thời hạn trả lời bắt đầu tính.").wait_for()

    come_in(page, live_server, vice)
    page.goto(live_server.url + reverse("difficulties:waiting"))
    page.get_by_role("link", name="Cho ý kiến").first.click()
    page.get_by_label("Đồng ý như đề nghị").check()
    page.get_by_label("Nội dung ý kiến").fill("Giao Văn phòng UBND tỉnh có văn bản trước ngày 10/3.")
    page.get_by_label("Số, ký hiệu văn bản").fill("1254/UBND-VP")
    page.get_by_label("Ngày văn bản").fill("2020-03-02")
    page.get_by_label("Gia hạn nhiệm vụ đến ngày").fill("2020-05-31")
    page.get_by_role("button", name="Ghi", exact=True).click()
    page.get_by_text("cơ quan nêu nhận được ngay").wait_for()

    size(page, "telephone")
    come_in(page, live_server, officer)
    page.goto(live_server.url + row.get_absolute_url())
    page.get_by_text("1254/UBND-VP").first.wait_for()
    page.get_by_text("từ 30/04/2020 đến 31/05/2020").wait_for()
    page.get_by_role("link", name="Xác nhận đã giải quyết").click()
    page.get_by_role("button", name="Ghi", exact=True).click()
    page.get_by_text("vướng mắc đã giải quyết xong").wait_for()
    assert Difficulty.objects.get().stage == Stage.RESOLVED


@pytest.fixture
def world(duty, parts, officer, desk, chair, colleague, sent, directed):
    """Something of every kind: raised, in a draft, sent, decided; a day granted, another asked for."""
    (second,) = parts("1.2", "SCT")
    decided = sent()
    june, august = date(2020, 6, 30), date(2020, 8, 31)
    services.settle(decided, "agreed", "Giao Văn phòng UBND tỉnh.", extend_to=june, by=chair)
    waits = sent(examples.raised(second, by=officer, words="Công an tỉnh chưa cử người phối hợp."))
    draft = services.consolidate([examples.raised(second, by=officer, words="Chưa có phiên dịch.")], by=desk)
    raised = examples.raised(second, by=officer, cause=Cause.MONEY, words="Thiếu 20 triệu đồng thuê tàu khảo sát.")
    duty.task.refresh_from_db()
    asked = services.ask_extension(duty, august, examples.REASON, by=officer)
    paper = waits.submission_lines.get().submission
    services.set_extension_way(duty.task.plan, is_delegated=True, basis="Quyết định 9/QĐ-UBND", by=colleague)
    return {"decided": decided, "waits": waits, "draft": draft, "raised": raised, "asked": asked, "paper": paper}


@pytest.fixture
def paths(world, duty):
    """The pages of the room, by who opens them."""

    def at(name, row=None):
        return reverse(f"difficulties:{name}", args=[row.pk] if row else [])

    return {
        "so-cong-thuong": [
            at("difficulty-list"), at("choose"), at("raise", duty), at("extension-ask", duty),
            at("difficulty-record", world["decided"]), at("reopen", world["decided"]),
            at("extension-record", world["asked"]), at("extension-withdraw", world["asked"]), at("ledger"),
        ],
        "so-ngoai-vu": [
            at("board"), at("submission", world["draft"]), at("submission", world["paper"]), at("settings"),
            at("difficulty-record", world["raised"]), at("redirect", world["raised"]), at("record", world["waits"]),
            at("extension-list"),
        ],
        "lanh-dao-so-ngoai-vu": [at("way", duty.task.plan)],
        "lanh-dao-ubnd": [
            at("waiting"), at("submission", world["paper"]), at("decide", world["waits"]),
            at("extension-decide", world["asked"]),
        ],
    }  # fmt: skip


def test_every_page_of_the_room_is_fit_for_everybody(page, fit, live_server, cast, paths):
    for who, visited in paths.items():
        come_in(page, live_server, cast[who])
        for path in visited:
            assert page.goto(live_server.url + path).status == 200, path
            fit(page, dark=False)
