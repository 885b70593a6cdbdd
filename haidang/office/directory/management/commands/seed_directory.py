"""haidang seed_directory: enter the known agencies, groups and fields that the directory has not got."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from haidang.kit.audit.actor import acting_as
from haidang.office.directory.services.seeding import DEMO_PROVINCE, seed


class Command(BaseCommand):
    help = "Nạp cơ quan, nhóm và lĩnh vực từ dữ liệu nền; chạy lại không tạo trùng, không ghi đè."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--province", default=DEMO_PROVINCE, help="mã tỉnh (mặc định: 77)")

    def handle(self, *args: Any, **options: Any) -> None:
        with acting_as("seed_directory"):
            made = seed(province=options["province"])
        self.stdout.write(f"Đã thêm {made.agencies} cơ quan, {made.groups} nhóm, {made.fields} lĩnh vực.")
