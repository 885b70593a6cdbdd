"""What an agency does with its update: writes it, sends it, takes it back; and what the desk enters for it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from haidang.kit import clock
from haidang.kit.audit.services import note
from haidang.office.accounts.choices import Role
from haidang.office.accounts.models import User
from haidang.office.documents.models import Document
from haidang.office.norms import selectors as norms
from haidang.plan.followup import rules
from haidang.plan.followup.choices import Origin, Source, State
from haidang.plan.followup.models import AgencyWay, Evidence, Update
from haidang.plan.followup.services.figuring import (
    Change,
    Figures,
    field_of,
    figures_changed,
    keep_figures,
    refuse_figures,
    told,
)
from haidang.plan.followup.services.holding import go, held, of_period, own, reason_of, refuse_unless, writable
from haidang.plan.plans.models import Duty
from haidang.plan.programmes.rules import said as said_figure

#: What is said in an update.
WORDS = ("state", "done", "next", "obstacle", "finished_on")


@dataclass(frozen=True)
class Changed:
    """One field that somebody else wrote meanwhile."""

    name: str
    label: str
    theirs: str


class Stale(ValidationError):
    """Somebody else saved the update after it was opened: what they changed, and which version stands now."""

    def __init__(self, update: Update, changed: Sequence[Changed]) -> None:
        self.version, self.changed, self.by = update.version, list(changed), update.by
        super().__init__(
            _(
                "%(who)s vừa lưu cập nhật này lúc %(when)s. Chữ của bạn còn nguyên dưới đây; xem phần khác nhau, "
                "gộp lại rồi lưu."
            )
            % {"who": update.by, "when": f"{update.written_at.astimezone(clock.VIETNAM):%H:%M %d/%m/%Y}"},
            code="stale",
        )


@transaction.atomic
def save_draft(
    duty: Duty, period: str, *, version: int, by: User, figures: Figures | None = None, **said: Any
) -> Update:
    """Keep what was written so far; `version` is the one that was before the writer's eyes (0 where there was none).

    `figures` are those of the outputs of the part, by their keys; an output that is not named keeps its figure.
    """
    return _written(own(writable(duty, by=by), by), period, version=version, by=by, said=said, figures=figures)


def _written(
    duty: Duty, period: str, *, version: int, by: User, said: Mapping[str, Any], figures: Figures | None = None
) -> Update:
    update = of_period(duty, period, by=by)
    if update.pk:
        held(update, "change", by=by)
    refuse_unless("written", update)
    mine = {name: value for name, value in said.items() if name in WORDS}
    changed = {name: value for name, value in mine.items() if getattr(update, name) != value}
    counted = figures_changed(update, figures)
    if version != update.version:
        # the same words twice (a page sent again) are no quarrel
        if not changed and not counted:
            return update
        raise Stale(update, [*(_changed(update, name) for name in changed), *map(_counted, counted)])
    if update.pk and not changed and not counted:
        return update
    _refuse_later_than_today(mine.get("finished_on"))
    refuse_figures(counted)
    before = {name: getattr(update, name) for name in changed}
    for name, value in changed.items():
        setattr(update, name, value)
    # A returned one stays returned until it is sent again: its remark is still to be answered.
    writer = update.by if update.version else None
    update.version += 1
    update.by, update.written_at, update.is_touched = by, clock.now(), True
    update.save()
    keep_figures(update, counted)
    # every keystroke is in the history of rows; the story tells who took up the pen
    if writer != by:
        words = {name: [before[name], value] for name, value in changed.items()}
        note(update, "written", by=by, changes=words | told(counted))
    return update


def _changed(update: Update, name: str) -> Changed:
    field = Update._meta.get_field(name)
    value = getattr(update, name)
    shown = update.get_state_display() if name == "state" else value
    return Changed(name, str(field.verbose_name), str(shown or ""))  # type: ignore[union-attr]


def _counted(change: Change) -> Changed:
    output, theirs, _mine = change
    return Changed(field_of(output.pk), output.name, said_figure(theirs))


def _refuse_later_than_today(day: date | None) -> None:
    if day and day > clock.today():
        raise ValidationError(
            {"finished_on": _("Ngày hoàn thành %(day)s còn ở phía trước; việc dự kiến thì ghi ở “việc tiếp theo”.")
             % {"day": f"{day:%d/%m/%Y}"}}
        )  # fmt: skip


# ── evidence ─────────────────────────────────────────────────────────────────────────────────────


@transaction.atomic
def add_evidence(update: Update, *, document: Document | None = None, link: str = "", by: User) -> Evidence:
    """Hang a paper of the office or a link on an update that is still open."""
    update = held(update, "change", by=by)
    refuse_unless("written", update)
    if document and not Document.objects.for_user(by, "view").filter(pk=document.pk).exists():
        raise PermissionDenied
    same = update.evidence.filter(document=document) if document else update.evidence.filter(link=link)
    if twin := same.first():
        return twin
    evidence = Evidence(of=update, document=document, link=link)
    evidence.full_clean()
    evidence.save()
    update.is_touched = True
    update.save(update_fields=["is_touched"])
    note(update, "changed", by=by, changes={"evidence": [None, evidence]})
    return evidence


@transaction.atomic
def drop_evidence(evidence: Evidence, *, by: User) -> None:
    update = held(evidence.of, "change", by=by)
    refuse_unless("written", update)
    note(update, "changed", by=by, changes={"evidence": [evidence, None]})
    evidence.delete()


# ── sending ──────────────────────────────────────────────────────────────────────────────────────


@transaction.atomic
def submit(update: Update, *, by: User) -> Update:
    """Send it: to the agency's leader where the agency works so, else to Sở Ngoại vụ."""
    return _sent(held(update, "change", by=by), by=by)


