"""What Sở Ngoại vụ does with what was raised: asks back, answers by itself, sends it where it is settled."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from haidang.kit import clock
from haidang.office.accounts.models import User
from haidang.office.directory.models import Agency, Official
from haidang.plan.difficulties.choices import Act, Verdict
from haidang.plan.difficulties.deciding import Directing
from haidang.plan.difficulties.models import Decision, Difficulty
from haidang.plan.difficulties.services.holding import addressed, answer_due, go, held, said


@transaction.atomic
def ask_back(difficulty: Difficulty, *, question: str, by: User) -> Difficulty:
    """Hỏi lại: back to the agency, with a question."""
    row, _hands = held(difficulty, Act.ASK_BACK, by=by)
    asked = said(question, _("Chưa ghi hỏi gì. Nêu rõ cần bổ sung gì, để cơ quan khỏi phải đoán."))
    return go(row, "asked-back", by=by, reason=asked, question=asked)


@transaction.atomic
def redirect(difficulty: Difficulty, addressee: Agency | Official | None, *, reason: str, by: User) -> Difficulty:
    """Put it to another one, who can settle it: still exactly one."""
    row, _hands = held(difficulty, Act.REDIRECT, by=by)
    why = said(reason, _("Chưa ghi vì sao đổi nơi giải quyết."))
    before, now = row.addressee, addressed(addressee)
    if before == addressee:
        raise ValidationError(_("Vướng mắc đã gửi %(who)s; chọn nơi khác.") % {"who": before}, code="same")
    return go(row, "redirected", by=by, reason=why, told={"addressee": [before, addressee]}, **now)


@transaction.atomic
def forward(difficulty: Difficulty, *, words: str = "", due_on: date | None = None, by: User) -> Difficulty:
    """Send it to the agency that settles it; from that day its clock runs. What is for UBND goes with a paper."""
    row, _hands = held(difficulty, Act.FORWARD, by=by)
    directing, today = Directing(clock.today()), clock.today()
    if row.to_leader_id or directing.is_province(row.to_agency_id):
        raise ValidationError(
            _("Vướng mắc gửi %(who)s phải đưa vào tờ trình. Mở Tổng hợp vướng mắc, đánh dấu rồi lập tờ trình.")
            % {"who": row.addressee},
            code="by-paper",
        )
    if directing.is_desk(row.to_agency_id):
        raise ValidationError(_("Vướng mắc gửi chính Sở Ngoại vụ: trả lời ngay ở đây."), code="ours")
    due = _due(due_on, today)
    return go(
        row, "forwarded", by=by, reason=words.strip(), sent_on=today, answer_due_on=due, first_answer_due_on=due,
        told={"answer_due_on": [None, due]},
    )  # fmt: skip


def _due(due_on: date | None, today: date) -> date | None:
    if due_on and due_on < today:
        raise ValidationError({"due_on": _("Hạn trả lời đã qua. Chọn một ngày từ hôm nay.")}, code="past")
    return due_on or answer_due(today)


@transaction.atomic
def answer(difficulty: Difficulty, *, words: str, act_by: date | None = None, by: User) -> Difficulty:
    """Sở Ngoại vụ can settle it by itself: no paper, but a word the agency can hold on to."""
    row, _hands = held(difficulty, Act.ANSWER, by=by)
    if Directing(clock.today()).is_desk(row.agency_id):
        raise ValidationError(
            _("Vướng mắc do chính Sở Ngoại vụ nêu: Sở không tự trả lời mình; trình UBND tỉnh hoặc rút."), code="own"
        )
    given = said(words, _("Chưa ghi trả lời."), "words")
    Decision.objects.create(
        difficulty=row, verdict=Verdict.GUIDED, words=given, by=by, said_by=f"{by}, {by.agency}"[:250], act_by=act_by
    )
    return go(row, "answered", by=by, reason=given)
