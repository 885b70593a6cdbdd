"""Honest instances of each thing, one function for each register: for tests and the demonstration, nowhere else."""

from haidang.registers.aid.examples_ingo import (
    call,
    ingo,
    ingoreport,
    ingoyear,
    letter,
    need,
    registration,
    summary,
)
from haidang.registers.aid.examples_projects import aidyear, oda, project

__all__ = [
    "aidyear",
    "call",
    "ingo",
    "ingoreport",
    "ingoyear",
    "letter",
    "need",
    "oda",
    "project",
    "registration",
    "summary",
]
