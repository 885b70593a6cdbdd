"""A table of a person, made for these tests alone: in a registry of its own, so that no law of the house sees it."""

from typing import Any, Self

import pytest
from django.apps.registry import Apps
from django.contrib.contenttypes.models import ContentType
from django.db import connection, models

from haidang.kit.personal.fields import EncryptedCharField, EncryptedDateField, EncryptedTextField

APART = Apps()


class PersonQuerySet(models.QuerySet[Any]):
    def for_user(self, user: Any, verb: str) -> Self:
        """The desk changes, the inspector looks, nobody else sees."""
        seen = {"desk": True, "inspector": verb == "view"}
        return self if seen.get(getattr(user, "role", "")) else self.none()


class Person(models.Model):
    name = models.CharField("họ và tên", max_length=99)
    passport = EncryptedCharField("số hộ chiếu", max_length=12, blank=True)
    health = EncryptedTextField("tình trạng sức khỏe", blank=True, null=True)
    born_on = EncryptedDateField("ngày sinh", blank=True, null=True)

    objects = PersonQuerySet.as_manager()

    class Meta:
        apps = APART
        app_label = "person"
        verbose_name = "người"

    def __str__(self) -> str:
        return self.name


@pytest.fixture
def people(db):
    """The table, for the time of one test."""
    key = "integer PRIMARY KEY AUTOINCREMENT" if connection.vendor == "sqlite" else "bigserial PRIMARY KEY"
    with connection.cursor() as cursor:
        cursor.execute(
            f"CREATE TABLE person_person (id {key}, name varchar(99) NOT NULL, "
            "passport text NOT NULL, health text, born_on text)"
        )
    # A test before may have left the number of a content type that went with its transaction.
    ContentType.objects.clear_cache()
    yield Person.objects
    if not connection.in_atomic_block:  # otherwise it goes with the transaction of the test
        with connection.cursor() as cursor:
            cursor.execute("DROP TABLE person_person")


def stored(person: Person, column: str) -> Any:
    """What lies in the row."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM person_person WHERE id = %s", [person.pk])
        return cursor.fetchone()[0]
