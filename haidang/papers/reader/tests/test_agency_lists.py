"""Charges in prose and in lists of agencies: under "Tổ chức thực hiện", and in directives."""

import pytest

from haidang.papers.reader import read
from haidang.papers.reader.tests.texts import FOOT, HEAD, charges, plan, source

_CONTENTS = "I. NỘI DUNG\n1. Mở hội\n- Đơn vị chủ trì: Sở Mẫu.\nII. TỔ CHỨC THỰC HIỆN\n"


def orders(body):
    found = plan(_CONTENTS + body)
    return [(item.label, item.layout, charges(item, found)) for item in found.org_assignments]


#: (prose under "Tổ chức thực hiện", who does what)
PROSE = [
    ("1. Giao Sở Mẫu chủ trì, phối hợp với Sở Y tế và các đơn vị liên quan mở hội.",
     {"lead": ["Sở Mẫu"], "with": ["Sở Y tế", "các đơn vị liên quan"]}),
    ("1. Sở Mẫu chủ trì, phối hợp với Sở Y tế tổ chức giao lưu.", {"lead": ["Sở Mẫu"], "with": ["Sở Y tế"]}),
    ("1. Đề nghị Hội Dệt mời bạn.", {"lead": ["Hội Dệt"]}),
    ("1. Sở Mẫu và Hội Dệt có trách nhiệm báo cáo kết quả trước ngày 01/02/2025.",
     {"lead": ["Sở Mẫu", "Hội Dệt"], "due": ["trước ngày 01/02/2025"]}),
    ("1. Các Sở, Ban, Ngành, UBND các huyện căn cứ nhiệm vụ được giao triển khai.",
     {"lead": ["Các Sở, Ban, Ngành", "UBND các huyện"]}),
    ("1. Chủ tịch UBND tỉnh yêu cầu Giám đốc Sở Mẫu triển khai.", {"lead": ["Giám đốc Sở Mẫu"]}),
    ("- Sở Mẫu theo dõi, đôn đốc các làng.", {"lead": ["Sở Mẫu"]}),
]  # fmt: skip


@pytest.mark.parametrize(("line", "charged"), PROSE, ids=[line for line, _ in PROSE])
def test_a_sentence_charges_those_it_begins_with(line, charged):
    [(_, layout, found)] = orders(line + "\n")
    assert (layout, found) == ("agency-sentence", charged)


def test_a_colon_behind_a_body_charges_it():
    assert orders("1. Công an tỉnh: giữ trật tự nơi mở hội.\n") == [("1", "agency-colon", {"lead": ["Công an tỉnh"]})]


@pytest.mark.parametrize("head", ["1. Sở Mẫu", "1. Sở Mẫu:", "1. Giao Sở Mẫu:", "1. Sở Mẫu có trách nhiệm:"])
def test_a_body_as_a_heading_is_charged_with_each_item_below(head):
    assert orders(f"{head}\n- Mời bạn.\n- Phối hợp với Sở Y tế hướng dẫn khách.\n") == [
        ("1-1", "agency-heading", {"lead": ["Sở Mẫu"]}),
        ("1-2", "agency-heading", {"lead": ["Sở Mẫu"], "with": ["Sở Y tế"]}),
    ]


def test_letters_under_a_body_bear_its_number():
    found = orders("1. Sở Mẫu\na) Mời bạn.\nb) Tiễn bạn.\n2. Hội Dệt\na) Dệt chiếu.\n")
    assert [label for label, *_ in found] == ["1.a", "1.b", "2.a"]


def test_an_item_that_gives_to_another_charges_that_one():
    found = orders("1. Sở Mẫu\n- Mời bạn.\n- Giao Sở Dệt chuẩn bị chiếu.\n")
    assert [charged["lead"] for *_, charged in found] == [["Sở Mẫu"], ["Sở Dệt"]]


@pytest.mark.parametrize(
    "line",
    ["1. Kinh phí: làng góp.", "1. Hội nghị mở vào mùa xuân.", "Trong quá trình thực hiện, Sở Mẫu thấy vướng thì hỏi.",
     "Trên đây là kế hoạch mở hội, các làng triển khai.", "1. Mở hội làng."],
)  # fmt: skip
def test_a_sentence_that_begins_with_no_body_charges_nobody(line):
    assert orders(line + "\n") == []


def test_what_stands_under_a_sentence_are_its_items():
    found = plan(f"{_CONTENTS}1. Hội Dệt chủ trì dệt chiếu:\n- Chọn cói.\n- Nhuộm cói.\n2. Sở Mẫu theo dõi.\n")
    assert [item.label for item in found.org_assignments] == ["1-1", "1-2", "2"]


def test_prose_of_the_contents_charges_only_by_words_that_bind():
    found = plan(
        "I. NỘI DUNG\n1. Sở Mẫu chủ trì mở hội.\n2. Sở Y tế thấy vui.\n3. Hội Dệt góp chiếu.\n"
        "4. Sở Dệt có trách nhiệm dệt chiếu.\n"
    )
    assert [task.label for task in found.tasks] == ["1", "4"]


def test_where_nothing_else_is_charged_the_orders_are_the_tasks():
    found = plan("1. Giao Sở Mẫu chủ trì mở hội.\n2. Công an tỉnh có trách nhiệm giúp khách.\n")
    assert [task.label for task in found.tasks] == ["1", "2"]
    assert found.org_assignments == ()


@pytest.mark.parametrize("kind", ["BÁO CÁO", "TỜ TRÌNH", "BIÊN BẢN", "GIẤY MỜI"])
def test_a_paper_that_gives_no_orders_charges_nobody(kind):
    found = read(source(HEAD.replace("KẾ HOẠCH", kind) + "1. Sở Mẫu chủ trì mở hội.\n" + FOOT))
    assert found.assignments == ()


def test_who_carries_out_a_decision_is_not_charged_with_a_task():
    body = "Điều 1. Sở Mẫu chủ trì mở hội.\nĐiều 2. Giám đốc Sở Mẫu chịu trách nhiệm thi hành Quyết định này./.\n"
    found = read(source(HEAD.replace("KẾ HOẠCH", "QUYẾT ĐỊNH") + body + FOOT))
    assert [task.label for task in found.assignments] == ["Điều 1"]


@pytest.mark.parametrize("aim", ["MỤC TIÊU", "MỤC ĐÍCH", "YÊU CẦU", "QUAN ĐIỂM", "NGUYÊN TẮC"])
def test_who_is_named_among_the_aims_is_not_yet_charged(aim):
    assert plan(f"I. {aim}\n1. Sở Mẫu chủ trì cho vui.\n").assignments == ()
