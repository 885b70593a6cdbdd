"""A paper says the same in Word and in PDF, and both in the form of Decree 30/2020."""

from dataclasses import replace
from datetime import date

from haidang.papers.writer.model import UNSIGNED, Annex, Column, Item, Letterhead, Official, Para, Row, Signature, Table
from haidang.papers.writer.pages import pdf_of
from haidang.papers.writer.tests.said import kept_of, lines_of, pages_of, text_of
from haidang.papers.writer.word import docx_of

LETTER = Official(
    head=Letterhead(
        "SỞ NGOẠI VỤ", "ỦY BAN NHÂN DÂN TỈNH", symbol="SNgV-LS", place="Bà Rịa", drafted_on=date(2026, 11, 1)
    ),
    kind="",
    about="đôn đốc thực hiện việc quá hạn",
    to=("Sở Công Thương",),
    blocks=(Para("Đề nghị quý cơ quan gửi kết quả trước ngày 05 tháng 12."),),
    signature=Signature(("KT. GIÁM ĐỐC",), "PHÓ GIÁM ĐỐC", "Nguyễn Thị <b>Ánh</b> & #con"),
    recipients=("Như trên", "Lưu: VT, LS"),
    is_draft=True,
)
#: What a reader of the letter reads, wherever it stands.
SAID = (
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "V/v đôn đốc thực hiện việc quá hạn",
    "tháng 11 năm 2026",
    "DỰ THẢO",
    "Kính gửi: Sở Công Thương",
    "gửi kết quả trước ngày 05 tháng 12./.",
    "Nơi nhận:",
    "- Như trên;",
    "- Lưu: VT, LS.",
    "KT. GIÁM ĐỐC",
    "Nguyễn Thị <b>Ánh</b> & #con",
)


def test_word_and_pdf_say_the_same() -> None:
    word, pdf = " ".join(lines_of(docx_of(LETTER))), " ".join(pages_of(pdf_of(LETTER)))
    flat = " ".join(pdf.split())
    for words in SAID:
        assert words in word
        assert words in flat


def test_the_same_paper_gives_the_same_bytes() -> None:
    assert docx_of(LETTER) == docx_of(LETTER)
    assert pdf_of(LETTER) == pdf_of(LETTER)


def test_a_letter_that_is_issued_bears_its_number_and_its_day() -> None:
    head = replace(LETTER.head, number="7", day=date(2026, 2, 5))
    said = text_of(docx_of(replace(LETTER, head=head, is_draft=False)))
    assert "Số: 07/SNgV-LS" in said
    assert "Bà Rịa, ngày 05 tháng 02 năm 2026" in said
    assert "DỰ THẢO" not in said


def test_annexes_are_numbered_and_say_to_what_they_belong() -> None:
    table = Table((Column("TT"), Column("Nội dung", 8)), (Row(("1", "Đoàn ra")),))
    paper = replace(LETTER, annexes=(Annex("Danh mục đoàn", (table,), landscape=True), Annex("Khác", (Para("a"),))))
    for said in (
        lines_of(docx_of(paper)),
        [line.strip() for page in pages_of(pdf_of(paper)) for line in page.splitlines()],
    ):
        assert {"Phụ lục I", "Phụ lục II", "DANH MỤC ĐOÀN"} <= set(said)
        assert any(line.startswith("(Kèm theo Công văn số") and line.endswith("của Sở Ngoại vụ)") for line in said)


def test_a_sheet_of_work_lies_across_without_number_and_signature_and_names_a_day_once() -> None:
    table = Table(
        (Column("Ngày", is_merged=True), Column("Việc", 4)),
        (Row(("Thứ Hai", "Một")), Row(("Thứ Hai", "Hai")), Row(("Thứ Ba", "Ba"))),
    )
    sheet = replace(
        LETTER, head=replace(LETTER.head, symbol="", day=date(2026, 6, 15)), kind="LỊCH TUẦN", about="", to=(),
        blocks=(Para("Tuần này"), table), signature=UNSIGNED, recipients=(), is_draft=False, landscape=True,
    )  # fmt: skip
    in_word, in_pdf = text_of(docx_of(sheet)), pages_of(pdf_of(sheet))[0]
    for said in (in_word, in_pdf):
        assert said.count("Thứ Hai") == 1
        assert "Số:" not in said
        assert "./." not in said
        assert "Nơi nhận" not in said
    assert pages_of(pdf_of(sheet))[1:] == []


GROUPED = Table(
    (Column("Chỉ tiêu", 9), Column("Kỳ này", 3, "right")),
    tuple(
        row
        for group in range(30)
        for row in (
            Row((f"Nhóm {group}", ""), bold=True),
            *(Row((f"Dòng {group}.{at}", "1"), bold=at == 1) for at in range(2)),
        )
    ),
)


def test_a_heading_within_a_table_is_never_the_last_row_of_its_page() -> None:
    for shift in range(5):
        lines = tuple(Para(f"Đoạn {at}.") for at in range(shift))
        pages = pages_of(pdf_of(replace(LETTER, blocks=(*lines, GROUPED), recipients=(), signature=UNSIGNED)))
        rows = [[line for line in page.splitlines() if line.startswith(("Nhóm", "Dòng"))] for page in pages]
        assert sum(map(len, rows)) == 90
        assert not [page[-1] for page in rows if page and page[-1].startswith("Nhóm")]


def test_word_is_told_to_keep_a_heading_within_a_table_with_its_next_row() -> None:
    kept = [line for line in kept_of(docx_of(replace(LETTER, blocks=(GROUPED,)))) if line]
    assert kept == [f"Nhóm {group}" for group in range(30)]


def test_what_leads_to_a_list_does_not_end_its_page() -> None:
    for above in range(20, 40):
        lines = tuple(Para(f"Đoạn {at}.") for at in range(above))
        items = tuple(Item(f"Việc {at}.") for at in range(9))
        paper = replace(LETTER, blocks=(*lines, Para("Giải pháp thực hiện:"), *items))
        pages = [[line.strip() for line in page.splitlines() if line.strip()] for page in pages_of(pdf_of(paper))]
        assert not [page for page in pages if page[-1] == "Giải pháp thực hiện:"]
    assert "Giải pháp thực hiện:" in kept_of(docx_of(paper), within="w:body")
