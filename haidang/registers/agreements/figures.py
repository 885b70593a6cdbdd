"""What the book of agreements counts of a period: signed by level, and those in force on its last day."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import Count
from django.utils.translation import gettext as _

from haidang.kit.figures import Figure, opened
from haidang.registers.agreements.choices import Level, Scope
from haidang.registers.agreements.models import Agreement

_LIST = "agreements:agreement-list"


def figures(user: Any, since: date, until: date) -> Iterator[Figure]:
    """Those under the law on international agreements that `user` may see. Two queries."""
    counted = Agreement.objects.for_user(user, "view").counted().order_by()
    signed = counted.filter(signed_on__range=(since, until))
    by_level = dict(signed.values_list("level").annotate(count=Count("pk")))
    group, unit = _("Thỏa thuận quốc tế"), _("thỏa thuận")
    told: dict[str, Any] = {"scope": Scope.LAW}
    yield Figure(
        key="agreements:signed",
        group=group,
        label=_("số thỏa thuận quốc tế đã ký"),
        value=sum(by_level.values()),
        unit=unit,
        url=opened(_LIST, since, until, **told),
    )
    for level in Level:
        if level in by_level:
            label = _("số thỏa thuận quốc tế đã ký, %(level)s") % {"level": level.label}
            url = opened(_LIST, since, until, level=level, **told)
            yield Figure(f"agreements:signed:{level.value}", group, label, by_level[level], unit, url)
    yield Figure(
        key="agreements:in-force",
        group=group,
        label=_("số thỏa thuận quốc tế có hiệu lực vào ngày cuối kỳ"),
        value=counted.in_force(until).count(),
        unit=unit,
        url=opened(_LIST, in_force=until, **told),
    )
