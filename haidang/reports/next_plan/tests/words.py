"""Any plan at all: Vietnamese words of every letter, bodies of the directory, phrases for many."""

import re
from datetime import date, timedelta

from hypothesis import strategies as some

from haidang.papers.reference.agencies import known_agencies
from haidang.reports.next_plan.rules.values import FieldWords, Head, PlanWords, TaskWords
from haidang.reports.next_plan.rules.wording import bare

_SYLLABLES = """ngoại giao hợp tác văn hóa đoàn nước bạn cảng biển đầu tư thương mại hữu nghị kỷ niệm thỏa thuận quốc tế
quý nghiêng khuya thuở yếu lĩnh vực ưu tiên ươm mầm ổn định ẩm thực ăn uống ầm ĩ ý kiến ở Ủy Đức Ấn Lào Nga Úc
Campuchia Sanjo Padang Ansan ASEAN CPTPP xúc tiến quảng bá tuyên truyền học bổng sinh viên kiều bào giỗ tết
thứ nhất hằng tháng tỉnh huyện xã Sở sở ban ngành chủ trì phối hợp giao cho thực hiện năm ngày giai đoạn
""".split()  # noqa: SIM905
#: "…, giao" says that names follow, and is read as no part of what is to be done.
_GIVES = re.compile(r"(?:\s*[,;/–(“-]*\s*giao(?: cho)?)+$")
_JOINTS = (" ", " ", " ", " ", " ", ", ", " - ", "; ", " và ", " (", ") ", " “", "” ", "/", ". ", " 70 ", " 2,5% ")
BODIES = tuple(sorted({agency.name for agency in known_agencies(date(2020, 1, 1)) if "Bà Rịa" not in agency.name}))
PHRASES = (
    "các Sở, Ban, Ngành",
    "các Sở, Ban, Ngành có liên quan",
    "Ủy ban nhân dân các huyện, thị xã, thành phố",
)


@some.composite
def sentences(draw, most=25):
    """Words as a typist may leave them: brackets and quotes that do not shut, signs of every kind but the colon, by
    which a line says what it is ("- Giao: …")."""
    count = draw(some.integers(2, most))
    syllables = draw(some.lists(some.sampled_from(_SYLLABLES), min_size=count, max_size=count))
    joints = draw(some.lists(some.sampled_from(_JOINTS), min_size=count, max_size=count))
    words = "".join(syllable + joint for syllable, joint in zip(syllables, joints, strict=True))
    words = bare(words)
    # "ngoại giao" is a word
    if not words.endswith("ngoại giao"):
        words = bare(_GIVES.sub("", words)) or "Giao"
    return words[0].upper() + words[1:]


def dues():
    days = some.integers(0, 364).map(lambda days: date(2021, 1, 1) + timedelta(days=days))
    said = days.map(lambda day: f"chậm nhất ngày {day.day}/{day.month}/{day.year}")
    return some.one_of(said, some.sampled_from(("trong năm 2021", "thường xuyên trong năm 2021", "")))


def tasks():
    return some.builds(
        TaskWords,
        title=sentences(),
        leads=some.lists(some.sampled_from(BODIES), min_size=1, max_size=3, unique=True).map(tuple),
        coordinators=some.builds(
            lambda bodies, phrase: (*bodies, *phrase),
            some.lists(some.sampled_from(BODIES), max_size=4, unique=True),
            some.lists(some.sampled_from(PHRASES), max_size=1),
        ),
        due=dues(),
        solutions=some.lists(sentences(), max_size=4).map(tuple),
    )


def plans():
    head = Head("ỦY BAN NHÂN DÂN\nTỈNH BÀ RỊA - VŨNG TÀU", "Hoạt động đối ngoại năm 2021", place="Bà Rịa - Vũng Tàu")
    fields = some.lists(
        some.builds(
            FieldWords,
            sentences(most=6).map("Công tác {}".format),
            some.lists(tasks(), min_size=1, max_size=4).map(tuple),
        ),
        min_size=1,
        max_size=4,
    ).map(tuple)
    return some.builds(PlanWords, some.just(head), fields)
