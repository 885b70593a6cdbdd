"""A reading is laid before a person; a later one stands beside it, and what was settled stays settled."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from haidang.kit.audit.services import note
from haidang.office.accounts.models import User
from haidang.office.directory.selectors import names_as_of
from haidang.plan.plans.choices import FindingState, ProposalState
from haidang.plan.plans.models import Assignment, Finding, Plan, Proposal, Reading, Solution, SourceText, Task
from haidang.plan.plans.reading import Seen, SeenTask, seen_in
from haidang.plan.plans.rules import report_kind
from haidang.plan.plans.selectors.names import day_of, mentions_of, words_at
from haidang.plan.plans.services.making import goes_on, joined


@transaction.atomic
def propose(text: SourceText, *, by: User) -> Reading:
    """Read `text` and lay what was seen before a person; nothing is a task until they accept it.

    A version of the reader reads a source once: the second time gives the same reading.
    """
    assert text.plan_id
    plan = Plan.objects.for_user(by, "change").select_for_update(of=("self",)).get(pk=text.plan_id)
    seen = seen_in(text.source, names_as_of(day_of(plan)))
    earlier = _settled_before(plan)
    reading, is_fresh = Reading.objects.get_or_create(
        source=text, reader=seen.reader,
        defaults={"values": seen.values, "coverage": seen.coverage, "counts": seen.counts},
    )  # fmt: skip
    if not is_fresh:
        return reading
    _replace_open(plan, reading)
    _take_report_kind(plan, text, seen)
    Proposal.objects.bulk_create(_proposals(reading, seen, earlier))
    Finding.objects.bulk_create(_findings(plan, reading, seen))
    note(plan, "read", by=by, changes={"proposals": [0, len(seen.tasks)], "findings": [0, len(seen.findings)]})
    return reading


def _take_report_kind(plan: Plan, text: SourceText, seen: Seen) -> None:
    """How often the paper itself asks for reports; what somebody set before stays."""
    kind = report_kind([words_at(text.source, clause) for clause in seen.values["reporting"]])
    if kind and not plan.report_kind:
        plan.report_kind = kind
        plan.save(update_fields=["report_kind"])


Key = tuple[str, str, str]


def _settled_before(plan: Plan) -> dict[Key, Proposal]:
    """For each place of the paper, the proposal of before whose outcome stands."""
    before = Proposal.objects.filter(reading__source__plan=plan).select_related("earlier")
    followed = set(Task.objects.filter(plan=plan).values_list("proposal", flat=True))
    standing: dict[Key, Proposal] = {}
    for one in before.order_by("reading__source_id", "reading_id", "position"):
        # a reading that only saw again what was settled points on, unless the task follows it by now
        root = one.earlier if one.state == ProposalState.KNOWN and one.pk not in followed else one
        standing[(one.kind, one.section, one.label)] = root or one
    return standing


def _replace_open(plan: Plan, reading: Reading) -> None:
    """What nobody has looked at yet is looked at in the new reading."""
    old = Proposal.objects.filter(reading__source__plan=plan, state=ProposalState.OPEN).exclude(reading=reading)
    old.update(state=ProposalState.REPLACED)


def _proposals(reading: Reading, seen: Seen, earlier: dict[Key, Proposal]) -> Iterable[Proposal]:
    for position, task in enumerate(seen.tasks, 1):
        before = earlier.get((task.kind, task.section[:160], task.label[:32]))
        yield _proposal(reading, position, task, before)


def _proposal(reading: Reading, position: int, task: SeenTask, before: Proposal | None) -> Proposal:
    is_settled = before is not None and before.state not in (ProposalState.OPEN, ProposalState.REPLACED)
    return Proposal(
        reading=reading, kind=task.kind, position=position, section=task.section[:160], field=task.field[:32],
        label=task.label[:32], layout=task.layout[:48], start=task.start, end=task.end, values=task.values,
        earlier=before, state=ProposalState.KNOWN if is_settled else ProposalState.OPEN,
    )  # fmt: skip


def _findings(plan: Plan, reading: Reading, seen: Seen) -> Iterable[Finding]:
    """What a person has settled in an earlier reading is settled in this one, in their words."""
    before = Finding.objects.filter(reading__source__plan=plan, state=FindingState.SETTLED).order_by("pk")
    settled = {(one.code, tuple(sorted(one.values.items()))): one for one in before}
    for found in seen.findings:
        values = dict(found.values)
        old = settled.get((found.code, tuple(sorted(values.items()))))
        kept: dict[str, Any] = (
            {
                "state": FindingState.SETTLED,
                "settled_by": old.settled_by,
                "settled_at": old.settled_at,
                "reason": old.reason,
            }
            if old
            else {}
        )
        yield Finding(
            reading=reading, code=found.code, severity=str(found.severity), start=found.span.start,
            end=found.span.end, values=values, **kept,
        )  # fmt: skip


@transaction.atomic
def take_over(proposal: Proposal, *, by: User) -> Task:
    """Take the words of a later reading into the task that was accepted before: title, description, deadline.

    Who takes part, solutions and days stay: others work with them. Errors: ValidationError where there is no task.
    """
    plan = Plan.objects.for_user(by, "change").select_for_update(of=("self",)).get(pk=proposal.reading.plan.pk)
    task = task_of(proposal)
    if task is None or proposal.state != ProposalState.KNOWN:
        raise ValidationError(_("Mục %(label)s không có nhiệm vụ đã chấp nhận để sửa.") % {"label": proposal.label})
    task = Task.objects.select_for_update(of=("self",)).get(pk=task.pk, plan=plan)
    if task.earlier_words.exists():
        raise ValidationError(
            _("Mục %(label)s đã được điều chỉnh theo quyết định; bản đọc văn bản gốc không thay lời hiện hành.")
            % {"label": task.label},
            code="amended",
        )
    source = proposal.reading.source
    words = {
        "title": joined(source.source, proposal.values.get("title", [])),
        "description": joined(source.source, proposal.values.get("descriptions", []), "\n"),
        "deadline_words": joined(source.source, proposal.values.get("deadlines", []), "; "),
    }
    changes = {name: [getattr(task, name), value] for name, value in words.items() if getattr(task, name) != value}
    for name, value in words.items():
        setattr(task, name, value)
    task.source, task.proposal, task.start, task.end = source, proposal, proposal.start, proposal.end
    task.is_standing = goes_on(task)
    task.version += 1
    task.save()
    _place_anew(task, proposal)
    note(task, "re-read", by=by, changes=changes)
    return task


def _place_anew(task: Task, proposal: Proposal) -> None:
    """Addresses are those of one text: in another one the same words stand elsewhere, or nowhere."""
    source = proposal.reading.source.source
    values = [*proposal.values.get("solutions", []), *mentions_of(proposal.values)]
    places = {words_at(source, value): value["at"] for value in values}
    solutions, parts = list(task.solutions.all()), list(task.assignments.all())
    for solution in solutions:
        solution.start, solution.end = places.get(solution.words, (None, None))
    for part in parts:
        part.start, part.end = places.get(part.words, (None, None))
    Solution.objects.bulk_update(solutions, ["start", "end"])
    Assignment.objects.bulk_update(parts, ["start", "end"])


def task_of(proposal: Proposal) -> Task | None:
    """The task that was made of it, or of the same place in an earlier reading."""
    one: Proposal | None = proposal
    while one is not None:
        found = Task.objects.filter(proposal=one).order_by("pk").first()
        if found:
            return found
        one = one.earlier
    return None
