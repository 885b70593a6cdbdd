"""What is written is read again as it was; what is not of the standard, or wants to do harm, is refused by name."""

import base64
import re
import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO

import pytest

from haidang.exchange.edxml.choices import REFUSED
from haidang.exchange.edxml.message import Answered, Attachment, Message, Organ, whole_number
from haidang.exchange.edxml.reading import NotTaken, read
from haidang.exchange.edxml.rules import Held, code_of, file_name, formula_of, is_code, is_sendable
from haidang.exchange.edxml.writing import TooLong, write
from haidang.kit.files.tests.made import torn

MESSAGE = Message(
    sender=Organ("000.00.05.H99", "Sở <Công> & Thương"),
    to=(Organ("000.00.11.H99", "Sở Ngoại vụ"), Organ("000.00.12.H99", "Sở Du lịch")),
    number="05/SCT-QLTM",
    issued_on=date(2020, 5, 28),
    kind="Công văn",
    subject="V/v góp ý “chương trình”",
    content="V/v góp ý “chương trình”",
    signer="Người mẫu B",
    sent_at=datetime(2020, 5, 29, 8, 0, 1, tzinfo=UTC),
    place="Bà Rịa",
    competence="KT.",
    position="Phó Giám đốc",
    due_on=date(2020, 6, 10),
    to_places=("Các huyện",),
    priority=2,
    copies=3,
    answers=(Answered("000.00.11.H99", "12/SNgV-LS", date(2020, 5, 1)),),
    attachments=(Attachment("công văn.pdf", "application/pdf", b"%PDF-1.7"), Attachment("b.txt", "text/plain", b"b")),
)
MOST = 1_000_000


def _read(data: bytes) -> Message:
    return read(data, most=MOST)


def test_a_message_comes_back_as_it_went() -> None:
    assert _read(write(MESSAGE)) == MESSAGE
    assert write(MESSAGE) == write(MESSAGE)


def test_numbers_go_in_two_parts_and_come_back_whole() -> None:
    for number in ("163/KH-UBND", "06/2014/QĐ-UBND", "25-CT/TW", "499/SNgV-LS&HTQT", "1150-CT/ĐU"):
        told = replace(MESSAGE, number=number)
        assert whole_number(*told.code) == number
        assert _read(write(told)).number == number


def test_other_manners_of_the_same_standard_are_read() -> None:
    """No prefixes, days with hyphens, "Manifest", cid: on both sides, lines in base64, each file zipped once more."""
    with zipfile.ZipFile(zipped := BytesIO(), "w") as parts:
        parts.writestr("x.pdf", b"%PDF-1.7")
    wrapped = base64.encodebytes(zipped.getvalue())
    text = write(MESSAGE).decode()
    text = re.sub(r"(</?)edXML:", r"\1", text).replace('xmlns:edXML="http://www.mic.gov.vn/TBT/QCVN_102_2016"', "")
    text = text.replace("edXMLManifest", "Manifest").replace("2020/05/28<", "2020-05-28<")
    text = re.sub(r"<ContentId>(?!cid:)", "<ContentId>cid:", text)
    text = text.replace(base64.b64encode(b"%PDF-1.7").decode(), wrapped.decode(), 1)
    assert _read(text.encode()) == MESSAGE


def _without(name: str) -> bytes:
    return re.sub(rf"<edXML:{name}>.*?</edXML:{name}>".encode(), b"", write(MESSAGE), count=1)


def _with(old: str, new: str) -> bytes:
    data = write(MESSAGE)
    assert old.encode() in data
    return data.replace(old.encode(), new.encode(), 1)


