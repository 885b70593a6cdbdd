"""What is done with an aid that is not ODA: from the dossier to the evaluation, each act with its day and its paper."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from haidang.kit import clock
from haidang.kit.audit.services import note
from haidang.kit.dossiers.services import go, held, not_before, not_to_come, said
from haidang.kit.money import Money
from haidang.kit.records import services as records
from haidang.kit.verdicts import refuse_what_stops
from haidang.office.accounts.books import refuse_others
from haidang.office.accounts.models import User
from haidang.office.directory.models import Agency
from haidang.office.documents.models import Document
from haidang.office.documents.services import ask as ask_opinions
from haidang.plan.followup.services import drop_draft, tell_tasks
from haidang.registers.aid import aid_terms as terms
from haidang.registers.aid import project_telling as telling
from haidang.registers.aid.models import AidProject, AidReport
from haidang.registers.aid.project_choices import Authority, ProjectAct, ProjectKind, ReportKind
from haidang.registers.aid.project_verdicts import authority_said, dossier_said, relief_said


@transaction.atomic
def save(form: Any, *, by: User) -> AidProject:
    """What the form says: of one's own agency, or of any for who keeps every book."""
    refuse_others(form.instance.agency, by=by)
    return records.save(form, by=by)  # type: ignore[return-value]


# ── the dossier ──────────────────────────────────────────────────────────────────────────────────


@transaction.atomic
def file(
    project: AidProject,
    *,
    paper: Document | None,
    filed_on: date | None = None,
    appraiser: Agency | None = None,
    by: User,
) -> AidProject:
    """Trình thẩm định: a whole dossier goes to the agency that the norm of the day names, or the one that is said."""
    row = held(project, ProjectAct.FILE, by=by)
    when = filed_on or clock.today()
    not_to_come(when, "filed_on")
    to = appraiser or terms.focal_on(when)
    if to is None:
        raise ValidationError(
            {"appraiser": _("Chưa biết cơ quan nào thẩm định ngày %(day)s. Chọn cơ quan ở ô này, "
                            "hoặc bổ sung quy định AID-FOCAL.")
             % {"day": f"{when:%d/%m/%Y}"}}, code="nobody",
        )  # fmt: skip
    there = set(row.pieces.values_list("kind", flat=True))
    refuse_what_stops([dossier_said(there, terms.held(terms.DOSSIER, when))])
    return go(row, ProjectAct.FILE, by=by, request=paper, filed_on=when, appraiser=to)


@transaction.atomic
def receive(
    project: AidProject, *, received_on: date | None = None, paper: Document | None = None, by: User
) -> AidProject:
    """Tiếp nhận cứu trợ: at once, in the months after the disaster that the norm of its day gives."""
    row = held(project, ProjectAct.RECEIVE, by=by)
    when = received_on or clock.today()
    not_to_come(when, "received_on")
    not_before(when, row.disaster_on, _("ngày xảy ra"), "received_on")
    assert row.disaster_on
    code = terms.RELIEF if row.kind == ProjectKind.RELIEF else terms.RECOVERY
    term = terms.after(code, row.disaster_on)
    refuse_what_stops([relief_said(row.kind, row.disaster_on, when, term, when)])
    go(
        row, ProjectAct.RECEIVE, by=by, decision=paper, decided_on=when, decided_by=Authority.CHAIR,
        started_on=when,
    )  # fmt: skip
    tell_tasks(row, telling.received_sentence(row), by=by)
    return row


@transaction.atomic
def ask(
    project: AidProject, *, agencies: Iterable[Agency], words: str = "", due_on: date | None = None, by: User
) -> AidProject:
    """Lấy ý kiến: of Sở Tài chính, Công an and whom it concerns; answered before the appraisal has to be done."""
    row = held(project, ProjectAct.ASK, by=by)
    assert row.filed_on
    last = terms.after(terms.APPRAISAL, row.filed_on).last
    if due_on and last and due_on > last:
        told = {"day": f"{due_on:%d/%m/%Y}", "last": f"{last:%d/%m/%Y}"}
        sentence = _("Hạn trả lời %(day)s sau hạn thẩm định %(last)s. Đặt hạn sớm hơn.") % told
        raise ValidationError({"due_on": sentence}, code="too-late")
    asked = ask_opinions(
        subject=_("Khoản viện trợ: %(title)s") % {"title": row.title[:240]}, agencies=agencies, words=words,
        due_on=due_on, link_url=row.get_absolute_url(), link_name=row.title[:250], by=by,
    )  # fmt: skip
    return go(row, ProjectAct.ASK, by=by, consultation=asked)


