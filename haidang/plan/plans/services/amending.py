"""An amendment is drafted change by change, and put in force as a whole: the plan's words and the running tasks."""

from collections.abc import Iterable, Sequence
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
from haidang.office.documents.services import cite
from haidang.plan.plans.choices import AmendmentState, Part
from haidang.plan.plans.models import Amendment, Change, ChangeParty, ChangeSolution, Plan, Solution, Task
from haidang.plan.plans.selectors.amendments import drafted, mark_of, refusals_of, said
from haidang.plan.plans.selectors.as_of import as_of
from haidang.plan.plans.services.amend_apply import Applying
from haidang.plan.plans.services.days import may_decide


@dataclass(frozen=True, slots=True)
class Decision:
    """The paper that amends, as its number and day say it."""

    number: str
    issued_on: date
    about: str = ""
    kind: str = "Quyết định"


# ── the draft ────────────────────────────────────────────────────────────────────────────────────


@transaction.atomic
def draft_amendment(
    plan: Plan,
    *,
    by: User,
    decision: Decision | Document | None = None,
    in_force_on: date | None = None,
    words: str = "",
    asked_by: Agency | None = None,
) -> Amendment:
    """Begin an amendment. The decision may come later: until it is there nothing is put in force.

    Errors: ValidationError where the decision has an amendment of this plan already.
    """
    plan = Plan.objects.for_user(by, "change").select_for_update(of=("self",)).get(pk=plan.pk)
    amendment = Amendment(
        plan=plan, document=_paper(decision, plan, by), in_force_on=in_force_on, words=words.strip(),
        asked_by=asked_by, drafted_by=by,
    )  # fmt: skip
    _refuse_second(amendment)
    amendment.full_clean()
    amendment.save()
    note(amendment, "drafted", by=by, reason=amendment.words)
    return amendment


@transaction.atomic
def say_decision(
    amendment: Amendment,
    *,
    by: User,
    decision: Decision | Document | None,
    in_force_on: date | None,
    words: str = "",
    asked_by: Agency | None = None,
) -> Amendment:
    """Say by which decision, from when and why."""
    amendment = _draft(amendment, by)
    before = [amendment.document, amendment.in_force_on, amendment.words, amendment.asked_by]
    amendment.document = _paper(decision, amendment.plan, by)
    amendment.in_force_on, amendment.words, amendment.asked_by = in_force_on, words.strip(), asked_by
    after = [amendment.document, amendment.in_force_on, amendment.words, amendment.asked_by]
    _refuse_second(amendment)
    amendment.version += 1
    amendment.full_clean()
    amendment.save()
    names = ("document", "in_force_on", "words", "asked_by")
    changes = {name: [a, b] for name, a, b in zip(names, before, after, strict=True) if a != b}
    note(amendment, "changed", by=by, changes=changes)
    return amendment


def _paper(decision: Decision | Document | None, plan: Plan, by: User) -> Document | None:
    if isinstance(decision, Decision):
        issuer = plan.issuer_agency or plan.issuer or None
        return cite(decision.number, decision.issued_on, issuer, decision.about, by=by, kind=decision.kind)
    return decision


def _refuse_second(amendment: Amendment) -> None:
    """One decision amends a plan once; what it says is changed in that amendment, or by another decision."""
    if amendment.document is None:
        return
    others = Amendment.objects.filter(plan=amendment.plan, document=amendment.document).exclude(pk=amendment.pk)
    if other := others.exclude(state=AmendmentState.CANCELLED).first():
        raise ValidationError(
            _("%(document)s đã có một bản điều chỉnh của %(plan)s (%(state)s). Mở bản đó.")
            % {
                "document": amendment.document,
                "plan": amendment.plan,
                "state": other.get_state_display().lower(),
            },
            code="decision-twice",
        )


@transaction.atomic
def add_change(
    amendment: Amendment,
    kind: str,
    *,
    by: User,
    task: Task | None = None,
    others: Iterable[Task] = (),
    parties: Iterable[tuple[Part, Agency | str]] = (),
    solutions: Sequence[tuple[Solution | None, str]] = (),
    **values: Any,
) -> Change:
    """Say one thing that the amendment does; `values` are label, title, description, due_on, deadline_words, to_year,
    reason. Whether it can be is told by the preview: a draft may be wrong for a while.

    `parties` are all who have the part afterwards, `solutions` all that there are afterwards.
    """
    amendment = _draft(amendment, by)
    others = list(others)
    if any(each.plan_id != amendment.plan_id for each in (*((task,) if task else ()), *others)):
        raise ValidationError(_("Nhiệm vụ đã chọn không thuộc %(plan)s.") % {"plan": amendment.plan}, code="other-plan")
    last = amendment.changes.order_by("-position").first()
    change = Change(amendment=amendment, position=last.position + 1 if last else 1, kind=kind, task=task, **values)
    change.full_clean()
    change.save()
    change.others.set(others)
    on = amendment.in_force_on or clock.today()
    ChangeParty.objects.bulk_create(
        ChangeParty(
            change=change, position=position, part=part, words=one if isinstance(one, str) else one.name_on(on),
            agency=None if isinstance(one, str) else one,
        )
        for position, (part, one) in enumerate(parties, 1)
    )  # fmt: skip
    ChangeSolution.objects.bulk_create(
        ChangeSolution(change=change, position=position, solution=solution, words=words)
        for position, (solution, words) in enumerate(solutions, 1)
    )
    _touch(amendment)
    note(amendment, "change-added", by=by, changes={"changes": [None, change]}, reason=change.reason)
    return change


