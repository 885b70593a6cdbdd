"""A message of QCVN 102:2016/BTTTT as values: who sends a paper to whom, what paper, with which files."""

from dataclasses import dataclass
from datetime import date, datetime

NAMESPACE = "http://www.mic.gov.vn/TBT/QCVN_102_2016"
XLINK = "http://www.w3.org/1999/xlink"
ACTOR = "http://schemas.xmlsoap.org/soap/actor/next"

#: The longest each field may be: NĐ 30/2020/NĐ-CP, Phụ lục VI; the code of an agency: QĐ 20/2020/QĐ-TTg.
LONGEST = {
    "OrganId": 35,
    "OrganName": 200,
    "CodeNumber": 11,
    "CodeNotation": 30,
    "TypeName": 100,
    "Subject": 500,
    "FullName": 120,
    "Position": 120,
    "Competence": 100,
    "Place": 250,
    "AttachmentName": 255,
}
#: Numbers of the kinds in the standard, by the order of TT 01/2011/TT-BNV; a reader goes by the name. [K]
TYPES = {
    "Nghị quyết": 1, "Quyết định": 2, "Chỉ thị": 3, "Quy chế": 4, "Quy định": 5, "Thông cáo": 6, "Thông báo": 7,
    "Hướng dẫn": 8, "Chương trình": 9, "Kế hoạch": 10, "Phương án": 11, "Đề án": 12, "Dự án": 13, "Báo cáo": 14,
    "Biên bản": 15, "Tờ trình": 16, "Hợp đồng": 17, "Công văn": 18, "Công điện": 19, "Bản ghi nhớ": 20,
    "Bản thỏa thuận": 22, "Giấy ủy quyền": 24, "Giấy mời": 25, "Giấy giới thiệu": 26, "Giấy nghỉ phép": 27,
    "Phiếu gửi": 30, "Phiếu chuyển": 31, "Thư công": 32,
}  # fmt: skip
#: What the message does with the paper (BussinessDocType, spelt so in the standard). [K]
NEW, RECALL, UPDATE, REPLACEMENT = "0", "1", "2", "3"


@dataclass(frozen=True, slots=True)
class Organ:
    """An agency as a message names it."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Attachment:
    name: str
    content_type: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Answered:
    """The paper that this one answers (ResponseFor)."""

    code: str
    number: str
    issued_on: date | None


@dataclass(frozen=True, slots=True)
class Message:
    """One paper on its way. `number` is whole ("163/KH-UBND"); the standard has it in two parts."""

    sender: Organ
    to: tuple[Organ, ...]
    number: str
    issued_on: date
    kind: str
    subject: str
    signer: str
    sent_at: datetime
    place: str = ""
    content: str = ""
    competence: str = ""
    position: str = ""
    due_on: date | None = None
    to_places: tuple[str, ...] = ()
    #: 0 ordinary, 1 urgent, 2 very urgent, 3 express.
    priority: int = 0
    copies: int | None = None
    answers: tuple[Answered, ...] = ()
    attachments: tuple[Attachment, ...] = ()

    @property
    def code(self) -> tuple[str, str]:
        """CodeNumber and CodeNotation."""
        number, sign = self.number, next((sign for sign in "/-" if sign in self.number), "")
        first, _, rest = number.partition(sign) if sign else (number, "", "")
        return first.strip(), rest.strip()

    @property
    def document_id(self) -> str:
        """What the standard knows a paper by."""
        return f"{self.sender.code},{self.issued_on:%Y/%m/%d},{self.number}"


def whole_number(number: str, notation: str) -> str:
    """The two parts as the paper bears them: 163/KH-UBND, 06/2014/QĐ-UBND, 25-CT/TW."""
    if not notation:
        return number
    party = "/" in notation and not notation[:4].isdigit()
    return f"{number}{'-' if party else '/'}{notation}"
