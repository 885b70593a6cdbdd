"""The evaluation of the year as a sheet, in the form of Decree 30/2020: for the report that is signed."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from haidang.kit.ui.demo import demo_mark
from haidang.office.documents.letterheads import desk, letterhead, short_day
from haidang.papers.writer.model import UNSIGNED, Annex, Block, Column, Heading, Item, Official, Para, Row, Run, Table
from haidang.plan.evaluation.selectors.papers import AimLine, ReportData, Said, ScoreLine, TaskLine

_TASKS = (
    Column("Số", 14, "center"), Column("Nhiệm vụ", 70), Column("Chủ trì", 42), Column("Kết quả", 76),
    Column("Mức", 26), Column("Đánh giá", 29),
)  # fmt: skip


def evaluation_paper(data: ReportData, today: date) -> Official:
    """What the year brought, task by task and agency by agency; the sheet says whether it was published."""
    blocks = (
        Para((Run(_standing(data), italic=True),), "center"),
        Heading("1. Tình hình chung", 2),
        *map(Para, (*data.sentences, data.judged_by)),
        *([Para(f"Phần việc chưa được đánh giá: {data.gaps}")] if data.gaps else []),
        *_aims("2. Theo mục đích của kế hoạch", data.purposes),
        *_aims("3. Theo yêu cầu của kế hoạch", data.requirements),
        Heading("4. Nguyên nhân, bài học, kiến nghị", 2),
        *_said("a) Nguyên nhân khách quan", data.objective),
        *_said("b) Nguyên nhân chủ quan", data.subjective),
        *_said("c) Bài học kinh nghiệm", data.lessons),
        *_said("d) Kiến nghị, đề xuất", data.proposals),
        Heading("5. So với cùng kỳ năm trước", 2),
        *map(Item, data.last_year),
    )
    return Official(
        head=replace(letterhead(desk(), today), symbol="", day=today),
        kind="ĐÁNH GIÁ KẾT QUẢ THỰC HIỆN KẾ HOẠCH",
        about=f"{data.plan}: {data.title}",
        blocks=blocks,
        signature=UNSIGNED,
        annexes=(Annex("Kết quả từng nhiệm vụ và điểm của các cơ quan", tuple(_annex(data)), landscape=True),),
        mark=demo_mark(),
    )


def _standing(data: ReportData) -> str:
    if data.is_published and data.published_on:
        return f"(công bố ngày {short_day(data.published_on)}; số liệu đến hết ngày {short_day(data.closes_on)})"
    return f"(dự thảo, chưa công bố; số liệu đến hết ngày {short_day(data.closes_on)})"


def _aims(heading: str, lines: Sequence[AimLine]) -> Iterator[Block]:
    yield Heading(heading, 2)
    if not lines:
        yield Para("Kế hoạch không có mục này.")
    for number, line in enumerate(lines, 1):
        yield Para(f"{number}) {line.words}")
        behind = f" Căn cứ: nhiệm vụ {line.tasks}." if line.tasks else ""
        judge = f" (do {line.assessor} đánh giá)" if line.is_judged else ""
        judged = f"Đánh giá: {line.grade}{judge}. {line.result}{behind}"
        yield Para(" ".join(judged.split()))


def _said(heading: str, lines: Sequence[Said]) -> Iterator[Block]:
    yield Para(heading if lines else f"{heading}: chưa có ý kiến.")
    for line in lines:
        yield Item(f"{line.words} ({line.agency}, nhiệm vụ {line.task})")


# ── the annex lies across ────────────────────────────────────────────────────────────────────────


def _annex(data: ReportData) -> Iterator[Block]:
    yield Heading("I. Kết quả từng nhiệm vụ")
    for heading, grades, lines in data.fields:
        yield _tasks(f"{heading}: {grades}", lines)
    yield Heading("II. Điểm của các cơ quan")
    if not data.is_published:
        yield Para("Điểm chưa được duyệt công bố; chỉ dùng trong nội bộ nơi theo dõi, đánh giá.")
    yield _scores(data.components, data.scores) if data.scores else Para("Chưa có cơ quan nào được tính điểm.")


def _tasks(title: str, lines: Sequence[TaskLine]) -> Table:
    rows = [
        Row((line.label, line.title, line.leads, line.results, line.grade, f"do {line.assessor}")) for line in lines
    ]
    return Table(_TASKS, tuple(rows), title)


def _scores(components: Sequence[str], lines: Sequence[ScoreLine]) -> Table:
    columns = (
        Column("Cơ quan", 54),
        *(Column(each, 24, "center") for each in components),
        Column("Cập nhật quá hạn", 22, "center"),
        Column("Nhập hộ", 18, "center"),
        Column("Điểm", 18, "center"),
    )
    rows = [Row((line.agency, *line.counts, str(line.late), str(line.entered), line.total)) for line in lines]
    return Table(columns, tuple(rows))
