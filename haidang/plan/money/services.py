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
from haidang.kit.money import Money, written
from haidang.kit.records import services as records
from haidang.office.accounts.models import User
from haidang.office.documents.models import Document
from haidang.plan.money import rules, selectors, telling
from haidang.plan.money.choices import Act, EntryKind, Stage
from haidang.plan.money.models import Estimate, EstimateLine, MoneyEntry

_GAPS = {
    "lines": gettext_lazy("chưa có dòng nào"),
    "nothing": gettext_lazy("tổng số tiền bằng 0"),
    "rate": gettext_lazy("dùng ngoại tệ mà chưa ghi tỷ giá ra đồng"),
    "rate-day": gettext_lazy("chưa ghi ngày của tỷ giá"),
}
_TOO_MUCH = {
    "over-decided": gettext_lazy(
        "Cấp quá số được duyệt: còn được cấp %(known)s. Muốn cấp thêm phải lập dự toán bổ sung và có quyết định."
    ),
    "over-allocated": gettext_lazy(
        "Chi quá số đã cấp: còn %(known)s chưa chi. Ghi cấp kinh phí trước, hoặc xem lại số tiền."
    ),
    "over-left": gettext_lazy("Nộp trả nhiều hơn số còn lại: còn %(known)s. Xem lại số tiền."),
}


# ── the author ───────────────────────────────────────────────────────────────────────────────────


@transaction.atomic
def create(*, by: User, lines: Iterable[Mapping[str, Any]] = (), **facts: Any) -> Estimate:
    """Begin an estimate of one's own agency, or of any for the desk; for the rooms that point down to one."""
    estimate = Estimate(created_by=by, **facts)
    _refuse_to_begin(estimate, by)
    estimate.full_clean()
    estimate.save()
    note(estimate, "added", by=by)
    _lay(estimate, lines)
    return estimate


@transaction.atomic
def save(form: Any, *, by: User) -> Estimate:
    """What the form of the register says: the head of an estimate, lines apart."""
    if form.instance.pk is None:
        form.instance.created_by = by
        _refuse_to_begin(form.instance, by)
    saved: Estimate = records.save(form, by=by)  # type: ignore[assignment]
    return saved


def _refuse_to_begin(estimate: Estimate, by: User) -> None:
    if not Estimate.objects.may_add(by):
        raise PermissionDenied
    if not by.is_desk and not (estimate.agency_id == by.agency_id and by.charge.answers_for(estimate.agency_id)):
        raise ValidationError(_("Chỉ lập được dự toán của cơ quan mình."))


@transaction.atomic
def set_lines(estimate: Estimate, lines: Iterable[Mapping[str, Any]], *, by: User, seen: str = "") -> Estimate:
    """Lay the lines anew, while the estimate is its author's. `seen` is the fingerprint of the lines as they were
    opened: who saves second is told, and nothing of the first is lost."""
    estimate = _held(estimate, Act.LINES, by)
    if seen and seen != estimate.fingerprint:
        raise ValidationError(
            _("Trong lúc bạn sửa, người khác đã lưu các dòng của dự toán này. Mở lại trang để xem bản mới rồi sửa."),
            code="stale",
        )
    before = estimate.asked
    estimate.lines.all().delete()
    _lay(estimate, lines)
    laid = Estimate.objects.get(pk=estimate.pk)
    note(laid, "lines-laid", by=by, changes={"asked": [_told(before, laid), _told(laid.asked, laid)]})
    return laid


def _told(amount: Decimal, estimate: Estimate) -> str:
    return str(Money(amount, estimate.currency))


def _lay(estimate: Estimate, lines: Iterable[Mapping[str, Any]]) -> None:
    for position, facts in enumerate(lines, 1):
        line = EstimateLine(estimate=estimate, position=position, **facts)
        line.full_clean()
        if line.asked > rules.MOST:
            raise ValidationError(
                _("Dòng “%(item)s” có thành tiền %(amount)s, lớn bất thường. Xem lại số lượng và đơn giá.")
                % {"item": line.item, "amount": Money(line.asked, estimate.currency)}
            )
        line.save()


@transaction.atomic
def ask(estimate: Estimate, *, by: User, today: date) -> Estimate:
    """Send it to Sở Tài chính; what it lacks is named, and a norm that no longer holds stops it."""
    estimate = _held(estimate, Act.ASK, by)
    found = rules.gaps(
        lines=len(estimate.lines.all()),
        asked=estimate.asked,
        currency=estimate.currency,
        rate=estimate.rate,
        rate_on=estimate.rate_on,
    )
    if found:
        told = "; ".join(str(_GAPS[gap]) for gap in found)
        raise ValidationError(_("Chưa gửi được dự toán: %(gaps)s.") % {"gaps": told})
    for doubt in selectors.norm_doubts(estimate, today):
        if doubt.refuses:
            raise ValidationError(doubt.sentence)
    return _move(estimate, Stage.ASKED, "asked", by=by, asked_on=today, remark="")


