"""The cast of this room: two departments with codes, and a paper of the one that the other is to get."""

from datetime import date

import pytest

from haidang.exchange.edxml import services
from haidang.exchange.edxml.examples import organ_codes
from haidang.exchange.edxml.models import Exchanged
from haidang.kit.files.services import attach
from haidang.kit.files.tests.made import upload, word
from haidang.office.directory.models import Agency
from haidang.office.documents import examples
from haidang.office.documents import services as documents
from haidang.office.documents.choices import Direction, Formula, Urgency, Withdrawal
from tests.people import cast

__all__ = ["cast"]


@pytest.fixture(autouse=True)
def the_day(settings, tmp_path):
    settings.HAIDANG_TODAY = date(2020, 6, 15)
    settings.HAIDANG_DATA = tmp_path
    return settings.HAIDANG_TODAY


@pytest.fixture
def codes(cast):
    return organ_codes()


@pytest.fixture
def clerk(cast):
    return cast["van-thu"]


@pytest.fixture
def paper(cast, codes, clerk):
    """A letter of Industry and Trade that is to go to Foreign Affairs, with two files."""
    document = documents.add(
        by=clerk,
        direction=Direction.OUTGOING,
        number="05/SCT-QLTM",
        issued_on=date(2020, 5, 28),
        kind="Công văn",
        issuer=Agency.objects.get(code="SCT"),
        subject="V/v góp ý chương trình <xúc tiến> & “quảng bá”",
        urgency=Urgency.VERY_URGENT,
        formula=Formula.FOR_HEAD,
        signer_name="Người mẫu B",
        signer_post="Phó Giám đốc",
        recipients=[Agency.objects.get(code="SNGV"), Agency.objects.get(code="SDL")],
        other_recipients="Các huyện, thị xã",
        copies=3,
        reply_due_on=date(2020, 6, 20),
    )
    attach(document, upload("công văn 05.docx", word("Đề nghị góp ý chương trình.")), by=clerk)
    attach(document, upload("phu-luc.docx", word("Danh mục gian hàng.")), by=clerk)
    return document


@pytest.fixture
def question(cast, clerk):
    """A paper of Foreign Affairs that waits for an answer."""
    return examples.reply(by=clerk)


@pytest.fixture
def sent(paper, clerk):
    """The file of that paper; the paper itself is taken out of the book: the receiver has another."""
    data, _ = services.send(paper, to=[Agency.objects.get(code="SNGV")], by=clerk)
    Exchanged.objects.all().delete()
    paper.refresh_from_db()
    documents.withdraw(paper, how=Withdrawal.MISTAKE, by=clerk, reason="thử vòng đi, về")
    return data
