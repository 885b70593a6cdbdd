"""Honest instances of each thing, by the verbs of the room: for tests and the demonstration, nowhere else."""

from datetime import date
from typing import Any

from django.contrib.contenttypes.models import ContentType

from haidang.kit import clock
from haidang.office.accounts.examples import person
from haidang.office.privacy import services
from haidang.office.privacy.choices import Want
from haidang.office.privacy.forms import SubjectRequestForm
from haidang.office.privacy.models import ErasureProposal, SubjectRequest


def subjectrequest(**facts: Any) -> SubjectRequest:
    """Somebody found a wrong number in their record."""
    by = person("so-ngoai-vu")
    given: dict[str, Any] = {
        "want": Want.CORRECT,
        "person": "Người Mẫu Năm",
        "contact": "nguoi-mau-nam@vi-du.example",
        "words": "Số hộ chiếu trong sổ ghi sai hai số cuối.",
        "received_on": clock.today(),
    }
    form = SubjectRequestForm(given | facts, by=by)
    assert form.is_valid(), form.errors
    return services.save(form, by=by)


def erasureproposal(record: Any = None, **facts: Any) -> ErasureProposal:
    """As the clock makes it; of a request that was answered long ago, unless a record is given."""
    record = record or subjectrequest()
    given: dict[str, Any] = {
        "since": date(2014, 5, 4),
        "over_on": date(2019, 5, 4),
        "basis": "thiết lập của tỉnh",
        "proposed_on": clock.today(),
    }
    kind = ContentType.objects.get_for_model(record)
    return ErasureProposal.objects.create(content_type=kind, object_id=record.pk, **given | facts)
