"""Papers that a text names, and those it stands on."""

from datetime import date

import pytest

from haidang.papers.reader import read
from haidang.papers.reader.citations import bases_of, citations
from haidang.papers.reader.tests.texts import FOOT, HEAD, source, whole

_DECREE = "Nghị định số 12/2023/NĐ-CP ngày 04/5/2023 của Chính phủ quy định về hội làng"


def papers(found, printed):
    return [
        tuple(printed.line_of(part) if part else "" for part in (paper.kind, paper.number, paper.issuer, paper.title))
        for paper in found
    ]


def bases(words):
    printed = source(words)
    return papers(bases_of(printed, whole(printed)), printed)


@pytest.mark.parametrize(
    "head",
    ["Căn cứ", "- Căn cứ", "Thực hiện", "Triển khai", "Triển khai thực hiện", "Tiếp tục thực hiện", "Theo",
     "Trên cơ sở", "Để thực hiện", "CĂN CỨ"],
)  # fmt: skip
def test_a_basis_is_introduced_in_many_ways(head):
    assert bases(f"{head} {_DECREE};") == [("Nghị định", "12/2023/NĐ-CP", "Chính phủ", "quy định về hội làng")]


@pytest.mark.parametrize(
    "words",
    [f"Xét {_DECREE};", f"Theo đề nghị của Sở Mẫu tại {_DECREE};", f"Hội làng mở theo {_DECREE}.", "Căn cứ tình hình;"],
)
def test_what_only_mentions_a_paper_is_no_basis(words):
    assert bases(words) == []


#: (basis, kind, number, issuer, about, day)
NAMED = [
    ("Căn cứ Nghị quyết số 07-NQ/TU;", "Nghị quyết", "07-NQ/TU", "", "", None),
    ("Thực hiện Chỉ thị số 05-CT/TW ngày 09 tháng 9 năm 2022 của Ban Bí thư về giữ nghề;",
     "Chỉ thị", "05-CT/TW", "Ban Bí thư", "về giữ nghề", date(2022, 9, 9)),
    ("Triển khai Quyết định số 9/QĐ-TTg ngày 2/3/2023 của Thủ tướng Chính phủ phê duyệt Đề án giữ nghề;",
     "Quyết định", "9/QĐ-TTg", "Thủ tướng Chính phủ", "phê duyệt Đề án giữ nghề", date(2023, 3, 2)),
    ("Thực hiện Công văn số 88/UBND-NC ngày 07.8.2023 của UBND tỉnh về việc mở hội.",
     "Công văn", "88/UBND-NC", "UBND tỉnh", "về việc mở hội.", date(2023, 8, 7)),
    ("Căn cứ Luật Làng nghề ngày 12 tháng 5 năm 2019;", "Luật", "", "", "Luật Làng nghề", date(2019, 5, 12)),
]  # fmt: skip


@pytest.mark.parametrize(("basis", "kind", "number", "issuer", "about", "day"), NAMED, ids=[row[0] for row in NAMED])
def test_a_basis_says_what_paper_of_whom_and_of_which_day(basis, kind, number, issuer, about, day):
    printed = source(basis)
    [found] = bases_of(printed, whole(printed))
    assert papers([found], printed)[0][:3] == (kind, number, issuer)
    assert papers([found], printed)[0][3].rstrip(".") == about.rstrip(".")
    assert (found.dated.on if found.dated else None) == day


def test_a_day_that_never_was_is_kept_without_a_date():
    printed = source("Căn cứ Quyết định số 9/QĐ-TTg ngày 31/02/2023 của Thủ tướng Chính phủ;")
    [found] = bases_of(printed, whole(printed))
    assert found.dated is not None
    assert (printed.quote(found.dated.span), found.dated.on) == ("ngày 31/02/2023", None)


@pytest.mark.parametrize("joint", ["; ", " và ", ", và ", "; căn cứ "])
def test_two_papers_in_one_paragraph_are_two_bases(joint):
    words = f"Căn cứ Chỉ thị số 05-CT/TW ngày 09/9/2022{joint}Kế hoạch số 8/KH-UBND ngày 1/2/2023 của UBND tỉnh;"
    assert [number for _, number, *_ in bases(words)] == ["05-CT/TW", "8/KH-UBND"]


