"""After the signature: amended, extended, suspended, ended, inherited; and Bộ Ngoại giao is told."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from haidang.plan.followup.models import Hint
from haidang.registers.agreements import services
from haidang.registers.agreements.choices import ChangeKind, ChangeStage, Level, Stage, Standing
from haidang.registers.agreements.selectors.ending import standing_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("norms", "cast", "today")]
DAY = date(2024, 3, 4)
PAPER: dict[str, Any] = {"number": "812/UBND-VP", "issued_on": DAY, "effective_on": DAY}


@pytest.fixture
def living(signed):
    """Signed in 2022, until 28/02/2027."""
    return signed(date(2022, 3, 1))


def begun(row, kind, by, **more):
    return services.begin(row, kind, words="Như hai bên đã trao đổi.", by=by, **more)


def test_an_extension_is_asked_about_and_moves_the_end(
    living, officer, agency, again, answered, tasks, plan_of_the_year
):
    living.tasks.add(tasks["1.1"])
    until = date(2032, 2, 28)
    begun(living, ChangeKind.EXTEND, officer, until=until)
    assert standing_of(living, DAY, (12,), renewing=True) == Standing.RENEWING
    with pytest.raises(ValidationError, match="phải lấy ý kiến như khi ký"):
        services.finish(living, **PAPER, by=officer)
    services.ask_about_change(living, [agency("BNG")], by=officer)
    answered(living.changes.get().consultation)
    services.finish(living, **PAPER, by=officer)
    row, change = again(living), living.changes.get()
    assert (row.expires_on, change.until_before, change.stage) == (until, date(2027, 2, 28), ChangeStage.DONE)
    assert "28/02/2032" in Hint.objects.get(record_id=row.pk).sentence


@pytest.mark.parametrize(
    ("until", "words"), [(None, "đến hết ngày nào"), (date(2027, 2, 28), "không sau"), (date(2027, 3, 1), "")]
)
def test_an_extension_ends_after_the_end_of_now(living, officer, until, words):
    if words:
        with pytest.raises(ValidationError, match=words):
            begun(living, ChangeKind.EXTEND, officer, until=until)
        assert not living.changes.exists()
    else:
        assert begun(living, ChangeKind.EXTEND, officer, until=until).until == until


def test_one_change_at_a_time(living, officer):
    begun(living, ChangeKind.AMEND, officer)
    with pytest.raises(ValidationError, match="Đang có thay đổi “Sửa đổi, bổ sung” chưa xong"):
        begun(living, ChangeKind.END, officer)
    services.leave(living, reason="Đối tác thôi.", by=officer)
    assert begun(living, ChangeKind.END, officer).is_open


def test_a_technical_amendment_needs_no_opinions_and_is_told_within_15_days(living, officer, again, on):
    begun(living, ChangeKind.AMEND, officer, is_technical=True)
    services.finish(living, **PAPER, by=officer)
    assert living.changes.unnotified().count() == 1
    on(2024, 3, 12)
    services.notify(living, number="95/UBND-NV", issued_on=date(2024, 3, 12), by=officer)
    change = living.changes.get()
    assert (change.notified_on, change.notice.number) == (date(2024, 3, 12), "95/UBND-NV")
    assert not living.changes.unnotified().exists()


def test_suspended_resumed_ended(living, officer, agency, again, answered):
    def done(kind):
        begun(again(living), kind, officer)
        if kind != ChangeKind.RESUME:
            services.ask_about_change(again(living), [agency("BNG")], by=officer)
            answered(living.changes.open().get().consultation)
        services.finish(again(living), **PAPER, by=officer)
        return again(living)

    assert done(ChangeKind.SUSPEND).stage == Stage.SUSPENDED
    assert done(ChangeKind.RESUME).stage == Stage.SIGNED
    row = done(ChangeKind.END)
    assert (row.stage, row.ended_on) == (Stage.ENDED, DAY)


def test_a_ministry_that_was_not_asked_stops_the_change(living, officer, agency, answered):
    begun(living, ChangeKind.AMEND, officer)
    services.ask_about_change(living, [agency("BQP")], by=officer)
    answered(living.changes.get().consultation)
    with pytest.raises(ValidationError, match="thiếu ý kiến của Bộ Ngoại giao"):
        services.finish(living, **PAPER, by=officer)


# ── heirs of districts (NĐ 177/2025) ─────────────────────────────────────────────────────────────


@pytest.fixture
def of_district(signed, agency, again):
    """TX Phú Mỹ and Monterey Park, as Vũng Tàu's here: signed in 2022 by a district."""
    return signed(date(2022, 3, 29), years=10, level=Level.DISTRICT, party=agency("UBVT"), agency=agency("SNGV"))


@pytest.mark.parametrize(
    ("day", "is_rename", "words"),
    [
        (date(2025, 6, 30), True, "AGR-HEIR-BODY"),
        (date(2025, 7, 1), True, ""),
        (date(2027, 2, 28), True, ""),
        (date(2027, 3, 1), True, "phải lấy ý kiến như ký mới"),
        (date(2025, 7, 1), False, "phải lấy ý kiến như khi ký"),
    ],
)
def test_ubnd_inherits_from_a_district_and_only_renames_until_28_2_2027(
    of_district, desk, on, again, agency, day, is_rename, words
):
    on(day.year, day.month, day.day)
    before = of_district.party
    begun(of_district, ChangeKind.INHERIT, desk, is_rename=is_rename)
    paper: dict[str, Any] = {"number": "15/UBND-NV", "issued_on": day, "effective_on": day}
    if words:
        with pytest.raises(ValidationError, match=words):
            services.finish(of_district, **paper, by=desk)
        assert again(of_district).inherited_on is None
        return
    services.finish(of_district, **paper, by=desk)
    row = again(of_district)
    assert (row.stage, row.level, row.inherited_from, row.inherited_on) == (
        Stage.INHERITED, Level.PROVINCE, before, day,
    )  # fmt: skip
    assert row.party == agency("UBND").responsible(day)


def test_nobody_inherits_what_no_district_signed(living, desk, on):
    on(2025, 7, 1)
    with pytest.raises(ValidationError, match="Chỉ thỏa thuận cấp huyện"):
        begun(living, ChangeKind.INHERIT, desk, is_rename=True)


def test_in_2020_a_change_goes_on_though_nobody_can_say_who_had_to_be_asked(signed, officer, on, again):
    on(2020, 3, 2)
    row = signed(date(2016, 3, 2))
    begun(row, ChangeKind.EXTEND, officer, until=date(2026, 3, 1))
    services.finish(row, number="1/UBND", issued_on=date(2020, 3, 2), effective_on=date(2020, 3, 2), by=officer)
    assert again(row).expires_on == date(2026, 3, 1)
