"""Facts of the room."""

from haidang.registers.partners.models.days import AnniversaryPlan, PartnerDay
from haidang.registers.partners.models.exchanges import Exchange
from haidang.registers.partners.models.partners import Partner, PartnerQuerySet
from haidang.registers.partners.models.people import Contact
from haidang.registers.partners.models.relations import Relation, RelationStep
from haidang.registers.partners.models.standing import PartnershipLevel, PriorityListing

__all__ = [
    "AnniversaryPlan",
    "Contact",
    "Exchange",
    "Partner",
    "PartnerDay",
    "PartnerQuerySet",
    "PartnershipLevel",
    "PriorityListing",
    "Relation",
    "RelationStep",
]
