"""The papers of a delegation, as values for the writer: the decision, the scheme, the report, the list of a year."""

from haidang.registers.delegations.letters.decision import decision
from haidang.registers.delegations.letters.report import report
from haidang.registers.delegations.letters.scheme import scheme
from haidang.registers.delegations.letters.yearly import list_of_year, of_plan

__all__ = ["decision", "list_of_year", "of_plan", "report", "scheme"]
