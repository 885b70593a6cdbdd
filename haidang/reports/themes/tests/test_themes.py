"""Thematic reports and annexes: of the books by days, nothing to come as done, every number of the records it names."""

from datetime import date
from typing import Any

import pytest

from haidang.plan.followup.choices import TaskState
from haidang.registers.agreements import examples as agreements
from haidang.registers.people import examples as people
from haidang.reports import catalogue, examples
from haidang.reports.compose.material import Said, Span, TaskLine
from haidang.reports.compose.tasks import task_in_short
from haidang.reports.compose.values import Chart, Paragraph, Source, Table
from haidang.reports.gathering.scope import Scope
from haidang.reports.tests.conftest import TODAY, accepted, cast, desk, directory, folder, officer, tasks, year
from haidang.reports.themes.charts import months
from haidang.reports.themes.declared import SUBJECTS
from haidang.reports.themes.sections import theme_sections

__all__ = ["accepted", "cast", "desk", "directory", "folder", "officer", "tasks", "year"]

pytestmark = pytest.mark.django_db
SINCE, UNTIL = date(2019, 12, 15), date(2020, 12, 14)


def _said(agency, month, words):
    key = f"followup.update:{len(agency)}{month}"
    return Said(Source(key, f"{agency}, tháng {month}"), agency, "", words, "", "", is_new=True)


def _task(leads, said):
    return TaskLine(
        source=Source("plans.task:1", "2.1 Mở tuyến tàu"), label="2.1", title="Mở tuyến tàu", section="economy",
        leads=leads, state=TaskState.DOING, result=None, first_result=None, due_on=None, finished_on=None,
        is_original=True, is_in_plan=True, said=said,
    )  # fmt: skip


def made(key, user, **days):
    subject = next(each for each in SUBJECTS if each.key == key)
    given = {"since": SINCE, "until": UNTIL, "today": TODAY} | days
    return theme_sections(subject, Scope(user, Span(**given)))


def blocks(sections, kind):
    return [block for section in sections for block in section.all_blocks if isinstance(block, kind)]


def words_of(sections):
    return "\n".join(each.words for each in blocks(sections, Paragraph))


def test_every_book_tells_columns_that_it_has():
    for subject in SUBJECTS:
        for book in subject.books:
            assert len(book.told) == len(book.columns), book.key
            assert not any(told.is_personal for told, _width in book.told)
            assert not book.by or book.by in {told.path for told, _width in book.told}, book.key
            assert hasattr(book.register.model, book.on) or book.on == "pk", book.key


def test_trips_of_the_days_are_told_listed_and_drawn_and_those_to_come_are_planned(year, desk):
    sections = made("delegations", desk)
    words = words_of(sections)
    assert "Có 2 đoàn ra, tăng 1 đoàn (100 %) so với cùng kỳ năm trước (1 đoàn)" in words
    assert "Dự kiến từ nay đến hết kỳ có 1 đoàn ra." in words
    went = next(each for each in blocks(sections, Table) if each.key == "annex.delegations.went")
    assert len(went.rows) == 2
    chart = next(each for each in blocks(sections, Chart))
    assert dict(zip(chart.labels, chart.series[0].values, strict=True))["05/2020"].value == 1
    assert [sum(each.value for each in series.values) for series in chart.series] == [2, 1]


def test_a_theme_tells_of_a_task_what_was_said_last_and_not_all_that_was_ever_said():
    agencies = ("Sở Du lịch", "Sở Công Thương")
    earlier, later = (
        [_said(name, month, words) for name in agencies] for month, words in ((1, "Đã họp."), (2, "Đã ký."))
    )
    task = _task(agencies, (*earlier, *later))
    assert task_in_short(task).words == "Mở tuyến tàu (Sở Du lịch và Sở Công Thương chủ trì): đang thực hiện. Đã ký."
    one = _task((*agencies, "Sở Y tế", "Sở Tư pháp"), (_said("Sở Y tế", 2, "Đã khám."),))
    assert task_in_short(one).words == (
        "Mở tuyến tàu (Sở Du lịch và các cơ quan khác chủ trì): đang thực hiện. Sở Y tế: Đã khám."
    )


def test_every_number_is_made_of_the_records_it_names(year, desk):
    for subject in SUBJECTS:
        for section in made(subject.key, desk):
            for block in section.all_blocks:
                numbers: Any = block.numbers
                assert all(each.value == each.recomputed for each in numbers), block.key


def test_nothing_to_tell_is_said_and_the_report_stands(cast, desk):
    for subject in SUBJECTS:
        sections = made(subject.key, desk, since=date(1999, 1, 1), until=date(1999, 12, 31))
        assert "Không phát sinh trong kỳ." in words_of(sections), subject.key
        assert not any(each.key.startswith("annex.") for each in sections if each.key != f"annex.{subject.key}.figures")


def test_of_a_person_protected_no_paper_tells_more_than_the_code(year, desk):
    people.case(received_on=date(2020, 3, 4))
    table = next(each for each in blocks(made("citizens", desk), Table) if each.key == "annex.citizens.cases")
    heads = [column.name for column in table.columns]
    assert len(table.rows) == 1
    assert not {"Diễn biến", "Người báo tin"} & set(heads)


def test_an_agency_that_sees_nothing_of_a_book_reports_nothing_of_it(year, cast):
    agreements.signed(signed_on=date(2020, 2, 3))
    tables = [each.key for each in blocks(made("agreements", cast["quan-tri"]), Table)]
    assert "annex.agreements.signed" not in tables


def test_the_yearly_report_has_its_annexes(year, desk):
    agreements.signed(signed_on=date(2020, 2, 3))
    found = catalogue.annexes_of(catalogue.ANNEXES, Scope(desk, Span(SINCE, UNTIL, TODAY)))
    assert [each.key for each in found] == [
        "annex.tasks", "annex.list.delegations.went", "annex.list.agreements.signed",
    ]  # fmt: skip
    first = found[0].blocks[0]
    assert isinstance(first, Table)
    assert [row.cells[0] for row in first.rows][:2] == ["1.1", "1.2"]
    # what an agency only intends is no result
    assert str(first.rows[0].cells[5]) == "Sở Công Thương: Đã thu thập số liệu của 14 bến. Đã in 300 bản tiếng Việt."


def test_a_thematic_report_is_built_and_written(year, desk):
    built = examples.report(by=desk, kind="theme", theme="delegations")
    assert built.title.startswith("Kết quả công tác đoàn ra, đoàn vào")


def test_no_two_charts_of_one_report_bear_one_title(year, desk):
    books = [book for subject in SUBJECTS for book in subject.books if book.has_months]
    assert len({book.noun for book in books}) == len(books)


def test_months_are_all_that_the_days_touch():
    assert months(date(2019, 12, 15), date(2020, 2, 1)) == [(2019, 12), (2020, 1), (2020, 2)]
