"""The year of the demonstration, from the sending of the plan to the morning of 15 June 2020, by verbs of the rooms.

What happens is put in a queue by its moment, so that the year and the other stories are told together, in one order.
An agency without an account of its own is entered for by Sở Ngoại vụ, as in life: its paper or call is named.
"""

from collections.abc import Callable, Iterable, Mapping
from heapq import heappop, heappush
from itertools import count
from typing import Any

from haidang.kit import clock
from haidang.office.accounts.models import User
from haidang.office.documents.models import Document
from haidang.plan.followup import services as followup
from haidang.plan.followup.choices import RulingKind, Source, Stage, State
from haidang.plan.followup.models import Update
from haidang.plan.followup.periods import Asked, Asking, reporting
from haidang.plan.plans.models import Duty, Plan, Receipt, Task
from haidang.plan.plans.selectors.receipts import offers
from haidang.plan.plans.services import duties, receipts
from haidang.site.demo import papers_of_year as papers
from haidang.site.demo import programmes_of_year as programmes
from haidang.site.demo.money_of_year import MONEY
from haidang.site.demo.telling import at, moment

PLAN, DIRECTIVE = "163/KH-UBND", "06/CT-UBND"
#: Who of each agency works here; for all others Sở Ngoại vụ enters.
PEN = {
    "SNGV": "so-ngoai-vu", "SCT": "so-cong-thuong", "SDL": "so-du-lich", "TDOAN": "tinh-doan",
    "LHHN": "lien-hiep-huu-nghi", "STC": "so-tai-chinh", "CAT": "cong-an", "BCHQS": "bo-chi-huy-quan-su",
    "UBVT": "ubnd-vung-tau",
}  # fmt: skip
DESK, HEAD = "so-ngoai-vu", "lanh-dao-so-ngoai-vu"

#: Of each period: the morning it is asked about, the days on which most send, those on which the desk reads, the day
#: it is locked.
PERIODS: dict[str, tuple[str, tuple[str, ...], tuple[str, ...], str]] = {
    "2019-t12": ("2019-12-13", ("2019-12-16", "2019-12-17", "2019-12-18"), ("2019-12-20",), "2019-12-30"),
    "2020-t01": ("2020-01-13", ("2020-01-14", "2020-01-15", "2020-01-16"), ("2020-01-17", "2020-01-21"), "2020-02-05"),
    "2020-t02": ("2020-02-14", ("2020-02-17", "2020-02-18", "2020-02-19"), ("2020-02-20", "2020-02-24"), "2020-03-02"),
    "2020-t03": ("2020-03-13", ("2020-03-16", "2020-03-17", "2020-03-18"), ("2020-03-20",), "2020-04-01"),
    "2020-t04": ("2020-04-13", ("2020-04-14", "2020-04-15", "2020-04-16"), ("2020-04-17", "2020-04-22"), "2020-05-05"),
    "2020-t05": ("2020-05-14", ("2020-05-18", "2020-05-19"), ("2020-05-20", "2020-05-25"), ""),
    "2020-t06": ("2020-06-09", ("2020-06-11", *("2020-06-12",) * 3), (), ""),
}
NAMES = {code: f"tháng {int(code[-2:])}" for code in PERIODS}

