"""Every kind of paper that the house can draft, found by the setting HAIDANG_PAPERS."""

from haidang.office.documents import papers as documents
from haidang.office.documents.paper_kinds import PaperKind
from haidang.plan.difficulties import papers as difficulties
from haidang.plan.followup import papers as followup
from haidang.plan.plans import papers as plans
from haidang.plan.programmes import papers as programmes
from haidang.plan.urging import papers as urging
from haidang.registers.agreements import papers as agreements
from haidang.registers.aid import papers as aid
from haidang.registers.conferences import papers as conferences
from haidang.registers.delegations import papers as delegations
from haidang.registers.events import papers as events
from haidang.registers.visits import papers as visits
from haidang.reports.own_papers import REPORT_PAPERS

#: A room that drafts a paper adds its tuple here, and nowhere else.
PAPERS: tuple[PaperKind, ...] = (
    *documents.PAPERS,
    *plans.PAPERS,
    *programmes.PAPERS,
    *followup.PAPERS,
    *difficulties.PAPERS,
    *urging.PAPERS,
    *delegations.PAPERS,
    *visits.PAPERS,
    *conferences.PAPERS,
    *agreements.PAPERS,
    *events.PAPERS,
    *aid.PAPERS,
    *REPORT_PAPERS,
)
