"""What every paper of an agency begins and ends with."""

from datetime import date

import pytest

from haidang.office.directory import examples
from haidang.office.directory.choices import NameKind
from haidang.office.directory.models import Agency, Official, Succession
from haidang.office.documents.letterheads import (
    cited,
    committee,
    committee_short,
    days_said,
    drafted,
    in_small_letters,
    is_named_in,
    law_cited,
    law_said,
    letterhead,
    long_day,
    lowered,
    number_said,
    person_said,
    sentence,
    short_day,
    signature,
)
from haidang.office.documents.models import Document
from haidang.papers.writer.model import UNSIGNED, Letterhead

DAY = date(2020, 2, 5)


def test_days_and_sentences_are_told_as_papers_tell_them():
    assert (short_day(DAY), short_day(date(2020, 6, 15)), short_day(None)) == ("05/02/2020", "15/6/2020", "")
    assert long_day(DAY) == "ngày 05 tháng 02 năm 2020"
    assert days_said(DAY, DAY) == "ngày 05/02/2020"
    assert days_said(DAY, date(2020, 6, 15)) == "từ ngày 05/02/2020 đến ngày 15/6/2020"
    assert days_said(None, DAY) == ""
    assert [sentence(words) for words in ("Đồng ý", "Đồng ý;", "Đồng ý.", "")] == ["Đồng ý."] * 3 + [""]
    told = ("Giới thiệu cảng", "Nhật Bản mời", "UBND tỉnh mời", "Sở Công Thương", "")
    assert [lowered(words) for words in told] == ["giới thiệu cảng", *told[1:]]


@pytest.mark.django_db
def test_an_agency_writes_under_its_parent_and_a_committee_under_nobody(cast):
    above, ours = (Agency.objects.get(code=code) for code in ("UBND", "SNGV"))
    above.names.create(kind=NameKind.ALIAS, text="Ủy ban nhân dân tỉnh Bà Rịa - Vũng Tàu", valid_to=date(2025, 6, 30))
    ours.names.get_or_create(kind=NameKind.SHORT, text="SNgV")
    ours.parents.get_or_create(parent=above)
    desk = letterhead(ours, DAY, "BC")
    assert (desk.issuer, desk.symbol, desk.place) == ("SỞ NGOẠI VỤ", "BC-SNgV", "Bà Rịa - Vũng Tàu")
    assert desk.parent == "ỦY BAN NHÂN DÂN TỈNH BÀ RỊA - VŨNG TÀU"
    assert (desk.number, desk.day, desk.drafted_on) == ("", None, DAY)
    committee = letterhead(Agency.objects.get(code="UBND"), DAY, "QĐ")
    assert (committee.issuer, committee.parent, committee.symbol) == (desk.parent, "", "QĐ-UBND")
    assert letterhead(Agency.objects.get(code="SCT"), DAY).symbol == "SCT-VP"
    # a name is that of the day: the province went into a city
    assert letterhead(ours, date(2026, 3, 2)).place == ""


@pytest.mark.django_db
def test_a_paper_is_signed_in_the_post_of_the_day_without_the_agency_that_stands_above(cast):
    committee, desk = Agency.objects.get(code="UBND"), Agency.objects.get(code="SNGV")
    assert (signature(committee, DAY).formula, signature(committee, DAY).post) == ((), "CHỦ TỊCH")
    assert signature(committee, DAY, in_its_name=True).formula == ("TM. ỦY BAN NHÂN DÂN",)
    assert signature(desk, DAY).post == "GIÁM ĐỐC"
    # a demonstration calls people by their posts: nobody signs "Giám đốc Sở Ngoại vụ" as a name
    held = desk.postings.filter(rank=1).first()
    if held is None:
        held = desk.postings.create(official=Official.objects.create(name="Giám đốc Sở Ngoại vụ"),
                                    post="Giám đốc Sở Ngoại vụ", rank=1)  # fmt: skip
    Official.objects.filter(pk=held.official_id).update(name="Giám đốc Sở Ngoại vụ")
    assert (signature(desk, DAY).post, signature(desk, DAY).name) == ("GIÁM ĐỐC", "")
    Official.objects.filter(pk=held.official_id).update(name="Nguyễn Văn Mẫu")
    assert signature(desk, DAY).name == "Nguyễn Văn Mẫu"


@pytest.mark.django_db
def test_a_citation_says_nothing_twice(cast):
    plan = Document(
        number="163/KH-UBND", kind="Kế hoạch", issued_on=date(2019, 11, 25), issuer_name="UBND tỉnh",
        subject="Kế hoạch Hoạt động đối ngoại năm 2020.",
    )  # fmt: skip
    said = "Kế hoạch số 163/KH-UBND ngày 25 tháng 11 năm 2019 của UBND tỉnh"
    assert cited(plan) == f"{said} về hoạt động đối ngoại năm 2020"
    plan.subject = ""
    assert cited(plan) == said
    plan.subject = "V/v cử đoàn"
    assert cited(plan) == f"{said} V/v cử đoàn"


