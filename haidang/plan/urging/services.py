"""Verbs of urging: climb the ladder, speak to somebody, hold back, send a letter, see what is no longer owed."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

import structlog
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from haidang.kit.audit.services import note
from haidang.kit.owed import Owed
from haidang.office.accounts.models import User
from haidang.office.documents.models import Document
from haidang.office.norms.models import Norm
from haidang.plan.urging import rules, selectors, telling, wording
from haidang.plan.urging.audience import Manners, Told
from haidang.plan.urging.choices import Ending, Fate, Step, Way, Why
from haidang.plan.urging.models import Hold, Urging, UrgingTo
from haidang.plan.urging.rules import Rung
from haidang.plan.urging.selectors import Climb

log = structlog.get_logger("haidang.urging")
#: For how long it is asked whether what nobody waits for was handed in after all.
_UNSAID = timedelta(days=60)


# ── the ladder ───────────────────────────────────────────────────────────────────────────────────


def climb(owed: Iterable[Owed], *, today: date, by: Any, manners: Manners | None = None) -> list[Urging]:
    """Send what has reached a rung today, each thing its highest; what was missed below is written down as passed over.

    Run twice it sends nothing twice: a rung is a row, and its notice bears its name. Each thing is a transaction of
    its own, so that a run that is killed has urged some and not half of one. `by` nobody: the program at its hour.
    """
    _may_climb(by)
    plan = selectors.day(owed, today=today, manners=manners or Manners())
    if not plan.is_open:
        raise ValidationError(
            _("Ngày %(day)s cơ quan nghỉ nên không đôn đốc. Ngày làm việc tới, việc đến mốc sẽ được gửi.")
            % {"day": f"{today:%d/%m/%Y}"}
        )
    made = []
    for each in plan.climbs:
        try:
            made.append(_climb(each, plan.norm, today=today, by=by))
        except IntegrityError:
            # Somebody else climbed it at this very moment: the rung is there, and was sent once.
            log.info("rung was climbed meanwhile", key=each.owed.key, rung=each.rung.days)
    return made


@transaction.atomic
def _climb(each: Climb, norm: Norm, *, today: date, by: Any) -> Urging:
    """The rung with all that hangs on it. Mornings after a long silence climb for thousands: few statements each."""
    missed = [_row(each, rung, norm, today=today, by=by, fate=Fate.PASSED) for rung in each.passed]
    Urging.objects.bulk_create(missed)
    row = _row(each, each.rung, norm, today=today, by=by, fate=Fate.SENT)
    row.save(force_insert=True)
    UrgingTo.objects.bulk_create(UrgingTo(urging=row, person=told.person, why=told.why) for told in each.told)
    for why, people in _by_why(each.told).items():
        telling.tell_all(
            people,
            key=rules.notice_key(row.key, each.rung.days, row.turn),
            title=wording.title(row.kind, row.title),
            words=row.words,
            url=row.url,
            reason=wording.why(why, each.rung.name, row.rule_value, row.rule_source),
        )
    changes: dict[str, list[Any]] = {"rung": [None, each.rung.name]}
    if each.passed:
        changes["passed"] = [None, ", ".join(rung.name for rung in each.passed)]
    note(row, "urged", by=by, changes=changes, reason=row.words)
    return row


def _by_why(told: Iterable[Told]) -> dict[Why, list[User]]:
    found: dict[Why, list[User]] = defaultdict(list)
    for each in told:
        found[each.why].append(each.person)
    return found


def _row(each: Climb, rung: Rung, norm: Norm, *, today: date, by: Any, fate: Fate) -> Urging:
    owed = each.owed
    assert owed.due_on
    sent = fate == Fate.SENT
    return Urging(
        key=owed.key,
        turn=each.turn,
        rung=rung.days,
        step=rung.step,
        fate=fate,
        days_late=each.days_late,
        is_closed=each.is_closed,
        needs_letter=sent and each.needs_letter,
        words=wording.what(rung.step, each.days_late, owed.due_on) if sent else _passed_words(each.rung),
        norm=norm,
        rule=norm.act,
        rule_value=norm.value,
        rule_source=norm.source,
        climbed_on=today,
        by=by,
        **_facts_of(owed),
    )


def _passed_words(sent: Rung) -> str:
    return f"Mốc đã qua khi chương trình chạy; chỉ gửi mốc cao nhất đã đến ({sent.name})."


def _facts_of(owed: Owed) -> dict[str, Any]:
    return {
        "kind": owed.kind[:160],
        "title": owed.title,
        "url": owed.url,
        "agency_id": owed.agency_id,
        "person_id": owed.person_id,
        "task_id": owed.task_id,
        "due_on": owed.due_on,
    }


def _may_climb(by: Any) -> None:
    if not Urging.objects.all().may_climb(by):
        raise PermissionDenied


# ── by hand ──────────────────────────────────────────────────────────────────────────────────────


@transaction.atomic
def urge_by_hand(
    owed: Owed, *, way: Way, words: str, today: date, days_late: int = 0, is_closed: bool = False, by: Any
) -> Urging:
    """Somebody of the desk spoke to them: what was said is a rung too, and as often as one speaks."""
    _may_climb(by)
    if by is None or not words.strip():
        raise ValidationError({"words": _("Ghi đã nói với ai và họ trả lời thế nào.")})
    row = Urging.objects.create(
        key=owed.key,
        step=Step.BY_HAND,
        way=Way(way),
        words=words.strip(),
        climbed_on=today,
        days_late=days_late,
        is_closed=is_closed,
        by=by,
        **_facts_of(owed),
    )
    note(row, "urged-by-hand", by=by, changes={"way": ["", Way(way).label]}, reason=row.words)
    return row


# ── held back ────────────────────────────────────────────────────────────────────────────────────


@transaction.atomic
def hold_back(owed: Owed, *, reason: str, today: date, until: date | None = None, by: Any) -> Hold:
    """Not urged for now. When it is let go, or the day has passed, only the highest rung reached by then is sent."""
    if not Hold.objects.all().may_add(by):
        raise PermissionDenied
    if not reason.strip():
        raise ValidationError({"reason": _("Ghi vì sao chưa đôn đốc việc này.")})
    if until and until < today:
        raise ValidationError({"until": _("Ngày cuối phải từ hôm nay trở đi.")})
    standing = Hold.objects.select_for_update().filter(key=owed.key, lifted_on=None)
    for old in standing:
        if old.until is None or old.until >= today:
            raise ValidationError(
                _("%(by)s đã giữ việc này từ %(day)s: %(reason)s")
                % {"by": old.by, "day": f"{old.since:%d/%m/%Y}", "reason": old.reason}
            )
        # It ran out by itself; its row says until when it stood.
        old.lifted_on = old.until
        old.save(update_fields=["lifted_on"])
    made = Hold(
        key=owed.key,
        kind=owed.kind[:160],
        title=owed.title,
        agency_id=owed.agency_id,
        reason=reason.strip(),
        since=today,
        until=until,
        by=by,
    )
    made.save()
    note(made, "held-back", by=by, changes={"until": [None, until]}, reason=made.reason)
    return made


@transaction.atomic
def let_go(hold: Hold, *, today: date, by: Any) -> Hold:
    """The ladder may climb for it again."""
    found: Hold = Hold.objects.for_user(by, "change").select_for_update().get(pk=hold.pk)
    if found.lifted_on is not None:
        raise ValidationError(_("Việc này đã được bỏ giữ ngày %(day)s.") % {"day": f"{found.lifted_on:%d/%m/%Y}"})
    found.lifted_on = max(today, found.since)
    found.save(update_fields=["lifted_on"])
    note(found, "let-go", by=by, changes={"lifted_on": [None, found.lifted_on]})
    return found


# ── letters ──────────────────────────────────────────────────────────────────────────────────────


@transaction.atomic
def letter_sent(items: Collection[int], *, document: Document, by: Any) -> list[Urging]:
    """A letter about these has gone out, and this is the paper: they are not offered for a letter again."""
    if by is None:
        raise PermissionDenied
    _may_climb(by)
    paper = Document.objects.for_user(by, "view").filter(pk=document.pk).first()
    if paper is None:
        raise ValidationError({"document": _("Không tìm thấy văn bản này trong sổ văn bản đi.")})
    rows = list(Urging.objects.letters_to_write().filter(pk__in=list(items)).select_for_update(of=("self",)))
    if not rows:
        raise ValidationError(_("Những việc này đã nộp hoặc đã có công văn; không còn gì để ghi."))
    for row in rows:
        row.document = paper
        row.save(update_fields=["document"])
        note(row, "letter-sent", by=by, changes={"document": [None, paper]})
    return rows


# ── what is no longer owed ───────────────────────────────────────────────────────────────────────


def settle(owed: Collection[str], *, today: date, answered: Mapping[str, date], by: Any = None) -> int:
    """What is no longer owed is no longer urged, and its rungs say since when; what is owed again goes on.

    `owed` are the keys of everything still waited for, `answered` the days on which things were handed in, where a
    room knows them; of the others only the day is known on which nobody waited for them any more.
    """
    _may_climb(by)
    still = frozenset(owed)
    changed = 0
    # It lay before a leader for a while: nobody's turn then, and handed in now.
    for key, rows in _by_key(Urging.objects.ended_unsaid(since=today - _UNSAID)).items():
        if key in answered and key not in still:
            changed += _end(rows, answered[key], Ending.ANSWERED, by=by)
    for key, rows in _by_key(Urging.objects.open()).items():
        if key not in still:
            ending = Ending.ANSWERED if key in answered else Ending.GONE
            changed += _end(rows, answered.get(key, today), ending, by=by)
    ended = Urging.objects.exclude(ended_on=None)
    for some in selectors.portions(sorted(still)):
        for rows in _by_key(ended.about(some)).values():
            changed += _reopen(rows, by=by)
    return changed


def may_have_ended(today: date) -> set[str]:
    """About which keys `settle` wants to know whether, and when, they were handed in."""
    rows = Urging.objects.open() | Urging.objects.ended_unsaid(since=today - _UNSAID)
    return set(rows.order_by().values_list("key", flat=True).distinct())


def _by_key(rows: Iterable[Urging]) -> dict[str, list[Urging]]:
    found: dict[str, list[Urging]] = defaultdict(list)
    for row in rows:
        found[row.key].append(row)
    return found


@transaction.atomic
def _end(rows: Sequence[Urging], on: date, ending: Ending, *, by: Any) -> int:
    for row in rows:
        row.ended_on, row.ending = on, ending
        row.save(update_fields=["ended_on", "ending"])
    note(rows[0], "no-longer-owed", by=by, changes={"ended_on": [None, on], "ending": ["", ending]})
    return len(rows)


@transaction.atomic
def _reopen(rows: Sequence[Urging], *, by: Any) -> int:
    for row in rows:
        row.ended_on, row.ending = None, ""
        row.save(update_fields=["ended_on", "ending"])
    note(rows[0], "owed-again", by=by)
    return len(rows)
