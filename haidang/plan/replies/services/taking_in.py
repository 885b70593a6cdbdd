"""A sheet comes back: it is looked at, kept as it is, decided upon, and written through the verbs of the follow-up."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ObjectDoesNotExist, PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from haidang.kit import clock
from haidang.kit.audit.services import note
from haidang.kit.files.rules import clean_name
from haidang.office.accounts.models import User
from haidang.plan.followup import services as followup
from haidang.plan.followup.choices import Origin, Source, State
from haidang.plan.followup.models import Update
from haidang.plan.replies.choices.sheets import OPEN_CELLS, Choice, IntakeStage, Outcome, Verdict, Way
from haidang.plan.replies.models import Intake, IntakeRow
from haidang.plan.replies.rules.sheets import LONGEST, Unread, day_said, tidy
from haidang.plan.replies.selectors.papers import Papers, Shown, evidence_said, paper_said
from haidang.plan.replies.selectors.shown import FAULTS
from haidang.plan.replies.services.judging import enters_for_other, rows_of, settle
from haidang.plan.replies.sheets_in import Found, read_file, read_pasted

#: Rows written in one go: more of them wait for the next press of the button.
AT_ONCE = 200


def take_file(name: str, data: bytes, *, by: User) -> Intake:
    """A filled workbook, looked at. Errors: ValidationError for a file that is none of ours."""
    return _take(read_file(name, data), Way.FILE, clean_name(name), data, by)


def take_pasted(words: str, *, by: User) -> Intake:
    """Rows copied from a sheet, looked at. Errors: ValidationError."""
    return _take(read_pasted(words), Way.PASTE, "", words.encode(), by)


@transaction.atomic
def _take(found: Found, way: Way, name: str, data: bytes, by: User) -> Intake:
    if not by.may("add", "update") or not by.agency_id:
        raise PermissionDenied
    intake = Intake(
        way=way, name=name, digest=hashlib.sha256(data).hexdigest(), by=by, agency=by.agency,
        remarks=[list(remark) for remark in found.remarks],
    )  # fmt: skip
    intake.save()
    rows = rows_of(found.rows, intake, by=by)
    settle(rows, by=by)
    IntakeRow.objects.bulk_create(rows, batch_size=500)
    note(intake, "uploaded", by=by, changes={"rows": [None, len(found.rows)]})
    return intake


# ── deciding ─────────────────────────────────────────────────────────────────────────────────────


def _held(intake: Intake, by: User) -> Intake:
    """The intake, locked, in the hands of who handed it in; refused where it is settled."""
    held = Intake.objects.for_user(by, "change").select_for_update(of=("self",)).get(pk=intake.pk)
    if not held.is_open:
        raise ValidationError(
            _("Bảng này đã “%(stage)s”; muốn sửa tiếp thì nộp lại bảng.") % {"stage": held.get_stage_display()},
            code="settled",
        )
    return held


@transaction.atomic
def decide(intake: Intake, said: Mapping[int, Mapping[str, tuple[str, str]]], *, by: User) -> int:
    """What stands in cells that both sides wrote in: row → field → (choice, words). How many rows were decided."""
    held = _held(intake, by)
    rows = held.rows.waiting().filter(pk__in=said, verdict=Verdict.CONFLICT)
    decided = 0
    for row in rows.select_for_update(of=("self",)):
        before = dict(row.decided)
        for name, (choice, words) in said[row.pk].items():
            if name in row.cells and row.cells[name][3] in OPEN_CELLS and choice in Choice:
                row.decided[name] = [choice, _edited(name, words, by)] if choice == Choice.EDIT else [choice]
        if row.decided != before:
            row.save(update_fields=["decided"])
            decided += 1
    return decided


def _edited(name: str, words: str, by: User) -> str:
    """What a person wrote in the place of both. Errors: ValidationError."""
    said = tidy(words)
    if name == "state" and said and said not in State:
        raise ValidationError(_("Không có tình trạng “%(words)s”.") % {"words": said[:60]}, code="state")
    if name == "finished_on":
        try:
            return day_said(said)
        except Unread:
            raise ValidationError(_("“%(words)s” không phải ngày/tháng/năm.") % {"words": said[:60]}) from None
    if len(said) > LONGEST:
        raise ValidationError(_("Ô dài quá %(most)d chữ.") % {"most": LONGEST}, code="long")
    return _papers_named(said, by).said if name == "evidence" else said


def _papers_named(cell: str, by: User) -> Shown:
    """The papers and links of a cell. Errors: ValidationError for one that the book does not have, or has twice."""
    shown = Papers([cell], by).of(cell)
    if shown.faults:
        raise ValidationError([str(FAULTS[code]) % {"words": words} for code, words in shown.faults], code="paper")
    return shown


@transaction.atomic
def decide_all(intake: Intake, choice: str, *, by: User) -> int:
    """The same for every cell that is still open: keep all of the system's, or take all of the file's."""
    held = _held(intake, by)
    rows = [row for row in held.rows.waiting().filter(verdict=Verdict.CONFLICT) if row.to_decide]
    for row in rows:
        row.decided |= {name: [Choice(choice)] for name in row.to_decide}
    IntakeRow.objects.bulk_update(rows, ["decided"], batch_size=200)
    return len(rows)


@transaction.atomic
def set_aside(intake: Intake, *, by: User) -> None:
    """Bỏ bảng: what was not written yet is not written; what was stays."""
    held = _held(intake, by)
    held.stage, held.settled_at = IntakeStage.DROPPED, clock.now()
    held.save(update_fields=["stage", "settled_at"])
    note(held, "set-aside", by=by)


# ── writing ──────────────────────────────────────────────────────────────────────────────────────


@dataclass(slots=True)
class Written:
    """What a press of the button did."""

    kept: int = 0
    sent: int = 0
    left: int = 0
    failed: int = 0
    #: Somebody wrote meanwhile: the row waits for a new look.
    changed: int = 0
    #: Still to be decided, or beyond what is written in one go.
    waiting: int = 0


@transaction.atomic
def confirm(intake: Intake, *, send: bool = False, source: str = "", words: str = "", by: User) -> Written:
    """Write what is taken or decided: each row whole or not at all, by the verbs of the follow-up, in the name of `by`.

    A row that somebody changed after the preview is not written: it gets a new verdict and waits. With `send` each is
    sent too; what cannot be sent stays a draft and says why. Pressing twice writes nothing twice.
    """
    held = _held(intake, by)
    if source and (source not in Source or not words.strip()):
        raise ValidationError(_("Ghi ai báo, vào lúc nào, để sau này còn hỏi lại được."), code="no-words")
    if source:
        held.entered_source, held.entered_words = source, words.strip()[:250]
    done = Written()
    for row in _ready(held):
        _write(row, held, done, send=send, by=by)
    done.waiting = held.rows.waiting().count()
    if not done.waiting:
        held.stage, held.settled_at = IntakeStage.WRITTEN, clock.now()
    held.save()
    note(held, "settled", by=by, changes={"kept": [None, done.kept], "sent": [None, done.sent]})
    return done


def _ready(intake: Intake) -> list[IntakeRow]:
    """What is written now: as much as goes at once, what failed before last; in one order, that no two wait for each
    other.
    """
    rows = intake.rows.waiting().select_related("duty__task__plan", "duty__agency", "line").order_by("outcome", "pk")
    decided = [row for row in rows.filter(verdict=Verdict.CONFLICT) if row.is_ready]
    taken = list(rows.filter(verdict=Verdict.TAKEN)[:AT_ONCE])
    first = sorted(decided + taken, key=lambda row: row.outcome)[:AT_ONCE]
    return sorted(first, key=lambda row: (row.duty_id or 0, row.pk))


def _write(row: IntakeRow, intake: Intake, done: Written, *, send: bool, by: User) -> None:
    values = row.result
    if not values:
        row.outcome = Outcome.LEFT
        row.save(update_fields=["outcome"])
        done.left += 1
        return
    try:
        with transaction.atomic():
            update = _keep(row, intake, values, by)
    except followup.Stale:
        settle([row], by=by)
        row.decided = {}
        row.words = _("Có người vừa sửa dòng này sau khi bạn xem trước; xem lại rồi quyết định.")
        row.save()
        done.changed += 1
        return
    except ValidationError as refused:
        _failed(row, " ".join(refused.messages))
        done.failed += 1
        return
    except (PermissionDenied, ObjectDoesNotExist):
        _failed(row, _("Phần việc này không còn thuộc quyền cập nhật của bạn."))
        done.failed += 1
        return
    row.outcome, row.written, row.words = Outcome.KEPT, values, ""
    if send:
        _send(row, update, by)
    row.save()
    done.sent += row.outcome == Outcome.SENT
    done.kept += row.outcome == Outcome.KEPT


def _keep(row: IntakeRow, intake: Intake, values: Mapping[str, str], by: User) -> Update:
    assert row.duty
    said: dict[str, Any] = dict(values)
    evidence = said.pop("evidence", None)
    if evidence is not None:
        _refuse_other_evidence(row)
    if "finished_on" in said:
        said["finished_on"] = date.fromisoformat(said["finished_on"]) if said["finished_on"] else None
    if enters_for_other(row.duty, by):
        update = followup.enter_for(
            row.duty, row.period, source=intake.entered_source, words=intake.entered_words, version=row.version, by=by,
            **said,
        )  # fmt: skip
    else:
        update = followup.save_draft(row.duty, row.period, version=row.version, by=by, **said)
    if evidence is not None:
        _show(update, evidence, by)
    Update.objects.filter(pk=update.pk).update(origin=Origin.SHEET)
    note(update, "imported", by=by, reason=_from_where(row, intake))
    return update


def _refuse_other_evidence(row: IntakeRow) -> None:
    """Papers are hung on and taken off without a new version: so they are looked at once more. Errors: Stale."""
    update = next((each for each in Update.objects.filter(duty=row.duty) if each.period.code == row.period), None)
    if update and evidence_said(update) != row.cells["evidence"][2]:
        raise followup.Stale(update, [])


def _show(update: Update, cell: str, by: User) -> None:
    """The update shows what the cell names and nothing else; files that hang on it stay."""
    wanted = _papers_named(cell, by)
    for evidence in update.evidence.all():
        can_be_named = evidence.link or paper_said(evidence.document)
        if can_be_named and evidence.document not in wanted.papers and evidence.link not in wanted.links:
            followup.drop_evidence(evidence, by=by)
    for paper in wanted.papers:
        followup.add_evidence(update, document=paper, by=by)
    for link in wanted.links:
        followup.add_evidence(update, link=link, by=by)


def _from_where(row: IntakeRow, intake: Intake) -> str:
    """The file, the page and the line that the words came from."""
    place = _("dòng %(number)s") % {"number": row.number}
    return ", ".join(each for each in (str(intake), row.sheet, place) if each)


def _send(row: IntakeRow, update: Update, by: User) -> None:
    try:
        with transaction.atomic():
            followup.submit(update, by=by)
    except ValidationError as refused:
        row.words = _("Chưa gửi được: %(why)s") % {"why": " ".join(refused.messages)}
    else:
        row.outcome = Outcome.SENT


def _failed(row: IntakeRow, words: str) -> None:
    row.outcome, row.words = Outcome.FAILED, words
    row.save(update_fields=["outcome", "words"])
