"""What the office waits for: answers to papers that were to be answered by a day, papers told of and not yet booked."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from haidang.kit.owed import Owed
from haidang.office.documents.choices import Direction
from haidang.office.documents.models import Document
from haidang.office.documents.owed_opinions import owed as opinions


def owed(on: date) -> Iterator[Owed]:
    """Everything awaited on that day. Five queries, however many."""
    yield from _answers(on)
    yield from _bookings(on)
    yield from opinions(on)


def _answers(on: date) -> Iterator[Owed]:
    """The earliest due first: from each agency that a paper of ours asked, from whoever handles one that came in."""
    rows = Document.objects.awaiting_reply(on).select_related("handler")
    for document in rows.prefetch_related("recipients").order_by("reply_due_on", "pk"):
        if document.direction == Direction.OUTGOING:
            for agency in document.recipients.all():
                yield _answer(document, f"answer:{document.pk}:{agency.pk}", agency.pk)
        elif document.handler:
            yield _answer(document, f"answer:{document.pk}", document.handler.agency_id, document.handler.pk)
        else:
            yield _answer(document, f"answer:{document.pk}")


def _answer(document: Document, key: str, agency_id: int | None = None, person_id: int | None = None) -> Owed:
    return Owed(
        key=key,
        kind=_("Trả lời văn bản"),
        title=_said(document),
        url=document.get_absolute_url(),
        agency_id=agency_id,
        person_id=person_id,
        since=document.arrived_on or document.issued_on,
        due_on=document.reply_due_on,
    )


def _bookings(on: date) -> Iterator[Owed]:
    """An agency says that its paper is on the way: the clerk still gives it a number of arrival."""
    for document in Document.objects.waiting_to_be_booked().order_by("pk"):
        yield Owed(
            key=f"book:{document.pk}",
            kind=_("Vào sổ văn bản đến"),
            title=_said(document),
            url=reverse("documents:document-edit", args=[document.pk]),
            since=document.issued_on,
        )


def _said(document: Document) -> str:
    """Its number, and what it is about: a number alone says nothing to who must answer."""
    subject = "" if document.subject in str(document) else document.subject
    return f"{document}: {subject}" if subject else str(document)
