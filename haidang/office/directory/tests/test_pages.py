"""Pages of the directory with a person at the door: the desk keeps it, everybody else reads it, a stranger signs in."""

from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.urls import reverse
from python_calamine import CalamineWorkbook

from haidang.kit.records import imports
from haidang.kit.records.catalogue import example
from haidang.office.directory import services
from haidang.office.directory.choices import Kind, Level, NameKind, Part
from haidang.office.directory.examples import agency, demo_directory, field, group, official
from haidang.office.directory.models import Agency, AgencyGroup, Membership, Posting
from haidang.office.directory.registers import REGISTERS, agencies

pytestmark = pytest.mark.django_db

LAST, FIRST = date(2025, 6, 30), date(2025, 7, 1)
ACTS = ("rename", "name", "parent", "merge", "split", "close", "inherit")


@pytest.fixture
def at(client):
    def enter(user):
        client.force_login(user)
        return client

    return enter


@pytest.fixture(autouse=True)
def today(settings):
    settings.HAIDANG_TODAY = date(2020, 6, 15)


@pytest.mark.parametrize("register", REGISTERS, ids=lambda register: register.name)
def test_everybody_reads_and_only_keepers_are_offered_acts(register, at, desk, officer):
    record: Any = example(register)
    address = register.url("record", record.pk)
    for person, keeps in ((officer, False), (desk, True)):
        shown = at(person).get(register.url("list"))
        assert shown.status_code == 200
        if address:
            page = at(person).get(address).content.decode()
            assert str(record) in page
            if edit := register.url("edit", record.pk):
                assert (f'href="{edit}"' in page) is keeps


def test_a_stranger_is_sent_to_sign_in(client):
    made = agency()
    for address in [
        *(register.url("list") for register in REGISTERS),
        made.get_absolute_url(),
        reverse("directory:unknown"),
        reverse("directory:agency-rename", args=[made.pk]),
    ]:
        reply = client.get(address)
        assert reply.status_code == 302
        assert reply["Location"].startswith(reverse("account_login"))


@pytest.mark.parametrize("act", ACTS)
def test_who_may_see_but_not_do_is_told_so(act, at, officer):
    address = reverse(f"directory:agency-{act}", args=[officer.agency.pk])
    assert at(officer).get(address).status_code == 403
    assert at(officer).post(address, {}).status_code == 403
    assert at(officer).get(reverse(f"directory:agency-{act}", args=[999_999])).status_code == 404


@pytest.mark.parametrize("act", ACTS)
def test_every_act_asks_for_what_it_needs_and_does_nothing_without_it(act, at, desk):
    address = reverse(f"directory:agency-{act}", args=[desk.agency.pk])
    assert at(desk).get(address).status_code == 200
    reply = at(desk).post(address, {})
    assert reply.status_code == 422
    assert "hd-fault" in reply.content.decode()


# ── agencies ──


def test_an_agency_is_entered_with_its_names(at, desk):
    reply = at(desk).post(reverse("directory:agency-add"), {
        "name": "Sở Nội vụ", "short": "SNV", "aliases": "Sở NV\nNội vụ tỉnh", "level": Level.PROVINCE,
        "is_of_province": "on", "parent": desk.agency.pk,
    })  # fmt: skip
    made = Agency.objects.get(code="SNV")
    assert reply["Location"] == made.get_absolute_url()
    assert made.kind == Kind.DEPARTMENT
    assert {row.text for row in made.names.filter(kind=NameKind.ALIAS)} == {"Sở NV", "Nội vụ tỉnh"}
    assert made.parent_on(date(2020, 6, 15)) == desk.agency


def test_a_list_of_names_is_corrected_in_the_form(at, desk):
    health = agency("SYT", "Sở Y tế", aliases=("SYTế", "Y tế tỉnh"))
    form = {"name": "Sở Y tế", "code": "SYT", "kind": Kind.DEPARTMENT, "level": Level.PROVINCE, "order": 100,
            "is_of_province": "on", "aliases": "Y tế tỉnh\nNgành Y tế"}  # fmt: skip
    reply = at(desk).post(reverse("directory:agency-edit", args=[health.pk]), form)
    assert reply.status_code == 302
    assert {row.text for row in health.names.filter(kind=NameKind.ALIAS)} == {"Y tế tỉnh", "Ngành Y tế"}
    assert health.names.get(kind=NameKind.OFFICIAL).text == "Sở Y tế"


