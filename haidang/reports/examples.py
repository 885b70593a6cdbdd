"""One report of the year, taken through the verbs of the room: for tests, the demo, and nowhere else."""

from datetime import date
from typing import Any

from haidang.kit import clock
from haidang.office.accounts.examples import person
from haidang.office.accounts.models import User
from haidang.office.norms.choices import PeriodKind
from haidang.reports import services
from haidang.reports.choices import ReportKind
from haidang.reports.forms import window
from haidang.reports.models import Passage, Report


def opened(*, by: User | None = None, **facts: Any) -> Report:
    """The year in which today lies, over the days of the norm; not composed yet."""
    by = by or person("so-ngoai-vu")
    year = window(PeriodKind.YEAR, clock.today().year, 1)
    given: dict[str, Any] = {
        "kind": ReportKind.YEAR,
        "since": year.first,
        "until": year.last,
        "period": year.name,
        "recipient": "Ủy ban nhân dân tỉnh",
    }
    return services.open_report(by=by, **given | facts)


def report(*, by: User | None = None, **facts: Any) -> Report:
    """The same, composed: somebody writes in it."""
    return services.build(opened(by=by, **facts))


def reviewed(*, by: User | None = None) -> Report:
    """Before whoever signs it."""
    by = by or person("so-ngoai-vu")
    return services.submit(report(by=by), by=by)


def signed(*, by: User | None = None, on: date | None = None) -> Report:
    """Frozen by the director of Sở Ngoại vụ."""
    return services.sign(reviewed(by=by), signed_on=on or clock.today(), by=person("lanh-dao-so-ngoai-vu"))


def passage(*, by: User | None = None) -> Passage:
    """Its first paragraph."""
    found = report(by=by).passages.first()
    assert found
    return found
