"""Facts of incoming delegations, one file a matter."""

from haidang.registers.visits.models.parts import VisitCommitment, VisitGift, VisitLineItem, VisitMember, VisitSession
from haidang.registers.visits.models.visits import Visit, VisitQuerySet

__all__ = ["Visit", "VisitCommitment", "VisitGift", "VisitLineItem", "VisitMember", "VisitQuerySet", "VisitSession"]
