"""Taking a difficulty into one's hands: sight and lock in one line, the act it is for, then the move of the table."""

from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _

from haidang.kit import clock
from haidang.kit.audit.services import note
from haidang.office.accounts.models import User
from haidang.office.directory.models import Agency, Official
from haidang.office.documents.models import Document
from haidang.office.documents.services import cite
from haidang.office.norms.models import NoNorm
from haidang.office.norms.selectors import calendar, cutoff
from haidang.plan.difficulties import rules
from haidang.plan.difficulties.choices import Act, Hand, Stage
from haidang.plan.difficulties.deciding import Directing, hands
from haidang.plan.difficulties.models import Difficulty
from haidang.plan.plans.terms import DaysAfter

#: How long an answer may take (a setting of the province until a rule says it).
ANSWER = "DIFF-ANS"


def held(difficulty: Difficulty, act: Act, *, by: User) -> tuple[Difficulty, frozenset[Hand]]:
    """The difficulty as it stands now, locked, for an act that is theirs and in time.

    DoesNotExist for who may not see it, PermissionDenied where the act is never theirs.
    """
    rows = Difficulty.objects.for_user(by, "view").with_names().select_for_update(of=("self",))
    row = rows.get(pk=difficulty.pk)
    theirs = hands(row, by)
    if not rules.is_theirs(act, theirs):
        raise PermissionDenied
    if not rules.is_time_for(act, row.stage, theirs):
        raise ValidationError(not_now(row), code="wrong-stage")
    return row, theirs


def go(row: Difficulty, verb: str, *, by: User, reason: str = "", told: Any = None, **facts: Any) -> Difficulty:
    """Move it as the table says; the move is noted."""
    if not rules.may_move(verb, row.stage):
        raise ValidationError(not_now(row), code="wrong-stage")
    before = Stage(row.stage)
    row.stage = rules.MOVES[verb][1]
    for name, value in facts.items():
        setattr(row, name, value)
    row.version += 1
    row.full_clean()
    row.save()
    changes = {"stage": [before.label, Stage(row.stage).label]} if before != row.stage else {}
    note(row, verb, by=by, changes=changes | (told or {}), reason=reason)
    return row


def not_now(row: Difficulty) -> str:
    """Why something cannot be done: where the difficulty was found, and what comes next."""
    return _("Không làm được: vướng mắc đang ở bước “%(stage)s”; %(hint)s.") % {
        "stage": row.get_stage_display(),
        "hint": _hint(row.stage),
    }


def _hint(stage: str) -> str:
    return {
        Stage.RAISED.value: _("Sở Ngoại vụ xem, rồi hỏi lại, trả lời hoặc gửi đi"),
        Stage.ASKED_BACK.value: _("cơ quan trả lời câu hỏi trước"),
        Stage.GATHERED.value: _("muốn làm khác thì đưa ra khỏi tờ trình trước"),
        Stage.SENT.value: _("chờ nơi giải quyết cho ý kiến"),
        Stage.DECIDED.value: _("cơ quan xác nhận đã giải quyết, hoặc nêu lại"),
        Stage.RESOLVED.value: _("muốn tiếp tục thì cơ quan nêu lại"),
        Stage.WITHDRAWN.value: _("cần thì nêu vướng mắc mới"),
    }[stage]


def said(words: str, sentence: str, field: str = "") -> str:
    """What has to be said; `sentence` is the refusal where nothing was."""
    if not words.strip():
        raise ValidationError({field: sentence} if field else sentence, code="no-words")
    return words.strip()


def addressed(addressee: Agency | Official | None) -> dict[str, Any]:
    """Exactly one settles it: an agency that lives, or a leader."""
    match addressee:
        case Agency():
            if not addressee.is_alive(clock.today()):
                heir = addressee.responsible(clock.today())
                raise ValidationError(
                    _("%(agency)s không còn hoạt động; gửi %(heir)s.") % {"agency": addressee, "heir": heir},
                    code="gone",
                )
            return {"to_agency": addressee, "to_leader": None}
        case Official():
            return {"to_agency": None, "to_leader": addressee}
    raise ValidationError(
        _("Chưa chọn nơi giải quyết. Chọn đúng một cơ quan hoặc một lãnh đạo."),
        code="no-addressee",
    )


def answer_due(sent_on: date) -> date | None:
    """By when what was sent is answered, by the norm of that day; None where no norm says it."""
    return DaysAfter(ANSWER, calendar()).of(sent_on)


def counts_on() -> date:
    """The day that what is said now counts for: after the cut-off of the norm it is the day after."""
    now, today = clock.now(), clock.today()
    try:
        closes = cutoff(today)
    except NoNorm:
        closes = clock.END_OF_OFFICE_HOURS
    # The day of a demonstration is pretended, its hour is real.
    return today + (clock.office_day(now, closes) - now.astimezone(clock.VIETNAM).date())


def paper(number: str, issued_on: date | None, issuer: Agency | None, *, by: User) -> Document | None:
    """The paper under a decision: from the book, else a row that is only named until the clerk books it."""
    return cite(number.strip(), issued_on, issuer, by=by) if number.strip() else None


def speaker(row: Difficulty, by: User, *, recorded: bool) -> str:
    """Whose word it is: the person on the page, or whom the paper speaks for."""
    if recorded:
        return str(row.addressee)
    agency = f", {by.agency}" if by.agency else ""
    return f"{by}{agency}"[:250]


def province() -> Agency | None:
    pk = Directing(clock.today()).province
    return Agency.objects.filter(pk=pk).first() if pk else None
