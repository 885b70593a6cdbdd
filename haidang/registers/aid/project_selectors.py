"""What the page of an aid and the list of what is owed ask: what each rule says of it, which reports lack."""

from collections.abc import Collection, Iterable
from datetime import date, timedelta
from typing import Any

from haidang.kit import clock
from haidang.kit.glance import one_glance
from haidang.kit.money import Money
from haidang.kit.verdicts import Verdict, gravest_first
from haidang.office.norms.rules import Calendar
from haidang.office.norms.selectors import calendar
from haidang.registers.aid import aid_terms as terms
from haidang.registers.aid import project_rules as rules
from haidang.registers.aid import project_verdicts as said
from haidang.registers.aid.models import AidProject, Oda
from haidang.registers.aid.project_choices import OdaStage, ProjectKind, ProjectStage, ReportKind

_BEFORE_DECISION = (ProjectStage.DRAFT, ProjectStage.FILED, ProjectStage.APPRAISED)
_FILED = (ProjectStage.FILED, ProjectStage.APPRAISED)
_SETTLED = (ProjectStage.REFUSED, ProjectStage.WITHDRAWN)


def checks(project: AidProject, *, today: date | None = None) -> list[Verdict]:
    """What every rule says of it on that day, the gravest first."""
    on = today or clock.today()
    if project.stage in _SETTLED:
        return []
    with one_glance():
        found = [*_of_law(project, on), *_of_money(project), *_of_time(project, on)]
    return gravest_first(found)


def _of_law(project: AidProject, on: date) -> Iterable[Verdict | None]:
    acted_on = project.decided_on or project.filed_on or on
    yield said.law_said(terms.held(terms.LAW, acted_on), acted_on)
    if project.is_of_disaster and project.disaster_on:
        code = terms.RELIEF if project.kind == ProjectKind.RELIEF else terms.RECOVERY
        term = terms.after(code, project.disaster_on)
        yield said.relief_said(project.kind, project.disaster_on, project.decided_on, term, on)
        if project.stage not in _FILED:
            return  # it is received at once, and needs no dossier
    law = terms.held(terms.OF_PRIME_MINISTER, acted_on)
    yield said.authority_said(project.topic, law, project.decided_by)
    if project.stage in _BEFORE_DECISION:
        there = set(project.pieces.values_list("kind", flat=True))
        yield said.dossier_said(there, terms.held(terms.DOSSIER, project.filed_on or on))


def _of_money(project: AidProject) -> Iterable[Verdict | None]:
    yield said.value_said(project.amount is not None, project.gifts.count())
    if project.stage in _BEFORE_DECISION and not project.is_of_disaster:
        yield said.called_said(str(project.need or ""))
    if (estimate := project.counterpart) is not None:
        decided = None if estimate.decided is None else Money(estimate.decided)
        yield said.counterpart_said(decided, estimate.get_stage_display())
    paid = list(project.disbursements.all())
    if not project.is_of_disaster:
        days = [each.on for each in paid] + [each.received_on for each in project.gifts.all() if each.received_on]
        first = min(days, default=None)
        if first:
            yield said.before_said(first, project.decided_on, terms.held(terms.BEFORE, first))
    outside = [each.on for each in paid if not each.in_kind and not each.by_account]
    if outside:
        yield said.account_said(len(outside), terms.held(terms.ACCOUNT, min(outside)))


def _of_time(project: AidProject, on: date) -> Iterable[Verdict | None]:
    if project.filed_on and project.stage in (*_BEFORE_DECISION, ProjectStage.APPROVED):
        term = terms.after(terms.APPRAISAL, project.filed_on)
        yield said.appraisal_said(project.filed_on, project.appraised_on, term, on)
    if project.decided_on and project.stage in (ProjectStage.APPROVED, ProjectStage.RUNNING):
        term = terms.after(terms.START, project.decided_on)
        if not project.is_of_disaster:
            yield said.start_said(project.decided_on, project.started_on, term, on)
    given = {(each.kind, each.year) for each in project.reports.all()}
    yield said.reports_said(missing_reports(project, given, on, calendar()), on)


# ── reports ──────────────────────────────────────────────────────────────────────────────────────


def missing_reports(
    project: AidProject, given: Collection[tuple[str, int]], on: date, shut: Calendar, *, since: date | None = None
) -> list[said.Missing]:
    """Reports of an aid that are asked for by that day and were not given; `since`: of what closed from then on."""
    return _missing(project.began_on, project.ended_on, given, on, terms.REPORTS, shut, since)


def missing_oda_reports(
    oda: Oda, given: Collection[tuple[str, int]], on: date, shut: Calendar, *, since: date | None = None
) -> list[said.Missing]:
    began = oda.signed_on if oda.stage in (OdaStage.RUNNING, OdaStage.ENDED) else None
    return _missing(began, oda.ended_on, given, on, terms.ODA_REPORTS, shut, since)


def _missing(
    began_on: date | None,
    ended_on: date | None,
    given: Collection[tuple[str, int]],
    on: date,
    norms: dict[ReportKind, str],
    shut: Calendar,
    since: date | None,
) -> list[said.Missing]:
    found = []
    for asked in rules.reports_asked(began_on, ended_on, on):
        if asked.kind not in norms or (str(asked.kind), asked.year) in given or (since and asked.closes_on < since):
            continue
        term = terms.report_due(asked.kind, asked.closes_on, norms, shut)
        if term.why and asked.kind in (ReportKind.MONEY_HALF, ReportKind.MONEY_YEAR):
            continue  # no circular of that day asked for it
        found.append(said.Missing(asked, term.last, term.source))
    return found


def oda_checks(oda: Oda, *, today: date | None = None) -> list[Verdict]:
    """Which decree holds, which reports lack, how much of the year's plan was paid out."""
    on = today or clock.today()
    if oda.stage == OdaStage.CANCELLED:
        return []
    with one_glance():
        acted_on = oda.signed_on or on
        given = {(each.kind, each.year) for each in oda.reports.all()}
        missing = missing_oda_reports(oda, given, on, calendar())
        return gravest_first([
            said.law_said(terms.held(terms.ODA_LAW, acted_on), acted_on),
            said.reports_said(missing, on),
        ])  # fmt: skip


def recently(on: date) -> date:
    """From when on what closed is still asked for in the one list: a whole year and a half; older gaps are told on
    the page of the aid.
    """
    return on - timedelta(days=548)


def paid_of_year(oda: Oda, year: int) -> dict[str, Any]:
    """What the plan of a year gave and what was paid out of it, in đồng."""
    planned = next((each for each in oda.years.all() if each.year == year), None)
    rows = [each for each in oda.payments.all() if each.on.year == year]
    for each in rows:
        each.oda = oda
    ours = sum(each.dong for each in rows if each.source == "counterpart")
    return {"year": year, "planned": planned, "foreign": sum(each.dong for each in rows) - ours, "counterpart": ours}
