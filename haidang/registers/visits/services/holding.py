"""Taking a visit into one's hands, moving it as the table says, telling its tasks what became of it."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _

from haidang.kit.audit.services import note
from haidang.office.accounts.models import User
from haidang.plan.followup.services import draft_update
from haidang.registers.visits import rules
from haidang.registers.visits.choices import Act, Stage
from haidang.registers.visits.models import Visit


def held(visit: Visit, act: Act, by: User) -> Visit:
    """The visit as it stands now, locked, for an act that is theirs and in time."""
    row: Visit = Visit.objects.for_user(by, "view").select_for_update(of=("self",)).get(pk=visit.pk)
    if not rules.is_theirs(act, row.kind, row.hands(by)):
        raise PermissionDenied
    if act not in row.acts(by):
        raise ValidationError(not_now(row, act), code="wrong-stage")
    return row


def not_now(visit: Visit, act: Act) -> str:
    if act == Act.ESTIMATE and visit.estimate_id:
        return _("Đợt đón này đã có dự toán; mở dự toán ấy để sửa.")
    return _("Không làm được “%(act)s”: hồ sơ đang ở bước “%(stage)s”.") % {
        "act": act.label,
        "stage": visit.get_stage_display(),
    }


def go(visit: Visit, verb: str, *, by: User, reason: str = "", told: Any = None, **facts: Any) -> Visit:
    """Move it; the move is noted."""
    before = Stage(visit.stage)
    visit.stage = rules.MOVES[verb][1]
    for name, value in facts.items():
        setattr(visit, name, value)
    visit.full_clean()
    visit.save()
    changes = {"stage": [before.label, Stage(visit.stage).label]} | (told or {})
    changes |= {name: [None, value] for name, value in facts.items() if value not in (None, "")}
    note(visit, verb, by=by, changes=changes, reason=reason)
    return visit


def said(words: str, sentence: str, field: str) -> str:
    """What has to be said; `sentence` is the refusal where nothing was."""
    if not words.strip():
        raise ValidationError({field: sentence}, code="no-words")
    return words.strip()


def tell(visit: Visit, *, by: User) -> int:
    """The sentence goes into the draft of each of its tasks; nobody submits it but a person."""
    sentence = told(visit)
    return sum(len(draft_update(task, sentence, evidence=visit, by=by)) for task in visit.tasks.all())


def told(visit: Visit) -> str:
    """ "Đã đón đoàn X (Nhật Bản), 20 khách, từ 18/05/2026 đến 20/05/2026. Kết quả: …" """
    partners = ", ".join(str(each) for each in visit.partners.all())
    # what was written in three lines is called by what was done: "Tiếp xã giao Đại sứ …" says it already
    kind = _("Đã đón") if not visit.is_light else visit.get_kind_display()
    what = rules.said_once(kind, visit.title, " ")
    who = f"{what} ({partners})" if partners else what
    count = _(", %(count)s khách") % {"count": visit.people} if visit.people else ""
    paper = _(", theo %(paper)s") % {"paper": visit.decision} if visit.decision else ""
    by = _(", %(receiver)s tiếp") % {"receiver": visit.receiver} if visit.receiver else ""
    head = _("%(who)s%(count)s, %(days)s%(by)s%(paper)s.") % {
        "who": who,
        "count": count,
        "days": visit.days_said,
        "by": by,
        "paper": paper,
    }
    result = " ".join(visit.achieved.split())
    return f"{head} {_('Kết quả')}: {result}" if result else head
