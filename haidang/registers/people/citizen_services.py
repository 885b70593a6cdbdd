"""What is done with a case of citizen protection: taken down in the night, helped with, ended, opened again."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from haidang.kit import clock
from haidang.kit.audit.services import note
from haidang.kit.dossiers.services import go, held, not_before, not_to_come, said
from haidang.kit.money import Money
from haidang.kit.records import services as records
from haidang.kit.verdicts import refuse_what_stops
from haidang.office.accounts.books import refuse_others
from haidang.office.accounts.models import User
from haidang.office.directory.models import Agency
from haidang.office.documents.models import Consultation, Document
from haidang.office.documents.services import ask as ask_opinions
from haidang.plan.followup.services import drop_draft, tell_tasks
from haidang.registers.people import citizen_rules as rules
from haidang.registers.people.citizen_choices import Act, Outcome
from haidang.registers.people.citizen_selectors import checks
from haidang.registers.people.citizen_telling import ended
from haidang.registers.people.models import OUTSTANDING, CaseCost, CasePerson, CitizenCase


@transaction.atomic
def save(form: Any, *, by: User) -> CitizenCase:
    """What the form says: of one's own agency, or of any for who keeps every book."""
    refuse_others(form.instance.agency, by=by)
    return records.save(form, by=by)  # type: ignore[return-value]


@transaction.atomic
def take_down(
    case: CitizenCase, *, name: str = "", contact: str = "", commune: str = "", entry: UUID | None = None, by: User
) -> CitizenCase:
    """Ghi nhanh: the case and whom it is about, in one go. Sent twice from one opened form it is kept once."""
    if not CitizenCase.objects.may_add(by):
        raise PermissionDenied
    if entry and (known := CitizenCase.objects.for_user(by, "view").filter(entry=entry).first()):
        return known
    refuse_others(case.agency, by=by)
    _refuse_names({"place": case.place, "commune": commune}, [name])
    case.entry = entry
    case.full_clean(exclude=["code"])
    try:
        case.save()
    except IntegrityError:  # the same form came in twice at once, and the other was first
        if entry and (known := CitizenCase.objects.for_user(by, "view").filter(entry=entry).first()):
            return known
        raise
    note(case, "added", by=by, changes={"kind": [None, case.get_kind_display()], "country": [None, str(case.country)]})
    if name or contact or commune:
        person = CasePerson(case=case, name=name, contact=contact, commune=commune)
        person.full_clean()
        person.save()
        note(case, "part-added", by=by, changes={"part": [None, f"{person._meta.verbose_name}: {person}"]})
    return case


@transaction.atomic
def ask(
    case: CitizenCase, agencies: Iterable[Agency], *, words: str = "", due_on: date | None = None, by: User
) -> Consultation:
    """Ask agencies to help or to say what they know. They read the case; whom it is about stays masked for them."""
    row = held(case, Act.ASK, by=by)
    _refuse_names({"words": words}, row.names())
    asked = ask_opinions(
        subject=_("Phối hợp bảo hộ công dân: %(case)s") % {"case": row}, agencies=agencies, words=words,
        due_on=due_on, link_url=row.get_absolute_url(), link_name=str(row)[:250], by=by,
    )  # fmt: skip
    go(row, Act.ASK, by=by, consultation=asked)
    return asked


@transaction.atomic
def close(
    case: CitizenCase, *, outcome: str, result: str, closed_on: date | None = None, paper: Document | None = None,
    by: User,
) -> CitizenCase:  # fmt: skip
    """Kết thúc: how it ended, what came of it. Its tasks get a sentence that names nobody."""
    row = held(case, Act.CLOSE, by=by)
    when = closed_on or clock.today()
    not_to_come(when, "closed_on")
    not_before(when, row.received_on, _("ngày nhận tin"), "closed_on")
    told = said(result, _("Chưa ghi kết quả. Ghi đã giúp được gì, ai làm; không ghi tên người."), "result")
    _refuse_names({"result": told}, row.names())
    if outcome not in Outcome.values:
        raise ValidationError({"outcome": _("Chưa ghi vụ việc kết thúc thế nào.")}, code="no-outcome")
    refuse_what_stops(checks(row, today=when))
    row = go(row, Act.CLOSE, by=by, outcome=outcome, result=told, closed_on=when, report=paper)
    tell_tasks(row, ended(row), by=by)
    return row


@transaction.atomic
def refund(case: CitizenCase, *, cost: CaseCost, amount: Decimal, refunded_on: date, by: User) -> CaseCost:
    """An advance came back, wholly or in part."""
    row = held(case, Act.REFUND, by=by)
    one = row.costs.filter(OUTSTANDING).select_for_update(of=("self",)).get(pk=cost.pk)
    not_to_come(refunded_on, "refunded_on")
    not_before(refunded_on, one.on, _("ngày chi"), "refunded_on")
    if amount <= 0 or amount > one.left:
        sentence = _("“%(item)s” còn phải hoàn lại %(left)s; số vừa ghi là %(amount)s. Xem lại số tiền.") % {
            "item": one.item, "left": Money(one.left), "amount": Money(amount),
        }  # fmt: skip
        raise ValidationError({"amount": sentence}, code="too-much")
    before = one.refunded
    one.refunded, one.refunded_on = one.refunded + amount, refunded_on
    one.full_clean()
    one.save()
    told = {"part": [None, one.item], "refunded": [str(Money(before)), str(Money(one.refunded))]}
    go(row, Act.REFUND, by=by, told=told)
    return one


@transaction.atomic
def drop(case: CitizenCase, *, reason: str, by: User) -> CitizenCase:
    """It was no case of protection; why is kept."""
    row = held(case, Act.DROP, by=by)
    why = said(reason, _("Chưa ghi vì sao không phải việc bảo hộ."), "reason")
    _refuse_names({"reason": why}, row.names())
    row = go(row, Act.DROP, by=by, reason=why)
    drop_draft(row, by=by)
    return row


@transaction.atomic
def reopen(case: CitizenCase, *, reason: str, by: User) -> CitizenCase:
    """There is more to do: what was said of its end is said no longer."""
    row = held(case, Act.REOPEN, by=by)
    why = said(reason, _("Chưa ghi vì sao mở lại."), "reason")
    _refuse_names({"reason": why}, row.names())
    row = go(row, Act.REOPEN, by=by, reason=why, outcome="", closed_on=None)
    drop_draft(row, by=by)
    return row


def _refuse_names(words: dict[str, str], names: list[str]) -> None:
    """Open boxes go into lists, letters and reports: nobody who is protected is named there."""
    if faults := {field: names_told() for field, told in words.items() if rules.named_in(told, names)}:
        raise ValidationError(faults, code="names")


def names_told() -> str:
    """The refusal does not repeat the name: it would stand on the page, unmasked."""
    return _(
        "Ô này nêu tên người được bảo hộ. Ô này đi vào danh sách, báo cáo: viết “người gặp nạn”, “gia đình”; "
        "tên chỉ ghi ở mục Người được bảo hộ."
    )
