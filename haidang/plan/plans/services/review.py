"""A person compares reading and text, and accepts, corrects, splits, merges or rejects; only then do tasks exist."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from haidang.kit import clock
from haidang.kit.audit.services import note
from haidang.office.accounts.models import User
from haidang.office.directory.models import Agency
from haidang.papers.sources.text import Source, Span
from haidang.plan.plans.choices import DueState, FindingState, Part, ProposalState
from haidang.plan.plans.models import (
    Assignment,
    Finding,
    Plan,
    Proposal,
    Reading,
    Solution,
    SolutionAssignee,
    Task,
)
from haidang.plan.plans.rules import first_day, may_move
from haidang.plan.plans.services.members import propose_members
from haidang.plan.plans.services.tasks import propose_dues

_PARTS = ((Part.LEAD, "leads"), (Part.COORDINATING, "coordinators"), (Part.IMPLEMENTING, "implementers"))


@transaction.atomic
def accept(proposal: Proposal, *, by: User, **corrected: Any) -> Task:
    """Make it a task, as read or as `corrected` (title, leads, coordinators, due_on); the history shows which.

    Errors: ValidationError where somebody settled it before, naming them.
    """
    proposal = _open(proposal, to=ProposalState.ACCEPTED, by=by)
    codes = _codes([proposal])
    task = _task(proposal, by=by, codes=codes, corrected=corrected)
    propose_members(task)
    propose_dues([task])
    return task


@transaction.atomic
def accept_all(reading: Reading, *, by: User) -> list[Task]:
    """Accept everything still open, as read, in the order of the paper."""
    _plan_of(reading, by)
    rows = (
        reading.proposals.select_for_update().filter(state=ProposalState.OPEN).select_related("reading__source__plan")
    )
    proposals = list(rows.order_by("position"))
    codes = _codes(proposals)
    tasks = [_task(proposal, by=by, codes=codes, corrected={}) for proposal in proposals]
    now = clock.now()
    reading.proposals.filter(pk__in=[p.pk for p in proposals]).update(
        state=ProposalState.ACCEPTED, settled_by=by, settled_at=now
    )
    for task in tasks:
        propose_members(task)
    propose_dues(tasks)
    return tasks


@transaction.atomic
def reject(proposal: Proposal, *, by: User, reason: str) -> Proposal:
    """Say that this is no task. Errors: ValidationError without a reason, or when somebody settled it before."""
    if not reason.strip():
        raise ValidationError(_("Chưa ghi lý do bỏ. Ghi một câu để người sau hiểu vì sao đây không phải nhiệm vụ."))
    proposal = _open(proposal, to=ProposalState.REJECTED, by=by, reason=reason.strip())
    note(proposal.reading.source.plan, "rejected", by=by, changes={"proposal": [proposal.label, None]}, reason=reason)
    return proposal


@transaction.atomic
def reopen(proposal: Proposal, *, by: User) -> Proposal:
    """Take a rejection back."""
    proposal = _locked(proposal, by)
    if not may_move(proposal.state, ProposalState.OPEN):
        raise ValidationError(_settled_sentence(proposal))
    proposal.state, proposal.settled_by, proposal.settled_at, proposal.reason = ProposalState.OPEN, None, None, ""
    proposal.save(update_fields=["state", "settled_by", "settled_at", "reason"])
    note(proposal.reading.source.plan, "reopened", by=by, changes={"proposal": [None, proposal.label]})
    return proposal


@transaction.atomic
def split(proposal: Proposal, *, at: Sequence[int], by: User) -> list[Task]:
    """Make two tasks of one: the solutions at these positions (from 1) go to the second."""
    solutions = proposal.values.get("solutions", [])
    chosen = sorted({number for number in at if 1 <= number <= len(solutions)})
    if not chosen or len(chosen) == len(solutions):
        raise ValidationError(
            _("Không tách được: chọn ít nhất một và không phải tất cả trong %(count)d giải pháp.")
            % {"count": len(solutions)}
        )
    proposal = _open(proposal, to=ProposalState.SPLIT, by=by)
    codes = _codes([proposal])
    parts = []
    for letter, keep in (("a", False), ("b", True)):
        values = proposal.values | {"solutions": [s for n, s in enumerate(solutions, 1) if (n in chosen) is keep]}
        task = _task(proposal, by=by, codes=codes, corrected={"label": f"{proposal.label}{letter}"}, values=values)
        propose_members(task)
        parts.append(task)
    propose_dues(parts)
    return parts


@transaction.atomic
def merge(proposals: Iterable[Proposal], *, by: User) -> Task:
    """Make one task of several, in the order of the paper: title and label of the first, the parts of all."""
    chosen = sorted(proposals, key=lambda p: p.position)
    if len(chosen) < 2:
        raise ValidationError(_("Không gộp được: chọn ít nhất hai đề xuất."))
    if len({p.reading_id for p in chosen}) > 1:
        raise ValidationError(_("Không gộp được: các đề xuất thuộc hai bản đọc khác nhau."))
    first = _open(chosen[0], to=ProposalState.ACCEPTED, by=by)
    others = [_open(p, to=ProposalState.MERGED, by=by) for p in chosen[1:]]
    values = {name: list(first.values.get(name, [])) for name in first.values}
    for other in others:
        for name in ("leads", "coordinators", "implementers", "solutions", "descriptions", "deadlines", "products"):
            values[name] = [*values.get(name, []), *other.values.get(name, [])]
        values["descriptions"] = [*values["descriptions"], *other.values.get("title", [])]
        other.merged_into = first
        other.save(update_fields=["merged_into"])
    task = _task(first, by=by, codes=_codes(chosen), corrected={}, values=values)
    note(task, "merged", by=by, changes={"labels": [[p.label for p in chosen], task.label]})
    propose_members(task)
    propose_dues([task])
    return task


@transaction.atomic
def settle_finding(finding: Finding, *, by: User, reason: str) -> Finding:
    """Say what was done about a finding. Errors: ValidationError without a reason."""
    if not reason.strip():
        raise ValidationError(_("Chưa ghi cách xử lý điểm %(code)s. Ghi một câu rồi lưu lại.") % {"code": finding.code})
    plan = _plan_of(finding.reading, by)
    finding = Finding.objects.select_for_update().get(pk=finding.pk)
    finding.state, finding.reason = FindingState.SETTLED, reason.strip()
    finding.settled_by, finding.settled_at = by, clock.now()
    finding.save()
    note(plan, "finding settled", by=by, changes={"finding": [finding.code, FindingState.SETTLED]}, reason=reason)
    return finding


def _plan_of(reading: Reading, by: User) -> Plan:
    """The plan under lock, if `by` may change it; Plan.DoesNotExist otherwise."""
    return Plan.objects.for_user(by, "change").select_for_update().get(pk=reading.source.plan_id)


def _locked(proposal: Proposal, by: User) -> Proposal:
    _plan_of(proposal.reading, by)
    return (
        Proposal.objects.select_for_update(of=("self",))
        .select_related("reading__source__plan", "settled_by")
        .get(pk=proposal.pk)
    )


def _open(proposal: Proposal, *, to: ProposalState, by: User, reason: str = "") -> Proposal:
    """Take an open proposal under lock and settle it; who came second is told who was first."""
    proposal = _locked(proposal, by)
    if not may_move(proposal.state, to):
        raise ValidationError(_settled_sentence(proposal))
    proposal.state, proposal.settled_by, proposal.settled_at, proposal.reason = to, by, clock.now(), reason
    proposal.save(update_fields=["state", "settled_by", "settled_at", "reason"])
    return proposal


def _settled_sentence(proposal: Proposal) -> str:
    return _("Mục %(label)s: %(who)s đã xử lý trước (%(state)s). Tải lại trang để xem kết quả.") % {
        "label": proposal.label,
        "who": proposal.settled_by or _("người khác"),
        "state": proposal.get_state_display().lower(),
    }


def _codes(proposals: Iterable[Proposal]) -> dict[str, Agency]:
    """The agencies that the proposals name by code."""
    wanted = {
        mention["code"]
        for proposal in proposals
        for _part, name in _PARTS
        for mention in proposal.values.get(name, [])
        if mention.get("code")
    } | {
        mention["code"]
        for proposal in proposals
        for solution in proposal.values.get("solutions", [])
        for mention in solution.get("assignees", [])
        if mention.get("code")
    }
    return {agency.code: agency for agency in Agency.objects.filter(code__in=wanted)}


def _task(
    proposal: Proposal,
    *,
    by: User,
    codes: dict[str, Agency],
    corrected: dict[str, Any],
    values: dict[str, Any] | None = None,
) -> Task:
    """The row of a proposal's task with its parts and solutions, and the note that says what was corrected."""
    values = values or proposal.values
    text = proposal.reading.source
    source = text.source
    plan = text.plan
    assert plan
    day = first_day(values.get("deadlines", []))
    read: dict[str, Any] = {
        "label": proposal.label,
        "title": _joined(source, values.get("title", [])),
        "due_on": day,
    }
    kept = {name: value for name, value in corrected.items() if name in read}
    record = read | kept
    task = Task.objects.create(
        plan=plan, source=text, proposal=proposal, position=proposal.position, section=proposal.section,
        field=proposal.field, field_title=_field_title(proposal, source), start=proposal.start, end=proposal.end,
        description=_joined(source, values.get("descriptions", []), "\n"),
        deadline_words=_joined(source, values.get("deadlines", []), "; "),
        due_state=DueState.ACCEPTED if kept.get("due_on") else DueState.PRINTED if day else "",
        accepted_by=by, **record,
    )  # fmt: skip
    changes = {name: [_plain(read[name]), _plain(value)] for name, value in kept.items() if value != read[name]}
    for part, name in _PARTS:
        changes |= _assign(task, part, name, values, source, codes, corrected)
    _solutions(task, values, source, codes)
    note(task, "accepted", by=by, changes=changes)
    return task


