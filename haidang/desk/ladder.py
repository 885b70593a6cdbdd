"""The ladder over everything owed: what it does today, the job that climbs it, and a rehearsal that writes nothing."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy

from haidang.desk import answered, rules
from haidang.desk.owed import owed
from haidang.kit import clock
from haidang.kit.glance import one_glance
from haidang.kit.jobs.services import job
from haidang.kit.owed import Owed
from haidang.office.accounts.models import User
from haidang.plan.followup.owed_dated import halted_tasks
from haidang.plan.urging import services
from haidang.plan.urging.audience import Manners
from haidang.plan.urging.models import Urging
from haidang.plan.urging.selectors import Climb, Day, day
from haidang.plan.urging.wording import said

#: Who does what, and what is told to nobody beside: the desk knows the kinds, the ladder does not.
MANNERS = Manners(
    does=lambda role, key: rules.is_done_by(role, rules.kind_of(key)),
    is_closed=lambda key: rules.is_closed(rules.kind_of(key)),
)


def urgeable(today: date, everything: Iterable[Owed] | None = None) -> list[Owed]:
    """What the ladder may climb for: it has a day that somebody confirmed, and its task is not paused or dropped."""
    found = owed(today) if everything is None else everything
    resting = halted_tasks(today)
    return [each for each in found if each.due_on and each.task_id not in resting]


def preview(today: date) -> Day:
    """What would be sent, to whom and why; nothing is written. Raises NoNorm."""
    with one_glance():
        return day(urgeable(today), today=today, manners=MANNERS)


def run(*, today: date, by: Any) -> tuple[list[Urging], int]:
    """See what is no longer owed, then climb: who handed something in this morning is not urged about it."""
    with translation.override("vi"):
        everything = owed(today)
        ended = see_what_ended(today, everything, by=by)
        return services.climb(urgeable(today, everything), today=today, by=by, manners=MANNERS), ended


def see_what_ended(today: date, everything: Iterable[Owed], *, by: Any) -> int:
    """What is owed no more stops here, with the day on which it was handed in."""
    still = {each.key for each in everything}
    gone = services.may_have_ended(today) - still
    return services.settle(still, today=today, answered=answered.days_of(gone), by=by)


# ── at its hour ──────────────────────────────────────────────────────────────────────────────────


def urge(*, today: date) -> list[str]:
    """A timer, each working morning. For another day than today it rehearses: it says what it would do, no more.

    Twice does no harm, and a morning that was missed is caught up with by the next: each thing its highest rung.
    """
    with translation.override("vi"):
        if today != clock.today():
            return rehearse(today)
        try:
            made, ended = run(today=today, by=None)
        except ValidationError as refused:
            return list(refused.messages)
    return [f"Ngày {said(today)}: đã gửi {len(made)} mốc đôn đốc; {ended} dòng thôi đôn đốc."]


@job(retries=3, title=gettext_lazy("Gửi các mốc đôn đốc"))
def urge_for(user: int, today: str, absent: int | None = None) -> dict[str, Any]:
    """What the button asks for where there is too much for one page to wait for; tried again, it goes on."""
    by = User.objects.get(pk=user)
    if absent is not None:
        by.act_for(User.objects.get(pk=absent))
    made, _ended = run(today=date.fromisoformat(today), by=by)
    return {"sent": len(made), "url": f"{reverse('urging:urging-list')}?since={today}"}


def watch(*, today: date) -> list[str]:
    """A timer in the evening: what came in during the day is shown as handed in before the next morning."""
    ended = see_what_ended(today, owed(today), by=None) if today == clock.today() else 0
    return [f"Ngày {said(today)}: {ended} dòng thôi đôn đốc."]


def rehearse(today: date) -> list[str]:
    """Line by line what the ladder would do on a day, as things stand now."""
    try:
        found = preview(today)
    except ValidationError as refused:
        return list(refused.messages)
    head = f"Tập dượt cho ngày {said(today)}, không ghi và không gửi gì: {len(found.climbs)} mốc."
    rest = [] if found.is_open else [f"Ngày {said(today)} cơ quan nghỉ nên sẽ không gửi."]
    held = [f"Giữ lại: {each.owed.kind}: {each.owed.title}" for each in found.held]
    return [head, *rest, *(_line(each) for each in found.climbs), *held]


def _line(each: Climb) -> str:
    told = ", ".join(f"{to.person} ({to.why.label})" for to in each.told) or "không có ai nhận"
    passed = f"; bỏ qua {', '.join(rung.name for rung in each.passed)}" if each.passed else ""
    return f"{each.rung.name}: {each.owed.kind}: {rules.shortened(each.owed.title, 120)} → {told}{passed}"
