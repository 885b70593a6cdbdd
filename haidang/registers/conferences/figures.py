"""What the book of conferences counts of a period, by the day they open: those held, who came, those called off."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import Count, Q, Sum
from django.utils.translation import gettext as _

from haidang.kit.figures import Figure, opened
from haidang.registers.conferences.choices import TOOK_PLACE, Stage
from haidang.registers.conferences.models import Conference

_LIST = "conferences:conference-list"


def figures(user: Any, since: date, until: date) -> Iterator[Figure]:
    """Of what `user` may see. One query."""
    held = Q(stage__in=TOOK_PLACE)
    rows = Conference.objects.for_user(user, "view").filter(starts_on__range=(since, until)).order_by()
    found = rows.aggregate(
        held=Count("pk", filter=held),
        foreigners=Sum("foreigners_came", filter=held),
        vietnamese=Sum("vietnamese_came", filter=held),
        off=Count("pk", filter=Q(stage=Stage.CANCELLED)),
        refused=Count("pk", filter=Q(stage=Stage.REFUSED)),
    )
    took_place = opened(_LIST, since, until, counted="held")
    for name, label, unit, url in (
        ("held", _("số hội nghị, hội thảo quốc tế đã tổ chức"), _("hội nghị"), took_place),
        ("foreigners", _("số khách nước ngoài đã dự"), _("người"), took_place),
        ("vietnamese", _("số khách Việt Nam đã dự"), _("người"), took_place),
        ("refused", _("số hội nghị không được phép"), _("hội nghị"), opened(_LIST, since, until, stage=Stage.REFUSED)),
        ("off", _("số hội nghị không tổ chức"), _("hội nghị"), opened(_LIST, since, until, stage=Stage.CANCELLED)),
    ):
        yield Figure(f"conferences:{name}", _("Hội nghị quốc tế"), label, found[name] or 0, unit, url)
