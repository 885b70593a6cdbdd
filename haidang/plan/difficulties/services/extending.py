"""Gia hạn: another day is asked for before the day, decided by who gave the task, and every day is kept."""

from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from haidang.kit import clock
from haidang.kit.audit.services import note
from haidang.office.accounts.models import User
from haidang.office.documents.models import Document
from haidang.plan.difficulties import rules
from haidang.plan.difficulties.choices import GRANTED, ExtensionStage
from haidang.plan.difficulties.deciding import grants
from haidang.plan.difficulties.models import Decision, Difficulty, Extension, answers_for
from haidang.plan.difficulties.services.holding import counts_on, paper, province, said
from haidang.plan.followup.selectors import last_said
from haidang.plan.plans import services as plans
from haidang.plan.plans.choices import DayKind
from haidang.plan.plans.models import Duty, Task


@transaction.atomic
def ask_extension(
    duty: Duty, until: date | None, reason: str, *, by: User, is_late: bool = False, told_by: str = ""
) -> Extension:
    """Ask for another day for the task of a part. After the day only the desk enters it, and as late."""
    if not by.may("add", "update"):
        raise PermissionDenied
    rows = Duty.objects.for_user(by, "change").active().select_for_update(of=("self",))
    duty = rows.select_related("task__plan", "agency").get(pk=duty.pk)
    if not duty.reports:
        raise ValidationError(
            _("Cơ quan phối hợp không đề nghị gia hạn; cơ quan chủ trì đề nghị cho cả nhiệm vụ."), code="no-lead"
        )
    is_ours = duty.agency_id in answers_for(by)
    if not is_ours and not told_by.strip():
        raise ValidationError(
            {"told_by": _("Ghi cơ quan đề nghị bằng cách nào, văn bản số mấy: đây là đề nghị nhập hộ.")},
            code="no-source",
        )
    why = said(reason, _("Chưa ghi lý do. Nêu rõ vì sao không kịp, đã làm được đến đâu."), "reason")
    task, on = duty.task, counts_on()
    due_on = task.due_on if task.is_urged else None
    _refuse_asking(task, due_on, until, on, is_late=is_late, by=by)
    _refuse_finished(duty)
    if waiting := Extension.objects.asked().filter(duty=duty).first():
        raise ValidationError(
            _("Đã có đề nghị gia hạn đến %(day)s đang chờ quyết định; rút đề nghị đó trước, hoặc chờ quyết định.")
            % {"day": date_format(waiting.until, "d/m/Y")},
            code="waiting",
        )
    assert due_on
    assert until
    row = Extension(
        task=task, duty=duty, agency=duty.agency, due_before=due_on, until=until, reason=why, asked_by=by,
        asked_on=on, is_late=is_late, told_by="" if is_ours else told_by.strip(),
    )  # fmt: skip
    row.full_clean()
    row.save()
    note(row, "asked", by=by, changes={"until": [due_on, until]}, reason=why)
    return row


def _refuse_asking(task: Task, due_on: date | None, until: date | None, on: date, *, is_late: bool, by: User) -> None:
    fault = rules.ask_fault(due_on=due_on, until=until, counts_on=on, is_late=is_late, is_desk=by.is_desk)
    if not fault:
        return
    day = date_format(due_on, "d/m/Y") if due_on else "–"
    sentences = {
        "no-day": _("Nhiệm vụ %(label)s chưa có thời hạn được chốt nên không có gì để gia hạn."),
        "no-until": _("Chưa chọn đề nghị gia hạn đến ngày nào."),
        "not-later": _("Ngày đề nghị phải sau hạn đang có (%(day)s)."),
        "too-late": _(
            "Hạn %(day)s đã qua: gia hạn phải đề nghị trước khi hết hạn. Liên hệ Sở Ngoại vụ; Sở ghi được đề nghị muộn."
        ),
        "not-late": _("Hạn %(day)s chưa qua: bỏ đánh dấu “đề nghị muộn”."),
    }
    raise ValidationError(sentences[fault] % {"label": task.label, "day": day}, code=fault)


def _refuse_finished(duty: Duty) -> None:
    said_last = last_said([duty.pk]).get(duty.pk)
    if said_last and said_last.is_confirmed:
        raise ValidationError(_("Phần việc đã được xác nhận hoàn thành, không cần gia hạn."), code="done")


def _held(extension: Extension, *, by: User) -> Extension:
    rows = Extension.objects.for_user(by, "view").with_names().select_for_update(of=("self",))
    return rows.get(pk=extension.pk)


def _refuse_decided(row: Extension) -> None:
    if not row.is_asked:
        raise ValidationError(
            _("Đề nghị này đã xong: %(stage)s. Muốn đổi nữa thì cơ quan đề nghị lại.")
            % {"stage": row.get_stage_display()},
            code="wrong-stage",
        )


