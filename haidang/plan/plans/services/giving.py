"""Tasks that no plan gave: from a thông báo kết luận, a letter, a direction at a meeting; and words nobody had read."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from haidang.kit import clock
from haidang.kit.audit.services import note
from haidang.office.accounts.models import User
from haidang.office.directory.models import Agency
from haidang.office.documents.models import Document
from haidang.papers.sources.text import Span
from haidang.plan.plans.choices import DueState, GivingKind, Origin, Part, ProposalKind
from haidang.plan.plans.models import Assignment, Plan, Reading, Task
from haidang.plan.plans.selectors.names import day_of
from haidang.plan.plans.services.duties import keep_duties
from haidang.plan.plans.services.making import goes_on
from haidang.plan.plans.services.papers import paper_named


@transaction.atomic
def paper_that_gives(document: Document, *, by: User, kind: str = "") -> Plan:
    """The row under which the tasks of a paper stand: the plan it is, or one of its own kind made for it."""
    _refuse_others(by)
    document = Document.objects.for_user(by, "view").in_force().select_for_update(of=("self",)).get(pk=document.pk)
    if document.at_clerk:
        raise ValidationError(_("Văn bản theo chế độ mật: việc giao theo văn bản này theo dõi tại văn thư."))
    held = Plan.objects.filter(document=document).order_by("pk").first()
    if held:
        return held
    label = GivingKind(kind).label if kind else document.get_kind_display()
    plan = Plan.objects.create(
        number=document.number[:64], kind=str(label or GivingKind.OTHER.label)[:64],
        title=document.subject or str(document), issuer=document.issuer_said[:250], issuer_agency=document.issuer,
        issued_on=document.issued_on, year=document.issued_on.year if document.issued_on else document.year,
        document=document, origin=Origin.GIVEN,
    )  # fmt: skip
    note(plan, "created", by=by, changes={"number": [None, plan.number]})
    return plan


@transaction.atomic
def direction(title: str, *, issuer: str, on: date, by: User, kind: str = GivingKind.MEETING) -> Plan:
    """A direction for which there is no paper (yet): who gave it, when, about what."""
    _refuse_others(by)
    if on > clock.today():
        raise ValidationError(_("Ngày chỉ đạo %(day)s chưa đến.") % {"day": f"{on:%d/%m/%Y}"})
    title = " ".join(title.split())
    if not title or not issuer.strip():
        raise ValidationError(_("Ghi người chỉ đạo và nội dung cuộc họp, để người được giao biết việc từ đâu đến."))
    plan = Plan.objects.create(
        kind=str(GivingKind(kind).label), title=title, issuer=issuer.strip()[:250], issued_on=on, year=on.year,
        origin=Origin.GIVEN,
    )  # fmt: skip
    note(plan, "created", by=by, changes={"title": [None, plan.title]})
    return plan


@transaction.atomic
def add_task(
    under: Plan | Document,
    title: str,
    *,
    leads: Sequence[Agency],
    coordinators: Sequence[Agency] = (),
    due_on: date | None = None,
    description: str = "",
    deadline_words: str = "",
    by: User,
) -> Task:
    """Give a task that stands under a plan or a paper; it is followed as every other.

    Errors: ValidationError without words or without a lead, where an agency has two parts, and where the day lies
    before the paper; PermissionDenied for who may not give tasks.
    """
    plan = paper_that_gives(under, by=by) if isinstance(under, Document) else under
    _refuse_others(by)
    # who decides gives work under any paper; what a paper itself says, the desk alone changes
    rows = Plan.objects.for_user(by, "change") if by.is_desk else Plan.objects.all()
    plan = rows.select_for_update(of=("self",)).get(pk=plan.pk)
    task = _task(plan, title, due_on=due_on, deadline_words=deadline_words, by=by)
    task.description = description.strip()
    _keep(task, leads, coordinators, "given", by=by)
    note(plan, "task-given", by=by, changes={"task": [None, str(task)]})
    return task


@transaction.atomic
def give_first(
    *, kind: str, number: str, on: date, issuer: str, subject: str, title: str, by: User, **said: Any
) -> Task:
    """The first task of a paper that is named by its number, or of a direction that has none: both or neither."""
    if number.strip():
        document = paper_named(number, on, issuer, by=by, about=subject)
        return add_task(paper_that_gives(document, by=by, kind=kind), title, by=by, **said)
    return add_task(direction(subject, issuer=issuer, on=on, by=by, kind=kind), title, by=by, **said)


@transaction.atomic
def task_from_unread(
    reading: Reading,
    at: Span,
    *,
    leads: Sequence[Agency],
    coordinators: Sequence[Agency] = (),
    title: str = "",
    label: str = "",
    due_on: date | None = None,
    by: User,
) -> Task:
    """Make a task of words that the reader could not place; it keeps their address.

    Errors: ValidationError where the place was read after all, or is a task already.
    """
    plan = Plan.objects.for_user(by, "change").select_for_update(of=("self",)).get(pk=reading.plan.pk)
    if ["not-read", at.start, at.end] not in reading.coverage:
        raise ValidationError(_("Chỗ này không còn là chỗ chưa đọc được. Tải lại trang để xem bản đọc mới nhất."))
    same = Task.objects.filter(source=reading.source, start=at.start, proposal=None).first()
    if same:
        raise ValidationError(_("Chỗ này đã thành nhiệm vụ: %(task)s.") % {"task": same})
    words = reading.source.source.line_of(at)
    task = _task(plan, title or words, due_on=due_on, by=by)
    before = Task.objects.filter(source=reading.source, start__lt=at.start).order_by("-start").first()
    task.source, task.start, task.end, task.label = reading.source, at.start, at.end, label.strip()[:32]
    if before:
        task.position, task.section, task.kind = before.position, before.section, ProposalKind.TASK
        task.field, task.field_title, task.directory_field = before.field, before.field_title, before.directory_field
    changes = {"title": [words, task.title]} if task.title != words else {}
    _keep(task, leads, coordinators, "from-unread", by=by, **changes)
    return task


def _refuse_others(by: User) -> None:
    """The desk writes down what was given; the leaders of the province give it themselves, by what they decide."""
    if not by.may("add", "plan") and not by.may("approve", "plan"):
        raise PermissionDenied


def _task(plan: Plan, title: str, *, due_on: date | None, deadline_words: str = "", by: User) -> Task:
    title = " ".join(title.split())
    if not title:
        raise ValidationError(_("Chưa ghi nội dung nhiệm vụ."))
    if due_on and plan.issued_on and due_on < plan.issued_on:
        raise ValidationError(
            _("Thời hạn %(due)s trước ngày %(day)s của %(plan)s.")
            % {"due": f"{due_on:%d/%m/%Y}", "day": f"{plan.issued_on:%d/%m/%Y}", "plan": plan}
        )
    held = Task.objects.filter(plan=plan)
    last = held.aggregate(last=Max("position"))["last"] or 0
    state: str = ""
    if due_on:
        state = DueState.PRINTED if deadline_words.strip() else DueState.ACCEPTED
    label = str(held.count() + 1) if plan.origin == Origin.GIVEN else ""
    task = Task(
        plan=plan, position=last + 1, label=label, title=title, due_on=due_on, due_state=state,
        deadline_words=deadline_words.strip(), accepted_by=by,
    )  # fmt: skip
    task.is_standing = goes_on(task)
    return task


def _keep(
    task: Task, leads: Sequence[Agency], coordinators: Sequence[Agency], verb: str, *, by: User, **changes: list[Any]
) -> None:
    if not leads:
        raise ValidationError(_("Chưa có cơ quan chủ trì. Việc không có người chủ trì thì không ai trả lời."))
    both = [agency for agency in coordinators if agency in leads]
    if both:
        raise ValidationError(_("%(agency)s vừa chủ trì vừa phối hợp; chỉ ghi một vai.") % {"agency": both[0]})
    task.full_clean()
    task.save()
    on = day_of(task.plan)
    Assignment.objects.bulk_create(
        Assignment(task=task, part=part, position=at, agency=agency, words=agency.name_on(on))
        for part, agencies in ((Part.LEAD, leads), (Part.COORDINATING, coordinators))
        for at, agency in enumerate(dict.fromkeys(agencies), 1)
    )
    keep_duties([task])
    told: dict[str, list[Any]] = {str(Part.LEAD.label): [None, [str(agency) for agency in leads]]}
    if task.due_on:
        told["due_on"] = [None, task.due_on]
    note(task, verb, by=by, changes={**told, **changes})
