"""haidang seed_norms: enter the norms, amounts and holidays that the program ships with and the office has not got."""

from typing import Any

from django.core.management.base import BaseCommand

from haidang.kit.audit.actor import acting_as
from haidang.office.norms.services import seed


class Command(BaseCommand):
    help = "Nạp định mức, quy định, ngày nghỉ còn thiếu từ dữ liệu nền; chạy lại không tạo trùng, không ghi đè."

    def handle(self, *args: Any, **options: Any) -> None:
        with acting_as("seed_norms"):
            rows = seed()
        self.stdout.write(f"Định mức, quy định và ngày nghỉ: {rows} dòng mới.")
