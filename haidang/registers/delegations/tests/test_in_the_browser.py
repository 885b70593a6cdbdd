"""A delegation from request to settlement by four roles and two who are asked; the pages at two widths."""

from datetime import date

import pytest
from django.conf import settings as django_settings
from django.test import Client
from django.urls import reverse

from haidang.registers.delegations import examples
from haidang.registers.delegations.choices import Act, Stage
from haidang.registers.delegations.models import Delegation
from haidang.registers.partners import examples as partners
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


def _press(page, name):
    page.get_by_role("button", name=name, exact=True).click()


def choose(page, box, words):
    """One of a list, whether it is short, or long enough to be typed into."""
    typed = page.locator(f"#{box}-go")
    if typed.count():
        typed.fill(words)
        typed.press("Enter")
    else:
        option = page.locator(f"#{box} option", has_text=words).first
        page.locator(f"#{box}").select_option(option.get_attribute("value"))


def _open(page, name):
    page.get_by_role("link", name=name, exact=True).click()


def test_a_delegation_goes_from_request_to_settlement(page, live_server, settings, duty, officer, desk, chair, cast):
    host = partners.partner(name="Thành phố cảng mẫu")
    head = examples.official()
    size(page, "desk")

    # Sở Công Thương writes the request and the scheme
    come_in(page, live_server, officer)
    page.goto(live_server.url + reverse("delegations:delegation-add"))
    page.get_by_label("Tên đoàn").fill("Đoàn xúc tiến cảng (minh họa)")
    choose(page, "id_head", head.name)
    page.get_by_label("Ngày đi").fill("2020-06-15")
    page.get_by_label("Ngày về").fill("2020-06-17")
    page.get_by_label("Mục đích").fill("Giới thiệu cảng của tỉnh.")
    page.get_by_label("Nội dung làm việc").fill("Làm việc với chính quyền cảng.")
    page.get_by_label("Vì sao không lập dự toán").fill("Đối tác đài thọ toàn bộ.")
    choose(page, "id_tasks", duty.task.title[:40])
    _press(page, "Lưu")
    page.get_by_text("Đã lưu").wait_for()
    row = Delegation.objects.get()
    assert [str(one) for one in row.members.all()] == ["Trần Thị Mẫu"]

    # what it lacks is said, and nothing is sent
    _open(page, Act.ASK.label)
    _press(page, Act.ASK.label)
    page.get_by_text("chưa ghi nước, nơi đến").wait_for()
    page.goto(live_server.url + row.get_absolute_url())

    _open(page, "Sửa: Nước, nơi đến")
    choose(page, "id_stops-0-country", "Nhật Bản")
    page.locator("#id_stops-0-place").fill("Osaka")
    _press(page, "Lưu")
    _open(page, "Sửa: Chương trình từng ngày")
    page.locator("#id_programme-0-on").fill("2020-06-16")
    page.locator("#id_programme-0-words").fill("Làm việc với ban quản lý cảng")
    _press(page, "Lưu")
    _open(page, "Sửa: Đối tác, thư mời")
    choose(page, "id_invitations-0-partner", host.name)
    _press(page, "Lưu")
    _open(page, "Sửa: Công tác chuẩn bị")
    page.locator("#id_logistics-0-words").fill("Vé máy bay")
    _press(page, "Lưu")
    page.get_by_text("Đi lại: Vé máy bay", exact=True).wait_for()
    _open(page, Act.ASK.label)
    page.get_by_label("Số, ký hiệu văn bản đề nghị").fill("45/TTr-SCT")
    page.get_by_label("Ngày văn bản").fill("2020-03-02")
    _press(page, Act.ASK.label)
    page.get_by_text("Sở Ngoại vụ thẩm định.").wait_for()

    # Sở Ngoại vụ asks Công an and Sở Tài chính
    come_in(page, live_server, desk)
    page.goto(live_server.url + row.get_absolute_url())
    _open(page, Act.CONSULT.label)
    assert page.get_by_label("Công an").first.is_checked()
    _press(page, Act.CONSULT.label)
    page.get_by_text("Đã xin ý kiến").wait_for()

    # who answer, each for themselves
    size(page, "telephone")
    for name, words in (("cong-an", "Không có vấn đề về an ninh."), ("so-tai-chinh", "Ngân sách không chi.")):
        come_in(page, live_server, cast[name])
        page.goto(live_server.url + row.get_absolute_url())
        page.get_by_text("Osaka, Nhật Bản").first.wait_for()
        opinion = row.consultations.get().opinions.get(agency=cast[name].agency)
        page.goto(live_server.url + opinion.get_absolute_url())
        page.get_by_label("Nhất trí").check()
        page.get_by_label("Nội dung góp ý").fill(words)
        page.locator("main form button[type=submit]").first.click()
        page.wait_for_load_state()

    size(page, "desk")
    come_in(page, live_server, desk)
    page.goto(live_server.url + row.get_absolute_url())
    page.get_by_text("Không có vấn đề về an ninh.").first.wait_for()
    _open(page, Act.APPRAISE.label)
    page.get_by_label("Ý kiến thẩm định").fill("Đề nghị cử đoàn; Công an, Sở Tài chính nhất trí.")
    _press(page, Act.APPRAISE.label)
    page.get_by_text("đoàn chờ quyết định").wait_for()

    # a leader of UBND decides on a telephone
    size(page, "telephone")
    come_in(page, live_server, chair)
    page.goto(live_server.url + row.get_absolute_url())
    _open(page, Act.DECIDE.label)
    page.get_by_text("Công an, Sở Tài chính nhất trí.").first.wait_for()
    page.get_by_label("Số, ký hiệu quyết định").fill("88/QĐ-UBND")
    page.get_by_label("Ngày văn bản").fill("2020-03-02")
    _press(page, Act.DECIDE.label)
    page.get_by_text("Đã quyết định cử đoàn.").wait_for()

    # back home: reported, promised, settled
    settings.HAIDANG_TODAY = date(2020, 6, 22)
    size(page, "desk")
    come_in(page, live_server, officer)
    page.goto(live_server.url + row.get_absolute_url())
    page.get_by_text("01/07/2020").first.wait_for()
    _open(page, Act.REPORT.label)
    page.get_by_label("Diễn biến").fill("Đúng chương trình.")
    page.get_by_label("Kết quả đã đạt").fill("Ban quản lý cảng nhận lời khảo sát.")
    _press(page, Act.REPORT.label)
    page.get_by_text("câu nháp đã vào cập nhật").wait_for()
    _open(page, "Sửa: Cam kết, kiến nghị")
    page.locator("#id_commitments-0-words").fill("Gửi hồ sơ cảng cho bạn")
    choose(page, "id_commitments-0-agency", "Sở Công Thương")
    page.locator("#id_commitments-0-due_on").fill("2020-09-01")
    _press(page, "Lưu")
    page.get_by_text("chưa giao thành nhiệm vụ").first.wait_for()
    _open(page, Act.SETTLE.label)
    _press(page, Act.SETTLE.label)
    page.get_by_text("đoàn đã xong").wait_for()

    come_in(page, live_server, desk)
    page.goto(live_server.url + row.get_absolute_url())
    page.get_by_role("button", name="Giao thành nhiệm vụ").click()
    page.get_by_text("Đã giao thành nhiệm vụ").wait_for()
    assert Delegation.objects.filter(stage=Stage.SETTLED, decision__number="88/QĐ-UBND").exists()
    assert row.commitments.filter(task__due_on=date(2020, 9, 1)).exists()


def test_every_page_of_the_room_is_fit_for_everybody(page, fit, live_server, norms, duty, officer, desk):
    done = examples.reported(task=duty.task)
    draft = examples.written(by=officer, in_plan=False)
    asked = examples.asked(by=officer, starts_on=date(2020, 7, 6), ends_on=date(2020, 7, 10))
    come_in(page, live_server, desk)
    urls = [reverse("delegations:delegation-list"), *(row.get_absolute_url() for row in (done, draft, asked))]
    urls += [reverse(f"delegations:{act}", args=[draft.pk]) for act in (Act.MEMBERS, Act.PROGRAMME, Act.ESTIMATE)]
    urls += [reverse(f"delegations:{act}", args=[asked.pk]) for act in (Act.APPRAISE, Act.CONSULT)]
    urls += [reverse("delegations:delegation-add"), reverse(f"delegations:{Act.COMMIT}", args=[done.pk])]
    for number, url in enumerate(urls):
        assert page.goto(live_server.url + url).status == 200, url
        fit(page, dark=number == 1)
