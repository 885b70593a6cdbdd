"""What the room waits for: reports, notices, decisions, renewals, evaluations, minutes, and the two papers of 15/11."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from haidang.kit.kept import only_where_kept
from haidang.kit.owed import Owed
from haidang.office.directory.models import Agency
from haidang.office.norms.rules import months_later
from haidang.plan.plans.terms import Answering
from haidang.registers.agreements import rules
from haidang.registers.agreements.choices import COMING, DutyKind, Level, Stage
from haidang.registers.agreements.law import Law
from haidang.registers.agreements.models import (
    ActionProgramme,
    Agreement,
    AgreementChange,
    AgreementDuty,
    ProgrammeEvaluation,
    TwinningMinutes,
)

#: UBND tỉnh and Sở Ngoại vụ by their codes in the directory; heirs follow.
PROVINCE, DESK = "UBND", "SNGV"
#: How far back something yearly is still asked for: what an office did not write down for years is nobody's debt.
YEARS_BACK = 1


class _Asked:
    """The law, the heirs and the two houses of a day: made once for the whole list."""

    def __init__(self, on: date) -> None:
        self.on, self.law, self.answering = on, Law(), Answering(on)
        own = dict(Agency.objects.filter(code__in=(PROVINCE, DESK)).values_list("code", "pk"))
        self.province, self.desk = (self.answering.of(own[code]) if code in own else None for code in (PROVINCE, DESK))
        links = Agreement.tasks.through.objects.order_by("-task_id").values_list("agreement_id", "task_id")
        self.tasks = dict(links)

    def owed(
        self,
        row: Agreement,
        what: str,
        kind: str,
        *,
        since: date | None,
        due_on: date | None,
        agency_id: int | None = None,
        title: str = "",
    ) -> Owed:
        agency = agency_id if agency_id is not None else self.answering.of(row.agency_id, row.name)
        return Owed(
            key=f"agreement:{what}", kind=kind, title=title or row.name, url=row.get_absolute_url(), agency_id=agency,
            since=since, due_on=due_on, task_id=self.tasks.get(row.pk),
        )  # fmt: skip


@only_where_kept(Agreement)
def owed(on: date) -> Iterator[Owed]:
    """Everything waited for on that day; the number of queries does not grow with what is found."""
    asked = _Asked(on)
    yield from _reports(asked)
    yield from _decisions(asked)
    yield from _notices(asked)
    yield from _renewals(asked)
    yield from _heirs(asked)
    yield from _evaluations(asked)
    yield from _comments(asked)
    yield from _minutes(asked)
    yield from _duties(asked)


def _reports(asked: _Asked) -> Iterator[Owed]:
    """Thủ tướng is told within 15 days of the signature; what was signed before there was such a rule owes nothing."""
    for row in Agreement.objects.unreported().filter(signed_on__lte=asked.on):
        if due := asked.law.due("AGR-SIGNED", row.signed_on):
            decree = row.goes_by_decree
            kind = _("Báo cáo về thỏa thuận đã ký") if decree else _("Báo cáo Thủ tướng về thỏa thuận đã ký")
            yield asked.owed(row, f"report:{row.pk}", kind, since=row.signed_on, due_on=due)


def _decisions(asked: _Asked) -> Iterator[Owed]:
    """All opinions are in: who decides has five working days for a department or an organisation."""
    rows = Agreement.objects.filter(stage=Stage.ASKING, consultation__closed_on__lte=asked.on)
    for row in rows.select_related("consultation"):
        closed_on = row.consultation.closed_on if row.consultation else None
        code = rules.DECISION_NORM.get(Level(row.level))
        due = asked.law.due(code, closed_on) if code else None
        yield asked.owed(
            row, f"decide:{row.pk}", _("Quyết định về thỏa thuận quốc tế"), since=closed_on, due_on=due,
            agency_id=asked.province,
        )  # fmt: skip


def _notices(asked: _Asked) -> Iterator[Owed]:
    """Bộ Ngoại giao is told within 15 days of a change."""
    rows = AgreementChange.objects.unnotified().filter(effective_on__lte=asked.on).select_related("agreement")
    for change in rows:
        if due := asked.law.due(change.norm, change.effective_on):
            kind = _("Thông báo Bộ Ngoại giao: %(what)s") % {"what": change.get_kind_display().lower()}
            yield asked.owed(change.agreement, f"notify:{change.pk}", kind, since=change.effective_on, due_on=due)


def _renewals(asked: _Asked) -> Iterator[Owed]:
    """Within the widest mark of its end somebody says whether it goes on; the day is that of the notice, else the end.

    One that renews itself is asked about only where a notice has its day.
    """
    marks = asked.law.marks(asked.on)
    for row in Agreement.objects.with_term().with_renewing():
        last = rules.expiry(row.term, asked.on)
        if last is None or not rules.window(last, asked.on, marks) or getattr(row, "renewing", False):
            continue
        by = rules.notice_by(last, row.notice_days)
        if row.auto_renews and (by is None or by < asked.on):
            continue
        widest = months_later(last, -max(marks))
        key = f"renew:{row.pk}:{last:%Y-%m-%d}"
        kind = _("Xem xét gia hạn hay kết thúc thỏa thuận")
        yield asked.owed(row, key, kind, since=widest, due_on=by if by and by >= asked.on else last)


def _heirs(asked: _Asked) -> Iterator[Owed]:
    """What districts signed takes the name of its heir; the last day is that until which a mere renaming is enough."""
    body, rename = asked.law.norm("AGR-HEIR-BODY", asked.on), asked.law.norm("AGR-HEIR", asked.on)
    if body is None:
        return
    for row in Agreement.objects.living().filter(level=Level.DISTRICT, inherited_on=None):
        if rules.waits_for_heir(row.level, row.scope, row.stage, rules.expiry(row.term, asked.on), asked.on):
            yield asked.owed(
                row, f"heir:{row.pk}", _("Kế thừa thỏa thuận cấp huyện"), since=body.valid_from,
                due_on=rename.valid_to if rename else None, agency_id=asked.desk,
            )  # fmt: skip


def _years(begins: date | None, ends: date | None, on: date) -> Iterable[int]:
    return (year for year in rules.years_owed(begins, ends, on) if year >= on.year - YEARS_BACK)


def _evaluations(asked: _Asked) -> Iterator[Owed]:
    """Each year the focal agency evaluates its programme."""
    filed = set(ProgrammeEvaluation.objects.values_list("programme", "year"))
    for row in ActionProgramme.objects.running().select_related("agreement"):
        for year in _years(row.starts_on, row.ends_on, asked.on):
            due = asked.law.day_in("AGR-EVAL", year)
            if due is None or (row.pk, year) in filed or not rules.duty_year(due, asked.on) or due < row.starts_on:
                continue
            yield Owed(
                key=f"agreement:evaluate:{row.pk}:{year}",
                kind=_("Đánh giá chương trình hành động năm %(year)s") % {"year": year},
                title=row.name,
                url=reverse("agreements:evaluate", args=[row.pk]),
                agency_id=asked.answering.of(row.agency_id, row.name),
                since=due - timedelta(days=rules.SPOKEN_OF),
                due_on=due,
                task_id=asked.tasks.get(row.agreement_id),
            )


def _comments(asked: _Asked) -> Iterator[Owed]:
    rows = ProgrammeEvaluation.objects.filter(commented_on=None, filed_on__lte=asked.on).select_related("programme")
    for row in rows:
        yield Owed(
            key=f"agreement:comment:{row.pk}",
            kind=_("Nhận xét đánh giá chương trình hành động"),
            title=str(row),
            url=reverse("agreements:comment", args=[row.pk]),
            agency_id=asked.desk,
            since=row.filed_on,
            due_on=asked.law.due("AGR-EVAL-COMMENT", row.filed_on),
            task_id=asked.tasks.get(row.programme.agreement_id),
        )


def _minutes(asked: _Asked) -> Iterator[Owed]:
    """Minutes each year under a twinning, from the year after its signature."""
    signed = set(TwinningMinutes.objects.values_list("agreement", "year"))
    for row in Agreement.objects.living().filter(has_minutes=True, signed_on__isnull=False):
        last = rules.expiry(row.term, asked.on)
        for year in _years(row.signed_on, last, asked.on):
            due = asked.law.day_in("AGR-MINUTES", year)
            if due is None or (row.pk, year) in signed or not rules.duty_year(due, asked.on):
                continue
            if row.signed_on and row.signed_on.year == year:
                continue
            kind = _("Ký biên bản năm %(year)s theo thỏa thuận kết nghĩa") % {"year": year}
            yield asked.owed(
                row, f"minutes:{row.pk}:{year}", kind, since=due - timedelta(days=rules.SPOKEN_OF), due_on=due
            )


_DUTY_NORM = {DutyKind.PLAN: "AGR-PLAN", DutyKind.REPORT: "AGR-RPT"}


def _duties(asked: _Asked) -> Iterator[Owed]:
    """Both papers of 15/11, of this year and of the last, while the province has agreements to tell of."""
    sent = set(AgreementDuty.objects.values_list("kind", "year"))
    first = Agreement.objects.counted().exclude(stage__in=COMING).exclude(signed_on=None).order_by("signed_on").first()
    if first is None or first.signed_on is None:
        return
    for year in range(max(asked.on.year - YEARS_BACK, first.signed_on.year), asked.on.year + 1):
        for kind, code in _DUTY_NORM.items():
            due = asked.law.day_in(code, year)
            if due is None or (kind, year) in sent or not rules.duty_year(due, asked.on) or first.signed_on > due:
                continue
            yield Owed(
                key=f"agreement:duty:{kind}:{year}",
                kind=_("Gửi Bộ Ngoại giao về thỏa thuận quốc tế"),
                title=f"{kind.label} ({year})",
                url=reverse("agreements:duties"),
                agency_id=asked.desk,
                since=due - timedelta(days=rules.SPOKEN_OF),
                due_on=due,
            )
