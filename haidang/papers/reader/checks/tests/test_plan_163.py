"""The slips of plan 163/KH-UBND that a program can see, one test for each of them."""

from pathlib import Path

import pytest

from haidang.papers.reader import Plan, read
from haidang.papers.reader.findings import Finding
from haidang.papers.reader.lint import lint
from haidang.papers.sources.text import Source


class Read:
    """The plan with its findings, and what a finding points at."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.findings = lint(plan)

    def of(self, code: str) -> list[Finding]:
        return [finding for finding in self.findings if finding.code == code]

    def words(self, code: str) -> list[str]:
        return [self.plan.words(finding.span) for finding in self.of(code)]

    def value(self, code: str, name: str) -> list[str]:
        return [finding.values[name] for finding in self.of(code)]


@pytest.fixture(scope="module")
def plan_163(corpus: Path) -> Read:
    text = (corpus / "plans" / "163-kh-ubnd-2019.txt").read_text(encoding="utf-8")
    return Read(read(Source.of("163", text)))


def test_relations_with_russia_are_of_30_january(plan_163):
    assert plan_163.words("D102") == ["20/01/1950"]
    assert plan_163.value("D102", "known") == ["30/01/1950"]


def test_the_asean_community_is_of_31_december_in_title_and_solution(plan_163):
    assert plan_163.words("D103") == ["30/12/2015", "30/12/2015"]
    assert plan_163.value("D103", "known") == ["31/12/2015", "31/12/2015"]


def test_26_ct_ttg_has_two_days_and_two_symbols(plan_163):
    assert plan_163.value("L101", "day") == ["04/09/2019"]
    assert plan_163.value("L101", "other") == ["04/09/2018"]
    assert plan_163.words("L102") == ["26/CT-TTgCP"]


def test_the_true_day_of_26_ct_ttg_is_known(plan_163):
    assert plan_163.value("L106", "known") == ["04/09/2018"]


def test_the_title_of_1737_ct_ttg_is_misquoted(plan_163):
    assert plan_163.value("L105", "number") == ["1737/CT-TTg"]
    assert "hợp pháp" in plan_163.value("L105", "differs")[0]


def test_dc_is_not_the_symbol_of_a_scheme(plan_163):
    assert plan_163.words("L103") == ["1937/ĐC-BTL"]
    assert plan_163.value("L103", "right") == ["ĐA"]


def test_1228_is_older_than_the_directive_it_carries_out(plan_163):
    assert plan_163.value("L104", "older") == ["Kế hoạch 1228/KH-BTL"]
    assert plan_163.value("L104", "younger") == ["Chỉ thị 1150-CT/ĐU"]


def test_the_annex_of_delegations_is_promised_and_absent(plan_163):
    assert plan_163.words("S101") == ["đính kèm Phụ lục"]


def test_the_lead_of_3_5_coordinates_with_itself(plan_163):
    assert plan_163.value("A101", "label") == ["3.5"]
    assert plan_163.value("A101", "agency") == ["Sở Ngoại vụ"]


def test_a_solution_of_3_5_forgets_the_cambodian_students(plan_163):
    assert plan_163.value("S109", "label") == ["3.5"]
    assert plan_163.value("S109", "left") == ["Campuchia"]


def test_fewer_trips_than_in_2019_has_no_figure(plan_163):
    assert len(plan_163.of("S108")) == 1


def test_the_time_without_trips_has_no_days_while_3_4_has_one(plan_163):
    assert plan_163.value("S111", "tasks") == ["3.4"]


def test_3_6_follows_a_plan_that_8_3_has_yet_to_draft(plan_163):
    assert plan_163.value("S107", "label") == ["8.3"]


def test_the_plan_speaks_of_deadlines_and_only_one_task_has_one(plan_163):
    assert plan_163.value("D107", "dated") == ["1"]
    assert len(plan_163.of("D106")) == 28
    assert "3.4" not in plan_163.value("D106", "label")


def test_no_line_tm_above_the_signature(plan_163):
    assert len(plan_163.of("S102")) == 1


def test_seven_bodies_have_tasks_and_are_no_recipients(plan_163):
    assert plan_163.words("A105") == [
        "Liên hiệp các tổ chức hữu nghị tỉnh",
        "Văn phòng Hội đồng nhân dân tỉnh",
        "Tỉnh Đoàn",
        "Đại học Bà Rịa - Vũng Tàu",
        "Ban Tuyên giáo Tỉnh ủy",
        "Cục Ngoại vụ - Bộ Ngoại giao",
        "Hiệp hội du lịch tỉnh",
    ]


def test_seven_and_three_leads_are_nobody_to_answer(plan_163):
    assert list(zip(plan_163.value("A102", "label"), plan_163.value("A102", "count"), strict=True)) == [
        ("1.4", "7"),
        ("2.1", "3"),
    ]


def test_the_bodies_charged_by_law_with_trips_and_aid_are_not_named(plan_163):
    named = list(zip(plan_163.value("A110", "label"), plan_163.value("A110", "agency"), strict=True))
    assert named == [("1.4", "Sở Ngoại vụ"), ("7.1", "Sở Kế hoạch và Đầu tư")]


def test_cuba_and_asean_membership_are_left_out_of_the_anniversaries(plan_163):
    assert list(zip(plan_163.value("D108", "country"), plan_163.value("D108", "years"), strict=True)) == [
        ("Cuba", "60")
    ]
    assert plan_163.value("D109", "event") == ["Việt Nam gia nhập ASEAN"]


def test_districts_and_organisations_may_not_report_difficulties(plan_163):
    left = plan_163.value("A111", "left")[0]
    assert "UBND cấp huyện" in left
    assert "Liên hiệp các tổ chức hữu nghị tỉnh" in left


def test_9_and_11_have_no_number_of_their_own(plan_163):
    assert plan_163.value("S105", "label") == ["9", "11"]


def test_2_1_9_and_11_are_described_before_they_are_assigned(plan_163):
    assert plan_163.value("S106", "label") == ["2.1", "9", "11"]


def test_districts_and_their_commands_are_charged_inside_solutions_of_11(plan_163):
    assert plan_163.value("A107", "label") == ["11"]
    assert plan_163.value("A106", "label") == ["11"]
    assert plan_163.words("A106")[0].startswith("Ban Chỉ huy Quân sự")


def test_the_culture_days_are_promised_by_two_leads(plan_163):
    assert ("3.3", "3.2") in list(zip(plan_163.value("S110", "label"), plan_163.value("S110", "other"), strict=True))


def test_bashkortostan_and_cuba_are_misspelt(plan_163):
    assert plan_163.words("T203") == ["Bashkotostan"]
    assert plan_163.words("T204") == ["CuBa"]


def test_a_quotation_of_11_is_never_closed(plan_163):
    assert plan_163.words("T101") == ["“"]


def test_capitals_of_the_prime_minister_and_the_command(plan_163):
    assert plan_163.words("T109") == ["Thủ tướng chính phủ", "Bộ Tư Lệnh"]


def test_a_dash_stands_among_plus_signs(plan_163):
    assert plan_163.value("T102", "printed") == ["-"]


def test_a_plus_stands_against_its_word_and_7_3_has_no_dot(plan_163):
    assert plan_163.words("T104") == ["+T"]
    assert plan_163.value("T103", "label") == ["7.3"]


def test_slips_of_single_letters_and_words(plan_163):
    assert "địa diện" in plan_163.words("T110")
    assert plan_163.words("T114") == ["cá nhân nước đến", "các ngoại vụ"]


def test_blanks_are_missing(plan_163):
    words = plan_163.value("T105", "words")
    assert any("2018của" in each for each in words)
    assert any("Campuchia;Tổng" in each for each in words)
    assert plan_163.words("T106") == ["30/12/2015 -30/12/2020"] * 2


def test_qui_beside_quy(plan_163):
    assert plan_163.value("T111", "printed") == ["qui định", "qui trình"]


def test_one_name_in_several_spellings(plan_163):
    variants = plan_163.value("T201", "printed") + plan_163.value("T205", "printed")
    assert "Bà Rịa-Vũng Tàu" in variants
    assert "Bộ Chỉ huy quân sự tỉnh" in variants
    assert "Sở Lao động - Thương binh và xã hội" in variants
    assert "Sở Giao thông Vận tải" in variants
    assert plan_163.value("T202", "printed") == ["Tỉnh đoàn TNCSHCM"]
    assert plan_163.value("T206", "printed") == ["Các", "Kiều bào"]


def test_end_marks_are_missing_or_mixed_in_five_places(plan_163):
    assert [words.split()[1] for words in plan_163.value("T107", "words")] == ["Tăng", "Phối", "Tiếp"]
    assert [words.lstrip("- ").split()[0] for words in plan_163.value("T108", "words")] == ["Cụ", "Tập"]


def test_the_law_of_the_party_is_a_broken_phrase(plan_163):
    assert "chính sách, pháp luật của Nhà nước" in plan_163.value("T110", "right")


def test_ttr_is_also_a_submission(plan_163):
    assert len(plan_163.of("T115")) == 1


def test_5_2_spreads_the_word_in_order_to_spread_the_word(plan_163):
    assert plan_163.value("T113", "label") == ["5.2"]


def test_nothing_else_is_an_error(plan_163):
    errors = {finding.code for finding in plan_163.findings if finding.severity == "error"}
    assert errors == {"D102", "D103", "L101", "L106", "A101"}
