"""The papers of aid, as values for the writer: summaries for donors, the reports on organisations, on aid itself."""

from haidang.registers.aid.letters.ingos import of_organisation, of_province
from haidang.registers.aid.letters.projects import decision, money_report, of_year, report
from haidang.registers.aid.letters.summaries import introduction, to_donor

__all__ = [
    "decision",
    "introduction",
    "money_report",
    "of_organisation",
    "of_province",
    "of_year",
    "report",
    "to_donor",
]
