"""What is prepared and done: a publication, an issue, a campaign, a clip."""

from datetime import date
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from haidang.kit import clock
from haidang.kit.dossiers.services import go, held, not_to_come, said
from haidang.kit.verdicts import refuse_what_stops
from haidang.office.documents.models import Document
from haidang.plan.followup.services import drop_draft
from haidang.registers.information import checks
from haidang.registers.information.choices import PublicationKind, WorkAct
from haidang.registers.information.models import BulletinIssue, Campaign, Publication, VideoClip
from haidang.registers.information.models.common import Work
from haidang.registers.information.services.keeping import maybe, tell

W = TypeVar("W", bound=Work)


@transaction.atomic
def publish(
    row: Publication, *, published_on: date | None = None, copies: int | None = None, results: str = "",
    paper: Document | None = None, by: Any,
) -> Publication:  # fmt: skip
    """It has come out: on which day, in how many copies."""
    row = held(row, WorkAct.DO, by=by)
    on, printed = published_on or clock.today(), row.copies if copies is None else copies
    not_to_come(on, "published_on")
    if not printed and row.kind != PublicationKind.DIGITAL:
        raise ValidationError({"copies": _("Chưa ghi số bản in. Ấn phẩm điện tử thì sửa loại.")}, code="no-copies")
    facts = {"published_on": on, "copies": printed, "results": results.strip(), "paper": maybe(paper)}
    return _done(row, WorkAct.DO, by=by, **facts)


@transaction.atomic
def issue(row: BulletinIssue, *, published_on: date | None = None, copies: int | None = None, by: Any) -> BulletinIssue:
    """It has come out, on a day of its licence."""
    row = held(row, WorkAct.DO, by=by)
    on = published_on or clock.today()
    not_to_come(on, "published_on")
    refuse_what_stops(checks.of_issue(row, on))
    return _done(row, WorkAct.DO, by=by, published_on=on, copies=row.copies if copies is None else copies)


@transaction.atomic
def carry_out(row: Campaign, *, results: str, paper: Document | None = None, by: Any) -> Campaign:
    """It is over: where it was is written down, place by place, and what came of it."""
    row = held(row, WorkAct.DO, by=by)
    not_to_come(row.starts_on)
    if not row.places.exists():
        raise ValidationError(_("Chưa ghi nơi nào. Thêm ít nhất một nơi tuyên truyền, số người, rồi ghi đã thực hiện."))
    told = said(results, _("Chưa ghi kết quả. Ghi đạt được gì, còn vướng gì."), "results")
    return _done(row, WorkAct.DO, by=by, results=told, report=maybe(paper))


@transaction.atomic
def finish(row: VideoClip, *, finished_on: date | None = None, paper: Document | None = None, by: Any) -> VideoClip:
    """It is made and accepted."""
    row = held(row, WorkAct.DO, by=by)
    on = finished_on or (paper.issued_on if paper else None) or clock.today()
    not_to_come(on, "finished_on")
    return _done(row, WorkAct.DO, by=by, finished_on=on, paper=maybe(paper))


@transaction.atomic
def tell_results(row: W, *, results: str, by: Any) -> W:
    """What came of it afterwards: where it was shown, who got it, who asked for more. Its tasks hear of it again."""
    row = held(row, WorkAct.TELL, by=by)
    return _done(row, WorkAct.TELL, by=by, results=said(results, _("Chưa ghi kết quả."), "results"))


@transaction.atomic
def cancel(row: W, *, reason: str, by: Any) -> W:
    """It will not be; nothing of it stays in the drafts of its tasks."""
    row = held(row, WorkAct.CANCEL, by=by)
    why = said(reason, _("Chưa ghi vì sao không thực hiện nữa."), "reason")
    drop_draft(row, by=by)
    return go(row, WorkAct.CANCEL, by=by, reason=why)


def _done(row: W, act: WorkAct, *, by: Any, **facts: Any) -> W:
    row = go(row, act, by=by, **facts)
    tell(row, by=by)
    return row
