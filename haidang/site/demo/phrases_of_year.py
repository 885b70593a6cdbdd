"""Open phrases of the demonstration's plan: their leads say who is meant, and those who are meant answer."""

from collections.abc import Callable, Iterator
from functools import partial

from haidang.office.accounts.models import User
from haidang.office.directory.models import Agency
from haidang.plan.plans import services
from haidang.plan.plans.choices import MemberState
from haidang.plan.plans.models import Assignment, Duty, GroupMember
from haidang.plan.plans.services import duties
from haidang.site.demo.papers_of_year import task_called
from haidang.site.demo.year_said import DESK, PEN, PLAN

Event = tuple[str, str, Callable[[User], object]]

#: Whose account says it, when, of which tasks. Of 3.2, 7.2 and 1.4 nobody has said it yet.
NAMED = (
    (DESK, "2019-12-05 14", ("1.3", "1.5", "2.2", "3.3", "3.5", "4.1", "4.2", "5.1", "5.2", "6.2", "7.3", "9")),
    ("so-cong-thuong", "2019-12-06 14", ("2.1",)),
    ("tinh-doan", "2019-12-09 10", ("3.4",)),
    ("lien-hiep-huu-nghi", "2019-12-10 15", ("3.6", "8.1", "8.2")),
    ("bo-chi-huy-quan-su", "2019-12-11 09", ("11",)),
)
#: Districts that a lead named where nobody had proposed one.
DISTRICTS = {"2.1": ("UBVT", "UBCD"), "5.2": ("UBVT", "UBLD", "UBXM"), "8.2": ("UBVT",)}
#: Where a phrase means nobody at all, and why.
NOBODY = {
    "3.4": "Chuyến đi chỉ có đoàn viên do Tỉnh Đoàn chọn.",
    "3.5": "Sinh viên học ở thành phố Vũng Tàu, trường đã lo.",
}
#: Who said no, and why; all others took their part.
DECLINED = {("1.5", "SKHDT"): "Phần đầu tư của ASEAN đã nằm trong nhiệm vụ 2.1."}
#: Who has not answered to this day.
SILENT = ("CVHH", "BTGTU")


def _events() -> Iterator[Event]:
    for who, hour, labels in NAMED:
        for position, label in enumerate(labels):
            yield f"{hour}:{position * 4:02}", who, partial(_name, label)
    for position, (code, pen) in enumerate(PEN.items()):
        yield f"2019-12-12 {9 + position // 6:02}:{position % 6 * 9:02}", pen, partial(_take, code)
    yield "2019-12-13 09:40", DESK, _take_for_others


def _name(label: str, by: User) -> None:
    """Those proposed are meant; districts are named besides, or it is said that none is."""
    task = task_called(label)
    proposed = GroupMember.objects.filter(assignment__task=task, state=MemberState.PROPOSED)
    chosen = set(proposed.values_list("pk", flat=True))
    districts = task.assignments.filter(is_group=True, words__startswith="Ủy ban nhân dân các huyện").first()
    added: dict[int, list[Agency]] = {}
    if districts and label in DISTRICTS:
        added[districts.pk] = list(Agency.objects.filter(code__in=DISTRICTS[label]))
    services.settle_members(task, confirmed=chosen, added=added, by=by)
    if districts and label in NOBODY:
        services.say_nobody(Assignment.objects.get(pk=districts.pk), reason=NOBODY[label], by=by)


def _take(code: str, by: User) -> None:
    for duty in _asked().filter(agency__code=code):
        duties.answer(duty, accepts=True, by=by)


def _take_for_others(by: User) -> None:
    """Who has no account here said it by telephone."""
    for duty in _asked().exclude(agency__code__in=(*PEN, *SILENT)):
        reason = DECLINED.get((duty.task.label, duty.agency.code), "")
        duties.answer(duty, accepts=not reason, reason=reason, by=by)


def _asked() -> "Duty.objects":  # type: ignore[valid-type,name-defined]
    return Duty.objects.active().asked().filter(task__plan__number=PLAN).select_related("task", "agency")


PHRASES = tuple(_events())
