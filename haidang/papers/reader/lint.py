"""Every check over one plan: what a person should look at before anyone acts on the paper."""

from collections.abc import Sequence

from haidang.papers.reader.checks import agencies as agency_checks
from haidang.papers.reader.checks import dates, legal, naming, structure, typing
from haidang.papers.reader.checks.check import Check
from haidang.papers.reader.checks.paper import Paper
from haidang.papers.reader.findings import Finding
from haidang.papers.reader.plan import Plan
from haidang.papers.reference.agencies import Agency

CHECKS: tuple[Check, ...] = (
    *dates.CHECKS,
    *agency_checks.CHECKS,
    *structure.CHECKS,
    *legal.CHECKS,
    *typing.CHECKS,
    *naming.CHECKS,
)


#: What hangs on single letters and signs: in a scan these are slips of the eye and not of the paper.
_OF_LETTERS = ("T", "S103", "S104")


def lint(plan: Plan, *, agencies: Sequence[Agency] | None = None) -> tuple[Finding, ...]:
    """The findings of all checks in the order of the text.

    `agencies`, where given, is the directory that bodies are looked up in; otherwise the known agencies of the
    paper's day are (papers/reference/agencies.csv).
    """
    paper = Paper(plan, agencies)
    seen_by_eye = "ocr" in plan.source.notes
    found = (
        Finding(check.code, hit.severity or check.severity, hit.span, dict(hit.values))
        for check in CHECKS
        if not (seen_by_eye and check.code.startswith(_OF_LETTERS))
        for hit in check.find(paper)
    )
    return tuple(sorted(found, key=lambda finding: (finding.span, finding.code)))
