"""`haidang bench`: times and memory, printed beside their targets."""

import argparse
import sys
from datetime import date
from pathlib import Path
from typing import Any

from haidang.cli.ground import FOUND, REFUSED, WELL, with_django


def add(commands: Any) -> None:
    bench = commands.add_parser("bench", help="đo tốc độ")
    what = bench.add_subparsers(required=True, metavar="PHẦN")
    reader = what.add_parser("read", help="đo tốc độ đọc")
    reader.add_argument("--corpus", type=Path, default=None, help="thư mục văn bản mẫu (có plans/ và files/)")
    reader.add_argument("--long", action="store_true", help="đo cả văn bản 10 MB")
    reader.set_defaults(run=_bench_read)
    year = what.add_parser("year", help="đo tốc độ các trang của một năm, trên cơ sở dữ liệu tạm")
    year.add_argument("--tasks", type=int, default=5000, metavar="SỐ", help="số nhiệm vụ (mặc định 5000)")
    year.set_defaults(run=_bench_year)
    papers = what.add_parser("papers", help="đo tốc độ và bộ nhớ khi soạn văn bản ra Word và PDF")
    papers.add_argument("--tasks", type=int, default=300, metavar="SỐ", help="số nhiệm vụ (mặc định 300)")
    papers.set_defaults(run=_bench_papers)


def _bench_read(arguments: argparse.Namespace) -> int:
    from haidang.papers.reader.bench import bench_read

    return bench_read(arguments.corpus, long=arguments.long)


def _bench_papers(arguments: argparse.Namespace) -> int:
    from haidang.papers.writer.bench import bench_papers

    return WELL if bench_papers(arguments.tasks) else FOUND


def _bench_year(arguments: argparse.Namespace) -> int:
    """On a database of its own: nothing of it ever touches the one of the office."""
    import os
    import tempfile

    with tempfile.TemporaryDirectory(prefix="haidang-") as folder:
        os.environ.pop("DATABASE_URL", None)
        os.environ["HAIDANG_DATA"] = folder
        os.environ.setdefault("HAIDANG_LOG_LEVEL", "ERROR")
        with_django()
        from django.conf import settings

        if not settings.HAIDANG_DEMO:
            print("Chỉ đo trong bản minh họa: python3 dev.py haidang bench year", file=sys.stderr)
            return REFUSED
        settings.HAIDANG_TODAY = date(2020, 6, 15)
        from django.core.management import CommandError, call_command
        from django.db import connections

        call_command("migrate", verbosity=0)
        try:
            call_command("bench_year", tasks=arguments.tasks)
        except CommandError as slow:
            print(slow, file=sys.stderr)
            return FOUND
        finally:
            connections.close_all()
        return WELL
