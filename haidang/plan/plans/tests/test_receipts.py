"""A plan is sent, comes, and is confirmed; who was forgotten is offered; what is still waited for is owed."""

from datetime import date

import pytest
from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from haidang.kit.audit.models import Note
from haidang.office.accounts.choices import Outcome
from haidang.office.accounts.models import SignIn
from haidang.office.directory.models import Agency
from haidang.plan.plans import services as plans
from haidang.plan.plans.choices import Answer, Part
from haidang.plan.plans.models import Duty, Plan, Receipt
from haidang.plan.plans.owed import owed
from haidang.plan.plans.selectors.receipts import came_on, offers
from haidang.plan.plans.services import receipts as services

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def the_day(settings):
    settings.HAIDANG_TODAY = date(2020, 1, 8)


@pytest.fixture
def sct():
    return Agency.objects.get(code="SCT")


@pytest.fixture
def receipt(accepted, desk, sct):
    return services.send(accepted, [sct], by=desk)[0]


def codes(found):
    return {offer.agency.code for offer in found}


def owed_keys(on=date(2020, 1, 8)):
    return {one.key for one in owed(on)}


def test_whoever_has_a_part_but_does_not_stand_among_the_recipients_is_offered(accepted):
    by_code = {offer.agency.code: offer for offer in offers(accepted)}
    assert by_code["SCT"].is_listed
    assert by_code["SCT"].has_part
    # "Các Sở, Ban, Ngành" are no people's committees of districts and no associations
    assert (by_code["UBVT"].is_listed, by_code["UBVT"].has_part) == (False, True)


def test_who_was_sent_it_is_offered_no_more_and_gets_it_once(accepted, desk, sct, receipt):
    assert "SCT" not in codes(offers(accepted))
    assert services.send(accepted, [sct], by=desk) == []
    assert Receipt.objects.get() == receipt
    assert (receipt.sent_on, receipt.is_listed) == (date(2020, 1, 8), True)


def test_it_is_sent_to_somebody(accepted, desk):
    with pytest.raises(ValidationError, match="Chưa chọn cơ quan nào"):
        services.send(accepted, [], by=desk)


def test_only_the_desk_sends(accepted, officer, sct):
    with pytest.raises(ObjectDoesNotExist):
        services.send(accepted, [sct], by=officer)


def test_the_agency_confirms_once_and_the_story_says_who(receipt, officer):
    services.confirm(receipt, by=officer)
    receipt.refresh_from_db()
    assert receipt.received_by == officer
    assert Note.objects.filter(verb="received", by=officer).exists()
    with pytest.raises(ValidationError, match="không cần xác nhận lần nữa"):
        services.confirm(receipt, by=officer)


def test_another_agency_does_not_confirm(receipt, cast):
    with pytest.raises(ObjectDoesNotExist):
        services.confirm(receipt, by=cast["so-du-lich"])


def test_who_was_sent_a_plan_may_read_it_though_it_has_no_part(accepted, desk, cast):
    council = Agency.objects.get(code="HDND")
    reader = cast["bo-chi-huy-quan-su"]
    reader.agency = council
    assert not Plan.objects.for_user(reader, "view").exists()
    services.send(accepted, [council], by=desk)
    assert Plan.objects.for_user(reader, "view").get() == accepted


@pytest.mark.usefixtures("norms")
def test_a_receipt_is_owed_until_it_is_confirmed_two_working_days_after(receipt, officer):
    one = next(one for one in owed(date(2020, 1, 9)) if one.key == f"receipt:{receipt.pk}")
    assert (one.agency_id, one.since, one.due_on) == (receipt.agency_id, date(2020, 1, 8), date(2020, 1, 10))
    services.confirm(receipt, by=officer)
    assert f"receipt:{receipt.pk}" not in owed_keys()


def test_where_no_norm_says_a_day_it_is_owed_without_one(receipt):
    assert next(one for one in owed(date(2020, 1, 9)) if one.key == f"receipt:{receipt.pk}").due_on is None


