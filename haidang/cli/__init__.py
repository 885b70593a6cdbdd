"""The `haidang` command. Imports are made where a command needs them: `haidang read --help` must answer at once."""

import argparse
import sys
from collections.abc import Sequence

from haidang.cli import archives, benches, reading, records, working
from haidang.cli.ground import FOUND, REFUSED, WELL

__all__ = ["FOUND", "REFUSED", "WELL", "main"]


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; the exit code is 0, 1 (findings that are errors) or 2 (refused)."""
    parser = _parser()
    arguments = parser.parse_args(argv)
    try:
        return int(arguments.run(arguments))
    except BrokenPipeError:
        # the reader of our output has seen enough: `haidang read FILE | head`
        sys.stderr.close()
        return WELL


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="haidang",
        description="Hải Đăng: đọc kế hoạch đối ngoại của tỉnh và kiểm tra nó. Không cần mạng, không cần cơ sở dữ "
        "liệu.",
    )
    commands = parser.add_subparsers(required=True, metavar="LỆNH")
    for group in (reading, benches, working, records, archives):
        group.add(commands)
    return parser
