"""Papers drafted from records in the demonstration: one signed, two that still lie on somebody's desk."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from haidang.office.accounts.models import User
from haidang.office.documents import draft_paper, services
from haidang.office.documents.models import Draft
from haidang.office.documents.paper_kinds import paper_kinds
from haidang.plan.plans.models import Plan
from haidang.plan.programmes.models import Programme
from haidang.site.demo.year_said import DESK, PLAN

Event = tuple[str, str, Callable[[User], object]]

_SIGNED_ON = date(2019, 12, 16)


def _programme(code: str) -> Any:
    return Programme.objects.get(plan__number=PLAN, agency__code=code)


def _plan_of_the_desk(by: User) -> None:
    """Sở Ngoại vụ's own plan goes out under its number and comes back signed."""
    made = services.draft(paper_kinds()["programmes.plan"], _programme("SNGV"), by=by)
    held = services.issue(made, number="130", on=_SIGNED_ON, by=by)
    signed = SimpleUploadedFile("ke-hoach-130.pdf", draft_paper.pdf(held), content_type="application/pdf")
    services.sign(held, upload=signed, by=by)


def _report(code: str, by: User) -> None:
    """Drafted, with a sentence of the officer's own; nobody has given it a number yet."""
    made = services.draft(paper_kinds()["followup.progress"], _programme(code), by=by)
    words = "Sở trân trọng báo cáo và đề nghị Sở Ngoại vụ tổng hợp chung vào báo cáo 6 tháng của tỉnh (minh họa)."
    services.reword(made, f"blocks.{len(made.official.blocks) - 1}", words, by=by)


def _conclusions(by: User) -> Draft:
    plan = Plan.objects.get(number=PLAN)
    return services.draft(paper_kinds()["followup.conclusions"], plan, by=by)


DRAFTS: tuple[Event, ...] = (
    ("2019-12-16 10:30", DESK, _plan_of_the_desk),
    ("2020-06-12 09:30", "so-cong-thuong", partial(_report, "SCT")),
    ("2020-06-12 16:00", DESK, _conclusions),
)
