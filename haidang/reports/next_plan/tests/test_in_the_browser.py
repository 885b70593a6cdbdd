"""The next plan at the screen: drafted, a heading reworded, lines chosen, taken home as Word, put to review."""

import pytest
from django.urls import reverse

from haidang.papers.sources.opening import open_source
from haidang.plan.followup.tests.test_in_the_browser import come_in
from haidang.plan.plans.models import Plan, Proposal
from haidang.reports.next_plan import examples
from haidang.reports.next_plan.models import NextPlan
from haidang.reports.next_plan.rules.reading_back import differences
from haidang.reports.next_plan.selectors.papers import plan_words

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]


def test_an_officer_makes_next_years_plan_of_this_years(page, fit, live_server, accepted, desk, today, norms, tmp_path):
    page.emulate_media(reduced_motion="reduce")
    examples.foreseen(2021)
    come_in(page, live_server, desk)
    page.goto(live_server.url + reverse("next_plan:next-list"))
    page.get_by_label("Kế hoạch đang thực hiện").select_option(label="Kế hoạch 07/KH-UBND")
    page.get_by_role("button", name="Lập dự thảo").click()
    page.get_by_text("Không còn điểm nào").wait_for()
    # a heading that hands the work to somebody is told at its line, and said anew for every task under it
    page.locator(".hd-choice", has_text="Lập hồ sơ").get_by_role("link", name="Xem, sửa lời").click()
    page.get_by_label("Nhóm công tác").fill("Giao Sở Du lịch chủ trì")
    page.get_by_label("Tên nhóm mới dùng cho mọi nhiệm vụ").check()
    page.get_by_role("button", name="Lưu dòng này").click()
    page.get_by_text("được đọc thành lời giao việc").wait_for()
    page.get_by_role("link", name="Về dự thảo").click()
    page.get_by_text("được đọc thành lời giao việc").first.wait_for()
    fit(page)
    page.get_by_role("link", name="Sửa dòng “Lập hồ sơ").first.click()
    page.get_by_label("Nhóm công tác").fill("Xúc tiến đầu tư cảng biển")
    page.get_by_label("Tên nhóm mới dùng cho mọi nhiệm vụ").check()
    page.get_by_role("button", name="Lưu dòng này").click()
    page.get_by_role("link", name="Về dự thảo").click()
    page.get_by_text("Không còn điểm nào").wait_for()
    # the annex of trips is chosen line by line
    page.get_by_role("link", name="1/1 đoàn vào").click()
    page.get_by_label("Đoàn thành phố bạn").uncheck()
    page.get_by_role("button", name="Lưu lựa chọn").click()
    page.get_by_role("link", name="0/1 đoàn vào").wait_for()
    page.locator(".hd-choice", has_text="Đoàn thành phố bạn").get_by_role("link", name="Xem").click()
    page.get_by_role("link", name="Mở hồ sơ gốc").wait_for()
    fit(page)
    page.get_by_role("link", name="Về dự thảo").click()
    with page.expect_download() as taken:
        page.get_by_role("link", name="Tải Word").click()
    taken.value.save_as(tmp_path / "plan.docx")
    source = open_source("plan.docx", (tmp_path / "plan.docx").read_bytes())
    assert "DANH MỤC ĐOÀN RA DỰ KIẾN NĂM 2021" in source.text
    assert "Đoàn thành phố bạn" not in source.text
    words = plan_words(NextPlan.objects.get())
    assert differences(words, source) == []
    page.get_by_label("Tôi xác nhận dự thảo không chứa bí mật").check()
    page.get_by_role("button", name="Đưa vào soát").click()
    page.get_by_text("Dự thảo đã thành kế hoạch mới chờ soát").wait_for()
    plan = Plan.objects.get(year=2021)
    found = Proposal.objects.filter(reading__source__plan=plan, kind="task").order_by("position")
    assert [row.label for row in found] == [label for label, _task in words.numbered]
