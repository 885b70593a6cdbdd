"""How notices travel, when mails go, what servers mean: rules on values."""

from dataclasses import replace
from datetime import datetime, time, timedelta

import pytest

from haidang.kit.clock import VIETNAM
from haidang.office.norms.rules import Calendar
from haidang.office.notices import rules
from haidang.office.notices.choices import Kind, MailState, Unreached, Verdict, Way

CALENDAR = Calendar(yearly=((4, 30, None, None), (5, 1, None, None)))
FIVE = time(17, 0)


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=VIETNAM)


def test_every_kind_has_its_manner_and_its_default_is_among_what_is_offered():
    assert set(rules.MANNERS) == set(Kind)
    assert all(manner.default in manner.ways for manner in rules.MANNERS.values())


@pytest.mark.parametrize(
    ("kind", "chosen", "way"),
    [
        (Kind.RETURNED, None, Way.INSTANT),
        (Kind.RETURNED, "daily", Way.DAILY),
        (Kind.RETURNED, "never", Way.INSTANT),  # what must be redone is not switched off
        (Kind.ACCEPTED, None, Way.DAILY),
        (Kind.ACCEPTED, "never", Way.NEVER),
        (Kind.URGED, "never", Way.DAILY),
        (Kind.RECEIPT, "daily", Way.INSTANT),  # a name that was used by a link is told at once
        (Kind.OWED, "instant", Way.DAILY),
        (Kind.OWED, "never", Way.NEVER),
        (Kind.ACCEPTED, "carrier-pigeon", Way.DAILY),
    ],
)
def test_a_choice_counts_only_where_it_is_offered(kind, chosen, way):
    assert rules.way_of(kind, chosen) == way


@pytest.mark.parametrize(
    ("kind", "is_active", "is_own_act", "told"),
    [
        (Kind.RETURNED, True, False, True),
        (Kind.RETURNED, True, True, False),
        (Kind.RECEIPT, True, True, True),
        (Kind.RETURNED, False, False, False),
        (Kind.RECEIPT, False, True, False),
    ],
)
def test_nobody_is_told_what_they_did_themselves_unless_a_link_did_it(kind, is_active, is_own_act, told):
    assert rules.is_told(kind, is_active=is_active, is_own_act=is_own_act) is told


@pytest.mark.parametrize(
    ("written", "leaves"),
    [
        ("2020-06-15T10:00", "2020-06-15T10:00"),  # a Monday morning
        ("2020-06-15T06:59", "2020-06-15T07:00"),
        ("2020-06-15T17:00", "2020-06-15T17:00"),
        ("2020-06-15T17:01", "2020-06-16T07:00"),
        ("2020-06-19T20:00", "2020-06-22T07:00"),  # Friday evening → Monday
        ("2020-06-20T10:00", "2020-06-22T07:00"),  # Saturday
        ("2020-04-29T18:00", "2020-05-04T07:00"),  # two holidays and a weekend
        ("2020-04-30T10:00", "2020-05-04T07:00"),
    ],
)
def test_what_can_wait_goes_in_office_hours_of_a_working_day(written, leaves):
    found = rules.leaves_at(at(written), at_once=False, calendar=CALENDAR, closes=FIVE)
    assert found == at(leaves)


def test_a_make_up_saturday_is_a_working_day():
    worked = replace(CALENDAR, worked=frozenset({at("2020-06-20T00:00").date()}))
    saturday = at("2020-06-20T10:00")
    assert rules.leaves_at(saturday, at_once=False, calendar=worked, closes=FIVE) == saturday


def test_what_cannot_wait_goes_in_the_night():
    night = at("2020-06-21T23:30")
    assert rules.leaves_at(night, at_once=True, calendar=CALENDAR, closes=FIVE) == night


@pytest.mark.parametrize(("tries", "minutes"), [(0, 2), (1, 2), (2, 10), (3, 30), (6, 240), (7, 480), (40, 480)])
def test_a_mail_that_is_put_off_waits_longer_each_time(tries, minutes):
    now = at("2020-06-15T10:00")
    assert rules.next_try(now, tries) - now == timedelta(minutes=minutes)


