"""Each period of the demonstration's year: who is asked, who says what, by which way, and what follows from it."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import partial
from typing import Any, Protocol

from haidang.kit import clock
from haidang.office.accounts.models import User
from haidang.office.documents.models import Document
from haidang.plan.followup import services as followup
from haidang.plan.followup.choices import Source, Stage, State
from haidang.plan.followup.models import Update
from haidang.plan.followup.periods import Asked, Asking, reporting
from haidang.plan.plans.models import Duty
from haidang.site.demo import papers_of_year as papers
from haidang.site.demo.ways_of_year import WAYS_OF
from haidang.site.demo.year_said import (
    CHILD,
    CONCLUSION,
    DESK,
    DONE,
    FIGURES,
    HEAD,
    JUNE,
    LATE,
    MARKS,
    MENDED,
    MISSING,
    NAMES,
    PEN,
    PERIODS,
    PHONED,
    SAID,
    WAYS,
)


class Telling(Protocol):
    """The year that is told, as the months see it."""

    texts: dict[str, Any]

    def add(self, when: str, by: str, do: Callable[[User], object]) -> None: ...


#: The periods that are open on the day on which the demonstration opens.
OPEN_IN_JUNE = ("2020-t06", "2020-q2")


def label_of(duty: Duty) -> str:
    return MARKS[duty.task.plan.number] + duty.task.label


def ask(year: Telling, code: str) -> None:
    """Everybody who is asked about the period will send, each on a day of their own."""
    sends = PERIODS[code][1]
    asked = [each for each in Asking(reporting(), clock.today()) if each.period.code == code]
    asked = [each for each in asked if each.duty.task.plan.number in MARKS]
    # what was given later comes last, so that the others keep their days
    asked.sort(key=lambda each: each.duty.task.plan.number in (CHILD, CONCLUSION))
    for position, each in enumerate(asked):
        label, agency = label_of(each.duty), each.duty.agency.code
        if (label, agency, code) in MISSING or (code in OPEN_IN_JUNE and (label, agency) not in JUNE):
            continue
        when = LATE.get((label, agency, code)) or (
            f"{sends[position % len(sends)]} {8 + position % 7:02}:{position * 17 % 60:02}"
        )
        if (label, code) in MENDED:
            when = f"{sends[0]} 10:{position % 60:02}"
        year.add(when, PEN.get(agency, DESK), lambda by, each=each: _say(year, each, by))  # type: ignore[misc]


def _say(year: Telling, asked: Asked, by: User) -> None:
    """One update: written, shown for where it is finished, sent; and what follows from it."""
    duty, code = asked.duty, asked.period.code
    label, agency = label_of(duty), duty.agency.code
    stage = JUNE.get((label, agency)) if code in OPEN_IN_JUNE else None
    said = _said(year, duty, code)
    if way := WAYS.get((label, agency, code)):
        update = WAYS_OF[way](duty, code, said, by)
        _afterwards(year, update, stage, label, code)
        return
    if agency in PEN:
        if said["state"] == State.NOTHING:
            followup.nothing_new(duty, code, by=by)
            return
        version = _version(duty, code)
        update = followup.save_draft(duty, code, version=version, by=by, figures=_figures(duty, label, code), **said)
    else:
        update = _for_others(duty, code, by, said)
    if said["state"] == State.DONE:
        followup.add_evidence(update, document=_paper(year, label, code), by=by)
    if stage == Stage.DRAFT:
        return
    update = followup.submit(update, by=by)
    _afterwards(year, update, stage, label, code)


def _afterwards(year: Telling, update: Update, stage: Stage | None, label: str, code: str) -> None:
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
    agency, version = duty.agency.code, _version(duty, code)
    if (label_of(duty), agency, code) in PHONED:
        words = f"Cán bộ văn phòng gọi điện lúc {clock.now().astimezone(clock.VIETNAM):%H:%M}"
        return followup.enter_for(duty, code, source=Source.PHONE, words=words, version=version, by=by, **said)
    words = f"Báo cáo giấy {NAMES[code]} của {duty.agency}"[:250]
    return followup.enter_for(duty, code, source=Source.PAPER, words=words, version=version, by=by, **said)


def _version(duty: Duty, code: str) -> int:
    """A book may have drafted something already: it lies before the writer's eyes."""
    return next((row.version for row in Update.objects.filter(duty=duty) if row.period.code == code), 0)


def _paper(year: Telling, label: str, code: str) -> Document:
    """What shows that a part was finished."""
    return papers.document_of(DONE[label, code])


def _said(year: Telling, duty: Duty, code: str) -> dict[str, Any]:
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


def _figures(duty: Duty, label: str, code: str) -> dict[int, Decimal | None]:
    """What was reached of the part's own figure in the period, where it has one."""
    if label not in FIGURES or code not in FIGURES[label][3]:
        return {}
    name, _unit, _target, reached = FIGURES[label]
    return {output.pk: Decimal(reached[code]) for output in duty.outputs.filter(name=name)}


# ── after the day on which the demonstration opens ───────────────────────────────────────────────


def finish_june(year: Telling) -> None:
    """What was open on that morning goes on: drafts are sent, the returned one is mended, the others come in."""
    today = clock.today()
    for each in Asking(reporting(), today):
        duty, code = each.duty, each.period.code
        if code not in OPEN_IN_JUNE or duty.task.plan.number not in MARKS:
            continue
        label, agency = label_of(duty), duty.agency.code
        if (label, agency, code) in MISSING:
            continue
        pen, stage = PEN.get(agency, DESK), JUNE.get((label, agency))
        if stage is None:
            year.add(f"2020-06-15 1{duty.pk % 6}:{duty.pk % 60:02}", pen, partial(_say, year, each))
        elif stage == Stage.DRAFT:
            year.add(f"2020-06-15 14:{duty.pk % 60:02}", pen, partial(_send_draft, duty, code))
        elif stage == Stage.RETURNED:
            year.add("2020-06-15 15:10", pen, partial(_answer_remark, duty, code))
        elif stage == Stage.WITH_LEADER:
            year.add("2020-06-15 15:30", "lanh-dao-so-cong-thuong", partial(_let_go, duty, code))


def _held(duty: Duty, code: str) -> Update:
    return next(row for row in Update.objects.filter(duty=duty) if row.period.code == code)


def _send_draft(duty: Duty, code: str, by: User) -> None:
    followup.submit(_held(duty, code), by=by)


def _answer_remark(duty: Duty, code: str, by: User) -> None:
    update = _held(duty, code)
    done = f"{update.done} Phim dài 4 phút, đã chiếu ở nhà ga và trên trang của Sở."
    followup.submit(followup.save_draft(duty, code, version=update.version, by=by, done=done), by=by)


def _let_go(duty: Duty, code: str, by: User) -> None:
    followup.approve_inside(_held(duty, code), by=by)
