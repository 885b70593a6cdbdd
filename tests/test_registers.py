"""Every register of the catalogue keeps the laws of the house. The laws are in `registers.py`.

That its pages answer as the table of rights says, send strangers to the door, and write nothing for who is refused is
asked of every address by `test_rights.py`.
A register whose form or page is its own keeps them too; where one truly cannot, its room says so here.
"""

from functools import partial
from typing import Any

import pytest

from haidang.kit.records.catalogue import example, registers
from tests import registers as laws
from tests.people import PEOPLE, cast
from tests.rights import tables
from tests.worlds import World, stands_on

__all__ = ["cast"]

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.parametrize("register", registers(), ids=lambda register: register.name),
]

#: The numbers of the records that the tests of each register begin with.
_MADE: dict[str, Any] = {}


def _make(register):
    _MADE[register.url_name("list")] = example(register).pk


def _worlds():
    names = {register: register.url_name("list") for register in registers()}
    return {name: World(f"one of {name}", partial(_make, register), on=PEOPLE) for register, name in names.items()}


ONE = _worlds()


@pytest.fixture
@stands_on(lambda item: ONE[item.callspec.params["register"].url_name("list")])
def record(register, worlds, db, settings, tmp_path):
    """One honest instance, as it is read from its table."""
    settings.HAIDANG_DATA = tmp_path
    worlds.have(ONE[register.url_name("list")])
    return register.model._default_manager.get(pk=_MADE[register.url_name("list")])


@pytest.fixture
def people(record, cast):
    """Everybody of the demonstration: every role, several agencies."""
    return list(cast.values())


@pytest.mark.one_engine
def test_the_table_of_rights_says_of_its_pages_what_its_rows_say(register, people, record):
    table, wrong = tables(), []
    for user in people:
        answers = laws.rights(register, user, record)
        for page in laws.pages(register, record):
            said = table[register.url_name(page)].expected("GET", user.username)
            due = "in" if answers[page] == 200 else str(answers[page])
            # the table often speaks of a draft that may be deleted, which fewer see, and this one may stand for good
            alike = said == "in" or due != "in" if page == "delete" else said == due
            wrong += [] if alike else [(user.username, page, said, due)]
    assert wrong == [], "who, where, what the table says, what the rights of the row say"


@pytest.mark.one_engine
def test_nobody_finds_a_button_that_leads_to_a_refusal(register, people, record):
    laws.shows_no_button_that_leads_to_a_refusal(register, people, record)


@pytest.mark.one_engine
def test_somebody_may_see_it_and_somebody_keeps_it(register, people, record):
    laws.is_kept_by_somebody(register, people, record)


@pytest.mark.one_engine
def test_its_pages_ask_the_database_the_same_whatever_their_length(register, people, record):
    laws.costs_the_same_whatever_its_length(register, people, record)


@pytest.mark.one_engine
def test_it_speaks_the_words_of_the_office(register, record):
    laws.bears_words_of_the_office(register, record)


def test_a_sheet_that_was_taken_out_comes_back_unchanged(register, people, record):
    laws.comes_back_from_excel_as_it_went(register, people, record)


@pytest.mark.one_engine
def test_personal_data_stays_in_the_house(register):
    laws.keeps_personal_data_in_the_house(register)


@pytest.mark.one_engine
def test_the_search_box_finds_it(register):
    laws.is_found(register)


def test_an_odd_address_is_no_error(register, people, record):
    laws.is_not_put_out_by_an_odd_address(register, people, record)
