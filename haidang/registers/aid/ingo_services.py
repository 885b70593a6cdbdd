"""Verbs of foreign organisations: their end, their papers, the opinion of the province, the reports of a year."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from haidang.kit import clock
from haidang.kit.dossiers.services import go, held, not_before, not_to_come, said
from haidang.kit.records import services as records
from haidang.kit.verdicts import day, refuse_what_stops
from haidang.office.accounts.books import refuse_others
from haidang.office.accounts.models import User
from haidang.office.directory.models import Agency
from haidang.office.documents.models import Document
from haidang.office.documents.services import ask as ask_agencies
from haidang.plan.followup.services import drop_draft, tell_tasks
from haidang.registers.aid import ingo_rules, ingo_saying, ingo_terms
from haidang.registers.aid.ingo_choices import (
    IngoAct,
    IngoYearAct,
    Leaning,
    RegistrationAct,
    RegistrationKind,
    RegistrationStage,
)
from haidang.registers.aid.models import Ingo, IngoReport, IngoYear, Registration


def in_force(paper: Document | None, field: str = "number") -> Document | None:
    """A paper that was withdrawn carries nothing any more."""
    if paper is not None and paper.withdrawn_as:
        told = _("Văn bản %(paper)s đã rút, không dùng được. Chọn văn bản khác.") % {"paper": paper}
        raise ValidationError({field: told}, code="withdrawn")
    return paper


# ── organisations ────────────────────────────────────────────────────────────────────────────────


@transaction.atomic
def save_ingo(form: Any, *, by: User) -> Ingo:
    """An agency keeps those that it follows itself."""
    refuse_others(form.instance.agency, by=by)
    return records.save(form, by=by)  # type: ignore[return-value]


@transaction.atomic
def end(ingo: Ingo, *, on: date | None, reason: str, paper: Document | None = None, by: User) -> Ingo:
    """It works here no longer, of itself or by decision."""
    row = held(ingo, IngoAct.END, by=by)
    when = on or (paper.issued_on if paper else None) or clock.today()
    not_to_come(when, "on")
    not_before(when, row.here_since, _("ngày bắt đầu hoạt động ở tỉnh"), "on")
    why = said(reason, _("Chưa ghi vì sao chấm dứt."), "reason")
    row = go(row, IngoAct.END, by=by, reason=why, ended_on=when, ended_by=in_force(paper))
    tell_tasks(row, ingo_saying.ended(row, why), by=by)
    return row


@transaction.atomic
def reopen(ingo: Ingo, *, reason: str, by: User) -> Ingo:
    """It came back, or was ended by mistake."""
    row = held(ingo, IngoAct.REOPEN, by=by)
    why = said(reason, _("Chưa ghi vì sao hoạt động trở lại."), "reason")
    row = go(row, IngoAct.REOPEN, by=by, reason=why, ended_on=None, ended_by=None)
    drop_draft(row, by=by)
    return row


# ── registrations ────────────────────────────────────────────────────────────────────────────────


@transaction.atomic
def save_registration(form: Any, *, by: User) -> Registration:
    """A paper that is there already enters the book as granted; one that is asked for waits for the opinion."""
    row: Registration = form.instance
    refuse_others(row.ingo.agency, by=by, field="ingo")
    if row.number and row._state.adding:
        row.stage = RegistrationStage.GRANTED
    elif row.number and row.stage in (RegistrationStage.ASKED, RegistrationStage.ANSWERED):
        told = _("Giấy mới được cấp thì dùng “%(act)s” trên trang hồ sơ.") % {"act": RegistrationAct.GRANT.label}
        raise ValidationError({"number": told}, code="by-its-act")
    _refuse_too_long(row.kind, row.issued_on, row.valid_to)
    return records.save(form, by=by)  # type: ignore[return-value]


def _refuse_too_long(kind: str, issued_on: date | None, valid_to: date | None) -> None:
    if issued_on and valid_to:
        term = ingo_terms.validity_of(RegistrationKind(kind), issued_on)
        refuse_what_stops([ingo_rules.validity(issued_on, valid_to, term)])


@transaction.atomic
def consult(
    registration: Registration, *, agencies: Iterable[Agency], words: str = "", due_on: date | None = None, by: User
) -> Registration:
    """The opinions on which that of the province stands."""
    row = held(registration, RegistrationAct.CONSULT, by=by)
    asked = ask_agencies(
        subject=_("Ý kiến về %(what)s") % {"what": row},
        agencies=agencies, by=by, words=words, due_on=due_on,
        link_url=row.get_absolute_url(), link_name=str(row),
    )  # fmt: skip
    return go(row, RegistrationAct.CONSULT, by=by, consultation=asked)


@transaction.atomic
def answer(
    registration: Registration,
    *,
    leaning: str,
    words: str = "",
    answered_on: date | None = None,
    paper: Document | None,
    by: User,
) -> Registration:
    """What UBND tỉnh says of it, by its paper."""
    row = held(registration, RegistrationAct.ANSWER, by=by)
    if paper is None:
        raise ValidationError({"number": _("Chưa ghi văn bản trả lời. Ghi số, ký hiệu và ngày.")}, code="no-paper")
    when = answered_on or paper.issued_on or clock.today()
    not_to_come(when, "answered_on")
    not_before(when, row.requested_on, _("ngày nhận văn bản hỏi ý kiến"), "answered_on")
    if leaning != Leaning.AGREED:
        words = said(words, _("Không đồng ý, hoặc đồng ý kèm điều kiện, thì ghi lý do, điều kiện."), "words")
    facts: dict[str, Any] = {
        "leaning": leaning,
        "leaning_words": words.strip(),
        "answered_on": when,
        "answer": in_force(paper),
    }
    row = go(row, RegistrationAct.ANSWER, by=by, **facts)
    tell_tasks(row, ingo_saying.answered(row), by=by)
    return row


@transaction.atomic
def grant(
    registration: Registration, *, granted_number: str, granted_on: date | None, valid_to: date | None, by: User
) -> Registration:
    """Bộ Ngoại giao gave the paper."""
    row = held(registration, RegistrationAct.GRANT, by=by)
    number = said(granted_number, _("Chưa ghi số giấy đăng ký."), "granted_number")
    if granted_on is None or valid_to is None:
        told = _("Ghi cả ngày cấp và ngày hết giá trị của giấy.")
        raise ValidationError({"granted_on" if granted_on is None else "valid_to": told}, code="no-day")
    not_to_come(granted_on, "granted_on")
    not_before(granted_on, row.answered_on or row.requested_on, _("ngày hỏi, trả lời ý kiến"), "granted_on")
    _refuse_too_long(row.kind, granted_on, valid_to)
    row = go(row, RegistrationAct.GRANT, by=by, number=number, issued_on=granted_on, valid_to=valid_to)
    tell_tasks(row, ingo_saying.granted(row), by=by)
    return row


@transaction.atomic
def refuse(registration: Registration, *, reason: str, by: User) -> Registration:
    """Bộ Ngoại giao gave none."""
    row = held(registration, RegistrationAct.REFUSE, by=by)
    why = said(reason, _("Chưa ghi vì sao không được cấp."), "reason")
    row = go(row, RegistrationAct.REFUSE, by=by, reason=why)
    drop_draft(row, by=by)
    return row


@transaction.atomic
def take_plan(
    registration: Registration, *, plan_on: date | None, paper: Document | None = None, by: User
) -> Registration:
    """The organisation told the province what it wants to do here."""
    row = held(registration, RegistrationAct.PLAN, by=by)
    when = plan_on or (paper.issued_on if paper else None) or clock.today()
    not_to_come(when, "plan_on")
    not_before(when, row.issued_on, _("ngày cấp giấy đăng ký"), "plan_on")
    return go(row, RegistrationAct.PLAN, by=by, plan_on=when, plan_paper=in_force(paper))


@transaction.atomic
def revoke(registration: Registration, *, on: date | None, reason: str, by: User) -> Registration:
    """It holds no longer from that day on."""
    row = held(registration, RegistrationAct.REVOKE, by=by)
    when = on or clock.today()
    not_to_come(when, "on")
    not_before(when, row.issued_on, _("ngày cấp giấy đăng ký"), "on")
    why = said(reason, _("Chưa ghi vì sao giấy bị thu hồi, chấm dứt."), "reason")
    return go(row, RegistrationAct.REVOKE, by=by, reason=why, revoked_on=when)


# ── yearly reports ───────────────────────────────────────────────────────────────────────────────


@transaction.atomic
def save_report(form: Any, *, by: User) -> IngoReport:
    """The report of an organisation; it has come, and not before its year began."""
    row: IngoReport = form.instance
    refuse_others(row.ingo.agency, by=by, field="ingo")
    not_to_come(row.received_on, "received_on")
    window = ingo_terms.year_of(row.year)
    what = _("ngày đầu của kỳ số liệu năm %(year)s") % {"year": row.year}
    not_before(row.received_on, window.first, what, "received_on")
    return records.save(form, by=by)  # type: ignore[return-value]


@transaction.atomic
def save_year(form: Any, *, by: User) -> IngoYear:
    refuse_others(form.instance.agency, by=by)
    return records.save(form, by=by)  # type: ignore[return-value]


@transaction.atomic
def send_year(year: IngoYear, *, paper: Document | None, sent_on: date | None = None, by: User) -> IngoYear:
    """The report of the province went out; not before the window of its year has closed."""
    row = held(year, IngoYearAct.SEND, by=by)
    if paper is None:
        raise ValidationError({"number": _("Chưa ghi báo cáo. Ghi số, ký hiệu và ngày.")}, code="no-paper")
    when = sent_on or paper.issued_on or clock.today()
    not_to_come(when, "sent_on")
    window = ingo_terms.year_of(row.year)
    if when <= window.last:
        told = _("Kỳ số liệu năm %(year)s đến hết ngày %(last)s; báo cáo gửi sau ngày đó.")
        raise ValidationError({"sent_on": told % {"year": row.year, "last": day(window.last)}}, code="too-early")
    row = go(row, IngoYearAct.SEND, by=by, paper=in_force(paper), sent_on=when)
    tell_tasks(row, ingo_saying.year_sent(row, Ingo.objects.registered(window.last).count()), by=by)
    return row
