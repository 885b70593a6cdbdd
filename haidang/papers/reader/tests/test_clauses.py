"""How the plan is run: who reports when and to whom, where difficulties go, aims, and figures to reach."""

import pytest

from haidang.papers.reader.tests.texts import plan, words

_HEAD = "I. NỘI DUNG\n1. Mở hội\n- Đơn vị chủ trì: Sở Mẫu.\nII. TỔ CHỨC THỰC HIỆN\n"

#: (sentence, who reports, to whom, when)
REPORTS = [
    ("Các Sở, Ban, Ngành định kỳ trước ngày 15 hằng tháng báo cáo kết quả về Sở Mẫu để tổng hợp.",
     ["Các Sở, Ban, Ngành"], ["Sở Mẫu"], ["định kỳ trước ngày 15 hằng tháng"]),
    ("Trước ngày 20/12/2025, Sở Mẫu tổng hợp, báo cáo UBND tỉnh.", [], ["UBND tỉnh"], ["Trước ngày 20/12/2025"]),
    ("UBND các huyện định kỳ trước ngày 05/6 và 05/12 hằng năm báo cáo bằng thư cho Hội Dệt.", ["UBND các huyện"],
     ["Hội Dệt"], ["định kỳ trước ngày 05/6 và 05/12 hằng năm"]),
    ("Định kỳ hằng quý, gửi báo cáo về Sở Mẫu.", [], ["Sở Mẫu"], ["Định kỳ hằng quý"]),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "who", "to", "when"), REPORTS, ids=[sentence for sentence, *_ in REPORTS])
def test_a_report_has_a_giver_a_taker_and_a_time(sentence, who, to, when):
    found = plan(f"{_HEAD}1. {sentence}\n")
    [clause] = found.reporting
    assert (words(found, clause.who), words(found, clause.to)) == (who, to)
    assert [found.words(deadline.span) for deadline in clause.when] == when


@pytest.mark.parametrize("sentence", ["Sở Mẫu báo cáo kết quả.", "Các làng gửi thư mời hằng năm.", "Nghe báo cáo vui."])
def test_without_a_report_or_a_time_there_is_no_such_clause(sentence):
    assert plan(f"{_HEAD}1. {sentence}\n").reporting == ()


#: (sentence, who raises, to whom)
DIFFICULTIES = [
    ("Lúc mở hội mà gặp khó khăn, vướng mắc, các Sở, Ban, Ngành phản ánh về Sở Mẫu để xem xét.",
     ["các Sở, Ban, Ngành"], ["Sở Mẫu"]),
    ("Nếu có vấn đề phát sinh, đề nghị các đơn vị kịp thời báo cáo UBND tỉnh (qua Sở Mẫu).",
     ["các đơn vị"], ["UBND tỉnh (qua Sở Mẫu)"]),
    ("Khi có vướng mắc thì liên hệ với Hội Dệt.", [], ["Hội Dệt"]),
    ("Mọi khó khăn xin gửi bằng văn bản về Sở Mẫu.", [], ["Sở Mẫu"]),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "who", "to"), DIFFICULTIES, ids=[sentence for sentence, *_ in DIFFICULTIES])
def test_difficulties_have_somewhere_to_go(sentence, who, to):
    found = plan(f"{_HEAD}1. Sở Mẫu theo dõi.\n{sentence}\n")
    [channel] = found.channels
    assert (words(found, channel.who), words(found, channel.to)) == (who, to)
    assert found.words(channel.span) == sentence


def test_a_difficulty_that_nobody_hears_is_no_channel():
    assert plan(f"{_HEAD}1. Khó khăn thì nhiều, vui cũng nhiều.\n").channels == ()


def test_the_foot_and_the_head_hold_no_clauses():
    found = plan(_HEAD)
    assert (found.reporting, found.channels) == ((), ())


def test_purposes_and_requirements_stand_under_their_headings():
    found = plan(
        "I. MỤC ĐÍCH, YÊU CẦU\n1. Mục đích\n- Làng thêm vui.\n- Bạn thêm đông.\n2. Yêu cầu\nTiết kiệm.\n"
        "II. NỘI DUNG\n1. Mở hội.\n"
    )
    assert [found.words(value) for value in found.purposes] == ["Làng thêm vui.", "Bạn thêm đông."]
    assert [found.words(value) for value in found.requirements] == ["Tiết kiệm."]


@pytest.mark.parametrize(
    ("goal", "amount", "unit"),
    [
        ("Đến năm 2025, có ít nhất 12 đoàn đến thăm.", "12", "đoàn"),
        ("Hằng năm, đạt 95% hộ dự hội.", "95", "%"),
        ("Bán được 1.500 sản phẩm.", "1.500", "sản phẩm"),
        ("Góp từ 5 - 10 triệu đồng mỗi làng.", "5 - 10", "triệu đồng"),
    ],
)
def test_a_goal_is_a_figure_with_a_unit(goal, amount, unit):
    found = plan(f"I. MỤC TIÊU\n- {goal}\nII. NỘI DUNG\n1. Mở hội.\n")
    [indicator] = found.goals
    assert (found.words(indicator.amount), found.words(indicator.unit)) == (amount, unit)


def test_a_goal_may_be_set_for_a_year():
    found = plan("I. MỤC TIÊU\n- Đến năm 2025, có ít nhất 12 đoàn đến thăm.\n- Có 3 lớp dạy dệt.\n")
    assert [indicator.by and str(indicator.by.on) for indicator in found.goals] == ["2025-12-31", None]


def test_a_goal_without_a_figure_is_no_indicator():
    assert plan("I. MỤC TIÊU\n- Làng thêm vui.\n").goals == ()
