"""Facts of the room, one file a matter."""

from haidang.registers.events.models.event_parts import EventContact, EventContract, EventParticipant
from haidang.registers.events.models.events import Event, EventQuerySet
from haidang.registers.events.models.investment import InvestmentProject, InvestorContact, InvestorStep
from haidang.registers.events.models.places import PlaceReport, StandingPlace, StandingPlaceQuerySet
from haidang.registers.events.models.training import Enrolment, TrainingCourse

__all__ = [
    "Enrolment",
    "Event",
    "EventContact",
    "EventContract",
    "EventParticipant",
    "EventQuerySet",
    "InvestmentProject",
    "InvestorContact",
    "InvestorStep",
    "PlaceReport",
    "StandingPlace",
    "StandingPlaceQuerySet",
    "TrainingCourse",
]
