"""Seats, closing days and what is said of a course: tables of cases."""

from dataclasses import replace
from datetime import date

import pytest

from haidang.kit.verdicts import Outcome
from haidang.registers.events import training_rules as rules
from haidang.registers.events.training_choices import CourseStage, EnrolmentStage

TODAY = date(2026, 3, 2)
OPEN = rules.Facts(
    stage=CourseStage.OPEN, organiser="Bộ Ngoại giao", needs_letter=True, register_by=date(2026, 3, 12),
    starts_on=date(2026, 4, 1), seats=20,
)  # fmt: skip


@pytest.mark.parametrize(
    ("seats", "taken", "free", "place"),
    [
        (None, 500, None, EnrolmentStage.SEAT),
        (2, 0, 2, EnrolmentStage.SEAT),
        (2, 1, 1, EnrolmentStage.SEAT),
        (2, 2, 0, EnrolmentStage.WAITING),
        (2, 3, 0, EnrolmentStage.WAITING),
    ],
)
def test_the_last_seat_is_given_and_the_next_waits(seats, taken, free, place):
    assert rules.free_seats(seats, taken) == free
    assert rules.place(seats, taken) == place


@pytest.mark.parametrize(
    ("seats", "taken", "moved"),
    [(2, 2, []), (3, 2, ["an"]), (4, 2, ["an", "ba"]), (9, 2, ["an", "ba"]), (None, 2, ["an", "ba"])],
)
def test_who_came_first_moves_up_first(seats, taken, moved):
    assert rules.moving_up(["an", "ba"], seats, taken) == moved


@pytest.mark.parametrize(("seats", "taken", "refused"), [(None, 9, False), (9, 9, False), (8, 9, True)])
def test_seats_are_not_fewer_than_are_taken(seats, taken, refused):
    told = rules.too_few_seats(seats, taken)
    assert bool(told) == refused
    assert not refused or ("9 người" in told and "8" in told)


@pytest.mark.parametrize(
    ("stage", "today", "words"),
    [
        (CourseStage.OPEN, date(2026, 3, 11), ""),
        (CourseStage.OPEN, date(2026, 3, 12), ""),
        (CourseStage.OPEN, date(2026, 3, 13), "đến hết ngày 12/03/2026; hôm nay là ngày 13/03/2026"),
        (CourseStage.CLOSED, date(2026, 3, 1), "đã chốt"),
        (CourseStage.DRAFT, date(2026, 3, 1), "Đang chuẩn bị"),
        (CourseStage.HELD, date(2026, 3, 1), "Đã tổ chức"),
        (CourseStage.CANCELLED, date(2026, 3, 1), "Không tổ chức"),
    ],
)
def test_names_are_taken_to_the_end_of_the_closing_day(stage, today, words):
    told = rules.not_entered(stage, "Lớp mẫu", date(2026, 3, 12), today, "Sở Ngoại vụ")
    assert words in told
    assert bool(told) == bool(words)


@pytest.mark.parametrize(
    ("today", "kind", "words"),
    [
        (date(2026, 3, 11), Outcome.OK, "Còn 1 ngày"),
        (date(2026, 3, 12), Outcome.WARN, "ngày cuối"),
        (date(2026, 3, 13), Outcome.WARN, "đã qua 1 ngày"),
    ],
)
def test_the_closing_day_is_told_as_it_comes(today, kind, words):
    found = rules.closing(OPEN, today)
    assert found
    assert found.kind == kind
    assert words in found.sentence


def test_a_course_that_takes_no_names_speaks_of_no_closing_day():
    assert rules.closing(replace(OPEN, stage=CourseStage.CLOSED), TODAY) is None
    assert rules.closing(replace(OPEN, register_by=None), TODAY) is None


@pytest.mark.parametrize(
    ("facts", "kind", "words"),
    [
        ({}, Outcome.WARN, "Chưa ai đăng ký"),
        ({"seated": 5}, Outcome.OK, "5/20"),
        ({"seated": 5, "seats": None}, Outcome.OK, "không giới hạn"),
        ({"seated": 20, "waiting": 2}, Outcome.WARN, "2 người trong danh sách chờ"),
    ],
)
def test_seats_are_told(facts, kind, words):
    found = rules.places(replace(OPEN, **facts))
    assert found
    assert found.kind == kind
    assert words in found.sentence


def test_who_was_asked_by_name_and_says_nothing_is_named():
    assert rules.silence(OPEN) is None
    told = rules.silence(replace(OPEN, invited=["Sở Công Thương", "Sở Du lịch"], silent=["Sở Du lịch"]))
    assert told
    assert (told.kind, "Sở Du lịch" in told.sentence, "Sở Công Thương" in told.sentence) == (Outcome.WARN, True, False)
    answered = rules.silence(replace(OPEN, invited=["Sở Công Thương"]))
    assert answered
    assert answered.kind == Outcome.OK


@pytest.mark.parametrize(
    ("facts", "kind"),
    [
        ({"needs_letter": False}, None),
        ({}, Outcome.WARN),
        ({"stage": CourseStage.CLOSED, "letter": "15/SNgV-VP"}, Outcome.OK),
        ({"stage": CourseStage.HELD}, None),
    ],
)
def test_a_body_without_an_account_is_written_to(facts, kind):
    found = rules.letter(replace(OPEN, **facts))
    assert (found.kind if found else None) == kind
