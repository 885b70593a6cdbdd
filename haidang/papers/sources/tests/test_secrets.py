"""A paper that bears a mark of state secrets never enters; a paper that only speaks of secrets does."""

import unicodedata

import pytest

from haidang.papers.sources import ocr
from haidang.papers.sources.opening import open_source
from haidang.papers.sources.refusals import Refused
from haidang.papers.sources.secrets import secret_marks, secret_words
from haidang.papers.sources.tests.made import p, raw
from haidang.papers.sources.tests.made_pdf import Paper, picture, saved
from haidang.papers.sources.text import Source
from haidang.papers.vietnamese.tests.typists import SENTENCES, tcvn3, vni
from tests.needs import missing

BODY = "Sở Ngoại vụ chủ trì đón đoàn khách hữu nghị năm 2031."
OLD_BODY = "\n".join(SENTENCES)


def text(mark: str) -> str:
    return f"UBND TỈNH ĐÔNG HẢI\n{mark}\nSố: 12/KH-UBND\n\n{BODY}\n"


def box(mark: str) -> str:
    inner = f"<w:txbxContent>{p(mark)}</w:txbxContent>"
    return f"<w:p><w:r><w:pict><v:textbox>{inner}</v:textbox></w:pict></w:r></w:p>"


def cell(mark: str) -> str:
    return f"<w:tbl><w:tr><w:tc>{p('UBND TỈNH')}</w:tc><w:tc>{p(mark)}</w:tc></w:tr></w:tbl>"


def header(mark: str, part: str = "hdr") -> str:
    return f"<w:{part} NS>{p(mark)}</w:{part}>"


TABLE = (("", "MẬT", ""), ("1", "Đón đoàn", "Sở"), ("2", "Ký kết", "Sở"))
CARRIERS = {
    "text": ("a.txt", text("MẬT").encode()),
    "text, decomposed": ("a.txt", unicodedata.normalize("NFD", text("TỐI MẬT")).encode()),
    "text, wide letters": ("a.txt", text("TUYỆT MẬT").encode("utf-16")),
    "text, wide letters without a mark of order": ("a.txt", text("MẬT").encode("utf-16-le")),
    "text, old Mac line ends": ("a.txt", text("MẬT").replace("\n", "\r").encode()),
    "text in TCVN3": ("a.txt", (tcvn3("TuYệt MậT\n" + OLD_BODY)).encode("latin-1")),
    "text in VNI": ("a.txt", vni("TỐI MẬT\n" + OLD_BODY).encode("latin-1")),
    "markdown, strong": ("a.md", text("**MẬT**").encode()),
    "markdown, a head": ("a.md", text("# TUYỆT MẬT").encode()),
    "markdown, a cell": ("a.md", text("| UBND TỈNH | MẬT |").encode()),
    "html": ("a.html", f"<html><p>{BODY}</p><p><b>TỐI <i>MẬT</i></b></p></html>".encode()),
    "html, a cell": ("a.html", f"<html><table><tr><td>UBND<td>MẬT</table>{BODY}</html>".encode()),
    "html, an entity": ("a.html", f"<html><p>M&#7852;T</p>{BODY}</html>".encode()),
    "Word, body": ("a.docx", raw(p("MẬT") + p(BODY))),
    "Word, decomposed": ("a.docx", raw(p(unicodedata.normalize("NFD", "MẬT")) + p(BODY))),
    "Word, in several runs": ("a.docx", raw("<w:p><w:r><w:t>M</w:t></w:r><w:r><w:t>ẬT</w:t></w:r></w:p>" + p(BODY))),
    "Word, small letters shown as capitals": ("a.docx", raw(p("mật", run="<w:caps/>") + p(BODY))),
    "Word, old font of capitals": ("a.docx", raw(p("tèi mËt", run='<w:rFonts w:ascii=".VnTimeH"/>') + p(BODY))),
    "Word, header": ("a.docx", raw(p(BODY), header1_xml=header("MẬT"))),
    "Word, footer": ("a.docx", raw(p(BODY), footer2_xml=header("TỐI MẬT", "ftr"))),
    "Word, text box": ("a.docx", raw(box("TUYỆT MẬT") + p(BODY))),
    "Word, text box in a header": ("a.docx", raw(p(BODY), header1_xml=f"<w:hdr NS>{box('MẬT')}</w:hdr>")),
    "Word, cell": ("a.docx", raw(cell("MẬT") + p(BODY))),
    "Word, inserted": ("a.docx", raw(f"<w:p><w:ins><w:r><w:t>MẬT</w:t></w:r></w:ins></w:p>{p(BODY)}")),
    "PDF": ("a.pdf", Paper().page().words("TỐI MẬT", 90, 60).words(BODY, 70, 200).bytes()),
    "PDF, beside the letterhead": (
        "a.pdf", Paper().page().words("UBND TỈNH", 80, 60).words("MẬT", 420, 60).words(BODY, 70, 200).bytes(),
    ),
    "PDF, in a corner of the page": ("a.pdf", Paper().page().words("MẬT", 80, 10).words(BODY, 70, 200).bytes()),
    "PDF, a stamp": ("a.pdf", Paper().page().stamp("TUYỆT MẬT", 80, 60).words(BODY, 70, 200).bytes()),
    "PDF, a cell": ("a.pdf", Paper().page().table(TABLE, (70.0, 110.0, 350.0, 520.0), 100).bytes()),
}  # fmt: skip


