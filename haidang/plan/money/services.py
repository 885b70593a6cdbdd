"""What the office does with money: asks, appraises, returns, decides, allocates, spends, settles (IV.3 of the plan)."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from haidang.kit.audit.services import note
from haidang.kit.money import Money
from haidang.office.accounts.choices import Role
from haidang.office.accounts.models import User
from haidang.office.documents.models import Document
from haidang.plan.money import rules
from haidang.plan.money.choices import EntryKind, Stage
from haidang.plan.money.models import Estimate, EstimateLine, MoneyEntry

#: Who looks at an estimate, and who decides on it. The desk does neither: it asks like everybody else.
APPRAISERS = frozenset({Role.FINANCE})
DECIDERS = frozenset({Role.CHAIR, Role.VICE_CHAIR})

_GAPS = {
    "lines": gettext_lazy("chưa có dòng nào"),
    "rate": gettext_lazy("dùng ngoại tệ mà chưa ghi tỷ giá và ngày của tỷ giá"),
    "agency": gettext_lazy("chưa ghi cơ quan lập"),
}
_TOO_MUCH = {
    "over-decided": gettext_lazy("Cấp quá số được duyệt (%(known)s). Muốn cấp thêm phải có quyết định bổ sung."),
    "over-allocated": gettext_lazy("Chi quá số đã cấp (%(known)s). Ghi cấp kinh phí trước, hoặc xem lại số tiền."),
    "over-spent": gettext_lazy("Nộp trả nhiều hơn số đã chi (%(known)s). Xem lại số tiền."),
}


@transaction.atomic
def create(*, by: User, lines: Iterable[Mapping[str, Any]] = (), **facts: Any) -> Estimate:
    """Begin an estimate of one's own agency, or of any for the desk."""
    if not Estimate.objects.may_add(by):
        raise PermissionDenied
    estimate = Estimate(created_by=by, **facts)
    if not by.is_desk and estimate.agency_id != by.agency_id:
        raise ValidationError(_("Chỉ lập được dự toán của cơ quan mình."))
    estimate.full_clean()
    estimate.save()
    note(estimate, "created", by=by)
    for position, line in enumerate(lines, 1):
        _add_line(estimate, position, line)
    return estimate


@transaction.atomic
def set_lines(estimate: Estimate, lines: Iterable[Mapping[str, Any]], *, by: User) -> Estimate:
    """Lay the lines anew, while the estimate is its author's; the sum before and after stands in the history."""
    estimate = _mine(estimate, by)
    before = estimate.asked
    estimate.lines.all().delete()
    for position, line in enumerate(lines, 1):
        _add_line(estimate, position, line)
    estimate = Estimate.objects.get(pk=estimate.pk)
    note(estimate, "changed", by=by, changes={"asked": [before, estimate.asked]})
    return estimate


def _add_line(estimate: Estimate, position: int, facts: Mapping[str, Any]) -> EstimateLine:
    line = EstimateLine(estimate=estimate, position=position, **facts)
    line.full_clean()
    line.save()
    return line


@transaction.atomic
def ask(estimate: Estimate, *, by: User, today: date) -> Estimate:
    """Send it to Sở Tài chính; what it lacks is named."""
    estimate = _mine(estimate, by)
    found = rules.gaps(
        lines=estimate.lines.count(),
        currency=estimate.currency,
        rate=estimate.rate,
        has_agency=bool(estimate.agency_id),
    )
    if found:
        told = "; ".join(str(_GAPS[gap]) for gap in found)
        raise ValidationError(_("Chưa gửi được dự toán: %(gaps)s.") % {"gaps": told})
    return _move(estimate, Stage.ASKED, "asked", by=by, asked_on=today)


