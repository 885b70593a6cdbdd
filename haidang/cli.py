"""The `haidang` command. Imports are made where a command needs them: `haidang read --help` must answer at once."""

import argparse
import csv
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from haidang.papers.reader import Plan

#: A file that was refused; findings that are errors; all well.
REFUSED, FOUND, WELL = 2, 1, 0


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
    read = commands.add_parser("read", help="đọc một văn bản (docx, doc, pdf, ảnh quét, html, txt)")
    _file(read)
    shape = read.add_mutually_exclusive_group()
    shape.add_argument("--json", action="store_true", help="in kết quả dạng JSON, mỗi giá trị kèm vị trí và quy tắc")
    shape.add_argument("--coverage", action="store_true", help="in lại toàn văn, tô từng đoạn theo cách nó được đọc")
    shape.add_argument("--text", action="store_true", help="chỉ in phần chữ lấy được từ tệp")
    read.set_defaults(run=_read)
    check = commands.add_parser("check", help="kiểm tra một kế hoạch; thoát 1 nếu có lỗi")
    _file(check)
    check.add_argument("--json", action="store_true", help="in kết quả dạng JSON")
    check.set_defaults(run=_check)
    bench = commands.add_parser("bench", help="đo tốc độ")
    what = bench.add_subparsers(required=True, metavar="PHẦN")
    reader = what.add_parser("read", help="đo tốc độ đọc")
    reader.add_argument("--corpus", type=Path, default=None, help="thư mục văn bản mẫu (có plans/ và files/)")
    reader.add_argument("--long", action="store_true", help="đo cả văn bản 10 MB")
    reader.set_defaults(run=_bench_read)
    year = what.add_parser("year", help="đo tốc độ các trang của một năm, trên cơ sở dữ liệu tạm")
    year.add_argument("--tasks", type=int, default=5000, metavar="SỐ", help="số nhiệm vụ (mặc định 5000)")
    year.set_defaults(run=_bench_year)
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
    return parser


def _file(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="TỆP")
    parser.add_argument(
        "--ocr", choices=("auto", "never", "always"), default="auto", help="nhận dạng chữ trong ảnh quét"
    )
    parser.add_argument(
        "--agencies",
        type=Path,
        default=None,
        metavar="CSV",
        help="danh sách cơ quan (cột code, name); mặc định là danh sách kèm theo",
    )
    parser.add_argument(
        "--no-agencies", action="store_true", help="đọc chỉ bằng ngữ pháp, không dùng danh sách cơ quan"
    )
    parser.add_argument("--lang", choices=("vi", "en"), default="vi", help="ngôn ngữ của thông báo")


def _plan(arguments: argparse.Namespace) -> "Plan | int":
    """The reading of the file, or the exit code after saying why there is none."""
    from haidang.papers.reader import read
    from haidang.papers.sources.opening import open_path
    from haidang.papers.sources.refusals import Refused

    try:
        source = open_path(arguments.file, ocr=arguments.ocr)
    except Refused as refused:
        print(refused.sentence(arguments.lang), file=sys.stderr)
        return REFUSED
    except OSError as fault:
        print(_UNREADABLE[arguments.lang].format(file=arguments.file, why=fault.strerror), file=sys.stderr)
        return REFUSED
    if arguments.no_agencies:
        return read(source)
    try:
        names = _names(arguments.agencies)
    except OSError as fault:
        print(_UNREADABLE[arguments.lang].format(file=arguments.agencies, why=fault.strerror), file=sys.stderr)
        return REFUSED
    except (KeyError, UnicodeDecodeError, csv.Error):
        print(_NO_LIST[arguments.lang].format(file=arguments.agencies), file=sys.stderr)
        return REFUSED
    return read(source, names)


_NO_LIST = {
    "vi": "Tệp “{file}” không phải danh sách cơ quan (CSV mã UTF-8, có cột code và name). Xem lại tệp hoặc bỏ "
    "--agencies để dùng danh sách kèm theo.",
    "en": "The file “{file}” is no list of agencies (CSV in UTF-8 with columns code and name). Check it, or leave "
    "--agencies out to use the list that comes with the program.",
}
_UNREADABLE = {
    "vi": "Không mở được tệp “{file}” ({why}). Kiểm tra lại đường dẫn và quyền đọc.",
    "en": "The file “{file}” could not be opened ({why}). Check the path and the right to read it.",
}


