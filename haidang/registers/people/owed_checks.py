"""What checks wait for: the notice, the visit, the conclusion, the remedy of who was checked, the consent to it."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from haidang.kit.kept import only_where_kept
from haidang.kit.owed import Owed
from haidang.office.norms.selectors import calendar
from haidang.plan.plans.terms import Answering, DaysAfter
from haidang.registers.people.check_choices import CheckStage, FindingKind
from haidang.registers.people.check_selectors import CONCLUSION, last_notice
from haidang.registers.people.models import AgencyCheck, CheckFinding


@only_where_kept(AgencyCheck)
def owed(on: date) -> Iterator[Owed]:
    """Everything waited for on that day; the number of queries does not grow with what is found."""
    answering = Answering(on)
    concluding = DaysAfter(CONCLUSION, calendar())
    open_checks = set(
        CheckFinding.objects.filter(confirmed_on=None).exclude(kind=FindingKind.GOOD)
        .filter(check_held__stage=CheckStage.CONCLUDED).values_list("check_held", flat=True)
    )  # fmt: skip
    for row in AgencyCheck.objects.living():
        agency = answering.of(row.agency_id, row.title)
        match row.stage:
            case CheckStage.PLANNED:
                last, _source, _why = last_notice(row.starts_on, on)
                yield _owed(row, "announce", _("Báo cơ quan được kiểm tra"), agency, None, last or row.starts_on)
            case CheckStage.ANNOUNCED if row.ends_on < on:
                yield _owed(row, "hold", _("Ghi đã kiểm tra"), agency, row.ends_on, None)
            case CheckStage.CHECKED:
                due = concluding.of(row.checked_on)
                yield _owed(row, "conclude", _("Kết luận kiểm tra"), agency, row.checked_on, due)
            case CheckStage.CONCLUDED if row.pk not in open_checks:
                yield _owed(row, "close", _("Ghi đã khắc phục xong"), agency, row.concluded_on, None)
    yield from _findings(answering)


def _owed(row: AgencyCheck, what: str, kind: str, agency: int | None, since: date | None, due_on: date | None) -> Owed:
    return Owed(
        key=f"people:check-{what}:{row.pk}", kind=kind, title=row.title, url=row.get_absolute_url(), agency_id=agency,
        since=since, due_on=due_on,
    )  # fmt: skip


def _findings(answering: Answering) -> Iterator[Owed]:
    """Who was checked puts right until the day; who checked agrees, or gives back."""
    rows = CheckFinding.objects.filter(confirmed_on=None, check_held__stage=CheckStage.CONCLUDED)
    for row in rows.exclude(kind=FindingKind.GOOD).select_related("check_held"):
        check = row.check_held
        is_told = row.remedied_on is not None
        yield Owed(
            key=f"people:finding-{'confirm' if is_told else 'remedy'}:{row.pk}",
            kind=_("Xác nhận đã khắc phục sau kiểm tra") if is_told else _("Khắc phục sau kiểm tra"),
            title=f"{row}: {check.title}",
            url=check.get_absolute_url(),
            agency_id=answering.of(check.agency_id if is_told else check.checked_id, check.title),
            since=row.remedied_on if is_told else check.concluded_on,
            due_on=None if is_told else row.due_on,
        )
