"""PDF files: words in the order of the paper, ruled tables as tables, stamps read, bad text layers noticed."""

import pytest

from haidang.papers.sources import ocr
from haidang.papers.sources.limits import Limits
from haidang.papers.sources.opening import open_source
from haidang.papers.sources.pdf import read_pdf
from haidang.papers.sources.refusals import Refused
from haidang.papers.sources.tests.made_pdf import Paper, pdf, picture
from haidang.papers.sources.text import Source
from tests.needs import missing

WORDS = ("Sở Ngoại vụ chủ trì đón đoàn khách hữu nghị của tỉnh", "bạn trong quý II năm 2031, kinh phí từ ngân sách.")
HEAD = ("STT", "Nhiệm vụ", "Chủ trì")
COLUMNS = (70.0, 110.0, 350.0, 520.0)
#: What a poor program makes of the words: no syllable of it is Vietnamese.
NOISE = ("S¥ Ngoa§i vu£ chu~û tri± đo¤ìn đoa¶n kha©ch", "cu~a ti®nh ba·n trong quy¸ na¿m", "Kinh phi¨ tu× nga¡n sa¬ch")


@pytest.fixture
def tesseract() -> None:
    if not ocr.available():
        missing("Tesseract with its Vietnamese data (tesseract-ocr, tesseract-ocr-vie)")


def read(data: bytes, **how) -> Source:
    return read_pdf("mẫu.pdf", data, limits=how.pop("limits", Limits()), **how)


def cells(source: Source) -> list[list[list[str]]]:
    return [[[source.quote(cell) for cell in row] for row in table.rows] for table in source.tables]


def test_the_words_come_in_order_one_paragraph_a_line():
    source = read(pdf(["KẾ HOẠCH"], WORDS))
    assert source.text == f"KẾ HOẠCH\n{' '.join(WORDS)}\n"
    assert (source.format, source.wrapped, source.notes) == ("pdf", False, ())


def test_words_written_out_of_order_come_in_the_order_of_the_page():
    assert read(Paper().page().words("dưới.", 70, 300).words("Trên.", 70, 100).bytes()).text == "Trên.\ndưới.\n"


def test_every_paragraph_knows_its_page():
    source = read(pdf(["Trang một."], ["Trang hai."]))
    assert [(source.quote(place.span), place.page) for place in source.places] == [("Trang một.", 1), ("Trang hai.", 2)]


def test_a_letterhead_is_read_column_by_column():
    paper = Paper().page().words("TỈNH ĐÔNG HẢI", 80, 50).words("Độc lập - Tự do - Hạnh phúc", 330, 50)
    paper.words("SỞ NGOẠI VỤ", 85, 68).words("Đông Hải, ngày 05/01/2031", 335, 68)
    assert read(paper.bytes()).text.splitlines() == [
        "TỈNH ĐÔNG HẢI", "SỞ NGOẠI VỤ", "Độc lập - Tự do - Hạnh phúc", "Đông Hải, ngày 05/01/2031",
    ]  # fmt: skip


def test_page_numbers_are_dropped_and_noted():
    paper = Paper()
    for number in (1, 2):
        paper.page().words(str(number), 295, 30).lines([f"Nội dung của phần {number}."], top=200)
    source = read(paper.bytes())
    assert source.text == "Nội dung của phần 1.\nNội dung của phần 2.\n"
    assert source.notes == ("page-furniture-dropped",)


def test_a_word_torn_at_the_end_of_a_line_is_whole_again():
    above = "Sở Ngoại vụ thực hiện theo Nghị định số 07/2031/NĐ-"
    assert read(pdf([above, "CP của Chính phủ."])).text == f"{above}CP của Chính phủ.\n"


# tables


