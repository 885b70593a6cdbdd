"""Made-up plans for the tests: short, in the layouts of real ones, no sentence of any real paper."""

from haidang.papers.reader import read
from haidang.papers.reader.plan import Assignment, Plan
from haidang.papers.sources.text import Source, Span

HEAD = """ỦY BAN NHÂN DÂN
TỈNH MẪU
Số: 12/KH-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Mẫu, ngày 05 tháng 3 năm 2024
KẾ HOẠCH
Giao lưu với các địa phương nước bạn năm 2024

Căn cứ Quyết định số 77/QĐ-UBND ngày 02 tháng 01 năm 2024 của Ủy ban nhân dân tỉnh về việc làm mẫu;
Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:
"""

FOOT = """
Nơi nhận:
- Như trên;
- Sở Ngoại vụ;
- Lưu: VT, TH.

TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
(đã ký)
Người Mẫu Một
"""


def source(body: str) -> Source:
    return Source.of("mau.txt", body)


def plan(body: str, *, year: bool = True) -> Plan:
    """The reading of a whole paper with `body` as its contents."""
    return read(source(HEAD + body + FOOT))


def words(read_plan: Plan, mentions) -> list[str]:
    return [read_plan.words(mention.span) for mention in mentions]


def charges(task: Assignment, read_plan: Plan) -> dict[str, list[str]]:
    """Who does what in a task, as printed."""
    found = {
        "lead": words(read_plan, task.leads),
        "with": words(read_plan, task.coordinators),
        "does": words(read_plan, task.implementers),
        "due": [read_plan.words(d.span) for d in task.deadlines],
    }
    return {name: value for name, value in found.items() if value}


def whole(of: Source) -> Span:
    return Span(0, len(of.text))
