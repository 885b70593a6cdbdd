"""Where an agreement may go, its days, its name, who is asked: values in, a judgement out."""

import unicodedata
from datetime import date

import pytest

from haidang.registers.agreements import rules
from haidang.registers.agreements.choices import (
    LIVING,
    Act,
    ChangeKind,
    Hand,
    Level,
    Scope,
    Stage,
    Standing,
)

MARKS = (12, 6, 3)
FOUR = ("công ước", "hiệp ước", "định ước", "hiệp định")


@pytest.mark.parametrize(
    ("verb", "stage", "goes"),
    [
        ("asked", Stage.PROPOSED, True),
        ("asked", Stage.ASKING, True),
        ("asked", Stage.APPROVED, False),
        ("approved", Stage.PROPOSED, False),
        ("approved", Stage.ASKING, True),
        ("refused", Stage.ASKING, True),
        ("refused", Stage.SIGNED, False),
        ("reopened", Stage.REFUSED, True),
        ("reopened", Stage.DROPPED, True),
        ("signed", Stage.ASKING, False),
        ("signed", Stage.APPROVED, True),
        ("signed", Stage.SIGNED, False),
        ("dropped", Stage.APPROVED, True),
        ("dropped", Stage.SIGNED, False),
        ("reported", Stage.APPROVED, False),
        ("reported", Stage.ENDED, True),
        ("extended", Stage.SIGNED, True),
        ("extended", Stage.SUSPENDED, True),
        ("extended", Stage.ENDED, False),
        ("suspended", Stage.SUSPENDED, False),
        ("resumed", Stage.SUSPENDED, True),
        ("resumed", Stage.SIGNED, False),
        ("ended", Stage.INHERITED, True),
        ("ended", Stage.ENDED, False),
        ("inherited", Stage.SIGNED, True),
        ("inherited", Stage.INHERITED, False),
    ],
)
def test_an_agreement_goes_only_the_ways_of_the_table(verb, stage, goes):
    assert rules.may_move(verb, stage) is goes


def test_every_way_of_the_table_leads_somewhere_that_exists_and_every_change_has_its_way():
    assert set(ChangeKind) == set(rules.VERB_OF)
    assert all(verb in rules.MOVES for verb in rules.VERB_OF.values())
    reached = {to for _from, to in rules.MOVES.values() if to}
    assert set(Stage) - reached == set()


@pytest.mark.parametrize(
    ("level", "scope", "signs"),
    [
        (Level.PROVINCE, Scope.LAW, False),
        (Level.PROVINCE, Scope.CONTRACT, True),
        (Level.PROVINCE, Scope.ODA, True),
        (Level.ARMY, Scope.LAW, True),
    ],
)
def test_what_other_laws_govern_is_kept_without_our_opinions_and_approval(level, scope, signs):
    assert rules.may_move("signed", Stage.PROPOSED, ours=rules.is_ours(level, scope)) is signs


@pytest.mark.parametrize("scope", Scope)
def test_only_what_the_law_governs_is_counted(scope):
    assert rules.is_counted(scope) is (scope == Scope.LAW)


@pytest.mark.parametrize(
    ("place", "hands", "found"),
    [
        (rules.Place(Stage.PROPOSED), {Hand.KEEPER}, {Act.ASK, Act.DROP}),
        (rules.Place(Stage.PROPOSED, level=Level.ARMY), {Hand.KEEPER}, {Act.SIGN, Act.DROP}),
        (rules.Place(Stage.PROPOSED, scope=Scope.PPP), {Hand.KEEPER}, {Act.SIGN, Act.DROP}),
        (rules.Place(Stage.ASKING), {Hand.KEEPER}, {Act.ASK, Act.DROP}),
        (rules.Place(Stage.ASKING), {Hand.DECIDER}, {Act.APPROVE, Act.REFUSE}),
        (rules.Place(Stage.APPROVED), {Hand.KEEPER}, {Act.SIGN, Act.DROP}),
        (rules.Place(Stage.APPROVED), {Hand.DECIDER}, set()),
        (rules.Place(Stage.SIGNED), {Hand.KEEPER}, {Act.REPORT, Act.PUBLISH, Act.BEGIN}),
        (rules.Place(Stage.SIGNED, scope=Scope.ODA), {Hand.KEEPER}, {Act.BEGIN}),
        (
            rules.Place(Stage.SIGNED, is_reported=True, is_published=True, has_minutes=True),
            {Hand.KEEPER}, {Act.BEGIN, Act.MINUTES},
        ),
        (
            rules.Place(Stage.SIGNED, is_reported=True, is_published=True, is_changing=True),
            {Hand.KEEPER}, {Act.ASK_CHANGE, Act.FINISH, Act.LEAVE},
        ),
        (
            rules.Place(Stage.SIGNED, is_reported=True, is_published=True, is_changing=True, is_asked=True),
            {Hand.KEEPER}, {Act.FINISH, Act.LEAVE},
        ),
        (rules.Place(Stage.ENDED, is_reported=True, unnotified=True), {Hand.DESK}, {Act.NOTIFY}),
        (rules.Place(Stage.SIGNED), set(), set()),
    ],
)  # fmt: skip
def test_the_buttons_are_those_that_are_theirs_and_in_time(place, hands, found):
    assert set(rules.acts(place, hands)) == found


