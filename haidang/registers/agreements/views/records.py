"""One agreement, one action programme: where it stands, what the law says, what can be done now."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from haidang.kit import clock
from haidang.kit.records import pages
from haidang.kit.records.register import Register
from haidang.kit.verdicts import Outcome
from haidang.registers.agreements.choices import Act, ChangeKind, ChangeStage, Level
from haidang.registers.agreements.law import Law
from haidang.registers.agreements.models import Agreement
from haidang.registers.agreements.selectors.ending import standing_of
from haidang.registers.agreements.selectors.hands import acts
from haidang.registers.agreements.selectors.verdicts import verdicts

#: The acts whose button stands out.
FOREMOST = (Act.ASK, Act.APPROVE, Act.SIGN, Act.REPORT, Act.FINISH, Act.NOTIFY)
LAST = (Act.DROP, Act.REFUSE, Act.LEAVE)
#: How a verdict looks beside its word.
LOOKS = {
    Outcome.OK: "check",
    Outcome.WARN: "triangle-alert",
    Outcome.REFUSE: "circle-x",
    Outcome.UNKNOWN: "circle-question-mark",
}


@dataclass(frozen=True)
class Button:
    """An act that this person can do now."""

    label: str
    url: str
    look: str


def _button(pk: int, act: Act) -> Button:
    look = "btn-primary" if act in FOREMOST else "btn-outline-danger" if act in LAST else "btn-outline-secondary"
    return Button(str(act.label), reverse(f"agreements:{act}", args=[pk]), look)


@require_safe
def agreement_page(request: Any, register: Register, pk: int) -> HttpResponse:
    """Một thỏa thuận: đang ở đâu, luật ngày ấy nói gì, làm gì tiếp."""
    record = pages.seen(request, register, pk)
    today, law = clock.today(), Law()
    changes = list(record.changes.select_related("document", "notice", "consultation").order_by("-pk"))
    renewing = any(each.kind == ChangeKind.EXTEND and each.stage == ChangeStage.OPEN for each in changes)
    context = pages.record_context(request, register, record)
    context |= {
        "facts": [pair for pair in context["facts"] if pair[0].text and pair[0].column.path not in _said_above(record)],
        "standing": standing_of(record, today, law.marks(today), renewing=renewing),
        "days": (record.expiry - today).days if record.expiry else None,
        "verdicts": [(each, LOOKS[each.kind]) for each in verdicts(record, today, law)],
        "buttons": [_button(record.pk, act) for act in acts(record, request.user)],
        "changes": changes,
        "minutes": list(record.minutes.all()),
        "is_army": record.level == Level.ARMY,
        "may_add_programme": context["may_change"] and record.signed_on is not None,
    }
    return pages.show(request, register, "record", context)


def _said_above(record: Agreement) -> set[str]:
    """What stands elsewhere on the page, or says nothing."""
    found = {"name", "standing"}
    found |= {"standing_marks"} if record.expiry == record.expires_on else set()
    quiet = ("on_defence", "on_security", "on_investment", "is_shortened", "auto_renews", "has_minutes")
    return found | {name for name in quiet if not getattr(record, name)}


@require_safe
def programme_page(request: Any, register: Register, pk: int) -> HttpResponse:
    """Một chương trình hành động, và từng năm của nó."""
    record = pages.seen(request, register, pk)
    context = pages.record_context(request, register, record)
    context |= {
        "evaluations": list(record.evaluations.select_related("filed_by", "commented_by")),
        "may_comment": request.user.is_desk,
    }
    return pages.show(request, register, "record", context)
