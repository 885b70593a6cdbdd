"""An agreement from the proposal to the report by three roles; a treaty's name refused; every page at two widths."""

from datetime import date

import pytest
from django.conf import settings as django_settings
from django.test import Client
from django.urls import reverse

from haidang.registers.agreements import examples, services
from haidang.registers.agreements.choices import Act, ChangeKind, Level, Stage
from haidang.registers.agreements.models import Agreement
from tests.browser import WIDTHS, choice

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser, pytest.mark.usefixtures("norms", "today")]


def come_in(page, live_server, user):
    """Somebody is signed in in this browser."""
    client = Client()
    client.force_login(user)
    name = django_settings.SESSION_COOKIE_NAME
    page.context.clear_cookies()
    page.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": live_server.url}])


def size(page, name):
    page.set_viewport_size(dict(zip(("width", "height"), WIDTHS[name], strict=True)))


def test_an_agreement_goes_from_the_proposal_to_the_report(
    page, live_server, cast, officer, chair, desk, agency, answered
):
    size(page, "telephone")
    come_in(page, live_server, officer)
    page.goto(live_server.url + reverse("agreements:agreement-add"))
    page.get_by_label("Tên thỏa thuận").fill("Hiệp định hợp tác cảng biển")
    party = choice(page, "Bên Việt Nam")
    party.fill("uy ban nhan dan tinh")
    party.press("Enter")
    page.get_by_label("Bên nước ngoài").fill("Chính quyền thành phố Sanjo, Nhật Bản")
    page.get_by_role("button", name="Lưu").click()
    page.get_by_text("dùng chữ “hiệp định”").wait_for()
    assert not Agreement.objects.exists()
    page.get_by_label("Tên thỏa thuận").fill("Bản ghi nhớ hợp tác cảng biển")
    page.get_by_role("button", name="Lưu").click()
    page.get_by_text("Đã lưu").wait_for()
    row = Agreement.objects.get()
    assert (row.stage, row.agency.code) == (Stage.PROPOSED, "SCT")

    page.get_by_role("link", name="Xin ý kiến", exact=True).click()
    assert page.get_by_label("Bộ Ngoại giao", exact=True).is_checked()
    page.get_by_role("button", name="Ghi", exact=True).click()
    page.get_by_text("thời hạn trả lời bắt đầu tính").wait_for()
    answered(Agreement.objects.get().consultation)

    size(page, "desk")
    come_in(page, live_server, chair)
    page.goto(live_server.url + row.get_absolute_url())
    page.get_by_text("Đã hỏi đủ cơ quan phải hỏi").wait_for()
    page.get_by_role("link", name="Ghi đã duyệt").click()
    page.get_by_label("Số, ký hiệu văn bản").fill("812/UBND-VP")
    page.get_by_label("Ngày văn bản").fill("2024-03-04")
    page.get_by_role("button", name="Ghi", exact=True).click()
    page.get_by_text("thỏa thuận chờ ký").wait_for()

    come_in(page, live_server, officer)
    page.goto(live_server.url + row.get_absolute_url())
    page.get_by_role("link", name="Ghi đã ký").click()
    page.get_by_label("Ngày ký").fill("2024-03-04")
    page.get_by_label("Người ký").fill("Người mẫu A, Chủ tịch UBND tỉnh")
    page.get_by_label("Có hiệu lực đến hết ngày").fill("2029-03-03")
    page.get_by_role("button", name="Ghi", exact=True).click()
    page.get_by_text("trước hết ngày 19/03/2024").wait_for()

    come_in(page, live_server, desk)
    page.goto(live_server.url + row.get_absolute_url())
    page.get_by_role("link", name="Ghi báo cáo sau khi ký").click()
    page.get_by_label("Số, ký hiệu văn bản").fill("90/BC-UBND")
    page.get_by_label("Ngày văn bản").fill("2024-03-04")
    page.get_by_role("button", name="Ghi", exact=True).click()
    page.get_by_text("trong hạn 19/03/2024").wait_for()
    row.refresh_from_db()
    assert (row.stage, row.reported_on) == (Stage.SIGNED, date(2024, 3, 4))


@pytest.fixture
def paths(cast, officer, agency, tasks):
    """The pages of the room, by who opens them."""
    unit = agency("BCHQS")
    army = examples.signed(level=Level.ARMY, agency=unit, party=unit, has_minutes=True, signed_on=date(2020, 3, 2))
    ending = examples.signed(signed_on=date(2020, 3, 2), expires_on=date(2024, 5, 1))
    ending.tasks.add(tasks["1.1"])
    services.begin(ending, ChangeKind.EXTEND, words="Gia hạn năm năm.", until=date(2029, 5, 1), by=officer)
    evaluation = examples.evaluation()
    signed = examples.signed()

    def at(name, row=None):
        return reverse(f"agreements:{name}", args=[row.pk] if row else [])

    return {
        "so-cong-thuong": [
            at("agreement-list"), at("agreement-add"), at(Act.ASK, examples.agreement()), at("ending"),
            at("agreement-record", ending), at(Act.FINISH, ending), at(Act.BEGIN, signed), at(Act.PUBLISH, signed),
            at("evaluate", evaluation.programme), at("annex"),
        ],
        "so-ngoai-vu": [
            at("agreement-record", army), at(Act.MINUTES, army), at("duties"), at("programme-list"),
            at("programme-record", evaluation.programme), at("comment", evaluation),
        ],
    }  # fmt: skip


def test_every_page_of_the_room_is_fit_for_everybody(page, fit, live_server, cast, paths):
    for who, visited in paths.items():
        come_in(page, live_server, cast[who])
        for path in visited:
            assert page.goto(live_server.url + path).status == 200, path
            fit(page, dark=False)
