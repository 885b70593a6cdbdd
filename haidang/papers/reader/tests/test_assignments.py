"""Tasks with label lines: who leads, who helps, until when, and which words belong to which task."""

import pytest

from haidang.papers.reader.label_lines import charges_inside, label_parts
from haidang.papers.reader.tests.texts import charges, plan, source, whole, words

#: (line, kind, words behind the colon)
LINES = [
    ("- Đơn vị chủ trì: Sở Mẫu.", "lead", "Sở Mẫu"),
    ("Cơ quan chủ trì tham mưu: Sở Mẫu", "lead", "Sở Mẫu"),
    ("Cơ quan, đơn vị chủ trì: Sở Mẫu", "lead", "Sở Mẫu"),
    ("- Chủ trì: Sở Mẫu", "lead", "Sở Mẫu"),
    ("Đơn vị đầu mối: Sở Mẫu", "lead", "Sở Mẫu"),
    ("- **Đơn vị chủ trì:** Sở Mẫu.", "lead", "Sở Mẫu"),
    ("ĐƠN VỊ CHỦ TRÌ: Sở Mẫu", "lead", "Sở Mẫu"),
    ("- Đơn vị phối hợp thực hiện: Sở Mẫu", "coordinating", "Sở Mẫu"),
    ("Phối hợp: Sở Mẫu", "coordinating", "Sở Mẫu"),
    ("- Đơn vị thực hiện: Sở Mẫu", "implementing", "Sở Mẫu"),
    ("Phân công thực hiện: Sở Mẫu", "implementing", "Sở Mẫu"),
    ("Lãnh đạo phụ trách: Người Mẫu Hai", "supervisor", "Người Mẫu Hai"),
    ("Thời gian thực hiện: Quý I/2025", "deadline", "Quý I/2025"),
    ("Thời hạn hoàn thành: 2025", "deadline", "2025"),
    ("- Tiến độ: 2025", "deadline", "2025"),
    ("Hoàn thành: tháng 5/2025", "deadline", "tháng 5/2025"),
    ("Sản phẩm: Sổ tay", "product", "Sổ tay"),
    ("- Kết quả dự kiến: Sổ tay", "product", "Sổ tay"),
    ("Kinh phí thực hiện: làng góp", "money", "làng góp"),
    ("Địa điểm: sân đình", "place", "sân đình"),
    ("* Giải pháp thực hiện:", "solutions", ""),
    ("Nội dung: hát và múa", "contents", "hát và múa"),
]


@pytest.mark.parametrize(("line", "kind", "value"), LINES, ids=[line for line, *_ in LINES])
def test_a_label_line_says_what_it_is_before_the_colon(line, kind, value):
    printed = source(line)
    [found] = label_parts(printed, whole(printed))
    assert (found.kind, printed.line_of(found.value)) == (kind, value)


@pytest.mark.parametrize(
    "line", ["Lưu ý: mang ô", "Sở Mẫu chủ trì mở hội: hát", "Chủ trì hội làng là Sở Mẫu", "- Đón khách.", ""]
)
def test_not_every_colon_makes_a_label_line(line):
    printed = source(line)
    assert label_parts(printed, whole(printed)) == ()


_TWO = "cơ quan chủ trì: Sở Mẫu; cơ quan phối hợp: Sở Y tế, Hội Dệt; thời gian: tháng 5/2025"


@pytest.mark.parametrize("printed", [f"- C{_TWO[1:]}.", f"({_TWO})", f"- {_TWO}"])
def test_several_labels_on_one_line_are_told_apart(printed):
    at = source(printed)
    assert [(part.kind, at.line_of(part.value)) for part in label_parts(at, whole(at))] == [
        ("lead", "Sở Mẫu"),
        ("coordinating", "Sở Y tế, Hội Dệt"),
        ("deadline", "tháng 5/2025"),
    ]


@pytest.mark.parametrize("printed", [f"Mở hội làng ({_TWO})", f"Mở hội làng. {_TWO}.", f"Mở hội làng; {_TWO}"])
def test_charges_may_stand_at_the_end_of_a_sentence(printed):
    at = source(printed)
    assert [part.kind for part in charges_inside(at, whole(at))] == ["lead", "coordinating", "deadline"]
    assert label_parts(at, whole(at)) == ()