@transaction.atomic
def cancel(estimate: Estimate, *, reason: str, by: User) -> Estimate:
    """Its author takes it back before it was appraised."""
    estimate = _held(estimate, Act.CANCEL, by)
    if not reason.strip():
        raise ValidationError(_("Chưa ghi lý do rút dự toán."))
    return _move(estimate, Stage.CANCELLED, "cancelled", by=by, reason=reason.strip(), remark=reason.strip())


# ── Sở Tài chính ─────────────────────────────────────────────────────────────────────────────────


@transaction.atomic
def appraise(
    estimate: Estimate, amounts: Mapping[int, tuple[Decimal, str]], *, remark: str = "", by: User, today: date
) -> Estimate:
    """Sở Tài chính says of each line what it agrees to, and why where that is less; it may mend that until UBND
    decides."""
    estimate = _held(estimate, Act.APPRAISE, by)
    lines = list(estimate.lines.all())
    if {line.pk for line in lines} != set(amounts):
        raise ValidationError(
            _("Các dòng của dự toán đã khác lúc mở trang. Mở lại trang thẩm định để xem bản mới."), code="stale"
        )
    for line in lines:
        agreed, why = amounts[line.pk]
        _refuse_line(line, agreed, why.strip())
        line.appraised, line.remark = agreed, why.strip()
        line.full_clean()
        line.save(update_fields=["appraised", "remark"])
    return _move(
        estimate, Stage.APPRAISED, "appraised", by=by, reason=remark.strip(),
        remark=remark.strip(), appraised_on=today, appraised_by=by,
    )  # fmt: skip


def _refuse_line(line: EstimateLine, agreed: Decimal, why: str) -> None:
    said = {"item": line.item, "amount": Money(agreed, line.estimate.currency)}
    if agreed < 0:
        raise ValidationError(_("Dòng “%(item)s”: số thẩm định không được nhỏ hơn 0.") % said)
    if agreed > line.asked:
        said["asked"] = Money(line.asked, line.estimate.currency)
        raise ValidationError(
            _("Dòng “%(item)s”: thẩm định %(amount)s cao hơn số đề nghị %(asked)s. Trả lại để cơ quan sửa dự toán.")
            % said
        )
    if agreed < line.asked and not why:
        raise ValidationError(_("Dòng “%(item)s” bị giảm mà chưa ghi lý do.") % said)


@transaction.atomic
def send_back(estimate: Estimate, *, reason: str, by: User) -> Estimate:
    """Return it to its author with what must be mended."""
    estimate = _held(estimate, Act.SEND_BACK, by)
    if not reason.strip():
        raise ValidationError(_("Chưa ghi lý do trả lại. Nêu rõ cần sửa gì."))
    estimate.lines.update(appraised=None, remark="")
    return _move(
        estimate, Stage.RETURNED, "returned", by=by, reason=reason.strip(),
        remark=reason.strip(), appraised_on=None, appraised_by=None,
    )  # fmt: skip


# ── UBND ─────────────────────────────────────────────────────────────────────────────────────────


@transaction.atomic
def decide(estimate: Estimate, *, amount: Decimal, document: Document | None, by: User, today: date) -> Estimate:
    """UBND decides how much, by a paper."""
    estimate = _held(estimate, Act.DECIDE, by)
    if document is None:
        raise ValidationError(_("Chưa nêu văn bản duyệt. Chọn quyết định trong sổ văn bản."))
    if document.withdrawn_as:
        raise ValidationError(_("Văn bản %(document)s đã rút, không duyệt theo được.") % {"document": document})
    if amount <= 0:
        raise ValidationError(_("Số tiền duyệt phải lớn hơn 0. Không đồng ý thì dùng “Không duyệt”."))
    ceiling = estimate.balance.appraised
    if ceiling is not None and amount > ceiling:
        raise ValidationError(
            _("Số duyệt %(amount)s cao hơn số đã thẩm định %(ceiling)s. Đề nghị Sở Tài chính thẩm định lại.")
            % {"amount": Money(amount), "ceiling": Money(ceiling)}
        )
    on = document.issued_on or today
    return _move(estimate, Stage.DECIDED, "decided", by=by, decided=amount, decided_on=on, decision=document)


@transaction.atomic
def refuse(estimate: Estimate, *, reason: str, by: User) -> Estimate:
    """UBND does not agree; why is kept."""
    estimate = _held(estimate, Act.REFUSE, by)
    if not reason.strip():
        raise ValidationError(_("Chưa ghi lý do không duyệt."))
    return _move(estimate, Stage.REFUSED, "refused", by=by, reason=reason.strip(), remark=reason.strip())


# ── money that moves ─────────────────────────────────────────────────────────────────────────────

