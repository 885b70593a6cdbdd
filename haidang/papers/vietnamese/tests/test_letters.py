"""One spelling for each letter, whoever typed it; and bare letters that stand where the real ones stood."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from haidang.papers.vietnamese.letters import LOWER, UPPER, fold, is_foreign, nfc

SMALL = LOWER.removeprefix("a-z")
LETTERS = SMALL + UPPER.removeprefix("A-Z")
#: Any text, with more of what makes trouble than chance would bring.
TEXTS = st.text(alphabet=st.one_of(st.sampled_from(LETTERS + "ÐðƉ\xa0\u202f–—‑\r\n"), st.characters(codec="utf-8")))


@pytest.mark.parametrize("letter", LETTERS)
def test_a_letter_typed_in_pieces_is_one_letter(letter):
    assert nfc(unicodedata.normalize("NFD", letter)) == letter


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Ðoàn công tác", "Đoàn công tác"),  # Icelandic eth
        ("hội ðồng", "hội đồng"),
        ("Ɖề án", "Đề án"),  # African D
        ("Hoà\u0300", "Hoà\u0300"),  # a mark that no letter takes stays
        ("Sở\xa0Ngoại\u202fvụ", "Sở Ngoại vụ"),
        ("một\r\nhai\rba", "một\nhai\nba"),
        ("2031–2035", "2031–2035"),
        ("a\u0302\u0301", "ấ"),
        ("a\u0323\u0302", "ậ"),  # the dot below before the hat, as some keyboards send it
        ("ơ\u0300", "ờ"),
        ("ê\u0323", "ệ"),
    ],
)
def test_what_was_typed_is_what_was_meant(typed, meant):
    assert nfc(typed) == meant


@given(TEXTS)
def test_a_text_once_brought_to_one_spelling_stays_as_it_is(text):
    assert nfc(nfc(text)) == nfc(text)


@given(TEXTS)
def test_composed_and_decomposed_texts_are_the_same_text(text):
    assert nfc(unicodedata.normalize("NFD", text)) == nfc(unicodedata.normalize("NFC", text))


@given(TEXTS)
def test_folding_keeps_the_length(text):
    assert len(fold(text)) == len(text)


@given(TEXTS)
def test_folding_twice_folds_no_further(text):
    assert fold(fold(text)) == fold(text)


def test_every_letter_folds_to_a_bare_one():
    assert re.fullmatch("[a-z]+", fold(LETTERS))


@pytest.mark.parametrize("letter", SMALL)
def test_capital_and_small_letters_fold_alike(letter):
    assert fold(letter) == fold(letter.upper())


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("Đoàn vào", "doan vao"),
        ("KẾ HOẠCH ĐỐI NGOẠI", "ke hoach doi ngoai"),
        ("2031–2035", "2031-2035"),
        ("ﬁ ½", "ﬁ ½"),  # a ligature stays one character
        ("İstanbul", "istanbul"),  # the capital whose small form is two characters long
    ],
)
def test_folding_of_words(text, bare):
    assert fold(text) == bare


@pytest.mark.parametrize("letter", LETTERS)
def test_the_classes_of_letters_hold_every_letter_and_only_their_case(letter):
    small = re.fullmatch(f"[{LOWER}]", letter) is not None
    capital = re.fullmatch(f"[{UPPER}]", letter) is not None
    assert (small, capital) == (letter.islower(), letter.isupper())


@pytest.mark.parametrize(
    ("words", "foreign"),
    [
        ("Memorandum of Understanding between the two provinces", True),
        ("le plan de coopération décentralisée pour cette année", True),
        ("Sở Ngoại vụ chủ trì đón đoàn khách", False),
        ("plan of foreign affairs", False),  # too few words to tell
        ("1 2 3 4 5 6 7 8", False),  # figures are in no tongue
    ],
)
def test_a_run_of_foreign_words_is_told_by_the_letters_it_lacks(words, foreign):
    assert is_foreign(words) is foreign
