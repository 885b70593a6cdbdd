"""Papers that this room drafts."""

from django.utils.translation import gettext_lazy as _

from haidang.office.documents.paper_kinds import PaperKind
from haidang.plan.followup import letters

PAPERS: tuple[PaperKind, ...] = (
    PaperKind(
        key="followup.progress",
        label=_("Báo cáo tiến độ"),
        model="programmes.Programme",
        make=letters.progress_report,
        hindrance=letters.why_no_report,
        abbreviation="BC",
        written_by=letters.is_of_its_agency,
    ),
    PaperKind(
        key="followup.conclusions",
        label=_("Thông báo kết luận"),
        model="plans.Plan",
        make=letters.conclusions,
        hindrance=letters.why_no_conclusions,
        abbreviation="TB",
    ),
)
