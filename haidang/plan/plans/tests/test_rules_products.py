"""What words let one suppose of products and of cited papers: decisions on plain values."""

import pytest

from haidang.plan.plans.choices import PaperRole, ProductStage
from haidang.plan.plans.rules_products import MOVES, followed_by, may_come, may_mean, products_of, role_of


@pytest.mark.parametrize(
    ("words", "kind", "title"),
    [
        ("Xây dựng Kế hoạch hợp tác biển năm 2021;", "plan", "Kế hoạch hợp tác biển năm 2021"),
        ("+ Cùng các sở lập kế hoạch tuyển người học.", "plan", "Kế hoạch tuyển người học"),
        ("Xây dựng và thực hiện Kế hoạch ca nhạc của tỉnh", "plan", "Kế hoạch ca nhạc của tỉnh"),
        ("Tham mưu triển khai Đề án “Giúp cảng, giúp tàu” trên vịnh", "scheme", "Đề án “Giúp cảng, giúp tàu”"),
        ("Tham mưu ban hành Quy chế đón đoàn; in thành sách", "regulation", "Quy chế đón đoàn"),
        ("Soạn thảo Chương trình đón Tết trên cơ sở góp ý", "programme", "Chương trình đón Tết"),
        ("Lập kế hoạch cấp học bổng cho sinh viên Lào, Campuchia học ở tỉnh", "plan",
         "Kế hoạch cấp học bổng cho sinh viên Lào, Campuchia học ở tỉnh"),
    ],
)  # fmt: skip
def test_a_task_that_makes_a_plan_says_so(words, kind, title):
    [found] = products_of([words])
    assert (found.kind, found.title, found.words) == (kind, title, words.removeprefix("+ "))


@pytest.mark.parametrize(
    "words",
    [
        "Triển khai Chương trình học bổng dành cho sinh viên",
        "Tiếp tục thực hiện Đề án số 118/ĐA-BCĐ",
        "Cơ quan chủ trì đoàn lập kế hoạch, nội dung, danh sách của đoàn mình",
        "Xây dựng các kế hoạch cụ thể cho từng huyện",
        "Báo cáo theo kế hoạch đã gửi",
        "Sớm lập chương trình, kế hoạch của mình",
        "",
    ],
)
def test_who_carries_out_a_plan_makes_none(words):
    assert products_of([words]) == []


def test_a_product_that_is_said_twice_is_one():
    assert len(products_of(["Xây dựng Kế hoạch ca nhạc", "Trình Kế hoạch ca nhạc."])) == 1


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("bám theo kế hoạch ca nhạc năm 2020 đã được phê duyệt.", ["kế hoạch ca nhạc năm 2020"]),
        ("theo đúng chương trình, kế hoạch đón tàu đã được Ủy ban nhân dân tỉnh phê duyệt", ["kế hoạch đón tàu"]),
        ("theo kế hoạch của cơ quan mình", []),
    ],
)
def test_a_task_that_is_done_by_an_approved_plan_names_it(words, expected):
    assert followed_by([words]) == expected


@pytest.mark.parametrize(
    ("said", "title", "expected"),
    [
        ("kế hoạch ca nhạc năm 2020", "Kế hoạch hoạt động ca nhạc của tỉnh năm 2020", True),
        ("kế hoạch ca nhạc năm 2021", "Kế hoạch ca nhạc năm 2020", False),
        # the kind alone can mean any
        ("kế hoạch này", "Kế hoạch này kia", False),
    ],
)
def test_a_shorter_name_means_a_longer_one_that_has_all_its_words(said, title, expected):
    assert may_mean(said, title) is expected


@pytest.mark.parametrize("stage", ProductStage)
def test_only_a_reading_brings_a_product_to_its_end(stage):
    assert not may_come(stage, ProductStage.READ)
    assert set(MOVES) == set(ProductStage.values)


@pytest.mark.parametrize(
    ("words", "number", "title", "role"),
    [
        ("Căn cứ Chỉ thị số 3-CT/TU của Ban Thường vụ về cảng", "3-CT/TU", "Mở cảng", PaperRole.BASE),
        ("Căn cứ Thông báo số 21-TB/TU của Thường trực Tỉnh ủy về Kế hoạch mở cảng", "21-TB/TU", "Mở cảng",
         PaperRole.APPROVAL),
        ("Căn cứ Quyết định số 5/QĐ-TTg phê duyệt Chiến lược", "5/QĐ-TTg", "Mở cảng", PaperRole.APPROVAL),
        ("Căn cứ Chỉ thị số 3-CT/TU", "3-CT/TU", "Triển khai thực hiện Chỉ thị số 3-CT/TU về cảng",
         PaperRole.CARRIES_OUT),
    ],
)  # fmt: skip
def test_what_a_cited_paper_is_to_the_plan(words, number, title, role):
    assert role_of(words, number=number, title_of_plan=title) == role
