"""Questions about figures: what was reached of each output, period by period, and how much of its target that is."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from haidang.office.directory.models import Agency
from haidang.plan.followup import rules
from haidang.plan.followup.choices import Stage
from haidang.plan.followup.models import OutputFigure, Update
from haidang.plan.plans.models import Duty, Plan, Task
from haidang.plan.programmes.choices import Counting
from haidang.plan.programmes.models import Output, lead_duties
from haidang.plan.programmes.rules import said


@dataclass(frozen=True)
class Reached:
    """An output as it stands: its figures by period, what they make together, and the share of the target."""

    output: Output
    #: The earliest period first; each with its update, and `is_shown`: there is evidence under it.
    figures: Sequence[OutputFigure]
    actual: Decimal | None
    #: In percent of the figure, never of completion; None without a target.
    share: Decimal | None

    @property
    def actual_said(self) -> str:
        return said(self.actual)

    @property
    def share_said(self) -> str:
        return f"{said(self.share)} %" if self.share is not None else ""

    @property
    def unshown(self) -> int:
        """How many of its figures have no evidence under them."""
        return sum(not figure.is_shown for figure in self.figures)  # type: ignore[attr-defined]


def reached(outputs: Iterable[Output], *, accepted: bool = False, until: date | None = None) -> dict[int, Reached]:
    """How each output stands, by its key, in one query. Only what agencies stand by is counted; where `accepted`,
    only what Sở Ngoại vụ has taken (for reports); with `until`, only periods that began by that day.
    """
    rows = {output.pk: output for output in outputs}
    figures = OutputFigure.objects.said().filter(output__in=rows).with_evidence().select_related("update").in_order()
    if accepted:
        figures = figures.filter(update__stage__in=(Stage.ACCEPTED, Stage.LOCKED))
    if until:
        figures = figures.filter(update__first__lte=until)
    found: dict[int, list[OutputFigure]] = defaultdict(list)
    for figure in figures:
        found[figure.output_id].append(figure)
    return {pk: _reached(output, found[pk]) for pk, output in rows.items()}


def _reached(output: Output, figures: Sequence[OutputFigure]) -> Reached:
    is_added = output.counting == Counting.ADDED
    actual = rules.reached([figure.value for figure in figures], is_added=is_added)
    return Reached(output, figures, actual, rules.share(actual, output.target))


def of_task(task: Task, user: Any) -> list[Reached]:
    """The outputs of a task, of every part that `user` may see."""
    seen = Duty.objects.for_user(user, "view").active().filter(task=task).order_by().values("pk")
    return _all(Output.objects.filter(duty__in=seen))


def of_programme(plan: Plan, agency: Agency) -> list[tuple[Task, list[Reached]]]:
    """The outputs of a programme, by task, in the order of the plan. Who may see the programme, its page asks."""
    duties = lead_duties().filter(task__plan=plan, agency=agency)
    rows = _all(Output.objects.filter(duty__in=duties).order_by("duty__task__position", "duty__task", "pk"))
    found: dict[Task, list[Reached]] = {}
    for each in rows:
        found.setdefault(each.output.duty.task, []).append(each)
    return list(found.items())


def _all(outputs: Any) -> list[Reached]:
    rows = list(outputs.select_related("duty__agency", "duty__task"))
    standing = reached(rows)
    return [standing[output.pk] for output in rows]


def asked_of(duty: Duty) -> list[Reached]:
    """What the form of an update asks: the outputs of the part that are told in figures, as they stand."""
    return _all(Output.objects.filter(duty=duty).exclude(unit=""))


def held_by(update: Update | None) -> dict[int, Decimal]:
    """The figures an update holds, by output."""
    return dict(update.figures.values_list("output_id", "value")) if update else {}


def counted_duties(duties: Iterable[int]) -> set[int]:
    """Which of these parts have outputs that are told in figures."""
    return set(Output.objects.filter(duty__in=list(duties)).exclude(unit="").values_list("duty_id", flat=True))
