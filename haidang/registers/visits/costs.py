"""What receiving guests costs against what may be paid: line by line, then the whole. Values in, values out."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal
from typing import Literal

from haidang.kit.money import Money
from haidang.office.norms.choices import AmountItem as Item
from haidang.office.norms.choices import HeadRole as Role
from haidang.office.norms.rules import Ceiling, Unknown
from haidang.papers.vietnamese.letters import fold

Kind = Literal["ok", "warn", "refuse", "unknown"]
Ask = Callable[[str, str], Ceiling | Unknown]

# What a line says, without marks → its item. The first that is found decides, so the narrow stand before the wide.
_WORDS: tuple[tuple[str, Item], ...] = (
    (r"(tang pham|qua).*(chia tay|ket thuc nhiem ky)", Item.FAREWELL_GIFT),
    (r"(tiec|com|chieu dai).*(chia tay|ket thuc nhiem ky)", Item.FAREWELL),
    (r"(phien dich|thong dich).*(cua co quan|kiem nhiem|can bo).*(dong thoi|cabin)", Item.OWN_SIMULTANEOUS),
    (r"(phien dich|thong dich).*(dong thoi|cabin).*(cua co quan|kiem nhiem)", Item.OWN_SIMULTANEOUS),
    (r"(phien dich|thong dich).*(cua co quan|kiem nhiem|can bo)", Item.OWN_INTERPRETER),
    (r"(phien dich|thong dich).*(dong thoi|cabin)", Item.SIMULTANEOUS),
    (r"phien dich|thong dich", Item.INTERPRETING),
    (r"(bien dich|dich tai lieu|dich viet).*(ra|sang) tieng viet", Item.TRANSLATION_IN),
    (r"(bien dich|dich tai lieu|dich viet).*(tu tieng viet|(ra|sang) tieng (?!viet))", Item.TRANSLATION_OUT),
    (r"an sang", Item.BREAKFAST),
    (r"bua con lai", Item.OTHER_MEAL),
    (r"chieu dai|tiec|com than mat", Item.BANQUET),
    (r"(thue )?phong (o|nghi|ngu)|thue phong|khach san|luu tru", Item.ROOM),
    (r"nuoc uong|giai khat|giai lao|banh keo|tra, ca phe", Item.REFRESHMENTS),
    (r"tang pham|qua tang|qua luu niem|tang vat", Item.GIFT),
    (r"\bhoa\b", Item.FLOWERS),
    (r"bieu dien|van nghe|nghe thuat", Item.PERFORMANCE),
    (r"thue xe|xe o to|di lai|van chuyen|dua don", Item.TRANSPORT),
    (r"\b(tien an|an (trua|toi|hang ngay)|bua an|suat an)\b", Item.MEALS),
)
_ROLES: tuple[tuple[str, Role], ...] = (
    (r"pho (truong )?doan", Role.DEPUTY),
    (r"truong doan|phu nhan|phu quan", Role.HEAD),
    (r"thanh vien|doan vien|ca doan", Role.MEMBER),
)
#: Without the role nobody knows which amount of the table it is.
_BY_ROLE = frozenset({Item.ROOM, Item.GIFT})
_BY_HOUR = frozenset({Item.INTERPRETING, Item.SIMULTANEOUS, Item.OWN_INTERPRETER, Item.OWN_SIMULTANEOUS})


def item_of(words: str) -> tuple[str, str]:
    """The item and the role that the words of a line mean; "" where they do not tell."""
    said = " ".join(fold(words).split())
    item = next((item for pattern, item in _WORDS if re.search(pattern, said)), "")
    role = next((role for pattern, role in _ROLES if re.search(pattern, said)), "")
    return item, (Role.HEAD if item == Item.FLOWERS else role)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of an estimate, its price in đồng; None while its currency has no rate."""

    words: str
    quantity: Decimal
    times: Decimal
    price: Decimal | None
    item: str = ""
    role: str = ""

    @property
    def total(self) -> Decimal:
        return self.quantity * self.times * (self.price or Decimal(0))

    @property
    def hours(self) -> Decimal:
        """Part of an hour counts whole where hours are paid."""
        return self.times.to_integral_value(ROUND_CEILING) if self.item in _BY_HOUR else self.times


@dataclass(frozen=True, slots=True)
class Judged:
    """A line with the verdict on it: by how much it goes beyond what, and which article says so.

    `code`: "within", "whole-hours", "special", "over", "barred", "guest-pays", "no-item", "no-role", "no-rate",
    "unknown".
    """

    line: Line
    kind: Kind
    code: str
    source: str = ""
    url: str = ""
    ceiling: Money | None = None
    over: Decimal = Decimal(0)
    how: str = ""
    condition: str = ""
    reason: str = ""


