"""Papers as the house writes them, of each shape: none may have a fault of form."""

from dataclasses import replace
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
)  # fmt: skip

_LONG = (
    "Ủy ban nhân dân tỉnh giao Sở Ngoại vụ chủ trì, phối hợp với các cơ quan liên quan theo dõi, đôn đốc và tổng hợp "
    "kết quả thực hiện, báo cáo Chủ tịch Ủy ban nhân dân tỉnh trước ngày 15 tháng 12 hằng năm theo quy định."
)
_TABLE = Table(
    (Column("STT", 1, "center"), Column("Nội dung", 6), Column("Kết quả", 3)),
    tuple(Row((str(at), f"Đón đoàn thứ {at} của địa phương kết nghĩa", "Đã hoàn thành")) for at in range(1, 30)),
    title="Các đoàn đã đón",
)
REPORT = Official(
    head=Letterhead("ỦY BAN NHÂN DÂN TỈNH BÀ RỊA - VŨNG TÀU", symbol="BC-UBND", number="5", place="Bà Rịa - Vũng Tàu",
                    day=date(2026, 2, 5)),
    kind="BÁO CÁO",
    about="Kết quả công tác đối ngoại năm 2025 và phương hướng, nhiệm vụ năm 2026 của tỉnh Bà Rịa - Vũng Tàu",
    bases=("Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025",
           "Căn cứ Nghị định số 09/2019/NĐ-CP ngày 24 tháng 01 năm 2019 của Chính phủ quy định về chế độ báo cáo"),
    to=("Bộ Ngoại giao",),
    blocks=(
        Para(_LONG),
        Heading("I. KẾT QUẢ THỰC HIỆN"),
        Heading("1. Công tác đón đoàn vào", 2),
        Para((Run("Trong năm, tỉnh đã đón "), Run("29 đoàn", bold=True), Run(f"; {_LONG}", italic=True))),
        _TABLE,
        Item(_LONG), Item(_LONG, "+"),
        Chart("Số đoàn theo quý", ("Quý I", "Quý II"), (Series("Đoàn vào", (12, Decimal("17.5"))),), unit="đoàn"),
        Heading("II. PHƯƠNG HƯỚNG"),
        Heading("a) Về đoàn ra", 3),
        Para(f"{_LONG} Danh mục cụ thể tại Phụ lục I và Phụ lục II."),
    ),
    signature=Signature(("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"), "PHÓ CHỦ TỊCH", "Nguyễn Thị Ánh"),
    recipients=("Như trên", "Thường trực Tỉnh ủy, Hội đồng nhân dân tỉnh", "Lưu: VT, NgV"),
    annexes=(Annex("Danh mục đoàn vào", (_TABLE,), landscape=True), Annex("Danh mục đoàn ra", (Para(_LONG), _TABLE))),
)  # fmt: skip
LETTER = Official(
    head=Letterhead("SỞ NGOẠI VỤ", "ỦY BAN NHÂN DÂN TỈNH", symbol="SNgV-LS", place="Bà Rịa",
                    drafted_on=date(2026, 11, 1)),
    kind="",
    about="đôn đốc thực hiện nhiệm vụ quá hạn của kế hoạch hoạt động đối ngoại năm 2026",
    to=("Sở Công Thương", "Sở Du lịch", "Ủy ban nhân dân thành phố Vũng Tàu"),
    blocks=(Para(_LONG), Para("Đề nghị quý cơ quan gửi kết quả trước ngày 05 tháng 12.")),
    signature=Signature(("KT. GIÁM ĐỐC",), "PHÓ GIÁM ĐỐC"),
    recipients=("Như trên", "Lưu: VT, LS"),
    urgency="HỎA TỐC",
    is_draft=True,
    mark="BẢN MINH HỌA",
)  # fmt: skip
DECISION = replace(
    REPORT,
    head=replace(REPORT.head, symbol="QĐ-UBND", number="163"),
    kind="QUYẾT ĐỊNH",
    about="Về việc cử đoàn đi công tác nước ngoài",
    to=(),
    bases=(
        *REPORT.bases,
        "Theo đề nghị của Giám đốc Sở Ngoại vụ tại Tờ trình số 12/TTr-SNgV ngày 03 tháng 02 năm 2026",
    ),
    blocks=(
        Para("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH", align="center"),
        Para((Run("QUYẾT ĐỊNH:", bold=True),), align="center"),
        Para((Run("Điều 1.", bold=True), Run(f" {_LONG}"))),
        Para((Run("Điều 2.", bold=True), Run(f" {_LONG} Danh sách tại Phụ lục kèm theo Quyết định này."))),
    ),
    signature=Signature((), "CHỦ TỊCH", "Nguyễn Văn Mẫu"),
    annexes=(Annex("Danh sách đoàn", (_TABLE,)),),
)
SUBMISSION = replace(
    REPORT,
    head=Letterhead("SỞ NGOẠI VỤ", "ỦY BAN NHÂN DÂN TỈNH", number="12", symbol="TTr-SNgV", place="Bà Rịa",
                    day=date(2026, 10, 20)),
    kind="TỜ TRÌNH",
    about="Về giải quyết khó khăn, vướng mắc",
    to=("Ủy ban nhân dân tỉnh",),
    blocks=(
        Para(_LONG), Item("ngắn"),
        Beside((Para("Tiếng Việt"),), (Para("English"),)),
        Para("Sở Ngoại vụ kính trình Ủy ban nhân dân tỉnh xem xét, quyết định"),
    ),
    signature=Signature(("Q. GIÁM ĐỐC",), "", "Trần Văn Mẫu"),
    annexes=(),
)  # fmt: skip
PAPERS = {"report": REPORT, "letter": LETTER, "decision": DECISION, "submission": SUBMISSION}
