"""Bảng tổng hợp góp ý, tiếp thu, giải trình: a sheet across, in the form of Decree 30/2020."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from haidang.kit.ui.demo import demo_mark
from haidang.office.documents.choices import OpinionState, Stance
from haidang.office.documents.letterheads import letterhead, short_day
from haidang.office.documents.models import Consultation
from haidang.office.documents.opinion_table import Line
from haidang.papers.writer.model import UNSIGNED, Column, Official, Para, Row, Table

# The words of a paper are Vietnamese whatever the screen speaks.
_COLUMNS = (
    Column("TT", 12, "center"), Column("Cơ quan", 50), Column("Nội dung góp ý", 97), Column("Tiếp thu, giải trình", 98),
)  # fmt: skip


def paper(consultation: Consultation, lines: Sequence[Line], today: date, *, silence: str = "") -> Official:
    """The sheet. What the reader may not see yet stands in it as such, not as empty.

    `silence` is what the norm makes of who did not answer.
    """
    rows = tuple(
        Row((str(at), str(line.opinion.agency), _said(line), _made_of_it(line))) for at, line in enumerate(lines, 1)
    )
    return Official(
        head=replace(letterhead(consultation.agency, today), symbol="", day=today),
        kind="BẢNG TỔNG HỢP Ý KIẾN GÓP Ý, TIẾP THU, GIẢI TRÌNH",
        about=_subject(consultation),
        blocks=(*map(Para, sentences(consultation, lines, silence)), Table(_COLUMNS, rows)),
        signature=UNSIGNED,
        mark=demo_mark(),
        landscape=True,
    )


# ── words ────────────────────────────────────────────────────────────────────────────────────────


def _subject(consultation: Consultation) -> str:
    document = consultation.document
    return f"{consultation.subject} ({document})" if document else consultation.subject


def sentences(consultation: Consultation, lines: Sequence[Line], silence: str = "") -> list[str]:
    """How many were asked, what they answered, who did not."""
    answered = [line for line in lines if line.opinion.answered_on]
    remarks = sum(line.is_remark for line in answered)
    agreed = sum(line.opinion.stance == Stance.AGREES for line in answered)
    told = [
        f"Ngày {short_day(consultation.asked_on)}, {consultation.agency} xin ý kiến {len(lines)} cơ quan, hạn trả lời "
        f"hết ngày {short_day(consultation.due_on)}. Đã có {len(answered)} cơ quan trả lời: {agreed} nhất trí, "
        f"{remarks} có ý kiến góp ý."
    ]
    quiet = [str(line.opinion.agency) for line in lines if line.state == OpinionState.SILENT]
    waiting = [str(line.opinion.agency) for line in lines if line.state == OpinionState.WAITING]
    if quiet:
        meant = f" ({silence})" if silence else ""
        told.append(f"Quá hạn không trả lời{meant}: {'; '.join(quiet)}.")
    if waiting:
        told.append(f"Còn chờ ý kiến: {'; '.join(waiting)}.")
    return told


def _said(line: Line) -> str:
    opinion = line.opinion
    if not opinion.answered_on:
        return str(line.state.label)
    if not line.is_seen:
        return "(xem được khi kết thúc lấy ý kiến)"
    entered = f"(nhập hộ theo: {opinion.source})" if opinion.source else ""
    return "\n".join(filter(None, [opinion.get_stance_display(), opinion.words, str(opinion.document or ""), entered]))


def _made_of_it(line: Line) -> str:
    opinion = line.opinion
    if not line.is_seen or not line.is_remark:
        return ""
    if not opinion.settled:
        return "(chưa tiếp thu, giải trình)"
    return "\n".join(filter(None, [opinion.get_settled_display(), opinion.explanation]))
