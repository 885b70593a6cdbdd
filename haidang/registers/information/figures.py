"""The figures of the room, of what a person may see."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from haidang.kit.figures import Figure
from haidang.registers.information.counting import counts


def figures(user: Any, since: date, until: date) -> Iterator[Figure]:
    """Items by place, medium and language; publications, issues, campaigns, clips, foreign press."""
    return counts(lambda model: model.objects.for_user(user, "view"), since, until)