@transaction.atomic
def send_back(project: AidProject, *, reason: str, by: User) -> AidProject:
    """Back to the owner, with what is missing."""
    row = held(project, ProjectAct.SEND_BACK, by=by)
    why = said(reason, _("Chưa ghi cần bổ sung gì."), "reason")
    return go(row, ProjectAct.SEND_BACK, by=by, reason=why, filed_on=None, request=None)


@transaction.atomic
def appraise(
    project: AidProject, *, words: str, appraised_on: date | None = None, paper: Document | None = None, by: User
) -> AidProject:
    """Thẩm định: what was found, in so many days."""
    row = held(project, ProjectAct.APPRAISE, by=by)
    when = appraised_on or (paper.issued_on if paper else None) or clock.today()
    not_to_come(when, "appraised_on")
    not_before(when, row.filed_on, _("ngày nộp hồ sơ"), "appraised_on")
    found = said(words, _("Chưa ghi kết quả thẩm định."), "words")
    return go(row, ProjectAct.APPRAISE, by=by, appraisal=paper, appraised_on=when, appraisal_words=found)


@transaction.atomic
def approve(project: AidProject, *, paper: Document | None, decided_by: str = Authority.CHAIR, by: User) -> AidProject:
    """Phê duyệt: written down from the decision of who may."""
    row = held(project, ProjectAct.APPROVE, by=by)
    if paper is None:
        raise ValidationError({"number": _("Chưa ghi quyết định phê duyệt. Ghi số, ký hiệu và ngày.")}, code="no-paper")
    when = paper.issued_on or clock.today()
    not_before(when, row.appraised_on, _("ngày thẩm định"), "issued_on")
    refuse_what_stops([authority_said(row.topic, terms.held(terms.OF_PRIME_MINISTER, when), decided_by)])
    go(row, ProjectAct.APPROVE, by=by, decision=paper, decided_on=when, decided_by=decided_by)
    tell_tasks(row, telling.approved_sentence(row), by=by)
    return row


@transaction.atomic
def refuse(project: AidProject, *, reason: str, paper: Document | None = None, by: User) -> AidProject:
    row = held(project, ProjectAct.REFUSE, by=by)
    why = said(reason, _("Chưa ghi vì sao không phê duyệt."), "reason")
    go(row, ProjectAct.REFUSE, by=by, reason=why, revocation=paper)
    drop_draft(row, by=by)
    return row


@transaction.atomic
def withdraw(project: AidProject, *, reason: str, by: User) -> AidProject:
    row = held(project, ProjectAct.WITHDRAW, by=by)
    why = said(reason, _("Chưa ghi vì sao rút hồ sơ."), "reason")
    go(row, ProjectAct.WITHDRAW, by=by, reason=why)
    drop_draft(row, by=by)
    return row


# ── afterwards ───────────────────────────────────────────────────────────────────────────────────


@transaction.atomic
def start(project: AidProject, *, started_on: date | None = None, reason: str = "", by: User) -> AidProject:
    """Bắt đầu thực hiện; later than the law gives, only with why."""
    row = held(project, ProjectAct.START, by=by)
    when = started_on or clock.today()
    not_to_come(when, "started_on")
    not_before(when, row.decided_on, _("ngày phê duyệt"), "started_on")
    assert row.decided_on
    last = terms.after(terms.START, row.decided_on).last
    if last and when > last:
        sentence = _("Bắt đầu sau hạn %(last)s (tính từ ngày phê duyệt). Ghi lý do chậm.") % {
            "last": f"{last:%d/%m/%Y}"
        }
        said(reason, sentence, "reason")
    go(row, ProjectAct.START, by=by, started_on=when, reason=reason)
    tell_tasks(row, telling.started_sentence(row), by=by)
    return row


