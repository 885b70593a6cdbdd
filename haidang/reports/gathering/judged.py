"""What stood in the way, and what was said of the year when it was judged."""

from collections.abc import Iterable
from typing import Any, Literal

from haidang.plan.difficulties.choices import OPEN, Cause, Stage
from haidang.plan.difficulties.models import Difficulty
from haidang.plan.evaluation.models import Aim, Assessment, Evaluation
from haidang.plan.plans.models import Plan
from haidang.reports.compose.material import AimLine, Judged, Obstacle
from haidang.reports.compose.values import source
from haidang.reports.gathering.scope import Scope

_Kind = Literal["objective", "subjective", "lesson", "proposal"]
_SAID: tuple[tuple[_Kind, str], ...] = (
    ("objective", "objective"),
    ("subjective", "subjective"),
    ("lesson", "lessons"),
    ("proposal", "proposals"),
)


#: Nobody in the province could have done otherwise.
_OUTSIDE = (Cause.OBJECTIVE, Cause.PARTNER, Cause.MECHANISM)


def obstacles(plans: Iterable[Plan], scope: Scope) -> tuple[Obstacle, ...]:
    """Those raised by the day and not withdrawn: still open, or closed within the days of the report."""
    rows = (
        Difficulty.objects.for_user(scope.user, "view")
        .filter(task__plan__in=[plan.pk for plan in plans], raised_on__lte=scope.on)
        .exclude(stage=Stage.WITHDRAWN)
        .with_names()
        .order_by("raised_on", "pk")
    )
    return tuple(_obstacle(row) for row in rows if row.is_open or (row.closed_on and row.closed_on >= scope.span.since))


def _obstacle(row: Difficulty) -> Obstacle:
    mark = "\n".join((row.stage, row.words, row.proposal, str(row.addressee)))
    return Obstacle(
        source=source(row, name=f"Vướng mắc của {row.agency}: {row}", mark=mark),
        agency=str(row.agency),
        task=str(row.task),
        cause=str(row.get_cause_display()),
        is_objective=row.cause in _OUTSIDE,
        words=row.words,
        proposal=row.proposal,
        addressee=str(row.addressee),
        is_open=row.stage in OPEN,
        is_decided=row.stage in (Stage.DECIDED, Stage.RESOLVED),
    )


def judgements(plans: Iterable[Plan], scope: Scope) -> tuple[Judged, ...]:
    """Causes, lessons and proposals of what was confirmed; a judgement that nobody stands behind is not reported."""
    rows = (
        Assessment.objects.for_user(scope.user, "view")
        .confirmed()
        .filter(evaluation__plan__in=[plan.pk for plan in plans])
        .with_names()
    )
    return tuple(each for row in rows for each in _said(row))


def _said(row: Assessment) -> Iterable[Judged]:
    for kind, field in _SAID:
        words: str = getattr(row, field)
        if words.strip():
            here = source(row, name=f"Đánh giá: {row}", mark=words)
            yield Judged(here, kind, str(row.duty.agency), str(row.duty.task), words)


def aims(plans: Iterable[Plan], scope: Scope) -> tuple[AimLine, ...]:
    """Each purpose and requirement with its judgement, for who may read it."""
    found: list[AimLine] = []
    rows: Any = Evaluation.objects.for_user(scope.user, "view").filter(plan__in=[plan.pk for plan in plans])
    shown = [row for row in rows.select_related("plan") if row.is_shown_to(scope.user)]
    for aim in Aim.objects.filter(evaluation__in=shown).exclude(grade="").order_by("evaluation", "kind", "position"):
        here = source(aim, name=f"Mục đích, yêu cầu: {aim.words[:100]}", mark=f"{aim.grade}\n{aim.result}")
        found.append(AimLine(here, aim.words, str(aim.get_grade_display()), aim.result))
    return tuple(found)
