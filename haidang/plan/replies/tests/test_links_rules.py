"""When a link opens its item."""

from datetime import UTC, datetime, timedelta

import pytest

from haidang.kit.clock import VIETNAM
from haidang.plan.replies.choices.links import Refusal
from haidang.plan.replies.rules.links import Held, may_undo, refusal

NOW = datetime(2020, 3, 2, 2, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)


@pytest.mark.parametrize(
    ("held", "why"),
    [
        (Held(NOW + SECOND), None),
        (Held(NOW), Refusal.EXPIRED),
        (Held(NOW - SECOND), Refusal.EXPIRED),
        (Held(NOW + SECOND, used=True), Refusal.USED),
        # who comes back after months still learns that it was sent
        (Held(NOW - SECOND, used=True, is_open=False), Refusal.USED),
        (Held(NOW + SECOND, revoked=True), Refusal.REVOKED),
        (Held(NOW - SECOND, revoked=True), Refusal.REVOKED),
        (Held(NOW + SECOND, is_owner_here=False), Refusal.GONE),
        (Held(NOW + SECOND, is_open=False), Refusal.CLOSED),
    ],
)
def test_a_link_opens_until_it_is_used_revoked_or_over(held, why):
    assert refusal(held, NOW) == why


@pytest.mark.parametrize(
    ("used", "now", "may"),
    [
        # 16:59 UTC is the last minute of the day in Vietnam
        (datetime(2020, 3, 2, 2, 0, tzinfo=UTC), datetime(2020, 3, 2, 16, 59, tzinfo=UTC), True),
        (datetime(2020, 3, 2, 2, 0, tzinfo=UTC), datetime(2020, 3, 2, 17, 0, tzinfo=UTC), False),
        (datetime(2020, 3, 1, 17, 0, tzinfo=UTC), datetime(2020, 3, 2, 16, 59, tzinfo=UTC), True),
        (None, datetime(2020, 3, 2, 2, 0, tzinfo=UTC), False),
    ],
)
def test_what_a_link_sent_is_taken_back_until_the_end_of_the_day(used, now, may):
    assert may_undo(used, now, VIETNAM) is may
