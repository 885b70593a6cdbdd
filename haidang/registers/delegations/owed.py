"""What the room waits for: a scheme, its appraisal, a decision, papers, a report, an account, a look back."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from haidang.kit.kept import only_where_kept
from haidang.kit.owed import Owed
from haidang.office.norms import selectors as norms
from haidang.office.norms.choices import PeriodKind
from haidang.plan.difficulties.deciding import Directing
from haidang.registers.delegations.choices import OFF, Decider, HeadRank, PassportState, Stage
from haidang.registers.delegations.law import Law, Terms, law_of
from haidang.registers.delegations.models import Commitment, Delegation, Member, TripAssessment

#: A scheme is asked for when the day to file it is so near.
_SOON = timedelta(days=30)


@only_where_kept(Delegation)
def owed(on: date) -> Iterator[Owed]:
    """Everything waited for on that day; the number of queries does not grow with what is found."""
    room = _Room(on)
    unchecked = Member.objects.filter(delegation=OuterRef("pk"), passport_state=PassportState.UNKNOWN)
    rows = Delegation.objects.exclude(stage__in=(*OFF, Stage.SETTLED)).annotate(is_unchecked=Exists(unchecked))
    for row in rows.order_by("pk"):
        yield from room.of(row)
    given = Commitment.objects.filter(task=None, delegation__stage__in=(Stage.REPORTED, Stage.SETTLED))
    for line in given.select_related("delegation"):
        row = line.delegation
        yield room.owed(
            row, f"give:{line.pk}", _("Giao cam kết thành nhiệm vụ"), room.desk, row.reported_on, line.due_on
        )
    yield from _assessments(room)


class _Room:
    """The day, who is who on it, and the terms of its norms: each asked once."""

    def __init__(self, on: date) -> None:
        self.on = on
        directing = Directing(on)
        self.desk, self.province, self.answering = directing.desk, directing.province, directing.answering
        self.terms = Terms()
        self._laws: dict[str, Law] = {}

    def law(self, head_rank: str) -> Law:
        if head_rank not in self._laws:
            self._laws[head_rank] = law_of(HeadRank(head_rank), self.on, self.terms.norms)
        return self._laws[head_rank]

    def of(self, row: Delegation) -> Iterator[Owed]:
        ours = self.answering.of(row.agency_id, row.title)
        match row.stage:
            case Stage.DRAFT:
                due = self.terms.filing(row.starts_on).due_on
                if due and due - _SOON <= self.on and row.starts_on and row.starts_on >= self.on:
                    yield self.owed(row, "ask", _("Trình đề án đoàn ra"), ours, row.created_at.date(), due)
            case Stage.RETURNED:
                yield self.owed(row, "mend", _("Bổ sung đề án đoàn ra"), ours, row.asked_on, None)
            case Stage.ASKED:
                due = self.terms.appraisal(row.asked_on).due_on
                yield self.owed(row, "appraise", _("Thẩm định đề án đoàn ra"), self.desk, row.asked_on, due)
            case Stage.APPRAISED:
                stops = self.law(row.head_rank).stops(Decider.CHAIR)
                kind = _("Xin và ghi quyết định cử đoàn") if stops else _("Quyết định cử đoàn")
                to = self.desk if stops else self.province
                yield self.owed(row, "decide", kind, to, row.appraised_on, row.starts_on)
            case Stage.DECIDED:
                yield from self._after_decision(row, ours)
            case Stage.REPORTED:
                yield self.owed(row, "settle", _("Quyết toán đoàn ra"), ours, row.reported_on, None)

    def _after_decision(self, row: Delegation, ours: int | None) -> Iterator[Owed]:
        if row.ends_on and row.ends_on < self.on:
            due = self.terms.report(row.head_rank, row.ends_on).due_on
            yield self.owed(row, "report", _("Báo cáo kết quả đoàn ra"), ours, row.ends_on, due)
        elif row.starts_on and row.starts_on >= self.on and row.is_unchecked:  # type: ignore[attr-defined]
            kind = _("Kiểm tra hộ chiếu, thị thực của đoàn")
            yield self.owed(row, "papers", kind, ours, row.decided_on, row.starts_on)

    def owed(
        self, row: Delegation, what: str, kind: str, agency_id: int | None, since: date | None, due_on: date | None
    ) -> Owed:
        return Owed(
            key=f"delegations:{what}:{row.pk}",
            kind=kind,
            title=row.title,
            url=row.get_absolute_url(),
            agency_id=agency_id,
            since=since,
            due_on=due_on,
        )


def _assessments(room: _Room) -> Iterator[Owed]:
    """In the last month of the reporting year whoever went that year looks back."""
    year = norms.period_on(PeriodKind.YEAR, room.on)
    if year.last - room.on > _SOON:
        return
    held = TripAssessment.objects.filter(delegation=OuterRef("pk"), year=year.year)
    back = Delegation.objects.filter(stage__in=(Stage.REPORTED, Stage.SETTLED), ends_on__year=year.year)
    for row in back.exclude(Exists(held)).order_by("pk"):
        ours = room.answering.of(row.agency_id, row.title)
        kind = _("Đánh giá hiệu quả đoàn ra")
        yield room.owed(row, f"assess:{year.year}", kind, ours, row.reported_on, year.last)
