"""Rows of norms: one holds on a day, and its source is told."""

from datetime import date

import pytest
from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.core.management import call_command

from haidang.kit.audit.models import Note
from haidang.office.norms import selectors, services
from haidang.office.norms.choices import PeriodKind, Tag, Unit
from haidang.office.norms.models import CalendarDay, NoNorm, Norm, TwoNorms
from haidang.papers.reference import norms as reference

pytestmark = pytest.mark.django_db


def test_everything_the_program_ships_comes_in_once(seeded):
    assert Norm.objects.count() == len(reference.rules())
    assert CalendarDay.objects.count() == len(reference.holidays())
    assert services.seed() == 0


def test_every_shipped_row_is_one_a_person_could_have_entered(seeded):
    for norm in Norm.objects.all():
        norm.full_clean()


def test_what_the_office_changed_stays_when_it_is_seeded_again(seeded, desk):
    services.replace(Norm.objects.get(code="RPT-DUE"), since=date(2020, 1, 1), by=desk, amount="5")
    services.seed()
    assert Norm.objects.in_force("RPT-DUE", on=date(2020, 6, 1)).number == 5
    assert Norm.objects.in_force("RPT-DUE", on=date(2019, 12, 31)).number == 3


@pytest.mark.parametrize(
    ("code", "on", "document"),
    [
        ("GUEST-NORM", date(2026, 5, 17), "TT 71/2018/TT-BTC"),
        ("GUEST-NORM", date(2026, 5, 18), "TT 35/2026/TT-BTC"),
        ("TRIP-NORM", date(2026, 2, 13), "TT 102/2012/TT-BTC"),
        ("TRIP-NORM", date(2026, 2, 14), "TT 140/2025/TT-BTC"),
        ("DOC-FORM", date(2020, 3, 4), "TT 01/2011/TT-BNV"),
        ("DOC-FORM", date(2020, 3, 5), "NĐ 30/2020/NĐ-CP"),
        ("CONF-PM", date(2020, 4, 15), "QĐ 06/2020/QĐ-TTg"),
    ],
)
def test_the_law_changes_on_the_day_itself(seeded, code, on, document):
    assert Norm.objects.in_force(code, on=on).document == document


def test_a_day_without_a_rule_is_told_and_what_to_do(seeded):
    with pytest.raises(NoNorm, match="Chưa có quy định “CONF-PM” cho ngày 14/04/2020"):
        Norm.objects.in_force("CONF-PM", on=date(2020, 4, 14))


def test_two_rules_for_one_day_are_told_with_both_papers(seeded):
    Norm.objects.create(
        code="PASS-DAYS-2", act="cấp hộ chiếu", value="3", amount="3", unit="days", document="Văn bản B"
    )
    with pytest.raises(TwoNorms, match=r"2 dòng cùng quy định “PASS-DAYS”.*Văn bản B"):
        Norm.objects.in_force("PASS-DAYS", on=date(2021, 1, 1))


def test_two_rules_for_one_day_are_refused_where_they_are_entered(seeded):
    row = Norm(code="PASS-DAYS-2", act="cấp hộ chiếu", value="3", amount="3", unit="days", document="Văn bản B")
    with pytest.raises(ValidationError, match="trùng với dòng PASS-DAYS"):
        row.full_clean()


@pytest.mark.parametrize(
    ("amount", "unit"), [("mười", Unit.DAYS), ("13-40", Unit.DAY_OF_YEAR), ("15", Unit.WINDOW), ("25:00", Unit.TIME)]
)
def test_a_number_that_is_none_of_its_unit_is_refused(amount, unit):
    row = Norm(code="X", act="x", value="x", amount=amount, unit=unit, document="x")
    with pytest.raises(ValidationError, match="không đúng với đơn vị"):
        row.full_clean()


def test_the_narrowest_condition_that_is_met_decides(seeded):
    for value, conditions in (("chung", {}), ("hạng A", {"class": "A"})):
        Norm.objects.create(code="ROOM", act="phòng", value=value, document="x", conditions=conditions)
    assert Norm.objects.in_force("ROOM", on=date(2020, 1, 1), conditions={"class": "A"}).value == "hạng A"
    assert Norm.objects.in_force("ROOM", on=date(2020, 1, 1), conditions={"class": "B"}).value == "chung"


