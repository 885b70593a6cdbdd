"""Sentences about a project that looks for investors, for the updates of its tasks: Vietnamese, for reports."""

from haidang.kit.verdicts import day
from haidang.registers.events.investment_choices import InvestmentStage, InvestorStage
from haidang.registers.events.models.investment import InvestmentProject

#: So many names stand in one sentence.
_NAMED = 5


def investment_sentence(row: InvestmentProject) -> str:
    """Since when it is called for, who was met, who signed, who comes."""
    facts = ", ".join(each for each in (row.get_sector_display(), row.place, row.capital_said) if each)
    told = [f"Dự án kêu gọi đầu tư “{row.title}” ({facts}): kêu gọi từ ngày {day(row.called_on)}"]
    if row.listing:
        told[0] += f" theo {row.listing}"
    investors = list(row.investors.select_related("partner", "memo", "decision").order_by("began_on", "pk"))
    if investors:
        names = ", ".join(each.who for each in investors[:_NAMED])
        more = f" và {len(investors) - _NAMED} nhà đầu tư khác" if len(investors) > _NAMED else ""
        told.append(f"đã tiếp xúc {len(investors)} nhà đầu tư ({names}{more})")
    for each in investors:
        if each.stage == InvestorStage.SIGNED:
            told.append(f"đã ký ghi nhớ với {each.who}{f' theo {each.memo}' if each.memo else ''}")
        if each.stage == InvestorStage.WON:
            capital = f", vốn {each.capital_said}" if each.capital_said else ""
            told.append(f"{each.who} được chấp thuận đầu tư{capital} theo {each.decision}")
    if row.stage == InvestmentStage.STOPPED:
        told.append("đã dừng kêu gọi")
    return f"{'; '.join(told)}."
