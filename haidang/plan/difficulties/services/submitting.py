"""Tờ trình: difficulties of one cause are brought together, put in order, and submitted to UBND as one paper."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from haidang.kit import clock
from haidang.kit.audit.services import note
from haidang.office.accounts.models import User
from haidang.plan.difficulties import rules
from haidang.plan.difficulties.choices import Cause, Stage, SubmissionStage
from haidang.plan.difficulties.deciding import Directing
from haidang.plan.difficulties.letters import cause_said
from haidang.plan.difficulties.models import Difficulty, Submission, SubmissionLine
from haidang.plan.difficulties.services.holding import answer_due, go, not_now, paper


@transaction.atomic
def consolidate(difficulties: Iterable[Difficulty], *, by: User) -> Submission:
    """Begin one paper for several difficulties of one cause, all for UBND or its leaders."""
    _of_desk(by)
    rows = _locked(each.pk for each in difficulties)
    if not rows:
        raise ValidationError(
            _("Chưa đánh dấu vướng mắc nào. Đánh dấu các vướng mắc cùng nguyên nhân rồi lập tờ trình.")
        )
    causes = {Cause(row.cause) for row in rows}
    if len(causes) > 1:
        raise ValidationError(
            _("Một tờ trình gom vướng mắc cùng một nguyên nhân; đang đánh dấu: %(causes)s.")
            % {"causes": "; ".join(str(cause.label) for cause in Cause if cause in causes)},
            code="causes",
        )
    cause = causes.pop()
    submission = Submission.objects.create(
        cause=cause, drafted_by=by, title=_title(cause, len(rows)),
        request=_("Kính đề nghị Ủy ban nhân dân tỉnh xem xét, cho ý kiến từng việc nêu trên."),
    )  # fmt: skip
    note(submission, "drafted", by=by)
    _put(submission, rows, by=by)
    return submission


def _title(cause: Cause, count: int) -> str:
    return _("Về việc giải quyết %(count)d khó khăn, vướng mắc %(cause)s trong thực hiện công tác đối ngoại") % {
        "count": count,
        "cause": cause_said(cause),
    }


def _of_desk(by: User) -> None:
    if not by.is_desk:
        raise PermissionDenied


def _locked(pks: Iterable[int]) -> list[Difficulty]:
    rows = Difficulty.objects.with_names().select_for_update(of=("self",))
    return list(rows.filter(pk__in=set(pks)).order_by("raised_on", "pk"))


def _put(submission: Submission, rows: list[Difficulty], *, by: User) -> None:
    directing = Directing(clock.today())
    position = submission.lines.count()
    for row in rows:
        if row.stage != Stage.RAISED:
            raise ValidationError(not_now(row), code="wrong-stage")
        if not row.to_leader_id and not directing.is_province(row.to_agency_id):
            raise ValidationError(
                _("“%(row)s” gửi %(who)s, không phải UBND tỉnh: chuyển thẳng nơi đó, hoặc đổi nơi giải quyết trước.")
                % {"row": row, "who": row.addressee},
                code="not-province",
            )
        position += 1
        SubmissionLine.objects.create(submission=submission, difficulty=row, position=position)
        go(row, "gathered", by=by, reason=submission.title)


def _draft(submission: Submission, *, by: User) -> Submission:
    _of_desk(by)
    held = Submission.objects.for_user(by, "change").select_for_update(of=("self",)).get(pk=submission.pk)
    if not held.is_draft:
        raise ValidationError(
            _("Tờ trình đang ở bước “%(stage)s”, không sửa được nữa.") % {"stage": held.get_stage_display()},
            code="wrong-stage",
        )
    return held


@transaction.atomic
def add_lines(submission: Submission, difficulties: Iterable[Difficulty], *, by: User) -> Submission:
    """More of the same cause into a paper that is not submitted yet."""
    held = _draft(submission, by=by)
    rows = _locked(each.pk for each in difficulties)
    if other := [row for row in rows if row.cause != held.cause]:
        raise ValidationError(
            _("“%(row)s” có nguyên nhân %(cause)s, khác với tờ trình.")
            % {"row": other[0], "cause": other[0].get_cause_display()},
            code="causes",
        )
    _put(held, rows, by=by)
    return held


@transaction.atomic
def write(
    submission: Submission, *, title: str, opening: str, request: str, opinions: Mapping[int, str], version: int,
    by: User,
) -> Submission:  # fmt: skip
    """The words of the paper, and what Sở Ngoại vụ proposes for each difficulty (by the key of its line)."""
    held = _draft(submission, by=by)
    if held.version != version:
        raise ValidationError(
            _("Tờ trình vừa được người khác sửa (lần %(now)d, trang này là lần %(then)d). Tải lại rồi sửa tiếp.")
            % {"now": held.version, "then": version},
            code="stale",
        )
    if not title.strip():
        raise ValidationError({"title": _("Chưa ghi trích yếu của tờ trình.")})
    changes = {}
    for name, value in (("title", title.strip()), ("opening", opening.strip()), ("request", request.strip())):
        if getattr(held, name) != value:
            changes[name] = [getattr(held, name), value]
            setattr(held, name, value)
    lines = list(held.lines.all())
    for line in lines:
        line.opinion = opinions.get(line.pk, line.opinion).strip()
    SubmissionLine.objects.bulk_update(lines, ["opinion"])
    held.version += 1
    held.full_clean()
    held.save()
    note(held, "changed", by=by, changes=changes)
    return held


@transaction.atomic
def let_go(line: SubmissionLine, *, by: User) -> Submission:
    """Take one out again; the last one takes the paper with it."""
    held = _draft(line.submission, by=by)
    (row,) = _locked([line.difficulty_id])
    SubmissionLine.objects.filter(pk=line.pk).delete()
    go(row, "let-go", by=by, reason=held.title)
    if not held.lines.exists():
        _dropped(held, by=by)
    return held


@transaction.atomic
def drop(submission: Submission, *, by: User) -> Submission:
    """Put the draft away; what was in it lies before the desk again."""
    held = _draft(submission, by=by)
    for row in _locked(held.lines.values_list("difficulty", flat=True)):
        go(row, "let-go", by=by, reason=held.title)
    held.lines.all().delete()
    return _dropped(held, by=by)


def _dropped(held: Submission, *, by: User) -> Submission:
    held.stage = SubmissionStage.DROPPED
    held.save(update_fields=["stage"])
    note(held, "dropped", by=by)
    return held


@transaction.atomic
def submit(
    submission: Submission, *, number: str, issued_on: date | None, due_on: date | None = None, by: User
) -> Submission:
    """The signed paper has gone to UBND: from today the clock of each answer runs, by the norm or to `due_on`."""
    held, today = _draft(submission, by=by), clock.today()
    if not (number.strip() and issued_on):
        raise ValidationError({"number": _("Ghi số và ngày của tờ trình đã ký.")}, code="no-paper")
    if issued_on > today:
        raise ValidationError({"issued_on": _("Ngày của tờ trình chưa đến. Xem lại ngày.")}, code="to-come")
    rows = _locked(held.lines.values_list("difficulty", flat=True))
    if not rows:
        raise ValidationError(_("Tờ trình không còn vướng mắc nào."), code="empty")
    if due_on and due_on < today:
        raise ValidationError({"due_on": _("Hạn trả lời đã qua. Chọn một ngày từ hôm nay.")}, code="past")
    due = due_on or answer_due(today)
    document = paper(number, issued_on, by.agency, by=by)
    for row in rows:
        if not rules.may_move("submitted", row.stage):
            raise ValidationError(not_now(row), code="wrong-stage")
        go(
            row, "submitted", by=by, reason=str(document), sent_on=today, answer_due_on=due,
            first_answer_due_on=due, told={"answer_due_on": [None, due]},
        )  # fmt: skip
    held.stage, held.document, held.sent_by, held.sent_on = SubmissionStage.SENT, document, by, today
    held.answer_due_on = due
    held.save()
    note(held, "submitted", by=by, changes={"answer_due_on": [None, due]}, reason=str(document))
    return held
