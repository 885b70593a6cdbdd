"""Keeping partners."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext as _

from haidang.kit.records import services as records
from haidang.office.accounts.choices import Reach


@transaction.atomic
def save_partner(form: Any, *, by: Any) -> models.Model:
    """Keep a partner; who keeps books for one agency makes partners of that agency, and gives none away."""
    row = form.instance
    verb = "change" if row.pk else "add"
    if by.reach(verb, "book") == Reach.AGENCY:
        if row.keeper_id is None:
            row.keeper = by.agency
        elif row.keeper_id not in by.charge.answers:
            raise ValidationError(
                _("Bạn giữ sổ của %(own)s nên đối tác phải do %(own)s giữ quan hệ; “%(given)s” là cơ quan khác.")
                % {"own": by.agency, "given": row.keeper}
            )
    return records.save(form, by=by)
