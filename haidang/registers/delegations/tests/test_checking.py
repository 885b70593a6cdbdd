"""What the page says of a trip beside its limits: its own report, who goes counted once, what goes along called off."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from haidang.kit.audit.selectors import history
from haidang.office.norms.models import Norm
from haidang.registers.delegations import checking, examples, services
from haidang.registers.delegations.choices import HeadRank, Part, Stage
from haidang.registers.delegations.limits import checks
from haidang.registers.delegations.limits import services as limits
from haidang.registers.delegations.models import Member

pytestmark = pytest.mark.django_db

MARCH = date(2020, 3, 2)


def of(row, code, today=MARCH):
    return [each for each in checking.verdicts(row, today=today) if each.code == code]


@pytest.mark.parametrize(
    ("on", "kind", "said"),
    [
        # home on 10/1/2020; ten working days, with Tết among them, end on 31/1
        (date(2020, 1, 31), "ok", "hạn báo cáo kết quả là 31/01/2020"),
        (date(2020, 2, 1), "warn", "quá hạn 31/01/2020 (10 ngày làm việc (tùy địa phương)) 1 ngày"),
    ],
)
def test_who_came_home_and_has_not_reported_is_told_by_when(norms, today, officer, on, kind, said):
    (verdict,) = of(examples.back(by=officer), "report", on)
    assert (verdict.kind, said in verdict.sentence) == (kind, True)


@pytest.mark.parametrize(
    ("rank", "on", "kind"),
    [
        (HeadRank.CHAIR, date(2026, 6, 17), "ok"),  # the seventh day after 10/6
        (HeadRank.CHAIR, date(2026, 6, 18), "warn"),
        (HeadRank.STATE, date(2026, 6, 18), "ok"),
    ],
)
def test_in_2026_the_chairman_reports_within_seven_days(norms, today, officer, rank, on, kind):
    june = {"starts_on": date(2026, 6, 8), "ends_on": date(2026, 6, 10), "decided_on": date(2026, 6, 1)}
    made = examples.delegation(by=officer, head_rank=rank, stage=Stage.DECIDED, decider="premier", **june)
    (verdict,) = of(made, "report", on)
    assert (verdict.kind, "NĐ 191/2026/NĐ-CP" in verdict.source) == (kind, rank == HeadRank.CHAIR)


def test_before_they_are_back_nothing_is_said_of_their_report(decided):
    assert of(decided, "report") == []


def test_a_report_that_came_late_stays_late(norms, today, officer):
    made = examples.reported(by=officer)
    (verdict,) = of(made, "report")
    assert verdict.kind == "warn"
    assert "02/03/2020 là muộn: hạn là 31/01/2020" in verdict.sentence


def test_without_a_norm_for_the_day_of_return_the_report_is_unknown(norms, today, officer):
    made = examples.back(by=officer)
    Norm.objects.filter(code="TRIP-RPT").delete()
    (verdict,) = of(made, "report")
    assert (verdict.kind, "TRIP-RPT" in verdict.sentence) == ("unknown", True)


def test_a_head_who_is_not_in_the_directory_is_counted_once(norms, today, officer):
    made = examples.delegation(by=officer, head=None, head_words="Ông Mẫu Một", head_rank=HeadRank.CHAIR)
    made.members.all().delete()
    Member.objects.create(delegation=made, part=Part.HEAD, name="Ông Mẫu Một", is_key_leader=True)
    found = {each.code: each for each in checks(made, today=MARCH)}
    assert "Đoàn có 1 người" in found["members"].sentence
    assert found["key-leaders"].sentence.startswith("1 lãnh đạo")


def test_before_the_list_is_written_the_head_goes(norms, today, officer):
    made = examples.delegation(by=officer, head=None, head_words="Ông Mẫu Một", head_rank=HeadRank.CHAIR)
    made.members.all().delete()
    found = {each.code: each for each in checks(made, today=MARCH)}
    assert found["members"].kind == "ok"
    assert found["key-leaders"].sentence.startswith("1 lãnh đạo")


def test_when_one_is_called_off_whoever_goes_along_hears_of_it(decided, desk, officer):
    other = examples.delegation(by=officer, title="Đoàn giao lưu thanh niên (minh họa)")
    decided.along_with.add(other)
    services.cancel(decided, reason="Bạn hoãn.", by=desk)
    assert [each.verb for each in history(other)][-1] == "along-off"
    (verdict,) = of(other, "along")
    assert (verdict.kind, verdict.compared[0].url) == ("warn", decided.get_absolute_url())


def test_a_paper_is_asked_for_outside_of_the_plan_with_all_that_is_missing_and_may_be_overridden(
    norms, today, officer, desk
):
    made = examples.written(by=officer, in_plan=False)
    with pytest.raises(ValidationError, match="chưa ghi lý do") as refused:
        services.ask(made, by=officer)
    assert any("không có trong danh mục" in each for each in refused.value.messages)
    made.extra_reason = "Bạn mời gấp."
    made.save()
    (verdict,) = of(made, "planned")
    limits.override(made, verdict.mark, reason="Thường trực Tỉnh ủy đã đồng ý.", today=MARCH, by=desk)
    assert services.ask(made, by=officer).stage == "asked"
