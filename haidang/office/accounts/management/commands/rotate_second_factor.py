"""Encrypt the secrets of every second factor under today's secret key, so that the old one can be taken out."""

from typing import Any

from allauth.mfa.models import Authenticator
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from haidang.kit.personal.keys import Unreadable, decrypt, encrypt, is_current

#: Where allauth keeps them, in the JSON of an authenticator.
_SECRETS = ("secret", "seed")


class Command(BaseCommand):
    help = "Mã hóa lại bí mật xác thực hai bước bằng khóa hiện hành (HAIDANG_SECRET_KEY). Chạy lại nhiều lần không sao."

    def handle(self, *args: Any, **options: Any) -> None:
        done, unreadable = 0, []
        for pk in list(Authenticator.objects.values_list("pk", flat=True)):
            try:
                done += _turn(pk)
            except Unreadable:
                unreadable.append(str(pk))
        self.stdout.write(f"Đã mã hóa lại {done} dòng.")
        if unreadable:
            raise CommandError(f"Không giải mã được bằng khóa nào đang có: {', '.join(unreadable)}.")


@transaction.atomic
def _turn(pk: int) -> bool:
    """Under lock: a recovery code may be used up meanwhile."""
    row = Authenticator.objects.select_for_update().get(pk=pk)
    old = {name: row.data[name] for name in _SECRETS if name in row.data}
    new = {name: encrypt(decrypt(token)) for name, token in old.items() if not is_current(token)}
    if new:
        row.data |= new
        row.save(update_fields=["data"])
    return bool(new)
