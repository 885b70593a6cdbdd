"""Folding: the same in Python, in SQLite and in PostgreSQL, for any text whatever."""

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from haidang.kit.search.folding import plain, words
from haidang.papers.vietnamese.letters import fold

#: Latin with all marks, Greek, Cyrillic, Hangul, Chinese, Japanese, Lao, Khmer, dashes, signs.
LETTERS = st.one_of(
    st.characters(min_codepoint=0x20, max_codepoint=0x24F),
    st.characters(min_codepoint=0x1E00, max_codepoint=0x1EFF),
    st.characters(min_codepoint=0x300, max_codepoint=0x36F),
    st.sampled_from("ΑΩάΆЖЙжй한국中国日本かがガລາວខ្មែរ‐–—−·€½²×÷№＋。、“”’\u00a0\u3000Ðð"),
)
TEXTS = st.text(LETTERS, max_size=60)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đà Nẵng", "da nang"),
        ("Đoàn vào", "doan vao"),
        ("Ðà Nẵng", "da nang"),  # the Icelandic letter of old keyboards
        ("\u0110a\u0300 Na\u0306\u0303ng", "da nang"),  # marks of their own
        ("hoà giải, hòa giải", "hoa giai, hoa giai"),
        ("THUỶ LỢI", "thuy loi"),
        ("Viêng Chăn – Lào", "vieng chan - lao"),
        ("中国", "中国"),
    ],
)
def test_marks_and_case_are_taken_away(text, folded):
    assert plain(text) == folded


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("163/KH-UBND", "163 kh ubnd"),
        ("192-KH/TU", "192 kh tu"),
        ("  “Bảo hộ”,  công dân. ", "bao ho cong dan"),
        ("中国驻越南", "中 国 驻 越 南"),
        ("", ""),
        (" . ", ""),
    ],
)
def test_words_stand_one_space_apart(text, folded):
    assert words(text) == folded


@given(st.text(st.characters(min_codepoint=0x20, max_codepoint=0x1EFF, categories=["L"]), max_size=40))
def test_what_the_reader_folds_is_folded_alike_here(text):
    vietnamese = "".join(letter for letter in text if letter.isascii() or letter in "đĐăĂâÂêÊôÔơƠưƯạẠ")
    assert plain(vietnamese) == fold(vietnamese)


@given(TEXTS)
def test_words_have_no_marks_no_gaps_and_are_folded_once_and_for_all(text):
    once = words(text)
    assert words(once) == once
    assert "  " not in once


@pytest.mark.django_db
def test_the_database_folds_as_python_does():
    @given(TEXTS)
    def same(text):
        with connection.cursor() as cursor:
            cursor.execute("SELECT haidang_fold(%s), haidang_words(%s)", [text, text])
            assert cursor.fetchone() == (plain(text), words(text))

    same()
