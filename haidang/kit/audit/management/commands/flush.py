"""Empty a demonstration or a test database; an installation that works refuses, for its history would be gone."""

from typing import Any

from django.conf import settings
from django.core.management.base import CommandError
from django.core.management.commands import flush
from django.db import connections

from haidang.kit.audit.actor import emptying


class Command(flush.Command):
    def handle(self, **options: Any) -> None:
        if not settings.HAIDANG_DEMO:
            raise CommandError("Không làm trống cơ sở dữ liệu đang dùng: nhật ký chỉ được ghi thêm.")
        connection = connections[options["database"]]
        with emptying():
            _may_truncate(connection, "yes")
            try:
                super().handle(**options)
            finally:
                _may_truncate(connection, "")


def _may_truncate(connection: Any, answer: str) -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('haidang.emptying', %s, false)", [answer])
