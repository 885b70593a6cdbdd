"""haidang seed_partners: enter the known countries, localities, missions, organisations that the book has not got."""

from typing import Any

from django.core.management.base import BaseCommand

from haidang.kit.audit.actor import acting_as
from haidang.registers.partners.services import load_reference


class Command(BaseCommand):
    help = "Nạp đối tác, ngày kỷ niệm, mức quan hệ từ dữ liệu nền; chạy lại không tạo trùng, không ghi đè."

    def handle(self, *args: Any, **options: Any) -> None:
        with acting_as("seed_partners"):
            made = load_reference()
        self.stdout.write(
            f"Đối tác: {made.partners} mới; ngày: {made.days} mới; quan hệ: {made.relations} mới; "
            f"mức, danh sách ưu tiên: {made.others} mới."
        )
