"""The papers a plan rests on become rows; a plan on record among them stands above it."""

import pytest
from django.core.exceptions import ValidationError

from haidang.office.documents.models import Document
from haidang.plan.plans import services
from haidang.plan.plans.choices import PaperRole
from haidang.plan.plans.examples import TEXT
from haidang.plan.plans.models import Plan, PlanPaper
from haidang.plan.plans.selectors.papers import cited, offers, papers_of
from haidang.plan.plans.services import receipts
from haidang.plan.plans.tests.papers import SMALL

pytestmark = pytest.mark.django_db

#: The small plan of the tests, cited by the example as what it rests on.
RESTING = TEXT.replace(
    "Căn cứ Quyết định số 15/QĐ-UBND",
    "Căn cứ Kế hoạch số 12/KH-UBND ngày 05 tháng 3 năm 2024 của Ủy ban nhân dân tỉnh về kết bạn;\n"
    "Căn cứ Thông báo số 9-TB/TU ngày 03 tháng 01 năm 2020 của Thường trực Tỉnh ủy về Kế hoạch hợp tác biển;\n"
    "Căn cứ Quyết định số 15/QĐ-UBND",
)


@pytest.fixture
def above(upload):
    """A plan of a year before, on record."""
    return upload(SMALL, "truoc.txt").plan


@pytest.fixture
def resting(above, upload):
    return upload(RESTING, "sau.txt").plan


@pytest.fixture
def bases(resting):
    return resting.sources.get().readings.get()


def test_what_a_plan_rests_on_is_read_with_number_day_issuer_and_role(bases):
    plan, notice, decision = cited(bases)
    assert (plan.number, plan.issuer, plan.role) == ("12/KH-UBND", "Ủy ban nhân dân tỉnh", PaperRole.BASE)
    assert (notice.number, notice.role, f"{notice.issued_on:%d/%m/%Y}") == (
        "9-TB/TU", PaperRole.APPROVAL, "03/01/2020",
    )  # fmt: skip
    assert decision.number == "15/QĐ-UBND"


def test_nothing_is_booked_before_a_person_says_so(resting, bases, desk):
    assert not Document.objects.exists()
    services.keep_papers(resting, bases, chosen={1}, by=desk)
    paper = PlanPaper.objects.get(plan=resting)
    assert (paper.role, paper.document.number) == (PaperRole.APPROVAL, "9-TB/TU")
    assert [one.place for one in offers(resting, bases)] == [0, 2]
    with pytest.raises(ValidationError, match="Chưa đánh dấu"):
        services.keep_papers(resting, bases, chosen={1}, by=desk)


def test_a_cited_plan_on_record_stands_above(resting, above, bases, desk):
    services.keep_papers(resting, bases, chosen={0, 1, 2}, by=desk)
    resting.refresh_from_db()
    assert resting.above == above
    shown = papers_of(resting, desk)
    assert [one.paper.role for one in shown] == [PaperRole.APPROVAL, PaperRole.BASE, PaperRole.BASE]
    assert [one.plan for one in shown] == [None, above, None]


def test_two_plans_never_stand_above_each_other(resting, above, desk):
    services.set_above(resting, above, by=desk)
    with pytest.raises(ValidationError, match="không thể đứng trên"):
        services.set_above(above, resting, by=desk)
    with pytest.raises(ValidationError, match="không thể đứng trên"):
        services.set_above(above, above, by=desk)
    services.set_above(resting, None, by=desk)
    assert Plan.objects.get(pk=resting.pk).above is None


def test_a_paper_is_added_by_its_number_and_taken_away_again(resting, desk):
    document = services.paper_named("77/CV-SNgV", None, "Sở Ngoại vụ", by=desk)
    paper = services.link_paper(resting, document, PaperRole.BASE, by=desk)
    with pytest.raises(ValidationError, match="đã được ghi"):
        services.link_paper(resting, document, PaperRole.APPROVAL, by=desk)
    services.unlink_paper(paper, by=desk)
    assert not resting.papers.exists()
    assert Document.objects.filter(pk=document.pk).exists()


def test_only_the_desk_says_on_what_a_plan_rests(resting, bases, officer):
    with pytest.raises(Plan.DoesNotExist):
        services.keep_papers(resting, bases, chosen={0}, by=officer)


def test_how_often_a_plan_asks_is_read_and_may_be_set_until_it_is_sent(upload, desk, cast):
    text = TEXT.replace("đôn đốc và báo cáo kết quả", "đôn đốc; định kỳ 6 tháng báo cáo kết quả")
    plan = Plan.objects.get(pk=upload(text, "ky.txt").plan.pk)
    assert plan.report_kind == "half"
    services.set_report_kind(plan, "quarter", by=desk)
    plan.refresh_from_db()
    assert plan.report_kind == "quarter"
    receipts.send(plan, [cast["so-cong-thuong"].agency], by=desk)
    with pytest.raises(ValidationError, match="đã gửi"):
        services.set_report_kind(plan, "", by=desk)


def test_the_page_offers_keeps_and_shows_them(resting, above, desk, enter):
    page = enter(desk)
    address = f"/ke-hoach/{resting.pk}/van-ban/"
    assert "9-TB/TU" in page.get(address).content.decode()
    said = page.post(address, {"act": "ghi", "place": ["0", "1"]}, follow=True).content.decode()
    assert "Đã ghi 2 văn bản." in said
    services.accept_all(resting.sources.get().readings.get(), by=desk)
    shown = page.get(resting.get_absolute_url()).content.decode()
    assert "Kế hoạch trên và dưới" in shown
    assert above.get_absolute_url() in shown
    refused = page.post(address, {"act": "them", "role": "base", "number": ""})
    assert refused.status_code == 422
    page.post(address, {"act": "cap-tren", "above": ""})
    resting.refresh_from_db()
    assert resting.above is None
