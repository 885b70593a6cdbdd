"""`haidang read`, `check`, `form`: a file, without any database."""

import argparse
import csv
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from haidang.cli.ground import FOUND, REFUSED, UNREADABLE, WELL

if TYPE_CHECKING:
    from haidang.papers.reader import Plan


def add(commands: Any) -> None:
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
    form = commands.add_parser("form", help="kiểm tra thể thức một tệp Word theo NĐ 30/2020; thoát 1 nếu có lỗi")
    form.add_argument("file", type=Path, metavar="TỆP")
    form.add_argument("--json", action="store_true", help="in kết quả dạng JSON")
    form.add_argument("--lang", choices=("vi", "en"), default="vi", help="ngôn ngữ của thông báo")
    form.set_defaults(run=_form)


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
        return _refuse(refused.sentence(arguments.lang))
    except OSError as fault:
        return _refuse(UNREADABLE[arguments.lang].format(file=arguments.file, why=fault.strerror))
    if arguments.no_agencies:
        return read(source)
    try:
        names = _names(arguments.agencies)
    except OSError as fault:
        return _refuse(UNREADABLE[arguments.lang].format(file=arguments.agencies, why=fault.strerror))
    except (KeyError, UnicodeDecodeError, csv.Error):
        return _refuse(_NO_LIST[arguments.lang].format(file=arguments.agencies))
    return read(source, names)


def _refuse(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return REFUSED


_NO_LIST = {
    "vi": "Tệp “{file}” không phải danh sách cơ quan (CSV mã UTF-8, có cột code và name). Xem lại tệp hoặc bỏ "
    "--agencies để dùng danh sách kèm theo.",
    "en": "The file “{file}” is no list of agencies (CSV in UTF-8 with columns code and name). Check it, or leave "
    "--agencies out to use the list that comes with the program.",
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


def _form(arguments: argparse.Namespace) -> int:
    from haidang.papers.form import check
    from haidang.papers.form.telling import as_json, as_text
    from haidang.papers.sources.refusals import Refused

    try:
        faults = check(arguments.file.read_bytes(), name=arguments.file.name)
    except Refused as refused:
        return _refuse(refused.sentence(arguments.lang))
    except OSError as fault:
        return _refuse(UNREADABLE[arguments.lang].format(file=arguments.file, why=fault.strerror))
    if arguments.json:
        import json

        json.dump(as_json(faults), sys.stdout, ensure_ascii=False)
        print()
    else:
        print(as_text(faults, arguments.lang))
    return FOUND if any(fault.severity == "error" for fault in faults) else WELL
