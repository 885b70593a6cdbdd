"""Passports, the hand-over book, private trips and ABTC cards as rows."""

from haidang.registers.passports.models.passports import Movement, MovementQuerySet, Passport, PassportQuerySet
from haidang.registers.passports.models.trips import AbtcCard, AbtcCardQuerySet, PrivateTrip, PrivateTripQuerySet

__all__ = [
    "AbtcCard",
    "AbtcCardQuerySet",
    "Movement",
    "MovementQuerySet",
    "Passport",
    "PassportQuerySet",
    "PrivateTrip",
    "PrivateTripQuerySet",
]
