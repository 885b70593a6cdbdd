"""Opinions the office waits for: asked of an agency and not answered; answered, and not taken up or explained."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _

from haidang.kit import clock
from haidang.kit.kept import only_where_kept
from haidang.kit.owed import Owed
from haidang.office.documents.models import Consultation, Opinion


@only_where_kept(Consultation)
def owed(on: date) -> Iterator[Owed]:
    """Every opinion awaited on that day, the earliest due first, then what waits for who asked; two queries."""
    yield from _answers(on)
    yield from _ends(on)


def _answers(on: date) -> Iterator[Owed]:
    """Silence after the due day has its meaning by the norm; the answer is owed until the asker closes the question."""
    rows = Opinion.objects.awaited(on).select_related("consultation").order_by("consultation__due_on", "pk")
    if on >= clock.today():
        # What came in after office hours counts for the next working day, but nobody is asked for it any more.
        rows = rows.filter(answered_on=None)
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


def _ends(on: date) -> Iterator[Owed]:
    """Everybody has answered, or has let the day pass: now who asked takes up, explains, and closes. No norm says by
    when; since when it waits is shown.
    """
    # with what `to_end` says beside each
    rows: Iterable[Any] = Consultation.objects.to_end(on).select_related("asked_by").order_by("due_on", "pk")
    for asked in rows:
        past = asked.due_on + timedelta(days=1)
        yield Owed(
            key=f"settle:{asked.pk}",
            kind=_("Tiếp thu, giải trình góp ý") if asked.has_remarks else _("Kết thúc lấy ý kiến"),
            title=asked.subject,
            url=asked.get_absolute_url(),
            agency_id=asked.agency_id,
            person_id=asked.asked_by_id if asked.asked_by.is_active else None,
            since=past if asked.is_waited_for else asked.last_on,
        )
