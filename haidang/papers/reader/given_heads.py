"""A line without a label that heads what it orders: "Giao các sở, ban, ngành:", "Yêu cầu UBND các huyện:"."""

import re

from haidang.papers.reader.body_names import is_body, name_end

_GIVEN = re.compile(
    r"\s*(?:Giao|Yêu cầu|Đề nghị|Phân công|Đồng thời,?\s+(?:giao|yêu cầu|đề nghị))(?: cho)?\s*:?\s+(?=\S)"
)
#: What such a line may still say before its colon.
_DUTY = re.compile(
    r"\s*,?\s*(?:(?:có|chịu) trách nhiệm|có nhiệm vụ|chủ trì|thực hiện|triển khai|tổ chức|các|những|một số|nhiệm vụ|"
    r"nội dung|công việc|việc|sau(?: đây)?|như|tốt|\s)*:\s*$"
)


def heads_an_order(words: str) -> bool:
    """Does the line give what stands below it to somebody? `words` is the paragraph, line ends as blanks."""
    found = _GIVEN.match(words)
    if found is None or len(words) > 240 or not words.rstrip().endswith(":"):
        return False
    if not is_body(words, found.end(), len(words)):
        return False
    return _DUTY.match(words, name_end(words, found.end(), len(words))) is not None
