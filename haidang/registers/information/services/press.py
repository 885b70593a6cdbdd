"""What is done with what foreign press asks for."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from haidang.kit import clock
from haidang.kit.dossiers.services import go, held, not_before, not_to_come, said
from haidang.kit.verdicts import refuse_what_stops
from haidang.office.directory.models import Agency
from haidang.office.documents.models import Document
from haidang.office.documents.services import ask as ask_opinions
from haidang.plan.followup.services import drop_draft
from haidang.registers.information import checks, terms, verdicts
from haidang.registers.information.choices import PressAct
from haidang.registers.information.models import PressRequest
from haidang.registers.information.services.keeping import in_force, maybe, tell


@transaction.atomic
def allow(
    row: PressRequest, *, paper: Document | None = None, escort: str = "", waiver: str = "", by: Any
) -> PressRequest:
    """Đồng ý: by a paper; what was asked too late only with a reason."""
    row = held(row, PressAct.ALLOW, by=by)
    today, facts = clock.today(), row.facts()
    answer = maybe(paper)
    if not (answer is None and verdicts.agreed_by_silence(facts, today, terms.answer_of(facts))):
        answer = in_force(paper, _("văn bản trả lời"))
    on = (answer.issued_on if answer else None) or today
    not_before(on, row.received_on, _("ngày nhận đề nghị"), "issued_on")
    found = checks.of_press(row, today, on, waiver.strip())
    refuse_what_stops(found)
    passed = " ".join(one.said for one in found if one.let_go)
    return go(
        row, PressAct.ALLOW, by=by, answer=answer, answered_on=on, escort=escort.strip() or row.escort,
        waiver=waiver.strip() if passed else "", reason=waiver if passed else "",
        told={"rule": [None, passed]} if passed else None,
    )  # fmt: skip


@transaction.atomic
def ask(
    row: PressRequest, *, agencies: Iterable[Agency], words: str = "", due_on: date | None = None, by: Any
) -> PressRequest:
    """Opinions of agencies; by when they answer is theirs to be told, else the norm's."""
    row = held(row, PressAct.ASK, by=by)
    if row.consultation:
        raise ValidationError(
            _("Đã lấy ý kiến từ ngày %(day)s; hỏi thêm cơ quan ở trang lấy ý kiến.")
            % {"day": f"{row.consultation.asked_on:%d/%m/%Y}"}, code="twice",
        )  # fmt: skip
    asked = ask_opinions(
        subject=_("Hoạt động báo chí nước ngoài: %(what)s") % {"what": str(row)[:230]}, agencies=agencies, words=words,
        due_on=due_on, link_url=row.get_absolute_url(), link_name=str(row)[:250], by=by,
    )  # fmt: skip
    return go(row, PressAct.ASK, by=by, consultation=asked)


@transaction.atomic
def refuse(row: PressRequest, *, reason: str, paper: Document | None = None, by: Any) -> PressRequest:
    row = held(row, PressAct.REFUSE, by=by)
    why = said(reason, _("Chưa ghi vì sao không đồng ý."), "reason")
    on = (paper.issued_on if paper else None) or clock.today()
    not_before(on, row.received_on, _("ngày nhận đề nghị"), "issued_on")
    return go(row, PressAct.REFUSE, by=by, reason=why, answer=maybe(paper), answered_on=on)


@transaction.atomic
def do(row: PressRequest, *, results: str, by: Any) -> PressRequest:
    """They were here: what came of it, what they wrote."""
    row = held(row, PressAct.DO, by=by)
    not_to_come(row.ends_on)
    told = said(results, _("Chưa ghi kết quả. Ghi họ đã làm gì, đã đăng gì."), "results")
    row = go(row, PressAct.DO, by=by, results=told)
    tell(row, by=by)
    return row


@transaction.atomic
def cancel(row: PressRequest, *, reason: str, by: Any) -> PressRequest:
    row = held(row, PressAct.CANCEL, by=by)
    why = said(reason, _("Chưa ghi vì sao không đến nữa."), "reason")
    drop_draft(row, by=by)
    return go(row, PressAct.CANCEL, by=by, reason=why)
