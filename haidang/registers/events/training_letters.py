"""The list of names for a body that has no account here: a letter with its list."""

from datetime import date
from typing import Any

from haidang.kit.verdicts import day as day_said
from haidang.office.documents.letterheads import cited, days_said, in_vietnamese, letter, letterhead, lowered, signature
from haidang.papers.writer.model import Column, Official, Para, Row, Table
from haidang.registers.events.models.training import Enrolment, TrainingCourse

_COLUMNS = (
    Column("STT", 12, "center"), Column("Họ và tên", 48), Column("Chức vụ", 42), Column("Cơ quan", 42),
    Column("Ghi chú", 26),
)  # fmt: skip


@in_vietnamese
def names(course: TrainingCourse, today: date, by: Any) -> Official:
    """Danh sách dự lớp: who has a seat, in the order of the agencies. How to reach a person stands in no paper."""
    seated = seated_of(course)
    organiser = course.organiser_said
    rows = tuple(
        Row((str(number), each.name, each.post, str(each.agency), each.remark)) for number, each in enumerate(seated, 1)
    )
    return letter(
        letterhead(course.agency, today),
        "V/v danh sách dự lớp bồi dưỡng",
        blocks=(
            Para(opening(course, len(seated))),
            Table(_COLUMNS, rows),
            Para(f"Đề nghị {organiser} xếp lớp và báo lại để người học chủ động công việc."),
        ),
        signature=signature(course.agency, today),
        to=(organiser,),
        recipients=("Như trên", "Các cơ quan có tên", "Lưu: VT"),
    )


def seated_of(course: TrainingCourse) -> list[Enrolment]:
    rows = course.enrolments.seated().select_related("agency").order_by("agency__order", "entered_at", "pk")
    found: list[Enrolment] = list(rows)
    return found


def opening(course: TrainingCourse, many: int) -> str:
    """Why it is written, and how many are named."""
    why = f"Thực hiện {cited(course.invitation)}" if course.invitation else f"Được biết {course.organiser_said} mở lớp"
    is_remote = course.place.casefold().startswith("trực tuyến")
    where = f", {lowered(course.place)}" if is_remote else f" tại {course.place}" if course.place else ""
    return (
        f"{why}, {course.agency} gửi danh sách {many} người của tỉnh đăng ký dự lớp "
        f"“{course.title}” ({days_said(course.starts_on, course.ends_on)}{where}), gồm:"
    )


def file_name(on: date) -> str:
    return f"danh-sach-du-lop-{day_said(on).replace('/', '-')}.docx"
