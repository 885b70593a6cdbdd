"""The hand-over book: each verb writes one line, where the table of moves lets it; the other side confirms."""

from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from haidang.kit import clock
from haidang.kit.audit.services import note
from haidang.office.accounts.models import User
from haidang.office.directory.models import Agency, Posting
from haidang.office.documents.models import Document
from haidang.registers.passports import rules, verdicts
from haidang.registers.passports.choices import Move
from haidang.registers.passports.models import Movement, Passport


@transaction.atomic
def receive(passport: Passport, *, on: date | None = None, words: str = "", by: User) -> Movement:
    """It came from who issued it: the agency keeps it from now on."""
    return _write(passport, Move.RECEIVED, on=on, words=words, by=by)


@transaction.atomic
def give_out(
    passport: Passport, decision: Document | None, until: date, by: User, *, on: date | None = None, words: str = ""
) -> Movement:
    """Give it to its holder for the trip of that decision, which ends on `until`.

    Errors: ValidationError with a sentence (it is not here; it ends before the trip does; no decision);
    DoesNotExist for who does not keep it.
    """
    when = on or clock.today()
    if decision is None or decision.withdrawn_as:
        raise ValidationError(
            {"number": _("Chỉ giao hộ chiếu theo quyết định cử đi công tác đang có hiệu lực (Luật 49/2019/QH14 Đ24).")},
            code="no-decision",
        )
    if fault := verdicts.decision_fault(decided_on=decision.issued_on, on=when):
        raise ValidationError({"issued_on": fault}, code="decision-day")
    held = _held(passport, by)
    if fault := verdicts.giving_fault(expires_on=held.expires_on, until=until, on=when):
        raise ValidationError({"until": fault}, code="until")
    return _write(held, Move.GIVEN, on=when, decision=decision, until=until, words=words, by=by)


@transaction.atomic
def take_back(passport: Passport, *, on: date | None = None, words: str = "", by: User) -> Movement:
    """It is back after the trip."""
    held = _held(passport, by)
    out, when = held.out, on or clock.today()
    if out and when < out.on:
        raise ValidationError(
            {"on": _("Ngày nhận lại %(back)s trước ngày giao %(out)s. Xem lại ngày.")
             % {"back": verdicts.day(when), "out": verdicts.day(out.on)}}
        )  # fmt: skip
    return _write(held, Move.RETURNED, on=when, words=words, by=by)


@transaction.atomic
def report_lost(passport: Passport, *, words: str, on: date | None = None, by: User) -> Movement:
    """Báo mất: when, where, how; to whom it was reported."""
    told = _said(words, _("Chưa ghi mất khi nào, ở đâu, đã báo nơi nào. Ghi rõ để đề nghị hủy giá trị hộ chiếu."))
    return _write(passport, Move.LOST, on=on, words=told, by=by)


@transaction.atomic
def transfer(passport: Passport, to_agency: Agency, *, words: str = "", on: date | None = None, by: User) -> Movement:
    """Its holder moved: another agency keeps it, from the day it says that it came."""
    held = _held(passport, by)
    if to_agency == held.agency:
        raise ValidationError({"to_agency": _("%(agency)s đang giữ hộ chiếu này rồi.") % {"agency": to_agency}})
    if not to_agency.is_alive(clock.today()):
        heir = to_agency.responsible(clock.today())
        raise ValidationError(
            {"to_agency": _("%(agency)s không còn hoạt động; chuyển %(heir)s.") % {"agency": to_agency, "heir": heir}}
        )
    return _write(held, Move.TRANSFERRED, on=on, to_agency=to_agency, words=words, by=by)


@transaction.atomic
def hand_to_leaver(passport: Passport, *, words: str, on: date | None = None, by: User) -> Movement:
    """Its holder leaves the service: it is handed over, and the agency no longer answers for it."""
    told = _said(words, _("Chưa ghi người được cấp thôi công tác theo quyết định nào, hộ chiếu đã đề nghị hủy chưa."))
    return _write(passport, Move.LEFT, on=on, words=told, by=by)


@transaction.atomic
def surrender(passport: Passport, *, words: str = "", on: date | None = None, by: User) -> Movement:
    """Back to who issued it, to be cancelled."""
    return _write(passport, Move.SURRENDERED, on=on, words=words, by=by)