# ── names ────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("name", "word", "is_name"),
    [
        ("Hiệp định hợp tác cảng biển", "hiệp định", True),
        ("HIỆP ĐỊNH HỢP TÁC", "hiệp định", True),
        ("hiep dinh hop tac", "hiệp định", True),
        ("Dự thảo bản Hiệp ước hữu nghị", "hiệp ước", True),
        ("“Công ước” về cảng", "công ước", True),
        ("Định ước chung", "định ước", True),
        # the same letters with marks of their own (NFD)
        (unicodedata.normalize("NFD", "Hiệp định khung"), "hiệp định", True),
        ("Bản ghi nhớ triển khai Hiệp định thương mại", "hiệp định", False),
    ],
)
def test_the_four_names_of_treaties_are_found(name, word, is_name):
    assert rules.barred(name, FOUR) == rules.Barred(word, is_name)


@pytest.mark.parametrize(
    "name",
    [
        "Bản ghi nhớ hợp tác", "Thỏa thuận kết nghĩa", "Thông cáo chung", "Tuyên bố chung", "Ý định thư",
        "Biên bản thỏa thuận", "Biên bản trao đổi", "Chương trình hợp tác", "Kế hoạch hợp tác", "Hiệp đồng vận tải",
        "Quy ước ứng xử", "",
    ],
)  # fmt: skip
def test_every_other_name_is_free(name):
    assert rules.barred(name, FOUR) is None


# ── days ─────────────────────────────────────────────────────────────────────────────────────────

LAST = date(2021, 6, 30)


@pytest.mark.parametrize(
    ("today", "months"),
    [
        (date(2020, 6, 29), None),
        (date(2020, 6, 30), 12),
        (date(2020, 12, 29), 12),
        (date(2020, 12, 30), 6),
        (date(2021, 3, 29), 6),
        (date(2021, 3, 30), 3),
        (date(2021, 6, 30), 3),
        (date(2021, 7, 1), 0),
    ],
)
def test_the_radar_turns_on_the_very_day(today, months):
    assert rules.window(LAST, today, MARKS) == months


def test_one_without_an_end_is_on_no_radar():
    assert rules.window(None, date(2021, 1, 1), MARKS) is None


@pytest.mark.parametrize(
    ("year", "is_in"), [(2018, False), (2019, False), (2020, True), (2021, True), (2022, False)]
)  # fmt: skip
def test_what_ends_in_2021_is_looked_at_in_2020_and_2021(year, is_in):
    assert rules.ends_within_two_years(LAST, year) is is_in


@pytest.mark.parametrize(
    ("today", "months", "last"),
    [
        (date(2021, 6, 30), 12, date(2021, 6, 30)),
        (date(2021, 7, 1), 12, date(2022, 6, 30)),
        (date(2023, 7, 1), 12, date(2024, 6, 30)),
        (date(2021, 7, 1), 60, date(2026, 6, 30)),
        (date(2021, 7, 1), None, date(2021, 6, 30)),
    ],
)
def test_one_that_renews_itself_ends_later_each_time(today, months, last):
    term = rules.Term(date(2016, 7, 1), LAST, auto_renews=True, renewal_months=months)
    assert rules.expiry(term, today) == last


def test_a_31st_comes_back_after_a_short_month():
    term = rules.Term(None, date(2020, 1, 31), auto_renews=True, renewal_months=1)
    assert rules.expiry(term, date(2020, 2, 10)) == date(2020, 2, 29)
    assert rules.expiry(term, date(2020, 3, 10)) == date(2020, 3, 31)


def test_the_notice_is_so_many_days_before_the_end():
    assert rules.notice_by(LAST, 90) == date(2021, 4, 1)
    assert rules.notice_by(LAST, None) is None
    assert rules.notice_by(None, 90) is None


