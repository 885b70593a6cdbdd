"""What courses wait for: names from who was asked, a closed list, a word on who went."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from haidang.kit.kept import only_where_kept
from haidang.kit.owed import Owed, Places
from haidang.office.directory.answering import Answering
from haidang.registers.events.models.training import Enrolment, TrainingCourse
from haidang.registers.events.training_choices import CourseStage


@only_where_kept(TrainingCourse)
def owed(on: date) -> Iterator[Owed]:
    """Everything waited for on that day; the number of queries does not grow with what is found."""
    answering, place = Answering(on), Places("events:course-record")
    rows = list(TrainingCourse.objects.unfinished().prefetch_related("invited", "declined"))
    if not rows:
        return
    open_rows = [row for row in rows if row.stage == CourseStage.OPEN]
    entered = set(
        Enrolment.objects.filter(training__in=open_rows).standing().order_by().values_list("training", "agency")
    )
    for row in open_rows:
        if row.register_by and on <= row.register_by:
            yield from _unanswered(row, entered, answering, place)
        else:
            kind = _("Chốt danh sách lớp bồi dưỡng")
            yield _owed(row, "close", kind, answering, place, since=row.register_by, due_on=row.starts_on)
    for row in rows:
        if row.stage == CourseStage.CLOSED and row.ends_on < on:
            kind = _("Ghi lớp bồi dưỡng đã tổ chức, ai đã dự")
            yield _owed(row, "hold", kind, answering, place, since=row.ends_on, due_on=None)


def _unanswered(
    row: TrainingCourse, entered: set[tuple[int, int]], answering: Answering, place: Places
) -> Iterator[Owed]:
    """The registration that an agency asked by name has not used. Once, where one heir answers for two."""
    said = {each.pk for each in row.declined.all()} | {agency for course, agency in entered if course == row.pk}
    answered = {answering.of(pk, row.title) for pk in said}
    invited = dict.fromkeys(answering.of(each.pk, row.title) for each in row.invited.all())
    for agency in invited:
        if agency in answered:
            continue
        yield Owed(
            key=f"events:course-enrol:{row.pk}:{agency}",
            kind=_("Cử người dự lớp bồi dưỡng"),
            title=row.title,
            url=place(row.pk),
            agency_id=agency,
            since=row.opened_on,
            due_on=row.register_by,
        )


def _owed(
    row: TrainingCourse, what: str, kind: str, answering: Answering, place: Places, *, since: date | None,
    due_on: date | None,
) -> Owed:  # fmt: skip
    return Owed(
        key=f"events:course-{what}:{row.pk}",
        kind=kind,
        title=row.title,
        url=place(row.pk),
        agency_id=answering.of(row.agency_id, row.title),
        since=since,
        due_on=due_on,
    )
