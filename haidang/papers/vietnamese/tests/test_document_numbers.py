"""The number grammar: every manner of writing a number is read, and two ways of writing one number are one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from haidang.papers.vietnamese.document_numbers import DocumentNumber, read_number


def read(typed: str) -> DocumentNumber:
    number = read_number(typed)
    assert number
    return number


@pytest.mark.parametrize(
    ("typed", "written", "form", "abbreviation", "issuer"),
    [
        ("163/KH-UBND", "163/KH-UBND", "state", "KH", "UBND"),
        ("Số: 163 / KH – UBND", "163/KH-UBND", "state", "KH", "UBND"),
        ("Kế hoạch số 163/KH-UBND ngày 25/11/2019", "163/KH-UBND", "state", "KH", "UBND"),
        ("06/2014/QĐ-UBND", "06/2014/QĐ-UBND", "normative", "QĐ", "UBND"),
        ("67/2011/Q\u00d0-TTg", "67/2011/QĐ-TTg", "normative", "QĐ", "TTg"),
        ("61/2024/QH15", "61/2024/QH15", "normative", "QH15", "QH15"),
        ("02/2015/TTLT-BNG-BNV", "02/2015/TTLT-BNG-BNV", "normative", "TTLT", "BNV"),
        ("499/SNgV-LS&HTQT", "499/SNgV-LS&HTQT", "state", "SNgV", "LS&HTQT"),
        ("499/SNgV-LS & HTQT", "499/SNgV-LS&HTQT", "state", "SNgV", "LS&HTQT"),
        ("2385/VPCP-QHQT", "2385/VPCP-QHQT", "state", "VPCP", "QHQT"),
        ("3.686/UBND-TH6", "3686/UBND-TH6", "state", "UBND", "TH6"),
        ("25-CT/TW", "25-CT/TW", "party", "CT", "TW"),
        ("57- NQ/TW", "57-NQ/TW", "party", "NQ", "TW"),
        ("1150-CT/ĐU", "1150-CT/ĐU", "party", "CT", "ĐU"),
        ("02-KH/BCĐTW", "02-KH/BCĐTW", "party", "KH", "BCĐTW"),
        ("118/ĐA-BCĐ", "118/ĐA-BCĐ", "state", "ĐA", "BCĐ"),
        ("12a/BC-SNgV", "12a/BC-SNgV", "state", "BC", "SNgV"),
        ("163/kh-ubnd", "163/kh-ubnd", "state", "kh", "ubnd"),
        ("825", "825", "bare", "", ""),
        ("Đề án số 825", "825", "bare", "", ""),
    ],
)
def test_a_number_is_read_however_it_is_written(typed, written, form, abbreviation, issuer):
    number = read(typed)
    assert (number.written, number.form, number.abbreviation, number.issuer) == (written, form, abbreviation, issuer)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("163/KH-UBND", "163 /kh-ubnd"),
        ("06/QĐ-UBND", "6/QĐ-UBND"),
        ("26/CT-TTg", "26/CT-TTgCP"),
        ("57- NQ/TW", "57–NQ/TW"),
        ("3.686/UBND-TH", "3686/UBND-TH"),
        ("67/2011/QĐ-TTg", "67/2011/q\u0111-ttg"),
    ],
)
def test_two_ways_of_writing_are_one_number(one, other):
    first, second = read(one), read(other)
    assert (first.place, first.series, first.year) == (second.place, second.series, second.year)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("192-KH/TU", "192/KH-TU"),  # the Party and the State count each for themselves
        ("06/2014/QĐ-UBND", "06/QĐ-UBND"),  # with a year it binds everybody
        ("118/ĐA-UBND", "118/DA-UBND"),  # đề án, dự án
        ("05/HĐ-SNgV", "05/HD-SNgV"),  # hợp đồng, hướng dẫn
        ("12/BC-SNgV", "12a/BC-SNgV"),
        ("163/KH-UBND", "164/KH-UBND"),
    ],
)
def test_numbers_that_look_alike_are_two(one, other):
    first, second = read(one), read(other)
    assert (first.place, first.series, first.year) != (second.place, second.series, second.year)


@pytest.mark.parametrize("typed", ["", "công tác", "25/11/2019", "ngày 25/11/2019", "năm 2020", "…/KH-SCT", "-"])
def test_what_is_no_number_is_none(typed):
    assert read_number(typed) is None


@given(st.text())
def test_any_text_is_read_without_falling(text):
    number = read_number(text)
    assert number is None or (number.value >= 0 and read(number.written).place == number.place)
