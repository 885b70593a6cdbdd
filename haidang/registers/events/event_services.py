"""Verbs of events: keep, allow, hold, report, call off; make one of a day of a partner."""

from dataclasses import replace
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from haidang.kit import clock
from haidang.kit.audit.services import note
from haidang.kit.dossiers.services import go, held, not_before, not_to_come, said
from haidang.kit.records import services as records
from haidang.kit.verdicts import day, refuse_what_stops
from haidang.office.accounts.books import refuse_others
from haidang.office.accounts.models import User
from haidang.office.documents.models import Document
from haidang.plan.followup.services import draft_update, drop_draft, tell_tasks
from haidang.registers.events import event_selectors as selectors
from haidang.registers.events.event_choices import AHEAD, Act, Channel, EventKind, Where
from haidang.registers.events.event_telling import event_sentence
from haidang.registers.events.models import Event
from haidang.registers.partners import services as partners
from haidang.registers.partners.choices import Kind
from haidang.registers.partners.models import AnniversaryPlan
from haidang.registers.partners.saying import title_of_plan


@transaction.atomic
def save(form: Any, *, by: User) -> Event:
    """What the form says: of one's own agency, or of any for who keeps every book."""
    refuse_others(form.instance.agency, by=by)
    return records.save(form, by=by)  # type: ignore[return-value]


@transaction.atomic
def allow(event: Event, *, paper: Document | None, asked_on: Any = None, by: User) -> Event:
    """Được phép: by the paper of who may, not before it was asked."""
    row = held(event, Act.ALLOW, by=by)
    if paper is None:
        raise ValidationError({"number": _("Chưa ghi văn bản cho phép. Ghi số, ký hiệu và ngày.")}, code="no-paper")
    asked = asked_on or row.asked_on
    not_to_come(asked, "asked_on")
    allowed_on = paper.issued_on or clock.today()
    not_before(allowed_on, asked, _("ngày gửi hồ sơ"), "issued_on")
    as_asked = replace(row.facts, asked_on=asked, needs_leave=True)
    refuse_what_stops(selectors.checks(row, facts=as_asked, today=allowed_on))
    facts: dict[str, Any] = {
        "licence": _in_force(paper),
        "allowed_on": allowed_on,
        "asked_on": asked,
        "needs_leave": True,
    }
    return go(row, Act.ALLOW, by=by, **facts)


@transaction.atomic
def hold(
    event: Event, *, results: str, visitors: int | None = None, foreigners: int | None = None, press: str = "", by: User
) -> Event:
    """It was held: who came, what came of it. Its tasks get a sentence for their updates."""
    row = held(event, Act.HOLD, by=by)
    if row.ends_on > clock.today():
        sentence = _("Sự kiện kết thúc ngày %(day)s, chưa đến; ghi kết quả từ ngày đó.") % {"day": day(row.ends_on)}
        raise ValidationError(sentence, code="to-come")
    words = said(results, _("Chưa ghi kết quả. Ghi đạt được gì, một câu cũng được."), "results")
    if foreigners and (visitors is None or foreigners > visitors):
        told = {"foreigners": foreigners, "visitors": visitors or 0}
        sentence = _(
            "Có %(foreigners)s người nước ngoài trong %(visitors)s lượt người dự: không thể nhiều hơn. Xem lại số."
        )
        raise ValidationError({"foreigners": sentence % told}, code="too-many")
    facts: dict[str, Any] = {
        "results": words,
        "visitors": visitors,
        "foreigners": foreigners,
        "press": press.strip() or row.press,
    }
    row = go(row, Act.HOLD, by=by, **facts)
    _tell(row, by=by)
    _settle_anniversary(row, by=by)
    return row


