"""The year of the demonstration is judged in December: each lead by itself, then by another; published by the chair."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import partial
from typing import Any

from haidang.kit import clock
from haidang.office.accounts.models import User
from haidang.plan.evaluation import services
from haidang.plan.evaluation.choices import AimKind, Grade, Stage
from haidang.plan.evaluation.models import Aim, Assessment, Evaluation
from haidang.plan.evaluation.terms import Terms
from haidang.plan.plans.models import Plan, Task
from haidang.plan.programmes.models import Output
from haidang.site.demo.evaluation_said import (
    AIMS,
    ALONE,
    CAUSES,
    CHAIR,
    DEPUTY,
    GRADES,
    HALTED,
    LAST_YEAR,
    LESSONS,
    OTHERWISE,
    RECONSIDERED,
    REWORKED,
    SELF,
    SENT_BACK,
)
from haidang.site.demo.papers_of_year import document_of, texts
from haidang.site.demo.year_said import DESK, FIGURES, HEAD, PEN, PLAN

Event = tuple[str, str, Callable[[User], object]]


def evaluation() -> Evaluation:
    return Evaluation.objects.get(plan__number=PLAN)


def _rows(**those: Any) -> list[Assessment]:
    return list(Assessment.objects.filter(evaluation__plan__number=PLAN, **those).with_names())


def _key(row: Assessment) -> tuple[str, str]:
    return row.duty.task.label, row.duty.agency.code


# ── opened ───────────────────────────────────────────────────────────────────────────────────────


def _open(by: User) -> None:
    services.open_evaluation(Plan.objects.get(number=PLAN), by=by)


def _last_year(by: User) -> None:
    """What the year before brought, typed from its report; everything else has nothing to be compared with."""
    for label, what, unit, value, source in LAST_YEAR:
        output = Output.objects.get(name=FIGURES[label][0]) if label else None
        services.keep_last_year(
            evaluation(), value=Decimal(value), source=source, output=output, what=what, unit=unit, by=by
        )


# ── each lead judges itself ──────────────────────────────────────────────────────────────────────


def _self_assess(agency: str, by: User) -> None:
    for row in _rows(duty__agency__code=agency, stage=Stage.ASKED):
        paper = (
            "" if agency in PEN else f"Báo cáo tự đánh giá của {row.duty.agency}, nhận ngày {clock.today():%d/%m/%Y}"
        )
        services.self_assess(row, by=by, entered_words=paper, **_said(row))


def _said(row: Assessment) -> dict[str, Any]:
    label, agency = _key(row)
    told = texts()["task"][label]
    if label == HALTED:
        return {
            "grade": Grade.NOT_JUDGED,
            "results": "Các đoàn đi nước ngoài dừng từ tháng 3 theo ý kiến của UBND tỉnh.",
        }
    grade, _judged = GRADES.get((label, agency), (Grade.MET, Grade.MET))
    objective, subjective = CAUSES.get((label, agency), ("", ""))
    return {
        "grade": grade,
        "results": f"{told['winter']} {told['summer']}",
        "objective": objective,
        "subjective": subjective,
        "lessons": LESSONS[agency],
        "proposals": f"Đưa việc {told['what']} vào kế hoạch năm 2021.",
    }


def _recall(by: User) -> None:
    """One looked again the next morning and wrote a number in."""
    [row] = _rows(duty__task__label="10.1", stage=Stage.SELF)
    row = services.recall(row, by=by)
    said = _said(row)
    services.self_assess(row, by=by, **(said | {"results": f"{said['results']} In đủ 2.000 quyển."}))


def _send_back(by: User) -> None:
    label, remark, _more = SENT_BACK
    [row] = _rows(duty__task__label=label)
    services.send_back(row, remark=remark, by=by)


def _say_again(by: User) -> None:
    label, _remark, more = SENT_BACK
    [row] = _rows(duty__task__label=label)
    said = _said(row)
    services.self_assess(row, by=by, **(said | {"results": f"{said['results']} {more}"}))


# ── another judges, a third stands behind it ─────────────────────────────────────────────────────


def _assess(by: User) -> None:
    """All that lies before one's house; who let the day pass is judged by what is known."""
    terms, today = Terms(), clock.today()
    for row in _rows(assessor=by.agency):
        if row.stage == Stage.SELF:
            grade = Grade(row.self_grade) if row.duty.task.label == HALTED else _judged(row)
            words = OTHERWISE[row.duty.task.label] if grade != row.self_grade else ""
            services.assess(row, grade=grade, words=words, by=by)
        elif row.stage == Stage.ASKED:
            alone = Grade.NOT_JUDGED if row.duty.task.label == HALTED else Grade.NOT_MET
            services.assess(row, grade=alone, words=ALONE, is_due=terms.is_past(row, today), by=by)


