"""What the room does when a day of a partner becomes an event, is held, or is taken back."""

from typing import Any

from haidang.registers.events import event_services as services
from haidang.registers.partners.signals import day_became_event, day_was_held, day_was_taken_back


def _made(sender: Any, *, plan: Any, by: Any, **more: Any) -> None:
    services.make_of_day(plan, by=by)


def _held(sender: Any, *, plan: Any, by: Any, **more: Any) -> None:
    services.hold_of_day(plan, by=by)


def _taken_back(sender: Any, *, plan: Any, by: Any, reason: str, **more: Any) -> None:
    services.drop_of_day(plan, reason=reason, by=by)


def listen() -> None:
    day_became_event.connect(_made, dispatch_uid="events")
    day_was_held.connect(_held, dispatch_uid="events")
    day_was_taken_back.connect(_taken_back, dispatch_uid="events")