def test_a_refusal_stands_on_the_page_and_nothing_is_kept(at, desk):
    agency("SYT", "Sở Y tế")
    reply = at(desk).post(reverse("directory:agency-add"), {"name": "sở y tế", "level": Level.PROVINCE})
    assert reply.status_code == 422
    assert "Danh bạ đã có" in reply.content.decode()
    assert Agency.objects.count() == 2


def test_the_list_shows_those_of_today_and_the_others_when_asked(at, desk):
    agency("SKHDT", "Sở Kế hoạch và Đầu tư", last=date(2019, 12, 31))
    address = reverse("directory:agency-list")
    asked = {"": False, "?state=ended": True, "?state=all": True, "?on=2019-12-31": True, "?on=2020-01-01": False}
    for query, there in asked.items():
        assert ("Kế hoạch và Đầu tư" in at(desk).get(address + query).content.decode()) is there, query


def test_bodies_of_elsewhere_are_listed_when_asked_for_or_found_by_their_words(at, desk):
    agency("SATTP", "Sở An toàn thực phẩm")
    Agency.objects.filter(code="SATTP").update(is_of_province=False)
    address = reverse("directory:agency-list")
    for query, there in {"": False, "?state=elsewhere": True, "?state=all": True, "?words=thuc+pham": True}.items():
        assert ("An toàn thực phẩm" in at(desk).get(address + query).content.decode()) is there, query


def test_an_agency_is_found_by_any_of_its_names_without_marks(at, officer):
    agency("TDOAN", "Tỉnh Đoàn", aliases=("Đoàn TNCS Hồ Chí Minh tỉnh",))
    page = at(officer).get(reverse("directory:agency-list"), {"words": "doan tncs"}).content.decode()
    assert "Tỉnh Đoàn" in page
    assert "Sở Công Thương" not in page.split('id="danh-sach"')[1]


@pytest.mark.parametrize(
    ("query", "words"),
    [("?ngay=2025-06-30", "Tại ngày 30/06/2025"), ("?ngay=30-6", "Tại ngày 15/06/2020"), ("", "Tại ngày 15/06/2020")],
)
def test_a_record_is_read_as_of_the_day_asked(query, words, at, officer):
    assert words in at(officer).get(officer.agency.get_absolute_url() + query).content.decode()


def test_a_record_of_a_body_that_is_gone_names_who_answers(at, desk):
    plan, money = agency("SKHDT", "Sở Kế hoạch và Đầu tư"), agency("STC", "Sở Tài chính")
    reply = at(desk).post(
        reverse("directory:agency-merge", args=[plan.pk]),
        {"into": money.pk, "since": "2025-03-01", "legal_basis": "NĐ 45/2025/NĐ-CP"},
    )
    assert reply["Location"] == plan.get_absolute_url()
    before = at(desk).get(f"{plan.get_absolute_url()}?ngay=2025-02-28").content.decode()
    after = at(desk).get(f"{plan.get_absolute_url()}?ngay=2025-03-01").content.decode()
    assert "không hoạt động vào ngày này" not in before
    assert "không hoạt động vào ngày này" in after
    assert "NĐ 45/2025/NĐ-CP" in after


def test_the_page_of_an_agency_costs_the_same_however_much_hangs_on_it(at, desk, django_assert_max_num_queries):
    def page():
        at(desk).get(desk.agency.get_absolute_url())

    def hang(number):
        services.name_also(desk.agency, text=f"Tên {number}", by=desk)
        below = agency(f"B{number}", f"Phòng {number}")
        services.put_under(below, desk.agency, since=date(2020, 1, 1), decision="QĐ", by=desk)
        person = services.add_official(name=f"Người {number}", by=desk)
        services.post(person, desk.agency, title=f"Việc {number}", since=date(2020, 1, 1), by=desk)
        group()

    hang(0)
    page()
    with django_assert_max_num_queries(60) as first:
        page()
    for number in range(1, 4):
        hang(number)
    with django_assert_max_num_queries(len(first)):
        page()


