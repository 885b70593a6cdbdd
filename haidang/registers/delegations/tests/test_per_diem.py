"""The lines of a trip's estimate against the table of its day: without the table, the group or the country, unknown."""

from datetime import date
from decimal import Decimal

import pytest

from haidang.office.norms.choices import AmountItem, Group
from haidang.office.norms.models import Amount, Norm
from haidang.plan.money.models import EstimateLine
from haidang.registers.delegations import checking, examples, per_diem, services
from haidang.registers.delegations.models import Stop
from haidang.registers.partners import examples as partners

pytestmark = pytest.mark.django_db

MARCH = date(2020, 3, 2)


@pytest.fixture
def planned(norms, today, officer):
    made = examples.delegation(by=officer)
    services.begin_estimate(made, by=officer, currency="USD", rate=Decimal(23_300), rate_on=MARCH, rate_source="NHNN")
    made.refresh_from_db()
    return made


def line(made, item, price):
    return EstimateLine.objects.create(estimate=made.estimate, item=item, quantity=2, times=3, price=price)


def table(**rooms):
    """Amounts of a made table for a room in Japan, by group."""
    norm = Norm.objects.get(code="TRIP-NORM-1")
    for group, amount in rooms.items():
        Amount.objects.create(
            norm=norm, item=AmountItem.TRIP_ROOM, group=Group(f"trip-{group}"), place="Nhật Bản", amount=amount,
            currency="USD", valid_from=date(2012, 8, 10), article="Phụ lục mẫu",
        )  # fmt: skip


def found(made, by=None):
    return [each for each in checking.verdicts(made, today=MARCH, by=by) if each.code == "per-diem"]


def test_without_a_table_the_lines_are_not_said_to_be_within(planned, officer):
    line(planned, "Thuê phòng ở", 80)
    (verdict,) = found(planned)
    assert (verdict.kind, verdict.source) == ("unknown", "TT 102/2012/TT-BTC")
    assert "chưa có trong dữ liệu" in verdict.sentence


def test_a_ticket_is_no_per_diem(planned):
    line(planned, "Vé máy bay", 600)
    assert found(planned) == []


@pytest.mark.parametrize(
    ("item", "price", "kind", "said"),
    [
        ("Thuê phòng ở", 60, "ok", "1 dòng phòng ở"),
        ("Tiền ở", 60, "ok", "1 dòng phòng ở"),
        ("Thuê phòng ở", 61, "unknown", "mức từ 60,00 USD đến 90,00 USD tùy nhóm cán bộ"),
        ("Thuê phòng ở", 90, "unknown", "tùy nhóm cán bộ"),
        ("Thuê phòng ở", 91, "warn", "91,00 USD, vượt mức 90,00 USD"),
        ("Thuê phòng ở, nhóm C", 70, "ok", "1 dòng"),
        ("Thuê phòng ở, nhóm C", 71, "warn", "vượt mức 70,00 USD"),
        ("Tiền ăn và tiêu vặt", 10, "unknown", "chưa có mức này cho Nhật Bản"),
    ],
)
def test_a_line_is_held_against_the_group_it_names_else_against_all(planned, item, price, kind, said):
    table(a=90, b=80, c=70, d=60)
    line(planned, item, price)
    (verdict,) = found(planned)
    assert (verdict.kind, said in verdict.sentence) == (kind, True)


def test_a_trip_to_two_countries_asks_which_one_a_line_is_for(planned):
    table(a=90, b=80, c=70, d=60)
    Stop.objects.create(delegation=planned, position=2, country=partners.country("Lào"))
    line(planned, "Thuê phòng ở", 60)
    assert [each.kind for each in found(planned)] == ["unknown"]
    EstimateLine.objects.update(item="Thuê phòng ở tại Nhật Bản")
    assert [each.kind for each in found(planned)] == ["ok"]


def test_another_currency_than_the_tables_is_not_compared(planned):
    table(a=90, b=80, c=70, d=60)
    line(planned, "Thuê phòng ở", 60)
    planned.estimate.currency = "JPY"
    (said,) = per_diem.weigh(planned, planned.estimate)
    assert (said.kind, "dự toán bằng JPY, mức chi bằng USD" in said.sentence) == ("unknown", True)


def test_who_may_not_see_the_estimate_is_not_told_its_lines(planned, cast, desk):
    line(planned, "Thuê phòng ở", 80)
    assert found(planned, by=desk)
    assert not found(planned, by=cast["so-du-lich"])
