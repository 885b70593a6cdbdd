"""Foreign keys stand in the same order as imports: a table knows only what is below it."""

import pytest
from django.apps import apps
from django.conf import settings

from tests.storeys import floors, may_point, place


def ours():
    return [model for model in apps.get_models() if model.__module__.startswith("haidang.")]


def test_no_table_points_up():
    user = getattr(settings, "AUTH_USER_MODEL", "")
    wrong = [
        f"{model._meta.label}.{field.name} → {field.related_model._meta.label}"
        for model in ours()
        for field in (*model._meta.fields, *model._meta.many_to_many)
        if field.remote_field
        # kit alone may point at people: a file has an owner, a note an author
        and not (model.__module__.startswith("haidang.kit.") and field.related_model._meta.label == user)
        and not may_point(model.__module__, field.related_model.__module__)
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("module", "target"),
    [
        ("haidang.plan.money.models", "haidang.plan.plans.models"),
        ("haidang.registers.delegations.models", "haidang.registers.partners.models"),
        ("haidang.registers.partners.models", "haidang.office.directory.models"),
        ("haidang.plan.plans.models", "haidang.plan.plans.models.tasks"),
        ("haidang.kit.files.models", "django.contrib.contenttypes.models"),
    ],
)
def test_a_table_may_point_down_or_into_its_own_room(module, target):
    assert may_point(module, target)


@pytest.mark.parametrize(
    ("module", "target"),
    [
        ("haidang.plan.plans.models", "haidang.plan.money.models"),
        ("haidang.office.directory.models", "haidang.plan.plans.models"),
        ("haidang.registers.agreements.models", "haidang.registers.passports.models"),
        ("haidang.kit.files.models", "haidang.office.accounts.models"),
    ],
)
def test_a_table_may_not_point_up_nor_at_a_neighbour(module, target):
    assert not may_point(module, target)


def test_every_table_has_a_floor():
    for model in ours():
        assert place(model.__module__)
    with pytest.raises(KeyError):
        place("haidang.shed.models")


def test_the_floors_are_read_from_the_contracts():
    assert floors()["haidang.papers"] < floors()["haidang.kit"] < floors()["haidang.plan"] < floors()["haidang.site"]
