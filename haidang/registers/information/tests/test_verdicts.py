"""The rules of the room as tables of cases, with their boundary days."""

from datetime import date, time
from typing import Any

import pytest

from haidang.kit.verdicts import Outcome
from haidang.registers.information import verdicts
from haidang.registers.information.choices import LicenceStage, PressKind
from haidang.registers.information.verdicts import Issue, Licence, Press, Term

OK, WARN, REFUSE, UNKNOWN = Outcome.OK, Outcome.WARN, Outcome.REFUSE, Outcome.UNKNOWN


def kind_of(found):
    return found.kind if found else None


def term(last, *, may_refuse=True, why=""):
    return Term(last, 15, "ngày", "TT mẫu", may_refuse, why)


NONE, GAP = Term(), Term(why="Chưa có quy định “X” cho ngày ấy.")


@pytest.mark.parametrize(
    ("valid_to", "until", "kind"),
    [
        (date(2021, 2, 28), term(date(2021, 3, 1)), OK),
        (date(2021, 3, 1), term(date(2021, 3, 1)), REFUSE),
        (date(2021, 3, 1), term(date(2021, 3, 1), may_refuse=False), WARN),
        (date(2021, 3, 1), GAP, UNKNOWN),
    ],
)
def test_a_licence_is_not_longer_than_the_law_lets_it_be(valid_to, until, kind):
    assert kind_of(verdicts.length(date(2020, 3, 1), valid_to, until)) == kind


END = date(2020, 12, 31)


@pytest.mark.parametrize(
    ("on", "has_renewal", "kind", "says"),
    [
        (date(2020, 10, 31), False, OK, "còn hiệu lực 61 ngày"),
        (date(2020, 11, 1), False, WARN, "còn 60 ngày"),
        (date(2020, 11, 1), True, OK, "còn hiệu lực 60 ngày"),
        (date(2020, 12, 1), False, WARN, "còn 30 ngày"),
        (date(2020, 12, 2), False, WARN, "lẽ ra nộp trước ngày 01/12/2020"),
        (date(2020, 12, 31), False, WARN, "còn 0 ngày"),
        (date(2021, 1, 1), True, REFUSE, "đã hết hiệu lực từ sau ngày 31/12/2020"),
    ],
)
def test_the_end_of_a_licence_is_told_60_and_30_days_before(on, has_renewal, kind, says):
    ahead, renewal = term(date(2020, 11, 1)), term(date(2020, 12, 1))
    found = verdicts.expiry(END, on, ahead=ahead, renewal=renewal, has_renewal=has_renewal)
    assert kind_of(found) == kind
    assert says in str(found)


def test_without_a_norm_nobody_says_when_to_think_of_the_end():
    assert kind_of(verdicts.expiry(END, date(2020, 12, 1), ahead=GAP, renewal=NONE, has_renewal=False)) == UNKNOWN
    assert verdicts.expiry(None, date(2020, 12, 1), ahead=GAP, renewal=NONE, has_renewal=False) is None


@pytest.mark.parametrize(
    ("valid_to", "stopped_on", "last"),
    [
        (END, None, END),
        (END, date(2020, 7, 1), date(2020, 6, 30)),
        (END, date(2021, 7, 1), END),
        (None, date(2020, 7, 1), None),
    ],
)
def test_a_bulletin_comes_out_until_the_day_before_it_is_stopped(valid_to, stopped_on, last):
    assert verdicts.last_day(valid_to, stopped_on) == last


@pytest.mark.parametrize(
    ("told_on", "until", "kind"),
    [
        (date(2020, 6, 16), term(date(2020, 6, 16)), OK),
        (date(2020, 6, 17), term(date(2020, 6, 16)), REFUSE),
        (date(2020, 6, 17), term(date(2020, 6, 16), may_refuse=False), WARN),
        (date(2020, 6, 17), GAP, UNKNOWN),
    ],
)
def test_stopping_is_told_in_time(told_on, until, kind):
    assert kind_of(verdicts.stop_notice(told_on, date(2020, 7, 1), until)) == kind


@pytest.mark.parametrize(
    ("answered_on", "on", "kind"),
    [
        (None, date(2020, 6, 16), OK),
        (None, date(2020, 6, 17), WARN),
        (date(2020, 6, 16), date(2020, 9, 1), OK),
        (date(2020, 6, 17), date(2020, 9, 1), WARN),
    ],
)
def test_a_late_answer_is_told_and_stops_nothing(answered_on, on, kind):
    assert kind_of(verdicts.answered("x", "trả lời", answered_on, on, term(date(2020, 6, 16)))) == kind


def test_where_the_law_asks_for_no_answer_nothing_is_said_and_a_gap_is_told():
    assert verdicts.answered("x", "trả lời", None, END, NONE) is None
    assert kind_of(verdicts.answered("x", "trả lời", None, END, GAP)) == UNKNOWN


