"""Encrypt every personal value under today's secret key, so that the old one can be taken out of the settings."""

from typing import Any

from django.apps import apps
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.db.models import Model

from haidang.kit.audit.actor import acting_as
from haidang.kit.personal.fields import personal_fields
from haidang.kit.personal.keys import Unreadable, decrypt, encrypt, is_current
from haidang.kit.personal.values import Personal

AT_ONCE = 500


class Command(BaseCommand):
    help = "Mã hóa lại dữ liệu cá nhân bằng khóa hiện hành (HAIDANG_SECRET_KEY). Chạy lại nhiều lần không sao."

    def handle(self, *args: Any, **options: Any) -> None:
        done, unreadable = 0, []
        with acting_as("rotate_personal"):
            for model in apps.get_models():
                if personal_fields(model):
                    turned, lost = rotate(model)
                    done += turned
                    unreadable += lost
        self.stdout.write(f"Đã mã hóa lại {done} dòng.")
        if unreadable:
            raise CommandError(f"Không giải mã được bằng khóa nào đang có: {', '.join(unreadable)}.")


def rotate(model: type[Model]) -> tuple[int, list[str]]:
    """How many rows of `model` were encrypted anew, and the names of those that no key opens."""
    done, unreadable, last = 0, [], None
    while rows := _lot(model, last):
        for row in rows:
            try:
                done += _turn(model, row)
            except Unreadable:
                unreadable.append(f"{model._meta.label} {row.pk}")
        last = rows[-1].pk
    return done, unreadable


def _lot(model: type[Model], last: Any) -> list[Model]:
    rows = model._base_manager.order_by("pk")
    return list((rows if last is None else rows.filter(pk__gt=last)).only("pk")[:AT_ONCE])


@transaction.atomic
def _turn(model: type[Model], found: Model) -> bool:
    """Under lock: who saves a new value meanwhile must not get the old one back."""
    row = model._base_manager.select_for_update().get(pk=found.pk)
    old = {field.name: getattr(row, field.name) for field in personal_fields(model)}
    new = {
        name: Personal(str(value), encrypt(decrypt(value.token)))
        for name, value in old.items()
        if isinstance(value, Personal) and not is_current(value.token)
    }
    return bool(new and model._base_manager.filter(pk=row.pk).update(**new))
