"""The figures of the books: the periods, what stands beside what, and that each number opens what it counted."""

from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from python_calamine import CalamineWorkbook

from haidang.desk.periods import fault, periods
from haidang.desk.templatetags.figures import figure, signed
from haidang.kit.figures import Figure, opened
from haidang.office.norms.services import seed
from haidang.registers.agreements import examples as agreements
from haidang.registers.conferences import examples as conferences
from haidang.registers.conferences.choices import Stage as ConferenceStage
from haidang.registers.delegations import examples as delegations
from haidang.registers.delegations.choices import Stage
from haidang.registers.partners import examples as partners
from haidang.registers.passports import examples as passports
from haidang.registers.visits import examples as visits
from haidang.registers.visits.models import Visit
from haidang.reports.figures import Beside, books_of, compared, figures, year_before
from tests.people import PEOPLE
from tests.worlds import World, stands_on

SINCE, UNTIL = date(2020, 1, 1), date(2020, 6, 30)


@pytest.mark.parametrize(
    ("since", "until", "before"),
    [
        (date(2020, 1, 1), date(2020, 6, 30), (date(2019, 1, 1), date(2019, 6, 30))),
        # to the end of February, whatever year has the longer one
        (date(2020, 2, 1), date(2020, 2, 29), (date(2019, 2, 1), date(2019, 2, 28))),
        (date(2021, 2, 1), date(2021, 2, 28), (date(2020, 2, 1), date(2020, 2, 29))),
        (date(2020, 2, 1), date(2020, 2, 28), (date(2019, 2, 1), date(2019, 2, 28))),
        (date(2020, 2, 29), date(2020, 3, 1), (date(2019, 2, 28), date(2019, 3, 1))),
        (date(2020, 12, 1), date(2020, 12, 31), (date(2019, 12, 1), date(2019, 12, 31))),
    ],
)
def test_the_same_period_a_year_before(since, until, before):
    assert year_before(since, until) == before


@pytest.mark.parametrize(
    ("now", "before", "change", "percent"),
    [
        (3, 2, 1, Decimal("50.0")),
        (1, 3, -2, Decimal("-66.7")),
        (2, 0, 2, None),
        (0, 0, 0, None),
        (0, 4, -4, Decimal("-100.0")),
    ],
)
def test_growth_is_told_only_where_there_was_something(now, before, change, percent):
    beside = Beside(Figure("a:b", "A", "b", now), Figure("a:b", "A", "b", before))
    assert (beside.change, beside.percent) == (change, percent)


def counted(value, channel="", unit="đoàn", key="a:went", url="/a/?since=2020-01-01&channel=state"):
    return Figure(key, "Sổ A", "số đoàn", value, unit, url, channel)


def test_what_went_by_each_channel_stands_under_the_whole():
    ((row,),) = [book.rows for book in books_of([counted(2, "state"), counted(1, "party")], [counted(5, "people")])]
    assert (row.whole.now.value, row.whole.before.value) == (3, 5)
    assert [(part.now.channel, part.now.value, part.before.value) for part in row.parts] == [
        ("state", 2, 0),
        ("party", 1, 0),
        ("people", 0, 5),
    ]
    assert row.whole.now.url == "/a/?since=2020-01-01"
    assert row.parts[2].now.url == ""


def test_a_total_that_the_room_told_is_not_added_to_its_parts():
    (book,) = books_of([counted(7), counted(2, "state"), counted(1, "party")], [])
    assert book.rows[0].whole.now.value == 7


def test_two_currencies_are_two_lines():
    (book,) = books_of([counted(7, unit="USD", key="a:money"), counted(9, unit="VND", key="a:money")], [])
    assert [row.whole.now.value for row in book.rows] == [7, 9]


@pytest.mark.parametrize(
    ("day", "names"),
    [
        (date(2020, 3, 31), [("2020-03-01", "2020-03-31"), ("2020-01-01", "2020-03-31")]),
        (date(2020, 4, 1), [("2020-04-01", "2020-04-30"), ("2020-04-01", "2020-06-30")]),
        (date(2020, 12, 31), [("2020-12-01", "2020-12-31"), ("2020-10-01", "2020-12-31")]),
    ],
)
def test_the_month_and_the_quarter_of_a_day(day, names):
    assert [(each.since.isoformat(), each.until.isoformat()) for each in periods(day)[:2]] == names


@pytest.mark.parametrize(
    ("since", "until", "says"),
    [
        (date(2020, 2, 1), date(2020, 2, 1), ""),
        (date(2020, 2, 2), date(2020, 2, 1), "Ngày cuối 01/02/2020 trước ngày đầu 02/02/2020"),
        (date(2020, 2, 2), None, "cả ngày đầu và ngày cuối"),
        (date(1989, 12, 31), date(2020, 1, 1), "từ năm 1990"),
    ],
)
def test_a_period_that_is_none_is_refused_by_name(since, until, says):
    told = fault(since, until)
    assert says in told
    assert bool(says) == bool(told)


@pytest.mark.parametrize(
    ("value", "told", "with_sign"),
    [(0, "0", "0"), (12, "12", "+12"), (-3, "-3", "−3"), (Decimal("1250000.50"), "1.250.000,50", "+1.250.000,50")],
)
def test_figures_are_written_as_the_office_writes_them(value, told, with_sign):
    assert (figure(value), signed(value)) == (told, with_sign)


def test_the_address_of_a_list_names_only_what_is_asked():
    told = opened("visits:visit-list", date(2020, 1, 1), None, kind="delegation", stage="")
    assert told == reverse("visits:visit-list") + "?since=2020-01-01&kind=delegation"


