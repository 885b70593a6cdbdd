"""A file to try the exchange with in a demonstration: a letter of a province that does not exist, and its Word file."""

from datetime import date, datetime, timedelta

from haidang.exchange.edxml.message import Attachment, Message, Organ
from haidang.kit.ui.demo import DEMO_MARK
from haidang.papers.writer.model import Letterhead, Official, Para, Signature
from haidang.papers.writer.word import docx_of

#: No province has the code H98.
_SENDER = Organ("000.00.11.H98", "Sở Ngoại vụ tỉnh Mẫu")
_NUMBER, _SYMBOL, _PLACE = "45", "SNgV-HTQT", "Tỉnh Mẫu"
_SIGNER, _POST = "Người mẫu C", "Phó Giám đốc"
_ABOUT = "V/v trao đổi kinh nghiệm kết nghĩa với địa phương nước ngoài (minh họa)"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def sample(to: Organ, today: date, now: datetime) -> Message:
    """Signed three days ago, an answer asked for within two weeks."""
    issued, due = today - timedelta(days=3), today + timedelta(days=14)
    return Message(
        sender=_SENDER,
        to=(to,),
        number=f"{_NUMBER}/{_SYMBOL}",
        issued_on=issued,
        kind="Công văn",
        subject=_ABOUT,
        content=_ABOUT,
        signer=_SIGNER,
        sent_at=now,
        place=_PLACE,
        competence="KT.",
        position=_POST,
        due_on=due,
        attachments=(Attachment("cong-van-45.docx", _WORD, docx_of(_paper(to, issued, due))),),
    )


def _paper(to: Organ, issued: date, due: date) -> Official:
    return Official(
        head=Letterhead(
            issuer="SỞ NGOẠI VỤ", parent="ỦY BAN NHÂN DÂN TỈNH MẪU", number=_NUMBER, symbol=_SYMBOL, place=_PLACE,
            day=issued,
        ),
        kind="",
        about=_ABOUT,
        to=(to.name,),
        blocks=(
            Para(f"{_SENDER.name} đang chuẩn bị ký thỏa thuận kết nghĩa với một địa phương của Hàn Quốc và muốn học "
                 "cách làm của quý Sở."),
            Para(f"Đề nghị quý Sở trao đổi bằng văn bản trước ngày {due:%d/%m/%Y}."),
        ),
        signature=Signature(("KT. GIÁM ĐỐC",), "PHÓ GIÁM ĐỐC", _SIGNER),
        recipients=("Như trên", "Lưu: VT"),
        mark=DEMO_MARK,
    )  # fmt: skip