LICENCE = Licence("Bản tin mẫu", LicenceStage.LICENSED, date(2020, 1, 1), END, "vi-en", 32, 500, "01/GP-UBND")


@pytest.mark.parametrize(
    ("out_on", "facts", "codes"),
    [
        (date(2020, 1, 1), {}, {"issue-licence": OK}),
        (END, {}, {"issue-licence": OK}),
        (date(2019, 12, 31), {}, {"issue-licence": REFUSE}),
        (date(2021, 1, 1), {}, {"issue-licence": REFUSE}),
        (END, {"copies": 501}, {"issue-licence": OK, "issue-copies": WARN}),
        (END, {"copies": 499, "pages": 31}, {"issue-licence": OK}),
        (END, {"pages": 33}, {"issue-licence": OK, "issue-pages": WARN}),
        (END, {"language": "ja"}, {"issue-licence": OK, "issue-language": WARN}),
    ],
)
def test_no_issue_comes_out_outside_its_licence(out_on, facts, codes):
    issue = Issue(**{"out_on": out_on, "language": "vi-en", "pages": 32, "copies": 500} | facts)
    assert {one.code: one.kind for one in verdicts.issue_checks(issue, LICENCE)} == codes


def test_no_issue_comes_out_before_there_is_a_licence():
    for stage in (LicenceStage.DRAFT, LicenceStage.FILED, LicenceStage.REFUSED, LicenceStage.CANCELLED):
        licence = Licence("Bản tin mẫu", stage, None, None, "vi-en", 32, 500)
        (found,) = verdicts.issue_checks(Issue(END, "vi-en", 32, 500), licence)
        assert (found.kind, "chưa được cấp phép" in found.sentence) == (REFUSE, True)


@pytest.mark.parametrize(
    ("printed", "out", "more", "goes"),
    [(100, 0, 100, True), (100, 60, 40, True), (100, 60, 41, False), (0, 0, 9, True)],
)
def test_no_more_copies_are_handed_out_than_there_are(printed, out, more, goes):
    assert (verdicts.too_many(printed, out, more) == "") is goes


# ── foreign press ────────────────────────────────────────────────────────────────────────────────


def press(**facts):
    given: dict[str, Any] = {
        "kind": PressKind.VISITING,
        "received_on": date(2020, 6, 1),
        "starts_on": date(2020, 6, 15),
    }
    given |= {"ends_on": date(2020, 6, 17), "licence": "12/GP", "licence_from": date(2020, 6, 15)}
    return Press(**given | {"licence_to": date(2020, 6, 17)} | facts)


@pytest.mark.parametrize(
    ("last", "kind"),
    [
        (term(date(2020, 6, 1)), OK),
        (term(date(2020, 5, 31)), REFUSE),
        (term(date(2020, 5, 31), may_refuse=False), WARN),
        (GAP, UNKNOWN),
    ],
)
def test_press_asks_in_time(last, kind):
    assert kind_of(verdicts.press_notice(press(), last)) == kind


def test_where_the_law_asks_for_no_notice_nothing_is_said():
    assert verdicts.press_notice(press(), NONE) is None


@pytest.mark.parametrize(
    ("facts", "is_asked", "kind"),
    [
        ({}, True, OK),
        ({"licence": " "}, True, REFUSE),
        ({"licence": ""}, False, WARN),
        ({"kind": PressKind.RESIDENT, "licence": ""}, True, REFUSE),
        ({"kind": PressKind.RESIDENT, "licence": ""}, False, None),
        ({"kind": PressKind.CONFERENCE, "licence": ""}, True, None),
        ({"licence_from": date(2020, 6, 16)}, True, REFUSE),
        ({"licence_to": date(2020, 6, 16)}, True, REFUSE),
        ({"licence_from": None, "licence_to": None}, True, OK),
    ],
)
def test_reporters_work_by_a_licence_on_its_days(facts, is_asked, kind):
    found = verdicts.press_licence(press(**facts), "NĐ mẫu", is_asked=is_asked)
    assert kind_of(found) == kind


@pytest.mark.parametrize(
    ("at", "last"),
    [
        (time(9, 0), date(2026, 7, 9)),
        (time(0, 0), date(2026, 7, 9)),
        (None, date(2026, 7, 9)),
    ],
)
def test_24_hours_before_is_the_day_before(at, last):
    assert verdicts.hours_before(date(2026, 7, 10), at, 24) == last


def test_silence_agrees_only_to_a_film_and_only_afterwards():
    last = term(date(2026, 7, 10))
    film = press(kind=PressKind.FILM)
    assert not verdicts.agreed_by_silence(film, date(2026, 7, 10), last)
    assert verdicts.agreed_by_silence(film, date(2026, 7, 11), last)
    assert not verdicts.agreed_by_silence(press(), date(2026, 7, 11), last)
    assert not verdicts.agreed_by_silence(film, date(2026, 7, 11), GAP)
