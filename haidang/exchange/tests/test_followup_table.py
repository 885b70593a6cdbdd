"""The follow-up of a plan as a table: each task under one result, and the sheet says what the page says."""

import io
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from django.urls import reverse
from python_calamine import CalamineWorkbook

from haidang.exchange.followup_table import _HIGHEST, _LINE_HEIGHT, Line, _height, sheet, table_of
from haidang.plan.followup import examples
from haidang.plan.followup.choices import Result, State
from haidang.plan.followup.tests.conftest import (
    accepted,
    cast,
    desk,
    directory,
    duty,
    enter,
    folder,
    officer,
    parts,
    tasks,
    today,
)  # fmt: skip
from haidang.plan.plans.models import Plan, Task

__all__ = ["accepted", "cast", "desk", "directory", "duty", "enter", "folder", "officer", "parts", "tasks", "today"]

pytestmark = pytest.mark.django_db


@pytest.fixture
def reported(duty, officer, settings):
    """Industry and Trade says in May how far 1.1 has come, which was due on 30/4/2020."""
    settings.HAIDANG_TODAY = date(2020, 5, 11)
    examples.sent(duty, by=officer, state=State.HINDERED, done="=Đã xong 14 bến", obstacle="Thiếu số liệu 2 bến")
    return duty.task


def _rows(data, name=0):
    return CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(name).to_python()


def test_every_task_stands_under_one_result_or_is_counted_apart(accepted, desk, today):
    table = table_of(accepted, desk, today)
    assert len(table.lines) == Task.objects.filter(plan=accepted).of_content().count() > 3
    assert sum(table.results.values()) + table.without == len(table.lines)
    late = table_of(accepted, desk, date(2021, 1, 1)).results
    assert late[Result.DOING_LATE] > 0


def test_the_sheet_says_what_the_table_says(accepted, desk, reported):
    table = table_of(accepted, desk, date(2020, 5, 11))
    rows = _rows(sheet(table, by=desk))
    heads = rows[3]
    (line,) = [dict(zip(heads, row, strict=True)) for row in rows[4:] if row[0] == reported.label]
    assert [head for head in heads if line[head] == "x"] == ["Đang làm quá hạn"]
    assert (line["Thời hạn"], line["Số ngày quá hạn"]) == (date(2020, 4, 30), 11)
    assert (line["Kết quả, tiến độ"], line["Khó khăn, vướng mắc"]) == ("=Đã xong 14 bến", "Thiếu số liệu 2 bến")
    (sums,) = [row for row in rows if str(row[1]).startswith("Cộng")]
    assert [sums[heads.index(_head(result))] for result in Result] == [table.results[result] for result in Result]
    by_lead = _rows(sheet(table, by=desk), 1)
    assert [row[0] for row in by_lead[1:]] == [each.name for each in table.sums]


def test_what_was_finished_late_says_by_how_many_days():
    row: Any = SimpleNamespace(task=SimpleNamespace(due_on=date(2020, 4, 30)))
    ended: Any = SimpleNamespace(result=Result.DONE_LATE, finished_on=date(2020, 5, 8), days_over=None)
    open_: Any = SimpleNamespace(result=Result.DOING_IN_TIME, finished_on=None, days_over=-3)
    assert [Line(row, ended).days_late, Line(row, open_).days_late] == [8, None]


def test_a_row_is_as_high_as_its_words():
    """LibreOffice, and whoever prints from it, has no other way to know."""
    rows = [(("x", 8), (None, 8)), (("a\nb\nc", 30), ("ngắn", 8)), (("chữ " * 100, 30),), (("chữ " * 9000, 30),)]
    assert [_height(row) / _LINE_HEIGHT for row in rows[:3]] == [1, 3, 12]
    assert _height(rows[3]) == _HIGHEST


def _head(result):
    return f"{result.label[:1].upper()}{result.label[1:]}"


def test_an_agency_counts_what_it_may_see(accepted, desk, officer, today):
    whole, own = table_of(accepted, desk, today), table_of(accepted, officer, today)
    assert 0 < len(own.lines) < len(whole.lines)


def test_the_page_shows_the_numbers_and_gives_the_sheet(accepted, desk, enter, django_assert_max_num_queries, today):
    client, url = enter(desk), reverse("exchange:followup")
    with django_assert_max_num_queries(25):
        page = client.get(url).content.decode()
    assert "Hoàn thành đúng hạn" in page
    file = client.get(url, {"plan": accepted.pk, "dang": "xlsx"})
    assert file["Content-Disposition"].startswith('attachment; filename="theo-doi-nhiem-vu-')
    assert _rows(file.content)[0][0] == "BẢNG THEO DÕI THỰC HIỆN NHIỆM VỤ"
    assert client.get(url, {"plan": 10**17}).status_code == 404


def test_the_page_opens_at_a_plan_that_has_tasks(accepted, desk, enter):
    """A plan that came this morning has none yet, and would show nothing."""
    newer = Plan.objects.create(
        number="999/KH-UBND", kind=accepted.kind, title="Kế hoạch mới", issued_on=date(2020, 6, 1)
    )
    client, url = enter(desk), reverse("exchange:followup")
    assert client.get(url).context["table"].plan == accepted
    assert "chưa có nhiệm vụ nào" in client.get(url, {"plan": newer.pk}).content.decode()