def test_a_ruled_table_is_a_table():
    rows = [HEAD, ("1", "Đón đoàn khách", "Sở Ngoại vụ"), ("2", "Ký thỏa thuận", "Sở Công Thương")]
    paper = Paper().page().lines(["Danh mục:"], top=80).table(rows, COLUMNS, 120).lines(["Hết."], top=240)
    source = read(paper.bytes())
    assert cells(source) == [[list(row) for row in rows]]
    assert source.text.startswith("Danh mục:\nSTT\n")
    assert source.text.endswith("Sở Công Thương\nHết.\n")


def test_a_line_of_a_cell_that_may_begin_an_item_is_a_line():
    led = ("1", "Đón đoàn\nkhách quý", "Công an tỉnh\nVăn phòng,\nSở Nội vụ\n- Sở Y tế")
    [table] = cells(read(Paper().page().table([HEAD, led], COLUMNS, 120, row=70).bytes()))
    assert table[1] == ["1", "Đón đoàn khách quý", "Công an tỉnh\nVăn phòng, Sở Nội vụ\n- Sở Y tế"]


def test_a_table_goes_on_over_the_page_break_without_its_repeated_head():
    paper = Paper().page().table([HEAD, ("1", "Đón đoàn", "Sở Ngoại vụ"), ("2", "Ký kết", "Sở Tư pháp")], COLUMNS, 700)
    paper.page().table([HEAD, ("3", "Hội nghị", "Văn phòng"), ("4", "Tập huấn", "Sở Nội vụ")], COLUMNS, 60)
    assert [[row[0] for row in table] for table in cells(read(paper.bytes()))] == [["STT", "1", "2", "3", "4"]]


def test_a_row_torn_by_the_page_break_is_whole_again():
    paper = Paper().page().table([HEAD, ("1", "Đón đoàn", "Sở Ngoại vụ"), ("2", "Ký thỏa", "Sở Tư")], COLUMNS, 700)
    paper.page().table(
        [("", "thuận", "pháp"), ("3", "Hội nghị", "Văn phòng"), ("4", "Tập huấn", "Sở Nội vụ")], COLUMNS, 60
    )
    [table] = cells(read(paper.bytes()))
    assert table[2:4] == [["2", "Ký thỏa thuận", "Sở Tư pháp"], ["3", "Hội nghị", "Văn phòng"]]


def test_a_paragraph_does_not_go_on_behind_a_table():
    rows = [HEAD, ("1", "Đón đoàn khách", "Sở Ngoại vụ")]
    paper = Paper().page().lines([WORDS[0]], top=80).table(rows, COLUMNS, 100).lines([WORDS[1]], top=150)
    text = read(paper.bytes()).text
    assert text.startswith(WORDS[0] + "\nSTT")
    assert text.endswith(f"Sở Ngoại vụ\n{WORDS[1]}\n")


def test_two_tables_with_words_between_them_stay_two():
    rows = [HEAD, ("1", "Đón đoàn khách", "Sở Ngoại vụ")]
    paper = Paper().page().table(rows, COLUMNS, 100).lines(["Danh mục thứ hai:"], top=200).table(rows, COLUMNS, 240)
    source = read(paper.bytes())
    assert len(source.tables) == 2
    assert source.text.count("STT") == 2


def test_lines_under_words_make_no_table():
    paper = Paper().page()
    for at in range(12):
        paper.words(f"Dòng có gạch chân thứ {at}.", 70, 100 + at * 30).rule(70, 115 + at * 30, 250, 115 + at * 30)
    source = read(paper.bytes())
    assert source.tables == ()
    assert source.text.count("gạch chân") == 12


def test_a_frame_around_words_makes_no_table():
    paper = Paper().page().table([("",)], (70.0, 520.0), 100, row=80)
    for at in range(8):  # and some rules elsewhere, so that tables are looked for
        paper.rule(70, 300 + at * 5, 520, 300 + at * 5)
    source = read(paper.lines(["Chữ ở trong khung."], left=90, top=120).bytes())
    assert (source.tables, source.text.strip()) == ((), "Chữ ở trong khung.")


