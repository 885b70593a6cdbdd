"""What the books ask of next year: agreements that end within two years, days that come round, lessons."""

from collections.abc import Iterator, Sequence
from datetime import date

from django.utils.translation import override

from haidang.office.accounts.models import User
from haidang.office.directory.models import Agency
from haidang.papers.vietnamese.letters import fold
from haidang.plan.evaluation.choices import Course, Stage
from haidang.plan.evaluation.models import Assessment
from haidang.registers.agreements.models import Agreement
from haidang.registers.agreements.rules import ends_within_two_years, expiry, notice_by
from haidang.registers.partners.coming import Looked, Suggestion, coming, settings_on
from haidang.reports.next_plan.choices import Section, Why
from haidang.reports.next_plan.rules.wording import bare, one_line, shut_quotes
from haidang.reports.next_plan.selectors.proposed import Proposed
from haidang.reports.next_plan.selectors.tasks import Asked

AGREEMENTS, ANNIVERSARIES = "Công tác thỏa thuận quốc tế", "Hoạt động kỷ niệm, đối ngoại nhân dân"
#: Words of a field's heading under which such a task belongs.
_OF_AGREEMENTS = ("thoa thuan", "hop tac quoc te", "hoi nhap")
_OF_ANNIVERSARIES = ("doi ngoai nhan dan", "huu nghi", "hop tac quoc te")


def day_said(on: date) -> str:
    """Days below ten and the first two months with a nought before them, as the decree writes."""
    return f"{on.day:02}/{on.month:02}/{on.year}" if on.month < 3 else f"{on.day:02}/{on.month}/{on.year}"


def field_like(fields: Sequence[str], words: Sequence[str], other: str) -> str:
    """The heading of the plan under which something belongs, or one of its own."""
    return next((each for word in words for each in fields if word in fold(each)), other)


def expiring(asked: Asked, by: User, fields: Sequence[str], desk: str) -> Iterator[Proposed]:
    """Agreements that end in the year of the plan or in the one after; one whose renewal is on its way is not asked."""
    title = field_like(fields, _OF_AGREEMENTS, AGREEMENTS)
    rows = Agreement.objects.for_user(by, "view").with_term().with_renewing().select_related("agency")
    for row in rows:
        last = expiry(row.term, asked.today)
        if last is None or not ends_within_two_years(last, asked.year) or getattr(row, "renewing", False):
            continue
        due = notice_by(last, row.notice_days) or last
        in_year = due.year == asked.year
        yield Proposed(
            section=Section.TASK,
            why=Why.EXPIRING,
            words=shut_quotes(
                f"Xem xét gia hạn hoặc kết thúc “{bare(row.name)}” với {bare(row.foreign_party)} "
                f"(hết hiệu lực ngày {day_said(last)})"
            ),
            reason=f"Sổ thỏa thuận: hết hiệu lực ngày {day_said(last)}"
            + (f", báo trước {row.notice_days} ngày." if row.notice_days else "."),
            field_title=title,
            leads=(row.agency.name,),
            coordinators=() if row.agency.name == desk else (desk,),
            due=f"chậm nhất ngày {day_said(due)}" if in_year else f"trong năm {asked.year}",
            source=row,
        )


def anniversaries(asked: Asked, by: User, fields: Sequence[str], desk: str) -> Iterator[Proposed]:
    """Round years of relations and of partners' days; what is kept every year alike is no task of a plan."""
    title = field_like(fields, _OF_ANNIVERSARIES, ANNIVERSARIES)
    looked = Looked(date(asked.year, 1, 1), date(asked.year, 12, 31))
    with override("vi"):
        found = coming(looked, settings_on(asked.today), by).suggestions
    for each in found:
        if each.occasion.years and each.on.year == asked.year:
            yield _anniversary(each, title, desk)


def _anniversary(each: Suggestion, field_title: str, desk: str) -> Proposed:
    began = began_of(each)
    days = f" ({day_said(began)} - {day_said(each.on)})" if began else ""
    holder: Agency | None = each.plan.agency if each.plan else None
    lead = holder.name if holder else desk
    kept = f" {each.plan.get_way_display()}: {holder}." if each.plan and holder else ""
    return Proposed(
        section=Section.TASK,
        why=Why.ANNIVERSARY,
        words=f"{bare(each.title)}{days}",
        reason=f"Ngày kỷ niệm của {each.partner} trong sổ đối tác.{kept}",
        field_title=field_title,
        leads=(lead,),
        coordinators=() if lead == desk else (desk,),
        due=f"chậm nhất ngày {day_said(each.on)}",
        source=each.of,
    )


def began_of(each: Suggestion) -> date | None:
    """The day itself: 29/02 where it was one, though the year of the plan has none."""
    mark = each.of.mark
    return date(mark.year, mark.month, mark.day) if mark.year and mark.month and mark.day else None


def lessons(asked: Asked) -> Iterator[Proposed]:
    """What the agencies learnt, as far as the evaluation was published."""
    rows = Assessment.objects.filter(
        evaluation__plan=asked.plan, evaluation__course=Course.PUBLISHED, stage=Stage.CONFIRMED
    ).exclude(lessons="")
    for row in rows.with_names():
        yield Proposed(
            section=Section.REQUIREMENT,
            why=Why.LESSON,
            words=bare(one_line(row.lessons)),
            reason=f"Bài học của {row.duty.agency}, nhiệm vụ {row.duty.task.label}.",
            source=row,
        )
