"""Aid by its rules: values in, values out; the boundary days, the reports that are asked for, money and its rate."""

from datetime import date
from decimal import Decimal

import pytest

from haidang.kit.verdicts import Outcome
from haidang.registers.aid import project_rules as rules
from haidang.registers.aid import project_verdicts as said
from haidang.registers.aid.aid_terms import Term
from haidang.registers.aid.project_choices import Authority, Piece, ProjectKind, ReportKind, Topic
from haidang.registers.aid.project_rules import Asked

READ = Term(number=20, last=date(2021, 3, 22), value="không quá 20 ngày", amount="20", source="NĐ mẫu Đ10")
BELIEVED = Term(20, date(2021, 3, 22), "không quá 20 ngày", "20", "NĐ mẫu", may_refuse=False)
UNKNOWN = Term(why="Chưa có quy định cho ngày ấy.")
PM = Term(amount="defence security religion law similar", source="NĐ mẫu Đ7")


@pytest.mark.parametrize(
    ("topic", "who"),
    [
        (Topic.ORDINARY, Authority.CHAIR),
        (Topic.DEFENCE, Authority.PRIME_MINISTER),
        (Topic.RELIGION, Authority.PRIME_MINISTER),
        (Topic.LAW, Authority.PRIME_MINISTER),
    ],
)
def test_listed_topics_are_the_prime_ministers_whatever_the_amount(topic, who):
    assert rules.authority(topic, PM.amount.split()) == who
    assert str(who.label) in said.authority_said(topic, PM).sentence


@pytest.mark.parametrize(
    ("term", "by", "kind"),
    [
        (PM, Authority.CHAIR, Outcome.REFUSE),
        (Term(amount=PM.amount, may_refuse=False), Authority.CHAIR, Outcome.WARN),
        (PM, Authority.PRIME_MINISTER, Outcome.OK),
        (UNKNOWN, Authority.CHAIR, Outcome.UNKNOWN),
    ],
)
def test_who_decided_is_who_may_as_far_as_somebody_read_the_law(term, by, kind):
    assert said.authority_said(Topic.RELIGION, term, by).kind == kind


@pytest.mark.parametrize(
    ("there", "missing"),
    [
        ((), 4),
        ((Piece.REQUEST, Piece.COMMITMENT, Piece.PROJECT), 1),
        ((Piece.REQUEST, Piece.COMMITMENT, Piece.PROJECT, Piece.DONOR), 0),
    ],
)
def test_a_dossier_lacks_what_the_law_names_and_it_lacks(there, missing):
    needed = "request commitment project donor"
    assert len(rules.lacking(needed.split(), there)) == missing
    verdict = said.dossier_said(there, Term(amount=needed, source="NĐ mẫu Đ8"))
    assert verdict.stops == bool(missing)
    assert not said.dossier_said(there, Term(amount=needed, may_refuse=False)).stops


@pytest.mark.parametrize(
    ("term", "today", "done", "kind"),
    [
        (READ, date(2021, 3, 22), None, Outcome.OK),
        (READ, date(2021, 3, 23), None, Outcome.WARN),
        (READ, date(2021, 5, 1), date(2021, 3, 22), Outcome.OK),
        (READ, date(2021, 5, 1), date(2021, 3, 23), Outcome.WARN),
        (UNKNOWN, date(2021, 3, 1), None, Outcome.UNKNOWN),
    ],
)
def test_an_appraisal_is_in_time_up_to_its_last_day(term, today, done, kind):
    assert said.appraisal_said(date(2021, 3, 2), done, term, today).kind == kind


@pytest.mark.parametrize(
    ("today", "started", "kind", "words"),
    [
        (date(2021, 3, 22), None, Outcome.OK, "chậm nhất"),
        (date(2021, 3, 23), None, Outcome.WARN, "thu hồi"),
        (date(2021, 9, 1), date(2021, 3, 22), Outcome.OK, "chậm nhất"),
        (date(2021, 9, 1), date(2021, 3, 23), Outcome.WARN, "lý do chậm"),
    ],
)
def test_what_is_not_begun_in_its_months_may_be_taken_back(today, started, kind, words):
    verdict = said.start_said(date(2020, 9, 22), started, READ, today)
    assert (verdict.kind, words in verdict.sentence) == (kind, True)


