"""2026: the chairman reports within seven days (NĐ 191/2026/NĐ-CP Đ25.2), and goes again when that was done."""

from datetime import date

import pytest

from haidang.registers.delegations import examples
from haidang.registers.delegations.choices import HeadRank, Stage
from haidang.registers.delegations.limits import Kind, checks

pytestmark = pytest.mark.django_db


@pytest.fixture
def chair(cast, norms):
    return examples.official("Nguyễn Văn Mẫu", agency="UBND", post="Chủ tịch")


@pytest.mark.parametrize(
    ("back", "today", "rank", "kind"),
    [
        (date(2026, 6, 10), date(2026, 6, 17), HeadRank.CHAIR, Kind.OK),
        (date(2026, 6, 10), date(2026, 6, 18), HeadRank.CHAIR, Kind.WARN),
        (date(2026, 6, 10), date(2026, 6, 18), HeadRank.STATE, Kind.OK),
        (date(2026, 6, 10), date(2026, 6, 24), HeadRank.STATE, Kind.OK),  # ten working days
        (date(2026, 6, 10), date(2026, 6, 25), HeadRank.STATE, Kind.WARN),
        # the decree is in force from 29/5/2026: who came home the day before is held to the older rule
        (date(2026, 5, 29), date(2026, 6, 6), HeadRank.CHAIR, Kind.WARN),
        (date(2026, 5, 28), date(2026, 6, 6), HeadRank.CHAIR, Kind.OK),
    ],
)
def test_the_report_of_an_earlier_trip_is_due_by_the_law_of_the_day_of_return(chair, back, today, rank, kind):
    examples.delegation(
        head=chair,
        head_rank=rank,
        starts_on=back,
        ends_on=back,
        stage=Stage.DECIDED,
        decided_on=back,
        decider="premier",
    )
    again = examples.delegation(head=chair, head_rank=rank, starts_on=date(2026, 9, 14), ends_on=date(2026, 9, 18))
    assert [each.kind for each in checks(again, today=today) if each.code == "reports"] == [kind]


def test_two_chairmen_on_one_trip_and_the_third_trip_of_the_year_are_named(chair):
    secretary = examples.official("Trần Văn Mẫu", agency="TU", post="Bí thư")
    for month in (3, 5):
        examples.delegation(
            head=chair, head_rank=HeadRank.CHAIR, starts_on=date(2026, month, 2), ends_on=date(2026, month, 5)
        )
    made = examples.delegation(
        head=chair, head_rank=HeadRank.CHAIR, starts_on=date(2026, 9, 14), ends_on=date(2026, 9, 18)
    )  # fmt: skip
    made.members.create(official=secretary, is_key_leader=True)
    found = {each.code: each for each in checks(made, today=date(2026, 6, 1)) if each.kind is Kind.WARN}
    assert {"key-leaders", "per-leader"} <= found.keys()
    assert "Nguyễn Văn Mẫu" in found["per-leader"].sentence
    assert "3" in found["per-leader"].sentence
