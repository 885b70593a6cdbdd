"""The money of an aid project: what its record may say, what was promised, paid and received, and our own part."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from haidang.kit.verdicts import Outcome
from haidang.office.accounts.examples import person
from haidang.plan.money import examples as money
from haidang.registers.aid import examples_projects as examples
from haidang.registers.aid import project_services as services
from haidang.registers.aid.models import AidProject, Disbursement
from haidang.registers.aid.tests.told import fresh, said

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cast", "norms", "today")]


def _facts(officer, **more):
    return {
        "title": "Nước sạch cho trường học", "kind": "project", "donor": examples.donor().pk,
        "agency": officer.agency_id, "sector": "water", "topic": "ordinary", "purpose": "Lắp hai trạm lọc",
        "amount": "50.000", "currency": "USD", "rate": "25.000", "rate_on": "2026-03-01",
    } | more  # fmt: skip


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"rate": ""}, "Số tiền bằng USD chưa có tỷ giá"),
        ({"rate_on": ""}, "chưa ghi là của ngày nào"),
        ({"kind": "relief"}, "Ghi ngày xảy ra"),
        ({"amount": "-5"}, "nhỏ hơn 0"),
        ({"starts_on": "2026-05-02", "ends_on": "2026-05-01"}, "Ngày kết thúc dự kiến phải từ ngày bắt đầu"),
        ({"purpose": "Độ mật: Tối mật"}, "bí mật nhà nước"),
    ],
)
def test_a_bad_record_is_refused_with_its_field_and_nothing_is_kept(more, words, enter, officer):
    reply = enter(officer).post(reverse("aid:project-add"), _facts(officer) | more)
    assert reply.status_code == 422
    assert words in reply.content.decode()
    assert not AidProject.objects.exists()


def test_a_good_record_is_kept_for_ones_own_agency_alone(enter, officer):
    assert enter(officer).post(reverse("aid:project-add"), _facts(officer)).status_code == 302
    row = AidProject.objects.get()
    assert (row.amount, row.dong) == (Decimal(50_000), Decimal(1_250_000_000))
    other = person("so-du-lich").agency_id
    assert enter(officer).post(reverse("aid:project-add"), _facts(officer, agency=other)).status_code == 422


def test_foreign_money_without_a_rate_is_impossible():
    with pytest.raises(IntegrityError), transaction.atomic():
        examples.project(rate=None)


def test_what_was_filed_is_not_rewritten_by_the_form(enter, officer):
    row = examples.filed()
    facts = _facts(officer, donor=row.donor_id, title=row.title, rate_on=f"{row.rate_on:%Y-%m-%d}", amount="60.000")
    reply = enter(officer).post(reverse("aid:project-edit", args=[row.pk]), facts)
    assert reply.status_code == 422
    assert "không sửa được “Giá trị cam kết”" in reply.content.decode()
    reply = enter(officer).post(reverse("aid:project-edit", args=[row.pk]), facts | {"amount": "50.000"})
    assert reply.status_code == 302, reply.content.decode()


def test_what_was_left_open_is_filled_in_later(enter, officer):
    row = services.receive(examples.relief(amount=None), by=officer)
    facts = _facts(
        officer, donor=row.donor_id, title=row.title, kind="relief", disaster_on=f"{row.disaster_on:%Y-%m-%d}",
        sector="disaster",
    )  # fmt: skip
    reply = enter(officer).post(reverse("aid:project-edit", args=[row.pk]), facts)
    assert reply.status_code == 302, reply.content.decode()
    assert str(fresh(row).committed) == "50.000,00 USD"


@pytest.mark.parametrize(
    ("more", "words"),
    [({"currency": "EUR"}, "không đổi loại tiền"), ({"amount": "19.999"}, "giá trị cam kết không nhỏ hơn")],
)
def test_a_draft_does_not_turn_paid_money_into_something_else(more, words, enter, officer):
    row = examples.project(rate_on=date(2026, 3, 1))
    examples.disbursement(row)
    facts = _facts(officer, donor=row.donor_id, title=row.title) | more
    reply = enter(officer).post(reverse("aid:project-edit", args=[row.pk]), facts)
    assert reply.status_code == 422
    assert words in reply.content.decode()


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"amount": "30.000,01"}, "vượt cam kết 50.000,00 USD là 0,01 USD"),
        ({"rate": ""}, "Giải ngân bằng USD phải có tỷ giá"),
        ({"on": "2026-03-03"}, "Ngày 03/03/2026 chưa đến"),
        ({"on": "2026-03-01"}, "khi chưa được phê duyệt"),
        ({"number": "12/PC"}, "Ghi ngày của văn bản 12/PC"),
    ],
)
def test_a_bad_payment_is_refused_and_the_ledger_stays(more, words, enter, officer):
    row = examples.running()
    examples.disbursement(row)
    facts = {"on": "2026-03-02", "amount": "10.000", "rate": "25.400", "by_account": "on"} | more
    reply = enter(officer).post(reverse("aid:project-disbursement-add", args=[row.pk]), facts)
    assert reply.status_code == 422
    assert words in reply.content.decode()
    assert Disbursement.objects.count() == 1


def test_a_payment_is_kept_with_the_day_of_its_rate_and_its_paper(enter, officer):
    row = examples.running()
    facts = {"on": "2026-03-02", "amount": "50.000", "rate": "25.400", "number": "12/PC-SCT", "issued_on": "2026-03-02"}
    page = enter(officer)
    assert page.post(reverse("aid:project-disbursement-add", args=[row.pk]), facts).status_code == 302
    paid = Disbursement.objects.get()
    assert (paid.rate_on, paid.dong, paid.paper.number) == (date(2026, 3, 2), Decimal(1_270_000_000), "12/PC-SCT")
    # changed without touching the paper, it stays the same
    facts |= {"amount": "40.000", "issuer": paid.paper.issuer_id}
    assert page.post(reverse("aid:project-disbursement-edit", args=[paid.pk]), facts).status_code == 302
    assert (fresh(paid).amount, fresh(paid).paper_id) == (Decimal(40_000), paid.paper_id)


def test_under_the_decree_before_a_payment_without_approval_is_told_and_not_stopped(settings):
    settings.HAIDANG_TODAY = date(2021, 5, 4)
    row = examples.approved()
    early = Disbursement(project=row, on=date(2021, 5, 3), amount=Decimal(10), rate=Decimal(23_000))
    early.full_clean()
    early.save()
    assert "trước khi được phê duyệt" in said(row)["before"].sentence


def test_a_promise_is_changed_by_a_paper_and_never_below_what_was_paid(officer):
    row = examples.running()
    examples.disbursement(row)
    paper = examples.paper("điều chỉnh")
    with pytest.raises(ValidationError, match="điều chỉnh gì"):
        services.adjust(row, paper=paper, reason="Thêm lớp", by=officer)
    with pytest.raises(ValidationError, match="Đã giải ngân"):
        services.adjust(row, paper=paper, amount=Decimal(19_999), reason="Bớt lớp", by=officer)
    assert services.adjust(row, paper=paper, amount=Decimal(20_000), reason="Bớt lớp", by=officer).amount == 20_000


def test_gifts_are_not_received_beyond_the_list_nor_without_a_day(enter, officer):
    row = examples.running()
    address, client = reverse("aid:project-gift-add", args=[row.pk]), enter(officer)
    facts = {"name": "Máy lọc", "quantity": "4", "received": "5", "received_on": "2026-03-02"}
    assert "không lớn hơn số lượng" in client.post(address, facts).content.decode()
    assert "Ghi ngày nhận" in client.post(address, facts | {"received": "4", "received_on": ""}).content.decode()
    assert client.post(address, facts | {"received": "4"}).status_code == 302


def test_our_own_part_is_an_estimate_and_its_page_says_where_it_stands(settings):
    settings.HAIDANG_TODAY = date(2020, 2, 20)
    asked, decided = money.asked(), money.decided()
    row = examples.project(counterpart=asked)
    assert said(row)["counterpart"].kind == Outcome.WARN
    AidProject.objects.filter(pk=row.pk).update(counterpart=decided)
    assert said(row)["counterpart"].sentence == "Vốn đối ứng được duyệt: 55.600.000 đồng."
