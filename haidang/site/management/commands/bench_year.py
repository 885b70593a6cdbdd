"""Timings of the pages of a full year. It fills the database it is given: only `haidang bench year` calls it."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from haidang.plan.plans.models import Plan
from haidang.site.bench.pages import bench_year


class Command(BaseCommand):
    help = "Đo tốc độ các trang trên một năm dựng sẵn. Chỉ chạy trên cơ sở dữ liệu trống của bản minh họa."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--tasks", type=int, default=5000, help="số nhiệm vụ")

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.HAIDANG_DEMO or Plan.objects.exists():
            raise CommandError("Lệnh này dựng dữ liệu giả; chỉ chạy trên cơ sở dữ liệu trống của bản minh họa.")
        if not bench_year(options["tasks"], tell=self.stdout.write):
            raise CommandError("Có trang chậm hơn mức đã hứa.")
