"""The draft as the values its paper is made of."""

from itertools import groupby

from haidang.kit.ui.demo import demo_mark
from haidang.papers.writer.model import Official
from haidang.reports.next_plan.choices import Section
from haidang.reports.next_plan.models import NextPlan, NextPlanLine
from haidang.reports.next_plan.rules.paper import in_two_lines, plan_paper
from haidang.reports.next_plan.rules.values import FieldWords, Head, Line, PlanWords, TaskWords
from haidang.reports.next_plan.selectors.annexes import annexes_of


def plan_words(next_plan: NextPlan) -> PlanWords:
    """What goes in, in the order of the paper; one query."""
    lines = list(next_plan.lines.chosen().in_order())
    tasks = [line for line in lines if line.is_task]
    return PlanWords(
        head=head_of(next_plan),
        fields=tuple(
            FieldWords(title, tuple(task_words(line) for line in rows))
            for title, rows in groupby(tasks, key=lambda line: line.field_title)
        ),
        bases=_of(lines, Section.BASIS),
        purposes=_of(lines, Section.PURPOSE),
        requirements=_of(lines, Section.REQUIREMENT),
        organisation=_of(lines, Section.ORGANISATION),
        recipients=tuple(each.strip(" ;.-") for each in next_plan.recipients.splitlines() if each.strip(" ;.-")),
        annexes=annexes_of(lines, next_plan.year),
        mark=demo_mark(),
    )


def head_of(next_plan: NextPlan) -> Head:
    return Head(
        issuer=in_two_lines(next_plan.issuer),
        about=" ".join(next_plan.about.split()),
        symbol=next_plan.symbol,
        place=next_plan.place,
        drafted_on=next_plan.made_on,
        formula=tuple(next_plan.formula.splitlines()),
        post=next_plan.post,
        name=next_plan.signer,
    )


def task_words(line: NextPlanLine) -> TaskWords:
    return TaskWords(
        title=line.words,
        leads=tuple(line.lead_list),
        coordinators=tuple(line.coordinator_list),
        due=line.due,
        solutions=tuple(line.solution_list),
        key=line.pk,
    )


def _of(lines: list[NextPlanLine], section: Section) -> tuple[Line, ...]:
    return tuple(Line(line.words, line.pk) for line in lines if line.section == section)


def official(next_plan: NextPlan) -> Official:
    """The paper, to be drawn in Word or as PDF."""
    return plan_paper(plan_words(next_plan))
