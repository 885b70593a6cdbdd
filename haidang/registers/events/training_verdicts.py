"""What the rules say of a course today, with the programme of the Prime Minister that holds on its first day."""

from datetime import date

from django.utils.translation import gettext as _

from haidang.kit import clock
from haidang.kit.verdicts import Compared, Outcome, Verdict, day, gravest_first
from haidang.office.norms.models import NoNorm, Norm, TwoNorms
from haidang.registers.events import training_rules as rules
from haidang.registers.events.models.training import TrainingCourse
from haidang.registers.events.training_choices import SEATED, CourseStage, EnrolmentStage

#: Which programme for training the foreign-affairs staff of the provinces is in force.
LAW = "TRAIN-LAW"


def facts_of(course: TrainingCourse) -> rules.Facts:
    """The course in plain values; three queries, however many names."""
    is_open = course.stage == CourseStage.OPEN
    stages = list(course.enrolments.values_list("stage", flat=True)) if course.stage != CourseStage.DRAFT else []
    return rules.Facts(
        stage=course.stage, organiser=course.organiser_said, needs_letter=course.needs_letter,
        register_by=course.register_by, starts_on=course.starts_on, seats=course.seats,
        seated=sum(stage in SEATED for stage in stages), waiting=stages.count(EnrolmentStage.WAITING),
        invited=[str(each) for each in course.invited.all()] if is_open else [],
        silent=[str(each) for each in course.waited_for()] if is_open else [],
        letter=str(course.letter or ""),
    )  # fmt: skip


def law(starts_on: date) -> Verdict:
    """The programme that a course belongs to is that of its first day."""
    compared = (Compared(_("khai giảng ngày %(day)s") % {"day": day(starts_on)}),)
    try:
        norm = Norm.objects.in_force(LAW, on=starts_on)
    except (NoNorm, TwoNorms) as gap:
        why = " ".join(gap.messages)
        return Verdict("law", Outcome.UNKNOWN, _("Chưa rõ thuộc đề án nào: %(why)s") % {"why": why}, "", compared)
    kind = Outcome.OK if norm.may_refuse else Outcome.WARN
    return Verdict("law", kind, _("Theo đề án: %(value)s.") % {"value": norm.value}, norm.source, compared)


def checks(course: TrainingCourse, *, today: date | None = None) -> list[Verdict]:
    """What every rule says of it."""
    if course.stage == CourseStage.CANCELLED:
        return []
    on, facts = today or clock.today(), facts_of(course)
    # the programmes are for courses of central bodies; what the province holds itself needs none
    found = [law(course.starts_on) if course.needs_letter else None, rules.closing(facts, on), rules.places(facts)]
    return gravest_first([*found, rules.silence(facts), rules.letter(facts)])
