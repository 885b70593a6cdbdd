"""The year of the demonstration, from the sending of the plan to the morning of 15 June 2020, by verbs of the rooms.

What happens is put in a queue by its moment, so that the year and the other stories are told together, in one order.
An agency without an account of its own is entered for by Sở Ngoại vụ, as in life: its paper or call is named.
"""

from collections.abc import Callable, Iterable, Mapping
from heapq import heappop, heappush
from itertools import count
from typing import Any

from haidang.office.accounts.models import User
from haidang.plan.followup import services as followup
from haidang.plan.followup.choices import RulingKind, State
from haidang.plan.followup.models import Update
from haidang.plan.plans.models import Duty, Plan, Receipt
from haidang.plan.plans.selectors.receipts import offers
from haidang.plan.plans.services import duties, receipts
from haidang.site.demo import papers_of_year as papers
from haidang.site.demo import programmes_of_year as programmes
from haidang.site.demo.agreements_of_year import AGREEMENTS
from haidang.site.demo.aid_of_year import AID
from haidang.site.demo.amendments_of_year import AMENDMENTS
from haidang.site.demo.bulletins_of_year import BULLETINS
from haidang.site.demo.calls_of_year import AID_CALLS
from haidang.site.demo.chain_of_year import CHAIN
from haidang.site.demo.checks_of_year import CHECKED
from haidang.site.demo.citizens_of_year import CITIZENS
from haidang.site.demo.conferences_of_year import CONFERENCES
from haidang.site.demo.courses_of_year import COURSES_OF_YEAR, INVESTMENT
from haidang.site.demo.defence_of_year import DEFENCE
from haidang.site.demo.drafts_of_year import DRAFTS
from haidang.site.demo.evaluation_of_year import EVALUATION
from haidang.site.demo.events_of_year import EVENTS_OF_YEAR
from haidang.site.demo.friends_of_year import FRIENDSHIP
from haidang.site.demo.information_of_year import INFORMATION
from haidang.site.demo.ingos_of_year import INGO_YEAR
from haidang.site.demo.money_of_year import MONEY
from haidang.site.demo.months_of_year import ask, finish_june
from haidang.site.demo.obstacles_of_year import OBSTACLES
from haidang.site.demo.overseas_of_year import OVERSEAS
from haidang.site.demo.partners_of_year import PARTNERS
from haidang.site.demo.passports_of_year import PASSPORTS
from haidang.site.demo.phrases_of_year import PHRASES
from haidang.site.demo.press_of_year import PRESS
from haidang.site.demo.reports_of_year import REPORTS
from haidang.site.demo.scholars_of_year import SCHOLARS
from haidang.site.demo.telling import at, moment
from haidang.site.demo.trips_of_year import TRIPS
from haidang.site.demo.urging_of_year import URGING
from haidang.site.demo.visits_of_year import VISITS
from haidang.site.demo.year_said import DESK, DIRECTIVE, HEAD, MARKS, PEN, PERIODS, PLAN

#: Never confirmed that the plan came; confirmed late; may not say it by themselves here.
UNCONFIRMED, CONFIRMED_LATE, ISSUER = "CVHH", "BQLKCN", "UBND"

Do = Callable[[User], object]


def is_told() -> bool:
    return Receipt.objects.filter(plan__number=PLAN).exists()


class Year:
    """What is still to happen, the next thing first."""

    def __init__(self, people: Mapping[str, User]) -> None:
        self.people = people
        self._queue: list[tuple[str, int, str, Do]] = []
        self._count = count()
        self._is_playing = False
        self.texts = papers.texts()
        _lay(self)

    def add(self, when: str, by: str, do: Do) -> None:
        heappush(self._queue, (when, next(self._count), by, do))

    def play(self, until: Any) -> None:
        """Everything that happens before `until`; what happens meanwhile may lay more into the queue."""
        if self._is_playing:
            return
        self._is_playing = True
        try:
            while self._queue and moment(self._queue[0][0]) < until:
                when, _, name, do = heappop(self._queue)
                with at(when, self.people[name]):
                    do(self.people[name])
        finally:
            self._is_playing = False


def _lay(year: Year) -> None:
    """All that is known beforehand; what an agency says is laid when its period is asked about."""
    _receipts(year)
    _answers(year)
    for name, paper in year.texts["paper"].items():
        year.add(paper["told"], "van-thu", lambda by, name=name: papers.book(year.texts["paper"][name], by=by))  # type: ignore[misc]
    for when, who, do in (
        *programmes.PROGRAMMES,
        *DRAFTS,
        *REPORTS,
        *MONEY,
        *PHRASES,
        *CHAIN,
        *OBSTACLES,
        *URGING,
        *AMENDMENTS,
        *EVALUATION,
        *PARTNERS,
        *PASSPORTS,
        *AGREEMENTS,
        *TRIPS,
        *VISITS,
        *CONFERENCES,
        *INGO_YEAR,
        *AID_CALLS,
        *AID,
        *EVENTS_OF_YEAR,
        *COURSES_OF_YEAR,
        *INVESTMENT,
        *BULLETINS,
        *INFORMATION,
        *PRESS,
        *SCHOLARS,
        *CHECKED,
        *FRIENDSHIP,
        *CITIZENS,
        *OVERSEAS,
        *DEFENCE,
    ):
        year.add(when, who, do)
    year.add("2020-01-06 08:30", "lanh-dao-so-cong-thuong", _past_the_leader)
    year.add("2020-03-10 09:00", HEAD, lambda by: _rule("1.4", RulingKind.PAUSED, "halt", by))
    year.add("2020-04-27 09:10", HEAD, lambda by: _rule("27:2", RulingKind.DROPPED, "kite", by))
    year.add("2020-06-15 09:30", DESK, lambda _by: finish_june(year))
    for code, (asked, _sends, reads, locked) in PERIODS.items():
        year.add(f"{asked} 07:30", DESK, lambda _by, code=code: ask(year, code))  # type: ignore[misc]
        for day in reads:
            year.add(f"{day} 16:05", DESK, _read)
            year.add(f"{day} 16:30", HEAD, _read)
        if locked:
            year.add(f"{locked} 08:15", DESK, lambda by, code=code: _lock(code, by))  # type: ignore[misc]
    year.add(
        "2020-03-03 10:15", DESK,
        lambda by: followup.correct(
            _update("2.2", "SNGV", "2020-t02"), reason="Ghi nhầm số bản in.", by=by,
            done="Sau Tết đã gửi 480 bản tin; 20 bản lưu.",
        ),
    )  # fmt: skip


