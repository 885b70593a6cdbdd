"""A paper kept as JSON says the same when it is read again."""

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from haidang.papers.writer.kept import NotAPaper, as_json, fingerprint, from_json
from haidang.papers.writer.model import (
    Annex,
    Beside,
    Chart,
    Column,
    Heading,
    Item,
    Letterhead,
    Official,
    PageBreak,
    Para,
    Row,
    Run,
    Series,
    Signature,
    Table,
)  # fmt: skip

PAPER = Official(
    head=Letterhead("ỦY BAN NHÂN DÂN TỈNH", symbol="BC-UBND", place="Bà Rịa", day=date(2020, 12, 5)),
    kind="BÁO CÁO",
    about="Kết quả công tác đối ngoại năm 2020",
    bases=("Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015",),
    blocks=(
        Heading("I. KẾT QUẢ"),
        Para((Run("Tỉnh đã đón "), Run("12 đoàn", bold=True, sources=("visits.visit:3",)))),
        Item("Một việc", mark="+", sources=("followup.update:1",)),
        Table(
            (Column("TT", 1, "center"), Column("Nội dung", 8)), (Row(("1", "Đoàn ra")), Row(("", "Cộng"), bold=True))
        ),
        Chart("Viện trợ", ("2019", "2020"), (Series("VND", (Decimal("1.50"), 2)),), unit="tỷ đồng"),
        Beside((Para("Tóm tắt"),), (Para("Summary"),)),
        PageBreak(),
    ),
    signature=Signature(("TM. ỦY BAN NHÂN DÂN",), "CHỦ TỊCH"),
    recipients=("Như trên", "Lưu: VT"),
    annexes=(Annex("DANH SÁCH ĐOÀN", (Para("…"),), landscape=True),),
    is_draft=True,
)


def test_a_paper_read_again_is_the_same():
    assert from_json(json.loads(json.dumps(as_json(PAPER)))) == PAPER


def test_its_hash_is_of_its_words():
    assert fingerprint(PAPER) == fingerprint(from_json(as_json(PAPER)))
    assert fingerprint(PAPER) != fingerprint(replace(PAPER, about="Kết quả công tác đối ngoại năm 2021"))


@pytest.mark.parametrize(
    "told", [{"kind_of": "Stamp"}, {"kind_of": "Para", "wrds": "?"}, {"kind_of": "day", "value": "x"}, {}]
)
def test_what_is_no_paper_is_refused(told):
    with pytest.raises(NotAPaper):
        from_json(told)
