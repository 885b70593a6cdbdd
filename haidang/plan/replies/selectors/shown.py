"""A sheet that came back as its page shows it: each row with its verdict in words, each cell with its three sides."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Count
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from haidang.office.norms.choices import PeriodKind
from haidang.office.norms.rules import Period
from haidang.plan.followup.choices import State
from haidang.plan.followup.models import Update
from haidang.plan.replies.choices.sheets import OPEN_CELLS, CellVerdict, Outcome, Verdict
from haidang.plan.replies.models import Intake, IntakeRow
from haidang.plan.replies.models.sheets import TO_WRITE
from haidang.plan.replies.rules.columns import HEADING_OF
from haidang.plan.replies.rules.sheets import FIELDS

#: Why a row got its verdict.
WHY = {
    "same": gettext_lazy("Không khác với hệ thống."),
    "not-in-file": gettext_lazy("Dòng này có trong bảng đã giao mà tệp không có; không xóa gì trong hệ thống."),
    "news": gettext_lazy("Từ lúc giao bảng chưa ai sửa các ô này; lấy của tệp."),
    "asks": gettext_lazy("Tệp và hệ thống khác nhau; chọn bên nào đúng."),
    "no-key": gettext_lazy(
        "Dòng mất mã. Số thứ tự và nội dung giống phần việc dưới đây nên đề nghị là dòng này; ô nào lấy thì chọn."
    ),
    "with-leader": gettext_lazy(
        "Cập nhật đã trình lãnh đạo cơ quan. Muốn sửa theo tệp thì thu hồi trước rồi nộp lại bảng."
    ),
    "submitted": gettext_lazy("Cập nhật đã gửi Sở Ngoại vụ. Muốn sửa theo tệp thì thu hồi trước rồi nộp lại bảng."),
    "accepted": gettext_lazy("Sở Ngoại vụ đã nhận cập nhật của kỳ này; muốn đổi thì đề nghị Sở Ngoại vụ."),
    "locked": gettext_lazy("Số liệu của kỳ đã chốt; chỉ còn đính chính kèm lý do tại Sở Ngoại vụ."),
    "not-asked": gettext_lazy(
        "Kỳ này không còn hỏi phần việc: nhiệm vụ đã hoàn thành, đã tạm hoãn, đã thôi, hoặc kế hoạch đổi kỳ báo cáo."
    ),
    "ended": gettext_lazy("Phần việc này không còn giao cho cơ quan."),
    "own-words": gettext_lazy("Cơ quan đang tự soạn cập nhật của kỳ này; không nhập hộ đè lên được."),
}

#: What cannot be read, by its code.
FAULTS = {
    "state": gettext_lazy("“%(words)s” không phải một trong năm tình trạng; chọn trong danh sách của ô."),
    "day": gettext_lazy("“%(words)s” không phải ngày/tháng/năm."),
    "ahead": gettext_lazy("Ngày %(words)s còn ở phía trước; việc dự kiến thì ghi ở “Việc tiếp theo”."),
    "paper-unknown": gettext_lazy(
        "Sổ văn bản không có “%(words)s”, hoặc bạn không được xem. Kiểm lại số, ký hiệu; chưa vào sổ thì nhờ văn thư "
        "vào sổ, hoặc thêm tệp tại trang của phần việc, rồi nộp lại bảng."
    ),
    "paper-many": gettext_lazy(
        "Có nhiều văn bản cùng số “%(words)s”. Ghi thêm ngày, như “15/QĐ-UBND ngày 10/02/2020”, rồi nộp lại bảng."
    ),
    "long": gettext_lazy("Ô có %(words)s chữ, quá dài; rút gọn rồi nộp lại."),
    "formula": gettext_lazy(
        "Ô là công thức mà không có kết quả; dán giá trị (Paste Special, Values) thay cho công thức."
    ),
    "merged": gettext_lazy("Dòng có ô gộp nên không rõ chữ thuộc dòng nào; tách ô (Unmerge) rồi nộp lại."),
    "twice": gettext_lazy("Cùng một phần việc đã có ở dòng %(words)s của tệp; chỉ để một dòng."),
    "foreign-key": gettext_lazy(
        "Mã dòng không do hệ thống này cấp hoặc đã bị sửa. Tải bảng về và chép nội dung vào bảng mới."
    ),
    "no-key": gettext_lazy(
        "Dòng không có mã, và không phần việc nào đang chờ có đúng số thứ tự và nội dung này. Tải bảng mới về mà điền."
    ),
    "many-like-it": gettext_lazy("Dòng không có mã, và nhiều kỳ cùng chờ phần việc này. Tải bảng của kỳ về mà điền."),
    "not-yours": gettext_lazy("Dòng của phần việc mà bạn không cập nhật: của cơ quan khác hoặc kế hoạch khác."),
}

#: What is to be known of the whole sheet.
REMARKS = {
    "sheet-left": gettext_lazy("Trang “%(words)s” không phải bảng cập nhật nên bỏ qua."),
    "columns-missing": gettext_lazy("Không thấy cột: %(words)s. Các ô đó giữ nguyên trong hệ thống."),
    "computed": gettext_lazy("Có ô là công thức; lấy kết quả đang hiện của ô: %(words)s."),
}

CELL_WHY = {
    CellVerdict.BOTH: gettext_lazy("Từ lúc giao bảng, hệ thống đã đổi và tệp cũng sửa."),
    CellVerdict.BLANKED: gettext_lazy("Tệp để trống ô này; hệ thống đang có chữ."),
    CellVerdict.NO_BASE: gettext_lazy("Không rõ bảng đã giao ghi gì; hệ thống và tệp khác nhau."),
}


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell with its three sides in words."""

    name: str
    heading: str
    base: str
    mine: str
    theirs: str
    #: What the file says as it is kept: a choice for the state, a day.
    mine_value: str
    why: str = ""
    is_open: bool = False
    choice: str = ""
    edited: str = ""

    @property
    def both(self) -> str:
        """The words of both sides, to be made into one."""
        return "\n".join(each for each in (self.theirs, self.mine) if each)


