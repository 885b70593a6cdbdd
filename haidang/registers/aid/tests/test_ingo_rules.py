"""What the rules say of organisations and their papers, day by day; when a summary is whole."""

from datetime import date, timedelta

import pytest

from haidang.kit.verdicts import Outcome
from haidang.registers.aid import ingo_rules, summary_verdicts
from haidang.registers.aid.ingo_rules import Term
from haidang.registers.aid.summary_rules import PAIRS, Gaps, gaps, is_copied

ON = date(2026, 3, 2)
DAY = timedelta(days=1)
LAW = "NĐ 58/2022/NĐ-CP"


def found(verdict):
    """The rule had something to say."""
    assert verdict is not None
    return verdict


def term(last, count=10, **facts):
    return Term(count=count, last=last, source=LAW, **facts)


@pytest.mark.parametrize(
    ("until", "before", "kind", "words"),
    [
        (ON, True, Outcome.OK, "02/03/2026"),
        (None, True, Outcome.WARN, "không có giấy đăng ký nào còn giá trị"),
        (None, False, Outcome.WARN, "chưa có giấy đăng ký nào trong sổ"),
    ],
)
def test_an_organisation_is_registered_while_a_paper_holds(until, before, kind, words):
    said = ingo_rules.registered(until, was_registered=before, law=Term(source=LAW), on=ON)
    assert said.kind == kind
    assert words in said.sentence
    assert said.source == LAW


def test_where_no_law_is_known_nothing_is_passed():
    said = ingo_rules.registered(ON, was_registered=True, law=Term(why="Chưa có quy định."), on=ON)
    assert (said.kind, said.stops) == (Outcome.UNKNOWN, False)


@pytest.mark.parametrize(
    ("on", "is_idle"), [(date(2026, 3, 1), False), (date(2026, 3, 2), False), (date(2026, 3, 3), True)]
)
def test_twelve_months_without_anything_are_over_on_the_day_after_the_last(on, is_idle):
    seen = date(2025, 3, 2)
    months = term(date(2026, 3, 2), 12)
    assert ingo_rules.is_idle(seen, months, on) is is_idle
    assert found(ingo_rules.idle(seen, months, on)).kind == (Outcome.WARN if is_idle else Outcome.OK)


def test_of_who_was_never_heard_of_nothing_is_said_and_the_last_day_counts():
    assert ingo_rules.idle(None, term(None, 12), ON) is None
    assert ingo_rules.last_seen([None, date(2025, 1, 1), date(2025, 6, 1), None]) == date(2025, 6, 1)
    assert ingo_rules.last_seen([None, None]) is None


@pytest.mark.parametrize(
    ("received", "on", "kind", "words"),
    [
        (date(2026, 12, 18), date(2027, 1, 4), Outcome.OK, "trong hạn"),
        (date(2026, 12, 19), date(2027, 1, 4), Outcome.WARN, "sau hạn"),
        (None, date(2026, 12, 18), Outcome.WARN, "chưa nhận"),
        (None, date(2026, 12, 19), Outcome.WARN, "quá hạn"),
    ],
)
def test_the_report_of_a_year_is_in_time_on_the_eighteenth(received, on, kind, words):
    said = ingo_rules.yearly(2026, received, term(date(2026, 12, 18)), on)
    assert said.kind == kind
    assert words in said.sentence
    assert "18/12/2026" in said.sentence


@pytest.mark.parametrize(
    ("answered", "on", "kind"),
    [
        (date(2026, 3, 16), date(2026, 3, 20), Outcome.OK),
        (date(2026, 3, 17), date(2026, 3, 20), Outcome.WARN),
        (None, date(2026, 3, 16), Outcome.OK),
        (None, date(2026, 3, 17), Outcome.WARN),
    ],
)
def test_the_province_answers_in_ten_working_days_and_the_last_is_in_time(answered, on, kind):
    said = found(ingo_rules.opinion(ON, answered, term(date(2026, 3, 16)), on))
    assert said.kind == kind
    assert ingo_rules.opinion(None, None, term(None), on) is None


