"""What is asked of capital, of steps with an investor, of a project that nobody answers. Values in, values out."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from haidang.kit.money import CURRENCIES, Money, written
from haidang.kit.verdicts import Compared, Outcome, Verdict
from haidang.kit.verdicts import day as day_said
from haidang.registers.events.investment_choices import InvestmentStage, InvestorStage


def capital_fault(amount: Decimal | None, currency: str) -> tuple[str, str]:
    """Which field is at fault and why: an amount has a currency, a currency an amount, a đồng no parts."""
    if amount is not None and not currency:
        return "currency", _("Ghi loại tiền của số vốn %(amount)s.") % {"amount": f"{amount:,.0f}".replace(",", ".")}
    if amount is None and currency:
        return "capital", _("Ghi số vốn, hoặc bỏ loại tiền %(currency)s.") % {"currency": currency}
    if amount is not None and CURRENCIES[currency] == 0 and amount != amount.to_integral_value():
        return "capital", _("Số tiền bằng %(currency)s không có phần lẻ.") % {"currency": currency}
    return "", ""


def said(amount: Decimal | None, currency: str) -> str:
    """ "15.000.000,00 USD"; "" where nobody said how much."""
    return "" if amount is None else str(Money(amount, currency))


@dataclass(frozen=True, slots=True)
class Step:
    """One step with an investor, and what was agreed to come next."""

    on: date
    next_step: str = ""
    due_on: date | None = None
    done_on: date | None = None

    @property
    def is_open(self) -> bool:
        return bool(self.next_step) and self.done_on is None


def next_verdict(stage: str, steps: Sequence[Step], today: date) -> Verdict | None:
    """Is somebody's next step written down, and is it in time? The day itself is."""
    if stage not in (InvestorStage.TALKING, InvestorStage.SIGNED):
        return None
    waiting = sorted((each for each in steps if each.is_open), key=lambda each: each.due_on or date.max)
    if not waiting:
        return Verdict("next", Outcome.WARN, _("Chưa ghi bước tiếp theo: ai làm gì, đến ngày nào."))
    first = waiting[0]
    told = {"step": first.next_step, "due": day_said(first.due_on)}
    if first.due_on is None:
        return Verdict("next", Outcome.WARN, _("Bước tiếp theo “%(step)s” chưa có ngày.") % told)
    compared = (Compared(_("hôm nay %(day)s") % {"day": day_said(today)}),)
    if first.due_on < today:
        told["days"] = str((today - first.due_on).days)
        sentence = _("Bước tiếp theo “%(step)s” quá hạn %(days)s ngày (hạn %(due)s).") % told
        return Verdict("next", Outcome.WARN, sentence, "", compared)
    return Verdict("next", Outcome.OK, _("Bước tiếp theo: “%(step)s”, hạn %(due)s.") % told, "", compared)


def calling_verdict(stage: str, called_on: date | None, until: date | None, today: date) -> Verdict | None:
    """Is the time over in which investors were looked for?"""
    if stage != InvestmentStage.CALLING or until is None:
        return None
    compared = (
        Compared(_("kêu gọi từ %(day)s") % {"day": day_said(called_on)}),
        Compared(_("đến hết %(day)s") % {"day": day_said(until)}),
    )
    if today > until:
        sentence = _("Đã hết thời gian kêu gọi (%(day)s): gia hạn hoặc ghi dừng kêu gọi.")
        return Verdict("until", Outcome.WARN, sentence % {"day": day_said(until)}, "", compared)
    return Verdict("until", Outcome.OK, _("Còn %(days)s ngày kêu gọi.") % {"days": (until - today).days}, "", compared)


def interest_verdict(stage: str, investors: int) -> Verdict | None:
    """Has anybody asked about it?"""
    if stage != InvestmentStage.CALLING:
        return None
    if not investors:
        return Verdict("interest", Outcome.WARN, _("Chưa có nhà đầu tư nào tiếp xúc về dự án."))
    return Verdict("interest", Outcome.OK, _("Đã tiếp xúc %(count)s nhà đầu tư.") % {"count": investors})


# ── sums ─────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Project:
    """A project as sums see it; `reached` is what investors were allowed to put in."""

    area: Decimal | None = None
    capital: Money | None = None
    investors: int = 0
    reached: Sequence[Money] = ()
    is_agreed: bool = False


@dataclass(slots=True)
class Sum:
    """Of the projects under one heading. Amounts of two currencies stand side by side, never added."""

    count: int = 0
    agreed: int = 0
    area: Decimal = Decimal(0)
    investors: int = 0
    capital: dict[str, Decimal] = field(default_factory=dict)
    reached: dict[str, Decimal] = field(default_factory=dict)

    def add(self, one: Project) -> None:
        self.count += 1
        self.agreed += one.is_agreed
        self.area += one.area or Decimal(0)
        self.investors += one.investors
        _into(self.capital, [one.capital] if one.capital else [])
        _into(self.reached, one.reached)

    @property
    def area_said(self) -> str:
        return written(self.area, 0 if self.area == self.area.to_integral_value() else 2) if self.area else ""

    @property
    def capital_said(self) -> list[str]:
        return _listed(self.capital)

    @property
    def reached_said(self) -> list[str]:
        return _listed(self.reached)


def _into(sums: dict[str, Decimal], amounts: Iterable[Money]) -> None:
    for each in amounts:
        sums[each.currency] = sums.get(each.currency, Decimal(0)) + each.amount


def _listed(sums: Mapping[str, Decimal]) -> list[str]:
    return [str(Money(sums[code], code)) for code in CURRENCIES if sums.get(code)]


def sums_by(projects: Iterable[tuple[str, Project]]) -> dict[str, Sum]:
    """One sum for each heading, in the order in which headings come."""
    found: dict[str, Sum] = {}
    for heading, project in projects:
        found.setdefault(heading, Sum()).add(project)
    return found