def _names(path: Path | None) -> list[tuple[str, str]]:
    if path is None:
        from haidang.papers.reference.agencies import known_agencies

        return [(agency.code, name) for agency in known_agencies(None) for name in (agency.name, *agency.aliases)]
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return [(row["code"], row["name"]) for row in csv.DictReader(lines)]


def _read(arguments: argparse.Namespace) -> int:
    plan = _plan(arguments)
    if isinstance(plan, int):
        return plan
    from haidang.papers.reader import as_json, as_text

    if arguments.text:
        print(plan.source.text)
    elif arguments.json:
        import json

        from haidang.papers.reader.lint import lint

        whole = as_json.as_json(plan) | as_json.findings_and_coverage(plan, lint(plan))
        json.dump(whole, sys.stdout, ensure_ascii=False)
        print()
    elif arguments.coverage:
        print(as_text.painted(plan, colour=sys.stdout.isatty()))
    else:
        print(as_text.tree(plan))
    return WELL


def _check(arguments: argparse.Namespace) -> int:
    plan = _plan(arguments)
    if isinstance(plan, int):
        return plan
    from haidang.papers.reader import as_json, as_text
    from haidang.papers.reader.lint import lint

    findings = lint(plan)
    if arguments.json:
        import json

        json.dump(as_json.findings_as_json(plan, findings), sys.stdout, ensure_ascii=False)
        print()
    else:
        print(as_text.findings(plan, findings, arguments.lang))
    return FOUND if any(finding.severity == "error" for finding in findings) else WELL


def _bench_read(arguments: argparse.Namespace) -> int:
    from haidang.papers.reader.bench import bench_read

    return bench_read(arguments.corpus, long=arguments.long)


def _bench_year(arguments: argparse.Namespace) -> int:
    """On a database of its own: nothing of it ever touches the one of the office."""
    import os
    import tempfile

    with tempfile.TemporaryDirectory(prefix="haidang-") as folder:
        os.environ.pop("DATABASE_URL", None)
        os.environ["HAIDANG_DATA"] = folder
        os.environ.setdefault("HAIDANG_LOG_LEVEL", "ERROR")
        _with_django()
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


def _with_django() -> None:
    """Make settings, models and database ready, for the commands that need them."""
    import os

    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "haidang.site.settings")
    django.setup()


def _worker(arguments: argparse.Namespace) -> int:
    from haidang.kit.jobs.ending import Ending

    ending = Ending()
    ending.listen()
    _with_django()
    from haidang.kit.jobs.worker import work

    work(ending)
    return WELL


def _job(arguments: argparse.Namespace) -> int:
    _with_django()
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
    _with_django()
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
TRY_AGAIN = 75


def _receive(arguments: argparse.Namespace) -> int:
    _with_django()
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
    _with_django()
    from haidang.plan.replies.fetching import fetch

    done = fetch()
    if not done.is_reached:
        print("Hộp thư không trả lời; xem HAIDANG_IMAP_URL và nhật ký.", file=sys.stderr)
        return REFUSED
    print(f"Đã nhận {done.taken} thư; để lại {done.left} thư chưa nhận được.")
    return WELL


def _import(arguments: argparse.Namespace) -> int:
    _with_django()
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
            print(_UNREADABLE["vi"].format(file=file, why=fault.strerror), file=sys.stderr)
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


_NOBODY = "Không có tài khoản “{name}” đang dùng. Ghi tên đăng nhập của chuyên viên Sở Ngoại vụ sau --by."


def _seal(text: str) -> tuple[int, str]:
    number, _, digest = text.partition(":")
    return int(number), digest


def _verify(arguments: argparse.Namespace) -> int:
    _with_django()
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


if __name__ == "__main__":
    sys.exit(main())
