"""How the work was directed in the days: amendments of the plans, tasks halted, programmes asked for, urging."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from haidang.office.directory.models import Agency
from haidang.office.documents.models import Document
from haidang.plan.followup.choices import RulingKind
from haidang.plan.followup.models import Ruling
from haidang.plan.plans.choices import AmendmentState, Origin
from haidang.plan.plans.models import Amendment, Plan
from haidang.plan.programmes.choices import Stage
from haidang.plan.programmes.models import Programme, lead_duties
from haidang.plan.urging.choices import Fate
from haidang.plan.urging.models import Urging
from haidang.reports.compose.material import AmendmentLine, HaltLine, PlanLine, ProgrammeLine, UrgingLine
from haidang.reports.compose.values import Source, source
from haidang.reports.compose.wording import without_annex
from haidang.reports.gathering.papers import cited_paper
from haidang.reports.gathering.scope import Scope
from haidang.reports.gathering.tasks import cited, plan_source


def plan_lines(found: Iterable[Plan], scope: Scope) -> tuple[PlanLine, ...]:
    """The plans that were read, each with who leads in it and how it was amended by the day."""
    found = [plan for plan in found if plan.origin == Origin.READ]
    amended, leads = _amendments(found, scope), _leads(found, scope)
    return tuple(
        PlanLine(plan_source(plan), cited(plan), tuple(amended[plan.pk]), tuple(leads[plan.pk])) for plan in found
    )


def _amendments(found: Iterable[Plan], scope: Scope) -> dict[int, list[AmendmentLine]]:
    rows = (
        Amendment.objects.for_user(scope.user, "view")
        .filter(state=AmendmentState.IN_FORCE, plan__in=[plan.pk for plan in found], in_force_on__lte=scope.on)
        .select_related("plan", "document")
        .prefetch_related("changes__task")
        .order_by("in_force_on", "pk")
    )
    papers = Document.objects.with_issuers().in_bulk([row.document_id for row in rows])
    lines: dict[int, list[AmendmentLine]] = defaultdict(list)
    for row in rows:
        assert row.in_force_on  # a constraint: what is in force has its day
        here, paper = source(row, mark=f"{row.version} {row.words}"), papers[row.document_id]
        told = cited_paper(paper, subject=False)
        lines[row.plan_id].append(AmendmentLine(here, told, row.in_force_on, row.words, tuple(_changes(row))))
    return lines


def _changes(row: Amendment) -> Iterator[tuple[str, Source]]:
    """A change has no page of its own: its amendment has."""
    for each in row.changes.all():
        yield str(each.get_kind_display()), replace(source(each), url=row.get_absolute_url())


def _leads(found: Iterable[Plan], scope: Scope) -> dict[int, list[Source]]:
    """The agencies that lead something in each plan, in protocol order, as they were called on the day; for who sees
    the whole plan.
    """
    if not scope.user.oversees:
        return defaultdict(list)
    pairs = set(lead_duties().filter(task__plan__in=[plan.pk for plan in found]).values_list("task__plan", "agency"))
    rows = Agency.objects.filter(pk__in={agency for _plan, agency in pairs}).in_protocol_order()
    lines: dict[int, list[Source]] = defaultdict(list)
    for agency in rows.prefetch_related("names"):
        named = source(agency, name=agency.name_on(scope.on))
        for plan in found:
            if (plan.pk, agency.pk) in pairs:
                lines[plan.pk].append(named)
    return lines


def halt_lines(found: Iterable[Plan], scope: Scope) -> tuple[HaltLine, ...]:
    """What was ruled in the days about tasks: paused, changed, given up, with the reason."""
    rows = (
        Ruling.objects.for_user(scope.user, "view")
        .filter(task__plan__in=[plan.pk for plan in found], on__range=(scope.span.since, scope.on))
        .exclude(kind=RulingKind.RESUMED)
        .select_related("task__plan")
        .order_by("on", "pk")
    )
    return tuple(_halt(row) for row in rows)


def _halt(row: Ruling) -> HaltLine:
    here, title = source(row, mark=f"{row.kind} {row.on} {row.reason}"), without_annex(" ".join(row.task.title.split()))
    return HaltLine(here, source(row.task), title, str(row.get_kind_display()), row.reason, row.on)


def programme_lines(plans: Iterable[PlanLine], scope: Scope) -> tuple[ProgrammeLine, ...]:
    """A line for each lead of each plan of which anybody laid a programme before the desk; those not come yet too."""
    keys = [plan.source.pk for plan in plans]
    rows = Programme.objects.for_user(scope.user, "view").filter(plan__in=keys).select_related("plan", "agency")
    held = {(row.plan_id, row.agency_id): row for row in rows}
    filed = {key for key, row in held.items() if row.filed_on and row.filed_on <= scope.on}
    asking = {plan for plan, _agency in filed}
    found: list[ProgrammeLine] = []
    for plan in plans:
        if plan.source.pk not in asking or not scope.user.oversees:
            continue
        for agency in plan.leads:
            key = (plan.source.pk, agency.pk)
            row = held.get(key)
            taken = bool(row and row.stage == Stage.ACCEPTED and row.settled_on and row.settled_on <= scope.on)
            behind = source(row, mark=row.stage) if row and key in filed else agency
            found.append(ProgrammeLine(behind, agency.name, key in filed, taken))
    return tuple(found)


def urging_lines(scope: Scope) -> tuple[UrgingLine, ...]:
    """What was sent to agencies in the days, for who oversees: an agency does not report that it was urged."""
    if not scope.user.oversees:
        return ()
    rows = (
        Urging.objects.for_user(scope.user, "view")
        .filter(fate=Fate.SENT, climbed_on__range=(scope.span.since, scope.on))
        .exclude(agency=None)
        .select_related("agency")
        .order_by("climbed_on", "pk")
    )
    return tuple(UrgingLine(source(row), source(row.agency), str(row.get_step_display())) for row in rows)
