"""What a task brings forth: supposed from its words, confirmed by a person, drafted, asked about, approved, read."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from haidang.kit import clock
from haidang.kit.audit.services import note
from haidang.office.accounts.models import User
from haidang.office.directory.models import Agency
from haidang.office.documents import services as documents
from haidang.office.documents.models import Consultation, Document
from haidang.plan.plans.choices import Part, ProductKind, ProductStage, ProductState, ProposalKind
from haidang.plan.plans.models import Duty, Plan, Task, TaskProduct
from haidang.plan.plans.rules_products import followed_by, may_come, may_mean, products_of
from haidang.plan.plans.selectors.chain import would_circle


def propose_products(plan: Plan, tasks: Sequence[Task]) -> list[TaskProduct]:
    """Lay before a person what the words of new tasks say they make, and which are done by the product of another."""
    chosen = [task.pk for task in tasks if task.kind == ProposalKind.TASK]
    rows = [
        TaskProduct(task=task, title=found.title, kind=found.kind, words=found.words)
        for task in Task.objects.filter(pk__in=chosen).prefetch_related("solutions").order_by("position", "pk")
        for found in products_of(_passages(task))
    ]
    made = TaskProduct.objects.bulk_create(rows)
    return made + _propose_shared(plan)


def _passages(task: Task) -> list[str]:
    return [task.title, *task.description.splitlines(), *(solution.words for solution in task.solutions.all())]


def _propose_shared(plan: Plan) -> list[TaskProduct]:
    """ "Theo kế hoạch … đã được phê duyệt": the one product of another task that the words can mean."""
    said = Q(title__contains="phê duyệt") | Q(description__contains="phê duyệt")
    said |= Q(solutions__words__contains="phê duyệt") | Q(solutions__words__contains="ban hành")
    tasks = Task.objects.filter(said, plan=plan, kind=ProposalKind.TASK).distinct().prefetch_related("solutions")
    held: dict[int, set[str]] = defaultdict(set)
    products = list(TaskProduct.objects.filter(task__plan=plan).exclude(state=ProductState.REFUSED))
    for product in TaskProduct.objects.filter(task__plan=plan):
        held[product.task_id].add(product.title)
    rows = []
    for task in tasks:
        for name in followed_by(_passages(task)):
            others = [p for p in products if p.task_id != task.pk and not p.shared_with_id and may_mean(name, p.title)]
            if len(others) == 1 and others[0].title not in held[task.pk]:
                [other] = others
                held[task.pk].add(other.title)
                rows.append(TaskProduct(task=task, title=other.title, kind=other.kind, words=name, shared_with=other))
    return TaskProduct.objects.bulk_create(rows)


# ── is it one? ───────────────────────────────────────────────────────────────────────────────────


@transaction.atomic
def confirm_product(product: TaskProduct, *, by: User, title: str = "", kind: str = "") -> TaskProduct:
    """Say that what the words let one suppose is a product of the task, under a better name where one is given."""
    held = _held(product, by)
    if held.state != ProductState.PROPOSED:
        raise ValidationError(_settled(held))
    before = [held.title, held.kind]
    held.title, held.kind = " ".join(title.split()) or held.title, ProductKind(kind) if kind else held.kind
    _settle(held, ProductState.CONFIRMED, by)
    changes: dict[str, list[Any]] = {"state": [ProductState.PROPOSED, held.state]}
    changes |= {"title": [before[0], held.title]} if before[0] != held.title else {}
    note(held, "confirmed", by=by, changes=changes)
    return held


@transaction.atomic
def refuse_product(product: TaskProduct, *, reason: str, by: User) -> TaskProduct:
    """Say that it is none, and why; a product that came further than a draft stays."""
    held = _held(product, by)
    if not reason.strip():
        raise ValidationError(_("Chưa ghi lý do. Ghi một câu để người sau hiểu vì sao nhiệm vụ không có sản phẩm này."))
    if held.state == ProductState.REFUSED:
        raise ValidationError(_settled(held))
    if held.stage in (ProductStage.APPROVED, ProductStage.READ):
        raise ValidationError(
            _("“%(title)s” đã ở giai đoạn “%(stage)s”, không bỏ được nữa.")
            % {"title": held.title, "stage": held.get_stage_display()}
        )
    before, held.reason = held.state, reason.strip()
    _settle(held, ProductState.REFUSED, by)
    # what was only supposed to be shared with it falls with it
    held.sharers.filter(state=ProductState.PROPOSED).update(
        state=ProductState.REFUSED, reason=held.reason, settled_by=by, settled_at=held.settled_at
    )
    note(held, "refused", by=by, changes={"state": [before, held.state]}, reason=held.reason)
    return held


@transaction.atomic
def add_product(
    task: Task,
    title: str,
    *,
    by: User,
    kind: str = ProductKind.PLAN,
    due_on: date | None = None,
    shared_with: TaskProduct | None = None,
) -> TaskProduct:
    """A product that no words tell of; with `shared_with` the one that another task makes."""
    task = Task.objects.for_user(by, "view").select_for_update(of=("self",)).get(pk=task.pk)
    if not may_bring_forward(task, by):
        raise PermissionDenied
    if shared_with is not None:
        shared_with = TaskProduct.objects.for_user(by, "view").confirmed().own().get(pk=shared_with.pk)
        if shared_with.task_id == task.pk:
            raise ValidationError(_("Đây là sản phẩm của chính nhiệm vụ này."))
        title, kind, due_on = shared_with.title, shared_with.kind, None
    made = TaskProduct(
        task=task, title=" ".join(title.split()), kind=kind, due_on=due_on, shared_with=shared_with,
        state=ProductState.CONFIRMED, settled_by=by, settled_at=clock.now(),
    )  # fmt: skip
    made.full_clean()
    made.save()
    note(made, "added", by=by, changes={"title": [None, made.title]})
    return made


def may_bring_forward(task: Task, user: User) -> bool:
    """The desk may, and whoever leads the task."""
    if user.is_desk:
        return True
    leads = Duty.objects.active().filter(task=task, part=Part.LEAD)
    return bool(user.agency_id) and user.charge.answered(leads, about="task__title").exists()


# ── its way ──────────────────────────────────────────────────────────────────────────────────────


@transaction.atomic
def draft_product(product: TaskProduct, *, by: User) -> TaskProduct:
    """A draft lies there, or lies there again after opinions."""
    held = _moving(product, ProductStage.DRAFTED, by)
    return _move(held, ProductStage.DRAFTED, "drafted", by=by)


@transaction.atomic
def consult_product(
    product: TaskProduct, agencies: Iterable[Agency], *, by: User, words: str = "", due_on: date | None = None
) -> Consultation:
    """Ask agencies for their opinion of the draft, by the one mechanism of the office."""
    held = _moving(product, ProductStage.CONSULTING, by)
    asked = documents.ask(
        subject=_("Góp ý dự thảo %(title)s") % {"title": held.title},
        agencies=agencies,
        by=by,
        words=words,
        due_on=due_on,
        link_url=held.get_absolute_url(),
        link_name=f"{held.task.label} {held.title}".strip()[:250],
    )
    held.consultation = asked
    _move(held, ProductStage.CONSULTING, "asked", by=by)
    return asked


@transaction.atomic
def approve_product(product: TaskProduct, document: Document, *, by: User) -> TaskProduct:
    """Name the paper that approves it."""
    held = _moving(product, ProductStage.APPROVED, by)
    held.document = Document.objects.in_force().get(pk=document.pk)
    return _move(held, ProductStage.APPROVED, "approved", by=by, document=[None, held.document])


@transaction.atomic
def step_back(product: TaskProduct, *, reason: str, by: User) -> TaskProduct:
    """The approving paper was another one, or none: back to the draft, with the reason."""
    if not reason.strip():
        raise ValidationError(_("Chưa ghi lý do lùi lại. Ghi một câu rồi lưu."))
    held = _moving(product, ProductStage.DRAFTED, by)
    if held.stage != ProductStage.APPROVED:
        raise ValidationError(
            _("“%(title)s” đang ở giai đoạn “%(now)s”, chưa có văn bản phê duyệt để lùi lại.")
            % {"title": held.title, "now": held.get_stage_display()}
        )
    document, held.document = held.document, None
    changes = {"document": [document, None]} if document else {}
    return _move(held, ProductStage.DRAFTED, "stepped-back", by=by, reason=reason.strip(), **changes)


def hang_plan(product: TaskProduct, plan: Plan, *, by: User) -> TaskProduct:
    """The approved paper was read as `plan`: it stands under the task, and its tasks with it.

    Called within the transaction of the upload. Errors: ValidationError where it would stand under itself, where the
    product has another plan, and where the plan is the product of another task.
    """
    held = _held(product, by)
    refuse_hanging(held, plan)
    before = held.stage
    if held.document_id is None and plan.number:
        # the paper is its own approval: it is signed
        issuer = plan.issuer_agency or plan.issuer or None
        held.document = documents.cite(plan.number, plan.issued_on, issuer, plan.title, by=by)
    held.plan, held.stage = plan, ProductStage.READ
    held.save(update_fields=["plan", "stage", "document"])
    plan.parent_task, plan.above = held.task, held.task.plan
    plan.document = plan.document or held.document
    plan.save(update_fields=["parent_task", "above", "document"])
    note(held, "read", by=by, changes={"stage": [before, held.stage], "plan": [None, plan]})
    note(plan, "hung", by=by, changes={"parent_task": [None, held.task]})
    return held


def refuse_hanging(product: TaskProduct, plan: Plan | None = None) -> None:
    """Say why nothing can be hung under it. Asked before a file is taken, and again when it was read."""
    if product.state != ProductState.CONFIRMED or product.shared_with_id:
        raise ValidationError(
            _("“%(title)s” chưa được xác nhận là sản phẩm của nhiệm vụ, hoặc là sản phẩm của nhiệm vụ khác.")
            % {"title": product.title}
        )
    if product.plan_id and (plan is None or product.plan_id != plan.pk):
        raise ValidationError(
            _("“%(title)s” đã có văn bản được đọc: %(plan)s. Văn bản mới của kế hoạch đó thì tải lên như bình thường.")
            % {"title": product.title, "plan": product.plan}
        )
    if plan is None:
        return
    if plan.parent_task_id and plan.parent_task_id != product.task_id:
        raise ValidationError(
            _("%(plan)s đã là sản phẩm của nhiệm vụ %(task)s.") % {"plan": plan, "task": plan.parent_task}
        )
    if would_circle(plan, product.task.plan):
        raise ValidationError(
            _("%(plan)s đứng trên nhiệm vụ %(label)s nên không thể là sản phẩm của nhiệm vụ đó.")
            % {"plan": plan, "label": product.task.label}
        )


def _held(product: TaskProduct, by: User) -> TaskProduct:
    rows = TaskProduct.objects.for_user(by, "change").select_for_update(of=("self",))
    return rows.select_related("task__plan", "document", "shared_with", "settled_by", "plan").get(pk=product.pk)


def _moving(product: TaskProduct, to: ProductStage, by: User) -> TaskProduct:
    held = _held(product, by)
    if held.state != ProductState.CONFIRMED:
        raise ValidationError(_("“%(title)s” chưa được xác nhận là sản phẩm.") % {"title": held.title})
    if held.shared_with_id:
        raise ValidationError(
            _("“%(title)s” do nhiệm vụ %(label)s làm; ghi giai đoạn ở đó.")
            % {"title": held.title, "label": held.shared_with.task.label if held.shared_with else ""}
        )
    if not may_come(held.stage, to):
        raise ValidationError(
            _("“%(title)s” đang ở giai đoạn “%(now)s”, không chuyển sang “%(to)s” được.")
            % {"title": held.title, "now": held.get_stage_display(), "to": to.label}
        )
    return held


def _move(held: TaskProduct, to: ProductStage, verb: str, *, by: User, reason: str = "", **changes: Any) -> TaskProduct:
    before, held.stage = held.stage, to
    held.save(update_fields=["stage", "document", "consultation"])
    note(held, verb, by=by, changes={"stage": [before, to], **changes}, reason=reason)
    return held


def _settle(held: TaskProduct, state: ProductState, by: User) -> None:
    held.state, held.settled_by, held.settled_at = state, by, clock.now()
    held.full_clean()
    held.save()


def _settled(held: TaskProduct) -> str:
    return _("%(who)s đã trả lời trước về “%(title)s”: %(state)s.") % {
        "who": held.settled_by or _("Người khác"),
        "title": held.title,
        "state": held.get_state_display().lower(),
    }
