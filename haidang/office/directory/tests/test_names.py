"""Who is meant by a name on a day, what is offered for a name nobody knows, and which names the reader gets."""

from datetime import date

import pytest

from haidang.office.directory import rules
from haidang.office.directory.choices import Kind, Level, NameKind
from haidang.office.directory.examples import agency
from haidang.office.directory.models import AgencyName
from haidang.office.directory.selectors import named, names_as_of, nearest

pytestmark = pytest.mark.django_db

LAST_OF_DISTRICTS, FIRST_AFTER = date(2025, 6, 30), date(2025, 7, 1)


@pytest.mark.parametrize(
    "text",
    [
        "Ủy ban nhân dân thành phố Vũng Tàu",
        "UBND TP. Vũng Tàu",
        "uỷ ban nhân dân Thành phố vũng tàu",
        "UBND TP Vũng Tàu",
    ],
)
def test_one_body_is_known_under_each_way_of_writing_its_name(text):
    town = agency("UBVT", "Ủy ban nhân dân thành phố Vũng Tàu", kind=Kind.PEOPLES_COMMITTEE, level=Level.DISTRICT)
    assert named(text, date(2020, 6, 15)) == town


@pytest.mark.parametrize(("on", "known"), [(LAST_OF_DISTRICTS, True), (FIRST_AFTER, False), (None, True)])
def test_a_name_means_nobody_after_the_last_day_of_its_bearer(on, known):
    town = agency("UBVT", "UBND thành phố Vũng Tàu", level=Level.DISTRICT, last=LAST_OF_DISTRICTS)
    assert named("UBND thành phố Vũng Tàu", on) == (town if known else None)


def test_a_province_may_be_left_out_or_added_at_the_end_of_a_name():
    farmers = agency("HND", "Hội Nông dân tỉnh", kind=Kind.FRONT)
    health = agency("SYT", "Sở Y tế")
    assert named("Hội Nông dân") == farmers
    assert named("Sở Y tế tỉnh") == health


def test_a_name_that_two_bear_means_nobody_until_a_person_chooses():
    agency("A", "Sở A", aliases=("SXX",))
    agency("B", "Sở B", aliases=("SXX",))
    assert named("SXX") is None


def test_the_official_bearer_of_a_name_goes_before_an_alias():
    youth = agency("TDOAN", "Tỉnh Đoàn", kind=Kind.FRONT)
    agency("KHAC", "Đoàn khối các cơ quan", aliases=("Tỉnh Đoàn",))
    assert named("tỉnh đoàn") == youth
    assert ("TDOAN", "Tỉnh Đoàn") in names_as_of(date(2020, 6, 15))
    assert ("KHAC", "Tỉnh Đoàn") not in names_as_of(date(2020, 6, 15))


def test_a_name_that_is_right_only_somewhere_is_not_taken_by_itself():
    home_affairs = agency("SNV", "Sở Nội vụ")
    AgencyName.objects.create(agency=home_affairs, kind=NameKind.SHORT, text="TTr", context="chỉ trong nơi nhận")
    assert named("TTr") is None
    assert "TTr" not in [name for _code, name in names_as_of(date(2020, 6, 15))]


def test_for_an_unknown_name_the_nearest_are_offered_each_agency_once():
    culture = agency("SVHTT", "Sở Văn hóa và Thể thao", aliases=("Sở VH&TT", "Sở Văn hoá - Thể thao"))
    agency("CAT", "Công an tỉnh", kind=Kind.ARMED_FORCES)
    offered = nearest("Sở Văn hóa Thể thao", date(2020, 6, 15), 3)
    assert [like.agency for like in offered] == [culture]


def test_a_dissolved_body_is_not_offered_as_near():
    agency("SKHDT", "Sở Kế hoạch và Đầu tư", last=date(2025, 2, 28))
    assert nearest("Sở Kế hoạch Đầu tư", date(2025, 3, 1)) == []
    assert nearest("Sở Kế hoạch Đầu tư", date(2025, 2, 28)) != []


def test_the_reader_gets_the_names_of_the_day_and_no_english():
    town = agency("UBPM", "Ủy ban nhân dân thị xã Phú Mỹ", level=Level.DISTRICT, last=LAST_OF_DISTRICTS)
    AgencyName.objects.filter(agency=town).update(valid_to=date(2025, 2, 28))
    AgencyName.objects.create(
        agency=town, kind=NameKind.OFFICIAL, text="UBND thành phố Phú Mỹ", valid_from=date(2025, 3, 1)
    )
    AgencyName.objects.create(agency=town, kind=NameKind.ENGLISH, text="Phu My People's Committee")
    assert names_as_of(date(2025, 2, 28)) == [("UBPM", "Ủy ban nhân dân thị xã Phú Mỹ")]
    assert names_as_of(date(2025, 3, 1)) == [("UBPM", "UBND thành phố Phú Mỹ")]
    assert names_as_of(FIRST_AFTER) == []


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Ủy ban nhân dân TP. Vũng Tàu", "ubnd thanh pho vung tau"),
        ("Sở KH&ĐT", "so kh va dt"),
        ("UBND TP.HCM", "ubnd thanh pho ho chi minh"),
        ("  Tổng  lãnh sự quán Lào ", "tlsq lao"),
    ],
)
def test_names_are_compared_in_one_plain_form(text, plain):
    assert rules.plain(text) == plain
