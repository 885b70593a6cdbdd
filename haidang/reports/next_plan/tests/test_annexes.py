"""What the books foresee for the year stands in annexes behind the plan, and nobody reads it as tasks."""

import pytest
from django.core.exceptions import ValidationError

from haidang.papers.sources.opening import open_source
from haidang.papers.writer.word import docx_of
from haidang.plan.plans.reading import seen_in
from haidang.registers.conferences.choices import Stage
from haidang.registers.conferences.models import Conference
from haidang.registers.delegations.models import Delegation
from haidang.reports.next_plan import services
from haidang.reports.next_plan.choices import ANNEXES, Section, Why
from haidang.reports.next_plan.models import NextPlan
from haidang.reports.next_plan.rules.reading_back import differences
from haidang.reports.next_plan.selectors.papers import official, plan_words

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(foreseen):
    return foreseen


def test_each_book_has_its_annex_in_the_columns_of_the_office(draft):
    annexes = {each.title: each for each in plan_words(draft).annexes}
    heads = {title: [name for name, _width in each.columns] for title, each in annexes.items()}
    assert heads == {
        "Danh mục đoàn ra dự kiến năm 2021": [
            "STT", "Tên đoàn", "Cơ quan chủ trì", "Trưởng đoàn", "Thành phần, số người", "Nước, địa phương đến",
            "Thời gian, số ngày", "Nội dung, mục đích", "Đối tác mời", "Kinh phí, nguồn", "Ghi chú",
        ],
        "Danh mục đoàn vào dự kiến năm 2021": [
            "STT", "Tên đoàn, nước", "Trưởng đoàn, cấp", "Số người", "Cơ quan mời/đón", "Thời gian", "Nội dung",
            "Lãnh đạo tiếp", "Kinh phí",
        ],
        "Danh mục thỏa thuận quốc tế dự kiến ký, gia hạn năm 2021": [
            "STT", "Tên thỏa thuận", "Bên Việt Nam", "Bên nước ngoài", "Cấp ký", "Dự kiến ký", "Nội dung",
            "Cơ quan đầu mối",
        ],
        "Danh mục hội nghị, hội thảo quốc tế dự kiến năm 2021": [
            "STT", "Tên hội nghị, hội thảo", "Cấp cho phép", "Cơ quan tổ chức", "Thời gian, địa điểm",
            "Khách Việt Nam / nước ngoài", "Nguồn kinh phí", "Nội dung",
        ],
        "Danh mục ngày kỷ niệm năm 2021": ["STT", "Sự kiện", "Ngày, số năm", "Hình thức", "Cơ quan chủ trì"],
    }  # fmt: skip
    trip, *_others = annexes["Danh mục đoàn ra dự kiến năm 2021"].rows
    assert trip.cells[0] == "Đoàn xúc tiến thương mại"
    assert trip.cells[5].startswith("14/06/2021 - 18/06/2021")
    day, *_others = annexes["Danh mục ngày kỷ niệm năm 2021"].rows
    assert day.cells[1:] == ("05/02/2001 - 05/02/2021 (20 năm)", "", "Sở Ngoại vụ")


def test_the_reader_finds_no_task_and_the_linter_nothing_in_the_annexes(draft):
    assert draft.findings == []
    source = open_source("x.docx", docx_of(official(draft)))
    assert "DANH MỤC ĐOÀN VÀO DỰ KIẾN NĂM 2021" in source.text
    assert differences(plan_words(draft), source) == []
    assert seen_in(source).findings == ()


def test_only_what_is_chosen_is_listed_and_a_list_without_lines_is_no_annex(draft, desk):
    shown = set(draft.lines.filter(section__in=ANNEXES).values_list("pk", flat=True))
    kept = draft.lines.get(section=Section.INCOMING)
    services.choose(draft, shown, {kept.pk}, by=desk)
    (annex,) = plan_words(NextPlan.objects.get()).annexes
    assert [row.key for row in annex.rows] == [kept.pk]


def test_words_of_an_annex_are_said_in_the_book(draft, desk):
    line = draft.lines.get(section=Section.OUTGOING)
    edited = services.edit_line(line, {"words": "Lời khác", "is_in": False}, version=1, by=desk)
    assert (edited.words, edited.is_in) == ("Đoàn xúc tiến thương mại", False)
    with pytest.raises(ValidationError, match="ghi vào sổ"):
        services.add_line(draft, Section.OUTGOING, {"words": "Đoàn khác"}, by=desk)


def test_gathered_again_the_annexes_say_what_the_books_say_today(draft, desk):
    Delegation.objects.update(title="Đoàn đi học")
    Conference.objects.update(stage=Stage.CANCELLED)
    assert services.gather_again(draft, by=desk) == (0, 1)
    assert draft.lines.get(section=Section.OUTGOING).cells["Tên đoàn"] == "Đoàn đi học"
    gone = draft.lines.get(section=Section.CONFERENCE)
    assert (gone.is_in, gone.why, gone.reason) == (False, Why.BOOKED, "Sổ không còn ghi dự kiến cho năm 2021.")
    assert services.gather_again(draft, by=desk) == (0, 0)


def test_what_the_linter_finds_in_an_annex_is_told_at_its_line(draft, desk):
    Delegation.objects.update(content="Theo quyết định số 12/QĐ-UBND ngày 31/02/2020 của tỉnh")
    services.gather_again(draft, by=desk)
    line = draft.lines.get(section=Section.OUTGOING)
    draft.refresh_from_db()
    assert {(each["part"], each["line"]) for each in draft.findings} == {("annex", line.pk)}
