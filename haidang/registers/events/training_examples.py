"""Honest instances of courses and of names entered for them, by the verbs of the room."""

from datetime import timedelta
from itertools import count
from typing import Any

from haidang.kit import clock
from haidang.office.accounts.examples import person
from haidang.office.directory.choices import Kind, Level
from haidang.office.directory.models import Agency
from haidang.office.documents.models import Document
from haidang.office.documents.services import cite
from haidang.registers.events import training_services as services
from haidang.registers.events.models.training import Enrolment, TrainingCourse
from haidang.registers.events.training_choices import CourseStage, EnrolmentStage

_numbers = count(1)
DESK, OFFICER = "so-ngoai-vu", "so-cong-thuong"


def ministry() -> Agency:
    """Bộ Ngoại giao: a central body, nobody of which signs in here."""
    facts = {"name": "Bộ Ngoại giao", "kind": Kind.MINISTRY, "level": Level.CENTRAL}
    return Agency.objects.get_or_create(code="BNG", defaults=facts)[0]


def course_paper(about: str, *, series: str = "SNgV-VP", on: Any = None) -> Document:
    """A letter about a course."""
    desk = person(DESK)
    return cite(f"{700 + next(_numbers)}/{series}", on or clock.today(), desk.agency, f"{about} (minh họa)", by=desk)


def draft_course(**facts: Any) -> TrainingCourse:
    """A course of Bộ Ngoại giao on protocol in a month, followed by Sở Ngoại vụ; names within ten days."""
    today = clock.today()
    invited = facts.pop("invited", ())
    given: dict[str, Any] = {
        "title": f"Lớp bồi dưỡng nghiệp vụ đối ngoại khóa {next(_numbers)} (minh họa)",
        "agency": person(DESK).agency,
        "organiser": ministry(),
        "audience": "Công chức làm công tác đối ngoại",
        "place": "Hà Nội",
        "starts_on": today + timedelta(days=30),
        "register_by": today + timedelta(days=10),
        "seats": 20,
    } | facts
    given.setdefault("ends_on", given["starts_on"] + timedelta(days=4))
    made = TrainingCourse.objects.create(**given)
    made.invited.set(invited)
    return made


def course(**facts: Any) -> TrainingCourse:
    """The same, open to the agencies since today."""
    return services.open_course(draft_course(**facts), paper=course_paper("mở lớp bồi dưỡng"), by=person(DESK))


def enrolment(**facts: Any) -> Enrolment:
    """Somebody of Sở Công Thương, in time and with a seat."""
    given: dict[str, Any] = {
        "agency": person(OFFICER).agency,
        "name": f"Người mẫu {next(_numbers)}",
        "post": "Chuyên viên",
        "phone": "0900000000",
    } | facts
    if "training" not in given:
        given["training"] = course()
    return Enrolment.objects.create(**given)


def closed_course(**facts: Any) -> TrainingCourse:
    """With one name of Sở Công Thương, sent by letter today."""
    made = course(**facts)
    enrolment(training=made)
    return services.close(made, paper=course_paper("danh sách dự lớp"), by=person(DESK))


def held_course(**facts: Any) -> TrainingCourse:
    """Over since yesterday, with one who was there."""
    made = closed_course(**facts)
    over = {"starts_on": clock.today() - timedelta(days=5), "ends_on": clock.today() - timedelta(days=1)}
    days = {"register_by": over["starts_on"], "opened_on": over["starts_on"]}
    TrainingCourse.objects.filter(pk=made.pk).update(**over, **days)
    made = TrainingCourse.objects.get(pk=made.pk)
    went = list(made.enrolments.filter(stage=EnrolmentStage.SEAT))
    return services.hold(made, went=went, results="Nắm được nghi thức đón đoàn cấp cao.", by=person(DESK))


def attended() -> Enrolment:
    """Somebody who was there and has no certificate yet."""
    found = held_course().enrolments.get()
    assert found.training.stage == CourseStage.HELD
    return found
