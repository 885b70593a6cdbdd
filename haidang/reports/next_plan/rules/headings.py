"""Headings of the draft that make what stands under them unreadable: told once, where each of their tasks would be."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from haidang.reports.next_plan.rules.reading_back import Difference, differences
from haidang.reports.next_plan.rules.values import FieldWords, PlanWords

#: "1.200" is read as a thousand and two hundred of something; up to 1.199 the reader knows it for a number.
MOST_TASKS = 199
#: A heading that nobody misreads.
_PLAIN = "Công tác đối ngoại"


@dataclass(frozen=True, slots=True)
class HeadingFault:
    """What is wrong with a heading, and the first row under it."""

    kind: Literal["charges", "too-many"]
    number: int
    title: str
    tasks: int
    key: int


def heading_faults(plan: PlanWords, found: Sequence[Difference]) -> list[HeadingFault]:
    """The headings at fault for what is read otherwise. `found`: the differences of the whole draft."""
    if not found:
        return []
    faults = []
    for number, field in enumerate(plan.fields, 1):
        kind = _fault(plan, field)
        if kind:
            faults.append(HeadingFault(kind, number, field.title, len(field.tasks), field.tasks[0].key))
    return faults


def _fault(plan: PlanWords, field: FieldWords) -> Literal["charges", "too-many", ""]:
    if len(field.tasks) > MOST_TASKS:
        return "too-many"
    # alone under its heading it is read otherwise, and under another heading it is not: then the heading does it
    said, plain = (_alone(plan, each) for each in (field, replace(field, title=_PLAIN)))
    return "charges" if said and not plain else ""


def _alone(plan: PlanWords, field: FieldWords) -> bool:
    return bool(differences(PlanWords(plan.head, (field,))))


def without(found: Iterable[Difference], faults: Iterable[HeadingFault]) -> list[Difference]:
    """The differences that no heading explains."""
    numbers = {str(fault.number) for fault in faults}
    return [each for each in found if each.label.split("#")[0].split(".")[0] not in numbers]
