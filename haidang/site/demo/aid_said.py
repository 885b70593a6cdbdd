"""What the forms of aid and ODA say in the demonstration's year: tables; the telling is aid_of_year.py."""

from datetime import date
from typing import Any

_CHILDREN, _EYES, _WATER = "Quỹ Trẻ em biển mẫu, Hoa Kỳ", "Hội Thị giác mẫu, Hàn Quốc", "Tổ chức Nước sạch mẫu, Đức"
_COMPANY, _CORAL = "Công ty cảng mẫu, Hàn Quốc", "Quỹ San hô mẫu, Thụy Sĩ"
_JAPAN, _BANK = "Cơ quan hợp tác phát triển mẫu, Nhật Bản", "Ngân hàng phát triển mẫu, Philippines"

PROJECTS: dict[str, dict[str, Any]] = {
    "school": {
        "title": "Lớp học biển cho trẻ em làng chài (minh họa)", "kind": "project", "donor": _CHILDREN,
        "ingo": "children", "agency": "SGDDT", "sector": "education", "purpose": "Lớp kỹ năng, tủ sách ở làng chài.",
        "places": ("UBLD", "UBDD"), "beneficiaries": "Trẻ em làng chài", "people": 600, "amount": 80_000,
        "currency": "USD", "rate": 23_180, "rate_on": date(2019, 8, 20), "starts_on": date(2019, 9, 16),
        "ends_on": date(2020, 12, 31), "signed_on": date(2019, 6, 20), "is_old": True,
    },
    "boats": {
        "title": "Hai tàu du lịch chạy điện (minh họa)", "kind": "outside", "donor": _COMPANY, "agency": "UBVT",
        "sector": "environment", "purpose": "Thử tàu không khói ở bãi sau.", "places": ("UBVT",),
        "amount": 120_000, "currency": "USD", "rate": 23_150, "rate_on": date(2020, 1, 13),
        "starts_on": date(2020, 4, 1), "ends_on": date(2021, 3, 31),
    },
    "museum": {
        "title": "Trưng bày số về biển (minh họa)", "kind": "project", "donor": _CORAL, "agency": "SVHTT",
        "sector": "culture", "purpose": "Màn hình, phim tương tác ở bảo tàng.", "places": ("UBVT",),
        "amount": 45_000, "currency": "USD", "rate": 23_200, "rate_on": date(2020, 2, 18),
    },
    "masks": {
        "title": "Vật tư phòng dịch cho hai bệnh viện (minh họa)", "kind": "outside", "donor": _COMPANY,
        "agency": "SYT", "sector": "health", "purpose": "Khẩu trang và máy thở.", "places": ("UBBR", "UBVT"),
        "beneficiaries": "Nhân viên y tế, người bệnh", "people": 3_500, "amount": 420_000_000,
        "starts_on": date(2020, 4, 6), "ends_on": date(2020, 4, 30),
    },
    "law": {
        "title": "Cẩm nang pháp luật cho ngư dân (minh họa)", "kind": "project", "donor": _CHILDREN, "agency": "STP",
        "sector": "other", "topic": "law", "purpose": "Soạn, in và phổ biến cẩm nang.", "places": ("UBLD", "UBXM"),
        "people": 4_000, "amount": 30_000, "currency": "USD", "rate": 23_300, "rate_on": date(2020, 4, 20),
    },
    "eyes": {
        "title": "Khám, mổ mắt cho người nghèo (minh họa)", "kind": "project", "donor": _EYES, "ingo": "eyes",
        "need": "eyes", "agency": "SYT", "sector": "health", "purpose": "Mổ đục thủy tinh thể cho 300 người.",
        "places": ("UBXM",), "beneficiaries": "Người nghèo, người già", "people": 300, "amount": 40_000,
        "currency": "USD", "rate": 23_280, "rate_on": date(2020, 5, 18), "starts_on": date(2020, 9, 1),
        "ends_on": date(2021, 8, 31), "signed_on": date(2020, 5, 14),
    },
    "wells": {
        "title": "Nước sạch cho ba trường tiểu học (minh họa)", "kind": "project", "donor": _WATER, "ingo": "water",
        "need": "water", "agency": "UBCD", "sector": "water", "purpose": "Khoan giếng, lắp bể lọc ở ba trường.",
        "places": ("UBCD",), "beneficiaries": "Học sinh, giáo viên", "people": 1_470, "amount": 60_000,
        "currency": "USD", "rate": 23_260, "rate_on": date(2020, 6, 5), "starts_on": date(2020, 11, 1),
        "ends_on": date(2021, 10, 31),
    },
    "storm": {
        "title": "Gạo và mái tôn cho ngư dân sau bão (minh họa)", "kind": "relief", "donor": _COMPANY,
        "agency": "HCTD", "sector": "disaster", "purpose": "Giúp 130 hộ có mái che, có gạo ăn.", "places": ("UBXM",),
        "beneficiaries": "130 hộ ngư dân", "people": 540, "amount": 350_000_000,
        "disaster": "bão cuối tháng 10 (minh họa)", "disaster_on": date(2020, 10, 28),
    },
}  # fmt: skip
ODAS: dict[str, dict[str, Any]] = {
    "sewer": {
        "title": "Thu gom, xử lý nước thải đô thị (minh họa)", "donor": _BANK, "agency": "SXD",
        "sector": "infrastructure", "purpose": "Trạm xử lý và 40 km ống.", "places": ("UBVT", "UBBR"),
        "currency": "USD", "grant": 1_500_000, "loan": 18_000_000, "rate": 22_700, "rate_on": date(2017, 6, 12),
        "counterpart": 95_000_000_000, "starts_on": date(2017, 7, 1), "ends_on": date(2020, 12, 31), "is_old": True,
    },
    "hospital": {
        "title": "Thiết bị cho bệnh viện vùng (minh họa)", "donor": _JAPAN, "agency": "SYT", "sector": "health",
        "purpose": "Thiết bị chẩn đoán, đào tạo người dùng.", "places": ("UBBR",), "currency": "JPY",
        "grant": 320_000_000, "rate": 208, "rate_on": date(2019, 4, 16), "counterpart": 12_000_000_000,
        "starts_on": date(2019, 5, 1), "ends_on": date(2020, 9, 30), "is_old": True,
    },
    "coast": {
        "title": "Chống xói lở bờ biển (minh họa)", "donor": _BANK, "agency": "SNNPTNT", "sector": "environment",
        "purpose": "Kè mềm, trồng rừng ngập mặn.", "places": ("UBXM", "UBDD"), "currency": "USD", "loan": 9_000_000,
        "grant": 800_000, "rate": 23_250, "rate_on": date(2020, 5, 12), "counterpart": 40_000_000_000,
    },
    "harbour": {
        "title": "Cảng cá không rác (minh họa)", "donor": _JAPAN, "agency": "SNNPTNT", "sector": "environment",
        "purpose": "Thu gom, tái chế rác nhựa ở ba cảng cá.", "places": ("UBLD",), "currency": "JPY",
        "grant": 90_000_000, "rate": 221, "rate_on": date(2020, 11, 18), "counterpart": 2_000_000_000,
    },
}  # fmt: skip
