"""How seats of a course are given, until when names are entered, what has to be said of a course. Values in and out."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from django.utils.translation import gettext as _

from haidang.kit.verdicts import Compared, Outcome, Verdict
from haidang.kit.verdicts import day as day_said
from haidang.registers.events.training_choices import CourseStage, EnrolmentStage

T = TypeVar("T")


def free_seats(seats: int | None, taken: int) -> int | None:
    """How many seats are left; None where nobody limited them."""
    return None if seats is None else max(seats - taken, 0)


def place(seats: int | None, taken: int) -> EnrolmentStage:
    """What the next name gets: a seat while there is one, then a place in the queue."""
    return EnrolmentStage.WAITING if free_seats(seats, taken) == 0 else EnrolmentStage.SEAT


def moving_up(waiting: Sequence[T], seats: int | None, taken: int) -> Sequence[T]:
    """Who of those that wait, the first to come first, gets a seat now."""
    return waiting[: free_seats(seats, taken)]


def too_few_seats(seats: int | None, taken: int) -> str:
    """Why a number of seats cannot be kept; "" where it can."""
    if seats is None or seats >= taken:
        return ""
    return _("Đã có %(taken)s người có chỗ; số chỗ không thể ít hơn (vừa ghi %(seats)s). Rút bớt tên trước.") % {
        "taken": taken, "seats": seats,
    }  # fmt: skip


def not_entered(stage: str, title: str, register_by: date | None, today: date, keeper: str) -> str:
    """Why no name can be entered now; "" where it can. The closing day itself is still in time."""
    told = {"title": title, "day": day_said(register_by), "today": day_said(today), "keeper": keeper}
    if stage == CourseStage.OPEN and (register_by is None or today <= register_by):
        return ""
    if stage == CourseStage.OPEN:
        return (
            _(
                "Lớp “%(title)s” nhận đăng ký đến hết ngày %(day)s; hôm nay là ngày %(today)s. "
                "Đề nghị %(keeper)s gia hạn nếu còn cần cử người."
            )
            % told
        )
    if stage == CourseStage.CLOSED:
        return _("Danh sách lớp “%(title)s” đã chốt. Đề nghị %(keeper)s mở lại nếu còn cần cử người.") % told
    told["stage"] = str(CourseStage(stage).label)
    return _("Lớp “%(title)s” không nhận đăng ký ở bước “%(stage)s”.") % told


@dataclass(frozen=True, slots=True)
class Facts:
    """A course as the rules see it."""

    stage: str
    organiser: str
    #: It has no account here: names go to it by letter.
    needs_letter: bool
    register_by: date | None
    starts_on: date
    seats: int | None = None
    seated: int = 0
    waiting: int = 0
    #: The agencies asked by name, and those of them that entered somebody or said they send nobody.
    invited: Collection[str] = ()
    silent: Sequence[str] = ()
    letter: str = ""


def closing(facts: Facts, today: date) -> Verdict | None:
    """Is there time to enter names?"""
    if facts.stage != CourseStage.OPEN or facts.register_by is None:
        return None
    left = (facts.register_by - today).days
    compared = (
        Compared(_("hạn đăng ký %(day)s") % {"day": day_said(facts.register_by)}),
        Compared(_("hôm nay %(day)s") % {"day": day_said(today)}),
    )
    if left < 0:
        sentence = _("Hạn đăng ký đã qua %(days)s ngày: chốt danh sách, hoặc gia hạn.") % {"days": -left}
        return Verdict("closing", Outcome.WARN, sentence, "", compared)
    if left == 0:
        return Verdict("closing", Outcome.WARN, _("Hôm nay là ngày cuối nhận đăng ký."), "", compared)
    return Verdict("closing", Outcome.OK, _("Còn %(days)s ngày nhận đăng ký.") % {"days": left}, "", compared)


def places(facts: Facts) -> Verdict | None:
    """How many seats are taken, and who waits for one."""
    if facts.stage not in (CourseStage.OPEN, CourseStage.CLOSED):
        return None
    told = {"seated": facts.seated, "seats": facts.seats, "waiting": facts.waiting}
    if not facts.seated:
        late = facts.stage == CourseStage.OPEN
        return Verdict("places", Outcome.WARN, _("Chưa ai đăng ký.")) if late else None
    if facts.seats is None:
        return Verdict("places", Outcome.OK, _("%(seated)s người đăng ký; lớp không giới hạn số chỗ.") % told)
    if facts.waiting:
        sentence = _("Hết chỗ: %(seated)s/%(seats)s, %(waiting)s người trong danh sách chờ; có người rút thì lên chỗ.")
        return Verdict("places", Outcome.WARN, sentence % told)
    return Verdict("places", Outcome.OK, _("%(seated)s/%(seats)s chỗ đã có người.") % told)


def silence(facts: Facts) -> Verdict | None:
    """Which of the agencies asked by name have said nothing."""
    if facts.stage != CourseStage.OPEN or not facts.invited:
        return None
    if not facts.silent:
        return Verdict("silence", Outcome.OK, _("Các cơ quan được mời đều đã trả lời."))
    sentence = _("Chưa cử người, chưa trả lời: %(names)s.") % {"names": ", ".join(facts.silent)}
    return Verdict("silence", Outcome.WARN, sentence)


def letter(facts: Facts) -> Verdict | None:
    """A body that cannot sign in here gets the names by letter."""
    if not facts.needs_letter or facts.stage not in (CourseStage.OPEN, CourseStage.CLOSED):
        return None
    if facts.letter:
        sentence = _("Danh sách đã gửi %(organiser)s theo %(letter)s.")
        return Verdict("letter", Outcome.OK, sentence % {"organiser": facts.organiser, "letter": facts.letter})
    sentence = _("%(organiser)s không có tài khoản ở đây: danh sách gửi bằng văn bản, tải ở nút “Danh sách (Word)”.")
    return Verdict("letter", Outcome.WARN, sentence % {"organiser": facts.organiser})
