"""Who decides: which leader an account is, who directs a field that day, what a person may do to a difficulty."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from haidang.kit import clock
from haidang.office.accounts.choices import Role
from haidang.office.directory.models import Agency, Official, Posting
from haidang.office.directory.rules import plain
from haidang.office.directory.selectors import directors_on
from haidang.plan.difficulties import rules
from haidang.plan.difficulties.choices import Act, Hand
from haidang.plan.difficulties.models import Difficulty, Extension, ExtensionWay, LeaderAccount, answers_for
from haidang.plan.difficulties.models.difficulties import DESK, PROVINCE
from haidang.plan.plans.models import Task
from haidang.plan.plans.terms import Answering


def official_of(user: Any) -> int | None:
    """Which leader of the directory an account is: as the desk said, else the one of the same name and no other.

    Who stands in sits where the absent one sits.
    """
    if user.role not in (Role.CHAIR, Role.VICE_CHAIR):
        return None
    person = getattr(user, "acting_for", None) or user
    said = LeaderAccount.objects.filter(user=person.pk).values_list("official", flat=True).first()
    return said if said is not None else _namesake(person.full_name)


def _namesake(name: str) -> int | None:
    found = [one.pk for one in leaders(clock.today()) if plain(one.name) == plain(name)]
    return found[0] if len(found) == 1 else None


def seat_of(user: Any) -> rules.Seat:
    return rules.Seat(user.role, user.agency_id, official_of(user))


class Directing:
    """Who directs which field on a day, who answers for whom, and which agencies UBND and Sở Ngoại vụ are: a few
    queries for any list.
    """

    def __init__(self, on: date) -> None:
        self._directors = directors_on(on)
        self.answering = Answering(on)
        own = dict(Agency.objects.filter(code__in=(PROVINCE, DESK)).values_list("code", "pk"))
        agencies = {code: self.answering.of(pk) for code, pk in own.items()}
        self.province, self.desk = agencies.get(PROVINCE), agencies.get(DESK)
        self._provinces = {pk for pk in (self.province, own.get(PROVINCE)) if pk}
        self._desks = {pk for pk in (self.desk, own.get(DESK)) if pk}

    def director(self, task: Task) -> int | None:
        return self._directors.get(task.directory_field_id) if task.directory_field_id else None

    def is_province(self, agency_id: int | None) -> bool:
        return agency_id in self._provinces

    def is_desk(self, agency_id: int | None) -> bool:
        return agency_id in self._desks

    def asked_of(self, difficulty: Difficulty) -> rules.Asked:
        """Who is asked to settle it."""
        to = difficulty.to_agency_id
        return rules.Asked(
            leader=difficulty.to_leader_id,
            agency=self.answering.of(to, difficulty.task.title) if to else None,
            is_province=self.is_province(difficulty.to_agency_id),
            director=self.director(difficulty.task),
        )

    def assigner_of(self, task: Task) -> rules.Asked:
        """Who gave the task: Sở Ngoại vụ where the paper is its own, else UBND."""
        if self.is_desk(task.plan.issuer_agency_id):
            return rules.Asked(agency=self.desk)
        return rules.Asked(agency=self.province, is_province=True, director=self.director(task))


def hands(difficulty: Difficulty, user: Any, directing: Directing | None = None) -> frozenset[Hand]:
    """In which ways it is this person's business."""
    found = set()
    if difficulty.agency_id in answers_for(user) and user.may("change", "update"):
        found.add(Hand.AUTHOR)
    if user.is_desk:
        found.add(Hand.DESK)
    if rules.decides(seat_of(user), (directing or Directing(clock.today())).asked_of(difficulty)):
        found.add(Hand.DECIDER)
    return frozenset(found)


def acts(difficulty: Difficulty, user: Any, held: frozenset[Hand], directing: Directing) -> tuple[Act, ...]:
    """The buttons of the page: what can be done now, and makes sense now."""
    found = rules.acts(difficulty.stage, held)
    to_province = difficulty.to_leader_id is not None or directing.is_province(difficulty.to_agency_id)
    to_desk = directing.is_desk(difficulty.to_agency_id)
    last = difficulty.decisions.last()
    left_out = {
        # what is for UBND goes with a paper; what is for the desk itself goes nowhere
        Act.FORWARD: to_province or to_desk,
        # nobody answers their own difficulty
        Act.ANSWER: directing.is_desk(difficulty.agency_id),
        Act.RECORD: Hand.DECIDER in held,
        Act.COMPLETE: last is None or last.document_id is not None or directing.is_desk(difficulty.to_agency_id),
    }
    return tuple(act for act in found if not left_out.get(act))


# ── extensions ───────────────────────────────────────────────────────────────────────────────────


def is_delegated(task: Task) -> bool:
    """Has UBND left the extensions of this plan to Sở Ngoại vụ?"""
    return ExtensionWay.objects.filter(plan=task.plan_id, is_delegated=True).exists()


def grants(extension: Extension, user: Any, directing: Directing | None = None) -> bool:
    """Does this person decide about the day?"""
    directing = directing or Directing(clock.today())
    asked = directing.assigner_of(extension.task)
    return rules.grants(seat_of(user), asked, author=extension.agency_id, is_delegated=is_delegated(extension.task))


@dataclass(frozen=True, slots=True)
class Mine:
    """What waits for one leader, or for one agency that was asked."""

    difficulties: list[Difficulty]
    extensions: list[Extension]


def waiting_for(user: Any) -> Mine:
    """What this person is to decide, the soonest due first. A few queries, however many."""
    directing, seat = Directing(clock.today()), seat_of(user)
    waiting = Difficulty.objects.for_user(user, "view").waiting().with_names()
    asked = Extension.objects.for_user(user, "view").asked().with_names().order_by("due_before", "pk")
    delegated = set(ExtensionWay.objects.filter(is_delegated=True).values_list("plan", flat=True))
    return Mine(
        [row for row in waiting if rules.decides(seat, directing.asked_of(row))],
        [
            row
            for row in asked
            if rules.grants(
                seat, directing.assigner_of(row.task), author=row.agency_id,
                is_delegated=row.task.plan_id in delegated,
            )
        ],
    )  # fmt: skip


def accounts_of(officials: Iterable[int]) -> dict[int, int]:
    """Whose account a leader has, by the key of the leader."""
    rows = LeaderAccount.objects.filter(official__in=set(officials), user__is_active=True)
    return dict(rows.values_list("official", "user"))


def leaders(on: date) -> list[Official]:
    """Whom a difficulty may be put to: those who hold a post of UBND that day, in protocol order."""
    ranks = dict(_posts(on).order_by("-rank", "-pk").values_list("official", "rank"))
    return sorted(Official.objects.filter(pk__in=ranks), key=lambda one: (ranks[one.pk], one.pk))


def _posts(on: date) -> Any:
    return Posting.objects.in_force(on).filter(agency__code=PROVINCE)
