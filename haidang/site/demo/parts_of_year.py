"""Parts of a record in the demonstration's year: rows of a dossier, typed into the form that its page offers."""

from typing import Any

from django.db.models import Model
from django.forms import ModelForm

from haidang.kit.dossiers.services import add_part, change_part
from haidang.office.accounts.models import User
from haidang.site.demo.books_of_year import change, typed


def add(form: type[ModelForm[Any]], whole: Model, facts: dict[str, Any], *, by: User) -> Any:
    """A new row under `whole`; what the form refuses breaks the demonstration at once."""
    model: Any = form._meta.model
    given = form(typed(facts), instance=model(**{model.whole_name: whole}), by=by)  # type: ignore[call-arg]
    if not given.is_valid():
        raise AssertionError(f"{whole}: {given.errors.as_json(escape_html=False)}")
    return add_part(whole, given, by=by)


def amend(form: type[ModelForm[Any]], part: Any, facts: dict[str, Any], *, by: User) -> Any:
    """A row that is there already, opened again and changed."""
    return change(form, lambda given, *, by: change_part(part, given, by=by), part, facts, by=by)
