"""How cases are told: a sentence for the updates of tasks, lines for the tables of a page. They name nobody."""

from django.utils.translation import gettext as _

from haidang.kit.money import Money
from haidang.kit.verdicts import day
from haidang.registers.people import citizen_rules as rules
from haidang.registers.people.citizen_choices import CostKind, Security
from haidang.registers.people.models import CaseCost, CaseStep, CitizenCase


def ended(row: CitizenCase) -> str:
    """ "Đã kết thúc vụ BHCD-2020-03 (tai nạn, 2 người, Lào; nhận tin 02/03/2020): …" """
    people = f"{row.people} người"
    about = f"{str(row.get_kind_display()).lower()}, {people}, {row.country}; nhận tin {day(row.received_on)}"
    told = f"Đã bảo hộ công dân, vụ {row.code} ({about}), kết thúc ngày {day(row.closed_on)}"
    if row.report:
        told = f"{told}, {row.report}"
    said = f"{told}: {str(row.get_outcome_display()).lower()}. {row.result.strip()}"
    return f"{said.rstrip('.')}.{_money(row.facts())}"


def _money(costs: list[rules.Cost]) -> str:
    given = sum(cost.vnd for cost in costs if cost.kind == CostKind.GRANT)
    advanced = sum(cost.vnd for cost in costs if cost.kind == CostKind.ADVANCE)
    told = []
    if given:
        told.append(f"hỗ trợ không hoàn lại {Money(given)}")
    if advanced:
        told.append(f"ứng trước {Money(advanced)}, còn phải thu hồi {Money(rules.outstanding(costs))}")
    return f" Kinh phí: {'; '.join(told)}." if told else ""


# ── lines of the page ────────────────────────────────────────────────────────────────────────────


def hour_of(step: CaseStep) -> str:
    """ "02/03/2026 23:50" """
    return f"{day(step.on)} {step.at:%H:%M}" if step.at else day(step.on)


def done(step: CaseStep) -> str:
    """ "Gọi điện: đã báo Đại sứ quán" """
    return f"{step.get_way_display()}: {step.words}"


def whom(step: CaseStep) -> str:
    return "; ".join(str(each) for each in (step.agency, step.partner) if each)


def then(step: CaseStep) -> str:
    """What comes next, by when, and whether it was done."""
    if not step.next_on:
        return ""
    facts = {"what": step.next_words, "day": day(step.next_on)}
    return (_("%(what)s (đã làm)") if step.is_next_done else _("%(what)s, trước ngày %(day)s")) % facts


def cost_of(cost: CaseCost) -> str:
    """ "Viện phí (ứng trước, phải hoàn lại)" """
    return f"{cost.item} ({str(cost.get_kind_display()).lower()})"


def sum_of(cost: CaseCost) -> str:
    """In its currency, and in dong."""
    return cost.said if cost.currency == "VND" else f"{cost.said} ({Money(cost.vnd)})"


def back(cost: CaseCost) -> str:
    """What stands for an advance, how much came back, what is left by when."""
    if cost.kind != CostKind.ADVANCE:
        return ""
    by = f" ({cost.guarantor})" if cost.security == Security.GUARANTEE else ""
    told = [f"{cost.get_security_display()}{by}"]
    if cost.refunded:
        facts = {"sum": Money(cost.refunded), "day": day(cost.refunded_on)}
        told.append(_("đã hoàn lại %(sum)s, lần cuối %(day)s") % facts)
    if cost.left:
        left = _("còn %(sum)s") % {"sum": Money(cost.left)}
        due = _("hẹn %(day)s") % {"day": day(cost.refund_due_on)} if cost.refund_due_on else ""
        told.append(f"{left}, {due}" if due else left)
    return "; ".join(told)
