"""Papers that a task is to bring forth."""

import pytest

from haidang.papers.reader.products import products
from haidang.papers.reader.tests.texts import plan, source, whole, words


def made(sentence):
    printed = source(sentence)
    return [printed.quote(value.span) for value in products(printed, whole(printed))]


@pytest.mark.parametrize(
    ("sentence", "product"),
    [
        ("Xây dựng Kế hoạch giữ nghề giai đoạn 2021 - 2025", "Kế hoạch giữ nghề giai đoạn 2021 - 2025"),
        ("Tham mưu UBND tỉnh ban hành Quy chế đón khách; mời cơm", "Quy chế đón khách"),
        ("Soạn thảo và trình Đề án mở hội chợ xuân.", "Đề án mở hội chợ xuân"),
        ("Lập danh mục các làng nghề, chọn ba làng", "danh mục các làng nghề"),
        ("Hoàn thiện bộ tiêu chí chấm điểm làng nghề (có phụ lục)", "bộ tiêu chí chấm điểm làng nghề"),
    ],
)
def test_a_paper_to_be_made_is_a_product(sentence, product):
    assert made(sentence) == [product]


@pytest.mark.parametrize(
    "sentence",
    ["Xây dựng nhà khách bên sông", "Xây dựng kế hoạch cụ thể", "Triển khai các nhiệm vụ", "Ban hành các quy định mới",
     "Đọc Kế hoạch giữ nghề", "Gửi báo cáo kết quả"],
)  # fmt: skip
def test_what_is_no_new_paper_is_no_product(sentence):
    assert made(sentence) == []


def test_two_papers_in_one_sentence_are_two_products():
    assert made("Xây dựng Đề án mở hội; ban hành Quy chế đón khách.") == ["Đề án mở hội", "Quy chế đón khách"]


def test_a_line_that_names_the_product_goes_before_the_title():
    found = plan(
        "I. NỘI DUNG\n1. Xây dựng Đề án mở hội\n- Đơn vị chủ trì: Sở Mẫu.\n- Sản phẩm, kết quả: Tập ảnh làng nghề.\n"
    )
    assert words(found, found.tasks[0].products) == ["Tập ảnh làng nghề"]
    assert found.tasks[0].products[0].rule == "product-line"


def test_without_such_a_line_the_title_says_what_is_made():
    found = plan("I. NỘI DUNG\n1. Xây dựng Đề án mở hội\n- Đơn vị chủ trì: Sở Mẫu.\n")
    assert words(found, found.tasks[0].products) == ["Đề án mở hội"]
