"""What rules say of a visit: each verdict with its sentence, its source and what it compared."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from haidang.kit.verdicts import Compared, Outcome, Verdict
from haidang.office.norms.ceilings import GUESTS
from haidang.office.norms.choices import GuestClass
from haidang.office.norms.models import NoNorm, Norm, TwoNorms
from haidang.office.norms.selectors import calendar
from haidang.registers.visits import rules
from haidang.registers.visits.choices import Rank, Stage
from haidang.registers.visits.models import Visit

#: How long a report may take.
REPORT = "VISIT-RPT"


def class_verdict(visit: Visit) -> Verdict:
    """How the guest's class stands to the annex of the day of the visit."""
    proposal = rules.proposed_class(visit.head_rank, visit.starts_on)
    post = Compared(_("Chức vụ trưởng đoàn: %(post)s") % {"post": visit.head_post or visit.get_head_rank_display()})
    if visit.guest_class and visit.class_paper:
        said = {"class": visit.get_guest_class_display(), "paper": visit.class_paper}
        return Verdict("class", Outcome.OK, _("%(class)s theo %(paper)s.") % said, str(visit.class_paper),
            (post, Compared(str(visit.class_paper), visit.class_paper.get_absolute_url())),
        )  # fmt: skip
    return Verdict("class", *_class_said(visit, proposal), compared=(post,))


def _class_said(visit: Visit, proposal: rules.Proposal) -> tuple[Outcome, str, str]:
    match proposal.code:
        case "no-post" if visit.head_post:
            return (
                Outcome.UNKNOWN,
                _("Không đoán được cấp từ chức vụ “%(post)s”, chưa có hạng khách. Bấm “Sửa”, chọn “Cấp trưởng đoàn”.")
                % {"post": visit.head_post},
                "",
            )
        case "no-post":
            return Outcome.UNKNOWN, _("Chưa ghi chức vụ trưởng đoàn nên chưa có hạng khách. Bấm “Sửa” để ghi."), ""
        case "no-table":
            return (
                Outcome.UNKNOWN,
                _("Phụ lục hạng khách giữ ngày %(day)s chưa có trong dữ liệu; ghi văn bản quyết định hạng.")
                % {"day": f"{visit.starts_on:%d/%m/%Y}"},
                _rule_of(visit.starts_on),
            )
        case "unlisted":
            return (
                Outcome.UNKNOWN,
                _("Chức vụ này không có trong phụ lục: Chủ tịch UBND tỉnh quyết định hạng; ghi văn bản quyết định."),
                _source("GUEST-CLASS", visit.starts_on) or proposal.source,
            )
    said = {"class": GuestClass(proposal.guest_class).label, "post": Rank(visit.head_rank).label}
    return Outcome.OK, _("%(class)s: trưởng đoàn là %(post)s.") % said, proposal.source


def _rule_of(on: date) -> str:
    return _source(GUESTS, on)


def _source(code: str, on: date) -> str:
    try:
        return Norm.objects.in_force(code, on=on).source
    except (NoNorm, TwoNorms):
        return ""


def checks(visit: Visit, *, today: date) -> list[Verdict]:
    """What is to be looked at before the guests come; costs apart."""
    return [] if visit.is_light else list(_checks(visit, today))


def _checks(visit: Visit, today: date) -> Iterator[Verdict]:
    yield class_verdict(visit)
    first, last = _norm(visit.starts_on), _norm(visit.ends_on)
    if first and last and first != last:
        said = {"first": first.document, "last": last.document, "day": f"{last.valid_from:%d/%m/%Y}"}
        yield Verdict("law-changes", Outcome.WARN,
            _("Đợt đón kéo qua ngày đổi quy định: từ %(day)s là %(last)s, trước đó %(first)s. "
              "Khoản chi được so với quy định của ngày đầu.") % said,
            last.document, tuple(Compared(str(norm), norm.get_absolute_url()) for norm in (first, last)),
        )  # fmt: skip
    if visit.stage == Stage.HELD:
        yield _report(visit, today)
    if visit.stage in rules.AHEAD:
        yield _security(visit, today)
        if visit.receiver is None:
            yield Verdict("receiver", Outcome.WARN, _("Chưa ghi lãnh đạo tiếp."))
    if visit.people is not None and (told := visit.members.count()) > visit.people:
        yield Verdict("members", Outcome.WARN,
            _("Danh sách có %(told)s thành viên, nhiều hơn số khách đã ghi (%(people)s).")
            % {"told": told, "people": visit.people},
        )  # fmt: skip


def _norm(on: date) -> Any:
    try:
        return Norm.objects.in_force(GUESTS, on=on)
    except (NoNorm, TwoNorms):
        return None


def _report(visit: Visit, today: date) -> Verdict:
    """By when its report is due; a term that nobody has read in a source only warns."""
    try:
        norm = Norm.objects.in_force(REPORT, on=visit.ends_on)
        due = norm.end_of(visit.ends_on, calendar())
    except (NoNorm, TwoNorms) as wrong:
        return Verdict("report", Outcome.UNKNOWN, " ".join(wrong.messages))
    said = {"due": f"{due:%d/%m/%Y}"}
    told = (Compared(str(norm), norm.get_absolute_url()),)
    if due < today:
        return Verdict("report", Outcome.WARN, _("Báo cáo kết quả đã quá hạn ngày %(due)s.") % said, norm.source, told)
    return Verdict("report", Outcome.OK, _("Báo cáo kết quả trước hết ngày %(due)s.") % said, norm.source, told)


def _security(visit: Visit, today: date) -> Verdict:
    """Công an may be asked; the opinion is that of the consultation, and its words are read there."""
    asked = visit.consultation
    if asked is None:
        return Verdict("security", Outcome.WARN, _("Chưa xin ý kiến về an ninh, trật tự của Công an tỉnh."))
    link = (Compared(asked.subject, asked.get_absolute_url()),)
    opinions = list(asked.opinions.select_related("agency"))
    waiting = [str(each.agency) for each in opinions if each.answered_on is None]
    if asked.withdrawn_on:
        return Verdict("security", Outcome.WARN, _("Việc xin ý kiến đã rút."), compared=link)
    if waiting:
        kind = Outcome.WARN if asked.due_on < today else Outcome.UNKNOWN
        said = {"agencies": ", ".join(waiting), "due": f"{asked.due_on:%d/%m/%Y}"}
        return Verdict("security", kind, _("Chờ ý kiến của %(agencies)s, hạn %(due)s.") % said, compared=link)
    return Verdict("security", Outcome.OK, _("Các cơ quan được hỏi đã trả lời."), compared=link)
