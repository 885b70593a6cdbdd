"""The outline of a report on the year's work: its parts and sections, what stands in each, and how they are numbered.

The sections of part II follow the duties of a department of foreign affairs (TT 03/2021/TT-BNG Đ2).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from haidang.reports.compose.values import Section

#: Where the tasks of a field of the directory are told.
_OF_FIELD = {
    "HOI-NHAP": "integration",
    "KINH-TE": "economy",
    "VAN-HOA": "culture",
    "THONG-TIN": "information",
    "LANH-SU": "consular",
    "KIEU-BAO": "overseas",
    "PHI-CHINH-PHU": "aid",
    "NHAN-DAN": "people",
    "DAO-TAO": "training",
    "DU-LICH": "tourism",
    "QUOC-PHONG": "defence",
    "DANG": "integration",
}

#: Where a figure is told, by the beginning of its key; the first that fits.
_OF_FIGURE = (
    ("delegations:", "delegations"),
    ("visits:", "delegations"),
    ("agreements:", "agreements"),
    ("conferences:", "conferences"),
    ("partners:", "integration"),
    ("passports:", "consular"),
    ("events:kind:tourism", "tourism"),
    ("events:kind:trade", "economy"),
    ("events:kind:investment", "economy"),
    ("events:investment", "economy"),
    ("events:investors", "economy"),
    ("events:contracts", "economy"),
    ("events:contacts", "economy"),
    ("events:place", "economy"),
    ("events:courses", "training"),
    ("events:trained", "training"),
    ("events:certified", "training"),
    ("events:", "culture"),
    ("information:", "information"),
    ("people:scholarship", "training"),
    ("people:student", "training"),
    ("people:stipend", "training"),
    ("people:check", "integration"),
    ("people:finding", "integration"),
    ("people:case", "consular"),
    ("people:protected", "consular"),
    ("people:cost", "consular"),
    ("people:request", "overseas"),
    ("people:overseas", "overseas"),
    ("people:contribution", "overseas"),
    ("people:remittance", "overseas"),
    ("people:", "people"),
    ("aid:", "aid"),
    ("defence:", "defence"),
)

OTHER = "other"

#: The sections of part II in their order: (key, heading).
RESULTS: tuple[tuple[str, str], ...] = (
    ("integration", "Công tác hội nhập, hợp tác quốc tế"),
    ("economy", "Kinh tế đối ngoại"),
    ("culture", "Văn hóa đối ngoại"),
    ("information", "Thông tin đối ngoại"),
    ("delegations", "Quản lý đoàn ra, đoàn vào"),
    ("agreements", "Ký kết và thực hiện thỏa thuận quốc tế"),
    ("conferences", "Hội nghị, hội thảo quốc tế"),
    ("consular", "Lãnh sự, bảo hộ công dân, xuất nhập cảnh"),
    ("overseas", "Công tác về người Việt Nam ở nước ngoài"),
    ("aid", "Tổ chức phi chính phủ nước ngoài, viện trợ, ODA"),
    ("people", "Đối ngoại nhân dân"),
    ("training", "Đào tạo, bồi dưỡng"),
    ("tourism", "Xúc tiến, quảng bá du lịch"),
    ("defence", "Đối ngoại quốc phòng, an ninh"),
    (OTHER, "Nội dung khác"),
)


def section_of_field(code: str) -> str:
    """Where the tasks of a field are told; what the directory has no place for stands by itself at the end."""
    return _OF_FIELD.get(code, OTHER)


def section_of_figure(key: str) -> str:
    return next((section for beginning, section in _OF_FIGURE if key.startswith(beginning)), OTHER)


# ── numbers of headings ──────────────────────────────────────────────────────────────────────────

_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI")
#: Points in the order of the Vietnamese letters, without those that have none (NĐ 30/2020/NĐ-CP PL I).
_POINTS = "abcdđeghiklmnopqrstuvxy"


@dataclass(frozen=True, slots=True)
class Numbered:
    """A section with its number as it stands before the heading, and its level: 1 part, 2 section, 3 point."""

    section: Section
    level: int
    label: str

    @property
    def heading(self) -> str:
        words = self.section.heading.upper() if self.level == 1 else self.section.heading
        return f"{self.label} {words}"


def numbered(sections: Iterable[Section], level: int = 1) -> Iterator[Numbered]:
    """Every section with its number, in the order in which they are read."""
    for at, section in enumerate(sections):
        yield Numbered(section, level, _label(at, level))
        yield from numbered(section.sections, min(level + 1, 3))


def _label(at: int, level: int) -> str:
    if level == 1:
        return f"{_ROMAN[at]}." if at < len(_ROMAN) else f"{at + 1}."
    if level == 2:
        return f"{at + 1}."
    return f"{_POINTS[at]})" if at < len(_POINTS) else f"{at + 1})"
