"""What the follow-up waits for: updates from agencies, approvals inside them, reviews by Sở Ngoại vụ."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from haidang.kit.kept import only_where_kept
from haidang.kit.owed import Owed, Places
from haidang.office.accounts.choices import DESK_ROLES
from haidang.office.accounts.models import User
from haidang.office.norms.choices import PeriodKind
from haidang.office.norms.rules import Period
from haidang.plan.followup.choices import Stage
from haidang.plan.followup.models import InCharge, Update
from haidang.plan.followup.parts import part_rows
from haidang.plan.followup.periods import Asking
from haidang.plan.followup.terms import review_days
from haidang.plan.plans.models import Duty, Plan
from haidang.plan.plans.terms import Answering


@only_where_kept(Plan)
def owed(on: date) -> Iterator[Owed]:
    """Everything waited for on that day; the number of queries does not grow with what is found."""
    yield from _updates(on)
    yield from _approvals()
    yield from _reviews()


def update_key(duty: Duty, period: Period) -> str:
    """The name of what a part owes for a period, for ever."""
    return f"update:{duty.pk}:{period.code}"


def _updates(on: date) -> Iterator[Owed]:
    still = {Stage.DRAFT, Stage.RETURNED}
    rows = Update.objects.order_by()
    place = ("duty_id", "kind", "year", "index")
    # what was handed in is only known to be there: of thousands nobody asks the day
    sent = set(rows.exclude(stage__in=still).values_list(*place))
    held = {
        tuple(where): (stage, due_on)
        for *where, stage, due_on in rows.filter(stage__in=still).values_list(*place, "stage", "due_on")
    }
    current = InCharge.objects.current().filter(user__is_active=True)
    persons = {duty: (agency, user) for duty, agency, user in current.values_list("duty", "user__agency", "user")}
    answering, kinds, places = Answering(on), _Kinds(), Places("followup:write")
    asking = Asking(part_rows(), on)
    for asked in asking:
        part, period = asked.duty, asked.period
        if asking.is_halted(part):
            continue
        where = (part.pk, period.kind, period.year, period.index)
        if where in sent:
            continue
        stage, due_on = held.get(where, (None, None))
        agency_id, code = answering.of(part.agency_id, part.task.title), period.code
        # whoever had it in hand at an agency that is gone hands it to nobody by staying in the list
        theirs, person_id = persons.get(part.pk, (None, None))
        yield Owed(
            key=f"update:{part.pk}:{code}",
            kind=kinds.of(period, code, is_returned=stage == Stage.RETURNED),
            title=part.said,
            url=places(part.pk, code),
            agency_id=agency_id,
            person_id=person_id if theirs == agency_id else None,
            since=period.first,
            due_on=due_on or asked.due_on,
            task_id=part.task_id,
        )


class _Kinds:
    """What an update is called, by its period; said once for each."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, bool], str] = {}

    def of(self, period: Period, code: str, *, is_returned: bool) -> str:
        key = (code, is_returned)
        if key not in self._known:
            words = _("Sửa cập nhật bị trả lại, %s") if is_returned else _("Cập nhật %s")
            self._known[key] = words % period.name
        return self._known[key]


def title_of(duty: Duty) -> str:
    """What a line about a part says: the task, or the solution where it is about one."""
    return f"{duty.task.label} {duty.solution.words if duty.solution else duty.task.title}".strip()


@only_where_kept(Update)
def _approvals() -> Iterator[Owed]:
    for row in Update.objects.filter(stage=Stage.WITH_LEADER).with_names():
        yield Owed(
            key=f"approve:{row.pk}",
            kind=_("Duyệt cập nhật %s") % row.period.name,
            title=title_of(row.duty),
            url=row.get_absolute_url(),
            agency_id=row.duty.agency_id,
            since=row.first,
            due_on=row.due_on,
            task_id=row.duty.task_id,
        )


@only_where_kept(Update)
def _reviews() -> Iterator[Owed]:
    desk = User.objects.in_use().filter(role__in=DESK_ROLES, agency__isnull=False).order_by("pk").first()
    days = review_days()
    places, names = Places("followup:update"), dict[tuple[str, int, int], str]()
    rows = Update.objects.waiting().order_by("first", "duty").values_list(
        "pk", "kind", "year", "index", "first", "last", "counts_on", "duty__task_id", "duty__task__label",
        "duty__task__title", "duty__solution__words", "duty__agency__name",
    )  # fmt: skip
    for pk, kind, year, index, first, last, counts_on, task_id, label, title, solution, agency in rows:
        if (kind, year, index) not in names:
            names[kind, year, index] = _("Xem cập nhật %s") % Period(first, last, PeriodKind(kind), year, index).name
        yield Owed(
            key=f"review:{pk}",
            kind=names[kind, year, index],
            title=f"{agency}: {f'{label} {solution or title}'.strip()}",
            url=places(pk),
            agency_id=desk.agency_id if desk else None,
            since=counts_on,
            due_on=days.of(counts_on),
            task_id=task_id,
        )
