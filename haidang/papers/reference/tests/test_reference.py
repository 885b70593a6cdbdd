"""What every file of facts keeps: a source or a tag on each row, days that make sense, codes that meet."""

from collections import Counter
from datetime import date
from importlib.resources import files

import pytest

from haidang.papers.reference.agencies import heirs, heirs_of, known_agencies
from haidang.papers.reference.countries import (
    national_days,
    organisation_days,
    partner_localities,
    partnerships,
    relations,
)
from haidang.papers.reference.documents import directives, document_kinds, duties
from haidang.papers.reference.groups import group_phrases
from haidang.papers.reference.names import provinces, spellings
from haidang.papers.reference.norms import holidays, is_working_day, rules
from haidang.papers.reference.province import communes, differences, fields_of_work, missions, topics
from haidang.papers.reference.tables import in_force, rows

FILES = sorted(
    path.name.removesuffix(".csv") for path in files("haidang.papers.reference").iterdir() if path.name.endswith(".csv")
)
PLAN_163 = date(2019, 11, 25)
TODAY = date(2026, 11, 1)


@pytest.mark.parametrize("name", FILES)
def test_every_row_says_how_sure_it_is(name):
    assert {row["tag"] for row in rows(name)} <= {"S", "S-", "K"}
    assert [row for row in rows(name) if None in row or None in row.values()] == []


@pytest.mark.parametrize("name", FILES)
def test_no_range_ends_before_it_begins(name):
    for row in rows(name):
        first, last = row.get("valid_from", ""), row.get("valid_to", "")
        assert not first or not last or first <= last, row


@pytest.mark.parametrize("name", FILES)
def test_every_file_is_described(name):
    readme = files("haidang.papers.reference").joinpath("README.md").read_text(encoding="utf-8")
    assert f"| {name}.csv |" in readme


def test_both_days_of_a_range_count():
    first, last = date(2020, 3, 5), date(2020, 3, 6)
    assert [in_force(first, last, date(2020, 3, day)) for day in (4, 5, 6, 7)] == [False, True, True, False]
    assert in_force(None, None, first)
    assert in_force(first, last, None)


# --- agencies


@pytest.mark.parametrize("on", [PLAN_163, date(2025, 4, 1), TODAY])
def test_one_name_is_borne_by_one_agency_at_a_time(on):
    owners: dict[str, set[str]] = {}
    for agency in known_agencies(on):
        for name in agency.names:
            owners.setdefault(name.casefold(), set()).add(agency.code)
    assert {name: codes for name, codes in owners.items() if len(codes) > 1} == {}


def test_parents_and_heirs_are_known():
    codes = {agency.code for agency in known_agencies()}
    assert {agency.parent for agency in known_agencies()} - {""} <= codes
    assert {code for heir in heirs() for code in (heir.predecessor, heir.successor)} <= codes


def test_an_heir_takes_over_when_its_predecessor_ends():
    ends = {agency.code: agency.valid_to for agency in known_agencies()}
    for heir in heirs():
        end = ends[heir.predecessor]
        assert end is not None, heir
        assert (heir.since - end).days == 1, heir


def test_the_departments_of_plan_163_existed_then():
    codes = {agency.code for agency in known_agencies(PLAN_163)}
    assert {"SNGV", "SKHDT", "STTTT", "SLDTBXH", "BQLKCN", "UBVT", "CNV", "LHHN", "TDOAN"} <= codes
    assert not {"SNNMT", "SDTTG", "BTGDVTU"} & codes


def test_districts_end_with_june_2025():
    assert [agency.name for agency in known_agencies(date(2025, 7, 1)) if agency.level == "huyện"] == []
    assert len({agency.code for agency in known_agencies(PLAN_163) if agency.level == "huyện"}) == 8


def test_the_department_of_finance_inherits_planning():
    assert [heir.successor for heir in heirs_of("SKHDT", TODAY)] == ["STC"]
    assert heirs_of("SKHDT", PLAN_163) == ()


def test_group_phrases_cover_kinds_that_exist():
    kinds = {agency.kind for agency in known_agencies()}
    assert {kind for group in group_phrases() for kind in group.kinds} <= kinds
    assert any(group.open for group in group_phrases())


def test_the_body_charged_with_aid_changes_in_2025():
    def charged(on: date) -> list[str]:
        return [duty.agency for duty in duties(on) if duty.topic == "viện trợ không hoàn lại"]

    assert (charged(PLAN_163), charged(TODAY)) == (["SKHDT"], ["STC"])


# --- places and countries


