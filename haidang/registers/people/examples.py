"""Honest instances of each thing of the room, by the names of the registers: for tests and the demonstration."""

from haidang.registers.people.examples_citizens import case, caseperson
from haidang.registers.people.examples_overseas import (
    contribution,
    overseas_activity,
    overseas_association,
    overseas_request,
    overseas_year,
)
from haidang.registers.people.examples_scholars import (
    agencycheck,
    foreignfriend,
    friendshipactivity,
    friendshipassociation,
    intake,
    student,
)

__all__ = [
    "agencycheck",
    "case",
    "caseperson",
    "contribution",
    "foreignfriend",
    "friendshipactivity",
    "friendshipassociation",
    "intake",
    "overseas_activity",
    "overseas_association",
    "overseas_request",
    "overseas_year",
    "student",
]
