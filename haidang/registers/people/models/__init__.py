"""Facts of the room: scholarships, checks of agencies, friendship; citizens abroad and overseas Vietnamese."""

from haidang.registers.people.models.associations import AssociationTerm, FoundingStep, FriendshipAssociation
from haidang.registers.people.models.checks import AgencyCheck, CheckFinding
from haidang.registers.people.models.citizen_parts import OUTSTANDING, CaseCost, CasePerson, CaseStep
from haidang.registers.people.models.citizens import CitizenCase
from haidang.registers.people.models.friends import ForeignFriend, FriendContact
from haidang.registers.people.models.friendship import FriendshipActivity
from haidang.registers.people.models.intakes import IntakeLetter, ScholarshipIntake
from haidang.registers.people.models.overseas import Contribution, OverseasAssociation, OverseasYear
from haidang.registers.people.models.overseas_courses import OverseasActivity, OverseasRequest
from haidang.registers.people.models.students import Stipend, Student, YearResult

__all__ = [
    "OUTSTANDING",
    "AgencyCheck",
    "AssociationTerm",
    "CaseCost",
    "CasePerson",
    "CaseStep",
    "CheckFinding",
    "CitizenCase",
    "Contribution",
    "ForeignFriend",
    "FoundingStep",
    "FriendContact",
    "FriendshipActivity",
    "FriendshipAssociation",
    "IntakeLetter",
    "OverseasActivity",
    "OverseasAssociation",
    "OverseasRequest",
    "OverseasYear",
    "ScholarshipIntake",
    "Stipend",
    "Student",
    "YearResult",
]
