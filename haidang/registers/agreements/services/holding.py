"""Taking an agreement into one's hands: sight, right and lock in one line; then the move of the table."""

from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _

from haidang.kit import clock
from haidang.kit.audit.services import note
from haidang.office.accounts.models import User
from haidang.office.directory.models import Agency
from haidang.office.documents.models import Document
from haidang.office.documents.services import cite
from haidang.plan.followup.services import draft_update
from haidang.plan.plans.models import Task
from haidang.registers.agreements import rules
from haidang.registers.agreements.choices import Act, Stage
from haidang.registers.agreements.models import Agreement
from haidang.registers.agreements.selectors.hands import hands, open_change, place


def held(agreement: Agreement, act: Act, *, by: User) -> Agreement:
    """The agreement as it stands now, locked, for an act that is theirs and in time.

    DoesNotExist for who may not see it, PermissionDenied where the act is never theirs.
    """
    rows = Agreement.objects.for_user(by, "view").select_for_update(of=("self",))
    row = rows.select_related("agency", "party", "consultation").get(pk=agreement.pk)
    if not rules.is_theirs(act, hands(row, by)):
        raise PermissionDenied
    if not rules.is_time_for(act, place(row)):
        raise ValidationError(not_now(row, act), code="wrong-stage")
    return row


def not_now(row: Agreement, act: Act) -> str:
    """Why something cannot be done: where the agreement was found."""
    if act == Act.BEGIN and (change := open_change(row)):
        return _(
            "Đang có thay đổi “%(kind)s” chưa xong. Ghi thay đổi ấy có hiệu lực, hoặc thôi thay đổi, rồi làm lại."
        ) % {"kind": change.get_kind_display()}
    return _("“%(act)s” chưa làm được: thỏa thuận đang ở bước “%(stage)s”.") % {
        "act": act.label,
        "stage": row.get_stage_display(),
    }


def go(row: Agreement, verb: str, *, by: User, reason: str = "", told: Any = None, **facts: Any) -> Agreement:
    """Move it as the table says; the move is noted."""
    before = Stage(row.stage)
    changes: dict[str, list[Any]] = {}
    for name, value in facts.items():
        if getattr(row, name) != value:
            changes[name] = [getattr(row, name), value]
            setattr(row, name, value)
    row.stage = rules.MOVES[verb][1] or row.stage
    if before != row.stage:
        changes["stage"] = [before.label, Stage(row.stage).label]
    row.full_clean(exclude=["tasks", "partners"])
    row.save()
    note(row, verb, by=by, changes=changes | (told or {}), reason=reason)
    return row


def paper(number: str, issued_on: date | None, issuer: Agency | None, *, by: User, about: str = "") -> Document:
    """The paper of an act: from the book, else a row that is only named until the clerk books it."""
    if not number.strip() or issued_on is None:
        raise ValidationError({"number": _("Ghi số, ký hiệu và ngày của văn bản.")}, code="no-paper")
    not_to_come(issued_on, "issued_on")
    return cite(number.strip(), issued_on, issuer, about, by=by)


def not_to_come(day: date, field: str) -> None:
    if day > clock.today():
        raise ValidationError(
            {field: _("Ngày %(day)s chưa đến. Xem lại ngày.") % {"day": f"{day:%d/%m/%Y}"}}, code="to-come"
        )


def not_before(day: date, first: date | None, field: str, what: str) -> None:
    if first and day < first:
        told = {"day": f"{day:%d/%m/%Y}", "first": f"{first:%d/%m/%Y}", "what": what}
        raise ValidationError(
            {field: _("Ngày %(day)s trước %(what)s (%(first)s). Xem lại ngày.") % told}, code="before"
        )


def draft(row: Agreement, sentence: str, *, by: User) -> None:
    """What was done goes into the draft of each task it stands on; nobody submits it but people."""
    for task in Task.objects.filter(pk__in=row.tasks.values("pk")).in_force():
        draft_update(task, sentence, evidence=row, by=by)
