"""What is done in the work with Vietnamese abroad: requests answered, activities held, contributions taken in."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from haidang.kit import clock
from haidang.kit.dossiers.services import go, held, not_before, not_to_come, said
from haidang.kit.records import services as records
from haidang.kit.verdicts import day
from haidang.office.accounts.books import refuse_others
from haidang.office.accounts.models import User
from haidang.office.directory.models import Agency
from haidang.office.documents.models import Document
from haidang.plan.followup.services import drop_draft, tell_tasks
from haidang.registers.people import citizen_rules as rules
from haidang.registers.people import overseas_telling as telling
from haidang.registers.people.models import Contribution, OverseasActivity, OverseasRequest
from haidang.registers.people.overseas_choices import ActivityAct, RequestAct
from haidang.registers.people.overseas_selectors import due_by_norm


@transaction.atomic
def save(form: Any, *, by: User) -> Any:
    """What the form says: of one's own agency, or of any for who keeps every book."""
    refuse_others(form.instance.agency, by=by)
    return records.save(form, by=by)


@transaction.atomic
def save_contribution(form: Any, *, by: User) -> Contribution:
    """Something that was given is done with when it is written down: its tasks are told at once."""
    before = set(
        Contribution.tasks.through.objects.filter(contribution=form.instance.pk).values_list("task", flat=True)
    )
    row: Contribution = save(form, by=by)
    if before - set(row.tasks.values_list("pk", flat=True)):
        drop_draft(row, by=by)  # it stands on other tasks than before
    tell_tasks(row, telling.given(row), by=by)
    return row


@transaction.atomic
def delete_contribution(row: Contribution, *, by: User, reason: str) -> None:
    """What is taken out of the book is taken out of the drafts that tell of it."""
    held_row = Contribution.objects.for_user(by, "delete").select_for_update(of=("self",)).get(pk=row.pk)
    drop_draft(held_row, by=by)
    records.delete(held_row, by=by, reason=reason)


# ── requests ─────────────────────────────────────────────────────────────────────────────────────


@transaction.atomic
def save_request(form: Any, *, by: User) -> OverseasRequest:
    """The day of the answer is that of the norm, unless another is said."""
    row = form.instance
    if row.due_on is None:
        row.due_on = due_by_norm(row.received_on)
    saved: OverseasRequest = save(form, by=by)
    return saved


@transaction.atomic
def pass_on(request: OverseasRequest, *, handler: Agency, by: User) -> OverseasRequest:
    """Given to who can answer it; the day of the answer stays."""
    row = held(request, RequestAct.PASS_ON, by=by)
    if handler.pk == row.answerer_id:
        sentence = _("%(agency)s đang là cơ quan phải trả lời; chọn cơ quan khác.") % {"agency": handler}
        raise ValidationError({"handler": sentence}, code="same")
    if not Agency.objects.alive(clock.today()).filter(pk=handler.pk).exists():
        sentence = _("%(agency)s không còn hoạt động; chọn cơ quan kế thừa.") % {"agency": handler}
        raise ValidationError({"handler": sentence}, code="gone")
    return go(row, RequestAct.PASS_ON, by=by, handler=handler, passed_on=clock.today())


@transaction.atomic
def answer(
    request: OverseasRequest, *, answer: str, answered_on: date | None = None, paper: Document | None = None, by: User
) -> OverseasRequest:
    """Answered: what was said, on what day, by what paper."""
    row = held(request, RequestAct.ANSWER, by=by)
    when = answered_on or (paper.issued_on if paper else None) or clock.today()
    not_to_come(when, "answered_on")
    not_before(when, row.received_on, _("ngày nhận"), "answered_on")
    told = said(answer, _("Chưa ghi đã trả lời thế nào."), "answer")
    _refuse_name(told, row.plain_sender, "answer")
    row = go(row, RequestAct.ANSWER, by=by, answer=told, answered_on=when, paper=paper)
    tell_tasks(row, telling.answered(row), by=by)
    return row


@transaction.atomic
def withdraw(request: OverseasRequest, *, reason: str, by: User) -> OverseasRequest:
    """Nobody waits for an answer any more; why is kept."""
    row = held(request, RequestAct.WITHDRAW, by=by)
    why = said(reason, _("Chưa ghi vì sao không phải trả lời nữa."), "reason")
    _refuse_name(why, row.plain_sender, "reason")
    row = go(row, RequestAct.WITHDRAW, by=by, reason=why)
    drop_draft(row, by=by)
    return row


def _refuse_name(words: str, name: str, field: str) -> None:
    if rules.named_in(words, [name]):
        raise ValidationError({field: name_told()}, code="names")


def name_told() -> str:
    """The refusal does not repeat the name: it would stand on the page, unmasked."""
    return _("Ô này nêu tên người đã ghi ở ô được mã hóa. Ô này đi vào danh sách, báo cáo: không ghi tên ở đây.")


# ── activities ───────────────────────────────────────────────────────────────────────────────────


@transaction.atomic
def hold(
    activity: OverseasActivity, *, results: str, came: int | None = None, paper: Document | None = None, by: User
) -> OverseasActivity:
    """It took place: who came, what came of it."""
    row = held(activity, ActivityAct.HOLD, by=by)
    last = row.ends_on or row.starts_on
    if last > clock.today():
        sentence = _("Hoạt động đến ngày %(day)s mới xong; ghi kết quả từ ngày đó.") % {"day": day(last)}
        raise ValidationError(sentence, code="to-come")
    if paper is not None:
        not_before(paper.issued_on, row.starts_on, _("ngày bắt đầu"), "issued_on")
    told = said(results, _("Chưa ghi kết quả. Ghi đạt được gì, việc gì làm tiếp."), "results")
    row = go(row, ActivityAct.HOLD, by=by, results=told, came=came, report=paper)
    tell_tasks(row, telling.held(row), by=by)
    return row


@transaction.atomic
def cancel(activity: OverseasActivity, *, reason: str, by: User) -> OverseasActivity:
    """It will not take place; nothing of it stays in the drafts of its tasks."""
    row = held(activity, ActivityAct.CANCEL, by=by)
    why = said(reason, _("Chưa ghi vì sao không thực hiện."), "reason")
    row = go(row, ActivityAct.CANCEL, by=by, reason=why)
    drop_draft(row, by=by)
    return row
