"""A paper is drafted from a record, written over by a person, composed anew when the record changed, or thrown away."""

from dataclasses import asdict, replace
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models, transaction
from django.utils import translation
from django.utils.translation import gettext as _

from haidang.kit import clock
from haidang.kit.audit.services import note
from haidang.office.accounts.models import User
from haidang.office.documents import rules_drafts as rules
from haidang.office.documents.choices import NO_DRAFT, PLACES, DraftStage
from haidang.office.documents.models import Draft
from haidang.office.documents.paper_kinds import PaperKind
from haidang.office.documents.rules_drafts import Edit
from haidang.papers.writer.kept import as_json
from haidang.papers.writer.model import Official


@transaction.atomic
def draft(kind: PaperKind, record: models.Model, *, by: User) -> Draft:
    """Compose the paper of a record.

    Errors: PermissionDenied for who has not the right to the record; ValidationError that says why there is none now.
    """
    if not may_draft(kind, record, by):
        raise PermissionDenied
    held = _record(kind, record, by)
    paper = compose(kind, held, by)
    made = Draft(
        kind=kind.key, record=held, title=_titled(paper, kind), agency=by.agency, composed=as_json(paper),
        paper=as_json(paper), composed_on=clock.today(), made_by=by,
    )  # fmt: skip
    made.full_clean()
    made.save()
    note(made, "drafted", by=by)
    return made


def may_draft(kind: PaperKind, record: models.Model, by: User) -> bool:
    """Has this person the right to the record that the paper asks for?"""
    if not by.agency_id or not Draft.objects.may_add(by) or not kind.written_by(record, by):
        return False
    rows: Any = type(record)._default_manager
    return bool(rows.for_user(by, kind.right).filter(pk=record.pk).exists())


def compose(kind: PaperKind, record: models.Model, by: User) -> Official:
    """What the records say today, in the language of papers whatever the screen speaks. Errors: ValidationError."""
    today = clock.today()
    if why := kind.hindrance(record, today):
        raise ValidationError(why, code="hindered")
    with translation.override("vi"):
        paper = kind.make(record, today, by)
    head = paper.head if paper.head.day else replace(paper.head, drafted_on=today)
    return replace(paper, head=head, is_draft=True)


def composed_now(draft: Draft, by: User) -> Official:
    """What the records say today, also where the paper is out and there is none to be drafted any more.

    Errors: ValidationError where kind or record are gone, or the records have nothing to say.
    """
    kind = draft.paper_kind
    if kind is None:
        raise refusal("no-kind", key=draft.kind)
    rows: Any = draft.record and type(draft.record)._default_manager
    record = rows and rows.for_user(by, "view").filter(pk=draft.record_id).first()
    if not record:
        raise refusal("no-record")
    with translation.override("vi"):
        return kind.make(record, clock.today(), by)


def _record(kind: PaperKind, record: Any, by: User) -> Any:
    """The record under its right; a paper is drafted of what stands in the database."""
    rows: Any = type(record)._default_manager
    return rows.for_user(by, kind.right).get(pk=record.pk)


def _titled(paper: Official, kind: PaperKind) -> str:
    return (paper.about or str(kind.label))[:500]


@transaction.atomic
def redraft(draft: Draft, *, by: User) -> Draft:
    """Compose it anew of the record as it is now; what a person wrote stays where its paragraph still says the same.

    The paragraphs that found no place are kept aside (`unplaced`), to be written in again or put away.
    """
    held = open_draft(draft, by, act=_("soạn lại"))
    kind = held.paper_kind
    if kind is None:
        raise refusal("no-kind", key=held.kind)
    if held.record is None or not may_draft(kind, held.record, by):
        raise refusal("no-record")
    paper = compose(kind, held.record, by)
    found, lost = rules.carried([*held.edited, *held.unplaced], paper)
    held.composed = as_json(paper)
    held.composed_on = clock.today()
    _write(held, paper, found, lost)
    note(held, "redrafted", by=by, changes={"lost": [None, len(lost)]} if lost else {})
    return held


@transaction.atomic
def reword(draft: Draft, place: str, words: str, *, by: User, version: int | None = None) -> Draft:
    """Write a part otherwise; no words at all take a paragraph out. The words of the records again undo it.

    `version` is the one the form was opened on. Errors: ValidationError.
    """
    held = open_draft(draft, by, act=_("sửa"))
    if version is not None and version != held.version:
        raise refusal("stale")
    paper = held.as_composed
    was = rules.texts(paper).get(place)
    if was is None:
        raise refusal("no-place")
    words = "\n".join(rules.lines_of(words))
    if not words and place in rules.NEVER_EMPTY:
        raise refusal("empty")
    others = [each for each in held.edited if each.place != place]
    before = next((each.words for each in held.edited if each.place == place), was)
    if words == before:
        return held
    edits = others if words == was else [*others, Edit(place, was, words)]
    _write(held, paper, edits, [each for each in held.unplaced if each.words != words])
    note(held, "restored" if words == was else "reworded", by=by, changes={_told(place): [before, words]})
    return held


def _told(place: str) -> str:
    """What the history calls a place: a paragraph is one of many."""
    return place if place in PLACES else "paragraph"


@transaction.atomic
def put_aside(draft: Draft, *, by: User) -> Draft:
    """What was written before and found no place is not needed any more; the history keeps it."""
    held = open_draft(draft, by, act=_("sửa"))
    gone = [each.words for each in held.unplaced]
    if gone:
        held.lost = []
        held.version += 1
        held.save(update_fields=["lost", "version"])
        note(held, "put-aside", by=by, changes={"lost": [gone, []]})
    return held


@transaction.atomic
def drop(draft: Draft, *, by: User, reason: str) -> Draft:
    """Throw it away; its row stays. One that was issued goes only when its paper was withdrawn."""
    held = changeable(draft, by)
    withdrawn = held.stage == DraftStage.ISSUED and held.document is not None and held.document.withdrawn_as
    if not held.is_open and not withdrawn:
        raise wrong_stage(held, _("bỏ"))
    if not reason.strip():
        raise refusal("no-reason")
    was, held.stage = held.get_stage_display(), DraftStage.DROPPED
    held.version += 1
    held.save(update_fields=["stage", "version"])
    note(held, "dropped", by=by, changes={"stage": [was, held.get_stage_display()]}, reason=reason.strip())
    return held


# ── what several verbs need ──────────────────────────────────────────────────────────────────────


def changeable(draft: Draft, by: User) -> Draft:
    """The row under right and lock."""
    rows = Draft.objects.for_user(by, "change").select_for_update(of=("self",))
    return rows.select_related("document", "agency").get(pk=draft.pk)


def open_draft(draft: Draft, by: User, *, act: str) -> Draft:
    """The same, where it can still be written otherwise."""
    held = changeable(draft, by)
    if not held.is_open:
        raise wrong_stage(held, act)
    return held


def wrong_stage(draft: Draft, act: str) -> ValidationError:
    return refusal("stage", stage=draft.get_stage_display(), act=act)


def refusal(code: str, **said: Any) -> ValidationError:
    return ValidationError(NO_DRAFT[code] % said, code=code)


def _write(held: Draft, composed: Official, edits: list[Edit], lost: list[Edit]) -> None:
    paper = rules.edited(composed, edits)
    held.edits, held.lost = [asdict(each) for each in edits], [asdict(each) for each in lost]
    held.paper = as_json(paper)
    held.title = (paper.about or held.title)[:500]
    held.version += 1
    held.full_clean()
    held.save()
