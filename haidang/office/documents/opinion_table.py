"""Bảng góp ý – tiếp thu, giải trình: its lines for the eye of one person, and its sheet."""

from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import Any

import xlsxwriter
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from haidang.kit.ui.demo import demo_mark
from haidang.office.documents.choices import OpinionState, Stance
from haidang.office.documents.models import Consultation, Opinion


@dataclass(frozen=True)
class Line:
    """One agency in the table. What it answered is there only for who may read it."""

    opinion: Opinion
    state: OpinionState
    is_seen: bool
    may_answer: bool
    may_settle: bool

    @property
    def is_remark(self) -> bool:
        return self.opinion.stance == Stance.REMARKS

    @property
    def look(self) -> str:
        """Beside the word, never alone."""
        bad = self.state in (OpinionState.SILENT, OpinionState.ANSWERED_LATE)
        return "hd-bad" if bad else "hd-good" if self.state == OpinionState.ANSWERED else ""


def lines(consultation: Consultation, user: Any, today: date, *, may_change: bool) -> list[Line]:
    """Everybody who was asked, in the order of the directory; three queries, however many."""
    opinions = list(
        consultation.opinions.select_related("agency", "document").order_by("agency__order", "agency__sort_key")
    )
    seen = set(Opinion.objects.for_user(user, "view").filter(consultation=consultation).values_list("pk", flat=True))
    own = set(Opinion.objects.for_user(user, "change").filter(consultation=consultation).values_list("pk", flat=True))
    made = []
    for opinion in opinions:
        opinion.consultation = consultation
        is_open = consultation.is_open
        made.append(
            Line(
                opinion,
                opinion.state(today),
                is_seen=opinion.pk in seen,
                may_answer=is_open and opinion.pk in own and not opinion.settled and _is_open_to(user, opinion),
                may_settle=is_open and may_change and opinion.stance == Stance.REMARKS,
            )
        )
    return made


def _is_open_to(user: Any, opinion: Opinion) -> bool:
    """What an agency answered itself, it alone corrects."""
    return not opinion.is_theirs or opinion.is_answered_by(user)


_WIDTHS = (6, 30, 22, 60, 60)


def xlsx(consultation: Consultation, rows: list[Line]) -> bytes:
    """The table as a sheet across A4, ready to be attached to the paper that is submitted."""
    heads = (_("STT"), _("Cơ quan"), _("Trả lời"), _("Nội dung góp ý"), _("Tiếp thu, giải trình"))
    made = BytesIO()
    with xlsxwriter.Workbook(made) as whole:
        sheet = whole.add_worksheet(_("Bảng góp ý"))
        title = whole.add_format({"bold": True, "font_size": 13, "align": "center", "text_wrap": True})
        plain = whole.add_format({"italic": True, "align": "center", "text_wrap": True})
        head = whole.add_format({"bold": True, "border": 1, "text_wrap": True, "align": "center", "valign": "vcenter"})
        cell = whole.add_format({"border": 1, "text_wrap": True, "valign": "top"})
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(3)
        if demo_mark():
            sheet.set_header(f"&R{demo_mark()}")
        for at, width in enumerate(_WIDTHS):
            sheet.set_column(at, at, width)
        sheet.merge_range(0, 0, 0, 4, _("BẢNG TỔNG HỢP GÓP Ý, TIẾP THU, GIẢI TRÌNH"), title)
        sheet.merge_range(1, 0, 1, 4, consultation.subject, plain)
        for at, text in enumerate(heads):
            sheet.write_string(3, at, text, head)
        for number, line in enumerate(rows, start=1):
            for at, text in enumerate((str(number), *_told(line))):
                # Always a text, also when it begins with "=": nobody's words run as a formula.
                sheet.write_string(3 + number, at, text[:32_000], cell)
        whole.set_properties({"title": consultation.subject[:200], "comments": demo_mark()})
    return made.getvalue()


def _told(line: Line) -> tuple[str, str, str, str]:
    opinion = line.opinion
    day = date_format(opinion.answered_on, "d/m/Y") if opinion.answered_on else ""
    state = f"{line.state.label} {day}".strip()
    if not line.is_seen:
        return str(opinion.agency), state, "", ""
    said = [opinion.get_stance_display(), opinion.words, str(opinion.document or "")]
    made_of_it = [opinion.get_settled_display(), opinion.explanation]
    return str(opinion.agency), state, "\n".join(filter(None, said)), "\n".join(filter(None, made_of_it))
