"""What the ladder says: one sentence for a rung, one for why somebody hears it. Stored, and so always in Vietnamese."""

from datetime import date

from haidang.plan.urging.choices import Step, Why


def what(step: Step, days_late: int, due_on: date) -> str:
    """The rung in one sentence."""
    match step:
        case Step.OVERDUE:
            return f"{_late(days_late, due_on)} Đề nghị thực hiện ngay hoặc báo vướng mắc."
        case Step.LETTER:
            return f"{_late(days_late, due_on)} Việc đã vào công văn đôn đốc."
        case Step.PROVINCE:
            return f"{_late(days_late, due_on)} Việc đã vào danh sách báo cáo UBND tỉnh."
    if days_late == 0:
        return f"Hôm nay là hạn ({said(due_on)})."
    return f"Còn {-days_late} ngày làm việc, hạn {said(due_on)}."


def _late(days: int, due_on: date) -> str:
    return f"Đã quá hạn {days} ngày làm việc (hạn {said(due_on)})."


#: Each goes on from "Bạn nhận vì …".
_WHY = {
    Why.IN_CHARGE: "phụ trách việc này",
    Why.FOCAL: "là đầu mối của cơ quan phải làm việc này",
    Why.DOER: "làm việc này ở cơ quan",
    Why.LEADER: "là lãnh đạo cơ quan phải làm việc này",
    Why.DEPUTY: "đang thay người phải làm việc này",
}


def why(reason: Why, mark: str, rule_value: str, rule_source: str) -> str:
    """Why they hear it: who they are for it, and by which rule today."""
    source = f", theo {rule_source}" if rule_source else ""
    return f"{_WHY[reason]}; mốc {mark} theo quy định đôn đốc: {rule_value}{source}"


def title(kind: str, about: str) -> str:
    """One line of a list."""
    return shortened(f"{kind}: {about}", 200)


def shortened(words: str, most: int) -> str:
    """Not longer than `most`, cut between words."""
    return words if len(words) <= most else words[: most - 1].rsplit(" ", 1)[0].rstrip(" ,;:-–") + "…"


def said(day: date) -> str:
    """A day as papers write it: 05/01/2020, 15/6/2020."""
    return f"{day.day:02}/{day.month:02}/{day.year}" if day.month < 3 else f"{day.day:02}/{day.month}/{day.year}"
