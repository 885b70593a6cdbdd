"""How a passport stands, whether it is fit for a trip, who allows a private one: tables of cases."""

from datetime import date

import pytest

from haidang.kit.verdicts import Outcome
from haidang.registers.passports import rules, verdicts
from haidang.registers.passports.choices import Channel, Move, State

UNTIL = date(2021, 6, 30)
SIX = verdicts.Months(6, "văn bản mẫu")


def lines(*kinds):
    return [rules.Line(kind.rstrip("!"), kind.endswith("!")) for kind in kinds]


@pytest.mark.parametrize(
    ("book", "is_issued", "state"),
    [
        ((), False, State.ASKED),
        ((), True, State.ISSUED),
        (("received",), True, State.KEPT),
        (("received", "given"), True, State.OUT),
        (("received", "given", "returned"), True, State.KEPT),
        (("received", "given", "lost"), True, State.LOST),
        (("received", "lost"), True, State.LOST),
        (("received", "lost", "surrendered"), True, State.GONE),
        (("received", "transferred"), True, State.ON_WAY),
        (("received", "transferred!"), True, State.KEPT),
        (("received", "transferred!", "given"), True, State.OUT),
        (("received", "left"), True, State.GONE),
        # a line that the table does not know from there changes nothing
        (("received", "returned"), True, State.KEPT),
    ],
)
def test_how_a_passport_stands_follows_from_its_book(book, is_issued, state):
    assert rules.state_of(lines(*book), is_issued=is_issued) == state


@pytest.mark.parametrize(
    ("state", "moves"),
    [
        (State.ASKED, set()),
        (State.ISSUED, {Move.RECEIVED}),
        (State.KEPT, {Move.GIVEN, Move.TRANSFERRED, Move.LOST, Move.LEFT, Move.SURRENDERED}),
        (State.OUT, {Move.RETURNED, Move.LOST}),
        (State.ON_WAY, {Move.LOST}),
        (State.LOST, {Move.SURRENDERED}),
        (State.GONE, set()),
    ],
)
def test_what_may_be_written_follows_from_how_it_stands(state, moves):
    assert set(rules.may_happen(state)) == moves


@pytest.mark.parametrize(
    ("due", "returned", "today", "late"),
    [
        (date(2021, 3, 5), None, date(2021, 3, 5), False),
        (date(2021, 3, 5), None, date(2021, 3, 6), True),
        (date(2021, 3, 5), date(2021, 3, 5), date(2021, 4, 1), False),
        (date(2021, 3, 5), date(2021, 3, 8), date(2021, 4, 1), True),
        (None, None, date(2021, 4, 1), False),
    ],
)
def test_the_due_day_itself_is_in_time(due, returned, today, late):
    assert rules.is_late(due, returned_on=returned, today=today) is late


@pytest.mark.parametrize(
    ("expires", "months", "code", "kind"),
    [
        (date(2021, 6, 29), SIX, "expired", Outcome.REFUSE),
        (date(2021, 6, 30), SIX, "short", Outcome.WARN),
        (date(2021, 12, 30), SIX, "short", Outcome.WARN),
        (date(2021, 12, 31), SIX, "valid", Outcome.OK),
        (date(2025, 1, 1), verdicts.Months(None, why="chưa có quy định"), "validity", Outcome.UNKNOWN),
        # what ended before the trip does needs no norm to be refused
        (date(2021, 1, 1), verdicts.Months(None, why="chưa có quy định"), "expired", Outcome.REFUSE),
    ],
)
def test_a_passport_must_outlive_the_trip_and_the_visa_note(expires, months, code, kind):
    said = verdicts.validity(expires, UNTIL, months)
    assert (said.code, said.kind) == (code, kind)
    assert said.compared


@pytest.mark.parametrize(
    ("expires", "told"),
    [
        (date(2021, 6, 29), "đã hết hạn ngày 29/06/2021"),
        (date(2021, 12, 30), "chuyến đi tới"),
        (date(2021, 12, 31), "kể từ hôm nay"),
    ],
)
def test_of_a_passport_that_is_on_no_trip_no_day_of_coming_home_is_said(expires, told):
    said = verdicts.validity(expires, UNTIL, SIX, is_trip=False)
    assert told in said.sentence
    assert "ngày về" not in f"{said.sentence} {said.compared}"


def held(state, expires=date(2025, 1, 1), pk=1):
    return verdicts.Held(pk, state, expires, date(2021, 5, 1))


@pytest.mark.parametrize(
    ("passports", "pk", "code", "kind"),
    [
        ([], None, "none", Outcome.REFUSE),
        ([held(State.LOST)], None, "lost", Outcome.REFUSE),
        ([held(State.GONE)], None, "none", Outcome.REFUSE),
        ([held(State.ASKED, None)], 1, "asked", Outcome.WARN),
        ([held(State.ISSUED)], 1, "issued", Outcome.WARN),
        ([held(State.OUT)], 1, "out", Outcome.WARN),
        ([held(State.ON_WAY)], 1, "on-way", Outcome.WARN),
        ([held(State.KEPT)], 1, "valid", Outcome.OK),
        ([held(State.KEPT, date(2021, 1, 1))], 1, "expired", Outcome.REFUSE),
        # given out for the very trip that is asked about
        ([verdicts.Held(1, State.OUT, date(2025, 1, 1), UNTIL)], 1, "given", Outcome.OK),
        ([verdicts.Held(1, State.OUT, date(2021, 7, 1), UNTIL)], 1, "short", Outcome.WARN),
        # the one that is here goes before a longer one that is elsewhere
        ([held(State.OUT, date(2026, 1, 1), 1), held(State.KEPT, date(2025, 1, 1), 2)], 2, "valid", Outcome.OK),
        # one that ends before the trip does not
        ([held(State.KEPT, date(2021, 1, 1), 1), held(State.OUT, date(2025, 1, 1), 2)], 2, "out", Outcome.WARN),
    ],
)
def test_the_passport_somebody_can_go_with(passports, pk, code, kind):
    which, said = verdicts.fit(passports, UNTIL, SIX, new_by=date(2021, 3, 8))
    assert (which, said.code, said.kind) == (pk, code, kind)


def test_who_has_none_is_told_when_one_could_come():
    _which, said = verdicts.fit([], UNTIL, SIX, new_by=date(2021, 3, 8))
    assert "08/03/2021" in said.sentence


@pytest.mark.parametrize(
    ("channel", "is_of_party", "kind"),
    [
        (Channel.PARTY, True, Outcome.OK),
        (Channel.PARTY, False, Outcome.WARN),
        (Channel.STATE, False, Outcome.OK),
        (Channel.STATE, True, Outcome.WARN),
        (Channel.STATE, None, Outcome.UNKNOWN),
    ],
)
def test_the_side_that_manages_an_official_allows_a_private_trip(channel, is_of_party, kind):
    assert verdicts.answer_verdict(channel, is_of_party=is_of_party).kind == kind
