"""Private trips: yes or no, by a paper of who manages the official; or taken back."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from haidang.kit import clock
from haidang.kit.audit.services import note
from haidang.office.accounts.models import User
from haidang.office.documents.models import Document
from haidang.registers.passports import verdicts
from haidang.registers.passports.choices import TripStage
from haidang.registers.passports.models import PrivateTrip


@transaction.atomic
def allow(trip: PrivateTrip, *, document: Document | None, remark: str = "", by: User) -> PrivateTrip:
    """Đồng ý: written down from the paper; conditions are kept with it."""
    if document is None or document.withdrawn_as:
        raise ValidationError(
            {"number": _("Chưa ghi văn bản đồng ý. Ghi số, ngày, cơ quan ban hành.")}, code="no-paper"
        )
    return _answered(trip, TripStage.ALLOWED, "allowed", by=by, document=document, remark=remark)


@transaction.atomic
def refuse(trip: PrivateTrip, *, remark: str, document: Document | None = None, by: User) -> PrivateTrip:
    """Không đồng ý: why is kept."""
    if not remark.strip():
        raise ValidationError(
            {"remark": _("Chưa ghi vì sao không đồng ý. Ghi lý do để người xin biết.")}, code="no-words"
        )
    return _answered(trip, TripStage.REFUSED, "refused", by=by, document=document, remark=remark)


@transaction.atomic
def withdraw(trip: PrivateTrip, *, remark: str, by: User) -> PrivateTrip:
    """Who asked does not go after all."""
    return _answered(trip, TripStage.WITHDRAWN, "withdrawn", by=by, document=None, remark=remark)


def answered_already(trip: PrivateTrip) -> str:
    """Why nothing more can be written about it."""
    day = f"{trip.answered_on:%d/%m/%Y}" if trip.answered_on else ""
    return _("Đơn này đã ở trạng thái “%(stage)s” từ ngày %(day)s; không đổi được nữa.") % {
        "stage": trip.get_stage_display(), "day": day,
    }  # fmt: skip


def _answered(
    trip: PrivateTrip, stage: TripStage, verb: str, *, by: User, document: Document | None, remark: str
) -> PrivateTrip:
    if not by.may("change", "book"):
        raise PermissionDenied
    seen = PrivateTrip.objects.for_user(by, "view").get(pk=trip.pk)
    row = PrivateTrip.objects.for_user(by, "change").select_for_update(of=("self",)).filter(pk=trip.pk).first()
    if row is None:
        if seen.stage == TripStage.ASKED:
            raise PermissionDenied
        raise ValidationError(answered_already(seen), code="wrong-stage")
    answered_on = (document.issued_on if document else None) or clock.today()
    if fault := verdicts.answer_fault(asked_on=row.asked_on, answered_on=answered_on, today=clock.today()):
        raise ValidationError({"issued_on": fault}, code="answer-day")
    facts: dict[str, Any] = {"stage": [row.get_stage_display(), stage.label]}
    row.stage, row.answer, row.remark = stage, document, " ".join(remark.split())[:250]
    row.answered_on = answered_on
    row.full_clean()
    row.save()
    note(row, verb, by=by, changes=facts, reason=row.remark)
    return row
