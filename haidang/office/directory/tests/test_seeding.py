"""The directory begins with the files of the reader, as they are in the demo province."""

from datetime import date

import pytest
from django.db import transaction

from haidang.office.directory.choices import Kind, NameKind
from haidang.office.directory.examples import demo_directory
from haidang.office.directory.models import Agency, AgencyGroup, AgencyName, Field, Membership, Posting, Succession
from haidang.office.directory.selectors import expansion, field_for, named, names_as_of
from haidang.office.directory.services.seeding import Seeded, seed
from haidang.papers.reference.agencies import known_agencies

pytestmark = pytest.mark.django_db

DEMO, LAST, FIRST = date(2020, 6, 15), date(2025, 6, 30), date(2025, 7, 1)


@pytest.fixture(scope="module")
def seeding(bare_ground, django_db_blocker):
    """Once for all the tests of this file; taken back after the last."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield seed()
        transaction.set_rollback(True)


@pytest.fixture
def seeded(seeding, db):
    return seeding


def test_every_known_agency_comes_once_and_a_second_time_none(seeded):
    assert seeded.agencies == Agency.objects.count() > 200
    assert {row.code for row in known_agencies()} <= set(Agency.objects.values_list("code", flat=True))
    assert seed() == Seeded(0, 0, 0)


def test_what_people_changed_stays_as_they_left_it(seeded):
    Agency.objects.filter(code="SYT").update(order=1, name="Sở Sức khỏe")
    AgencyGroup.objects.filter(code="SBN").update(phrase="Các sở")
    seed()
    assert Agency.objects.get(code="SYT").name == "Sở Sức khỏe"
    assert AgencyGroup.objects.get(code="SBN").phrase == "Các sở"


@pytest.mark.parametrize(
    ("text", "on", "code"),
    [
        ("Ủy ban nhân dân tỉnh Bà Rịa - Vũng Tàu", DEMO, "UBND"),
        ("UBND tỉnh", LAST, "UBND"),
        ("UBND tỉnh", FIRST, None),
        ("UBND thành phố", FIRST, "UBTPHCM"),
        ("UBND TP.HCM", FIRST, "UBTPHCM"),
        ("UBND thành phố Vũng Tàu", LAST, "UBVT"),
        ("UBND thành phố Vũng Tàu", FIRST, None),
        ("UBND phường Vũng Tàu", FIRST, "X-VUNGTAU"),
        ("UBND phường Vũng Tàu", LAST, None),
        ("UBND đặc khu Côn Đảo", FIRST, "X-CONDAO"),
        ("Tỉnh đoàn TNCSHCM", DEMO, "TDOAN"),
        ("Văn phòng Hội đồng nhân dân tỉnh", DEMO, "VPHDND"),
        ("Sở Giao thông Vận tải", DEMO, "SGTVT"),
        ("Cục Ngoại vụ - Bộ Ngoại giao", DEMO, "CNV"),
        ("Đại sứ quán Việt Nam tại Nhật Bản", DEMO, "DSQNHAT"),
    ],
)
def test_names_mean_whom_they_meant_on_the_day(seeded, text, on, code):
    found = named(text, on)
    assert (found and found.code) == code


@pytest.mark.parametrize(
    ("code", "on", "name"),
    [
        ("UBPM", date(2025, 2, 28), "Ủy ban nhân dân thị xã Phú Mỹ"),
        ("UBPM", date(2025, 3, 1), "Ủy ban nhân dân thành phố Phú Mỹ"),
        ("CAT", LAST, "Công an tỉnh"),
        ("CAT", FIRST, "Công an Thành phố Hồ Chí Minh"),
        ("HDND", LAST, "Hội đồng nhân dân tỉnh"),
    ],
)
def test_a_report_prints_the_name_of_its_day(seeded, code, on, name):
    assert Agency.objects.get(code=code).name_on(on) == name


def test_no_agency_bears_two_official_names_on_one_day(seeded):
    for on in (DEMO, LAST, FIRST):
        rows = AgencyName.objects.in_force(on).filter(kind=NameKind.OFFICIAL).values_list("agency", flat=True)
        assert len(rows) == len(set(rows))
    assert set(Agency.objects.alive(FIRST)) == {
        row.agency for row in AgencyName.objects.in_force(FIRST).filter(kind=NameKind.OFFICIAL)
    }


def test_the_reader_gets_each_name_for_one_agency(seeded):
    for on in (DEMO, LAST, FIRST):
        names = [name for _code, name in names_as_of(on)]
        assert len(names) == len(set(names)) > 400


@pytest.mark.parametrize(
    ("code", "on", "answers"),
    [
        ("UBVT", LAST, "UBVT"),
        ("UBVT", FIRST, "UBTPHCM"),
        ("UBLD", FIRST, "UBTPHCM"),
        ("SKHDT", date(2025, 2, 28), "SKHDT"),
        ("SKHDT", date(2025, 3, 1), "STC"),
        ("UBND", FIRST, "UBTPHCM"),
        ("SNGV", FIRST, "SNGV"),
    ],
)
def test_who_answers_on_the_day_for_what_was_given(seeded, code, on, answers):
    assert Agency.objects.get(code=code).responsible(on).code == answers


def test_the_ground_of_a_district_is_parted_among_its_communes(seeded):
    heirs = Agency.objects.get(code="UBVT").heirs(FIRST)
    assert [heir.agency.code for heir in heirs[:2]] == ["UBTPHCM", "X-VUNGTAU"]
    assert len(heirs) == 6
    assert Succession.objects.filter(is_main=True, predecessor__code="UBVT").count() == 1


@pytest.mark.parametrize(
    ("group", "on", "count"),
    [("UBH", DEMO, 8), ("UBH", LAST, 7), ("UBH", FIRST, 0), ("UBX", LAST, 0), ("UBX", FIRST, 30)],
)
def test_groups_have_the_members_of_the_day(seeded, group, on, count):
    assert AgencyGroup.objects.get(code=group).members(on).count() == count


def test_the_departments_are_those_the_province_has(seeded):
    codes = {agency.code for agency in AgencyGroup.objects.get(code="SBN").members(DEMO).filter(kind=Kind.DEPARTMENT)}
    assert {"SVHTT", "SDL", "SNGV"} <= codes
    assert not {"SVHTTDL", "SATTP", "SQHKT"} & codes


def test_parents_follow_the_merger_of_the_province(seeded):
    foreign = Agency.objects.get(code="SNGV")
    assert [str(foreign.parent_on(day)) for day in (LAST, FIRST)] == [
        Agency.objects.get(code=code).name for code in ("UBND", "UBTPHCM")
    ]
    youth = Agency.objects.get(code="TDOAN")
    assert youth.parent_on(LAST) is None
    assert youth.parent_on(FIRST) == Agency.objects.get(code="UBMTTQ")


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("Công tác hội nhập, hợp tác quốc tế:", "HOI-NHAP"),
        ("2. Công tác kinh tế đối ngoại:", "KINH-TE"),
        ("Công tác văn hóa đối ngoại", "VAN-HOA"),
        ("Công tác thông tin đối ngoại", "THONG-TIN"),
        ("Xuất nhập cảnh, lãnh sự và bảo hộ công dân", "LANH-SU"),
        ("Công tác người Việt Nam ở nước ngoài", "KIEU-BAO"),
        ("Quản lý và vận động tổ chức phi chính phủ nước ngoài", "PHI-CHINH-PHU"),
        ("Công tác đối ngoại nhân dân", "NHAN-DAN"),
        ("Nâng cao năng lực đội ngũ làm công tác ngoại vụ", "DAO-TAO"),
        ("Xúc tiến và quảng bá du lịch ra nước ngoài", "DU-LICH"),
        ("Công tác đối ngoại quốc phòng", "QUOC-PHONG"),
    ],
)
def test_the_eleven_headings_of_the_plan_fall_under_eleven_fields(seeded, title, code):
    assert field_for(title) == Field.objects.get(code=code)


def test_an_open_phrase_of_the_plan_gets_a_handful_and_not_thirty(seeded):
    members = expansion(
        "các Sở, Ban, Ngành, Ủy ban nhân dân các huyện, thị xã, thành phố có liên quan",
        date(2019, 11, 25),
        words="Đưa thanh niên tỉnh giao lưu văn hóa tại thành phố Ansan",
        field="Công tác văn hóa đối ngoại",
    )
    assert {"SVHTT", "SDL"} <= {member.agency.code for member in members}
    assert len(members) < 8
    assert all(member.reason for member in members)


def test_the_demonstration_has_focal_persons_a_committee_and_leaders_of_fields(db):
    demo_directory()
    demo_directory()
    assert Posting.objects.focal(DEMO).count() == 13
    assert Membership.objects.in_force(DEMO).count() == 7
    assert all(field.director_on(DEMO) for field in Field.objects.all())
