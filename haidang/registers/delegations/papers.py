"""What can be drafted of a delegation, when, and what its signed paper carries out."""

from datetime import date
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from haidang.office.documents.choices import Formula
from haidang.office.documents.letterheads import of_the_desk, without_year
from haidang.office.documents.paper_kinds import PaperKind
from haidang.registers.delegations import letters, services
from haidang.registers.delegations.choices import GOING, Act, Decider, Stage
from haidang.registers.delegations.law import law_of
from haidang.registers.delegations.models import Delegation, TripReport

#: Whose decisions are papers of UBND tỉnh.
_OURS = {Decider.CHAIR.value, Decider.DELEGATED.value}


def _no_decision(row: Delegation, today: date) -> str:
    """Only what was appraised is decided, and only by whom the law of the day names."""
    if row.stage not in (Stage.APPRAISED, *GOING):
        return gettext("Đoàn đang ở bước “%(stage)s”: quyết định cử đoàn soạn sau khi thẩm định.") % {
            "stage": row.get_stage_display()
        }
    named = {row.decider} if row.decider else set(law_of(row.head_rank, today).deciders)
    if named and not named & _OURS:
        deciders = ", ".join(str(Decider(each).label) for each in sorted(named))
        return gettext("Chuyến đi này do %(deciders)s quyết định, không có quyết định của UBND tỉnh.") % {
            "deciders": deciders
        }
    return ""


def _no_scheme(row: Delegation, today: date) -> str:
    if row.is_off:
        return gettext("Đoàn không đi (%(stage)s) nên không còn đề án.") % {"stage": row.get_stage_display()}
    return ""


def _no_report(row: Delegation, today: date) -> str:
    if row.stage not in GOING:
        return gettext("Đoàn đang ở bước “%(stage)s”: chưa có chuyến đi để báo cáo.") % {
            "stage": row.get_stage_display()
        }
    if row.ends_on and row.ends_on >= today:
        return gettext("Đoàn về ngày %(day)s; báo cáo kết quả soạn sau ngày đó.") % {"day": f"{row.ends_on:%d/%m/%Y}"}
    return ""


def _decided(row: Delegation, document: Any, by: Any) -> None:
    """The signed decision is recorded by the same verbs as on the page; by who may not, the desk records it later."""
    acts = row.acts(by)
    if Act.RECORD in acts:
        decider = Decider.DELEGATED if document.formula == Formula.EMPOWERED else Decider.CHAIR
        services.record(row, decider=decider, document=document, by=by)
    elif Act.DECIDE in acts:
        services.decide(row, document=document, by=by)
    elif Act.NUMBER in acts and row.decision_id is None:
        services.number(row, document=document, by=by)


def _schemed(row: Delegation, document: Any, by: Any) -> None:
    services.keep_scheme(row, document=document, by=by)


def _reported(row: Delegation, document: Any, by: Any) -> None:
    """The paper is put to the report; where the page has none yet, the officer reports with this number."""
    if TripReport.objects.filter(delegation=row).exists():
        services.keep_report(row, document=document, by=by)


PAPERS = (
    PaperKind(
        "delegations.scheme", _("Đề án đoàn ra"), "delegations.Delegation", letters.scheme, right="draft",
        hindrance=_no_scheme, carried_out=_schemed, abbreviation="ĐA",
    ),
    PaperKind(
        "delegations.decision", _("Quyết định cử đoàn"), "delegations.Delegation", letters.decision, right="draft",
        hindrance=_no_decision, carried_out=_decided, abbreviation="QĐ", written_by=of_the_desk,
    ),
    PaperKind(
        "delegations.report", _("Báo cáo kết quả đoàn ra"), "delegations.Delegation", letters.report, right="draft",
        hindrance=_no_report, carried_out=_reported, abbreviation="BC",
    ),
    PaperKind(
        "delegations.list", _("Danh mục đoàn ra của kế hoạch"), "plans.Plan", letters.of_plan,
        hindrance=without_year,
    ),
)  # fmt: skip
