"""Three decisions that amend the demonstration's plan in its second half: two tasks in one, one dropped, one moved."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from haidang.kit import clock
from haidang.office.accounts.models import User
from haidang.plan.plans import services
from haidang.plan.plans.choices import AmendmentState, ChangeKind
from haidang.plan.plans.models import Amendment, Plan
from haidang.plan.plans.selectors.amendments import drafted, mark_of
from haidang.plan.plans.selectors.as_of import as_of
from haidang.plan.plans.services.amending import Decision
from haidang.site.demo.papers_of_year import task_called
from haidang.site.demo.year_said import DESK, HEAD, PLAN

Event = tuple[str, str, Callable[[User], object]]

#: (decision, its day, from when, why, kind, task, what else).
DECISIONS: tuple[tuple[str, date, date, str, ChangeKind, str, dict[str, Any]], ...] = (
    ("1630/QĐ-UBND", date(2020, 7, 6), date(2020, 7, 20), "Hai việc cùng một nhóm người, không gặp trực tiếp được.",
     ChangeKind.MERGE, "6.1", {"others": ("6.2",), "title": "Gặp gỡ, mời gọi bà con ở nước ngoài góp sức cho tỉnh"}),
    ("2011/QĐ-UBND", date(2020, 8, 20), date(2020, 8, 24), "Chưa biết bao giờ có tàu sang Padang.",
     ChangeKind.DROP, "10.2", {"reason": "Không còn làm được trong năm 2020."}),
    ("2377/QĐ-UBND", date(2020, 9, 21), date(2020, 9, 23), "Bạn ở Ansan nhận giao lưu trực tuyến vào tháng 11.",
     ChangeKind.DUE, "3.4", {"due_on": date(2020, 11, 30), "deadline_words": "Trước ngày 30/11/2020"}),
)  # fmt: skip


def _draft(number: str, by: User) -> None:
    issued, starts, why, kind, label, said = _said(number)
    plan = Plan.objects.get(number=PLAN)
    decision = Decision(number, issued, "Điều chỉnh Kế hoạch 163/KH-UBND (minh họa)")
    draft = services.draft_amendment(plan, decision=decision, in_force_on=starts, words=why, by=by)
    others = [task_called(each) for each in said.get("others", ())]
    rest = {name: value for name, value in said.items() if name != "others"}
    services.add_change(draft, kind, task=task_called(label), others=others, by=by, **rest)


def _put(number: str, by: User) -> None:
    draft = Amendment.objects.get(document__number=number, state=AmendmentState.DRAFT)
    seen = mark_of(draft, as_of(draft.plan, clock.today()), drafted(draft))
    services.put_in_force(draft, by=by, seen=seen)


def _said(number: str) -> tuple[date, date, str, ChangeKind, str, dict[str, Any]]:
    return next(each[1:] for each in DECISIONS if each[0] == number)


AMENDMENTS: tuple[Event, ...] = tuple(
    event
    for number, issued, starts, *_rest in DECISIONS
    for event in (
        (f"{issued.isoformat()} 14:20", DESK, partial(_draft, number)),
        (f"{starts.isoformat()} 08:40", HEAD, partial(_put, number)),
    )
)