@pytest.mark.usefixtures("norms")
def test_a_named_member_owes_an_answer_and_the_lead_the_names(tasks, desk, cast):
    task = tasks["1.3"]
    phrase = task.phrases[0]
    lead = cast["tinh-doan"].agency
    member = plans.add_member(phrase, Agency.objects.get(code="SCT"), by=desk)
    duty = Duty.objects.get(member=member, part=Part.COORDINATING)
    one = next(one for one in owed(date(2020, 1, 9)) if one.key == f"duty:{duty.pk}")
    assert (one.agency_id, one.due_on, one.task_id) == (member.agency_id, date(2020, 1, 15), task.pk)
    waiting = phrase.members.exclude(pk=member.pk)
    if not waiting.exists():
        phrase.members.create(agency=Agency.objects.get(code="SDL"))
    asked = next(one for one in owed(date(2020, 1, 9)) if one.key == f"phrase:{phrase.pk}:{lead.pk}")
    assert asked.agency_id == lead.pk
    plans.settle_members(task, confirmed=set(), by=desk)
    assert f"phrase:{phrase.pk}:{lead.pk}" not in owed_keys()


@pytest.mark.usefixtures("norms")
def test_what_is_owed_costs_the_same_for_one_and_for_all(accepted, desk, receipt, django_assert_num_queries):
    with CaptureQueriesContext(connection) as few:
        list(owed(date(2020, 1, 9)))
    services.send(accepted, [offer.agency for offer in offers(accepted)], by=desk)
    with django_assert_num_queries(len(few)):
        assert len(list(owed(date(2020, 1, 9)))) > 10


def test_a_day_runs_from_the_confirmation_else_the_sending_else_the_signature(accepted, desk, sct, receipt):
    other = Agency.objects.get(code="SDL")
    assert came_on(accepted, [sct.pk, other.pk]) == {sct.pk: date(2020, 1, 8), other.pk: date(2020, 1, 6)}


# ── pages ────────────────────────────────────────────────────────────────────────────────────────


def test_the_desk_sends_on_the_page_and_sees_who_never_came_in(accepted, desk, sct, enter):
    page = f"/ke-hoach/{accepted.pk}/nhan/"
    browser = enter(desk)
    assert "được giao việc, không có trong nơi nhận" in browser.get(page).content.decode()
    browser.post(page, {"agency": [sct.pk]})
    assert "chưa ai đăng nhập" in browser.get(page).content.decode()
    SignIn.objects.create(name_digest="x", user=sct.users.first(), outcome=Outcome.IN)
    assert "chưa ai đăng nhập" not in browser.get(page).content.decode()


def test_an_agency_sees_its_own_line_and_confirms_with_one_button(accepted, desk, officer, receipt, enter):
    services.send(accepted, [Agency.objects.get(code="SDL")], by=desk)
    browser = enter(officer)
    html = browser.get(f"/ke-hoach/{accepted.pk}/nhan/").content.decode()
    assert "Sở Du lịch" not in html
    assert "Xác nhận đã nhận" in html
    assert browser.post(f"/ke-hoach/nhan/{receipt.pk}/").status_code == 302
    receipt.refresh_from_db()
    assert receipt.received_by == officer
    assert browser.post(f"/ke-hoach/{accepted.pk}/nhan/", {}).status_code == 403


def test_a_named_agency_declines_with_a_reason_only(tasks, desk, officer, enter):
    member = plans.add_member(tasks["1.3"].phrases[0], officer.agency, by=desk)
    duty = Duty.objects.get(member=member, part=Part.COORDINATING)
    page = f"/ke-hoach/phan-viec/{duty.pk}/"
    browser = enter(officer)
    assert "có nhận phần việc này không" in browser.get(page).content.decode()
    refused = browser.post(page, {"answer": "no"})
    assert (refused.status_code, "Chưa ghi lý do" in refused.content.decode()) == (422, True)
    browser.post(page, {"answer": "no", "reason": "Không có thuyền viên nào do Sở quản lý."})
    duty.refresh_from_db()
    assert duty.answer == Answer.DECLINED
    assert enter(desk).get(page).status_code == 200


def test_the_page_of_receipts_costs_the_same_for_one_and_for_all(accepted, desk, receipt, enter):
    browser, page = enter(desk), f"/ke-hoach/{accepted.pk}/nhan/"
    browser.get(page)
    with CaptureQueriesContext(connection) as few:
        browser.get(page)
    services.send(accepted, [offer.agency for offer in offers(accepted)], by=desk)
    with CaptureQueriesContext(connection) as many:
        browser.get(page)
    assert len(many) <= len(few) + 1
