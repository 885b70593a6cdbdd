"""From a task to the plan below it: the approved paper is uploaded at its product, read, and its tasks hang there."""

import io
import os
from datetime import date
from pathlib import Path

import docx
import pytest

from haidang.plan.plans import services
from haidang.plan.plans.models import Plan, Task, TaskProduct
from haidang.plan.plans.tests.papers import SMALL
from haidang.plan.plans.tests.test_pages_in_the_browser import come_in, looked_at

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SIGNED = SMALL.replace("12/KH-UBND", "31/KH-UBND").replace("05 tháng 3 năm 2024", "10 tháng 3 năm 2020")
WAITED = 30_000


@pytest.fixture(autouse=True)
def the_day(settings):
    settings.HAIDANG_TODAY = date(2020, 6, 15)


def a_docx(text):
    document = docx.Document()
    for line in text.splitlines():
        document.add_paragraph(line)
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def kept(page, name):
    """A picture for whoever wants to look (HAIDANG_PICTURES says where)."""
    if folder := os.environ.get("HAIDANG_PICTURES"):
        page.screenshot(path=Path(folder) / f"{name}-{page.viewport_size['width']}.png", full_page=True)


def test_the_approved_plan_of_3_5_is_read_and_its_tasks_hang_under_it(
    page, axe, fit, live_server, cast, accepted_163, tmp_path
):
    desk = cast["so-ngoai-vu"]
    task = accepted_163.tasks.of_content().get(label="3.5")
    come_in(page.context, live_server, desk)
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(live_server.url + task.get_absolute_url())
    page.get_by_role("link", name="Kế hoạch tuyển sinh").click()
    page.get_by_label("Tên sản phẩm").fill("Kế hoạch tuyển sinh năm học mới")
    looked_at(page, axe)
    page.get_by_role("button", name="Xác nhận là sản phẩm").click()
    page.get_by_role("button", name="Đã có dự thảo").click()
    looked_at(page, axe)
    kept(page, "product-drafted")
    page.get_by_role("link", name="Tải văn bản đã phê duyệt lên để đọc").click()
    looked_at(page, axe)
    file = tmp_path / "ke-hoach-31.docx"
    file.write_bytes(a_docx(SIGNED))
    page.set_input_files("input[type=file]", file)
    page.get_by_label("không chứa bí mật").check()
    page.get_by_role("button", name="Tải lên và đọc").click()
    page.wait_for_url("**/ra-soat/**", timeout=WAITED)
    page.get_by_text("Chấp nhận tất cả…").click()
    page.get_by_role("button", name="Chấp nhận tất cả", exact=True).click()
    page.wait_for_url("**/ke-hoach/*/", timeout=WAITED)
    child = Plan.objects.get(number="31/KH-UBND")
    assert (child.parent_task, child.above) == (task, accepted_163)
    services.keep_papers(accepted_163, accepted_163.sources.get().readings.get(), chosen=range(5), by=desk)
    given = services.add_task(
        services.paper_named("45/TB-UBND", date(2020, 5, 4), "Ủy ban nhân dân tỉnh", by=desk, about="Kết luận họp"),
        "Rà soát tuyến tàu khách", leads=[desk.agency], due_on=date(2020, 6, 30), by=desk,
    )  # fmt: skip
    product = TaskProduct.objects.get(plan=child)
    below = Task.objects.of_content().filter(plan=child).in_order()[0]
    seen = {
        "task": task.get_absolute_url(),
        "product": product.get_absolute_url(),
        "child": child.get_absolute_url(),
        "plan": accepted_163.get_absolute_url(),
        "below": below.get_absolute_url(),
        "papers": f"{accepted_163.get_absolute_url()}van-ban/",
        "give": "/ke-hoach/giao-viec/",
        "give-more": f"/ke-hoach/giao-viec/?theo={given.plan_id}",
        "given": given.get_absolute_url(),
        "add": f"/ke-hoach/nhiem-vu/{task.pk}/san-pham/",
        "list": "/ke-hoach/",
    }
    for name, path in seen.items():
        page.goto(live_server.url + path)
        fit(page)
        kept(page, name)
    page.goto(live_server.url + task.get_absolute_url())
    assert page.locator("#san-pham .hd-under li").count() == Task.objects.of_content().filter(plan=child).count()
