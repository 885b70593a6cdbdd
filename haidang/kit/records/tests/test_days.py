"""Two days of a row that stand the wrong way round are named, both of them."""

from datetime import date
from types import SimpleNamespace

import pytest
from django.core.exceptions import ValidationError

from haidang.kit.records.days import refuse_turned

NAMES = {"since": "từ ngày", "until": "đến hết ngày"}


def row(since, until):
    named = SimpleNamespace(get_field=lambda field: SimpleNamespace(verbose_name=NAMES[field]))
    return SimpleNamespace(since=since, until=until, _meta=named)


@pytest.mark.parametrize(
    ("since", "until", "same_day"),
    [
        (date(2020, 5, 1), date(2020, 5, 1), True),
        (date(2020, 5, 1), date(2020, 5, 2), False),
        (None, date(2020, 5, 1), False),
        (date(2020, 5, 1), None, False),
    ],
)
def test_days_in_their_order_and_days_not_known_pass(since, until, same_day):
    refuse_turned(row(since, until), "since", "until", same_day=same_day)


@pytest.mark.parametrize(
    ("until", "same_day", "told"),
    [
        (date(2020, 4, 30), True, "“Đến hết ngày” (30/04/2020) không thể trước “Từ ngày” (01/05/2020)"),
        (date(2020, 5, 1), False, "“Đến hết ngày” (01/05/2020) trùng “Từ ngày”"),
    ],
)
def test_a_last_day_before_the_first_is_refused_at_its_field_with_both(until, same_day, told):
    with pytest.raises(ValidationError) as refused:
        refuse_turned(row(date(2020, 5, 1), until), "since", "until", same_day=same_day)
    assert list(refused.value.error_dict) == ["until"]
    assert told in refused.value.messages[0]
