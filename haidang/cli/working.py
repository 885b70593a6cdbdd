"""`haidang worker`, `job`, `digest`, `mail`: what goes on by itself, and what is asked of it by hand."""

import argparse
import sys
from datetime import date
from typing import Any

from haidang.cli.ground import REFUSED, WELL, with_django

#: For a mail server: keep the mail and hand it over again (EX_TEMPFAIL of sysexits.h).
TRY_AGAIN = 75


def add(commands: Any) -> None:
    worker = commands.add_parser("worker", help="làm các công việc nền và việc theo giờ, đến khi được bảo dừng")
    worker.set_defaults(run=_worker)
    job = commands.add_parser("job", help="làm ngay một việc theo giờ; không có tên thì liệt kê")
    job.add_argument("name", nargs="?", metavar="TÊN", help="tên việc, như trong danh sách")
    job.add_argument("--today", type=date.fromisoformat, metavar="NGÀY", help="làm như vào ngày này (2020-06-15)")
    job.set_defaults(run=_job)
    mails = commands.add_parser("digest", help="viết thư hằng ngày cho từng người; chạy lại không gửi trùng")
    mails.add_argument("--today", type=date.fromisoformat, metavar="NGÀY", help="làm như vào ngày này (2020-06-15)")
    mails.add_argument("--dry-run", action="store_true", help="chỉ liệt kê ai nhận gì và vì sao, không viết thư nào")
    mails.set_defaults(run=_digest)
    mail = commands.add_parser("mail", help="thư trả lời của cán bộ")
    way = mail.add_subparsers(required=True, metavar="VIỆC")
    one = way.add_parser("receive", help="nhận một thư từ đầu vào chuẩn (máy chủ thư chuyển sang bằng ống)")
    one.add_argument("--recipient", default="", metavar="ĐỊA_CHỈ", help="địa chỉ mà máy chủ nhận thư này")
    one.set_defaults(run=_receive)
    box = way.add_parser("fetch", help="lấy thư trong hộp thư (HAIDANG_IMAP_URL)")
    box.set_defaults(run=_fetch)


def _worker(arguments: argparse.Namespace) -> int:
    from haidang.kit.jobs.ending import Ending

    ending = Ending()
    ending.listen()
    with_django()
    from haidang.kit.jobs.worker import work

    work(ending)
    return WELL


def _job(arguments: argparse.Namespace) -> int:
    with_django()
    from haidang.kit import clock
    from haidang.kit.jobs.services import call_timer, timers

    table = {timer.name: timer for timer in timers()}
    if arguments.name is None:
        for timer in table.values():
            print(f"{timer.name:24}{timer.when:20}{timer.function}")
        return WELL
    if arguments.name not in table:
        print(f"Không có việc “{arguments.name}”. Các việc: {', '.join(table)}.", file=sys.stderr)
        return REFUSED
    done = call_timer(table[arguments.name], today=arguments.today or clock.today())
    print(*done, sep="\n") if isinstance(done, list) else print(done)
    return WELL


def _digest(arguments: argparse.Namespace) -> int:
    with_django()
    from haidang.desk import jobs
    from haidang.kit import clock

    today = arguments.today or clock.today()
    done = jobs.write(today, rehearse=arguments.dry_run)
    if not done.is_mailing_day:
        print(f"{today:%d/%m/%Y} không phải ngày làm việc nên không viết thư.")
        return WELL
    for each in done.written:
        print(f"{each.person.full_name} <{each.person.email}>: {each.subject} ({each.why})")
    for each in done.unreached:
        print(f"{each.person.full_name}: không tới được ({each.why})")
    said = "Diễn tập" if arguments.dry_run else "Đã viết"
    print(
        f"{said}: {len(done.written)} thư; {len(done.unreached)} người không tới được; "
        f"{len(done.before)} người đã có thư trong ngày."
    )
    return WELL


#: For a mail server: keep the mail and hand it over again (EX_TEMPFAIL of sysexits.h).


def _receive(arguments: argparse.Namespace) -> int:
    with_django()
    from django.db import DatabaseError

    from haidang.plan.replies.services import receive

    try:
        kept = receive(sys.stdin.buffer.read(), recipient=arguments.recipient)
    except DatabaseError as fault:
        print(f"Chưa nhận được thư, hãy chuyển lại sau: {fault}", file=sys.stderr)
        return TRY_AGAIN
    print(" ".join(str(part) for part in (kept.get_fate_display(), kept.get_cause_display()) if part))
    return WELL


def _fetch(arguments: argparse.Namespace) -> int:
    with_django()
    from haidang.plan.replies.fetching import fetch

    done = fetch()
    if not done.is_reached:
        print("Hộp thư không trả lời; xem HAIDANG_IMAP_URL và nhật ký.", file=sys.stderr)
        return REFUSED
    print(f"Đã nhận {done.taken} thư; để lại {done.left} thư chưa nhận được.")
    return WELL
