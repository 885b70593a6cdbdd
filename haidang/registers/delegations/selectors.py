"""Questions about delegations: what a scheme holds, what stands in its way, what is told of it to a task."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from haidang.registers.delegations import rules
from haidang.registers.delegations.choices import Part
from haidang.registers.delegations.models import Delegation, TripReport


def scheme_of(row: Delegation) -> rules.Scheme:
    """What was written so far."""
    parts = list(row.members.values_list("part", flat=True))
    return rules.Scheme(
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        members=len(parts),
        heads=parts.count(Part.HEAD.value),
        stops=row.stops.count(),
        purpose=row.purpose,
        content=row.content,
        programme_days=frozenset(row.programme.values_list("on", flat=True)),
        partners=row.invitations.count(),
        has_estimate=row.estimate_id is not None,
        no_estimate_why=row.no_estimate_why,
        in_plan=row.in_plan,
        extra_reason=row.extra_reason,
    )


def sentence_of(row: Delegation, report: TripReport) -> str:
    """What a finished trip tells its tasks: number, days, partners, result."""
    partners = ", ".join(str(each.partner) for each in row.invitations.select_related("partner"))
    told = {
        "name": row.title,
        "where": row.where_said,
        "days": f"{row.starts_on:%d/%m/%Y}–{row.ends_on:%d/%m/%Y}" if row.starts_on and row.ends_on else "",
        "paper": row.decision or row.get_decider_display(),
        "partners": partners or "–",
        "result": report.achieved.strip().rstrip("."),
    }
    return _("%(name)s đã đi %(where)s từ %(days)s (%(paper)s), làm việc với %(partners)s. Kết quả: %(result)s.") % told


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the line on the record's page: done on a day, or where it stands, or still to come."""

    label: str
    state: str
    on: date | None = None
    words: str = ""


def steps_of(row: Delegation, today: date) -> list[Step]:
    """Đề án, thẩm định, quyết định, chuyến đi, báo cáo, quyết toán."""
    days: list[tuple[str, date | None]] = [
        (_("Trình đề án"), row.asked_on),
        (_("Thẩm định"), row.appraised_on),
        (_("Quyết định"), row.decided_on),
        (_("Đi và về"), row.ends_on if row.decided_on and row.ends_on and row.ends_on < today else None),
        (_("Báo cáo"), row.reported_on),
        (_("Quyết toán"), row.settled_on),
    ]
    if row.is_off:
        known = [Step(label, "done", on) for label, on in days if on and on <= (row.stopped_on or today)]
        return [*known, Step(row.get_stage_display(), "off", row.stopped_on)]
    found, is_here = [], True
    for label, on in days:
        state = "done" if on else "here" if is_here else "to-come"
        is_here = is_here and on is not None
        found.append(Step(label, state, on))
    return found


def opinions_of(row: Delegation) -> list[Any]:
    """The consultations about it with their answers, in two queries."""
    asked = row.consultations.prefetch_related("opinions__agency").order_by("asked_on", "pk")
    return list(asked)
