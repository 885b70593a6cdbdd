"""Whose hands somebody has in a judgement: its author's, the judge's, the confirmer's. Pages and verbs ask here."""

from collections import defaultdict
from collections.abc import Iterable
from enum import StrEnum
from typing import Any

from haidang.plan.evaluation import rules
from haidang.plan.evaluation.choices import Stage
from haidang.plan.evaluation.models import Aim, Assessment, Evaluation


class Act(StrEnum):
    """What is done to a judgement: the word in the address."""

    SELF = "tu-danh-gia"
    RECALL = "rut-lai"
    SEND_BACK = "tra-lai"
    ASSESS = "danh-gia"
    RECONSIDER = "danh-gia-lai"
    CONFIRM = "xac-nhan"


class Hand(StrEnum):
    AUTHOR = "author"
    #: Writes it for an agency that told it otherwise, with its source.
    WRITER = "writer"
    JUDGE = "judge"
    CONFIRMER = "confirmer"


#: Who does what, and when.
ACTS: dict[Act, dict[Hand, frozenset[Stage]]] = {
    Act.SELF: {hand: frozenset({Stage.ASKED, Stage.RETURNED}) for hand in (Hand.AUTHOR, Hand.WRITER)},
    Act.RECALL: {Hand.AUTHOR: frozenset({Stage.SELF})},
    Act.ASSESS: {Hand.JUDGE: frozenset({Stage.ASKED, Stage.RETURNED, Stage.SELF, Stage.ASSESSED})},
    Act.SEND_BACK: {Hand.JUDGE: frozenset({Stage.SELF})},
    Act.CONFIRM: {Hand.CONFIRMER: frozenset({Stage.ASSESSED})},
    Act.RECONSIDER: {Hand.CONFIRMER: frozenset({Stage.ASSESSED})},
}


def doers_of(evaluation: Evaluation) -> dict[int, set[int]]:
    """Who does each task of it: those whose parts are judged. One query for all."""
    found: dict[int, set[int]] = defaultdict(set)
    rows = Assessment.objects.filter(evaluation=evaluation).order_by()
    for task, agency in rows.values_list("duty__task", "duty__agency"):
        found[task].add(agency)
    return found


def doers_of_task(assessment: Assessment) -> set[int]:
    """The same for one task; by the leads of the plan and not only those whose part is in the list."""
    rows = Assessment.objects.filter(evaluation=assessment.evaluation_id, duty__task=assessment.duty.task_id)
    return set(rows.order_by().values_list("duty__agency", flat=True))


def _seat(user: Any, agency_id: int, about: str = "") -> int:
    """The agency of `user` where it answers for that one today, as its heir or as itself; else that one."""
    return int(user.agency_id if user.charge.answers_for(agency_id, about) else agency_id)


def hands(user: Any, assessment: Assessment, doers: Iterable[int]) -> frozenset[Hand]:
    """What the person is to this judgement; nobody is both the author and the judge of one task."""
    about = assessment.duty.task.title
    seat = {
        "mine": user.agency_id,
        "assessor": _seat(user, assessment.assessor_id),
        "doers": {_seat(user, doer, about) for doer in doers},
    }
    found = set()
    if user.may("add", "update") and assessment.duty.is_answered_by(user):
        found.add(Hand.AUTHOR)
    elif user.is_desk:
        found.add(Hand.WRITER)
    if user.role in rules.ASSESSORS and rules.judges(**seat):
        found.add(Hand.JUDGE)
    if rules.confirms(user.role, **seat):
        found.add(Hand.CONFIRMER)
    return frozenset(found)


def acts(assessment: Assessment, has: Iterable[Hand], user: Any) -> list[Act]:
    """What somebody with these hands can do to it now: the buttons of the page."""
    if not assessment.evaluation.is_open:
        return []
    stage, held = Stage(assessment.stage), list(has)
    found = [act for act, of in ACTS.items() if any(stage in of.get(hand, ()) for hand in held)]
    # nobody confirms what they judged themselves
    mine = assessment.assessed_by_id == user.pk
    return [act for act in found if not (mine and act == Act.CONFIRM)]


def is_ever(act: Act, has: Iterable[Hand]) -> bool:
    """Is the act ever for somebody with these hands?"""
    return any(hand in ACTS[act] for hand in has)


def judges_aim(user: Any, aim: Aim, doers: Iterable[int]) -> bool:
    """Who judges a purpose or a requirement: the monitor, but not with its own tasks behind it; then the deputy."""
    evaluation = aim.evaluation
    doers = set(doers)
    assessor = rules.assessor_of(doers, monitor=evaluation.monitor_id, deputy=evaluation.deputy_id)
    seats = {_seat(user, doer) for doer in doers}
    return user.role in rules.ASSESSORS and rules.judges(
        mine=user.agency_id, assessor=_seat(user, assessor), doers=seats
    )


def lays_tasks(user: Any, evaluation: Evaluation) -> bool:
    """Who says which tasks stand behind a purpose: the desk, and who judges in its stead."""
    if user.is_desk:
        return True
    return user.role in rules.ASSESSORS and bool(user.charge.answers_for(evaluation.deputy_id))
