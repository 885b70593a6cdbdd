"""Papers that tests lay on the page: one of each form."""

from datetime import date
from decimal import Decimal

from haidang.papers.writer.model import (
    Annex,
    Beside,
    Chart,
    Column,
    Heading,
    Item,
    Letterhead,
    Official,
    Para,
    Row,
    Run,
    Series,
    Signature,
    Table,
)

_COLUMNS = (
    Column("TT", 1, "center"), Column("Nội dung", 8), Column("Cơ quan chủ trì", 4), Column("Thời hạn", 3, "center"),
)  # fmt: skip


def tasks(many: int) -> Table:
    """As many tasks, and their sum."""
    words = "Nhiệm vụ thứ {}: trao đổi đoàn với địa phương của nước bạn"
    rows = [Row((str(n), words.format(n), "Sở Ngoại vụ", "15/6/2026")) for n in range(1, many + 1)]
    return Table(_COLUMNS, (*rows, Row(("", f"Cộng: {many} nhiệm vụ", "", ""), bold=True)), "Bảng 1. Nhiệm vụ của năm")


PLAN = Official(
    head=Letterhead(
        "ỦY BAN NHÂN DÂN TỈNH BÀ RỊA - VŨNG TÀU", number="5", symbol="KH-UBND", place="Bà Rịa - Vũng Tàu",
        day=date(2021, 2, 5),
    ),
    kind="KẾ HOẠCH",
    about="Hoạt động đối ngoại năm 2021\ncủa tỉnh Bà Rịa - Vũng Tàu",
    bases=(
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015",
        "Căn cứ Kế hoạch số 163/KH-UBND ngày 25 tháng 11 năm 2019 của Ủy ban nhân dân tỉnh;",
    ),
    blocks=(
        Para("Ủy ban nhân dân tỉnh ban hành Kế hoạch hoạt động đối ngoại năm 2021 như sau:"),
        Heading("I. MỤC ĐÍCH"),
        Item('Mở rộng quan hệ "hữu nghị" với địa phương của <nước bạn> & bạn bè.'),
        Item((Run("Đoàn ra: "), Run("12 đoàn", bold=True), Run(", giảm 5%.", italic=True)), mark="+"),
        Heading("1. Nội dung", 2),
        Heading("a) Đoàn ra", 3),
        tasks(3),
        Chart(
            "Đoàn ra theo quý", ("Quý I", "Quý II"),
            (Series("Năm 2020", (3, 0)), Series("Năm 2021", (Decimal("1.5"), 6))), "đoàn",
        ),
        Beside((Para("Văn bản này có hai bản."),), (Para("This paper has two copies."),)),
        Para("Trên đây là Kế hoạch hoạt động đối ngoại năm 2021; danh mục tại các phụ lục kèm theo."),
    ),
    signature=Signature(("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"), "PHÓ CHỦ TỊCH", "Nguyễn Thị Ánh"),
    recipients=("Bộ Ngoại giao", "Thường trực Tỉnh ủy", "Lưu: VT, SNgV"),
    annexes=(
        Annex("Danh mục nhiệm vụ", (tasks(30),), landscape=True),
        Annex("Danh mục đoàn", (Para("Trong năm không có đoàn."),)),
    ),
    urgency="KHẨN",
)  # fmt: skip
LETTER = Official(
    head=Letterhead(
        "SỞ NGOẠI VỤ", "ỦY BAN NHÂN DÂN TỈNH ĐỒNG NAI", symbol="SNgV-LS", place="Đồng Nai", drafted_on=date(2026, 11, 1)
    ),
    kind="",
    about="đôn đốc thực hiện việc quá hạn theo kế hoạch công tác đối ngoại",
    to=("Sở Công Thương", "Các sở, ban, ngành và Ủy ban nhân dân các xã, phường có nhiệm vụ chưa hoàn thành trong năm"),
    blocks=(Para("Đề nghị quý cơ quan gửi kết quả trước ngày 05 tháng 12 năm 2026."),),
    signature=Signature(("KT. GIÁM ĐỐC",), "PHÓ GIÁM ĐỐC", "Nguyễn Thị <b>Ánh</b> & #con"),
    recipients=("Như trên", "Lưu: VT, LS"),
    is_draft=True,
    mark="Bản minh họa: số liệu không có thật",
)
DECISION = Official(
    head=Letterhead(
        "ỦY BAN NHÂN DÂN TỈNH ĐỒNG NAI", number="1234", symbol="QĐ-UBND", place="Đồng Nai", day=date(2026, 11, 12)
    ),
    kind="QUYẾT ĐỊNH",
    about="Về việc cử đoàn công tác đi nước ngoài",
    bases=("Căn cứ Luật Tổ chức chính quyền địa phương", "Theo đề nghị của Giám đốc Sở Ngoại vụ."),
    blocks=(Para("Điều 1. Cử đoàn công tác đi Lào."), Para("Điều 2. Chánh Văn phòng thi hành Quyết định này.")),
    signature=Signature(("KT. CHỦ TỊCH",), "PHÓ CHỦ TỊCH", "Trần Văn Bình"),
    recipients=("Như Điều 2", "Lưu: VT"),
)
ENGLISH = Official(
    head=Letterhead("DEPARTMENT OF FOREIGN AFFAIRS", place="Dong Nai", day=date(2026, 2, 5), number="8", symbol="SNgV"),
    kind="SUMMARY",
    about="Project of clean water",
    blocks=(Para("The project has two parts."),),
    signature=Signature((), "DIRECTOR", "Nguyen Thi Anh"),
    to=("Whom it may concern",),
    recipients=("Archives",),
    language="en",
)
ALL = {"plan": PLAN, "letter": LETTER, "decision": DECISION, "english": ENGLISH}
