"""What one person may do with one agreement: buttons and verbs both ask here."""

from typing import Any

from haidang.registers.agreements import rules
from haidang.registers.agreements.choices import Act, Hand
from haidang.registers.agreements.models import Agreement, AgreementChange


def hands(agreement: Agreement, user: Any) -> frozenset[Hand]:
    """In which ways it is this person's business."""
    found = set()
    if user.may("change", "book") and user.charge.answers_for(agreement.agency_id, agreement.name):
        found.add(Hand.KEEPER)
    if user.is_desk:
        found.add(Hand.DESK)
    if user.may("approve", "book"):
        found.add(Hand.DECIDER)
    return frozenset(found)


def open_change(agreement: Agreement) -> AgreementChange | None:
    """The one change that is on its way."""
    return agreement.changes.open().select_related("consultation").first()


def place(agreement: Agreement) -> rules.Place:
    """What it says of itself when it is asked what can be done."""
    change = open_change(agreement)
    return rules.Place(
        stage=agreement.stage,
        level=agreement.level,
        scope=agreement.scope,
        is_reported=agreement.reported_on is not None,
        is_published=agreement.published_on is not None or bool(agreement.unpublished_why),
        has_minutes=agreement.has_minutes,
        is_changing=change is not None,
        is_asked=bool(change and change.consultation_id and change.consultation and change.consultation.is_open),
        unnotified=agreement.changes.unnotified().exists(),
    )


def acts(agreement: Agreement, user: Any) -> tuple[Act, ...]:
    return rules.acts(place(agreement), hands(agreement, user))
