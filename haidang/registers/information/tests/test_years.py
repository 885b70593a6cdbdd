"""What is counted, and the plan and report of a year."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from haidang.kit import clock
from haidang.plan.followup.models import Hint
from haidang.registers.information import checks, examples
from haidang.registers.information.choices import YearStage
from haidang.registers.information.figures import figures
from haidang.registers.information.models import InfoYear
from haidang.registers.information.owed import owed
from haidang.registers.information.services import press, works, years

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cast", "norms", "today")]

YEAR = (date(2026, 1, 1), date(2026, 12, 31))


def counted(user, since=YEAR[0], until=YEAR[1]):
    return {each.key.removeprefix("information:"): each for each in figures(user, since, until)}


@pytest.fixture
def full(officer, settings):
    """A year in which something of each kind happened."""
    settings.HAIDANG_TODAY = date(2026, 3, 2)
    examples.item()
    examples.item_abroad(language="ja")
    examples.handout(copies=150)
    works.issue(examples.bulletinissue(), by=officer)
    works.carry_out(examples.carried(), results="Xong.", by=officer)
    examples.airing()
    row = examples.allowed()
    examples.pressreporter(request=row)
    settings.HAIDANG_TODAY = row.ends_on
    press.do(row, results="Đã đăng ba bài.", by=officer)
    return officer


def test_each_figure_opens_the_rows_it_was_counted_from(full, enter):
    found = counted(full)
    values = {key: int(each.value) for key, each in found.items()}
    expected = {
        "items": 2, "items:where:home": 1, "items:where:abroad": 1, "items:language:ja": 1, "items:medium:newspaper": 1,
        "publications": 1, "copies": 1000, "publications:kind:brochure": 1, "handouts": 150, "issues": 1,
        "issue-copies": 500, "campaigns": 1, "campaign-places": 1, "campaign-people": 120, "clips": 1, "airings": 1,
        "press": 1, "reporters": 1,
    }  # fmt: skip
    expected[f"items:country:{examples.country().pk}"] = 1
    assert values.items() >= expected.items()
    client = enter(full)
    for key in (
        "items",
        f"items:country:{examples.country().pk}",
        "items:language:ja",
        "publications",
        "issues",
        "campaigns",
        "clips",
        "press",
    ):
        assert client.get(found[key].url).context["page"].paginator.count == values[key], key
    # copies handed out and films shown in other days are no part of these
    examples.handout(on=date(2025, 12, 31))
    examples.airing(since=date(2025, 12, 31))
    for key in ("handouts", "airings"):
        assert client.get(found[key].url).context["page"].paginator.count == 1, key


@pytest.mark.parametrize(
    ("since", "until", "items"),
    [
        (date(2026, 3, 2), date(2026, 3, 2), 2),
        (date(2026, 3, 3), date(2026, 12, 31), 0),
        (date(2025, 1, 1), date(2026, 3, 1), 0),
    ],
)
def test_both_days_of_a_period_count(since, until, items, full):
    assert counted(full, since, until)["items"].value == items


def test_who_sees_nothing_counts_nothing(full, cast):
    assert {each.value for each in counted(cast["so-du-lich"]).values()} == {0}


def test_figures_cost_the_same_whatever_there_is(full, django_assert_max_num_queries):
    for _ in range(3):
        examples.item()
        examples.published()
    with django_assert_max_num_queries(14):
        list(figures(full, *YEAR))


def test_what_is_owed_costs_the_same_whatever_there_is(django_assert_max_num_queries):
    for _ in range(3):
        examples.filed()
        examples.licensed(valid_to=date(2026, 4, 1))
        examples.licencechange()
        examples.pressrequest()
        examples.bulletinissue()
        examples.publication(planned_on=date(2026, 5, 1))
    from haidang.kit.glance import one_glance

    with one_glance(), django_assert_max_num_queries(26):
        assert len(list(owed(clock.today()))) == 18


def test_a_report_keeps_what_was_counted_as_it_stood(full, tasks_163, desk, enter):
    row = examples.infoyear(year=2026, agency=desk.agency, is_of_province=True)
    row.tasks.add(tasks_163["4.1"])
    years.plan(row, paper=examples.paper("kế hoạch thông tin đối ngoại"), by=desk)
    assert "Đã ban hành kế hoạch thông tin đối ngoại năm 2026" in Hint.objects.get().sentence
    row = years.report(row, paper=examples.paper("báo cáo năm"), counted_until=date(2026, 3, 2), by=desk)
    assert ["tin, bài đã đăng, phát", 2, "tin, bài"] in row.counted
    examples.item(published_on=date(2026, 3, 1))
    page = enter(desk).get(row.get_absolute_url()).content.decode()
    assert "Số liệu đã báo cáo, đến hết 02/03/2026" in page
    assert InfoYear.objects.get().counted == row.counted
    assert "Đã báo cáo thông tin đối ngoại năm 2026" in Hint.objects.get().sentence
    # the next year begins where this one ended
    assert examples.infoyear(year=2027, agency=desk.agency, is_of_province=True).counted_since == date(2026, 3, 3)


def test_a_report_does_not_count_what_is_to_come_nor_after_its_own_day(officer):
    row = examples.infoyear(year=2026)
    for until, on in ((date(2026, 3, 3), date(2026, 3, 2)), (date(2026, 3, 2), date(2026, 3, 1))):
        with pytest.raises(ValidationError):
            years.report(row, paper=examples.paper("báo cáo", on=on), counted_until=until, by=officer)
    with pytest.raises(ValidationError):
        years.report(row, paper=None, by=officer)
    assert InfoYear.objects.get().stage == YearStage.DRAFT


def test_a_year_stands_once_and_that_of_the_province_is_for_who_keeps_every_book(officer, enter):
    examples.infoyear(year=2026)
    with pytest.raises(IntegrityError), transaction.atomic():
        examples.infoyear(year=2026)
    sent = {"year": "2027", "agency": officer.agency_id, "is_of_province": "on"}
    reply = enter(officer).post(reverse("information:infoyear-add"), sent)
    assert (reply.status_code, "do Sở Ngoại vụ ghi" in reply.content.decode()) == (422, True)


def due(on):
    return {each.key: each for each in owed(on) if each.key.split(":")[1] in ("report", "plan")}


def test_report_and_next_plan_are_owed_before_30_11_until_they_are_there(desk, settings):
    assert due(date(2026, 8, 31)) == {}
    found = due(date(2026, 9, 1))
    assert set(found) == {"information:report:2026", "information:plan:2027"}
    assert {each.due_on for each in found.values()} == {date(2026, 11, 29)}
    settings.HAIDANG_TODAY = date(2026, 11, 20)
    row = examples.reported(year=2026, agency=desk.agency, is_of_province=True)
    assert set(due(date(2026, 11, 20))) == {"information:plan:2027"}
    assert "year-report" in {one.code for one in checks.of_year(row, date(2026, 11, 20))}
