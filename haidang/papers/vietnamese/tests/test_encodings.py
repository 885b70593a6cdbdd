"""Papers typed before Unicode come back letter by letter; papers that need no mending are left alone."""

import pytest

from haidang.papers.vietnamese.encodings import fixed, from_font, from_tcvn3, from_vni, syllables
from haidang.papers.vietnamese.tests.typists import (
    CAPITALS,
    SENTENCES,
    SMALL,
    TCVN3_CAPITALS,
    TO_TCVN3,
    TO_VNI,
    tcvn3,
    vni,
)


@pytest.mark.parametrize("letter", SMALL + TCVN3_CAPITALS)
def test_every_letter_typed_in_tcvn3_comes_back(letter):
    assert from_tcvn3(TO_TCVN3[letter]) == letter


@pytest.mark.parametrize("letter", SMALL + CAPITALS)
def test_every_letter_typed_in_vni_comes_back(letter):
    assert from_vni(TO_VNI[letter]) == letter


def test_a_capital_typed_in_vni_with_a_small_tone_comes_back():
    assert from_vni("Aù Eâ Uû") == "Á Ê Ủ"


@pytest.mark.parametrize("sentence", SENTENCES)
def test_whole_sentences_come_back(sentence):
    assert from_tcvn3(tcvn3(sentence)) == sentence
    assert from_vni(vni(sentence)) == sentence


@pytest.mark.parametrize(
    ("font", "typed", "read"),
    [
        (".VnTime", "Së Ngo¹i vô", "Sở Ngoại vụ"),
        (".vntime", "Së Ngo¹i vô", "Sở Ngoại vụ"),
        (".VnTimeH", "kÕ ho¹ch", "KẾ HOẠCH"),
        (".VnArial NarrowH", "®èi ngo¹i", "ĐỐI NGOẠI"),
        ("VNI-Times", "Keá hoaïch ñoái ngoaïi", "Kế hoạch đối ngoại"),
        ("VNI-Helve", "UÛY BAN", "ỦY BAN"),
        ("Times New Roman", "Së Ngo¹i vô", "Së Ngo¹i vô"),
        ("Arial", "Café Müller", "Café Müller"),
        ("", "Sở Ngoại vụ", "Sở Ngoại vụ"),
        # a file converted to Unicode keeps the name of the old font
        (".VnTime", "Sở Ngoại vụ", "Sở Ngoại vụ"),
        (".VnTimeH", "Sở Ngoại vụ", "Sở Ngoại vụ"),
        ("VNI-Times", "Sở Ngoại vụ", "Sở Ngoại vụ"),
        (".VnTime", "plan 2031", "plan 2031"),
    ],
)
def test_a_run_is_read_by_its_font(font, typed, read):
    assert from_font(typed, font) == read


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize(("typed", "encoding"), [(tcvn3, "tcvn3"), (vni, "vni")])
def test_plain_text_in_an_old_encoding_is_found_out(sentence, typed, encoding):
    assert fixed(typed(sentence)) == (sentence, encoding)


@pytest.mark.parametrize(
    "text",
    [
        *SENTENCES,
        "ỦY BAN NHÂN DÂN TỈNH",
        "Công văn",  # too short to prove anything
        "The programme of foreign affairs for 2031: visits, agreements, aid.",
        "Le préfet a reçu la délégation à l’hôtel de région, où siège désormais le conseil général élu.",
        "Der Präsident der Universität München begrüßt die Gäste für ein größeres Gespräch über Förderung.",
        "A delegação visitará a região de São João; não há previsão de reunião à tarde.",
        "Bỏ dấu thì: Uy ban nhan dan tinh giao So Ngoai vu chu tri.",
        "Uy ban nhan dan tinh giao So Ngoai vu chu tri.",
        "½ + ¼ = ¾; 5 ± 2 °C; § 7; © 2031; 100 µm; £5; ¥8",
        "",
    ],
)
def test_what_needs_no_mending_is_left_alone(text):
    assert fixed(text) == (text, None)


def test_a_vietnamese_text_that_quotes_french_is_left_alone():
    text = "Đoàn đến Pháp, dự hội nghị “Coopération décentralisée: état, région, département, été, forêt, hôtel”."
    assert fixed(text) == (text, None)


@pytest.mark.parametrize(
    ("words", "share"),
    [
        ("Sở Ngoại vụ chủ trì, đón đoàn (khách).", 1.0),
        ("2031 15/6 –", 1.0),  # figures tell nothing
        ("plan of foreign affairs", 1.0),
        ("Sô¥ Ngoa§i vu£ chu~û", 0.0),
        ("", 1.0),
    ],
)
def test_how_much_of_a_text_can_be_vietnamese(words, share):
    assert syllables(words.split()) == share


def test_a_line_drawn_in_capitals_by_its_font_comes_back_in_capitals():
    typed = "\n".join(["KÕ HO¹CH", *(tcvn3(sentence) for sentence in SENTENCES)])
    assert fixed(typed)[0].split("\n")[0] == "KẾ HOẠCH"
