"""What becomes of a paper: answered, withdrawn, handed to somebody else to answer."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from haidang.kit import clock
from haidang.kit.audit.services import note
from haidang.office.accounts.models import User
from haidang.office.documents import rules
from haidang.office.documents.choices import NO_ANSWER, Withdrawal
from haidang.office.documents.models import Document
from haidang.office.documents.services.booking import changeable


@transaction.atomic
def answer(document: Document, *, with_: Document, by: User) -> Document:
    """Say which paper answers this one. Errors: ValidationError naming why it cannot."""
    held = changeable(document, by)
    reply = Document.objects.for_user(by, "view").get(pk=with_.pk)
    code = rules.why_no_answer(
        same=held.pk == reply.pk,
        withdrawn=held.withdrawn_as,
        reply_withdrawn=reply.withdrawn_as,
        has_reply=held.reply_id is not None,
        each_other=reply.reply_id == held.pk,
        issued_on=held.issued_on,
        reply_on=reply.issued_on,
    )
    if code:
        said = {"reply": held.reply if code == "answered" else reply, "day": _day(held.issued_on)}
        raise ValidationError(NO_ANSWER[code] % (said | {"reply_day": _day(reply.issued_on)}), code=code)
    held.reply = reply
    held.save(update_fields=["reply"])
    note(held, "answered", by=by, changes={"reply": [None, reply]})
    return held


def _day(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else ""


@transaction.atomic
def take_back_answer(document: Document, *, by: User, reason: str) -> Document:
    """The wrong paper was named as the answer: it is awaited again."""
    held = changeable(document, by)
    if held.reply is None:
        raise ValidationError(_("%(document)s chưa có văn bản trả lời nên không có gì để bỏ.") % {"document": held})
    if not reason.strip():
        raise ValidationError(_("Chưa ghi lý do bỏ văn bản trả lời. Ghi lý do rồi làm lại."))
    was, held.reply = held.reply, None
    held.save(update_fields=["reply"])
    note(held, "answer-taken-back", by=by, changes={"reply": [was, None]}, reason=reason.strip())
    return held


@transaction.atomic
def withdraw(document: Document, *, how: Withdrawal, by: User, reason: str) -> Document:
    """Take a paper back: recalled (NĐ 30/2020/NĐ-CP Đ18: its number stays used), or entered by mistake.

    Errors: ValidationError without a reason, when it was withdrawn before, or when others stand on a mistaken entry.
    """
    held = changeable(document, by, "delete")
    if not reason.strip():
        raise ValidationError(_("Chưa ghi lý do rút văn bản. Ghi lý do rồi làm lại."))
    if held.withdrawn_as:
        raise ValidationError(
            _("%(document)s đã rút từ ngày %(day)s (%(how)s).")
            % {"document": held, "day": _day(held.withdrawn_on), "how": held.get_withdrawn_as_display()}
        )
    if how == Withdrawal.MISTAKE and (told := _standing_on(held)):
        raise ValidationError(
            _("Chưa rút được %(document)s: còn %(told)s dựa vào văn bản này. Chuyển sang văn bản đúng trước.")
            % {"document": held, "told": told}
        )
    held.withdrawn_as, held.withdrawn_on, held.withdrawn_why = how, clock.today(), reason.strip()
    held.save(update_fields=["withdrawn_as", "withdrawn_on", "withdrawn_why"])
    note(held, "withdrawn", by=by, changes={"withdrawn_as": [None, how]}, reason=reason.strip())
    return held


def _standing_on(document: Document) -> str:
    """ "2 văn bản, 1 nhiệm vụ": what points at it, in whatever room."""
    counts: dict[str, int] = {}
    for relation in Document._meta.related_objects:
        model: Any = relation.related_model
        if count := model._default_manager.filter(**{relation.field.name: document.pk}).count():
            name = str(model._meta.verbose_name)
            counts[name] = counts.get(name, 0) + count
    return ", ".join(f"{count} {name}" for name, count in counts.items())


@transaction.atomic
def hand_over(leaver: User, *, to: User | None, by: User) -> Mapping[str, int]:
    """What a leaver still has to answer goes to somebody else (setting HAIDANG_HANDOVERS)."""
    open_ones = Document.objects.in_force().filter(handler=leaver, reply=None, reply_due_on__isnull=False)
    held = list(open_ones.select_for_update(of=("self",)))
    if held and to is None:
        raise ValidationError(
            _("Người này còn %(count)d văn bản phải trả lời; hãy chọn người nhận việc.") % {"count": len(held)}
        )
    for document in held:
        document.handler = to
        document.save(update_fields=["handler"])
        note(document, "handed-over", by=by, changes={"handler": [leaver, to]})
    return {str(Document._meta.verbose_name): len(held)} if held else {}
