"""What is masked is masked everywhere: in every list, export, page, form, refusal, search, log and answer in JSON."""

from datetime import date
from importlib import import_module
from inspect import Parameter, isfunction, signature
from io import BytesIO

import pytest
from django.db import models
from django.urls import reverse
from python_calamine import CalamineWorkbook

from haidang.kit import clock
from haidang.kit.audit.models import Note, RowChange
from haidang.kit.personal.fields import EncryptedDateField, personal_fields
from haidang.kit.personal.keeping import personal_models
from haidang.kit.records.catalogue import example, register_of, registers
from haidang.kit.search.models import Entry
from tests.people import cast, signed_in
from tests.registers import pages

__all__ = ["cast"]

pytestmark = pytest.mark.django_db

#: Both see every book; one may reveal what is masked, the other reads the log. Neither is shown anything unasked.
DESK, INSPECTOR = "so-ngoai-vu", "kiem-tra"
#: Nobody's, and found in no example.
DAY, TEXT = date(1907, 3, 4), "QZX 90817263"
TOLD = (TEXT, TEXT[4:], "1907-03-04", "04/03/1907", "4/3/1907")

#: Those that stand on a page; a look-up over all books is only counted, and never changed.
OURS = [
    model
    for model in personal_models()
    if model.__module__.startswith("haidang.") and not getattr(model, "append_only", False)
]


@pytest.fixture
def people(cast, norms, settings, tmp_path):
    settings.HAIDANG_DATA = tmp_path
    return cast


def one_of(model):
    """A row of the kind, made by the examples of its room."""
    if register := register_of(model):
        return example(register)
    room = model.__module__.partition(".models")[0]
    made_here = vars(import_module(f"{room}.examples")).values()
    makers = [
        made
        for made in made_here
        if isfunction(made) and made.__module__.startswith(f"{room}.") and _asks_nothing(made)
    ]
    # the function of its own name first; the record it belongs to may bring it along
    for make in sorted(makers, key=lambda made: model._meta.model_name not in made.__name__.replace("_", "")):
        make()
        if found := model._base_manager.first():
            return found
    return plain_part(model)


def plain_part(model):
    """A row of a record of which no example has one: what must be said in it, and no more."""
    name = getattr(model, "whole_name", "")
    register = register_of(model._meta.get_field(name).related_model) if name else None
    assert register, f"No example makes a {model.__name__}."
    said = {
        each.name: _anything(each) for each in model._meta.concrete_fields if _is_wanted(each) and each.name != name
    }
    return model._base_manager.create(**{name: example(register)}, **said)


def _is_wanted(field):
    return not (field.primary_key or field.null or field.has_default() or (field.empty_strings_allowed and field.blank))


def _anything(field):
    if field.is_relation:
        return field.related_model._default_manager.first()
    if field.choices:
        return field.choices[0][0]
    kinds = ((models.DateTimeField, clock.now), (models.DateField, clock.today), (models.IntegerField, lambda: 1))
    return next((made() for kind, made in kinds if isinstance(field, kind)), "x")


def _asks_nothing(made):
    """It can be called as it is, and is there to be called."""
    told = (Parameter.VAR_KEYWORD, Parameter.VAR_POSITIONAL)
    asked = signature(made).parameters.values()
    return all(each.default is not Parameter.empty or each.kind in told for each in asked) and made.__name__[0] != "_"


def marked(model):
    """The row with a value in each of its masked fields that stands nowhere else."""
    record = one_of(model)
    values = {}
    for field in personal_fields(model):
        text = TEXT if field.max_length is None or field.max_length >= len(TEXT) else TEXT[: field.max_length]
        values[field.name] = DAY if isinstance(field, EncryptedDateField) else text
    model._base_manager.filter(pk=record.pk).update(**values)
    return model._base_manager.get(pk=record.pk)


def whole_of(record):
    """The record whose page shows it: itself, or what it belongs to."""
    if register := register_of(type(record)):
        return register, record
    for field in record._meta.concrete_fields:
        if isinstance(field, models.ForeignKey) and (register := register_of(field.related_model)):
            whole = getattr(record, field.name)
            if whole is not None and record.get_absolute_url() == whole.get_absolute_url():
                return register, whole
    raise AssertionError(f"{record!r} is shown on no page of a register.")


def said(reply):
    data = b"".join(reply.streaming_content) if reply.streaming else reply.content
    if "spreadsheet" in reply.headers.get("Content-Type", ""):
        book = CalamineWorkbook.from_filelike(BytesIO(data))
        return str([book.get_sheet_by_name(name).to_python() for name in book.sheet_names])
    return data.decode()


def answers(client, register, record):
    """Everything that tells of a record, without anybody asking to see what is masked."""
    found, room = pages(register, record), register.model._meta.app_label
    for name in ("list", "print", "export", "record", "history", "edit", "delete"):
        if name in found:
            yield name, client.get(found[name])
    yield "csv", client.get(found["export"], {"dang": "csv"})
    if "sheet" in found:
        yield "to correct", client.get(found["sheet"], {"day-du": "1"})
    if "edit" in found:
        yield "refusal", client.post(found["edit"], {})
    yield "rows", client.get(reverse("api:rows", args=[room, register.name]))
    yield "row", client.get(reverse("api:row", args=[room, register.name, record.pk]))


@pytest.mark.one_engine
@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label_lower)
def test_what_is_masked_is_told_nowhere(model, people):
    register, whole = whole_of(marked(model))
    desk, inspector = signed_in(people[DESK]), signed_in(people[INSPECTOR])
    asked = [*answers(desk, register, whole), ("log", inspector.get(reverse("audit:log")))]
    asked.append(("record", inspector.get(whole.get_absolute_url())))
    for where, reply in asked:
        told = said(reply)
        assert not [value for value in TOLD if value in told], where


@pytest.mark.one_engine
def test_nobody_finds_what_is_masked(people):
    for model in OURS:
        marked(model).save()
    desk = signed_in(people[DESK])
    for value in TOLD:
        assert not desk.get(reverse("search:search"), {"q": value}).context["results"].count, value


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label_lower)
def test_what_is_masked_lies_in_no_log_and_no_index(model, people):
    record = marked(model)
    record.save()
    for kept in (Note, RowChange, Entry):
        for row in kept._default_manager.values():
            assert not [value for value in TOLD if value in str(row)], kept.__name__
    # nor what a key would open: when the row forgets a value, nothing of it is left; that it changed is still told
    copies = list(RowChange.objects.filter(table=model._meta.db_table).values_list("after", flat=True))
    for field in personal_fields(model):
        told = {str(value) for after in copies if (value := (after or {}).get(field.column))}
        token = getattr(record, field.name).token
        assert f"••••{token[-10:]}" in told, field.name
        assert not [each for each in told if not each.startswith("••••") or len(each) > 14], field.name


def test_no_register_searches_sorts_or_shows_what_is_masked_in_its_list():
    for register in registers():
        masked = {field.name for field in personal_fields(register.model)}
        assert not masked & {column.path for column in register.listed if column.sort}
        texts = {text for each in register.filters.base_filters.values() for text in getattr(each, "texts", ())}
        assert not masked & texts
