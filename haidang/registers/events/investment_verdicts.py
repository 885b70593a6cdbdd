"""What is to be said today of a project that looks for investors, and of somebody who may come."""

from datetime import date

from haidang.kit import clock
from haidang.kit.verdicts import Verdict, gravest_first
from haidang.registers.events import investment_rules as rules
from haidang.registers.events.models.investment import InvestmentProject, InvestorContact


def project_checks(project: InvestmentProject, *, today: date | None = None) -> list[Verdict]:
    on = today or clock.today()
    return gravest_first([
        rules.calling_verdict(project.stage, project.called_on, project.calls_until, on),
        rules.interest_verdict(project.stage, project.investors.count()),
    ])  # fmt: skip


def investor_checks(investor: InvestorContact, *, today: date | None = None) -> list[Verdict]:
    steps = [each.fact for each in investor.steps.all()]
    return gravest_first([rules.next_verdict(investor.stage, steps, today or clock.today())])
