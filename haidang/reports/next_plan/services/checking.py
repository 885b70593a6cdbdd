"""The draft read by the reader and gone over by the linter: what they say is kept with the draft."""

from collections.abc import Iterator
from typing import Any

from haidang.reports.next_plan.models import NextPlan
from haidang.reports.next_plan.rules.headings import MOST_TASKS, HeadingFault, heading_faults, without
from haidang.reports.next_plan.rules.mending import doubts
from haidang.reports.next_plan.rules.reading_back import Difference, differences
from haidang.reports.next_plan.selectors.papers import plan_words

#: The code under which a difference in reading is kept beside those of the linter.
READ_BACK = "đọc lại"
_WHAT = {
    "missing": "không được đọc thành một nhiệm vụ",
    "more": "được đọc thêm thành một nhiệm vụ",
    "title": "nội dung được đọc khác",
    "leads": "cơ quan chủ trì được đọc khác",
    "coordinators": "cơ quan phối hợp được đọc khác",
    "due": "thời hạn được đọc khác",
    "description": "mô tả được đọc khác",
    "solutions": "giải pháp được đọc khác",
}


#: What is wrong with a heading, in a sentence that says what to do.
_OF_HEADING = {
    "charges": "Tên nhóm công tác {number} “{title}” được đọc thành lời giao việc, nên nhiệm vụ trong nhóm đọc sai. "
    "Đặt lại tên nhóm, ví dụ bỏ “giao”, “chủ trì”, “phối hợp” ở cuối tên.",
    "too-many": "Nhóm công tác {number} “{title}” có {tasks} nhiệm vụ: từ {number}.{beyond} số thứ tự trùng với cách "
    "viết số nghìn, người đọc và máy không phân biệt được. Tách nhóm này thành nhiều nhóm, mỗi nhóm không quá {most} "
    "nhiệm vụ.",
}


def look_over(next_plan: NextPlan) -> NextPlan:
    """Whoever may see the draft may have it looked over: nothing of it changes but what is said of it."""
    words = plan_words(next_plan)
    read = differences(words)
    faults = heading_faults(words, read)
    found = [
        *map(_of_heading, faults),
        *_read_back(without(read, faults)),
        *({"code": each.code, "line": each.place.key, "part": each.place.part, "words": each.sentence}
          for each in doubts(words)),
    ]  # fmt: skip
    next_plan.findings, next_plan.looked_at = found, next_plan.version
    next_plan.save(update_fields=["findings", "looked_at"])
    return next_plan


def _of_heading(fault: HeadingFault) -> dict[str, Any]:
    said = _OF_HEADING[fault.kind].format(
        number=fault.number, title=_short(fault.title), tasks=fault.tasks, most=MOST_TASKS, beyond=MOST_TASKS + 1
    )
    return {"code": READ_BACK, "line": fault.key, "part": "field", "words": said}


def _read_back(found: list[Difference]) -> Iterator[dict[str, Any]]:
    for each in found:
        said = f"Nhiệm vụ {each.label} {_WHAT[each.what]}"
        if each.ours and each.theirs:
            said += f": viết “{_short(each.ours)}”, đọc ra “{_short(each.theirs)}”"
        elif each.ours or each.theirs:
            said += f": “{_short(each.ours or each.theirs)}”"
        yield {"code": READ_BACK, "line": each.key, "part": each.what, "words": f"{said}."}


def _short(words: str, most: int = 160) -> str:
    words = "; ".join(words.splitlines())
    return words if len(words) <= most else f"{words[:most].rsplit(' ', 1)[0]}…"
