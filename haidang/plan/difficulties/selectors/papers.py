"""A tờ trình as its letter wants it, and as its page shows it."""

from dataclasses import dataclass
from typing import Any

from haidang.kit import clock
from haidang.plan.difficulties import rules
from haidang.plan.difficulties.choices import Act, Stage
from haidang.plan.difficulties.deciding import Directing, seat_of
from haidang.plan.difficulties.models import Decision, Difficulty, Submission, SubmissionLine


@dataclass(frozen=True, slots=True)
class Line:
    """One difficulty of a paper before one person."""

    line: SubmissionLine
    difficulty: Difficulty
    last: Decision | None
    may_decide: bool
    may_record: bool

    @property
    def is_late(self) -> bool:
        return self.difficulty.is_answer_late


def lines_of(submission: Submission, user: Any) -> list[Line]:
    """The difficulties of a paper, in order; a few queries, however many."""
    rows = list(submission.lines.select_related("difficulty").order_by("position", "pk"))
    known = {row.pk: row for row in Difficulty.objects.with_names().filter(submission_lines__submission=submission)}
    last = {row.difficulty_id: row for row in Decision.objects.filter(difficulty__in=known).order_by("pk")}
    directing, seat = Directing(clock.today()), seat_of(user)
    found = []
    for line in rows:
        each = known[line.difficulty_id]
        decides = each.stage == Stage.SENT and rules.decides(seat, directing.asked_of(each))
        found.append(Line(line, each, last.get(each.pk), decides, user.is_desk and each.stage == Stage.SENT))
    return found


#: The acts whose button stands first on the page of a difficulty.
FOREMOST = (Act.DECIDE, Act.EXPLAIN, Act.RESOLVE)
