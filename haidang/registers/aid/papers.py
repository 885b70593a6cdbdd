"""What can be drafted in the books of aid, when, and what its signed paper carries out."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from haidang.office.documents.letterheads import of_the_desk, without_year
from haidang.office.documents.paper_kinds import PaperKind
from haidang.registers.aid import aid_terms as terms
from haidang.registers.aid import ingo_services, ingo_terms, letters, project_services, summary_services
from haidang.registers.aid.ingo_choices import IngoYearAct, LetterStage, SummaryStage
from haidang.registers.aid.letters.projects import next_report
from haidang.registers.aid.models import AidProject, DonorLetter, IngoYear, ProjectSummary
from haidang.registers.aid.models.projects import AGREED
from haidang.registers.aid.project_choices import Authority, ProjectAct, ProjectStage
from haidang.registers.aid.project_rules import authority

# ── aid ──────────────────────────────────────────────────────────────────────────────────────────


def _no_decision(row: AidProject, today: date) -> str:
    if row.stage != ProjectStage.APPRAISED:
        return _now("Khoản viện trợ đang ở bước “%(stage)s”; quyết định phê duyệt soạn sau khi thẩm định.") % {
            "stage": row.get_stage_display()
        }
    kept = terms.held(terms.OF_PRIME_MINISTER, today)
    if not kept.why and authority(row.topic, terms.codes_of(kept)) == Authority.PRIME_MINISTER:
        return _now("Nội dung “%(topic)s” do Thủ tướng Chính phủ quyết định, không có quyết định của UBND tỉnh.") % {
            "topic": row.get_topic_display()
        }
    return ""


def _no_report(row: AidProject, today: date, *, on_money: bool = False) -> str:
    if row.stage not in AGREED:
        return _now("Khoản viện trợ đang ở bước “%(stage)s”: chưa có gì để báo cáo.") % {
            "stage": row.get_stage_display()
        }
    if next_report(row, today, on_money=on_money) is None:
        return _now("Không có báo cáo nào đến kỳ mà chưa gửi.")
    return ""


def _no_money_report(row: AidProject, today: date) -> str:
    return _no_report(row, today, on_money=True)


def _approved(row: AidProject, document: Any, by: Any) -> None:
    if ProjectAct.APPROVE in row.acts(by):
        project_services.approve(row, paper=document, by=by)


def _reported(row: AidProject, document: Any, by: Any, *, on_money: bool = False) -> None:
    """The period is the one of which the draft told: the earliest that was asked for and not given that day."""
    if asked := next_report(row, document.issued_on, on_money=on_money):
        project_services.keep_report(row, kind=asked.kind, year=asked.year, paper=document, by=by)


def _money_reported(row: AidProject, document: Any, by: Any) -> None:
    _reported(row, document, by, on_money=True)


# ── organisations, summaries ─────────────────────────────────────────────────────────────────────


def _no_year(row: IngoYear, today: date) -> str:
    window = ingo_terms.year_of(row.year)
    if today <= window.last:
        return _now("Kỳ số liệu năm %(year)s đến hết ngày %(last)s; báo cáo soạn sau ngày đó.") % {
            "year": row.year, "last": f"{window.last:%d/%m/%Y}",
        }  # fmt: skip
    return ""


def _no_aid_year(plan: Any, today: date) -> str:
    if why := without_year(plan, today):
        return why
    if today <= date(plan.year, 12, 31):
        return _now("Năm %(year)s chưa hết; báo cáo viện trợ năm soạn từ ngày 01/01 năm sau.") % {"year": plan.year}
    return ""


def _not_whole(row: ProjectSummary, today: date) -> str:
    if row.stage == SummaryStage.DRAFT:
        return _now("Bản tóm tắt chưa được xác nhận đủ hai ngôn ngữ; hoàn chỉnh rồi mới gửi đi.")
    if row.stage == SummaryStage.CLOSED:
        return _now("Dự án này đã thôi vận động.")
    return ""


def _no_letter(row: DonorLetter, today: date) -> str:
    if row.stage != LetterStage.SENT:
        return _now("Thư này đã có trả lời hoặc đã thôi; muốn gửi lại thì ghi thư mới.")
    return ""


def _sent(row: IngoYear, document: Any, by: Any) -> None:
    if IngoYearAct.SEND in row.acts(by):
        ingo_services.send_year(row, paper=document, by=by)


def _lettered(row: DonorLetter, document: Any, by: Any) -> None:
    summary_services.keep_letter(row, document=document, by=by)


PAPERS = (
    PaperKind(
        "aid.decision", _("Quyết định phê duyệt viện trợ"), "aid.AidProject", letters.decision, right="draft",
        hindrance=_no_decision, carried_out=_approved, abbreviation="QĐ", written_by=of_the_desk,
    ),
    PaperKind(
        "aid.report", _("Báo cáo tình hình thực hiện viện trợ"), "aid.AidProject", letters.report, right="draft",
        hindrance=_no_report, carried_out=_reported, abbreviation="BC",
    ),
    PaperKind(
        "aid.money-report", _("Báo cáo tài chính về viện trợ"), "aid.AidProject", letters.money_report, right="draft",
        hindrance=_no_money_report, carried_out=_money_reported, abbreviation="BC",
    ),
    PaperKind(
        "aid.year", _("Báo cáo viện trợ của năm"), "plans.Plan", letters.of_year, hindrance=_no_aid_year,
        abbreviation="BC",
    ),
    PaperKind(
        "aid.ingo-year", _("Báo cáo năm về tổ chức PCPNN (Mẫu 04)"), "aid.IngoYear", letters.of_province,
        right="draft", hindrance=_no_year, carried_out=_sent, abbreviation="BC",
    ),
    PaperKind(
        "aid.ingo-report", _("Báo cáo năm của tổ chức (Mẫu 05)"), "aid.IngoReport", letters.of_organisation,
        right="draft", abbreviation="BC",
    ),
    PaperKind(
        "aid.summary", _("Công văn giới thiệu dự án, kèm tóm tắt Việt - Anh"), "aid.ProjectSummary",
        letters.introduction, right="draft", hindrance=_not_whole,
    ),
    PaperKind(
        "aid.letter", _("Công văn gửi nhà tài trợ"), "aid.DonorLetter", letters.to_donor, right="draft",
        hindrance=_no_letter, carried_out=_lettered,
    ),
)  # fmt: skip