@pytest.mark.parametrize(
    ("kind", "term", "on", "outcome"),
    [
        (ProjectKind.RELIEF, READ, date(2021, 3, 22), Outcome.OK),
        (ProjectKind.RELIEF, READ, date(2021, 3, 23), Outcome.REFUSE),
        (ProjectKind.RECOVERY, BELIEVED, date(2021, 3, 23), Outcome.WARN),
        (ProjectKind.RELIEF, UNKNOWN, date(2021, 3, 23), Outcome.UNKNOWN),
    ],
)
def test_relief_is_relief_only_in_its_months(kind, term, on, outcome):
    verdict = said.relief_said(kind, date(2020, 12, 22), on, term, on)
    assert verdict.kind == outcome
    if verdict.stops:
        assert "22/03/2021" in verdict.sentence


@pytest.mark.parametrize(
    ("received", "decided", "is_told"),
    [
        (None, None, False),
        (date(2026, 1, 5), date(2026, 1, 5), False),
        (date(2026, 1, 4), date(2026, 1, 5), True),
        (date(2026, 1, 4), None, True),
    ],
)
def test_what_came_before_its_approval_is_told(received, decided, is_told):
    assert bool(said.before_said(received, decided, READ)) == is_told


@pytest.mark.parametrize(
    ("amount", "others", "committed", "over"),
    [(1, [49], 50, 0), (2, [49], 50, 1), (50, [], 50, 0), (Decimal("0.01"), [50], 50, Decimal("0.01"))],
)
def test_paid_out_is_held_against_promised_to_the_last_cent(amount, others, committed, over):
    assert rules.above(Decimal(amount), map(Decimal, others), Decimal(committed)) == over


@pytest.mark.parametrize(
    ("amount", "currency", "rate", "dong"),
    [
        ("10.50", "USD", "25400.50", 266_705),
        ("1000000", "VND", None, 1_000_000),
        ("10", "USD", None, 0),
        ("1", "JPY", "165.37", 165),
    ],
)
def test_money_is_turned_into_dong_by_its_own_rate(amount, currency, rate, dong):
    assert rules.in_dong(Decimal(amount), currency, rate and Decimal(rate)) == dong


HALF, YEAR, FINAL = ReportKind.HALF, ReportKind.YEAR, ReportKind.FINAL


def _of(began, ended, on):
    """Without those on money, which follow the same days."""
    asked = rules.reports_asked(began, ended, on)
    return [(each.kind, each.year) for each in asked if not each.kind.startswith("money")]


@pytest.mark.parametrize(
    ("began", "ended", "on", "asked"),
    [
        (None, None, date(2026, 3, 2), []),
        (date(2026, 1, 5), None, date(2026, 6, 30), []),
        (date(2026, 1, 5), None, date(2026, 7, 1), [(HALF, 2026)]),
        (date(2026, 6, 30), None, date(2026, 7, 1), [(HALF, 2026)]),
        (date(2026, 7, 1), None, date(2026, 12, 31), []),
        (date(2026, 7, 1), None, date(2027, 1, 1), [(YEAR, 2026)]),
        (date(2025, 12, 31), None, date(2026, 7, 1), [(YEAR, 2025), (HALF, 2026)]),
        (date(2026, 1, 5), date(2026, 3, 1), date(2026, 3, 1), [(FINAL, 0)]),
        (date(2026, 1, 5), date(2026, 3, 1), date(2027, 2, 1), [(FINAL, 0), (YEAR, 2026)]),
        (date(2026, 1, 5), date(2026, 6, 30), date(2026, 7, 2), [(FINAL, 0), (HALF, 2026)]),
    ],
)
def test_reports_are_asked_for_by_periods_that_closed_while_it_ran(began, ended, on, asked):
    assert sorted(_of(began, ended, on)) == sorted(asked)


def test_late_reports_are_named_with_their_days():
    late = said.Missing(Asked(date(2025, 12, 31), YEAR, 2025), date(2026, 1, 10), "thiết lập")
    coming = said.Missing(Asked(date(2025, 12, 31), ReportKind.MONEY_YEAR, 2025), date(2026, 2, 28))
    assert said.reports_said([], date(2026, 1, 1)) is None
    verdict = said.reports_said([late, coming], date(2026, 1, 11))
    before = said.reports_said([late, coming], date(2026, 1, 10))
    assert verdict
    assert before
    assert "quá hạn: Báo cáo năm 2025 (hạn 10/01/2026)" in verdict.sentence
    assert "tài chính" not in verdict.sentence
    assert "chưa gửi" in before.sentence
