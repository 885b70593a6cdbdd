"""What the rules say of a record today: the norms of its days, the rows beside it, the verdicts."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any, TypeGuard

from django.utils.translation import gettext as _

from haidang.kit import clock
from haidang.kit.verdicts import Outcome, Verdict, gravest_first
from haidang.registers.information import terms, verdicts
from haidang.registers.information.choices import ChangeStage, LicenceStage, PressStage, WorkStage, YearStage
from haidang.registers.information.models import BulletinIssue, BulletinLicence, InfoYear, LicenceChange, PressRequest

_OPEN_PRESS = (PressStage.ASKED, PressStage.ALLOWED, PressStage.REFUSED, PressStage.DONE)


def of_licence(row: BulletinLicence, on: date) -> list[Verdict]:
    return gravest_first(_of_licence(row, on))


def _of_licence(row: BulletinLicence, on: date) -> Iterator[Verdict | None]:
    if row.filed_on and row.stage != LicenceStage.CANCELLED:
        term = terms.after(terms.ANSWER, row.filed_on)
        yield verdicts.answered("licence-answer", _("trả lời hồ sơ xin phép"), row.decided_on, on, term)
    if row.valid_from and row.valid_to:
        yield verdicts.length(
            row.valid_from, row.valid_to, terms.longest(row.valid_from, row.decided_on or row.valid_from)
        )
    if row.stage == LicenceStage.LICENSED and row.valid_to:
        yield verdicts.expiry(
            row.valid_to, on, ahead=terms.before(terms.AHEAD, row.valid_to, on),
            renewal=terms.before(terms.RENEWAL, row.valid_to, on), has_renewal=row.renewals.alive().exists(),
        )  # fmt: skip
    if row.stopped_on and row.stop_told_on:
        yield verdicts.stop_notice(
            row.stop_told_on, row.stopped_on, terms.before(terms.STOP, row.stopped_on, row.stop_told_on)
        )


def of_change(row: LicenceChange, on: date) -> list[Verdict]:
    term = terms.after(terms.CHANGE, row.asked_on)
    found = [verdicts.answered("change-answer", _("trả lời đề nghị thay đổi"), row.answered_on, on, term)]
    if row.stage == ChangeStage.ASKED and (last := row.licence.last_day) and last < on:
        sentence = _("Giấy phép đã hết hiệu lực: thay đổi không còn dùng được, hãy ghi vào hồ sơ xin phép tiếp.")
        found.append(Verdict("change-licence", Outcome.WARN, sentence))
    return gravest_first(found)


def of_issue(row: BulletinIssue, out_on: date | None = None) -> list[Verdict]:
    """For the day on which it came out, or is to."""
    if row.stage == WorkStage.CANCELLED:
        return []
    given, issue = (
        row.licence,
        verdicts.Issue(out_on or row.published_on or row.planned_on, row.language, row.pages, row.copies),
    )
    licence = verdicts.Licence(
        name=given.name, stage=given.stage, valid_from=given.valid_from, last_day=given.last_day,
        language=given.language, pages=given.pages, copies=given.copies, source=str(given.decision or ""),
    )  # fmt: skip
    return gravest_first(verdicts.issue_checks(issue, licence))


def of_press(row: PressRequest, on: date, answered_on: date | None = None, waiver: str = "") -> list[Verdict]:
    """`waiver`: why it is agreed to all the same, where the rule lets that be."""
    if row.stage not in _OPEN_PRESS:
        return []
    facts = row.facts()
    if answered_on:
        facts = replace(facts, answered_on=answered_on)
    source, is_asked = terms.licence_source(facts)
    term = terms.answer_of(facts)
    found: list[Verdict | None] = [
        verdicts.press_licence(facts, source, is_asked=is_asked),
        verdicts.press_notice(facts, terms.notice_of(facts)),
    ]
    if facts.answered_on is None and verdicts.agreed_by_silence(facts, on, term):
        sentence = _("Đã qua ngày %(last)s mà không có trả lời: coi như đồng ý.")
        found.append(Verdict("press-silence", Outcome.OK, sentence % {"last": f"{term.last:%d/%m/%Y}"}, term.source))
    else:
        found.append(verdicts.answered("press-answer", _("trả lời đề nghị"), facts.answered_on, on, term))
    why = waiver or row.waiver
    return gravest_first(replace(one, let_go=why) if _passes(one, why) else one for one in found)


def _passes(verdict: Verdict | None, why: str) -> "TypeGuard[Verdict]":
    return bool(why and verdict and verdict.stops and verdict.code in verdicts.WAIVABLE)


def of_year(row: InfoYear, on: date) -> list[Verdict]:
    """The plan is of the end of the year before, the report of its own end."""
    found = [
        verdicts.answered("year-report", _("báo cáo năm"), row.reported_on, on, terms.yearly(terms.YEAR, row.year))
    ]
    if row.stage != YearStage.REPORTED or row.planned_on:
        term = terms.yearly(terms.YEAR, row.year - 1)
        found.append(verdicts.answered("year-plan", _("ban hành kế hoạch năm"), row.planned_on, on, term))
    return gravest_first(found)


def today(check: Any) -> Any:
    """As the pages ask it: of today, whoever looks."""
    return lambda record, user: check(record, clock.today())
