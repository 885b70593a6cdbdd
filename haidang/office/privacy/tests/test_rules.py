"""Whose record it is: names word by word, numbers as a whole."""

import pytest

from haidang.office.privacy.rules import fault, is_of


@pytest.mark.parametrize(
    ("said", "value", "theirs"),
    [
        ("Người Mẫu Năm", "Người Mẫu Năm", True),
        ("nguoi mau nam", "Ông NGƯỜI MẪU NĂM (đầu mối)", True),
        ("Người Mẫu", "Người Mẫu Năm", True),
        ("Mẫu Nă", "Người Mẫu Năm", False),
        ("Mẫu Năm", "Mẫu Văn Năm", False),
        ("C1234567", "C1234567", True),
        ("c 123-4567", "C1234567", True),
        ("C123456", "C1234567", False),
        ("0912 345 678", "Người Mẫu Năm; 0912345678", True),
        ("345678", "0912345678", False),
    ],
)
def test_a_name_stands_word_by_word_and_a_number_as_a_whole(said, value, theirs):
    assert is_of(said, value) is theirs


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("Năm", "one-word"),
        ("Mẫu Năm", ""),
        ("1234", "short-number"),
        ("12345", ""),
        ("  ", "one-word"),
        ("C 12 3", "short-number"),
    ],
)
def test_half_the_province_is_not_looked_for(said, why):
    assert fault(said) == why
