"""Sums and figures of aid: under which heading, in which days, at whose rates, for whom."""

import io
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.urls import reverse
from python_calamine import CalamineWorkbook

from haidang.kit import clock
from haidang.office.accounts.examples import person
from haidang.office.norms.services import seed
from haidang.plan.plans.tests.conftest import CAST
from haidang.registers.aid import examples_projects as examples
from haidang.registers.aid import project_services
from haidang.registers.aid.figures_projects import figures
from haidang.registers.aid.models import AidProject
from haidang.registers.aid.project_forms import lands
from haidang.registers.aid.sums import sums
from tests.mornings import nine_o_clock
from tests.worlds import World, stands_on

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cast", "norms", "today")]
YEAR = (date(2026, 1, 1), date(2026, 12, 31))


def _give():
    """Fifty thousand dollars for fishermen, of which twenty came in at 25.400; relief of 800 millions in đồng."""
    seed()
    with nine_o_clock(date(2026, 3, 2)):
        row = examples.running()
        examples.disbursement(row)
        project_services.receive(examples.relief(donor=row.donor), by=person("so-cong-thuong"))


AID = World("aid to be summed up", _give, on=CAST)


@pytest.fixture
@stands_on(AID)
def aid(worlds, cast):
    worlds.have(AID)
    return AidProject.objects.order_by("pk")


def told(found):
    return {line.label: (line.count, line.committed, line.paid) for line in found.lines}


def test_promised_is_told_at_its_rate_and_paid_at_that_of_its_day(aid, desk):
    row, _relief = aid
    found = sums(desk, "vien-tro", "nha-tai-tro", *YEAR)
    assert told(found) == {str(row.donor): (2, Decimal(2_050_000_000), Decimal(508_000_000))}
    assert found.total.currencies == "50.000,00 USD; 800.000.000 đồng"
    assert found.total.share == 24


@pytest.mark.parametrize(
    ("by", "labels"),
    [
        ("linh-vuc", {"Nông nghiệp, sinh kế, giảm nghèo", "Phòng, chống thiên tai"}),
        ("nam", {"2026"}),
        ("quy", {"2026, quý I"}),
        ("loai", {"Dự án", "Cứu trợ khẩn cấp"}),
        ("nuoc", {"Nhật Bản"}),
        ("dia-ban", {"Toàn tỉnh hoặc chưa ghi"}),
        ("co-quan", {"Sở Công Thương"}),
    ],
)
def test_sums_are_made_under_each_heading(aid, desk, by, labels):
    assert set(told(sums(desk, "vien-tro", by, *YEAR))) == labels


def test_one_in_several_places_stands_under_them_together_and_is_counted_once(aid, desk):
    row, relief = aid
    one, other = lands()[:2]
    row.places.set([one, other])
    relief.places.set([one])
    found = told(sums(desk, "vien-tro", "dia-ban", *YEAR))
    assert found["; ".join(sorted([str(one), str(other)]))][0] == 1
    assert found[str(one)] == (1, Decimal(800_000_000), Decimal(0))


def test_what_lies_outside_the_days_is_not_counted(aid, desk):
    before = (date(2025, 1, 1), clock.today() - timedelta(days=1))
    assert sums(desk, "vien-tro", "nam", *before).lines == []


def test_an_agency_sums_its_own(aid, cast):
    assert sums(cast["so-du-lich"], "vien-tro", "nam", *YEAR).lines == []


def test_oda_is_summed_beside(desk):
    row = examples.signed()
    examples.oda_payment(row)
    found = told(sums(desk, "oda", "nha-tai-tro", *YEAR))
    assert found == {str(row.donor): (1, Decimal(500_000_000_000), Decimal(38_100_000_000))}


def test_the_page_and_its_excel_tell_the_same_and_lead_to_the_list(aid, enter, desk):
    row, _relief = aid
    client = enter(desk)
    page = client.get(reverse("aid:sums"), {"tu": "2026-01-01", "den": "2026-12-31"}).content.decode()
    assert "2.050.000.000" in page
    link = (
        f"{reverse('aid:project-list')}?donor={row.donor_id}&amp;since=2026-01-01&amp;until=2026-12-31&amp;agreed=true"
    )
    assert link in page
    sheet = client.get(reverse("aid:sums-excel"), {"tu": "2026-01-01", "den": "2026-12-31"}).content
    rows = CalamineWorkbook.from_filelike(io.BytesIO(sheet)).get_sheet_by_index(0).to_python()
    assert rows[3][1:3] == [2, 2_050_000_000]


@pytest.mark.parametrize("query", [{"tu": "x"}, {"tu": "2026-12-31", "den": "2026-01-01"}, {"theo": "x", "so": "x"}])
def test_an_odd_address_is_no_error(query, enter, desk):
    assert enter(desk).get(reverse("aid:sums"), query).status_code == 200


def test_sums_cost_the_same_whatever_there_is(aid, desk, django_assert_max_num_queries):
    examples.disbursement()
    with django_assert_max_num_queries(8):
        sums(desk, "vien-tro", "dia-ban", *YEAR)


def test_figures_count_what_their_lists_show(aid, desk, enter):
    found = {each.key: each for each in figures(desk, *YEAR)}
    assert {key: each.value for key, each in found.items() if key.startswith("aid:") and "oda" not in key} == {
        "aid:approved": 1, "aid:committed": Decimal(2_050_000_000), "aid:relief": 1,
        "aid:disbursed": Decimal(508_000_000), "aid:paying": 1, "aid:counterpart": 0, "aid:people": 240,
    }  # fmt: skip
    row, relief = aid
    client = enter(desk)
    for key, shown in (("aid:approved", 1), ("aid:committed", 2), ("aid:relief", 1), ("aid:paying", 1)):
        page = client.get(found[key].url)
        assert page.context["page"].paginator.count == shown, key
    assert relief.title in client.get(found["aid:relief"].url).content.decode()
    assert row.title in client.get(found["aid:paying"].url).content.decode()


def test_figures_of_oda_part_ours_from_theirs(desk):
    row = examples.signed()
    examples.oda_payment(row)
    found = {each.key: each.value for each in figures(desk, *YEAR)}
    assert (found["aid:oda-signed"], found["aid:oda-foreign"], found["aid:oda-counterpart"]) == (1, 38_100_000_000, 0)


def test_figures_of_others_are_not_told(aid, cast):
    assert {each.value for each in figures(cast["so-du-lich"], *YEAR)} == {0}
