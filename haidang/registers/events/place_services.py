"""Verbs of standing places: open, tell of a period, pause, close."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from haidang.kit import clock
from haidang.kit.dossiers.services import go, held, not_before, not_to_come, said
from haidang.kit.records import services as records
from haidang.kit.verdicts import day
from haidang.office.accounts.books import refuse_others
from haidang.office.accounts.models import User
from haidang.office.documents.models import Document
from haidang.plan.followup.services import drop_draft, tell_tasks
from haidang.registers.events import event_telling as telling
from haidang.registers.events import place_rules as rules
from haidang.registers.events.models import PlaceReport, StandingPlace
from haidang.registers.events.place_choices import PlaceAct


@transaction.atomic
def save(form: Any, *, by: User) -> StandingPlace:
    """What the form says: of one's own agency, or of any for who keeps every book."""
    refuse_others(form.instance.agency, by=by)
    return records.save(form, by=by)  # type: ignore[return-value]


@transaction.atomic
def open_place(place: StandingPlace, *, opened_on: date, paper: Document | None = None, by: User) -> StandingPlace:
    """Khai trương."""
    row = held(place, PlaceAct.OPEN, by=by)
    not_to_come(opened_on, "opened_on")
    row = go(row, PlaceAct.OPEN, by=by, opened_on=opened_on, opening_paper=paper)
    tell_tasks(row, telling.opened_sentence(row), by=by)
    return row


@transaction.atomic
def report(
    place: StandingPlace,
    *,
    since: date,
    until: date,
    visitors: int,
    words: str,
    paper: Document | None = None,
    by: User,
) -> StandingPlace:
    """What it did in a period that no report tells of yet."""
    row = held(place, PlaceAct.REPORT, by=by)
    _refuse_days(row, since, until)
    told = said(words, _("Chưa ghi hoạt động, kết quả trong kỳ."), "words")
    told_on = (paper.issued_on if paper else None) or clock.today()
    not_before(told_on, until, _("ngày cuối kỳ"), "issued_on")
    made = PlaceReport(place=row, since=since, until=until, visitors=visitors, words=told, paper=paper, told_on=told_on)
    made.full_clean()
    made.save()
    row = go(row, PlaceAct.REPORT, by=by, told={"period": [None, str(made)], "visitors": [None, visitors]})
    tell_tasks(row, telling.operation_sentence(row, made), by=by)
    return row


def _refuse_days(row: StandingPlace, since: date, until: date) -> None:
    assert row.opened_on  # what is not open tells nothing
    told = row.last_told
    sentences = {
        "backwards": ("until", _("Ngày cuối kỳ %(until)s trước ngày đầu kỳ %(since)s. Xem lại ngày.")),
        "early": ("since", _("Điểm khai trương ngày %(opened)s; kỳ báo cáo không thể từ %(since)s.")),
        "told": ("since", _("Đã có báo cáo đến hết ngày %(told)s; kỳ này bắt đầu sau ngày đó.")),
        "to-come": ("until", _("Kỳ báo cáo đến ngày %(until)s chưa hết; ghi báo cáo sau ngày đó.")),
    }
    fault = rules.fault(since, until, row.opened_on, told, clock.today())
    if not fault and row.closed_on and until > row.closed_on:
        sentence = _("Điểm đã đóng ngày %(closed)s; kỳ báo cáo không thể đến %(until)s.")
        raise ValidationError({"until": sentence % {"closed": day(row.closed_on), "until": day(until)}}, code="closed")
    if fault:
        field, sentence = sentences[fault]
        facts = {"since": day(since), "until": day(until), "opened": day(row.opened_on), "told": day(told)}
        raise ValidationError({field: sentence % facts}, code=fault)


@transaction.atomic
def unreport(place: StandingPlace, *, reason: str, by: User) -> StandingPlace:
    """The last report was written by mistake; what it told its tasks goes with it."""
    row = held(place, PlaceAct.UNREPORT, by=by)
    why = said(reason, _("Chưa ghi vì sao gỡ báo cáo."), "reason")
    last = row.reports.select_for_update(of=("self",)).order_by("-since").first()
    assert last  # the course stops who has nothing to take off
    told = {"period": [str(last), None], "visitors": [last.visitors, None]}
    last.delete()
    row = go(row, PlaceAct.UNREPORT, by=by, reason=why, told=told)
    drop_draft(row, by=by)
    return row


@transaction.atomic
def pause(place: StandingPlace, *, reason: str, by: User) -> StandingPlace:
    row = held(place, PlaceAct.PAUSE, by=by)
    return go(row, PlaceAct.PAUSE, by=by, reason=said(reason, _("Chưa ghi vì sao tạm dừng."), "reason"))


@transaction.atomic
def resume(place: StandingPlace, *, by: User) -> StandingPlace:
    return go(held(place, PlaceAct.RESUME, by=by), PlaceAct.RESUME, by=by)


@transaction.atomic
def close(
    place: StandingPlace, *, closed_on: date, reason: str, paper: Document | None = None, by: User
) -> StandingPlace:
    """Đóng: from when and why is kept; what was not told yet is still owed."""
    row = held(place, PlaceAct.CLOSE, by=by)
    not_to_come(closed_on, "closed_on")
    not_before(closed_on, row.opened_on, _("ngày khai trương"), "closed_on")
    told = row.last_told
    if told and closed_on < told:
        sentence = _("Đã có báo cáo hoạt động đến hết ngày %(told)s; không thể đóng từ ngày %(closed)s.")
        raise ValidationError({"closed_on": sentence % {"told": day(told), "closed": day(closed_on)}}, code="told")
    why = said(reason, _("Chưa ghi vì sao đóng."), "reason")
    row = go(row, PlaceAct.CLOSE, by=by, reason=why, closed_on=closed_on, closing_paper=paper)
    tell_tasks(row, telling.closed_sentence(row, why), by=by)
    return row


@transaction.atomic
def cancel(place: StandingPlace, *, reason: str, by: User) -> StandingPlace:
    """It will not be opened; nothing of it stays in the drafts of its tasks."""
    row = held(place, PlaceAct.CANCEL, by=by)
    row = go(row, PlaceAct.CANCEL, by=by, reason=said(reason, _("Chưa ghi vì sao không mở."), "reason"))
    drop_draft(row, by=by)
    return row
