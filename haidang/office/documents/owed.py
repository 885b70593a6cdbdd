"""What the office waits for: answers to papers that were to be answered by a day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from haidang.office.accounts.models import User
from haidang.office.directory.models import Agency
from haidang.office.documents.choices import Direction
from haidang.office.documents.models import Document


@dataclass(frozen=True)
class Owed:
    """An answer that is not here: to which paper, from which agency or person, since when, by when."""

    document: Document
    agency: Agency | None
    person: User | None
    since: date | None
    due_on: date


def owed(on: date) -> list[Owed]:
    """Every answer awaited on that day, the earliest due first: from each agency that a paper of ours asked,
    from whoever handles a paper that came in. Two queries, however many.
    """
    rows = Document.objects.awaiting_reply(on).select_related("handler__agency", "issuer")
    ordered = rows.prefetch_related("recipients").order_by("reply_due_on", "pk")
    return [each for document in ordered for each in _of(document)]


def _of(document: Document) -> Iterator[Owed]:
    assert document.reply_due_on
    if document.direction == Direction.OUTGOING:
        for agency in document.recipients.all():
            yield Owed(document, agency, None, document.issued_on, document.reply_due_on)
        return
    handler = document.handler
    since = document.arrived_on or document.issued_on
    yield Owed(document, handler.agency if handler else None, handler, since, document.reply_due_on)
