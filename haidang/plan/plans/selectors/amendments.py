"""An amendment as a person looks at it: each task it changes, word by word, and why it cannot be put in force yet."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Max, Q, QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from haidang.kit import clock
from haidang.plan.plans import amend_refusals, amend_rules
from haidang.plan.plans.amend_refusals import Refusal
from haidang.plan.plans.amend_rules import Changing, PartyThen, PlanThen, Run, SolutionThen, TaskThen, word_runs
from haidang.plan.plans.choices import ChangeKind, Part
from haidang.plan.plans.models import Amendment, Change, Plan, Task, TaskDay
from haidang.plan.plans.selectors.as_of import Figures, as_of, figures

# ── the draft as plain values ────────────────────────────────────────────────────────────────────


def with_changes(changes: "QuerySet[Change]") -> "QuerySet[Change]":
    """Changes with all that they say, in a constant number of queries."""
    return (
        changes.select_related("task", "amendment")
        .prefetch_related("others", "parties", "solutions")
        .order_by("position")
    )


def changing(change: Change) -> Changing:
    """A change from `with_changes` as plain values."""
    return Changing(
        kind=change.kind, task=change.task_id, others=tuple(sorted(other.pk for other in change.others.all())),
        label=change.label, title=change.title, description=change.description, due_on=change.due_on,
        deadline_words=change.deadline_words, to_year=change.to_year, reason=change.reason,
        parties=tuple(PartyThen(one.part, one.words, one.agency_id) for one in change.parties.all()),
        solutions=tuple(SolutionThen(one.solution_id, one.words) for one in change.solutions.all()),
        name=str(change),
    )  # fmt: skip


def drafted(amendment: Amendment) -> list[Changing]:
    return [changing(change) for change in with_changes(amendment.changes.all())]


# ── what is different ────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class PartDiff:
    """Who has one part: who stays, who goes, who comes."""

    part: str
    stayed: tuple[str, ...]
    gone: tuple[str, ...]
    new: tuple[str, ...]

    @property
    def is_changed(self) -> bool:
        return bool(self.gone or self.new)


@dataclass(frozen=True, slots=True)
class SolutionDiff:
    kind: str
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class TaskDiff:
    """One task before and after."""

    label: str
    #: "new", "gone" or "changed".
    kind: str
    #: How it goes: the words of the change.
    how: str
    title: tuple[Run, ...]
    description: tuple[Run, ...]
    parts: tuple[PartDiff, ...]
    deadline: tuple[Run, ...]
    due_before: date | None
    due_after: date | None
    solutions: tuple[SolutionDiff, ...]
    pk: int | None = None

    @property
    def is_day_moved(self) -> bool:
        return self.kind == "changed" and self.due_before != self.due_after

    @property
    def has_changed_solutions(self) -> bool:
        return any(each.kind != "same" for each in self.solutions)


_NOTHING = TaskThen(None, "", "")


def task_diff(before: TaskThen | None, after: TaskThen | None, how: str = "") -> TaskDiff:
    """What is different between a task and itself; between nothing and a task, all of it is new."""
    old, new = before or _NOTHING, after or _NOTHING
    kind = "new" if before is None else "gone" if after is None else "changed"
    return TaskDiff(
        label=new.label or old.label, kind=kind, how=how, pk=old.pk or new.pk,
        title=word_runs(old.title, new.title), description=word_runs(old.description, new.description),
        parts=tuple(_parts(old, new)), deadline=word_runs(old.deadline_words, new.deadline_words),
        due_before=old.due_on, due_after=new.due_on, solutions=tuple(_solutions(old, new)),
    )  # fmt: skip


def _parts(old: TaskThen, new: TaskThen) -> Iterable[PartDiff]:
    for part in (Part.LEAD, Part.IMPLEMENTING, Part.COORDINATING):
        had, has = old.who_has(part), new.who_has(part)
        if not (had or has):
            continue
        stays = {party.who for party in had} & {party.who for party in has}
        yield PartDiff(
            str(part.label),
            tuple(party.words for party in has if party.who in stays),
            tuple(party.words for party in had if party.who not in stays),
            tuple(party.words for party in has if party.who not in stays),
        )


def _solutions(old: TaskThen, new: TaskThen) -> Iterable[SolutionDiff]:
    after = {each.pk: each for each in new.solutions if each.pk is not None}
    held = {each.pk for each in old.solutions}
    for each in old.solutions:
        now = after.get(each.pk or 0)
        runs = word_runs(each.words, now.words if now else "")
        kind = "gone" if now is None else "same" if now.words == each.words else "changed"
        yield SolutionDiff(kind, runs)
    for each in new.solutions:
        if each.pk is None or each.pk not in held:
            yield SolutionDiff("new", word_runs("", each.words))


def plan_diff(before: PlanThen, after: PlanThen, how: Mapping[int, str] | None = None) -> tuple[TaskDiff, ...]:
    """Every task that is different, in the order of the paper; what goes stands where it stood."""
    now = {task.pk: task for task in after if task.pk is not None}
    had = {task.pk: task for task in before}
    found = []
    for task in before:
        then = now.get(task.pk or 0)
        if then is None or then.printed != task.printed:
            found.append((task.position, task_diff(task, then, (how or {}).get(task.pk or 0, ""))))
    for task in after:
        if task.pk is None or task.pk not in had:
            found.append((task.position, task_diff(None, task)))
    return tuple(diff for _position, diff in sorted(found, key=lambda pair: pair[0]))


# ── the preview ──────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Preview:
    """What an amendment makes of its plan, and what stands in its way."""

    diffs: tuple[TaskDiff, ...]
    refusals: tuple[str, ...]
    before: Figures
    after: Figures
    #: Of all that is shown: who puts it in force says by it what they saw.
    mark: str

    @property
    def may_be_put(self) -> bool:
        return not self.refusals


def preview(amendment: Amendment) -> Preview:
    """The plan of today, and what the draft would make of it; of one that is in force, what it made of it."""
    if amendment.put_at is not None:
        return _done(amendment)
    today = clock.today()
    changes = drafted(amendment)
    before = as_of(amendment.plan, today)
    refusals = refusals_of(amendment, before, changes, today)
    after = possible(before, changes, amendment.plan.year)
    return Preview(
        diffs=plan_diff(before, after, _how(amendment)),
        refusals=tuple(said(each) for each in refusals),
        before=figures(before, today),
        after=figures(after, today),
        mark=mark_of(amendment, before, changes),
    )


def _done(amendment: Amendment) -> Preview:
    on = amendment.in_force_on
    assert on
    eve = on - timedelta(days=1)
    touched = set(Task.objects.filter(plan=amendment.plan, pk__in=_touched(amendment)).values_list("pk", flat=True))
    before, after = as_of(amendment.plan, eve), as_of(amendment.plan, on)
    return Preview(
        diffs=plan_diff(_of(before, touched), _of(after, touched), _how(amendment)),
        refusals=(), before=figures(before, eve), after=figures(after, on), mark="",
    )  # fmt: skip


def _of(plan: PlanThen, pks: set[int]) -> PlanThen:
    return tuple(task for task in plan if task.pk in pks)


def _touched(amendment: Amendment) -> set[int]:
    found: set[int | None] = set()
    for change in amendment.changes.prefetch_related("others"):
        found.add(change.made_id if change.kind == ChangeKind.ADD else change.task_id)
        found |= {other.pk for other in change.others.all()}
    return {pk for pk in found if pk is not None}


def _how(amendment: Amendment) -> dict[int, str]:
    """How tasks leave the plan, in the words of the change."""
    found: dict[int, str] = {}
    for change in amendment.changes.select_related("task").prefetch_related("others"):
        if change.kind == ChangeKind.MERGE:
            words = _("Gộp vào mục %(label)s") % {"label": change.task.label if change.task else ""}
            found |= dict.fromkeys((other.pk for other in change.others.all()), str(words))
        elif change.kind == ChangeKind.POSTPONE and change.task_id:
            found[change.task_id] = str(_("Chuyển sang năm %(year)s") % {"year": change.to_year})
        elif change.kind == ChangeKind.DROP and change.task_id:
            found[change.task_id] = str(_("Thôi thực hiện"))
    return found


def possible(before: PlanThen, changes: Sequence[Changing], year: int | None) -> PlanThen:
    """The plan after those of the changes that can be made: a draft is looked at before it is right."""
    after = before
    for change in changes:
        if not list(amend_refusals.impossible(after, [change], year=year)):
            after = amend_rules.amended(after, [change])
    return after


def mark_of(amendment: Amendment, before: PlanThen, changes: Sequence[Changing]) -> str:
    """Says whether what was seen is still what there is: plan, changes, decision, day."""
    whole = (before, tuple(changes), amendment.document_id, amendment.in_force_on)
    return hashlib.sha256(repr(whole).encode()).hexdigest()[:24]


# ── why not ──────────────────────────────────────────────────────────────────────────────────────


def refusals_of(amendment: Amendment, before: PlanThen, changes: Sequence[Changing], today: date) -> list[Refusal]:
    """Everything that stands in the way of putting it in force."""
    document = amendment.document
    moment = amend_refusals.Moment(
        today=today, in_force_on=amendment.in_force_on, decided_on=document.issued_on if document else None,
        has_document=document is not None, plan_issued_on=amendment.plan.issued_on,
        last_amended_on=last_amended_on(amendment.plan, changes),
    )  # fmt: skip
    year = amendment.plan.year
    return [*amend_refusals.untimely(moment), *amend_refusals.impossible(before, changes, year=year)]


def last_amended_on(plan: Plan, changes: Sequence[Changing] = ()) -> date | None:
    """The day of the last amendment; where days are changed, also that on which one of them was last moved."""
    dated = [change.task for change in changes if change.kind == ChangeKind.DUE]
    moved = TaskDay.objects.moves().filter(task__in=dated).aggregate(last=Max("decided_on"))["last"]
    amended = Amendment.objects.in_force().filter(plan=plan).aggregate(last=Max("in_force_on"))["last"]
    return max((day for day in (moved, amended) if day), default=None)


_SENTENCES: Mapping[str, Any] = {
    "no-decision": _("Chưa ghi số, ngày của quyết định điều chỉnh."),
    "no-day": _("Chưa ghi ngày có hiệu lực."),
    "not-yet": _("Điều chỉnh có hiệu lực từ %(day)s, chưa đến ngày. Đến ngày đó mới đưa vào thực hiện."),
    "before-decision": _("Ngày có hiệu lực %(day)s trước ngày của quyết định (%(decided)s). Kiểm tra lại ngày."),
    "before-plan": _("Ngày có hiệu lực %(day)s trước ngày ban hành kế hoạch (%(issued)s). Kiểm tra lại ngày."),
    "before-last": _(
        "Kế hoạch đã có thay đổi từ %(last)s, sau ngày %(day)s. Điều chỉnh phải đưa vào theo thứ tự ngày."
    ),
    "no-change": _("Bản điều chỉnh chưa có thay đổi nào. Thêm ít nhất một thay đổi."),
    "no-task": _("%(change)s: chưa chọn nhiệm vụ."),
    "no-place": _("%(change)s: chưa chọn nhiệm vụ mới đứng sau mục nào."),
    "no-title": _("%(change)s: chưa ghi nội dung."),
    "no-label": _("%(change)s: chưa ghi số thứ tự."),
    "label-taken": _("%(change)s: kế hoạch đã có mục %(label)s. Chọn số khác, ví dụ thêm một chữ cái."),
    "no-lead": _("%(change)s: chưa có cơ quan chủ trì. Mỗi nhiệm vụ phải có ít nhất một."),
    "no-difference": _("%(change)s: không khác gì với kế hoạch đang thực hiện. Bỏ thay đổi này hoặc sửa lại."),
    "nothing-merged": _("%(change)s: chưa chọn nhiệm vụ nào để gộp vào."),
    "into-itself": _("%(change)s: một nhiệm vụ không gộp vào chính nó."),
    "of-two-kinds": _("%(change)s: không gộp nhiệm vụ với việc về tổ chức thực hiện."),
    "no-reason": _("%(change)s: chưa ghi lý do."),
    "no-later-year": _("%(change)s: năm chuyển sang phải sau năm %(year)s của kế hoạch."),
    "not-in-plan": _("%(change)s: nhiệm vụ không còn trong kế hoạch. Bỏ thay đổi này."),
    "already-gone": _("%(change)s: nhiệm vụ đã rời kế hoạch theo thay đổi “%(other)s” của chính bản này."),
    "also-changed": _("%(change)s: bản này còn thay đổi khác về nhiệm vụ đó. Chỉ giữ một."),
    "twice": _("%(change)s: bản này có hai thay đổi cùng loại về một nhiệm vụ. Chỉ giữ một."),
    "content-after-merge": _("%(change)s: nội dung sau khi gộp thì ghi ngay trong thay đổi gộp."),
}


def said(refusal: Refusal) -> str:
    """The sentence of a refusal."""
    names = {
        name: date_format(value, "d/m/Y") if isinstance(value, date) else value for name, value in refusal.names.items()
    }
    return str(_SENTENCES[refusal.code] % names)


# ── a task's own story ───────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Story:
    """What amendments and extensions did to one task."""

    days: tuple[TaskDay, ...]
    changes: tuple[Change, ...]
    merged: tuple[Task, ...]
    #: The last day on which it stood in the plan.
    eve: date | None = None

    def __bool__(self) -> bool:
        return bool(self.days or self.changes or self.merged)

    @property
    def rewords(self) -> bool:
        """Does it say something else than the paper that was signed?"""
        return any(change.kind in (ChangeKind.CONTENT, ChangeKind.MERGE) for change in self.changes)


def story_of(task: Task) -> Story:
    """Every day it had, what changed it and what was merged into it."""
    done = Change.objects.filter(amendment__in=Amendment.objects.in_force()).select_related("amendment__document")
    own = Q(task=task) & ~Q(kind=ChangeKind.ADD)
    merged = Change.others.through._default_manager.filter(task=task).values("change")
    about = done.filter(own | Q(made=task) | Q(pk__in=merged))
    changes = {change.pk: change for change in about.select_related("task")}
    return Story(
        days=tuple(task.days.select_related("document", "by")),
        changes=tuple(sorted(changes.values(), key=lambda one: (one.amendment.in_force_on, one.pk))),
        merged=tuple(Task.objects.filter(merged_into=task).in_order()),
        eve=task.ended_on - timedelta(days=1) if task.ended_on else None,
    )
