"""What events wait for, what they show in the calendar, what is counted of them and from which list."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from haidang.kit import clock
from haidang.plan.plans.terms import Answering
from haidang.registers.events import event_services as services
from haidang.registers.events import examples_events as examples
from haidang.registers.events.event_choices import Channel, EventKind, Where
from haidang.registers.events.figures_events import figures
from haidang.registers.events.happenings_events import happenings
from haidang.registers.events.models import Event
from haidang.registers.events.owed import owed
from haidang.registers.partners import examples as partners

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cast", "norms", "today")]
JANUARY, TODAY = date(2026, 1, 1), date(2026, 3, 2)


def due(what, on=TODAY):
    return [each for each in owed(on) if each.key.startswith(f"events:{what}:")]


# ── owed ─────────────────────────────────────────────────────────────────────────────────────────


def test_what_is_over_is_asked_for_from_the_day_after(officer):
    row = examples.over()
    (each,) = due("hold")
    assert (each.agency_id, each.since, each.due_on) == (officer.agency_id, row.ends_on, None)
    assert due("hold", row.ends_on) == []


def test_a_report_is_owed_within_its_norm_and_none_of_what_is_light():
    examples.held(kind=EventKind.MEETING)
    row = examples.held()
    (each,) = due("report")
    assert (each.since, each.due_on) == (row.ends_on, row.ends_on + timedelta(days=15))


@pytest.mark.parametrize(
    ("kind", "asked_on", "due_on"),
    [
        (EventKind.FAIR, None, date(2026, 3, 12)),
        (EventKind.SPORTS, None, date(2026, 4, 11)),
        (EventKind.FAIR, date(2026, 3, 1), date(2026, 4, 11)),
    ],
)
def test_leave_is_asked_for_by_the_last_day_of_its_norm(kind, asked_on, due_on):
    examples.asking(kind=kind, asked_on=asked_on)
    (each,) = due("leave")
    assert each.due_on == due_on


def test_what_follows_a_contact_is_owed_by_who_follows_it(officer, cast):
    row = examples.held()
    follower = cast["so-du-lich"].agency
    contact = examples.contact(row, agency=follower)
    examples.contact(row, next_step="", due_on=None)
    examples.contact(row, closed_on=TODAY, result="Đã ký.")
    (each,) = due("contact")
    assert (each.key, each.due_on) == (f"events:contact:{contact.pk}", date(2026, 3, 17))
    assert each.agency_id == Answering(TODAY).of(follower.pk)
    assert "Người mẫu C" not in each.title
    assert Event.objects.for_user(cast["so-du-lich"], "view").get() == row


def test_nothing_is_owed_of_what_was_called_off(officer):
    examples.contact(examples.event())
    services.cancel(Event.objects.get(), reason="Bão.", by=officer)
    assert list(owed(TODAY)) == []


def test_owed_costs_the_same_whatever_there_is(django_assert_max_num_queries):
    for _ in range(3):
        examples.over()
        examples.held()
        examples.contact(examples.asking(kind=EventKind.FAIR))
    with django_assert_max_num_queries(20):
        assert len(list(owed(TODAY))) == 12


# ── the calendar ─────────────────────────────────────────────────────────────────────────────────


def test_the_calendar_shows_its_days_to_who_may_see_it(officer, cast):
    row = examples.asking()
    town = partners.partner()
    row.partners.add(town)
    (each,) = happenings(officer, row.ends_on, row.ends_on)
    assert (each.since, each.until, each.is_tentative) == (row.starts_on, row.ends_on, True)
    assert (each.guests, each.partner_ids) == (town.name, {town.pk})
    assert list(happenings(cast["so-du-lich"], row.starts_on, row.ends_on)) == []
    assert list(happenings(officer, row.ends_on + timedelta(days=1), date(2027, 1, 1))) == []


def test_an_opening_is_shown_unless_an_event_tells_of_it(officer):
    place = examples.place()
    assert place.planned_on
    (each,) = happenings(officer, place.planned_on, place.planned_on)
    assert (each.is_tentative, each.place) == (True, place.address)
    place.opening = examples.event(starts_on=place.planned_on)
    place.save()
    (each,) = happenings(officer, place.planned_on, place.planned_on)
    assert each.key.startswith("event:")


# ── figures ──────────────────────────────────────────────────────────────────────────────────────


def counted(user, since=JANUARY, until=TODAY):
    return {each.key: each for each in figures(user, since, until)}


def test_what_took_place_is_counted_by_kind_channel_and_country(officer):
    other = partners.country("Nước mẫu 9")
    fair = examples.held(kind=EventKind.FAIR, where=Where.ABROAD)
    examples.held(kind=EventKind.ART, channel=Channel.PEOPLE, country=other)
    examples.over()
    examples.event()
    examples.contract(fair)
    examples.contact(fair)
    found = counted(officer)
    said = {key: each.value for key, each in found.items()}
    assert {key: said[f"events:{key}"] for key in ("held", "abroad", "kind:fair", "kind:art", "kind:sports")} == {
        "held": 2, "abroad": 1, "kind:fair": 1, "kind:art": 1, "kind:sports": 0,
    }  # fmt: skip
    assert [said[f"events:channel:{each}"] for each in Channel] == [0, 1, 1]
    assert found["events:channel:people"].channel == "people"
    assert (said["events:countries"], said[f"events:country:{other.pk}"]) == (2, 1)
    assert (said["events:visitors"], said["events:foreigners"], said["events:contacts"]) == (3600, 128, 1)
    assert (said["events:contracts"], said["events:contracts-value"]) == (1, Decimal("4640000000"))


def test_every_figure_opens_the_list_it_was_counted_from(enter, officer):
    examples.held(kind=EventKind.FAIR, where=Where.ABROAD)
    examples.held(kind=EventKind.ART, channel=Channel.PEOPLE, country=partners.country("Nước mẫu 9"))
    examples.contract(examples.over())
    examples.contact(examples.event(starts_on=TODAY))
    examples.told()
    for key, each in counted(officer).items():
        if each.unit in ("sự kiện", "điểm", "mối", "văn kiện"):
            page = enter(officer).get(each.url).context["page"]
            assert len(page.object_list) == each.value, key


def test_the_days_of_a_figure_are_both_counted(officer):
    row = examples.held()
    first = row.starts_on
    assert counted(officer, first, first)["events:held"].value == 1
    assert counted(officer, JANUARY, first - timedelta(days=1))["events:held"].value == 0
    assert counted(officer, first + timedelta(days=1), TODAY)["events:held"].value == 0


def test_places_are_counted_while_they_are_open_and_their_guests_by_what_was_told(officer):
    examples.told()
    examples.place()
    opened = clock.today() - timedelta(days=300)
    before = counted(officer, date(2025, 1, 1), opened - timedelta(days=1))
    assert before["events:places"].value == 0
    found = counted(officer, date(2025, 1, 1), date(2025, 12, 31))
    assert [found[f"events:{key}"].value for key in ("places", "places-abroad", "place-visitors")] == [1, 1, 640]


def test_who_does_not_see_an_event_does_not_count_it(cast):
    examples.held()
    assert counted(cast["so-du-lich"])["events:held"].value == 0


def test_figures_cost_the_same_whatever_there_is(officer, django_assert_max_num_queries):
    for _ in range(3):
        examples.contract(examples.held())
    with django_assert_max_num_queries(10):
        assert counted(officer)["events:held"].value == 3