def _sent(update: Update, *, by: User) -> Update:
    refuse_unless("submitted", update)
    _refuse_faults(update)
    if _goes_to_leader(update, by):
        return go(update, "to-leader", by=by, submitted_by=by)
    return go(update, "submitted", by=by, submitted_by=by, **_sent_now())


def _goes_to_leader(update: Update, by: User) -> bool:
    if by.role == Role.AGENCY_LEADER or update.entered_source:
        return False
    # as the agency works that writes: an heir in its own way
    return AgencyWay.objects.filter(agency=by.agency_id, leader_approves=True).exists()


def _sent_now() -> dict[str, Any]:
    """When it was sent, and the day that counts: after the cut-off of the norm it is the next working day."""
    now = clock.now()
    return {"submitted_at": now, "counts_on": norms.counts_for(now, clock.today())}


def _refuse_faults(update: Update) -> None:
    found = rules.faults(
        update.state,
        done=update.done,
        obstacle=update.obstacle,
        has_evidence=update.has_evidence(),
        is_standing=update.duty.task.is_standing,
    )
    if found:
        raise ValidationError({fault.field: _sentence(fault.code) for fault in found})


def _sentence(code: str) -> str:
    return {
        "no-state": _("Chưa chọn tình trạng. Chọn một trong năm tình trạng rồi gửi."),
        "no-words": _("Chưa ghi đã làm được gì. Một câu là đủ."),
        "no-obstacle": _("Có vướng mắc nhưng chưa ghi vướng mắc gì. Nêu rõ việc gì, đề nghị ai giải quyết."),
        "no-evidence": _(
            "Đề nghị xác nhận hoàn thành mà chưa có minh chứng. Thêm văn bản, tệp hoặc đường dẫn kết quả rồi gửi."
        ),
        "never-finishes": _(
            "Nhiệm vụ thường xuyên báo cáo theo kỳ, không kết thúc. Chọn “Đang thực hiện” và nêu kết quả của kỳ."
        ),
    }[code]


