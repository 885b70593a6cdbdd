"""The papers a plan rests on become rows that can be pointed at; a plan on record among them stands above it."""

from collections.abc import Collection
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from haidang.kit.audit.services import note
from haidang.office.accounts.models import User
from haidang.office.directory.models import Agency
from haidang.office.documents import services as documents
from haidang.office.documents.models import Document
from haidang.office.norms.choices import PeriodKind
from haidang.plan.plans.choices import PaperRole
from haidang.plan.plans.models import Plan, PlanPaper, Reading
from haidang.plan.plans.selectors.chain import would_circle
from haidang.plan.plans.selectors.names import agency_called, day_of
from haidang.plan.plans.selectors.papers import Cited, offers


@transaction.atomic
def keep_papers(plan: Plan, reading: Reading, *, chosen: Collection[int], by: User) -> list[PlanPaper]:
    """Link what the reading cites at these places (from 0): found in the book, or kept there as cited.

    One that cannot be booked (a secret number, say) leaves the others untouched: its sentence is raised, nothing kept.
    """
    plan = _held(plan, by)
    wanted = [one for one in offers(plan, reading) if one.place in chosen]
    if not wanted:
        raise ValidationError(_("Chưa đánh dấu văn bản nào, hoặc các văn bản đó vừa được ghi."))
    return [
        _link(plan, _document(one, by, plan), one.role, by=by, words=one.words, position=one.place) for one in wanted
    ]


def _document(one: Cited, by: User, plan: Plan) -> Document:
    agency = agency_called(one.issuer, one.issued_on or day_of(plan)) if one.issuer else None
    return documents.cite(one.number, one.issued_on, agency or one.issuer or None, one.title, by=by)


@transaction.atomic
def link_paper(plan: Plan, document: Document, role: str, *, by: User) -> PlanPaper:
    """Name a paper that the plan rests on, though its words do not."""
    plan = _held(plan, by)
    document = Document.objects.for_user(by, "view").get(pk=document.pk)
    last = PlanPaper.objects.filter(plan=plan).aggregate(last=Max("position"))["last"]
    return _link(plan, document, PaperRole(role), by=by, position=(last or 0) + 1)


@transaction.atomic
def unlink_paper(paper: PlanPaper, *, by: User) -> Plan:
    """Take a link away; the paper stays in the book."""
    plan = _held(paper.plan, by)
    paper = PlanPaper.objects.select_related("document").get(pk=paper.pk, plan=plan)
    note(plan, "paper-unlinked", by=by, changes={str(paper.get_role_display()): [paper.document, None]})
    paper.delete()
    return plan


def _link(
    plan: Plan, document: Document, role: PaperRole, *, by: User, words: str = "", position: int = 0
) -> PlanPaper:
    if document.pk == plan.document_id:
        raise ValidationError(_("%(document)s là chính kế hoạch này.") % {"document": document})
    paper, is_new = PlanPaper.objects.get_or_create(
        plan=plan, document=document, defaults={"role": role, "words": words, "position": position}
    )
    if not is_new:
        raise ValidationError(_("%(document)s đã được ghi cho kế hoạch.") % {"document": document})
    note(plan, "paper-linked", by=by, changes={str(role.label): [None, document]})
    if plan.above_id is None and (above := _on_record(plan, document)):
        _set_above(plan, above, by=by)
    return paper


def _on_record(plan: Plan, document: Document) -> Plan | None:
    """The plan on record that the paper is: only where exactly one bears its number, year and issuer."""
    if not document.number:
        return None
    rows = Plan.objects.numbered(document.number, document.issued_on).exclude(pk=plan.pk)
    found = [one for one in rows[:2] if _same_issuer(one.issuer_agency, document.issuer)]
    if len(found) != 1 or would_circle(plan, found[0]):
        return None
    [above] = found
    if above.document_id is None:
        above.document = document
        above.save(update_fields=["document"])
    return above


def _same_issuer(one: Agency | None, other: Agency | None) -> bool:
    """Where one of them is not known the number must do."""
    return one is None or other is None or one.pk == other.pk


@transaction.atomic
def set_above(plan: Plan, above: Plan | None, *, by: User) -> Plan:
    """Say which plan this one carries out, or that it stands alone."""
    plan = _held(plan, by)
    if plan.parent_task_id:
        raise ValidationError(
            _("%(plan)s là sản phẩm của nhiệm vụ %(task)s nên đứng dưới kế hoạch của nhiệm vụ đó.")
            % {"plan": plan, "task": plan.parent_task}
        )
    if above is not None:
        above = Plan.objects.for_user(by, "view").get(pk=above.pk)
        if would_circle(plan, above):
            raise ValidationError(
                _("%(above)s đứng dưới %(plan)s, nên không thể đứng trên.") % {"above": above, "plan": plan}
            )
    return _set_above(plan, above, by=by)


def _set_above(plan: Plan, above: Plan | None, *, by: User) -> Plan:
    before, plan.above = plan.above, above
    plan.save(update_fields=["above"])
    note(plan, "hung", by=by, changes={"above": [before, above]})
    return plan


@transaction.atomic
def set_report_kind(plan: Plan, kind: str, *, by: User) -> Plan:
    """How often the plan asks for reports ("" for by the month); said before it is sent: then agencies count on it."""
    plan = _held(plan, by)
    kind = PeriodKind(kind) if kind else ""
    if plan.receipts.exists():
        raise ValidationError(
            _("Kế hoạch đã gửi cho các cơ quan; muốn đổi kỳ báo cáo, đặt ở trang theo dõi của kế hoạch.")
        )
    before, plan.report_kind = plan.report_kind, kind
    plan.save(update_fields=["report_kind"])
    note(plan, "report-kind-set", by=by, changes={"report_kind": [before, plan.report_kind]})
    return plan


def _held(plan: Plan, by: User) -> Plan:
    return Plan.objects.for_user(by, "change").select_for_update(of=("self",)).get(pk=plan.pk)


def paper_named(number: str, on: date | None, issuer: str, *, by: User, about: str = "") -> Document:
    """The paper that a person names by its number: from the book, or kept there as cited."""
    agency = agency_called(issuer, on or day_of(Plan())) if issuer.strip() else None
    return documents.cite(number, on, agency or issuer.strip() or None, about, by=by)
