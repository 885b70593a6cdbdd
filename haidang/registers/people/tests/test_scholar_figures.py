"""What scholarships, checks and friendship count, and what of them stands in the calendar."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.urls import reverse

from haidang.kit import clock
from haidang.registers.people import examples_scholars as examples
from haidang.registers.people import friend_services
from haidang.registers.people import scholar_services as services
from haidang.registers.people.figures_scholars import figures
from haidang.registers.people.happenings_scholars import happenings
from haidang.registers.people.scholar_summary import summary

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cast", "norms", "today")]

FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)


def counted(user, since=FIRST, until=LAST):
    return {each.key: each for each in figures(user, since, until)}


def listed(client, figure):
    return client.get(figure.url).context["page"].paginator.count


def test_every_number_opens_the_rows_it_was_counted_from(desk, enter, cast, settings):
    union = cast["lien-hiep-huu-nghi"]
    row = examples.announced(places=9)
    one, two, three = (examples.studying(row) for _ in range(3))
    one.stipends.create(since=date(2026, 3, 1), until=date(2026, 3, 31), amount=3630000, paid_on=date(2026, 3, 2))
    two.stipends.create(since=date(2026, 3, 1), until=date(2026, 3, 31), amount=200, currency="USD",
                        paid_on=date(2026, 3, 2))  # fmt: skip
    two.stipends.create(since=date(2026, 4, 1), until=date(2026, 4, 30), amount=1)  # not paid yet
    services.graduate(three, on=clock.today(), grade="good", paper=examples.paper("bằng"), by=desk)
    examples.concluded()
    examples.confirmed()
    examples.agencycheck()
    examples.founded()
    examples.friendshipassociation()
    day = clock.today()
    held = examples.friendshipactivity(starts_on=day, ends_on=day)
    friend_services.hold(held, vietnamese=50, foreigners=20, results="Tốt.", by=union)
    examples.friendshipactivity()
    examples.foreignfriend()
    found = counted(desk)
    assert {key: each.value for key, each in found.items()} == {
        "people:scholarship-places": 9,
        "people:students-enrolled": 3,
        "people:students-present": 2,
        "people:students-graduated": 1,
        "people:stipends": Decimal(3630000),
        "people:stipends-usd": Decimal(200),
        "people:checks": 2,
        "people:findings": 2,
        "people:findings-remedied": 1,
        "people:associations": 1,
        "people:branches": 0,
        "people:members": 60,
        "people:associations-new": 1,
        "people:activities": 1,
        "people:activity-foreigners": 20,
        "people:friends": 1,
    }
    client = enter(desk)
    rows = {
        "people:scholarship-places": 1, "people:students-enrolled": 3, "people:students-present": 2,
        "people:students-graduated": 1,
        "people:stipends": 2, "people:checks": 2, "people:associations": 1, "people:branches": 0,
        "people:associations-new": 1, "people:activities": 1, "people:friends": 1,
    }  # fmt: skip
    assert {key: listed(client, found[key]) for key in rows} == rows


def test_a_year_in_which_nothing_happened_is_zero_and_nobody_counts_what_is_not_theirs(desk, cast):
    examples.studying()
    examples.founded()
    before = counted(desk, date(2025, 1, 1), date(2025, 12, 31))
    assert {each.value for each in before.values()} == {0}
    assert counted(cast["so-du-lich"])["people:students-enrolled"].value == 0
    assert counted(desk)["people:associations"].channel == "people"


def test_figures_cost_the_same_whatever_there_is(desk, django_assert_max_num_queries):
    for _ in range(2):
        examples.studying()
        examples.concluded()
    with django_assert_max_num_queries(16):
        counted(desk)


def test_scholarships_add_up_by_year_and_country_and_currencies_apart(desk, enter, django_assert_max_num_queries):
    row = examples.announced(year=2026, places=9)
    one, two = examples.studying(row), examples.studying(row)
    examples.student(row)
    for student, amount, currency in ((one, 3630000, "VND"), (two, 1000000, "VND"), (two, 200, "USD")):
        kind = "living" if currency == "VND" else "travel"
        student.stipends.create(
            kind=kind, since=date(2026, 3, 1), until=date(2026, 3, 31), amount=amount, currency=currency,
            paid_on=clock.today(),
        )  # fmt: skip
    services.stop(two, on=clock.today(), reason="Về nước", by=desk)
    with django_assert_max_num_queries(3):
        found = summary(desk)
    (line,) = found.lines
    assert line.numbers == (9, 2, 1, 0, 1)
    assert found.total.sums == ["4.630.000 đồng", "200,00 USD"]
    text = enter(desk).get(reverse("people:scholar-summary")).content.decode()
    assert "4.630.000 đồng; 200,00 USD" in text


def test_the_calendar_shows_each_to_who_may_see_it(desk, officer, cast):
    day = clock.today() + timedelta(days=20)
    activity = examples.friendshipactivity()
    check = examples.agencycheck(starts_on=day, ends_on=day)
    intake = examples.approved(closes_on=day)
    seen = {each.key: each for each in happenings(desk, day, day)}
    assert seen.keys() == {f"friendship:{activity.pk}", f"check:{check.pk}", f"intake:{intake.pk}"}
    assert seen[f"check:{check.pk}"].is_tentative
    assert list(happenings(officer, day, day)) == []
    union = cast["lien-hiep-huu-nghi"]
    assert [each.key for each in happenings(union, day, day)] == [f"friendship:{activity.pk}"]