def judge(line: Line, ask: Ask, *, guest_pays: str = "") -> Judged:
    """One line against the table of the day. `guest_pays`: the source of the rule, where guests pay for themselves."""
    if not line.item:
        return Judged(line, "unknown", "no-item")
    if line.price is None:
        return Judged(line, "unknown", "no-rate")
    if guest_pays and line.item != Item.REFRESHMENTS and line.total:
        return Judged(line, "refuse", "guest-pays", source=guest_pays, over=line.total)
    if line.item in _BY_ROLE and not line.role:
        return Judged(line, "unknown", "no-role")
    found = ask(line.item, line.role)
    if isinstance(found, Unknown):
        return Judged(line, "unknown", "unknown", source=found.source, reason=found.reason)
    told = {"source": found.source, "url": found.url, "ceiling": found.amount, "how": found.how,
            "condition": found.condition}  # fmt: skip
    over = max(Decimal(0), line.total - found.amount.amount * line.quantity * line.hours)
    if over:
        kind: Kind = "refuse" if found.may_refuse else "warn"
        return Judged(line, kind, "barred" if found.is_barred else "over", over=over, **told)  # type: ignore[arg-type]
    if found.condition.startswith("chỉ "):
        return Judged(line, "warn", "special", **told)  # type: ignore[arg-type]
    # dearer by the hour, and within what whole hours allow: the page must not seem to overlook it
    code = "whole-hours" if line.price > found.amount.amount and line.total else "within"
    return Judged(line, "ok", code, **told)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Whole:
    """What is wrong with the lines together. `code`: "banquets", "meals-beside-banquet", "breakfast", "no-people"."""

    kind: Kind
    code: str
    source: str
    #: What was found and what may be: numbers for the sentence.
    found: Decimal = Decimal(0)
    most: Decimal = Decimal(0)
    over: Decimal = Decimal(0)


def judge_whole(
    lines: Sequence[Line], ask: Ask, *, people: int | None, days: int, sources: Mapping[str, str]
) -> list[Whole]:
    """The rules that look at several lines. `sources`: where each rule stands; one that is missing is not applied."""
    known = [line for line in lines if line.price is not None]
    found: list[Whole] = []
    banquets = sum((line.times for line in known if line.item == Item.BANQUET), Decimal(0))
    if banquets > 1 and "once" in sources:
        within = sum((_within(line, ask) for line in known if line.item == Item.BANQUET), Decimal(0))
        over = within * (1 - 1 / banquets)
        found.append(Whole("refuse", "banquets", sources["once"], banquets, Decimal(1), over.quantize(Decimal(1))))
    if banquets and "day" in sources:
        found += _meals(known, ask, people, days, sources["day"])
    if "breakfast" in sources:
        found += _breakfast(known, ask, sources["breakfast"])
    return found


def _within(line: Line, ask: Ask) -> Decimal:
    """What of a line its own ceiling lets through: the rest is told on the line, and is not counted twice."""
    return line.quantity * line.times * _apiece(line, ask)


def _apiece(line: Line, ask: Ask) -> Decimal:
    """The same for one of it."""
    ceiling, price = ask(line.item, line.role), line.price or Decimal(0)
    return min(price, ceiling.amount.amount) if isinstance(ceiling, Ceiling) else price


def _meals(lines: Sequence[Line], ask: Ask, people: int | None, days: int, source: str) -> list[Whole]:
    """On the day of the banquet the other meal is half a day's, a line of its own: full days are one fewer."""
    meals = [line for line in lines if line.item == Item.MEALS]
    if not meals:
        return []
    if people is None:
        return [Whole("unknown", "no-people", source)]
    eaten = sum((line.quantity * line.times for line in meals), Decimal(0))
    most = Decimal(people * max(0, days - 1))
    if eaten <= most:
        return []
    price = max(_apiece(line, ask) for line in meals)
    # what is beyond may be half a day's at most
    return [Whole("warn", "meals-beside-banquet", source, eaten, most, (eaten - most) * price / 2)]


def _breakfast(lines: Sequence[Line], ask: Ask, source: str) -> list[Whole]:
    """Room and breakfast together stay within the room."""
    dear = [line for line in lines if line.item == Item.BREAKFAST and line.price]
    breakfast = max((line.price or Decimal(0) for line in dear), default=Decimal(0))
    if not breakfast:
        return []
    # what one breakfast costs above its own ceiling is told on its line
    counted = max(_apiece(line, ask) for line in dear)
    found = []
    for line in lines:
        if line.item != Item.ROOM or not line.role:
            continue
        ceiling = ask(Item.ROOM, line.role)
        both = (line.price or Decimal(0)) + breakfast
        # a room that is too dear by itself is told on its own line
        if isinstance(ceiling, Ceiling) and (line.price or 0) <= ceiling.amount.amount < both:
            beyond = max(Decimal(0), (line.price or Decimal(0)) + counted - ceiling.amount.amount)
            over = beyond * line.quantity * line.times
            found.append(Whole("refuse", "breakfast", source, both, ceiling.amount.amount, over))
    return found