@transaction.atomic
def confirm(movement: Movement, *, signed: str = "", by: User) -> Movement:
    """The other side says that it was so. Who wrote the line confirms only what was signed on paper, and says where.

    A transfer that is confirmed makes the other agency the keeper.
    """
    rows = Movement.objects.for_user(by, "view").select_for_update(of=("self",)).select_related("passport")
    row = rows.get(pk=movement.pk)
    if not may_confirm(row, by):
        raise PermissionDenied
    if row.confirmed_on:
        raise ValidationError(
            _("Dòng này đã được xác nhận ngày %(day)s; không cần xác nhận nữa.")
            % {"day": verdicts.day(row.confirmed_on)},
            code="twice",
        )
    if not _is_other_side(row, by):
        signed = _said(
            signed,
            _("Bạn là bên ghi sổ: chỉ ghi xác nhận khi bên kia đã ký trên giấy. Ghi ai ký, giấy ở đâu."),
            "signed",
        )
    row.confirmed_on, row.confirmed_by, row.confirmed_words = clock.today(), by, signed.strip()
    row.full_clean()
    row.save()
    passport = Passport.objects.select_for_update(of=("self",)).get(pk=row.passport_id)
    changes: dict[str, list[Any]] = {"line": [None, str(row)]}
    if row.kind == Move.TRANSFERRED and row.to_agency:
        changes["agency"] = [str(passport.agency), str(row.to_agency)]
        passport.agency = row.to_agency
        passport.save(update_fields=["agency"])
    note(passport, "confirmed", by=by, changes=changes, reason=row.confirmed_words)
    return row


def may_confirm(row: Movement, user: User) -> bool:
    """Is it theirs to say? The other side; who keeps the passport, for what was signed on paper."""
    if not user.may("change", "book"):
        return False
    return _is_other_side(row, user) or Passport.objects.for_user(user, "change").filter(pk=row.passport_id).exists()


def _is_other_side(row: Movement, user: User) -> bool:
    """The agency that takes it over; for all else an agency of the holder, but never who wrote the line."""
    if user.pk == row.by_id or not user.agency_id:
        return False
    if row.kind == Move.TRANSFERRED:
        return row.to_agency_id in user.charge.answers
    holder = Posting.objects.in_force(clock.today()).filter(official=row.passport.holder_id)
    return holder.filter(agency__in=user.charge.answers).exists()


# ── one line ─────────────────────────────────────────────────────────────────────────────────────


def _held(passport: Passport, by: User) -> Passport:
    """The passport as it stands now, locked, for who keeps it."""
    if not by.may("change", "book"):
        raise PermissionDenied
    rows = Passport.objects.for_user(by, "change").with_book().select_for_update(of=("self",))
    return rows.get(pk=passport.pk)


def _write(
    passport: Passport, move: Move, *, by: User, on: date | None = None, words: str = "", **facts: Any
) -> Movement:
    held = _held(passport, by)
    if move not in rules.may_happen(held.state):
        raise ValidationError(not_now(held, move), code="wrong-state")
    when = on or clock.today()
    _refuse_day(held, when)
    row = Movement(passport=held, kind=move, on=when, words=" ".join(words.split())[:250], by=by, **facts)
    row.full_clean()
    row.save()
    told = {
        name: [None, verdicts.day(value) if isinstance(value, date) else str(value)]
        for name, value in facts.items()
        if value
    }
    note(held, move.value, by=by, changes=told, reason=row.words)
    return row


def _refuse_day(held: Passport, when: date) -> None:
    """The book is written in the order of days, and never ahead of them."""
    if when > clock.today():
        raise ValidationError(
            {"on": _("Ngày %(day)s chưa đến; ghi sổ khi việc đã xảy ra.") % {"day": verdicts.day(when)}}
        )
    last = held.lines[-1].on if held.lines else held.issued_on
    if last and when < last:
        raise ValidationError(
            {"on": _("Ngày %(day)s trước dòng gần nhất của sổ (%(last)s). Xem lại ngày.")
             % {"day": verdicts.day(when), "last": verdicts.day(last)}}
        )  # fmt: skip


def not_now(passport: Passport, move: Move) -> str:
    """Why a line cannot be written: how the passport stands, and what can be done instead."""
    state = passport.state
    ways = ", ".join(f"“{each.label}”" for each in rules.may_happen(state)) or _("không việc nào")
    return _("Không ghi “%(move)s” được: hộ chiếu đang ở trạng thái “%(state)s”; lúc này ghi được %(ways)s.") % {
        "move": move.label, "state": state.label, "ways": ways,
    }  # fmt: skip


def _said(words: str, sentence: str, field: str = "words") -> str:
    if not words.strip():
        raise ValidationError({field: sentence}, code="no-words")
    return words.strip()
