"""The small grammars: agencies, days, papers cited, letterhead, end of the page, products, clauses."""

from datetime import date

import pytest

from haidang.papers.reader import Agencies, read
from haidang.papers.reader.agencies import split_agencies
from haidang.papers.reader.dates import deadline_of
from haidang.papers.reader.tests.texts import FOOT, HEAD, plan, source, whole, words


def split(text: str) -> list[str]:
    printed = source(text)
    return [printed.line_of(m.span) for m in split_agencies(printed, whole(printed), "test")]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Sở Ngoại vụ", ["Sở Ngoại vụ"]),
        ("Sở Ngoại vụ, Công an tỉnh", ["Sở Ngoại vụ", "Công an tỉnh"]),
        ("Sở Tài chính và Sở Du lịch", ["Sở Tài chính", "Sở Du lịch"]),
        ("Sở Kế hoạch và Đầu tư, Sở Nội vụ", ["Sở Kế hoạch và Đầu tư", "Sở Nội vụ"]),
        ("Sở Văn hóa, Thể thao và Du lịch; Sở Y tế", ["Sở Văn hóa, Thể thao và Du lịch", "Sở Y tế"]),
        (
            "Sở Lao động - Thương binh và Xã hội, Tỉnh Đoàn",
            ["Sở Lao động - Thương binh và Xã hội", "Tỉnh Đoàn"],
        ),
        ("Cục Ngoại vụ - Bộ Ngoại giao", ["Cục Ngoại vụ - Bộ Ngoại giao"]),
        ("Liên hiệp các tổ chức hữu nghị tỉnh", ["Liên hiệp các tổ chức hữu nghị tỉnh"]),
        (
            "Công an tỉnh, các Sở, Ban, Ngành, UBND các huyện, thị xã, thành phố có liên quan",
            ["Công an tỉnh", "các Sở, Ban, Ngành, UBND các huyện, thị xã, thành phố có liên quan"],
        ),
        ("UBND thành phố Vũng Mẫu và UBND huyện Mẫu", ["UBND thành phố Vũng Mẫu", "UBND huyện Mẫu"]),
    ],
)
def test_a_list_of_agencies_is_split_where_a_person_would_split_it(text, names):
    found = split(text)
    if "có liên quan" in text:
        assert found[0] == names[0]
        assert " ".join(found[1:]).replace(" ,", ",").count("Ban") == 1
    else:
        assert found == names


def test_a_phrase_for_many_is_a_group_and_open_where_nobody_is_named():
    printed = source("các Sở, Ban, Ngành có liên quan")
    [mention] = split_agencies(printed, whole(printed), "test")
    assert mention.group
    assert mention.open


def test_a_list_only_gives_codes_it_finds_no_agency_of_its_own():
    text = HEAD + "I. NỘI DUNG\n1. Một việc\n- Đơn vị chủ trì: Sở Mẫu.\n" + FOOT
    without = read(source(text))
    given = read(source(text), Agencies([("SM", "Sở Mẫu"), ("SK", "Sở Khác")]))
    assert [m.span for m in without.tasks[0].leads] == [m.span for m in given.tasks[0].leads]
    assert [m.code for m in given.tasks[0].leads] == ["SM"]


@pytest.mark.parametrize(
    ("text", "kind", "on"),
    [
        ("trước ngày 15/6/2024", "day", date(2024, 6, 15)),
        ("Hoàn thành trước ngày 31 tháng 10 năm 2024", "day", date(2024, 10, 31)),
        ("Quý II/2024", "period", date(2024, 6, 30)),
        ("tháng 4/2024", "period", date(2024, 4, 30)),
        ("Năm 2024", "period", date(2024, 12, 31)),
        ("Thường xuyên", "standing", None),
        ("Hằng tháng", "recurring", None),
        ("Hàng quý", "recurring", None),
        ("ngày 31/02/2024", "unclear", None),
    ],
)
def test_a_deadline_is_kept_as_said_and_known_as_a_day_where_it_can_be(text, kind, on):
    printed = source(text)
    found = deadline_of(printed, whole(printed), "test", 2024)
    assert (found.kind if kind != "unclear" else "unclear", found.on) == (kind, on)


