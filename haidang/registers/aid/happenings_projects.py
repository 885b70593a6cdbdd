"""The days of aid and ODA, for the calendar: what came in from abroad was agreed on, begins, ends."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from haidang.kit.happenings import Happening
from haidang.kit.kept import only_where_kept
from haidang.registers.aid.models import AidProject, Oda
from haidang.registers.aid.project_choices import OdaStage, ProjectStage

_TO_COME = (ProjectStage.APPROVED, ProjectStage.RUNNING)


@only_where_kept(AidProject, Oda)
def happenings(user: Any, since: date, until: date) -> Iterator[Happening]:
    """Two queries, whatever is found; only what `user` may see."""
    days = (since, until)
    rows = AidProject.objects.for_user(user, "view").agreed()
    rows = rows.filter(Q(decided_on__range=days) | Q(ends_on__range=days) | Q(ended_on__range=days))
    for row in rows.order_by("pk"):
        told = _("Tiếp nhận cứu trợ: %(what)s") if row.is_of_disaster else _("Phê duyệt viện trợ: %(what)s")
        yield from _on(row, "agreed", row.decided_on, told)
        if row.ended_on:
            yield from _on(row, "ended", row.ended_on, _("Kết thúc khoản viện trợ: %(what)s"))
        elif row.stage in _TO_COME:
            yield from _on(row, "ends", row.ends_on, _("Dự kiến kết thúc khoản viện trợ: %(what)s"), is_tentative=True)
    signed = Oda.objects.for_user(user, "view").exclude(stage=OdaStage.CANCELLED)
    for oda in signed.filter(Q(signed_on__range=days) | Q(ends_on__range=days)).order_by("pk"):
        yield from _on(oda, "signed", oda.signed_on, _("Dự án ODA có hiệu lực: %(what)s"))
        if oda.stage == OdaStage.RUNNING:
            yield from _on(oda, "ends", oda.ends_on, _("Dự kiến kết thúc dự án ODA: %(what)s"), is_tentative=True)


def _on(row: Any, what: str, day: date | None, title: str, *, is_tentative: bool = False) -> Iterator[Happening]:
    if day is None:
        return
    yield Happening(
        key=f"{row._meta.model_name}-{what}:{row.pk}",
        kind="aid",
        title=title % {"what": row},
        url=row.get_absolute_url(),
        since=day,
        agency_ids=frozenset({row.agency_id}),
        partner_ids=frozenset({row.donor_id}),
        is_tentative=is_tentative,
    )
