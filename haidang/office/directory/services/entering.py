"""What the forms of the registers say, done by the verbs: pages and sheets go through the same gate."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.forms import ModelForm

from haidang.kit import clock
from haidang.office.directory.choices import NameKind
from haidang.office.directory.models import Agency, AgencyGroup, Field, Official
from haidang.office.directory.services import agencies, groups, people

#: What of the form is a name or a place: those have verbs of their own.
_NAMES = ("short", "english", "aliases")


@transaction.atomic
def save_agency(form: ModelForm[Agency], *, by: Any) -> Agency:
    """Enter an agency, or correct one and what it is called today."""
    said = dict(form.cleaned_data)
    names = {name: said.pop(name) for name in _NAMES}
    if form.instance._state.adding:
        return agencies.add(by=by, **said, **names)
    said.pop("parent", None)
    if said["order"] is None:
        said.pop("order")
    agency = agencies.change(form.instance, by=by, **said)
    for kind, now in (
        (NameKind.SHORT, [names["short"]]),
        (NameKind.ENGLISH, [names["english"]]),
        (NameKind.ALIAS, names["aliases"]),
    ):
        _keep_names(agency, kind, now, by=by)
    return agency


def _keep_names(agency: Agency, kind: NameKind, now: Iterable[str], *, by: Any) -> None:
    """The names of a kind that hold today are these; the list was corrected, the past stays."""
    wanted = {text.strip() for text in now if text.strip()}
    held = {row.text: row for row in agency.names.filter(kind=kind).in_force(clock.today())}
    for text, row in held.items():
        if text not in wanted:
            agencies.drop_name(row, by=by, reason="sửa danh sách tên gọi")
    for text in sorted(wanted - held.keys()):
        agencies.name_also(agency, text=text, kind=kind, by=by, first=agency.valid_from)


@transaction.atomic
def save_official(form: ModelForm[Official], *, by: Any) -> Official:
    """Enter a person in public service, or correct the name."""
    name, remark = form.cleaned_data["name"], form.cleaned_data["note"]
    if form.instance._state.adding:
        return people.add_official(name=name, remark=remark, by=by)
    return people.change_official(form.instance, name=name, remark=remark, by=by)


@transaction.atomic
def save_group(form: ModelForm[AgencyGroup], *, by: Any) -> AgencyGroup:
    """Enter a phrase for many, or correct its spellings and its rule."""
    if form.instance._state.adding:
        return groups.add_group(by=by, **form.cleaned_data)
    return groups.change_group(form.instance, by=by, **form.cleaned_data)


@transaction.atomic
def save_field(form: ModelForm[Field], *, by: Any) -> Field:
    """Enter a field of work, or correct it."""
    if form.instance._state.adding:
        return people.add_field(by=by, **form.cleaned_data)
    return people.change_field(form.instance, by=by, **form.cleaned_data)
