"""Typists of the time before Unicode: they type a sentence as the old fonts wanted it."""

from haidang.papers.vietnamese.encodings import TCVN3, VNI
from haidang.papers.vietnamese.letters import LOWER, UPPER

SMALL = LOWER.removeprefix("a-z")
CAPITALS = UPPER.removeprefix("A-Z")
#: Capitals that TCVN3 has; those with a tone are small letters in a font of capitals.
TCVN3_CAPITALS = "ĂÂÊÔƠƯĐ"
TO_TCVN3 = {new: old for old, new in TCVN3.items()}
#: A capital with its tone typed small ("Aù") is read too, but typists of capitals typed "AÙ".
TO_VNI = {new: old for old, new in VNI.items() if old.isupper() or old.islower()}

SENTENCES = (
    "Sở Ngoại vụ chủ trì, phối hợp với các sở, ngành đón đoàn khách hữu nghị của tỉnh bạn.",
    "Kỳ họp lần thứ mười diễn ra tại xã Đường Thượng; mỗi đoàn cử hai cán bộ đã được tập huấn kỹ.",
    "Những người được giao việc phải báo cáo bằng văn bản trước ngày 15 tháng 6 năm 2031.",
    "Ưu tiên củng cố quan hệ hợp tác, giữ vững ổn định biên giới, ứng xử phù hợp thông lệ.",
)


def tcvn3(text: str) -> str:
    """`text` as the letters of Windows that a TCVN3 font shows as Vietnamese."""
    return "".join(TO_TCVN3.get(letter, letter) for letter in text)


def vni(text: str) -> str:
    """`text` as the letters of Windows that a VNI font shows as Vietnamese."""
    return "".join(TO_VNI.get(letter, letter) for letter in text)
