"""What is done with a project that looks for investors, and with somebody who may come."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from haidang.kit import clock
from haidang.kit.audit.services import note
from haidang.kit.dossiers.services import go, held, not_before, not_to_come, said
from haidang.kit.records import services as records
from haidang.kit.verdicts import day
from haidang.office.accounts.books import refuse_others
from haidang.office.accounts.models import User
from haidang.office.documents.models import Document
from haidang.plan.followup.services import drop_draft, tell_tasks
from haidang.registers.events import investment_rules as rules
from haidang.registers.events.investment_choices import (
    InvestmentAct,
    InvestmentStage,
    InvestorAct,
    InvestorStage,
)
from haidang.registers.events.investment_telling import investment_sentence
from haidang.registers.events.models.investment import InvestmentProject, InvestorContact

# ── the project ──────────────────────────────────────────────────────────────────────────────────


@transaction.atomic
def save_project(form: Any, *, by: User) -> InvestmentProject:
    """What the form says: of one's own agency, or of any for who keeps every book."""
    refuse_others(form.instance.agency, by=by)
    row: InvestmentProject = records.save(form, by=by)  # type: ignore[assignment]
    return row


@transaction.atomic
def call(
    project: InvestmentProject, *, paper: Document | None = None, called_on: date | None = None, by: User
) -> InvestmentProject:
    """Đưa vào danh mục kêu gọi: from that day everybody who meets investors reads of it."""
    row = held(project, InvestmentAct.CALL, by=by)
    when = called_on or (paper.issued_on if paper else None) or clock.today()
    not_to_come(when, "called_on")
    _refuse_over(row, when)
    row = go(row, InvestmentAct.CALL, by=by, listing=_in_force(paper) or row.listing, called_on=when)
    _tell(row, by=by)
    return row


@transaction.atomic
def call_again(
    project: InvestmentProject, *, reason: str, calls_until: date | None = None, by: User
) -> InvestmentProject:
    """Kêu gọi lại: who was agreed with does not come, or the time begins anew."""
    row = held(project, InvestmentAct.AGAIN, by=by)
    why = said(reason, _("Chưa ghi vì sao kêu gọi lại."), "reason")
    today = clock.today()
    if calls_until and calls_until < today:
        told = {"day": day(calls_until)}
        raise ValidationError({"calls_until": _("Ngày %(day)s đã qua; ghi một ngày sắp tới.") % told}, code="over")
    called_on = row.called_on or today
    row = go(row, InvestmentAct.AGAIN, by=by, reason=why, calls_until=calls_until, called_on=called_on)
    _tell(row, by=by)
    return row


@transaction.atomic
def stop(project: InvestmentProject, *, reason: str, by: User) -> InvestmentProject:
    """Dừng kêu gọi: what was never called for leaves no sentence behind; what was is told to its end."""
    row = held(project, InvestmentAct.STOP, by=by)
    why = said(reason, _("Chưa ghi vì sao dừng kêu gọi."), "reason")
    row = go(row, InvestmentAct.STOP, by=by, reason=why)
    if row.called_on:
        _tell(row, by=by)
    else:
        drop_draft(row, by=by)
    return row


def _refuse_over(row: InvestmentProject, when: date) -> None:
    if row.calls_until and row.calls_until < when:
        told = {"until": day(row.calls_until), "day": day(when)}
        sentence = _("Thời gian kêu gọi đến %(until)s, trước ngày đưa vào danh mục %(day)s. Sửa dự án trước.") % told
        raise ValidationError({"called_on": sentence}, code="over")


def _tell(row: InvestmentProject, *, by: User) -> None:
    tell_tasks(row, investment_sentence(row), by=by)


# ── an investor ──────────────────────────────────────────────────────────────────────────────────


@transaction.atomic
def save_investor(form: Any, *, by: User) -> InvestorContact:
    """Somebody was met about a project that is called for; a second meeting is a step, not a second line."""
    row: InvestorContact = form.instance
    refuse_others(row.agency, by=by)
    project = _locked(row.project_id)
    if form.instance.pk is None and project.stage != InvestmentStage.CALLING:
        told = {"project": project, "stage": project.get_stage_display()}
        sentence = _("Dự án “%(project)s” đang ở bước “%(stage)s”, chưa ghi nhà đầu tư mới được.") % told
        raise ValidationError({"project": sentence}, code="not-called")
    not_to_come(row.began_on, "began_on")
    _refuse_twice(row)
    saved: InvestorContact = records.save(form, by=by)  # type: ignore[assignment]
    _tell(project, by=by)
    return saved