@transaction.atomic
def adjust(
    project: AidProject, *, paper: Document | None, amount: Decimal | None = None, ends_on: date | None = None,
    reason: str, by: User,
) -> AidProject:  # fmt: skip
    """Điều chỉnh: another amount or another end, by a paper; never less than what was paid out."""
    row = held(project, ProjectAct.ADJUST, by=by)
    if paper is None:
        raise ValidationError({"number": _("Chưa ghi văn bản điều chỉnh. Ghi số, ký hiệu và ngày.")}, code="no-paper")
    why = said(reason, _("Chưa ghi điều chỉnh vì sao."), "reason")
    facts: dict[str, Any] = {}
    if amount is not None:
        paid = row.paid()
        if amount < paid.amount:
            told = {"amount": Money(amount, row.currency), "paid": paid}
            sentence = _("Đã giải ngân %(paid)s; không điều chỉnh cam kết xuống %(amount)s được.") % told
            raise ValidationError({"amount": sentence}, code="below-paid")
        facts["amount"] = amount
    if ends_on is not None:
        not_before(ends_on, row.started_on or row.decided_on, _("ngày bắt đầu"), "ends_on")
        facts["ends_on"] = ends_on
    if not facts:
        raise ValidationError(_("Chưa ghi điều chỉnh gì: ghi giá trị mới hoặc ngày kết thúc mới."), code="nothing")
    return go(row, ProjectAct.ADJUST, by=by, reason=why, told={"paper": [None, str(paper)]}, **facts)


@transaction.atomic
def end(project: AidProject, *, ended_on: date | None = None, results: str, by: User) -> AidProject:
    """Kết thúc: what came of it; its tasks hear of it."""
    row = held(project, ProjectAct.END, by=by)
    when = ended_on or clock.today()
    not_to_come(when, "ended_on")
    not_before(when, row.started_on, _("ngày bắt đầu thực hiện"), "ended_on")
    found = said(results, _("Chưa ghi kết quả. Ghi đạt được gì, khác dự kiến ở đâu."), "results")
    go(row, ProjectAct.END, by=by, ended_on=when, results=found)
    tell_tasks(row, telling.ended_sentence(row), by=by)
    return row


@transaction.atomic
def evaluate(project: AidProject, *, evaluated_on: date | None = None, evaluation: str, by: User) -> AidProject:
    """Đánh giá: only with the final report in hand."""
    row = held(project, ProjectAct.EVALUATE, by=by)
    when = evaluated_on or clock.today()
    not_to_come(when, "evaluated_on")
    not_before(when, row.ended_on, _("ngày kết thúc"), "evaluated_on")
    if not row.reports.filter(kind=ReportKind.FINAL).exists():
        raise ValidationError(
            _("Chưa có báo cáo kết thúc của chủ khoản viện trợ. Ghi ở mục “Báo cáo” trước, rồi ghi đánh giá."),
            code="no-report",
        )
    found = said(evaluation, _("Chưa ghi đánh giá."), "evaluation")
    go(row, ProjectAct.EVALUATE, by=by, evaluated_on=when, evaluation=found)
    tell_tasks(row, telling.ended_sentence(row), by=by)
    return row


@transaction.atomic
def revoke(project: AidProject, *, paper: Document | None, reason: str, by: User) -> AidProject:
    """Thu hồi quyết định phê duyệt: by a paper, with why. What was told of it leaves the drafts."""
    row = held(project, ProjectAct.REVOKE, by=by)
    if paper is None:
        raise ValidationError({"number": _("Chưa ghi văn bản thu hồi. Ghi số, ký hiệu và ngày.")}, code="no-paper")
    when = paper.issued_on or clock.today()
    not_before(when, row.decided_on, _("ngày phê duyệt"), "issued_on")
    why = said(reason, _("Chưa ghi vì sao thu hồi."), "reason")
    go(row, ProjectAct.REVOKE, by=by, reason=why, revocation=paper, revoked_on=when)
    drop_draft(row, by=by)
    return row


@transaction.atomic
def keep_report(project: AidProject, *, kind: str, year: int, paper: Document, by: User) -> AidReport:
    """A report that was drafted here and came back signed is one of the reports of the aid."""
    rows = AidProject.objects.for_user(by, "draft").select_for_update(of=("self",))
    row = rows.get(pk=project.pk)
    made = AidReport(project=row, kind=kind, year=year, sent_on=paper.issued_on or clock.today(), paper=paper)
    made.full_clean()
    made.save()
    note(row, "part-added", by=by, changes={"part": [None, str(made)], "paper": [None, str(paper)]})
    return made


# ── the year of the province ─────────────────────────────────────────────────────────────────────


@transaction.atomic
def keep_year(form: Any, *, by: User) -> Any:
    """The report of a year went out; its tasks hear of it."""
    refuse_others(form.instance.agency, by=by)
    kept: Any = records.save(form, by=by)
    tell_tasks(kept, telling.year_sentence(kept), by=by)
    return kept
