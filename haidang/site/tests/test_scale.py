"""Three times as much work asks the database the same questions."""

import pytest

from haidang.site.bench.pages import timings
from haidang.site.bench.year import TODAY, fill

pytestmark = [pytest.mark.django_db, pytest.mark.one_engine]


def asked(people, *, warms):
    return {each.name: each.queries for each in timings(people, times=1, warms=warms)}


def test_every_first_page_asks_the_database_the_same_at_twenty_nine_tasks_and_at_ninety(settings, tmp_path):
    settings.HAIDANG_TODAY, settings.HAIDANG_DATA = TODAY, tmp_path
    people = fill(29)
    few = asked(people, warms=True)
    fill(61)
    many = asked(people, warms=False)  # all that is kept between requests is there
    assert {name: (few[name], count) for name, count in many.items() if count > few[name]} == {}
    assert all(few.values())
