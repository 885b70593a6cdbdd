"""What friendship waits for: a step of founding, a congress, the result of an activity, an answer to a friend."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from haidang.kit.kept import only_where_kept
from haidang.kit.owed import Owed
from haidang.plan.plans.terms import Answering
from haidang.registers.people.friend_choices import ActivityStage, AssociationStage, FriendStage
from haidang.registers.people.models import FoundingStep, FriendContact, FriendshipActivity, FriendshipAssociation


@only_where_kept(FriendshipAssociation, FriendshipActivity, FriendContact)
def owed(on: date) -> Iterator[Owed]:
    """Everything waited for on that day; the number of queries does not grow with what is found."""
    answering = Answering(on)
    yield from _steps(answering)
    yield from _terms(on, answering)
    yield from _activities(on, answering)
    yield from _contacts(answering)


def _steps(answering: Answering) -> Iterator[Owed]:
    rows = FoundingStep.objects.filter(
        done_on=None, due_on__isnull=False, association__stage=AssociationStage.PREPARING
    )  # fmt: skip
    for row in rows.select_related("association"):
        yield Owed(
            key=f"people:founding-step:{row.pk}",
            kind=_("Bước thành lập hội hữu nghị"),
            title=f"{row}: {row.association}",
            url=row.get_absolute_url(),
            agency_id=answering.of(row.association.agency_id, row.association.name),
            due_on=row.due_on,
        )


def _terms(on: date, answering: Answering) -> Iterator[Owed]:
    """A board whose days are over: a new congress, until its day was written down."""
    rows = FriendshipAssociation.objects.filter(stage=AssociationStage.FOUNDED).order_by("pk")
    for row in rows.prefetch_related("terms"):
        until = max((term.until for term in row.terms.all()), default=None)
        if until is None or until >= on:
            continue
        yield Owed(
            key=f"people:association-term:{row.pk}:{until:%Y%m%d}",
            kind=_("Đại hội nhiệm kỳ mới của hội hữu nghị"),
            title=row.name,
            url=row.get_absolute_url(),
            agency_id=answering.of(row.agency_id, row.name),
            since=until,
        )


def _activities(on: date, answering: Answering) -> Iterator[Owed]:
    for row in FriendshipActivity.objects.filter(stage=ActivityStage.PLANNED, ends_on__lt=on):
        yield Owed(
            key=f"people:activity-hold:{row.pk}",
            kind=_("Ghi kết quả hoạt động hữu nghị"),
            title=row.title,
            url=row.get_absolute_url(),
            agency_id=answering.of(row.agency_id, row.title),
            since=row.ends_on,
        )


def _contacts(answering: Answering) -> Iterator[Owed]:
    """A friend who wrote or helped is thanked. The code says who; the name stays where it is."""
    rows = FriendContact.objects.filter(is_answered=False, friend__stage=FriendStage.KEPT)
    for row in rows.select_related("friend__country"):
        yield Owed(
            key=f"people:friend-answer:{row.pk}",
            kind=_("Trả lời, cảm ơn bạn bè quốc tế"),
            title=f"{row.friend}, {row.friend.country}: {row}",
            url=row.get_absolute_url(),
            agency_id=answering.of(row.friend.agency_id),
            since=row.on,
        )
