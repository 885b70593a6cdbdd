"""What of a personal value may be seen by everybody who may see the record. No Django."""

#: Stands for what is not shown; long enough to say nothing of the length of the value.
MASK = "••••"
_DOT = "•"
#: A number shorter than this would be half told by its last four digits.
_LONG_ENOUGH = 8
_SHOWN = 4


def mask(plain: str, *, shows_end: bool = True) -> str:
    """Four dots, and the last four digits of a long number, so that two passports can be told apart.

    Personal data are kept from those who do not need them: Luật 91/2025/QH15 and NĐ 356/2025/NĐ-CP from 01/01/2026,
    NĐ 13/2023/NĐ-CP before.
    """
    letters = "".join(filter(str.isalnum, plain))
    end = letters[-_SHOWN:]
    told = shows_end and len(letters) >= _LONG_ENOUGH and end.isascii() and end.isdigit()
    return MASK + end if told else MASK


def is_mask(text: str) -> bool:
    """Somebody sent back what a page had shown instead of the value: dots are in no number, name or address."""
    return _DOT in text
