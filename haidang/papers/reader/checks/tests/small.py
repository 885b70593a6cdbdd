"""Small plans of our own, to be wrong in one place at a time."""

from haidang.papers.reader import read
from haidang.papers.reader.findings import Finding
from haidang.papers.reader.lint import lint
from haidang.papers.sources.text import Source

TASK = """1.1. Xây dựng chương trình gặp gỡ doanh nghiệp nước ngoài
- Đơn vị chủ trì tham mưu: Sở Ngoại vụ.
- Đơn vị phối hợp thực hiện: Sở Công Thương.
- Thời gian thực hiện: trước ngày 30/6/2020.
"""
RECIPIENTS = """- Chủ tịch, các PCT UBND tỉnh;
- Các Sở, Ban, Ngành;
- UBND các huyện, thị xã, thành phố;
- Lưu: VT."""
SIGNATURE = """TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
Nguyễn Văn An"""


def plan_text(
    body: str = TASK,
    *,
    title: str = "HOẠT ĐỘNG ĐỐI NGOẠI NĂM 2020 CỦA TỈNH",
    bases: str = "",
    closing: str = "",
    recipients: str = RECIPIENTS,
    signature: str = SIGNATURE,
    after: str = "",
) -> str:
    """A plan of 25/11/2019 with one task that has nothing wrong, but for what the caller puts in its place."""
    return f"""ỦY BAN NHÂN DÂN
TỈNH ĐỒNG NAI
-------
|
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
|
Số: 12/KH-UBND
|
Đồng Nai, ngày 25 tháng 11 năm 2019
|
KẾ HOẠCH
{title}
{bases}
Ủy ban nhân dân tỉnh ban hành Kế hoạch với các nội dung như sau:
I. NỘI DUNG KẾ HOẠCH
1. Công tác hội nhập:
{body}
II. TỔ CHỨC THỰC HIỆN
{closing}
Giao Sở Ngoại vụ theo dõi, đôn đốc việc thực hiện Kế hoạch này./.
Nơi nhận:
{recipients}
|
{signature}
|
{after}"""


def findings(text: str, code: str | None = None) -> list[Finding]:
    """What the checks find in `text`, all of it or under one code."""
    found = lint(read(Source.of("small", text)))
    return [finding for finding in found if code is None or finding.code == code]


def quoted(text: str, finding: Finding) -> str:
    return Source.of("small", text).line_of(finding.span)


def task(
    label: str = "1.1",
    title: str = "Xây dựng chương trình gặp gỡ doanh nghiệp nước ngoài",
    *,
    lead: str = "Sở Ngoại vụ",
    others: str = "Sở Công Thương",
    due: str = "trước ngày 30/6/2020",
    solutions: str = "",
) -> str:
    lines = [f"{label}. {title}", f"- Đơn vị chủ trì tham mưu: {lead}.", f"- Đơn vị phối hợp thực hiện: {others}."]
    if due:
        lines.append(f"- Thời gian thực hiện: {due}.")
    if solutions:
        lines.append(f"* Giải pháp thực hiện:\n{solutions}")
    return "\n".join(lines) + "\n"