def _assign(
    task: Task,
    part: Part,
    name: str,
    values: dict[str, Any],
    source: Source,
    codes: dict[str, Agency],
    corrected: dict[str, Any],
) -> dict[str, Any]:
    """The parts of the agencies, as read or as corrected; what was changed."""
    mentions = values.get(name, [])
    as_read = [source.line_of(Span(*m["at"])) for m in mentions]
    if name in corrected:
        agencies: list[Agency] = list(corrected[name])
        Assignment.objects.bulk_create(
            Assignment(task=task, part=part, position=at, words=str(agency), agency=agency)
            for at, agency in enumerate(agencies, 1)
        )
        written = [str(agency) for agency in agencies]
        return {name: [as_read, written]} if written != as_read else {}
    Assignment.objects.bulk_create(
        Assignment(
            task=task, part=part, position=at, words=words, agency=codes.get(m.get("code") or ""),
            is_group=bool(m.get("group")), is_open=bool(m.get("open")), start=m["at"][0], end=m["at"][1],
        )
        for at, (m, words) in enumerate(zip(mentions, as_read, strict=True), 1)
    )  # fmt: skip
    return {}


def _solutions(task: Task, values: dict[str, Any], source: Source, codes: dict[str, Agency]) -> None:
    for position, solution in enumerate(values.get("solutions", []), 1):
        row = Solution.objects.create(
            task=task, position=position, words=source.line_of(Span(*solution["at"])), start=solution["at"][0],
            end=solution["at"][1],
        )  # fmt: skip
        SolutionAssignee.objects.bulk_create(
            SolutionAssignee(solution=row, words=source.line_of(Span(*m["at"])), agency=codes.get(m.get("code") or ""))
            for m in solution.get("assignees", [])
        )


def _field_title(proposal: Proposal, source: Source) -> str:
    fields = proposal.reading.values.get("fields", [])
    found = [f for f in fields if f["label"] == proposal.field and f["section"] == proposal.section]
    return source.line_of(Span(*found[0]["at"])) if found else ""


def _joined(source: Source, values: Iterable[dict[str, Any]], by: str = " ") -> str:
    return by.join(source.line_of(Span(*value["at"])) for value in values)


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