def _judged(row: Assessment) -> Grade:
    return GRADES.get(_key(row), (Grade.MET, Grade.MET))[1]


def _confirm(by: User) -> None:
    """The director, what his house judged; the chair what Văn phòng UBND did."""
    code = "SNGV" if by.username == HEAD else "VPUBND"
    for row in _rows(assessor__code=code, stage=Stage.ASSESSED):
        services.confirm(row, by=by)


def _reconsider(by: User) -> None:
    label, reason = RECONSIDERED
    [row] = _rows(duty__task__label=label)
    services.reconsider(row, reason=reason, by=by)


def _assess_again(by: User) -> None:
    label, _reason = RECONSIDERED
    [row] = _rows(duty__task__label=label)
    services.assess(row, grade=Grade.MET, words=OTHERWISE[label], by=by)


# ── what the plan wanted ─────────────────────────────────────────────────────────────────────────


def _aim(kind: str, position: int) -> Aim:
    return Aim.objects.get(evaluation=evaluation(), kind=AimKind(kind), position=position)


def _lay(by: User) -> None:
    for kind, position, labels, _grade, _words in AIMS:
        tasks = Task.objects.filter(plan__number=PLAN, label__in=labels, kind="task")
        services.lay_tasks(_aim(kind, position), tasks, by=by)


def _judge_aims(by: User) -> None:
    """Those that are for one's house: with a task of Sở Ngoại vụ behind it the other one judges."""
    for kind, position, _labels, grade, words in AIMS:
        aim = _aim(kind, position)
        is_own = aim.tasks.filter(duties__agency__code="SNGV", duties__part="lead").exists()
        if is_own == (by.username == DEPUTY):
            services.judge_aim(aim, grade=grade, words=words, by=by)


# ── published ────────────────────────────────────────────────────────────────────────────────────


def _propose(by: User) -> None:
    services.propose(evaluation(), by=by)


def _rework(by: User) -> None:
    services.rework(evaluation(), reason=REWORKED, by=by)


def _publish(by: User) -> None:
    services.publish(evaluation(), document=document_of("judged"), by=by)


def _events() -> Iterator[Event]:
    yield "2020-12-01 09:00", DESK, _open
    yield "2020-12-01 09:30", DESK, _last_year
    for agency, hour in SELF.items():
        yield f"{hour}:40", PEN.get(agency, DESK), partial(_self_assess, agency)
    yield "2020-12-08 08:20", "so-du-lich", _recall
    yield "2020-12-10 08:40", DESK, _send_back
    yield "2020-12-11 10:15", "tinh-doan", _say_again
    yield "2020-12-10 14:00", DEPUTY, _assess
    yield "2020-12-16 09:00", DESK, _assess
    yield "2020-12-17 09:30", CHAIR, _reconsider
    yield "2020-12-17 10:00", CHAIR, _confirm
    yield "2020-12-17 16:00", HEAD, _confirm
    yield "2020-12-18 09:00", DEPUTY, _assess_again
    yield "2020-12-21 09:00", CHAIR, _confirm
    yield "2020-12-21 10:00", DESK, _lay
    yield "2020-12-22 09:00", DESK, _judge_aims
    yield "2020-12-22 14:00", DEPUTY, _judge_aims
    yield "2020-12-24 09:00", DESK, _propose
    yield "2020-12-25 10:00", CHAIR, _rework
    yield "2020-12-28 09:00", DESK, _propose
    yield "2020-12-30 10:00", CHAIR, _publish


EVALUATION: tuple[Event, ...] = tuple(_events())
