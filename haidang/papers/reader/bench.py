"""Timings of the reader, on papers that it makes itself and on a corpus where one is given."""

import platform
import statistics
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path

from haidang.papers.reader import read
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
    """Print the timings; the machine is named, so that a figure means something later."""
    print(f"{platform.platform()}, Python {platform.python_version()}, {platform.machine()}")
    names = _thousand_names()
    if corpus is not None:
        for path in sorted((corpus / "plans").glob("*.txt")):
            text = path.read_text(encoding="utf-8")
            print(f"{path.name:48s} {len(text):>9,} ký tự  {_median(lambda text=text: read(Source.of('x', text), names)) * 1000:8.1f} ms")
    sizes = [10_000, 100_000, 1_000_000] + ([10_000_000] if long else [])
    base = 0.0
    for size in sizes:
        text = made_plan(size)
        seconds = _median(lambda text=text: read(Source.of("x", text), names), 5 if size <= 100_000 else 1)
        base = base or seconds / len(text)
        print(f"{size:>10,} ký tự  {seconds * 1000:10.1f} ms   {seconds / len(text) / base:5.2f} × mỗi ký tự so với 10 KB")
    text = made_plan(1_000_000)
    print(f"bộ nhớ đỉnh cho 1 triệu ký tự: {_peak(text, names):.1f} × số byte UTF-8")
    return 0


def _thousand_names() -> list[tuple[str, str]]:
    from haidang.papers.reference.agencies import known_agencies

    names = [(agency.code, name) for agency in known_agencies(None) for name in (agency.name, *agency.aliases)]
    return (names + [(f"X{n}", f"Ủy ban nhân dân xã Mẫu {n}") for n in range(1000)])[: max(1000, len(names))]


def _median(run: Callable[[], object], times: int = 7) -> float:
    seconds = []
    for _ in range(times):
        start = time.perf_counter()
        run()
        seconds.append(time.perf_counter() - start)
    return statistics.median(seconds)


def _peak(text: str, names: list[tuple[str, str]]) -> float:
    size = len(text.encode())
    tracemalloc.start()
    read(Source.of("x", text), names)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak / size