#: (task, agency or "", period): what else than "doing" was said.
SAID: dict[tuple[str, str, str], State] = {
    **{(f"06:{label}", "", "2020-t02"): State.NOT_STARTED for label in ("1.a", "1.b", "2", "3", "4", "4#2")},
    ("9", "", "2019-t12"): State.NOT_STARTED,
    ("10.2", "", "2019-t12"): State.NOT_STARTED,
    **{("9", "", period): State.NOTHING for period in ("2020-t03", "2020-t04")},
    **{("06:3", "", period): State.NOTHING for period in ("2020-t04", "2020-t05", "2020-t06")},
    **{("3.6", "", period): State.NOTHING for period in ("2020-t03", "2020-t04")},
    ("10.2", "", "2020-t04"): State.NOTHING,
    **{("3.4", "", f"2020-t0{month}"): State.HINDERED for month in (3, 4, 5, 6)},
    **{("10.2", "", f"2020-t0{month}"): State.HINDERED for month in (3, 5, 6)},
    **{("2.1", "SKHDT", f"2020-t0{month}"): State.HINDERED for month in (3, 4)},
    **{("3.2", "", f"2020-t0{month}"): State.HINDERED for month in (3, 4, 5)},
    ("3.5", "", "2020-t04"): State.HINDERED,
    ("8.2", "", "2020-t04"): State.HINDERED,
    ("1.4", "SDL", "2020-t02"): State.HINDERED,
}
#: What was finished in which period, and the paper that shows it.
DONE = {
    ("06:1.a", "2020-t03"): "trips",
    ("06:1.b", "2020-t03"): "form",
    ("8.3", "2020-t03"): "people",
    ("06:4", "2020-t04"): "city",
    ("7.1", "2020-t05"): "aid",
    ("06:4#2", "2020-t06"): "directive",
}
#: Sent after the day: when.
LATE = {
    ("10.1", "SDL", "2020-t01"): "2020-01-20 09:10",
    ("10.2", "SDL", "2020-t01"): "2020-01-20 09:40",
    ("11", "BCHQS", "2020-t02"): "2020-02-21 14:05",
    ("3.4", "TDOAN", "2020-t04"): "2020-04-20 10:30",
    ("11", "UBXM", "2020-t05"): "2020-05-21 08:50",
}
#: Came back and was mended: what was missing.
MENDED = {
    ("8.1", "2020-t03"): "Nêu rõ các hội thành viên đã quyên góp được bao nhiêu.",
    ("10.1", "2020-t03"): "Ấn phẩm in mấy thứ tiếng, bao nhiêu bản? Ghi con số.",
}
#: Nothing came: an agency that fell silent in March, a district in May.
MISSING = {("2.1", "BQLKCN", f"2020-t0{month}") for month in (3, 4, 5)} | {("11", "UBLD", "2020-t05")}
#: What there is of the period that is open today; of every other part there is nothing yet.
JUNE: dict[tuple[str, str], Stage] = {
    **dict.fromkeys((("1.2", "SNGV"), ("1.3", "SNGV"), ("2.2", "SNGV"), ("3.5", "SNGV")), Stage.SUBMITTED),
    **dict.fromkeys((("06:4#2", "SNGV"), ("8.1", "LHHN"), ("3.6", "LHHN"), ("2.1", "SCT")), Stage.SUBMITTED),
    **dict.fromkeys((("3.4", "TDOAN"), ("11", "BCHQS"), ("2.1", "SKHDT"), ("7.2", "SKHDT")), Stage.SUBMITTED),
    **dict.fromkeys((("11", "UBBR"), ("06:2", "STC"), ("06:3", "CAT")), Stage.SUBMITTED),
    **dict.fromkeys((("5.1", "SNGV"), ("5.2", "SNGV"), ("11", "UBVT")), Stage.ACCEPTED),
    **dict.fromkeys((("4.1", "SNGV"), ("6.1", "SNGV"), ("8.2", "LHHN"), ("10.2", "SDL")), Stage.DRAFT),
    ("1.1", "SCT"): Stage.WITH_LEADER,
    ("10.1", "SDL"): Stage.RETURNED,
}  # fmt: skip
#: Who telephoned instead of writing.
PHONED = {("11", "UBXM", "2020-t05"), ("11", "UBBR", "2020-t06")}

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
    for when, who, do in (*programmes.PROGRAMMES, *MONEY):
        year.add(when, who, do)
    year.add("2020-01-06 08:30", "lanh-dao-so-cong-thuong", _past_the_leader)
    year.add("2020-03-10 09:00", HEAD, lambda by: _rule(year, by))
    for code, (asked, _sends, reads, locked) in PERIODS.items():
        year.add(f"{asked} 07:30", DESK, lambda _by, code=code: _period(year, code))  # type: ignore[misc]
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


# ── each month ───────────────────────────────────────────────────────────────────────────────────


def label_of(duty: Duty) -> str:
    return duty.task.label if duty.task.plan.number == PLAN else f"06:{duty.task.label}"


def _period(year: Year, code: str) -> None:
    """Everybody who is asked about the period will send, each on a day of their own."""
    sends = PERIODS[code][1]
    asked = [each for each in Asking(reporting(), clock.today()) if each.period.code == code]
    for position, each in enumerate(asked):
        label, agency = label_of(each.duty), each.duty.agency.code
        if (label, agency, code) in MISSING or (code == "2020-t06" and (label, agency) not in JUNE):
            continue
        when = LATE.get((label, agency, code)) or (
            f"{sends[position % len(sends)]} {8 + position % 7:02}:{position * 17 % 60:02}"
        )
        if (label, code) in MENDED:
            when = f"{sends[0]} 10:{position % 60:02}"
        year.add(when, PEN.get(agency, DESK), lambda by, each=each: _say(year, each, by))  # type: ignore[misc]


