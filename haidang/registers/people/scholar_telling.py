"""Sentences about scholarships, for the updates of their tasks: Vietnamese, whatever the screen speaks."""

from django.utils.translation import override

from haidang.kit.verdicts import day
from haidang.registers.people.models import ScholarshipIntake, Student
from haidang.registers.people.scholar_choices import PLACED, IntakeStage, StudentStage

_NOT_YET = (IntakeStage.PLANNED, IntakeStage.APPROVED)


@override("vi")
def intake_sentence(row: ScholarshipIntake) -> str:
    """What has become of an intake so far: the plan, the letters, who was admitted, who came."""
    said = [f"{row}: kế hoạch tuyển sinh {row.places} chỉ tiêu ({row.plan_paper})"]
    if row.stage not in _NOT_YET:
        names = ", ".join(dict.fromkeys(str(letter.partner) for letter in row.letters.select_related("partner")))
        said.append(f"thông báo xong ngày {day(row.announced_on)} qua {names}")
    if row.stage in (IntakeStage.SELECTED, IntakeStage.RECEIVED):
        said.append(f"{row.students.filter(stage__in=PLACED).count()} người trúng tuyển ({row.list_paper})")
    if row.stage == IntakeStage.RECEIVED:
        came = row.students.filter(stage__in=PLACED, enrolled_on__isnull=False).count()
        said.append(f"đã tiếp nhận {came} người ngày {day(row.received_on)}")
    told = "; ".join(said)
    return f"{told}. {row.results}".strip() if row.results else f"{told}."


@override("vi")
def student_sentence(row: Student) -> str:
    """That a student graduated, by the code and never by name."""
    if row.stage != StudentStage.GRADUATED:
        return ""
    grade = f", xếp loại {row.get_grade_display().lower()}" if row.grade else ""
    return (
        f"Lưu học sinh {row.code} ({row.intake.country}) tốt nghiệp ngành {row.field} ngày {day(row.left_on)}{grade} "
        f"({row.diploma})."
    )
