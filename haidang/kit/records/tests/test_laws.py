"""The made registers keep the laws of the house, and each law catches who breaks it."""

from dataclasses import replace

import pytest

from haidang.kit.records.catalogue import example
from haidang.kit.records.columns import Column
from tests import registers as laws
from tests.books.registers import REGISTERS, books

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(officer, viewer, stranger):
    return [officer, viewer, stranger]


@pytest.mark.parametrize("register", REGISTERS, ids=lambda register: register.name)
def test_the_made_registers_keep_every_law(register, people):
    record = example(register)
    laws.answers_as_its_rights_say(register, people, record)
    laws.shows_no_button_that_leads_to_a_refusal(register, people, record)
    laws.refuses_what_is_sent_without_the_right(register, people, record)
    laws.is_kept_by_somebody(register, people, record)
    laws.sends_strangers_to_the_door(register, record)
    laws.costs_the_same_whatever_its_length(register, people, record)
    laws.bears_words_of_the_office(register, record)
    laws.comes_back_from_excel_as_it_went(register, people, record)
    laws.keeps_personal_data_in_the_house(register)
    laws.is_found(register)
    laws.is_not_put_out_by_an_odd_address(register, people, record)


def test_a_register_that_nobody_may_see_is_caught(people, monkeypatch):
    book = example(books)
    monkeypatch.setattr(type(books.model.objects.all()), "for_user", lambda rows, user, verb: rows.none())
    with pytest.raises(AssertionError):
        laws.is_kept_by_somebody(books, people, book)


def test_a_page_that_opens_to_who_may_not_is_caught(officer, monkeypatch):
    monkeypatch.setattr("tests.registers.rights", lambda *given: dict.fromkeys(laws.WHOLE + laws.OF_ONE, 404))
    with pytest.raises(AssertionError):
        laws.answers_as_its_rights_say(books, [officer], example(books))


def test_a_button_for_who_may_not_is_caught(officer, monkeypatch):
    monkeypatch.setattr("tests.registers.rights", lambda *given: dict.fromkeys(laws.WHOLE + laws.OF_ONE, 403))
    with pytest.raises(AssertionError):
        laws.shows_no_button_that_leads_to_a_refusal(books, [officer], example(books))


def test_a_column_that_asks_for_every_row_is_caught(people, monkeypatch):
    dear = replace(books, columns=("title", Column("x", label="y", value=lambda book: book.chapters.count())))
    monkeypatch.setitem(books.__dict__, "listed", dear.listed)
    with pytest.raises(AssertionError):
        laws.costs_the_same_whatever_its_length(books, people, example(books))


def test_a_column_that_shows_the_name_of_a_field_is_caught():
    with pytest.raises(AssertionError):
        laws.bears_words_of_the_office(replace(books, columns=(Column("price", label="price"),)), example(books))


def test_a_model_that_is_not_found_is_caught(monkeypatch):
    monkeypatch.delattr(books.model, "searchable")
    with pytest.raises(AssertionError):
        laws.is_found(books)