# stamps


def test_number_and_day_stamped_as_annotations_are_read():
    paper = Paper().page().stamp("Số: 12/KH-SNgV", 70, 60).lines(WORDS)
    assert read(paper.bytes()).text.splitlines() == ["Số: 12/KH-SNgV", " ".join(WORDS)]


def test_number_and_day_of_a_really_signed_paper_are_read(corpus):
    text = open_source("x.pdf", (corpus / "files" / "scan-cv-3686-lao-cai.pdf").read_bytes()).text
    assert "3686" in text
    assert "ngày 11 tháng 5 năm 2026" in text


# scans inside a PDF


def scan(hidden: tuple[str, ...] = ()) -> bytes:
    """A page that is one picture, with the words that a scanner put behind it."""
    return Paper().page().picture(picture(WORDS, (1240, 1754), letters=30)).lines(hidden, hidden=True).bytes()


def test_a_page_that_is_a_picture_is_recognised(tesseract):
    source = read(scan())
    assert "Sở Ngoại vụ chủ trì đón đoàn khách" in source.text
    assert source.notes == ("ocr",)
    assert {source.quote(word.span) for word in source.words} >= {"Ngoại", "2031,"}


def test_an_unreadable_text_layer_is_noticed_and_recognised_instead(tesseract):
    source = read(scan(NOISE))
    assert source.notes == ("ocr", "poor-text-layer")
    assert "Sở Ngoại vụ" in source.text
    assert "S¥" not in source.text


def test_an_unreadable_text_layer_is_noticed_where_nothing_may_be_recognised():
    source = read(scan(NOISE), ocr="never")
    assert source.notes == ("poor-text-layer",)


def test_a_good_text_layer_behind_a_picture_is_believed():
    source = read(scan(WORDS))
    assert (source.notes, source.words) == ((), ())
    assert source.text == " ".join(WORDS) + "\n"


def test_a_picture_without_tesseract_says_what_to_install(monkeypatch):
    monkeypatch.setattr(ocr, "available", lambda: False)
    with pytest.raises(Refused) as refused:
        read(scan())
    assert refused.value.code == "no-ocr"


def test_progress_is_told_page_by_page():
    told = []
    read(pdf(WORDS, WORDS, WORDS), progress=lambda page, pages: told.append((page, pages)))
    assert told == [(1, 3), (2, 3), (3, 3)]


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9, 0.99])
def test_a_pdf_cut_short_is_never_read_in_part(share):
    data = pdf(WORDS, WORDS)
    with pytest.raises(Refused) as refused:
        read(data[: int(len(data) * share)])
    assert refused.value.code == "truncated"


def test_a_pdf_with_something_hung_behind_it_is_read():
    assert "Sở Ngoại vụ" in read(pdf(WORDS) + b"\r\n\0\0\0<!-- sent by a web server -->").text


def test_the_stamp_of_a_signature_does_not_make_a_picture_a_text(tesseract):
    paper = Paper().page().picture(picture(WORDS, (1240, 1754), letters=30))
    paper.words("SAO Y; ỦY BAN NHÂN DÂN TỈNH MẪU; Thời gian ký: 2031-09-15T09:07:04+07:00", 300, 20)
    source = read(paper.bytes())
    assert source.notes == ("ocr",)
    assert "Sở Ngoại vụ chủ trì đón đoàn khách" in source.text


def test_a_head_alone_at_the_foot_of_a_page_heads_the_table_on_the_next():
    paper = Paper().page().lines(["Danh mục:"], top=80).table([HEAD], COLUMNS, 760)
    paper.page().table([("1", "Đón đoàn", "Sở Ngoại vụ"), ("2", "Ký kết", "Sở Tư pháp")], COLUMNS, 60)
    assert [[row[0] for row in table] for table in cells(read(paper.bytes()))] == [["STT", "1", "2"]]