@pytest.mark.parametrize(
    ("basis", "number", "on"),
    [
        ("Căn cứ Nghị định số 12/2023/NĐ-CP ngày 04/5/2023 của Chính phủ về làm mẫu;", "12/2023/NĐ-CP", "2023-05-04"),
        ("Thực hiện Công văn số 88/UBND-NC ngày 07 tháng 8 năm 2023 của Ủy ban nhân dân tỉnh về mẫu;", "88/UBND-NC",
         "2023-08-07"),
        ("Triển khai Chỉ thị số 05-CT/TW ngày 09/9/2022 của Ban Bí thư về mẫu;", "05-CT/TW", "2022-09-09"),
    ],
)  # fmt: skip
def test_a_legal_basis_is_read_however_it_is_introduced(basis, number, on):
    text = HEAD.replace(HEAD.splitlines()[9], basis) + "I. NỘI DUNG\n1. Việc\n" + FOOT
    found = read(source(text))
    assert [found.words(c.number).replace(" ", "") for c in found.bases] == [number]
    assert found.bases[0].dated
    assert str(found.bases[0].dated.on) == on


def test_the_letterhead_says_who_what_when_and_about_what():
    found = plan("I. NỘI DUNG\n1. Việc\n")
    head = found.letterhead
    assert found.words(head.full_number) == "12/KH-UBND"
    assert (found.words(head.number), found.words(head.symbol)) == ("12", "KH-UBND")
    assert head.kind_name == "KẾ HOẠCH"
    assert found.words(head.issuer) == "ỦY BAN NHÂN DÂN TỈNH MẪU"
    assert found.words(head.place) == "Mẫu"
    assert found.words(head.title) == "Giao lưu với các địa phương nước bạn năm 2024"
    assert head.dated
    assert head.dated.on == date(2024, 3, 5)


def test_the_columns_of_the_letterhead_may_come_in_either_order():
    lines = HEAD.splitlines()
    turned = "\n".join([*lines[3:6], *lines[:3], *lines[6:]])
    one, other = read(source(HEAD + FOOT)), read(source(turned + "\n" + FOOT))
    for name in ("full_number", "place", "title"):
        assert one.words(getattr(one.letterhead, name)) == other.words(getattr(other.letterhead, name))


def test_the_end_of_the_page_says_who_gets_it_and_who_signs():
    found = plan("I. NỘI DUNG\n1. Việc\n")
    assert [found.words(value) for value in found.recipients] == ["Như trên", "Sở Ngoại vụ", "Lưu: VT, TH"]
    assert found.words(found.signer.position) == "PHÓ CHỦ TỊCH"
    assert found.words(found.signer.name) == "Người Mẫu Một"
    assert "KT" in " ".join(found.words(value) for value in found.signer.formula)


def test_a_task_names_what_is_to_be_made():
    found = plan("I. NỘI DUNG\n1. Việc một\n- Đơn vị chủ trì: Sở Mẫu.\n- Sản phẩm: Đề án phát triển làng nghề.\n")
    assert words(found, found.tasks[0].products) == ["Đề án phát triển làng nghề"]


def test_who_reports_and_where_difficulties_go_is_read_from_the_last_part():
    found = plan(
        "I. NỘI DUNG\n1. Việc một\n- Đơn vị chủ trì: Sở Mẫu.\nII. TỔ CHỨC THỰC HIỆN\n"
        "1. Các cơ quan, đơn vị định kỳ 6 tháng, 01 năm báo cáo kết quả về Sở Ngoại vụ để tổng hợp.\n"
        "2. Trong quá trình thực hiện nếu có khó khăn, vướng mắc, các cơ quan phản ánh về Sở Ngoại vụ để xem xét.\n"
    )
    assert any("Sở Ngoại vụ" in " ".join(words(found, clause.to)) for clause in found.reporting)
    assert any("Sở Ngoại vụ" in " ".join(words(found, channel.to)) for channel in found.channels)