_BILLION = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
BAD = {
    "nothing": ("empty", b" \n"),
    "no XML": ("not-xml", b"chua phai XML"),
    "cut short": ("not-xml", write(MESSAGE)[:-200]),
    "an entity bomb": ("entities", _BILLION.encode() + b"<edXML>&b;</edXML>"),
    "an outer entity": ("entities", b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><edXML>&a;</edXML>'),
    "another standard": ("not-edxml", b'<EdXMLEnvelope xmlns="http://www.go.vn/eDoc"/>'),
    "the root alone": ("missing", b'<edXML xmlns="http://www.mic.gov.vn/TBT/QCVN_102_2016"/>'),
    **{
        f"no {name}": ("missing", _without(name))
        for name in ("From", "CodeNumber", "PromulgationDate", "Subject", "FullName")
    },
    "no receiver": ("missing", re.sub(rb"<edXML:To>.*?</edXML:To>", b"", write(MESSAGE))),
    "a code of no form": ("bad-code", _with("000.00.05.H99</", "SỞ CÔNG THƯƠNG</")),
    "a long code": ("too-long", _with("000.00.05.H99</", f"{'A' * 36}</")),
    "a long subject": ("too-long", _with("V/v góp ý", "góp ý " * 100)),
    "a day of no calendar": ("bad-day", _with("2020/05/28</edXML:Prom", "2020/02/30</edXML:Prom")),
    "a recall": ("recall", _with("BussinessDocType>0", "BussinessDocType>1")),
    "a replacement": ("change", _with("BussinessDocType>0", "BussinessDocType>3")),
    "broken base64": ("bad-base64", _with("<ContentTransferEncoded>JVBE", "<ContentTransferEncoded>J!BE")),
    "a torn zip": (
        "bad-base64",
        _with(base64.b64encode(b"%PDF-1.7").decode(), base64.b64encode(torn("x.pdf")).decode()),
    ),
    "an empty file": ("empty-attachment", _with(base64.b64encode(b"%PDF-1.7").decode(), "")),
    "a named file that is not there": (
        "no-attachment",
        re.sub(rb"<Attachment>.*?</Attachment>", b"", write(MESSAGE), count=1),
    ),
    "a file that nobody named": (
        "unnamed-attachment",
        re.sub(rb"<edXML:Reference .*?</edXML:Reference>", b"", write(MESSAGE), count=1),
    ),
    "files too large together": (
        "attachments-too-large",
        write(replace(MESSAGE, attachments=tuple(Attachment(f"{n}.txt", "", b"a" * 600_000) for n in "ab"))),
    ),
    "a file too large": ("too-large", b" " * (MOST * 3) + b"x"),
    "too many files": (
        "too-many",
        write(replace(MESSAGE, attachments=tuple(Attachment(f"{n}.txt", "", b"x") for n in range(51)))),
    ),
    "a status": ("status", _with("MessageHeader>", "Status>").replace(b"</edXML:MessageHeader>", b"</edXML:Status>")),
}  # fmt: skip


@pytest.mark.parametrize("case", BAD)
def test_what_cannot_be_taken_is_refused_by_name(case: str) -> None:
    code, data = BAD[case]
    with pytest.raises(NotTaken) as refused:
        _read(data)
    assert refused.value.code == code
    assert str(REFUSED[code] % refused.value.values)


def test_what_does_not_fit_into_the_standard_is_not_cut_but_refused() -> None:
    with pytest.raises(TooLong) as long:
        write(replace(MESSAGE, subject="a" * 501))
    assert (long.value.field, long.value.length) == ("Subject", 501)


def test_words_of_the_book_and_of_the_message() -> None:
    assert all(map(is_code, ("000.00.12.H29", "H29")))
    assert not any(map(is_code, ("", "H29.", "SỞ", "A" * 36)))
    assert [formula_of(each) for each in ("KT.", "KT. CHỦ TỊCH", "TM. KT.", "TUQ.", "Trực tiếp", "")] == [
        "KT", "KT", "TM-KT", "TUQ", "", "",
    ]  # fmt: skip
    assert [is_sendable(each) for each in ("163/KH-UBND", "825", "")] == [True, False, False]
    assert file_name("05/SCT-QLTM", "000.00.05.H99") == "05-sct-qltm-000-00-05-h99.edxml"
    assert file_name("05/SCT", "H99", mark="Thử") == "05-sct-h99-thu.edxml"


def test_a_code_holds_from_its_day_to_its_last() -> None:
    held = [Held(1, "OLD", None, date(2025, 6, 30)), Held(1, "NEW", date(2025, 7, 1), None), Held(2, "X", None, None)]
    assert [code_of(1, day, held) for day in (date(2020, 1, 1), date(2025, 6, 30), date(2025, 7, 1))] == [
        "OLD", "OLD", "NEW",
    ]  # fmt: skip
    assert code_of(3, date(2020, 1, 1), held) == ""
