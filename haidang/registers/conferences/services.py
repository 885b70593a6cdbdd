"""What is done with a conference: its dossier, leave for it, that it was held, the report; the yearly list."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from haidang.kit import clock
from haidang.kit.audit.services import note
from haidang.kit.records import services as records
from haidang.office.accounts.models import User
from haidang.office.directory.models import Agency
from haidang.office.documents.models import Consultation, Document
from haidang.office.documents.services import ask as ask_opinions
from haidang.office.norms.selectors import calendar
from haidang.plan.followup.services import draft_update, drop_draft
from haidang.registers.conferences import rules, selectors, terms
from haidang.registers.conferences.choices import Act
from haidang.registers.conferences.models import Conference, Waiver, YearlyList
from haidang.registers.conferences.telling import held_sentence


@transaction.atomic
def save(form: Any, *, by: User) -> Conference:
    """What the form says: of one's own agency, or of any for the desk."""
    if not by.may("add", "book"):
        raise PermissionDenied
    agency: Agency = form.instance.agency
    if not by.is_desk and not by.charge.answers_for(agency.pk):
        raise ValidationError(
            {"agency": _("Chỉ ghi được hội nghị của cơ quan mình; %(agency)s là cơ quan khác.") % {"agency": agency}}
        )
    return records.save(form, by=by)  # type: ignore[return-value]


# ── the dossier ──────────────────────────────────────────────────────────────────────────────────


@transaction.atomic
def keep_papers(
    conference: Conference,
    *,
    scheme: Document | None = None,
    funds_paper: Document | None = None,
    hosting_paper: Document | None = None,
    by: User,
) -> Conference:
    """Put papers into the dossier; one that is not given stays as it was."""
    row = _held(conference, Act.PAPERS, by)
    given = {"scheme": scheme, "funds_paper": funds_paper, "hosting_paper": hosting_paper}
    changes: dict[str, list[Any]] = {}
    for name, paper in given.items():
        if paper is not None and getattr(row, f"{name}_id") != paper.pk:
            changes[name] = [str(getattr(row, name) or ""), str(_in_force(paper, name))]
            setattr(row, name, paper)
    if not changes:
        raise ValidationError(_("Chưa ghi giấy tờ nào. Ghi số, ký hiệu của ít nhất một văn bản."), code="nothing")
    row.full_clean()
    row.save()
    note(row, "papers", by=by, changes=changes)
    return row


@transaction.atomic
def ask(
    conference: Conference, agencies: Iterable[Agency], *, words: str = "", due_on: date | None = None, by: User
) -> Consultation:
    """Ask agencies for their opinion; they have as many days as the norm of today lets them take, or as is said."""
    row = _held(conference, Act.ASK, by)
    if row.consultation_id:
        raise ValidationError(
            _("Đã lấy ý kiến về hội nghị này từ ngày %(day)s; hỏi thêm cơ quan ở trang lấy ý kiến.")
            % {"day": rules.day(row.consultation.asked_on)},  # type: ignore[union-attr]
            code="twice",
        )
    today = clock.today()
    term = terms.after(terms.OPINION, today, calendar())
    asked = ask_opinions(
        subject=_("Tổ chức hội nghị quốc tế: %(title)s") % {"title": row.title[:240]}, agencies=agencies, words=words,
        due_on=due_on or term.last, link_url=row.get_absolute_url(), link_name=row.title[:250], by=by,
    )  # fmt: skip
    row.consultation = asked
    row.save(update_fields=["consultation"])
    note(row, "asked", by=by, changes={"consultation": [None, str(asked)]})
    return asked


@transaction.atomic
def waive(conference: Conference, code: str, *, reason: str, by: User) -> Waiver:
    """Let a rule pass that would stop it: why is kept, and what the rule said."""
    row = _held(conference, Act.WAIVE, by)
    why = _said(
        reason, _("Chưa ghi vì sao cho qua. Nêu lý do và người cho ý kiến: lý do được lưu cùng hồ sơ."), "reason"
    )
    stopped = {one.code: one for one in selectors.checks(row) if one.stops}
    if code not in stopped:
        raise ValidationError(
            {"code": _("Quy định này không ngăn gửi hồ sơ; chỉ cho qua điều đang ngăn.")}, code="nothing-to-waive"
        )
    made = Waiver.objects.create(conference=row, code=code, told=stopped[code].sentence, reason=why, by=by)
    said = f"{stopped[code].sentence} ({stopped[code].source})"
    note(row, "waived", by=by, changes={"rule": [None, said]}, reason=why)
    return made


