"""The label at the head of a paragraph: "III.", "1.1.", "a)", "-", "+" … and its kind."""

import re
from typing import NamedTuple

from haidang.papers.vietnamese.letters import LOWER, UPPER

#: Letters of điểm in their official order (NĐ 30/2020/NĐ-CP, PL I): a b c d đ e g h i k l m n o p q r s t u v x y.
POINT_LETTERS = "abcdđeghiklmnopqrstuvxy"


class Label(NamedTuple):
    """`kind` names the family, `text` is the label without its dot, `end` the offset where the words begin."""

    kind: str
    text: str
    end: int


#: "1.100." is the hundredth task of a long field only with its dot and a capital behind it: "1.100 lao động" counts
#: people, and a line may break before "1.500. Trong đó".
_PATTERN = re.compile(
    r"""[\s._~]*(?:
      (?P<part>(?:phần|PHẦN|Phần)\s+(?:thứ\s+\w+|THỨ\s+\w+|[IVXLC]+|\d+))\s*[.:\-–]?(?=\s|$)    # Phần thứ nhất, PHẦN I
    | (?P<chapter>(?:chương|CHƯƠNG|Chương)\s+(?:[IVXLC]+|\d+))\s*[.:\-–]?(?=\s|$)              # Chương II
    | (?P<article>(?:Điều|ĐIỀU)\s+\d+[a-zđ]?)\s*[.:](?=\s|$)                                    # Điều 3.
    | (?P<annex>(?:PHỤ\s+LỤC|Phụ\s+lục|BIỂU|Biểu)(?:\s+(?:số\s+|SỐ\s+)?(?:[IVXLC]+|\d+))?)\s*[.:\-–]?
        (?=\s*$|\s*[UPPER(\d])                                                                # Phụ lục số 01:
    | (?:Nhiệm\s+vụ|NHIỆM\s+VỤ|Hoạt\s+động)\s+(?:số\s+)?(?P<named>\d{1,2})\s*[.:](?=\s)               # Nhiệm vụ 1:
    | (?P<roman>(?!(?:VI|XI|LI)\s*,)[IVXLC]{1,6})\s*                                          # "PHẠM" ⏎ "VI, …"
        (?:(?:[.\-–]|/(?=\s))(?=\s|[UPPER])|[,:)](?=\s+(?![IVXLC]+\W)[UPPER]{2}))               # III.  I-  IV/  II,
    | (?P<upper>[A-EGHĐ])\s*(?:[.](?=\s+\S)|[/\-–),:](?=\s+[UPPER]{2}))                         # A. MỤC ĐÍCH  B/
    | (?P<n5>\d{1,2}(?:\.\d{1,2}){4})[.)]?(?=\s)
    | (?P<n4>\d{1,2}(?:\.\d{1,2}){3})[.)]?(?=\s)
    | (?P<n3>\d{1,2}(?:\.\d{1,2}){2})[.)]?(?=\s)
    | (?P<n2>\d{1,2}\.\d{1,2})(?:[.)/]?(?=\s+\S|$)|\s?(?:[,:]|[-–])(?=\s+[UPPER]))               # 1.1.  7.3  1.1/  2.1,
    | (?P<far>\d{1,3}\.1\d\d|\d{3}\.\d{1,2})[.)](?=\s+["“(UPPER\d])                           # 1.100.  104.2.
    | \((?P<inner>\d{1,2}\.\d{1,2})\)(?=\s)                                                     # (2.1)
    | (?P<paren>\(\d{1,2}\)|\([a-zđ]\))(?=\s|\w)                                                # (1)
    | (?P<n1>\d{1,3})\s*(?:(?:\.\)|[.)]|[/\-–](?=\s|[UPPER][LOWER]))(?=\s|[UPPER])              # 1.  1)  1-  1/  1/Sở
        |,(?=\s+[UPPER])(?!\s+(?:Điều|Khoản|Mục|Chương|Phần|Điểm|Phụ\s+lục)\s+[\dIVX]))         # 1, Sở Mẫu
    | (?P<lower>[a-zđ])(?:\s?\)|[./](?=\s)|,(?=\s+[UPPER]))                                      # a)  đ)  a.  a/  a,
    | (?P<dash>[-–—•▪●◦→])(?=\s|[UPPERLOWER“"(\[])                                          # - bullet
    | (?P<plus>\+)                                                                               # + bullet
    )\s*""".replace("UPPER", UPPER).replace("LOWER", LOWER),
    re.VERBOSE,
)
#: A star with a blank behind it is a label; a star against a letter is italics.
_STAR = re.compile(r"\s*(\*)\s+(?=\S)")
_LEAD_MARKUP = re.compile(r"[\s*|_]*")

#: Kinds that count: their labels name a place of the document ("điểm a khoản 1 mục III").
NUMBERED = frozenset(
    ("part", "chapter", "article", "annex", "roman", "upper", "n1", "n2", "n3", "n4", "n5", "lower", "paren", "named")
)
BULLETS = frozenset(("dash", "plus", "star"))


def label_of(text: str, flat: str | None = None) -> Label:
    """The label at the head of `text`, or a Label of kind "text" that ends where the words begin.

    `flat` is the same text with markup as blanks, where the caller has it.
    """
    star = _STAR.match(text)
    if star:
        return Label("star", "*", star.end())
    flat = text if flat is None else flat
    found = _PATTERN.match(flat)
    if not found or not found.lastgroup:
        return Label("text", "", len(flat) - len(flat.lstrip()))
    kind = found.lastgroup
    text_of = " ".join(found[kind].split())
    if kind in ("inner", "far"):
        return Label("n2", text_of, found.end())
    if kind == "paren":
        text_of = text_of.strip("()")
    return Label(kind, text_of, found.end())
