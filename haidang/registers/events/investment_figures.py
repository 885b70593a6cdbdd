"""What the search for investors came to over some days."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import Count, Sum
from django.urls import reverse
from django.utils.translation import gettext as _

from haidang.kit.figures import Figure
from haidang.registers.events.investment_choices import InvestmentStage, InvestorStage, Sector
from haidang.registers.events.models.investment import InvestmentProject, InvestorContact


def figures(user: Any, since: date, until: date) -> Iterator[Figure]:
    """Projects by the day on which they were called for, investors by the first meeting, capital by the decision."""
    group = _("Kêu gọi đầu tư")
    days = f"tu={since:%Y-%m-%d}&den={until:%Y-%m-%d}"
    ended = f"stage={InvestorStage.WON}&ket_thuc_tu={since:%Y-%m-%d}&ket_thuc_den={until:%Y-%m-%d}"
    projects, people = reverse("events:investment-list"), reverse("events:investor-list")
    called = InvestmentProject.objects.for_user(user, "view").filter(called_on__range=(since, until))
    called = called.exclude(stage=InvestmentStage.DRAFT)
    yield Figure(
        "events:investment-called", group, _("dự án đưa vào danh mục kêu gọi đầu tư"), called.count(), _("dự án"),
        f"{projects}?{days}",
    )  # fmt: skip
    by_sector = dict(called.order_by().values_list("sector").annotate(count=Count("pk")))
    for sector in Sector:
        if count := by_sector.get(sector, 0):
            label = _("dự án kêu gọi đầu tư: %(sector)s") % {"sector": str(sector.label).lower()}
            url = f"{projects}?sector={sector}&{days}"
            yield Figure(f"events:investment-called:{sector}", group, label, count, _("dự án"), url)
    seen = InvestorContact.objects.for_user(user, "view")
    met = seen.filter(began_on__range=(since, until))
    yield Figure(
        "events:investors-met", group, _("nhà đầu tư mới tiếp xúc"), met.count(), _("lượt"), f"{people}?{days}"
    )
    won = seen.filter(stage=InvestorStage.WON, concluded_on__range=(since, until))
    sums = won.order_by().values_list("currency").annotate(count=Count("pk"), capital=Sum("capital"))
    by_currency = {currency: (count, capital) for currency, count, capital in sums}
    yield Figure(
        "events:investors-won", group, _("nhà đầu tư được chấp thuận"),
        sum(count for count, _capital in by_currency.values()), _("nhà đầu tư"), f"{people}?{ended}",
    )  # fmt: skip
    for currency in sorted(by_currency):
        if currency:
            yield Figure(
                f"events:investment-capital:{currency}", group, _("vốn đầu tư được chấp thuận"),
                by_currency[currency][1], currency, f"{people}?{ended}&currency={currency}",
            )  # fmt: skip
