"""What the programmes wait for: those that have not come, those that lie before the desk, coordinators to answer."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from haidang.kit import clock
from haidang.kit.kept import only_where_kept
from haidang.kit.owed import Owed, Places
from haidang.office.norms.selectors import calendar
from haidang.plan.plans.models import Plan, Receipt
from haidang.plan.plans.terms import Answering, DaysAfter
from haidang.plan.programmes.choices import Stage
from haidang.plan.programmes.models import PartRequest, Programme, lead_duties


@only_where_kept(Plan)
def owed(on: date) -> Iterator[Owed]:
    """Everything that is waited for on the day; the number of queries does not grow with it."""
    answering, days = Answering(on), calendar()
    yield from _programmes(on, answering, DaysAfter("PROG-DUE", days))
    yield from _reviews(on)
    yield from _parts(on, answering, DaysAfter("PART-DUE", days))


def _programmes(on: date, answering: Answering, days: DaysAfter) -> Iterator[Owed]:
    leads: dict[int, set[int]] = defaultdict(set)
    for plan_id, agency in lead_duties().values_list("task__plan", "agency"):
        leads[plan_id].add(agency)
    filed = set(Programme.objects.filed().values_list("plan", "agency"))
    came = {
        (plan_id, agency): received.astimezone(clock.VIETNAM).date() if received else sent
        for plan_id, agency, sent, received in Receipt.objects.values_list("plan", "agency", "sent_on", "received_at")
    }
    places, kind = Places("programmes:programme"), _("Chương trình cụ thể")
    for plan in Plan.objects.of_programmes().filter(pk__in=leads):
        for agency in sorted(leads[plan.pk]):
            since = came.get((plan.pk, agency), plan.issued_on)
            if (plan.pk, agency) in filed or (since and since > on):
                continue
            yield Owed(
                key=f"programme:{plan.pk}:{agency}",
                kind=kind,
                title=f"{plan}: {plan.title}",
                url=places(plan.pk, agency),
                agency_id=answering.of(agency),
                since=since,
                due_on=days.of(since),
            )


@only_where_kept(Programme)
def _reviews(on: date) -> Iterator[Owed]:
    """The house that keeps the plan looks at each: it is nobody's in particular, and so the desk's."""
    rows = Programme.objects.filter(stage=Stage.SUBMITTED, filed_on__lte=on).select_related("plan", "agency")
    for programme in rows:
        yield Owed(
            key=f"accept:{programme.pk}",
            kind=_("Xem chương trình cụ thể"),
            title=f"{programme.agency}: {programme.plan}",
            url=programme.get_absolute_url(),
            since=programme.filed_on,
        )


@only_where_kept(PartRequest)
def _parts(on: date, answering: Answering, days: DaysAfter) -> Iterator[Owed]:
    waiting = PartRequest.objects.waiting().filter(asked_on__lte=on).select_related("asked", "duty__task")
    for request in waiting:
        task = request.duty.task
        yield Owed(
            key=f"part:{request.pk}",
            kind=_("Trả lời đề nghị phối hợp"),
            title=f"{task}: {request.words}",
            url=reverse("programmes:part", args=[request.pk]),
            agency_id=answering.of(request.asked.agency_id, task.title),
            since=request.asked_on,
            due_on=days.of(request.asked_on),
            task_id=task.pk,
        )
