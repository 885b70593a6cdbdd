"""The first administrator of an installation: the one account that nobody inside could give."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from haidang.kit.audit.actor import acting_as
from haidang.office.accounts import services


class Command(BaseCommand):
    help = "Cấp tài khoản quản trị đầu tiên và in mật khẩu dùng một lần; bị từ chối khi đã có quản trị đang dùng."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username", help="tên đăng nhập")
        parser.add_argument("--full-name", default="Quản trị hệ thống", help="họ và tên")

    def handle(self, *args: Any, **options: Any) -> None:
        with acting_as("first_admin"):
            slip = services.open_first_admin(username=options["username"], full_name=options["full_name"])
        if slip is None:
            raise CommandError("Đã có quản trị đang dùng; hãy nhờ người đó cấp tài khoản.")
        self.stdout.write(f"Tên đăng nhập: {slip.user.username}\nMật khẩu dùng một lần: {slip.password}")
