"""A person compares reading and text, and accepts, corrects, splits, merges or rejects; only then do tasks exist."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from haidang.kit import clock
from haidang.kit.audit.services import note
from haidang.office.accounts.models import User
from haidang.plan.plans.choices import FindingState, ProposalState
from haidang.plan.plans.models import Finding, Plan, Proposal, Reading, Task
from haidang.plan.plans.rules import may_move
from haidang.plan.plans.services.duties import keep_duties
from haidang.plan.plans.services.making import CORRECTABLE, Draft, make
from haidang.plan.plans.services.members import propose_members
from haidang.plan.plans.services.products import propose_products
from haidang.plan.plans.services.tasks import propose_dues

#: The parts of a proposal that are added up when several are merged.
_LISTS = ("leads", "coordinators", "implementers", "solutions", "descriptions", "deadlines", "products")


@transaction.atomic
def accept(proposal: Proposal, *, by: User, version: int | None = None, **corrected: Any) -> Task:
    """Make it a task, as read or as `corrected` (label, title, leads, coordinators, due_on); the history shows which.

    Errors: ValidationError where somebody settled it before (naming them), or, with `version`, touched it since.
    """
    if unknown := set(corrected) - set(CORRECTABLE):
        raise TypeError(f"accept() corrects nothing called {', '.join(sorted(unknown))}")
    proposal = _open(proposal, to=ProposalState.ACCEPTED, by=by, version=version)
    return _made([Draft(proposal, proposal.values, corrected)], by=by)[0]


@transaction.atomic
def accept_all(reading: Reading, *, by: User) -> list[Task]:
    """Accept everything still open, as read, in the order of the paper."""
    _plan_of(reading, by)
    rows = reading.proposals.select_for_update(of=("self",)).filter(state=ProposalState.OPEN)
    proposals = list(rows.select_related("reading__source__plan").order_by("position"))
    _settle(proposals, to=ProposalState.ACCEPTED, by=by)
    return _made([Draft(proposal, proposal.values) for proposal in proposals], by=by) if proposals else []


@transaction.atomic
def reject(proposal: Proposal, *, by: User, reason: str, version: int | None = None) -> Proposal:
    """Say that this is no task. Errors: ValidationError without a reason, or when somebody settled it before."""
    if not reason.strip():
        raise ValidationError(_("Chưa ghi lý do bỏ. Ghi một câu để người sau hiểu vì sao đây không phải nhiệm vụ."))
    proposal = _open(proposal, to=ProposalState.REJECTED, by=by, reason=reason.strip(), version=version)
    note(proposal.reading.plan, "rejected", by=by, changes={"proposal": [proposal.label, None]}, reason=reason.strip())
    return proposal


@transaction.atomic
def reopen(proposal: Proposal, *, by: User) -> Proposal:
    """Take a rejection back."""
    proposal = _locked(proposal, by)
    if not may_move(proposal.state, ProposalState.OPEN):
        raise ValidationError(_settled_sentence(proposal))
    proposal.state, proposal.settled_by, proposal.settled_at, proposal.reason = ProposalState.OPEN, None, None, ""
    proposal.version += 1
    proposal.save(update_fields=["state", "settled_by", "settled_at", "reason", "version"])
    note(proposal.reading.plan, "reopened", by=by, changes={"proposal": [None, proposal.label]})
    return proposal


@transaction.atomic
def split(proposal: Proposal, *, at: Collection[int], by: User, version: int | None = None) -> list[Task]:
    """Make two tasks of one: the solutions at these positions (from 1) go to the second."""
    solutions = proposal.values.get("solutions", [])
    chosen = {number for number in at if 1 <= number <= len(solutions)}
    if not chosen or len(chosen) == len(solutions):
        raise ValidationError(
            _("Mục %(label)s không tách được như vậy: chọn ít nhất một và không phải tất cả trong %(count)d giải pháp.")
            % {"label": proposal.label, "count": len(solutions)}
        )
    proposal = _open(proposal, to=ProposalState.SPLIT, by=by, version=version)
    drafts = []
    for letter, goes in (("a", False), ("b", True)):
        kept = [solution for number, solution in enumerate(solutions, 1) if (number in chosen) is goes]
        values = proposal.values | {"solutions": kept}
        drafts.append(Draft(proposal, values, {"label": f"{proposal.label}{letter}"}, verb="split"))
    return _made(drafts, by=by)


@transaction.atomic
def merge(proposals: Iterable[Proposal], *, by: User) -> Task:
    """Make one task of several, in the order of the paper: title and label of the first, the parts of all."""
    chosen = sorted(proposals, key=lambda p: p.position)
    if len(chosen) < 2:
        raise ValidationError(_("Chưa gộp: cần chọn ít nhất hai mục còn chờ soát."))
    if len({p.reading_id for p in chosen}) > 1:
        raise ValidationError(_("Không gộp được: các mục đã chọn thuộc hai bản đọc khác nhau."))
    first = _open(chosen[0], to=ProposalState.ACCEPTED, by=by)
    others = [_open(p, to=ProposalState.MERGED, by=by) for p in chosen[1:]]
    values: dict[str, list[Any]] = {name: list(found) for name, found in first.values.items()}
    for other in others:
        # the title of the second says what it was: it becomes part of the description
        more = other.values | {"descriptions": [*other.values.get("title", []), *other.values.get("descriptions", [])]}
        for name in _LISTS:
            values[name] = [*values.get(name, []), *more.get(name, [])]
        other.merged_into = first
        other.save(update_fields=["merged_into"])
    [task] = _made([Draft(first, _once(first.reading, values), verb="merged")], by=by)
    return task


def _once(reading: Reading, values: dict[str, list[Any]]) -> dict[str, list[Any]]:
    """An agency that two merged tasks name has one part in the one that comes out."""
    source = reading.source.source
    for name in ("leads", "coordinators", "implementers"):
        seen: set[str] = set()
        kept = []
        for mention in values.get(name, []):
            words = source.folded[mention["at"][0] : mention["at"][1]]
            if words not in seen:
                seen.add(words)
                kept.append(mention)
        values[name] = kept
    return values


@transaction.atomic
def settle_findings(findings: Sequence[Finding], *, by: User, reason: str) -> list[Finding]:
    """Say what was done about findings of one reading. Those somebody settled meanwhile stay as they are.

    Errors: ValidationError without a reason, or when all of them were settled before, naming by whom.
    """
    if not reason.strip():
        raise ValidationError(_("Chưa ghi cách xử lý. Ghi một câu rồi lưu lại."))
    plan = _plan_of(findings[0].reading, by)
    rows = Finding.objects.select_for_update(of=("self",)).select_related("settled_by")
    held = list(rows.filter(pk__in=[finding.pk for finding in findings]))
    waiting = [finding for finding in held if finding.state == FindingState.OPEN]
    if not waiting:
        raise ValidationError(
            _("%(who)s đã xử lý điểm %(code)s trước: “%(reason)s”.")
            % {"who": held[0].settled_by, "code": held[0].code, "reason": held[0].reason}
        )
    now = clock.now()
    for finding in waiting:
        finding.state, finding.reason, finding.settled_by, finding.settled_at = (
            FindingState.SETTLED, reason.strip(), by, now,
        )  # fmt: skip
    Finding.objects.bulk_update(waiting, ["state", "reason", "settled_by", "settled_at"])
    codes = sorted({finding.code for finding in waiting})
    note(plan, "finding-settled", by=by, changes={"finding": [None, codes]}, reason=reason.strip())
    return waiting


def _plan_of(reading: Reading, by: User) -> Plan:
    """The plan under lock, if `by` may change it; Plan.DoesNotExist otherwise."""
    return Plan.objects.for_user(by, "change").select_for_update(of=("self",)).get(pk=reading.plan.pk)


def _locked(proposal: Proposal, by: User) -> Proposal:
    _plan_of(proposal.reading, by)
    rows = Proposal.objects.select_for_update(of=("self",)).select_related("reading__source__plan", "settled_by")
    return rows.get(pk=proposal.pk)


def _open(proposal: Proposal, *, to: ProposalState, by: User, reason: str = "", version: int | None = None) -> Proposal:
    """Take an open proposal under lock and settle it; who came second is told who was first."""
    proposal = _locked(proposal, by)
    if not may_move(proposal.state, to):
        raise ValidationError(_settled_sentence(proposal))
    if version is not None and version != proposal.version:
        raise ValidationError(
            _("Mục %(label)s vừa được người khác xử lý rồi mở lại. Xem lại thẻ này trước khi làm tiếp.")
            % {"label": proposal.label}
        )
    _settle([proposal], to=to, by=by, reason=reason)
    return proposal


def _settle(proposals: Sequence[Proposal], *, to: ProposalState, by: User, reason: str = "") -> None:
    now = clock.now()
    for proposal in proposals:
        proposal.state, proposal.settled_by, proposal.settled_at, proposal.reason = to, by, now, reason
        proposal.version += 1
    Proposal.objects.bulk_update(proposals, ["state", "settled_by", "settled_at", "reason", "version"])


def _settled_sentence(proposal: Proposal) -> str:
    if proposal.state == ProposalState.REPLACED:
        return _("Mục %(label)s thuộc bản đọc cũ. Tải lại trang để soát bản đọc mới.") % {"label": proposal.label}
    if proposal.state == ProposalState.OPEN:
        return _("Mục %(label)s đang chờ soát, không có gì để mở lại.") % {"label": proposal.label}
    return _("Mục %(label)s: %(who)s đã xử lý trước (%(state)s). Thẻ này cho thấy kết quả.") % {
        "label": proposal.label,
        "who": proposal.settled_by or _("người khác"),
        "state": proposal.get_state_display().lower(),
    }


def _made(drafts: Sequence[Draft], *, by: User) -> list[Task]:
    """The tasks of `drafts`, with whom their phrases may mean and when they may be due, each a proposal."""
    reading = drafts[0].proposal.reading
    tasks = make(reading.source, drafts, by=by)
    propose_members(reading.plan, tasks)
    propose_dues(reading.plan, tasks)
    propose_products(reading.plan, tasks)
    keep_duties(tasks)
    return tasks
