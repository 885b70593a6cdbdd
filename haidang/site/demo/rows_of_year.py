"""Records and their rows in the demonstration's year, typed into forms as a browser sends them: what a form begins with
is sent too, unless something else was said.
"""

from collections.abc import Callable
from typing import Any

from django.db.models import Model
from django.forms import ModelForm

from haidang.kit.dossiers.services import add_part, change_part
from haidang.office.accounts.models import User
from haidang.site.demo.books_of_year import change, keep, typed


def begin(form: type[ModelForm[Any]], save: Callable[..., Any], facts: dict[str, Any], *, by: User) -> Any:
    """A new record."""
    return keep(form, save, _opened(form(by=by)) | _written(facts), by=by)  # type: ignore[call-arg]


def row(form: type[ModelForm[Any]], whole: Model, facts: dict[str, Any], *, by: User) -> Any:
    """A new row of `whole`; what the form refuses breaks the demonstration at once."""
    model: Any = form._meta.model

    def blank() -> Any:
        return model(**{model.whole_name: whole})

    opened = _opened(form(instance=blank(), by=by))  # type: ignore[call-arg]
    given = form(typed(opened | _written(facts)), instance=blank(), by=by)  # type: ignore[call-arg]
    if not given.is_valid():
        raise AssertionError(f"{whole}: {given.errors.as_json(escape_html=False)}")
    return add_part(whole, given, by=by)


def mend(form: type[ModelForm[Any]], part: Any, facts: dict[str, Any], *, by: User) -> Any:
    """A row that is there, opened again and changed."""
    return change(form, lambda given, *, by: change_part(part, given, by=by), part, facts, by=by)


def _opened(form: ModelForm[Any]) -> dict[str, Any]:
    return _written({name: form[name].initial for name in form.fields})


def _written(facts: dict[str, Any]) -> dict[str, Any]:
    """None of something is a number that is typed, and no empty box."""
    return {name: "0" if value == 0 and not isinstance(value, bool) else value for name, value in facts.items()}
