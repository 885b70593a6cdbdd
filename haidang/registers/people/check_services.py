"""Verbs of checks: told, held, concluded; what was found is put right by who was checked and agreed to by who did."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from haidang.kit import clock
from haidang.kit.dossiers.services import go, held, not_before, not_to_come, said
from haidang.kit.records import services as records
from haidang.office.accounts.books import refuse_others
from haidang.office.documents.models import Document
from haidang.plan.followup.services import drop_draft, tell_tasks
from haidang.registers.people.check_choices import CheckAct, Remedy
from haidang.registers.people.check_telling import check_sentence, tell_checked
from haidang.registers.people.models import AgencyCheck, CheckFinding


@transaction.atomic
def save(form: Any, *, by: Any) -> AgencyCheck:
    """Keep what a form says; an agency writes of the checks that it makes itself."""
    refuse_others(form.instance.agency, by=by)
    kept: AgencyCheck = records.save(form, by=by)  # type: ignore[assignment]
    return kept


@transaction.atomic
def announce(check: AgencyCheck, *, on: date, paper: Document | None, by: Any) -> AgencyCheck:
    """The agency was told; from now on it reads the record."""
    row = held(check, CheckAct.ANNOUNCE, by=by)
    _needs(paper, _("Chưa ghi quyết định hoặc thông báo kiểm tra: số, ký hiệu và ngày."))
    not_to_come(on, "on")
    if on > row.ends_on:
        told = {"on": f"{on:%d/%m/%Y}", "last": f"{row.ends_on:%d/%m/%Y}"}
        sentence = _("Ngày báo %(on)s sau ngày kiểm tra (%(last)s). Xem lại ngày.") % told
        raise ValidationError({"on": sentence}, code="after")
    done = go(row, CheckAct.ANNOUNCE, by=by, notice=paper, announced_on=on)
    tell_checked(done, CheckAct.ANNOUNCE, words=f"{done.days}. {done.words}".strip(), by=by)
    return done


@transaction.atomic
def hold(check: AgencyCheck, *, on: date, paper: Document | None, by: Any) -> AgencyCheck:
    """It was held; the minutes may follow."""
    row = held(check, CheckAct.HOLD, by=by)
    not_to_come(on, "on")
    not_before(on, row.announced_on, _("ngày báo kiểm tra"), "on")
    return go(row, CheckAct.HOLD, by=by, minutes=paper, checked_on=on)


@transaction.atomic
def conclude(check: AgencyCheck, *, on: date, results: str, paper: Document | None, by: Any) -> AgencyCheck:
    """What was found is fixed: from now on the one checked has its days. Nothing found is said in words."""
    row = held(check, CheckAct.CONCLUDE, by=by)
    _needs(paper, _("Chưa ghi kết luận kiểm tra: số, ký hiệu và ngày."))
    not_to_come(on, "on")
    not_before(on, row.checked_on, _("ngày kiểm tra xong"), "on")
    words = said(results, _("Chưa ghi nhận xét chung. Không phát hiện gì cũng ghi một câu."), "results")
    done = go(row, CheckAct.CONCLUDE, by=by, conclusion=paper, concluded_on=on, results=words)
    tell_checked(done, CheckAct.CONCLUDE, words=words, by=by)
    tell_tasks(done, check_sentence(done), by=by)
    return done


# ── what was found ───────────────────────────────────────────────────────────────────────────────


def _finding(row: AgencyCheck, finding: CheckFinding, state: Remedy) -> CheckFinding:
    """The finding under lock, of this check and in this state."""
    found = row.findings.select_for_update(of=("self",)).filter(pk=finding.pk).first()
    if found is None or found.state != state:
        sentence = _("Nội dung này đã đổi trong lúc bạn mở trang. Mở lại trang để xem.")
        raise ValidationError({"finding": sentence}, code="stale")
    kept: CheckFinding = found
    return kept


@transaction.atomic
def remedy(check: AgencyCheck, *, finding: CheckFinding, on: date, words: str, by: Any) -> AgencyCheck:
    """Who was checked tells what it did about one thing."""
    row = held(check, CheckAct.REMEDY, by=by)
    found = _finding(row, finding, Remedy.WAITED)
    not_to_come(on, "on")
    not_before(on, row.checked_on, _("ngày kiểm tra xong"), "on")
    found.remedy = said(words, _("Chưa ghi đã khắc phục thế nào."), "words")
    found.remedied_on = on
    found.full_clean()
    found.save(update_fields=["remedy", "remedied_on"])
    return go(row, CheckAct.REMEDY, by=by, told={"finding": [None, str(found)], "on": [None, on]})


@transaction.atomic
def confirm(check: AgencyCheck, *, finding: CheckFinding, by: Any) -> AgencyCheck:
    """Who checked agrees that it was put right."""
    row = held(check, CheckAct.CONFIRM, by=by)
    found = _finding(row, finding, Remedy.REPORTED)
    found.confirmed_on = clock.today()
    found.full_clean()
    found.save(update_fields=["confirmed_on"])
    return go(row, CheckAct.CONFIRM, by=by, told={"finding": [None, str(found)]})


@transaction.atomic
def give_back(check: AgencyCheck, *, finding: CheckFinding, reason: str, by: Any) -> AgencyCheck:
    """What was told is not enough: it is waited for again, and the history keeps what was said."""
    row = held(check, CheckAct.RETURN, by=by)
    found = _finding(row, finding, Remedy.REPORTED)
    why = said(reason, _("Chưa ghi còn thiếu gì."), "reason")
    before = found.remedy
    found.remedied_on, found.remedy = None, ""
    found.full_clean()
    found.save(update_fields=["remedy", "remedied_on"])
    done = go(row, CheckAct.RETURN, by=by, reason=why, told={"finding": [before, str(found)]})
    tell_checked(done, CheckAct.RETURN, words=f"{found}: {why}", by=by)
    return done


@transaction.atomic
def close(check: AgencyCheck, *, by: Any) -> AgencyCheck:
    """Everything was put right."""
    row = held(check, CheckAct.CLOSE, by=by)
    done = go(row, CheckAct.CLOSE, by=by, closed_on=clock.today())
    tell_tasks(done, check_sentence(done), by=by)
    return done


@transaction.atomic
def cancel(check: AgencyCheck, *, reason: str, by: Any) -> AgencyCheck:
    row = held(check, CheckAct.CANCEL, by=by)
    why = said(reason, _("Chưa ghi lý do không kiểm tra nữa."), "reason")
    done = go(row, CheckAct.CANCEL, by=by, reason=why)
    drop_draft(done, by=by)
    return done


def _needs(paper: Document | None, sentence: str) -> None:
    if paper is None:
        raise ValidationError({"number": sentence}, code="no-paper")