#: (contents under "II. NHIỆM VỤ", [(label, title, charges)])
BLOCKS = {
    "one block under a number": (
        "1. Mở hội\n- Đơn vị chủ trì: Sở Mẫu.\n- Đơn vị phối hợp: Sở Y tế, Hội Dệt.\n- Thời gian: tháng 5/2025.\n",
        [("1", "Mở hội", {"lead": ["Sở Mẫu"], "with": ["Sở Y tế", "Hội Dệt"], "due": ["tháng 5/2025"]})],
    ),
    "labels without bullets": (
        "1. Mở hội\nĐơn vị chủ trì: Sở Mẫu\nĐơn vị phối hợp: Sở Y tế\n",
        [("1", "Mở hội", {"lead": ["Sở Mẫu"], "with": ["Sở Y tế"]})],
    ),
    "two blocks under one number": (
        "1. Mở hội\n- Đón bạn.\n- Đơn vị chủ trì: Sở Mẫu.\n- Tiễn bạn.\n- Đơn vị chủ trì: Sở Y tế.\n",
        [("1#1", "Đón bạn.", {"lead": ["Sở Mẫu"]}), ("1#2", "Tiễn bạn.", {"lead": ["Sở Y tế"]})],
    ),
    "bullets with charges of their own": (
        "1. Mở hội\n- Đón bạn (Chủ trì: Sở Mẫu; phối hợp: Hội Dệt)\n- Tiễn bạn (Chủ trì: Sở Y tế)\n",
        [("1-1", "Đón bạn", {"lead": ["Sở Mẫu"], "with": ["Hội Dệt"]}), ("1-2", "Tiễn bạn", {"lead": ["Sở Y tế"]})],
    ),
    "letters under a number": (
        "1. Mở hội\na) Đón bạn\n- Cơ quan chủ trì: Sở Mẫu.\nb) Tiễn bạn\n- Cơ quan chủ trì: Sở Y tế.\n",
        [("1.a", "Đón bạn", {"lead": ["Sở Mẫu"]}), ("1.b", "Tiễn bạn", {"lead": ["Sở Y tế"]})],
    ),
    "a block for all letters": (
        "1. Mở hội\na) Đón bạn.\nb) Tiễn bạn.\n- Đơn vị chủ trì: Sở Mẫu.\n",
        [("1", "Mở hội", {"lead": ["Sở Mẫu"]})],
    ),
    "numbers under numbers": (
        "1. Mở hội\n1.1. Đón bạn\n- Đơn vị chủ trì: Sở Mẫu.\n1.2. Tiễn bạn\n- Đơn vị chủ trì: Sở Y tế.\n",
        [("1.1", "Đón bạn", {"lead": ["Sở Mẫu"]}), ("1.2", "Tiễn bạn", {"lead": ["Sở Y tế"]})],
    ),
    "charges behind a full stop": (
        "1. Mở hội. Chủ trì: Sở Mẫu; phối hợp: Sở Y tế.\n",
        [("1", "Mở hội", {"lead": ["Sở Mẫu"], "with": ["Sở Y tế"]})],
    ),
    "who does it leads where nobody else does": (
        "1. Mở hội\n- Đơn vị thực hiện: Sở Mẫu.\n",
        [("1", "Mở hội", {"lead": ["Sở Mẫu"]})],
    ),
    "who does it stands beside who leads": (
        "1. Mở hội\n- Đơn vị chủ trì: Sở Mẫu.\n- Đơn vị thực hiện: Hội Dệt.\n",
        [("1", "Mở hội", {"lead": ["Sở Mẫu"], "does": ["Hội Dệt"]})],
    ),
}


@pytest.mark.parametrize(("body", "tasks"), BLOCKS.values(), ids=BLOCKS)
def test_label_lines_belong_to_the_words_above_them(body, tasks):
    found = plan(f"II. NHIỆM VỤ\n{body}")
    assert [(t.label, found.words(t.title), charges(t, found)) for t in found.tasks] == tasks
    assert {t.section for t in found.tasks} == {"II"}


def test_solutions_follow_the_charges_and_may_charge_somebody_themselves():
    found = plan(
        "I. NỘI DUNG\n1. Mở hội\n- Đơn vị chủ trì: Sở Mẫu.\n* Giải pháp thực hiện:\n"
        "+ Đặt phòng.\n+ Sở Y tế hướng dẫn khách.\n2. Dệt chiếu\n- Đơn vị chủ trì: Hội Dệt.\n"
    )
    first, second = found.tasks
    assert [found.words(solution.span) for solution in first.solutions] == [
        "+ Đặt phòng.",
        "+ Sở Y tế hướng dẫn khách.",
    ]
    assert [words(found, solution.assignees) for solution in first.solutions] == [[], ["Sở Y tế"]]
    assert second.solutions == ()


def test_words_between_the_heading_and_the_charges_describe_the_task():
    found = plan("I. NỘI DUNG\n1. Mở hội\n- Mời các làng.\n- Nấu cơm.\n- Đơn vị chủ trì: Sở Mẫu.\n")
    assert [found.words(value) for value in found.tasks[0].descriptions] == ["- Mời các làng.", "- Nấu cơm."]


def test_a_deadline_line_goes_before_a_day_in_the_words():
    body = "I. NỘI DUNG\n1. Mở hội\n- Mời xong trước ngày 01/02/2025.\n- Đơn vị chủ trì: Sở Mẫu.\n"
    [said], [bound] = (plan(body + line).tasks for line in ("- Thời gian: tháng 5/2025.\n", ""))
    assert [deadline.rule for deadline in said.deadlines] == ["deadline-line"]
    assert [str(deadline.on) for deadline in bound.deadlines] == ["2025-02-01"]


def test_a_person_in_charge_and_every_label_line_are_kept():
    found = plan(
        "I. NỘI DUNG\n1. Mở hội\n- Đơn vị chủ trì: Sở Mẫu.\n- Lãnh đạo phụ trách: Người Mẫu Hai.\n"
        "- Kinh phí: làng góp.\n"
    )
    [task] = found.tasks
    assert [found.words(value) for value in task.supervisors] == ["Người Mẫu Hai"]
    assert [kind for kind, _ in task.lines] == ["lead", "supervisor", "money"]


def test_a_heading_without_charges_is_no_task_but_the_field_of_those_below():
    found = plan("I. NỘI DUNG\n1. Hội làng\n1.1. Mở hội\n- Đơn vị chủ trì: Sở Mẫu.\n2. Chuyện khác\n- Không ai lo.\n")
    assert [(task.label, task.field) for task in found.tasks] == [("1.1", "1")]
    assert [(field.section, field.label, found.words(field.span)) for field in found.fields][:1] == [
        ("I", "1", "Hội làng")
    ]
