"""The days of training courses, for the calendar."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from haidang.kit.happenings import Happening
from haidang.kit.kept import only_where_kept
from haidang.kit.owed import Places
from haidang.registers.events.models.training import TrainingCourse
from haidang.registers.events.training_choices import CourseStage


@only_where_kept(TrainingCourse)
def happenings(user: Any, since: date, until: date) -> Iterator[Happening]:
    """One query, whatever is found; only what `user` may see."""
    place = Places("events:course-record")
    rows = TrainingCourse.objects.for_user(user, "view").on_days(since, until)
    for row in rows.select_related("agency", "organiser"):
        yield Happening(
            key=f"training:{row.pk}",
            kind="training",
            title=row.title,
            url=place(row.pk),
            since=row.starts_on,
            until=row.ends_on,
            place=row.place,
            host=row.organiser_said,
            guests=row.audience,
            agency_ids=frozenset(each for each in (row.agency_id, row.organiser_id) if each),
            is_cancelled=row.stage == CourseStage.CANCELLED,
            is_tentative=row.stage == CourseStage.DRAFT,
        )
