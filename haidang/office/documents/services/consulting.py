"""Xin ý kiến: asked, answered, taken up or explained, closed or withdrawn."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from haidang.kit import clock
from haidang.kit.audit.services import note
from haidang.office.accounts.models import User
from haidang.office.directory.models import Agency
from haidang.office.documents import opinion_norms, rules
from haidang.office.documents.choices import NO_OPINION
from haidang.office.documents.models import Consultation, Document, Opinion
from haidang.office.norms import selectors as norms


@transaction.atomic
def ask(
    *,
    subject: str,
    agencies: Iterable[Agency],
    by: User,
    words: str = "",
    document: Document | None = None,
    asked_on: date | None = None,
    due_on: date | None = None,
    link_url: str = "",
    link_name: str = "",
) -> Consultation:
    """Ask several agencies for their opinion. The day of the answer is that of the norm, unless another is said.

    A room above gives the address and the name of its record. Errors: ValidationError, PermissionDenied.
    """
    if not Consultation.objects.may_add(by):
        raise PermissionDenied
    asker = by.agency
    asked = sorted({agency.pk: agency for agency in agencies}.values(), key=lambda agency: agency.sort_key)
    _refuse_askings(asked, asker, link_url)
    if document is not None:
        document = Document.objects.for_user(by, "view").in_force().get(pk=document.pk)
    began = asked_on or clock.today()
    made = Consultation(
        subject=" ".join(subject.split()),
        words=words.strip(),
        document=document,
        agency=asker,
        asked_by=by,
        asked_on=began,
        due_on=due_on or _due_by_norm(began),
        link_url=link_url,
        link_name=link_name.strip(),
    )
    made.full_clean()
    made.save()
    Opinion.objects.bulk_create(Opinion(consultation=made, agency=agency) for agency in asked)
    facts: dict[str, list[Any]] = {"due_on": [None, made.due_on], "asked_of": [[], [str(agency) for agency in asked]]}
    note(made, "asked", by=by, changes=facts)
    return made


@transaction.atomic
def ask_also(consultation: Consultation, agencies: Iterable[Agency], *, by: User) -> list[Opinion]:
    """Ask further agencies while the question is open; the day of the answer is that of the others.

    Errors: ValidationError where nobody new is named, or the day is past.
    """
    held = _open(_consultation(consultation, by))
    known = set(held.opinions.values_list("agency_id", flat=True))
    wanted = sorted({agency.pk: agency for agency in agencies}.values(), key=lambda agency: agency.sort_key)
    _refuse_askings(wanted, held.agency, "")
    new = [agency for agency in wanted if agency.pk not in known]
    if not new:
        raise ValidationError(_("Các cơ quan đã chọn đều đã được xin ý kiến về việc này; chọn cơ quan khác."))
    if held.due_on < clock.today():
        raise ValidationError(
            _("Hạn trả lời đã qua từ ngày %(due)s. Đổi hạn trả lời trước, rồi xin thêm ý kiến.")
            % {"due": _day(held.due_on)}
        )
    made = Opinion.objects.bulk_create(Opinion(consultation=held, agency=agency) for agency in new)
    note(held, "asked-also", by=by, changes={"asked_of": [[], [str(agency) for agency in new]]})
    return made


def _refuse_askings(asked: list[Agency], asker: Agency | None, link_url: str) -> None:
    if not asked:
        raise ValidationError(_("Chưa chọn cơ quan nào để xin ý kiến. Chọn ít nhất một cơ quan."))
    if asker in asked:
        raise ValidationError(
            _("%(agency)s là cơ quan xin ý kiến nên không tự trả lời; bỏ cơ quan này khỏi danh sách.")
            % {"agency": asker}
        )
    if link_url and not (link_url.startswith("/") and url_has_allowed_host_and_scheme(link_url, allowed_hosts=None)):
        raise ValidationError(_("Hồ sơ được xin ý kiến phải là một trang của chương trình này."))


def _due_by_norm(asked_on: date) -> date:
    if term := opinion_norms.term_of(asked_on):
        return term.due_on
    raise ValidationError(
        _("Chưa có một quy định duy nhất về hạn trả lời ý kiến cho ngày %(day)s. Hãy ghi hạn trả lời.")
        % {"day": f"{asked_on:%d/%m/%Y}"}
    )


@transaction.atomic
def answer_opinion(
    opinion: Opinion,
    *,
    by: User,
    stance: str,
    words: str = "",
    document: Document | None = None,
    source: str = "",
    answered_on: date | None = None,
    version: int | None = None,
) -> Opinion:
    """Keep what an agency answers; its own people give it, the asker may enter it for them with source and day.

    A later answer replaces an earlier one until the asker has settled it. `version` is the one the form was opened on.
    """
    held = _opinion(opinion, by)
    asked = _open(held.consultation)
    if version is not None and version != held.version:
        raise _stale()
    entered_for = not held.is_answered_by(by)
    today = clock.today()
    day = answered_on if entered_for else norms.counts_for(clock.now(), today)
    code = rules.why_no_opinion(
        stance=stance,
        words=words,
        has_document=document is not None,
        settled=held.settled,
        entered_for=entered_for,
        is_theirs=held.is_theirs,
        source=source,
        answered_on=day,
        asked_on=asked.asked_on,
        today=today,
    )
    if code:
        raise _refusal(code, held, answered=_day(day))
    if document is not None and document.pk != held.document_id:
        document = Document.objects.for_user(by, "view").in_force().get(pk=document.pk)
    was = held.get_stance_display()
    held.stance, held.words, held.document = stance, words.strip(), document
    held.answered_on, held.answered_by = day, by
    held.source = source.strip() if entered_for else ""
    _keep(held)
    told = {"stance": [was or None, held.get_stance_display()]}
    told |= {"words": [None, held.words]} if held.words else {}
    told |= {"source": [None, held.source]} if held.source else {}
    _tell(held, "opinion-entered" if entered_for else "opinion-given", by=by, changes=told)
    return held


@transaction.atomic
def settle_opinion(
    opinion: Opinion, *, settlement: str, by: User, explanation: str = "", version: int | None = None
) -> Opinion:
    """Góp ý – tiếp thu, giải trình: what the asker makes of a remark; an empty settlement takes it back."""
    asked = _open(_consultation(opinion.consultation, by))
    held = Opinion.objects.select_for_update(of=("self",)).get(pk=opinion.pk, consultation=asked)
    if version is not None and version != held.version:
        raise _stale()
    if code := rules.why_not_settled(stance=held.stance, settlement=settlement, explanation=explanation):
        raise _refusal(code, held)
    was = held.get_settled_display()
    held.settled = settlement
    held.explanation = explanation.strip() if settlement else ""
    held.settled_on = clock.today() if settlement else None
    _keep(held)
    told = {"settled": [was or None, held.get_settled_display() or None]}
    _tell(held, "opinion-settled", by=by, changes=told, reason=held.explanation)
    return held


@transaction.atomic
def extend(consultation: Consultation, *, due_on: date, by: User, reason: str) -> Consultation:
    """Another day for all who were asked, with its reason."""
    held = _open(_consultation(consultation, by))
    if not reason.strip():
        raise ValidationError(_("Chưa ghi lý do đổi hạn trả lời. Ghi lý do rồi làm lại."))
    was, held.due_on = held.due_on, due_on
    held.full_clean()
    held.save(update_fields=["due_on"])
    note(held, "extended", by=by, changes={"due_on": [was, due_on]}, reason=reason.strip())
    return held


@transaction.atomic
def close(consultation: Consultation, *, by: User) -> Consultation:
    """The end: everybody answered or let the day pass, and every remark has its answer."""
    held = _open(_consultation(consultation, by))
    today = clock.today()
    opinions = list(held.opinions.select_related("agency"))
    for opinion in opinions:
        opinion.consultation = held
    unsettled = [each for each in opinions if each.stance == "remarks" and not each.settled]
    code = rules.why_not_closed([each.state(today) for each in opinions], has_unsettled=bool(unsettled))
    if code:
        named = unsettled if code == "unsettled" else [each for each in opinions if each.answered_on is None]
        said = {"due": _day(held.due_on), "agencies": ", ".join(str(each.agency) for each in named)}
        raise ValidationError(NO_OPINION[code] % said, code=code)
    held.closed_on = today
    held.save(update_fields=["closed_on"])
    note(held, "closed", by=by, changes={"closed_on": [None, today]})
    return held


@transaction.atomic
def withdraw_asking(consultation: Consultation, *, by: User, reason: str) -> Consultation:
    """The question is taken back: nobody owes an answer any more; what was answered stays to be read."""
    held = _open(_consultation(consultation, by))
    if not reason.strip():
        raise ValidationError(_("Chưa ghi lý do rút việc xin ý kiến. Ghi lý do rồi làm lại."))
    held.withdrawn_on, held.withdrawn_why = clock.today(), reason.strip()
    held.save(update_fields=["withdrawn_on", "withdrawn_why"])
    note(held, "withdrawn", by=by, changes={"withdrawn_on": [None, held.withdrawn_on]}, reason=held.withdrawn_why)
    return held


# The question is locked before its answers, always: two acts on one question wait for each other.


def _consultation(consultation: Consultation, by: User) -> Consultation:
    rows = Consultation.objects.for_user(by, "change").select_for_update(of=("self",))
    return rows.select_related("agency").get(pk=consultation.pk)


def _opinion(opinion: Opinion, by: User) -> Opinion:
    asked = Consultation.objects.select_for_update(of=("self",)).select_related("agency")
    locked = asked.get(pk=opinion.consultation_id)
    rows = Opinion.objects.for_user(by, "change").select_for_update(of=("self",)).select_related("agency")
    held = rows.get(pk=opinion.pk)
    held.consultation = locked
    return held


def _open(consultation: Consultation) -> Consultation:
    if consultation.is_open:
        return consultation
    code = "withdrawn" if consultation.withdrawn_on else "closed"
    day = _day(consultation.withdrawn_on or consultation.closed_on)
    raise ValidationError(NO_OPINION[code] % {"day": day}, code=code)


def _keep(opinion: Opinion) -> None:
    opinion.version += 1
    opinion.full_clean()
    opinion.save()


def _tell(opinion: Opinion, verb: str, *, by: User, changes: dict[str, Any], reason: str = "") -> None:
    """The words are told with the opinion, which others may not read yet; with the question, only whose it is."""
    note(opinion, verb, by=by, changes=changes, reason=reason)
    note(opinion.consultation, verb, by=by, changes={"of": [None, opinion.agency]})


def _stale() -> ValidationError:
    return ValidationError(
        _("Trong lúc bạn viết, người khác đã ghi ý kiến này; bản mới ở dưới. Chữ bạn viết vẫn còn, xem rồi gửi lại."),
        code="stale",
    )


def _refusal(code: str, opinion: Opinion, **said: Any) -> ValidationError:
    asked = opinion.consultation
    facts = {
        "agency": opinion.agency,
        "asker": asked.agency,
        "asked": _day(asked.asked_on),
        "settled": opinion.get_settled_display(),
    }
    return ValidationError(NO_OPINION[code] % (facts | said), code=code)


def _day(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else ""
