"""In one glance a fact is read once."""

import threading

import pytest
from django.http import HttpResponse

from haidang.kit.glance import is_glancing, one_glance, read_once, reading_glances


@pytest.fixture
def asked():
    return []


@pytest.fixture
def fact(asked):
    @read_once
    def read(name, *, loud=False):
        asked.append(name)
        return name.upper() if loud else name

    return read


def test_in_a_glance_a_fact_is_read_once_for_each_question(fact, asked):
    with one_glance():
        assert [fact("a"), fact("a"), fact("b"), fact("a", loud=True)] == ["a", "a", "b", "A"]
    assert asked == ["a", "b", "a"]


def test_outside_it_is_read_each_time(fact, asked):
    assert [fact("a"), fact("a")] == ["a", "a"]
    assert asked == ["a", "a"]


def test_the_next_glance_looks_again(fact, asked):
    for _ in range(2):
        with one_glance():
            fact("a")
    assert asked == ["a", "a"]


def test_a_glance_within_a_glance_is_the_same_one(fact, asked):
    with one_glance():
        fact("a")
        with one_glance():
            fact("a")
        assert is_glancing()
        fact("a")
    assert asked == ["a"]
    assert not is_glancing()


def test_a_fault_ends_the_glance():
    with pytest.raises(ValueError, match="x"), one_glance():
        raise ValueError("x")
    assert not is_glancing()


def test_another_thread_does_not_see_it():
    seen = []
    with one_glance():
        other = threading.Thread(target=lambda: seen.append(is_glancing()))
        other.start()
        other.join()
    assert seen == [False]


@pytest.mark.parametrize(("method", "times"), [("GET", 1), ("HEAD", 1), ("POST", 2)])
def test_a_page_that_is_only_read_is_one_glance_and_an_act_is_none(fact, asked, rf, method, times):
    page = reading_glances(lambda request: HttpResponse([fact("a"), fact("a")]))
    page(rf.generic(method, "/"))
    assert asked == ["a"] * times
    assert not is_glancing()
