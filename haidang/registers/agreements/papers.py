"""What can be drafted of an agreement, when, and what its signed paper carries out."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from haidang.office.documents.letterheads import PROVINCE, of_the_desk, without_year
from haidang.office.documents.paper_kinds import PaperKind
from haidang.registers.agreements import letters, services
from haidang.registers.agreements.choices import SIGNED, Act, Level, Stage
from haidang.registers.agreements.law import Law
from haidang.registers.agreements.models import Agreement
from haidang.registers.agreements.selectors.hands import acts, open_change


def _not_ours(row: Agreement) -> str:
    if row.level == Level.ARMY:
        return _now("Thỏa thuận của quân đội: ở đây chỉ giữ thông tin công khai, không soạn văn bản.")
    if not row.is_counted:
        return _now("“%(scope)s”: không theo trình tự của pháp luật về thỏa thuận quốc tế.") % {
            "scope": row.get_scope_display()
        }
    return ""


def _no_opinions(row: Agreement, today: date) -> str:
    if why := _not_ours(row):
        return why
    if row.stage not in (Stage.PROPOSED, Stage.ASKING) and open_change(row) is None:
        return _now("Thỏa thuận đang ở bước “%(stage)s”, không có thay đổi nào đang làm: chưa có gì để lấy ý kiến.") % {
            "stage": row.get_stage_display()
        }
    return ""


def _no_report(row: Agreement, today: date) -> str:
    if why := _not_ours(row):
        return why
    if row.goes_by_decree:
        return _now("Thỏa thuận của %(party)s báo cáo theo NĐ 64/2021/NĐ-CP; báo cáo Thủ tướng là của UBND tỉnh.") % {
            "party": row.inherited_from or row.party
        }
    if row.stage not in SIGNED or row.signed_on is None:
        return _now("Thỏa thuận đang ở bước “%(stage)s”: báo cáo Thủ tướng soạn sau khi ký.") % {
            "stage": row.get_stage_display()
        }
    return ""


def _asked(row: Agreement, document: Any, by: Any) -> None:
    """The agencies are asked with the paper; who was asked already is not asked again."""
    found, change = acts(row, by), open_change(row)
    named = letters.agencies_to_ask(row, Law(), document.issued_on)
    told = document.recipients.exclude(pk=row.agency_id).exclude(code=PROVINCE)  # who only gets a copy gives none
    agencies = list(told) or named
    if not agencies:
        return
    if change and Act.ASK_CHANGE in found and change.consultation_id is None:
        services.ask_about_change(row, agencies, document=document, by=by)
    elif change is None and Act.ASK in found and row.consultation_id is None:
        services.ask(row, agencies, document=document, by=by)


def _reported(row: Agreement, document: Any, by: Any) -> None:
    if Act.REPORT in acts(row, by):
        services.report(row, document=document, by=by)


PAPERS = (
    PaperKind(
        "agreements.opinions", _("Công văn lấy ý kiến về thỏa thuận"), "agreements.Agreement", letters.opinions,
        right="draft", hindrance=_no_opinions, carried_out=_asked,
    ),
    PaperKind(
        "agreements.report", _("Báo cáo Thủ tướng về thỏa thuận đã ký"), "agreements.Agreement", letters.report,
        right="draft", hindrance=_no_report, carried_out=_reported, abbreviation="BC",
        written_by=of_the_desk,
    ),
    PaperKind(
        "agreements.list", _("Danh mục thỏa thuận của kế hoạch"), "plans.Plan", letters.of_plan,
        hindrance=without_year,
    ),
)  # fmt: skip
