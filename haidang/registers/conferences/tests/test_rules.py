"""What counts, who allows it, the days before and after, what is missing: a table of cases for each rule."""

from dataclasses import replace
from datetime import date

import pytest

from haidang.kit.verdicts import Outcome
from haidang.registers.conferences import rules, verdicts
from haidang.registers.conferences.choices import Act, Authority, Hand, Mode, Organiser, Stage, Topic

OPENS = date(2026, 5, 4)
FACTS = rules.Facts(starts_on=OPENS, ends_on=date(2026, 5, 5), foreigners=40)
LAW = verdicts.Term(source="QĐ 06/2020/QĐ-TTg")
GAP = verdicts.Term(why="chưa có quy định")


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({}, ""),
        ({"foreigners": 0}, "nobody"),
        ({"foreigners": 0, "has_foreign_money": True}, ""),
        ({"foreigners": 0, "organiser": Organiser.FOREIGN}, ""),
        ({"foreigners": 0, "organiser": Organiser.JOINT}, ""),
        ({"mode": Mode.ONLINE}, ""),
        ({"mode": Mode.ONLINE, "is_in_vietnam": False}, "elsewhere"),
        ({"is_press": True}, "press"),
        ({"by_party_rules": True}, "party"),
    ],
)
def test_what_counts_as_an_international_conference(facts, why):
    asked = replace(FACTS, **facts)
    assert rules.counts(asked) == why
    assert verdicts.scope(asked, LAW).kind == (Outcome.WARN if why else Outcome.OK)
    assert verdicts.scope(asked, GAP).kind == Outcome.UNKNOWN


@pytest.mark.parametrize(
    ("facts", "who"),
    [
        ({}, Authority.CHAIR),
        ({"has_ministers": True}, Authority.PRIME_MINISTER),
        *(({"topic": topic}, Authority.PRIME_MINISTER) for topic in Topic if topic != Topic.ORDINARY),
    ],
)
def test_ministers_and_eight_topics_go_to_the_prime_minister(facts, who):
    assert rules.authority(replace(FACTS, **facts)) == who


def test_a_law_that_nobody_has_read_only_warns():
    assert verdicts.authority_verdict(FACTS, LAW).kind == Outcome.OK
    assert verdicts.authority_verdict(FACTS, replace(LAW, may_refuse=False)).kind == Outcome.WARN
    assert verdicts.authority_verdict(FACTS, GAP).kind == Outcome.UNKNOWN


THIRTY = verdicts.Term(30, date(2026, 4, 4), "QĐ 06/2020/QĐ-TTg")


@pytest.mark.parametrize(
    ("filed_on", "term", "kind"),
    [
        (date(2026, 4, 4), THIRTY, Outcome.OK),
        (date(2026, 4, 5), THIRTY, Outcome.REFUSE),
        (date(2026, 4, 5), replace(THIRTY, may_refuse=False), Outcome.WARN),
        (date(2026, 4, 5), GAP, Outcome.UNKNOWN),
        (None, THIRTY, Outcome.OK),
    ],
)
def test_the_dossier_is_in_so_many_days_before_the_opening(filed_on, term, kind):
    said = verdicts.filing(replace(FACTS, filed_on=filed_on), term, date(2026, 4, 1))
    assert said.kind == kind
    assert "khai mạc ngày: 04/05/2026" in [each.words for each in said.compared]


def test_a_dossier_a_day_late_is_told_both_numbers_and_the_last_day():
    said = verdicts.filing(replace(FACTS, filed_on=date(2026, 4, 5)), THIRTY, date(2026, 4, 5))
    for words in ("29 ngày", "30 ngày", "04/04/2026"):
        assert words in said.sentence


