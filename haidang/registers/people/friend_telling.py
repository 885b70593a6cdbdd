"""Sentences about friendship, for the updates of tasks: Vietnamese, whatever the screen speaks."""

from django.utils.translation import override

from haidang.kit.verdicts import day
from haidang.registers.people.friend_choices import AssociationStage
from haidang.registers.people.models import FriendshipActivity, FriendshipAssociation


@override("vi")
def association_sentence(row: FriendshipAssociation) -> str:
    """That it was founded, or how far its founding has come."""
    if row.stage == AssociationStage.FOUNDED:
        led = f", {row.chair} đứng đầu" if row.chair else ""
        return f"Thành lập {row} ngày {day(row.founded_on)} ({row.founding_paper}): {row.members} hội viên{led}."
    done = row.founding_steps.exclude(done_on=None).select_related("document").order_by("done_on", "pk")
    told = "; ".join(
        f"{str(step).lower()} ngày {day(step.done_on)}" + (f" ({step.document})" if step.document else "")
        for step in done
    )
    return f"Vận động thành lập {row}: {told}." if told else f"Đang vận động thành lập {row}."


@override("vi")
def activity_sentence(row: FriendshipActivity) -> str:
    """What was held, with whom, how many came, what came of it."""
    host = row.association or row.agency
    partners = ", ".join(str(partner) for partner in row.partners.all())
    place = f", {row.place}" if row.place else ""
    told = f"{host} tổ chức “{row.title}” ({row.days}{place})"
    if partners:
        told += f" với {partners}"
    return f"{told}: {row.vietnamese or 0} người Việt Nam, {row.foreigners or 0} người nước ngoài dự. {row.results}"
