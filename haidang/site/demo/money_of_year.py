"""Three estimates of the demonstration: one partly spent, one before the province, one before Sở Tài chính."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

from haidang.kit import clock
from haidang.office.accounts.models import User
from haidang.office.documents.models import Document
from haidang.plan.money import services
from haidang.plan.money.choices import EntryKind, Fund
from haidang.plan.money.models import Estimate
from haidang.plan.plans.models import Task
from haidang.site.demo.papers_of_year import texts


def _line(item: str, unit: str, quantity: int, price: int) -> dict[str, Any]:
    return {"item": item, "unit": unit, "quantity": Decimal(quantity), "price": Decimal(price)}


#: task: what for, and the lines. 80.000.000; 93.000.000; 27.500.000.
WANTED = {
    "10.1": ("Ấn phẩm và phim ngắn giới thiệu du lịch", [
        _line("In ấn phẩm ba thứ tiếng", "quyển", 2000, 25_000),
        _line("Quay phim ngắn", "phim", 1, 30_000_000),
    ]),
    "3.5": ("Sinh hoạt phí ba tháng cho sinh viên Lào, Campuchia ở lại vì dịch", [
        _line("Sinh hoạt phí", "suất", 62, 1_500_000),
    ]),
    "8.1": ("Hỗ trợ thành lập Hội hữu nghị Việt Nam - Lào", [
        _line("Thuê hội trường", "buổi", 1, 7_500_000),
        _line("In tài liệu", "bộ", 200, 100_000),
    ]),
}  # fmt: skip


def _ask(label: str, by: User) -> None:
    title, lines = WANTED[label]
    task = Task.objects.get(plan__number="163/KH-UBND", label=label, kind="task")
    made = services.create(by=by, title=title, agency=by.agency, task=task, year=2020, fund=Fund.PROVINCE, lines=lines)
    services.ask(made, by=by, today=clock.today())


def _appraise(label: str, cut: int, why: str, by: User) -> None:
    """As asked, but for the first line."""
    estimate = _of(label)
    lines = list(estimate.lines.all())
    amounts = {line.pk: (line.asked, "") for line in lines}
    if cut:
        amounts[lines[0].pk] = (lines[0].asked - cut, why)
    services.appraise(estimate, amounts, by=by, today=clock.today())


def _decide(label: str, by: User) -> None:
    estimate = _of(label)
    amount = estimate.balance.appraised
    assert amount
    paper = Document.objects.get(number=texts()["paper"]["money"]["number"])
    services.decide(estimate, amount=amount, document=paper, by=by, today=clock.today())


def _enter(label: str, kind: EntryKind, amount: int, words: str, by: User) -> None:
    today: date = clock.today()
    services.enter(_of(label), kind, Decimal(amount), on=today, by=by, today=today, words=words)


def _of(label: str) -> Estimate:
    return Estimate.objects.get(title=WANTED[label][0])


MONEY: tuple[tuple[str, str, Callable[[User], object]], ...] = (
    ("2020-02-06 09:20", "so-du-lich", partial(_ask, "10.1")),
    ("2020-02-14 10:10", "so-tai-chinh", partial(_appraise, "10.1", 5_000_000, "In 1.800 quyển là đủ")),
    ("2020-02-25 10:00", "lanh-dao-ubnd", partial(_decide, "10.1")),
    ("2020-03-04 09:00", "so-tai-chinh", partial(_enter, "10.1", EntryKind.ALLOCATED, 50_000_000, "Cấp đợt 1")),
    ("2020-03-27 14:30", "so-du-lich", partial(_enter, "10.1", EntryKind.SPENT, 45_000_000, "In 1.800 quyển")),
    ("2020-05-05 09:10", "so-ngoai-vu", partial(_ask, "3.5")),
    ("2020-05-15 10:40", "so-tai-chinh", partial(_appraise, "3.5", 0, "")),
    ("2020-06-09 09:25", "lien-hiep-huu-nghi", partial(_ask, "8.1")),
)
