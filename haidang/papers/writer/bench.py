"""Times and memory of the writer, on papers that it makes itself: a letter, a plan, a report of 300 tasks."""

import platform
import resource
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from haidang.papers.writer.model import (
    Annex,
    Block,
    Chart,
    Column,
    Heading,
    Item,
    Letterhead,
    Official,
    Para,
    Row,
    Series,
    Signature,
    Table,
)
from haidang.papers.writer.pages import pdf_of
from haidang.papers.writer.template_start import starting_template
from haidang.papers.writer.templates import fill
from haidang.papers.writer.word import docx_of

#: Seconds for the longest paper the house knows, and megabytes that a hundred papers may leave behind.
MOST, LEFT = 5.0, 60
_HEAD = Letterhead("ỦY BAN NHÂN DÂN TỈNH MẪU", number="12", symbol="BC-UBND", place="Mẫu", day=date(2026, 12, 15))
_SIGNED = Signature(("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"), "PHÓ CHỦ TỊCH", "Nguyễn Văn A")
_TASK = (
    "Nhiệm vụ thứ {n}: mở rộng quan hệ hữu nghị với các địa phương của nước bạn, tiếp tục xúc tiến thương mại, đầu tư "
    "và du lịch; gắn hoạt động đối ngoại với kỷ niệm ngày thiết lập quan hệ ngoại giao"
)
_COLUMNS = (
    Column("TT", 2, "center"), Column("Nhiệm vụ", 12), Column("Cơ quan chủ trì", 6), Column("Thời hạn", 4, "center"),
    Column("Kết quả", 10),
)  # fmt: skip


def made_letter() -> Official:
    return Official(
        head=_HEAD,
        kind="",
        about="đôn đốc thực hiện việc quá hạn",
        to=("Sở Công Thương",),
        blocks=(Para("Đề nghị quý cơ quan gửi kết quả trước ngày 20 tháng 12 năm 2026."),),
        signature=_SIGNED,
        recipients=("Như trên", "Lưu: VT, LS"),
    )


def made_report(tasks: int) -> Official:
    """A sentence and a row of the annex for each task, figures with charts, as a yearly report has them."""
    blocks: list[Block] = [Para("Ủy ban nhân dân tỉnh báo cáo kết quả công tác đối ngoại năm 2026 như sau:")]
    parts = max(1, min(8, tasks // 30))
    for part in range(parts):
        blocks.append(Heading(f"{part + 1}. Phần thứ {part + 1}"))
        blocks += [Item(_TASK.format(n=n) + ".") for n in range(part, tasks, parts)]
        blocks.append(_chart(f"Số liệu phần thứ {part + 1}"))
    rows = tuple(
        Row((str(n), _TASK.format(n=n), "Sở Ngoại vụ", "15/6/2026", "Đã có báo cáo kết quả"))
        for n in range(1, tasks + 1)
    )
    return Official(
        head=_HEAD,
        kind="BÁO CÁO",
        about="Kết quả công tác đối ngoại năm 2026",
        blocks=(*blocks, Para("Trên đây là báo cáo của Ủy ban nhân dân tỉnh (phụ lục kèm theo)")),
        signature=_SIGNED,
        to=("Bộ Ngoại giao",),
        recipients=("Như trên", "Lưu: VT, NgV"),
        annexes=(Annex("Kết quả từng nhiệm vụ", (Table(_COLUMNS, rows),), landscape=True),),
    )


def _chart(title: str) -> Chart:
    quarters = ("Quý I", "Quý II", "Quý III", "Quý IV")
    return Chart(title, quarters, (Series("Năm 2025", (12, 8, 15, 20)), Series("Năm 2026", (9, 14, 11, 26))), "đoàn")


def bench_papers(tasks: int = 300, *, papers: int = 100, times: int = 3) -> bool:
    """Prints the times, each beside its target; whether all were kept."""
    print(f"{platform.platform()}, Python {platform.python_version()}, {platform.machine()}")
    made = (("công văn một trang", made_letter()), (f"báo cáo {tasks} nhiệm vụ có biểu đồ", made_report(tasks)))
    template, slowest = starting_template(), 0.0
    for name, paper in made:
        for way, write in (("Word", docx_of), ("PDF", pdf_of), ("theo mẫu", lambda each: fill(template, each))):
            seconds, size = _timed(write, paper, times)
            slowest = max(slowest, seconds)
            print(f"{name:36s} {way:9s} {seconds * 1000:9.0f} ms  {size / 1000:9,.0f} KB   (đích: ≤ {MOST:.0f} s)")
    before = _resident()
    for number in range(papers):
        # No two alike, and each tenth a long one: what is remembered of one is of no use to the next.
        other = made_report(tasks - number) if number % 10 == 9 else replace(made_letter(), about=f"việc thứ {number}")
        pdf_of(other)
        docx_of(other)
    left = _resident() - before
    print(f"bộ nhớ: đỉnh {_resident():.0f} MB; {papers} văn bản để lại thêm {left:.0f} MB (đích: ≤ {LEFT} MB)")
    return slowest <= MOST and left <= LEFT


def _timed(write: Callable[[Official], bytes], paper: Official, times: int) -> tuple[float, int]:
    """Seconds on the wall of the median, and the size of what came out."""
    seconds, size = [], 0
    for _ in range(times):
        start = time.perf_counter()
        size = len(write(paper))
        seconds.append(time.perf_counter() - start)
    return statistics.median(seconds), size


def _resident() -> float:
    """Megabytes of memory at the highest; Linux counts in kilobytes, macOS in bytes."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1_000_000 if sys.platform == "darwin" else 1_000)
