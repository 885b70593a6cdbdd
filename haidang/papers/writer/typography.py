"""Words as Vietnamese papers set them: what must not be torn apart at the end of a line, quotes that open and close.

Nothing here changes what is said: `plain` gives the words back as they were typed.
"""

import re

from haidang.papers.vietnamese.letters import nfc

NBSP = "\u00a0"

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")
_KEPT_TOGETHER = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # ngày 05 tháng 01 năm 2020 · quý II · kỳ 1
        r"\b(?:ngày|tháng|năm|quý|tuần|kỳ|đợt|lần|khóa) (?=\d|[IVX]+\b)",
        # Điều 5 · khoản 1 · điểm a · Mẫu số 01 · Phụ lục II
        r"\b(?:điều|khoản|điểm|chương|mục|mẫu số|mẫu|phụ lục|số|phần|bảng|biểu) (?=\d|[IVX]+\b|[a-zđ]\b)",
        # số 163/KH-UBND after "số"; 12 người, 3,5 tỷ
        r"(?<=\d) (?=(?:%|tỷ|triệu|nghìn|đồng|USD|EUR|người|đoàn|lượt|ngày|km|ha)\b|%)",
        # TP. Hồ Chí Minh
        r"\b(?:TP|TX|TT|Q|P)\. (?=\w)",
    )
)
_CITED = re.compile(r'"([^"\n]+)"')


def typeset(text: str, *, is_loose: bool = False) -> str:
    """The words with the spaces that hold, in one form of Unicode, without what no paper can show.

    `is_loose`: no space holds, for a column so narrow that a word would be torn in its middle.
    """
    text = _CONTROL.sub("", nfc(text).replace("\r\n", "\n"))
    text = _CITED.sub("“\\1”", text)
    if is_loose:
        return text.replace(NBSP, " ")
    for pattern in _KEPT_TOGETHER:
        text = pattern.sub(lambda found: found.group().replace(" ", NBSP), text)
    return text


def plain(text: str) -> str:
    """The words again with common spaces and quotes."""
    return text.replace(NBSP, " ").replace("“", '"').replace("”", '"')