@transaction.atomic
def report(event: Event, *, paper: Document | None, results: str = "", by: User) -> Event:
    """Báo cáo kết quả went out."""
    row = held(event, Act.REPORT, by=by)
    if paper is None:
        raise ValidationError({"number": _("Chưa ghi báo cáo. Ghi số, ký hiệu và ngày.")}, code="no-paper")
    reported_on = paper.issued_on or clock.today()
    not_before(reported_on, row.ends_on, _("ngày kết thúc sự kiện"), "issued_on")
    facts: dict[str, Any] = {
        "report": _in_force(paper),
        "reported_on": reported_on,
        "results": results.strip() or row.results,
    }
    row = go(row, Act.REPORT, by=by, **facts)
    _tell(row, by=by)
    return row


@transaction.atomic
def cancel(event: Event, *, reason: str, by: User) -> Event:
    """It will not be held; nothing of it stays in the drafts of its tasks."""
    row = held(event, Act.CANCEL, by=by)
    row = go(row, Act.CANCEL, by=by, reason=said(reason, _("Chưa ghi vì sao không tổ chức."), "reason"))
    drop_draft(row, by=by)
    return row


def _in_force(paper: Document) -> Document:
    if paper.withdrawn_as:
        sentence = _("Văn bản %(paper)s đã rút, không dùng được.") % {"paper": paper}
        raise ValidationError({"number": sentence}, code="withdrawn")
    return paper


def _tell(row: Event, *, by: User) -> None:
    """What its day of a partner tells its own tasks is not told them twice."""
    if row.anniversary is None:
        tell_tasks(row, event_sentence(row), by=by)
        return
    for task in row.tasks.exclude(pk__in=row.anniversary.tasks.values("pk")).select_related("plan"):
        draft_update(task, event_sentence(row), evidence=row, by=by)


# ── a day of a partner ───────────────────────────────────────────────────────────────────────────


@transaction.atomic
def make_of_day(plan: AnniversaryPlan, *, by: User) -> Event:
    """The event that a day of a partner became, in preparation; the same one again where there is one already."""
    known = Event.objects.filter(anniversary=plan).first()
    if known:
        return known
    refuse_others(plan.agency, by=by)
    partner = plan.partner
    is_country = partner.kind == Kind.COUNTRY
    event = Event(
        title=title_of_plan(plan)[:250], kind=EventKind.MEETING, channel=Channel.STATE, agency=plan.agency,
        starts_on=plan.on, ends_on=plan.on, where=Where.PROVINCE, country=partner if is_country else partner.country,
        content=plan.form, anniversary=plan,
    )  # fmt: skip
    event.full_clean()
    event.save()
    event.partners.set([partner])
    event.tasks.set(plan.tasks.all())
    note(event, "made-of-day", by=by, changes={"title": [None, event.title], "starts_on": [None, event.starts_on]})
    return event


def _settle_anniversary(row: Event, *, by: User) -> None:
    """Held is held: the book of days asks no more."""
    if row.anniversary and row.anniversary.is_to_hold:
        partners.hold(row.anniversary, on=row.starts_on, result=row.results, by=by)


@transaction.atomic
def hold_of_day(plan: AnniversaryPlan, *, by: User) -> None:
    """The book of days heard first that it was held."""
    event = _ahead(plan, Act.HOLD, by)
    if event is None or plan.held_on is None:
        return
    if event.starts_on != plan.held_on:
        event.starts_on = event.ends_on = plan.held_on
        event.save(update_fields=["starts_on", "ends_on"])
    hold(event, results=plan.result, by=by)


@transaction.atomic
def drop_of_day(plan: AnniversaryPlan, *, reason: str, by: User) -> None:
    """The day was taken back, and so is what was only prepared for it."""
    event = _ahead(plan, Act.CANCEL, by)
    if event:
        cancel(event, reason=reason, by=by)


def _ahead(plan: AnniversaryPlan, act: Act, by: User) -> Event | None:
    """What was made of that day and is still to take place, where `by` may do this to it now."""
    event = Event.objects.for_user(by, "view").filter(anniversary=plan, stage__in=AHEAD).first()
    return event if event and act in event.acts(by) else None
