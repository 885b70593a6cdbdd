"""What the follow-up has on days: by when agencies send what they owe for a period."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from haidang.kit.happenings import Happening
from haidang.kit.kept import only_where_kept
from haidang.office.norms import selectors as norms
from haidang.office.norms.choices import PeriodKind
from haidang.office.norms.rules import months_later
from haidang.plan.followup.periods import begins, ends, kind_of
from haidang.plan.plans.models import Plan

#: A report is due some days after its period: so far back a period may lie whose day is on the page.
_BACK = -2


@only_where_kept(Plan)
def happenings(user: Any, since: date, until: date) -> Iterator[Happening]:
    """One for each period that a plan in sight asks for; the queries grow with the months, never with the plans."""
    asked: dict[PeriodKind, list[tuple[date, date | None]]] = defaultdict(list)
    for plan in Plan.objects.for_user(user, "view"):
        asked[kind_of(plan)].append((begins(plan), ends(plan, None)))
    if not asked:
        return
    calendar, url = norms.calendar(), _page(user)
    for kind, lives in asked.items():
        for period in norms.periods_between(kind, months_later(since, _BACK), until):
            if not any(first <= period.last and (last is None or period.first <= last) for first, last in lives):
                continue
            due = norms.period_due_or_none(period, calendar)
            if due and since <= due <= until:
                yield Happening(
                    key=f"period:{period.code}",
                    kind="period",
                    title=_("Hạn gửi báo cáo %(period)s") % {"period": period.name},
                    url=url,
                    since=due,
                )


def _page(user: Any) -> str:
    """Where one writes what is owed, or looks at what came."""
    if user.oversees:
        return reverse("followup:board")
    return reverse("followup:open" if user.writes_updates else "plans:plan-list")
