"""The books of an archive, as people read them: every register, and the tasks of the plans with what was reported."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.http import HttpRequest

from haidang.kit import clock
from haidang.kit.records.catalogue import registers
from haidang.kit.records.listing import listing
from haidang.kit.records.sheets import csv_cell, csv_line, csv_lines
from haidang.plan.followup.models import Update
from haidang.plan.followup.selectors import standings
from haidang.plan.plans.choices import Part
from haidang.plan.plans.models import Task

#: (name of the file, lines)
Book = tuple[str, Iterator[bytes]]


def books(by: Any) -> Iterator[Book]:
    """Each as `by` may see it, personal data left out. The mark in front tells Excel that these are our letters."""
    yield "plans.task", _lines(_TASK, _tasks(by))
    yield "followup.update", _lines(_UPDATE, _updates(by))
    for register in registers():
        asked = HttpRequest()
        asked.user = by
        yield f"{register.model._meta.app_label}.{register.name}", csv_lines(listing(asked, register))


def count() -> int:
    return len(registers()) + 2


def _lines(head: Sequence[str], rows: Iterator[Sequence[Any]]) -> Iterator[bytes]:
    yield "\ufeff".encode()
    yield csv_line(head)
    for row in rows:
        yield csv_line([csv_cell(value) for value in row])


_TASK = (
    "Kế hoạch", "Số", "Nhiệm vụ", "Lĩnh vực", "Chủ trì", "Phối hợp", "Thời hạn ghi trong kế hoạch", "Thời hạn",
    "Tình trạng", "Kết quả", "Ngày hoàn thành", "Thôi từ ngày",
)  # fmt: skip


def _tasks(by: Any) -> Iterator[Sequence[Any]]:
    """How each task stands today, in the words of the four results."""
    tasks = Task.objects.for_user(by, "view").order_by("plan_id", "position", "pk")
    tasks = tasks.select_related("plan").prefetch_related("assignments__agency")
    found = standings(tasks, clock.today())
    for each in found.values():
        task = each.task
        parts: dict[Part, list[str]] = {part: [] for part in Part}
        for assignment in task.assignments.all():
            parts[Part(assignment.part)].append(str(assignment.agency or assignment.words))
        yield (
            task.plan, task.label, task.title, task.field_title, "; ".join(parts[Part.LEAD]),
            "; ".join(parts[Part.COORDINATING] + parts[Part.IMPLEMENTING]), task.deadline_words, task.due_on,
            each.state.label, each.result.label if each.result else "", each.finished_on, task.ended_on,
        )  # fmt: skip


_UPDATE = (
    "Kế hoạch", "Số", "Cơ quan", "Kỳ từ ngày", "Kỳ đến ngày", "Tình trạng", "Đã làm được", "Việc tiếp theo",
    "Vướng mắc, đề nghị", "Ngày hoàn thành", "Bước", "Gửi lúc",
)  # fmt: skip


def _updates(by: Any) -> Iterator[Sequence[Any]]:
    """What the agencies reported, period by period."""
    rows = Update.objects.for_user(by, "view").select_related("duty__task__plan", "duty__agency")
    for row in rows.order_by("duty__task__plan_id", "duty__task__position", "duty_id", "first", "pk").iterator(500):
        task = row.duty.task
        yield (
            task.plan, task.label, row.duty.agency, row.first, row.last, row.get_state_display(), row.done, row.next,
            row.obstacle, row.finished_on, row.get_stage_display(), row.submitted_at,
        )  # fmt: skip