@transaction.atomic
def decide_extension(
    extension: Extension,
    granted_until: date | None,
    words: str = "",
    *,
    number: str = "",
    issued_on: date | None = None,
    recorded: bool = False,
    by: User,
) -> Extension:
    """Grant the day asked for, another day, or none (None). The day of the task moves with it, and stays in its
    ledger. `recorded`: the desk writes down what UBND signed; its paper is named.
    """
    row = _held(extension, by=by)
    if not (by.is_desk if recorded else grants(row, by)):
        raise PermissionDenied
    _refuse_decided(row)
    today = clock.today()
    if recorded and not (number.strip() and issued_on):
        raise ValidationError({"number": _("Ghi theo văn bản thì phải có số và ngày của văn bản.")}, code="no-paper")
    if issued_on and issued_on > today:
        raise ValidationError({"issued_on": _("Ngày văn bản chưa đến. Xem lại ngày.")}, code="to-come")
    stage = rules.outcome(row.until, granted_until)
    if stage not in (ExtensionStage.APPROVED,):
        words = said(words, _("Không đồng ý, hoặc đồng ý ngày khác, thì ghi vì sao."), "words")
    document = paper(number, issued_on, province(), by=by)
    facts: dict[str, Any] = {
        "stage": stage, "granted_until": granted_until, "decided_on": issued_on if recorded and issued_on else today,
        "decided_by": by, "decision": words.strip(), "document": document,
        "said_by": _("UBND tỉnh") if recorded else f"{by}, {by.agency}"[:250],
    }  # fmt: skip
    return _decided(row, by=by, **facts)


def _decided(row: Extension, *, by: User, **facts: Any) -> Extension:
    for name, value in facts.items():
        setattr(row, name, value)
    row.full_clean()
    row.save()
    changes = {"due_on": [row.due_before, row.granted_until]} if row.stage in GRANTED else {}
    note(row, row.stage, by=by, changes=changes, reason=row.decision)
    if row.granted_until and row.decided_on:
        _move(row.task, row.granted_until, row.decided_on, why=row.decision or row.reason, document=row.document, by=by)
    return row


def _move(task: Task, until: date, decided_on: date, *, why: str, document: Document | None, by: User) -> None:
    """The day in force; what was granted meanwhile to another lead may have gone further already."""
    task = Task.objects.get(pk=task.pk)
    fault = rules.granted_fault(due_on=task.due_on, until=until)
    if fault:
        raise ValidationError(
            _("Ngày được gia hạn phải sau hạn đang có của nhiệm vụ (%(day)s).")
            % {"day": date_format(task.due_on, "d/m/Y") if task.due_on else "–"},
            code=fault,
        )
    plans.move_due(task, until, by=by, decided_on=decided_on, why=why, document=document, kind=DayKind.EXTENSION)


def grant_with(row: Difficulty, until: date, decision: Decision, *, by: User) -> Extension:
    """The effect of what was said to a difficulty on the day of the task: an extension nobody had to ask for."""
    task = row.task
    due_on = task.due_on if task.is_urged else None
    if due_on is None:
        raise ValidationError(
            {"extend_to": _("Nhiệm vụ chưa có thời hạn được chốt nên không có gì để gia hạn.")}, code="no-day"
        )
    if until <= due_on:
        raise ValidationError(
            {"extend_to": _("Ngày gia hạn phải sau hạn đang có (%(day)s).") % {"day": date_format(due_on, "d/m/Y")}},
            code="not-later",
        )
    # what was asked for and waits is answered by it
    waiting = Extension.objects.asked().filter(duty=row.duty).select_for_update(of=("self",)).first()
    extension = waiting or Extension(
        task=task, duty=row.duty, agency=row.agency, due_before=due_on, until=until, reason=row.words,
        asked_by=row.raised_by, asked_on=row.raised_on,
    )  # fmt: skip
    return _decided(
        extension, by=by, difficulty=row, stage=rules.outcome(extension.until, until), granted_until=until,
        decided_on=decision.decided_on, decided_by=by, said_by=decision.said_by, decision=decision.words,
        document=decision.document,
    )  # fmt: skip


@transaction.atomic
def withdraw_extension(extension: Extension, *, reason: str, by: User) -> Extension:
    """Rút đề nghị: the day stands as it was."""
    row = _held(extension, by=by)
    if not Extension.objects.for_user(by, "change").filter(pk=row.pk).exists():
        raise PermissionDenied
    _refuse_decided(row)
    why = said(reason, _("Chưa ghi vì sao rút."), "reason")
    row.stage = ExtensionStage.WITHDRAWN
    row.save(update_fields=["stage"])
    note(row, "withdrawn", by=by, reason=why)
    return row
