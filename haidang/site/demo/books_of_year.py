"""The books of Part 3 in the demonstration's year: partners, passports, agreements, trips, visits, conferences.

All of it is marked as made up: people are called by their post or "Người mẫu", papers and sums are invented; who is
twinned with whom is as the reference data know it. Each book has its own table; here is what they share.
"""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, TypeVar

from django.db.models import Model
from django.forms import ModelForm, ModelMultipleChoiceField
from django.forms.models import model_to_dict

from haidang.office.accounts.models import User
from haidang.office.directory.models import Agency, Official
from haidang.office.documents import services as documents
from haidang.office.documents.models import Consultation, Document
from haidang.plan.plans.models import Task
from haidang.registers.partners.models import Partner
from haidang.site.demo.papers_of_year import task_called

Event = tuple[str, str, Callable[[User], object]]
Kept = TypeVar("Kept", bound=Model)


def agency(code: str) -> Agency:
    return Agency.objects.get(code=code)


def official(letter: str) -> Official:
    """ "H" is Người mẫu H of people.toml."""
    return Official.objects.get(name=f"Người mẫu {letter}")


def partner(name: str) -> Partner:
    return Partner.objects.get(name=name)


def tasks(*labels: str) -> list[Task]:
    return [task_called(label) for label in labels]


def paper(number: str, day: str, issuer: str, about: str, *, by: User) -> Document:
    """A paper that the books name: of an agency of the directory by its code, else of who is named."""
    whose = Agency.objects.filter(code=issuer).first() or issuer
    return documents.cite(number, date.fromisoformat(day), whose, f"{about} (minh họa)", by=by)


def keep(form: type[ModelForm[Any]], save: Callable[..., Any], facts: dict[str, Any], *, by: User) -> Any:
    """What somebody types into the form of a book and saves; what it refuses breaks the demonstration at once."""
    return _kept(form(typed(facts), by=by), save, by)  # type: ignore[call-arg]


def change(form: type[ModelForm[Any]], save: Callable[..., Any], row: Model, facts: dict[str, Any], *, by: User) -> Any:
    """The same form opened again, with some of it changed."""
    blank = form(instance=row, by=by)  # type: ignore[call-arg]
    held = {name: blank[name].initial for name in blank.fields}
    held |= model_to_dict(row, fields=[name for name in blank.fields if name not in blank.initial])
    for name, field in blank.fields.items():
        if isinstance(field, ModelMultipleChoiceField) and field.queryset is not None and name not in facts:
            # as in a browser: who may not see a record sends it not
            held[name] = list(field.queryset.filter(pk__in=[_key(each) for each in held[name] or ()]))
    return _kept(form(typed(held | facts), instance=row, by=by), save, by)  # type: ignore[call-arg]


def _kept(form: ModelForm[Any], save: Callable[..., Any], by: User) -> Any:
    if not form.is_valid():
        raise AssertionError(f"{form.instance}: {form.errors.as_json(escape_html=False)}")
    return save(form, by=by)


def typed(facts: dict[str, Any]) -> dict[str, Any]:
    """As a browser would send it: records by their keys, numbers in figures, what is empty not at all."""
    return {name: _key(value) for name, value in facts.items() if value is not False and value not in (None, "", [])}


def _key(value: Any) -> Any:
    if isinstance(value, Model):
        return value.pk
    if isinstance(value, list | tuple):
        return [_key(each) for each in value]
    return str(value) if type(value) is int else value


def answered(asked: Consultation, code: str, words: str = "", *, by: User) -> None:
    """An agency that was asked answers: with a remark, or with its consent."""
    opinion = asked.opinions.get(agency__code=code)
    documents.answer_opinion(opinion, by=by, stance="remarks" if words else "agrees", words=words)


def closed(asked: Consultation, taken: Iterable[str] = (), *, by: User) -> None:
    """What was remarked is taken up, and the question is closed."""
    for code in taken:
        documents.settle_opinion(asked.opinions.get(agency__code=code), settlement="taken", by=by)
    documents.close(Consultation.objects.get(pk=asked.pk), by=by)
