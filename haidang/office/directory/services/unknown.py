"""A name that a reading found and nobody knows becomes another name of a known agency, or a new agency."""

from datetime import date
from typing import Any

from django.db import transaction

from haidang.office.directory import rules
from haidang.office.directory.choices import Level
from haidang.office.directory.models import Agency, AgencyName
from haidang.office.directory.services.agencies import add, name_also


@transaction.atomic
def alias_of_unknown(text: str, agency: Agency, *, by: Any, first: date | None = None, context: str = "") -> AgencyName:
    """The paper means this agency: from now on the text is one of its names."""
    return name_also(agency, text=rules.without_signs(text), by=by, first=first, context=context)


@transaction.atomic
def add_unknown(text: str, *, by: Any, source: str, level: str = Level.PROVINCE, **facts: Any) -> Agency:
    """The paper means an agency that the directory has not got: it is entered as printed; kind and code are found.

    `source` says which paper. A body that papers of a day speak of was there that day: its beginning stays open.
    """
    return add(name=rules.without_signs(text), level=level, by=by, source=source, **facts)
