"""What the office's papers have on days: until when opinions were asked for. The answers themselves are owed."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from haidang.kit.happenings import Happening
from haidang.kit.kept import only_where_kept
from haidang.office.accounts.choices import Reach
from haidang.office.documents.models import Consultation


@only_where_kept(Consultation)
def happenings(user: Any, since: date, until: date) -> Iterator[Happening]:
    """For who asked, and who oversees: while somebody has not answered, and what was taken back. Two queries."""
    rows = Consultation.objects.for_user(user, "view").filter(due_on__range=(since, until), closed_on=None)
    if user.reach("view", "document") != Reach.ALL:
        rows = rows.filter(agency__in=user.charge.sees)
    found = list(rows)
    waiting = set(Consultation.objects.waiting().filter(pk__in=[row.pk for row in found]).values_list("pk", flat=True))
    for row in found:
        if row.withdrawn_on is None and row.pk not in waiting:
            continue
        yield Happening(
            key=f"consultation:{row.pk}",
            kind="due",
            title=_("Hạn trả lời ý kiến: %(subject)s") % {"subject": row.subject},
            url=row.get_absolute_url(),
            since=row.due_on,
            agency_ids=frozenset({row.agency_id}),
            is_cancelled=row.withdrawn_on is not None,
        )
