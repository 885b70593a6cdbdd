"""After the signature: amended, extended, suspended, resumed, ended, inherited; and Bộ Ngoại giao is told."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from haidang.kit.audit.services import note
from haidang.kit.verdicts import refuse_what_stops
from haidang.office.accounts.models import User
from haidang.office.directory.models import Agency
from haidang.registers.agreements import rules, rules_law
from haidang.registers.agreements.choices import Act, ChangeKind, ChangeStage, Level
from haidang.registers.agreements.law import Law
from haidang.registers.agreements.models import Agreement, AgreementChange
from haidang.registers.agreements.selectors.hands import open_change
from haidang.registers.agreements.selectors.verdicts import asking_of, required
from haidang.registers.agreements.services.holding import draft, go, held, not_before, paper

#: Whose word a change is, and who inherits from districts, by its code in the directory.
PROVINCE = "UBND"


@transaction.atomic
def begin(
    agreement: Agreement,
    kind: ChangeKind,
    *,
    words: str,
    until: date | None = None,
    is_technical: bool = False,
    is_rename: bool = False,
    by: User,
) -> AgreementChange:
    """A change is on its way: from now on an extension shows as such, and no second change begins."""
    row = held(agreement, Act.BEGIN, by=by)
    if not rules.may_move(rules.VERB_OF[kind], row.stage):
        raise ValidationError(
            _("“%(kind)s” không làm được khi thỏa thuận đang ở bước “%(stage)s”.")
            % {"kind": kind.label, "stage": row.get_stage_display()},
            code="wrong-stage",
        )
    if not words.strip():
        raise ValidationError({"words": _("Chưa ghi nội dung, lý do của thay đổi.")}, code="no-words")
    if kind == ChangeKind.EXTEND:
        _refuse_until(row, until)
    if kind == ChangeKind.INHERIT and row.level != Level.DISTRICT:
        raise ValidationError(
            {"kind": _("Chỉ thỏa thuận cấp huyện mới có kế thừa; thỏa thuận này là của: %(level)s.")
             % {"level": row.get_level_display()}},
            code="not-district",
        )  # fmt: skip
    change = AgreementChange(
        agreement=row,
        kind=kind,
        words=words.strip(),
        until=until if kind == ChangeKind.EXTEND else None,
        until_before=row.expiry if kind == ChangeKind.EXTEND else None,
        is_technical=is_technical and kind == ChangeKind.AMEND,
        is_rename=is_rename and kind == ChangeKind.INHERIT,
        by=by,
    )
    change.full_clean()
    change.save()
    note(row, "begun", by=by, changes={"change": [None, kind.label]}, reason=change.words)
    return change


def _refuse_until(row: Agreement, until: date | None) -> None:
    if until is None:
        raise ValidationError({"until": _("Gia hạn phải ghi đến hết ngày nào.")}, code="no-until")
    last = row.expiry
    if last and until <= last:
        raise ValidationError(
            {
                "until": _("Gia hạn đến %(until)s không sau ngày hết hiệu lực hiện nay %(last)s.")
                % {"until": f"{until:%d/%m/%Y}", "last": f"{last:%d/%m/%Y}"}
            },
            code="not-later",
        )


@transaction.atomic
def leave(agreement: Agreement, *, reason: str, by: User) -> Agreement:
    """Nothing comes of the change; the agreement stands as it stood."""
    row = held(agreement, Act.LEAVE, by=by)
    change = open_change(row)
    assert change
    if not reason.strip():
        raise ValidationError({"reason": _("Chưa ghi lý do.")}, code="no-words")
    change.stage = ChangeStage.DROPPED
    change.save(update_fields=["stage"])
    note(row, "left", by=by, changes={"change": [change.get_kind_display(), None]}, reason=reason.strip())
    return row


@transaction.atomic
def finish(agreement: Agreement, *, effective_on: date, number: str, issued_on: date | None, by: User) -> Agreement:
    """The change takes effect by its paper; what the law wants before it is there."""
    row, law = held(agreement, Act.FINISH, by=by), Law()
    change = open_change(row)
    assert change
    not_before(effective_on, row.signed_on, "effective_on", _("ngày ký"))
    if row.is_ours:
        _refuse_change(row, change, effective_on, law)
    document = paper(number, issued_on, Agency.objects.filter(code=PROVINCE).first(), by=by, about=row.name)
    change.stage, change.document, change.effective_on = ChangeStage.DONE, document, effective_on
    change.full_clean()
    change.save()
    verb = rules.VERB_OF[ChangeKind(change.kind)]
    go(row, verb, by=by, reason=f"{document}: {change.words}", **_effects(row, change, effective_on))
    if change.kind in (ChangeKind.EXTEND, ChangeKind.INHERIT) and row.level != Level.ARMY:
        draft(row, _sentence(row, change, str(document)), by=by)
    return row


def _refuse_change(row: Agreement, change: AgreementChange, on: date, law: Law) -> None:
    if change.kind == ChangeKind.INHERIT:
        said = law.said("AGR-HEIR-BODY", on)
        if said.fault:
            raise ValidationError({"effective_on": said.fault}, code="no-heir")
        refuse_what_stops([rules_law.rename(law.said("AGR-HEIR", on), on, is_rename=change.is_rename)])
    if not rules.needs_opinions(change.kind, is_technical=change.is_technical, is_rename=change.is_rename):
        return
    asking = asking_of(change.consultation)
    asked = required(row, law, asking.asked_on if asking and asking.asked_on else on)
    if any(said.fault for said in asked.values()):
        return  # before 01/7/2021 nobody can say who had to be asked: shown as "chưa kiểm tra được"
    if asking is None or asking.closed_on is None:
        told = ", ".join(said.value for said in asked.values())
        raise ValidationError(
            _("Thay đổi này phải lấy ý kiến như khi ký (%(who)s) và việc lấy ý kiến phải kết thúc trước.")
            % {"who": told},
            code="still-asking",
        )
    refuse_what_stops([rules_law.opinions(asked, asking)])


def _effects(row: Agreement, change: AgreementChange, on: date) -> dict[str, Any]:
    """What becomes different of the agreement itself."""
    match change.kind:
        case ChangeKind.EXTEND:
            return {"expires_on": change.until}
        case ChangeKind.END:
            return {"ended_on": on}
        case ChangeKind.INHERIT:
            heir = Agency.objects.filter(code=PROVINCE).first()
            if heir is None:
                raise ValidationError(_("Danh bạ chưa có UBND tỉnh để kế thừa thỏa thuận."), code="no-heir")
            heir = heir.responsible(on)
            return {"party": heir, "level": Level.PROVINCE, "inherited_from": row.party, "inherited_on": on}
    return {}


def _sentence(row: Agreement, change: AgreementChange, document: str) -> str:
    told = {"name": row.name, "partner": row.foreign_party, "paper": document}
    if change.kind == ChangeKind.INHERIT:
        told |= {"heir": str(row.party), "before": str(row.inherited_from)}
        return _("%(heir)s kế thừa “%(name)s” với %(partner)s từ %(before)s (%(paper)s).") % told
    told |= {"day": f"{change.until:%d/%m/%Y}" if change.until else ""}
    return _("Đã gia hạn “%(name)s” với %(partner)s đến hết ngày %(day)s (%(paper)s).") % told


@transaction.atomic
def notify(agreement: Agreement, *, number: str, issued_on: date | None, by: User) -> Agreement:
    """Bộ Ngoại giao is told of the oldest change it does not know of."""
    row = held(agreement, Act.NOTIFY, by=by)
    change = row.changes.unnotified().order_by("effective_on", "pk").first()
    assert change
    document = paper(number, issued_on, Agency.objects.filter(code=PROVINCE).first(), by=by, about=row.name)
    change.notice, change.notified_on = document, issued_on
    change.save(update_fields=["notice", "notified_on"])
    note(row, "notified", by=by, changes={"change": [None, change.get_kind_display()]}, reason=str(document))
    return row
