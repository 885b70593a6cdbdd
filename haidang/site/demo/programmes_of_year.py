"""Programmes of the leads in the demonstration: filed in December, some returned, one late, one that never came."""

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

from haidang.office.accounts.models import User
from haidang.office.directory.models import Agency
from haidang.plan.plans.choices import Part
from haidang.plan.plans.models import Duty, Plan
from haidang.plan.programmes import services
from haidang.plan.programmes.models import PartRequest, lead_duties
from haidang.site.demo.papers_of_year import texts
from haidang.site.demo.year_said import CHILD, DESK, DIRECTIVE, FIGURES, HEAD, MARKS, PLAN

Event = tuple[str, str, Callable[[User], object]]

#: (agency, whose hand, filed, accepted); for who has no account Sở Ngoại vụ enters what came on paper.
FILED = (
    ("SNGV", DESK, "2019-12-16 10:00", "2019-12-19 09:30"),
    ("SCT", "so-cong-thuong", "2019-12-18 14:20", "2020-01-03 10:10"),
    ("LHHN", "lien-hiep-huu-nghi", "2019-12-20 09:15", "2019-12-25 09:00"),
    ("SDL", "so-du-lich", "2019-12-23 10:40", "2019-12-26 09:00"),
    ("BCHQS", "bo-chi-huy-quan-su", "2019-12-24 09:05", "2019-12-27 09:00"),
    ("SKHDT", DESK, "2019-12-24 14:10", "2019-12-27 09:20"),
    ("UBVT", "ubnd-vung-tau", "2019-12-25 10:30", "2019-12-27 09:40"),
    ("SVHTT", DESK, "2019-12-26 14:30", "2019-12-30 09:00"),
    ("TDOAN", "tinh-doan", "2020-01-08 10:30", "2020-01-10 09:00"),
    ("VPHDND", DESK, "2020-06-12 10:20", ""),
)
#: The directive asks the same of those it names.
FILED_LATER = (
    ("SNGV", DESK, "2020-02-24 10:20", "2020-02-26 09:00"),
    ("STC", "so-tai-chinh", "2020-02-26 09:10", "2020-02-28 09:00"),
    ("CAT", "cong-an", "2020-03-03 14:30", "2020-03-05 09:00"),
    ("UBVT", "ubnd-vung-tau", "2020-03-04 10:30", "2020-03-06 09:00"),
)
#: So does the plan for people's diplomacy; one wrote a draft and never sent it.
FILED_LAST = (
    ("LHHN", "lien-hiep-huu-nghi", "2020-03-24 09:30", "2020-03-26 09:00"),
    ("SVHTT", DESK, "2020-03-25 14:20", "2020-03-27 09:00"),
)
KEPT_BACK = ("TDOAN", "tinh-doan", "2020-03-30 10:20")


def _events() -> Iterator[Event]:
    yield KEPT_BACK[2], KEPT_BACK[1], partial(_file, CHILD, KEPT_BACK[0], sends=False)
    for number, rows in ((PLAN, FILED), (DIRECTIVE, FILED_LATER), (CHILD, FILED_LAST)):
        for agency, pen, filed, accepted in rows:
            yield filed, pen, partial(_file, number, agency)
            if accepted:
                reader = HEAD if pen == DESK else DESK
                yield accepted, reader, partial(_accept, number, agency)
    yield "2019-12-20 15:10", DESK, partial(_return, "SCT", "Bổ sung người làm và hạn của bước cuối ở nhiệm vụ 2.1.")
    yield "2019-12-26 10:50", "so-cong-thuong", _mend
    yield (
        "2020-06-10 15:30",
        DESK,
        partial(_return, "SDL", "Đường bay quốc tế chưa mở: sửa các bước ở nước ngoài thành việc làm trong nước."),
    )
    yield (
        "2019-12-17 09:20",
        "so-cong-thuong",
        partial(_ask, "2.1", "SDL", "Góp số liệu các dự án du lịch mời gọi đầu tư."),
    )
    yield "2019-12-19 08:40", "so-du-lich", partial(_answer, "2.1", "SDL")
    yield "2020-06-11 15:10", "so-du-lich", partial(_ask, "10.2", "SVHTT", "Giữ hộ hiện vật đã đóng gói đến cuối năm.")


def _parts(number: str, agency: str) -> list[Duty]:
    rows = lead_duties().filter(task__plan__number=number, agency__code=agency)
    return list(rows.select_related("task__plan", "agency").order_by("task__position"))


def _file(number: str, agency: str, by: User, *, sends: bool = True) -> None:
    """Steps of the plan's own solutions with days and persons, a figure for each task, who is responsible; sent."""
    plan = Plan.objects.get(number=number)
    for duty in _parts(number, agency):
        _plan_part(duty, number, by)
    house = Agency.objects.get(code=agency)
    leader, power = f"Lãnh đạo {house} phụ trách đối ngoại", "Thủ trưởng cơ quan quyết định, báo cáo UBND tỉnh"
    services.save_head(plan, house, leader=leader, power=power, by=by)
    if sends:
        services.submit(plan, house, by=by)


def _plan_part(duty: Duty, number: str, by: User) -> None:
    label = MARKS[number] + duty.task.label
    what = texts()["task"][label]["what"]
    due_on = duty.task.due_on or date(2020, 12, 14)
    solutions = list(duty.task.solutions.all())
    steps = services.tick(duty, solutions, by=by) if solutions else [None]
    for step in steps:
        said: dict[str, Any] = {"person": "Phòng chuyên môn (minh họa)", "due_on": due_on}
        if step is None:
            said["words"] = f"Làm xong việc {what}."
        services.save_step(duty, step=step, by=by, **said)
    name = f"Báo cáo kết quả việc {what}"
    services.save_output(duty, name=name, unit="báo cáo", target=Decimal(12 if number == PLAN else 1), by=by)
    if label in FIGURES:
        name, unit, target, _reached = FIGURES[label]
        services.save_output(duty, name=name, unit=unit, target=Decimal(target), by=by)


def _accept(number: str, agency: str, by: User) -> None:
    services.accept(Plan.objects.get(number=number), Agency.objects.get(code=agency), by=by)


def _return(agency: str, remarks: str, by: User) -> None:
    services.return_(Plan.objects.get(number=PLAN), Agency.objects.get(code=agency), remarks, by=by)


def _mend(by: User) -> None:
    duty = next(each for each in _parts(PLAN, "SCT") if each.task.label == "2.1")
    step = duty.steps.order_by("-pk").first()
    assert step
    assert by.agency
    services.save_step(duty, step=step, person="Phòng Quản lý thương mại", due_on=date(2020, 11, 30), by=by)
    services.submit(duty.task.plan, by.agency, by=by)


def _ask(label: str, asked: str, words: str, by: User) -> None:
    lead = Duty.objects.active().get(task__plan__number=PLAN, task__label=label, agency=by.agency, part=Part.LEAD)
    other = Duty.objects.active().get(task=lead.task, agency__code=asked, part=Part.COORDINATING)
    services.ask_part(lead, other, words, by=by)


def _answer(label: str, asked: str, by: User) -> None:
    request = PartRequest.objects.get(asked__task__label=label, asked__agency__code=asked)
    services.answer_part(request, accepts=True, by=by)


PROGRAMMES = tuple(_events())
