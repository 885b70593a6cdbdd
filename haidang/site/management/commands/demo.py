"""The demonstration as it should be: directory, people and, unless it is to be empty, the papers of its past."""

from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from haidang.site.demo.load import load


class Command(BaseCommand):
    #: What is wrong with the program itself is asked in tests; whoever starts the demonstration need not wait for it.
    requires_system_checks: list[str] = []
    help = "Nạp dữ liệu minh họa; chạy lại không nạp hai lần. Chỉ dùng trong bản minh họa."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--empty", action="store_true", help="chỉ danh bạ và tài khoản, không có kế hoạch nào")
        parser.add_argument("--migrate", action="store_true", help="trước đó lập hoặc cập nhật các bảng")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["migrate"]:
            call_command("migrate", verbosity=0)
        try:
            told = load(empty=options["empty"])
        except ImproperlyConfigured as refused:
            raise CommandError(str(refused)) from refused
        if options["verbosity"]:
            self.stdout.write("\n".join(told) or "Dữ liệu minh họa đã có đủ.")
