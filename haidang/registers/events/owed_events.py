"""What is waited for about events: leave in time, whether it was held, its report, what follows a contact."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from haidang.kit.kept import only_where_kept
from haidang.kit.owed import Owed
from haidang.office.norms.rules import Calendar
from haidang.office.norms.selectors import calendar
from haidang.plan.plans.terms import Answering, DaysAfter
from haidang.registers.events import event_rules as rules
from haidang.registers.events import event_terms as terms
from haidang.registers.events.event_choices import Stage
from haidang.registers.events.models import Event, EventContact


@only_where_kept(Event)
def owed(on: date) -> Iterator[Owed]:
    """Everything waited for on that day; four queries and those of the norms, however many events."""
    answering, shut = Answering(on), calendar()
    yield from _leave(on, answering, shut)
    for row in Event.objects.unheld(on).order_by("ends_on", "pk"):
        yield _owed(row, "hold", _("Ghi sự kiện đã tổ chức, kết quả"), answering, row.ends_on, None)
    reports = DaysAfter(terms.REPORT, shut)
    for row in Event.objects.unreported().order_by("ends_on", "pk"):
        due = reports.of(row.ends_on)
        yield _owed(row, "report", _("Báo cáo kết quả sự kiện"), answering, row.ends_on, due)
    yield from _contacts(answering)


def _owed(row: Event, what: str, kind: str, answering: Answering, since: date | None, due_on: date | None) -> Owed:
    return Owed(
        key=f"events:{what}:{row.pk}",
        kind=kind,
        title=row.title,
        url=row.get_absolute_url(),
        agency_id=answering.of(row.agency_id, row.title),
        since=since,
        due_on=due_on,
    )


def _leave(on: date, answering: Answering, shut: Calendar) -> Iterator[Owed]:
    """What must be allowed: the dossier by its last day, then the answer by the first day of the event."""
    known: dict[tuple[str, date], date | None] = {}
    for row in Event.objects.unallowed(on).order_by("starts_on", "pk"):
        if row.asked_on:
            yield _owed(row, "leave", _("Theo dõi văn bản cho phép"), answering, row.asked_on, row.starts_on)
            continue
        code = rules.norm_before(row.facts)
        key = (code, row.starts_on)
        if key not in known:
            known[key] = terms.before(code, row.starts_on, on, shut).last if code else None
        yield _owed(row, "leave", _("Xin phép tổ chức sự kiện"), answering, None, known[key] or row.starts_on)


def _contacts(answering: Answering) -> Iterator[Owed]:
    # a next step was agreed, and nothing came of it yet
    rows = EventContact.objects.filter(closed_on=None).exclude(next_step="").exclude(event__stage=Stage.CANCELLED)
    for row in rows.select_related("event").order_by("due_on", "pk"):
        agency = row.agency_id or row.event.agency_id
        yield Owed(
            key=f"events:contact:{row.pk}",
            kind=_("Theo đuổi mối tiếp xúc"),
            title=f"{row.name}: {row.next_step}",
            url=row.get_absolute_url(),
            agency_id=answering.of(agency, row.next_step),
            since=row.event.ends_on,
            due_on=row.due_on,
        )
