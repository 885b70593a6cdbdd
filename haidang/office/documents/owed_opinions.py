"""Opinions the office waits for: asked of an agency, not answered, the question still open."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from haidang.kit.owed import Owed
from haidang.office.documents.models import Opinion


def owed(on: date) -> Iterator[Owed]:
    """Every opinion awaited on that day, the earliest due first; one query, however many.

    Silence after the due day has its meaning by the norm, but the answer is owed until the asker closes the question.
    """
    rows = Opinion.objects.awaited(on).select_related("consultation").order_by("consultation__due_on", "pk")
    for opinion in rows:
        asked = opinion.consultation
        yield Owed(
            key=f"opinion:{opinion.pk}",
            kind=_("Trả lời ý kiến"),
            title=asked.subject,
            url=opinion.get_absolute_url(),
            agency_id=opinion.agency_id,
            since=asked.asked_on,
            due_on=asked.due_on,
        )
