"""What a number says, which two are one, how an answer stands: tables without a database."""

from datetime import date

import pytest

from haidang.office.documents import rules
from haidang.office.documents.choices import Direction, Standing
from haidang.office.documents.rules import Facts, Identity
from haidang.papers.reference.documents import document_kinds
from haidang.papers.vietnamese.document_numbers import DocumentNumber, read_number

TODAY = date(2020, 6, 15)


def read(text: str) -> DocumentNumber:
    number = read_number(text)
    assert number
    return number


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        ("163/KH-UBND", "Kế hoạch"),
        ("01/CTr-UBND", "Chương trình"),
        ("01/CTR-UBND", "Chương trình"),
        ("09/CT-UBND", "Chỉ thị"),
        ("208/QĐ-TTg", "Quyết định"),
        ("05/QyĐ-UBND", "Quy định"),
        ("30/2020/NĐ-CP", "Nghị định"),
        ("02/2015/TTLT-BNG-BNV", "Thông tư liên tịch"),
        ("25-CT/TW", "Chỉ thị"),
        ("2802-CV/TU", "Công văn"),
        ("118/ĐA-BCĐ", "Đề án"),
        ("118/DA-BCĐ", "Dự án"),
        ("499/SNgV-LS&HTQT", "Công văn"),
        ("2385/VPCP-QHQT", "Công văn"),
        ("12/GUQ-UBND", "Giấy ủy quyền"),
        ("12/UQ-UBND", "Giấy ủy quyền"),  # as TT 01/2011/TT-BNV wrote it
        ("61/2024/QH15", ""),  # a law or a resolution: the number does not say
        ("825", ""),
    ],
)
def test_a_number_names_its_kind(number, kind):
    assert rules.kind_of(read(number)) == kind


def test_every_kind_with_an_abbreviation_is_found_by_it():
    for kind in document_kinds():
        if kind.abbreviation:
            assert rules.kind_of(read(f"7/{kind.abbreviation}-UBND")) == kind.kind


@pytest.mark.parametrize(
    ("number", "issuer"),
    [
        ("26/CT-TTg", "Thủ tướng Chính phủ"),
        ("26/CT-TTgCP", "Thủ tướng Chính phủ"),
        ("30/2020/NĐ-CP", "Chính phủ"),
        ("2385/VPCP-QHQT", "Văn phòng Chính phủ"),
        ("61/2024/QH15", "Quốc hội"),
        ("33/2007/PL-UBTVQH11", "Ủy ban Thường vụ Quốc hội"),
        ("02/2015/TTLT-BNG-BNV", ""),  # two bodies together
        ("163/KH-UBND", ""),  # of which province?
        ("192-KH/TU", ""),
        ("25-CT/TW", ""),  # Ban Bí thư, Bộ Chính trị, Trung ương
        ("825", ""),
    ],
)
def test_a_number_names_its_issuer_only_beyond_doubt(number, issuer):
    assert rules.issuer_of(read(number)) == issuer


@pytest.mark.parametrize(
    ("number", "issued_on", "said", "year"),
    [
        ("163/KH-UBND", date(2019, 11, 25), None, 2019),
        ("163/KH-UBND", None, 2019, 2019),
        ("163/KH-UBND", None, None, None),
        ("06/2014/QĐ-UBND", None, None, 2014),
        ("06/2014/QĐ-UBND", date(2015, 1, 2), None, 2014),
        ("192-KH/TU", None, None, None),
        ("192-KH/TU", date(2018, 11, 2), None, 2018),
    ],
)
def test_the_year_is_that_of_number_then_day_then_what_was_said(number, issued_on, said, year):
    assert rules.year_of(read(number), issued_on, said) == year


@pytest.mark.parametrize(
    ("one", "other", "may_be", "is_same"),
    [
        (Identity("192", "-kh/tu", "a", 2018), Identity("192", "-kh/tu", "a", 2018), True, True),
        (Identity("192", "-kh/tu", "a", 2018), Identity("192", "-kh/tu", "b", 2018), False, False),
        (Identity("192", "-kh/tu", "a", 2018), Identity("192", "-kh/tu", "a", 2012), False, False),
        (Identity("192", "-kh/tu", "a"), Identity("192", "-kh/tu", "a", 2018), True, False),
        (Identity("192", "-kh/tu", "", 2018), Identity("192", "-kh/tu", "a", 2018), True, False),
        (Identity("192", "-kh/tu", "a"), Identity("192", "-kh/tu", "a"), True, True),
        (Identity("192", "-kh/tu", "a", 2018), Identity("192", "/kh-ubnd", "a", 2018), False, False),
    ],
)
def test_what_is_not_known_keeps_no_two_apart(one, other, may_be, is_same):
    assert rules.may_be_same(one, other) is rules.may_be_same(other, one) is may_be
    assert rules.is_same(one, other) is is_same


