"""Papers as rows, and what is asked about them; what is drafted before it is a paper."""

from haidang.office.documents.models.consultations import (
    Consultation,
    ConsultationQuerySet,
    Opinion,
    OpinionQuerySet,
)
from haidang.office.documents.models.drafts import Draft, DraftQuerySet, PaperTemplate, PaperTemplateQuerySet
from haidang.office.documents.models.papers import Document, DocumentQuerySet

__all__ = [
    "Consultation",
    "ConsultationQuerySet",
    "Document",
    "DocumentQuerySet",
    "Draft",
    "DraftQuerySet",
    "Opinion",
    "OpinionQuerySet",
    "PaperTemplate",
    "PaperTemplateQuerySet",
]