_ENTRY_ACTS = {EntryKind.ALLOCATED: Act.ALLOCATE, EntryKind.SPENT: Act.SPEND, EntryKind.RETURNED: Act.PAY_BACK}
_ENTRY_VERBS = {EntryKind.ALLOCATED: "allocated", EntryKind.SPENT: "spent", EntryKind.RETURNED: "paid-back"}


@transaction.atomic
def enter(
    estimate: Estimate,
    kind: EntryKind,
    amount: Decimal,
    *,
    on: date,
    by: User,
    today: date,
    document: Document | None = None,
    words: str = "",
) -> MoneyEntry:
    """Write down money that moved. Sở Tài chính allocates; the agency spends and pays back."""
    estimate = _held(estimate, _ENTRY_ACTS[kind], by)
    if amount <= 0:
        raise ValidationError(_("Số tiền phải lớn hơn 0."))
    if on > today:
        raise ValidationError(_("Ngày %(day)s chưa tới; chỉ ghi tiền đã cấp, đã chi.") % {"day": f"{on:%d/%m/%Y}"})
    _refuse_too_much(kind, amount, estimate.balance)
    entry = MoneyEntry(estimate=estimate, kind=kind, amount=amount, on=on, document=document, words=words, by=by)
    entry.full_clean()
    entry.save()
    note(
        estimate, _ENTRY_VERBS[kind], by=by, changes={"amount": [None, written(amount)], "on": [None, f"{on:%d/%m/%Y}"]}
    )
    return entry


def _refuse_too_much(kind: str, amount: Decimal, state: rules.Balance) -> None:
    if doubt := rules.too_much(kind, amount, state):
        to_be_allocated = (state.decided or Decimal(0)) - state.allocated + state.paid_back
        known = to_be_allocated if doubt == "over-decided" else state.left
        raise ValidationError(str(_TOO_MUCH[doubt]) % {"known": Money(known)})


@transaction.atomic
def take_back_entry(entry: MoneyEntry, *, reason: str, by: User, today: date) -> MoneyEntry:
    """Undo an entry made by mistake, by its opposite: both stay to be seen."""
    estimate = _held(entry.estimate, _ENTRY_ACTS[EntryKind(entry.kind)], by)
    entry = estimate.entries.get(pk=entry.pk)
    if not reason.strip():
        raise ValidationError(_("Chưa ghi lý do gỡ bút toán."))
    if entry.takes_back_id or MoneyEntry.objects.filter(takes_back=entry).exists():
        raise ValidationError(_("Bút toán này đã được gỡ, hoặc chính nó là bút toán gỡ."))
    state = estimate.balance
    if entry.kind == EntryKind.ALLOCATED and entry.amount > state.left:
        raise ValidationError(
            _("Số đã cấp này đã chi hoặc nộp trả, chỉ còn %(left)s. Gỡ các khoản chi, nộp trả ghi nhầm trước.")
            % {"left": Money(state.left)}
        )
    opposite = MoneyEntry(
        estimate=estimate, kind=entry.kind, amount=-entry.amount, on=today, document=entry.document,
        words=reason.strip()[:250], takes_back=entry, by=by,
    )  # fmt: skip
    opposite.full_clean()
    opposite.save()
    note(estimate, "entry-taken-back", by=by, changes={"amount": [written(entry.amount), None]}, reason=reason.strip())
    return opposite


@transaction.atomic
def settle(estimate: Estimate, *, words: str, by: User, today: date) -> Estimate:
    """Close the account: what was allocated is spent or paid back, what was decided and not spent is explained."""
    estimate = _held(estimate, Act.SETTLE, by)
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


def _held(estimate: Estimate, act: Act, by: User) -> Estimate:
    """The row under lock, for somebody whose act it is, in a stage that allows it."""
    held = Estimate.objects.for_user(by, "view").select_for_update(of=("self",)).get(pk=estimate.pk)
    hands = held.hands(by)
    if not rules.is_theirs(act, hands):
        raise PermissionDenied
    if not rules.is_time_for(act, held.stage, hands):
        raise ValidationError(not_now(held, act))
    return held


def not_now(estimate: Estimate, act: Act) -> str:
    """Why an act is not possible in the stage the estimate is in."""
    said = {"stage": estimate.get_stage_display(), "act": act.label}
    if act in (Act.LINES, Act.ASK) and estimate.stage in (Stage.ASKED, Stage.APPRAISED):
        return _("Dự toán đang ở trạng thái “%(stage)s”, không sửa được nữa. Đề nghị nơi đang giữ trả lại.") % said
    return _("Dự toán đang ở trạng thái “%(stage)s”, không thể làm việc “%(act)s”.") % said


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
    changes: dict[str, Any] = {"stage": [now, to]}
    if to == Stage.DECIDED:
        changes["decided"] = [None, written(estimate.decided or Decimal(0))]
    note(estimate, verb, by=by, changes=changes, reason=reason)
    telling.moved(estimate, by=by)
    return estimate