def test_a_split_is_written_down_on_one_page(at, desk):
    media, science, culture = (agency(code, f"Sở {code}") for code in ("TT", "KH", "VH"))
    form = {
        "since": "2025-03-01", "legal_basis": "NĐ 45", "heir_1": science.pk, "scope_1": "bưu chính",
        "heir_2": culture.pk, "scope_2": "báo chí",
    }  # fmt: skip
    assert at(desk).post(reverse("directory:agency-split", args=[media.pk]), form).status_code == 302
    assert [heir.agency for heir in media.heirs(date(2025, 3, 1))] == [science, culture]


def test_a_member_joins_and_leaves_a_committee(at, desk):
    committee = agency("BCD", "Ban Chỉ đạo", kind=Kind.STEERING)
    form = {"agency": desk.agency.pk, "part": Part.STANDING, "since": "2020-01-01", "decision": "QĐ 1"}
    at(desk).post(reverse("directory:agency-member", args=[committee.pk]), form)
    row = Membership.objects.get()
    assert "Cơ quan thường trực" in at(desk).get(committee.get_absolute_url()).content.decode()
    at(desk).post(reverse("directory:member-end", args=[row.pk]), {"last": "2020-06-14"})
    assert "Không có thành viên nào" in at(desk).get(committee.get_absolute_url()).content.decode()


# ── people, groups, fields ──


def test_a_post_is_given_and_left_on_pages(at, desk, officer):
    person = services.add_official(name="Người mẫu A", by=desk)
    form = {"agency": desk.agency.pk, "title": "Giám đốc", "rank": 1, "since": "2020-01-01", "is_focal": "on"}
    at(desk).post(reverse("directory:official-post", args=[person.pk]), form)
    row = Posting.objects.get()
    assert "Người mẫu A" in at(officer).get(reverse("directory:focal-list")).content.decode()
    assert at(officer).get(reverse("directory:posting-leave", args=[row.pk])).status_code == 403
    at(desk).post(reverse("directory:posting-leave", args=[row.pk]), {"last": "2020-06-14"})
    assert "Người mẫu A" not in at(officer).get(reverse("directory:focal-list")).content.decode().split("danh-sach")[-1]


def test_focal_persons_print_in_protocol_order(at, officer):
    demo_directory()
    paper = at(officer).get(reverse("directory:focal-print")).content.decode()
    seats = [paper.index(name) for name in ("Tỉnh Đoàn", "chuyên viên tổng hợp".capitalize(), "Sở Du lịch", "Vũng Tàu")]
    assert seats == sorted(seats)


def test_a_group_shows_its_members_of_the_day_and_its_exceptions(at, desk):
    many = group()
    form = {"agency": desk.agency.pk, "is_left_out": "on"}
    address = reverse("directory:group-list-member", args=[many.pk])
    assert at(desk).post(address, form).status_code == 422
    at(desk).post(address, form | {"reason": "tự báo cáo"})
    page = at(desk).get(many.get_absolute_url()).content.decode()
    assert "tự báo cáo" in page
    assert "0 cơ quan" in page


def test_groups_and_fields_are_entered_and_corrected(at, desk):
    at(desk).post(reverse("directory:group-add"), {"code": "sbn", "phrase": "Các sở", "kinds": [Kind.DEPARTMENT]})
    made = AgencyGroup.objects.get(code="SBN")
    at(desk).post(reverse("directory:group-edit", args=[made.pk]), {"code": "SBN", "phrase": "Các sở, ban"})
    assert AgencyGroup.objects.get().phrase == "Các sở, ban"
    at(desk).post(reverse("directory:field-add"), {"code": "ls", "name": "Lãnh sự", "order": 1})
    assert "Lãnh sự" in at(desk).get(reverse("directory:field-list")).content.decode()


