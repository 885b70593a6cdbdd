"""Honest instances of each thing of the room: for tests and the demonstration, nowhere else."""

from haidang.registers.events.examples_events import contact as event_contact
from haidang.registers.events.examples_events import contract as event_contract
from haidang.registers.events.examples_events import event, place
from haidang.registers.events.investment_examples import investment, investor
from haidang.registers.events.training_examples import course, enrolment

__all__ = ["course", "enrolment", "event", "event_contact", "event_contract", "investment", "investor", "place"]