@transaction.atomic
def appraise(
    estimate: Estimate, amounts: Mapping[int, tuple[Decimal, str]], *, remark: str = "", by: User, today: date
) -> Estimate:
    """Sở Tài chính says line by line what it agrees to, and why where that is less."""
    estimate = _seen(estimate, by, APPRAISERS)
    for line in estimate.lines.all():
        amount, why = amounts.get(line.pk, (line.asked, ""))
        if amount > line.asked:
            raise ValidationError(
                _("Dòng “%(item)s”: thẩm định %(amount)s cao hơn số đề nghị %(asked)s. Trả lại để cơ quan sửa dự toán.")
                % {"item": line.item, "amount": amount, "asked": line.asked}
            )
        if amount < line.asked and not why.strip():
            raise ValidationError(_("Dòng “%(item)s” bị giảm mà chưa ghi lý do.") % {"item": line.item})
        line.appraised, line.remark = amount, why.strip()
        line.full_clean()
        line.save(update_fields=["appraised", "remark"])
    return _move(estimate, Stage.APPRAISED, "appraised", by=by, appraised_on=today, appraised_by=by, remark=remark)


@transaction.atomic
def send_back(estimate: Estimate, *, reason: str, by: User) -> Estimate:
    """Return it to its author with what must be mended."""
    estimate = _seen(estimate, by, APPRAISERS | DECIDERS)
    if not reason.strip():
        raise ValidationError(_("Chưa ghi lý do trả lại. Nêu rõ cần sửa gì."))
    estimate.lines.update(appraised=None, remark="")
    return _move(
        estimate, Stage.RETURNED, "returned", by=by, reason=reason,
        remark=reason.strip(), appraised_on=None, appraised_by=None,
    )  # fmt: skip


@transaction.atomic
def decide(estimate: Estimate, *, amount: Decimal, document: Document | None, by: User, today: date) -> Estimate:
    """UBND decides how much, by a paper."""
    estimate = _seen(estimate, by, DECIDERS)
    if document is None:
        raise ValidationError(_("Chưa nêu văn bản duyệt. Chọn quyết định trong sổ văn bản."))
    ceiling = estimate.balance.appraised
    if ceiling is not None and amount > ceiling:
        raise ValidationError(
            _("Số duyệt %(amount)s cao hơn số đã thẩm định %(ceiling)s. Trả lại để thẩm định lại.")
            % {"amount": Money(amount), "ceiling": Money(ceiling)}
        )
    return _move(estimate, Stage.DECIDED, "decided", by=by, decided=amount, decided_on=today, decision=document)


@transaction.atomic
def refuse(estimate: Estimate, *, reason: str, by: User) -> Estimate:
    """UBND does not agree; why is kept."""
    estimate = _seen(estimate, by, DECIDERS)
    if not reason.strip():
        raise ValidationError(_("Chưa ghi lý do không duyệt."))
    return _move(estimate, Stage.REFUSED, "refused", by=by, reason=reason, remark=reason.strip())


@transaction.atomic
def cancel(estimate: Estimate, *, reason: str, by: User) -> Estimate:
    """Its author takes it back before it was appraised."""
    rows = Estimate.objects.for_user(by, "view").filter(agency_id=by.agency_id) if not by.is_desk else (
        Estimate.objects.for_user(by, "view")
    )  # fmt: skip
    estimate = rows.select_for_update(of=("self",)).get(pk=estimate.pk)
    if not reason.strip():
        raise ValidationError(_("Chưa ghi lý do rút dự toán."))
    return _move(estimate, Stage.CANCELLED, "cancelled", by=by, reason=reason)


_ENTRY_VERBS = {EntryKind.ALLOCATED: "allocated", EntryKind.SPENT: "spent", EntryKind.RETURNED: "paid-back"}


