"""A feed as somebody's own calendar reads it: whose rights, what it says, when it is silent."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import icalendar
import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from haidang.desk.calendar import examples, services
from haidang.desk.calendar.models import Feed
from haidang.desk.calendar.tests.made import june, thing
from haidang.kit.audit.models import Note
from haidang.office.accounts.choices import Role

pytestmark = pytest.mark.django_db

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
FEEDS = "/lich/dia-chi/"


def address(secret):
    return reverse("desk:calendar-feed", args=[secret])


def read(secret, **headers):
    return Client().get(address(secret), headers=headers)


def events(secret):
    """What the library of another program makes of it, by the key of each thing."""
    reply = read(secret)
    assert reply.status_code == 200
    assert reply["Content-Type"] == "text/calendar; charset=utf-8"
    calendar = icalendar.Calendar.from_ical(reply.content)
    return {str(event["uid"]).partition("@")[0]: event for event in calendar.walk("VEVENT")}


@pytest.fixture
def secret(officer):
    return examples.feed(officer)[1]


def test_a_day_ends_with_the_next_and_an_hour_is_that_of_vietnam(secret, lie):
    lie(
        june(15, key="visit:1", at=time(8, 30), place="Trụ sở UBND tỉnh"),
        thing(date(2020, 6, 16), date(2020, 6, 18), key="delegation:2", kind="delegation"),
        june(15, key="visit:5", at=time(14), ends_at=time(14, 45)),
        june(19, key="agreement:3", kind="agreement"),
        thing(date(2020, 6, 20), date(2020, 6, 22), key="conference:4", kind="conference", at=time(14)),
    )
    found = events(secret)
    starts, ends = found["visit:1"].decoded("dtstart"), found["visit:1"].decoded("dtend")
    assert starts == datetime(2020, 6, 15, 8, 30, tzinfo=VIETNAM)
    assert found["visit:1"]["dtstart"].params["TZID"] == "Asia/Ho_Chi_Minh"
    assert ends - starts == timedelta(hours=2)
    assert found["visit:5"].decoded("dtend") == datetime(2020, 6, 15, 14, 45, tzinfo=VIETNAM)
    assert (found["delegation:2"].decoded("dtstart"), found["delegation:2"].decoded("dtend")) == (
        date(2020, 6, 16), date(2020, 6, 19),
    )  # fmt: skip
    assert found["agreement:3"].decoded("dtend") == date(2020, 6, 20)
    # the hour is of the first day; the last is taken whole
    assert found["conference:4"].decoded("dtend") == datetime(2020, 6, 23, tzinfo=VIETNAM)
    body = read(secret).content.decode()
    assert "BEGIN:VTIMEZONE" in body
    assert max(map(len, body.encode().split(b"\r\n"))) <= 75


def test_what_is_cancelled_or_not_decided_says_so(secret, lie):
    lie(june(15, key="a:1", is_cancelled=True), june(15, key="a:2", is_tentative=True), june(15, key="a:3"))
    assert {key: str(event["status"]) for key, event in events(secret).items()} == {
        "a:1": "CANCELLED", "a:2": "TENTATIVE", "a:3": "CONFIRMED",
    }  # fmt: skip


def test_nothing_of_persons_is_in_it(secret, lie):
    passport = june(16, key="passport:1", kind="expiry", title="Hộ chiếu hết hạn: Ông D", names_person=True)
    back = june(17, key="owed:1", kind="due", title="Nộp lại hộ chiếu sau chuyến đi: Bà E", names_person=True)
    lie(
        june(
            15, key="visit:1", title="Tiếp đoàn", host="Ông A", guests="Bà B", interpreter="Cô C 0900000000", car="72A"
        ),
        passport,
        back,
    )
    found = events(secret)
    assert str(found["visit:1"]["summary"]) == "Tiếp đoàn"
    assert str(found["passport:1"]["summary"]) == "Hộ chiếu hết hạn"
    assert str(found["owed:1"]["summary"]) == "Nộp lại hộ chiếu sau chuyến đi"
    assert str(found["passport:1"]["url"]).endswith(passport.url)
    body = read(secret).content.decode()
    assert not [said for said in ("Ông A", "Bà B", "Cô C", "Ông D", "Bà E", "0900000000", "72A") if said in body]


def test_words_of_any_kind_break_nothing(secret, lie):
    title = "Tiếp; đoàn, “ba\\bốn”\r\nATTENDEE:mailto:x@y " + "dài " * 60
    lie(june(15, title=title, place="A, B; C"))
    (event,) = events(secret).values()
    assert str(event["summary"]).split() == title.split()
    assert str(event["location"]) == "A, B; C"
    assert "attendee" not in event


def test_the_uid_of_a_thing_stays_and_what_is_unchanged_is_not_sent_again(secret, lie):
    visit = {"key": "visit:1", "at": time(8)}
    lie(june(15, **visit))
    first = read(secret)
    again = read(secret, if_none_match=first["ETag"])
    assert (again.status_code, again.content) == (304, b"")
    assert read(secret, if_modified_since=first["Last-Modified"]).status_code == 304
    assert read(secret).content == first.content
    lie(june(16, **visit))
    moved = read(secret, if_none_match=first["ETag"])
    assert (moved.status_code, moved["ETag"] != first["ETag"]) == (200, True)
    before, after = (icalendar.Calendar.from_ical(reply.content).walk("VEVENT")[0] for reply in (first, moved))
    assert before["uid"] == after["uid"]
    assert before.decoded("dtstamp") <= after.decoded("dtstamp")


def test_the_rights_are_those_of_the_person_at_each_reading(cast, officer, secret, plan, ask):
    ask(date(2020, 6, 19), "SCT")
    ask(date(2020, 6, 19), "SDL")
    ours = events(secret)
    assert len([key for key in ours if key.startswith("owed:answer:")]) == 1
    assert any(key.startswith("task:") for key in ours)
    officer.agency, officer.role = cast["bo-chi-huy-quan-su"].agency, Role.FOCAL
    officer.save()
    assert not [key for key in events(secret) if key.startswith("owed:answer:")]


def test_who_oversees_gets_no_deadlines_of_others(cast, plan, ask):
    ask(date(2020, 6, 19), "SCT", "UBND")
    chair = cast["lanh-dao-ubnd"]
    keys = [key for key in events(examples.feed(chair)[1]) if key.startswith("owed:answer:")]
    assert len(keys) == 1
    assert keys[0].endswith(f":{chair.agency_id}")


def test_a_revoked_address_a_closed_account_and_no_address_are_the_same(officer, secret, cast):
    assert read(secret).status_code == 200
    officer.is_active = False
    officer.save()
    assert read(secret).status_code == 404
    officer.is_active = True
    officer.save()
    services.revoke(Feed.objects.get(), by=officer)
    assert read(secret).status_code == 404
    assert read("x").status_code == 404
    assert read(services.digest_of(secret)).status_code == 404
    assert Client().post(address(secret)).status_code == 405


def test_who_becomes_an_administrator_reads_no_content(officer, secret):
    officer.role = Role.ADMIN
    officer.save()
    assert read(secret).status_code == 404


def test_the_address_is_shown_once_and_kept_nowhere(enter, officer):
    client = enter(officer)
    reply = client.post(FEEDS, {"name": "Điện thoại", "kinds": ["visit"]})
    assert reply["Cache-Control"] == "no-store"
    page = reply.content.decode()
    secret = page.partition("/lich/rieng/")[2].partition(".ics")[0]
    assert events(secret) == {}
    feed = Feed.objects.get()
    assert (feed.kinds, feed.read_on) == (["visit"], date(2020, 6, 15))
    assert secret not in repr(feed.__dict__)
    later = client.get(FEEDS).content.decode()
    assert secret not in later
    assert "Điện thoại" in later
    assert [note.verb for note in Note.objects.filter(object_id=feed.pk, verb__startswith="feed")] == ["feed-made"]


def test_five_addresses_are_enough_until_one_is_revoked(enter, officer):
    for number in range(services.MOST):
        services.make_feed(name=str(number), by=officer)
    reply = enter(officer).post(FEEDS, {"name": "Nữa"})
    assert reply.status_code == 422
    assert "Bạn đã có 5 địa chỉ lịch đang dùng" in reply.content.decode()
    with pytest.raises(ValidationError):
        services.make_feed(name="nữa", by=officer)
    enter(officer).post(f"{FEEDS}{Feed.objects.latest('pk').pk}/thu-hoi/")
    assert enter(officer).post(FEEDS, {"name": "Nữa"}).status_code == 200


def test_a_reading_costs_the_same_whatever_it_finds(secret, lie, django_assert_num_queries):
    lie(june(15))
    read(secret)
    with django_assert_num_queries(1):
        read(secret)
    lie(*(june(1 + number % 28, agency_ids=frozenset({number})) for number in range(300)))
    read(secret)
    with django_assert_num_queries(1):
        read(secret)
