"""The draft read again by the reader of plans: whoever gets the paper must find the same tasks in it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from haidang.papers.sources.text import Source
from haidang.plan.plans.reading import read_paper
from haidang.reports.next_plan.rules.as_text import as_text
from haidang.reports.next_plan.rules.values import PlanWords, TaskWords
from haidang.reports.next_plan.rules.wording import bare

What = Literal["missing", "more", "title", "leads", "coordinators", "due", "description", "solutions"]


@dataclass(frozen=True, slots=True)
class Difference:
    """Something that would be read otherwise than it was meant."""

    label: str
    what: What
    ours: str
    theirs: str
    #: The row of the task; 0 where it is of none.
    key: int = 0


def tasks_read(source: Source) -> list[tuple[str, TaskWords]]:
    """The tasks that the reader finds, with their printed numbers."""
    plan = read_paper(source)
    return [
        (
            task.label,
            TaskWords(
                title=bare(plan.words(task.title)),
                leads=tuple(plan.words(each.span) for each in task.leads),
                coordinators=tuple(plan.words(each.span) for each in task.coordinators),
                due="; ".join(plan.words(each.span) for each in task.deadlines),
                description=" ".join(bare(plan.words(each)) for each in task.descriptions),
                solutions=tuple(bare(plan.words(each.span).lstrip("+ ")) for each in task.solutions),
            ),
        )
        for task in plan.tasks
    ]


def differences(plan: PlanWords, source: Source | None = None) -> list[Difference]:
    """What is read otherwise than it stands in the draft; nothing where every task comes back as it was written."""
    ours = dict(plan.numbered)
    read = tasks_read(source or as_text(plan).source)
    theirs: dict[str, TaskWords] = {}
    found = []
    for label, task in read:
        if label not in ours or label in theirs:
            found.append(Difference(label, "more", "", task.title))
        else:
            theirs[label] = task
    for label, task in ours.items():
        if label not in theirs:
            found.append(Difference(label, "missing", task.title, "", task.key))
        else:
            found.extend(_of_task(label, task, theirs[label]))
    return found


def _of_task(label: str, ours: TaskWords, theirs: TaskWords) -> Iterator[Difference]:
    pairs: tuple[tuple[What, str, str], ...] = (
        ("title", bare(ours.title), theirs.title),
        ("leads", _list(ours.leads), _list(theirs.leads)),
        ("coordinators", _list(ours.coordinators), _list(theirs.coordinators)),
        ("due", ours.due, theirs.due),
        ("description", bare(ours.description), theirs.description),
        ("solutions", _list(bare(each) for each in ours.solutions), _list(theirs.solutions)),
    )
    for what, mine, read in pairs:
        if _same(mine) != _same(read):
            yield Difference(label, what, mine, read, ours.key)


def _list(words: Iterable[str]) -> str:
    return "\n".join(words)


def _same(words: str) -> str:
    """Blanks that keep a day on one line are blanks; quotation marks are those of the paper."""
    lines = words.replace("\xa0", " ").replace("\u202f", " ").split("\n")
    return "\n".join(" ".join(line.split()) for line in lines)
