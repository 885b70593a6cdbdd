"""What the books of aid and ODA count over some days."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from haidang.kit.figures import Figure
from haidang.registers.aid.models import AidProject, Disbursement, Oda, OdaPayment
from haidang.registers.aid.models.projects import AGREED
from haidang.registers.aid.project_choices import OF_DISASTER, OdaSource, OdaStage


def _link(name: str, **asked: Any) -> str:
    return f"{reverse(name)}?{urlencode({key: value for key, value in asked.items() if value})}"


def figures(user: Any, since: date, until: date) -> Iterator[Figure]:
    """Only what `user` may see; the same few queries whatever there is."""
    yield from _of_aid(user, since, until)
    yield from _of_oda(user, since, until)


def _of_aid(user: Any, since: date, until: date) -> Iterator[Figure]:
    group = _("Viện trợ")
    seen = AidProject.objects.for_user(user, "view")
    rows = list(seen.agreed_between(since, until).select_related("counterpart"))
    days = {"since": since, "until": until}
    agreed = _link("aid:project-list", agreed="true", **days)
    urgent = sum(each.kind in OF_DISASTER for each in rows)
    plain_url = _link("aid:project-list", agreed="true", urgent="false", **days)
    yield Figure("aid:approved", group, _("khoản viện trợ được phê duyệt"), len(rows) - urgent, _("khoản"), plain_url)
    yield Figure(
        "aid:committed", group, _("giá trị viện trợ cam kết"), sum((each.dong for each in rows), Decimal(0)), "VND",
        agreed,
    )  # fmt: skip
    relief = _link("aid:project-list", agreed="true", urgent="true", **days)
    yield Figure("aid:relief", group, _("khoản cứu trợ, khắc phục hậu quả"), urgent, _("khoản"), relief)
    paid = list(
        Disbursement.objects.filter(project__in=seen.filter(stage__in=AGREED).order_by(), on__range=(since, until))
        .select_related("project")
    )  # fmt: skip
    told = _link("aid:project-list", paid_since=since, paid_until=until)
    yield Figure("aid:disbursed", group, _("giá trị giải ngân viện trợ"),
                 sum((each.dong for each in paid), Decimal(0)), "VND", told)  # fmt: skip
    yield Figure("aid:paying", group, _("khoản viện trợ có giải ngân"),
                 len({each.project_id for each in paid}), _("khoản"), told)  # fmt: skip
    ours = sum((each.counterpart.decided or Decimal(0) for each in rows if each.counterpart), Decimal(0))
    yield Figure("aid:counterpart", group, _("vốn đối ứng được duyệt cho khoản viện trợ"), ours, "VND",
                 f"{agreed}&counterpart=true")  # fmt: skip
    people = sum(each.people or 0 for each in rows)
    yield Figure("aid:people", group, _("người thụ hưởng viện trợ"), people, _("người"), agreed)


def _of_oda(user: Any, since: date, until: date) -> Iterator[Figure]:
    group = _("ODA")
    seen = Oda.objects.for_user(user, "view").exclude(stage__in=[OdaStage.PREPARED, OdaStage.CANCELLED])
    signed = list(seen.filter(signed_on__range=(since, until)))
    told = _link("aid:oda-list", since=since, until=until)
    yield Figure("aid:oda-signed", group, _("dự án ODA, vay ưu đãi được ký"), len(signed), _("dự án"), told)
    yield Figure("aid:oda-total", group, _("tổng vốn dự án ODA được ký"),
                 sum((each.total_dong for each in signed), Decimal(0)), "VND", told)  # fmt: skip
    paid = list(OdaPayment.objects.filter(oda__in=seen.order_by(), on__range=(since, until)).select_related("oda"))
    paying = _link("aid:oda-list", paid_since=since, paid_until=until)
    ours = sum((each.dong for each in paid if each.source == OdaSource.COUNTERPART), Decimal(0))
    foreign = sum((each.dong for each in paid), Decimal(0)) - ours
    yield Figure("aid:oda-foreign", group, _("giải ngân vốn nước ngoài của dự án ODA"), foreign, "VND", paying)
    yield Figure("aid:oda-counterpart", group, _("giải ngân vốn đối ứng của dự án ODA"), ours, "VND", paying)
