"""Make the index of the search box anew."""

from typing import Any

from django.core.management.base import BaseCommand

from haidang.kit.search.engines import rebuild


class Command(BaseCommand):
    help = "Lập lại mục lục tìm kiếm từ mọi hồ sơ."

    def handle(self, **options: Any) -> None:
        self.stdout.write(f"Đã lập lại mục lục: {rebuild()} mục.")
