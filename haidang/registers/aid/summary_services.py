"""Verbs of summaries in two languages and of the letters that carry them."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from haidang.kit import clock
from haidang.kit.audit.services import note
from haidang.kit.dossiers.services import go, held, not_before, not_to_come, said
from haidang.kit.records import services as records
from haidang.kit.verdicts import refuse_what_stops
from haidang.office.accounts.books import refuse_others
from haidang.office.accounts.models import User
from haidang.office.documents.models import Document
from haidang.office.documents.services import cite
from haidang.plan.followup.services import drop_draft, tell_tasks
from haidang.registers.aid import ingo_saying, summary_verdicts
from haidang.registers.aid.ingo_choices import LetterAct, Reply, SummaryAct, SummaryStage
from haidang.registers.aid.ingo_services import in_force
from haidang.registers.aid.models import DonorLetter, ProjectSummary
from haidang.registers.partners.models import Partner

# ── summaries ────────────────────────────────────────────────────────────────────────────────────


@transaction.atomic
def save_summary(form: Any, *, by: User) -> ProjectSummary:
    refuse_others(form.instance.agency, by=by)
    return records.save(form, by=by)  # type: ignore[return-value]


@transaction.atomic
def make_ready(summary: ProjectSummary, *, by: User) -> ProjectSummary:
    """Everything stands there in both languages: it may go out."""
    row = held(summary, SummaryAct.READY, by=by)
    refuse_what_stops(summary_verdicts.whole(row.texts))
    return go(row, SummaryAct.READY, by=by, ready_on=clock.today())


@transaction.atomic
def revise(summary: ProjectSummary, *, reason: str, by: User) -> ProjectSummary:
    """Back to be written; letters that went out keep what they carried in the history."""
    row = held(summary, SummaryAct.REVISE, by=by)
    why = said(reason, _("Chưa ghi vì sao soạn lại."), "reason")
    return go(row, SummaryAct.REVISE, by=by, reason=why, ready_on=None)


@transaction.atomic
def fund(summary: ProjectSummary, *, donor: Partner, on: date | None = None, by: User) -> ProjectSummary:
    """Somebody who was written to pays for it."""
    row = held(summary, SummaryAct.FUND, by=by)
    when = on or clock.today()
    not_to_come(when, "on")
    yes = row.letters.filter(partner=donor, reply=Reply.YES).order_by("replied_on").first()
    if yes is None:
        told = _("Chưa có thư nào được %(donor)s trả lời “%(reply)s”. Ghi thư và trả lời trước.")
        raise ValidationError({"donor": told % {"donor": donor, "reply": Reply.YES.label}}, code="no-answer")
    not_before(when, yes.replied_on, _("ngày nhà tài trợ trả lời"), "on")
    row = go(row, SummaryAct.FUND, by=by, donor=donor, funded_on=when)
    tell_summary(row, by=by)
    return row


@transaction.atomic
def close(summary: ProjectSummary, *, reason: str, by: User) -> ProjectSummary:
    row = held(summary, SummaryAct.CLOSE, by=by)
    why = said(reason, _("Chưa ghi vì sao thôi vận động."), "reason")
    row = go(row, SummaryAct.CLOSE, by=by, reason=why)
    drop_draft(row, by=by)
    return row


def tell_summary(summary: ProjectSummary, *, by: User) -> None:
    """One sentence of the whole course of a summary, in the drafts of its tasks."""
    letters = summary.letters.select_related("partner").order_by("sent_on", "pk")
    tell_tasks(summary, ingo_saying.summary(summary, letters), by=by)


# ── letters ──────────────────────────────────────────────────────────────────────────────────────


@transaction.atomic
def save_letter(form: Any, *, by: User) -> DonorLetter:
    """A letter that went out carries a summary that was whole; its paper is found in the book by its number."""
    row: DonorLetter = form.instance
    refuse_others(row.agency, by=by)
    not_to_come(row.sent_on, "sent_on")
    if row._state.adding and row.summary.stage not in (SummaryStage.READY, SummaryStage.FUNDED):
        told = _("“%(summary)s” đang ở bước “%(stage)s”, chưa gửi được. Hoàn chỉnh hai ngôn ngữ trước.")
        said_of = {"summary": row.summary, "stage": row.summary.get_stage_display()}
        raise ValidationError({"summary": told % said_of}, code="not-ready")
    not_before(row.sent_on, row.summary.ready_on, _("ngày bản tóm tắt hoàn chỉnh"), "sent_on")
    row.document = in_force(cite(row.number, row.sent_on, row.agency, by=by)) if row.number.strip() else None
    saved: DonorLetter = records.save(form, by=by)  # type: ignore[assignment]
    tell_summary(saved.summary, by=by)
    return saved


@transaction.atomic
def answer(
    letter: DonorLetter,
    *,
    reply: str,
    words: str = "",
    replied_on: date | None = None,
    next_step: str = "",
    next_on: date | None = None,
    paper: Document | None = None,
    by: User,
) -> DonorLetter:
    """What they said, and what is done about it until when."""
    row = held(letter, LetterAct.ANSWER, by=by)
    when = replied_on or (paper.issued_on if paper else None) or clock.today()
    not_to_come(when, "replied_on")
    not_before(when, row.sent_on, _("ngày gửi thư"), "replied_on")
    if reply != Reply.NO:
        next_step = said(next_step, _("Ghi việc tiếp theo: gặp, gửi đề cương, mời khảo sát…"), "next_step")
    _refuse_step_without_day(next_step, next_on, after=when)
    row = go(
        row, LetterAct.ANSWER, by=by, reply=reply, reply_words=words.strip(), replied_on=when,
        next_step=next_step.strip(), next_on=next_on, reply_paper=in_force(paper),
    )  # fmt: skip
    tell_summary(row.summary, by=by)
    return row


def _refuse_step_without_day(step: str, on: date | None, *, after: date) -> None:
    if step.strip() and on is None:
        raise ValidationError({"next_on": _("Ghi ngày phải làm xong “%(step)s”.") % {"step": step.strip()}}, code="day")
    if on and not step.strip():
        raise ValidationError({"next_step": _("Có ngày phải làm thì ghi việc tiếp theo là gì.")}, code="step")
    not_before(on, after, _("ngày của việc trước đó"), "next_on")


@transaction.atomic
def do_step(
    letter: DonorLetter, *, done: str, next_step: str = "", next_on: date | None = None, by: User
) -> DonorLetter:
    """The next step was taken; there may be another."""
    row = held(letter, LetterAct.STEP, by=by)
    words = said(done, _("Chưa ghi đã làm gì, kết quả thế nào."), "done")
    _refuse_step_without_day(next_step, next_on, after=row.replied_on or row.sent_on)
    return go(row, LetterAct.STEP, by=by, reason=words, next_step=next_step.strip(), next_on=next_on)


@transaction.atomic
def close_letter(letter: DonorLetter, *, reason: str, by: User) -> DonorLetter:
    """Nothing more is waited for."""
    row = held(letter, LetterAct.CLOSE, by=by)
    why = said(reason, _("Chưa ghi vì sao khép lại."), "reason")
    row = go(row, LetterAct.CLOSE, by=by, reason=why, next_step="", next_on=None)
    return row


@transaction.atomic
def keep_letter(letter: DonorLetter, *, document: Document, by: User) -> DonorLetter:
    """The letter that was drafted here and came back signed: its paper and its number."""
    row = DonorLetter.objects.for_user(by, "draft").select_for_update(of=("self",)).get(pk=letter.pk)
    before, row.document, row.number = row.document, document, document.number
    row.save(update_fields=["document", "number"])
    note(row, "paper-kept", by=by, changes={"document": [before, document]})
    return row
