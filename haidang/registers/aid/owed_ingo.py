"""What is waited for about foreign organisations and in calling for aid: opinions, papers, reports, answers."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _

from haidang.kit.kept import only_where_kept
from haidang.kit.owed import Owed, Places
from haidang.office.directory.models import Agency
from haidang.office.norms.rules import Calendar
from haidang.office.norms.selectors import calendar
from haidang.plan.plans.terms import Answering, DaysAfter
from haidang.registers.aid import ingo_standing, ingo_terms
from haidang.registers.aid.ingo_choices import IngoStage, IngoYearStage
from haidang.registers.aid.models import AidCall, AidNeed, DonorLetter, Ingo, IngoReport, IngoYear, Registration

#: Sở Ngoại vụ by its code in the directory; its heir follows.
DESK = "SNGV"


@only_where_kept(Registration, AidNeed, AidCall, DonorLetter)
def owed(on: date) -> Iterator[Owed]:
    """Everything waited for on that day; the number of queries does not grow with what is found."""
    answering, shut = Answering(on), calendar()
    seat = Agency.objects.filter(code=DESK).values_list("pk", flat=True).first()
    desk = answering.of(seat) if seat else None
    yield from _opinions(desk, shut)
    yield from _papers(on, answering, shut)
    yield from _plans(answering, shut)
    yield from _idle(on, answering)
    yield from _reports(on, answering, desk)
    yield from _calls(on, answering)
    yield from _letters(answering)


# ── organisations ────────────────────────────────────────────────────────────────────────────────


def _opinions(desk: int | None, shut: Calendar) -> Iterator[Owed]:
    """Sở Ngoại vụ prepares what UBND tỉnh answers."""
    due, page = DaysAfter(ingo_terms.OPINION, shut), Places("aid:registration-record")
    for row in Registration.objects.asked().select_related("ingo").order_by("requested_on", "pk"):
        yield Owed(
            key=f"aid:ingo-opinion:{row.pk}",
            kind=_("Ý kiến của UBND tỉnh về tổ chức phi chính phủ nước ngoài"),
            title=str(row), url=page(row.pk), agency_id=desk,
            since=row.requested_on, due_on=due.of(row.requested_on),
        )  # fmt: skip


def _papers(on: date, answering: Answering, shut: Calendar) -> Iterator[Owed]:
    """A paper that runs out, or ran out, and nothing on its way: asked of who follows the organisation."""
    ahead, page = ingo_terms.look_ahead(on), Places("aid:registration-record")
    rows = Registration.objects.running_out(on + timedelta(days=ahead))
    for row in rows.select_related("ingo").order_by("valid_to", "pk"):
        if row.valid_to is None:
            continue
        term = ingo_terms.before(ingo_terms.RENEW, row.valid_to, on, shut)
        yield Owed(
            key=f"aid:ingo-renew:{row.pk}",
            kind=_("Nhắc tổ chức gia hạn giấy đăng ký"),
            title=str(row), url=page(row.pk), agency_id=answering.of(row.ingo.agency_id, str(row.ingo)),
            since=row.valid_to - timedelta(days=ahead), due_on=term.last or row.valid_to,
        )  # fmt: skip


def _plans(answering: Answering, shut: Calendar) -> Iterator[Owed]:
    """Granted under a law that asks for a plan of work, and none came."""
    due, page = DaysAfter(ingo_terms.PLAN, shut), Places("aid:registration-record")
    for row in Registration.objects.without_plan().select_related("ingo").order_by("issued_on", "pk"):
        if last := due.of(row.issued_on):
            yield Owed(
                key=f"aid:ingo-plan:{row.pk}",
                kind=_("Nhắc tổ chức gửi kế hoạch hoạt động"),
                title=str(row), url=page(row.pk), agency_id=answering.of(row.ingo.agency_id, str(row.ingo)),
                since=row.issued_on, due_on=last,
            )  # fmt: skip


def _idle(on: date, answering: Answering) -> Iterator[Owed]:
    """Registered, and nothing heard for so long."""
    page = Places("aid:ingo-record")
    registered = Ingo.objects.active().registered(on)
    for row in ingo_standing.idle(registered, on).order_by("name", "pk"):
        yield Owed(
            key=f"aid:ingo-idle:{row.pk}",
            kind=_("Hỏi tổ chức lâu không hoạt động"),
            title=str(row), url=page(row.pk), agency_id=answering.of(row.agency_id, str(row)),
        )  # fmt: skip


def _reports(on: date, answering: Answering, desk: int | None) -> Iterator[Owed]:
    """The year whose window closed: what organisations report (Mẫu 05), and the province on them (Mẫu 04)."""
    year = ingo_terms.year_of(ingo_terms.closed_year(on))
    if year.due_on is None:
        return
    papers = Registration.objects.of_year(year.first, year.last)
    if IngoYear.objects.filter(year=year.year, stage=IngoYearStage.SENT).exists() or not papers.exists():
        # once the province has reported, what comes later goes into the next year
        return
    came = IngoReport.objects.filter(ingo=OuterRef("pk"), year=year.year)
    waited = Ingo.objects.filter(pk__in=papers.order_by().values("ingo"), stage=IngoStage.ACTIVE).filter(~Exists(came))
    page = Places("aid:ingo-record")
    for row in waited.order_by("name", "pk"):
        yield Owed(
            key=f"aid:ingo-report:{row.pk}",
            kind=_("Nhắc tổ chức gửi báo cáo năm %(year)s (Mẫu 05)") % {"year": year.year},
            title=str(row), url=page(row.pk), agency_id=answering.of(row.agency_id, str(row)),
            since=year.last, due_on=year.due_on,
        )  # fmt: skip
    draft = IngoYear.objects.filter(year=year.year).first()
    yield Owed(
        key=f"aid:ingo-year:{year.year}",
        kind=_("Báo cáo năm về tổ chức phi chính phủ nước ngoài (Mẫu 04)"),
        title=_("Năm %(year)s") % {"year": year.year},
        url=draft.get_absolute_url() if draft else reverse("aid:ingoyear-add"),
        agency_id=answering.of(draft.agency_id, str(draft)) if draft else desk,
        since=year.last, due_on=year.due_on,
    )  # fmt: skip


# ── calling for aid ──────────────────────────────────────────────────────────────────────────────


def _calls(on: date, answering: Answering) -> Iterator[Owed]:
    """The next step of what is called for; a programme whose year is over is summed up."""
    page = Places("aid:need-record")
    for row in AidNeed.objects.awaited().select_related("call"):
        yield Owed(
            key=f"aid:need:{row.pk}",
            kind=_("Vận động viện trợ: %(step)s") % {"step": row.next_step},
            title=row.what, url=page(row.pk), agency_id=answering.of(row.call.agency_id, row.what), due_on=row.next_on,
        )  # fmt: skip
    page = Places("aid:call-record")
    for call in AidCall.objects.unfinished(before=on.year):
        yield Owed(
            key=f"aid:call:{call.pk}",
            kind=_("Tổng kết chương trình vận động viện trợ"),
            title=str(call), url=page(call.pk), agency_id=answering.of(call.agency_id, str(call)),
            since=date(call.year, 12, 31),
        )  # fmt: skip


def _letters(answering: Answering) -> Iterator[Owed]:
    """Answers that were asked for until a day, and what is to be done about those that came."""
    page = Places("aid:letter-record")
    for row in DonorLetter.objects.unanswered().select_related("partner", "summary"):
        yield Owed(
            key=f"aid:letter-answer:{row.pk}",
            kind=_("Nhắc nhà tài trợ trả lời"),
            title=str(row), url=page(row.pk), agency_id=answering.of(row.agency_id, str(row)),
            since=row.sent_on, due_on=row.expected_on,
        )  # fmt: skip
    for row in DonorLetter.objects.with_next_step().select_related("partner", "summary"):
        yield Owed(
            key=f"aid:letter-step:{row.pk}",
            kind=_("Việc với nhà tài trợ: %(step)s") % {"step": row.next_step},
            title=str(row), url=page(row.pk), agency_id=answering.of(row.agency_id, str(row)),
            since=row.replied_on, due_on=row.next_on,
        )  # fmt: skip
