"""A template of an office is filled with what a paper says, or refused in a sentence that names the place."""

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from haidang.papers.writer import sheet
from haidang.papers.writer.model import (
    Annex,
    Chart,
    Column,
    Heading,
    Letterhead,
    Official,
    Para,
    Row,
    Series,
    Signature,
    Table,
)
from haidang.papers.writer.template_faults import SENTENCES, TemplateRefused
from haidang.papers.writer.template_start import starting_template
from haidang.papers.writer.templates import check, fill, values_of
from haidang.papers.writer.tests.said import lines_of, text_of
from haidang.papers.writer.word import docx_of

PAPER = Official(
    head=Letterhead("SỞ NGOẠI VỤ", number="5", symbol="QĐ-SNgV", place="Biên Hòa", day=date(2020, 2, 5)),
    kind="QUYẾT ĐỊNH",
    about="Về việc cử <b>đoàn</b> & {{ 7 * 7 }}",
    bases=("Căn cứ Luật thứ nhất", "Căn cứ Luật thứ hai"),
    blocks=(
        Heading("I. Đoàn"),
        Para("Điều 1. Cử {{ nguoi_ky }} và <w:p/> đi."),
        Table((Column("TT"), Column("Tên", 4)), (Row(("1", "A & B")),)),
        Chart("Đoàn", ("2019", "2020"), (Series("Đoàn ra", (3, 5)),)),
        Para("Điều 2. Thi hành theo Phụ lục"),
    ),
    signature=Signature(("KT. GIÁM ĐỐC",), "PHÓ GIÁM ĐỐC", "Ông <A>"),
    recipients=("Như Điều 2", "Lưu: VT"),
    annexes=(Annex("Danh sách", (Para("Không có"),)),),
)
LINES = (
    "{{ co_quan }}", "Số: {{ so_ky_hieu }}", "{{ dia_danh }}, {{ ngay_thang }}", "{{ loai }}", "{{ trich_yeu }}",
    "{%p for moi in can_cu %}", "{{ moi }}", "{%p endfor %}", "{{p noi_dung }}",
    "{% for moi in chuc_vu %}{{ moi }} {% endfor %}", "{{ nguoi_ky | upper }}",
    "{%p for pl in phu_luc %}", "{{ pl.ten }}: {{ pl.tieu_de }}", "{{p pl.noi_dung }}", "{%p endfor %}",
)  # fmt: skip


def made(*lines: str) -> bytes:
    """A Word file of these paragraphs."""
    file, stream = sheet.new(PAPER), io.BytesIO()
    for line in lines:
        file.add_paragraph(line)
    file.save(stream)
    return stream.getvalue()


def with_part(name: str, data: bytes) -> bytes:
    stream = io.BytesIO(made(*LINES))
    with zipfile.ZipFile(stream, "a") as parts:
        parts.writestr(name, data)
    return stream.getvalue()


def test_a_template_is_filled_with_the_words_of_the_paper() -> None:
    said = lines_of(fill(made(*LINES), PAPER))
    assert said[:6] == [
        "SỞ NGOẠI VỤ", "Số: 05/QĐ-SNgV", "Biên Hòa, ngày 05 tháng 02 năm 2020", "QUYẾT ĐỊNH",
        "Về việc cử <b>đoàn</b> & {{ 7 * 7 }}", "Căn cứ Luật thứ nhất;",
    ]  # fmt: skip
    for words in (
        "I. Đoàn", "Điều 1. Cử {{ nguoi_ky }} và <w:p/> đi.", "A & B", "Điều 2. Thi hành theo Phụ lục./.",
        "KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC", "ÔNG <A>", "Phụ lục: DANH SÁCH", "Không có",
    ):  # fmt: skip
        assert words in said


def test_the_chart_of_a_filled_template_is_in_the_file() -> None:
    with zipfile.ZipFile(io.BytesIO(fill(made(*LINES), PAPER))) as parts:
        assert any(name.startswith("word/media/") for name in parts.namelist())


def test_the_same_template_and_paper_give_the_same_bytes() -> None:
    template = made(*LINES)
    assert fill(template, PAPER) == fill(template, PAPER)


def _swollen() -> bytes:
    return made(
        "{{p noi_dung }}", "{% for a in can_cu %}{% for b in can_cu %}" + "x" * 900 + "{% endfor %}{% endfor %}"
    )


