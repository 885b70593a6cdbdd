"""Sentences about a training course, for the updates of its tasks. Vietnamese: they go into reports."""

from haidang.kit.verdicts import day
from haidang.registers.events.models.training import TrainingCourse
from haidang.registers.events.training_choices import ATTENDED, SEATED, CourseStage, EnrolmentStage


def course_sentence(row: TrainingCourse) -> str:
    """What happened so far: who holds it, when, by which paper, how many were sent, went and got a certificate."""
    what = f"lớp “{row.title}” do {row.organiser_said} tổ chức ({row.days}{', ' + row.place if row.place else ''})"
    if row.stage == CourseStage.HELD:
        return _held(row, what)
    told = [f"Đã thông báo {what}"]
    if row.invitation:
        told.append(f"theo {row.invitation}")
    if row.stage == CourseStage.CLOSED:
        rows = row.enrolments.filter(stage__in=SEATED)
        agencies = len(set(rows.values_list("agency", flat=True)))
        sent = f"đã cử {rows.count()} người của {agencies} cơ quan"
        return f"{' '.join(told)}; {sent}{f', danh sách gửi theo {row.letter}' if row.letter else ''}."
    return f"{' '.join(told)}; hạn đăng ký {day(row.register_by)}."


def _held(row: TrainingCourse, what: str) -> str:
    stages = list(row.enrolments.values_list("stage", flat=True))
    went = sum(stage in ATTENDED for stage in stages)
    certified = stages.count(EnrolmentStage.CERTIFIED)
    told = f"Tỉnh có {went} người dự {what}"
    if row.letter:
        told += f", cử theo {row.letter}"
    if certified:
        told += f"; {certified} người có chứng chỉ"
    return f"{told}. {row.results.strip()}".strip()
