"""The one list: whose a thing is, that heirs answer, and that its price does not grow."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext

from haidang.desk import happenings
from haidang.desk import owed as room
from haidang.desk.owed import owed, owed_by
from haidang.kit.owed import Owed
from haidang.office.directory.models import Succession
from haidang.office.documents import services as papers
from haidang.office.documents.choices import Direction

pytestmark = pytest.mark.django_db

TODAY = date(2020, 6, 15)


def kinds(found):
    return sorted(each.key.split(":")[0] for each in found)


def test_an_officer_owes_what_their_agency_was_asked(cast, officer, plan, ask):
    ask(date(2020, 6, 10), "SCT", "SDL")
    found = owed_by(officer, TODAY)
    assert {"answer", "receipt"} <= set(kinds(found.mine))
    assert {each.agency_id for each in found.mine} == {officer.agency_id}
    assert found.others == []


def test_the_desk_has_its_own_and_sees_what_others_owe(cast, desk, plan, ask):
    ask(date(2020, 6, 10), "SCT", "SNGV")
    found = owed_by(desk, TODAY)
    assert "answer" in kinds(found.mine)
    assert {each.agency_id for each in found.mine} <= {desk.agency_id, None}
    assert {"answer", "receipt"} <= set(kinds(found.others))
    assert desk.agency_id not in {each.agency_id for each in found.others}


def test_what_was_handed_to_one_person_is_theirs_alone(cast, desk, ask):
    colleague = cast["lanh-dao-so-ngoai-vu"]
    incoming = ask(
        date(2020, 6, 20),
        direction=Direction.INCOMING,
        arrived_on=date(2020, 6, 1),
        arrival_number=5,
        number="9/SCT-VP",
    )
    assert kinds(owed_by(desk, TODAY).mine) == kinds(owed_by(colleague, TODAY).mine) == ["answer"]
    papers.correct(incoming, by=cast["van-thu"], handler=colleague)
    assert owed_by(desk, TODAY).mine == []
    assert kinds(owed_by(colleague, TODAY).mine) == ["answer"]


@pytest.mark.parametrize("name", ["quan-tri", None])
def test_administration_and_strangers_see_nothing(cast, plan, name):
    found = owed_by(cast[name] if name else AnonymousUser(), TODAY)
    assert (found.mine, found.colleagues, found.others) == ([], [], [])


def test_the_soonest_comes_first_and_what_has_no_day_last(monkeypatch, db):
    days = [None, TODAY, TODAY - timedelta(days=3)]
    things = [Owed(key=f"x:{n}", kind="", title="", url="", due_on=day) for n, day in enumerate(days)]
    monkeypatch.setattr(room, "ROOMS", (lambda on: things[:1], lambda on: things[1:]))
    assert [each.key for each in owed(TODAY)] == ["x:2", "x:1", "x:0"]


def test_what_a_merged_agency_owed_is_owed_by_its_heir(cast, officer, ask):
    ask(date(2020, 6, 10), "SDL")
    gone, heir = cast["so-du-lich"].agency, officer.agency
    gone.valid_to = date(2020, 5, 31)
    gone.save()
    Succession.objects.create(
        predecessor=gone, successor=heir, since=date(2020, 6, 1), legal_basis="Quyết định mẫu", is_main=True
    )
    assert kinds(owed_by(officer, TODAY).mine) == ["answer"]
    assert owed_by(cast["so-du-lich"], TODAY).mine == []


def test_the_list_costs_the_same_however_long(cast, plan, ask, django_assert_num_queries):
    ask(date(2020, 6, 10), "SCT")
    with CaptureQueriesContext(connection) as few:
        owed(TODAY)
    for _more in range(6):
        ask(date(2020, 6, 10), "SCT", "SDL", "TDOAN")
    with django_assert_num_queries(len(few)):
        assert len(owed(TODAY)) > 18


@pytest.mark.parametrize("on", [TODAY, date(2026, 1, 5), date(2026, 11, 20)])
def test_books_that_nobody_keeps_are_passed_over_and_nothing_is_left_out(cast, norms, on):
    """Asked one by one, outside a glance, every room looks into its books."""
    keys = [each.key for ask in room.ROOMS for each in ask(on)]
    assert sorted(keys) == sorted(each.key for each in owed(on))
    asked_alone = [ask for ask in happenings.ROOMS if ask is not happenings.of_owed]
    year = (cast["so-ngoai-vu"], date(on.year, 1, 1), date(on.year, 12, 31))
    together = [each for each in happenings.happenings(*year) if not each.key.startswith("owed:")]
    assert {each.key for ask in asked_alone for each in ask(*year)} == {each.key for each in together}
