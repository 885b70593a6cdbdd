"""What several models of the room are made of: a paper set by acts, a country."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from haidang.office.documents.models import Document
from haidang.registers.partners.choices import Kind
from haidang.registers.partners.models import Partner


def paper_field(label: Any, name: str) -> "models.ForeignKey[Any, Any]":
    """A paper of a dossier: set by the acts, never by the form."""
    return models.ForeignKey(
        Document, verbose_name=label, on_delete=models.PROTECT, null=True, blank=True, related_name=name,
        editable=False,
    )  # fmt: skip


def country_field(name: str) -> "models.ForeignKey[Any, Any]":
    """A country of the book of partners."""
    return models.ForeignKey(
        Partner, verbose_name=_("nước"), on_delete=models.PROTECT, related_name=name,
        limit_choices_to={"kind": Kind.COUNTRY.value},
    )  # fmt: skip


def refuse_no_country(country: Partner | None) -> None:
    """A country is a country, not a town in one."""
    if country is not None and country.kind != Kind.COUNTRY:
        told = {"name": country}
        raise ValidationError({"country": _now("“%(name)s” không phải là nước. Chọn một nước trong sổ.") % told})
