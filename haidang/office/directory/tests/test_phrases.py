"""Whom a phrase for many means on a day, and why each is proposed; under which field a heading falls."""

from datetime import date

import pytest

from haidang.office.directory import rules
from haidang.office.directory.choices import Kind, Level, Why
from haidang.office.directory.examples import agency
from haidang.office.directory.models import AgencyGroup, Field, GroupListing
from haidang.office.directory.selectors import expansion, field_for, fields_for

pytestmark = pytest.mark.django_db

DAY = date(2020, 6, 15)


@pytest.fixture
def province():
    """A few bodies, and the phrases that name them."""
    made = {
        "SYT": agency("SYT", "Sở Y tế", topics="y tế, dịch bệnh", order=30),
        "SDL": agency("SDL", "Sở Du lịch", topics="du lịch", order=20),
        "UBVT": agency(
            "UBVT", "UBND thành phố Vũng Tàu", kind=Kind.PEOPLES_COMMITTEE, level=Level.DISTRICT,
            last=date(2025, 6, 30), topics="Vũng Tàu", order=40,
        ),
        "UBCD": agency(
            "UBCD", "UBND huyện Châu Đức", kind=Kind.PEOPLES_COMMITTEE, level=Level.DISTRICT,
            last=date(2025, 6, 30), order=50,
        ),
    }  # fmt: skip
    AgencyGroup.objects.create(
        code="SBN", phrase="Các Sở, Ban, Ngành", kinds=[Kind.DEPARTMENT, Kind.BOARD], level=Level.PROVINCE
    )
    AgencyGroup.objects.create(
        code="UBH", phrase="UBND các huyện, thị xã, thành phố", kinds=[Kind.PEOPLES_COMMITTEE], level=Level.DISTRICT
    )
    AgencyGroup.objects.create(code="CQLQ", phrase="Các cơ quan có liên quan", is_open=True)
    return made


def codes(members):
    return [member.agency.code for member in members]


def test_a_phrase_without_a_doubt_means_all_of_them_in_protocol_order(province):
    members = expansion("các sở, ban, ngành; UBND các huyện, thị xã, thành phố", DAY)
    assert codes(members) == ["SDL", "SYT", "UBVT", "UBCD"]
    assert members[0].whys == (Why.MEMBER,)
    assert members[0].reason == "Thuộc nhóm “Các Sở, Ban, Ngành” tại ngày 15/06/2020."


@pytest.mark.parametrize(("on", "towns"), [(date(2025, 6, 30), 2), (date(2025, 7, 1), 0)])
def test_the_districts_end_with_the_thirtieth_of_june_2025(province, on, towns):
    assert len(expansion("UBND các huyện, thị xã, thành phố", on)) == towns


def test_of_an_open_phrase_only_those_whose_work_is_touched_are_proposed(province):
    members = expansion("Các Sở, Ban, Ngành, UBND các huyện, thị xã, thành phố có liên quan", DAY,
                        words="Đón đoàn du lịch tàu biển tại Vũng Tàu")  # fmt: skip
    assert codes(members) == ["SDL", "UBVT"]
    assert members[0].whys == (Why.WORD,)
    assert "“du lịch”" in members[0].reason


def test_nobody_is_proposed_for_want_of_anybody_better(province):
    assert expansion("các cơ quan có liên quan", DAY, words="Họp báo cuối năm") == []
    assert expansion("các hãng lữ hành", DAY, words="du lịch") == []


def test_those_who_usually_take_part_in_the_field_and_those_who_did_before_are_proposed(province):
    field = Field.objects.create(code="LS", name="Công tác lãnh sự", order=1)
    field.agencies.add(province["SYT"])
    members = expansion(
        "các cơ quan có liên quan",
        DAY,
        field="7. Công tác lãnh sự",
        history={province["UBCD"].pk: "mục 3.1 kế hoạch 2019"},
    )
    assert [(m.agency.code, m.whys) for m in members] == [("SYT", (Why.FIELD,)), ("UBCD", (Why.HISTORY,))]
    assert members[1].reason == "Đã tham gia việc tương tự: mục 3.1 kế hoạch 2019."


def test_a_body_of_elsewhere_is_in_no_group_of_the_province(province):
    agency("SATTP", "Sở An toàn thực phẩm", topics="thực phẩm")
    type(province["SYT"]).objects.filter(code="SATTP").update(is_of_province=False)
    assert "SATTP" not in codes(expansion("các sở, ban, ngành", DAY))
    assert expansion("các cơ quan có liên quan", DAY, words="an toàn thực phẩm") == []


def test_one_more_may_be_listed_and_one_left_out_from_a_day(province):
    group = AgencyGroup.objects.get(code="UBH")
    GroupListing.objects.create(group=group, agency=province["SYT"], valid_from=date(2020, 6, 15))
    GroupListing.objects.create(group=group, agency=province["UBCD"], is_left_out=True, valid_from=date(2020, 6, 15))
    assert [a.code for a in group.members(date(2020, 6, 14))] == ["UBVT", "UBCD"]
    assert [a.code for a in group.members(date(2020, 6, 15))] == ["SYT", "UBVT"]


def test_the_questions_cost_the_same_however_many_agencies(province, django_assert_num_queries):
    for number in range(5):
        agency(f"S{number}", f"Sở số {number}")
    with django_assert_num_queries(2):
        expansion("các sở, ban, ngành", DAY, words="y tế")


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("Công tác lãnh sự", "LS"),
        ("3. Công tác lãnh sự", "LS"),
        ("Bảo hộ công dân và người Việt Nam ở nước ngoài", "KB"),
        ("Công tác bảo hộ công dân", "LS"),
        ("Xây dựng nông thôn mới", None),
        ("", None),
    ],
)
def test_a_printed_heading_falls_under_the_field_of_its_name_or_of_most_of_its_words(title, code):
    Field.objects.create(code="LS", name="Công tác lãnh sự", words="lãnh sự, bảo hộ công dân", order=1)
    Field.objects.create(code="KB", name="Công tác kiều bào", words="người Việt Nam ở nước ngoài, kiều bào", order=2)
    found = field_for(title)
    assert (found and found.code) == code
    assert fields_for([title]) == {title: found}


@pytest.mark.parametrize(
    ("phrase", "is_open"),
    [
        ("Các Sở, Ban, Ngành", False),
        ("Các Sở, Ban, Ngành có liên quan", True),
        ("các cơ quan liên quan", True),
        ("các đơn vị khác", True),
        ("một số địa phương", True),
    ],
)
def test_a_phrase_is_open_when_it_does_not_say_who(phrase, is_open):
    assert rules.is_open(phrase) is is_open
