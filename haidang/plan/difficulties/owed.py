"""What the room waits for: a look by Sở Ngoại vụ, an answer by who settles it, a word of the agency; another day."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from haidang.kit.kept import only_where_kept
from haidang.kit.owed import Owed
from haidang.plan.difficulties import rules
from haidang.plan.difficulties.choices import OPEN, Stage, SubmissionStage
from haidang.plan.difficulties.deciding import Directing, accounts_of
from haidang.plan.difficulties.models import Decision, Difficulty, Extension, ExtensionWay, SubmissionLine
from haidang.plan.plans.terms import Answering


@only_where_kept(Difficulty, Extension)
def owed(on: date) -> Iterator[Owed]:
    """Everything waited for on that day; the number of queries does not grow with what is found."""
    directing = Directing(on)
    yield from _difficulties(directing, directing.answering)
    yield from _extensions(directing)


def _difficulties(directing: Directing, answering: Answering) -> Iterator[Owed]:
    rows = list(Difficulty.objects.filter(stage__in=OPEN).with_names())
    people = accounts_of(pk for row in rows if (pk := _leader(row, directing)))
    drafts = dict(
        SubmissionLine.objects.filter(submission__stage=SubmissionStage.DRAFT).values_list("difficulty", "submission")
    )
    # of the last thing that was said to each
    said = Decision.objects.filter(difficulty__stage=Stage.DECIDED).order_by("pk")
    act_by = dict(said.values_list("difficulty", "act_by"))
    for row in rows:
        match row.stage:
            case Stage.RAISED:
                yield _owed(
                    row, "submit", _("Xem vướng mắc của cơ quan"), directing.desk, row.raised_on,
                    rules.look_by(row.raised_on),
                )  # fmt: skip
            case Stage.GATHERED:
                url = reverse("difficulties:submission", args=[drafts[row.pk]]) if row.pk in drafts else ""
                yield _owed(
                    row, "submit", _("Trình UBND tỉnh vướng mắc"), directing.desk, row.raised_on,
                    rules.look_by(row.raised_on), url=url,
                )  # fmt: skip
            case Stage.ASKED_BACK:
                agency = answering.of(row.agency_id, row.task.title)
                yield _owed(row, "explain", _("Trả lời câu hỏi về vướng mắc"), agency, row.raised_on, None)
            case Stage.SENT:
                leader = _leader(row, directing)
                to = directing.province if row.to_leader_id else answering.of(row.to_agency_id or 0, row.task.title)
                yield _owed(
                    row, "answer", _("Trả lời vướng mắc"), to, row.sent_on, row.answer_due_on,
                    person=people.get(leader) if leader else None,
                )  # fmt: skip
            case Stage.DECIDED:
                agency = answering.of(row.agency_id, row.task.title)
                yield _owed(
                    row, "close", _("Xác nhận vướng mắc đã giải quyết"), agency, row.sent_on, act_by.get(row.pk)
                )


def _leader(row: Difficulty, directing: Directing) -> int | None:
    """The leader who answers: named, or the one who directs the field."""
    if row.to_leader_id:
        return row.to_leader_id
    return directing.director(row.task) if directing.is_province(row.to_agency_id) else None


def _owed(
    row: Difficulty,
    what: str,
    kind: str,
    agency_id: int | None,
    since: date | None,
    due_on: date | None,
    *,
    person: int | None = None,
    url: str = "",
) -> Owed:
    return Owed(
        key=f"difficulty:{row.pk}:{what}",
        kind=kind,
        title=f"{row.agency}: {row}",
        url=url or row.get_absolute_url(),
        agency_id=agency_id,
        person_id=person,
        since=since,
        due_on=due_on,
        task_id=row.task_id,
    )


def _extensions(directing: Directing) -> Iterator[Owed]:
    delegated = set(ExtensionWay.objects.filter(is_delegated=True).values_list("plan", flat=True))
    rows = list(Extension.objects.asked().with_names())
    people = accounts_of(pk for row in rows if (pk := directing.director(row.task)))
    for row in rows:
        by_desk = row.task.plan_id in delegated and not directing.is_desk(row.agency_id)
        to = directing.desk if by_desk else directing.assigner_of(row.task).agency
        director = directing.director(row.task)
        yield Owed(
            key=f"extension:{row.pk}",
            kind=_("Quyết định gia hạn"),
            title=f"{row.agency}: {row.task}",
            url=row.get_absolute_url(),
            agency_id=to,
            person_id=people.get(director) if director and directing.is_province(to) else None,
            since=row.asked_on,
            # a day that was asked for is of use only while the old one has not passed
            due_on=row.due_before,
            task_id=row.task_id,
        )
