"""Whatever tasks a draft has, whoever reads the paper finds those tasks in it."""

from dataclasses import replace

from hypothesis import given, settings

from haidang.reports.next_plan.rules.headings import heading_faults, without
from haidang.reports.next_plan.rules.reading_back import differences
from haidang.reports.next_plan.rules.values import FieldWords, Head, PlanWords, TaskWords
from haidang.reports.next_plan.tests.words import plans

HEAD = Head("ỦY BAN NHÂN DÂN\nTỈNH BÀ RỊA - VŨNG TÀU", "Hoạt động đối ngoại năm 2021", place="Bà Rịa - Vũng Tàu")


@given(plans())
@settings(max_examples=25, deadline=None)
def test_any_tasks_are_read_back_as_they_were_written_or_their_heading_is_named(plan):
    found = differences(plan)
    assert without(found, heading_faults(plan, found)) == []


def test_words_that_would_be_read_otherwise_are_named_with_their_task():
    task = TaskWords("Đón đoàn cảng biển", ("Sở Ngoại vụ",), due="trong năm 2021", key=7)
    cases = {
        # a charge inside a solution makes a task of its own
        "solution": (replace(task, solutions=("Chuẩn bị phòng họp", "Đơn vị chủ trì: Sở Du lịch")), {"leads"}),
        # two bodies written as one
        "lead": (replace(task, leads=("Sở Công Thương, Sở Du lịch",)), {"leads"}),
        # a task whose title is a label line is none
        "title": (replace(task, title="Thời hạn hoàn thành: quý I"), {"missing"}),
    }
    for name, (given_task, expected) in cases.items():
        found = differences(PlanWords(HEAD, (FieldWords("Công tác lễ tân", (given_task,)),)))
        assert expected <= {each.what for each in found}, (name, found)
        assert {each.key for each in found if each.what in expected} == {7}, (name, found)


def test_a_heading_that_spoils_its_tasks_is_named_once_with_what_to_do():
    task = TaskWords("Đón đoàn cảng biển", ("Sở Ngoại vụ",), due="trong năm 2021")
    fields = (
        FieldWords("Công tác lễ tân", (replace(task, key=1),)),
        # who leads is named where the contents should be
        FieldWords("Giao Sở Du lịch chủ trì", (replace(task, key=2), replace(task, key=3))),
        # up to 3.199 a number is a number; 3.200 is three thousand two hundred of something
        FieldWords("Công tác du lịch", tuple(replace(task, key=100 + at) for at in range(200))),
    )
    plan = PlanWords(HEAD, fields)
    found = differences(plan)
    faults = heading_faults(plan, found)
    assert [(fault.kind, fault.number, fault.key) for fault in faults] == [("charges", 2, 2), ("too-many", 3, 100)]
    assert without(found, faults) == []


def test_numbers_beyond_ninety_nine_are_read_back():
    task = TaskWords("Đón đoàn cảng biển", ("Sở Ngoại vụ",), due="trong năm 2021")
    long = FieldWords("Công tác lễ tân", tuple(replace(task, title=f"Đón đoàn thứ {at}") for at in range(1, 105)))
    many = tuple(FieldWords(f"Công tác thứ {at}", (task,)) for at in range(2, 104))
    assert differences(PlanWords(HEAD, (long, *many))) == []