@transaction.atomic
def approve_inside(update: Update, *, by: User) -> Update:
    """The leader of the agency lets it go to Sở Ngoại vụ."""
    update = held(update, "approve", by=by)
    if not update.duty.is_answered_by(by):
        raise PermissionDenied
    return go(update, "approved", by=by, **_sent_now())


@transaction.atomic
def withdraw(update: Update, *, reason: str, by: User) -> Update:
    """Thu hồi: what was sent by mistake comes back into the hands of who sent it."""
    update = held(update, "change", by=by)
    said = reason_of(reason, _("Chưa ghi vì sao thu hồi."))
    return go(update, "withdrawn", by=by, reason=said, submitted_at=None, counts_on=None)


@transaction.atomic
def nothing_new(duty: Duty, period: str, *, by: User) -> Update:
    """Không phát sinh trong kỳ, in one tap: a fact with a name under it."""
    duty = own(writable(duty, by=by), by)
    update = of_period(duty, period, by=by)
    has_words = update.done or update.state not in ("", State.NOTHING)
    if update.is_touched and (has_words or update.figures.exists()):
        raise ValidationError(
            _("Kỳ này đã có bản nháp của %(who)s ghi nội dung khác. Mở bản nháp để xem trước khi báo không phát sinh.")
            % {"who": update.by},
            code="has-words",
        )
    refuse_unless("submitted", update)
    if update.origin == Origin.EVIDENCE and update.done:
        raise ValidationError(
            _("Hồ sơ cho thấy kỳ này có việc phát sinh. Mở bản soạn sẵn để xem trước khi báo không phát sinh."),
            code="has-words",
        )
    update.state, update.by, update.written_at, update.is_touched = State.NOTHING, by, clock.now(), True
    update.version += 1
    update.save()
    return _sent(update, by=by)


@transaction.atomic
def enter_for(
    duty: Duty, period: str, *, source: str, words: str, document: Document | None = None, version: int, by: User,
    figures: Figures | None = None, **said: Any,
) -> Update:  # fmt: skip
    """Nhập hộ: Sở Ngoại vụ writes down what an agency said by telephone, on paper or at a meeting. Counted apart."""
    if not by.is_desk:
        raise PermissionDenied
    if source not in Source:
        raise ValidationError({"entered_source": _("Chưa chọn cơ quan báo bằng cách nào.")})
    if source == Source.PAPER and document is None and not words.strip():
        raise ValidationError({"entered_words": _("Báo bằng văn bản thì ghi số, ngày của văn bản.")})
    if source != Source.PAPER and not words.strip():
        raise ValidationError({"entered_words": _("Ghi ai báo, vào lúc nào, để sau này còn hỏi lại được.")})
    duty = writable(duty, by=by)
    if duty.is_answered_by(by):
        raise ValidationError(_("Đây là phần việc của chính cơ quan bạn; cập nhật như thường, không nhập hộ."))
    found = of_period(duty, period, by=by)
    # what only a book drafted is nobody's word yet: the desk writes down what the agency said
    is_of_a_book = found.origin == Origin.EVIDENCE and not found.is_touched
    if found.pk and not found.entered_source and not is_of_a_book:
        raise ValidationError(
            _("%(agency)s đã tự soạn cập nhật của kỳ này (bước “%(stage)s”); không nhập hộ đè lên được.")
            % {"agency": duty.agency, "stage": found.get_stage_display()},
            code="own-words",
        )
    if not found.pk or is_of_a_book:
        found.entered_source, found.entered_words, found.entered_document = source, words.strip(), document
        found.save()
    else:
        held(found, "change", by=by)
    update = _written(duty, period, version=version, by=by, said=said, figures=figures)
    update.entered_source, update.entered_words, update.entered_document = source, words.strip(), document
    update.save(update_fields=["entered_source", "entered_words", "entered_document"])
    note(update, "entered-for", by=by, changes={"entered_source": [None, Source(source).label]}, reason=words.strip())
    return update
