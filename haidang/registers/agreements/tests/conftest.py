"""The cast, the directory, the norms; and a Monday in March 2024, long after Luật 70/2020 came into force."""

from datetime import date, timedelta

import pytest

from haidang.office.directory.models import Agency
from haidang.office.documents import services as documents
from haidang.plan.followup.tests.conftest import (
    accepted,
    cast,
    colleague,
    desk,
    directory,
    enter,
    folder,
    officer,
    tasks,
)
from haidang.plan.plans.models import Plan
from haidang.registers.agreements import examples, services
from haidang.registers.agreements.choices import Stage
from haidang.registers.agreements.models import Agreement

__all__ = ["accepted", "cast", "colleague", "desk", "directory", "enter", "folder", "officer", "tasks"]


@pytest.fixture
def on(settings):
    """The office's day is another one from here."""

    def day(year, month, number):
        settings.HAIDANG_TODAY = date(year, month, number)
        return settings.HAIDANG_TODAY

    return day


@pytest.fixture
def today(on):
    return on(2024, 3, 4)


@pytest.fixture
def chair(cast):
    return cast["lanh-dao-ubnd"]


@pytest.fixture
def agency(directory):
    return lambda code: Agency.objects.get(code=code)


@pytest.fixture
def again():
    """The row as it stands now."""
    return lambda row: type(row).objects.get(pk=row.pk)


@pytest.fixture
def proposed(norms, cast, today):
    """Sở Công Thương proposes a memorandum for UBND tỉnh."""
    return examples.agreement()


@pytest.fixture
def answered(officer, again):
    """The opinions asked for an agreement (or a change of it) are in, and the question is closed."""

    def all_agree(consultation, by=None):
        by = by or officer
        for opinion in consultation.opinions.all():
            documents.answer_opinion(
                opinion, by=by, stance="agrees", source="công văn trả lời", answered_on=consultation.asked_on
            )
        documents.close(again(consultation), by=by)

    return all_agree


@pytest.fixture
def approved(proposed, officer, desk, agency, answered, again, today):
    """Asked of Bộ Ngoại giao, agreed, approved."""
    services.ask(proposed, [agency("BNG")], by=officer)
    answered(again(proposed).consultation)
    services.approve(again(proposed), number="812/UBND-VP", issued_on=today, by=desk)
    return again(proposed)


@pytest.fixture
def signed(norms, cast):
    """Signed on a day, for years; by the example."""

    def made(day, years=5, **facts):
        last = date(day.year + years, day.month, day.day) - timedelta(days=1) if years else None
        return examples.signed(signed_on=day, expires_on=last, **facts)

    return made


@pytest.fixture
def stage_of():
    return lambda row: Stage(Agreement.objects.get(pk=row.pk).stage)


@pytest.fixture
def plan_of_the_year(tasks):
    """A plan whose year is over asks for no update; this one is of the year in which the tests live."""
    Plan.objects.update(year=2024)
