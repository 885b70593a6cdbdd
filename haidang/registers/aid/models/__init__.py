"""Aid: organisations and their papers, calls for aid, summaries of projects and letters to donors."""

from haidang.registers.aid.models.calls import AidCall, AidNeed
from haidang.registers.aid.models.ingo import Ingo, IngoActivity
from haidang.registers.aid.models.ingo_reports import IngoReport, IngoYear
from haidang.registers.aid.models.oda import Oda, OdaPayment, OdaReport, OdaYear
from haidang.registers.aid.models.project_parts import AidGift, AidPiece, AidReport, AidYear, Disbursement
from haidang.registers.aid.models.projects import AidProject
from haidang.registers.aid.models.registrations import Registration
from haidang.registers.aid.models.summaries import DonorLetter, ProjectSummary

__all__ = [
    "AidCall",
    "AidGift",
    "AidNeed",
    "AidPiece",
    "AidProject",
    "AidReport",
    "AidYear",
    "Disbursement",
    "DonorLetter",
    "Ingo",
    "IngoActivity",
    "IngoReport",
    "IngoYear",
    "Oda",
    "OdaPayment",
    "OdaReport",
    "OdaYear",
    "ProjectSummary",
    "Registration",
]
