"""T: slips of the keyboard and names in several spellings."""

import pytest

from haidang.papers.reader.checks.tests.small import findings, plan_text, quoted, task


def words(text: str, code: str) -> list[str]:
    return [quoted(text, finding) for finding in findings(text, code)]


def with_solutions(*solutions: str) -> str:
    return plan_text(task(solutions="\n".join(solutions)))


def test_an_opened_quotation_is_closed():
    assert len(findings(plan_text(closing="Chủ đề “Vươn ra biển lớn.\nHọp ngày “Biển xanh” hằng năm."), "T101")) == 1


def test_one_bullet_of_another_sign():
    assert len(findings(with_solutions("+ Việc thứ nhất;", "+ Việc thứ hai;", "- Việc thứ ba."), "T102")) == 1


def test_bullets_below_a_colon_are_a_list_of_their_own():
    assert findings(with_solutions("+ Việc thứ nhất;", "+ Việc thứ hai, gồm:", "- Việc thứ ba."), "T102") == []


def test_a_number_lacks_its_dot():
    body = "".join(task(f"1.{n}") for n in range(1, 6)) + task("1.6").replace("1.6. ", "1.6 ")
    assert [finding.values["label"] for finding in findings(plan_text(body), "T103")] == ["1.6"]


def test_a_bullet_stands_against_its_word():
    solutions = [f"+ Việc thứ {n};" for n in range(1, 6)]
    assert len(findings(with_solutions(*solutions, "+Việc cuối cùng."), "T104")) == 1
    assert findings(with_solutions(*solutions, "+ Việc cuối cùng."), "T104") == []


@pytest.mark.parametrize(
    "slip", ["năm 2018của tỉnh", "tại Campuchia;Tổng lãnh sự", "du lịch...nhằm góp", "thực hiện.Tiếp tục làm"]
)
def test_a_blank_is_missing(slip):
    assert len(findings(plan_text(closing=f"Việc {slip} như đã nêu."), "T105")) == 1


@pytest.mark.parametrize(
    "right", ["năm 2018 của tỉnh", "www.dongnai.gov.vn", "8.30 giờ", "1.000 người", "TP.HCM", "v.v..."]
)
def test_dots_inside_names_and_numbers_are_right(right):
    assert findings(plan_text(closing=f"Theo {right} như đã nêu."), "T105") == []


def test_a_dash_has_blanks_on_both_sides_or_none():
    assert len(findings(plan_text(closing="Từ 30/12/2015 -30/12/2020."), "T106")) == 1
    assert findings(plan_text(closing="Từ 30/12/2015 - 30/12/2020 và 30/12/2015-30/12/2020."), "T106") == []


def test_items_of_a_list_end_alike():
    assert len(findings(with_solutions("+ Một việc;", "+ Hai việc", "+ Ba việc."), "T108")) == 1
    assert findings(with_solutions("+ Một việc", "+ Hai việc", "+ Ba việc"), "T108") == []
    assert len(findings(with_solutions("+ Một việc;", "+ Hai việc;", "+ Ba việc;"), "T107")) == 1
    assert len(findings(with_solutions("+ Một việc;", "+ Hai việc;", "+ Ba việc.", "+ Bốn việc."), "T107")) == 1
    assert findings(with_solutions("+ Một việc;", "+ Hai việc;", "+ Ba việc."), "T107") == []
    assert findings(with_solutions("+ Một việc.", "+ Hai việc.", "+ Ba việc."), "T107") == []


def test_capitals_of_posts():
    assert words(plan_text(closing="Theo ý kiến của Thủ tướng chính phủ."), "T109") == ["Thủ tướng chính phủ"]
    assert words(plan_text(closing="Theo ý kiến của Thủ tướng Chính phủ."), "T109") == []


def test_a_slip_is_told_once_with_its_count():
    (finding,) = findings(plan_text(closing="Cơ quan địa diện; các địa diện."), "T110")
    assert finding.values == {"printed": "địa diện", "right": "đại diện", "count": "2"}


def test_i_and_y_are_not_mixed():
    assert words(plan_text(closing="Theo qui định và quy trình."), "T111") == ["qui"]
    assert words(plan_text(closing="Theo qui định và qui trình."), "T111") == []


def test_doubled_words():
    assert words(plan_text(closing="Căn cứ Căn cứ kế hoạch và và các việc."), "T112") == ["Căn cứ Căn cứ", "và và"]
    assert (
        words(plan_text(closing="Tuyển sinh sinh viên, thành công công tác, ngày ngày, hành vi vi phạm."), "T112") == []
    )


def test_a_task_in_a_circle():
    circle = "Tiếp tục công tác tuyên truyền thực hiện chỉ thị để tuyên truyền công tác bảo hộ"
    assert len(findings(plan_text(task(title=circle)), "T113")) == 1
    assert findings(plan_text(task(title="Tuyên truyền để người dân hiểu")), "T113") == []


def test_a_word_is_left_out():
    assert words(plan_text(closing="Các tổ chức, cá nhân nước đến thăm."), "T114") == ["cá nhân nước đến"]
    assert words(plan_text(closing="Các tổ chức, cá nhân nước ngoài, địa phương nước bạn."), "T114") == []


def test_ttr_means_two_things():
    recipients = "- TTr.Tỉnh ủy;\n- Các Sở, Ban, Ngành;\n- Lưu: VT."
    assert len(findings(plan_text(recipients=recipients), "T115")) == 1
    assert findings(plan_text(closing="Theo Tờ trình số 15/TTr-SNgV ngày 01/10/2019."), "T115") == []


def test_a_name_with_and_without_blanks_at_its_hyphen():
    text = plan_text(closing="Tỉnh Bà Rịa - Vũng Tàu, tỉnh Bà Rịa - Vũng Tàu và Bà Rịa-Vũng Tàu.")
    assert words(text, "T201") == ["Bà Rịa-Vũng Tàu"]


def test_hoa_and_hoa_are_one_spelling():
    text = plan_text(closing="Bộ Văn hoá, Thể thao và Du lịch; Bộ Văn hóa, Thể thao và Du lịch.")
    assert words(text, "T201") + words(text, "T205") == []


def test_one_body_under_two_names():
    text = plan_text(task("1.1", lead="Tỉnh Đoàn") + task("1.2", lead="Tỉnh đoàn TNCSHCM"))
    assert len(findings(text, "T202")) == 1


def test_an_abbreviation_is_no_second_name():
    text = plan_text(task("1.1", lead="Sở Kế hoạch và Đầu tư") + task("1.2", lead="Sở KH&ĐT"))
    assert findings(text, "T202") == []


def test_a_foreign_name_near_a_known_one():
    text = plan_text(closing="Hợp tác với Sverdlovks, Bashkotostan và Izumiotsu.")
    assert [finding.values["right"] for finding in findings(text, "T203")] == ["Sverdlovsk", "Bashkortostan"]


def test_cuba_has_one_capital():
    assert words(plan_text(closing="Hữu nghị với CuBa và Cuba."), "T204") == ["CuBa"]


def test_official_capitals_of_a_department():
    (finding,) = findings(plan_text(task(others="Sở Công thương")), "T205")
    assert finding.values["right"] == "Sở Công Thương"


def test_a_capital_inside_a_sentence():
    assert words(plan_text(task(others="Sở Công Thương, Các Sở, Ban, Ngành")), "T206") == ["Các"]