@transaction.atomic
def file(conference: Conference, *, request: Document | None, filed_on: date | None = None, by: User) -> Conference:
    """Gửi hồ sơ: with a letter, in time and whole; what stops it is named with its rule."""
    row = _held(conference, Act.FILE, by)
    when = filed_on or clock.today()
    if when > clock.today():
        raise ValidationError({"filed_on": _("Ngày gửi %(day)s chưa đến.") % {"day": rules.day(when)}}, code="to-come")
    if when > row.starts_on:
        raise ValidationError(
            {"filed_on": _("Hội nghị khai mạc ngày %(day)s, đã qua; không còn xin phép được.")
             % {"day": rules.day(row.starts_on)}}, code="over",
        )  # fmt: skip
    if request is None:
        raise ValidationError({"number": _("Chưa ghi công văn xin phép. Ghi số, ký hiệu và ngày.")}, code="no-paper")
    row.request, row.filed_on = _in_force(request, "number"), when
    found = [one for one in selectors.checks(row, today=when) if one.stops]
    if found:
        raise ValidationError([f"{one.sentence} ({one.source})" for one in found])
    return _go(
        row, Act.FILE, "filed", by=by, told={"request": [None, str(request)], "filed_on": [None, rules.day(when)]}
    )


# ── leave ────────────────────────────────────────────────────────────────────────────────────────


@transaction.atomic
def send_back(conference: Conference, *, reason: str, by: User) -> Conference:
    """Back to who organises it, with what is missing."""
    row = _held(conference, Act.SEND_BACK, by)
    why = _said(reason, _("Chưa ghi cần bổ sung gì."), "reason")
    row.filed_on = row.request = None
    return _go(row, Act.SEND_BACK, "sent-back", by=by, reason=why)


@transaction.atomic
def allow(conference: Conference, *, decision: Document | None, reason: str = "", by: User) -> Conference:
    """Cho phép: written down from the paper of who may."""
    row = _held(conference, Act.ALLOW, by)
    if decision is None:
        raise ValidationError({"number": _("Chưa ghi văn bản cho phép. Ghi số, ký hiệu và ngày.")}, code="no-paper")
    row.decision, row.decided_on = _in_force(decision, "number"), decision.issued_on or clock.today()
    _refuse_before_filing(row)
    return _go(row, Act.ALLOW, "allowed", by=by, reason=reason.strip(), told={"decision": [None, str(decision)]})


@transaction.atomic
def refuse(conference: Conference, *, reason: str, decision: Document | None = None, by: User) -> Conference:
    """Không cho phép: why is kept."""
    row = _held(conference, Act.REFUSE, by)
    why = _said(reason, _("Chưa ghi vì sao không cho phép."), "reason")
    row.decision, row.decided_on = decision, (decision.issued_on if decision else None) or clock.today()
    _refuse_before_filing(row)
    return _go(row, Act.REFUSE, "refused", by=by, reason=why)


def _refuse_before_filing(row: Conference) -> None:
    if row.filed_on and row.decided_on and row.decided_on < row.filed_on:
        raise ValidationError(
            {"issued_on": _("Văn bản trả lời ngày %(decided)s trước ngày gửi hồ sơ %(filed)s. Xem lại ngày.")
             % {"decided": rules.day(row.decided_on), "filed": rules.day(row.filed_on)}}
        )  # fmt: skip


# ── afterwards ───────────────────────────────────────────────────────────────────────────────────


@transaction.atomic
def hold(conference: Conference, *, vietnamese: int, foreigners: int, results: str, by: User) -> Conference:
    """It was held: who came, what came of it. Its tasks get a sentence for their updates."""
    row = _held(conference, Act.HOLD, by)
    if row.ends_on > clock.today():
        raise ValidationError(
            _("Hội nghị bế mạc ngày %(day)s, chưa đến; ghi kết quả sau ngày đó.") % {"day": rules.day(row.ends_on)},
            code="to-come",
        )
    row.results = _said(results, _("Chưa ghi kết quả. Ghi đạt được gì, khác dự kiến ở đâu."), "results")
    row.vietnamese_came, row.foreigners_came = vietnamese, foreigners
    _go(
        row,
        Act.HOLD,
        "held",
        by=by,
        told={"foreigners_came": [None, foreigners], "vietnamese_came": [None, vietnamese]},
    )
    _tell_tasks(row, by)
    return row


