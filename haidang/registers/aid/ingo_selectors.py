"""What pages, lists and papers ask about foreign organisations: verdicts of today, the lines of a year."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from haidang.kit import clock
from haidang.kit.verdicts import Verdict, gravest_first
from haidang.office.norms.selectors import calendar
from haidang.registers.aid import ingo_rules, ingo_terms, summary_verdicts
from haidang.registers.aid.ingo_choices import IngoStage, RegistrationStage
from haidang.registers.aid.models import Ingo, IngoActivity, IngoReport, Registration

# ── verdicts ─────────────────────────────────────────────────────────────────────────────────────


def last_seen(ingo: Any) -> date | None:
    """When something was last heard of it; the rows of `with_last_activity` know it already."""
    days = [ingo.did_last_on, ingo.gave_last_on, ingo.reported_last_on, ingo.granted_last_on, ingo.here_since]
    return ingo_rules.last_seen(days)


def checks_of_ingo(ingo: Ingo, *, today: date | None = None) -> list[Verdict]:
    """What the rules say of an organisation today; one that has gone is let be."""
    if ingo.stage == IngoStage.ENDED:
        return []
    on = today or clock.today()
    row: Any = Ingo.objects.filter(pk=ingo.pk).with_registration(on).with_last_activity().get()
    seen = last_seen(row)
    found = [
        ingo_rules.registered(
            row.registered_until, was_registered=row.was_registered, law=ingo_terms.law_of(on), on=on
        ),
        ingo_rules.idle(seen, ingo_terms.idle_since(seen, on), on),
        _renewal_of(ingo, on),
    ]
    year = ingo_terms.year_of(ingo_terms.closed_year(on))
    if year.due_on and Registration.objects.filter(ingo=ingo).of_year(year.first, year.last).exists():
        received = IngoReport.objects.filter(ingo=ingo, year=year.year).values_list("received_on", flat=True).first()
        found.append(ingo_rules.yearly(year.year, received, year.term, on))
    return gravest_first(found)


def _renewal_of(ingo: Ingo, on: date) -> Verdict | None:
    """Of a paper that runs out soon: by when the next one is asked for."""
    ending = on + timedelta(days=ingo_terms.look_ahead(on))
    paper = Registration.objects.running_out(ending).filter(ingo=ingo, valid_to__gte=on).order_by("valid_to").first()
    if paper is None or paper.valid_to is None:
        return None
    term = ingo_terms.before(ingo_terms.RENEW, paper.valid_to, on, calendar())
    return ingo_rules.renewal(paper.valid_to, term, on, is_on_its_way=False)


def checks_of_registration(row: Registration, *, today: date | None = None) -> list[Verdict]:
    """What the rules of its own day say of a paper, or of the question for one."""
    on, shut = today or clock.today(), calendar()
    found = [ingo_rules.under_law(row.acted_on, ingo_terms.law_of(row.acted_on or on))]
    if row.requested_on and row.stage in (RegistrationStage.ASKED, RegistrationStage.ANSWERED):
        term = ingo_terms.after(ingo_terms.OPINION, row.requested_on, shut)
        found.append(ingo_rules.opinion(row.requested_on, row.answered_on, term, on))
    if row.issued_on and row.valid_to:
        found.append(ingo_rules.validity(row.issued_on, row.valid_to, ingo_terms.validity_of(row.kind, row.issued_on)))
    found.append(ingo_rules.seat(row.kind, row.seat, ingo_terms.seat_on(row.acted_on or on)))
    if row.stage == RegistrationStage.GRANTED and row.issued_on and row.valid_to:
        found.append(
            ingo_rules.plan_of_work(
                row.issued_on, row.plan_on, ingo_terms.after(ingo_terms.PLAN, row.issued_on, shut), on
            )
        )
        if row.ingo.stage == IngoStage.ACTIVE:
            coming = row.renewals.exclude(stage=RegistrationStage.REFUSED).exists()
            term = ingo_terms.before(ingo_terms.RENEW, row.valid_to, on, shut)
            found.append(ingo_rules.renewal(row.valid_to, term, on, is_on_its_way=coming))
    return gravest_first(found)


def checks_of_summary(summary: Any) -> list[Verdict]:
    return gravest_first(summary_verdicts.whole(summary.texts))


# ── a year (Mẫu 04) ──────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Line:
    """An organisation in a year: its paper, what it reported, what it did here."""

    ingo: Any
    registration: Any
    report: Any
    activities: tuple[Any, ...]

    @property
    def number(self) -> str:
        return self.registration.number if self.registration else ""

    @property
    def until(self) -> date | None:
        return self.registration.valid_to if self.registration else None


def lines_of(year: ingo_terms.Year, user: Any) -> list[Line]:
    """The organisations of which there is something to tell in the window of a year; four queries, however many."""
    papers = _latest(Registration.objects.of_year(year.first, year.last).order_by("valid_to", "pk"))
    reports = {row.ingo_id: row for row in IngoReport.objects.filter(year=year.year)}
    done: dict[int, list[Any]] = {}
    for act in IngoActivity.objects.filter(on__range=(year.first, year.last)).order_by("on", "pk"):
        done.setdefault(act.ingo_id, []).append(act)
    told = papers.keys() | reports.keys() | done.keys()
    rows = Ingo.objects.for_user(user, "view").filter(pk__in=told).select_related("country", "agency")
    return [Line(row, papers.get(row.pk), reports.get(row.pk), tuple(done.get(row.pk, ()))) for row in rows]


def _latest(rows: Iterable[Any]) -> dict[int, Any]:
    """Of several papers of one organisation the one that holds the longest."""
    return {row.ingo_id: row for row in rows}