@pytest.mark.parametrize(
    ("due_on", "is_answered", "answered_on", "withdrawn", "stands"),
    [
        (None, False, None, "", Standing.NOTHING_ASKED),
        (date(2020, 6, 15), False, None, "", Standing.WAITING),
        (date(2020, 6, 14), False, None, "", Standing.OVERDUE),
        (date(2020, 6, 14), True, date(2020, 6, 14), "", Standing.ANSWERED),
        (date(2020, 6, 14), True, date(2020, 6, 15), "", Standing.ANSWERED_LATE),
        (date(2020, 6, 14), True, None, "", Standing.ANSWERED),
        (date(2020, 6, 14), True, date(2020, 6, 16), "", Standing.OVERDUE),  # as of a past day
        (date(2020, 6, 20), True, date(2020, 6, 16), "", Standing.WAITING),
        (None, True, date(2020, 6, 1), "", Standing.ANSWERED),
        (date(2020, 6, 14), False, None, "recalled", Standing.WITHDRAWN),
    ],
)
def test_an_answer_is_in_time_until_the_end_of_its_day(due_on, is_answered, answered_on, withdrawn, stands):
    said = rules.standing(due_on, TODAY, is_answered=is_answered, answered_on=answered_on, withdrawn=withdrawn)
    assert said == stands


FINE = {
    "same": False,
    "withdrawn": "",
    "reply_withdrawn": "",
    "has_reply": False,
    "each_other": False,
    "issued_on": date(2020, 6, 1),
    "reply_on": date(2020, 6, 1),
}


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({}, ""),
        ({"issued_on": None}, ""),
        ({"same": True}, "itself"),
        ({"withdrawn": "recalled"}, "withdrawn"),
        ({"reply_withdrawn": "mistake"}, "reply-withdrawn"),
        ({"has_reply": True}, "answered"),
        ({"each_other": True}, "each-other"),
        ({"reply_on": date(2020, 5, 31)}, "earlier"),
    ],
)
def test_a_paper_answers_another_unless_something_speaks_against_it(change, why):
    assert rules.why_no_answer(**FINE | change) == why


IN, OUT, CITED = Direction.INCOMING, Direction.OUTGOING, Direction.CITED


@pytest.mark.parametrize(
    ("facts", "codes"),
    [
        (Facts(OUT, "163/KH-UBND", "Kế hoạch", date(2019, 11, 25)), []),
        (Facts(OUT, "163/KH-UBND", "Báo cáo"), ["kind"]),
        (Facts(OUT, "12-TB/TU", "Kết luận"), []),  # TB stands for both
        (Facts(OUT, "499/SNgV-VP", "Kế hoạch"), ["kind"]),
        (Facts(OUT, "06/2014/QĐ-UBND", "Quyết định", date(2015, 1, 2)), ["year"]),
        (Facts(OUT, "9/KH-UBND", "Kế hoạch", date(2020, 6, 16)), ["future"]),
        (Facts(OUT, "9/KH-UBND", "Kế hoạch", TODAY), []),
        (Facts(IN, "9/KH-UBND", "", date(2020, 6, 2), date(2020, 6, 1), 3), ["arrived-before"]),
        (Facts(IN, "9/KH-UBND", "", date(2020, 6, 2), date(2020, 6, 2), 3, date(2020, 6, 1)), ["due-before"]),
        (Facts(IN, "9/KH-UBND", "", date(2020, 6, 2)), ["no-arrival"]),
        (Facts(IN, "", "Giấy mời", date(2020, 6, 2), date(2020, 6, 2), 4), ["no-number"]),
        (Facts(CITED), []),
        (Facts(IN, "", "Báo cáo", None, date(2020, 6, 2), 5, at_clerk=True), []),
        (Facts(IN, "9/KH-UBND", "Báo cáo", withdrawn="mistake"), []),
    ],
)
def test_what_may_be_doubted_is_said(facts, codes):
    assert [code for code, _ in rules.doubts(facts, TODAY)] == codes


@pytest.mark.parametrize(
    ("number", "issued_on", "subject"),
    [
        ("30/2020/NĐ-CP", None, "công tác văn thư"),
        ("26/CT-TTg", date(2018, 9, 4), "đẩy mạnh hội nhập kinh tế quốc tế theo hướng hiệu lực và hiệu quả hơn"),
        ("26/CT-TTg", date(2019, 9, 4), None),  # another year's
        ("26/CT-TTg", None, None),  # of which year?
        ("1/KH-UBND", date(2020, 1, 2), None),
    ],
)
def test_reference_data_speaks_only_of_a_paper_it_knows_surely(number, issued_on, subject):
    known = rules.known_paper(read(number), issued_on)
    assert (known.subject if known else None) == subject
