"""The sheet at a screen: taken along, filled elsewhere, handed in, a conflict resolved; fit for everybody."""

import re

import pytest
from django.urls import reverse

from haidang.plan.followup.choices import Stage
from haidang.plan.followup.examples import draft, sent
from haidang.plan.followup.models import Update
from haidang.plan.followup.tests.test_in_the_browser import come_in
from haidang.plan.replies import services
from haidang.plan.replies.models import Intake
from haidang.plan.replies.tests.made import Filled

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]


def test_a_sheet_goes_out_is_filled_comes_back_and_its_conflict_is_resolved(
    page, live_server, duty, officer, leader, tmp_path
):
    come_in(page, live_server, officer)
    page.goto(live_server.url + reverse("followup:open"))
    page.get_by_role("link", name="Tải bảng về").click()
    with page.expect_download() as coming:
        page.get_by_role("button", name=re.compile("^Bảng cập nhật.*tháng 3.2020")).click()
    filled = Filled(coming.value.path().read_bytes())
    filled = filled.put("1.1", state="Đang thực hiện", done="Đã có số liệu của 14 bến.").put(
        "1.2", state="Không phát sinh trong kỳ"
    )
    back = tmp_path / "bang da dien.xlsx"
    back.write_bytes(filled.data)
    # meanwhile the leader writes in one of the two
    draft(duty, by=leader, done="Lãnh đạo ghi: còn 2 bến.")

    page.get_by_label("Tệp Excel (.xlsx)").set_input_files(back)
    panel = page.get_by_role("form", name="Nộp tệp")
    panel.get_by_label("Tôi xác nhận tài liệu không chứa bí mật nhà nước").check()
    panel.get_by_role("button", name="Nộp và xem trước").click()
    page.get_by_text("1 dòng ghi được, 1 dòng cần quyết định.").wait_for()
    assert Update.objects.count() == 1, "nothing is written before it is confirmed"

    page.get_by_label("Ghi lại", exact=True).check()
    page.get_by_label("Ghi lại Đã làm được từ lần trước, 1.1").fill("Đã có số liệu của 14 bến; còn 2 bến.")
    page.get_by_role("button", name="Ghi và gửi").click()
    page.get_by_text("Đã gửi 2 cập nhật.", exact=True).wait_for()
    assert Update.objects.get(duty=duty).done == "Đã có số liệu của 14 bến; còn 2 bến."
    assert set(Update.objects.values_list("stage", flat=True)) == {Stage.SUBMITTED}


def every_verdict(sheet, duty, parts, officer, desk, leader):
    """A sheet with a row of each kind: taken, asked about, not accepted, sent meanwhile, unchanged."""
    filled = sheet(period="")
    later = sheet(by=desk).put("2.1", done="Của cơ quan khác.")
    other = next(iter(parts("1.2", "SCT")))
    sent(other, by=officer, period="2020-t03")
    draft(duty, by=leader, period="2020-t01", done="Đã họp với các bến.\nCòn hai bến.")
    page_of_january = filled.put("1.1", state="Đã hoàn thành", done="Đã họp với 14 bến.", finished_on="1/2/2020")
    services.take_file("t1.xlsx", page_of_january.data, by=officer)
    march = Filled(page_of_january.data, page=2)
    march = march.put("1.1", state="xong rồi", done="Đã họp.").put("1.2", done="Tệp nói khác.")
    february = Filled(march.data, page=1).put("1.2", state="Đang thực hiện", done="Đã đón một đoàn, có phiên dịch.")
    services.take_file("rat-dai-" * 12 + ".xlsx", february.data, by=officer)
    return services.take_file("cua-so-khac.xlsx", later.data, by=officer)


def test_every_page_of_the_sheet_is_fit_for_everybody(
    page, fit, live_server, duty, parts, sheet, officer, leader, desk
):
    every_verdict(sheet, duty, parts, officer, desk, leader)
    verdicts = set(Intake.objects.values_list("rows__verdict", flat=True))
    assert verdicts == {"taken", "conflict", "rejected", "stale", "unchanged"}
    mine = [intake.get_absolute_url() for intake in Intake.objects.all()]
    paths = {officer: [reverse("replies:sheets"), reverse("followup:open"), *mine], desk: [reverse("replies:sheets")]}
    for who, visited in paths.items():
        come_in(page, live_server, who)
        for path in visited:
            page.goto(live_server.url + path)
            fit(page, dark=False)
