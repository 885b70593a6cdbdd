"""What the page of a check asks: what each rule says of it, with the norms of its day."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from haidang.kit import clock
from haidang.kit.verdicts import Verdict, gravest_first
from haidang.office.norms import rules as days
from haidang.office.norms.selectors import calendar
from haidang.registers.people import check_rules
from haidang.registers.people.check_choices import CheckStage
from haidang.registers.people.models import AgencyCheck
from haidang.registers.people.scholar_selectors import norm_of

NOTICE, CONCLUSION = "CHECK-NOTICE", "CHECK-END"


def last_notice(starts_on: date, on: date) -> tuple[date | None, str, str]:
    """The last day on which an agency is told in time, with its source; or why nobody can say."""
    norm, why = norm_of(NOTICE, on)
    if norm is None:
        return None, "", why
    return days.latest_start(starts_on, norm.number, norm.unit, calendar()), norm.source, ""


def last_conclusion(checked_on: date) -> tuple[date | None, str, str]:
    norm, why = norm_of(CONCLUSION, checked_on)
    return (norm.end_of(checked_on, calendar()), norm.source, "") if norm else (None, "", why)


def checks(check: AgencyCheck, user: Any = None, *, today: date | None = None) -> Sequence[Verdict]:
    on = today or clock.today()
    if check.stage == CheckStage.CANCELLED:
        return []
    last, source, why = last_notice(check.starts_on, check.announced_on or on)
    said: list[Verdict | None] = [
        check_rules.notice(check.announced_on, check.starts_on, last, source, today=on, why=why)
    ]
    if check.checked_on:
        last, source, why = last_conclusion(check.checked_on)
        said.append(check_rules.conclusion(check.checked_on, check.concluded_on, last, source, today=on, why=why))
    if check.concluded_on:
        said.append(check_rules.remedies([each.found for each in check.findings.all()], on))
    return gravest_first(said)