def _fill():
    """Something in each of the older books, this half-year and the one before."""
    seed()
    for day, channel in ((date(2020, 3, 2), "state"), (date(2020, 4, 2), "party"), (date(2019, 4, 2), "state")):
        made = delegations.delegation(starts_on=day, ends_on=day)
        facts = {"stage": Stage.REPORTED, "channel": channel, "decided_on": day, "decider": "chair"}
        type(made).objects.filter(pk=made.pk).update(**facts, reported_on=day)
    for day in (date(2020, 1, 1), date(2020, 6, 30), date(2020, 7, 1)):
        visits.visit(starts_on=day, ends_on=day)
    Visit.objects.update(stage="held")
    meeting = conferences.conference()
    days = {"starts_on": date(2020, 5, 4), "ends_on": date(2020, 5, 5)}
    type(meeting).objects.update(stage=ConferenceStage.HELD, foreigners_came=7, vietnamese_came=30, **days)
    agreements.agreement()
    exchange = partners.exchange()
    type(exchange).objects.update(on=date(2020, 2, 3))
    passports.passport()


BOOKS = World("books to be counted", _fill, on=PEOPLE)


@pytest.fixture
@stands_on(BOOKS)
def books(worlds, db):
    worlds.have(BOOKS)


#: What is counted otherwise than by records: how many rows the list has says nothing of it.
COUNTED_OTHERWISE = {"delegations:people", "visits:people", "conferences:foreigners", "conferences:vietnamese"}


@pytest.mark.django_db
def test_every_number_opens_the_list_that_it_was_counted_from(books, enter, desk):
    browser = enter(desk)
    for each in figures(desk, SINCE, UNTIL):
        page = browser.get(each.url)
        assert page.status_code == 200, each
        assert not page.context["listing"].filters.form.errors, each
        found = page.context["page"].paginator.count
        if each.key in COUNTED_OTHERWISE:
            assert found or not each.value, each
        else:
            assert found == each.value, each


@pytest.mark.django_db
def test_a_period_beside_the_year_before(books, desk):
    by_key = {row.whole.now.key: row for book in compared(desk, SINCE, UNTIL) for row in book.rows}
    went, guests = by_key["delegations:went"], by_key["visits:delegation"]
    assert (went.whole.now.value, went.whole.before.value, went.whole.percent) == (2, 1, Decimal("100.0"))
    assert {part.now.channel: part.now.value for part in went.parts} == {"state": 1, "party": 1, "people": 0}
    assert guests.whole.now.value == 2  # both days of the period count, the next does not
    assert by_key["conferences:foreigners"].whole.now.value == 7


@pytest.mark.django_db
def test_only_one_channel_is_told_when_one_is_asked_for(books, desk):
    found = [row.whole.now for book in compared(desk, SINCE, UNTIL, channel="party") for row in book.rows]
    assert {each.channel for each in found} == {"party"}
    assert next(each.value for each in found if each.key == "delegations:went") == 1


@pytest.mark.django_db
def test_an_agency_counts_what_it_may_see(books, officer):
    guests = next(book for book in compared(officer, SINCE, UNTIL) if book.name == "Đoàn vào")
    assert [row.whole.now.value for row in guests.rows] == [0] * len(guests.rows)


@pytest.mark.django_db
def test_queries_do_not_grow_with_the_rows(books, desk, django_assert_num_queries):
    figures(desk, SINCE, UNTIL)  # what a person may is read once
    with CaptureQueriesContext(
        connection,
    ) as first:
        figures(desk, SINCE, UNTIL)
    visits.visit(starts_on=date(2020, 2, 2), ends_on=date(2020, 2, 2))
    delegations.delegation(starts_on=date(2020, 2, 2), ends_on=date(2020, 2, 2))
    with django_assert_num_queries(len(first)):
        figures(desk, SINCE, UNTIL)


@pytest.mark.django_db
def test_the_page_and_its_sheet_tell_the_same(books, enter, desk):
    asked = {"tu": "2020-01-01", "den": "2020-06-30"}
    page = enter(desk).get(reverse("desk:figures"), asked)
    assert page.status_code == 200
    assert "01/01/2020 - 30/06/2020" in page.content.decode()
    made = enter(desk).get(reverse("desk:figures-sheet"), asked)
    lines = CalamineWorkbook.from_filelike(BytesIO(made.content)).get_sheet_by_index(0).to_python()
    assert lines[0][4:6] == ["01/01/2020 - 30/06/2020", "01/01/2019 - 30/06/2019"]
    assert ["Đoàn ra", "số đoàn ra", "", "đoàn", 2.0, 1.0, 1.0, 100.0] in lines
    assert ["Đoàn ra", "số đoàn ra", "Đối ngoại Đảng", "đoàn", 1.0, 0.0, 1.0, ""] in lines


@pytest.mark.django_db
@pytest.mark.parametrize(
    "asked", [{"tu": "2020-06-30", "den": "2020-01-01"}, {"tu": "hôm qua", "den": "2020-01-01"}, {"tu": "2020-01-01"}]
)
def test_what_is_no_period_is_said_on_the_page(cast, enter, desk, asked):
    for name in ("desk:figures", "desk:figures-sheet"):
        page = enter(desk).get(reverse(name), asked)
        assert page.status_code == 422
        assert "ngày" in page.content.decode()
        assert not page.context["books"]


@pytest.mark.django_db
def test_who_asks_for_nothing_sees_the_year_so_far(cast, enter, desk):
    page = enter(desk).get(reverse("desk:figures"))
    assert (page.context["since"], page.context["until"]) == (date(2020, 1, 1), date(2020, 6, 15))
