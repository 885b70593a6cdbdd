"""A year that nobody lived: so many tasks, with their parts, periods, updates and receipts, laid down at once."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import cycle, islice
from typing import Any

from django.db import transaction

from haidang.office.accounts.examples import demo_accounts
from haidang.office.accounts.models import User
from haidang.office.directory.choices import Kind
from haidang.office.directory.models import Agency
from haidang.office.directory.services.seeding import seed
from haidang.office.norms import selectors as norms
from haidang.office.norms import services as norm_services
from haidang.office.norms.choices import PeriodKind
from haidang.plan.followup.choices import Stage, State
from haidang.plan.followup.models import Update
from haidang.plan.plans.choices import DueState, Part
from haidang.plan.plans.models import Assignment, Duty, Plan, Receipt, Solution, Task

#: The day on which the year is looked at, and the one on which its plans were signed.
TODAY, SIGNED = date(2020, 6, 15), date(2020, 1, 6)
#: Tasks of one plan; the last of them may have fewer.
OF_A_PLAN = 250
_MORNING = datetime(2020, 1, 6, 2, 0, tzinfo=UTC)
_TITLE = (
    "Phối hợp với địa phương bạn tổ chức đợt khảo sát thứ {n}, lập hồ sơ giới thiệu năng lực, mời doanh nghiệp hai "
    "bên dự, tổng hợp kết quả và kiến nghị việc tiếp theo"
)


@transaction.atomic
def fill(tasks: int) -> dict[str, User]:
    """Lay down `tasks` tasks and what hangs on them; the people who will look at them, by their names."""
    if not Agency.objects.filter(kind=Kind.DEPARTMENT).exists():
        seed()
        norm_services.seed()
    people = {user.username: user for user in demo_accounts()}
    bodies = list(Agency.objects.of_province().alive(TODAY).in_protocol_order()[:60])
    done = 0
    while done < tasks:
        count = min(OF_A_PLAN, tasks - done)
        _plan(done, count, bodies, people)
        done += count
    return people


def _plan(before: int, count: int, bodies: Sequence[Agency], people: dict[str, User]) -> None:
    desk = people["so-ngoai-vu"]
    plan = Plan.objects.create(
        number=f"{before + 1}/KH-UBND", kind="Kế hoạch", title=f"Hoạt động đối ngoại, phần {before + 1}",
        issued_on=SIGNED, year=SIGNED.year,
    )  # fmt: skip
    Receipt.objects.bulk_create(
        Receipt(plan=plan, agency=body, sent_on=SIGNED, sent_by=desk, **(_received(desk) if n % 3 else {}))
        for n, body in enumerate(bodies)
    )
    made = Task.objects.bulk_create(_tasks(plan, before, count, desk))
    leads = dict(zip([task.pk for task in made], islice(cycle(bodies), before, None), strict=False))
    Solution.objects.bulk_create(
        Solution(task=task, position=n, words=f"Giải pháp {n} của nhiệm vụ {task.label}.")
        for task in made
        for n in (1, 2)
    )
    parts = Assignment.objects.bulk_create(_parts(made, leads, bodies))
    duties = Duty.objects.bulk_create(
        Duty(task_id=one.task_id, agency=one.agency, part=one.part, assignment=one) for one in parts
    )
    Update.objects.bulk_create(_updates([duty for duty in duties if duty.part == Part.LEAD], desk))


def _received(desk: User) -> dict[str, Any]:
    return {"received_at": _MORNING, "received_by": desk}


def _tasks(plan: Plan, before: int, count: int, desk: User) -> Iterator[Task]:
    for n in range(before, before + count):
        dated = n % 3 != 0
        yield Task(
            plan=plan, position=n - before, label=f"{n // 10 + 1}.{n % 10 + 1}", title=_TITLE.format(n=n + 1),
            field_title=f"Lĩnh vực {n % 8 + 1}", accepted_by=desk,
            due_on=date(2020, 3, 1) + timedelta(days=n % 300) if dated else None,
            due_state=DueState.PRINTED if dated else "",
        )  # fmt: skip


def _parts(tasks: Sequence[Task], leads: dict[int, Agency], bodies: Sequence[Agency]) -> Iterator[Assignment]:
    """One leads, two help; every tenth task has two leads."""
    for n, task in enumerate(tasks):
        lead = leads[task.pk]
        at = bodies.index(lead)
        parties = [(Part.LEAD, lead), *((Part.COORDINATING, bodies[(at + step) % len(bodies)]) for step in (1, 2))]
        if n % 10 == 9:
            parties.append((Part.LEAD, bodies[(at + 3) % len(bodies)]))
        for position, (part, body) in enumerate(parties):
            yield Assignment(task=task, part=part, position=position, words=body.name, agency=body)


def _updates(leads: Sequence[Duty], desk: User) -> Iterator[Update]:
    """Every period but the last two was said by nine of ten; of the last but one half lies before the desk."""
    calendar = norms.calendar()
    periods = norms.periods_between(PeriodKind.MONTH, SIGNED, TODAY)
    dues = {period: norms.period_due(period, calendar) for period in periods}
    for n, duty in enumerate(leads):
        for k, period in enumerate(periods[:-1]):
            is_last = k == len(periods) - 2
            if (n + k) % 10 == 0 or (is_last and n % 2):
                continue
            ended = not is_last and k == len(periods) - 3 and n % 5 == 0
            yield Update(
                duty=duty, kind=period.kind, year=period.year, index=period.index, first=period.first,
                last=period.last, due_on=dues[period], state=State.DONE if ended else State.DOING,
                done="Đã họp, đã gửi công văn, đang chờ trả lời.", version=1, is_touched=True, by=desk,
                stage=Stage.SUBMITTED if is_last else Stage.ACCEPTED, submitted_at=_MORNING,
                counts_on=period.last, submitted_by=desk, confirmed_at=_MORNING if ended else None,
                finished_on=period.last if ended else None,
            )  # fmt: skip
