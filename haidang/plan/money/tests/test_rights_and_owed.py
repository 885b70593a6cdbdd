"""Who sees which estimate, and what money waits for."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from haidang.office.directory.choices import Kind
from haidang.office.directory.models import Agency, Succession
from haidang.plan.money import examples, services
from haidang.plan.money.models import Estimate, MoneyEntry
from haidang.plan.money.owed import owed

pytestmark = pytest.mark.django_db


def sees(user, estimate, verb="view"):
    return Estimate.objects.for_user(user, verb).filter(pk=estimate.pk).exists()


@pytest.mark.parametrize(
    ("who", "draft", "sent", "change"),
    [
        ("so-cong-thuong", True, True, True),
        ("lanh-dao-so-cong-thuong", True, True, True),
        ("so-ngoai-vu", True, True, True),
        ("so-tai-chinh", False, True, False),
        ("lanh-dao-ubnd", False, True, False),
        ("van-phong-ubnd", False, True, False),
        ("kiem-tra", False, True, False),
        ("so-du-lich", False, False, False),
        ("van-thu", False, False, False),
        ("quan-tri", False, False, False),
    ],
)
def test_a_draft_is_its_authors_and_the_desks_what_was_sent_is_of_who_oversees(cast, who, draft, sent, change):
    user, written, asked = cast[who], examples.estimate(), examples.asked()
    assert (sees(user, written), sees(user, asked), sees(user, written, "change")) == (draft, sent, change)
    assert not sees(user, asked, "change")
    assert not sees(user, written, "delete")


def test_a_draft_that_was_withdrawn_unsent_stays_unseen(officer, finance):
    gone = services.cancel(examples.estimate(), reason="Không làm nữa", by=officer)
    assert (sees(officer, gone), sees(finance, gone)) == (True, False)


def test_entries_are_seen_with_their_estimate(officer, stranger):
    entry = examples.entry()
    assert list(MoneyEntry.objects.for_user(officer, "view")) == [entry]
    assert not MoneyEntry.objects.for_user(stranger, "view").exists()


# ── owed ─────────────────────────────────────────────────────────────────────────────────────────


def test_what_was_sent_is_owed_by_the_finance_department_within_ten_working_days(cast, norms):
    sent = examples.asked()  # on Monday 3/2/2020
    (found,) = owed(date(2020, 2, 10))
    assert found.key == f"estimate:{sent.pk}:appraise"
    assert (found.agency_id, found.since) == (cast["so-tai-chinh"].agency_id, date(2020, 2, 3))
    assert found.due_on == date(2020, 2, 17)
    assert found.url == f"/kinh-phi/{sent.pk}/"


def test_what_was_appraised_is_owed_by_ubnd_without_a_day(cast, norms):
    seen = examples.appraised()
    (found,) = owed(date(2020, 2, 11))
    assert (found.key, found.agency_id, found.due_on) == (
        f"estimate:{seen.pk}:decide",
        cast["lanh-dao-ubnd"].agency_id,
        None,
    )


def test_accounts_of_a_year_are_owed_from_the_next_one_to_the_end_of_its_january(cast, norms, officer):
    done = examples.decided()
    assert list(owed(date(2020, 12, 31))) == []
    (found,) = owed(date(2021, 1, 1))
    assert found.key == f"estimate:{done.pk}:settle"
    assert (found.agency_id, found.since, found.due_on) == (officer.agency_id, date(2021, 1, 1), date(2021, 1, 31))


def test_without_a_norm_it_is_owed_all_the_same(cast):
    examples.asked()
    (found,) = owed(date(2020, 2, 10))
    assert found.due_on is None


def test_an_agency_that_ended_leaves_its_accounts_to_its_heir(cast, officer):
    examples.decided()
    heir = Agency.objects.create(code="SCT2", name="Sở Công Thương mới", kind=Kind.DEPARTMENT)
    old = officer.agency
    old.valid_to = date(2020, 12, 31)
    old.save()
    Succession.objects.create(predecessor=old, successor=heir, since=date(2021, 1, 1), is_main=True)
    (found,) = owed(date(2021, 1, 5))
    assert found.agency_id == heir.pk


def test_what_is_owed_costs_the_same_for_one_and_for_many(cast, norms):
    examples.asked()
    examples.decided()
    with CaptureQueriesContext(connection) as few:
        list(owed(date(2021, 1, 5)))
    for _ in range(3):
        examples.asked()
        examples.decided()
    with CaptureQueriesContext(connection) as more:
        assert len(list(owed(date(2021, 1, 5)))) == 8
    assert len(more) == len(few)
