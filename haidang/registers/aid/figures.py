"""What the room counts: organisations and calls for aid, aid and ODA."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from haidang.kit.figures import Figure
from haidang.registers.aid.figures_ingo import figures as of_ingos
from haidang.registers.aid.figures_projects import figures as of_projects


def figures(user: Any, since: date, until: date) -> Iterator[Figure]:
    """Only what `user` may see; a number of queries that does not grow."""
    yield from of_ingos(user, since, until)
    yield from of_projects(user, since, until)
