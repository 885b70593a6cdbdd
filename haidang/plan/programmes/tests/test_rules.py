"""The six that must be clear, the way of a programme, figures as people write them."""

from datetime import date
from decimal import Decimal

import pytest

from haidang.plan.programmes import rules
from haidang.plan.programmes.choices import Clear, Counting, FigureFault, Lack, RequestState, Stage
from haidang.plan.programmes.rules import Facts, StepFacts

DAY = date(2020, 4, 30)
WHOLE = Facts(
    steps=(StepFacts("Nguyễn Mẫu", date(2020, 4, 30)),),
    outputs=1,
    leader="Phó Giám đốc",
    power="Giám đốc Sở",
    requests=(RequestState.ACCEPTED,),
    due_on=DAY,
)


def but(**other):
    return Facts(**{name: getattr(WHOLE, name) for name in Facts.__slots__} | other)


CASES = [
    (WHOLE, []),
    (but(requests=()), []),
    (but(requests=(RequestState.ASKED,)), []),
    (but(requests=(RequestState.ACCEPTED, RequestState.REFUSED)), [Lack.PART_REFUSED]),
    (but(leader="  "), [Lack.NO_LEADER]),
    (but(power=""), [Lack.NO_POWER]),
    (but(outputs=0), [Lack.NO_OUTPUT]),
    # work that goes on is measured by figures
    (but(is_standing=True), [Lack.NO_FIGURE]),
    (but(is_standing=True, figures=1), []),
    (but(is_standing=True, outputs=0), [Lack.NO_OUTPUT]),
    (but(steps=(StepFacts("", DAY),)), [Lack.NO_PERSON]),
    (but(steps=(StepFacts("A", DAY), StepFacts("", DAY))), [Lack.STEP_WITHOUT_PERSON]),
    (but(steps=(StepFacts("A", DAY), StepFacts("B"))), [Lack.STEP_WITHOUT_DAY]),
    (but(steps=(StepFacts("A"),)), [Lack.NO_DAY]),
    (but(steps=(StepFacts("A", date(2020, 5, 1)),)), [Lack.STEP_TOO_LATE]),
    (but(steps=(StepFacts("A", date(2020, 5, 1)),), due_on=None), []),
    # the task has a day of its own
    (but(steps=()), [Lack.NO_PERSON, Lack.NO_STEP]),
    (but(steps=(), due_on=None), [Lack.NO_PERSON, Lack.NO_STEP, Lack.NO_DAY]),
    (
        Facts(),
        [Lack.NO_PERSON, Lack.NO_STEP, Lack.NO_DAY, Lack.NO_LEADER, Lack.NO_OUTPUT, Lack.NO_POWER],
    ),
]


@pytest.mark.parametrize(("facts", "lacks"), CASES)
def test_what_is_not_clear_is_named_in_the_order_of_the_six(facts, lacks):
    gaps = rules.six_clear(facts)
    assert [gap.lack for gap in gaps] == lacks
    order = list(Clear)
    assert [gap.clear for gap in gaps] == sorted((gap.clear for gap in gaps), key=order.index)


def test_the_gauge_counts_a_thing_once_however_much_of_it_is_missing():
    assert rules.clear_count(rules.six_clear(WHOLE)) == 6
    assert rules.clear_count(rules.six_clear(but(steps=(StepFacts(), StepFacts("A", date(2020, 5, 1)))))) == 4
    assert rules.clear_count(rules.six_clear(Facts())) == 0


@pytest.mark.parametrize(
    ("unit", "counting"),
    [
        ("lượt", Counting.ADDED),
        ("triệu đồng", Counting.ADDED),
        ("", Counting.ADDED),
        ("%", Counting.LEVEL),
        ("‰", Counting.LEVEL),
        ("Tỷ lệ %", Counting.LEVEL),
    ],
)
def test_shares_are_not_added_up_from_period_to_period(unit, counting):
    assert rules.counting_of(unit) == counting


MOVES = {
    ("draft", "submitted"), ("submitted", "draft"), ("submitted", "returned"), ("submitted", "accepted"),
    ("returned", "submitted"), ("accepted", "returned"),
}  # fmt: skip


@pytest.mark.parametrize("now", Stage)
@pytest.mark.parametrize("to", Stage)
def test_a_programme_goes_its_way_and_no_other(now, to):
    assert rules.may_move(now, to) is ((now, to) in MOVES)


FAULTS = [
    ("12", "đoàn", None, "", None),
    (None, "", None, "", None),
    (None, "đoàn", None, "", None),
    ("12", "", None, "", FigureFault.NO_UNIT),
    ("0", "  ", None, "", FigureFault.NO_UNIT),
    (None, "", "7", "Báo cáo 2019", FigureFault.NO_UNIT),
    ("12", "đoàn", "7", "", FigureFault.NO_SOURCE),
    ("12", "đoàn", "7", "Báo cáo 2019", None),
    ("-1", "đoàn", None, "", FigureFault.NEGATIVE),
]


@pytest.mark.parametrize(("target", "unit", "baseline", "source", "fault"), FAULTS)
def test_a_figure_has_a_unit_and_a_baseline_its_source(target, unit, baseline, source, fault):
    number = {"target": target and Decimal(target), "baseline": baseline and Decimal(baseline)}
    found = rules.figure_fault(target=number["target"], unit=unit, baseline=number["baseline"], baseline_source=source)
    assert found == fault


FIGURES = [
    ("12", "12", ""),
    ("1.250", "1250", ""),
    ("1.250,5", "1250.5", ""),
    ("≥ 95%", "95", "%"),
    ("trên 10", "10", ""),
    ("0,5", "0.5", ""),
    ("12.", "12", ""),
    ("có", None, ""),
    ("", None, ""),
    ("10 - 12", None, ""),
    ("1.2.3", None, ""),
]


@pytest.mark.parametrize(("words", "number", "unit"), FIGURES)
def test_figures_are_read_as_they_are_written_here(words, number, unit):
    assert rules.figure_of(words) == (None if number is None else Decimal(number), unit)


@pytest.mark.parametrize(
    ("number", "words"), [("40.0000", "40"), ("1250.5000", "1.250,5"), ("100", "100"), ("0.2500", "0,25"), (None, "")]
)
def test_a_figure_is_said_as_papers_say_it(number, words):
    assert rules.said(number and Decimal(number)) == words


@pytest.mark.parametrize(
    ("words", "step"),
    [
        ("+ Mời doanh nghiệp nước bạn;", "Mời doanh nghiệp nước bạn"),
        ("- Mở lớp: hai tuần.", "Mở lớp: hai tuần."),
        ("Đưa tin", "Đưa tin"),
        ("+-* Ba dấu ;", "Ba dấu"),
    ],
)
def test_a_solution_becomes_a_step_without_the_marks_around_it(words, step):
    assert rules.step_words(words) == step
