"""Taking a delegation into one's hands: sight and lock in one line, the act it is for, then the move of the table."""

from collections.abc import Collection
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
from haidang.registers.delegations import checking, rules, telling
from haidang.registers.delegations.choices import Act, Stage
from haidang.registers.delegations.models import Delegation


def held(delegation: Delegation, act: Act, *, by: User) -> Delegation:
    """The delegation as it stands now, locked, for an act that is theirs and in time.

    DoesNotExist for who may not see it, PermissionDenied where the act is never theirs.
    """
    rows = Delegation.objects.for_user(by, "view").select_related("agency", "head", "estimate")
    row = rows.select_for_update(of=("self",)).get(pk=delegation.pk)
    hands = row.hands(by)
    if not rules.is_theirs(act, hands):
        raise PermissionDenied
    if not rules.is_time_for(act, row.stage, hands):
        raise ValidationError(not_now(row, act), code="wrong-stage")
    return row


def go(row: Delegation, verb: str, *, by: User, reason: str = "", told: Any = None, **facts: Any) -> Delegation:
    """Move it as the table says; the move is noted, and who waits for it is told."""
    if not rules.may_move(verb, row.stage):
        raise ValidationError(not_now(row), code="wrong-stage")
    before = Stage(row.stage)
    row.stage = rules.MOVES[verb][1]
    for name, value in facts.items():
        setattr(row, name, value)
    row.full_clean()
    row.save()
    changes = {"stage": [before.label, Stage(row.stage).label]}
    note(row, verb, by=by, changes=changes | (told or {}), reason=reason)
    telling.moved(row, by=by, words=reason)
    return row


def not_now(row: Delegation, act: Act | None = None) -> str:
    """Why something cannot be done: where the delegation was found, and what comes next."""
    told = {"stage": row.get_stage_display(), "hint": _hint(row.stage)}
    if act is None:
        return _("Không làm được: đoàn đang ở bước “%(stage)s”; %(hint)s.") % told
    told["act"] = str(act.label)
    return _("Chưa làm được việc “%(act)s”: đoàn đang ở bước “%(stage)s”; %(hint)s.") % told


def _hint(stage: str) -> str:
    return {
        Stage.DRAFT.value: _("cơ quan chủ trì viết xong đề án rồi trình"),
        Stage.ASKED.value: _("chờ Sở Ngoại vụ thẩm định; muốn sửa thì đề nghị trả lại"),
        Stage.RETURNED.value: _("cơ quan chủ trì bổ sung rồi trình lại"),
        Stage.APPRAISED.value: _("chờ cấp có thẩm quyền quyết định"),
        Stage.DECIDED.value: _("đoàn đi, rồi cơ quan chủ trì báo cáo kết quả"),
        Stage.REPORTED.value: _("còn quyết toán"),
        Stage.SETTLED.value: _("đoàn đã xong"),
        Stage.REFUSED.value: _("muốn đi thì lập đoàn mới"),
        Stage.CANCELLED.value: _("muốn đi thì lập đoàn mới"),
    }[stage]


def said(words: str, sentence: str, field: str = "") -> str:
    """What has to be said; `sentence` is the refusal where nothing was."""
    if not words.strip():
        raise ValidationError({field: sentence} if field else sentence, code="no-words")
    return words.strip()


def turned(starts_on: date, ends_on: date) -> str:
    """Why the two days cannot stand together."""
    return _("Ngày về (%(ends)s) trước ngày đi (%(starts)s). Xem lại hai ngày.") % {
        "ends": f"{ends_on:%d/%m/%Y}",
        "starts": f"{starts_on:%d/%m/%Y}",
    }


def not_to_come(day: date | None, field: str) -> None:
    """What is written down has happened."""
    if day and day > clock.today():
        raise ValidationError(
            {field: _("Ngày %(day)s chưa đến. Xem lại ngày.") % {"day": f"{day:%d/%m/%Y}"}}, code="to-come"
        )


def paper(number: str, issued_on: date | None, issuer: Agency | str | None, *, by: User, kind: str = "") -> Any:
    """The paper under an act: from the book, else a row that is only named until the clerk books it. A number without
    its day names nothing: every year has its own.
    """
    if not number.strip():
        return None
    if issued_on is None:
        raise ValidationError(
            {"issued_on": _("Ghi ngày của văn bản %(number)s.") % {"number": number.strip()}}, code="no-day"
        )
    not_to_come(issued_on, "issued_on")
    found: Document = cite(number.strip(), issued_on, issuer, by=by, kind=kind)
    return found


def refuse_by_limits(row: Delegation) -> None:
    """What the limits refuse stops it, each with its sentence and its source, unless somebody overrode it."""
    if found := refusals(row):
        raise ValidationError(found, code="limits")


def refusals(row: Delegation, *, but: Collection[str] = ()) -> list[str]:
    """The sentences of what stands in its way; `but` leaves out rules whose matter was told already."""
    found = checking.in_the_way(row, today=clock.today())
    return [f"{each.sentence} ({each.source})" for each in found if each.code not in but]
