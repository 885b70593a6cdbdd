"""Facts of the room: a delegation abroad, who goes where and does what, what was prepared and what came of it."""

from haidang.registers.delegations.models.delegations import Delegation, DelegationQuerySet
from haidang.registers.delegations.models.limits import Blackout, Override, YearBaseline
from haidang.registers.delegations.models.outcomes import Commitment, TripAssessment, TripReport
from haidang.registers.delegations.models.schemes import Invitation, LogisticLine, Member, ProgrammeDay, Stop

__all__ = [
    "Blackout",
    "Commitment",
    "Delegation",
    "DelegationQuerySet",
    "Invitation",
    "LogisticLine",
    "Member",
    "Override",
    "ProgrammeDay",
    "Stop",
    "TripAssessment",
    "TripReport",
    "YearBaseline",
]