@dataclass(frozen=True, slots=True)
class RowShown:
    """One row of the page."""

    row: IntakeRow
    #: The part it is about; "" where the person may not know of it.
    about: str
    period: str
    sentences: list[str]
    cells: list[Cell] = field(default_factory=list)
    #: The update that stands in the way, or was written.
    update: Update | None = None

    @property
    def may_decide(self) -> bool:
        return self.row.verdict == Verdict.CONFLICT and self.row.outcome in TO_WRITE


def in_words(name: str, value: str | None) -> str:
    """What a cell says, as a page says it."""
    if not value:
        return ""
    if name == "state":
        return str(State(value).label) if value in State else value
    return f"{date.fromisoformat(value):%d/%m/%Y}" if name == "finished_on" else value


def remarks_of(intake: Intake) -> list[str]:
    return [str(REMARKS[code]) % {"words": words} for code, words in intake.remarks]


def counts_of(intake: Intake) -> dict[str, int]:
    """How many rows have each verdict, those that matter most first."""
    found = _counted(intake, "verdict")
    return {verdict: found[verdict] for verdict in Verdict if verdict in found}


def _counted(intake: Intake, name: str) -> dict[str, int]:
    return dict(intake.rows.order_by().values_list(name).annotate(n=Count("pk")))


def shown(rows: Iterable[IntakeRow], user: Any) -> Iterator[RowShown]:
    """The rows of a page as `user` may see them; their updates are found at once."""
    held = list(rows)
    keys = {row.duty_id for row in held if row.duty_id}
    seen = Update.objects.for_user(user, "view").filter(duty__in=keys).with_names()
    updates = {(update.duty_id, update.period.code): update for update in seen}
    for row in held:
        may_know = row.duty_id and not any(fault[1] == "not-yours" for fault in row.faults)
        yield RowShown(
            row,
            about=_about(row) if may_know else "",
            period=period_name(row.period) if may_know else "",
            sentences=list(_sentences(row)),
            cells=[_cell(row, name) for name in FIELDS if _is_shown(row, name)] if may_know else [],
            update=updates.get((row.duty_id or 0, row.period)) if may_know else None,
        )


# "2020-t05", "2020-q2", "2020-n1", "2020"
_CODE = re.compile(r"(\d{4})(?:-([tqn])(\d{1,2}))?")
_KINDS = {"t": PeriodKind.MONTH, "q": PeriodKind.QUARTER, "n": PeriodKind.HALF, None: PeriodKind.YEAR}


def period_name(code: str) -> str:
    """A period by its code, as the office calls it."""
    found = _CODE.fullmatch(code)
    if not found:
        return code
    year, index = int(found[1]), int(found[3] or 1)
    return Period(date(year, 1, 1), date(year, 12, 31), _KINDS[found[2]], year, index).name


def _about(row: IntakeRow) -> str:
    assert row.duty
    task = row.duty.solution.words if row.duty.solution else row.duty.task.title
    return f"{row.duty.agency}: {row.duty.task.label} {task}"


def _is_shown(row: IntakeRow, name: str) -> bool:
    return name in row.cells and row.cells[name][3] != CellVerdict.SAME


def _sentences(row: IntakeRow) -> Iterator[str]:
    if row.faults:
        for name, code, words in row.faults:
            said = str(FAULTS[code]) % {"words": in_words(name, words) if code == "ahead" else words}
            yield f"{HEADING_OF[name]}: {said}" if name else said
    elif row.verdict == Verdict.REJECTED:
        yield str(FAULTS["no-key"])
    else:
        yield str(WHY[row.why])
    if row.words:
        yield row.words


def _cell(row: IntakeRow, name: str) -> Cell:
    base, mine, theirs, verdict = row.cells[name]
    choice, *edited = row.decided.get(name, [""])
    return Cell(
        name,
        HEADING_OF[name],
        base=_("không rõ") if base is None else in_words(name, base),
        mine=in_words(name, mine),
        theirs=in_words(name, theirs),
        mine_value=mine,
        why=str(CELL_WHY.get(verdict, "")),
        is_open=verdict in OPEN_CELLS,
        choice=choice,
        edited=edited[0] if edited else "",
    )


@dataclass(frozen=True, slots=True)
class Standing:
    """How far an intake has come: what the buttons of its page say."""

    ready: int
    undecided: int
    kept: int
    sent: int
    failed: int
    for_others: int


def standing_of(intake: Intake, user: Any) -> Standing:
    waiting = intake.rows.waiting()
    asked = list(waiting.filter(verdict=Verdict.CONFLICT))
    ready = sum(row.is_ready for row in asked)
    outcomes = _counted(intake, "outcome")
    others = waiting.exclude(duty__agency__in=user.charge.answers).count() if user.is_desk else 0
    return Standing(
        ready=waiting.filter(verdict=Verdict.TAKEN).count() + ready,
        undecided=len(asked) - ready,
        kept=outcomes.get(Outcome.KEPT, 0),
        sent=outcomes.get(Outcome.SENT, 0),
        failed=outcomes.get(Outcome.FAILED, 0),
        for_others=others,
    )
