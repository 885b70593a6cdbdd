"""What the history of a paper tells: what was written, what became different."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import models

from haidang.office.directory.models import Agency
from haidang.office.documents.models import Document

#: What a person may write of a paper; recipients are told apart, as a list.
TOLD = tuple(field.name for field in Document._meta.concrete_fields if field.editable and field.name != "id")


def told(document: Document) -> dict[str, Any]:
    return {name: getattr(document, name) for name in TOLD}


def differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, list[Any]]:
    return {name: [before[name], after[name]] for name in TOLD if before[name] != after[name]}


def all_told(document: Document, recipients: list[Agency]) -> dict[str, list[Any]]:
    facts = {name: [None, value] for name, value in told(document).items() if value not in (None, "", False)}
    return facts | ({"recipients": [[], names(recipients)]} if recipients else {})


def names(agencies: Iterable[models.Model]) -> list[str]:
    return sorted(str(agency) for agency in agencies)
