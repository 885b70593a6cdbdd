"""Xin ý kiến by its rules and norms: what silence is, what keeps an answer out, by which day."""

from datetime import UTC, date, datetime

import pytest

from haidang.office.documents import opinion_norms, rules
from haidang.office.documents.choices import OpinionState
from haidang.office.norms.models import Norm
from haidang.office.norms.selectors import counts_for

DUE = date(2020, 6, 15)


@pytest.mark.parametrize(
    ("answered_on", "today", "withdrawn", "state"),
    [
        (None, date(2020, 6, 14), False, OpinionState.WAITING),
        (None, DUE, False, OpinionState.WAITING),
        (None, date(2020, 6, 16), False, OpinionState.SILENT),
        (None, date(2020, 6, 16), True, OpinionState.WITHDRAWN),
        (DUE, DUE, False, OpinionState.ANSWERED),
        (DUE, date(2020, 7, 1), False, OpinionState.ANSWERED),
        (date(2020, 6, 16), date(2020, 6, 16), False, OpinionState.ANSWERED_LATE),
        (DUE, date(2020, 7, 1), True, OpinionState.ANSWERED),
    ],
)
def test_an_opinion_stands_by_its_due_day(answered_on, today, withdrawn, state):
    assert rules.opinion_state(answered_on, DUE, today, is_withdrawn=withdrawn) == state


FOR_THEM = {"entered_for": True, "source": "Điện thoại của Chánh Văn phòng", "answered_on": date(2020, 6, 10)}


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({}, ""),
        ({"stance": "remarks"}, "no-words"),
        ({"stance": "remarks", "words": "  "}, "no-words"),
        ({"stance": "remarks", "words": "Thêm một giải pháp"}, ""),
        ({"stance": "remarks", "has_document": True}, ""),
        ({"settled": "taken"}, "settled"),
        (FOR_THEM, ""),
        ({"is_theirs": True}, ""),
        (FOR_THEM | {"is_theirs": True}, "theirs"),
        (FOR_THEM | {"source": " "}, "no-source"),
        (FOR_THEM | {"answered_on": None}, "no-day"),
        (FOR_THEM | {"answered_on": date(2020, 6, 7)}, "before-asked"),
        (FOR_THEM | {"answered_on": date(2020, 6, 8)}, ""),
        (FOR_THEM | {"answered_on": date(2020, 6, 12)}, ""),
        (FOR_THEM | {"answered_on": date(2020, 6, 13)}, "future"),
    ],
)
def test_what_keeps_an_answer_out(change, code):
    facts = {
        "stance": "agrees", "words": "", "has_document": False, "settled": "", "entered_for": False, "source": "",
        "is_theirs": False,
        "answered_on": date(2020, 6, 12), "asked_on": date(2020, 6, 8), "today": date(2020, 6, 12),
    }  # fmt: skip
    assert rules.why_no_opinion(**(facts | change)) == code


@pytest.mark.parametrize(
    ("stance", "settlement", "explanation", "code"),
    [
        ("", "taken", "", "not-answered"),
        ("agrees", "taken", "", "nothing-to-settle"),
        ("remarks", "taken", "", ""),
        ("remarks", "partly", "", "no-explanation"),
        ("remarks", "explained", " ", "no-explanation"),
        ("remarks", "explained", "Trái Nghị định", ""),
        ("remarks", "", "", ""),
    ],
)
def test_what_keeps_a_settlement_out(stance, settlement, explanation, code):
    assert rules.why_not_settled(stance=stance, settlement=settlement, explanation=explanation) == code


@pytest.mark.parametrize(
    ("states", "unsettled", "code"),
    [
        ([OpinionState.ANSWERED, OpinionState.SILENT], False, ""),
        ([OpinionState.ANSWERED, OpinionState.WAITING], False, "waiting"),
        ([OpinionState.WAITING], True, "waiting"),
        ([OpinionState.ANSWERED_LATE], True, "unsettled"),
    ],
)
def test_when_a_question_may_end(states, unsettled, code):
    assert rules.why_not_closed(states, has_unsettled=unsettled) == code


# ── the norms ────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("asked_on", "due_on"),
    [
        (date(2020, 6, 8), date(2020, 6, 15)),  # Monday to Monday
        (date(2020, 6, 12), date(2020, 6, 19)),  # Friday: the weekend is not counted
        (date(2020, 6, 13), date(2020, 6, 19)),  # Saturday: counted from Monday on
        (date(2020, 1, 20), date(2020, 2, 3)),  # Tết 23/1 to 29/1/2020 lies between
        (date(2020, 4, 28), date(2020, 5, 7)),  # 30/4 and 1/5
    ],
)
def test_opinions_are_due_in_working_days_by_the_norm_of_the_day(seeded, asked_on, due_on):
    term = opinion_norms.term_of(asked_on)
    assert term
    assert (term.due_on, term.norm.code) == (due_on, "OPIN-DUE")


def test_a_norm_that_changed_holds_from_its_day_on(seeded):
    Norm.objects.filter(code="OPIN-DUE").update(valid_to=date(2020, 6, 8))
    Norm.objects.create(
        code="OPIN-DUE-2", act="trả lời", value="02 ngày làm việc", amount="2", unit="working-days",
        valid_from=date(2020, 6, 9), document="Quy chế mới",
    )  # fmt: skip
    before, after = opinion_norms.term_of(date(2020, 6, 8)), opinion_norms.term_of(date(2020, 6, 9))
    assert before
    assert after
    assert (before.due_on, after.due_on) == (date(2020, 6, 15), date(2020, 6, 11))


@pytest.mark.parametrize(
    ("at", "day"),
    [
        (datetime(2026, 3, 2, 9, 59, tzinfo=UTC), 15),  # 16:59 in Vietnam
        (datetime(2026, 3, 2, 10, 0, tzinfo=UTC), 15),  # 17:00
        (datetime(2026, 3, 2, 10, 0, 1, tzinfo=UTC), 16),
        (datetime(2026, 3, 2, 17, 30, tzinfo=UTC), 15),  # half past midnight of the next day
    ],
)
def test_what_comes_in_after_office_hours_counts_for_the_next_day(seeded, at, day):
    assert counts_for(at, date(2020, 6, 15)) == date(2020, 6, day)


@pytest.mark.parametrize(
    ("today", "day"),
    [
        (date(2020, 6, 12), date(2020, 6, 15)),  # Friday evening: Monday
        (date(2020, 4, 29), date(2020, 5, 4)),  # the evening before 30/4, 1/5 and a weekend
        (date(2020, 1, 22), date(2020, 1, 30)),  # the evening before Tết
    ],
)
def test_an_evening_before_days_of_rest_counts_for_the_next_working_day(seeded, today, day):
    assert counts_for(datetime(2026, 3, 2, 11, 0, tzinfo=UTC), today) == day
    assert counts_for(datetime(2026, 3, 2, 2, 0, tzinfo=UTC), today) == today


def test_without_a_norm_or_with_two_the_day_ends_at_five(seeded):
    evening = datetime(2026, 3, 2, 10, 0, 1, tzinfo=UTC)
    Norm.objects.create(
        code="RPT-CUTOFF",
        act="giờ cuối",
        value="16 giờ",
        amount="16:00",
        unit="time",
        document="Quy chế mới",
        valid_from=date(2020, 1, 1),
    )
    assert counts_for(evening, date(2020, 6, 15)) == date(2020, 6, 16)
    Norm.objects.filter(code="RPT-CUTOFF").delete()
    assert counts_for(evening, date(2020, 6, 15)) == date(2020, 6, 16)
