"""Findings in the words of the office: what was found, why it matters, what to do. One sentence for each case."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from haidang.registers.delegations.limits.facts import Compared, Finding, Kind
from haidang.registers.delegations.limits.rules import BY_ITSELF

#: What each rule is called on the page.
TITLES: Mapping[str, Any] = {
    "days": _("Thời gian"),
    "members": _("Thành phần"),
    "planned": _("Theo kế hoạch năm"),
    "blackout": _("Thời gian không tổ chức đoàn"),
    "overlap": _("Trùng thành viên"),
    "along": _("Đi cùng dịp"),
    "due": _("Thời hạn nhiệm vụ"),
    "fewer": _("Số đoàn so với năm trước"),
    "key-leaders": _("Lãnh đạo chủ chốt đi cùng"),
    "per-leader": _("Số chuyến của lãnh đạo"),
    "countries": _("Số nước mỗi chuyến"),
    "repeat": _("Trùng nội dung, địa bàn"),
    "reports": _("Báo cáo chuyến trước"),
}

SENTENCES: Mapping[str, Any] = {
    "no-norm": "%(problem)s",
    "days-missing": _("Chưa ghi đủ ngày đi và ngày về. Ghi cả hai ngày."),
    "days-turned": _("Ngày về %(last)s trước ngày đi %(first)s. Xem lại hai ngày."),
    "days-fine": _("Đi từ %(first)s đến %(last)s: %(count)d ngày."),
    "members-none": _("Đoàn chưa có thành viên nào. Ghi ít nhất trưởng đoàn."),
    "members-some": _("Đoàn có %(count)d người."),
    "no-people": _("%(title)s: chưa ghi ai đi."),
    "planned-in": _("Đoàn thuộc danh mục của %(plan)s."),
    "planned-unknown": _(
        "Ghi là trong kế hoạch năm nhưng chưa nêu kế hoạch nào có danh mục đoàn này. Bấm “Sửa” để chọn kế hoạch, hoặc "
        "bỏ ô “trong kế hoạch năm”."
    ),
    "planned-other-year": _(
        "%(plan)s là của năm %(year)s, mà đoàn đi ngày %(day)s. Chọn kế hoạch của năm đi, hoặc xem lại ngày."
    ),
    "planned-extra": _("Ngoài kế hoạch năm; đã có ý kiến tại %(paper)s."),
    "planned-out": _(
        "Đoàn không có trong danh mục của kế hoạch năm và chưa có văn bản cho ý kiến. "
        "Xin ý kiến của cấp có thẩm quyền, hoặc nêu lý do."
    ),
    "blackout-no-days": _("%(title)s: chưa ghi đủ ngày đi, ngày về."),
    "blackout-met": _("Đoàn đi %(trip)s trùng với “%(name)s” (%(days)s). Chuyển ngày, hoặc nêu lý do vẫn đi."),
    "blackout-expected": _(
        "Đoàn đi %(trip)s trùng với thời gian dự kiến của “%(name)s” (%(days)s); thời gian này chưa có văn bản ấn định."
    ),
    "blackout-clear": _("Không trùng khoảng thời gian nào đã nêu của năm %(year)s."),
    "blackout-none": _("Năm %(year)s chưa có khoảng thời gian không tổ chức đoàn nào được nêu."),
    "along-no-days": _("%(title)s: chưa ghi đủ ngày đi, ngày về."),
    "along-unknown": _("Đoàn đi cùng dịp chưa có ngày."),
    "along-off": _("Đoàn đi cùng dịp đã dừng hoặc không được cử. Xem lại đoàn này có còn đi, đi ngày nào."),
    "along-apart": _(
        "Đoàn này đi %(trip)s, còn đoàn đi cùng dịp đi %(days)s: không còn ngày chung. Thống nhất lại ngày với cơ quan "
        "chủ trì của đoàn kia."
    ),
    "along-together": _("Cùng dịp với đoàn đã ghi."),
    "due-passed": _(
        "Nhiệm vụ “%(task)s” hạn %(due)s, mà đoàn về ngày %(last)s, sau hạn %(late)d ngày. Chuyển ngày đi, hoặc "
        "đề nghị gia hạn nhiệm vụ."
    ),
    "overlap-no-days": _("%(title)s: chưa ghi đủ ngày đi, ngày về."),
    "overlap-met": _("%(names)s có trong đoàn khác đi %(days)s. Đổi người, hoặc chuyển ngày."),
    "overlap-none": _("Không ai trong đoàn có chuyến khác cùng lúc (đã so %(count)d đoàn cùng thời gian)."),
    "fewer-no-days": _("%(title)s: chưa ghi ngày đi."),
    "fewer-unknown": _(
        "Chưa có số liệu năm %(last_year)s nên chưa biết số đoàn năm %(year)s có ít hơn hay không. Nhập số liệu kèm "
        "nguồn ở trang “So với năm trước”."
    ),
    "fewer-fine": _("Kể cả đoàn này, năm %(year)s có %(count)d đoàn, ít hơn %(last)d đoàn của năm %(last_year)s."),
    "fewer-not": _(
        "Kể cả đoàn này, năm %(year)s có %(count)d đoàn, không ít hơn %(last)d đoàn của năm %(last_year)s. Bớt hoặc "
        "ghép đoàn."
    ),
    "fewer-fine-agency": _(
        "%(agency)s: kể cả đoàn này, năm %(year)s có %(count)d đoàn, ít hơn %(last)d đoàn của năm %(last_year)s."
    ),
    "fewer-not-agency": _(
        "%(agency)s: kể cả đoàn này, năm %(year)s có %(count)d đoàn, không ít hơn %(last)d đoàn của năm %(last_year)s."
    ),
    "key-leaders-many": _(
        "%(count)d lãnh đạo của tỉnh cùng một đoàn (%(names)s), quá %(most)d người. Cử một người làm trưởng đoàn."
    ),
    "key-leaders-fine": _("%(count)d lãnh đạo của tỉnh trong đoàn, không quá %(most)d."),
    "per-leader-no-days": _("%(title)s: chưa ghi ngày đi."),
    "per-leader-many": _("Đây là chuyến thứ %(count)d của %(name)s trong năm %(year)s, quá %(most)d chuyến."),
    "per-leader-fine": _("Chuyến thứ %(count)d của %(name)s trong năm %(year)s, không quá %(most)d chuyến."),
    "countries-none": _("%(title)s: chưa ghi nước đến."),
    "countries-many": _("Đoàn đến %(count)d nước, quá %(most)d nước một chuyến. Bớt nước, hoặc nêu lý do."),
    "countries-fine": _("Đoàn đến %(count)d nước, không quá %(most)d."),
    "repeat-no-days": _("%(title)s: chưa ghi ngày đi."),
    "repeat-found": _(
        "Trong %(years)d năm đã có %(count)d đoàn cùng nội dung, cùng nơi đến. Nêu rõ vì sao cần đi lại, hoặc dùng kết "
        "quả của chuyến trước."
    ),
    "repeat-none": _(
        "Trong %(years)d năm chưa có đoàn nào cùng nội dung, cùng nơi đến (đã so %(looked)d đoàn cùng nơi)."
    ),
    "reports-late": _(
        "Cơ quan còn %(count)d chuyến trước quá hạn báo cáo kết quả, lâu nhất từ ngày %(first)s. Gửi báo cáo trước khi "
        "đi chuyến mới."
    ),
    "reports-undated": _("Chuyến trước chưa báo cáo, và chưa tính được hạn báo cáo."),
    "reports-none": _("Không còn báo cáo chuyến trước nào quá hạn."),
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a rule says of a delegation, ready for the eye."""

    code: str
    kind: Kind
    title: str
    sentence: str
    source: str
    compared: tuple[Compared, ...] = ()
    #: Who let it go all the same, and why: what was refused then only warns.
    override: Any = None
    #: What exactly was found (`Finding.mark`): an override is for that, and for nothing else.
    mark: str = ""

    @property
    def stops(self) -> bool:
        return self.kind is Kind.REFUSE


def said(finding: Finding) -> Verdict:
    """A finding as it is read."""
    title = str(TITLES[finding.code])
    told = {"title": title} | {name: _value(value) for name, value in finding.told.items()}
    source = gettext("Sổ đoàn ra") if finding.source == BY_ITSELF else finding.source
    return Verdict(
        finding.code,
        finding.kind,
        title,
        str(SENTENCES[finding.case]) % told,
        source,
        finding.compared,
        mark=finding.mark,
    )


def _value(value: Any) -> Any:
    return date_format(value, "j/n/Y") if isinstance(value, date) else value
