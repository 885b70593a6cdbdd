"""How far the money of one record came: promised, paid out, left; for its page."""

from dataclasses import dataclass
from decimal import Decimal

from haidang.kit.money import Money
from haidang.registers.aid.models import AidProject, Oda
from haidang.registers.aid.models.projects import AGREED
from haidang.registers.aid.project_choices import OdaSource


@dataclass(frozen=True, slots=True)
class Purse:
    """One purse: what was promised, what was paid out of it, in its own currency, and paid out in đồng."""

    label: str
    committed: Money
    paid: Money
    paid_dong: Money

    @property
    def left(self) -> Money:
        return self.committed - self.paid

    @property
    def share(self) -> int:
        """Of a hundred; whole numbers, cut and not rounded: 99,9 is not done."""
        return int(self.paid.amount * 100 / self.committed.amount) if self.committed.amount else 0


def project_progress(project: AidProject) -> list[Purse]:
    if project.committed is None or project.stage not in AGREED:
        return []
    rows = list(project.disbursements.all())
    dong = sum((each.dong for each in rows), Decimal(0))
    return [Purse(str(project.get_kind_display()), project.committed, project.paid(rows), Money(dong))]


def oda_progress(oda: Oda) -> list[Purse]:
    rows = list(oda.payments.all())
    found = []
    for source in OdaSource:
        committed = oda.committed(source)
        theirs = [each for each in rows if each.source == source]
        if not committed.amount and not theirs:
            continue
        paid = Money(sum((each.amount for each in theirs), Decimal(0)), committed.currency)
        dong = sum((each.dong for each in theirs), Decimal(0))
        found.append(Purse(str(source.label), committed, paid, Money(dong)))
    return found
