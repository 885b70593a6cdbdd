"""The books of the room; each matter declares its own in a file of its own."""

from haidang.kit.records.register import Register
from haidang.registers.events import (
    event_books,
    event_registers,
    investment_registers,
    place_registers,
    training_registers,
)

REGISTERS: tuple[Register, ...] = (
    *event_registers.REGISTERS,
    *event_books.REGISTERS,
    *place_registers.REGISTERS,
    *training_registers.REGISTERS,
    *investment_registers.REGISTERS,
)
