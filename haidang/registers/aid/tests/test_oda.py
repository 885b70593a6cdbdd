"""ODA by its verbs and pages: three purses, the plan of a year, what was paid out of which."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from haidang.kit import clock
from haidang.plan.followup.models import Hint
from haidang.registers.aid import examples_projects as examples
from haidang.registers.aid import oda_services as services
from haidang.registers.aid.models import Oda, OdaPayment
from haidang.registers.aid.owed_projects import owed
from haidang.registers.aid.project_choices import OdaStage
from haidang.registers.aid.project_selectors import oda_checks, paid_of_year

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cast", "norms", "today")]


@pytest.mark.parametrize(
    ("on", "law"),
    [
        (date(2020, 5, 24), "NĐ 16/2016"),
        (date(2020, 5, 25), "NĐ 56/2020"),
        (date(2025, 9, 9), "NĐ 114/2021"),
        (date(2025, 9, 10), "NĐ 242/2025"),
    ],
)
def test_the_decree_changes_on_its_very_day(on, law):
    found = {each.code: each.sentence for each in oda_checks(examples.oda(), today=on)}
    assert law in found["law"]


def test_its_split_is_told_in_its_currency_and_in_dong():
    row = examples.oda()
    assert str(row.foreign) == "20.000.000,00 USD"
    assert row.total_dong == 20_000_000 * 25_000 + 90_000_000_000


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"source": "loan", "amount": "16.500.000,01"}, "Vốn vay ODA, vay ưu đãi: cộng cả lần này"),
        ({"source": "grant", "amount": "2.000.001"}, "vượt cam kết 2.000.000,00 USD là 1,00 USD"),
        ({"source": "loan", "rate": ""}, "phải có tỷ giá"),
        ({"on": "2026-03-01"}, "trước ngày ký, có hiệu lực (02/03/2026)"),
        ({"on": "2026-03-03"}, "chưa đến"),
    ],
)
def test_no_purse_pays_more_than_it_holds(more, words, enter, officer):
    row = examples.signed()
    examples.oda_payment(row)
    facts = {"on": "2026-03-02", "source": "grant", "amount": "1.000", "rate": "25.400"} | more
    reply = enter(officer).post(reverse("aid:oda-payment-add", args=[row.pk]), facts)
    assert reply.status_code == 422
    assert words in reply.content.decode()
    assert OdaPayment.objects.count() == 1


def test_our_own_part_is_paid_in_dong_without_a_rate(enter, officer):
    row = examples.signed()
    facts = {"on": "2026-03-02", "source": "counterpart", "amount": "20 000 000 000", "rate": "25.400"}
    assert enter(officer).post(reverse("aid:oda-payment-add", args=[row.pk]), facts).status_code == 302
    paid = OdaPayment.objects.get()
    assert (paid.rate, paid.dong) == (None, 20_000_000_000)
    examples.oda_payment(row)
    examples.oda_year(row)
    found = paid_of_year(row, 2026)
    assert (found["foreign"], found["counterpart"]) == (1_500_000 * 25_400, 20_000_000_000)
    page = enter(officer).get(row.get_absolute_url()).content.decode()
    assert "Kế hoạch vốn năm 2026: nước ngoài 120.000.000.000 đồng, đã giải ngân 38.100.000.000 đồng" in page


def test_nothing_is_paid_before_it_is_signed(enter, officer):
    reply = enter(officer).post(
        reverse("aid:oda-payment-add", args=[examples.oda().pk]),
        {"on": "2026-03-02", "source": "loan", "amount": "1", "rate": "25.400"},
    )
    assert "chưa ký" in reply.content.decode()


def test_a_project_without_foreign_money_is_none(enter, officer):
    facts = {
        "title": "Cầu", "donor": examples.donor().pk, "agency": officer.agency_id, "managing": "UBND tỉnh",
        "sector": "infrastructure", "currency": "USD", "grant": "0", "loan": "0", "rate": "25.000",
        "rate_on": "2026-03-01", "counterpart": "0",
    }  # fmt: skip
    reply = enter(officer).post(reverse("aid:oda-add"), facts)
    assert "Chưa ghi vốn nước ngoài" in reply.content.decode()
    assert (
        "chưa có tỷ giá"
        in enter(officer).post(reverse("aid:oda-add"), facts | {"loan": "1.000", "rate": ""}).content.decode()
    )
    assert not Oda.objects.exists()


def test_it_is_adjusted_by_a_paper_and_never_below_what_was_paid(officer):
    row = examples.signed()
    examples.oda_payment(row)
    paper = examples.paper("điều chỉnh")
    with pytest.raises(ValidationError, match="đã giải ngân"):
        services.adjust(row, paper=paper, loan=Decimal(1_499_999), reason="Thu hẹp", by=officer)
    assert services.adjust(row, paper=paper, loan=Decimal(1_500_000), reason="Thu hẹp", by=officer).loan == 1_500_000


def test_its_owner_owes_reports_and_its_tasks_hear_of_it(officer, tasks, plan_of_the_year, settings):
    row = examples.oda()
    row.tasks.add(tasks["1.1"])
    paper = examples.paper("phê duyệt", by=examples.CHAIR)
    services.sign(row, paper=paper, by=officer)
    assert "vốn vay 18.000.000,00 USD, vốn đối ứng 90.000.000.000 đồng" in Hint.objects.get().sentence
    found = {each.key.rpartition(":")[2]: each.due_on for each in owed(date(2027, 1, 4)) if "oda" in each.key}
    assert found == {"half-2026": date(2026, 7, 10), "year-2026": date(2027, 1, 10)}
    settings.HAIDANG_TODAY = clock.today() + timedelta(days=1)
    services.end(Oda.objects.get(), results="Trạm chạy ổn định.", by=officer)
    assert "Trạm chạy ổn định." in Hint.objects.get().sentence


def test_what_is_stopped_falls_silent(officer, tasks, plan_of_the_year):
    row = examples.oda()
    row.tasks.add(tasks["1.1"])
    services.sign(row, paper=examples.paper("phê duyệt", by=examples.CHAIR), by=officer)
    done = services.cancel(Oda.objects.get(), reason="Nhà tài trợ dừng", by=officer)
    assert (done.stage, Hint.objects.count()) == (OdaStage.CANCELLED, 0)
