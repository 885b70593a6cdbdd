"""What an agency does: says what stands in the way, answers questions, says whether it is over."""

from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from haidang.kit import clock
from haidang.kit.audit.services import note
from haidang.office.accounts.models import User
from haidang.office.directory.models import Agency, Official
from haidang.plan.difficulties.choices import OPEN, Act, Cause
from haidang.plan.difficulties.models import Difficulty, answers_for
from haidang.plan.difficulties.services.holding import addressed, go, held, said
from haidang.plan.followup.models import Update
from haidang.plan.plans.models import Duty


@transaction.atomic
def raise_(
    duty: Duty,
    cause: str,
    words: str,
    proposal: str,
    addressee: Agency | Official | None,
    *,
    by: User,
    update: Update | None = None,
    since: date | None = None,
    told_by: str = "",
) -> Difficulty:
    """Nêu vướng mắc: what stands in the way of a part, what would help, and who can do it.

    The desk writes it down for an agency that told it; the source is named then. Errors: ValidationError with a
    sentence; PermissionDenied for who may not write; DoesNotExist for a part that is not theirs.
    """
    if not by.may("add", "update"):
        raise PermissionDenied
    rows = Duty.objects.for_user(by, "change").active().select_for_update(of=("self",))
    duty = rows.select_related("task__plan", "agency").get(pk=duty.pk)
    is_ours = duty.agency_id in answers_for(by)
    if not is_ours and not told_by.strip():
        raise ValidationError(
            {"told_by": _("Ghi cơ quan báo bằng cách nào, ai báo, khi nào: đây là vướng mắc nêu hộ.")}, code="no-source"
        )
    if update is not None and update.duty_id != duty.pk:
        raise ValidationError(_("Cập nhật này của phần việc khác; nêu từ chính cập nhật của phần việc."), code="other")
    if cause not in Cause:
        raise ValidationError({"cause": _("Chưa chọn nguyên nhân. Chọn một trong sáu nguyên nhân.")}, code="no-cause")
    if since and since > clock.today():
        raise ValidationError({"since": _("Ngày bắt đầu vướng chưa đến. Xem lại ngày.")}, code="to-come")
    row = Difficulty(
        duty=duty, task=duty.task, agency=duty.agency, update=update, cause=cause, since=since, raised_by=by,
        words=said(words, _("Chưa ghi vướng mắc gì. Nêu rõ việc gì đang bị vướng, ở đâu."), "words"),
        proposal=said(
            proposal, _("Chưa ghi đề xuất. Nêu rõ đề nghị làm gì thì gỡ được: không có đề xuất thì khó trả lời."),
            "proposal",
        ),
        told_by="" if is_ours else told_by.strip(), **addressed(addressee),
    )  # fmt: skip
    _refuse_twice(row)
    row.full_clean()
    row.save()
    note(row, "raised", by=by, changes={"addressee": [None, row.addressee]}, reason=row.told_by)
    return row


def _refuse_twice(row: Difficulty) -> None:
    """The same words about the same part are the same difficulty: a button pressed twice."""
    same = Difficulty.objects.filter(duty=row.duty, words=row.words, stage__in=OPEN).first()
    if same:
        raise ValidationError(
            _("Vướng mắc này đã nêu ngày %(day)s, đang ở bước “%(stage)s”; không cần nêu lần nữa.")
            % {"day": f"{same.raised_on:%d/%m/%Y}", "stage": same.get_stage_display()},
            code="twice",
        )


@transaction.atomic
def explain(difficulty: Difficulty, *, words: str, proposal: str, reply: str, by: User) -> Difficulty:
    """Answer what Sở Ngoại vụ asked; description and proposal may be mended with it."""
    row, _hands = held(difficulty, Act.EXPLAIN, by=by)
    answered = said(reply, _("Chưa trả lời câu hỏi của Sở Ngoại vụ."), "reply")
    words, proposal = words.strip() or row.words, proposal.strip() or row.proposal
    told = {
        name: [getattr(row, name), value]
        for name, value in (("words", words), ("proposal", proposal))
        if getattr(row, name) != value
    }
    return go(row, "explained", by=by, reason=answered, told=told, words=words, proposal=proposal)


@transaction.atomic
def withdraw(difficulty: Difficulty, *, reason: str, by: User) -> Difficulty:
    """Rút: it went away by itself, or was said by mistake."""
    row, _hands = held(difficulty, Act.WITHDRAW, by=by)
    why = said(reason, _("Chưa ghi vì sao rút."))
    return go(row, "withdrawn", by=by, reason=why, closed_on=clock.today())


@transaction.atomic
def resolve(difficulty: Difficulty, *, words: str = "", by: User) -> Difficulty:
    """The agency says that it is over: nobody else can know."""
    row, _hands = held(difficulty, Act.RESOLVE, by=by)
    return go(row, "resolved", by=by, reason=words.strip(), closed_on=clock.today())


@transaction.atomic
def reopen(difficulty: Difficulty, *, reason: str, by: User) -> Difficulty:
    """What was said did not help: it lies before Sở Ngoại vụ again, with its whole story."""
    row, _hands = held(difficulty, Act.REOPEN, by=by)
    why = said(reason, _("Chưa ghi vì sao nêu lại. Nêu rõ còn vướng ở đâu sau ý kiến đã có."))
    return go(
        row, "reopened", by=by, reason=why, closed_on=None, sent_on=None, answer_due_on=None, question="",
        reopened=row.reopened + 1,
    )  # fmt: skip
