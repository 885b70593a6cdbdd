"""What pages ask about money: doubts about an estimate, sums of a year under a heading, what waits for whom."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from haidang.office.norms.models import NoNorm, Norm, TwoNorms
from haidang.office.norms.rules import Calendar
from haidang.office.norms.selectors import calendar
from haidang.plan.money import rules
from haidang.plan.money.models import Estimate
from haidang.plan.plans.models import Plan, Task


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something an estimate is asked about; a norm that was read in its source may stop it."""

    sentence: str
    refuses: bool


def norm_doubts(estimate: Estimate, on: date) -> Iterator[Doubt]:
    """Norms named in an estimate that do not hold on the day of the act."""
    named: dict[int, tuple[Norm, str]] = {}
    if estimate.norm:
        named[estimate.norm.pk] = (estimate.norm, "")
    for line in estimate.lines.select_related("norm"):
        if line.norm:
            named.setdefault(line.norm.pk, (line.norm, line.item))
    for norm, item in named.values():
        if not rules.holds_on(norm.valid_from, norm.valid_to, on):
            said = {"norm": norm, "source": norm.source, "day": f"{on:%d/%m/%Y}", "item": item}
            where = _("Dòng “%(item)s”: định mức") if item else _("Định mức")
            rest = _("“%(norm)s” (%(source)s) không có hiệu lực vào ngày %(day)s. Chọn định mức của ngày ấy.")
            yield Doubt(f"{where % said} {rest % said}", norm.may_refuse)


def appraisal_due(asked_on: date, days: Calendar) -> date | None:
    """By when Sở Tài chính has looked at it; None where the norms of that day do not say."""
    try:
        return Norm.objects.in_force("MONEY-APPR", on=asked_on).end_of(asked_on, days)
    except (NoNorm, TwoNorms):
        return None


# ── the inbox of Sở Tài chính ────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Waiting:
    """One estimate that waits: for what, by when."""

    estimate: Estimate
    due_on: date | None
    is_late: bool


def waiting_for_appraisal(user: Any, today: date) -> list[Waiting]:
    """What Sở Tài chính has to look at, the earliest due first."""
    rows = Estimate.objects.for_user(user, "view").awaiting_appraisal().with_figures()
    days, dues = calendar(), dict[date, date | None]()
    found = []
    for estimate in rows:
        asked_on = estimate.asked_on
        if asked_on and asked_on not in dues:
            dues[asked_on] = appraisal_due(asked_on, days)
        due = dues.get(asked_on) if asked_on else None
        found.append(Waiting(estimate, due, bool(due and due < today)))
    return sorted(found, key=lambda one: (one.due_on or date.max, one.estimate.pk))


def waiting_for_money(user: Any) -> list[Estimate]:
    """What was decided and is not fully allocated."""
    rows = Estimate.objects.for_user(user, "view").awaiting_money().with_figures()
    return [one for one in rows if (state := one.balance).allocated - state.paid_back < (state.decided or 0)]


# ── sums ─────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Heading:
    """One line of a table of sums: under what, how many estimates, how much."""

    label: str
    url: str
    count: int
    sum: rules.Balance


_Key = tuple[str, str]


def _by_task(one: Estimate) -> _Key:
    if one.task:
        return str(one.task), one.task.get_absolute_url()
    return (str(one.plan), one.plan.get_absolute_url()) if one.plan else (_("Không gắn với nhiệm vụ nào"), "")


def _by_field(one: Estimate) -> _Key:
    if one.task is None:
        return _("Không gắn với nhiệm vụ nào"), ""
    if known := one.task.directory_field:
        return str(known), ""
    return one.task.field_title or _("Chưa rõ lĩnh vực"), ""


def _by_agency(one: Estimate) -> _Key:
    return str(one.agency), one.agency.get_absolute_url()


def _by_fund(one: Estimate) -> _Key:
    return str(one.get_fund_display()), ""


#: How sums can be made: the word of the address, its label, the heading an estimate stands under.
HEADINGS: Mapping[str, tuple[Any, Callable[[Estimate], _Key]]] = {
    "nhiem-vu": (gettext_lazy("Theo nhiệm vụ"), _by_task),
    "linh-vuc": (gettext_lazy("Theo lĩnh vực"), _by_field),
    "co-quan": (gettext_lazy("Theo cơ quan"), _by_agency),
    "nguon": (gettext_lazy("Theo nguồn"), _by_fund),
}


@dataclass(frozen=True, slots=True)
class Sums:
    """The sums of a year under one kind of heading, and all of them together."""

    rows: list[Heading]
    total: Heading | None


def sums(user: Any, year: int, by: str) -> Sums:
    """What `user` may see of what was asked in a budget year. The same few queries, whatever the number."""
    heading = HEADINGS[by][1]
    rows = list(Estimate.objects.for_user(user, "view").counted().filter(year=year).with_figures())
    told = [(heading(one), one.balance) for one in rows]
    if heading is _by_task:
        # Who sees an estimate need not see the task it is for: then its name stands there, and leads nowhere.
        open_to = _open_to(user, rows)
        told = [((label, url if url in open_to else ""), found) for (label, url), found in told]
    counts: dict[_Key, int] = {}
    for key, _one in told:
        counts[key] = counts.get(key, 0) + 1
    lines = [Heading(*key, counts[key], found) for key, found in rules.sums_by(told).items()]
    whole = rules.sums_by([("", one) for _key, one in told]).get("")
    total = Heading(_("Tổng cộng"), "", len(told), whole) if whole else None
    return Sums(sorted(lines, key=lambda line: (-line.sum.asked, line.label)), total)


def _open_to(user: Any, rows: list[Estimate]) -> set[str]:
    """The pages of tasks and plans among those of `rows` that `user` may open."""
    tasks = Task.objects.for_user(user, "view").filter(pk__in={one.task_id for one in rows if one.task_id})
    plans = Plan.objects.for_user(user, "view").filter(pk__in={one.plan_id for one in rows if one.plan_id})
    return {each.get_absolute_url() for found in (tasks, plans) for each in found.only("pk")}


def years(user: Any) -> list[int]:
    """The budget years there is something in, the latest first."""
    rows = Estimate.objects.for_user(user, "view").counted().order_by("-year").values_list("year", flat=True)
    return list(rows.distinct())
