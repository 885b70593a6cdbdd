"""A draft of next year from the small plan, through the room's own verbs: for tests, the demo, and nowhere else."""

from datetime import date

from haidang.office.accounts.models import User
from haidang.plan.plans.models import Plan
from haidang.registers.agreements import examples as agreements
from haidang.registers.conferences import examples as conferences
from haidang.registers.delegations import examples as delegations
from haidang.registers.partners import examples as partners
from haidang.registers.visits import examples as visits
from haidang.reports.next_plan import services
from haidang.reports.next_plan.models import NextPlan


def draft(plan: Plan, *, by: User, year: int = 2021) -> NextPlan:
    """The draft as it lies before a person who has touched nothing."""
    return services.draft(plan, year, by=by)


def foreseen(year: int = 2021) -> None:
    """What the books foresee for a year: one of each thing that a plan has an annex for."""
    delegations.delegation(title="Đoàn xúc tiến thương mại", starts_on=date(year, 6, 14), ends_on=date(year, 6, 18))
    visits.visit(title="Đoàn thành phố bạn", starts_on=date(year, 5, 18), ends_on=date(year, 5, 20))
    agreements.agreement(name="Bản ghi nhớ về cảng biển", planned_on=date(year, 9, 15))
    conferences.conference(title="Hội thảo quốc tế về cảng biển", starts_on=date(year, 8, 20))
    partners.day(kind="local", name="ký kết nghĩa", month=2, day=5, year=year - 20)
