"""Keeping partners and what belongs to agencies."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext as _

from haidang.kit.records import services as records
from haidang.office.accounts.choices import Reach


def refuse_others(row: Any, *, by: Any, whose: str = "agency") -> None:
    """Who keeps books for one agency enters nothing in the name of another."""
    verb = "change" if row.pk else "add"
    given = getattr(row, f"{whose}_id")
    if by.reach(verb, "book") == Reach.AGENCY and given not in by.charge.answers:
        raise ValidationError(
            {whose: _("Bạn giữ sổ của %(own)s nên không ghi thay cho %(given)s được.")
             % {"own": by.agency, "given": getattr(row, whose)}}
        )  # fmt: skip


@transaction.atomic
def save_partner(form: Any, *, by: Any) -> models.Model:
    """Keep a partner; who keeps books for one agency makes partners of that agency, and gives none away."""
    row = form.instance
    if row.keeper_id is None and by.reach("change" if row.pk else "add", "book") == Reach.AGENCY:
        row.keeper = by.agency
    else:
        refuse_others(row, by=by, whose="keeper")
    return records.save(form, by=by)


@transaction.atomic
def save_own(form: Any, *, by: Any) -> models.Model:
    """Keep a row of an agency."""
    refuse_others(form.instance, by=by)
    return records.save(form, by=by)
