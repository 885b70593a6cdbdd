"""Keeping what the forms say: for one's own agency, unless the desk does it; no passport twice."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from haidang.kit.records import services as records
from haidang.office.accounts.models import User
from haidang.office.directory.models import Agency
from haidang.registers.passports.models import AbtcCard, Movement, Passport, PrivateTrip


@transaction.atomic
def save(form: Any, *, by: User) -> Passport:
    """A passport as its form says. Who keeps it changes by the hand-over book, not by the form."""
    record: Passport = form.instance
    _refuse_others(record, by)
    _refuse_twin(record)
    if record.pk and "agency" in form.changed_data and Movement.objects.filter(passport=record.pk).exists():
        raise ValidationError(
            _("Hộ chiếu đã có trong sổ giao nhận; đổi cơ quan giữ bằng việc “Chuyển cơ quan khác giữ”."), code="by-book"
        )
    return records.save(form, by=by)  # type: ignore[return-value]


@transaction.atomic
def save_trip(form: Any, *, by: User) -> PrivateTrip:
    _refuse_others(form.instance, by)
    return records.save(form, by=by)  # type: ignore[return-value]


@transaction.atomic
def save_card(form: Any, *, by: User) -> AbtcCard:
    _refuse_others(form.instance, by)
    return records.save(form, by=by)  # type: ignore[return-value]


def _refuse_others(record: Passport | PrivateTrip | AbtcCard, by: User) -> None:
    if not by.may("add", "book"):
        raise PermissionDenied
    agency: Agency = record.agency
    if not by.is_desk and not by.charge.answers_for(agency.pk):
        raise ValidationError(
            {"agency": _("Chỉ ghi được sổ của cơ quan mình; %(agency)s là cơ quan khác.") % {"agency": agency}}
        )


def _refuse_twin(record: Passport) -> None:
    """A number is encrypted, so the database cannot hold it apart: the passports of its holder are few."""
    plain = Passport._meta.get_field("number").plain  # type: ignore[union-attr]
    number = _bare(plain(record.number))
    if not number:
        return
    for other in Passport.objects.filter(holder=record.holder_id).exclude(pk=record.pk):
        if _bare(plain(other.number)) == number:
            raise ValidationError(
                {"number": _("Hộ chiếu số này của %(who)s đã có trong sổ.") % {"who": record.holder}}, code="twin"
            )


def _bare(number: Any) -> str:
    return "".join(str(number or "").split()).upper()
