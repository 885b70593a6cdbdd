"""The words of a draft: what a person wrote stays, what the records say anew is not written over."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from haidang.office.documents.rules_drafts import (
    Edit,
    carried,
    differences,
    edited,
    formula_of,
    issued,
    number_of,
    said_number,
    texts,
    why_not_issued,
)
from haidang.papers.writer.model import (
    Annex,
    Beside,
    Column,
    Heading,
    Item,
    Letterhead,
    Official,
    Para,
    Row,
    Run,
    Signature,
    Table,
)

TODAY = date(2020, 6, 15)


def paper(*blocks, **change):
    facts: dict[str, Any] = {
        "head": Letterhead("SỞ NGOẠI VỤ", symbol="SNgV-VP", drafted_on=TODAY), "kind": "", "about": "V/v góp ý",
        "blocks": blocks or (Heading("I. TÌNH HÌNH"), Para("Có 12 đoàn."), Item("Đoàn đi Nhật Bản")),
        "signature": Signature((), "GIÁM ĐỐC", "Người mẫu"), "to": ("Sở Công Thương",), "recipients": ("Lưu: VT",),
    }  # fmt: skip
    return Official(**facts | change)


def test_each_part_that_a_person_may_write_has_its_place():
    whole = paper(
        Para((Run("Có "), Run("12", bold=True, sources=("task:1",)), Run(" đoàn."))),
        Beside((Para("tiếng Việt"),), (Para("English"),)),
        Table((Column("TT"),), (Row(("1",)),)),
        annexes=(Annex("Danh sách", (Item("một"),)),),
    )
    found = texts(whole)
    assert found["blocks.0"] == "Có 12 đoàn."
    assert (found["blocks.1.left.0"], found["blocks.1.right.0"]) == ("tiếng Việt", "English")
    assert (found["annexes.0.title"], found["annexes.0.blocks.0"]) == ("Danh sách", "một")
    assert "blocks.2" not in found, "the figures of a table are put right in the records"
    assert (found["to"], found["about"], found["signature.post"]) == ("Sở Công Thương", "V/v góp ý", "GIÁM ĐỐC")


def test_what_is_written_stands_in_the_paper_and_keeps_what_it_stands_on():
    whole = paper(Para((Run("Có "), Run("12", sources=("task:1",))), sources=("plan:3",)), Item("một"), Heading("II."))
    said = edited(
        whole,
        [
            Edit("blocks.0", "Có 12", "Có mười hai.\n\n  Trong đó   có ba."),
            Edit("blocks.1", "một", ""),
            Edit("to", "", "Sở Du lịch\nTỉnh Đoàn"),
            Edit("signature.post", "", "PHÓ GIÁM ĐỐC"),
            Edit("signature.formula", "", "KT. GIÁM ĐỐC"),
            Edit("head.symbol", "", "SNgV-LS"),
            Edit("about", "", "V/v trả lời"),
            Edit("blocks.99", "", "không có chỗ"),
        ],
    )
    assert said.blocks == (
        Para("Có mười hai.", sources=("plan:3", "task:1")),
        Para("Trong đó có ba.", sources=("plan:3", "task:1")),
        Heading("II."),
    )
    assert (said.to, said.about, said.head.symbol) == (("Sở Du lịch", "Tỉnh Đoàn"), "V/v trả lời", "SNgV-LS")
    assert (said.signature.formula, said.signature.post) == (("KT. GIÁM ĐỐC",), "PHÓ GIÁM ĐỐC")
    assert edited(whole, []) is whole


_EDIT = Edit("blocks.1", "Có 12 đoàn.", "Cả năm có 12 đoàn.")


@pytest.mark.parametrize(
    ("now", "kept", "lost"),
    [
        # the records say the same: it stays
        (paper(), [_EDIT], []),
        # the paragraph moved: what was written goes with it
        (paper(Para("mới"), Heading("I."), Para("Có 12 đoàn.")), [Edit("blocks.2", _EDIT.was, _EDIT.words)], []),
        # the records say something else: it is laid aside, and the new figure stands
        (paper(Heading("I."), Para("Có 13 đoàn.")), [], [_EDIT]),
        # the records say by now what was written
        (paper(Heading("I."), Para(_EDIT.words)), [], []),
    ],
)
def test_composed_anew_it_keeps_what_was_written_where_the_records_still_say_the_same(now, kept, lost):
    assert carried([_EDIT], now) == (kept, lost)


def test_what_was_written_of_the_content_never_moves_into_an_annex():
    now = paper(Heading("I."), annexes=(Annex("A", (Para("Có 12 đoàn."),)),))
    assert carried([_EDIT], now) == ([], [_EDIT])


def test_numbers_days_and_formulas_are_those_of_the_decree():
    assert [said_number(each) for each in ("5", " 05 ", "125", "12a")] == ["05", "05", "125", "12a"]
    out = issued(paper(is_draft=True), "5", TODAY)
    assert (number_of(out), out.head.day, out.head.drafted_on, out.is_draft) == ("05/SNgV-VP", TODAY, None, False)
    cases = {("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"): "TM-KT", ("TL. CHỦ TỊCH",): "TL", (): "", ("KT. GIÁM ĐỐC",): "KT"}
    assert {lines: formula_of(lines) for lines in cases} == cases
    bare = paper(head=Letterhead("SỞ NGOẠI VỤ"))
    refused = [
        why_not_issued(paper(), "12/QĐ", TODAY, TODAY), why_not_issued(paper(), "0", TODAY, TODAY),
        why_not_issued(bare, "12", TODAY, TODAY), why_not_issued(paper(), "12", date(2020, 6, 16), TODAY),
        why_not_issued(paper(), "12", TODAY, TODAY),
    ]  # fmt: skip
    assert refused == ["no-number", "no-number", "no-symbol", "future", ""]


def test_what_the_records_say_otherwise_today_is_named_and_nothing_else():
    table = Table((Column("TT"), Column("Đoàn")), (Row(("1", "Nhật Bản")), Row(("2", "Lào"))))
    before = paper(Heading("I."), Para("Có 12 đoàn."), Para("Không đổi."), table)
    after = replace(table, rows=(Row(("1", "Nhật Bản")), Row(("2", "Hàn Quốc"))))
    now = paper(Heading("I."), Para("Có 13 đoàn."), Para("Không đổi."), Para("Thêm một câu."), after)
    assert [(each.before, each.now) for each in differences(before, now)] == [
        (("Có 12 đoàn.",), ("Có 13 đoàn.",)),
        ((), ("Thêm một câu.",)),
        (("2 | Lào",), ("2 | Hàn Quốc",)),
    ]
    assert differences(before, replace(before, head=Letterhead("KHÁC", drafted_on=date(2021, 1, 1)))) == []