@pytest.mark.parametrize(
    ("valid_to", "may_refuse", "kind"),
    [
        (date(2029, 3, 1), True, Outcome.OK),
        (date(2029, 3, 2), True, Outcome.OK),
        (date(2029, 3, 3), True, Outcome.REFUSE),
        (date(2029, 3, 3), False, Outcome.WARN),
    ],
)
def test_a_paper_holds_no_longer_than_its_kind_may(valid_to, may_refuse, kind):
    said = found(ingo_rules.validity(ON, valid_to, term(date(2029, 3, 2), 3, may_refuse=may_refuse)))
    assert (said.kind, said.stops) == (kind, kind == Outcome.REFUSE)
    assert found(ingo_rules.validity(ON, valid_to, Term(why="Chưa có quy định."))).kind == Outcome.UNKNOWN


@pytest.mark.parametrize(
    ("kind", "where", "said"),
    [
        ("office", "Số 1 phố mẫu, Hà Nội", Outcome.OK),
        ("office", "TP. HCM", Outcome.OK),
        ("office", "thành phố hồ chí minh", Outcome.OK),
        ("office", "Vũng Tàu", Outcome.WARN),
        ("office", "  ", Outcome.WARN),
    ],
)
def test_an_office_stands_in_a_town_that_the_norm_names(kind, where, said):
    words = "Hà Nội; Đà Nẵng; Hồ Chí Minh; HCM"
    assert found(ingo_rules.seat(kind, where, Term(words=words, source=LAW))).kind == said
    assert ingo_rules.seat("activity", where, Term(words=words)) is None


@pytest.mark.parametrize(
    ("on", "coming", "kind", "words"),
    [
        (date(2026, 7, 3), False, Outcome.OK, "chậm nhất ngày 03/07/2026"),
        (date(2026, 7, 4), False, Outcome.WARN, "Đã quá ngày 03/07/2026"),
        (date(2026, 9, 1), False, Outcome.WARN, "còn đến hết ngày 01/09/2026"),
        (date(2026, 9, 2), False, Outcome.WARN, "Giấy hết giá trị"),
        (date(2026, 9, 2), True, Outcome.OK, "Đã có hồ sơ gia hạn"),
    ],
)
def test_who_wants_to_stay_asks_sixty_days_before_the_end(on, coming, kind, words):
    end = date(2026, 9, 1)
    said = found(ingo_rules.renewal(end, term(end - 60 * DAY, 60), on, is_on_its_way=coming))
    assert said.kind == kind
    assert words in said.sentence


@pytest.mark.parametrize(
    ("sent", "on", "kind"),
    [
        (date(2026, 5, 8), date(2026, 6, 1), Outcome.OK),
        (date(2026, 5, 9), date(2026, 6, 1), Outcome.WARN),
        (None, date(2026, 5, 8), Outcome.OK),
        (None, date(2026, 5, 9), Outcome.WARN),
    ],
)
def test_a_plan_of_work_comes_in_forty_five_working_days(sent, on, kind):
    assert found(ingo_rules.plan_of_work(ON, sent, term(date(2026, 5, 8), 45), on)).kind == kind


# ── summaries ────────────────────────────────────────────────────────────────────────────────────


def whole(**texts):
    needed = {name: (f"{name} vi", f"{name} en") for name in PAIRS if name not in ("background", "results")}
    return needed | texts


@pytest.mark.parametrize(
    ("texts", "missing"),
    [
        (whole(), Gaps()),
        (whole(background=("Bối cảnh", "Background")), Gaps()),
        (whole(background=("Bối cảnh", " ")), Gaps(english=("background",))),
        (whole(results=("", "Results")), Gaps(vietnamese=("results",))),
        (whole(title=("Nước sạch", "")), Gaps(english=("title",))),
        (whole(term=("", "")), Gaps(vietnamese=("term",), english=("term",))),
    ],
)
def test_a_summary_is_whole_in_both_languages_or_what_is_missing_is_named(texts, missing):
    assert gaps(texts) == missing
    stops = [each.sentence for each in summary_verdicts.whole(texts) if each.stops]
    assert bool(stops) is not missing.is_whole


def test_vietnamese_in_the_place_of_english_is_seen():
    told = "Hai trường tiểu học có nước uống an toàn quanh năm."
    assert is_copied(told, f" {told} ")
    assert not is_copied("Vũng Tàu", "Vũng Tàu")
    stops = [each for each in summary_verdicts.whole(whole(objectives=(told, told))) if each.stops]
    assert [each.code for each in stops] == ["copied"]
    assert "mục tiêu" in stops[0].sentence
