"""Every register of the catalogue keeps the laws of the house. The laws are in `registers.py`.

That who has not signed in is sent to the door is asked of every address by `test_rights.py`.
A register whose form or page is its own keeps them too; where one truly cannot, its room says so here.
"""

import pytest

from haidang.kit.records.catalogue import registers
from tests import registers as laws
from tests.people import cast

__all__ = ["cast"]

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.parametrize("register", registers(), ids=lambda register: register.name),
]


@pytest.fixture
def people(cast, settings, tmp_path):
    """Everybody of the demonstration: every role, several agencies."""
    settings.HAIDANG_DATA = tmp_path
    return list(cast.values())


# on the other engine every address is opened by tests/test_rights.py
@pytest.mark.one_engine
def test_each_page_answers_each_role_as_the_rights_say(register, people):
    laws.answers_as_its_rights_say(register, people)


@pytest.mark.one_engine
def test_nobody_finds_a_button_that_leads_to_a_refusal(register, people):
    laws.shows_no_button_that_leads_to_a_refusal(register, people)


@pytest.mark.one_engine
def test_nothing_is_taken_from_who_has_no_right(register, people):
    laws.refuses_what_is_sent_without_the_right(register, people)


@pytest.mark.one_engine
def test_somebody_may_see_it_and_somebody_keeps_it(register, people):
    laws.is_kept_by_somebody(register, people)


@pytest.mark.one_engine
def test_its_pages_ask_the_database_the_same_whatever_their_length(register, people):
    laws.costs_the_same_whatever_its_length(register, people)


@pytest.mark.one_engine
def test_it_speaks_the_words_of_the_office(register):
    laws.bears_words_of_the_office(register)


def test_a_sheet_that_was_taken_out_comes_back_unchanged(register, people):
    laws.comes_back_from_excel_as_it_went(register, people)


@pytest.mark.one_engine
def test_personal_data_stays_in_the_house(register):
    laws.keeps_personal_data_in_the_house(register)


@pytest.mark.one_engine
def test_the_search_box_finds_it(register):
    laws.is_found(register)


def test_an_odd_address_is_no_error(register, people):
    laws.is_not_put_out_by_an_odd_address(register, people)