def test_sixty_three_provinces_become_thirty_four():
    assert len(provinces(date(2025, 6, 30))) == 63
    assert len(provinces(date(2025, 7, 1))) == 34


def test_every_heir_of_a_province_is_a_province_of_today():
    today = {province.code for province in provinces(date(2025, 7, 1))}
    assert {province.heir for province in provinces()} - {""} <= today


def test_relations_name_each_country_once():
    names = Counter(name.casefold() for relation in relations() for name in relation.names)
    assert [name for name, count in names.items() if count > 1] == []
    assert {relation.country: relation.since for relation in relations()}["Cuba"] == date(1960, 12, 2)


def test_partners_are_countries_with_relations():
    known = {relation.country for relation in relations()}
    assert {locality.country for locality in partner_localities()} <= known


def test_one_level_of_partnership_at_a_time():
    for on in (PLAN_163, TODAY):
        counts = Counter(each.country for each in partnerships(on))
        assert set(counts.values()) == {1}


def test_the_national_day_of_japan_moves_with_its_emperor():
    def of_japan(on: date) -> list[tuple[int, int]]:
        return [(each.month, each.day) for each in national_days(on) if each.country == "Nhật Bản"]

    assert of_japan(date(2018, 1, 1)) == [(12, 23)]
    assert of_japan(TODAY) == [(2, 23)]


def test_the_asean_community_is_of_the_last_day_of_2015():
    assert date(2015, 12, 31) in {event.on for event in organisation_days()}


# --- papers, words, rules


def test_twenty_nine_kinds_of_administrative_paper():
    kinds = [kind for kind in document_kinds() if "Đ7" in kind.source]
    assert len(kinds) == 29
    assert {kind.kind for kind in kinds if not kind.abbreviation} == {"Công văn", "Thư công"}


def test_replaced_papers_name_a_known_heir():
    numbers = {directive.number for directive in directives()}
    assert {directive.replaced_by for directive in directives()} - {""} <= numbers


def test_no_right_spelling_is_also_a_wrong_one():
    wrong = {form for spelling in spellings() for form in spelling.wrong}
    assert wrong & {spelling.right for spelling in spellings()} == set()


def test_the_form_of_papers_changes_on_5_march_2020():
    def form(on: date) -> list[str]:
        return [rule.code for rule in rules(on) if rule.code.startswith("DOC-FORM")]

    assert (form(date(2020, 3, 4)), form(date(2020, 3, 5))) == (["DOC-FORM-1"], ["DOC-FORM-2"])


def test_rules_have_one_code_each():
    counts = Counter(rule.code for rule in rules())
    assert [code for code, count in counts.items() if count > 1] == []


def test_days_off_and_make_up_days():
    assert not is_working_day(date(2026, 9, 2))
    assert not is_working_day(date(2026, 2, 17))
    assert not is_working_day(date(2026, 11, 1))
    assert is_working_day(date(2026, 8, 22)), "a Saturday worked for 31/8/2026"
    assert is_working_day(date(2019, 11, 25))


def test_days_off_of_one_year_are_weekdays_and_make_up_days_are_not():
    for holiday in holidays():
        if len(holiday.day) == 10:
            weekday = date.fromisoformat(holiday.day).weekday()
            assert (weekday >= 5) == (holiday.kind == "làm bù"), holiday


# --- one province


def test_every_code_of_the_province_is_a_known_agency():
    known = {agency.code for agency in known_agencies()}
    assert {commune.district for commune in communes()} <= known
    assert set(topics()) <= known
    assert {code for field in fields_of_work() for code in field.agencies} <= known
    told = differences("77")
    groups = {phrase.code for phrase in group_phrases()}
    assert {each.agency for each in told} <= known
    assert {each.other for each in told if each.what == "not-in-group"} <= groups
    assert {each.other for each in told if each.other and each.what != "not-in-group"} <= known


def test_communes_come_the_day_after_the_districts_went():
    ends = {agency.code: agency.valid_to for agency in known_agencies(date(2025, 6, 30))}
    assert {ends[commune.district] for commune in communes()} == {date(2025, 6, 30)}
    assert {commune.valid_from for commune in communes()} == {date(2025, 7, 1)}


def test_codes_are_given_once():
    codes = [*(c.code for c in communes()), *(m.code for m in missions()), *{a.code for a in known_agencies()}]
    assert [code for code, count in Counter(codes).items() if count > 1] == []
    assert {each.what for each in differences("77")} == {"absent", "begins", "heir", "parent-of", "not-in-group"}
    assert differences("01") == ()


def test_a_mission_stands_in_a_country_with_relations():
    known = {relation.country for relation in relations()}
    assert {mission.country for mission in missions()} <= known
