"""What can be drafted of a conference, when, and what its signed paper carries out."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from haidang.office.documents.letterheads import of_the_desk, without_year
from haidang.office.documents.paper_kinds import PaperKind
from haidang.registers.conferences import letters, services
from haidang.registers.conferences.choices import TOOK_PLACE, Act, Authority, Stage
from haidang.registers.conferences.models import Conference, YearlyList
from haidang.registers.conferences.terms import year_of


def _not_needed(row: Conference) -> str:
    return "" if row.counts else _now("Hội nghị này không phải xin phép theo quy định về hội nghị, hội thảo quốc tế.")


def _too_late(row: Conference, today: date) -> str:
    if why := _not_needed(row):
        return why
    if row.stage != Stage.DRAFT:
        return _now("Hồ sơ đang ở bước “%(stage)s”; văn bản xin phép soạn khi đang lập hồ sơ.") % {
            "stage": row.get_stage_display()
        }
    return ""


def _not_asked(row: Conference, today: date) -> str:
    if why := _not_needed(row):
        return why
    if row.stage != Stage.FILED:
        return _now("Hồ sơ đang ở bước “%(stage)s”; văn bản cho phép soạn khi hồ sơ đã gửi.") % {
            "stage": row.get_stage_display()
        }
    if row.authority != Authority.CHAIR:
        return _now("Hội nghị này do Thủ tướng Chính phủ cho phép, không có văn bản cho phép của UBND tỉnh.")
    return ""


def _not_held(row: Conference, today: date) -> str:
    if row.stage not in TOOK_PLACE:
        return _now("Hội nghị đang ở bước “%(stage)s”; báo cáo kết quả soạn sau khi đã tổ chức.") % {
            "stage": row.get_stage_display()
        }
    return ""


def _no_list(plan: Any, today: date) -> str:
    """The list of a year is drafted once its window is over."""
    if why := without_year(plan, today):
        return why
    window = year_of(plan.year)
    if today <= window.last:
        return _now("Kỳ số liệu năm %(year)s đến hết ngày %(last)s; danh mục soạn sau ngày đó.") % {
            "year": plan.year, "last": f"{window.last:%d/%m/%Y}",
        }  # fmt: skip
    return ""


def _filed(row: Conference, document: Any, by: Any) -> None:
    if Act.FILE in row.acts(by):
        services.file(row, request=document, filed_on=document.issued_on, by=by)


def _schemed(row: Conference, document: Any, by: Any) -> None:
    if Act.PAPERS in row.acts(by) and row.scheme_id != document.pk:
        services.keep_papers(row, scheme=document, by=by)


def _allowed(row: Conference, document: Any, by: Any) -> None:
    if Act.ALLOW in row.acts(by):
        services.allow(row, decision=document, by=by)


def _reported(row: Conference, document: Any, by: Any) -> None:
    if Act.REPORT in row.acts(by):
        services.report(row, document=document, by=by)


def _sent(plan: Any, document: Any, by: Any) -> None:
    if by.is_desk and not YearlyList.objects.filter(year=plan.year).exists():
        services.send_list(plan.year, document=document, by=by)


_MODEL = "conferences.Conference"
PAPERS = (
    PaperKind(
        "conferences.scheme", _("Đề án hội nghị (Mẫu 01)"), _MODEL, letters.scheme, right="draft",
        hindrance=_too_late, carried_out=_schemed, abbreviation="ĐA",
    ),
    PaperKind(
        "conferences.request", _("Công văn xin phép tổ chức"), _MODEL, letters.request, right="draft",
        hindrance=_too_late, carried_out=_filed,
    ),
    PaperKind(
        "conferences.answer", _("Văn bản cho phép tổ chức"), _MODEL, letters.answer, right="draft",
        hindrance=_not_asked, carried_out=_allowed, written_by=of_the_desk,
    ),
    PaperKind(
        "conferences.report", _("Báo cáo kết quả hội nghị (Mẫu 02)"), _MODEL, letters.report, right="draft",
        hindrance=_not_held, carried_out=_reported, abbreviation="BC",
    ),
    PaperKind(
        "conferences.list", _("Danh mục hội nghị của năm (Mẫu 03)"), "plans.Plan", letters.of_plan,
        hindrance=_no_list, carried_out=_sent, abbreviation="BC",
    ),
)  # fmt: skip