def _say(year: Year, asked: Asked, by: User) -> None:
    """One update: written, shown for where it is finished, sent; and what follows from it."""
    duty, code = asked.duty, asked.period.code
    label, agency = label_of(duty), duty.agency.code
    stage = JUNE.get((label, agency)) if code == "2020-t06" else None
    said = _said(year, duty, code)
    if agency in PEN:
        if said["state"] == State.NOTHING:
            followup.nothing_new(duty, code, by=by)
            return
        update = followup.save_draft(duty, code, version=0, by=by, **said)
    else:
        update = _for_others(duty, code, by, said)
    if said["state"] == State.DONE:
        followup.add_evidence(update, document=_paper(year, label, code), by=by)
    if stage == Stage.DRAFT:
        return
    update = followup.submit(update, by=by)
    _afterwards(year, update, stage, label, code)


def _afterwards(year: Year, update: Update, stage: Stage | None, label: str, code: str) -> None:
    today = clock.today().isoformat()
    if update.stage == Stage.WITH_LEADER and stage != Stage.WITH_LEADER:
        year.add(f"{today} 15:40", "lanh-dao-so-cong-thuong", lambda by: followup.approve_inside(update, by=by))
    if (label, code) in MENDED:
        year.add(f"{today} 14:10", DESK, lambda by: followup.return_(update, remark=MENDED[label, code], by=by))
        year.add(f"{today} 15:20", PEN[update.duty.agency.code], lambda by: _mend(update, by))
    if stage == Stage.RETURNED:
        missing = "Phim dài bao nhiêu phút, đã chiếu ở đâu? Bổ sung đường dẫn."
        year.add("2020-06-12 15:30", DESK, lambda by: followup.return_(update, remark=missing, by=by))
    if stage == Stage.ACCEPTED:
        reader = HEAD if update.duty.agency.code == "SNGV" else DESK
        year.add("2020-06-12 16:20", reader, lambda by: followup.accept(update, by=by))


def _mend(update: Update, by: User) -> None:
    update = Update.objects.get(pk=update.pk)
    done = (
        f"{update.done} Tổng cộng 2.000 bản."
        if update.duty.agency.code == "SDL"
        else f"{update.done} Được 86 triệu đồng."
    )
    update = followup.save_draft(update.duty, update.period.code, version=update.version, by=by, done=done)
    followup.submit(update, by=by)


def _for_others(duty: Duty, code: str, by: User, said: Mapping[str, Any]) -> Update:
    agency = duty.agency.code
    if (label_of(duty), agency, code) in PHONED:
        words = f"Cán bộ văn phòng gọi điện lúc {clock.now().astimezone(clock.VIETNAM):%H:%M}"
        return followup.enter_for(duty, code, source=Source.PHONE, words=words, version=0, by=by, **said)
    words = f"Báo cáo giấy {NAMES[code]} của {duty.agency}"[:250]
    return followup.enter_for(duty, code, source=Source.PAPER, words=words, version=0, by=by, **said)


def _paper(year: Year, label: str, code: str) -> Document:
    """What shows that a part was finished."""
    return Document.objects.get(number=year.texts["paper"][DONE[label, code]]["number"])


def _said(year: Year, duty: Duty, code: str) -> dict[str, Any]:
    label, agency = label_of(duty), duty.agency.code
    told = year.texts["task"][label]
    state = State.DONE if (label, code) in DONE else (
        SAID.get((label, agency, code)) or SAID.get((label, "", code)) or State.DOING
    )  # fmt: skip
    if state == State.NOTHING:
        return {"state": state}
    if state == State.NOT_STARTED:
        return {"state": state, "next": f"Phân công người làm việc {told['what']}."}
    done = (
        papers.SENTENCES[code].format(**told)
        if state != State.DONE
        else told["spring" if code < "2020-t05" else "summer"]
    )
    said = {"state": state, "done": done}
    if state == State.DONE:
        said["finished_on"] = _paper(year, label, code).issued_on
    else:
        said["next"] = papers.NEXT[code].format(**told)
    if state == State.HINDERED:
        said["obstacle"] = told.get("obstacle", papers.OBSTACLE)
    return said


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
    for plan in Plan.objects.filter(number__in=(PLAN, DIRECTIVE)).order_by("pk"):
        followup.lock(plan, code, by=by)


def _past_the_leader(by: User) -> None:
    assert by.agency
    followup.set_way(by.agency, leader_approves=True, by=by)


def _rule(year: Year, by: User) -> None:
    task = Task.objects.get(plan__number=PLAN, label="1.4", kind="task")
    followup.rule(
        task, RulingKind.PAUSED, reason="Dừng các đoàn đi nước ngoài để phòng dịch COVID-19 cho đến khi có ý kiến mới.",
        document=Document.objects.get(number=year.texts["paper"]["halt"]["number"]), by=by,
    )  # fmt: skip


def _update(label: str, agency: str, code: str) -> Update:
    rows = Update.objects.filter(duty__task__plan__number=PLAN, duty__task__label=label, duty__agency__code=agency)
    return next(row for row in rows if row.period.code == code)