@pytest.mark.parametrize(("name", "data"), CARRIERS.values(), ids=CARRIERS.keys())
def test_a_marked_paper_is_refused_whatever_carries_it(name, data):
    with pytest.raises(Refused) as refused:
        open_source(name, data)
    assert refused.value.code == "secret-mark"


def test_a_mark_on_a_picture_is_refused():
    if not ocr.available():
        missing("Tesseract with its Vietnamese data (tesseract-ocr, tesseract-ocr-vie)")
    with pytest.raises(Refused) as refused:
        open_source("quét.png", saved(picture(["TUYỆT MẬT", BODY])))
    assert refused.value.code == "secret-mark"


def test_a_mark_at_the_head_of_every_page_is_seen_before_heads_are_dropped():
    paper = Paper()
    for number in range(3):
        paper.page().words("MẬT", 285, 20).words(f"Nội dung phần thứ {number}.", 70, 200)
    with pytest.raises(Refused) as refused:
        open_source("a.pdf", paper.bytes())
    assert refused.value.code == "secret-mark"


def test_the_refusal_quotes_the_mark_and_nothing_else_of_the_paper():
    with pytest.raises(Refused) as refused:
        open_source("a.txt", text("  [ TỐI MẬT ]  ").encode())
    assert "“TỐI MẬT”" in refused.value.sentence("vi")
    assert "Sở Ngoại vụ" not in str(refused.value.values)


def marks(text: str) -> list[str]:
    source = Source.of("a", text)
    return [source.quote(span) for span in secret_marks(source)]


@pytest.mark.parametrize(
    "line",
    [
        "MẬT", "TỐI MẬT", "TUYỆT MẬT", "Mật", "Tối mật", "Tuyệt Mật", "MậT", "tuyệt mật", "mật",
        "M Ậ T", "T Ố I   M Ậ T", "M.Ậ.T", "M-Ậ-T", "TỐI  MẬT",
        "[MẬT]", "(MẬT)", "| MẬT |", "┃ MẬT ┃", "=== MẬT ===", "“MẬT”", "MẬT.", "MẬT!", "> MẬT", "\u200bMẬT",
        "MẬT A", "TUYỆT MẬT - Bản số 02", "TỐI MẬT, bản số: 3",
        "UBND TỈNH ĐÔNG HẢI\tMẬT", "UBND TỈNH ĐÔNG HẢI      TỐI MẬT",
        "Độ mật: Mật", "ĐỘ MẬT: TỐI MẬT", "Mức độ mật: tuyệt mật", "Số: 05/MẬT-UBND", "Số: 7-TMẬT",
    ],
)  # fmt: skip
def test_a_mark_alone_in_its_line_is_a_mark(line):
    assert len(marks(text(line))) == 1


@pytest.mark.parametrize(
    "line",
    [
        "Thực hiện Luật Bảo vệ bí mật nhà nước.",
        "BẢO VỆ BÍ MẬT NHÀ NƯỚC",
        "Bảo mật", "Bí mật", "BÍ MẬT", "BẢO MẬT THÔNG TIN",
        "Tài liệu có độ Mật, Tối mật, Tuyệt mật thì không gửi qua mạng.",
        "Văn bản đóng dấu “MẬT” do văn thư quản lý riêng",
        "Độ mật:", "Độ mật: Không", "Độ mật: Thường", "Danh mục bí mật độ Tối mật",
        "Mật độ dân số", "MẬT ONG", "MẬT MÃ", "Mật khẩu", "mật thiết",
        "Số: 12/KH-UBND", "Giải mật", "ĐÃ GIẢI MẬT",
    ],
)  # fmt: skip
def test_a_line_that_speaks_of_secrets_is_no_mark(line):
    assert marks(text(line)) == []
    assert open_source("a.txt", text(line).encode()).text


@pytest.mark.parametrize("torn", ["về bảo vệ bí\nmật\n", "về bảo vệ bí\nmật.\n", "giữ quan hệ và bảo\nmật;\n"])
def test_a_word_torn_off_at_the_end_of_a_line_is_no_mark(torn):
    assert marks(f"Các cơ quan thực hiện quy định {torn}{BODY}") == []


def test_every_mark_of_a_paper_is_found_where_it_stands():
    assert marks(text("MẬT") + text("TỐI MẬT A")) == ["MẬT", "TỐI MẬT"]


def test_marks_in_a_form_are_told_by_their_places():
    typed = "Ghi chú\nTỐI MẬT"
    assert [typed[start:end] for start, end in secret_words(typed)] == ["TỐI MẬT"]


def test_no_paper_of_the_corpus_is_refused(corpus):
    for path in sorted(corpus.glob("plans/*.txt")) + sorted(corpus.glob("files/*.docx")):
        assert open_source(path.name, path.read_bytes()).text, path.name
    for path in sorted(corpus.glob("files/*.pdf")) + sorted(corpus.glob("files/*.doc")):
        assert open_source(path.name, path.read_bytes(), ocr="never").text, path.name