@transaction.atomic
def remove_change(change: Change, *, by: User) -> None:
    """Take one change out of a draft."""
    amendment = _draft(change.amendment, by)
    change = amendment.changes.get(pk=change.pk)
    note(amendment, "change-removed", by=by, changes={"changes": [change, None]})
    change.delete()
    _touch(amendment)


@transaction.atomic
def cancel_amendment(amendment: Amendment, *, by: User, reason: str) -> Amendment:
    """Give a draft up; its decision may be drafted anew."""
    amendment = _draft(amendment, by)
    if not reason.strip():
        raise ValidationError(_("Chưa ghi lý do hủy bản điều chỉnh."), code="no-reason")
    amendment.state = AmendmentState.CANCELLED
    amendment.version += 1
    amendment.save(update_fields=["state", "version"])
    note(amendment, "cancelled", by=by, reason=reason.strip())
    return amendment


def _touch(amendment: Amendment) -> None:
    amendment.version += 1
    amendment.save(update_fields=["version"])


def _draft(amendment: Amendment, by: User) -> Amendment:
    """A draft under lock, for who may change it; what is settled is said with when."""
    rows = Amendment.objects.for_user(by, "change").select_for_update(of=("self",)).select_related("plan", "document")
    amendment = rows.get(pk=amendment.pk)
    _refuse_settled(amendment)
    return amendment


def _refuse_settled(amendment: Amendment) -> None:
    if amendment.state == AmendmentState.IN_FORCE and amendment.in_force_on:
        raise ValidationError(
            _("Bản điều chỉnh theo %(document)s đã đưa vào thực hiện từ %(day)s. Muốn đổi nữa phải có quyết định khác.")
            % {"document": amendment.document, "day": date_format(amendment.in_force_on, "d/m/Y")},
            code="in-force",
        )
    if amendment.state == AmendmentState.CANCELLED:
        raise ValidationError(_("Bản điều chỉnh này đã hủy. Soạn bản khác."), code="cancelled")


# ── in force ─────────────────────────────────────────────────────────────────────────────────────


@transaction.atomic
def put_in_force(amendment: Amendment, *, by: User, seen: str) -> Amendment:
    """Do all that it says, on its day or later, as one act: words, parts, days; who has no part any more owes nothing.

    `seen` is the mark of the preview that the person looked at. Errors: PermissionDenied for who may not decide;
    ValidationError with everything that stands in the way, or where the plan is no longer what was seen.
    """
    # the plan first: two amendments of one plan are put in force one after the other
    seen_plans = Plan.objects.for_user(by, "view").filter(pk=amendment.plan_id).order_by().values("pk")
    Plan.objects.select_for_update(of=("self",)).get(pk__in=seen_plans)
    rows = Amendment.objects.for_user(by, "view").select_for_update(of=("self",))
    amendment = rows.select_related("plan").get(pk=amendment.pk)
    if not may_decide(by):
        raise PermissionDenied
    _refuse_settled(amendment)
    changes, before = drafted(amendment), as_of(amendment.plan, clock.today())
    if refusals := refusals_of(amendment, before, changes, clock.today()):
        raise ValidationError([ValidationError(said(each), code=each.code) for each in refusals])
    if seen != mark_of(amendment, before, changes):
        raise ValidationError(
            _("Kế hoạch hoặc bản điều chỉnh vừa đổi sau khi bạn xem. Xem lại phần so sánh rồi đưa vào thực hiện."),
            code="not-seen",
        )
    Applying(amendment, by=by).all()
    amendment.state, amendment.put_by, amendment.put_at = AmendmentState.IN_FORCE, by, clock.now()
    amendment.version += 1
    amendment.save(update_fields=["state", "put_by", "put_at", "version"])
    told = {"changes": [None, [change.name for change in changes]]}
    note(amendment, "put-in-force", by=by, changes=told, reason=amendment.words)
    note(amendment.plan, "amended", by=by, changes=told, reason=str(amendment.document))
    return amendment