def test_a_law_and_the_decree_under_it_are_two_bases():
    words = "Căn cứ Luật Hội làng ngày 01/02/2015 và Nghị định số 5/2016/NĐ-CP ngày 03/4/2016 của Chính phủ;"
    assert [(kind, number) for kind, number, *_ in bases(words)] == [("Luật", ""), ("Nghị định", "5/2016/NĐ-CP")]


@pytest.mark.parametrize(
    "number", ["163/KH-UBND", "25-CT/TW", "67/2011/QĐ-TTg", "61/2024/QH15", "02-KH/BCĐTW", "57- NQ/TW", "8 / KH-UBND"]
)
def test_a_number_is_known_by_its_symbol(number):
    printed = source(f"Hội làng mở theo Kế hoạch số {number}.")
    assert [printed.quote(found.number) for found in citations(printed, whole(printed)) if found.number] == [number]


@pytest.mark.parametrize(
    "words", ["mở hội năm 2020 - Đơn vị nào cũng về", "ngày 01/02/2024", "đường 20/10", "tỷ số 3-2"]
)
def test_not_every_number_with_a_stroke_is_a_paper(words):
    printed = source(words)
    assert list(citations(printed, whole(printed))) == []


def test_a_paper_named_twice_is_one_basis():
    basis = next(line for line in HEAD.splitlines() if line.startswith("Căn cứ"))
    found = read(source(HEAD.replace(basis, f"{basis}\n{basis}") + "I. NỘI DUNG\n1. Việc\n" + FOOT))
    assert len(found.bases) == 1
    assert len(found.citations) == 2


def test_the_bases_end_at_the_sentence_that_issues_the_plan():
    found = read(source(f"{HEAD}Căn cứ {_DECREE};\nI. NỘI DUNG\n1. Việc\n{FOOT}"))
    assert found.words(found.enacting).endswith("ban hành Kế hoạch như sau:")
    assert [found.words(basis.number) for basis in found.bases] == ["77/QĐ-UBND"]


def _numbers(body: str) -> list[str]:
    head = HEAD[: HEAD.index("Căn cứ")]
    found = read(source(f"{head}{body}Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:\nI. NỘI DUNG\n{FOOT}"))
    return [found.words(basis.number or basis.title) for basis in found.bases]


@pytest.mark.parametrize(
    ("body", "numbers"),
    [
        # what a basis carries out is no basis itself …
        ("Căn cứ Kế hoạch số 1/KH-UBND ngày 01/02/2024 của UBND tỉnh về thực hiện Nghị quyết số 2/NQ-CP ngày "
         "01/4/2023 của Chính phủ và Kế hoạch số 3-KH/TU ngày 25/7/2023 của Tỉnh ủy về việc mẫu;\n", ["1/KH-UBND"]),
        ("Căn cứ Nghị định số 4/2024/NĐ-CP của Chính phủ sửa đổi Nghị định số 5/2020/NĐ-CP và Nghị định số "
         "6/2020/NĐ-CP;\n", ["4/2024/NĐ-CP"]),
        # … but two papers side by side are two
        ("Căn cứ Nghị định số 4/2024/NĐ-CP và Thông tư số 5/2024/TT-BM;\n", ["4/2024/NĐ-CP", "5/2024/TT-BM"]),
        ("Căn cứ:\n- Luật Mẫu ngày 19 tháng 6 năm 2015;\n- Nghị định số 34/2016/NĐ-CP ngày 14/5/2016;\n",
         ["Luật Mẫu", "34/2016/NĐ-CP"]),
        ("Căn cứ các văn bản sau:\n- Quyết định số 7/QĐ-UBND ngày 01/3/2024;\n", ["7/QĐ-UBND"]),
        ("Thực hiện Chỉ thị số 8/CT-TTg ngày 01/3/2024 (sau đây gọi là Chỉ thị số 8/CT-TTg);\n"
         "Công văn số 9/BM-VP ngày 02/3/2024 của Bộ Mẫu;\n", ["8/CT-TTg", "9/BM-VP"]),
        # "cơ sở" before the day is no "số"
        ("Thực hiện Luật Thực hiện dân chủ ở cơ sở ngày 10 tháng 11 năm 2022;\n",
         ["Luật Thực hiện dân chủ ở cơ sở"]),
    ],
)  # fmt: skip
def test_the_papers_a_plan_stands_on(body, numbers):
    assert _numbers(body) == numbers