def _refuse_twice(row: InvestorContact) -> None:
    others = InvestorContact.objects.filter(project=row.project_id, agency=row.agency_id)
    same = others.filter(partner=row.partner_id) if row.partner_id else others.filter(partner=None, name=row.name)
    known = same.exclude(pk=row.pk).exclude(stage=InvestorStage.LOST).first()
    if known:
        told = {"who": known.who, "day": day(known.began_on)}
        sentence = _("%(who)s đã có trong sổ của dự án này từ ngày %(day)s; thêm bước làm việc ở đó.") % told
        raise ValidationError({"partner" if row.partner_id else "name": sentence}, code="twice")


@transaction.atomic
def sign(investor: InvestorContact, *, paper: Document | None = None, by: User) -> InvestorContact:
    """Ký ghi nhớ: what both sides mean to do."""
    row = held(investor, InvestorAct.SIGN, by=by)
    if paper is None:
        raise ValidationError({"number": _("Chưa ghi bản ghi nhớ. Ghi số (tên) và ngày.")}, code="no-paper")
    not_before(paper.issued_on, row.began_on, _("ngày tiếp xúc lần đầu"), "issued_on")
    row = go(row, InvestorAct.SIGN, by=by, memo=_in_force(paper))
    _tell(row.project, by=by)
    return row


@transaction.atomic
def win(
    investor: InvestorContact, *, paper: Document | None = None, capital: Decimal | None = None, currency: str = "",
    by: User,
) -> InvestorContact:  # fmt: skip
    """Được chấp thuận đầu tư: by a paper, with what they put in; the project has its investor."""
    project = _locked(investor.project_id)
    row = held(investor, InvestorAct.WIN, by=by)
    if paper is None:
        raise ValidationError({"number": _("Chưa ghi văn bản chấp thuận. Ghi số, ký hiệu và ngày.")}, code="no-paper")
    field, fault = rules.capital_fault(capital, currency)
    if field:
        raise ValidationError({field: fault}, code="currency")
    when = paper.issued_on or clock.today()
    not_before(when, row.began_on, _("ngày tiếp xúc lần đầu"), "issued_on")
    facts: dict[str, Any] = {
        "decision": _in_force(paper),
        "capital": capital,
        "currency": currency,
        "concluded_on": when,
    }
    row = go(row, InvestorAct.WIN, by=by, **facts)
    if project.stage == InvestmentStage.CALLING:
        # whoever has the investor in hand says so of the project too, also where another agency keeps that
        project.stage = project.course.leads(InvestmentAct.AGREE, project.stage)
        project.full_clean()
        project.save()
        note(project, "agree", by=by, changes={"investor": [None, row.who]})
    _tell(project, by=by)
    return row


@transaction.atomic
def lose(investor: InvestorContact, *, reason: str, by: User) -> InvestorContact:
    """Không theo tiếp: why is what the next one is told."""
    row = held(investor, InvestorAct.LOSE, by=by)
    why = said(reason, _("Chưa ghi vì sao nhà đầu tư không theo tiếp."), "reason")
    row = go(row, InvestorAct.LOSE, by=by, reason=why, concluded_on=clock.today())
    _tell(row.project, by=by)
    return row


@transaction.atomic
def talk_again(investor: InvestorContact, *, reason: str, by: User) -> InvestorContact:
    """Trao đổi lại: they came back."""
    row = held(investor, InvestorAct.AGAIN, by=by)
    why = said(reason, _("Chưa ghi vì sao trao đổi lại."), "reason")
    _refuse_twice(row)
    row = go(row, InvestorAct.AGAIN, by=by, reason=why, concluded_on=None)
    _tell(row.project, by=by)
    return row


def _locked(pk: int) -> InvestmentProject:
    """Two investors who are agreed with at once stand in line."""
    return InvestmentProject.objects.select_for_update(of=("self",)).get(pk=pk)


def _in_force(paper: Document | None) -> Document | None:
    if paper and paper.withdrawn_as:
        sentence = _("Văn bản %(paper)s đã rút, không dùng được.") % {"paper": paper}
        raise ValidationError({"number": sentence}, code="withdrawn")
    return paper
