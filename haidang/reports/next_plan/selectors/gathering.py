"""Everything that may stand in the next plan, from all its sources, gone over by the linter."""

from collections.abc import Iterable, Sequence

from haidang.office.accounts.models import User
from haidang.office.directory.models import Agency
from haidang.reports.next_plan.choices import Section, Why
from haidang.reports.next_plan.rules.mending import Mended, mended
from haidang.reports.next_plan.rules.paper import who
from haidang.reports.next_plan.rules.values import FieldWords, Head, Line, PlanWords, TaskWords
from haidang.reports.next_plan.selectors.annexes import foreseen
from haidang.reports.next_plan.selectors.books import anniversaries, expiring, field_like, lessons
from haidang.reports.next_plan.selectors.last_year import aims, orders, usual
from haidang.reports.next_plan.selectors.last_year import last_year as said_last_year
from haidang.reports.next_plan.selectors.proposed import Proposed
from haidang.reports.next_plan.selectors.tasks import Asked, tasks_proposed

_USUAL_PURPOSE = "Đưa các quan hệ đã có vào việc làm cụ thể, có người chịu trách nhiệm và có kết quả đo được trong năm"
_USUAL_REQUIREMENT = "Mỗi nhiệm vụ có một cơ quan chủ trì, có thời hạn và sản phẩm; báo cáo đúng kỳ, đúng mẫu"


def desk_name(by: User) -> str:
    """The house that keeps the plan: that of the person who drafts."""
    return by.agency.name if by.agency else "Sở Ngoại vụ"


def gather(asked: Asked, head: Head, by: User) -> list[Proposed]:
    """The proposals of all sources in the order of the paper, as they are before anything is mended."""
    desk = desk_name(by)
    tasks = list(tasks_proposed(asked))
    fields = list(dict.fromkeys(each.field_title for each in tasks))
    tasks += [*expiring(asked, by, fields, desk), *anniversaries(asked, by, fields, desk)]
    said = [*aims(said_last_year(asked.plan), asked.year, asked.by), *lessons(asked)]
    for section, words in ((Section.PURPOSE, _USUAL_PURPOSE), (Section.REQUIREMENT, _USUAL_REQUIREMENT)):
        if not any(each.section == section and each.is_in for each in said):
            said.append(Proposed(section, Why.USUAL, words))
    found = [*said, *tasks, *usual(who(head), desk, _treasury(asked)), *orders(asked.plan, asked.by)]
    return _once([*found, *foreseen(asked, by, desk)])


def _once(proposed: Iterable[Proposed]) -> list[Proposed]:
    """A record stands once in a part of the paper: a day of the moon may come up twice in a year of the sun."""
    seen: set[tuple[str, type, int]] = set()
    kept = []
    for each in proposed:
        key = (each.section, type(each.source), each.source.pk) if each.source else None
        if key is None or key not in seen:
            kept.append(each)
        if key:
            seen.add(key)
    return kept


def _treasury(asked: Asked) -> str:
    found = Agency.objects.alive(asked.today).filter(code="STC").first()
    return found.name if found else "Sở Tài chính"


def draft_of(proposed: Sequence[Proposed], head: Head, recipients: Iterable[str]) -> PlanWords:
    """The paper of what is proposed to go in; each line's key is its place in the list, from 1."""
    keyed = [(key, each) for key, each in enumerate(proposed, 1) if each.is_in]
    tasks = [(key, each) for key, each in keyed if each.section == Section.TASK]
    titles = dict.fromkeys(each.field_title for _key, each in tasks)

    def lines(section: Section) -> tuple[Line, ...]:
        return tuple(Line(each.words, key) for key, each in keyed if each.section == section)

    return PlanWords(
        head=head,
        fields=tuple(
            FieldWords(title, tuple(_task(key, each) for key, each in tasks if each.field_title == title))
            for title in titles
        ),
        bases=lines(Section.BASIS),
        purposes=lines(Section.PURPOSE),
        requirements=lines(Section.REQUIREMENT),
        organisation=lines(Section.ORGANISATION),
        recipients=tuple(recipients),
    )


def _task(key: int, each: Proposed) -> TaskWords:
    return TaskWords(each.words, each.leads, each.coordinators, each.due, solutions=each.solutions, key=key)


def gone_over(
    proposed: list[Proposed], head: Head, recipients: Iterable[str], desk: str
) -> tuple[list[Proposed], list[str]]:
    """The proposals with what a rule could mend, and those to whom the paper goes.

    Round years that the draft forgets are proposed; whoever is charged is among the recipients.
    """
    done = mended(draft_of(proposed, head, recipients))
    _take_back(proposed, done)
    if done.forgotten:
        proposed = [*proposed, *_forgotten(proposed, done, desk)]
    return proposed, list(done.plan.recipients)


def _take_back(proposed: list[Proposed], done: Mended) -> None:
    """Into the proposals what was made of their words."""
    plan = done.plan
    for line in (*plan.bases, *plan.purposes, *plan.requirements, *plan.organisation):
        proposed[line.key - 1].words = line.words
    for field in plan.fields:
        for task in field.tasks:
            row = proposed[task.key - 1]
            row.words, row.leads, row.coordinators = task.title, task.leads, task.coordinators
            row.solutions, row.field_title = task.solutions, field.title
    for mend in done.mends:
        if mend.key:
            proposed[mend.key - 1].changes.append(_told(mend.before, mend.after))
    for left in done.left:
        proposed[left.key - 1].left_out.append((left.words, left.why))


def _told(before: str, after: str) -> str:
    if not before:
        return f"thêm “{after}”"
    return f"“{before}” → “{after}”" if after else f"bỏ “{before}”"


def _forgotten(proposed: Sequence[Proposed], done: Mended, desk: str) -> Iterable[Proposed]:
    """The linter knows of a round year that no book told."""
    tasks = [each for each in proposed if each.section == Section.TASK]
    fields = list(dict.fromkeys(each.field_title for each in tasks))
    pattern = next((each for each in tasks if each.why == Why.ANNIVERSARY), None)
    title = (
        pattern.field_title if pattern else field_like(fields, ("doi ngoai nhan dan", "huu nghi"), "Hoạt động kỷ niệm")
    )
    lead = pattern.leads if pattern else (desk,)
    for each in done.forgotten:
        day, month, year = (int(part) for part in each.day.split("/"))
        yield Proposed(
            section=Section.TASK,
            why=Why.ANNIVERSARY,
            words=f"Tổ chức kỷ niệm {each.years} năm {each.event} "
            f"({day:02}/{_month(month)}/{year - each.years} - {day:02}/{_month(month)}/{year})",
            reason="Kế hoạch nhắc đến đối tác này mà chưa nêu năm kỷ niệm chẵn.",
            field_title=title,
            leads=lead,
            due=f"chậm nhất ngày {day:02}/{_month(month)}/{year}",
        )


def _month(month: int) -> str:
    return f"{month:02}" if month < 3 else str(month)
