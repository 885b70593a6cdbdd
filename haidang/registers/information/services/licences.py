"""What is done with the licence of a bulletin."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.forms.models import model_to_dict
from django.utils.translation import gettext as _

from haidang.kit import clock
from haidang.kit.audit.services import note
from haidang.kit.dossiers.services import go, held, not_before, not_to_come, said
from haidang.kit.verdicts import refuse_what_stops
from haidang.office.documents.models import Document
from haidang.plan.followup.services import drop_draft
from haidang.registers.information import terms, verdicts
from haidang.registers.information.choices import ChangeAct, LicenceAct, Licensed
from haidang.registers.information.models import BulletinLicence, LicenceChange
from haidang.registers.information.services.keeping import in_force, maybe, tell


@transaction.atomic
def file(row: BulletinLicence, *, paper: Document | None, by: Any) -> BulletinLicence:
    """Nộp hồ sơ: with a letter; from its day the answer is waited for."""
    row = held(row, LicenceAct.FILE, by=by)
    request = in_force(paper, _("văn bản xin phép"))
    return go(row, LicenceAct.FILE, by=by, request=request, filed_on=_day_of(request))


@transaction.atomic
def send_back(row: BulletinLicence, *, reason: str, by: Any) -> BulletinLicence:
    row = held(row, LicenceAct.SEND_BACK, by=by)
    why = said(reason, _("Chưa ghi cần bổ sung gì."), "reason")
    return go(row, LicenceAct.SEND_BACK, by=by, reason=why, request=None, filed_on=None)


@transaction.atomic
def grant(
    row: BulletinLicence, *, paper: Document | None, valid_from: date, valid_to: date, by: Any
) -> BulletinLicence:
    """Cấp phép: from a day to a day, not longer than the law of that day lets it be."""
    row = held(row, LicenceAct.GRANT, by=by)
    decision = in_force(paper, _("giấy phép"))
    decided_on = _day_of(decision)
    not_before(decided_on, row.filed_on, _("ngày nộp hồ sơ"), "issued_on")
    not_before(valid_to, valid_from, _("ngày có hiệu lực"), "valid_to")
    refuse_what_stops([verdicts.length(valid_from, valid_to, terms.longest(valid_from, decided_on))])
    row = go(
        row, LicenceAct.GRANT, by=by, decision=decision, decided_on=decided_on, valid_from=valid_from, valid_to=valid_to
    )
    tell(row, by=by)
    return row


@transaction.atomic
def refuse(row: BulletinLicence, *, reason: str, paper: Document | None = None, by: Any) -> BulletinLicence:
    row = held(row, LicenceAct.REFUSE, by=by)
    why = said(reason, _("Chưa ghi vì sao không cấp phép."), "reason")
    decided_on = _day_of(paper) if paper else clock.today()
    not_before(decided_on, row.filed_on, _("ngày nộp hồ sơ"), "issued_on")
    return go(row, LicenceAct.REFUSE, by=by, reason=why, decision=maybe(paper), decided_on=decided_on)


@transaction.atomic
def renew(row: BulletinLicence, *, by: Any) -> BulletinLicence:
    """A new dossier that begins with what this licence fixes. Gives the new one."""
    row = held(row, LicenceAct.RENEW, by=by)
    same = {each.value: getattr(row, each.value) for each in Licensed}
    made = BulletinLicence(**same, agency=row.agency, renews=row)
    made.full_clean()
    made.save()
    made.tasks.set(row.tasks.all())
    note(made, "added", by=by, changes={"renews": [None, str(row)]})
    go(row, LicenceAct.RENEW, by=by, told={"renewals": [None, str(made)]})
    return made


@transaction.atomic
def stop(row: BulletinLicence, *, paper: Document | None, stopped_on: date, by: Any) -> BulletinLicence:
    """Ngừng xuất bản: told so many days before."""
    row = held(row, LicenceAct.STOP, by=by)
    notice = in_force(paper, _("thông báo ngừng xuất bản"))
    told_on = _day_of(notice)
    not_before(stopped_on, row.valid_from, _("ngày giấy phép có hiệu lực"), "stopped_on")
    refuse_what_stops([verdicts.stop_notice(told_on, stopped_on, terms.before(terms.STOP, stopped_on, told_on))])
    return go(row, LicenceAct.STOP, by=by, stop_notice=notice, stop_told_on=told_on, stopped_on=stopped_on)


@transaction.atomic
def cancel(row: BulletinLicence, *, reason: str, by: Any) -> BulletinLicence:
    row = held(row, LicenceAct.CANCEL, by=by)
    why = said(reason, _("Chưa ghi vì sao không xin nữa."), "reason")
    drop_draft(row, by=by)
    return go(row, LicenceAct.CANCEL, by=by, reason=why)


# ── changes ──────────────────────────────────────────────────────────────────────────────────────


@transaction.atomic
def agree(row: LicenceChange, *, paper: Document | None, by: Any) -> LicenceChange:
    """Được thay đổi: from now on the licence says it."""
    row = held(row, ChangeAct.AGREE, by=by)
    answer = in_force(paper, _("văn bản trả lời"))
    licence = BulletinLicence.objects.select_for_update(of=("self",)).get(pk=row.licence_id)
    before = _shown(licence, row.what)
    setattr(licence, row.what, value_of(row.what, row.after))
    licence.full_clean()
    licence.save()
    changed = {row.what: [before, _shown(licence, row.what)]}
    note(licence, "amended", by=by, changes=changed, reason=str(answer))
    return go(row, ChangeAct.AGREE, by=by, before=before[:400], answer=answer, answered_on=_day_of(answer))


@transaction.atomic
def refuse_change(row: LicenceChange, *, reason: str, paper: Document | None = None, by: Any) -> LicenceChange:
    row = held(row, ChangeAct.REFUSE, by=by)
    why = said(reason, _("Chưa ghi vì sao không được thay đổi."), "reason")
    answered_on = _day_of(paper) if paper else clock.today()
    return go(row, ChangeAct.REFUSE, by=by, reason=why, answer=maybe(paper), answered_on=answered_on)


def value_of(what: str, words: str) -> Any:
    """What a change says, as the field of the licence has it: "500" a number, "tiếng Anh" a language."""
    field = BulletinLicence._meta.get_field(what)
    said_as = {str(label).casefold(): value for value, label in getattr(field, "choices", None) or ()}
    given = said_as.get(words.strip().casefold(), words.strip())
    try:
        return field.clean(given, None)  # type: ignore[union-attr]
    except ValidationError:
        told = {"words": words, "field": str(getattr(field, "verbose_name", what))}
        sentence = _("“%(words)s” không ghi được vào “%(field)s” của giấy phép.") % told
        if said_as:
            sentence += " " + _("Ghi một trong: %(those)s.") % {"those": ", ".join(sorted(said_as))}
        raise ValidationError({"after": sentence}, code="invalid") from None


def _shown(licence: BulletinLicence, name: str) -> str:
    display = getattr(licence, f"get_{name}_display", None)
    return str(display() if display else model_to_dict(licence, [name])[name])


def _day_of(paper: Document) -> date:
    on = paper.issued_on or clock.today()
    not_to_come(on, "issued_on")
    return on
