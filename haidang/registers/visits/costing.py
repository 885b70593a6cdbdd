"""The estimate of a visit beside what may be paid on its day: facts gathered for `costs`, and the sentences of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from haidang.kit.money import Money
from haidang.kit.verdicts import Outcome, Verdict
from haidang.office.norms.ceilings import GUESTS, Table
from haidang.office.norms.choices import AmountItem, HeadRole
from haidang.office.norms.models import Norm
from haidang.papers.vietnamese.letters import fold
from haidang.plan.money.models import Estimate
from haidang.registers.visits import costs
from haidang.registers.visits.choices import Bearing, Hand, Stage
from haidang.registers.visits.models import Visit

#: Rules that look at more than a line, by their rows among the norms.
_WHOLE = {"once": "GUEST-ONCE", "day": "GUEST-DAY", "breakfast": "GUEST-BREAKFAST"}
_SELF, _TAX = "GUEST-SELF", "GUEST-TAX"


@dataclass(frozen=True, slots=True)
class Row:
    """A line as the page shows it."""

    judged: costs.Judged
    sentence: str

    @property
    def item(self) -> str:
        line = self.judged.line
        if not line.item:
            return ""
        role = f" ({HeadRole(line.role).label})" if line.role else ""
        return f"{AmountItem(line.item).label}{role}"

    @property
    def total(self) -> Money:
        return Money(self.judged.line.total).rounded()

    @property
    def verdict(self) -> Verdict:
        """Where it stands away from its line it names the line; the sentence holds its source already."""
        told = f"{self.judged.line.words}: {self.sentence[:1].lower()}{self.sentence[1:]}"
        return Verdict(f"cost-{self.judged.code}", Outcome(self.judged.kind), told)


@dataclass(frozen=True, slots=True)
class Sheet:
    """All lines with their verdicts, what is said of them together, and by how much they go beyond."""

    estimate: Estimate
    rows: tuple[Row, ...]
    whole: tuple[Verdict, ...]
    over: Money
    #: Where the rule of the day stands, and that amounts include taxes.
    source: str
    tax: str

    @property
    def refused(self) -> list[Verdict]:
        return [each for each in (*(row.verdict for row in self.rows), *self.whole) if each.kind == "refuse"]

    @property
    def unknown(self) -> list[Row]:
        return [row for row in self.rows if row.judged.kind == "unknown"]


def key_of(words: str) -> str:
    """The words of a line as they are kept: without marks and odd spaces."""
    return " ".join(fold(words).split())[:250]


def sheet(visit: Visit) -> Sheet | None:
    """The lines of its estimate against the table of its first day; None where there is no estimate."""
    if visit.estimate_id is None:
        return None
    estimate = Estimate.objects.with_figures().get(pk=visit.estimate_id)
    table = Table(GUESTS, visit.starts_on)
    sources = _sources(visit)
    lines = _lines(visit, estimate)

    def ask(item: str, role: str) -> Any:
        return table.ceiling(item, visit.guest_class, role)

    pays = sources.get(_SELF, "") if visit.bearing == Bearing.GUEST else ""
    judged = [costs.judge(line, ask, guest_pays=pays) for line in lines]
    whole = costs.judge_whole(
        lines, ask, people=visit.people, days=visit.days,
        sources={name: sources[code] for name, code in _WHOLE.items() if code in sources},
    )  # fmt: skip
    over = sum((each.over for each in judged), Decimal(0)) + sum((each.over for each in whole), Decimal(0))
    return Sheet(
        estimate,
        tuple(Row(each, _sentence(each)) for each in judged),
        tuple(_whole(each) for each in whole),
        Money(over).rounded(),
        table.source,
        sources.get(_TAX, ""),
    )


def may_open_estimate(visit: Visit, user: Any) -> bool:
    return bool(visit.estimate_id and Estimate.objects.for_user(user, "view").filter(pk=visit.estimate_id).exists())


def sheet_for(visit: Visit, user: Any) -> Sheet | None:
    """For who sees its estimate, and for who is to agree to it: nobody agrees to costs they have not seen."""
    agrees = visit.stage != Stage.PREPARING and Hand.APPROVER in visit.hands(user)
    return sheet(visit) if agrees or may_open_estimate(visit, user) else None


def _sources(visit: Visit) -> Mapping[str, str]:
    """Where each rule beside the table stands, of those that hold on the day."""
    wanted = (*_WHOLE.values(), _SELF, _TAX)
    return {norm.family: norm.source for norm in Norm.objects.filter(family__in=wanted).holding(visit.starts_on)}


def _lines(visit: Visit, estimate: Estimate) -> list[costs.Line]:
    named = {row.words: (row.item, row.role) for row in visit.line_items.all()}
    rated = estimate.currency == "VND" or estimate.rate is not None
    found = []
    for line in estimate.lines.all():
        item, role = named.get(key_of(line.item)) or costs.item_of(line.item)
        price = estimate.in_dong(line.price) if rated else None
        found.append(costs.Line(line.item, line.quantity, line.times, price, item, role))
    return found


def _sentence(judged: costs.Judged) -> str:
    over = {"over": Money(judged.over).rounded(), "ceiling": judged.ceiling or "", "source": judged.source}
    match judged.code:
        case "within":
            return _("Trong mức %(ceiling)s.") % over
        case "whole-hours":
            return _("Trong mức: giờ lẻ tính tròn, %(hours)s giờ × %(ceiling)s.") % (
                over | {"hours": judged.line.hours}
            )
        case "special":
            return _("Trong mức %(ceiling)s; %(condition)s.") % (over | {"condition": judged.condition})
        case "over":
            return _("Vượt %(over)s so với mức %(ceiling)s (%(source)s).") % over
        case "barred":
            return _("Hạng khách này không chi khoản ấy (%(source)s): thừa %(over)s.") % over
        case "guest-pays":
            return _("Khách tự lo toàn bộ chi phí thì chỉ chi nước uống (%(source)s): thừa %(over)s.") % over
        case "no-item":
            return _("Chưa biết dòng này thuộc khoản nào của định mức. Chọn khoản.")
        case "no-role":
            return _("Chưa biết dòng này cho trưởng đoàn, phó trưởng đoàn hay thành viên. Chọn vai.")
        case "no-rate":
            return _("Dự toán bằng ngoại tệ chưa ghi tỷ giá nên chưa so được.")
    return judged.reason


def _whole(each: costs.Whole) -> Verdict:
    said = {
        "found": f"{each.found.normalize():f}",
        "most": f"{each.most.normalize():f}",
        "over": Money(each.over).rounded(),
        "source": each.source,
    }
    match each.code:
        case "banquets":
            told = _("Chiêu đãi %(found)s lần; chỉ được một lần trong cả đợt (%(source)s): thừa %(over)s.") % said
        case "meals-beside-banquet":
            told = (
                _(
                    "Tiền ăn tính đủ %(found)s suất ngày; ngày chiêu đãi chỉ còn bữa kia, bằng 50%% mức (%(source)s), "
                    "nên ăn cả ngày nhiều nhất %(most)s suất: thừa %(over)s."
                )
                % said
            )
        case "breakfast":
            money = {"both": Money(each.found), "most": Money(each.most)}
            told = _("Giá phòng cộng ăn sáng là %(both)s, quá mức phòng %(most)s (%(source)s): thừa %(over)s.") % (
                said | money
            )
        case _:
            told = _("Chưa ghi số khách nên chưa so được suất ăn với ngày chiêu đãi.")
    return Verdict(f"cost-{each.code}", Outcome(each.kind), told)  # the source stands in the sentence


# ── an estimate at the ceilings ──────────────────────────────────────────────────────────────────


def drafted_lines(visit: Visit) -> list[dict[str, Any]]:
    """Lines of an estimate at the ceilings of the day, for its author to lower: what is known, nothing else.

    Where the table of the day is not known the lines stand without a price.
    """
    table = Table(GUESTS, visit.starts_on)
    people = visit.people or 1
    deputies = sum(member.role == HeadRole.DEPUTY for member in visit.members.all())
    others = max(0, people - 1 - deputies)
    nights = max(1, visit.days - 1)
    wanted: list[tuple[str, str, str, int, int]] = []
    if visit.bearing == Bearing.HOST:
        wanted = [
            (AmountItem.FLOWERS, HeadRole.HEAD, _("Hoa tặng trưởng đoàn"), 1, 1),
            (AmountItem.ROOM, HeadRole.HEAD, _("Phòng ở của trưởng đoàn"), 1, nights),
            (AmountItem.ROOM, HeadRole.DEPUTY, _("Phòng ở của phó trưởng đoàn"), deputies, nights),
            (AmountItem.ROOM, HeadRole.MEMBER, _("Phòng ở của thành viên"), others, nights),
            (AmountItem.MEALS, "", _("Tiền ăn hằng ngày"), people, visit.days - 1),
            (AmountItem.OTHER_MEAL, "", _("Bữa còn lại của ngày chiêu đãi"), people, 1),
        ]
    if visit.bearing != Bearing.GUEST:
        wanted += [
            (AmountItem.BANQUET, "", _("Chiêu đãi đoàn"), people, 1),
            (AmountItem.GIFT, HeadRole.HEAD, _("Tặng phẩm trưởng đoàn"), 1, 1),
        ]
    wanted.append((AmountItem.REFRESHMENTS, "", _("Nước uống khi làm việc"), people, 1))
    found = []
    for item, role, words, quantity, times in wanted:
        ceiling = table.ceiling(item, visit.guest_class, role)
        price = ceiling.amount.amount if isinstance(ceiling, costs.Ceiling) else Decimal(0)
        barred = isinstance(ceiling, costs.Ceiling) and ceiling.is_barred
        if quantity > 0 and times > 0 and not barred:
            unit = ceiling.unit if isinstance(ceiling, costs.Ceiling) else ""
            found.append({
                "item": words, "unit": unit, "quantity": Decimal(quantity), "times": Decimal(times), "price": price,
                "norm": table.norm,
            })  # fmt: skip
    return found
