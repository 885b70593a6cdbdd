"""`haidang archive`: a year taken out whole, looked through, brought back."""

import argparse
import sys
from pathlib import Path
from typing import Any

from haidang.cli.ground import FOUND, REFUSED, WELL, told, with_django


def add(commands: Any) -> None:
    archive = commands.add_parser("archive", help="kho lưu trữ năm: lập, kiểm tra, khôi phục")
    act = archive.add_subparsers(required=True, metavar="VIỆC")
    make = act.add_parser("make", help="lập kho lưu trữ: một tệp zip gồm toàn bộ dữ liệu và tệp đính kèm")
    make.add_argument("--year", type=int, required=True, metavar="NĂM")
    make.add_argument("--by", metavar="TÊN", help="tên đăng nhập của lãnh đạo Sở Ngoại vụ; bản minh họa: tự chọn")
    make.set_defaults(run=_archive_make)
    look = act.add_parser(
        "verify", help="soát một kho lưu trữ, không cần cơ sở dữ liệu; thoát 1 nếu có chỗ sai, 2 nếu không mở được"
    )
    look.add_argument("file", type=Path, metavar="TỆP")
    look.add_argument("--seal", default="", metavar="SỐ:MÃ", help="niêm phong cuối đã lưu ở ngoài, để đối chiếu")
    look.add_argument("--sha256", default="", metavar="MÃ", help="mã SHA-256 của tệp đã lưu ở ngoài, để đối chiếu")
    look.set_defaults(run=_archive_verify)
    restore = act.add_parser(
        "restore",
        help="khôi phục tất cả vào bản cài mới còn trống",
        description="Khôi phục tất cả vào bản cài mới còn trống: được tất cả, hoặc không gì thay đổi. Dừng chương "
        "trình trước, khởi động lại sau khi xong.",
    )
    restore.add_argument("file", type=Path, metavar="TỆP")
    restore.set_defaults(run=_archive_restore)


def _archive_make(arguments: argparse.Namespace) -> int:
    with_django()
    from django.conf import settings
    from django.core.exceptions import PermissionDenied, ValidationError

    from haidang.exchange.archive.services import make
    from haidang.kit.audit.actor import acting_as
    from haidang.office.accounts.models import User

    name = arguments.by or ("lanh-dao-so-ngoai-vu" if settings.HAIDANG_DEMO else "")
    person = User.objects.in_use().filter(username=name).first()
    try:
        if person is None:
            raise PermissionDenied
        with acting_as(person):
            made = make(arguments.year, by=person, tell=told)
    except PermissionDenied:
        print(f"“{name}” không phải tài khoản được lập kho. Ghi lãnh đạo Sở Ngoại vụ sau --by.", file=sys.stderr)
        return REFUSED
    except ValidationError as refused:
        print(" ".join(refused.messages), file=sys.stderr)
        return REFUSED
    print(f"{made.path}\nSHA-256: {made.sha256}\nNiêm phong cuối: {made.seal}")
    return WELL


def _archive_verify(arguments: argparse.Namespace) -> int:
    from haidang.exchange.archive.checking import check

    found = check(arguments.file, seal=arguments.seal, sha256=arguments.sha256, tell=told)
    for fault in found.faults:
        print(fault.sentence(), file=sys.stdout if found.manifest else sys.stderr)
    if not found.manifest:
        return REFUSED
    if found.faults:
        return FOUND
    whole = found.manifest
    print(
        f"Kho nguyên vẹn: năm {whole.year}, lập {whole.made_at[:10]}, {whole.rows} dòng, {len(whole.files)} tệp.\n"
        f"SHA-256: {found.sha256}\nNiêm phong cuối: {whole.seal or '(chưa có)'}"
        + (f"\nChưa niêm phong: {whole.unsealed} dòng nhật ký sau đó" if whole.unsealed else "")
    )
    return WELL


def _archive_restore(arguments: argparse.Namespace) -> int:
    with_django()
    import getpass

    from django.core.exceptions import ValidationError

    from haidang.exchange.archive.services import restore_file

    try:
        made = restore_file(arguments.file, by_name=f"haidang archive restore ({getpass.getuser()})", tell=told)
    except ValidationError as refused:
        print(" ".join(refused.messages), file=sys.stderr)
        return REFUSED
    print(f"{made}: đã khôi phục tất cả. Khởi động lại chương trình rồi đăng nhập bằng tài khoản có trong kho.")
    return WELL
