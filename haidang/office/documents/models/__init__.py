"""Papers as rows, and what is asked about them."""

from haidang.office.documents.models.consultations import (
    Consultation,
    ConsultationQuerySet,
    Opinion,
    OpinionQuerySet,
)
from haidang.office.documents.models.papers import Document, DocumentQuerySet

__all__ = [
    "Consultation",
    "ConsultationQuerySet",
    "Document",
    "DocumentQuerySet",
    "Opinion",
    "OpinionQuerySet",
]
