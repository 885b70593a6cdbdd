"""The faults of a paper as lines for a person and as JSON for a program."""

from collections.abc import Sequence
from typing import Any

from haidang.papers.form.faults import Fault

_WELL = {
    "vi": "Không thấy lỗi thể thức nào theo NĐ 30/2020/NĐ-CP, Phụ lục I.",
    "en": "Nothing is wrong with its form under NĐ 30/2020/NĐ-CP, Phụ lục I.",
}
_COUNTED = {"vi": "{errors} lỗi, {others} điều cần xem lại.", "en": "{errors} error(s), {others} to look at."}
_WEIGHTS = {
    "vi": {"error": "lỗi", "warning": "cảnh báo", "note": "lưu ý"},
    "en": {"error": "error", "warning": "warning", "note": "note"},
}


def as_text(faults: Sequence[Fault], language: str = "vi") -> str:
    if not faults:
        return _WELL[language]
    lines = []
    for fault in faults:
        lines.append(f"{fault.code} {_WEIGHTS[language][fault.severity]} · {fault.place(language)}")
        lines.append(f"     {fault.sentence(language)} ({fault.rule})")
    errors = sum(fault.severity == "error" for fault in faults)
    return "\n".join([*lines, _COUNTED[language].format(errors=errors, others=len(faults) - errors)])


def as_json(faults: Sequence[Fault]) -> list[dict[str, Any]]:
    return [
        {
            "code": fault.code, "severity": fault.severity, "rule": fault.rule, "line": fault.line,
            "count": fault.count, "quote": fault.quote,
            "place": {"vi": fault.place("vi"), "en": fault.place("en")},
            "sentence": {"vi": fault.sentence("vi"), "en": fault.sentence("en")},
        }
        for fault in faults
    ]  # fmt: skip
