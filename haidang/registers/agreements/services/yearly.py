"""What comes back each year: an evaluation filed and commented, minutes written down, the papers of 15/11 sent."""

from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from haidang.kit import clock
from haidang.kit.audit.services import note
from haidang.office.accounts.models import User
from haidang.office.directory.models import Agency
from haidang.registers.agreements.choices import Act, DutyKind, Level
from haidang.registers.agreements.models import (
    ActionProgramme,
    Agreement,
    AgreementDuty,
    ProgrammeEvaluation,
    TwinningMinutes,
)
from haidang.registers.agreements.services.holding import held, not_before, not_to_come, paper


@transaction.atomic
def evaluate(
    programme: ActionProgramme,
    *,
    year: int,
    done: str,
    effect: str = "",
    obstacle: str = "",
    proposal: str = "",
    by: User,
) -> ProgrammeEvaluation:
    """The focal agency says what became of a year; until Sở Ngoại vụ has commented it may say it again."""
    rows = ActionProgramme.objects.for_user(by, "change").select_for_update(of=("self",))
    row = rows.select_related("agreement").get(pk=programme.pk)
    if not done.strip():
        raise ValidationError({"done": _("Chưa ghi đã làm được gì trong năm.")}, code="no-words")
    last = min(clock.today().year, row.ends_on.year if row.ends_on else clock.today().year)
    if not row.starts_on.year <= year <= last:
        raise ValidationError(
            {
                "year": _("Chương trình có các năm từ %(first)d đến %(last)d; năm %(year)d không đánh giá được.")
                % {"first": row.starts_on.year, "last": last, "year": year}
            },
            code="other-year",
        )
    known = row.evaluations.select_for_update().filter(year=year).first()
    if known and known.commented_on:
        raise ValidationError(
            {"year": _("Đánh giá năm %(year)d đã được Sở Ngoại vụ nhận xét nên không sửa nữa.") % {"year": year}},
            code="commented",
        )
    made = known or ProgrammeEvaluation(programme=row, year=year)
    made.done, made.effect, made.obstacle, made.proposal = (
        words.strip() for words in (done, effect, obstacle, proposal)
    )
    made.filed_on, made.filed_by = clock.today(), by
    made.full_clean()
    made.save()
    note(row, "evaluated", by=by, changes={"year": [None, year]}, reason=made.done)
    return made


@transaction.atomic
def comment(evaluation: ProgrammeEvaluation, *, words: str, by: User) -> ProgrammeEvaluation:
    """Sở Ngoại vụ says what it thinks of it."""
    if not by.is_desk:
        raise PermissionDenied
    row = ProgrammeEvaluation.objects.select_for_update(of=("self",)).select_related("programme").get(pk=evaluation.pk)
    if not words.strip():
        raise ValidationError({"words": _("Chưa ghi nhận xét.")}, code="no-words")
    row.comment, row.commented_on, row.commented_by = words.strip(), clock.today(), by
    row.save(update_fields=["comment", "commented_on", "commented_by"])
    note(row.programme, "commented", by=by, changes={"year": [None, row.year]}, reason=row.comment)
    return row


@transaction.atomic
def minute(
    agreement: Agreement, *, year: int, signed_on: date, signed_at: str = "", words: str = "", by: User
) -> TwinningMinutes:
    """The minutes of a year. Of the army only that they were signed."""
    row = held(agreement, Act.MINUTES, by=by)
    if row.level == Level.ARMY and words.strip():
        raise ValidationError(
            {"words": _("Thỏa thuận của quân đội chỉ ghi thông tin công khai (năm, ngày, nơi ký); bỏ phần nội dung.")},
            code="army",
        )
    not_to_come(signed_on, "signed_on")
    not_before(signed_on, row.signed_on, "signed_on", _("ngày ký thỏa thuận"))
    if row.minutes.filter(year=year).exists():
        raise ValidationError({"year": _("Năm %(year)d đã ghi biên bản.") % {"year": year}}, code="twice")
    made = TwinningMinutes(
        agreement=row, year=year, signed_on=signed_on, signed_at=signed_at.strip(), words=words.strip(), by=by
    )
    made.full_clean()
    made.save()
    note(row, "minuted", by=by, changes={"year": [None, year]})
    return made


@transaction.atomic
def send_duty(kind: DutyKind, *, year: int, number: str, issued_on: date | None, by: User) -> AgreementDuty:
    """The plan or the report of a year has gone to Bộ Ngoại giao."""
    if not by.is_desk:
        raise PermissionDenied
    if AgreementDuty.objects.filter(kind=kind, year=year).exists():
        raise ValidationError(
            {"year": _("Năm %(year)d đã ghi: %(kind)s.") % {"year": year, "kind": DutyKind(kind).label}}, code="twice"
        )
    issuer = Agency.objects.filter(code="UBND").first()
    document = paper(number, issued_on, issuer, by=by, about=str(DutyKind(kind).label))
    assert issued_on
    made = AgreementDuty(kind=kind, year=year, document=document, sent_on=issued_on, by=by)
    made.full_clean()
    made.save()
    note(made, "sent", by=by, reason=str(document))
    return made
