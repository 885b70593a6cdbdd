"""What is done with passports, private trips and cards."""

from haidang.registers.passports.services.book import (
    confirm,
    give_out,
    hand_to_leaver,
    may_confirm,
    not_now,
    receive,
    report_lost,
    surrender,
    take_back,
    transfer,
)
from haidang.registers.passports.services.keeping import save, save_card, save_trip
from haidang.registers.passports.services.private import allow, answered_already, refuse, withdraw

__all__ = [
    "allow",
    "answered_already",
    "confirm",
    "give_out",
    "hand_to_leaver",
    "may_confirm",
    "not_now",
    "receive",
    "refuse",
    "report_lost",
    "save",
    "save_card",
    "save_trip",
    "surrender",
    "take_back",
    "transfer",
    "withdraw",
]