@pytest.mark.parametrize(
    ("facts", "pieces", "missing"),
    [
        ({}, {"scheme", "opinions"}, []),
        ({}, {"scheme"}, ["ý kiến"]),
        ({}, set(), ["đề án", "ý kiến"]),
        ({"has_foreign_money": True}, {"scheme", "opinions"}, ["nhận tài trợ"]),
        ({"is_hosting": True}, {"scheme", "opinions"}, ["chủ trương đăng cai"]),
        ({"is_hosting": True}, {"scheme", "opinions", "hosting"}, []),
    ],
)
def test_what_is_missing_is_named(facts, pieces, missing):
    said = verdicts.dossier(replace(FACTS, pieces=frozenset(pieces), **facts), LAW)
    assert said.kind == (Outcome.REFUSE if missing else Outcome.OK)
    assert all(words in said.sentence for words in missing)


FIFTEEN = verdicts.Term(15, date(2026, 4, 16), "QĐ 06/2020/QĐ-TTg")


def test_a_dossier_whose_opinions_are_awaited_is_not_called_whole():
    waiting = replace(FACTS, pieces=frozenset({"scheme", "opinions"}), opinions_awaited=2)
    said = verdicts.dossier(waiting, LAW)
    assert said.kind == "warn"
    assert "trừ ý kiến của 2 cơ quan chưa trả lời" in said.sentence
    assert any("đã hỏi, chờ 2 cơ quan" in each.words for each in said.compared)


@pytest.mark.parametrize(
    ("due", "awaited", "kind"),
    [
        (date(2026, 4, 16), 0, Outcome.OK),
        (date(2026, 4, 16), 1, Outcome.WARN),
        (date(2026, 4, 17), 0, Outcome.WARN),
    ],
)
def test_opinions_are_given_in_the_days_of_the_norm(due, awaited, kind):
    asked = replace(FACTS, asked_on=date(2026, 4, 1), asked_due_on=due, opinions_awaited=awaited)
    told, unknown = verdicts.opinions(asked, FIFTEEN), verdicts.opinions(asked, GAP)
    assert (told and told.kind, unknown and unknown.kind) == (kind, Outcome.UNKNOWN)
    assert verdicts.opinions(FACTS, FIFTEEN) is None


@pytest.mark.parametrize(
    ("reported", "today", "kind"),
    [
        (None, date(2026, 5, 20), Outcome.OK),
        (None, date(2026, 5, 21), Outcome.WARN),
        (date(2026, 5, 20), date(2026, 9, 1), Outcome.OK),
        (date(2026, 5, 21), date(2026, 9, 1), Outcome.WARN),
    ],
)
def test_the_report_is_in_fifteen_days_after_the_end(reported, today, kind):
    term = verdicts.Term(15, date(2026, 5, 20), "QĐ 06/2020/QĐ-TTg")
    held = replace(FACTS, held_on=date(2026, 5, 5), reported_on=reported)
    told = verdicts.report(held, term, today)
    assert told
    assert told.kind == kind
    assert verdicts.report(FACTS, term, today) is None


@pytest.mark.parametrize(
    ("stage", "hands", "acts"),
    [
        (Stage.DRAFT, {Hand.AUTHOR}, {Act.PAPERS, Act.ASK, Act.FILE, Act.CANCEL}),
        (Stage.DRAFT, {Hand.DECIDER}, {Act.WAIVE}),
        (Stage.FILED, {Hand.AUTHOR}, {Act.ASK, Act.CANCEL}),
        (Stage.FILED, {Hand.DECIDER}, {Act.ALLOW, Act.REFUSE, Act.SEND_BACK}),
        (Stage.ALLOWED, {Hand.AUTHOR}, {Act.HOLD, Act.CANCEL}),
        (Stage.HELD, {Hand.AUTHOR}, {Act.REPORT}),
        (Stage.REPORTED, {Hand.AUTHOR, Hand.DECIDER}, set()),
        (Stage.DRAFT, set(), set()),
    ],
)
def test_who_does_what_when(stage, hands, acts):
    assert set(rules.acts(stage, hands)) == acts


def test_what_needs_no_leave_is_held_without_asking():
    assert set(rules.acts(Stage.DRAFT, {Hand.AUTHOR}, counts=False)) == {Act.HOLD, Act.PAPERS, Act.CANCEL}
