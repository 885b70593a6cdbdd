"""What the room waits for from Sở Ngoại vụ: answers to requests, decisions on what was kept long enough."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from haidang.kit.kept import only_where_kept
from haidang.kit.owed import Owed, Places
from haidang.office.directory.models import Agency
from haidang.office.privacy.models import ErasureProposal, SubjectRequest

#: Who keeps every book, by its code in the directory.
KEEPER = "SNGV"


@only_where_kept(SubjectRequest, ErasureProposal)
def owed(on: date) -> Iterator[Owed]:
    """Three queries, however many."""
    keeper = Agency.objects.filter(code=KEEPER).values_list("pk", flat=True).first()
    request, proposal = Places("privacy:subjectrequest-record"), Places("privacy:erasureproposal-record")
    for row in SubjectRequest.objects.open():
        yield Owed(
            key=f"privacy:request:{row.pk}",
            kind=_("Trả lời yêu cầu về dữ liệu cá nhân"),
            title=str(row),
            url=request(row.pk),
            agency_id=keeper,
            since=row.received_on,
            due_on=row.due_on,
        )
    for each in ErasureProposal.objects.open().select_related("content_type"):
        yield Owed(
            key=f"privacy:erasure:{each.pk}",
            kind=_("Quyết định xóa dữ liệu cá nhân hết hạn lưu"),
            title=str(each),
            url=proposal(each.pk),
            agency_id=keeper,
            since=each.proposed_on,
        )
