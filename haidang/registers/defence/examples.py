"""Honest instances of each thing, by the verbs of the room: for tests and the demonstration, nowhere else."""

from datetime import date
from typing import Any

from haidang.office.accounts.examples import person
from haidang.office.accounts.models import User
from haidang.registers.defence import services
from haidang.registers.defence.choices import Kind
from haidang.registers.defence.forms import DefenceActivityForm
from haidang.registers.defence.models import DefenceActivity, DefencePaper
from haidang.registers.partners.examples import country

ON = date(2020, 7, 27)


def defenceactivity(*, by: User | None = None, tasks: Any = (), **facts: Any) -> DefenceActivity:
    """The yearly meeting with a twin on the other side of the border."""
    by = by or person("bo-chi-huy-quan-su")
    given: dict[str, Any] = {
        "name": "Giao lưu thường niên với đơn vị kết nghĩa (minh họa)",
        "kind": Kind.TWINNING,
        "agency": by.agency_id,
        "partners": [country().pk],
        "on": ON,
        "tasks": [task.pk for task in tasks],
    }
    form = DefenceActivityForm(given | facts, by=by)
    assert form.is_valid(), form.errors
    return services.save(form, by=by)


def defencepaper() -> DefencePaper:
    """There is a report, and the clerk of the agency has it."""
    activity = defenceactivity()
    return DefencePaper.objects.create(activity=activity, kind="report", keeper=activity.agency)
