"""The pages people open first, timed one after the other, with the questions each asks of the database."""

import platform
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.test import Client
from django.urls import reverse

from haidang.desk.owed import owed
from haidang.kit import clock
from haidang.plan.plans.models import Duty, Plan, Task
from haidang.site.bench.year import fill


@dataclass(frozen=True)
class Timing:
    """One page as it was measured."""

    name: str
    seconds: float
    queries: int
    #: How many seconds it may take; None where nobody has promised anything.
    most: float | None


class _Counted:
    """Counts the statements that run while it is on."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, execute: Callable[..., Any], *rest: Any) -> Any:
        self.count += 1
        return execute(*rest)


def _timed(name: str, act: Callable[[], Any], most: float | None, times: int, *, warms: bool) -> Timing:
    """The best of so many, in time of the processor; one before fills what is kept between requests."""
    if warms:
        act()
    best, queries = 0.0, 0
    for _ in range(times):
        counted = _Counted()
        start = time.process_time()
        with connection.execute_wrapper(counted):
            act()
        took = time.process_time() - start
        best, queries = (min(best, took) if best else took), counted.count
    return Timing(name, best, queries, most)


def timings(people: dict[str, Any], times: int = 2, *, warms: bool = True) -> list[Timing]:
    """Every page of the list, on the year that was laid down."""
    focal, desk, chair = people["so-cong-thuong"], people["so-ngoai-vu"], people["lanh-dao-ubnd"]
    plan, task = Plan.objects.earliest("pk"), Task.objects.earliest("pk")
    own = Duty.objects.filter(agency=focal.agency).earliest("pk").task
    pages: tuple[tuple[str, Any, str, float | None], ...] = (
        ("Việc của tôi (đầu mối)", focal, reverse("desk:home"), 1.0),
        ("Việc của tôi (Sở Ngoại vụ)", desk, reverse("desk:home"), 1.0),
        ("Bàn điều hành", desk, reverse("desk:desk"), 1.0),
        ("Bảng cập nhật gửi đến", desk, reverse("followup:board"), 1.0),
        ("Danh sách việc đang chờ", desk, reverse("desk:owed-list"), None),
        ("Lịch tháng", desk, reverse("desk:calendar"), None),
        ("Lịch tháng (đầu mối)", focal, reverse("desk:calendar"), None),
        ("Lịch năm", desk, reverse("desk:calendar-year"), None),
        ("Trang lãnh đạo", chair, reverse("desk:leaders"), None),
        ("Danh mục nhiệm vụ", chair, reverse("desk:tasks"), None),
        ("Danh sách kế hoạch", focal, reverse("plans:plan-list"), None),
        ("Trang kế hoạch", desk, reverse("plans:plan", args=[plan.pk]), None),
        ("Trang kế hoạch (đầu mối)", focal, reverse("plans:plan", args=[plan.pk]), None),
        ("Trang nhiệm vụ", desk, reverse("plans:task", args=[task.pk]), None),
        ("Trang nhiệm vụ (đầu mối)", focal, reverse("plans:task", args=[own.pk]), None),
        ("Gửi kế hoạch, xác nhận", desk, reverse("plans:plan-receipts", args=[plan.pk]), None),
        ("Cập nhật nhiều việc", focal, reverse("followup:open"), None),
        ("Chương trình cụ thể", desk, reverse("programmes:programme-list"), None),
    )
    today = clock.today()
    found = [_timed("Danh sách chung owed(on)", lambda: owed(today), 2.0, times, warms=warms)]
    for name, user, address, most in pages:
        client = Client(SERVER_NAME="localhost")
        client.force_login(user)
        act = lambda client=client, address=address: _opened(client, address)  # noqa: E731
        found.append(_timed(name, act, most, times, warms=warms))
    return found


def _opened(client: Client, address: str) -> None:
    reply = client.get(address, secure=True)
    if reply.status_code != 200:
        raise AssertionError(f"{address}: {reply.status_code}")


def bench_year(tasks: int, tell: Callable[[str], Any]) -> bool:
    """Lay the year down, open every page, tell what it took; is every promise kept?"""
    tell(f"{platform.platform()}, Python {platform.python_version()}, {platform.machine()}, {connection.vendor}")
    start = time.perf_counter()
    people = fill(tasks)
    owes = len(owed(clock.today()))
    tell(f"{tasks:,} nhiệm vụ, {owes:,} việc đang chờ; dựng trong {time.perf_counter() - start:.0f} s")
    kept = True
    for each in timings(people):
        target = f"   (đích: ≤ {each.most:g} s)" if each.most else ""
        kept = kept and (each.most is None or each.seconds <= each.most)
        tell(f"{each.name:32s} {each.seconds * 1000:9.0f} ms  {each.queries:4d} câu hỏi{target}")
    return kept