# ── the plan comes ───────────────────────────────────────────────────────────────────────────────


def _receipts(year: Year) -> None:
    year.add("2019-11-27 08:20", DESK, lambda by: _send(PLAN, by))
    year.add("2020-02-12 08:20", DESK, lambda by: _send(DIRECTIVE, by))
    for number, day, late in ((PLAN, "2019-11-28", "2019-12-09"), (DIRECTIVE, "2020-02-13", "")):
        for position, code in enumerate(PEN):
            year.add(
                f"{day} 08:{10 + position * 4}", PEN[code],
                lambda by, number=number, code=code: _confirm(number, [code], by),  # type: ignore[misc]
            )  # fmt: skip
        year.add(f"{day} 14:00", DESK, lambda by, number=number: _confirm(number, None, by))  # type: ignore[misc]
        if late:
            year.add(f"{late} 09:30", DESK, lambda by, number=number: _confirm(number, [CONFIRMED_LATE], by))  # type: ignore[misc]


def _send(number: str, by: User) -> None:
    """To all that stand in the list or have a part, but for who issued it."""
    plan = Plan.objects.get(number=number)
    receipts.send(plan, [each.agency for each in offers(plan) if each.agency.code != ISSUER], by=by)


def _confirm(number: str, codes: Iterable[str] | None, by: User) -> None:
    """One's own; or, of the desk, for everybody who said so by telephone."""
    rows = Receipt.objects.unconfirmed().filter(plan__number=number)
    rows = rows.exclude(agency__code__in=(UNCONFIRMED, CONFIRMED_LATE)) if codes is None else rows.filter(
        agency__code__in=codes
    )  # fmt: skip
    for receipt in rows:
        receipts.confirm(receipt, by=by)


def _answers(year: Year) -> None:
    """Those that leads named for their open phrases say whether they take part."""
    year.add("2019-12-04 09:00", DESK, lambda by: _answer("1.1", "SNGV", by))
    year.add(
        "2019-12-05 10:00", DESK, lambda by: _answer("1.2", "STTTT", by, "Sở đã nhận phần thông tin ở nhiệm vụ 4.2.")
    )
    year.add("2019-12-06 09:20", DESK, lambda by: _answer("1.1", "SKHDT", by))


def _answer(label: str, code: str, by: User, refusal: str = "") -> None:
    for duty in Duty.objects.active().asked().filter(task__label=label, agency__code=code):
        duties.answer(duty, accepts=not refusal, reason=refusal, by=by)


# ── Sở Ngoại vụ ──────────────────────────────────────────────────────────────────────────────────


def _read(by: User) -> None:
    """What waits is taken together; what asks to be confirmed is looked at one by one. Nobody reads their own."""
    waiting = list(Update.objects.waiting().exclude(submitted_by=by).order_by("submitted_at", "pk"))
    if by.username == DESK:
        waiting = [each for each in waiting if each.duty.agency_id != by.agency_id]
    for update in waiting:
        if update.state == State.DONE:
            followup.confirm_done(update, by=by)
    followup.accept_all([each for each in waiting if each.state != State.DONE], by=by)


def _lock(code: str, by: User) -> None:
    for plan in Plan.objects.filter(number__in=MARKS).order_by("pk"):
        followup.lock(plan, code, by=by)


def _past_the_leader(by: User) -> None:
    assert by.agency
    followup.set_way(by.agency, leader_approves=True, by=by)


#: Why a task was halted, by the name of its paper.
HALTED = {
    "halt": "Dừng các đoàn đi nước ngoài để phòng dịch COVID-19 cho đến khi có ý kiến mới.",
    "kite": "Liên hoan diều không tổ chức trong năm 2020 nên không lập lại dự toán.",
}


def _rule(label: str, kind: RulingKind, paper: str, by: User) -> None:
    followup.rule(papers.task_called(label), kind, reason=HALTED[paper], document=papers.document_of(paper), by=by)


def _update(label: str, agency: str, code: str) -> Update:
    rows = Update.objects.filter(duty__task__plan__number=PLAN, duty__task__label=label, duty__agency__code=agency)
    return next(row for row in rows if row.period.code == code)
