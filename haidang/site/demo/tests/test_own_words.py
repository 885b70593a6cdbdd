"""No sentence of the demonstration is taken from a real paper: no run of twelve words in common with any of them.

A Vietnamese word is here what stands between blanks (a syllable), case and marks of punctuation left aside. Excepted is
what has one right wording and nobody's authorship, and only this:

- whole values under the keys of `_FACTS`: letterhead, title, legal bases (each the kind, number, day, issuer and title
  of a paper) and other papers cited the same way, label lines (agencies by name), recipients, signer;
- `_TITLES`, titles of papers where a sentence names one, and `_GROUPS`, the phrases for all agencies of a kind.

Where such words stood the sentence is cut in two, so nothing is joined that was not side by side.
"""

import re
import tomllib
from pathlib import Path

import pytest

from haidang.papers.sources.opening import open_path
from haidang.papers.vietnamese.letters import nfc

RUN = 12
FOLDER = Path(__file__).resolve().parents[1]
_FACTS = {
    "issuer",
    "title",
    "bases",
    "cited",
    "lead",
    "with",
    "recipients",
    "signer",
    "place",
    "date",
    "number",
    "kind",
}
#: `title` is a fact at the head of the paper; of a field or a task it is a sentence.
_HEAD_ONLY = {"title"}
_TITLES = (
    "đẩy mạnh hội nhập kinh tế quốc tế theo hướng hiệu lực và hiệu quả hơn",
    "Hỗ trợ doanh nghiệp thực hiện Hiệp định CPTPP và các Hiệp định thương mại tự do khác",
    "Quyết định số 208/QĐ-TTg ngày 14/02/2011 của Thủ tướng Chính phủ về phê duyệt Chiến lược ngoại giao văn hóa "
    "đến năm 2020",
    "Chỉ thị 1737/CT-TTg ngày 20/9/2010 của Thủ tướng Chính phủ",
    "Nghị quyết 36-NQ/TW ngày 26/3/2004 của Bộ Chính trị về công tác đối với người Việt Nam ở nước ngoài",
    "Tăng cường hợp tác quốc phòng Việt Nam - Lào - Campuchia đến năm 2020 và những năm tiếp theo",
    "Chỉ thị số 1150-CT/ĐU ngày 18 tháng 7 năm 2017 của Đảng ủy Quân khu",
    "Kế hoạch số 1228/KH-BTL ngày 09 tháng 6 năm 2017 của Bộ Tư lệnh Quân khu",
    "Công văn số 2802-CV/TU ngày 30 tháng 7 năm 2017 của Tỉnh ủy Bà Rịa - Vũng Tàu",
    "Đề án số 1937/ĐC-BTL ngày 23 tháng 9 năm 2014 của Bộ Tư Lệnh Quân khu 7 về Đối ngoại quốc phòng "
    "giai đoạn 2014 - 2020",
    "Đề án số 118/ĐA-BCĐ ngày 15 tháng 10 năm 2015 của Ban chỉ đạo công tác Đối ngoại quốc phòng "
    "tỉnh Bà Rịa - Vũng Tàu về Đối ngoại quốc phòng giai đoạn 2015 - 2020",
    "Quy chế kết nghĩa giữa Bộ Chỉ huy Quân sự tỉnh với Tiểu khu quân sự tỉnh Preah Vihear/Campuchia",
)
_GROUPS = re.compile(
    r"(?:các )?sở ban ngành(?: đoàn thể)?(?: và)?(?: (?:đến )?ủy ban nhân dân các huyện thị xã thành phố)?"
    r"(?: có liên quan)?|ban chỉ huy quân sự các huyện thị xã thành phố"
)


def words(text):
    return " ".join(re.findall(r"\w+", nfc(text).casefold()))


TITLES = re.compile("|".join(re.escape(words(title)) for title in _TITLES))


def sentences(text):
    """The pieces of `text` between what is excepted, each a list of words."""
    for piece in re.split(r"\|", _GROUPS.sub("|", TITLES.sub("|", words(text)))):
        yield piece.split()


def runs(said):
    return {tuple(said[at : at + RUN]) for at in range(len(said) - RUN + 1)}


def values(table, *, head=True):
    """Every text of a .toml file that is not an excepted fact."""
    for key, value in table.items():
        if key in _FACTS and (head or key not in _HEAD_ONLY):
            continue
        yield from texts(value)


def texts(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from values(value, head=False)
    elif isinstance(value, list):
        for each in value:
            yield from texts(each)


@pytest.fixture(scope="module")
def real(corpus):
    """Every run of twelve words of the corpus; of its scans, the text that lies beside them."""
    found = set()
    for path in sorted(corpus.rglob("*")):
        scanned = path.parent.name == "files" and path.suffix == ".pdf" and path.stem != "qd-1074-bxd-2026"
        if path.suffix not in (".txt", ".docx", ".doc", ".pdf") or scanned:
            continue
        found |= runs(words(open_path(path).text).split())
    assert len(found) > 100_000
    return found


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.toml")), ids=lambda path: path.stem)
def test_no_sentence_is_taken_from_a_real_paper(real, path):
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    taken = [" ".join(run) for text in values(table) for said in sentences(text) for run in sorted(runs(said) & real)]
    assert taken == []


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.py")), ids=lambda path: path.stem)
def test_no_sentence_of_the_code_either(real, path):
    assert not runs(words(path.read_text(encoding="utf-8")).split()) & real


def test_the_measure_sees_a_taken_sentence(real, corpus):
    text = words(open_path(corpus / "plans" / "163-kh-ubnd-2019.txt").text)
    taken = " ".join(text[text.index("duy trì và phát triển quan hệ") :].split()[:30])
    assert any(runs(said) & real for said in sentences(f"Một câu của ta, {taken}, lại một câu của ta."))
