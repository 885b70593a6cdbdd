"""`haidang import`, `audit`: plans come in, and the log is looked through."""

import argparse
import sys
from pathlib import Path
from typing import Any

from haidang.cli.ground import FOUND, REFUSED, UNREADABLE, WELL, with_django

_NOBODY = "Không có tài khoản “{name}” đang dùng. Ghi tên đăng nhập của chuyên viên Sở Ngoại vụ sau --by."


def add(commands: Any) -> None:
    bring = commands.add_parser(
        "import",
        help="đưa kế hoạch vào chương trình như khi tải lên",
        description="Đưa kế hoạch vào chương trình như khi tải lên, rồi để chờ soát. Người chạy lệnh này xác nhận tài "
        "liệu không chứa bí mật nhà nước.",
    )
    bring.add_argument("files", type=Path, nargs="+", metavar="TỆP")
    bring.add_argument("--by", metavar="TÊN", help="tên đăng nhập của người đưa vào; bản minh họa: so-ngoai-vu")
    bring.add_argument("--accept-all", action="store_true", help="chấp nhận ngay mọi nhiệm vụ như đã đọc")
    bring.add_argument(
        "--known",
        choices=("same", "another", "stop"),
        help="khi số đã có: văn bản mới của kế hoạch ấy, kế hoạch khác, hay dừng; không ghi thì để hỏi trên trang",
    )
    bring.set_defaults(run=_import)
    audit = commands.add_parser("audit", help="nhật ký: niêm phong và kiểm tra")
    act = audit.add_subparsers(required=True, metavar="VIỆC")
    verify = act.add_parser("verify", help="niêm phong phần mới rồi soát toàn bộ nhật ký; thoát 1 nếu có chỗ sai")
    verify.add_argument(
        "--seal",
        action="append",
        default=[],
        type=_seal,
        metavar="SỐ:MÃ",
        help="niêm phong đã lưu ở ngoài, để đối chiếu (dùng được nhiều lần)",
    )
    verify.set_defaults(run=_verify)


def _import(arguments: argparse.Namespace) -> int:
    with_django()
    from django.conf import settings

    from haidang.office.accounts.models import User
    from haidang.plan.plans.bringing import bring_in

    name = arguments.by or ("so-ngoai-vu" if settings.HAIDANG_DEMO else "")
    person = User.objects.in_use().filter(username=name).first()
    if person is None:
        print(_NOBODY.format(name=name), file=sys.stderr)
        return REFUSED
    worst = WELL
    for file in arguments.files:
        try:
            data = file.read_bytes()
        except OSError as fault:
            print(UNREADABLE["vi"].format(file=file, why=fault.strerror), file=sys.stderr)
            worst = REFUSED
            continue
        brought = bring_in(
            file.name, data, by=person, accepts_all=arguments.accept_all, known=arguments.known, progress=_counted
        )
        print(f"{file.name}: {brought.sentence}", file=sys.stdout if brought.is_in else sys.stderr)
        worst = max(worst, WELL if brought.is_in else FOUND if brought.is_asked else REFUSED)
    return worst


def _counted(page: int, pages: int) -> None:
    """At which page a scan is, for whoever sits before the screen."""
    if sys.stderr.isatty():
        print(f"\r{page}/{pages} ", end="\n" if page == pages else "", file=sys.stderr, flush=True)


def _seal(text: str) -> tuple[int, str]:
    number, _, digest = text.partition(":")
    return int(number), digest


def _verify(arguments: argparse.Namespace) -> int:
    with_django()
    from django.db import OperationalError

    from haidang.kit.audit import selectors, services

    try:
        faults = services.verify(known=dict(arguments.seal))
    except OperationalError as busy:
        print(f"Chưa soát được nhật ký ({str(busy).splitlines()[0]}). Hãy thử lại sau ít phút.", file=sys.stderr)
        return REFUSED
    for fault in faults:
        print(selectors.sentence(fault))
    if faults:
        return FOUND
    print(selectors.assurance())
    return WELL
