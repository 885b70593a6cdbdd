"""The draft is begun from the plan that runs, and gathered again when the books say more."""

from collections.abc import Iterable, Sequence

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from haidang.kit import clock
from haidang.kit.audit.services import note
from haidang.office.accounts.models import User
from haidang.plan.plans.models import Plan
from haidang.reports.next_plan.choices import ANNEXES, Section, Why
from haidang.reports.next_plan.models import NextPlan, NextPlanLine
from haidang.reports.next_plan.rules.wording import in_small, moved_on, one_line
from haidang.reports.next_plan.selectors.gathering import desk_name, gather, gone_over
from haidang.reports.next_plan.selectors.last_year import last_year
from haidang.reports.next_plan.selectors.papers import head_of
from haidang.reports.next_plan.selectors.proposed import Proposed
from haidang.reports.next_plan.selectors.tasks import Asked
from haidang.reports.next_plan.services.checking import look_over
from haidang.reports.next_plan.services.holding import grown, held

#: A plan looks one year ahead; somebody may begin late, or early.
FARTHEST = 5
#: Leaves room between two lines.
STEP = 10


@transaction.atomic
def draft(plan: Plan, year: int, *, by: User) -> NextPlan:
    """Begin the plan of `year` with everything that the books propose.

    Errors: ValidationError for a plan without tasks, a year that does not follow it, a draft that is there already.
    """
    if not by.is_desk or not by.may("add", "plan"):
        raise PermissionDenied
    plan = Plan.objects.for_user(by, "change").select_for_update(of=("self",)).get(pk=plan.pk)
    _refuse_year(plan, year)
    if not plan.tasks.exists():
        raise ValidationError(
            _("%(plan)s chưa có nhiệm vụ nào được chấp nhận. Soát xong kế hoạch rồi lập dự thảo.") % {"plan": plan}
        )
    if earlier := NextPlan.objects.drafts().filter(plan=plan, year=year).first():
        raise ValidationError(
            _("%(plan)s đã có dự thảo cho năm %(year)s đang soạn (%(who)s). Mở dự thảo đó để soạn tiếp.")
            % {"plan": plan, "year": year, "who": earlier.made_by},
            code="twice",
        )
    made = _made(plan, year, by)
    _fill(made, by)
    note(made, "created", by=by, changes={"year": [None, year], "lines": [None, made.lines.count()]})
    return look_over(made)


def _refuse_year(plan: Plan, year: int) -> None:
    first = (plan.year or clock.today().year) + 1
    if not first <= year < first + FARTHEST:
        raise ValidationError(
            {"year": _("Từ kế hoạch năm %(of)s chỉ lập được dự thảo cho các năm %(first)s đến %(last)s.")
             % {"of": first - 1, "first": first, "last": first + FARTHEST - 1}}
        )  # fmt: skip


def _made(plan: Plan, year: int, by: User) -> NextPlan:
    said = last_year(plan)
    about = moved_on(one_line(plan.title), year - (plan.year or year - 1))
    return NextPlan.objects.create(
        plan=plan,
        year=year,
        made_by=by,
        about=in_small(about),
        issuer=said.issuer[:250],
        symbol=said.symbol[:40],
        place=said.place[:120],
        formula="\n".join(said.formula)[:250],
        post=said.post[:120],
        recipients="\n".join(said.recipients),
    )


def _fill(made: NextPlan, by: User) -> None:
    asked = Asked(made.plan, made.year, clock.today())
    head = head_of(made)
    found, recipients = gone_over(gather(asked, head, by), head, made.recipients.splitlines(), desk_name(by))
    made.recipients = "\n".join(recipients)
    made.save(update_fields=["recipients"])
    _write(made, found)


def _write(made: NextPlan, found: Iterable[Proposed], *, after: int = 0) -> list[NextPlanLine]:
    orders = _orders(made)
    rows = []
    for at, each in enumerate(found, 1):
        order = orders.setdefault(each.field_title, len(orders) + 1) if each.section == Section.TASK else 0
        rows.append(_row(made, each, order, after + at * STEP))
    return NextPlanLine.objects.bulk_create(rows)


def _orders(made: NextPlan) -> dict[str, int]:
    """The fields that the draft has, in their order."""
    rows = made.lines.filter(section=Section.TASK).values_list("field_title", "field_order")
    return dict(sorted(rows, key=lambda row: -row[1])[::-1])


def _row(made: NextPlan, each: Proposed, order: int, position: int) -> NextPlanLine:
    source = each.source
    return NextPlanLine(
        next_plan=made, section=each.section, why=each.why, is_in=each.is_in, words=each.words,
        field_title=each.field_title[:500], field_order=order, position=position, due=each.due[:250],
        leads="\n".join(each.leads), coordinators="\n".join(each.coordinators), solutions="\n".join(each.solutions),
        reason=each.reason, changes="\n".join(each.changes), cells=each.cells,
        left_out=[{"words": words, "why": why} for words, why in each.left_out],
        source_type=ContentType.objects.get_for_model(source) if source else None,
        source_id=source.pk if source else None,
    )  # fmt: skip


@transaction.atomic
def gather_again(next_plan: NextPlan, *, by: User) -> tuple[int, int]:
    """What the books say today: new proposals come in, finished tasks go out; what a person edited stays.

    How many came, and how many went out.
    """
    made = held(next_plan, by)
    asked = Asked(made.plan, made.year, clock.today())
    found = gather(asked, head_of(made), by)
    known = {_key(row): row for row in made.lines.exclude(source_id=None)}
    new = [each for each in found if each.source and _key_of(each) not in known]
    for each in new:
        # a sentence that comes later is seen before it is printed
        each.is_in = each.is_in and (each.section == Section.TASK or each.section in ANNEXES)
    last = made.lines.order_by("-position").values_list("position", flat=True).first() or 0
    _write(made, new, after=last)
    gone = [row for each in found if each.source and (row := known.get(_key_of(each))) and _finished(row, each)]
    for row in gone:
        row.save(update_fields=["why", "reason", "is_in"])
    gone += _annexes_anew(made, [each for each in found if each.section in ANNEXES])
    note(made, "gathered", by=by, changes={"in": [None, len(new)], "out": [None, len(gone)]})
    grown(made)
    return len(new), len(gone)


def _annexes_anew(made: NextPlan, found: Sequence[Proposed]) -> list[NextPlanLine]:
    """The lines of annexes say what the books say today, in their order; those that are foreseen no more go out."""
    rows = {_key(row): row for row in made.lines.filter(section__in=ANNEXES)}
    for at, each in enumerate(found, 1):
        row = rows.pop(_key_of(each))
        row.words, row.reason, row.cells, row.position = each.words, each.reason, each.cells, at * STEP
        row.save(update_fields=["words", "reason", "cells", "position"])
    gone = [row for row in rows.values() if row.is_in]
    for row in gone:
        row.is_in = False
        row.reason = f"Sổ không còn ghi dự kiến cho năm {made.year}."
        row.save(update_fields=["is_in", "reason"])
    return gone


def _key(row: NextPlanLine) -> tuple[str, int | None, int | None]:
    return row.section, row.source_type_id, row.source_id


def _key_of(each: Proposed) -> tuple[str, int | None, int | None]:
    return each.section, ContentType.objects.get_for_model(each.source).pk, each.source.pk


def _finished(row: NextPlanLine, each: Proposed) -> bool:
    """Was the task done since? Then it does not go into the next plan by itself."""
    if row.why != Why.REMAINS or each.why != Why.DONE:
        return False
    row.why, row.reason = each.why, each.reason
    row.is_in = row.is_in and row.is_edited
    return True
