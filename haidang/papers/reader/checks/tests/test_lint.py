"""Laws of all checks: every code speaks both languages, nothing raises, the page is the code."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from haidang.papers.reader import read
from haidang.papers.reader.checks.messages import MESSAGES
from haidang.papers.reader.checks.page import checks_page
from haidang.papers.reader.checks.tests.small import findings, plan_text, task
from haidang.papers.reader.lint import CHECKS, lint
from haidang.papers.reference.agencies import Agency
from haidang.papers.sources.text import Source, Span

PIECES = (
    "Căn cứ Chỉ thị số 26/CT-TTg ngày 04/9/2018 của Thủ tướng Chính phủ về việc hội nhập;",
    "1.1. Đẩy mạnh công tác đối ngoại (đính kèm Phụ lục)",
    "- Đơn vị chủ trì: Sở Ngoại vụ, Sở Công Thương, UBND các huyện, thị xã, thành phố.",
    "- Đơn vị phối hợp: các Sở, Ban, Ngành có liên quan.",
    "* Giải pháp:",
    "+ kỷ niệm 70 năm quan hệ ngoại giao Việt Nam - Nga (30/02/1950-30/01/2020);",
    "+Tổ chức “hội nghị",
    "IV. TỔ CHỨC THỰC HIỆN",
    "a) Giao Sở Tài chính",
    "Nơi nhận:\n- Như trên;\n- Lưu: VT.",
    "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nNguyễn Văn An",
    "163/2024/QH15 ngày 27 tháng 11 năm 2025",
    "ỦY BAN NHÂN DÂN\nTỈNH A",
    "Số: 1/KH-UBND",
    "A, ngày 31 tháng 02 năm 2020",
    "KẾ HOẠCH\nHoạt động đối ngoại năm 2020",
)
any_paper = st.one_of(
    st.text(max_size=400),
    st.lists(st.sampled_from(PIECES) | st.text(max_size=30), max_size=25).map("\n".join),
)


@given(any_paper)
@settings(max_examples=150, deadline=None)
def test_the_checks_never_fail_and_every_finding_can_be_said(text):
    source = Source.of("x", text)
    whole = Span(0, len(source.text))
    for finding in lint(read(source)):
        assert whole.holds(finding.span)
        for language in ("vi", "en"):
            assert finding.title(language)
            assert finding.sentence(language)


def test_every_check_has_its_own_code_and_both_languages():
    codes = [check.code for check in CHECKS]
    assert len(codes) == len(set(codes))
    assert set(codes) == set(MESSAGES)
    assert all(all(part.strip() for part in message) for message in MESSAGES.values())


def test_every_check_says_what_it_catches():
    assert [check.code for check in CHECKS if not check.find.__doc__] == []


def test_codes_begin_with_the_letter_of_their_matter():
    assert {check.code[0] for check in CHECKS} == set("DASLT")


def test_a_plan_without_slips_has_no_findings():
    assert findings(plan_text()) == []


def test_an_empty_paper_has_no_findings():
    assert findings("") == []


def test_findings_come_in_the_order_of_the_text():
    found = findings(
        plan_text("1.1. Kỷ niệm ngày 31/02/2020\n- Đơn vị chủ trì: Sở Ngoại vụ.\n1.3. Gặp mặt ngày 31/4/2020")
    )
    assert [finding.span.start for finding in found] == sorted(finding.span.start for finding in found)


def test_the_page_of_checks_is_the_code():
    page = Path(__file__).resolve().parents[5] / "docs" / "checks.md"
    assert page.read_text(encoding="utf-8") == checks_page(), "run python -m haidang.papers.reader.checks.page"


def test_a_given_directory_knows_the_bodies():
    text = plan_text(task(lead="Ban Xúc tiến tỉnh", others="Ban XT"))
    own = Agency("BXT", "Ban Xúc tiến", "ban", "tỉnh", ("Ban XT",))
    plan = read(Source.of("x", text))
    assert [finding.code for finding in lint(plan, agencies=(own,)) if finding.code == "A101"] == ["A101"]
    assert [finding.code for finding in lint(plan) if finding.code == "A101"] == []


def test_a_finding_speaks_both_languages():
    (finding,) = findings(plan_text(closing="Báo cáo trước ngày 31/02/2020."), "D101")
    assert finding.sentence("vi") == "“31/02/2020” là ngày không có trong lịch."
    assert finding.sentence("en") == "“31/02/2020” is a day that no calendar has."
    assert finding.title("en") == "Impossible day"


@pytest.mark.parametrize("name", ["001", "006", "008", "013", "015", "016", "018", "021", "036", "040"])
def test_careful_plans_have_few_findings(corpus, name):
    (path,) = (corpus / "plans").glob(f"{name}-*.txt")
    found = lint(read(Source.of(name, path.read_text(encoding="utf-8"))))
    assert len([finding for finding in found if finding.code != "D106"]) <= 6


def test_slips_of_letters_are_not_looked_for_in_what_an_eye_recognised():
    text = plan_text(closing="Xây dựng kê hoạch,kê hoạch và kê hoạch.\na) Một;\ng) Hai.")
    printed = Source.of("x", text)
    codes = {finding.code for finding in lint(read(printed))}
    recognised = {finding.code for finding in lint(read(replace(printed, notes=("ocr",))))}
    assert {"S103", "T105"} <= codes
    assert not any(code.startswith(("T", "S103")) for code in recognised)
