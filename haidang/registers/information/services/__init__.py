"""What the room does, by the thing it is done with."""

from haidang.registers.information.services import licences, press, works, years
from haidang.registers.information.services.keeping import keep, remove

__all__ = ["keep", "licences", "press", "remove", "works", "years"]