def test_a_leader_is_given_a_field(at, desk):
    leader, work = official(), field()
    form = {"official": leader.pk, "since": "2020-01-01", "decision": "QĐ 5"}
    assert at(desk).post(reverse("directory:field-direct", args=[work.pk]), form).status_code == 302
    page = at(desk).get(work.get_absolute_url()).content.decode()
    assert "QĐ 5" in page
    assert str(leader) in at(desk).get(reverse("directory:field-list")).content.decode()


# ── names nobody knows ──


def test_an_unknown_name_is_settled_and_leads_back_where_it_was_found(at, desk, officer):
    address = f"{reverse('directory:unknown')}?ten=Sở+Công+Thuơng&nguon=kế+hoạch+163/KH-UBND&ve=/kieu-mau/"
    page = at(desk).get(address).content.decode()
    assert "Sở Công Thương" in page
    form = {"text": "Sở Công Thuơng tỉnh", "agency": officer.agency.pk, "level": Level.PROVINCE, "next": "/kieu-mau/"}
    assert at(desk).post(address, form)["Location"] == "/kieu-mau/"
    assert officer.agency.names.filter(text="Sở Công Thuơng tỉnh").exists()
    new = {"text": "Hiệp hội Cảng biển", "level": Level.PROVINCE, "next": "//elsewhere.example/"}
    reply = at(desk).post(address, new)
    assert reply["Location"] == Agency.objects.get(name="Hiệp hội Cảng biển").get_absolute_url()
    assert at(officer).get(address).status_code == 403


# ── sheets ──


def test_what_is_listed_goes_out_as_a_sheet_with_names_and_parents(at, officer):
    agency("SYT", "Sở Y tế", aliases=("Y tế tỉnh", "Ngành Y tế"))
    reply = at(officer).get(reverse("directory:agency-export"), {"words": "y te"})
    lines = CalamineWorkbook.from_filelike(BytesIO(reply.content)).get_sheet_by_index(0).to_python()
    assert lines[0][:4] == ["Tên", "Mã", "Tên viết tắt", "Cách gọi khác"]
    assert lines[1][:4] == ["Sở Y tế", "SYT", "", "Y tế tỉnh; Ngành Y tế"]


def test_a_sheet_that_was_taken_out_comes_back_unchanged_and_corrected(at, desk):
    """The sheet goes through the form and the verb that the page uses."""
    health = agency("SYT", "Sở Y tế", aliases=("Y tế tỉnh",))
    row = {"": 2, "ID": str(health.pk), "name": "Sở Y tế", "code": "SYT", "kind": "Sở", "level": "Cấp tỉnh",
           "aliases": "Y tế tỉnh", "order": "100", "is_of_province": "có"}  # fmt: skip
    same, changed, new, twice = imports.judge(
        agencies,
        [
            row,
            row | {"aliases": "Y tế tỉnh; Ngành Y tế"},
            row | {"ID": "", "name": "Sở Tư pháp", "code": "", "aliases": "", "order": ""},
            row | {"ID": "", "code": "X"},
        ],
        by=desk,
    )
    assert [line.verdict for line in (same, changed, new, twice)] == ["same", "changed", "new", "bad"]
    assert "Danh bạ đã có" in twice.sentence
    assert not Agency.objects.filter(name="Sở Tư pháp").exists()
    kept = imports.keep(agencies, [new.row, changed.row], by=desk)
    assert [line.verdict for line in kept] == ["new", "changed"]
    assert Agency.objects.get(name="Sở Tư pháp").code == "STP"


def test_another_parent_is_not_slipped_in_by_a_sheet(at, desk):
    health = agency("SYT", "Sở Y tế")
    row = {"": 2, "ID": str(health.pk), "name": "Sở Y tế", "code": "SYT", "kind": "Sở", "level": "Cấp tỉnh",
           "order": "100", "is_of_province": "có", "parent": str(desk.agency)}  # fmt: skip
    (line,) = imports.judge(agencies, [row], by=desk)
    assert line.verdict == "bad"
    assert "Đổi cấp trên" in line.sentence
