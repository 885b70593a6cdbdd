"""What the rules say of a summary, in sentences that name the boxes."""

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from haidang.kit.verdicts import Outcome, Verdict
from haidang.registers.aid.summary_rules import PAIRS, gaps, is_copied

#: What each thing is called, in Vietnamese and on the English side of the paper.
NAMES = {
    "title": (gettext_lazy("tên dự án"), "Project title"),
    "owner": (gettext_lazy("chủ dự án"), "Project owner"),
    "place": (gettext_lazy("địa điểm"), "Location"),
    "background": (gettext_lazy("bối cảnh, sự cần thiết"), "Background and rationale"),
    "objectives": (gettext_lazy("mục tiêu"), "Objectives"),
    "activities": (gettext_lazy("hoạt động chính"), "Main activities"),
    "results": (gettext_lazy("kết quả mong đợi"), "Expected results"),
    "beneficiaries": (gettext_lazy("người hưởng lợi"), "Beneficiaries"),
    "term": (gettext_lazy("thời gian thực hiện"), "Duration"),
    "contact": (gettext_lazy("đầu mối liên hệ"), "Contact"),
}


def _named(names: Iterable[str]) -> str:
    return ", ".join(str(NAMES[name][0]) for name in names)


def whole(texts: Mapping[str, tuple[str, str]]) -> list[Verdict]:
    """Both languages are there, and the English is no copy of the Vietnamese."""
    found, missing = [], gaps(texts)
    if missing.vietnamese:
        told = _("Chưa ghi bằng tiếng Việt: %(names)s.") % {"names": _named(missing.vietnamese)}
        found.append(Verdict("vietnamese", Outcome.REFUSE, told))
    if missing.english:
        told = _("Chưa ghi bằng tiếng Anh: %(names)s.") % {"names": _named(missing.english)}
        found.append(Verdict("english", Outcome.REFUSE, told))
    copied = [name for name in PAIRS if is_copied(*texts.get(name, ("", "")))]
    if copied:
        told = _("Phần tiếng Anh chép nguyên tiếng Việt: %(names)s. Dịch lại.") % {"names": _named(copied)}
        found.append(Verdict("copied", Outcome.REFUSE, told))
    if not found:
        found.append(Verdict("whole", Outcome.OK, _("Đủ nội dung bằng cả hai ngôn ngữ.")))
    return found
