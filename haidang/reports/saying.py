"""Sentences about a report, for pages and refusals, and what its title says."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from haidang.reports.catalogue import theme_of
from haidang.reports.choices import ReportKind
from haidang.reports.rules import LONGEST

_FAULTS = {
    "no-days": gettext_lazy("Hãy ghi cả ngày đầu và ngày cuối của kỳ báo cáo."),
    "backwards": gettext_lazy("Ngày cuối %(until)s trước ngày đầu %(since)s. Hãy đổi lại hai ngày."),
    "far": gettext_lazy("Chỉ có số liệu từ năm 1990 đến năm 2100; kỳ đã hỏi là %(since)s - %(until)s."),
    "not-begun": gettext_lazy("Kỳ %(since)s - %(until)s chưa bắt đầu nên chưa có gì để báo cáo."),
    "long": gettext_lazy("Kỳ %(since)s - %(until)s dài hơn %(longest)s ngày; hãy chia thành nhiều báo cáo."),
}


def fault_said(code: str, since: date | None, until: date | None) -> str:
    told = {
        "since": f"{since:%d/%m/%Y}" if since else "…",
        "until": f"{until:%d/%m/%Y}" if until else "…",
        "longest": LONGEST,
    }
    return str(_FAULTS[code]) % told


def title_of(kind: str, theme: str, period: str) -> str:
    """The trích yếu; the words of a paper are Vietnamese whatever the screen speaks."""
    found = theme_of(theme) if kind == ReportKind.THEME else None
    about = found.about if found else "Kết quả công tác đối ngoại"
    return f"{about} {period}".strip()


def changed_said(how: str) -> str:
    """How a record made a difference."""
    return {"new": _("thêm vào"), "gone": _("không còn được tính"), "changed": _("nội dung khác trước")}[how]
