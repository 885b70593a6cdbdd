"""One difficulty, one extension: what it says, where it lies, what can be done now."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from haidang.kit import clock
from haidang.kit.records import pages
from haidang.kit.records.register import Register
from haidang.plan.difficulties.choices import Act
from haidang.plan.difficulties.deciding import Directing, acts, grants, hands
from haidang.plan.difficulties.models import Difficulty, Submission
from haidang.plan.difficulties.selectors.papers import FOREMOST


@dataclass(frozen=True)
class Button:
    """An act that this person can do now."""

    label: str
    url: str
    look: str


@require_safe
def difficulty_page(request: Any, register: Register, pk: int) -> HttpResponse:
    """Một vướng mắc: nêu gì, ở đâu, ai trả lời trước ngày nào, đã có ý kiến gì."""
    record = pages.seen(request, register, pk)
    directing = Directing(clock.today())
    held = hands(record, request.user, directing)
    context = pages.record_context(request, register, record)
    context |= {
        "facts": [pair for pair in context["facts"] if pair[0].text and pair[0].column.path not in _left_out(record)],
        "buttons": [_button(record.pk, act) for act in acts(record, request.user, held, directing)],
        "decisions": list(record.decisions.select_related("document", "by", "given")),
        "papers": list(Submission.objects.for_user(request.user, "view").filter(lines__difficulty=record)),
        "extensions": list(record.extensions.select_related("document")),
    }
    return pages.show(request, register, "record", context)


def _left_out(record: Difficulty) -> set[str]:
    """What stands elsewhere on the page, or says nothing yet."""
    found = {"stage", "age"}
    found |= {"reopened"} if not record.reopened else set()
    return found | ({"first_answer_due_on"} if record.first_answer_due_on == record.answer_due_on else set())


def _button(pk: int, act: Act) -> Button:
    look = "btn-primary" if act in FOREMOST else "btn-outline-secondary"
    look = "btn-outline-danger" if act == Act.WITHDRAW else look
    return Button(str(act.label), reverse(f"difficulties:{act}", args=[pk]), look)


@require_safe
def extension_page(request: Any, register: Register, pk: int) -> HttpResponse:
    """Một đề nghị gia hạn: từ ngày nào đến ngày nào, vì sao, ai quyết định."""
    record = pages.seen(request, register, pk)
    context = pages.record_context(request, register, record)
    is_asked = record.is_asked
    context |= {
        "facts": [pair for pair in context["facts"] if pair[0].text],
        "may_decide": is_asked and grants(record, request.user),
        "may_record": is_asked and request.user.is_desk,
        "may_withdraw": is_asked and context["may_change"],
        "days": list(record.task.days.select_related("document", "by")),
    }
    return pages.show(request, register, "record", context)
