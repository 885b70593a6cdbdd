"""One delegation: where it stands, what the rules say, who goes where, what can be done now."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from haidang.kit import clock
from haidang.kit.records import pages
from haidang.kit.records.register import Register
from haidang.plan.money.models import Estimate
from haidang.registers.delegations import checking, law, limits, selectors
from haidang.registers.delegations.choices import Act, Decider, Stage
from haidang.registers.delegations.models import Delegation


@dataclass(frozen=True)
class Button:
    """An act that this person can do now."""

    label: str
    url: str
    look: str


#: Pages of the scheme: their buttons stand beside what they change, not on top of the page.
BESIDE = (
    Act.MEMBERS, Act.STOPS, Act.PROGRAMME, Act.INVITATIONS, Act.LOGISTICS, Act.PAPERS, Act.ESTIMATE, Act.COMMIT,
    Act.GIVE,
)  # fmt: skip
#: The one thing the page is for, and those that undo; all others are plain.
_LOOKS: Mapping[Act, str] = {
    Act.ASK: "btn-primary",
    Act.APPRAISE: "btn-primary",
    Act.DECIDE: "btn-primary",
    Act.REPORT: "btn-primary",
    Act.SETTLE: "btn-primary",
    Act.REFUSE: "btn-outline-danger",
    Act.CANCEL: "btn-outline-danger",
}
#: Told elsewhere on the page.
_TOLD = frozenset({
    "stage", "member_count", "where", "asked_on", "appraised_on", "appraisal", "decider", "decided_on", "decided_words",
    "decision", "reported_on", "settled_on", "stopped_on", "stopped_why", "estimate", "extra_reason", "extra_opinion",
    "head_said",
})  # fmt: skip


@require_safe
def delegation_page(request: HttpRequest, register: Register, pk: int) -> HttpResponse:
    """Một đoàn ra: đi đến bước nào, ai đi đâu, giới hạn nào chạm phải, làm được gì tiếp."""
    record = pages.seen(request, register, pk)
    today = clock.today()
    terms = law.Terms()
    acts = acts_now(record, request.user, today, terms)
    found = checking.verdicts(record, today=today, by=request.user, terms=terms)
    context = pages.record_context(request, register, record)
    context |= {
        "facts": [pair for pair in context["facts"] if pair[0].text and pair[0].column.path not in _TOLD],
        "buttons": [_button(record, act) for act in acts if act not in BESIDE],
        "beside": {act.name: reverse(f"delegations:{act}", args=[record.pk]) for act in acts if _has_page(act)},
        "may_give": Act.GIVE in acts,
        "steps": selectors.steps_of(record, today),
        "verdicts": found,
        "overridable": limits.overridable(found, record, by=request.user),
        "report_term": terms.report(record.head_rank, record.ends_on),
        "consultations": selectors.opinions_of(record),
        "estimate": _estimate(record, request.user),
        "report": getattr(record, "report", None),
        "members": _members(record, request.user),
        **_rows(record),
        **_along(record, request.user),
    }
    return pages.show(request, register, "record", context)


def acts_now(record: Delegation, user: Any, today: Any, terms: law.Terms) -> tuple[Act, ...]:
    """The buttons of the page: what can be done now, and makes sense now."""
    held = law.law_of(record.head_rank, today, terms.norms)
    is_back = record.ends_on is not None and record.ends_on <= today
    left_out = {
        # the law of the day gives the decision to somebody else: it is written down from their paper
        Act.DECIDE: held.stops(Decider.CHAIR),
        Act.NUMBER: record.decision_id is not None,
        Act.REPORT: not is_back,
        Act.MOVE: is_back,
        Act.ESTIMATE: record.estimate_id is not None or record.starts_on is None,
        Act.PAPERS: record.stage == Stage.DECIDED and is_back,
    }
    return tuple(act for act in record.acts(user) if not left_out.get(act))


def _has_page(act: Act) -> bool:
    return act in BESIDE and act != Act.GIVE


def _button(record: Delegation, act: Act) -> Button:
    url = reverse(f"delegations:{act}", args=[record.pk])
    return Button(str(act.label), url, _LOOKS.get(act, "btn-outline-secondary"))


def _estimate(record: Delegation, user: Any) -> Any:
    """With its figures where this person may see them; else only that there is one."""
    if not record.estimate_id:
        return None
    return Estimate.objects.for_user(user, "view").with_figures().filter(pk=record.estimate_id).first()


def _members(record: Delegation, user: Any) -> list[tuple[Any, bool]]:
    """Each member, and whether this person may have the whole number of the passport."""
    found = list(record.members.select_related("official", "agency"))
    return [(one, one.may_reveal(user, "passport_number")) for one in found]


def _along(record: Delegation, user: Any) -> dict[str, Any]:
    """Those that go on the same occasion; of what this person may not open only that it is there, and when."""
    seen = set(Delegation.objects.for_user(user, "view").filter(along_with=record).values_list("pk", flat=True))
    return {"along": [(other, other.pk in seen) for other in record.along_with.all()]}


def _rows(record: Delegation) -> dict[str, Any]:
    return {
        "stops": list(record.stops.select_related("country")),
        "programme": list(record.programme.select_related("partner")),
        "invitations": list(record.invitations.select_related("partner", "document")),
        "logistics": list(record.logistics.all()),
        "commitments": list(record.commitments.select_related("agency", "partner", "task")),
        "assessments": list(record.assessments.select_related("by")),
        "tasks": list(record.tasks.select_related("plan")),
    }
