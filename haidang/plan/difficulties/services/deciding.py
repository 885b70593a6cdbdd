"""What is said to a difficulty: by who settles it, on the page; or written down by Sở Ngoại vụ from their paper."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from haidang.kit import clock
from haidang.kit.audit.services import note
from haidang.office.accounts.models import User
from haidang.office.directory.models import Agency
from haidang.office.documents.models import Document
from haidang.plan.difficulties.choices import Act, SubmissionStage, Verdict
from haidang.plan.difficulties.deciding import Directing
from haidang.plan.difficulties.models import Decision, Difficulty, Submission
from haidang.plan.difficulties.services.extending import grant_with
from haidang.plan.difficulties.services.giving import give
from haidang.plan.difficulties.services.holding import go, held, paper, province, said, speaker


@dataclass(frozen=True, slots=True)
class Work:
    """What a decision gives somebody to do."""

    title: str
    agency: Agency
    due_on: date | None = None


@transaction.atomic
def settle(
    difficulty: Difficulty,
    verdict: str,
    words: str,
    *,
    number: str = "",
    issued_on: date | None = None,
    act_by: date | None = None,
    extend_to: date | None = None,
    work: Work | None = None,
    recorded: bool = False,
    by: User,
) -> Decision:
    """Cho ý kiến. With its paper, the day by which the agency carries it out, another day for the task, and work that
    becomes a task at once. `recorded`: the desk writes down what was signed on paper, which is then named.

    Errors: ValidationError with a sentence; nothing of a decision is kept where part of it is refused.
    """
    row, _hands = held(difficulty, Act.RECORD if recorded else Act.DECIDE, by=by)
    if verdict not in Verdict:
        raise ValidationError({"verdict": _("Chưa chọn ý kiến: đồng ý, đồng ý một phần, không đồng ý hay hướng dẫn.")})
    given_words = said(words, _("Chưa ghi nội dung ý kiến. Nêu rõ ai làm gì."), "words")
    today = clock.today()
    if recorded and not (number.strip() and issued_on):
        raise ValidationError({"number": _("Ghi theo văn bản thì phải có số và ngày của văn bản.")}, code="no-paper")
    if issued_on and issued_on > today:
        raise ValidationError({"issued_on": _("Ngày văn bản chưa đến. Xem lại ngày.")}, code="to-come")
    if act_by and act_by < today:
        raise ValidationError({"act_by": _("Ngày thực hiện đã qua. Chọn một ngày từ hôm nay.")}, code="past")
    document = paper(number, issued_on, _issuer(row), by=by)
    decided_on = issued_on if recorded and issued_on else today
    if row.sent_on and decided_on < row.sent_on:
        raise ValidationError(
            {"issued_on": _("Văn bản có trước ngày gửi vướng mắc (%(day)s). Xem lại ngày.") % {
                "day": date_format(row.sent_on, "d/m/Y")
            }}, code="before",
        )  # fmt: skip
    voice = speaker(row, by, recorded=recorded)
    decision = Decision.objects.create(
        difficulty=row, verdict=verdict, words=given_words, document=document, decided_on=decided_on, said_by=voice,
        by=by, is_recorded=recorded, answer_due_on=row.answer_due_on, act_by=act_by,
    )  # fmt: skip
    if work is not None:
        decision.given = give(row, work.title, work.agency, work.due_on, document=document, by=by)
        decision.save(update_fields=["given"])
    told: dict[str, list[Any]] = {"verdict": [None, Verdict(verdict).label]}
    told |= {"given": [None, decision.given]} if decision.given else {}
    go(row, "decided", by=by, reason=given_words, told=told)
    if extend_to is not None:
        _refuse_stranger(row)
        grant_with(row, extend_to, decision, by=by)
    return decision


def _issuer(row: Difficulty) -> Agency | None:
    """Whose paper it is: UBND's, also where one of its leaders speaks."""
    return row.to_agency or province()


def _refuse_stranger(row: Difficulty) -> None:
    if row.to_leader_id or Directing(clock.today()).is_province(row.to_agency_id):
        return
    raise ValidationError(
        {"extend_to": _("%(who)s không giao nhiệm vụ này nên không gia hạn được; đề nghị UBND tỉnh gia hạn.") % {
            "who": row.addressee
        }}, code="not-assigner",
    )  # fmt: skip


@transaction.atomic
def settle_several(
    submission: Submission, chosen: Iterable[int], verdict: str, words: str, *, by: User, **facts: Any
) -> list[Decision]:
    """One word for several lines of a paper (by the keys of their difficulties): all of them, or none."""
    kept = Submission.objects.for_user(by, "view").select_for_update(of=("self",)).get(pk=submission.pk)
    if kept.stage != SubmissionStage.SENT:
        raise PermissionDenied
    rows = Difficulty.objects.for_user(by, "view").filter(submission_lines__submission=kept, pk__in=set(chosen))
    found = list(rows.order_by("submission_lines__position"))
    if not found:
        raise ValidationError(_("Chưa đánh dấu vướng mắc nào. Đánh dấu những việc cùng một ý kiến."), code="none")
    return [settle(row, verdict, words, by=by, **facts) for row in found]


@transaction.atomic
def defer(difficulty: Difficulty, until: date | None, *, reason: str, by: User) -> Difficulty:
    """Hẹn trả lời: the answer will come another day; the first day stays beside it."""
    row, _hands = held(difficulty, Act.DEFER, by=by)
    why = said(reason, _("Chưa ghi vì sao chưa trả lời được."), "reason")
    if until is None or until <= max(row.answer_due_on or clock.today(), clock.today()):
        raise ValidationError(
            {"until": _("Chọn ngày sau hạn trả lời đang có (%(day)s) và sau hôm nay.") % {
                "day": date_format(row.answer_due_on, "d/m/Y") if row.answer_due_on else "–"
            }}, code="not-later",
        )  # fmt: skip
    return go(
        row, "deferred", by=by, reason=why, told={"answer_due_on": [row.answer_due_on, until]}, answer_due_on=until,
        first_answer_due_on=row.first_answer_due_on or row.answer_due_on or until,
    )  # fmt: skip


@transaction.atomic
def complete(difficulty: Difficulty, *, number: str, issued_on: date | None, by: User) -> Decision:
    """The leader decided on the page and the paper came later: its number is put to the decision."""
    row, _hands = held(difficulty, Act.COMPLETE, by=by)
    decision = row.decisions.select_for_update(of=("self",)).last()
    if decision is None or decision.document_id:
        raise ValidationError(_("Ý kiến cuối cùng đã có văn bản."), code="whole")
    if not (number.strip() and issued_on):
        raise ValidationError({"number": _("Ghi số và ngày của văn bản.")}, code="no-paper")
    if issued_on > clock.today():
        raise ValidationError({"issued_on": _("Ngày văn bản chưa đến. Xem lại ngày.")}, code="to-come")
    document: Document | None = paper(number, issued_on, _issuer(row), by=by)
    decision.document = document
    decision.save(update_fields=["document"])
    note(row, "completed", by=by, changes={"document": [None, document]})
    return decision