@transaction.atomic
def report(
    conference: Conference, *, document: Document | None, reported_on: date | None = None, results: str = "", by: User
) -> Conference:
    """Báo cáo kết quả (Mẫu 02) went out."""
    row = _held(conference, Act.REPORT, by)
    if document is None:
        raise ValidationError({"number": _("Chưa ghi báo cáo. Ghi số, ký hiệu và ngày.")}, code="no-paper")
    row.report, row.reported_on = _in_force(document, "number"), reported_on or document.issued_on or clock.today()
    if row.reported_on < row.ends_on:
        raise ValidationError(
            {"issued_on": _("Báo cáo ngày %(day)s trước ngày bế mạc %(end)s. Xem lại ngày.")
             % {"day": rules.day(row.reported_on), "end": rules.day(row.ends_on)}}
        )  # fmt: skip
    row.results = results.strip() or row.results
    _go(row, Act.REPORT, "reported", by=by, told={"report": [None, str(document)]})
    _tell_tasks(row, by)
    return row


@transaction.atomic
def cancel(conference: Conference, *, reason: str, by: User) -> Conference:
    """It will not be held; nothing of it stays in the drafts of its tasks."""
    row = _held(conference, Act.CANCEL, by)
    why = _said(reason, _("Chưa ghi vì sao không tổ chức."), "reason")
    _go(row, Act.CANCEL, "cancelled", by=by, reason=why)
    drop_draft(row, by=by)
    return row


def _tell_tasks(row: Conference, by: User) -> None:
    for task in row.tasks.select_related("plan"):
        draft_update(task, held_sentence(row), evidence=row, by=by)


@transaction.atomic
def send_list(year: int, *, document: Document | None, sent_on: date | None = None, by: User) -> YearlyList:
    """The yearly list went out; once for each year."""
    if not by.is_desk:
        raise PermissionDenied
    if document is None:
        raise ValidationError({"number": _("Chưa ghi văn bản gửi danh mục. Ghi số, ký hiệu và ngày.")}, code="no-paper")
    known = YearlyList.objects.filter(year=year).first()
    if known:
        raise ValidationError(
            _("Danh mục năm %(year)s đã gửi ngày %(day)s theo %(document)s.")
            % {"year": year, "day": rules.day(known.sent_on), "document": known.document},
            code="twice",
        )
    when = sent_on or document.issued_on or clock.today()
    window = terms.year_of(year)
    if when <= window.last:
        raise ValidationError(
            {"issued_on": _("Kỳ số liệu năm %(year)s đến hết ngày %(last)s; danh mục gửi sau ngày đó.")
             % {"year": year, "last": rules.day(window.last)}}, code="too-early",
        )  # fmt: skip
    made = YearlyList(year=year, document=_in_force(document, "number"), sent_on=when, by=by)
    made.full_clean()
    made.save()
    note(made, "sent", by=by, changes={"document": [None, str(document)]})
    return made


# ── one conference in one's hands ────────────────────────────────────────────────────────────────


def _held(conference: Conference, act: Act, by: User) -> Conference:
    """As it stands now, locked, for an act that is theirs and in time."""
    rows = Conference.objects.for_user(by, "view").select_for_update(of=("self",)).select_related("agency")
    row = rows.get(pk=conference.pk)
    if not rules.is_theirs(act, row.hands(by)):
        raise PermissionDenied
    if act not in row.acts(by):
        raise ValidationError(not_now(row, act), code="wrong-stage")
    return row


def not_now(row: Conference, act: Act) -> str:
    """Why something cannot be done: where it was found."""
    if not row.counts and act in (Act.FILE, Act.ASK, Act.ALLOW, Act.REFUSE, Act.WAIVE, Act.SEND_BACK):
        return _("Việc này không phải xin phép theo quy định về hội nghị quốc tế; xem dòng quy định trên trang.")
    return _("Không làm được “%(act)s”: hội nghị đang ở bước “%(stage)s”.") % {
        "act": act.label, "stage": row.get_stage_display(),
    }  # fmt: skip


def _go(row: Conference, act: Act, verb: str, *, by: User, reason: str = "", told: Any = None) -> Conference:
    before = row.get_stage_display()
    row.stage = rules.LEADS[act]
    row.full_clean()
    row.save()
    note(row, verb, by=by, changes={"stage": [before, row.get_stage_display()], **(told or {})}, reason=reason)
    return row


def _in_force(paper: Document, field: str) -> Document:
    if paper.withdrawn_as:
        raise ValidationError(
            {field: _("Văn bản %(paper)s đã rút, không dùng được.") % {"paper": paper}}, code="withdrawn"
        )
    return paper


def _said(words: str, sentence: str, field: str) -> str:
    if not words.strip():
        raise ValidationError({field: sentence}, code="no-words")
    return words.strip()
