"""What can be drafted of a visit, when, and what its signed paper carries out."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from haidang.office.documents.letterheads import without_year
from haidang.office.documents.paper_kinds import PaperKind
from haidang.registers.visits import letters, services
from haidang.registers.visits.choices import RECEIVED, Act, Stage
from haidang.registers.visits.models import Visit


def _is_off(row: Visit, today: date) -> str:
    if row.stage == Stage.CANCELLED:
        return _now("Đoàn này không đón nữa nên không soạn chương trình, giấy mời.")
    if row.ends_on < today:
        return _now("Đoàn đã về ngày %(day)s; không còn chương trình, giấy mời để soạn.") % {
            "day": f"{row.ends_on:%d/%m/%Y}"
        }
    return ""


def _not_received(row: Visit, today: date) -> str:
    if row.stage not in RECEIVED:
        return _now("Đoàn đang ở bước “%(stage)s”; báo cáo kết quả soạn sau khi đã đón.") % {
            "stage": row.get_stage_display()
        }
    return ""


def _reported(row: Visit, document: Any, by: Any) -> None:
    """What was reached stands on the page already; without it the officer reports with this number."""
    if Act.REPORT in row.acts(by) and row.achieved.strip():
        services.report(row, achieved=row.achieved, expected=row.expected, paper=document, by=by)


PAPERS = (
    PaperKind(
        "visits.programme", _("Chương trình đón đoàn"), "visits.Visit", letters.programme, right="draft",
        hindrance=_is_off, abbreviation="CTr",
    ),
    PaperKind(
        "visits.invitation", _("Giấy mời"), "visits.Visit", letters.invitation, right="draft", hindrance=_is_off,
        abbreviation="GM",
    ),
    PaperKind(
        "visits.report", _("Báo cáo kết quả đón đoàn"), "visits.Visit", letters.report, right="draft",
        hindrance=_not_received, carried_out=_reported, abbreviation="BC",
    ),
    PaperKind(
        "visits.list", _("Danh mục đoàn vào của kế hoạch"), "plans.Plan", letters.of_plan,
        hindrance=without_year,
    ),
)  # fmt: skip