def test_a_rule_that_nobody_has_read_only_warns(seeded):
    assert not Norm.objects.get(code="RPT-DUE").may_refuse
    assert Norm.objects.get(code="CONF-PM").may_refuse
    assert Norm.objects.get(code="CONF-PM").tag == Tag.SOURCE


def test_a_new_number_ends_the_old_row_and_both_stay(seeded, desk):
    old = Norm.objects.get(code="RCPT-DUE")
    new = services.replace(
        old, since=date(2020, 7, 1), by=desk, amount="1", value="01 ngày làm việc", document="QĐ mẫu"
    )
    old.refresh_from_db()
    assert (old.valid_to, new.valid_from, new.valid_to) == (date(2020, 6, 30), date(2020, 7, 1), None)
    assert set(Note.objects.filter(object_id=str(old.pk)).values_list("verb", flat=True)) >= {"ended"}


def test_a_new_number_cannot_begin_before_the_old_one(seeded, desk):
    with pytest.raises(ValidationError, match="phải bắt đầu sau ngày đó"):
        services.replace(Norm.objects.get(code="CONF-PM"), since=date(2020, 4, 15), by=desk, amount="1")
    assert Norm.objects.filter(family="CONF-PM").count() == 1


def test_who_does_not_keep_the_norms_changes_none(seeded, viewer):
    with pytest.raises(ObjectDoesNotExist):
        services.end(Norm.objects.get(code="CONF-PM"), on=date(2021, 1, 1), by=viewer)


def test_the_calendar_knows_tet_and_the_saturdays_worked(seeded, django_assert_num_queries):
    with django_assert_num_queries(1):
        calendar = selectors.calendar()
    assert not calendar.is_open(date(2020, 1, 23))
    assert calendar.is_open(date(2026, 1, 10))
    assert not calendar.is_open(date(2020, 9, 2))
    assert all(calendar.is_open(day) == reference.is_working_day(day) for day in (date(2025, 4, 26), date(2025, 5, 2)))


def test_a_period_is_due_some_working_days_after_it_closes(seeded):
    calendar = selectors.calendar()
    half = selectors.period_on(PeriodKind.HALF, date(2020, 6, 14))
    assert (half.first, half.last) == (date(2019, 12, 15), date(2020, 6, 14))
    assert selectors.period_due(half, calendar) == date(2020, 6, 17)
    january = selectors.period_on(PeriodKind.MONTH, date(2020, 1, 14))
    assert selectors.period_due(january, calendar) == date(2020, 1, 17)


def test_before_the_decree_of_2019_windows_are_months_of_the_calendar(seeded):
    assert selectors.period_on(PeriodKind.MONTH, date(2019, 3, 11)).first == date(2019, 3, 1)
    assert selectors.period_on(PeriodKind.MONTH, date(2019, 3, 12)).first == date(2019, 2, 15)


def test_what_changed_between_two_days_is_told_rule_by_rule(seeded):
    changes = {change.family: change for change in selectors.changes(date(2020, 3, 4), date(2020, 4, 15))}
    form = changes["DOC-FORM"]
    assert [row and row.code for row in (form.before, form.after)] == ["DOC-FORM-1", "DOC-FORM-2"]
    assert changes["CONF-PM"].before is None
    assert "GUEST-NORM" not in changes


@pytest.mark.parametrize("day", ["2020-13-01", "02-30", "mùng một"])
def test_what_is_no_day_is_refused(day):
    with pytest.raises(ValidationError, match="không phải ngày"):
        CalendarDay(day=day, name="x").full_clean()


def test_rows_that_come_with_a_later_version_reach_an_office_that_has_the_others(capsys):
    call_command("seed_norms")
    rows = Norm.objects.count()
    Norm.objects.filter(code="CONF-PM").delete()
    ours = Norm.objects.exclude(code="CONF-PM")[0]
    Norm.objects.filter(pk=ours.pk).update(act="như cơ quan đã sửa")
    call_command("seed_norms")
    assert Norm.objects.count() == rows
    assert Norm.objects.get(pk=ours.pk).act == "như cơ quan đã sửa"
    call_command("seed_norms")
    assert capsys.readouterr().out.splitlines()[-1] == "Định mức, quy định và ngày nghỉ: 0 dòng mới."
