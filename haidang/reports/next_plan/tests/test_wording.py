"""Words of one year made words of the next, as tables of cases."""

import pytest

from haidang.reports.next_plan.rules.paper import ended, in_two_lines, listed
from haidang.reports.next_plan.rules.wording import bare, days_past, ended_period, for_next, in_list, in_small


def test_last_years_words_are_said_of_the_next_year():
    cases = {
        "+ Xây dựng kế hoạch đối ngoại năm 2020;": "Xây dựng kế hoạch đối ngoại năm 2021",
        "HOẠT ĐỘNG ĐỐI NGOẠI NĂM 2020 CỦA TỈNH": "HOẠT ĐỘNG ĐỐI NGOẠI NĂM 2021 CỦA TỈNH",
        "xong trong tháng 4/2020, báo cáo quý II/2020": "xong trong tháng 4/2021, báo cáo quý II/2021",
        "thỏa thuận hết hạn trong năm 2020 và năm 2021": "thỏa thuận hết hạn trong năm 2021 và năm 2022",
        # days, goals and periods are facts of their own
        "theo Chỉ thị số 25-CT/TW ngày 08 tháng 8 năm 2018": "theo Chỉ thị số 25-CT/TW ngày 08 tháng 8 năm 2018",
        "Chiến lược đến năm 2020": "Chiến lược đến năm 2020",
        "giai đoạn 2017 - 2020": "giai đoạn 2017 - 2020",
        # what a rule can put right
        "Đi thăm (đính kèm Phụ lục các đoàn ra năm 2020)": "Đi thăm",
        "theo kế hoạch năm 2020 đã được tỉnh phê duyệt": "theo kế hoạch năm 2021 được tỉnh phê duyệt",
        "tháng 12 năm 2018của tỉnh; Lào;Nga": "tháng 12 năm 2018 của tỉnh; Lào; Nga",
        "về “Tăng cường hợp tác": "về “Tăng cường hợp tác”",
        "du lịch...": "du lịch...",
        "1.2. Đón đoàn./.": "Đón đoàn",
        "1.104. Đón đoàn": "Đón đoàn",
        "1.100 suất học bổng": "1.100 suất học bổng",
    }
    assert {words: for_next(words, 1) for words in cases} == cases


@pytest.mark.parametrize(
    ("words", "past", "ended_on"),
    [
        ("kỷ niệm 70 năm (18/01/1950 - 18/01/2020)", "18/01/2020", ""),
        ("kỷ niệm 50 năm (18/01/1971 - 18/01/2021)", "", ""),
        ("theo Quyết định số 15/QĐ-UBND ngày 02/01/2020", "", ""),
        ("bồi dưỡng giai đoạn 2016-2020", "", "giai đoạn 2016-2020"),
        ("hợp tác giai đoạn 2021 - 2025", "", ""),
        ("chiến lược đến năm 2020", "", "đến năm 2020"),
        ("hợp tác đến năm 2020 và những năm tiếp theo", "", ""),
    ],
)
def test_what_is_over_is_known_by_its_days_and_periods(words, past, ended_on):
    assert (next(days_past(words, 2021), ""), ended_period(words, 2021)) == (past, ended_on)


def test_a_list_of_bodies_is_parted_so_that_it_reads_back():
    assert in_list(("Các Sở, Ban", "Các đoàn thể")) == ("Các Sở, Ban", "các đoàn thể")
    assert listed(("Sở Du lịch", "Sở Văn hóa, Thể thao và Du lịch")) == "Sở Du lịch, Sở Văn hóa, Thể thao và Du lịch"
    # a name that begins with no word of a body would melt into the one before it
    assert listed(("Sở Du lịch", "Quân ủy Trung ương")) == "Sở Du lịch; Quân ủy Trung ương"


def test_marks_at_the_end_and_the_two_lines_of_a_committee():
    assert [ended("Đón đoàn;", "."), ended("du lịch...", "."), ended("du lịch...", ";")] == [
        "Đón đoàn.", "du lịch...", "du lịch...;",
    ]  # fmt: skip
    assert bare(" | *Đón* đoàn . ") == "Đón đoàn"
    assert in_two_lines("ỦY BAN NHÂN DÂN TỈNH BÀ RỊA - VŨNG TÀU") == "ỦY BAN NHÂN DÂN\nTỈNH BÀ RỊA - VŨNG TÀU"
    assert in_two_lines("SỞ NGOẠI VỤ") == "SỞ NGOẠI VỤ"


def test_a_title_set_in_capitals_is_said_in_small_letters_and_names_keep_theirs():
    cases = {
        "HOẠT ĐỘNG ĐỐI NGOẠI NĂM 2021 CỦA TỈNH BÀ RỊA - VŨNG TÀU": (
            "Hoạt động đối ngoại năm 2021 của tỉnh Bà Rịa - Vũng Tàu"
        ),
        "HỢP TÁC VỚI LÀO VÀ ASEAN": "Hợp tác với Lào và ASEAN",
        "Hợp tác với Lào": "Hợp tác với Lào",
    }
    assert {words: in_small(words) for words in cases} == cases