@pytest.mark.parametrize(
    ("stage", "today", "more", "standing"),
    [
        (Stage.PROPOSED, date(2020, 1, 1), {}, Standing.PROPOSED),
        (Stage.APPROVED, date(2020, 1, 1), {}, Standing.APPROVED),
        (Stage.ENDED, date(2022, 1, 1), {}, Standing.ENDED),
        (Stage.SIGNED, date(2016, 6, 30), {}, Standing.SIGNED),
        (Stage.SIGNED, date(2016, 7, 1), {}, Standing.IN_FORCE),
        (Stage.SIGNED, date(2020, 6, 29), {}, Standing.IN_FORCE),
        (Stage.SIGNED, date(2020, 6, 30), {}, Standing.ENDING),
        (Stage.SIGNED, date(2021, 6, 30), {}, Standing.ENDING),
        (Stage.SIGNED, date(2021, 7, 1), {}, Standing.EXPIRED),
        (Stage.SIGNED, date(2021, 6, 30), {"is_renewing": True}, Standing.RENEWING),
        (Stage.SIGNED, date(2021, 7, 1), {"is_renewing": True}, Standing.EXPIRED),
        (Stage.SUSPENDED, date(2021, 6, 30), {}, Standing.SUSPENDED),
        (Stage.SUSPENDED, date(2021, 7, 1), {}, Standing.EXPIRED),
        (Stage.INHERITED, date(2018, 1, 1), {}, Standing.INHERITED),
        (Stage.INHERITED, date(2021, 1, 1), {}, Standing.ENDING),
        (Stage.SIGNED, date(2018, 1, 1), {"is_inherited": True}, Standing.INHERITED),
    ],
)
def test_how_it_stands_is_computed_from_days(stage, today, more, standing):
    facts = rules.Facts(stage, rules.Term(date(2016, 7, 1), LAST), **more)
    assert rules.standing(facts, today, MARKS) == standing


def test_every_stage_has_a_standing():
    for stage in Stage:
        assert rules.standing(rules.Facts(stage), date(2020, 1, 1), MARKS)
    assert set(LIVING) <= set(Stage)


@pytest.mark.parametrize(
    ("signed", "effective", "expires", "fault"),
    [
        (date(2020, 1, 2), date(2020, 1, 2), date(2020, 1, 2), ""),
        (date(2020, 1, 2), date(2020, 1, 1), None, "effective-before-signed"),
        (date(2020, 1, 2), date(2020, 2, 1), date(2020, 1, 31), "expires-before-effective"),
        (date(2020, 1, 2), None, date(2020, 1, 1), "expires-before-signed"),
        (None, None, None, ""),
    ],
)
def test_days_the_wrong_way_round_are_found(signed, effective, expires, fault):
    assert rules.day_fault(signed, effective, expires) == fault


# ── who is asked, and when ───────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("level", "topics", "codes"),
    [
        (Level.PROVINCE, (), ("AGR-ASK-BNG",)),
        (Level.PROVINCE, ("investment", "defence"), ("AGR-ASK-BNG", "AGR-ASK-DEF", "AGR-ASK-INV")),
        (Level.DEPARTMENT, ("security",), ("AGR-ASK-SNGV", "AGR-ASK-SEC")),
        (Level.ORGANISATION, (), ("AGR-ASK-SNGV",)),
        (Level.DISTRICT, (), ("AGR-ASK-SNGV",)),
        (Level.ARMY, (), ()),
    ],
)
def test_who_is_asked_follows_from_the_level_and_the_topics(level, topics, codes):
    assert rules.norms_of_askings(level, topics) == codes


@pytest.mark.parametrize(
    ("kind", "is_technical", "is_rename", "needs"),
    [
        (ChangeKind.AMEND, False, False, True),
        (ChangeKind.AMEND, True, False, False),
        (ChangeKind.EXTEND, False, False, True),
        (ChangeKind.END, False, False, True),
        (ChangeKind.SUSPEND, False, False, True),
        (ChangeKind.RESUME, False, False, False),
        (ChangeKind.INHERIT, False, True, False),
        (ChangeKind.INHERIT, False, False, True),
    ],
)
def test_a_change_is_asked_about_as_the_signature_was(kind, is_technical, is_rename, needs):
    assert rules.needs_opinions(kind, is_technical=is_technical, is_rename=is_rename) is needs


@pytest.mark.parametrize(
    ("on", "is_time"), [(date(2023, 9, 30), False), (date(2023, 10, 1), True), (date(2023, 12, 1), True)]
)
def test_a_yearly_duty_is_spoken_of_45_days_ahead(on, is_time):
    assert rules.duty_year(date(2023, 11, 15), on) is is_time


@pytest.mark.parametrize(
    ("begins", "ends", "on", "years"),
    [
        (date(2019, 5, 1), date(2021, 12, 31), date(2020, 3, 2), (2019, 2020)),
        (date(2019, 5, 1), date(2021, 12, 31), date(2023, 3, 2), (2019, 2020, 2021)),
        (date(2021, 1, 1), None, date(2020, 3, 2), ()),
        (None, None, date(2020, 3, 2), ()),
    ],
)
def test_the_years_that_have_something_to_be_told_of(begins, ends, on, years):
    assert rules.years_owed(begins, ends, on) == years


def test_lists_in_a_norm_are_read_one_by_one():
    assert rules.listed("công ước; hiệp  ước;") == ("công ước", "hiệp ước")
    assert rules.months_listed("12; 6; ba; 3") == (12, 6, 3)
