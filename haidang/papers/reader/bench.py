"""Timings of the reader, on papers that it makes itself and on a corpus where one is given."""

import io
import platform
import statistics
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

from haidang.papers.reader.agencies import Agencies
from haidang.papers.reader.reading import read
from haidang.papers.reference.agencies import known_agencies
from haidang.papers.sources.opening import open_source
from haidang.papers.sources.text import Source

_TASK = """{n}. Nhiệm vụ thứ {n}: mở rộng quan hệ hữu nghị với các địa phương của nước bạn, tiếp tục xúc tiến
thương mại, đầu tư và du lịch; gắn hoạt động đối ngoại với kỷ niệm ngày thiết lập quan hệ ngoại giao
- Đơn vị chủ trì tham mưu: Sở Ngoại vụ.
- Đơn vị phối hợp thực hiện: Sở Công Thương, Sở Văn hóa, Thể thao và Du lịch, các Sở, Ban, Ngành, Ủy ban
nhân dân các huyện, thị xã, thành phố có liên quan.
- Thời gian thực hiện: trước ngày 15/6/2026.
* Giải pháp thực hiện:
+ Rà soát các thỏa thuận đã ký theo Kế hoạch số {n}/KH-UBND ngày 09 tháng 10 năm 2017 của Ủy ban nhân dân
tỉnh; đề xuất gia hạn các thỏa thuận sắp hết hiệu lực;
+ Tổ chức gặp gỡ, làm việc với cơ quan đại diện nước ngoài; báo cáo kết quả về Ủy ban nhân dân tỉnh.
"""
_HEAD = """ỦY BAN NHÂN DÂN
TỈNH MẪU
Số: 01/KH-UBND
Mẫu, ngày 05 tháng 01 năm 2026
KẾ HOẠCH
HOẠT ĐỘNG ĐỐI NGOẠI NĂM 2026
Căn cứ Kế hoạch số 108/KH-UBND ngày 09 tháng 10 năm 2025 của Ủy ban nhân dân tỉnh;
Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:
I. NỘI DUNG
"""


def made_plan(characters: int) -> str:
    """A plan of about `characters` characters, in the layout of a yearly plan of foreign affairs."""
    pieces, length, n = [_HEAD], len(_HEAD), 0
    while length < characters:
        n += 1
        piece = _TASK.format(n=n)
        pieces.append(piece)
        length += len(piece)
    return "".join(pieces)


def bench_read(corpus: Path | None, *, long: bool = False) -> int:
    """Print the timings, each beside its target; the machine is named, so that a figure means something later.

    Times are those of the processor, so that other work on the machine does not count; only the start of the command
    is taken by the clock on the wall.
    """
    print(f"{platform.platform()}, Python {platform.python_version()}, {platform.machine()}")
    names = Agencies(_thousand_names())
    for path in sorted((corpus / "plans").glob("*.txt")) if corpus else ():
        text = path.read_text(encoding="utf-8")
        target = "   (đích: ≤ 40 ms)" if path.name.startswith("163-") else ""
        print(f"{path.name:48s} {len(text):>9,} ký tự  {_median(text, names) * 1000:8.1f} ms{target}")
    for path in sorted((corpus / "files").glob("*.docx")) if corpus and find_spec("docx") else ():
        ours, theirs = _word(path.read_bytes())
        ratio = ours / theirs
        print(f"{path.name:48s} {ours * 1000:8.1f} ms   {ratio:5.2f} × thời gian python-docx mở tệp (đích: ≤ 2)")
    sizes = [10_000, 100_000, 1_000_000] + ([10_000_000] if long else [])
    base = 0.0
    for size in sizes:
        text = made_plan(size)
        seconds = _median(text, names, times=7 if size <= 100_000 else 1)
        base = base or seconds / len(text)
        ratio = seconds / len(text) / base
        print(
            f"{size:>10,} ký tự  {seconds * 1000:10.1f} ms   {ratio:5.2f} × mỗi ký tự so với 10 KB (đích: tuyến tính)"
        )
    peak = _peak(made_plan(1_000_000), names)
    print(f"bộ nhớ đỉnh cho 1 triệu ký tự: {peak:.1f} × số byte UTF-8 (đích: ≤ 16)")
    print(f"haidang read --help: {_help() * 1000:.0f} ms (đích: ≤ 250 ms)")
    return 0


def _help(times: int = 5) -> float:
    """Seconds on the wall from calling the command to its help having been printed."""
    seconds = []
    for _ in range(times):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-m", "haidang", "read", "--help"], check=True, stdout=subprocess.DEVNULL)
        seconds.append(time.perf_counter() - start)
    return statistics.median(seconds)


def _thousand_names() -> list[tuple[str, str]]:
    names = [(agency.code, name) for agency in known_agencies(None) for name in (agency.name, *agency.aliases)]
    return names + [(f"X{n}", f"Ủy ban nhân dân xã Mẫu {n}") for n in range(max(0, 1000 - len(names)))]


def _median(text: str, names: Agencies, times: int = 7) -> float:
    """Seconds of the median of `times` readings of `text`."""
    seconds = []
    for _ in range(times):
        start = time.process_time()
        read(Source.of("x", text), names)
        seconds.append(time.process_time() - start)
    return statistics.median(seconds)


def _word(data: bytes, times: int = 21) -> tuple[float, float]:
    """Median seconds to the text of a Word file, and to python-docx having opened it (a library of the tests)."""
    import docx

    def median_of(call: Callable[[], object]) -> float:
        seconds = []
        for _ in range(times):
            start = time.process_time()
            call()
            seconds.append(time.process_time() - start)
        return statistics.median(seconds)

    return median_of(lambda: open_source("x.docx", data)), median_of(lambda: docx.Document(io.BytesIO(data)))


def _peak(text: str, names: Agencies) -> float:
    """Peak of memory while `text` is read, as a multiple of its size in UTF-8."""
    tracemalloc.start()
    read(Source.of("x", text), names)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak / len(text.encode())
