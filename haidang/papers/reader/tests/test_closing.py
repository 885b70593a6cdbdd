"""The foot of a paper: who gets it, for whom it is signed, by which post and name."""

import pytest

from haidang.papers.reader import read
from haidang.papers.reader.tests.texts import HEAD, source

_BODY = "I. NỘI DUNG\n1. Đón khách.\n"
_GET = "\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n\n"
_NAME = "Người Mẫu Một"


def foot(text):
    found = read(source(HEAD + _BODY + text))
    formula = [found.words(value) for value in found.signer.formula]
    return formula, found.words(found.signer.position), found.words(found.signer.name)


def recipients(text):
    found = read(source(HEAD + _BODY + text))
    return [found.words(value) for value in found.recipients]


#: (lines over the name, formula, post)
SIGNED = [
    ("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH", ["TM. ỦY BAN NHÂN DÂN"], "CHỦ TỊCH"),
    ("TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH", ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"], "PHÓ CHỦ TỊCH"),
    ("KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC", ["KT. GIÁM ĐỐC"], "PHÓ GIÁM ĐỐC"),
    ("TUQ. CHỦ TỊCH\nGIÁM ĐỐC SỞ MẪU", ["TUQ. CHỦ TỊCH"], "GIÁM ĐỐC SỞ MẪU"),
    ("TL. CHỦ TỊCH\nKT. CHÁNH VĂN PHÒNG\nPHÓ CHÁNH VĂN PHÒNG", ["TL. CHỦ TỊCH", "KT. CHÁNH VĂN PHÒNG"],
     "PHÓ CHÁNH VĂN PHÒNG"),
    ("T/M ỦY BAN NHÂN DÂN\nK/T CHỦ TỊCH\nPHÓ CHỦ TỊCH", ["T/M ỦY BAN NHÂN DÂN", "K/T CHỦ TỊCH"], "PHÓ CHỦ TỊCH"),
    ("TM. ỦY BAN\nNHÂN DÂN\nKT.\nCHỦ TỊCH\nPHÓ CHỦ TỊCH", ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"], "PHÓ CHỦ TỊCH"),
    ("Q. GIÁM ĐỐC", [], "Q. GIÁM ĐỐC"),
    ("GIÁM ĐỐC", [], "GIÁM ĐỐC"),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "formula", "post"), SIGNED, ids=[lines for lines, *_ in SIGNED])
def test_a_signature_has_a_formula_a_post_and_a_name(lines, formula, post):
    assert foot(f"{_GET}{lines}\n\n\n{_NAME}\n") == (formula, post, _NAME)


@pytest.mark.parametrize("between", ["(đã ký)\n", "(Đã ký)\n\n", "(Ký, đóng dấu)\n"])
def test_that_it_was_signed_is_no_name(between):
    assert foot(f"{_GET}GIÁM ĐỐC\n{between}{_NAME}\n")[2] == _NAME


@pytest.mark.parametrize("title", ["ThS. ", "TS. ", "PGS. TS. "])
def test_an_academic_title_is_no_part_of_the_name(title):
    assert foot(f"{_GET}GIÁM ĐỐC\n{title}{_NAME}\n")[2] == _NAME


def test_the_signature_may_stand_over_the_recipients():
    text = f"\nTM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n{_NAME}\n{_GET}"
    assert foot(text) == (["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"], "PHÓ CHỦ TỊCH", _NAME)
    assert recipients(text) == ["Như trên", "Lưu: VT"]


def test_a_paper_may_be_signed_and_name_no_recipients():
    text = f"\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n{_NAME}\n"
    assert foot(text) == (["TM. ỦY BAN NHÂN DÂN"], "CHỦ TỊCH", _NAME)
    assert recipients(text) == []


#: (post as printed, how many lines stand before the name)
BARE_POSTS = ["GIÁM ĐỐC", "CHỦ TỊCH", "Q. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG", "Trưởng phòng", "Phó Giám đốc"]


@pytest.mark.parametrize("post", BARE_POSTS)
@pytest.mark.parametrize("between", ["\n", "\n(Đã ký)\n\n", "\n\n\n\n", "\n                  [dấu]\n"])
def test_a_post_and_a_name_at_the_end_sign_a_paper_without_a_formula(post, between):
    assert foot(f"\n{post}{between}{_NAME}\n") == ([], post, _NAME)
    assert foot(f"\n          {post}{between}          {_NAME}\n\nPHỤ LỤC\nBảng chia việc\n") == ([], post, _NAME)


def test_a_name_in_capitals_signs_too():
    assert foot("\nGIÁM ĐỐC\n\nLÊ VĂN MẪU\n") == ([], "GIÁM ĐỐC", "LÊ VĂN MẪU")
    assert foot(f"{_GET}KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nLÊ VĂN MẪU\n") == (["KT. CHỦ TỊCH"], "PHÓ CHỦ TỊCH", "LÊ VĂN MẪU")


@pytest.mark.parametrize(
    "text",
    [
        f"\nGIÁM ĐỐC\n{_NAME}\nđã dặn các cụ trồng thêm hoa ven đường làng.\n",
        f"\nGIÁM ĐỐC\nTrồng hoa ven đường.\n{_NAME}\n",
        "\nCHỦ TỊCH\nTrồng hoa ven đường làng cho đẹp.\n",
    ],
)
def test_a_post_in_the_middle_of_words_signs_nothing(text):
    assert foot(text) == ([], "", "")


@pytest.mark.parametrize("text", ["", "\nNơi nhận khách: sân đình làng.\n", "\nGIÁM ĐỐC\n"])
def test_an_unsigned_paper_has_no_signer(text):
    assert foot(text) == ([], "", "")
    assert recipients(text) == []


#: (list as printed, recipients)
LISTS = [
    (
        "Nơi nhận:\n- Như trên;\n- Các làng ven sông;\n- Lưu: VT, TH3.",
        ["Như trên", "Các làng ven sông", "Lưu: VT, TH3"],
    ),
    ("Nơi nhận: - Như trên; - Lưu: VT.", ["Như trên", "Lưu: VT"]),
    ("NƠI NHẬN:\n- Như trên;\n- Lưu: VT.", ["Như trên", "Lưu: VT"]),
    ("**Nơi nhận:**\n+ Như trên;\n+ Lưu: VT.", ["Như trên", "Lưu: VT"]),
    ("Nơi nhận:\n- Thường trực hội làng\n và các cụ;\n- Lưu: VT.", ["Thường trực hội làng và các cụ", "Lưu: VT"]),
    ("ơi nhận:\n- Như trên;\n- Lưu: VT.", ["Như trên", "Lưu: VT"]),
]


@pytest.mark.parametrize(("printed", "names"), LISTS, ids=[printed for printed, _ in LISTS])
def test_recipients_are_read_one_by_one(printed, names):
    assert recipients(f"\n{printed}\n\nGIÁM ĐỐC\n{_NAME}\n") == names


def test_nothing_of_the_foot_is_a_task():
    found = read(source(f"{HEAD}{_BODY}{_GET}TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n{_NAME}\n"))
    [zone] = [node for node in found.outline.children if node.kind == "foot"]
    assert not any(zone.span.meets(task.span) for task in found.assignments)


def test_what_an_eye_makes_of_a_seal_is_no_part_of_the_formula():
    seal = "~ F\n⁄QBN ‹\n"
    found = read(source(f"{HEAD}{_BODY}{_GET}TM. ỦY BAN NHÂN DÂN\n{seal}CHỦ TỊCH\nLê Mẫu Hai\n"))
    assert [found.words(value) for value in found.signer.formula] == ["TM. ỦY BAN NHÂN DÂN"]
    assert found.words(found.signer.position) == "CHỦ TỊCH"