def test_a_law_is_cited_by_its_full_name_and_what_is_no_law_is_not():
    told = {
        "NĐ 191/2026/NĐ-CP Đ25.2": "khoản 2 Điều 25 Nghị định số 191/2026/NĐ-CP",
        "Luật 49/2019/QH14 Đ11": "Điều 11 Luật số 49/2019/QH14",
        "Luật 70/2020/QH14 Đ18, 19": "Điều 18 Luật số 70/2020/QH14",
        "QĐ 06/2020/QĐ-TTg": "Quyết định số 06/2020/QĐ-TTg",
        "thiết lập của tỉnh (mặc định của chương trình)": "",
        "Luật 70/2020/QH14 Đ25; NĐ 64/2021/NĐ-CP Đ9": "Điều 25 Luật số 70/2020/QH14",
    }
    assert {source: law_said(source) for source in told} == told


@pytest.mark.django_db
def test_who_took_over_writes_where_a_body_is_gone(cast):
    gone, heir = Agency.objects.get(code="UBND"), examples.agency("UBTP", "Ủy ban nhân dân Thành phố Mẫu")
    Agency.objects.filter(pk=heir.pk).update(kind="peoples-committee")
    Agency.objects.filter(pk=gone.pk).update(valid_to=date(2025, 6, 30))
    Succession.objects.get_or_create(
        predecessor=gone, successor=heir, defaults={"since": date(2025, 7, 1), "legal_basis": "Nghị quyết mẫu"}
    )
    after = date(2026, 3, 2)
    head = letterhead(Agency.objects.get(code="UBND"), after, "QĐ")
    assert (head.issuer, head.place, head.symbol) == ("ỦY BAN NHÂN DÂN THÀNH PHỐ MẪU", "Thành phố Mẫu", "QĐ-UBND")
    assert (committee(after), committee_short(after)) == ("Ủy ban nhân dân Thành phố Mẫu", "UBND Thành phố Mẫu")
    assert committee(DAY) == "Ủy ban nhân dân tỉnh"


@pytest.mark.django_db
def test_a_title_in_capitals_is_told_in_small_letters_with_its_names(cast):
    above = Agency.objects.get(code="UBND")
    above.names.create(kind=NameKind.ALIAS, text="Ủy ban nhân dân tỉnh Bà Rịa - Vũng Tàu", valid_to=date(2025, 6, 30))
    told = {
        "HOẠT ĐỘNG ĐỐI NGOẠI NĂM 2020 CỦA TỈNH BÀ RỊA - VŨNG TÀU": (
            "hoạt động đối ngoại năm 2020 của tỉnh Bà Rịa - Vũng Tàu"
        ),
        "HỢP TÁC VỚI NHẬT BẢN VÀ ASEAN QUÝ II": "hợp tác với Nhật Bản và ASEAN quý II",
        "Hoạt động đối ngoại": "Hoạt động đối ngoại",
        "2020": "2020",
    }
    assert {words: in_small_letters(words, above, DAY) for words in told} == told


@pytest.mark.django_db
def test_who_receives_guests_is_named_with_the_post_of_the_day(cast):
    agency = Agency.objects.get(code="SNGV")
    person = Official.objects.create(name="Người mẫu A")
    person.postings.create(agency=agency, post="Giám đốc", rank=1)
    assert person_said(person, DAY) == "Người mẫu A, Giám đốc Sở Ngoại vụ"
    assert person_said(Official.objects.create(name="Người mẫu B"), DAY) == "Người mẫu B"
    assert person_said(None, DAY) == ""


def test_a_post_that_names_its_agency_does_not_name_it_twice():
    assert is_named_in("Ủy ban nhân dân thành phố Vũng Tàu", "Phó Chủ tịch UBND thành phố Vũng Tàu")
    assert not is_named_in("Sở Ngoại vụ", "Giám đốc")


def test_a_basis_names_the_law_in_full_where_it_is_known():
    assert law_cited("NĐ 93/2009/NĐ-CP").startswith(
        "Nghị định số 93/2009/NĐ-CP ngày 22 tháng 10 năm 2009 của Chính phủ ban hành Quy chế"
    )
    assert "của Thủ tướng Chính phủ về tổ chức" in law_cited("QĐ 06/2020/QĐ-TTg")
    assert law_cited("NĐ 1/2999/NĐ-CP") == law_said("NĐ 1/2999/NĐ-CP")
    assert law_cited("thiết lập của tỉnh") == ""


def test_thousands_are_set_off_with_a_point():
    assert [number_said(count) for count in (7, 3500, 1_250_000)] == ["7", "3.500", "1.250.000"]


def test_nobody_writes_to_themselves():
    to = ("Ủy ban nhân dân tỉnh", "Sở Ngoại vụ")
    ours = drafted(Letterhead("SỞ NGOẠI VỤ"), "BÁO CÁO", "Kết quả", blocks=(), signature=UNSIGNED, to=to)
    theirs = drafted(Letterhead("SỞ DU LỊCH"), "BÁO CÁO", "Kết quả", blocks=(), signature=UNSIGNED, to=to)
    assert (ours.to, theirs.to) == (("Ủy ban nhân dân tỉnh",), to)
