"""Honest instances of each thing, for tests and the demonstration."""

from datetime import date
from decimal import Decimal
from typing import Any

from haidang.office.accounts.examples import person
from haidang.office.accounts.models import User
from haidang.office.directory.models import Agency
from haidang.office.documents import services as documents
from haidang.office.documents.choices import Direction
from haidang.office.documents.models import Document
from haidang.plan.money import services
from haidang.plan.money.choices import EntryKind, Fund
from haidang.plan.money.models import Estimate, MoneyEntry

#: Three lines that come to 57.600.000.
LINES: tuple[dict[str, Any], ...] = (
    {"item": "In hồ sơ giới thiệu cảng bằng hai thứ tiếng", "unit": "quyển", "quantity": Decimal(300),
     "price": Decimal(120_000)},
    {"item": "Biên dịch", "unit": "trang", "quantity": Decimal(80), "price": Decimal(150_000)},
    {"item": "Ăn, nghỉ của đoàn khảo sát", "unit": "người", "quantity": Decimal(8), "times": Decimal(3),
     "price": Decimal(400_000), "words": "ba ngày tại cảng"},
)  # fmt: skip
TODAY = date(2020, 2, 3)


def estimate(*, by: User | None = None, **facts: Any) -> Estimate:
    """What the Department of Industry and Trade needs for the papers on the ports; not sent yet."""
    by = by or person("so-cong-thuong")
    given = {
        "title": "Lập hồ sơ giới thiệu năng lực các bến cảng (minh họa)",
        "agency": by.agency,
        "year": 2020,
        "fund": Fund.PROVINCE,
        "lines": LINES,
    }
    return services.create(by=by, **given | facts)


def decision(number: str = "312/QĐ-UBND", **facts: Any) -> Document:
    """The paper by which UBND decides."""
    given: dict[str, Any] = {
        "direction": Direction.INCOMING,
        "number": number,
        "issued_on": date(2020, 2, 20),
        "issuer": Agency.objects.get(code="UBND"),
        "subject": "phê duyệt kinh phí đối ngoại đợt 1 (minh họa)",
    }
    return documents.add(by=person("van-thu"), **given | facts)


def asked(**facts: Any) -> Estimate:
    """The same, sent to Sở Tài chính."""
    made = estimate(**facts)
    return services.ask(made, by=made.created_by, today=TODAY)


def appraised(**facts: Any) -> Estimate:
    """The same, with one line cut by two millions."""
    made = asked(**facts)
    amounts = {line.pk: (line.asked, "") for line in made.lines.all()}
    first = made.lines.all()[0]
    amounts[first.pk] = (first.asked - 2_000_000, "In 283 quyển là đủ")
    return services.appraise(made, amounts, by=person("so-tai-chinh"), today=date(2020, 2, 10))


def decided(**facts: Any) -> Estimate:
    """The same, decided by paper as it was appraised."""
    made = appraised(**facts)
    paper = Document.objects.numbered("312/QĐ-UBND").first() or decision()
    amount = made.balance.appraised
    assert amount is not None
    return services.decide(made, amount=amount, document=paper, by=person("lanh-dao-ubnd"), today=date(2020, 2, 20))


def entry(**facts: Any) -> MoneyEntry:
    """Fifty millions allocated to it."""
    return services.enter(
        decided(**facts), EntryKind.ALLOCATED, Decimal(50_000_000), on=date(2020, 3, 2),
        by=person("so-tai-chinh"), today=date(2020, 3, 2), document=None, words="Cấp đợt 1",
    )  # fmt: skip
