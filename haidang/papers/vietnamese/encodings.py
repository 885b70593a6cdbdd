"""Vietnamese before Unicode: text typed in TCVN3 (ABC) and VNI fonts, as Windows shows it in Western letters."""

import re

#: TCVN3: one letter for each. Capitals with a tone have no letters of their own: fonts ending in H draw them.
_TCVN3_PAIRS = (
    "à µ  ả ¶  ã ·  á ¸  ạ ¹  ă ¨  ằ »  ẳ ¼  ẵ ½  ắ ¾  ặ Æ  â ©  ầ Ç  ẩ È  ẫ É  ấ Ê  ậ Ë  đ ®  è Ì  ẻ Î  "
    "ẽ Ï  é Ð  ẹ Ñ  ê ª  ề Ò  ể Ó  ễ Ô  ế Õ  ệ Ö  ì ×  ỉ Ø  ĩ Ü  í Ý  ị Þ  ò ß  ỏ á  õ â  ó ã  ọ ä  ô «  "
    "ồ å  ổ æ  ỗ ç  ố è  ộ é  ơ ¬  ờ ê  ở ë  ỡ ì  ớ í  ợ î  ù ï  ủ ñ  ũ ò  ú ó  ụ ô  ư \xad  ừ õ  ử ö  "
    "ữ ÷  ứ ø  ự ù  ỳ ú  ỷ û  ỹ ü  ý ý  ỵ þ  Ă ¡  Â ¢  Ê £  Ô ¤  Ơ ¥  Ư ¦  Đ §"
)
#: VNI: the bare letter, then a letter that stands for hat and tone.
_VNI_PAIRS = (
    "á aù  à aø  ả aû  ã aõ  ạ aï  ă aê  ắ aé  ằ aè  ẳ aú  ẵ aü  ặ aë  â aâ  ấ aá  ầ aà  ẩ aå  ẫ aã  "
    "ậ aä  é eù  è eø  ẻ eû  ẽ eõ  ẹ eï  ê eâ  ế eá  ề eà  ể eå  ễ eã  ệ eä  í í  ì ì  ỉ æ  ĩ ó  ị ò  "
    "ó où  ò oø  ỏ oû  õ oõ  ọ oï  ô oâ  ố oá  ồ oà  ổ oå  ỗ oã  ộ oä  ơ ô  ớ ôù  ờ ôø  ở ôû  ỡ ôõ  "
    "ợ ôï  ú uù  ù uø  ủ uû  ũ uõ  ụ uï  ư ö  ứ öù  ừ öø  ử öû  ữ öõ  ự öï  ý yù  ỳ yø  ỷ yû  ỹ yõ  ỵ î  "
    "đ ñ"
)


def _table(pairs: str) -> dict[str, str]:
    """old → new of a text of pairs "new old", parted by two blanks."""
    return {old: new for new, old in (pair.split(" ") for pair in pairs.split("  ") if pair)}


TCVN3 = _table(_TCVN3_PAIRS)
_VNI_LOWER = _table(_VNI_PAIRS)
#: Also in capitals, and with only the first letter a capital ("AÙ" and "Aù").
VNI = {
    **_VNI_LOWER,
    **{key.upper(): letter.upper() for key, letter in _VNI_LOWER.items()},
    **{key[0].upper() + key[1:]: letter.upper() for key, letter in _VNI_LOWER.items() if len(key) == 2},
}
_TCVN3_TABLE = str.maketrans(TCVN3)
_VNI_PATTERN = re.compile("|".join(sorted(map(re.escape, VNI), key=len, reverse=True)))


def from_tcvn3(text: str) -> str:
    """`text` typed in a TCVN3 font, in Unicode."""
    return text.translate(_TCVN3_TABLE)


def from_vni(text: str) -> str:
    """`text` typed in a VNI font, in Unicode."""
    return _VNI_PATTERN.sub(lambda found: VNI[found[0]], text)


def from_font(text: str, font: str) -> str:
    """A run of a Word file by its font's name: ".VnTime", ".VnTimeH" (capitals), "VNI-Times"; any other as it is."""
    name = font.strip().lower()
    if name.startswith(".vn"):
        # a file saved from Unicode keeps the old font's name: its letters are right already
        if _has_own_letters(text):
            return text
        unicode = from_tcvn3(text)
        return unicode.upper() if name.endswith("h") else unicode
    if name.startswith(("vni-", "vni ")):
        return text if _has_own_letters(text) else from_vni(text)
    return text


_VOWEL = "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵ"
_SYLLABLE = re.compile(
    rf"(?:ngh|ng|nh|ch|tr|th|ph|kh|gh|gi|qu|[bcdđghklmnprstvx])?[{_VOWEL}]{{1,3}}(?:ng|nh|ch|[cmnpt])?$"
)
_WORD = re.compile(r"[^\s\x00-\x2f:-@\[-`{-\x7f]+")
#: Fewer words than this with odd letters prove nothing.
_LEAST = 4


def fixed(text: str) -> tuple[str, str | None]:
    """`text` in Unicode and the encoding it was found to be in: "tcvn3", "vni", or None for a text left as it is.

    A text is changed only where nearly all its words with odd letters become Vietnamese syllables by the change and
    were none before.
    """
    if _has_own_letters(text):
        return text, None
    words = [word for word in _WORD.findall(text[:200_000]) if not word.isascii()]
    if len(words) < _LEAST or _share(words) > 0.6:
        return text, None
    best, name = max(
        ((_share(list(map(from_tcvn3, words))), "tcvn3"), (_share(list(map(from_vni, words))), "vni")),
    )
    if best < 0.85:
        return text, None
    if name == "vni":
        return from_vni(text), name
    return "\n".join(_as_drawn(line) for line in text.split("\n")), name


#: A line without one small letter of ASCII and with three capitals was typed in capitals.
_CAPITALS = re.compile(r"(?=(?:[^A-Z]*[A-Z]){3})[^a-z]+$")


def _as_drawn(line: str) -> str:
    """A line in Unicode; TCVN3 has no capitals with marks, a font for capitals drew them ("KÕ HO¹CH")."""
    unicode = from_tcvn3(line)
    return unicode.upper() if _CAPITALS.match(line) else unicode


def _share(words: list[str]) -> float:
    """The share of words that can be Vietnamese syllables."""
    return sum(_SYLLABLE.match(word.lower().strip("\xad“”‘’…–")) is not None for word in words) / len(words)


def syllables(words: list[str]) -> float:
    """The share of words that are Vietnamese syllables, plain ASCII words or figures: how good a text layer is."""
    bare = [word.strip(".,;:()[]“”\"'/-–…!?%") for word in words]
    bare = [word for word in bare if word and any(letter.isalpha() for letter in word)]
    good = sum(word.isascii() or _SYLLABLE.match(word.lower()) is not None for word in bare)
    return good / len(bare) if bare else 1.0


def _has_own_letters(text: str) -> bool:
    """Letters that Unicode has for Vietnamese alone: a text with some of them needs no mending."""
    own = sum(1 for letter in text if "\u1ea0" <= letter <= "\u1ef9" or letter in "ăđơưĂĐƠƯ")
    return own > 2 or (own > 0 and len(text) < 40)
