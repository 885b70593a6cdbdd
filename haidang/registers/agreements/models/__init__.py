"""Facts of the room."""

from haidang.registers.agreements.models.agreements import Agreement
from haidang.registers.agreements.models.changes import AgreementChange
from haidang.registers.agreements.models.yearly import (
    ActionProgramme,
    AgreementDuty,
    ProgrammeEvaluation,
    TwinningMinutes,
)

__all__ = [
    "ActionProgramme", "Agreement", "AgreementChange", "AgreementDuty", "ProgrammeEvaluation", "TwinningMinutes",
]  # fmt: skip
