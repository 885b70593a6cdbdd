"""What investors wait for: the next step that somebody promised, a project whose time is over."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from haidang.kit.kept import only_where_kept
from haidang.kit.owed import Owed, Places
from haidang.office.directory.answering import Answering
from haidang.registers.events.models.investment import InvestmentProject, InvestorStep


@only_where_kept(InvestmentProject)
def owed(on: date) -> Iterator[Owed]:
    """Everything waited for on that day; two queries and the heirs."""
    answering = Answering(on)
    investor, project = Places("events:investor-record"), Places("events:investment-record")
    steps = InvestorStep.objects.waiting().filter(on__lte=on)
    for each in steps.select_related("contact__project", "contact__partner"):
        contact = each.contact
        yield Owed(
            key=f"events:investor-step:{each.pk}",
            kind=_("Bước tiếp theo với nhà đầu tư"),
            title=f"{each.next_step} ({contact.who}, {contact.project})",
            url=investor(contact.pk),
            agency_id=answering.of(contact.agency_id, contact.project.title),
            since=each.on,
            due_on=each.due_on,
        )
    for row in InvestmentProject.objects.run_out(on):
        yield Owed(
            key=f"events:investment-over:{row.pk}",
            kind=_("Hết thời gian kêu gọi đầu tư: gia hạn hoặc dừng"),
            title=row.title,
            url=project(row.pk),
            agency_id=answering.of(row.agency_id, row.title),
            since=row.calls_until,
        )
