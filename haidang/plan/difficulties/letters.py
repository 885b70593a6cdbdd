"""Papers of this room: the tờ trình that puts difficulties of one cause, with their proposals, before UBND tỉnh."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from haidang.office.documents.letterheads import (
    desk,
    drafted,
    full_name,
    letterhead,
    lowered,
    province,
    short_day,
    signature,
)
from haidang.papers.writer.model import Column, Item, Official, Para, Row, Table
from haidang.plan.difficulties.choices import Cause, SubmissionStage
from haidang.plan.difficulties.models import Submission
from haidang.plan.difficulties.selectors.papers import Line, lines_of


def submission_paper(submission: Submission, today: date, by: Any) -> Official:
    """Tờ trình: what stands in the way of whom since when, what each proposes, what Sở Ngoại vụ says to it."""
    focal, above = desk(), province()
    lines = lines_of(submission, by)
    name = focal.name_on(today)
    blocks = (
        *(Para(words) for words in opening(submission, lines, name).splitlines() if words.strip()),
        _difficulties(lines),
        *_by_addressee(lines),
        *(Para(words) for words in submission.request.splitlines() if words.strip()),
        Para(f"{name} kính trình {above.name_on(today)} xem xét, quyết định."),
    )
    return drafted(
        letterhead(focal, today, "TTr"),
        "TỜ TRÌNH",
        submission.title,
        to=(full_name(above, today),),
        blocks=blocks,
        signature=signature(focal, today),
        recipients=("Như trên", "Lưu: VT"),
    )


def opening(submission: Submission, lines: Sequence[Line], name: str) -> str:
    """What stands before the list, where nobody wrote anything else."""
    if submission.opening.strip():
        return submission.opening
    agencies = len({line.difficulty.agency_id for line in lines})
    return (
        f"Qua theo dõi việc thực hiện các nhiệm vụ công tác đối ngoại, {name} tổng hợp {len(lines)} khó khăn, "
        f"vướng mắc {cause_said(submission.cause)} do {agencies} cơ quan phản ánh, kính trình Ủy ban nhân dân tỉnh như "
        "sau:"
    )


def cause_said(cause: str) -> str:
    """ "về kinh phí", "do nguyên nhân khách quan": as it goes on a sentence about difficulties."""
    if cause == Cause.OBJECTIVE:
        return "do nguyên nhân khách quan"
    return f"về {lowered(str(Cause(cause).label))}"


def why_not_submitted(submission: Submission, today: date) -> str:
    """What was put before UBND is not put there again."""
    if submission.stage == SubmissionStage.DRAFT:
        return ""
    return _("Tờ trình đang ở bước “%(stage)s”, nên không soạn lại nữa.") % {"stage": submission.get_stage_display()}


def _difficulties(lines: Sequence[Line]) -> Table:
    columns = (
        Column("TT", 1, "center"), Column("Nhiệm vụ, cơ quan", 5), Column("Khó khăn, vướng mắc", 5),
        Column("Đề xuất của cơ quan", 4), Column("Ý kiến Sở Ngoại vụ", 4),
    )  # fmt: skip
    return Table(columns, tuple(_row(at, line) for at, line in enumerate(lines, 1)))


def _row(at: int, line: Line) -> Row:
    difficulty = line.difficulty
    since = f" (từ ngày {short_day(difficulty.since)})" if difficulty.since else ""
    task = f"{difficulty.task.label} {difficulty.task.title}".strip()
    cells = (
        str(at), f"{task}\n{difficulty.agency.name}", f"{difficulty.words}{since}", difficulty.proposal,
        line.line.opinion,
    )  # fmt: skip
    return Row(cells, sources=(f"difficulties.difficulty:{difficulty.pk}",))


def _by_addressee(lines: Sequence[Line]) -> list[Item]:
    """Each has exactly one who settles it; where they are several, the paper says who settles which."""
    held: dict[str, list[str]] = {}
    for at, line in enumerate(lines, 1):
        held.setdefault(str(line.difficulty.addressee), []).append(str(at))
    if len(held) < 2:
        return []
    return [Item(f"Việc số {', '.join(numbers)}: {who} xem xét, quyết định.") for who, numbers in held.items()]
