"""Sentences about a conference, for the updates of its tasks and for the list of a year."""

from haidang.registers.conferences.models import Conference


def held_sentence(row: Conference) -> str:
    """What happened: number, days, partner, who came, what came of it. Vietnamese: it goes into a report."""
    said = [f"Đã tổ chức “{row.title}” ({row.days}, {row.place})"]
    if row.decision:
        said.append(f"theo {row.decision}")
    if row.others:
        said.append(f"cùng {row.others}")
    guests = f"{row.foreigners_came or 0} khách nước ngoài, {row.vietnamese_came or 0} khách Việt Nam dự"
    told = f"{', '.join(said)}; {guests}. {row.results.strip()}"
    if row.report:
        told = f"{told.rstrip('. ')}. Đã báo cáo kết quả: {row.report}."
    return told


def list_line(number: int, row: Conference) -> list[str]:
    """One line of the yearly list, in the order of its columns."""
    came = (
        f"{row.vietnamese if row.vietnamese_came is None else row.vietnamese_came} / "
        f"{row.foreigners if row.foreigners_came is None else row.foreigners_came}"
    )
    allowed = f"{row.authority.label}\n{row.decision}" if row.decision else str(row.authority.label)
    organisers = f"{row.agency}\n{row.others}" if row.others else str(row.agency)
    result = row.results or {"allowed": "Được phép, chưa tổ chức"}.get(row.stage, "")
    return [
        str(number), row.title, allowed, organisers, f"{row.days}\n{row.place}", came, row.funding, row.content, result,
    ]  # fmt: skip


#: The columns of the list, with their widths in millimetres (Mẫu 03 of QĐ 06/2020/QĐ-TTg).
COLUMNS = (
    ("STT", 13), ("Tên hội nghị, hội thảo", 40), ("Cấp cho phép", 36), ("Cơ quan tổ chức", 32),
    ("Thời gian, địa điểm", 32), ("Khách Việt Nam / nước ngoài", 22), ("Nguồn kinh phí", 25), ("Nội dung", 36),
    ("Kết quả", 36),
)  # fmt: skip