#: What is wrong, its code, and a word of the sentence.
FAULTS: tuple[tuple[Callable[[], bytes], str, str], ...] = (
    (lambda: b"not a file", "not-word", "txt"),
    (lambda: made(*LINES)[:900], "not-word", ".docx"),
    (lambda: b"PK" + b"0" * 6_000_000, "too-large", "6 MB"),
    (lambda: with_part("word/vbaProject.bin", b"x"), "macro", "vbaProject"),
    (
        lambda: with_part(
            "word/_rels/x.xml.rels",
            b'<?xml version="1.0"?><R><r Type="http://x/attachedTemplate" TargetMode="External" Target="http://x"/></R>',
        ),
        "macro",
        "attachedTemplate",
    ),
    (lambda: with_part("word/x.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a/>'), "not-word", "thực thể"),
    (lambda: made("{{ co_quan"), "broken-tag", "co_quan"),
    (lambda: made("{{ co_quan } }", "{{p noi_dung }}"), "broken-tag", "co_quan"),
    (lambda: made("{% for a in can_cu %}", "{{p noi_dung }}"), "broken-tag", "endfor"),
    (lambda: made("Trước", "Chức vụ {% if chuc_vu %} a {% endfor %}", "{{p noi_dung }}"), "broken-tag", "Chức vụ"),
    (lambda: made("{{ co_quan.__class__ }}", "{{p noi_dung }}"), "forbidden", "__class__"),
    (lambda: made("{{ co_quan.upper() }}", "{{p noi_dung }}"), "forbidden", "Call"),
    (lambda: made("{{ 'a' * 999999999 }}", "{{p noi_dung }}"), "forbidden", "Mul"),
    (lambda: made("{% include 'x' %}", "{{p noi_dung }}"), "forbidden", "Include"),
    (lambda: made("{% set a = 1 %}", "{{p noi_dung }}"), "forbidden", "Assign"),
    (lambda: made("{{ co_quan | xmlattr }}", "{{p noi_dung }}"), "forbidden", "xmlattr"),
    (lambda: made("{{ can_cu[loai] }}", "{{p noi_dung }}"), "forbidden", "[…]"),
    (lambda: made("{{ ten_la }}", "{{p noi_dung }}"), "unknown-name", "ten_la"),
    (lambda: made("{{ moi }}", "{{p noi_dung }}", "{% for moi in can_cu %}{% endfor %}"), "unknown-name", "moi"),
    (lambda: made("{% for a in phu_luc %}{{ a.khong_co }}{% endfor %}", "{{p noi_dung }}"), "unknown-name", "khong_co"),
    (lambda: made("Nội dung: {{ noi_dung }}"), "content-inside", "{{p noi_dung }}"),
    (lambda: made("Nội dung: {{p noi_dung }}"), "not-alone", "Nội dung:"),
    (lambda: made("Chỉ có lời chào"), "no-content", "noi_dung"),
)  # fmt: skip


def test_a_template_that_cannot_be_taken_says_what_is_wrong_and_where() -> None:
    for template, code, word in FAULTS:
        with pytest.raises(TemplateRefused) as refused:
            check(template())
        assert refused.value.code == code, (code, str(refused.value))
        assert word in str(refused.value), (code, str(refused.value))
        assert refused.value.sentence("en") != str(refused.value)
    assert {code for _template, code, _word in FAULTS} | {"too-long"} == set(SENTENCES)


def test_three_loops_one_in_the_other_are_too_many() -> None:
    deep = "{% for a in can_cu %}{% for b in can_cu %}{% for c in can_cu %}x{% endfor %}{% endfor %}{% endfor %}"
    with pytest.raises(TemplateRefused, match="for … for … for"):
        check(made(deep, "{{p noi_dung }}"))


def test_a_template_that_swells_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("haidang.papers.writer.template_guard.LONGEST", 1_000_000)
    many = replace(PAPER, bases=tuple(f"Căn cứ {n}" for n in range(200)))
    with pytest.raises(TemplateRefused, match="quá 1 triệu ký tự"):
        fill(_swollen(), many)


def test_an_office_s_file_that_is_right_is_taken() -> None:
    check(made(*LINES))
    bare = replace(PAPER, blocks=(Para("Nội dung"),), annexes=())
    assert "Nội dung./." in text_of(fill(made("{{p noi_dung }}"), bare))


def test_the_file_an_office_begins_with_says_what_the_paper_says() -> None:
    check(starting_template())
    said, whole = lines_of(fill(starting_template(), PAPER)), lines_of(docx_of(PAPER))
    assert [line for line in whole if line not in said] == []


def test_the_guide_names_all_that_a_template_may_call() -> None:
    guide = (Path(__file__).parents[4] / "docs" / "paper-templates.md").read_text()
    assert set(re.findall(r"^\| `(\w+)`", guide, re.MULTILINE)) == set(values_of(PAPER, sheet.new(PAPER)))
