"""What the words of a fault of form are made of: its weight, the part of the paper, two sentences that many share."""

from typing import Literal, NamedTuple

Severity = Literal["error", "warning", "note"]


class Part(NamedTuple):
    vi: str
    en: str


PARTS: dict[str, Part] = {
    "0": Part("Văn bản", "The paper"),
    "1": Part("Trang giấy", "The page"),
    "2": Part("Phần đầu", "The letterhead"),
    "3": Part("Tên loại, trích yếu, nơi gửi", "Kind, subject and addressee"),
    "4": Part("Nội dung", "The content"),
    "5": Part("Phần cuối", "The closing"),
    "6": Part("Phụ lục", "The annexes"),
}


class Message(NamedTuple):
    severity: Severity
    rule: str
    title_vi: str
    title_en: str
    vi: str
    en: str


def face(part_vi: str, part_en: str, rule: str) -> Message:
    """One part whose letters look otherwise than its model."""
    return Message(
        "error",
        rule,
        f"{part_vi} trình bày sai kiểu chữ",
        f"Type of {part_en}",
        f"{part_vi} đang trình bày {{found}}; phải trình bày {{wanted}}.",
        f"{part_en[0].upper()}{part_en[1:]}: found {{found}}; the form asks for {{wanted}}.",
    )


def missing(part_vi: str, part_en: str, rule: str, how_vi: str, how_en: str) -> Message:
    return Message(
        "error",
        rule,
        f"Thiếu {part_vi}",
        f"No {part_en}",
        f"Không tìm thấy {part_vi}; {how_vi}.",
        f"No {part_en} was found; {how_en}.",
    )
