"""Two ways that an update goes through several hands: past the leader of an agency, and eight districts to one desk."""

import pytest
from django.urls import reverse

from haidang.office.accounts.choices import Role
from haidang.office.accounts.models import User
from haidang.plan.followup import selectors
from haidang.plan.followup.choices import Stage
from haidang.plan.followup.models import Update
from haidang.plan.followup.tests.test_in_the_browser import come_in
from haidang.plan.plans.models import Duty
from haidang.plan.plans.tests.conftest import accepted_163, plan_163
from tests.browser import WIDTHS

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]
__all__ = ["accepted_163", "plan_163"]

NOW = "2020-t03"


def on_a_telephone(page):
    width, height = WIDTHS["telephone"]
    page.set_viewport_size({"width": width, "height": height})


def written(page, live_server, duty, words):
    """An update of this month, typed and sent at the screen."""
    page.goto(live_server.url + reverse("followup:write", args=[duty.pk, NOW]))
    page.get_by_label("Đang thực hiện", exact=True).check()
    page.get_by_label("Đã làm được từ lần trước").fill(words)
    page.locator("button[name=act][value=submit]").click()


def test_where_a_leader_asked_for_it_nothing_leaves_the_agency_without_the_leader(
    page, axe, live_server, duty, officer, leader, desk
):
    on_a_telephone(page)
    come_in(page, live_server, leader)
    page.goto(live_server.url + reverse("followup:agency"))
    page.get_by_label("Lãnh đạo cơ quan duyệt trước khi gửi Sở Ngoại vụ").check()
    page.get_by_role("button", name="Lưu cách gửi").click()
    come_in(page, live_server, officer)
    written(page, live_server, duty, "Đã có số liệu của 14 bến.")
    page.get_by_text("Đã trình lãnh đạo cơ quan duyệt.").wait_for()
    come_in(page, live_server, desk)
    page.goto(live_server.url + reverse("followup:board"))
    page.get_by_text("Không có cập nhật nào chờ xem").wait_for()
    come_in(page, live_server, leader)
    page.goto(live_server.url + reverse("desk:home"))
    page.get_by_role("link", name="Duyệt cập nhật tháng 3/2020").first.click()
    page.emulate_media(reduced_motion="reduce")
    assert axe(page) == []
    page.get_by_role("button", name="Duyệt, gửi Sở Ngoại vụ").click()
    page.get_by_text("Đã duyệt và gửi Sở Ngoại vụ.").wait_for()
    assert str(leader) in page.get_by_role("region", name="Lịch sử", exact=True).inner_text()
    assert Update.objects.get().stage == Stage.SUBMITTED
    come_in(page, live_server, desk)
    page.goto(live_server.url + reverse("followup:board"))
    page.get_by_role("link", name="Sở Công Thương, tháng 3/2020").wait_for()


def test_eight_districts_answer_task_11_and_each_answer_is_its_own(
    page, axe, live_server, norms, today, accepted_163, desk
):
    districts = list(
        Duty.objects.active()
        .filter(task__plan=accepted_163, task__label="11", solution__isnull=False)
        .select_related("agency", "task")
    )
    assert len(districts) == 8
    on_a_telephone(page)
    for duty in districts:
        person = User.objects.filter(agency=duty.agency, role=Role.FOCAL).first() or User.objects.create(
            username=f"dau-moi-{duty.agency.code.lower()}", full_name="Đầu mối (minh họa)", role=Role.FOCAL,
            agency=duty.agency,
        )  # fmt: skip
        come_in(page, live_server, person)
        written(page, live_server, duty, f"{duty.agency} đã lập Ban Chỉ đạo.")
        page.get_by_text("Đã gửi. Sở Ngoại vụ xem trước ngày").wait_for()
    come_in(page, live_server, desk)
    page.set_viewport_size(dict(zip(("width", "height"), WIDTHS["desk"], strict=True)))
    page.goto(live_server.url + reverse("followup:board"))
    page.get_by_role("heading", name="8 cập nhật chờ xem").wait_for()
    for box in page.get_by_role("checkbox").all():
        box.check()
    page.get_by_role("button", name="Nhận các cập nhật đã đánh dấu").click()
    page.get_by_text("Đã nhận 8 cập nhật.").wait_for()
    task = districts[0].task
    page.goto(live_server.url + reverse("followup:task", args=[task.pk]))
    page.emulate_media(reduced_motion="reduce")
    assert axe(page) == []
    parts = page.get_by_role("region", name="Cơ quan báo cáo").get_by_role("listitem")
    for duty in districts:
        said = parts.filter(has_text=str(duty.agency)).inner_text()
        assert "Đang thực hiện" in said, duty.agency
    # the lead has not spoken: eight answers of others are no answer of its own
    assert "chưa có báo cáo" in parts.filter(has_text="Bộ Chỉ huy quân sự").inner_text()
    assert selectors.standings([task], today)[task.pk].done_leads == 0