def test_a_mail_is_tried_for_more_than_a_day_before_it_is_given_up():
    written = at("2020-06-15T10:00")
    now, tries = written, 0
    while not rules.is_given_up(written, now):
        tries += 1
        now = rules.next_try(now, tries)
    assert now - written >= timedelta(days=4)
    assert 12 <= tries <= 20


@pytest.mark.parametrize(
    ("code", "words", "of_address", "meant"),
    [
        (250, "250 2.0.0 ok", False, Verdict.SENT),
        (251, "251 will forward", True, Verdict.SENT),
        (450, "450 4.2.0 greylisted, try again", True, Verdict.LATER),
        (451, "451 local error", False, Verdict.LATER),
        (452, "452 4.2.2 mailbox full", True, Verdict.LATER),
        (550, "550 5.1.1 user unknown", True, Verdict.BAD_ADDRESS),
        (550, "550 no such user here", True, Verdict.BAD_ADDRESS),
        (551, "551 user not local", True, Verdict.BAD_ADDRESS),
        (553, "553 mailbox name not allowed", True, Verdict.BAD_ADDRESS),
        (550, "550 5.2.1 mailbox disabled", True, Verdict.BAD_ADDRESS),
        (550, "550 5.4.4 host unknown", True, Verdict.BAD_ADDRESS),
        (552, "552 5.2.2 mailbox full", True, Verdict.LATER),
        (550, "550 5.7.1 relaying denied", True, Verdict.REFUSED),
        (550, "550 5.1.8 sender's domain unknown", True, Verdict.REFUSED),
        (554, "554 rejected as spam", False, Verdict.REFUSED),
        (550, "550 content not wanted", False, Verdict.REFUSED),
        (552, "552 5.3.4 message too big", False, Verdict.REFUSED),
        (354, "354 go on", False, Verdict.LATER),
    ],
)
def test_an_answer_condemns_the_address_only_when_it_is_about_the_address(code, words, of_address, meant):
    assert rules.verdict(code, words, of_address=of_address) == meant


@pytest.mark.parametrize(
    ("status", "meant"),
    [
        ("5.1.1", Verdict.BAD_ADDRESS),
        ("5.1.2", Verdict.BAD_ADDRESS),
        ("5.4.4", Verdict.BAD_ADDRESS),
        ("5.2.2", Verdict.LATER),
        ("4.4.7", Verdict.LATER),
        ("5.7.1", Verdict.REFUSED),
        ("2.1.5", Verdict.SENT),
        ("", Verdict.REFUSED),
    ],
)
def test_the_precise_number_alone_says_the_same(status, meant):
    assert rules.verdict_of_status(status) == meant


def test_what_was_held_in_a_practice_space_never_leaves_it():
    assert not rules.may_retry(MailState.HELD)
    assert rules.may_cancel(MailState.HELD)


@pytest.mark.parametrize(
    ("state", "retry", "cancel"),
    [
        (MailState.WAITING, False, True),
        (MailState.SENDING, False, False),
        (MailState.SENT, False, False),
        (MailState.BOUNCED, True, False),
        (MailState.FAILED, True, True),
        (MailState.NO_ADDRESS, True, True),
        (MailState.CANCELLED, True, False),
    ],
)
def test_what_has_gone_is_neither_cancelled_nor_sent_again(state, retry, cancel):
    assert (rules.may_retry(state), rules.may_cancel(state)) == (retry, cancel)


@pytest.mark.parametrize(
    ("is_active", "address", "is_bad", "why"),
    [
        (True, "a@vi-du.example", False, None),
        (True, "a@vi-du.example", True, Unreached.BAD_ADDRESS),
        (True, "", False, Unreached.NO_ADDRESS),
        (False, "a@vi-du.example", False, Unreached.LEFT),
        (False, "", True, Unreached.LEFT),
    ],
)
def test_why_somebody_is_not_reached(is_active, address, is_bad, why):
    assert rules.why_unreached(is_active=is_active, address=address, is_bad=is_bad) == why
