"""Delegations abroad of the demonstration's year, as their agencies wrote them: a table; the telling is trips_of_year.

Eleven for 2020: what was to go before March went, what came later was moved, stopped or refused with the epidemic.
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Said:
    """One scheme. `head` is a letter of people.toml, else the words of a post; `where` are (country, place)."""

    title: str
    agency: str
    pen: str
    labels: tuple[str, ...]
    head: str
    days: tuple[date, date]
    where: tuple[tuple[str, str], ...]
    host: str
    purpose: str
    content: str
    rank: str = "state"
    channel: str = "state"
    #: Who else goes: letters, or posts.
    others: tuple[str, ...] = ()
    #: Why there is no estimate; "" where there is one.
    unpaid: str = ""
    extra_reason: str = ""
    along: str = ""


DESK = "so-ngoai-vu"
#: A partner that the reference data do not know is made for it in partners_of_year.
SCHEMES = {
    "thai": Said(
        "Đoàn xúc tiến du lịch tại Thái Lan (minh họa)", "SDL", "so-du-lich", ("1.4", "10.2"), "K",
        (date(2020, 1, 7), date(2020, 1, 11)), (("Thái Lan", "Bangkok"),), "Hiệp hội lữ hành mẫu, Thái Lan",
        "Giới thiệu biển và nghỉ dưỡng của tỉnh với hãng lữ hành Thái Lan.",
        "Mở gian hàng ở hội chợ, gặp hiệp hội lữ hành, khảo sát cách làm phố đi bộ ven biển.",
        others=("M", "Giám đốc một doanh nghiệp lữ hành"),
    ),
    "singapore": Said(
        "Đoàn học tập quản lý đô thị tại Singapore (minh họa)", "UBVT", "ubnd-vung-tau", ("1.4", "11"),
        "Phó Chủ tịch UBND thành phố Vũng Tàu", (date(2020, 1, 13), date(2020, 1, 17)), (("Singapore", "Singapore"),),
        "Viện đô thị mẫu, Singapore", "Học cách thu gom, phân loại rác và giữ bãi biển sạch.",
        "Dự lớp học ba ngày, thăm một nhà máy xử lý rác và một khu tái định cư.", others=("S",),
        unpaid="Nằm trong dự toán đào tạo năm 2020 đã giao cho thành phố.",
    ),
    "japan": Said(
        "Đoàn xúc tiến đầu tư tại Nhật Bản (minh họa)", "SKHDT", DESK, ("1.4", "2.1"),
        "Phó Giám đốc Sở Kế hoạch và Đầu tư", (date(2020, 2, 17), date(2020, 2, 21)), (("Nhật Bản", "Osaka"),),
        "Izumiotsu", "Mời nhà đầu tư Nhật Bản vào công nghiệp hỗ trợ và hậu cần cảng.",
        "Hội thảo với phòng thương mại, làm việc với ba doanh nghiệp đã hỏi đất công nghiệp.",
        others=("Trưởng phòng Kinh tế đối ngoại",), unpaid="Nằm trong kinh phí xúc tiến đầu tư đã giao cho Sở.",
    ),
    "scholar": Said(
        "Đoàn làm việc về học bổng tại Campuchia (minh họa)", "SNGV", DESK, ("3.5",), "E",
        (date(2020, 2, 24), date(2020, 2, 26)), (("Campuchia", "Phnom Penh"),), "Cơ quan học bổng mẫu, Campuchia",
        "Thống nhất cách tuyển chọn sinh viên Campuchia của năm học mới.",
        "Họp với cơ quan tuyển sinh, gặp gia đình sinh viên đang học ở tỉnh.", others=("G",),
        unpaid="Đi bằng đường bộ; phía bạn lo ăn, ở.",
        extra_reason="Phía bạn đổi cơ quan phụ trách học bổng vào tháng 12/2019, phải gặp trước kỳ tuyển sinh.",
    ),
    "sanjo": Said(
        "Đoàn dự hội chợ hàng thủ công ở Sanjo (minh họa)", "SCT", "so-cong-thuong", ("1.4", "1.1"), "H",
        (date(2020, 4, 13), date(2020, 4, 17)), (("Nhật Bản", "Sanjo"),), "Sanjo",
        "Trưng bày hàng của tỉnh theo chương trình hợp tác với thành phố bạn.",
        "Bày hàng ba ngày, ký đơn hàng, học nghề rèn truyền thống.", others=("I", "Chủ một cơ sở đúc đồng"),
        unpaid="Thành phố bạn lo gian hàng; doanh nghiệp tự lo vé.",
    ),
    "committee": Said(
        "Đoàn công tác của Thường trực Tỉnh ủy (minh họa)", "VPTU", DESK, ("1.4",), "Thường trực Tỉnh ủy",
        (date(2020, 4, 20), date(2020, 4, 25)), (("Hàn Quốc", "Ansan"), ("Nhật Bản", "Osaka")), "Ansan",
        "Thăm và làm việc theo chương trình đối ngoại của Tỉnh ủy.",
        "Gặp lãnh đạo hai thành phố, bàn chương trình năm năm.", rank="secretary", channel="party", others=("E",),
        unpaid="Kinh phí đối ngoại Đảng.",
    ),
    "ansan": Said(
        "Đoàn thanh niên giao lưu tại Ansan (minh họa)", "TDOAN", "tinh-doan", ("3.4", "1.4"), "N",
        (date(2020, 4, 20), date(2020, 4, 24)), (("Hàn Quốc", "Ansan"),), "Ansan",
        "Giao lưu với thanh niên Ansan và học làm nông nghiệp công nghệ cao.",
        "Ở nhà kính hai ngày, một đêm văn nghệ, một trận bóng giao hữu.", channel="people",
        others=("Bí thư Đoàn cấp huyện", "Phiên dịch"), along="committee",
        unpaid="Thành phố Ansan lo ăn, ở; vé từ nguồn đóng góp của hội viên.",
    ),
    "council": Said(
        "Đoàn Thường trực HĐND tỉnh thăm Lào (minh họa)", "VPHDND", DESK, ("1.4",), "Phó Chủ tịch HĐND tỉnh",
        (date(2020, 11, 23), date(2020, 11, 27)), (("Lào", "Viêng Chăn"),), "Địa phương bạn mẫu, Lào",
        "Trao đổi kinh nghiệm giám sát của hội đồng địa phương.", "Hai buổi làm việc, thăm một trường dạy tiếng Việt.",
        rank="council", others=("Chánh Văn phòng HĐND tỉnh",), unpaid="Nằm trong kinh phí hoạt động của HĐND tỉnh.",
    ),
    "seoul": Said(
        "Đoàn giới thiệu du lịch tại Hàn Quốc (minh họa)", "SDL", "so-du-lich", ("1.4", "10.1"), "K",
        (date(2020, 12, 10), date(2020, 12, 14)), (("Hàn Quốc", "Seoul"),), "Ansan",
        "Nối lại khách Hàn Quốc khi đường bay mở.", "Gặp bốn hãng lữ hành, dự một ngày giới thiệu điểm đến.",
        others=("M",), unpaid="Doanh nghiệp du lịch đóng góp.",
    ),
    "border": Said(
        "Đoàn gặp thường niên với Tiểu khu quân sự Preah Vihear (minh họa)", "BCHQS", "bo-chi-huy-quan-su",
        ("1.4", "11"), "Phó Chỉ huy trưởng", (date(2020, 10, 21), date(2020, 10, 23)), (("Campuchia", "Preah Vihear"),),
        "Preah Vihear", "Gặp thường niên theo thỏa thuận kết nghĩa.", "Hội đàm, ký biên bản của năm, thăm đơn vị bạn.",
        others=("R",), unpaid="Kinh phí quốc phòng.",
    ),
    "laos": Said(
        "Đoàn khảo sát thị trường Lào (minh họa)", "SCT", "so-cong-thuong", ("1.4", "2.1"), "H",
        (date(2020, 12, 15), date(2020, 12, 18)), (("Lào", "Viêng Chăn"),), "Địa phương bạn mẫu, Lào",
        "Tìm đường đưa hàng của tỉnh sang Lào.", "Khảo sát hai chợ đầu mối, gặp doanh nghiệp Việt Nam ở Lào.",
        others=("I",), unpaid="Nằm trong chương trình xúc tiến thương mại đã duyệt.",
    ),
}  # fmt: skip
