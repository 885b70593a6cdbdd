"""The papers by which work was directed in the days of a report."""

from collections.abc import Iterable

from haidang.office.documents.choices import Direction
from haidang.office.documents.models import Document
from haidang.plan.plans.models import Plan
from haidang.reports.compose.material import PaperLine
from haidang.reports.compose.values import said_day, source
from haidang.reports.compose.wording import bare
from haidang.reports.gathering.scope import Scope
from haidang.reports.gathering.tasks import cited, plan_source
from haidang.reports.next_plan.rules.wording import in_small

#: The kinds that direct, the weightiest first (NĐ 30/2020/NĐ-CP Đ7).
DIRECTING = ("Nghị quyết", "Chỉ thị", "Quyết định", "Chương trình", "Đề án", "Kế hoạch", "Thông báo", "Công điện")


def paper_lines(plans: Iterable[Plan], scope: Scope) -> tuple[PaperLine, ...]:
    """Those issued in the days, by kind and day, with the plans themselves; papers under the rules for secrets are
    not named.
    """
    ours = (Direction.OUTGOING, Direction.INTERNAL)
    rows = (
        Document.objects.for_user(scope.user, "view")
        .in_force()
        .with_issuers()
        .filter(direction__in=ours, kind__in=DIRECTING, at_clerk=False)
        .filter(issued_on__range=(scope.span.since, scope.on))
    )
    found = [
        PaperLine(source(row, mark=cited_paper(row)), row.kind, cited_paper(row))
        for row in rows.order_by("issued_on", "pk")
    ]
    booked = {row.pk for row in rows}
    found += [
        PaperLine(plan_source(plan), plan.kind, f"{cited(plan)}: {in_small(bare(plan.title))}")
        for plan in plans
        if plan.document_id not in booked
        and plan.kind in DIRECTING
        and plan.issued_on
        and scope.span.since <= plan.issued_on <= scope.on
    ]
    return tuple(sorted(found, key=lambda each: DIRECTING.index(each.kind)))


def _line(row: Document) -> PaperLine:
    told = cited_paper(row)
    return PaperLine(source(row, mark=told), row.kind, told)


def cited_paper(row: Document, *, subject: bool = True) -> str:
    """ "Chỉ thị số 06/CT-UBND ngày 10/02/2020 của Ủy ban nhân dân tỉnh: …" """
    number = f" số {row.number}" if row.number else ""
    issuer = f" của {row.issuer_said}" if row.issuer_said else ""
    about = in_small(" ".join(row.subject.split()).rstrip(" .;")) if subject else ""
    day = f" ngày {said_day(row.issued_on)}" if row.issued_on else ""
    return f"{row.kind}{number}{day}{issuer}{f': {about}' if about else ''}"
