"""What the books of foreign information say in the demonstration's year; the telling is information_of_year.py."""

from datetime import date
from typing import Any

PRINTED: dict[str, dict[str, Any]] = {
    "invest": {
        "title": "Bà Rịa - Vũng Tàu, cửa ngõ ra biển (minh họa)", "kind": "brochure", "agency": "SNGV", "copies": 2000,
        "audience": "Nhà đầu tư Nhật Bản, Hàn Quốc", "channel": "Cơ quan đại diện, hội doanh nghiệp",
        "planned_on": date(2020, 2, 7), "labels": ("4.1",),
    },
    "map": {
        "title": "Bản đồ du lịch biển bốn thứ tiếng (minh họa)", "kind": "map", "agency": "SDL", "language": "other",
        "copies": 5000, "audience": "Khách du lịch", "channel": "Khách sạn, cảng tàu khách",
        "planned_on": date(2020, 5, 29), "labels": ("10.1",),
    },
    "disc": {
        "title": "Giới thiệu tỉnh, bản điện tử tiếng Anh (minh họa)", "kind": "digital", "agency": "SNGV",
        "language": "en", "audience": "Địa phương bạn", "channel": "Trang của Sở Ngoại vụ",
        "planned_on": date(2020, 9, 30), "labels": ("2.2",),
    },
    "korea": {
        "title": "Tờ gấp cho đoàn đi Ansan (minh họa)", "kind": "leaflet", "agency": "SNGV", "language": "ko",
        "copies": 400, "audience": "Thanh niên Ansan", "channel": "Đoàn ra", "planned_on": date(2020, 4, 10),
        "labels": ("4.1",),
    },
    "calendar": {
        "title": "Lịch ảnh 2021 gửi bạn bè (minh họa)", "kind": "pictures", "agency": "SNGV", "copies": 600,
        "audience": "Địa phương bạn, cơ quan đại diện", "channel": "Gửi thư", "planned_on": date(2020, 12, 18),
        "labels": ("2.2",),
    },
}  # fmt: skip
ITEMS: dict[str, dict[str, Any]] = {
    "year": {
        "title": "Mười việc đối ngoại của tỉnh trong năm 2019 (minh họa)", "agency": "SNGV", "on": date(2020, 1, 9),
        "medium": "portal", "outlet": "Cổng thông tin điện tử tỉnh", "labels": ("2.2",),
    },
    "sanjo": {
        "title": "Làng nghề bên biển gặp thợ rèn Sanjo (minh họa)", "agency": "SNGV", "on": date(2020, 2, 27),
        "where": "abroad", "medium": "newspaper", "outlet": "Báo mẫu Niigata", "country": "Nhật Bản",
        "language": "ja", "partners": ("Sanjo",), "labels": ("4.2",),
    },
    "safe": {
        "title": "Người nước ngoài ở tỉnh hỏi gì khi có dịch (minh họa)", "agency": "SNGV", "on": date(2020, 4, 9),
        "form": "interview", "outlet": "Trang của Sở Ngoại vụ", "language": "en", "labels": ("4.1",),
    },
    "beach": {
        "title": "Bãi biển mở cửa lại (minh họa)", "agency": "SDL", "on": date(2020, 5, 12), "subject": "tourism",
        "form": "news", "outlet": "Trang của Sở Du lịch", "language": "vi-en",
    },
    "port": {
        "title": "Cảng nước sâu đón chuyến tàu đi thẳng (minh họa)", "agency": "SNGV", "on": date(2020, 6, 4),
        "where": "abroad", "medium": "newspaper", "outlet": "Báo mẫu Osaka", "country": "Nhật Bản", "language": "ja",
        "subject": "investment", "partners": ("Izumiotsu",), "labels": ("4.2",),
    },
    "asean": {
        "title": "Nửa đường của một cộng đồng (minh họa)", "agency": "SNGV", "on": date(2020, 8, 6),
        "medium": "magazine", "outlet": "Tạp chí mẫu", "labels": ("1.5",),
    },
    "figures": {
        "title": "Số liệu chín tháng gửi địa phương bạn (minh họa)", "agency": "SNGV", "on": date(2020, 10, 29),
        "form": "figures", "outlet": "Trang của Sở Ngoại vụ", "language": "en", "labels": ("2.2",),
    },
    "padang": {
        "title": "Một góc quê ta ở Padang (minh họa)", "agency": "SNGV", "on": date(2020, 12, 3), "where": "abroad",
        "medium": "broadcaster", "outlet": "Đài mẫu Padang", "country": "Indonesia", "language": "id",
        "form": "reportage", "partners": ("Padang",), "labels": ("4.2",),
    },
}  # fmt: skip
CAMPAIGNS: dict[str, dict[str, Any]] = {
    "fishers": {
        "title": "Nói chuyện về vùng biển với ngư dân, đợt một (minh họa)", "about": "fishing", "agency": "SNGV",
        "audience": "Chủ tàu, thuyền trưởng", "starts_on": date(2020, 2, 24), "ends_on": date(2020, 3, 6),
        "others": "Bộ đội Biên phòng", "people_planned": 200, "labels": ("5.2",),
    },
    "students": {
        "title": "Di cư an toàn cho học sinh lớp cuối (minh họa)", "about": "protection", "agency": "SNGV",
        "audience": "Học sinh lớp 12", "starts_on": date(2020, 3, 23), "ends_on": date(2020, 3, 27),
        "people_planned": 900, "labels": ("5.2",),
    },
    "workers": {
        "title": "Hỏi đáp trên mạng cho lao động ở nước ngoài (minh họa)", "about": "labour", "agency": "SNGV",
        "audience": "Lao động và gia đình", "starts_on": date(2020, 5, 11), "ends_on": date(2020, 6, 5),
        "people_planned": 1500, "labels": ("5.2",),
    },
    "exits": {
        "title": "Hướng dẫn cán bộ về hộ chiếu, xuất cảnh (minh họa)", "about": "exit", "agency": "SNGV",
        "audience": "Cán bộ tổ chức các cơ quan", "starts_on": date(2020, 6, 22), "ends_on": date(2020, 6, 26),
        "people_planned": 130, "labels": ("5.1",),
    },
    "storm": {
        "title": "Nói chuyện về vùng biển với ngư dân, đợt hai (minh họa)", "about": "fishing", "agency": "SNGV",
        "audience": "Chủ tàu, ngư dân", "starts_on": date(2020, 9, 14), "ends_on": date(2020, 10, 2),
        "people_planned": 400, "labels": ("5.2",),
    },
}  # fmt: skip
CLIPS: dict[str, dict[str, Any]] = {
    "beach": {
        "title": "Biển gọi, 60 giây (minh họa)", "agency": "SDL", "seconds": 60, "producer": "Hãng phim mẫu",
        "audience": "Hàn Quốc, Nhật Bản", "planned_on": date(2020, 2, 14), "labels": ("10.1",),
    },
    "island": {
        "title": "Côn Đảo, mùa rùa biển (minh họa)", "agency": "SVHTT", "subject": "culture", "seconds": 240,
        "producer": "Đài Phát thanh và Truyền hình tỉnh", "audience": "Địa phương bạn",
        "planned_on": date(2020, 6, 30), "labels": ("3.1",),
    },
    "ports": {
        "title": "Một ngày ở cảng nước sâu (minh họa)", "agency": "SCT", "subject": "trade", "seconds": 180,
        "producer": "Hãng phim mẫu", "audience": "Hãng tàu, chủ hàng", "planned_on": date(2020, 6, 10),
        "labels": ("1.1",),
    },
}  # fmt: skip
