"""The one list of what lies on days: the rooms' functions stand here once, and the calendar and its feeds read it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from haidang.desk.owed import owed, parted
from haidang.kit import clock
from haidang.kit.glance import one_glance
from haidang.kit.happenings import Happening, within
from haidang.kit.owed import Owed
from haidang.office.documents.happenings import happenings as of_documents
from haidang.plan.followup.happenings import happenings as of_followup
from haidang.plan.plans.happenings import happenings as of_plans
from haidang.registers.agreements.happenings import happenings as of_agreements
from haidang.registers.aid.happenings_ingo import happenings as of_ingos
from haidang.registers.aid.happenings_projects import happenings as of_aid
from haidang.registers.conferences.happenings import happenings as of_conferences
from haidang.registers.defence.happenings import happenings as of_defence
from haidang.registers.delegations.happenings import happenings as of_delegations
from haidang.registers.events.happenings import happenings as of_events
from haidang.registers.information.happenings import happenings as of_information
from haidang.registers.partners.happenings import happenings as of_partners
from haidang.registers.passports.happenings import happenings as of_passports
from haidang.registers.people.happenings import happenings as of_people
from haidang.registers.visits.happenings import happenings as of_visits


def of_owed(user: Any, since: date, until: date) -> Iterator[Happening]:
    """What is waited for until a day: one's own, that of one's house, and for who oversees that of all."""
    found = parted(owed(clock.today()), user)
    for each in (*found.mine, *found.colleagues, *found.others):
        if each.due_on and since <= each.due_on <= until:
            yield _due(each, each.due_on)


def _due(each: Owed, day: date) -> Happening:
    # A task has one day, however many lead it, and keeps its name when it is done: that of the plan's own list.
    is_task = each.key.startswith("task:") and each.task_id
    return Happening(
        key=f"task:{each.task_id}" if is_task else f"owed:{each.key}",
        kind="due",
        title=f"{each.kind}: {each.title}",
        url=each.url,
        since=day,
        agency_ids=frozenset({each.agency_id} if each.agency_id else ()),
        names_person=each.names_person,
    )


#: A room whose records have days is added here, and nowhere else. Of two that name one thing the later speaks.
ROOMS: tuple[Callable[[Any, date, date], Iterable[Happening]], ...] = (
    of_documents,
    of_plans,
    of_followup,
    of_agreements,
    of_conferences,
    of_delegations,
    of_partners,
    of_passports,
    of_visits,
    of_ingos,
    of_aid,
    of_events,
    of_people,
    of_information,
    of_defence,
    of_owed,
)


def happenings(user: Any, since: date, until: date) -> list[Happening]:
    """Everything on these days that `user` may see, each thing once, in the order of the days.

    The number of queries is that of the rooms, and does not grow with what they find.
    """
    found: dict[str, Happening] = {}
    with one_glance():
        for room in ROOMS:
            for each in room(user, since, until):
                known = found.get(each.key)
                agencies = each.agency_ids | (known.agency_ids if known else frozenset())
                found[each.key] = replace(each, agency_ids=agencies)
    return within(found.values(), since, until)
