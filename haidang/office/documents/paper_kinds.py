"""What papers the house can draft from its records: a room says so in its `papers.py`, `reports.papers` lists them all.

A kind is a declaration; what the paper says is a function of the room's `letters.py`, which makes an `Official` of the
record. How a draft is kept, shown, issued and tied to its signed file is the same for all (`services.drafting`).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string

from haidang.papers.writer.model import Official


def nothing_in_the_way(record: Any, today: date) -> str:
    """Most papers can be drafted whenever somebody wants to."""
    return ""


def whoever_may(record: Any, user: Any) -> bool:
    """The right to the record says enough."""
    return True


@dataclass(frozen=True, slots=True)
class PaperKind:
    """One paper of one model's records. `key` names it for ever: "delegations.decision"."""

    key: str
    #: As the button says it, already for the eye: "Quyết định cử đoàn".
    label: Any
    #: "delegations.Delegation": on the pages of such records the button stands.
    model: str
    #: (record, today, by) → the paper. What `by` may not see does not stand in it.
    make: Callable[[Any, date, Any], Official]
    #: Who may draft it asks for this right to the record (`for_user(user, right)`).
    right: str = "change"
    #: A sentence that says why this record has no such paper now; "" when it has.
    hindrance: Callable[[Any, date], str] = nothing_in_the_way
    #: (record, document, by): the verb that the signed paper carries out, where it does something by itself.
    carried_out: Callable[[Any, Any, Any], None] | None = None
    #: The papers of Annex III it is of ("QĐ", "BC", "" for a công văn): the number's series.
    abbreviation: str = ""
    #: (record, user): whose paper it is, where the right to the record does not say it. A letter about an agency is
    #: not its own, and who may change everything does not write the plans of others.
    written_by: Callable[[Any, Any], bool] = whoever_may


def paper_kinds() -> Mapping[str, PaperKind]:
    """Every kind of the house by its key (setting HAIDANG_PAPERS, a dotted path)."""
    listed: tuple[PaperKind, ...] = import_string(settings.HAIDANG_PAPERS)
    return {each.key: each for each in listed}


def kinds_of(model: Any) -> list[PaperKind]:
    """What can be drafted from records of a model, in the order of the list."""
    label = model._meta.label
    return [each for each in paper_kinds().values() if each.model == label]