@transaction.atomic
def enter(
    estimate: Estimate,
    kind: EntryKind,
    amount: Decimal,
    *,
    on: date,
    by: User,
    document: Document | None = None,
    words: str = "",
) -> MoneyEntry:
    """Write down money that moved. Sở Tài chính allocates; the agency spends and pays back."""
    estimate = _for_entry(estimate, kind, by)
    if estimate.stage != Stage.DECIDED:
        raise ValidationError(
            _("Dự toán đang ở trạng thái “%(stage)s”; chỉ ghi cấp, chi khi đã được duyệt và chưa quyết toán.")
            % {"stage": estimate.get_stage_display()}
        )
    if amount <= 0:
        raise ValidationError(_("Số tiền phải lớn hơn 0."))
    state = estimate.balance
    if doubt := rules.too_much(kind, amount, state):
        known = {"over-decided": state.decided, "over-allocated": state.allocated, "over-spent": state.spent}[doubt]
        raise ValidationError(str(_TOO_MUCH[doubt]) % {"known": Money(known or Decimal(0))})
    entry = MoneyEntry(estimate=estimate, kind=kind, amount=amount, on=on, document=document, words=words, by=by)
    entry.full_clean()
    entry.save()
    note(estimate, _ENTRY_VERBS[kind], by=by, changes={"amount": [None, amount], "on": [None, on]})
    return entry


@transaction.atomic
def settle(estimate: Estimate, *, words: str, by: User, today: date) -> Estimate:
    """Close the account: what was decided and not spent is explained, what was allocated and not spent is paid back."""
    estimate = _for_entry(estimate, EntryKind.SPENT, by)
    state = estimate.balance
    if state.left > 0:
        raise ValidationError(
            _("Còn %(left)s đã cấp mà chưa chi, chưa nộp trả. Ghi chi hoặc nộp trả trước khi quyết toán.")
            % {"left": Money(state.left)}
        )
    if state.difference and not words.strip():
        raise ValidationError(
            _("Chênh lệch %(difference)s so với số được duyệt mà chưa giải thích.")
            % {"difference": Money(state.difference)}
        )
    return _move(estimate, Stage.SETTLED, "settled", by=by, settled_on=today, difference_words=words.strip())


# ── right and lock in one line ───────────────────────────────────────────────────────────────────


def _mine(estimate: Estimate, by: User) -> Estimate:
    """The row under lock, while it is its author's to change."""
    rows = Estimate.objects.for_user(by, "change").select_for_update(of=("self",))
    found = rows.filter(pk=estimate.pk).first()
    if found is None:
        raise _refused(estimate, by)
    return found


def _seen(estimate: Estimate, by: User, roles: frozenset[Role]) -> Estimate:
    """The row under lock, for somebody whose office it is."""
    if by.role not in roles:
        raise PermissionDenied
    return Estimate.objects.for_user(by, "view").select_for_update(of=("self",)).get(pk=estimate.pk)


def _for_entry(estimate: Estimate, kind: EntryKind, by: User) -> Estimate:
    found = Estimate.objects.for_user(by, "view").select_for_update(of=("self",)).get(pk=estimate.pk)
    is_ours = by.is_desk or (found.agency_id == by.agency_id and by.may("change", "estimate"))
    allowed = by.role in APPRAISERS if kind == EntryKind.ALLOCATED else is_ours
    if not allowed:
        raise PermissionDenied
    return found


def _refused(estimate: Estimate, by: User) -> Exception:
    """Why it is not theirs to change: it has gone on, or it never was theirs."""
    seen = Estimate.objects.for_user(by, "view").filter(pk=estimate.pk).first()
    if seen is None:
        return Estimate.DoesNotExist()
    if seen.stage in rules.OPEN:
        return PermissionDenied()
    return ValidationError(
        _("Dự toán đang ở trạng thái “%(stage)s”, không sửa được nữa. Đề nghị nơi đang giữ trả lại.")
        % {"stage": seen.get_stage_display()}
    )


def _move(estimate: Estimate, to: Stage, verb: str, *, by: User, reason: str = "", **facts: Any) -> Estimate:
    now = Stage(estimate.stage)
    if not rules.may_move(now, to):
        raise ValidationError(
            _("Dự toán đang ở trạng thái “%(now)s”, không thể chuyển sang “%(to)s”.")
            % {"now": now.label, "to": to.label}
        )
    estimate.stage = to
    for name, value in facts.items():
        setattr(estimate, name, value)
    estimate.save(update_fields=["stage", *facts])
    note(estimate, verb, by=by, changes={"stage": [now, to]}, reason=reason)
    return estimate
