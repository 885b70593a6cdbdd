"""Who gets what at the addresses of the room; each matter keeps its table in a file of its own."""

from haidang.registers.events.tests import investment_rights, rights_events, training_rights

ADDRESSES = {
    **rights_events.ADDRESSES,
    **training_rights.ADDRESSES,
    **investment_rights.ADDRESSES,
}
