"""The one list of what is owed: the rooms' functions stand here once, and every page of the desk reads this list."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from django.contrib.auth.models import AnonymousUser

from haidang.desk import rules
from haidang.kit.glance import one_glance
from haidang.kit.owed import Owed
from haidang.office.accounts.models import User
from haidang.office.directory.models import Agency
from haidang.office.documents.owed import owed as of_documents
from haidang.office.privacy.owed import owed as of_privacy
from haidang.plan.difficulties.owed import owed as of_difficulties
from haidang.plan.evaluation.owed import owed as of_evaluation
from haidang.plan.followup.owed import owed as of_followup
from haidang.plan.followup.owed_dated import owed as of_dated_tasks
from haidang.plan.money.owed import owed as of_money
from haidang.plan.plans.owed import owed as of_plans
from haidang.plan.plans.terms import Answering
from haidang.plan.programmes.owed import owed as of_programmes
from haidang.registers.agreements.owed import owed as of_agreements
from haidang.registers.aid.owed_ingo import owed as of_ingos
from haidang.registers.aid.owed_projects import owed as of_aid
from haidang.registers.conferences.owed import owed as of_conferences
from haidang.registers.defence.owed import owed as of_defence
from haidang.registers.delegations.owed import owed as of_delegations
from haidang.registers.events.owed import owed as of_events
from haidang.registers.information.owed import owed as of_information
from haidang.registers.partners.owed import owed as of_partners
from haidang.registers.passports.owed import owed as of_passports
from haidang.registers.people.owed import owed as of_people
from haidang.registers.visits.owed import owed as of_visits

#: A room that waits for somebody is added here, and nowhere else.
ROOMS: tuple[Callable[[date], Iterable[Owed]], ...] = (
    of_documents,
    of_privacy,
    of_plans,
    of_money,
    of_programmes,
    of_followup,
    of_dated_tasks,
    of_difficulties,
    of_evaluation,
    of_partners,
    of_delegations,
    of_passports,
    of_conferences,
    of_agreements,
    of_visits,
    of_ingos,
    of_aid,
    of_events,
    of_people,
    of_information,
    of_defence,
)


def owed(on: date) -> list[Owed]:
    """Everything waited for that day, the soonest due first, from who answers today: an agency, or its heir.

    The number of queries is that of the rooms, and does not grow with what they find.
    """
    with one_glance():
        found = [each for room in ROOMS for each in room(on)]
        return sorted(_from_heirs(found, on), key=lambda each: each.order)


def _from_heirs(found: list[Owed], on: date) -> list[Owed]:
    """Most rooms ask for the heir themselves, knowing what the thing is about; whoever did not is helped here."""
    gone = set(Agency.objects.filter(valid_to__lt=on).values_list("pk", flat=True))
    if not any(each.agency_id in gone for each in found):
        return found
    answering = Answering(on)
    return [
        replace(each, agency_id=answering.of(each.agency_id, each.title)) if each.agency_id in gone else each
        for each in found
    ]


@dataclass(frozen=True)
class OwedBy:
    """What is owed, as one person sees it."""

    #: For this person to do.
    mine: list[Owed] = field(default_factory=list)
    #: For others of the same agency.
    colleagues: list[Owed] = field(default_factory=list)
    #: For other agencies, where this person oversees them.
    others: list[Owed] = field(default_factory=list)


def owed_by(user: User | AnonymousUser, on: date) -> OwedBy:
    """The one list, for one person."""
    return parted(owed(on), user)


def parted(everything: Iterable[Owed], user: User | AnonymousUser) -> OwedBy:
    """Closed by default: who keeps accounts owes nothing here, an agency sees its own, who oversees sees all."""
    found = OwedBy()
    if not isinstance(user, User) or user.is_admin:
        return found
    me = {user.pk} | ({user.acting_for.pk} if user.acting_for else set())
    for each in everything:
        if each.person_id is None and each.agency_id not in (None, user.agency_id):
            # nobody's here: nine of ten, where one list holds the work of the whole province
            if user.oversees:
                found.others.append(each)
            continue
        whose = {"agency": each.agency_id, "person": each.person_id, "my_agency": user.agency_id}
        if rules.is_mine(each.key, role=user.role, me=me, **whose):
            found.mine.append(each)
        elif rules.is_of_colleagues(each.key, **whose):
            found.colleagues.append(each)
        elif user.oversees:
            found.others.append(each)
    return found
